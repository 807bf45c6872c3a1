// Runs nnlib, compiled to WebAssembly, beside the page, so that the page stays
// responsive while it trains.
importScripts("wasm_exec.js");

const ready = (async () => {
  const go = new Go();
  const response = fetch("../nnlib.wasm");
  let module;
  try {
    module = await WebAssembly.instantiateStreaming(response, go.importObject);
  } catch (problem) { // a host that names no type for .wasm
    module = await WebAssembly.instantiate(await (await fetch("../nnlib.wasm")).arrayBuffer(), go.importObject);
  }
  go.run(module.instance);
})();

onmessage = async ({ data: { id, method, params } }) => {
  try {
    await ready;
    const { result, error } = self.nnlecture(method, JSON.stringify(params));
    postMessage(error ? { id, error } : { id, result: JSON.parse(result) });
  } catch (problem) {
    postMessage({ id, error: String(problem) });
  }
};
