// Go in the page, loaded when the first cell runs. notebooks/page/web/runner.js says what it offers.

/**
 * Loads the engine.
 * @param {string} folder where the site has it
 * @param {(what: {name: string, loaded: number, size: number, left?: number}) => void} onProgress
 */
export async function openEngine(folder, onProgress) {
  const base = new URL(folder, location.href).href;
  const response = await fetch(base + "index.json", { cache: "no-cache" });
  if (!response.ok) throw new Error(`Go cannot be loaded: the host answers ${response.status}.`);
  const index = await response.json();
  const { Runner } = await import(base + index.runner);
  return new Runner(base, onProgress);
}

/** Adds up what is on its way, and puts it into words. */
export class Load {
  constructor(place) {
    this.place = place;
    this.files = new Map();
    this.bar = document.createElement("progress");
    this.words = document.createElement("span");
  }

  /** Takes what the engine reports of one file. */
  report({ name, loaded, size, left }) {
    this.files.set(name, { loaded, size });
    const all = [...this.files.values()];
    const have = all.reduce((sum, file) => sum + file.loaded, 0);
    const total = left === undefined ? all.reduce((sum, file) => sum + file.size, 0) : have + left;
    if (have >= total) return this.end();
    if (!this.bar.isConnected) this.place.replaceChildren(this.bar, this.words);
    this.bar.max = total;
    this.bar.value = have;
    this.bar.ariaLabel = "loaded";
    this.words.textContent = `Loading Go, only this once: ${megabytes(have)} of ${megabytes(total)} MB`;
  }

  end() {
    this.files.clear();
    this.place.replaceChildren();
  }
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
