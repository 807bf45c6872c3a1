// The playground: a network learns before the hall's eyes. nnlib trains in the
// worker, portion by portion; this file only draws.
import { call } from "./engine.js";
import { readCSV } from "./csv.js";
import { State, button, h, keys, num, s } from "./kit.js";
import { paintRegions } from "./paint.js";
import { controls } from "./playground_controls.js";
import { drawCurves, drawNet } from "./playground_view.js";

const DEFAULTS = {
  data: "moons",
  noise: 0.1,
  network: "mlp",
  layers: "8",
  g: "tanh",
  init: "glorot",
  optimizer: "rmsprop",
  alpha: 0.01,
  batch: 20,
  seed: 1,
  epochs: 0,
  csv: "",
};
let sessions = 0;

export async function create(root) {
  const demo = new Playground(root, new State("playground", DEFAULTS, root.dataset.state));
  await demo.start();
}

class Playground {
  constructor(root, state) {
    Object.assign(this, {
      root,
      state,
      session: `p${++sessions}`,
      running: false,
      curve: [],
      busy: Promise.resolve(),
    });
    root.classList.add("wide");
    const set = (patch) => {
      this.running = false;
      state.set({ ...patch, epochs: 0 });
      return this.start();
    };
    Object.assign(this, controls(state, set));
    this.runButton = button("▶ Run", "Run or pause (space)", () => this.toggle(), { class: "primary" });
    const buttons = h(
      "div",
      { class: "buttons" },
      this.runButton,
      button("1 epoch", "One pass (E)", () => this.train({ epochs: 1 })),
      button("1 batch", "One batch (B)", () => this.train({ step: "batch" })),
      button("1 example", "One example (X)", () => this.train({ step: "example" })),
      button("Reset", "Reset (R)", () => this.reset()),
    );
    this.canvas = h("canvas", { width: 880, height: 880, class: "regions", role: "img" });
    this.net = s("svg", { class: "net", role: "img" });
    this.loss = s("svg", { role: "img", "aria-label": "Loss and error over the epochs" });
    this.norms = s("svg", { role: "img", "aria-label": "Length of the gradient, layer by layer" });
    this.say = h("p", { class: "say", "aria-live": "polite" });
    this.grid = h(
      "div",
      { class: "pg" },
      h("div", { class: "pg-view" }, this.canvas),
      h("div", { class: "pg-net" }, this.net),
      h("div", { class: "stack" }, this.loss, this.norms),
    );
    root.append(this.bar, this.csvField, this.grid, h("div", { class: "bar pg-bar" }, buttons, this.say));
    keys(root, {
      " ": () => this.toggle(),
      r: () => this.reset(),
      e: () => this.train({ epochs: 1 }),
      b: () => this.train({ step: "batch" }),
      x: () => this.train({ step: "example" }),
    });
    addEventListener("themechange", () => this.a && this.draw());
  }
  params() {
    const v = this.state.values;
    const { points, problem } = v.data === "own" ? readCSV(v.csv) : { points: [] };
    if (problem) throw new Error(problem);
    return {
      session: this.session,
      data: v.data,
      n: 200,
      noise: v.noise,
      points,
      network: v.network,
      layers: v.layers
        .split(/[,\s]+/)
        .filter(Boolean)
        .map(Number)
        .map(Math.trunc),
      g: v.g,
      init: v.init,
      optimizer: v.optimizer,
      alpha: v.alpha,
      batch: Math.round(v.batch),
      seed: Math.round(v.seed),
    };
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
    } catch (problem) {
      this.failed = problem.message;
      this.a = null;
    }
    this.draw();
  }
  reset() {
    this.state.reset();
    return this.start();
  }
  pause() {
    this.running = false;
    this.runButton.textContent = "▶ Run";
  }
  // keep notes in the address how far it has trained: whole passes can be
  // repeated from the seed, single steps cannot.
  keep() {
    if (this.a && Number.isInteger(this.a.epoch) && !this.stepped) this.state.set({ epochs: this.a.epoch });
  }
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
  train(what) {
    this.busy = this.busy.then(() => this.portion(what));
    return this.busy;
  }
  async portion(what) {
    if (this.failed) return this.pause();
    try {
      this.a = await call("playground.run", {
        session: this.session,
        epochs: what.epochs ?? 0,
        step: what.step ?? "",
      });
      this.curve.push(...(this.a.curve ?? []));
      this.stepped ||= !!what.step;
      this.keep();
      this.failed = this.a.problem || null;
    } catch (problem) {
      this.failed = problem.message;
    }
    if (this.failed) this.pause();
    this.draw();
  }

  draw() {
    const a = this.a;
    this.root.dataset.answer = JSON.stringify({
      epoch: a?.epoch ?? 0,
      accuracy: a?.accuracy ?? 0,
      loss: a?.loss ?? 0,
      problem: this.failed ?? "",
    });
    this.say.textContent = this.failed
      ? this.failed.replace(/^nnlib(\.\w+)?: /, "")
      : `Epoch ${num(a.epoch, a.epoch % 1 ? 2 : 0)}: ${num(100 * a.accuracy, 1)} % right, ` +
        `loss ${num(a.loss, 3)}. ${a.count} parameters.${a.epoch ? "" : " Press Run, or take one step."}`;
    this.say.classList.toggle("bad", !!this.failed);
    this.grid.hidden = !a;
    if (!a) return;
    this.canvas.setAttribute(
      "aria-label",
      `Regions of ${a.classes} classes; ${num(100 * a.accuracy, 0)} percent of the points lie in their own`,
    );
    paintRegions(this.canvas, a, this.points);
    drawNet(this.net, a);
    drawCurves(this.loss, this.norms, this.curve, Math.max(1, a.epoch));
  }
}
