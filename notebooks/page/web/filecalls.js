// The system calls of WASI preview 1 on open files, added to those of calls.js.

import { Calls, errors } from "./calls.js";
import { resize, writeAt } from "./files.js";

const kinds = { device: 2, folder: 3, file: 4 };
const noInput = "A page has no standard input: write into the cell what it should read.\n";
const everything = 0xffffffffffffffffn; // all rights

Object.assign(Calls.prototype, {
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
