// One neuron with live numbers.
import { call } from "./engine.js";
import { draw } from "./chart.js";
import { State, button, choice, h, keys, num, s, slider } from "./kit.js";

const G = {
  identity: "identity",
  sigmoid: "sigmoid",
  tanh: "tanh",
  relu: "ReLU",
  leaky: "leaky ReLU (0.1)",
  elu: "ELU (1)",
};
const NAMES = { x1: "x₁", x2: "x₂", w1: "w₁", w2: "w₂", b: "b" };
const RANGE = {
  identity: [-4, 4],
  sigmoid: [-0.2, 1.2],
  tanh: [-1.2, 1.2],
  relu: [-1, 5],
  leaky: [-1, 5],
  elu: [-1.5, 5],
};

export async function create(root) {
  const state = new State(
    "neuron",
    { x1: 1, x2: 0.5, w1: 1.2, w2: -0.8, b: 0.3, g: "sigmoid" },
    root.dataset.state,
  );
  const svg = s("svg", { role: "img", "aria-label": "Activation function and derivative at the present z" });
  const unit = s("svg", { viewBox: "-16 0 546 118", class: "neuron", role: "img" });
  const formula = h("div", { class: "live-formula", "aria-live": "polite" });
  const say = h("p", { class: "say" });
  const set = (patch) => {
    state.set(patch);
    return show();
  };
  const fields = {};
  for (const key of Object.keys(NAMES))
    fields[key] = slider(
      NAMES[key],
      state.get(key),
      { min: -4, max: 4, step: 0.1 },
      (v) => set({ [key]: v }),
      (v) => num(v, 1),
    );
  fields.g = choice("Activation g", G, state.get("g"), (g) => set({ g }));
  const reset = () => {
    state.reset();
    for (const [k, f] of Object.entries(fields)) f.show(state.get(k));
    show();
  };
  root.append(
    h("div", { class: "demo-view column-view" }, svg, formula, unit),
    h(
      "div",
      { class: "demo-side" },
      Object.values(fields),
      h("div", { class: "buttons" }, button("Reset", "Reset (R)", reset)),
      say,
    ),
  );
  keys(root, { r: reset });

  async function show() {
    const v = state.values;
    const a = await call("neuron", { x: [v.x1, v.x2], w: [v.w1, v.w2], b: v.b, g: v.g });
    const low = a.curve.map(([z, , slope]) => [z, slope < a.vanishing]);
    const bands = [];
    let from = null;
    low.forEach(([z, is], i) => {
      if (is && from === null) from = z;
      if (from !== null && (!is || i === low.length - 1)) {
        bands.push([from, z, "zone"]);
        from = null;
      }
    });
    draw(svg, {
      width: 560,
      height: 350,
      x: [-8, 8],
      y: RANGE[v.g],
      xLabel: "pre-activation z",
      yLabel: "g(z) and g′(z)",
      bands,
      curves: [
        { points: a.curve.map(([z, g]) => [z, g]), className: "blue", label: "g" },
        { points: a.curve.map(([z, , d]) => [z, d]), className: "vermillion dashed", label: "g′" },
      ],
      marks: [
        [Math.max(-8, Math.min(8, a.z)), a.a, "mark-blue"],
        [Math.max(-8, Math.min(8, a.z)), a.slope, "mark-vermillion"],
      ],
    });
    const paren = (x) => (x < 0 ? `(${num(x, 1)})` : num(x, 1));
    formula.replaceChildren(
      h(
        "p",
        {},
        h("b", {}, "z"),
        ` = w₁x₁ + w₂x₂ + b = ${paren(v.w1)}·${paren(v.x1)} + ${paren(v.w2)}·${paren(v.x2)} ` +
          `+ ${paren(v.b)} = `,
        h("b", {}, num(a.z)),
      ),
      h(
        "p",
        {},
        h("b", {}, "a"),
        ` = g(z) = `,
        h("b", {}, num(a.a, 4)),
        h("span", { class: "apart" }, ` g′(z) = `, h("b", {}, num(a.slope, 4))),
      ),
    );
    drawUnit(a);
    say.textContent = a.saturating
      ? `g′(z) is below ${a.vanishing}: next to no slope, next to no learning.`
      : "Here the neuron can learn: there is a slope to follow.";
    root.dataset.answer = JSON.stringify({ z: a.z, a: a.a, slope: a.slope });
  }
  // drawUnit shows the same numbers on the neuron: inputs, weights, sum, output.
  function drawUnit(a) {
    const v = state.values,
      nodes = [],
      ys = [26, 92];
    const text = (x, y, className, words, anchor = "middle") =>
      s("text", { x, y, "text-anchor": anchor, class: className }, words);
    const edge = (x1, y1, x2, y2, w) =>
      s("line", {
        x1,
        y1,
        x2,
        y2,
        class: w < 0 ? "edge minus" : "edge plus",
        "stroke-width": 1 + 1.2 * Math.abs(w),
        "stroke-opacity": 0.6,
      });
    [
      ["x1", "w1"],
      ["x2", "w2"],
    ].forEach(([x, w], i) =>
      nodes.push(
        edge(66, ys[i], 226, 59, v[w]),
        s("circle", { cx: 44, cy: ys[i], r: 24, class: "unit" }),
        text(44, ys[i] + 6, "unit-a", num(v[x], 1)),
        text(2, ys[i] + 5, "unit-z", `x${"₁₂"[i]}`),
        text(138, i ? 94 : 34, "edge-text", `${NAMES[w]} ${num(v[w], 1)}`),
      ),
    );
    nodes.push(
      edge(250, 12, 250, 34, v.b),
      text(262, 17, "edge-text", `b ${num(v.b, 1)}`, "start"),
      s("circle", { cx: 250, cy: 59, r: 26, class: "unit" }),
      text(250, 67, "unit-sum", "Σ"),
      s("line", { x1: 276, y1: 59, x2: 364, y2: 59, class: "axis" }),
      text(320, 51, "edge-text", `z ${num(a.z)}`),
      s("rect", { x: 364, y: 33, width: 56, height: 52, rx: 8, class: "unit lit" }),
      text(392, 65, "unit-a", "g"),
      s("line", { x1: 420, y1: 59, x2: 500, y2: 59, class: "axis" }),
      text(460, 51, "edge-text", `a ${num(a.a, 3)}`),
      s("path", { d: "M510 59l-12 -6v12z", class: "unit-tip" }),
    );
    unit.replaceChildren(...nodes);
    unit.setAttribute(
      "aria-label",
      `A neuron: inputs ${num(v.x1, 1)} and ${num(v.x2, 1)}, sum ${num(a.z)}, output ${num(a.a, 3)}`,
    );
  }
  await show();
}
