// What the playground shows of its state: the map, the network, the curves, and
// the same in words.
import { h, num, s } from "./kit.js";
import { paintLarge, paintMap, paintPoints } from "./paint.js";
import { inspector } from "./playground_inspector.js";
import { INPUTS, drawNet } from "./playground_net.js";
import { drawCurves } from "./playground_view.js";

/** words tell how far a training is. */
export function words(a) {
  const both = (value, test) => value + (a.tests ? `, test ${test}` : "");
  const right = (v) => `${num(100 * v, 1)} %`;
  return [
    h("strong", { class: "epoch" }, `Epoch ${num(a.epoch, a.epoch % 1 ? 2 : 0)}`),
    ` loss ${both(num(a.loss, 3), num(a.testLoss, 3))}; ` +
      `${a.regression ? "near (±0.1)" : "right"} ${both(right(a.accuracy), right(a.testAccuracy))}; ` +
      `${a.count} parameters.${a.epoch ? "" : " Press Run."}`,
  ];
}

function mapWords(a) {
  const met = num(100 * a.accuracy, 0);
  return a.regression
    ? `The network’s value, from 0 to 1; ${met} percent of the points are met`
    : `Regions of ${a.classes} classes; ${met} percent of the points lie in their own`;
}

export class Picture {
  /**
   * @param {HTMLElement} above what stands above the network
   * @param {{preview: (unit: number[] | null) => void, open: (unit: number[] | null) => void}} on
   * @param {(layer: number, unit: number, input: number, value: number) => void} change a number
   */
  constructor(above, on, change) {
    this.on = on;
    this.canvas = h("canvas", { width: 880, height: 880, class: "regions", role: "img" });
    this.seen = h("p", { class: "seen", hidden: true });
    this.net = s("svg", { class: "net", role: "group" });
    this.inspector = inspector(change, () => on.open(null));
    this.loss = s("svg", {
      role: "img",
      "aria-label": "Loss and errors over the epochs, on the test dashed",
    });
    this.norms = s("svg", { role: "img", "aria-label": "Length of the gradient, layer by layer" });
    this.root = h(
      "div",
      { class: "pg" },
      h("div", { class: "pg-view" }, this.canvas, this.seen),
      h("div", { class: "pg-net" }, above, this.net, this.inspector.root),
      h("div", { class: "stack" }, this.loss, this.norms),
    );
  }
  /** draw shows a state, with the unit that was asked for, if any, in the place of the map. */
  draw(a, { points, curve, inputs, chosen, discrete }) {
    const unit = a.shown && a.large;
    if (unit) paintLarge(this.canvas, a.shown, discrete);
    else paintMap(this.canvas, a, discrete);
    paintPoints(this.canvas, points, a.regression);
    this.seen.hidden = !unit;
    if (unit) {
      const [l, i] = unit;
      this.seen.textContent = l ? `What unit ${i + 1} of layer ${l} sees` : `The input ${INPUTS[inputs[i]]}`;
    }
    this.canvas.setAttribute("aria-label", unit ? this.seen.textContent : mapWords(a));
    drawNet(this.net, { ...a, units: a.units ?? [], inputs, chosen }, this.on);
    this.inspector.show(a, inputs, chosen);
    drawCurves(this.loss, this.norms, curve, Math.max(1, a.epoch), a.tests > 0);
  }
}
