// Activation histograms through the layers of an untrained network.
import { call } from "./engine.js";
import { State, button, choice, h, keys, num, number, s } from "./kit.js";

const SCHEMES = {
  normal: "N(0, scale²)",
  xavier: "Xavier (42)",
  glorot: "Glorot (43)",
  he: "He (44)",
  zero: "all zero",
};
const G = { tanh: "tanh", sigmoid: "sigmoid", relu: "ReLU", identity: "identity" };

export async function create(root) {
  const state = new State(
    "initialization",
    { scheme: "normal", g: "tanh", scale: 0.02, seed: 1 },
    root.dataset.state,
  );
  const set = (patch) => {
    state.set(patch);
    return show();
  };
  const fields = {
    scheme: choice("First weights", SCHEMES, state.get("scheme"), (scheme) => set({ scheme })),
    g: choice("Activation", G, state.get("g"), (g) => set({ g })),
    scale: number("Scale", state.get("scale"), { min: 0.001, max: 3, step: "any" }, (scale) =>
      set({ scale }),
    ),
    seed: number("Seed", state.get("seed"), { min: 0, max: 9999, step: 1 }, (seed) => set({ seed })),
  };
  const panels = h("div", { class: "histograms" }),
    say = h("p", { class: "say", "aria-live": "polite" });
  const reset = () => {
    state.reset();
    for (const [k, f] of Object.entries(fields)) f.show(state.get(k));
    show();
  };
  root.classList.add("wide");
  const cycle = (d) => {
    const all = Object.keys(SCHEMES),
      scheme = all[(all.indexOf(state.get("scheme")) + d + all.length) % all.length];
    fields.scheme.show(scheme);
    set({ scheme });
  };
  root.append(
    h("div", { class: "bar" }, Object.values(fields), button("Reset", "Reset (R)", reset)),
    panels,
    say,
  );
  keys(root, { r: reset, ArrowRight: () => cycle(1), ArrowLeft: () => cycle(-1) });

  async function show() {
    const layers = await call("initialization", { ...state.values, layers: 10, units: 200 });
    fields.scale.hidden = state.get("scheme") !== "normal";
    panels.replaceChildren(
      ...layers.map((layer, i) => {
        const most = Math.max(...layer.counts),
          w = 200 / layer.counts.length;
        const bars = layer.counts.map((n, k) =>
          s("rect", {
            x: 4 + k * w,
            width: w - 0.6,
            y: 136 - (128 * n) / most,
            height: (128 * n) / most,
            class: "bar-fill",
          }),
        );
        const svg = s(
          "svg",
          {
            viewBox: "0 0 208 156",
            role: "img",
            "aria-label": `Layer ${i + 1}: standard deviation ${num(layer.deviation, 3)}`,
          },
          bars,
          s("line", { x1: 2, x2: 206, y1: 136, y2: 136, class: "axis" }),
          s("text", { x: 4, y: 152 }, num(-layer.range, 0)),
          s("text", { x: 104, y: 152, "text-anchor": "middle" }, "0"),
          s("text", { x: 204, y: 152, "text-anchor": "end" }, num(layer.range, 0)),
        );
        return h(
          "figure",
          { class: "panel" },
          h(
            "figcaption",
            {},
            h("strong", {}, `Layer ${i + 1}`),
            ` σ = ${num(layer.deviation, 3)}, ‖δ‖ × ${num(layer.gradient, 3)}`,
          ),
          svg,
        );
      }),
    );
    const last = layers.at(-1).deviation,
      back = layers[0].gradient;
    say.textContent =
      (last < 0.02
        ? "The signal has died on its way forward. "
        : last > 3
          ? "The signal explodes. "
          : state.get("g") !== "relu" && layers.at(-1).counts[0] + layers.at(-1).counts.at(-1) > 800
            ? "The units are saturated. "
            : "The signal arrives. ") +
      (back < 0.01
        ? "On the way back next to nothing of the error is left."
        : back > 100
          ? "On the way back the error explodes."
          : "The error arrives, too.") +
      " σ is the standard deviation, ‖δ‖ the error gradient’s length against that of the output.";
    root.dataset.answer = JSON.stringify({ deviations: layers.map((l) => l.deviation) });
  }
  await show();
}
