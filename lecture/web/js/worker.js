// Runs nnlib, compiled to WebAssembly, beside the page, so that the page stays
// responsive while it trains.
importScripts("wasm_exec.js");

const ready = (async () => {
  const go = new Go();
  const packed = await fetch("../nnlib.wasm.packed");
  if (!packed.ok) throw new Error(`the module did not load: ${packed.status}`);
  // Unpacked here, the module travels small from every host. It compiles while it arrives.
  const module = new Response(packed.body.pipeThrough(new DecompressionStream("gzip")), {
    headers: { "Content-Type": "application/wasm" },
  });
  const { instance } = await WebAssembly.instantiateStreaming(module, go.importObject);
  go.run(instance);
})();

onmessage = async ({ data: { id, method, params } }) => {
  try {
    await ready;
    const { result, error } = self.nnlecture(method, params);
    postMessage(error ? { id, error } : { id, result: JSON.parse(result) });
  } catch (problem) {
    postMessage({ id, error: String(problem) });
  }
};
