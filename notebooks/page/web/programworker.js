// The worker in which one cell's program runs; it ends with the program.

import { runProgram } from "./program.js";

self.onmessage = async ({ data }) => {
  try {
    const ended = await runProgram(
      data,
      (output) => self.postMessage({ output }),
      (progress) => self.postMessage({ progress }),
    );
    self.postMessage({ ended });
  } catch (problem) {
    self.postMessage({ problem: String(problem?.message ?? problem) });
  }
};
self.postMessage({ ready: true });
