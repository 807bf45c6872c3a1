// Makes programs of cells: composes, compiles and links. It runs inside the worker of toolworker.js.

import { startEngine } from "./engine.js";
import { Files } from "./files.js";
import { Pack } from "./pack.js";
import { run } from "./process.js";

const source = "/cell/main.go";

/**
 * @typedef {object} Built
 * @property {object} plan
 * @property {object} [failure]
 * @property {Record<string, string>} environment
 * @property {Uint8Array} [wasm]
 * @property {{path: string, file: object}[]} [data] files of the pack that the program finds
 * @property {Record<string, number>} times in milliseconds
 */

/**
 * @typedef {Record<"engine" | "compile" | "link", WebAssembly.Module>} Modules
 * @typedef {{number: number, text: string, kept: boolean}} Cell one that has been read before
 */

export class Tools {
  /** @param {string} base @param {(what: object) => void} onProgress */
  constructor(base, onProgress) {
    this.pack = new Pack(base, onProgress);
    this.files = new Files();
    this.files.write("/tmp/.keep", "");
  }

  /**
   * Loads the tools, unless an earlier worker has loaded them, and reads the notebook's cells again.
   * @param {Modules} [modules] @param {Cell[]} history @returns {Promise<Modules>}
   */
  async open(modules, history) {
    await this.pack.open();
    this.pack.bundle(0).catch(() => {}); // every cell needs it; the first tells if it fails
    const names = ["engine", "compile", "link"];
    this.modules =
      modules ??
      Object.fromEntries(await Promise.all(names.map(async (name) => [name, await this.pack.tool(name)])));
    this.engine = await startEngine(this.modules.engine);
    this.reset();
    for (const { number, text, kept } of history) {
      this.engine({ do: "cell", number }, text);
      if (kept) this.keep();
    }
    return this.modules;
  }

  /** Forgets all cells. */
  reset() {
    const offered = this.pack.packages.filter((p) => p.exports);
    this.engine({ do: "session" }, JSON.stringify(offered));
  }

  /** What go doc prints. @param {string} words after the command */
  async godoc(words) {
    await this.document();
    const { failure, rest } = this.engine({ do: "godoc" }, words);
    if (failure) throw new Error(failure.evalue);
    return new TextDecoder().decode(rest);
  }

  /** Gives the engine the documentation when something asks for it first. */
  async document() {
    this.documented ??= this.pack.docs().then((docs) => this.engine({ do: "docs" }, docs));
    await this.documented.catch((problem) => {
      this.documented = undefined;
      throw problem;
    });
  }

  /** @param {string} text @param {number} at */
  complete(text, at) {
    const { prefix, names } = this.engine({ do: "complete", at: bytesBefore(text, at) }, text);
    return { from: at - prefix.length, to: at, names: names ?? [] };
  }

  /** @param {string} text @param {number} at */
  async inspect(text, at) {
    await this.document();
    const { rest } = this.engine({ do: "inspect", at: bytesBefore(text, at) }, text);
    return new TextDecoder().decode(rest);
  }

  /** Loads all that cells may ever need into the browser's store. */
  keepAll() {
    return this.pack.keep();
  }

  /** Makes what the cell declares known to later cells. */
  keep() {
    this.engine({ do: "keep" });
  }

  /** @param {number} number @param {string} text @returns {Promise<Built>} */
  async build(number, text) {
    const clock = new Clock();
    const { plan, failure, environment } = this.engine({ do: "cell", number }, text);
    clock.lap("compose");
    if (failure || !plan.program) return { plan, failure, environment, times: clock.times };
    await this.configure(plan.program);
    clock.lap("load");
    const complaint = await this.compile();
    clock.lap("compile");
    if (complaint) {
      const explained = this.engine({ do: "explain" }, complaint);
      return { plan, failure: explained.failure, environment, times: clock.times };
    }
    const wasm = await this.link();
    clock.lap("link");
    return { plan, environment, wasm, data: this.pack.data(plan.program.source), times: clock.times };
  }

  /** Puts the program and all packages it needs where the tools look for them. */
  async configure(program) {
    const packages = this.pack.closure(program.imports);
    const archives = await Promise.all(packages.map((p) => this.pack.archive(p)));
    packages.forEach((p, i) => {
      const path = archivePath(p);
      if (!this.files.get(path)) this.files.write(path, archives[i]);
    });
    const lines = packages.map((p) => `packagefile ${p.path}=${archivePath(p)}\n`);
    this.files.write("/cell/importcfg", lines.join(""));
    this.files.write(source, program.source);
  }

  /** @returns {Promise<string>} what the compiler complains about, nothing if it is content */
  async compile() {
    const language = this.pack.index.language;
    const { code, printed } = await this.tool(this.modules.compile, [
      "compile",
      "-o",
      "/cell/cell.a",
      "-p",
      "main",
      "-lang",
      language,
      "-complete",
      "-pack",
      "-c=1",
      "-importcfg",
      "/cell/importcfg",
      "./main.go",
    ]);
    return code === 0 ? "" : printed;
  }

  async link() {
    const { code, printed } = await this.tool(this.modules.link, [
      "link",
      "-o",
      "/cell/cell.wasm",
      "-importcfg",
      "/cell/importcfg",
      "-buildmode=exe",
      "-s",
      "-w",
      "/cell/cell.a",
    ]);
    if (code !== 0) throw new Error(`the linker failed: ${printed}`);
    return this.files.read("/cell/cell.wasm").slice();
  }

  /** Runs the compiler or the linker. They end before their garbage is worth collecting. */
  async tool(module, args) {
    let printed = "";
    const code = await run(module, {
      args,
      env: { GOOS: "wasip1", GOARCH: "wasm", GOROOT: "/go", GOGC: "off", PWD: "/cell", TMPDIR: "/tmp" },
      files: this.files,
      output: (_fd, bytes) => (printed += new TextDecoder().decode(bytes.slice())),
    });
    return { code, printed };
  }
}

/** @param {import("./pack.js").PackPackage} p */
function archivePath(p) {
  return `/pack/${p.path}.a`;
}

/** The engine counts bytes, pages count UTF-16 units. */
function bytesBefore(text, at) {
  return new TextEncoder().encode(text.slice(0, at)).length;
}

/** Measures how long the steps take. */
class Clock {
  constructor() {
    this.times = {};
    this.since = performance.now();
  }

  /** @param {string} name of the step that ends now */
  lap(name) {
    const now = performance.now();
    this.times[name] = now - this.since;
    this.since = now;
  }
}
