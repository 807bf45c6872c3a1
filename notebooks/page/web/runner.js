// The engine's entry: what surfaces call to run the cells of one notebook. This interface is kept stable:
//
//   const index = await (await fetch(base + "index.json", { cache: "no-cache" })).json();
//   const { Runner } = await import(base + index.runner);
//   const runner = new Runner(base, onProgress);
//
// base is the engine's folder, an absolute URL that ends in a slash.
//
//   await runner.open()                Loads what every cell needs; may be left out, for cells wait by
//                                      themselves. Rejects with an Error: one sentence for the reader.
//   await runner.run(number, text, emit)
//                                      Runs a cell; emit gets Jupyter outputs while it runs; see Result.
//                                      Never rejects: what goes wrong is an output of type "error", the
//                                      last one. Cells run one at a time: a call waits for those before it.
//   runner.stop()                      Ends the cell that runs and those that wait, each with the error
//                                      "stopped". Declarations and files stay; the next cell may run at once.
//   await runner.reset()               Forgets declarations, environment and files, as a new kernel does.
//   await runner.complete(text, at)    {from, to, names}: what may stand in text instead of [from, to).
//   await runner.inspect(text, at)     Documentation of the name at an offset, as text; "" if there is none.
//   await runner.keep()                Loads all that cells may ever need, to run without a network.
//   runner.close()                     Ends the workers; the runner is of no use after that.
//
// Offsets count UTF-16 units, as JavaScript does. onProgress gets {name, loaded, size, left}: bytes of one
// file as it travels, and how many are still to come of all that travel. What has been loaded is kept in
// the browser's Cache Storage, unpacked, so that the next visit does not load it again: a service worker need
// keep index.json and the folder of index.runner alone. Runners in several tabs do not disturb each other.
//
// The folder is static. index.json names all other files in "files", as addresses below base; they have a
// hash of their content in their names and never change, except licences.txt.

import { startWorker } from "./lacks.js";
import { failed, interrupted, jupyter, sentence } from "./outputs.js";
import { answerShell } from "./shell.js";

/**
 * An output in Jupyter's form, or the update of one shown before.
 * @typedef {{output_type: string, [field: string]: any}} Output
 */

/**
 * @typedef {object} Result
 * @property {boolean} ok
 * @property {Record<string, number>} times in milliseconds, by step
 */

export class Runner {
  /**
   * @param {string} base the address of the pack's folder, with a slash at its end
   * @param {(what: import("./loader.js").Progress) => void} [onProgress]
   */
  constructor(base, onProgress = () => {}) {
    this.base = new URL(base, location.href).href;
    this.onProgress = onProgress;
    /** @type {[string, Uint8Array][]} what programs have written */
    this.files = [];
    /** @type {import("./tools.js").Cell[]} what the tools have read, to be read again by others */
    this.history = [];
    this.requests = new Map();
    this.count = 0;
    this.stopped = false;
    this.building = false;
    this.stops = 0;
    /** @type {Promise<any>} the last cell that runs or waits */
    this.last = Promise.resolve();
  }

  /** Loads what every cell needs. Cells wait for it by themselves. */
  open() {
    if (!this.opened) {
      const opened = this.start();
      this.opened = opened;
      opened.catch(() => {
        if (this.opened === opened) this.opened = undefined; // the next cell tries again
      });
    }
    return this.opened;
  }

  async start() {
    const tools = startWorker("toolworker.js");
    this.tools = tools;
    this.tools.onmessage = ({ data }) => this.receive(data);
    this.tools.onerror = (event) => this.fail(event.message || "a worker of the page cannot be loaded");
    this.prepare();
    try {
      const { base, modules, history } = this;
      this.modules = await this.ask({ do: "open", base, modules, history });
    } catch (problem) {
      tools.terminate();
      throw problem;
    }
  }

  /** Sends a request to the tools. @returns {Promise<any>} */
  ask(request) {
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      this.requests.set(id, { resolve, reject });
      this.tools.postMessage({ ...request, id });
    });
  }

  receive({ id, reply, problem, progress }) {
    if (progress) return this.onProgress(progress);
    const { resolve, reject } = this.requests.get(id);
    this.requests.delete(id);
    if (problem !== undefined) reject(new Error(problem));
    else resolve(reply);
  }

  fail(message) {
    for (const { reject } of this.requests.values()) reject(new Error(message));
    this.requests.clear();
  }

  /** Starts the worker of the next program in advance. */
  prepare() {
    const worker = startWorker("programworker.js");
    this.next = worker;
    worker.onerror = (event) => (worker.problem = event.message || "the program's worker cannot be loaded");
  }

  /**
   * Runs a cell. Outputs come while it runs; an error is the last of them.
   * @param {number} number the cell's, as in In [5]
   * @param {string} text
   * @param {(output: Output) => void} emit
   * @returns {Promise<Result>}
   */
  run(number, text, emit) {
    const { stops } = this;
    this.last = this.last.then(() =>
      this.stops > stops ? interrupted(emit, {}) : this.runNow(number, text, emit),
    );
    return this.last;
  }

  async runNow(number, text, emit) {
    this.stopped = false;
    const times = {};
    const halted = new Promise((_, reject) => (this.halt = reject));
    try {
      await Promise.race([this.open(), halted]); // what is loading goes on loading
      const cell = { number, text, kept: false };
      this.building = true;
      const built = await this.ask({ do: "build", number, text });
      this.building = false;
      this.history.push(cell);
      Object.assign(times, built.times);
      if (this.stopped) return interrupted(emit, times);
      if (built.plan?.said) emit({ output_type: "stream", name: "stdout", text: built.plan.said });
      if (built.failure) return failed(emit, built.failure, times);
      for (const line of built.plan.shell ?? []) {
        const failure = await answerShell(line, emit, (request) => this.ask(request));
        if (failure) return failed(emit, failure, times);
      }
      if (!built.wasm) return { ok: true, times };
      await this.ask({ do: "keep" });
      cell.kept = true;
      return await this.execute(built, emit, times);
    } catch (problem) {
      this.building = false;
      if (this.stopped) return interrupted(emit, times);
      return failed(emit, sentence(problem.message), times);
    }
  }

  /** Runs the program of a cell in a worker of its own. */
  async execute(built, emit, times) {
    const worker = this.next;
    this.prepare();
    const shown = new Set();
    const ended = await new Promise((resolve, reject) => {
      this.cancel = () => resolve(null);
      if (worker.problem) reject(new Error(worker.problem));
      worker.onerror = (event) => reject(new Error(event.message || "the program's worker failed"));
      worker.onmessage = ({ data }) => {
        if (data.output) emit(jupyter(data.output, shown));
        if (data.progress) this.onProgress(data.progress);
        if (data.ended) resolve(data.ended);
        if (data.problem) reject(new Error(data.problem));
      };
      const { wasm, plan, environment, data } = built;
      const { base, files } = this;
      const { engine } = this.modules;
      const job = { wasm, program: plan.program, environment, files, data, base, engine };
      worker.postMessage(job, [wasm.buffer]);
    }).finally(() => worker.terminate());
    this.cancel = undefined;
    if (!ended) return interrupted(emit, times);
    this.files = ended.files;
    Object.assign(times, ended.times);
    if (ended.code === 0) return { ok: true, times };
    return failed(emit, sentence(`exit status ${ended.code}`), times);
  }

  /** Ends the running cell. What it declared and what others did stays. */
  stop() {
    this.stopped = true;
    this.stops++;
    this.halt?.(new Error("stopped"));
    this.cancel?.();
    if (this.building) this.replaceTools();
  }

  /** Ends tools at work, for they cannot be interrupted, and starts others in their place. */
  replaceTools() {
    this.building = false;
    this.tools.terminate();
    this.fail("stopped");
    this.next.terminate();
    this.opened = undefined;
    this.open().catch(() => {}); // the next cell tells
  }

  /** What may stand at a place of a cell. @param {string} text @param {number} at */
  async complete(text, at) {
    await this.open();
    return this.ask({ do: "complete", text, at });
  }

  /** What is known about the name at a place of a cell. @param {string} text @param {number} at */
  async inspect(text, at) {
    await this.open();
    return this.ask({ do: "inspect", text, at });
  }

  /** Loads all that cells may ever need, so that they run without a network. */
  async keep() {
    await this.open();
    await this.ask({ do: "keepAll" });
  }

  /** Ends the workers. */
  close() {
    this.stop();
    this.tools?.terminate();
    this.next?.terminate();
  }

  /** Forgets all cells and the files that programs have written. */
  async reset() {
    this.files = [];
    this.history = [];
    await this.open();
    await this.ask({ do: "reset" });
  }
}
