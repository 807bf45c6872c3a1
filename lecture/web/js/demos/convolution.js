// A filter slides over an image; or a pooling window.
import { FILTERS, FILTER_NAMES, decode, encode } from "./convolution_filters.js";
import { filterTable, poolSign, sumInWords, tile } from "./convolution_view.js";
import { call } from "./engine.js";
import { State, button, choice, h, keys, number, s } from "./kit.js";

const IMAGES = { numbers: "digits", ramp: "1, 2, 3 …", square: "square", animal: "animal" };
const MODES = { convolve: "convolution", max: "max pooling", mean: "mean pooling" };
export async function create(root) {
  const defaults = {
    mode: "convolve",
    image: "numbers",
    size: 4,
    filter: "edge",
    own: "",
    window: 2,
    padding: 0,
    stride: 1,
    flip: false,
    seed: 1,
    at: 0,
  };
  const demo = new Slide(root, new State("convolution", defaults, root.dataset.state));
  await demo.compute();
}

class Slide {
  constructor(root, state) {
    Object.assign(this, { root, state, timer: 0 });
    root.classList.add("wide");
    const set = (patch) => {
      this.stop();
      state.set({ ...patch, at: 0 });
      return this.compute();
    };
    this.fields = {
      mode: choice("Operation", MODES, state.get("mode"), (mode) =>
        set({ mode, ...(mode === "convolve" ? {} : { padding: 0, stride: 2 }) }),
      ),
      image: choice("Image", IMAGES, state.get("image"), (image) => set({ image })),
      size: number("Size", state.get("size"), { min: 2, max: 28, step: 1 }, (size) => set({ size })),
      filter: choice("Filter", FILTER_NAMES, state.get("filter"), (filter) =>
        set({ filter, own: filter === "own" ? encode(this.filter()) : "" }),
      ),
      window: number("Window", state.get("window"), { min: 1, max: 8, step: 1 }, (window) => set({ window })),
      padding: number("Padding", state.get("padding"), { min: 0, max: 6, step: 1 }, (padding) =>
        set({ padding }),
      ),
      stride: number("Stride", state.get("stride"), { min: 1, max: 6, step: 1 }, (stride) => set({ stride })),
    };
    this.flip = h("input", { type: "checkbox", onchange: () => set({ flip: this.flip.checked }) });
    this.flipField = h("label", { class: "field check" }, this.flip, h("span", {}, "flip filter (⊗)"));
    this.playButton = button("▶ Play", "Slide the window (space)", () => this.play(), { class: "primary" });
    const reset = () => {
      this.stop();
      state.reset();
      this.compute();
    };
    this.stage = h("div", { class: "conv-stage" });
    this.sum = h("p", { class: "live-formula", "aria-live": "off" });
    this.size = h("p", { class: "live-formula" });
    root.append(
      h(
        "div",
        { class: "bar" },
        Object.values(this.fields),
        this.flipField,
        this.playButton,
        button("Reset", "Reset (R)", reset),
      ),
      this.stage,
      h("div", { class: "conv-words" }, this.sum, this.size),
    );
    keys(root, {
      " ": () => this.play(),
      r: reset,
      ArrowRight: () => this.go(1),
      ArrowLeft: () => this.go(-1),
      ArrowDown: () => this.go(this.out?.length ?? 1),
      ArrowUp: () => this.go(-(this.out?.length ?? 1)),
    });
  }
  filter() {
    const name = this.state.get("filter");
    if (name !== "own") return FILTERS[name];
    const own = decode(this.state.get("own"));
    return own.every((r) => r.length === own.length && r.every(Number.isFinite)) ? own : FILTERS.edge;
  }
  async compute() {
    const g = (k) => this.state.get(k);
    this.pool = g("mode") !== "convolve";
    try {
      this.a = await call("convolution", {
        image: g("image"),
        size: g("size"),
        seed: g("seed"),
        mode: g("mode"),
        filter: this.filter(),
        window: g("window"),
        padding: this.pool ? 0 : g("padding"),
        stride: g("stride"),
        flip: g("flip"),
      });
    } catch (problem) {
      this.a = { image: [[0]], problem: problem.message };
    }
    this.out = this.a.output;
    for (const [k, f] of Object.entries(this.fields)) f.show(g(k));
    this.flip.checked = g("flip");
    for (const k of ["filter", "padding"]) this.fields[k].hidden = this.pool;
    this.flipField.hidden = this.pool;
    this.fields.window.hidden = !this.pool;
    this.draw();
  }
  go(d) {
    if (!this.out) return;
    const n = this.out.length ** 2;
    this.state.set({ at: (this.state.get("at") + d + n) % n });
    this.draw();
  }
  play() {
    if (this.timer) return this.stop();
    this.playButton.textContent = "Pause";
    this.timer = setInterval(() => (this.root.isConnected ? this.go(1) : this.stop()), 450);
  }
  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.playButton.textContent = "▶ Play";
  }

  draw() {
    const { image, output, kernel, problem } = this.a,
      p = this.pool ? 0 : this.state.get("padding"),
      stride = this.state.get("stride");
    const n = image.length + 2 * p,
      o = output?.length ?? 0,
      at = Math.min(this.state.get("at"), Math.max(0, o * o - 1)),
      [i, j] = o ? [Math.floor(at / o), at % o] : [0, 0];
    const most = Math.max(...image.flat().map(Math.abs), 1e-9),
      mostOut = o ? Math.max(...output.flat().map(Math.abs), 1e-9) : 1;
    const cell = Math.min(96, 400 / n),
      outCell = Math.min(96, 400 / Math.max(o, 1));
    const inTiles = [],
      top = 26;
    for (let r = 0; r < n; r++)
      for (let c = 0; c < n; c++) {
        const inside = r >= p && r < n - p && c >= p && c < n - p;
        inTiles.push(
          ...tile(inside ? image[r - p][c - p] : 0, c * cell, top + r * cell, cell, most, "", !inside),
        );
      }
    if (o)
      inTiles.push(
        s("rect", {
          x: j * stride * cell - 1.5,
          y: top + i * stride * cell - 1.5,
          width: kernel * cell + 1,
          height: kernel * cell + 1,
          rx: 4,
          class: "window",
        }),
      );
    const outTiles = [];
    for (let r = 0; r < o; r++)
      for (let c = 0; c < o; c++)
        outTiles.push(
          ...tile(
            output[r][c],
            c * outCell,
            top + r * outCell,
            outCell,
            mostOut,
            r === i && c === j ? "here" : "",
            false,
            r * o + c,
          ),
        );
    const caption = (t) => s("text", { x: 0, y: 16, class: "caption" }, t);
    const right = s(
      "svg",
      {
        viewBox: `-3 0 ${Math.max(o * outCell, 120) + 6} ${top + Math.max(o * outCell, 40) + 4}`,
        class: "conv-out",
        style: `width:${Math.max(o * outCell, 120) + 6}px`,
        role: "img",
        "aria-label": o ? `Output, ${o} by ${o}` : "No output",
      },
      caption(`output ${o}×${o}`),
      outTiles,
    );
    right.addEventListener("pointermove", (event) => {
      const to = event.target.dataset?.at;
      if (to !== undefined && Number(to) !== this.state.get("at")) {
        this.stop();
        this.state.set({ at: Number(to) });
        this.draw();
      }
    });
    this.stage.replaceChildren(
      s(
        "svg",
        {
          viewBox: `-3 0 ${n * cell + 6} ${top + n * cell + 4}`,
          style: `width:${n * cell + 6}px`,
          role: "img",
          "aria-label": `Input, ${image.length} by ${image.length}`,
        },
        caption(`input ${image.length}×${image.length}${p ? `, padding ${p}` : ""}`),
        inTiles,
      ),
      this.pool ? poolSign(MODES[this.state.get("mode")]) : this.kernel(),
      right,
    );
    this.explain(problem, i, j, p, stride, kernel, o);
  }
  kernel() {
    return filterTable(this.filter(), this.state.get("flip"), (own) => {
      this.state.set({ filter: "own", own: encode(own) });
      this.compute();
    });
  }
  explain(problem, i, j, p, stride, kernel, o) {
    const N = this.a.image.length;
    this.size.textContent = problem
      ? `No output: ${problem}.`
      : `(45)  (${N} − ${kernel} + 2·${p}) / ${stride} + 1 = ${o}`;
    this.size.classList.toggle("bad", !!problem);
    this.root.dataset.answer = JSON.stringify({
      size: o,
      problem: problem ?? "",
      value: o ? this.out[i][j] : null,
    });
    if (!o) {
      this.sum.textContent = "";
      return;
    }
    this.sum.textContent = sumInWords(this.a, {
      i,
      j,
      p,
      stride,
      mode: this.state.get("mode"),
    });
  }
}
