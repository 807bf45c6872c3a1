// Three scores: sigmoids against softmax.
import { call } from "./engine.js";
import { State, button, h, keys, num, s, slider } from "./kit.js";

const CLASSES = ["dog", "cat", "rabbit"];

export async function create(root) {
  const state = new State("softmax", { z1: 2, z2: 1.5, z3: -1 }, root.dataset.state);
  const keysOf = ["z1", "z2", "z3"];
  const fields = keysOf.map((k, i) =>
    slider(
      `z${"₁₂₃"[i]} ${CLASSES[i]}`,
      state.get(k),
      { min: -5, max: 5, step: 0.1 },
      (v) => set({ [k]: v }),
      (v) => num(v, 1),
    ),
  );
  const sides = h("div", { class: "panels", "data-columns": 2 });
  const say = h("p", { class: "say", "aria-live": "polite" });
  const sync = () => {
    fields.forEach((f, i) => f.show(state.get(keysOf[i])));
    return show();
  };
  const set = (patch) => {
    state.set(patch);
    return show();
  };
  const shift = (d) => {
    state.set(Object.fromEntries(keysOf.map((k) => [k, Math.round((state.get(k) + d) * 10) / 10])));
    sync();
  };
  const reset = () => {
    state.reset();
    sync();
  };
  root.classList.add("wide");
  root.append(
    h(
      "div",
      { class: "bar sliders" },
      fields,
      button("all + 1", "Add 1 to every score", () => shift(1)),
      button("all − 1", "Subtract 1 from every score", () => shift(-1)),
      button("Reset", "Reset (R)", reset),
    ),
    sides,
    say,
  );
  keys(root, { r: reset, "+": () => shift(1), "-": () => shift(-1) });

  function bars(values, sum) {
    const nodes = values.flatMap((v, i) => [
      s("text", { x: 62, y: 33 + i * 36, "text-anchor": "end", class: "bar-name" }, CLASSES[i]),
      s("rect", { x: 72, y: 14 + i * 36, width: 240, height: 26, class: "bar-ground" }),
      s("rect", { x: 72, y: 14 + i * 36, width: 240 * v, height: 26, class: `class-${i}` }),
      s("text", { x: 322, y: 33 + i * 36, class: "bar-value" }, num(v, 3)),
    ]);
    nodes.push(
      s(
        "text",
        { x: 322, y: 148, class: `bar-value total ${Math.abs(sum - 1) < 1e-9 ? "right" : "wrong"}` },
        num(sum, 3),
      ),
      s("text", { x: 62, y: 148, "text-anchor": "end", class: "bar-name" }, "sum"),
      s("line", { x1: 72, x2: 390, y1: 124, y2: 124, class: "axis" }),
    );
    return s(
      "svg",
      {
        viewBox: "0 0 400 160",
        role: "img",
        "aria-label": `Outputs ${values.map((v) => num(v, 2)).join(", ")}`,
      },
      nodes,
    );
  }
  function heat(J) {
    const nodes = J.flatMap((row, i) =>
      row.flatMap((v, j) => [
        s("rect", {
          x: 10 + j * 58,
          y: 6 + i * 46,
          width: 54,
          height: 42,
          rx: 4,
          class: v >= 0 ? "heat-plus" : "heat-minus",
          "fill-opacity": Math.min(1, Math.abs(v) * 3.4),
        }),
        s("rect", { x: 10 + j * 58, y: 6 + i * 46, width: 54, height: 42, rx: 4, class: "heat-frame" }),
        s(
          "text",
          { x: 37 + j * 58, y: 33 + i * 46, "text-anchor": "middle", class: "heat-value" },
          num(v, 2),
        ),
      ]),
    );
    return s(
      "svg",
      {
        viewBox: "0 0 190 150",
        role: "img",
        "aria-label": "Jacobian: " + J.map((r) => r.map((v) => num(v, 2)).join(" ")).join("; "),
      },
      nodes,
    );
  }
  async function show() {
    const a = await call("softmax", { z: keysOf.map((k) => state.get(k)) });
    const panel = (title, values, sum, J) =>
      h(
        "figure",
        { class: "panel pair" },
        h("figcaption", {}, h("strong", {}, title), " outputs and Jacobian ∂a/∂z"),
        h("div", { class: "row" }, bars(values, sum), heat(J)),
      );
    sides.replaceChildren(
      panel("Sigmoids (NW2):", a.sigmoid, a.sigmoidSum, a.sigmoidJacobian),
      panel("Softmax (NW3):", a.softmax, a.softmaxSum, a.softmaxJacobian),
    );
    say.textContent =
      `The sigmoids sum to ${num(a.sigmoidSum)}, softmax to ${num(a.softmaxSum)}. ` +
      (a.sigmoid.filter((v) => v > 0.5).length > 1
        ? "NW2 is sure of more than one animal."
        : a.sigmoid.every((v) => v < 0.5)
          ? "NW2 sees no animal at all."
          : "");
    root.dataset.answer = JSON.stringify({ sigmoid: a.sigmoid, softmax: a.softmax });
  }
  await show();
}
