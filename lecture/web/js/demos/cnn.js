// Draw an animal, or take one; see what the filters see, and the answer.
import { call } from "./engine.js";
import { mix } from "./classes.js";
import { State, button, h, keys, num, s } from "./kit.js";
import { paintRows } from "./paint.js";

const N = 28,
  NAMES = ["dog", "cat", "rabbit"];

// Below this probability the answer is called a guess: three classes share 1, so
// that one of them always has a third.
const SURE = 0.8;

export async function create(root) {
  const state = new State("cnn", { animal: 1, seed: 3 }, root.dataset.state);
  let pixels = null,
    busy = false,
    again = false,
    a;
  const pad = h("canvas", {
    width: N,
    height: N,
    class: "pad",
    role: "img",
    "aria-label": "Picture of 28 by 28 pixels, to draw on",
  });
  const maps = h("div", { class: "maps" }),
    say = h("p", { class: "say", "aria-live": "polite" });
  const bars = s("svg", { viewBox: "0 0 300 132", role: "img" });
  const take = (animal) => {
    pixels = null;
    state.set({ animal, seed: (state.get("seed") + 1) % 1000 });
    return show();
  };
  const clear = () => {
    pixels = new Array(N * N).fill(0);
    return show();
  };
  let erasing = false;
  const erase = (on = !erasing) => {
    erasing = on;
    eraser.setAttribute("aria-pressed", on);
  };
  const eraser = button("Erase", "Draw with the eraser (E)", () => erase(), { "aria-pressed": "false" });
  const reset = () => {
    erase(false);
    pixels = null;
    state.reset();
    return show();
  };
  root.classList.add("wide");
  root.append(
    h(
      "div",
      { class: "cnn" },
      h(
        "div",
        { class: "pg-view" },
        pad,
        h(
          "div",
          { class: "buttons" },
          NAMES.map((name, i) => button(name, `A new ${name} (${i + 1})`, () => take(i))),
          button("Clear", "Empty paper (C)", clear),
          eraser,
          button("Reset", "Reset (R)", reset),
        ),
      ),
      maps,
      h("div", { class: "stack" }, bars, say),
    ),
  );
  keys(root, { 1: () => take(0), 2: () => take(1), 3: () => take(2), c: clear, e: () => erase(), r: reset });

  let last = null;
  const draw = (event) => {
    if (!(event.buttons & 1)) {
      last = null;
      return;
    }
    const box = pad.getBoundingClientRect(),
      x = ((event.clientX - box.left) / box.width) * N,
      y = ((event.clientY - box.top) / box.height) * N;
    pixels ??= a.pixels.flat();
    const from = last ?? [x, y],
      steps = Math.ceil(Math.hypot(x - from[0], y - from[1]) * 2) + 1;
    for (let k = 0; k <= steps; k++)
      stamp(
        from[0] + ((x - from[0]) * k) / steps,
        from[1] + ((y - from[1]) * k) / steps,
        event.shiftKey || erasing ? 0 : 0.9,
      );
    last = [x, y];
    event.preventDefault();
    show();
  };
  const stamp = (x, y, ink) => {
    for (let r = 0; r < N; r++)
      for (let c = 0; c < N; c++) {
        const near = Math.max(0, Math.min(1, 1.5 - Math.hypot(c + 0.5 - x, r + 0.5 - y)));
        pixels[r * N + c] = ink ? Math.max(pixels[r * N + c], ink * near) : pixels[r * N + c] * (1 - near);
      }
  };
  pad.addEventListener("pointerdown", (event) => {
    pad.setPointerCapture(event.pointerId);
    last = null;
    draw(event);
  });
  pad.addEventListener("pointermove", draw);

  function paper() {
    // white in either theme, as in the training data
    const context = pad.getContext("2d"),
      image = context.createImageData(N, N),
      ink = [22, 26, 32];
    a.pixels
      .flat()
      .forEach((v, k) =>
        image.data.set([...mix([255, 255, 255], ink, Math.min(1, Math.abs(v))), 255], 4 * k),
      );
    context.putImageData(image, 0, 0);
  }
  const picture = (rows, label) => {
    const canvas = h("canvas", { width: rows.length, height: rows.length, role: "img", "aria-label": label });
    paintRows(canvas, rows);
    return canvas;
  };

  async function show() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      a = await call("cnn", { pixels: pixels ?? [], animal: state.get("animal"), seed: state.get("seed") });
    } finally {
      busy = false;
    }
    paper();
    const row = (title, columns, list) =>
      h(
        "figure",
        { class: "panel" },
        h("figcaption", {}, title),
        h("div", { class: `map-row of-${columns}` }, list),
      );
    maps.replaceChildren(
      row(
        "6 filters of 5×5",
        6,
        a.filters.map((f, i) => picture(f, `filter ${i + 1}`)),
      ),
      row(
        "after block 1: 6 maps of 14×14",
        3,
        a.maps[0].map((m, i) => picture(m, `map ${i + 1} of block 1`)),
      ),
      row(
        "after block 2: 8 maps of 7×7",
        4,
        a.maps[1].map((m, i) => picture(m, `map ${i + 1} of block 2`)),
      ),
    );
    bars.replaceChildren(
      ...a.answer.flatMap((v, i) => [
        s("text", { x: 62, y: 31 + i * 42, "text-anchor": "end", class: "bar-name" }, a.classes[i]),
        s("rect", { x: 72, y: 10 + i * 42, width: 160, height: 30, class: "bar-ground" }),
        s("rect", { x: 72, y: 10 + i * 42, width: 160 * v, height: 30, class: `class-${i}` }),
        s("text", { x: 240, y: 31 + i * 42, class: "bar-value" }, num(v, 3)),
      ]),
    );
    const best = a.answer.indexOf(Math.max(...a.answer)),
      sure = a.answer[best] >= SURE,
      guess = `${a.classes[best]}, ${num(100 * a.answer[best], 0)} %`;
    say.textContent =
      (sure ? `The network says: ${guess}. ` : `The network is not sure; most likely: ${guess}. `) +
      "Draw into the picture, or take another animal.";
    bars.setAttribute(
      "aria-label",
      a.answer.map((v, i) => `${a.classes[i]} ${num(100 * v, 0)} percent`).join(", "),
    );
    root.dataset.answer = JSON.stringify({
      answer: a.answer,
      best: a.classes[best],
      sure,
      drawn: pixels !== null,
    });
    if (again) {
      again = false;
      await show();
    }
  }
  addEventListener("themechange", () => a && show());
  await show();
}
