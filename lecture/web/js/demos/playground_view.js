// The curves of the playground's training.
import { draw } from "./chart.js";

/**
 * @typedef {{epoch: number, loss: number, accuracy: number, testLoss: number,
 *   testAccuracy: number, norms: number[]}} Measured
 */

/**
 * drawCurves draws loss and errors, those on the test dashed, and the gradient's
 * length layer by layer.
 * @param {SVGElement} loss
 * @param {SVGElement} norms
 * @param {Measured[]} curve
 * @param {number} end of the axis, in epochs
 * @param {boolean} tested whether there is a test
 */
export function drawCurves(loss, norms, curve, end, tested) {
  const every = Math.ceil(curve.length / 400);
  const c = curve.filter((_, i) => i % every === 0);
  const top = Math.max(0.1, ...c.map((m) => Math.max(m.loss, m.testLoss)));
  const line = (value, className, label) => ({
    points: c.map((m) => [m.epoch, Math.min(value(m), 4)]),
    className,
    label,
  });
  const test = [
    line((m) => m.testLoss, "sky dashed", "test loss"),
    line((m) => 1 - m.testAccuracy, "orange dashed", "test errors"),
  ];
  draw(loss, {
    width: 340,
    height: 206,
    x: [0, end],
    y: [0, Math.max(1, Math.min(top * 1.05, 4))],
    xLabel: "epochs",
    yLabel: "loss; share of errors",
    curves: [
      ...(tested ? test : []),
      line((m) => m.loss, "blue", "loss"),
      line((m) => 1 - m.accuracy, "vermillion", "errors"),
    ],
  });
  const L = c[0]?.norms?.length ?? 0,
    log = (v) => Math.max(-6, Math.min(2, Math.log10(Math.max(v, 1e-12)))); // the axis ends there
  draw(norms, {
    width: 340,
    height: 206,
    x: [0, end],
    y: [-6, 2],
    xLabel: "epochs",
    yLabel: "log₁₀ ‖gradient‖ by layer",
    curves: Array.from({ length: L }, (_, l) => ({
      points: c.map((m) => [m.epoch, log(m.norms[l])]),
      className: ["blue", "orange", "green", "purple", "sky", "vermillion", "soft"][l % 7],
      label: L < 4 || l === 0 || l === L - 1 ? `layer ${l + 1}` : "",
    })),
  });
}
