// The formula of a symbol with the numbers put in, an entry a line.
import { num } from "./kit.js";

const SUB = "₁₂₃";
// put writes a factor or summand: negative ones in parentheses.
const put = (v) => (v < 0 ? `(${num(v, 3)})` : num(v, 3));

/**
 * weightedSum writes z = W a + b for one unit.
 * @param {number[]} w @param {number[]} a @param {number} b @param {number} z
 */
const weightedSum = (w, a, b, z) =>
  `${w.map((v, j) => `${put(v)}·${put(a[j])}`).join(" + ")} + ${put(b)} = ${num(z, 3)}`;

/**
 * substituted are the lines of a symbol that is computed; none for what is given.
 * @param {Object<string, number[][]>} m the matrices, as nnlib has computed them
 * @param {string} key of SYMBOLS
 * @returns {string[]}
 */
export function substituted(m, key) {
  const column = (M) => M.map((row) => row[0]);
  const units = (f) => [0, 1, 2].map(f);
  const lines = {
    z1: () => units((i) => `z${SUB[i]} = ${weightedSum(m.W1[i], column(m.x), m.b1[i][0], m.z1[i][0])}`),
    a1: () => units((i) => `a${SUB[i]} = σ(${num(m.z1[i][0], 3)}) = ${num(m.a1[i][0], 3)}`),
    z2: () => [`z = ${weightedSum(m.W2[0], column(m.a1), m.b2[0][0], m.z2[0][0])}`],
    a2: () => [`a = σ(${num(m.z2[0][0], 3)}) = ${num(m.a2[0][0], 3)}`],
    delta2: () => [`δ = ${num(m.a2[0][0], 3)} − ${num(m.y[0][0], 0)} = ${num(m.delta2[0][0], 3)}`],
    dW2: () =>
      units((i) => `∂ℓ/∂w${SUB[i]} = ${put(m.delta2[0][0])}·${put(m.a1[i][0])} = ${num(m.dW2[0][i], 3)}`),
    db2: () => [`∂ℓ/∂b = ${num(m.db2[0][0], 3)}`],
    delta1: () =>
      units((i) => {
        const a = m.a1[i][0];
        const slope = `${num(a, 3)}·(1 − ${num(a, 3)})`;
        return `δ${SUB[i]} = ${put(m.delta2[0][0])}·${put(m.W2[0][i])}·${slope} = ${num(m.delta1[0][i], 3)}`;
      }),
    dW1: () =>
      units((i) => i).flatMap((i) =>
        [0, 1].map((j) => {
          const name = `∂ℓ/∂w${SUB[i]}${SUB[j]}`;
          return `${name} = ${put(m.delta1[0][i])}·${put(m.x[j][0])} = ${num(m.dW1[i][j], 3)}`;
        }),
      ),
    db1: () => units((i) => `∂ℓ/∂b${SUB[i]} = δ${SUB[i]} = ${num(m.db1[i][0], 3)}`),
  };
  return lines[key]?.() ?? [];
}
