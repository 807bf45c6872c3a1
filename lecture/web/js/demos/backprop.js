// The 2-3-1 network: numbers flow forward, error gradients flow back.
import { ORDER, SYMBOLS, graph } from "./backprop_graph.js";
import { inspect, written } from "./backprop_inspector.js";
import { call } from "./engine.js";
import { State, button, h, keys, num, number, rich, s, slider } from "./kit.js";

export async function create(root) {
  const pick = (event) => {
    const key = event.target.closest("[data-symbol]")?.dataset.symbol;
    if (key) set({ symbol: key, at: Math.max(state.get("at"), ORDER.indexOf(key)) });
  };
  const state = new State(
    "backprop",
    { x1: 0.5, x2: -1, y: 1, weights: "", seed: 4, at: 4, symbol: "a2", alpha: 0.5 },
    root.dataset.state,
  );
  const svg = s("svg", {
    viewBox: "0 0 700 340",
    onclick: pick,
    role: "img",
    "aria-label": "Network of two inputs, three hidden units and one output, with live numbers",
  });
  const symbols = h("div", { class: "symbols", role: "group", "aria-label": "Symbols" });
  const detail = h("div", { class: "detail", "aria-live": "polite" });
  const say = h("p", { class: "say" });
  const set = (patch) => {
    if (!("symbol" in patch || "alpha" in patch)) losses = [];
    state.set(patch);
    return show();
  };
  const fields = {
    x1: slider(
      "x₁",
      state.get("x1"),
      { min: -3, max: 3, step: 0.1 },
      (x1) => set({ x1 }),
      (v) => num(v, 1),
    ),
    x2: slider(
      "x₂",
      state.get("x2"),
      { min: -3, max: 3, step: 0.1 },
      (x2) => set({ x2 }),
      (v) => num(v, 1),
    ),
    y: slider(
      "label y",
      state.get("y"),
      { min: 0, max: 1, step: 1 },
      (y) => set({ y }),
      (v) => num(v, 0),
    ),
    alpha: number("Rate α", state.get("alpha"), { min: 0.001, max: 100, step: "any" }, (alpha) =>
      set({ alpha }),
    ),
  };
  let losses = []; // since somebody has changed something else
  const step = (d) => {
    const at = Math.max(0, Math.min(ORDER.length - 1, state.get("at") + d));
    set({ at, symbol: ORDER[at] });
  };
  // update makes the step for which all this was computed: the loss falls.
  const update = async () => {
    const { loss, weights } = await ask(state.get("alpha"));
    losses = losses.length ? [...losses, loss] : [latest.loss, loss];
    state.set({ weights: written(weights), at: ORDER.length - 1 });
    return show();
  };
  const reset = () => {
    losses = [];
    state.reset();
    for (const [k, f] of Object.entries(fields)) f.show(state.get(k));
    show();
  };
  root.classList.add("wide");
  root.append(
    h(
      "div",
      { class: "bar sliders" },
      Object.values(fields),
      button("◀", "Step back (←)", () => step(-1), { "aria-label": "Back" }),
      button("Step ▶", "Next step (→)", () => step(1), { class: "primary" }),
      button("Update", "w ← w − α ∂ℓ/∂w, for all 13 parameters (U)", update, { class: "update" }),
      button("Reset", "Reset (R)", reset),
    ),
    h("div", { class: "graph" }, svg, h("div", { class: "inspector" }, symbols, detail)),
    say,
  );
  keys(root, { ArrowRight: () => step(1), ArrowLeft: () => step(-1), u: update, r: reset });
  let latest;
  const ask = (alpha) => {
    const v = state.values;
    return call("backprop", {
      x: [v.x1, v.x2],
      y: v.y,
      weights: v.weights ? v.weights.split(",").map(Number) : [],
      seed: v.seed,
      alpha,
    });
  };
  async function show() {
    const v = state.values,
      a = await ask(0);
    latest = a;
    svg.replaceChildren(...graph(a, ORDER.slice(0, v.at + 1), v.y, v.symbol));
    symbols.replaceChildren(
      ...Object.keys(SYMBOLS).map((key) =>
        button(
          rich(SYMBOLS[key][0]),
          SYMBOLS[key][2],
          () => set({ symbol: key, at: Math.max(v.at, ORDER.indexOf(key)) }),
          { "aria-pressed": String(key === v.symbol), "aria-label": SYMBOLS[key][0] },
        ),
      ),
    );
    detail.replaceChildren(...inspect(a, v.symbol, (weights) => set({ weights })));
    const worst = Math.max(...a.analytic.map((g, i) => Math.abs(g - a.numeric[i])));
    say.textContent =
      lossWords(a.loss, losses) +
      (worst < 1e-6 ? "all 13 gradients agree with" : "not all gradients agree with") +
      ` their numeric twins to ${worst.toExponential(0).replace("-", "−")}.`;
    root.dataset.answer = JSON.stringify({
      loss: a.loss,
      worst,
      at: v.at,
      symbol: v.symbol,
      gradient: a.analytic,
      updates: Math.max(0, losses.length - 1),
    });
  }
  await show();
}

// lossWords tell how the loss has fallen, or how to begin.
function lossWords(loss, losses) {
  if (losses.length < 2)
    return `Click a number or a symbol to see its matrix, shape and formula. Loss ${num(loss, 4)}; `;
  const n = losses.length - 1,
    before = losses[n - 1],
    moved = loss < before ? "fell" : "rose";
  return (
    `Update ${n}: the loss ${moved} from ${num(before, 4)} to ${num(loss, 4)}` +
    (n > 1 ? `, at first it was ${num(losses[0], 4)}; ` : "; ")
  );
}
