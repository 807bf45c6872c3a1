// What the perceptron's stepper says of a moment: in words, as a list of facts,
// and as a row of bars.
import { h, num, s } from "./kit.js";

/**
 * @typedef {{points: object[], steps: object[], problem: string, bound: number}} Run as nnlib recorded it
 * @typedef {{done?: boolean, step?: object, phase?: number, now: number[], update: number,
 *   point?: object}} Moment what picture the position stands for
 */

/** @param {Run} run @param {Moment} m */
export function words(run, m) {
  if (!run.steps.length)
    return (
      run.problem.replace(/^nnlib[\w.]*: /, "") ||
      "All examples are answered rightly from the start: nothing to learn."
    );
  if (m.done) {
    return run.problem
      ? run.problem.replace("nnlib: the perceptron", "The perceptron").replace("nnlib: ", "") + "."
      : `Every example is on its side after ${m.update} updates in ${run.steps.at(-1).epoch} passes.` +
          (run.bound ? ` The theorem allows up to ${num(run.bound, 0)}.` : "");
  }
  const n = m.step.example + 1,
    sign = m.point.label > 0 ? "+1" : "−1";
  return [
    `Example ${n} is labelled ${sign}, but the model answers ${sign === "+1" ? "−1" : "+1"}. ` +
      `${m.step.wrong} of ${run.points.length} are on the wrong side.`,
    sign === "+1"
      ? `A positive example was missed: add it to w, and raise b.`
      : `A negative example was missed: subtract it from w, and lower b.`,
    `The boundary stands at a right angle to the new w. Next example.`,
  ][m.phase];
}

/** @param {Run} run @param {Moment} m @param {number} scale of the arrows */
export function facts(run, m, scale) {
  const p = m.step && m.phase === 2 ? m.step.after : m.now;
  const rows = [
    ["Update", `${m.step && m.phase === 2 ? m.update + 1 : m.update} of ${run.steps.length}`],
    ["Pass", m.step?.epoch ?? run.steps.at(-1)?.epoch ?? 1],
    ["w", `(${num(p[0])}, ${num(p[1])})`],
    ["b", num(p[2])],
    ["J(w, b)", m.step ? num(m.step.j) : run.problem ? "> 0" : "0"],
  ];
  if (scale < 1) rows.push(["Arrows", `${num(scale)} of true length`]);
  return rows.map(([k, v]) => h("div", {}, h("dt", {}, k), h("dd", {}, String(v))));
}

/** @param {Run} run @param {Moment} m */
export function spark({ steps, points }, m) {
  const n = Math.max(steps.length, 1);
  const bar = 392 / n;
  return [
    ...steps.map((st, i) =>
      s("rect", {
        x: 4 + i * bar,
        width: Math.max(bar - 1.5, 0.6),
        y: 66 - (58 * st.wrong) / points.length,
        height: (58 * st.wrong) / points.length,
        class: i < m.update || (i === m.update && m.step) ? "past" : "future",
      }),
    ),
    s("line", { x1: 0, x2: 400, y1: 66, y2: 66, class: "axis" }),
    s("text", { x: 4, y: 81 }, "misclassified examples before each update"),
  ];
}
