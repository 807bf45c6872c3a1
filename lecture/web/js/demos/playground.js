// The playground: a network learns before the hall's eyes. nnlib trains in the
// worker, portion by portion; this file only draws.
import { call } from "./engine.js";
import { draw } from "./chart.js";
import { marker } from "./classes.js";
import { readCSV } from "./csv.js";
import { State, button, choice, h, keys, num, number, s } from "./kit.js";
import { paintRegions, paintUnit } from "./paint.js";

const DATA = { moons: "moons", circles: "circles", xor: "XOR clouds", blobs: "three blobs", spirals2: "two spirals", spirals: "three spirals", own: "own CSV" };
const NETWORKS = { nw1: "NW1: one σ", nw2: "NW2: sigmoids", nw3: "NW3: softmax", mlp: "NW4: hidden" };
const G = { tanh: "tanh", sigmoid: "sigmoid", relu: "ReLU", leaky: "leaky ReLU", elu: "ELU", identity: "identity" };
const INIT = { glorot: "Glorot", xavier: "Xavier", he: "He", normal: "N(0, 1)", zero: "all zero" };
const OPTIMIZERS = { sgd: "gradient descent", adagrad: "AdaGrad", rmsprop: "RMSProp" };
const DEFAULTS = { data: "moons", noise: 0.1, network: "mlp", layers: "8", g: "tanh", init: "glorot", optimizer: "rmsprop", alpha: 0.01, batch: 20, seed: 1, epochs: 0, csv: "" };
let sessions = 0;

export async function create(root) {
  const demo = new Playground(root, new State("playground", DEFAULTS, root.dataset.state));
  await demo.start();
}

class Playground {
  constructor(root, state) {
    Object.assign(this, { root, state, session: `p${++sessions}`, running: false, curve: [], busy: Promise.resolve() });
    root.classList.add("wide");
    const set = (patch) => { this.running = false; state.set({ ...patch, epochs: 0 }); return this.start(); };
    const field = (key, make) => { this.fields[key] = make; return make; };
    this.fields = {};
    const layers = h("input", { type: "text", value: state.get("layers"), size: 7, onchange: () => set({ layers: layers.value, network: "mlp" }) });
    const layersField = h("label", { class: "field" }, h("span", {}, "Hidden units"), layers);
    layersField.show = (v) => { layers.value = v; };
    const bar = h("div", { class: "bar" },
      field("data", choice("Data", DATA, state.get("data"), (data) => set({ data }))), field("noise", number("Noise", state.get("noise"), { min: 0, max: 1, step: "any" }, (noise) => set({ noise }))),
      field("network", choice("Network", NETWORKS, state.get("network"), (network) => set({ network }))), field("layers", layersField),
      field("g", choice("Activation", G, state.get("g"), (g) => set({ g }))), field("init", choice("First weights", INIT, state.get("init"), (init) => set({ init }))),
      field("optimizer", choice("Optimizer", OPTIMIZERS, state.get("optimizer"), (optimizer) => set({ optimizer }))),
      field("alpha", number("Rate α", state.get("alpha"), { min: 0, step: "any" }, (alpha) => set({ alpha }))), field("batch", number("Batch", state.get("batch"), { min: 0, max: 500, step: 1 }, (batch) => set({ batch }))),
      field("seed", number("Seed", state.get("seed"), { min: 0, max: 9999, step: 1 }, (seed) => set({ seed }))));
    this.fields.batch.title = "Examples in each update; 0 takes all";
    this.fields.layers.title = "Units of each hidden layer, as in 8,8";
    this.csv = h("textarea", { rows: 2, placeholder: "0.5, -1.2, 1 (x, y, class; a line for each example)", onchange: () => set({ csv: this.csv.value, data: "own" }) });
    const file = h("input", { type: "file", accept: ".csv,text/csv,text/plain", onchange: async () => { if (file.files[0]) { this.csv.value = await file.files[0].text(); set({ csv: this.csv.value, data: "own" }); } } });
    this.csvField = h("div", { class: "csv" }, h("label", { class: "field wide" }, h("span", {}, "Own data, x, y, class (they stay on this page)"), this.csv), h("label", { class: "field" }, h("span", {}, "or a file"), file));
    this.runButton = button("▶ Run", "Run or pause (space)", () => this.toggle(), { class: "primary" });
    const buttons = h("div", { class: "buttons" }, this.runButton, button("1 epoch", "One pass (E)", () => this.train({ epochs: 1 })), button("1 batch", "One batch (B)", () => this.train({ step: "batch" })), button("1 example", "One example (X)", () => this.train({ step: "example" })), button("Reset", "Reset (R)", () => this.reset()));
    this.canvas = h("canvas", { width: 880, height: 880, class: "regions", role: "img" });
    this.net = s("svg", { class: "net", role: "img" });
    this.loss = s("svg", { role: "img", "aria-label": "Loss and error over the epochs" });
    this.norms = s("svg", { role: "img", "aria-label": "Length of the gradient, layer by layer" });
    this.say = h("p", { class: "say", "aria-live": "polite" });
    this.grid = h("div", { class: "pg" }, h("div", { class: "pg-view" }, this.canvas), h("div", { class: "pg-net" }, this.net), h("div", { class: "stack" }, this.loss, this.norms));
    root.append(bar, this.csvField, this.grid, h("div", { class: "bar pg-bar" }, buttons, this.say));
    keys(root, { " ": () => this.toggle(), r: () => this.reset(), e: () => this.train({ epochs: 1 }), b: () => this.train({ step: "batch" }), x: () => this.train({ step: "example" }) });
    addEventListener("themechange", () => this.a && this.draw());
  }
  params() {
    const v = this.state.values;
    const { points, problem } = v.data === "own" ? readCSV(v.csv) : { points: [] };
    if (problem) throw new Error(problem);
    return { session: this.session, data: v.data, n: 200, noise: v.noise, points, network: v.network, layers: v.layers.split(/[,\s]+/).filter(Boolean).map(Number).map(Math.trunc), g: v.g, init: v.init, optimizer: v.optimizer, alpha: v.alpha, batch: Math.round(v.batch), seed: Math.round(v.seed) };
  }
  async start() {
    this.pause();
    for (const [k, f] of Object.entries(this.fields)) f.show(this.state.get(k));
    this.csv.value = this.state.get("csv");
    this.csvField.hidden = this.state.get("data") !== "own";
    this.fields.noise.hidden = this.state.get("data") === "own";
    this.fields.layers.hidden = this.state.get("network") !== "mlp";
    try {
      this.a = await call("playground.new", this.params());
      this.points = this.a.points;
      this.curve = [];
      this.failed = null;
      this.stepped = false;
      const wanted = Math.min(this.state.get("epochs"), 2000);
      if (wanted > 0) await this.train({ epochs: wanted });
    } catch (problem) { this.failed = problem.message; this.a = null; }
    this.draw();
  }
  reset() { this.state.reset(); return this.start(); }
  pause() { this.running = false; this.runButton.textContent = "▶ Run"; }
  // keep notes in the address how far it has trained: whole passes can be
  // repeated from the seed, single steps cannot.
  keep() { if (this.a && Number.isInteger(this.a.epoch) && !this.stepped) this.state.set({ epochs: this.a.epoch }); }
  async toggle() {
    if (this.running) return this.pause();
    this.running = true;
    this.runButton.textContent = "Pause";
    let portion = 1;
    while (this.running && this.root.isConnected && this.root.offsetParent) {
      const began = performance.now();
      await this.train({ epochs: portion });
      const took = performance.now() - began;
      portion = Math.max(1, Math.min(20, Math.round(portion * (took < 25 ? 1.5 : took > 60 ? 0.6 : 1))));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    this.pause();
  }
  // train asks for one portion after the other, never two at once.
  train(what) { this.busy = this.busy.then(() => this.portion(what)); return this.busy; }
  async portion(what) {
    if (this.failed) return this.pause();
    try { this.a = await call("playground.run", { session: this.session, epochs: what.epochs ?? 0, step: what.step ?? "" }); } catch (problem) { this.failed = problem.message; }
    this.curve.push(...(this.a.curve ?? []));
    this.stepped ||= !!what.step;
    this.keep();
    if (this.a.problem) { this.failed = this.a.problem; this.pause(); }
    this.draw();
  }

  draw() {
    const a = this.a;
    this.root.dataset.answer = JSON.stringify({ epoch: a?.epoch ?? 0, accuracy: a?.accuracy ?? 0, loss: a?.loss ?? 0, problem: this.failed ?? "" });
    this.say.textContent = this.failed ? this.failed.replace(/^nnlib(\.\w+)?: /, "") : `Epoch ${num(a.epoch, a.epoch % 1 ? 2 : 0)}: ${num(100 * a.accuracy, 1)} % right, loss ${num(a.loss, 3)}. ${a.count} parameters.${a.epoch ? "" : " Press Run, or take one step."}`;
    this.say.classList.toggle("bad", !!this.failed);
    this.grid.hidden = !a;
    if (!a) return;
    this.canvas.setAttribute("aria-label", `Regions of ${a.classes} classes; ${num(100 * a.accuracy, 0)} percent of the points lie in their own`);
    paintRegions(this.canvas, a, this.points);
    this.drawNet();
    const c = this.curve.length > 400 ? this.curve.filter((_, i) => i % Math.ceil(this.curve.length / 400) === 0) : this.curve;
    const end = Math.max(1, a.epoch), top = Math.max(0.1, ...c.map((m) => m.loss));
    draw(this.loss, { width: 340, height: 206, x: [0, end], y: [0, Math.max(1, Math.min(top * 1.05, 4))], xLabel: "epochs", yLabel: "loss; share of errors", curves: [{ points: c.map((m) => [m.epoch, Math.min(m.loss, 4)]), className: "blue", label: "loss" }, { points: c.map((m) => [m.epoch, 1 - m.accuracy]), className: "vermillion", label: "errors" }] });
    const L = c[0]?.norms?.length ?? 0, log = (v) => Math.max(-8, Math.min(4, Math.log10(Math.max(v, 1e-12))));
    draw(this.norms, { width: 340, height: 206, x: [0, end], y: [-6, 2], xLabel: "epochs", yLabel: "log₁₀ ‖gradient‖ by layer", curves: Array.from({ length: L }, (_, l) => ({ points: c.map((m) => [m.epoch, log(m.norms[l])]), className: ["blue", "orange", "green", "purple", "sky", "vermillion", "soft"][l % 7], label: L < 4 || l === 0 || l === L - 1 ? `layer ${l + 1}` : "" })) });
  }
  // drawNet shows units as what they see, and weights as edges: width for size,
  // colour for sign.
  drawNet() {
    const { units, weights } = this.a, columns = [2, ...weights.map((W) => W.length)], W = 400, H = 400;
    const size = Math.min(46, (H - 20) / Math.max(...columns) - 5, 300 / columns.length);
    const x = (l) => 26 + (l * (W - 60)) / (columns.length - 1), y = (l, i) => H / 2 + (i - (columns[l] - 1) / 2) * Math.min(size + 14, (H - 8) / columns[l]);
    const most = Math.max(...weights.flat(2).map(Math.abs), 1e-9), nodes = [];
    weights.forEach((M, l) => M.forEach((row, i) => row.forEach((w, j) => nodes.push(s("line", { x1: x(l), y1: y(l, j), x2: x(l + 1), y2: y(l + 1, i), class: w < 0 ? "edge minus" : "edge plus", "stroke-width": (0.4 + (5 * Math.abs(w)) / most).toFixed(2), "stroke-opacity": (0.15 + (0.7 * Math.abs(w)) / most).toFixed(2) })))));
    columns.forEach((n, l) => {
      for (let i = 0; i < n; i++) {
        if (l > 0 && l < columns.length - 1) nodes.push(s("image", { href: paintUnit(units[l - 1][i]), x: x(l) - size / 2, y: y(l, i) - size / 2, width: size, height: size, preserveAspectRatio: "none" }), s("rect", { x: x(l) - size / 2, y: y(l, i) - size / 2, width: size, height: size, rx: 3, class: "unit-frame" }));
        else if (l) nodes.push(marker(columns[l] === 1 ? 1 : i, x(l), y(l, i), Math.min(13, size / 2.3)));
        else nodes.push(s("circle", { cx: x(l), cy: y(l, i), r: Math.min(15, size / 2), class: "input" }), s("text", { x: x(l), y: y(l, i) + 5, "text-anchor": "middle" }, `x${"₁₂"[i]}`));
      }
    });
    this.net.setAttribute("viewBox", `0 0 ${W} ${H}`);
    this.net.setAttribute("aria-label", `Network ${columns.join("-")}`);
    this.net.replaceChildren(...nodes.filter(Boolean));
  }
}
