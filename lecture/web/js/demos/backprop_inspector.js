// A symbol's matrix beside its numeric twin.
import { SYMBOLS } from "./backprop_graph.js";
import { substituted } from "./backprop_numbers.js";
import { h, num, rich } from "./kit.js";

// Where a parameter begins in the list of all 13.
const FIRST = { W1: 0, b1: 6, W2: 9, b2: 12 };

/** written are all 13 parameters as the address holds them. */
export const written = (weights) => weights.map((x) => +x.toPrecision(9)).join(",");

/**
 * inspect shows a symbol's matrix; weights can be changed there.
 * @param {object} a what nnlib has computed
 * @param {string} key of SYMBOLS
 * @param {(weights: string) => void} change what to do with other weights
 */
export function inspect(a, key, change) {
  const [name, shape, formula] = SYMBOLS[key],
    M = a.matrices[key],
    base = FIRST[key],
    d = key.startsWith("d") && FIRST[key.slice(1)] !== undefined ? FIRST[key.slice(1)] : null;
  const cell = (value, i, j) => {
    if (base === undefined) return h("td", {}, num(value, 4));
    const at = base + i * M[0].length + j;
    return h(
      "td",
      {},
      h("input", {
        type: "number",
        step: 0.1,
        value: +value.toFixed(3),
        "aria-label": `${name}, row ${i + 1}, column ${j + 1}`,
        onchange: (event) => {
          const w = [...a.weights];
          w[at] = Number(event.target.value);
          change(written(w));
        },
      }),
    );
  };
  const table = (rows, caption) => h("table", {}, h("caption", {}, caption), h("tbody", {}, rows));
  const words = [
      h("p", { class: "detail-name" }, h("b", {}, rich(name)), rich(` ∈ ℝ${shape}`)),
      h("p", { class: "detail-formula" }, rich(formula)),
      h(
        "div",
        { class: "detail-numbers" },
        substituted(a.matrices, key).map((line) => h("p", {}, line)),
      ),
    ],
    tables = [
      table(
        M.map((row, i) =>
          h(
            "tr",
            {},
            row.map((v, j) => cell(v, i, j)),
          ),
        ),
        base !== undefined ? "change a number" : d !== null ? "by backpropagation" : "value",
      ),
    ];
  if (d !== null)
    tables.push(
      table(
        M.map((row, i) =>
          h(
            "tr",
            {},
            row.map((_, j) => h("td", {}, num(a.numeric[d + i * row.length + j], 4))),
          ),
        ),
        "numeric twin",
      ),
    );
  return [...words, h("div", { class: "twins" }, tables)];
}
