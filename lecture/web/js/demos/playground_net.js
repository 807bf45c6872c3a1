// The playground's network: units as what they see, weights as edges.
import { marker } from "./classes.js";
import { num, s } from "./kit.js";
import { paintUnits } from "./paint.js";

const W = 400,
  H = 400;

/** names of the inputs, as the network's picture and the buttons write them */
export const INPUTS = {
  x1: "x₁",
  x2: "x₂",
  x1x1: "x₁²",
  x2x2: "x₂²",
  x1x2: "x₁x₂",
  sin1: "sin 2x₁",
  sin2: "sin 2x₂",
};

/**
 * @typedef {object} Drawn
 * @property {number[][][]} units what each hidden unit sees, by layer
 * @property {number[][][]} weights
 * @property {number[][]} biases
 * @property {string[]} inputs their names
 * @property {number[] | null} chosen layer and number of the unit that is open
 */

/**
 * drawNet shows the network: an edge's width is the weight's size, its colour the
 * sign. Each input and hidden unit is a button: hover and focus preview, a click opens.
 * @param {SVGElement} svg
 * @param {Drawn} net
 * @param {{preview: (unit: number[] | null) => void, open: (unit: number[]) => void}} on
 */
export function drawNet(svg, net, on) {
  const columns = [net.inputs.length, ...net.weights.map((M) => M.length)],
    place = layout(columns);
  const hidden = net.units.flat(),
    sheet = hidden.length ? paintUnits(hidden) : "";
  const nodes = edges(net.weights, place);
  let n = 0;
  columns.forEach((count, l) => {
    for (let i = 0; i < count; i++) {
      const last = l === columns.length - 1;
      if (last)
        nodes.push(marker(count === 1 ? 1 : i, place.x(l), place.y(l, i), Math.min(13, place.size / 2.3)));
      else nodes.push(unit(net, place, l, i, l ? picture(sheet, hidden.length, n++, place, l, i) : [], on));
    }
  });
  const focused = svg.contains(document.activeElement) ? document.activeElement.dataset.unit : undefined;
  svg.setAttribute("viewBox", `0 0 ${W} ${H}`);
  svg.setAttribute("aria-label", `Network ${columns.join("-")}`);
  svg.replaceChildren(...nodes);
  if (focused) svg.querySelector(`[data-unit="${focused}"]`)?.focus();
}

// layout says where units stand, and how large they are.
function layout(columns) {
  const size = Math.min(46, (H - 20) / Math.max(...columns) - 5, 300 / columns.length);
  return {
    size,
    x: (l) => 34 + (l * (W - 62)) / (columns.length - 1),
    y: (l, i) => H / 2 + (i - (columns[l] - 1) / 2) * Math.min(size + 14, (H - 8) / columns[l]),
  };
}

function edges(weights, { x, y }) {
  const most = Math.max(...weights.flat(2).map(Math.abs), 1e-9);
  return weights.flatMap((M, l) =>
    M.flatMap((row, i) =>
      row.map((w, j) =>
        s(
          "line",
          {
            x1: x(l),
            y1: y(l, j),
            x2: x(l + 1),
            y2: y(l + 1, i),
            class: w < 0 ? "edge minus" : "edge plus",
            "stroke-width": (0.4 + (5 * Math.abs(w)) / most).toFixed(2),
            "stroke-opacity": (0.15 + (0.7 * Math.abs(w)) / most).toFixed(2),
          },
          s("title", {}, `w = ${num(w, 3)}`),
        ),
      ),
    ),
  );
}

// picture cuts one unit's picture out of the sheet.
function picture(sheet, count, n, { size, x, y }, l, i) {
  const image = s("image", { href: sheet, width: count, height: 1, preserveAspectRatio: "none" });
  const at = { x: x(l) - size / 2, y: y(l, i) - size / 2, width: size, height: size };
  return [
    s("svg", { ...at, viewBox: `${n} 0 1 1`, preserveAspectRatio: "none", class: "unit-picture" }, image),
    s("rect", { ...at, rx: 3, class: "unit-frame" }),
  ];
}

// unit is an input or a hidden unit.
function unit(net, place, l, i, shown, on) {
  const x = place.x(l),
    y = place.y(l, i),
    me = [l, i],
    open = net.chosen?.[0] === l && net.chosen[1] === i;
  const parts = l
    ? shown
    : [
        s("circle", { cx: x, cy: y, r: Math.min(17, place.size / 2), class: "input" }),
        s("text", { x, y: y + 5, "text-anchor": "middle" }, INPUTS[net.inputs[i]].replace("sin ", "s")),
      ];
  return s(
    "g",
    {
      class: open ? "unit-button open" : "unit-button",
      role: "button",
      tabindex: 0,
      "data-unit": `${l},${i}`,
      "aria-pressed": String(open),
      "aria-label": l ? `Hidden layer ${l}, unit ${i + 1}` : `Input ${INPUTS[net.inputs[i]]}`,
      onpointerenter: () => on.preview(me),
      onpointerleave: () => on.preview(null),
      onclick: () => on.open(me),
      onkeydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        on.open(me);
        event.preventDefault();
        event.stopPropagation();
      },
    },
    ...parts,
  );
}
