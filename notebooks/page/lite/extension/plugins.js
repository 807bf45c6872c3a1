// What we bring to JupyterLab: the Go kernel, Stop, the way back to an original, and our links and colours.

import { kernelPlugin } from "./kernel.js";
import { originalPlugin } from "./original.js";
import { sitePlugin } from "./site.js";
import { stopPlugin } from "./stop.js";

/**
 * @param {(name: string) => Promise<any>} shared fetches one of JupyterLab's own packages
 * @returns {Promise<object[]>} plugins
 */
export function load(shared) {
  return Promise.all([kernelPlugin, stopPlugin, originalPlugin, sitePlugin].map((make) => make(shared)));
}
