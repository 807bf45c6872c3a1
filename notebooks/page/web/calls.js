// The system calls of WASI preview 1 on open files, clocks and the like. Paths are in paths.js.

import { resize, writeAt } from "./files.js";

export const errors = {
  ok: 0,
  badf: 8,
  exist: 20,
  inval: 28,
  isdir: 31,
  noent: 44,
  nosys: 52,
  notdir: 54,
  notempty: 55,
};
const kinds = { device: 2, folder: 3, file: 4 };
const noInput = "A page has no standard input: write into the cell what it should read.\n";
const everything = 0xffffffffffffffffn; // all rights

/** Thrown through the program to end it. */
export class Exit {
  /** @param {number} code */
  constructor(code) {
    this.code = code;
  }
}

/**
 * @typedef {object} Open
 * @property {import("./files.js").Node} node
 * @property {string} path
 * @property {number} at
 * @property {boolean} append
 */

export class Calls {
  /** @param {import("./process.js").Options} options */
  constructor(options) {
    Object.assign(this, options);
    /** @type {WebAssembly.Memory} */
    this.memory = undefined;
    /** @type {Map<number, Open>} 3 is the root folder, from which all paths start */
    this.open = new Map([[3, { node: options.files.get("/"), path: "/", at: 0, append: false }]]);
    this.texts = {
      args: options.args.map(zeroEnded),
      env: Object.entries(options.env).map(([name, value]) => zeroEnded(`${name}=${value}`)),
    };
  }
}

/** @param {string} text */
function zeroEnded(text) {
  return new TextEncoder().encode(text + "\0");
}

Object.assign(Calls.prototype, {
  view() {
    return new DataView(this.memory.buffer);
  },

  /** @param {number} at @param {number} length */
  bytes(at, length) {
    return new Uint8Array(this.memory.buffer, at, length);
  },

  /** The pieces of memory that a call reads or writes. @returns {Uint8Array[]} */
  pieces(at, count) {
    const view = this.view();
    return Array.from({ length: count }, (_, i) =>
      this.bytes(view.getUint32(at + 8 * i, true), view.getUint32(at + 8 * i + 4, true)),
    );
  },

  /** The lowest number that is free. @param {Open} file */
  enter(file) {
    let fd = 4;
    while (this.open.has(fd)) fd++;
    this.open.set(fd, file);
    return fd;
  },

  sizes(texts, count, size) {
    this.view().setUint32(count, texts.length, true);
    this.view().setUint32(
      size,
      texts.reduce((sum, text) => sum + text.length, 0),
      true,
    );
    return errors.ok;
  },

  strings(texts, pointers, at) {
    texts.forEach((text, i) => {
      this.view().setUint32(pointers + 4 * i, at, true);
      this.bytes(at, text.length).set(text);
      at += text.length;
    });
    return errors.ok;
  },

  args_sizes_get(count, size) {
    return this.sizes(this.texts.args, count, size);
  },
  args_get(pointers, at) {
    return this.strings(this.texts.args, pointers, at);
  },
  environ_sizes_get(count, size) {
    return this.sizes(this.texts.env, count, size);
  },
  environ_get(pointers, at) {
    return this.strings(this.texts.env, pointers, at);
  },

  clock_time_get(id, _precision, at) {
    const now = id === 0 ? performance.timeOrigin + performance.now() : performance.now();
    this.view().setBigUint64(at, BigInt(Math.round(now * 1e6)), true);
    return errors.ok;
  },

  random_get(at, length) {
    for (let done = 0; done < length; done += 65536) {
      crypto.getRandomValues(this.bytes(at + done, Math.min(65536, length - done)));
    }
    return errors.ok;
  },

  proc_exit(code) {
    throw new Exit(code);
  },
  sched_yield() {
    return errors.ok;
  },
  sock_accept: () => errors.nosys,
  sock_shutdown: () => errors.nosys,

  // Waits until the first of several times, or returns at once if a file is among what is
  // waited for: files are always ready. There is no way to sleep in a worker without special
  // headers, so the wait is busy.
  poll_oneoff(from, to, count, happened) {
    this.idle?.();
    const view = this.view();
    let wait = Infinity;
    for (let i = 0; i < count; i++) wait = Math.min(wait, waitOf(view, from + 48 * i));
    for (const end = performance.now() + wait; performance.now() < end;);
    let events = 0;
    for (let i = 0; i < count; i++) {
      const at = from + 48 * i;
      if (waitOf(view, at) > wait) continue;
      this.bytes(to + 32 * events, 32).fill(0);
      view.setBigUint64(to + 32 * events, view.getBigUint64(at, true), true);
      view.setUint8(to + 32 * events + 10, view.getUint8(at + 8));
      events++;
    }
    view.setUint32(happened, events, true);
    return errors.ok;
  },

  fd_prestat_get(fd, at) {
    if (fd !== 3) return errors.badf;
    this.view().setUint32(at, 0, true);
    this.view().setUint32(at + 4, 1, true);
    return errors.ok;
  },
  fd_prestat_dir_name(_fd, at) {
    this.bytes(at, 1)[0] = "/".charCodeAt(0);
    return errors.ok;
  },

  fd_close(fd) {
    return this.open.delete(fd) || fd < 3 ? errors.ok : errors.badf;
  },
  fd_sync: () => errors.ok,
  fd_fdstat_set_flags: () => errors.ok,
  fd_filestat_set_times: () => errors.ok,

  fd_fdstat_get(fd, at) {
    const file = this.open.get(fd);
    if (!file && fd > 2) return errors.badf;
    this.bytes(at, 24).fill(0);
    this.view().setUint8(at, file ? kindOf(file.node) : kinds.device);
    this.view().setBigUint64(at + 8, everything, true);
    this.view().setBigUint64(at + 16, everything, true);
    return errors.ok;
  },

  fd_filestat_get(fd, at) {
    const file = this.open.get(fd);
    if (!file && fd > 2) return errors.badf;
    this.describe(file?.node, at);
    return errors.ok;
  },

  /** @param {import("./files.js").Node | undefined} node */
  describe(node, at) {
    this.bytes(at, 64).fill(0);
    this.view().setUint8(at + 16, node ? kindOf(node) : kinds.device);
    this.view().setBigUint64(at + 24, 1n, true);
    this.view().setBigUint64(at + 32, BigInt(node?.size ?? 0), true);
  },

  fd_filestat_set_size(fd, size) {
    const file = this.open.get(fd);
    if (!file?.node.data) return errors.badf;
    resize(file.node, Number(size));
    return errors.ok;
  },

  fd_seek(fd, offset, whence, at) {
    const file = this.open.get(fd);
    if (!file) return errors.badf;
    file.at = [0, file.at, file.node.size ?? 0][whence] + Number(offset);
    this.view().setBigUint64(at, BigInt(file.at), true);
    return errors.ok;
  },

  fd_read(fd, pieces, count, read) {
    if (fd === 0) return this.input(read);
    const file = this.open.get(fd);
    if (!file) return errors.badf;
    const got = this.fill(file, file.at, pieces, count);
    if (got < 0) return errors.isdir;
    file.at += got;
    return this.count(read, got);
  },
  fd_pread(fd, pieces, count, offset, read) {
    const file = this.open.get(fd);
    if (!file) return errors.badf;
    const got = this.fill(file, Number(offset), pieces, count);
    return got < 0 ? errors.isdir : this.count(read, got);
  },

  /** Standard input is at its end, and says so once: what fmt.Scan returns is ignored by most. */
  input(read) {
    if (!this.asked) this.output(2, new TextEncoder().encode(noInput));
    this.asked = true;
    return this.count(read, 0);
  },

  count(at, n) {
    this.view().setUint32(at, n, true);
    return errors.ok;
  },

  /** Copies from a file into memory. @param {Open} file @returns {number} bytes, −1 for a folder */
  fill(file, at, pieces, count) {
    if (file.node.folder) return -1;
    if (file.node.onRead) {
      // What a pipe holds and the program has not taken yet waits in file.rest.
      if (!file.rest?.length) file.rest = file.node.onRead();
    }
    const source = file.node.onRead ? file.rest : file.node.data.subarray(at, file.node.size);
    let done = 0;
    for (const piece of this.pieces(pieces, count)) {
      const part = source.subarray(done, done + piece.length);
      piece.set(part);
      done += part.length;
    }
    if (file.node.onRead) file.rest = source.subarray(done);
    return done;
  },

  fd_write(fd, pieces, count, written) {
    const file = this.open.get(fd);
    if (!file && fd !== 1 && fd !== 2) return errors.badf;
    let done = 0;
    for (const piece of this.pieces(pieces, count)) {
      if (!file) this.output(fd, piece);
      else if (file.node.onWrite) file.node.onWrite(piece);
      else {
        if (file.append) file.at = file.node.size;
        writeAt(file.node, file.at, piece);
        file.at += piece.length;
      }
      done += piece.length;
    }
    return this.count(written, done);
  },
  fd_pwrite(fd, pieces, count, offset, written) {
    const file = this.open.get(fd);
    if (!file?.node.data) return errors.badf;
    let done = 0;
    for (const piece of this.pieces(pieces, count)) {
      writeAt(file.node, Number(offset) + done, piece);
      done += piece.length;
    }
    return this.count(written, done);
  },

  fd_readdir(fd, at, length, cookie, used) {
    const file = this.open.get(fd);
    if (!file?.node.folder) return errors.notdir;
    const names = this.files.list(file.path);
    let done = 0;
    for (let i = Number(cookie); i < names.length && done < length; i++) {
      const node = this.files.get((file.path === "/" ? "" : file.path) + "/" + names[i]);
      const entry = folderEntry(i + 1, names[i], kindOf(node)).subarray(0, length - done);
      this.bytes(at + done, entry.length).set(entry);
      done += entry.length;
    }
    return this.count(used, done);
  },
});

function waitOf(view, at) {
  if (view.getUint8(at + 8) !== 0) return 0;
  const milliseconds = Number(view.getBigUint64(at + 24, true)) / 1e6;
  const absolute = view.getUint16(at + 40, true) & 1;
  if (!absolute) return milliseconds;
  const now =
    view.getUint32(at + 16, true) === 0 ? performance.timeOrigin + performance.now() : performance.now();
  return Math.max(0, milliseconds - now);
}

function kindOf(node) {
  if (node.folder) return kinds.folder;
  return node.data ? kinds.file : kinds.device;
}

function folderEntry(next, name, kind) {
  const text = new TextEncoder().encode(name);
  const entry = new Uint8Array(24 + text.length);
  const view = new DataView(entry.buffer);
  view.setBigUint64(0, BigInt(next), true);
  view.setUint32(16, text.length, true);
  view.setUint8(20, kind);
  entry.set(text, 24);
  return entry;
}
