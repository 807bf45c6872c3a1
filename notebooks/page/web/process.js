// A process: one WebAssembly program of GOOS=wasip1, with arguments, environment and files.
// It runs from start to end in one go; a worker that runs one does nothing else meanwhile.

import { Calls, Exit } from "./calls.js";
import "./filecalls.js";
import { pathCalls } from "./paths.js";

/**
 * @typedef {object} Options
 * @property {string[]} args the program's name first
 * @property {Record<string, string>} env
 * @property {import("./files.js").Files} files
 * @property {(fd: 1 | 2, bytes: Uint8Array) => void} output standard output and error
 * @property {() => void} [idle] called before the program waits
 */

/** The functions that a module of GOOS=wasip1 imports, bound to one process. @param {Options} options */
function importsFor(options) {
  const calls = new Calls(options);
  const functions = {};
  for (const object of [calls, pathCalls(calls)]) {
    for (const name of names(object)) functions[name] = (...args) => object[name](...args);
  }
  return { calls, imports: { wasi_snapshot_preview1: functions } };
}

function names(object) {
  const own = Object.getPrototypeOf(object) === Object.prototype ? object : Object.getPrototypeOf(object);
  return Object.getOwnPropertyNames(own).filter((name) => name !== "constructor");
}

/**
 * Runs a program to its end and returns its exit code.
 * @param {WebAssembly.Module} module @param {Options} options @returns {Promise<number>}
 */
export async function run(module, options) {
  const { calls, imports } = importsFor(options);
  const instance = await WebAssembly.instantiate(module, imports);
  calls.memory = instance.exports.memory;
  try {
    instance.exports._start();
    return 0;
  } catch (problem) {
    if (problem instanceof Exit) return problem.code;
    throw problem;
  }
}

/**
 * Starts a library, whose exported functions can then be called.
 * @param {WebAssembly.Module} module @param {Options} options @returns {Promise<WebAssembly.Exports>}
 */
export async function library(module, options) {
  const { calls, imports } = importsFor(options);
  const instance = await WebAssembly.instantiate(module, imports);
  calls.memory = instance.exports.memory;
  instance.exports._initialize();
  return instance.exports;
}
