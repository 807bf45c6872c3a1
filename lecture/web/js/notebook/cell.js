// One cell of code: its text, its buttons, its outputs.
import { createEditor, preload } from "./editor.js";
import { Outputs } from "./outputs.js";

export class Cell {
  /** @param {HTMLElement} root @param {import("./notebook.js").Notebook} notebook */
  constructor(root, notebook) {
    this.notebook = notebook;
    this.root = root;
    this.id = root.dataset.cell;
    this.pre = root.querySelector("pre.code");
    this.original = this.pre.textContent;
    this.stored = [...root.querySelector(".outputs").childNodes];
    this.outputs = new Outputs(root.querySelector(".outputs"));
    this.buttons = Object.fromEntries([...root.querySelectorAll("[data-do]")].map((b) => [b.dataset.do, b]));
    this.listen();
    const kept = notebook.store.read(this.id);
    if (kept !== null && kept !== this.original) this.setText(kept);
  }

  listen() {
    this.root.querySelector(".bar").addEventListener("click", ({ target }) => this.press(target.dataset.do));
    this.root.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        this.notebook.run([this]);
      },
      { capture: true },
    );
    this.pre.addEventListener("focus", () => preload(), { once: true });
    this.pre.addEventListener("click", (event) => {
      if (getSelection().isCollapsed) this.edit({ x: event.clientX, y: event.clientY });
    });
    this.pre.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.edit();
    });
  }

  press(what) {
    if (what === "run") this.notebook.run([this]);
    if (what === "above") this.notebook.run(this.notebook.above(this));
    if (what === "reset") this.setText(this.original);
  }

  get text() {
    return this.editor ? this.editor.text : this.pre.textContent;
  }

  get changed() {
    return this.text !== this.original;
  }

  /** Replaces the text, in the editor if there is one. */
  setText(text) {
    if (this.editor) this.editor.text = text;
    else this.pre.firstElementChild.textContent = text;
    this.noteChange();
  }

  /** Keeps what the reader has written, and offers to take it back. */
  noteChange() {
    this.buttons.reset.hidden = !this.changed;
    this.root.classList.toggle("changed", this.changed);
    this.notebook.store.write(this.id, this.changed ? this.text : null);
  }

  /**
   * Puts an editor in the place of the text.
   * @param {{x: number, y: number}} [at] where the reader has clicked
   */
  async edit(at, focus = true) {
    this.opening ??= createEditor(this).then((editor) => (this.editor = editor));
    try {
      const editor = await this.opening;
      if (focus) editor.focus(at);
    } catch {
      this.opening = undefined;
      this.say("The editor could not be loaded. The text stays as it is.");
    }
  }

  say(words) {
    this.root.querySelector(".state").textContent = words;
  }

  mark(state, count, words) {
    this.root.dataset.state = state;
    this.root.querySelector(".count").textContent = `[${count}]`;
    this.say(words);
  }

  wait() {
    this.mark("waiting", " ", "waiting");
  }

  unwait() {
    this.mark("", " ", "");
  }

  /** Runs the cell. @returns {Promise<boolean>} whether it ended well */
  async execute(number) {
    this.mark("running", "*", "running");
    this.editor?.point([]);
    this.outputs.begin();
    const engine = await this.notebook.open();
    const since = performance.now();
    const { ok } = await engine.run(number, this.text, (output) => this.outputs.add(output));
    await this.outputs.end();
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    const stopped = this.outputs.error?.evalue === "stopped";
    this.mark(ok ? "done" : "failed", number, ok ? `${seconds} s` : stopped ? "stopped" : "failed");
    if (!ok && !stopped) this.explain(number); // nobody waits for the editor that this may load
    return ok;
  }

  /** Shows that the cell could not even start. */
  async fail(problem) {
    const { message } = problem;
    this.outputs.add({ output_type: "error", ename: "ERROR", evalue: message, traceback: [message] });
    await this.outputs.end();
    this.mark("failed", " ", "failed");
    return false;
  }

  /** Points at the lines that an error names, and offers what may be missing. */
  async explain(number) {
    const missing = this.notebook.above(this).some((cell) => !cell.root.dataset.state);
    if (missing && this.outputs.error?.traceback.join("\n").includes("undefined: ")) this.offerAbove();
    const lines = this.outputs.linesOf(number);
    if (lines.length === 0) return;
    await this.edit(undefined, false);
    this.editor?.point(lines);
  }

  /** Offers to run what this cell builds on. */
  offerAbove() {
    const line = document.createElement("p");
    line.className = "output advice";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Run them, then this one";
    button.addEventListener("click", () => this.notebook.run([...this.notebook.above(this), this]));
    line.append("Cells above have not run yet, and this one may need what they declare. ", button);
    this.outputs.place.prepend(line);
  }

  /** Brings back the text and the outputs that the course has. */
  restore() {
    this.setText(this.original);
    this.editor?.point([]);
    this.outputs.show(this.stored);
    this.unwait();
  }
}
