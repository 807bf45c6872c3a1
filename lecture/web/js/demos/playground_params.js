// The playground's settings, as they stand in the address and as nnlib gets them.
import { readCSV } from "./csv.js";
import { layersOf } from "./playground_layers.js";
import { INPUTS } from "./playground_net.js";

export const DEFAULTS = {
  data: "moons",
  n: 200,
  test: 0.3,
  features: "x1,x2",
  penalty: "none",
  lambda: 0.01,
  discrete: false,
  showTest: false,
  noise: 0.1,
  network: "mlp",
  layers: "8",
  g: "tanh",
  init: "glorot",
  optimizer: "rmsprop",
  alpha: 0.01,
  batch: 20,
  seed: 1,
  epochs: 0,
  csv: "",
};

/** inputsOf are the chosen inputs that are known; an address may hold others. */
export const inputsOf = (state) =>
  state
    .get("features")
    .split(",")
    .filter((name) => name in INPUTS);

/**
 * params are what package demos asks for.
 * @param {import("./kit.js").State} state
 * @param {string} session
 */
export function params(state, session) {
  const v = state.values;
  const { points, problem } = v.data === "own" ? readCSV(v.csv) : { points: [] };
  if (problem) throw new Error(problem);
  return {
    session,
    data: v.data,
    n: Math.round(v.n),
    test: v.test,
    features: inputsOf(state),
    penalty: v.penalty,
    lambda: v.lambda,
    noise: v.noise,
    points,
    network: v.network,
    layers: layersOf(v.layers),
    g: v.g,
    init: v.init,
    optimizer: v.optimizer,
    alpha: v.alpha,
    batch: Math.round(v.batch),
    seed: Math.round(v.seed),
  };
}
