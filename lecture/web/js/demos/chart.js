// Line charts with labelled axes, as SVG.
import { num, s } from "./kit.js";

const ticksOf = (lo, hi, about) => {
  const raw = (hi - lo) / about,
    power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((k) => k * power).find((k) => k >= raw);
  const ticks = [];
  for (let i = Math.ceil(lo / step); i * step <= hi + 1e-9 * step; i++) ticks.push(i * step);
  return { ticks, digits: Math.max(0, -Math.floor(Math.log10(step))) };
};

// draw fills an <svg> with curves: [{points: [[x, y], …], className, label}].
export function draw(
  svg,
  {
    width = 520,
    height = 260,
    x: [x0, x1],
    y: [y0, y1],
    xLabel,
    yLabel,
    curves,
    bands = [],
    marks = [],
    rules = [],
  },
) {
  const left = 46,
    right = 12,
    top = 24,
    bottom = 40;
  const px = (x) => left + ((x - x0) / (x1 - x0 || 1)) * (width - left - right);
  const py = (y) => height - bottom - ((y - y0) / (y1 - y0 || 1)) * (height - top - bottom);
  const nodes = bands.map(([a, b, className]) =>
    s("rect", {
      x: px(a),
      width: Math.max(0, px(b) - px(a)),
      y: top,
      height: height - top - bottom,
      class: className,
    }),
  );
  const xs = ticksOf(x0, x1, 7),
    ys = ticksOf(y0, y1, 5);
  for (const v of ys.ticks)
    nodes.push(
      s("line", { x1: left, x2: width - right, y1: py(v), y2: py(v), class: "tick" }),
      s("text", { x: left - 7, y: py(v) + 5, "text-anchor": "end" }, num(v, ys.digits)),
    );
  for (const v of xs.ticks)
    nodes.push(s("text", { x: px(v), y: height - bottom + 17, "text-anchor": "middle" }, num(v, xs.digits)));
  nodes.push(
    s("line", { x1: left, x2: width - right, y1: height - bottom, y2: height - bottom, class: "axis" }),
    s("line", { x1: left, x2: left, y1: top, y2: height - bottom, class: "axis" }),
  );
  for (const v of rules)
    nodes.push(s("line", { x1: px(v), x2: px(v), y1: top, y2: height - bottom, class: "rule" }));
  nodes.push(
    s("text", { x: width - right, y: height - 5, "text-anchor": "end", class: "axis-name" }, xLabel),
    s("text", { x: 4, y: 13, class: "axis-name" }, yLabel),
  );
  const clamp = (v) => Math.max(-1e4, Math.min(1e4, v));
  for (const { points, className } of curves) {
    nodes.push(
      s("polyline", {
        points: points.map(([x, y]) => `${px(x).toFixed(1)},${clamp(py(y)).toFixed(1)}`).join(" "),
        class: `curve ${className}`,
      }),
    );
  }
  // A label stands above the end of its curve; below, if another is there already.
  let last = -1e9;
  const labels = curves
    .filter((c) => c.label && c.points.length)
    .map((c) => ({ ...c, at: c.points[c.labelAt ?? c.points.length - 1] }))
    .sort((a, b) => py(a.at[1]) - py(b.at[1]));
  const places = labels.map((c) => {
    const end = clamp(py(c.at[1])),
      above = Math.max(end - 8, top + 10);
    last = above > last + 16 ? above : Math.max(end + 19, last + 17);
    return last;
  });
  // None runs into the numbers of the axis.
  for (let i = places.length - 1, most = height - bottom - 5; i >= 0; i--, most -= 17)
    places[i] = Math.min(places[i], most);
  labels.forEach((c, i) =>
    nodes.push(
      s(
        "text",
        {
          x: Math.min(px(c.at[0]) - 4, width - right - 4),
          y: places[i],
          "text-anchor": "end",
          class: `curve-name ${c.className}`,
        },
        c.label,
      ),
    ),
  );
  for (const [x, y, className] of marks)
    nodes.push(s("circle", { cx: px(x), cy: clamp(py(y)), r: 7, class: className }));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.replaceChildren(...nodes);
}
