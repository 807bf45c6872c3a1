// The playground: a network learns before the hall's eyes. nnlib trains in the
// worker, portion by portion; this file only draws.
import { call } from "./engine.js";
import { State, button, h, keys } from "./kit.js";
import { controls } from "./playground_controls.js";
import { layerButtons } from "./playground_layers.js";
import { DEFAULTS, inputsOf, params } from "./playground_params.js";
import { Picture, words } from "./playground_picture.js";

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
    const look = (patch) => {
      state.set(patch);
      this.draw();
    };
    Object.assign(this, controls(state, set, look));
    this.layerButtons = layerButtons(state, set);
    this.build();
    keys(root, {
      " ": () => this.toggle(),
      r: () => this.reset(),
      e: () => this.train({ epochs: 1 }),
      b: () => this.train({ step: "batch" }),
      x: () => this.train({ step: "example" }),
      c: () => this.open(null),
    });
    addEventListener("themechange", () => this.a && this.draw());
  }
  build() {
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
    this.say = h("p", { class: "say", "aria-live": "polite" });
    this.picture = new Picture(
      this.layerButtons.root,
      { preview: (unit) => this.preview(unit), open: (unit) => this.open(unit) },
      (layer, unit, input, value) => this.train({ set: { layer, unit, input, value } }),
    );
    this.root.append(
      this.bar,
      this.more,
      this.csvField,
      this.picture.root,
      h("div", { class: "bar pg-bar" }, buttons, this.say),
    );
  }
  async start() {
    this.pause();
    this.chosen = this.previewed = null;
    for (const [k, f] of Object.entries(this.fields)) f.show(this.state.get(k));
    this.csv.value = this.state.get("csv");
    this.csvField.hidden = this.state.get("data") !== "own";
    this.fields.noise.hidden = this.state.get("data") === "own";
    this.fields.n.hidden = this.state.get("data") === "own";
    this.fields.layers.hidden = this.state.get("network") !== "mlp";
    this.fields.lambda.hidden = this.state.get("penalty") === "none";
    this.layerButtons.show();
    try {
      this.a = await call("playground.new", params(this.state, this.session));
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
  // toggle trains as fast as it can and draws now and then: at most a quarter of
  // the time goes into drawing.
  async toggle() {
    if (this.running) return this.pause();
    this.running = true;
    this.runButton.textContent = "Pause";
    let portion = 1,
      due = 0;
    while (this.running && this.root.isConnected && this.root.offsetParent) {
      const began = performance.now(),
        map = began >= due;
      await this.train({ epochs: portion, quick: !map });
      const took = performance.now() - began;
      if (map) {
        due = performance.now() + Math.max(50, 3 * this.drawing);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      } else
        portion = Math.max(1, Math.min(100, Math.round(portion * (took < 15 ? 1.5 : took > 30 ? 0.6 : 1))));
    }
    this.pause();
    if (this.a && !this.failed) await this.train({ epochs: 0 });
  }
  // train asks for one portion after the other, never two at once.
  train(what) {
    this.busy = this.busy.then(() => this.portion(what));
    return this.busy;
  }
  async portion(what) {
    if (this.failed) return this.pause();
    const run = {
      session: this.session,
      epochs: what.epochs ?? 0,
      step: what.step ?? "",
      map: !what.quick,
      shown: this.previewed ?? this.chosen ?? [],
    };
    try {
      const a = what.set
        ? await call("playground.set", { run, ...what.set })
        : await call("playground.run", run);
      // what is not drawn this time stays as it was
      this.a = { ...this.a, ...(what.quick ? withoutMap(a) : a), large: run.shown };
      this.curve.push(...(a.curve ?? []));
      this.stepped ||= !!(what.step || what.set);
      this.keep();
      this.failed = a.problem || null;
    } catch (problem) {
      this.failed = problem.message;
    }
    if (this.failed) this.pause();
    if (what.quick && !this.failed) this.tell();
    else this.draw();
  }
  // open shows a unit's plane and its numbers, until it is closed.
  open(unit) {
    const same = unit && this.chosen?.join() === unit.join();
    this.chosen = same ? null : unit;
    return this.train({ epochs: 0 });
  }
  // preview shows a unit's plane while the pointer is on it.
  preview(unit) {
    if (this.previewed?.join() === unit?.join()) return;
    this.previewed = unit;
    if (!this.running) this.train({ epochs: 0 });
  }

  // tell says how far it is.
  tell() {
    const a = this.a;
    this.root.dataset.answer = JSON.stringify({
      epoch: a?.epoch ?? 0,
      accuracy: a?.accuracy ?? 0,
      loss: a?.loss ?? 0,
      testLoss: a?.testLoss ?? 0,
      tests: a?.tests ?? 0,
      problem: this.failed ?? "",
    });
    this.say.classList.toggle("bad", !!this.failed);
    if (this.failed) this.say.textContent = this.failed.replace(/^nnlib(\.\w+)?: /, "");
    else this.say.replaceChildren(...words(a));
  }
  draw() {
    const began = performance.now();
    this.tell();
    this.picture.root.hidden = !this.a;
    if (this.a)
      this.picture.draw(this.a, {
        points: this.points.filter((p) => !p.test || this.state.get("showTest")),
        curve: this.curve,
        inputs: inputsOf(this.state),
        chosen: this.chosen,
        discrete: this.state.get("discrete"),
      });
    this.drawing = performance.now() - began;
  }
}

// withoutMap leaves out what an answer has only when a map is wanted.
function withoutMap(answer) {
  const { epoch, loss, accuracy, testLoss, testAccuracy, problem } = answer;
  return { epoch, loss, accuracy, testLoss, testAccuracy, problem };
}
