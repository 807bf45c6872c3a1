// Tells whether a browser can run Go at all.

const why = "so Go cannot run in it: use a current Firefox, Chrome, Edge or Safari";

/** Starts a worker, or throws what the browser lacks, as a sentence. @param {string} script */
export function startWorker(script) {
  if (!self.WebAssembly) throw new Error(`This browser has no WebAssembly, or has it switched off, ${why}`);
  let modules = false;
  const worker = new Worker(new URL(script, import.meta.url), {
    get type() {
      modules = true; // a browser that does not ask knows no workers that are modules
      return "module";
    },
  });
  if (modules && self.TransformStream) return worker;
  worker.terminate();
  throw new Error(`This browser is too old, ${why}`);
}
