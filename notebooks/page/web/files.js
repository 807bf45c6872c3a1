// Files in memory: what programs in the page take for a disk.

/**
 * @typedef {object} Node
 * @property {boolean} [folder]
 * @property {Uint8Array} [data] what is in the file, and perhaps room after it
 * @property {number} [size] how much of data is the file's
 * @property {boolean} [written] by a program: worth keeping
 * @property {(bytes: Uint8Array) => void} [onWrite] makes a pipe to write to
 * @property {() => Uint8Array} [onRead] makes a pipe to read from
 */

export class Files {
  constructor() {
    /** @type {Map<string, Node>} */
    this.nodes = new Map([["/", { folder: true }]]);
  }

  /** @param {string} path @returns {Node | undefined} */
  get(path) {
    return this.nodes.get(path);
  }

  /** Adds a node and the folders above it. @param {string} path @param {Node} node */
  put(path, node) {
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      const above = path.slice(0, at);
      if (this.nodes.has(above)) break;
      this.nodes.set(above, { folder: true });
    }
    this.nodes.set(path, node);
  }

  /** @param {string} path @param {Uint8Array | string} content */
  write(path, content) {
    const data = typeof content === "string" ? new TextEncoder().encode(content) : content;
    this.put(path, { data, size: data.length });
  }

  /** @param {string} path @returns {Uint8Array} */
  read(path) {
    const node = this.nodes.get(path);
    if (!node?.data) throw new Error(`there is no file ${path}`);
    return node.data.subarray(0, node.size);
  }

  /** @param {string} path */
  remove(path) {
    this.nodes.delete(path);
  }

  /** The names in a folder, sorted. @param {string} path @returns {string[]} */
  list(path) {
    const before = path === "/" ? "/" : path + "/";
    const names = [];
    for (const other of this.nodes.keys()) {
      if (other.length > before.length && other.startsWith(before)) {
        const name = other.slice(before.length);
        if (!name.includes("/")) names.push(name);
      }
    }
    return names.sort();
  }

  /** What programs have written, to be there again for the next. @returns {[string, Uint8Array][]} */
  written() {
    const all = [];
    for (const [path, node] of this.nodes) {
      if (node.written && node.data) all.push([path, node.data.slice(0, node.size)]);
    }
    return all;
  }
}

/**
 * Writes into a file at an offset, which makes it grow.
 * @param {Node} node @param {number} at @param {Uint8Array} bytes
 */
export function writeAt(node, at, bytes) {
  const end = at + bytes.length;
  // What was unpacked from a bundle is shared with its neighbours: it is copied before it changes.
  if (!node.written || end > node.data.length) {
    const room = new Uint8Array(Math.max(end, Math.ceil(node.size * 1.5), 1024));
    room.set(node.data.subarray(0, node.size));
    node.data = room;
    node.written = true;
  }
  node.data.set(bytes, at);
  node.size = Math.max(node.size, end);
}

/** Cuts or fills a file to a size. @param {Node} node @param {number} size */
export function resize(node, size) {
  const room = new Uint8Array(size);
  room.set(node.data.subarray(0, Math.min(size, node.size)));
  Object.assign(node, { data: room, size, written: true });
}

/** Resolves . and .. in an absolute path. @param {string} path */
export function clean(path) {
  const parts = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return "/" + parts.join("/");
}
