// The system calls of WASI preview 1 that name files.

import { errors } from "./calls.js";
import { clean, resize } from "./files.js";

const flags = { create: 1, folder: 2, exclusive: 4, truncate: 8 };
const appends = 1;

/** @param {import("./calls.js").Calls} calls */
export function pathCalls(calls) {
  const { files } = calls;
  const text = (at, length) => new TextDecoder().decode(calls.bytes(at, length).slice());
  /** @returns {string | undefined} the path from the root */
  const path = (fd, at, length) => {
    const from = calls.open.get(fd);
    return from && clean(from.path + "/" + text(at, length));
  };

  return {
    path_open(fd, _lookup, at, length, how, _rights, _inheriting, mode, opened) {
      const name = path(fd, at, length);
      if (name === undefined) return errors.badf;
      let node = files.get(name);
      if (node && how & flags.create && how & flags.exclusive) return errors.exist;
      if (!node && !(how & flags.create)) return errors.noent;
      if (node && !node.folder && how & flags.folder) return errors.notdir;
      if (!node) {
        if (!files.get(clean(name + "/.."))?.folder) return errors.noent;
        node = { data: new Uint8Array(0), size: 0, written: true };
        files.put(name, node);
      } else if (node.data && how & flags.truncate) {
        resize(node, 0);
      }
      const number = calls.enter({ node, path: name, at: 0, append: Boolean(mode & appends) });
      calls.view().setUint32(opened, number, true);
      return errors.ok;
    },

    path_filestat_get(fd, _lookup, at, length, to) {
      const name = path(fd, at, length);
      const node = name && files.get(name);
      if (!node) return errors.noent;
      calls.describe(node, to);
      return errors.ok;
    },
    path_filestat_set_times: () => errors.ok,

    path_create_directory(fd, at, length) {
      const name = path(fd, at, length);
      if (files.get(name)) return errors.exist;
      if (!files.get(clean(name + "/.."))?.folder) return errors.noent;
      files.put(name, { folder: true });
      return errors.ok;
    },

    path_remove_directory(fd, at, length) {
      const name = path(fd, at, length);
      const node = files.get(name);
      if (!node) return errors.noent;
      if (!node.folder) return errors.notdir;
      if (files.list(name).length > 0) return errors.notempty;
      files.remove(name);
      return errors.ok;
    },

    path_unlink_file(fd, at, length) {
      const name = path(fd, at, length);
      const node = files.get(name);
      if (!node) return errors.noent;
      if (node.folder) return errors.isdir;
      files.remove(name);
      return errors.ok;
    },

    path_rename(fd, at, length, toFd, toAt, toLength) {
      const name = path(fd, at, length);
      const target = path(toFd, toAt, toLength);
      if (!files.get(name)) return errors.noent;
      for (const other of [...files.nodes.keys()]) {
        if (other !== name && !other.startsWith(name + "/")) continue;
        files.put(target + other.slice(name.length), files.get(other));
        files.remove(other);
      }
      return errors.ok;
    },

    path_link: () => errors.nosys,
    path_symlink: () => errors.nosys,
    path_readlink: () => errors.inval,
  };
}
