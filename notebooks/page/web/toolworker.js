// The worker that makes programs of cells. Requests come with a number, which the reply bears.

import { Tools } from "./tools.js";

/** @type {Tools} */
let tools;

/** @type {Record<string, (request: any) => Promise<{reply?: any, transfer?: Transferable[]}>>} */
const actions = {
  async open({ base, modules, history }) {
    tools = new Tools(base, (what) => self.postMessage({ progress: what }));
    return { reply: await tools.open(modules, history) };
  },
  async build({ number, text }) {
    const built = await tools.build(number, text);
    return { reply: built, transfer: built.wasm ? [built.wasm.buffer] : [] };
  },
  async keep() {
    tools.keep();
    return {};
  },
  async godoc({ words }) {
    return { reply: await tools.godoc(words) };
  },
  async complete({ text, at }) {
    return { reply: tools.complete(text, at) };
  },
  async inspect({ text, at }) {
    return { reply: await tools.inspect(text, at) };
  },
  async keepAll() {
    await tools.keepAll();
    return {};
  },
  async reset() {
    tools.reset();
    return {};
  },
};

self.onmessage = async ({ data }) => {
  try {
    const { reply, transfer } = await actions[data.do](data);
    self.postMessage({ id: data.id, reply }, transfer ?? []);
  } catch (problem) {
    self.postMessage({ id: data.id, problem: String(problem?.message ?? problem) });
  }
};
