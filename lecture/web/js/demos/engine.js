// Calls nnlib in its worker.
let worker, next = 0;
const waiting = new Map();

function start() {
  worker = new Worker(new URL("../worker.js", import.meta.url));
  worker.onmessage = ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(error)); else resolve(result);
  };
  worker.onerror = (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || "the worker did not start"));
    waiting.clear();
  };
}

export function call(method, params) {
  if (!worker) start();
  return new Promise((resolve, reject) => {
    waiting.set(++next, { resolve, reject });
    worker.postMessage({ id: next, method, params });
  });
}
