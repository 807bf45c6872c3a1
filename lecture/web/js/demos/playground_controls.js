// What can be chosen in the playground.
import { button, choice, h, number } from "./kit.js";
import { INPUTS } from "./playground_net.js";

const DATA = {
  moons: "moons",
  circles: "circles",
  xor: "XOR clouds",
  blobs: "three blobs",
  spirals2: "two spirals",
  spirals: "three spirals",
  plane: "value: plane",
  hills: "value: hills",
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
const OPTIMIZERS = {
  sgd: "gradient descent",
  momentum: "momentum",
  adagrad: "AdaGrad",
  rmsprop: "RMSProp",
  adam: "Adam",
};
const PENALTIES = { none: "none", l1: "L1", l2: "L2" };

/**
 * controls makes the fields of all settings.
 * @param {import("./kit.js").State} state
 * @param {(patch: object) => void} set what to do with a change that starts anew
 * @param {(patch: object) => void} look what to do with one of the picture alone
 */
export function controls(state, set, look) {
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

  return { bar, more: more(state, set, look, field), fields, csv, csvField };
}

// more is the second row: what is learned from, what is given to the network, and
// what holds its weights small.
function more(state, set, look, field) {
  const percent = (v) => Number((100 * v).toFixed(1));
  const test = number("Test, %", percent(state.get("test")), { min: 0, max: 90, step: "any" }, (v) =>
    set({ test: v / 100 }),
  );
  const showTest = test.show;
  test.show = (v) => showTest(percent(v));
  test.title = "Share of the examples that are kept for the test";
  return h(
    "div",
    { class: "bar pg-more" },
    field(
      "n",
      number("Examples", state.get("n"), { min: 10, max: 1000, step: 1 }, (n) => set({ n })),
    ),
    field("test", test),
    field("features", inputs(state, set)),
    field(
      "penalty",
      choice("Regularization", PENALTIES, state.get("penalty"), (penalty) => set({ penalty })),
    ),
    field(
      "lambda",
      number("λ", state.get("lambda"), { min: 0, max: 10, step: "any" }, (lambda) => set({ lambda })),
    ),
    field(
      "discrete",
      check("Discretize", (discrete) => look({ discrete })),
    ),
    field(
      "showTest",
      check("Test points", (shown) => look({ showTest: shown })),
    ),
  );
}

// inputs are switches for what the network is given; one stays on.
function inputs(state, set) {
  const chosen = () => state.get("features").split(",");
  const switches = Object.entries(INPUTS).map(([key, name]) =>
    button(
      name,
      `Give the network ${name}`,
      () => {
        const next = Object.keys(INPUTS).filter((k) => chosen().includes(k) !== (k === key));
        if (next.length) set({ features: next.join() });
      },
      { "data-input": key },
    ),
  );
  const root = h(
    "div",
    { class: "field", role: "group", "aria-label": "Inputs" },
    h("span", {}, "Inputs"),
    h("div", { class: "switches" }, switches),
  );
  root.show = () =>
    switches.forEach((b) => b.setAttribute("aria-pressed", String(chosen().includes(b.dataset.input))));
  root.show();
  return root;
}

function check(label, onchange) {
  const input = h("input", { type: "checkbox", onchange: () => onchange(input.checked) });
  const field = h("label", { class: "field check" }, input, h("span", {}, label));
  field.show = (v) => {
    input.checked = v;
  };
  return field;
}
