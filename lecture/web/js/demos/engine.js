// Calls nnlib in its worker.
let worker,
  next = 0;
const waiting = new Map();

function start() {
  worker = new Worker(new URL("../worker.js", import.meta.url));
  worker.onmessage = ({ data: { id, result, error } }) => {
    const asked = waiting.get(id);
    if (!asked) return; // it was given up
    waiting.delete(id);
    if (error) asked.reject(new Error(error));
    else asked.resolve(result);
  };
  // A worker that has failed answers no more: the next call starts another.
  worker.onerror = (event) => {
    worker.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) {
      reject(new Error(event.message || "the worker did not start"));
    }
    waiting.clear();
  };
}

/**
 * call runs a method of package demos.
 * @param {string} method
 * @param {object} params
 * @returns {Promise<any>}
 */
export function call(method, params) {
  if (!worker) start();
  return new Promise((resolve, reject) => {
    waiting.set(++next, { resolve, reject });
    worker.postMessage({ id: next, method, params });
  });
}
