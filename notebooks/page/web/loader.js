// Loads files of the pack, each in a worker of its own, and keeps them in the browser.

const cache = "nnlecture-go";

/** @typedef {{name: string, size: number, unpack: number}} PackFile */

/**
 * @typedef {object} Progress
 * @property {string} name of a file that travels
 * @property {number} loaded bytes of it that are here
 * @property {number} size all its bytes
 * @property {number} left bytes still to come of all files that travel now
 */

export class Loader {
  /** @param {string} base the address of the pack @param {(what: Progress) => void} onProgress */
  constructor(base, onProgress) {
    this.base = base;
    this.onProgress = onProgress;
    /** @type {Map<string, number>} name → bytes still to come */
    this.left = new Map();
  }

  /** @param {PackFile} file @returns {Promise<Uint8Array>} */
  async bytes(file) {
    return (await this.load(file, false)).bytes;
  }

  /** @param {PackFile} file @returns {Promise<WebAssembly.Module>} */
  async module(file) {
    return (await this.load(file, true)).module;
  }

  /** @param {PackFile} file @returns {Promise<{bytes?: Uint8Array, module?: WebAssembly.Module}>} */
  load(file, module) {
    const worker = new Worker(new URL("unpack.js", import.meta.url));
    return new Promise((resolve, reject) => {
      worker.onerror = (event) =>
        reject(new Error(event.message || `${file.name} cannot be loaded: a worker failed`));
      worker.onmessage = ({ data }) => {
        if (data.problem !== undefined) reject(new Error(data.problem));
        else if (data.loaded !== undefined) this.tell(file, data.loaded);
        else resolve(data);
      };
      worker.postMessage({ url: this.base + file.name, file, module, cache });
    }).finally(() => {
      this.left.delete(file.name);
      worker.terminate();
    });
  }

  /** Files that wait in a queue count as soon as they have begun. */
  tell({ name, size }, loaded) {
    this.left.set(name, size - loaded);
    const left = [...this.left.values()].reduce((sum, n) => sum + n, 0);
    this.onProgress({ name, loaded, size, left });
  }
}

/** The browser's store, if it lets us have one. @returns {Promise<Cache | undefined>} */
async function openStore() {
  try {
    return await self.caches?.open(cache);
  } catch {
    return undefined;
  }
}

/**
 * Fetches the pack's list of files, or takes the last one when the host cannot be reached, and drops from the
 * browser's store what is no longer in the list.
 * @param {string} base @returns {Promise<object>}
 */
export async function openIndex(base) {
  const url = base + "index.json";
  const store = await openStore();
  const response = await fetch(url, { cache: "no-cache" }).catch(() => undefined);
  if (!response?.ok) {
    const before = await store?.match(url).catch(() => undefined);
    if (before) return before.json();
    const why = response ? `the host answers ${response.status}` : "the host cannot be reached";
    throw new Error(`the list of Go's packages cannot be loaded: ${why}`);
  }
  const text = await response.text();
  const index = JSON.parse(text);
  try {
    await store?.put(url, new Response(text));
    const current = new Set([url, ...index.files.map((name) => base + name)]);
    for (const { url: kept } of (await store?.keys()) ?? []) {
      if (kept.startsWith(base) && !current.has(kept)) await store.delete(kept);
    }
  } catch {
    // A store that is full or forbidden changes nothing but the time of the next visit.
  }
  return index;
}
