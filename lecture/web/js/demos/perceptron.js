// The perceptron, one addition at a time. nnlib trains; this file only shows
// the steps it has recorded. An update is shown in three pictures: the missed
// example, the vector addition, the new boundary.
import { call } from "./engine.js";
import { State, button, choice, h, keys, number, s } from "./kit.js";
import { decode, encode } from "./perceptron_points.js";
import { facts, spark, words } from "./perceptron_words.js";
import { Plane } from "./plane.js";

const DATA = {
  separable: "separable points",
  overlapping: "overlapping points",
  and: "AND",
  or: "OR",
  xor: "XOR",
  iris: "Iris: setosa and versicolor",
  own: "own points",
};
const DEFAULTS = { data: "separable", seed: 1, alpha: 1, epochs: 50, shuffle: false, points: "", at: 0 };
const SIZE = 520;

export async function create(root) {
  const demo = new Stepper(root, new State("perceptron", DEFAULTS, root.dataset.state));
  await demo.train();
}

class Stepper {
  constructor(root, state) {
    Object.assign(this, { root, state, playing: 0 });
    this.plane = new Plane(SIZE, "Points, boundary and weight vector");
    this.plane.root.addEventListener("click", (event) => this.place(event));
    this.say = h("p", { class: "say", "aria-live": "polite" });
    this.facts = h("dl", { class: "facts" });
    this.curve = s("svg", {
      viewBox: "0 0 400 84",
      class: "spark",
      role: "img",
      "aria-label": "Misclassified examples at each update",
    });
    this.scrub = h("input", {
      type: "range",
      min: 0,
      max: 0,
      step: 1,
      value: 0,
      "aria-label": "Step",
      oninput: () => this.go(Number(this.scrub.value)),
    });
    this.controls();
    keys(root, {
      ArrowRight: () => this.go(this.at + 1),
      ArrowLeft: () => this.go(this.at - 1),
      ArrowDown: () => this.go(this.at + 3),
      ArrowUp: () => this.go(this.at - 3),
      Home: () => this.go(0),
      End: () => this.go(this.last),
      " ": () => this.play(),
      r: () => this.reset(),
    });
  }
  controls() {
    const change = (patch) => {
      this.stop();
      this.state.set({ ...patch, at: 0 });
      this.train();
    };
    this.fields = {
      data: choice("Data", DATA, this.state.get("data"), (data) => change({ data })),
      seed: number("Seed", this.state.get("seed"), { min: 0, max: 9999, step: 1 }, (seed) =>
        change({ seed }),
      ),
      alpha: number("Rate α", this.state.get("alpha"), { min: 0.01, max: 100, step: "any" }, (alpha) =>
        change({ alpha }),
      ),
    };
    this.list = h("input", {
      type: "text",
      placeholder: "x,y,label; …",
      onchange: () => change({ data: "own", points: encode(decode(this.list.value)) }),
    });
    this.fields.points = h(
      "label",
      { class: "field wide" },
      h("span", {}, "Own points: click adds +1, shift-click −1, or write x,y,label;"),
      this.list,
    );
    this.playButton = button("Play", "Play or pause (space)", () => this.play());
    this.root.append(
      h("div", { class: "demo-view" }, this.plane.root),
      h(
        "div",
        { class: "demo-side" },
        h("div", { class: "fields" }, Object.values(this.fields)),
        h(
          "div",
          { class: "buttons" },
          button("◀", "One picture back (←)", () => this.go(this.at - 1), { "aria-label": "Back" }),
          button("Step ▶", "Next picture (→)", () => this.go(this.at + 1), { class: "primary" }),
          this.playButton,
          button("Reset", "Reset (R)", () => this.reset()),
        ),
        this.scrub,
        this.say,
        this.facts,
        this.curve,
      ),
    );
  }
  get at() {
    return Math.min(this.state.get("at"), this.last);
  }
  get last() {
    return this.run ? 3 * this.run.steps.length : 0;
  }

  async train() {
    const get = (key) => this.state.get(key);
    try {
      this.run = await call("perceptron", {
        data: get("data"),
        seed: get("seed"),
        alpha: get("alpha"),
        epochs: get("epochs"),
        shuffle: get("shuffle"),
        points: decode(get("points")),
      });
    } catch (problem) {
      this.run = {
        points: decode(get("points")),
        features: ["x1", "x2"],
        steps: [],
        problem: problem.message,
      };
    }
    const xs = this.run.points.map((p) => p.x),
      ys = this.run.points.map((p) => p.y);
    const pad = get("data") === "own" ? [-1, 1] : [0, 0];
    this.plane.fit(
      [Math.min(...xs, pad[0]), Math.max(...xs, pad[1])],
      [Math.min(...ys, pad[0]), Math.max(...ys, pad[1])],
      this.run.features,
    );
    this.scrub.max = this.last;
    for (const [key, field] of Object.entries(this.fields)) field.show?.(get(key));
    this.list.value = get("points");
    this.fields.points.hidden = get("data") !== "own";
    this.draw();
  }
  go(to) {
    this.state.set({ at: Math.max(0, Math.min(this.last, to)) });
    this.draw();
  }
  reset() {
    this.stop();
    this.state.reset();
    this.train();
  }
  play() {
    if (this.playing) return this.stop();
    if (this.at >= this.last) this.go(0);
    this.playButton.textContent = "Pause";
    this.playing = setInterval(() => {
      if (this.at >= this.last || !this.root.isConnected) this.stop();
      else this.go(this.at + 1);
    }, 550);
  }
  stop() {
    clearInterval(this.playing);
    this.playing = 0;
    this.playButton.textContent = "Play";
  }
  place(event) {
    const [x, y] = this.plane.at(event);
    const own = this.state.get("data") === "own" ? decode(this.state.get("points")) : [];
    this.stop();
    this.state.set({
      data: "own",
      points: encode([...own, { x, y, label: event.shiftKey ? -1 : 1 }]),
      at: 0,
    });
    this.train();
  }

  // moment tells what picture the position stands for.
  moment() {
    const { steps } = this.run,
      i = Math.floor(this.at / 3),
      phase = this.at % 3;
    if (this.at >= this.last)
      return { done: true, now: steps.at(-1)?.after ?? [0, 0, 0], update: steps.length };
    const step = steps[i];
    return { step, phase, now: step.before, update: i, point: this.run.points[step.example] };
  }
  draw() {
    const m = this.moment(),
      marks = [];
    const still = m.now.every((v) => v === 0);
    this.plane.ground.replaceChildren(
      ...(m.step && m.phase === 2
        ? [...this.plane.half(m.step.after, "new"), ...(still ? [] : this.plane.half(m.now, "old").slice(2))]
        : this.plane.half(m.now, "now")),
    );
    this.run.points.forEach((p) => marks.push(this.plane.point(p, p === m.point ? "missed" : "")));
    if (m.point)
      marks.push(
        s("circle", { cx: this.plane.px(m.point.x), cy: this.plane.py(m.point.y), r: 17, class: "halo" }),
      );
    marks.push(...this.arrows(m));
    this.plane.marks.replaceChildren(...marks);
    this.scrub.value = this.at;
    this.say.textContent = words(this.run, m);
    this.root.dataset.answer = JSON.stringify({
      at: this.at,
      last: this.last,
      parameters: m.step && m.phase === 2 ? m.step.after : m.now,
    });
    this.facts.replaceChildren(...facts(this.run, m, this.scale));
    this.curve.replaceChildren(...spark(this.run, m));
  }
  // arrows draws w, the example that is added and their sum, all at one scale.
  arrows(m) {
    const alpha = this.state.get("alpha");
    const w = m.now.slice(0, 2),
      after = m.step ? m.step.after.slice(0, 2) : w;
    const longest = Math.max(Math.hypot(...w), Math.hypot(...after), 1e-9);
    const origin = [
      Math.max(this.plane.x0, Math.min(0, this.plane.x0 + this.plane.side)),
      Math.max(this.plane.y0, Math.min(0, this.plane.y0 + this.plane.side)),
    ];
    const scale = Math.min(1, (this.plane.side * 0.42) / longest),
      to = ([x, y]) => [origin[0] + scale * x, origin[1] + scale * y];
    this.scale = scale;
    if (m.done || m.phase === 0) return this.plane.arrow(origin, to(w), "w", "w");
    const sum = [
      ...this.plane.arrow(origin, to(w), "w", "w"),
      ...this.plane.arrow(
        to(w),
        to(after),
        "x",
        (m.point.label > 0 ? "+ " : "− ") + (alpha === 1 ? "x" : "αx"),
      ),
    ];
    return m.phase === 1 ? sum : [...sum, ...this.plane.arrow(origin, to(after), "sum", "new w")];
  }
}
