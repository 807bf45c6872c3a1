// A filter slides over an image; or a pooling window.
import { call } from "./engine.js";
import { State, button, choice, h, keys, num, number, s } from "./kit.js";

const FILTERS = {
  edge: [[1, 0, -1], [1, 0, -1], [1, 0, -1]], across: [[1, 1, 1], [0, 0, 0], [-1, -1, -1]], blur: [[1, 1, 1], [1, 1, 1], [1, 1, 1]].map((r) => r.map((v) => v / 9)),
  sharpen: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]], corner: [[1, 1, 0], [1, 0, 0], [0, 0, 0]],
};
const FILTER_NAMES = { edge: "vertical edges", across: "horizontal edges", blur: "blur", sharpen: "sharpen", corner: "corner (not symmetric)", own: "own numbers" };
const IMAGES = { numbers: "digits", ramp: "1, 2, 3 …", square: "square", animal: "animal" };
const MODES = { convolve: "convolution", max: "max pooling", mean: "mean pooling" };
const encode = (F) => F.map((r) => r.map((v) => +v.toFixed(4)).join(",")).join(";");
const decode = (text) => text.split(";").map((r) => r.split(",").map(Number));

export async function create(root) {
  const defaults = { mode: "convolve", image: "numbers", size: 4, filter: "edge", own: "", window: 2, padding: 0, stride: 1, flip: false, seed: 1, at: 0 };
  const demo = new Slide(root, new State("convolution", defaults, root.dataset.state));
  await demo.compute();
}

class Slide {
  constructor(root, state) {
    Object.assign(this, { root, state, timer: 0 });
    root.classList.add("wide");
    const set = (patch) => { this.stop(); state.set({ ...patch, at: 0 }); return this.compute(); };
    this.fields = {
      mode: choice("Operation", MODES, state.get("mode"), (mode) => set({ mode, ...(mode === "convolve" ? {} : { padding: 0, stride: 2 }) })),
      image: choice("Image", IMAGES, state.get("image"), (image) => set({ image })), size: number("Size", state.get("size"), { min: 2, max: 28, step: 1 }, (size) => set({ size })),
      filter: choice("Filter", FILTER_NAMES, state.get("filter"), (filter) => set({ filter, own: filter === "own" ? encode(this.filter()) : "" })),
      window: number("Window", state.get("window"), { min: 1, max: 8, step: 1 }, (window) => set({ window })),
      padding: number("Padding", state.get("padding"), { min: 0, max: 6, step: 1 }, (padding) => set({ padding })),
      stride: number("Stride", state.get("stride"), { min: 1, max: 6, step: 1 }, (stride) => set({ stride })),
    };
    this.flip = h("input", { type: "checkbox", onchange: () => set({ flip: this.flip.checked }) });
    this.flipField = h("label", { class: "field check" }, this.flip, h("span", {}, "flip filter (⊗)"));
    this.playButton = button("▶ Play", "Slide the window (space)", () => this.play(), { class: "primary" });
    const reset = () => { this.stop(); state.reset(); this.compute(); };
    this.stage = h("div", { class: "conv-stage" });
    this.sum = h("p", { class: "live-formula", "aria-live": "off" });
    this.size = h("p", { class: "live-formula" });
    root.append(h("div", { class: "bar" }, Object.values(this.fields), this.flipField, this.playButton, button("Reset", "Reset (R)", reset)), this.stage, h("div", { class: "conv-words" }, this.sum, this.size));
    keys(root, { " ": () => this.play(), r: reset, ArrowRight: () => this.go(1), ArrowLeft: () => this.go(-1), ArrowDown: () => this.go(this.out?.length ?? 1), ArrowUp: () => this.go(-(this.out?.length ?? 1)) });
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
      this.a = await call("convolution", { image: g("image"), size: g("size"), seed: g("seed"), mode: g("mode"), filter: this.filter(), window: g("window"), padding: this.pool ? 0 : g("padding"), stride: g("stride"), flip: g("flip") });
    } catch (problem) { this.a = { image: [[0]], problem: problem.message }; }
    this.out = this.a.output;
    for (const [k, f] of Object.entries(this.fields)) f.show(g(k));
    this.flip.checked = g("flip");
    for (const k of ["filter", "padding"]) this.fields[k].hidden = this.pool;
    this.flipField.hidden = this.pool;
    this.fields.window.hidden = !this.pool;
    this.draw();
  }
  go(d) { if (!this.out) return; const n = this.out.length ** 2; this.state.set({ at: (this.state.get("at") + d + n) % n }); this.draw(); }
  play() {
    if (this.timer) return this.stop();
    this.playButton.textContent = "Pause";
    this.timer = setInterval(() => (this.root.isConnected ? this.go(1) : this.stop()), 450);
  }
  stop() { clearInterval(this.timer); this.timer = 0; this.playButton.textContent = "▶ Play"; }

  draw() {
    const { image, output, kernel, problem } = this.a, p = this.pool ? 0 : this.state.get("padding"), stride = this.state.get("stride");
    const n = image.length + 2 * p, o = output?.length ?? 0, at = Math.min(this.state.get("at"), Math.max(0, o * o - 1)), [i, j] = o ? [Math.floor(at / o), at % o] : [0, 0];
    const most = Math.max(...image.flat().map(Math.abs), 1e-9), mostOut = o ? Math.max(...output.flat().map(Math.abs), 1e-9) : 1;
    const cell = Math.min(96, 400 / n), outCell = Math.min(96, 400 / Math.max(o, 1));
    const tile = (v, x, y, c, scale, className, pad, title) => [
      s("rect", { x, y, width: c - 1.5, height: c - 1.5, rx: c > 20 ? 3 : 0, class: `cell ${pad ? "pad" : v < 0 ? "neg" : "pos"} ${className}`, "fill-opacity": pad ? 1 : 0.1 + (0.9 * Math.abs(v)) / scale, "data-at": title ?? null }),
      c >= (Number.isInteger(v) || pad ? 30 : 44) ? s("text", { x: x + c / 2 - 1, y: y + c / 2 + c / 9, "text-anchor": "middle", class: "cell-number", style: `font-size:${Math.min(30, c * 0.34)}px` }, pad ? "0" : num(v, Number.isInteger(v) ? 0 : 2)) : null];
    const inTiles = [], top = 26;
    for (let r = 0; r < n; r++) for (let c = 0; c < n; c++) {
      const inside = r >= p && r < n - p && c >= p && c < n - p;
      inTiles.push(...tile(inside ? image[r - p][c - p] : 0, c * cell, top + r * cell, cell, most, "", !inside));
    }
    if (o) inTiles.push(s("rect", { x: j * stride * cell - 1.5, y: top + i * stride * cell - 1.5, width: kernel * cell + 1, height: kernel * cell + 1, rx: 4, class: "window" }));
    const outTiles = [];
    for (let r = 0; r < o; r++) for (let c = 0; c < o; c++) outTiles.push(...tile(output[r][c], c * outCell, top + r * outCell, outCell, mostOut, r === i && c === j ? "here" : "", false, r * o + c));
    const caption = (t) => s("text", { x: 0, y: 16, class: "caption" }, t);
    const right = s("svg", { viewBox: `-3 0 ${Math.max(o * outCell, 120) + 6} ${top + Math.max(o * outCell, 40) + 4}`, class: "conv-out", style: `width:${Math.max(o * outCell, 120) + 6}px`, role: "img", "aria-label": o ? `Output, ${o} by ${o}` : "No output" }, caption(`output ${o}×${o}`), outTiles);
    right.addEventListener("pointermove", (event) => { const to = event.target.dataset?.at; if (to !== undefined && Number(to) !== this.state.get("at")) { this.stop(); this.state.set({ at: Number(to) }); this.draw(); } });
    this.stage.replaceChildren(
      s("svg", { viewBox: `-3 0 ${n * cell + 6} ${top + n * cell + 4}`, style: `width:${n * cell + 6}px`, role: "img", "aria-label": `Input, ${image.length} by ${image.length}` }, caption(`input ${image.length}×${image.length}${p ? `, padding ${p}` : ""}`), inTiles),
      this.pool ? h("div", { class: "kernel" }, h("p", {}, MODES[this.state.get("mode")]), h("p", { class: "op" }, "→")) : this.kernel(), right);
    this.explain(problem, i, j, p, stride, kernel, o);
  }
  kernel() {
    const F = this.filter();
    const grid = h("div", { class: "kernel-grid", style: `grid-template-columns:repeat(${F.length},auto)` }, F.flatMap((row, r) => row.map((v, c) => {
      const input = h("input", { type: "number", step: "any", value: +v.toFixed(2), "aria-label": `Filter, row ${r + 1}, column ${c + 1}`, onchange: () => {
        const own = F.map((x) => [...x]); own[r][c] = Number(input.value); this.state.set({ filter: "own", own: encode(own) }); this.compute();
      } });
      return input;
    })));
    return h("div", { class: "kernel" }, h("p", {}, this.state.get("flip") ? "filter, laid on flipped" : "filter"), grid, h("p", { class: "op" }, "→"));
  }
  explain(problem, i, j, p, stride, kernel, o) {
    const N = this.a.image.length;
    this.size.textContent = problem ? `No output: ${problem}.` : `(45)  (${N} − ${kernel} + 2·${p}) / ${stride} + 1 = ${o}`;
    this.size.classList.toggle("bad", !!problem);
    this.root.dataset.answer = JSON.stringify({ size: o, problem: problem ?? "", value: o ? this.out[i][j] : null });
    if (!o) { this.sum.textContent = ""; return; }
    const at = (r, c) => this.a.image[r - p]?.[c - p] ?? 0, terms = [], values = [];
    for (let r = 0; r < kernel; r++) for (let c = 0; c < kernel; c++) {
      const v = at(i * stride + r, j * stride + c), f = this.pool ? 1 : this.a.filter[r][c];
      values.push(v);
      if (f !== 0 && v !== 0) terms.push(`${num(v, Number.isInteger(v) ? 0 : 2)}·${f < 0 ? `(${num(f, Number.isInteger(f) ? 0 : 2)})` : num(f, Number.isInteger(f) ? 0 : 2)}`);
    }
    const result = num(this.out[i][j], Number.isInteger(this.out[i][j]) ? 0 : 2), list = values.map((v) => num(v, Number.isInteger(v) ? 0 : 2)).join(", ");
    this.sum.textContent = this.state.get("mode") === "max" ? `O(${i + 1}, ${j + 1}) = max(${list}) = ${result}` : this.state.get("mode") === "mean" ? `O(${i + 1}, ${j + 1}) = (${list}) / ${kernel * kernel} = ${result}`
      : `O(${i + 1}, ${j + 1}) = ${terms.slice(0, 9).join(" + ") || "0"} = ${result}`;
  }
}
