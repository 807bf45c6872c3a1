// The outputs of one cell, shown as they come.
import { reach } from "../reach.js";
import { enliven } from "./alive.js";
import { lines } from "./export.js";
import { rich } from "./rich.js";

const mostText = 200_000; // characters of one stream that are shown

export class Outputs {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.fresh = false; // whether they are the reader's own
  }

  /** Makes ready for a run. What is there stays, dimmed, until something new comes. */
  begin() {
    this.items = [];
    this.known = new Map();
    this.error = undefined;
    this.shown = false;
    this.fresh = true;
    this.last = Promise.resolve();
    this.place.classList.add("stale");
  }

  /** Takes an output in Jupyter's form. They are shown one after the other. */
  add(output) {
    this.last = this.last.then(() => this.take(output));
  }

  async take(output) {
    if (!this.shown) this.show([]);
    if (output.output_type === "stream") return this.stream(output);
    if (output.output_type === "error") return this.fail(output);
    const id = output.transient?.display_id;
    const before = this.known.get(id);
    const next = await rich(output.data);
    const item = { output_type: "display_data", data: output.data, metadata: output.metadata ?? {} };
    if (before) {
      before.item.data = output.data;
      before.node.replaceWith(next);
    } else {
      this.items.push(item);
      this.place.append(next);
    }
    if (id) this.known.set(id, { node: next, item: before?.item ?? item });
    enliven(next);
  }

  stream({ name, text }) {
    let last = this.items.at(-1);
    if (last?.output_type !== "stream" || last.name !== name) {
      last = { output_type: "stream", name, text: "" };
      this.items.push(last);
      this.pre = document.createElement("pre");
      this.pre.className = `output ${name}`;
      this.place.append(this.pre);
    }
    const room = mostText - last.text.length;
    last.text += text.slice(0, Math.max(room, 0));
    if (room > 0) this.pre.append(plain(text.slice(0, room)));
    if (room > 0 && text.length > room)
      this.pre.append("\n… the rest is left out: a page shows no more of one output.");
  }

  fail(output) {
    this.error = output;
    this.items.push(output);
    const pre = document.createElement("pre");
    pre.className = "output error";
    pre.textContent = output.evalue === "stopped" ? "Stopped." : plain(output.traceback.join("\n"));
    this.place.append(pre);
  }

  /** Waits until all is shown. */
  async end() {
    await this.last;
    if (!this.shown) this.show([]);
    reach(this.place);
  }

  /** Replaces all by the given nodes. */
  show(nodes) {
    this.place.classList.remove("stale");
    this.place.replaceChildren(...nodes);
    this.shown = true;
    this.fresh = nodes.length === 0;
  }

  /** The lines of a cell that the error or what was printed names. */
  linesOf(number) {
    const text = this.items.map((item) => item.text ?? item.traceback?.join("\n") ?? "").join("\n");
    const places = plain(text).matchAll(/Cell ?\[(\d+)\]:? Line (\d+)/g);
    return [...new Set([...places].filter((m) => Number(m[1]) === number).map((m) => Number(m[2])))];
  }

  /** The outputs in the form of a notebook's file. */
  list() {
    return this.items.map((item) => {
      if (item.output_type === "stream") return { ...item, text: lines(item.text) };
      if (item.output_type === "error") return item;
      const data = Object.entries(item.data).map(([kind, value]) => [
        kind,
        typeof value === "string" ? lines(value) : value,
      ]);
      return { ...item, data: Object.fromEntries(data) };
    });
  }
}

/** A text without the codes by which a terminal colours it. */
function plain(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\x1b\[[0-9;]*m/g, "");
}
