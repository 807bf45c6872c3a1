// What the playground tells of an open unit: its bias and its weights, which can
// be changed by hand.
import { button, h } from "./kit.js";
import { INPUTS } from "./playground_net.js";

/**
 * inspector makes the panel of an open unit.
 * @param {(layer: number, unit: number, input: number, value: number) => void} change
 * @param {() => void} close
 */
export function inspector(change, close) {
  const title = h("strong", {}),
    fields = h("div", { class: "numbers" });
  const root = h(
    "div",
    { class: "opened", hidden: true, role: "group", "aria-label": "The open unit" },
    h("div", { class: "opened-head" }, title, button("Close", "Close the unit (C)", close)),
    fields,
  );
  // show fills it with the numbers of the open unit; null closes it.
  const show = (a, inputs, chosen) => {
    root.hidden = !chosen;
    if (!chosen) return;
    const [layer, unit] = chosen;
    title.textContent = layer ? `Layer ${layer}, unit ${unit + 1}` : `Input ${INPUTS[inputs[unit]]}`;
    const numbers = layer ? [a.biases[layer - 1][unit], ...a.weights[layer - 1][unit]] : [];
    const label = (i) => (i === 0 ? "b" : layer === 1 ? INPUTS[inputs[i - 1]] : `a${subscript(i)}`);
    if (root.dataset.for !== chosen.join() || fields.children.length !== numbers.length) {
      root.dataset.for = chosen.join();
      fields.replaceChildren(
        ...numbers.map((_, i) => numberField(label(i), (v) => change(layer, unit, i - 1, v))),
      );
    }
    [...fields.children].forEach((field, i) => {
      const input = field.lastChild;
      // what somebody is typing stays
      if (input !== document.activeElement) input.value = String(Number(numbers[i].toFixed(3)));
    });
  };
  return { root, show };
}

function numberField(label, change) {
  const input = h("input", {
    type: "number",
    step: 0.1,
    onchange: () => {
      if (input.value !== "" && Number.isFinite(Number(input.value))) change(Number(input.value));
    },
  });
  return h("label", { class: "number" }, h("span", {}, label), input);
}

const subscript = (i) => String(i).replace(/\d/g, (d) => "₀₁₂₃₄₅₆₇₈₉"[d]);
