// Runs a cell's program. It is used inside the worker of programworker.js.

import { startEngine } from "./engine.js";
import { Files } from "./files.js";
import { Loader } from "./loader.js";
import { run } from "./process.js";

const pipe = { out: "/pipe/out", back: "/pipe/back" };
const places = { HOME: "/", TMPDIR: "/tmp", PWD: "/notebooks", GONB_DIR: "/notebooks", GONB_TMP_DIR: "/tmp" };
// Output is sent at once, for a program that computes gives no later chance to send it. Only who
// prints more often than this is sent in larger pieces.
const mostAtOnce = 200; // pieces
const pauseBetween = 20; // milliseconds, when those are used up
const flushAbove = 1 << 15; // bytes

/**
 * @typedef {object} Job
 * @property {Uint8Array} wasm
 * @property {object} program as the composer made it
 * @property {Record<string, string>} environment
 * @property {[string, Uint8Array][]} files that earlier programs left
 * @property {WebAssembly.Module} engine
 * @property {string} base the address of the pack
 * @property {{path: string, file: import("./loader.js").PackFile}[]} data files of the pack that it finds
 */

/**
 * Runs a program to its end; what it prints and shows goes to emit while it runs.
 * @param {Job} job @param {(output: object) => void} emit @param {(what: object) => void} onProgress
 */
export async function runProgram(job, emit, onProgress) {
  const begin = performance.now();
  const module = await WebAssembly.compile(job.wasm);
  const printer = new Printer(emit);
  const files = new Files();
  for (const folder of ["/tmp", "/notebooks"]) files.put(folder, { folder: true });
  const loader = new Loader(job.base, onProgress);
  await Promise.all(job.data.map(async ({ path, file }) => files.write(path, await loader.bytes(file))));
  for (const [path, data] of job.files) files.put(path, { data, size: data.length, written: true });
  const engine = await startEngine(job.engine);
  engine({ do: "program" }, JSON.stringify(job.program));
  printer.annotate = (text) => new TextDecoder().decode(engine({ do: "annotate" }, text).rest);
  showPipe(files, engine, printer, emit);
  const started = performance.now();
  const code = await run(module, {
    args: ["/cell/cell", ...(job.program.args ?? [])],
    env: { ...places, ...job.environment, GONB_PIPE: pipe.out, GONB_PIPE_BACK: pipe.back },
    files,
    output: (fd, bytes) => printer.print(fd, bytes),
    idle: () => printer.flush(),
  });
  printer.end();
  const times = { start: started - begin, run: performance.now() - started };
  return { code, files: files.written(), times };
}

/** Makes the two pipes through which GoNB's programs show pictures. */
function showPipe(files, engine, printer, emit) {
  let waiting = [];
  const exchange = () => {
    const { outputs, failure, rest } = engine({ do: "shown" }, join(waiting));
    waiting = [];
    printer.flush();
    for (const output of outputs ?? []) emit({ type: "display", ...output });
    if (failure) throw new Error(failure.evalue);
    return rest;
  };
  files.put(pipe.out, { onWrite: (bytes) => waiting.push(bytes.slice()) });
  files.put(pipe.back, { onRead: exchange });
  printer.onEnd = () => waiting.length > 0 && exchange();
}

/** @param {Uint8Array[]} parts */
function join(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Collects what a program prints into pieces worth sending. */
class Printer {
  constructor(emit) {
    this.emit = emit;
    this.annotate = (text) => text;
    this.onEnd = () => {};
    this.decoders = { 1: new TextDecoder(), 2: new TextDecoder() };
    /** @type {{fd: number, text: string}[]} */
    this.waiting = [];
    this.size = 0;
    this.free = mostAtOnce; // pieces that may be sent at once
    this.last = performance.now();
  }

  /** @param {1 | 2} fd @param {Uint8Array} bytes in the program's memory */
  print(fd, bytes) {
    const text = this.decoders[fd].decode(bytes.slice(), { stream: true });
    const last = this.waiting.at(-1);
    if (last?.fd === fd) last.text += text;
    else this.waiting.push({ fd, text });
    this.size += text.length;
    if (this.maySend() || this.size > flushAbove) this.flush();
  }

  /** Whether a piece may be sent at once; time makes further ones free. */
  maySend() {
    const now = performance.now();
    this.free = Math.min(mostAtOnce, this.free + (now - this.last) / pauseBetween);
    this.last = now;
    if (this.free < 1) return false;
    this.free--;
    return true;
  }

  /** Sends what waits, but of standard error only whole lines, whose places are to be found. */
  flush(all = false) {
    const later = [];
    for (const { fd, text: whole } of this.waiting) {
      let text = whole;
      if (fd === 2) {
        const end = all ? text.length : text.lastIndexOf("\n") + 1;
        if (end < text.length) later.push({ fd, text: text.slice(end) });
        text = this.annotate(text.slice(0, end));
      }
      if (text) this.emit({ type: "stream", name: fd === 1 ? "stdout" : "stderr", text });
    }
    this.waiting = later;
    this.size = 0;
  }

  end() {
    this.onEnd();
    this.flush(true);
  }
}
