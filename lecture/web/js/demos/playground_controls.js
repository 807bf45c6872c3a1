// What can be chosen in the playground.
import { choice, h, number } from "./kit.js";

const DATA = {
  moons: "moons",
  circles: "circles",
  xor: "XOR clouds",
  blobs: "three blobs",
  spirals2: "two spirals",
  spirals: "three spirals",
  own: "own CSV",
};
const NETWORKS = { nw1: "NW1: one σ", nw2: "NW2: sigmoids", nw3: "NW3: softmax", mlp: "NW4: hidden" };
const G = {
  tanh: "tanh",
  sigmoid: "sigmoid",
  relu: "ReLU",
  leaky: "leaky ReLU",
  elu: "ELU",
  identity: "identity",
};
const INIT = { glorot: "Glorot", xavier: "Xavier", he: "He", normal: "N(0, 1)", zero: "all zero" };
const OPTIMIZERS = { sgd: "gradient descent", adagrad: "AdaGrad", rmsprop: "RMSProp" };

/**
 * controls makes the fields of all settings.
 * @param {import("./kit.js").State} state
 * @param {(patch: object) => void} set what to do with a change
 */
export function controls(state, set) {
  const fields = {};
  const field = (key, make) => {
    fields[key] = make;
    return make;
  };
  const layers = h("input", {
    type: "text",
    value: state.get("layers"),
    size: 7,
    onchange: () => set({ layers: layers.value, network: "mlp" }),
  });
  const layersField = h("label", { class: "field" }, h("span", {}, "Hidden units"), layers);
  layersField.show = (v) => {
    layers.value = v;
  };
  const bar = h(
    "div",
    { class: "bar" },
    field(
      "data",
      choice("Data", DATA, state.get("data"), (data) => set({ data })),
    ),
    field(
      "noise",
      number("Noise", state.get("noise"), { min: 0, max: 1, step: "any" }, (noise) => set({ noise })),
    ),
    field(
      "network",
      choice("Network", NETWORKS, state.get("network"), (network) => set({ network })),
    ),
    field("layers", layersField),
    field(
      "g",
      choice("Activation", G, state.get("g"), (g) => set({ g })),
    ),
    field(
      "init",
      choice("First weights", INIT, state.get("init"), (init) => set({ init })),
    ),
    field(
      "optimizer",
      choice("Optimizer", OPTIMIZERS, state.get("optimizer"), (optimizer) => set({ optimizer })),
    ),
    field(
      "alpha",
      number("Rate α", state.get("alpha"), { min: 0, step: "any" }, (alpha) => set({ alpha })),
    ),
    field(
      "batch",
      number("Batch", state.get("batch"), { min: 0, max: 500, step: 1 }, (batch) => set({ batch })),
    ),
    field(
      "seed",
      number("Seed", state.get("seed"), { min: 0, max: 9999, step: 1 }, (seed) => set({ seed })),
    ),
  );
  fields.batch.title = "Examples in each update; 0 takes all";
  fields.layers.title = "Units of each hidden layer, as in 8,8";
  const csv = h("textarea", {
    rows: 2,
    placeholder: "0.5, -1.2, 1 (x, y, class; a line for each example)",
    onchange: () => set({ csv: csv.value, data: "own" }),
  });
  const file = h("input", {
    type: "file",
    accept: ".csv,text/csv,text/plain",
    onchange: async () => {
      if (file.files[0]) {
        csv.value = await file.files[0].text();
        set({ csv: csv.value, data: "own" });
      }
    },
  });
  const csvField = h(
    "div",
    { class: "csv" },
    h("label", { class: "field wide" }, h("span", {}, "Own data, x, y, class (they stay on this page)"), csv),
    h("label", { class: "field" }, h("span", {}, "or a file"), file),
  );

  return { bar, fields, csv, csvField };
}
