// The system calls of WASI preview 1 on arguments, clocks and the like. Those on files are in filecalls.js,
// on paths in paths.js.

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
