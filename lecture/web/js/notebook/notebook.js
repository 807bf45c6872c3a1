// The cells of a page, and the order in which they run.
import { Cell } from "./cell.js";
import { Load, openEngine } from "./engine.js";
import { save } from "./export.js";
import { Store } from "./store.js";

export class Notebook {
  /**
   * @param {HTMLElement} main the page's text, which names the engine's folder
   * @param {HTMLElement} bar the buttons for all cells
   */
  constructor(main, bar) {
    this.folder = main.dataset.engine;
    this.name = main.dataset.name;
    this.buttons = Object.fromEntries([...bar.querySelectorAll("[data-do]")].map((b) => [b.dataset.do, b]));
    this.load = new Load(bar.querySelector(".load"));
    this.store = new Store(this.name);
    this.cells = [...main.querySelectorAll(".cell.run")].map((root) => new Cell(root, this));
    /** @type {Cell[]} cells that wait for their turn */
    this.queue = [];
    this.count = 0;
    bar.addEventListener("click", ({ target }) => this.press(target.dataset.do));
    this.store.onSaid = (words) => this.say(words);
  }

  press(what) {
    if (what === "run-all") this.run(this.cells);
    if (what === "stop") this.stop();
    if (what === "reset-all") this.reset();
    if (what === "export") save(this).catch((problem) => this.say(problem.message));
  }

  /** Puts a sentence beside the buttons. */
  say(words) {
    this.load.place.textContent = words;
  }

  /** Lets cells run, one after the other, after those that wait already. */
  run(cells) {
    for (const cell of cells) {
      if (this.queue.includes(cell) || cell === this.running) continue;
      this.queue.push(cell);
      cell.wait();
    }
    this.working ??= this.work().finally(() => (this.working = undefined));
    return this.working;
  }

  above(cell) {
    return this.cells.slice(0, this.cells.indexOf(cell));
  }

  async work() {
    this.buttons.stop.disabled = false;
    while (this.queue.length > 0) {
      this.running = this.queue.shift();
      const ok = await this.running.execute(++this.count).catch((problem) => this.running.fail(problem));
      this.running = undefined;
      if (!ok) this.release(); // what comes after a failure would fail, too
    }
    this.buttons.stop.disabled = true;
    this.load.end();
  }

  /** Takes the turn from the cells that wait. */
  release() {
    for (const cell of this.queue.splice(0)) cell.unwait();
  }

  stop() {
    this.release();
    this.engine?.then((engine) => engine.stop());
  }

  /** @returns {Promise<object>} the engine, which is loaded when it is needed first */
  open() {
    this.engine ??= openEngine(this.folder, (what) => this.load.report(what)).catch((problem) => {
      this.engine = undefined; // the next cell tries again
      throw problem;
    });
    return this.engine;
  }

  /** Takes back all that the reader has changed, and forgets all results. */
  async reset() {
    const changed = this.cells.filter((cell) => cell.changed).length;
    const words = changed === 1 ? "your change in one cell" : `your changes in ${changed} cells`;
    if (changed > 0 && !confirm(`Throw away ${words}?`)) return;
    this.stop();
    await this.working;
    for (const cell of this.cells) cell.restore();
    this.count = 0;
    if (this.engine) await (await this.engine).reset();
  }
}
