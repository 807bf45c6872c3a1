// What the playground draws: the curves of training, and the network.
import { draw } from "./chart.js";
import { marker } from "./classes.js";
import { s } from "./kit.js";
import { paintUnit } from "./paint.js";

/**
 * drawCurves draws loss and errors, and the gradient's length layer by layer.
 * @param {SVGElement} loss
 * @param {SVGElement} norms
 * @param {{epoch: number, loss: number, accuracy: number, norms: number[]}[]} curve
 * @param {number} end of the axis, in epochs
 */
export function drawCurves(loss, norms, curve, end) {
  const every = Math.ceil(curve.length / 400);
  const c = curve.filter((_, i) => i % every === 0);
  const top = Math.max(0.1, ...c.map((m) => m.loss));
  draw(loss, {
    width: 340,
    height: 206,
    x: [0, end],
    y: [0, Math.max(1, Math.min(top * 1.05, 4))],
    xLabel: "epochs",
    yLabel: "loss; share of errors",
    curves: [
      { points: c.map((m) => [m.epoch, Math.min(m.loss, 4)]), className: "blue", label: "loss" },
      { points: c.map((m) => [m.epoch, 1 - m.accuracy]), className: "vermillion", label: "errors" },
    ],
  });
  const L = c[0]?.norms?.length ?? 0,
    log = (v) => Math.max(-8, Math.min(4, Math.log10(Math.max(v, 1e-12))));
  draw(norms, {
    width: 340,
    height: 206,
    x: [0, end],
    y: [-6, 2],
    xLabel: "epochs",
    yLabel: "log₁₀ ‖gradient‖ by layer",
    curves: Array.from({ length: L }, (_, l) => ({
      points: c.map((m) => [m.epoch, log(m.norms[l])]),
      className: ["blue", "orange", "green", "purple", "sky", "vermillion", "soft"][l % 7],
      label: L < 4 || l === 0 || l === L - 1 ? `layer ${l + 1}` : "",
    })),
  });
}

/**
 * drawNet shows units as what they see, and weights as edges: width for size,
 * colour for sign.
 * @param {SVGElement} svg
 * @param {{units: number[][][], weights: number[][][]}} state
 */
export function drawNet(svg, { units, weights }) {
  const columns = [2, ...weights.map((W) => W.length)],
    W = 400,
    H = 400;
  const size = Math.min(46, (H - 20) / Math.max(...columns) - 5, 300 / columns.length);
  const x = (l) => 26 + (l * (W - 60)) / (columns.length - 1),
    y = (l, i) => H / 2 + (i - (columns[l] - 1) / 2) * Math.min(size + 14, (H - 8) / columns[l]);
  const most = Math.max(...weights.flat(2).map(Math.abs), 1e-9),
    nodes = [];
  weights.forEach((M, l) =>
    M.forEach((row, i) =>
      row.forEach((w, j) =>
        nodes.push(
          s("line", {
            x1: x(l),
            y1: y(l, j),
            x2: x(l + 1),
            y2: y(l + 1, i),
            class: w < 0 ? "edge minus" : "edge plus",
            "stroke-width": (0.4 + (5 * Math.abs(w)) / most).toFixed(2),
            "stroke-opacity": (0.15 + (0.7 * Math.abs(w)) / most).toFixed(2),
          }),
        ),
      ),
    ),
  );
  columns.forEach((n, l) => {
    for (let i = 0; i < n; i++) {
      if (l > 0 && l < columns.length - 1)
        nodes.push(
          s("image", {
            href: paintUnit(units[l - 1][i]),
            x: x(l) - size / 2,
            y: y(l, i) - size / 2,
            width: size,
            height: size,
            preserveAspectRatio: "none",
          }),
          s("rect", {
            x: x(l) - size / 2,
            y: y(l, i) - size / 2,
            width: size,
            height: size,
            rx: 3,
            class: "unit-frame",
          }),
        );
      else if (l) nodes.push(marker(columns[l] === 1 ? 1 : i, x(l), y(l, i), Math.min(13, size / 2.3)));
      else
        nodes.push(
          s("circle", { cx: x(l), cy: y(l, i), r: Math.min(15, size / 2), class: "input" }),
          s("text", { x: x(l), y: y(l, i) + 5, "text-anchor": "middle" }, `x${"₁₂"[i]}`),
        );
    }
  });
  svg.setAttribute("viewBox", `0 0 ${W} ${H}`);
  svg.setAttribute("aria-label", `Network ${columns.join("-")}`);
  svg.replaceChildren(...nodes.filter(Boolean));
}
