// The pack: compiler, linker, engine, packages and data, loaded when first needed.

import { Loader, openIndex } from "./loader.js";

/**
 * @typedef {object} PackPackage
 * @property {string} path
 * @property {string} name
 * @property {boolean} standard
 * @property {string[]} [exports]
 * @property {number[]} imports
 * @property {number} bundle
 * @property {number} from
 * @property {number} size
 */

export class Pack {
  /** @param {string} base the address of the pack's folder @param {(what: object) => void} onProgress */
  constructor(base, onProgress) {
    this.base = base;
    this.loader = new Loader(base, onProgress);
    /** @type {Map<number, Promise<Uint8Array>>} */
    this.bundles = new Map();
  }

  async open() {
    this.index = await openIndex(this.base);
    /** @type {PackPackage[]} */
    this.packages = this.index.packages;
    this.places = new Map(this.packages.map((p, at) => [p.path, at]));
  }

  /** @param {"compile" | "link" | "engine"} name @returns {Promise<WebAssembly.Module>} */
  tool(name) {
    return this.loader.module(this.index.tools[name]);
  }

  /** A bundle, loaded once. @param {number} number @returns {Promise<Uint8Array>} */
  bundle(number) {
    let bundle = this.bundles.get(number);
    if (!bundle) {
      bundle = this.loader.bytes(this.index.bundles[number]);
      this.bundles.set(number, bundle);
      // A download that failed is tried again by the next cell.
      bundle.catch(() => this.bundles.delete(number));
    }
    return bundle;
  }

  /** A package's archive. @param {PackPackage} p @returns {Promise<Uint8Array>} */
  async archive(p) {
    return (await this.bundle(p.bundle)).subarray(p.from, p.from + p.size);
  }

  /** The files of data that a program finds. @param {string} source */
  data(source) {
    return this.index.data.filter(({ usedBy }) => source.includes(usedBy));
  }

  /** What go doc says, in JSON. @returns {Promise<Uint8Array>} */
  docs() {
    return this.loader.bytes(this.index.docs);
  }

  /** Loads all that is not in the browser's store yet, a few files at a time. */
  async keep() {
    const files = [
      this.index.docs,
      ...Object.values(this.index.tools),
      ...this.index.bundles,
      ...this.index.data.map((d) => d.file),
    ];
    const next = async () => {
      for (let file = files.pop(); file; file = files.pop()) await this.loader.bytes(file);
    };
    await Promise.all([next(), next()]);
  }

  /**
   * The packages that a program needs which imports the given ones.
   * @param {string[]} paths @returns {PackPackage[]}
   */
  closure(paths) {
    const seen = new Set();
    const visit = (at) => {
      if (seen.has(at)) return;
      seen.add(at);
      this.packages[at].imports.forEach(visit);
    };
    for (const path of ["runtime", ...paths]) {
      const at = this.places.get(path);
      if (at !== undefined) visit(at); // the compiler complains about the others
    }
    return [...seen].map((at) => this.packages[at]);
  }
}
