// The 2-3-1 network: numbers flow forward, error gradients flow back.
import { call } from "./engine.js";
import { State, button, h, keys, num, rich, s, slider } from "./kit.js";

const SYMBOLS = {
  x: ["x", "2×1", "the input"], z1: ["z[1]", "3×1", "z[1] = W[1] x + b[1]"], a1: ["a[1]", "3×1", "a[1] = σ(z[1])"], z2: ["z[2]", "1×1", "z[2] = W[2] a[1] + b[2]"], a2: ["a[2]", "1×1", "a[2] = σ(z[2]), the answer"],
  W1: ["W[1]", "3×2", "weights of the hidden layer"], b1: ["b[1]", "3×1", "bias of the hidden layer"], W2: ["W[2]", "1×3", "weights of the output layer"], b2: ["b[2]", "1×1", "bias of the output layer"],
  delta2: ["δ[2]", "1×1", "δ[2] = a[2] − y"], dW2: ["∂ℓ/∂W[2]", "1×3", "δ[2]ᵀ a[1]ᵀ"], db2: ["∂ℓ/∂b[2]", "1×1", "δ[2]ᵀ"], delta1: ["δ[1]", "1×3", "δ[1] = δ[2] W[2] ⊙ (a[1] ⊙ (1 − a[1]))ᵀ"], dW1: ["∂ℓ/∂W[1]", "3×2", "δ[1]ᵀ xᵀ"], db1: ["∂ℓ/∂b[1]", "3×1", "δ[1]ᵀ"],
};
const ORDER = ["x", "z1", "a1", "z2", "a2", "delta2", "dW2", "db2", "delta1", "dW1", "db1"];
const FIRST = { W1: 0, b1: 6, W2: 9, b2: 12 };

export async function create(root) {
  const pick = (event) => { const key = event.target.closest("[data-symbol]")?.dataset.symbol; if (key) set({ symbol: key, at: Math.max(state.get("at"), ORDER.indexOf(key)) }); };
  const state = new State("backprop", { x1: 0.5, x2: -1, y: 1, weights: "", seed: 4, at: 4, symbol: "delta1" }, root.dataset.state);
  const svg = s("svg", { viewBox: "0 0 700 340", onclick: pick, role: "img", "aria-label": "Network of two inputs, three hidden units and one output, with live numbers" });
  const symbols = h("div", { class: "symbols", role: "group", "aria-label": "Symbols" });
  const detail = h("div", { class: "detail", "aria-live": "polite" });
  const say = h("p", { class: "say" });
  const set = (patch) => { state.set(patch); return show(); };
  const fields = { x1: slider("x₁", state.get("x1"), { min: -3, max: 3, step: 0.1 }, (x1) => set({ x1 }), (v) => num(v, 1)), x2: slider("x₂", state.get("x2"), { min: -3, max: 3, step: 0.1 }, (x2) => set({ x2 }), (v) => num(v, 1)), y: slider("label y", state.get("y"), { min: 0, max: 1, step: 1 }, (y) => set({ y }), (v) => num(v, 0)) };
  const step = (d) => { const at = Math.max(0, Math.min(ORDER.length - 1, state.get("at") + d)); set({ at, symbol: ORDER[at] }); };
  const reset = () => { state.reset(); for (const [k, f] of Object.entries(fields)) f.show(state.get(k)); show(); };
  root.classList.add("wide");
  root.append(h("div", { class: "bar sliders" }, Object.values(fields), button("◀", "Step back (←)", () => step(-1), { "aria-label": "Back" }), button("Step ▶", "Next step (→)", () => step(1), { class: "primary" }), button("Reset", "Reset (R)", reset)),
    h("div", { class: "graph" }, svg, h("div", { class: "inspector" }, symbols, detail)), say);
  keys(root, { ArrowRight: () => step(1), ArrowLeft: () => step(-1), r: reset });
  let a;

  async function show() {
    const v = state.values;
    a = await call("backprop", { x: [v.x1, v.x2], y: v.y, weights: v.weights ? v.weights.split(",").map(Number) : [], seed: v.seed });
    drawGraph(ORDER.slice(0, v.at + 1));
    symbols.replaceChildren(...Object.keys(SYMBOLS).map((key) => button(rich(SYMBOLS[key][0]), SYMBOLS[key][2], () => set({ symbol: key, at: Math.max(v.at, ORDER.indexOf(key)) }), { "aria-pressed": key === v.symbol, "aria-label": SYMBOLS[key][0] })));
    inspect(v.symbol);
    const worst = Math.max(...a.analytic.map((g, i) => Math.abs(g - a.numeric[i])));
    say.textContent = `Click a number or a symbol to see its matrix, shape and formula. Loss ${num(a.loss, 4)}; all 13 gradients agree with their numeric twins to ${worst.toExponential(0).replace("-", "−")}.`;
    root.dataset.answer = JSON.stringify({ loss: a.loss, worst, at: v.at, symbol: v.symbol, gradient: a.analytic });
  }
  // inspect shows a symbol's matrix; weights can be changed there.
  function inspect(key) {
    const [name, shape, formula] = SYMBOLS[key], M = a.matrices[key], base = FIRST[key], d = key.startsWith("d") && FIRST[key.slice(1)] !== undefined ? FIRST[key.slice(1)] : null;
    const cell = (value, i, j) => {
      if (base === undefined) return h("td", {}, num(value, 4));
      const at = base + i * M[0].length + j;
      return h("td", {}, h("input", { type: "number", step: 0.1, value: +value.toFixed(3), "aria-label": `${name}, row ${i + 1}, column ${j + 1}`, onchange: (event) => { const w = [...a.weights]; w[at] = Number(event.target.value); set({ weights: w.map((x) => +x.toFixed(6)).join(",") }); } }));
    };
    const table = (rows, caption) => h("table", {}, h("caption", {}, caption), h("tbody", {}, rows));
    const words = [h("p", { class: "detail-name" }, h("b", {}, rich(name)), rich(` ∈ ℝ${shape}`)), h("p", { class: "detail-formula" }, rich(formula))], tables = [table(M.map((row, i) => h("tr", {}, row.map((v, j) => cell(v, i, j)))), base !== undefined ? "change a number" : d !== null ? "by backpropagation" : "value")];
    if (d !== null) tables.push(table(M.map((row, i) => h("tr", {}, row.map((_, j) => h("td", {}, num(a.numeric[d + i * row.length + j], 4))))), "numeric twin"));
    detail.replaceChildren(...words, h("div", { class: "twins" }, tables));
  }
  function drawGraph(shown) {
    const m = a.matrices, on = (k) => shown.includes(k), mid = 165, hidden = [55, 165, 275], input = [105, 225], nodes = [];
    const edge = (x1, y1, x2, y2, w, g, layer, t) => {
      nodes.push(s("line", { x1, y1, x2, y2, class: w < 0 ? "edge minus" : "edge plus", "stroke-width": 1 + 2.4 * Math.min(2.5, Math.abs(w)), "stroke-opacity": 0.55 }));
      const x = x1 + (x2 - x1) * t, y = y1 + (y2 - y1) * t;
      nodes.push(s("text", { x, y: y - 6, class: "edge-text", "text-anchor": "middle", "data-symbol": `W${layer}` }, num(w)));
      if (g !== null) nodes.push(s("text", { x: x1 + (x2 - x1) * (t + 0.38), y: y1 + (y2 - y1) * (t + 0.38) - 6, class: "edge-text back", "text-anchor": "middle", "data-symbol": `dW${layer}` }, num(g, 3)));
    };
    hidden.forEach((y, i) => input.forEach((y0, j) => edge(85, y0, 315, y, m.W1[i][j], on("dW1") ? m.dW1[i][j] : null, 1, 0.24)));
    hidden.forEach((y, i) => edge(365, y, 575, mid, m.W2[0][i], on("dW2") ? m.dW2[0][i] : null, 2, 0.3));
    // unit draws a neuron of a layer; z stands above a, δ below.
    const unit = (x, y, layer, z, a, back, label) => {
      const at = { x, "text-anchor": "middle" };
      nodes.push(s("circle", { cx: x, cy: y, r: 33, class: `unit ${a !== null ? "lit" : ""}`, "data-symbol": layer ? `a${layer}` : "x" }));
      if (z !== null) nodes.push(s("text", { ...at, y: y - 7, class: "unit-z", "data-symbol": `z${layer}` }, `z ${num(z)}`));
      nodes.push(s("text", { ...at, y: y + (z === null ? 6 : 13), class: "unit-a", "data-symbol": layer ? `a${layer}` : "x" }, a === null ? label : num(a, layer ? 3 : 2)));
      if (back !== null) nodes.push(s("text", { ...at, y: y + 52, class: "unit-back", "data-symbol": `delta${layer}` }, `δ ${num(back, 3)}`));
    };
    const shownOf = (k, value) => (on(k) ? value : null);
    input.forEach((y, j) => unit(60, y, 0, null, shownOf("x", m.x[j][0]), null, "x"));
    hidden.forEach((y, i) => unit(340, y, 1, shownOf("z1", m.z1[i][0]), shownOf("a1", m.a1[i][0]), shownOf("delta1", m.delta1[0][i]), "σ"));
    unit(605, mid, 2, shownOf("z2", m.z2[0][0]), shownOf("a2", m.a2[0][0]), shownOf("delta2", m.delta2[0][0]), "σ");
    nodes.push(s("text", { x: 605, y: 92, "text-anchor": "middle", class: "unit-z" }, `y = ${state.get("y")}`), s("text", { x: 605, y: 112, "text-anchor": "middle", class: "unit-z" }, `ℓ = ${num(a.loss, 3)}`));
    svg.replaceChildren(...nodes);
  }
  await show();
}
