// The picture of the 2-3-1 network, and the names of what it shows.
import { num, s } from "./kit.js";

// SYMBOLS lists name, shape and formula.
export const SYMBOLS = {
  x: ["x", "2×1", "the input"],
  z1: ["z[1]", "3×1", "z[1] = W[1] x + b[1]"],
  a1: ["a[1]", "3×1", "a[1] = σ(z[1])"],
  z2: ["z[2]", "1×1", "z[2] = W[2] a[1] + b[2]"],
  a2: ["a[2]", "1×1", "a[2] = σ(z[2]), the answer"],
  W1: ["W[1]", "3×2", "weights of the hidden layer"],
  b1: ["b[1]", "3×1", "bias of the hidden layer"],
  W2: ["W[2]", "1×3", "weights of the output layer"],
  b2: ["b[2]", "1×1", "bias of the output layer"],
  delta2: ["δ[2]", "1×1", "δ[2] = a[2] − y"],
  dW2: ["∂ℓ/∂W[2]", "1×3", "δ[2]ᵀ a[1]ᵀ"],
  db2: ["∂ℓ/∂b[2]", "1×1", "δ[2]ᵀ"],
  delta1: ["δ[1]", "1×3", "δ[1] = δ[2] W[2] ⊙ (a[1] ⊙ (1 − a[1]))ᵀ"],
  dW1: ["∂ℓ/∂W[1]", "3×2", "δ[1]ᵀ xᵀ"],
  db1: ["∂ℓ/∂b[1]", "3×1", "δ[1]ᵀ"],
};
// ORDER is that of the steps, forward and back.
export const ORDER = ["x", "z1", "a1", "z2", "a2", "delta2", "dW2", "db2", "delta1", "dW1", "db1"];

// What is lit for what has no place of its own: a bias is a part of z.
const LIT = { b1: "z1", b2: "z2", db1: "delta1", db2: "delta2" };

/**
 * graph draws the network with the numbers that are known so far.
 * @param {{matrices: Object<string, number[][]>, loss: number}} a what nnlib has computed
 * @param {string[]} shown symbols
 * @param {number} y the label
 * @param {string} chosen the symbol that is looked at, which is lit
 */
export function graph(a, shown, y, chosen) {
  const m = a.matrices,
    on = (k) => shown.includes(k),
    mid = 165,
    hidden = [55, 165, 275],
    input = [105, 225],
    nodes = [];
  const edge = (x1, y1, x2, y2, w, g, layer, t) => {
    nodes.push(
      s("line", {
        x1,
        y1,
        x2,
        y2,
        class: w < 0 ? "edge minus" : "edge plus",
        "stroke-width": 1 + 2.4 * Math.min(2.5, Math.abs(w)),
        "stroke-opacity": 0.55,
        "data-symbol": `W${layer}`,
      }),
    );
    const along = (u) => ({ x: x1 + (x2 - x1) * u, y: y1 + (y2 - y1) * u - 6 });
    nodes.push(
      s(
        "text",
        { ...along(t), class: "edge-text", "text-anchor": "middle", "data-symbol": `W${layer}` },
        num(w),
      ),
    );
    if (g !== null)
      nodes.push(
        s(
          "text",
          {
            ...along(t + 0.38),
            class: "edge-text back",
            "text-anchor": "middle",
            "data-symbol": `dW${layer}`,
          },
          num(g, 3),
        ),
      );
  };
  hidden.forEach((h, i) =>
    input.forEach((x0, j) => edge(85, x0, 315, h, m.W1[i][j], on("dW1") ? m.dW1[i][j] : null, 1, 0.24)),
  );
  hidden.forEach((h, i) => edge(365, h, 575, mid, m.W2[0][i], on("dW2") ? m.dW2[0][i] : null, 2, 0.3));
  // unit draws a neuron of a layer; z stands above a, δ below.
  const unit = (cx, cy, layer, z, out, back, label) => {
    const at = { x: cx, "text-anchor": "middle" };
    nodes.push(
      s("circle", {
        cx,
        cy,
        r: 33,
        class: `unit ${out !== null ? "lit" : ""}`,
        "data-symbol": layer ? `a${layer}` : "x",
      }),
    );
    if (z !== null)
      nodes.push(s("text", { ...at, y: cy - 7, class: "unit-z", "data-symbol": `z${layer}` }, `z ${num(z)}`));
    nodes.push(
      s(
        "text",
        { ...at, y: cy + (z === null ? 6 : 13), class: "unit-a", "data-symbol": layer ? `a${layer}` : "x" },
        out === null ? label : num(out, layer ? 3 : 2),
      ),
    );
    if (back !== null)
      nodes.push(
        s(
          "text",
          { ...at, y: cy + 52, class: "unit-back", "data-symbol": `delta${layer}` },
          `δ ${num(back, 3)}`,
        ),
      );
  };
  const shownOf = (k, value) => (on(k) ? value : null);
  input.forEach((x0, j) => unit(60, x0, 0, null, shownOf("x", m.x[j][0]), null, "x"));
  hidden.forEach((h, i) =>
    unit(
      340,
      h,
      1,
      shownOf("z1", m.z1[i][0]),
      shownOf("a1", m.a1[i][0]),
      shownOf("delta1", m.delta1[0][i]),
      "σ",
    ),
  );
  unit(
    605,
    mid,
    2,
    shownOf("z2", m.z2[0][0]),
    shownOf("a2", m.a2[0][0]),
    shownOf("delta2", m.delta2[0][0]),
    "σ",
  );
  nodes.push(
    s("text", { x: 605, y: 92, "text-anchor": "middle", class: "unit-z" }, `y = ${y}`),
    s("text", { x: 605, y: 112, "text-anchor": "middle", class: "unit-z" }, `ℓ = ${num(a.loss, 3)}`),
  );
  const lit = LIT[chosen] ?? chosen;
  for (const node of nodes) if (node.dataset.symbol === lit) node.classList.add("chosen");
  return nodes;
}
