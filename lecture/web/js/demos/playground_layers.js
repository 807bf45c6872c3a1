// The buttons that add and take away hidden layers and their units.
import { button, h } from "./kit.js";

/**
 * layerButtons changes the hidden layers by clicks: how many, and the units of each.
 * @param {import("./kit.js").State} state
 * @param {(patch: object) => void} set
 */
export function layerButtons(state, set) {
  const root = h("div", { class: "layer-buttons", role: "group", "aria-label": "Hidden layers" });
  const to = (layers) => set({ layers: layers.join(), network: "mlp" });
  const pair = (fewer, others, disabled) => [
    button("−", fewer[0], fewer[1], { disabled: disabled[0] }),
    button("+", others[0], others[1], { disabled: disabled[1] }),
  ];
  const show = () => {
    root.hidden = state.get("network") !== "mlp";
    const layers = layersOf(state.get("layers")),
      focused = [...root.querySelectorAll("button")].indexOf(document.activeElement);
    root.replaceChildren(
      h(
        "span",
        { class: "layer" },
        "layers",
        ...pair(
          ["One hidden layer less", () => to(layers.slice(0, -1))],
          ["One hidden layer more", () => to([...layers, layers.at(-1) ?? 4])],
          [layers.length < 2, layers.length > 5],
        ),
      ),
      ...layers.map((n, l) => {
        const change = (by) => () => to(layers.map((m, k) => (k === l ? m + by : m)));
        return h(
          "span",
          { class: "layer" },
          `${n}`,
          ...pair(
            [`One unit less in layer ${l + 1}`, change(-1)],
            [`One unit more in layer ${l + 1}`, change(+1)],
            [n < 2, n > 31],
          ),
        );
      }),
    );
    if (focused >= 0) root.querySelectorAll("button")[focused]?.focus();
  };
  return { root, show };
}

/** layersOf reads 8,8. */
export const layersOf = (text) =>
  text
    .split(/[,\s]+/)
    .filter(Boolean)
    .map(Number)
    .map(Math.trunc);
