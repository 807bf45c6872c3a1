// The part of the page that is written in Go (../engine), as a function.

import { Files } from "./files.js";
import { library } from "./process.js";

/**
 * @typedef {object} Reply
 * @property {object} [plan]
 * @property {Record<string, string>} [environment]
 * @property {{ename: string, evalue: string, traceback: string[], problems?: object[]}} [failure]
 * @property {{data: Record<string, string>, id: string}[]} [outputs]
 * @property {Uint8Array} rest the bytes after the line
 */

/**
 * Starts the engine. What it returns asks it to do something with a text or bytes.
 * @param {WebAssembly.Module} module
 * @returns {Promise<(request: {do: string, number?: number}, body?: string | Uint8Array) => Reply>}
 */
export async function startEngine(module) {
  let complaint = "";
  const exports = await library(module, {
    args: ["engine"],
    env: {},
    files: new Files(),
    output: (_fd, bytes) => (complaint += new TextDecoder().decode(bytes.slice())),
  });
  return (request, body = "") => {
    const line = new TextEncoder().encode(JSON.stringify(request) + "\n");
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const at = exports.buffer(line.length + bytes.length);
    const room = new Uint8Array(exports.memory.buffer, at, line.length + bytes.length);
    room.set(line);
    room.set(bytes, line.length);
    try {
      return reply(exports, exports.call(room.length));
    } catch (problem) {
      throw new Error(`the page's engine failed: ${problem}\n${complaint}`);
    }
  };
}

/** Reads a reply. @param {WebAssembly.Exports} exports @param {number} at @returns {Reply} */
function reply(exports, at) {
  const size = new DataView(exports.memory.buffer).getUint32(at - 4, true);
  const bytes = new Uint8Array(exports.memory.buffer, at, size);
  const end = bytes.indexOf("\n".charCodeAt(0));
  const answer = JSON.parse(new TextDecoder().decode(bytes.slice(0, end)));
  return { ...answer, rest: bytes.slice(end + 1) };
}
