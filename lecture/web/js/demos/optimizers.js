// Three optimizers run down the same surface.
import { call } from "./engine.js";
import { draw } from "./chart.js";
import { State, button, choice, h, keys, num, number, s } from "./kit.js";

const SURFACES = {
  valley: "long valley",
  bowl: "round bowl",
  saddle: "saddle",
  banana: "banana (Rosenbrock)",
};
const COLOURS = { SGD: "vermillion", AdaGrad: "blue", RMSProp: "green" };
const FROM = { SGD: "sgd", AdaGrad: "adagrad", RMSProp: "rmsprop" };

export async function create(root) {
  const state = new State(
    "optimizers",
    { surface: "valley", sgd: 0.45, adagrad: 0.8, rmsprop: 0.1, rho: 0.9, at: 60 },
    root.dataset.state,
  );
  const STEPS = 200;
  const set = (patch) => {
    state.set(patch);
    return compute();
  };
  const fields = {
    surface: choice("Surface", SURFACES, state.get("surface"), (surface) => set({ surface })),
  };
  for (const name of Object.keys(COLOURS))
    fields[FROM[name]] = number(
      `α ${name}`,
      state.get(FROM[name]),
      { min: 0.0001, max: 10, step: "any" },
      (v) => set({ [FROM[name]]: v }),
    );
  fields.rho = number("ρ", state.get("rho"), { min: 0, max: 0.999, step: "any" }, (rho) => set({ rho }));
  const map = s("svg", {
    viewBox: "0 0 700 330",
    class: "map",
    role: "img",
    "aria-label": "Surface with the ways of the optimizers",
  });
  const loss = s("svg", { role: "img", "aria-label": "Loss of each optimizer" }),
    rates = s("svg", { role: "img", "aria-label": "Effective learning rates" });
  const scrub = h("input", {
    type: "range",
    min: 0,
    max: STEPS,
    step: 1,
    "aria-label": "Step",
    oninput: () => go(Number(scrub.value)),
  });
  const say = h("p", { class: "say", "aria-live": "polite" });
  let race,
    timer = 0,
    ground;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    run.textContent = "▶ Race";
  };
  const play = () => {
    if (timer) return stop();
    if (state.get("at") >= STEPS) state.set({ at: 0 });
    run.textContent = "Pause";
    timer = setInterval(() => {
      if (state.get("at") >= STEPS || !root.isConnected) stop();
      else go(state.get("at") + 1);
    }, 40);
  };
  const run = button("▶ Race", "Start or pause (space)", play, { class: "primary" });
  const reset = () => {
    stop();
    state.reset();
    for (const [k, f] of Object.entries(fields)) f.show(state.get(k));
    compute();
  };
  root.classList.add("wide");
  root.append(
    h("div", { class: "bar" }, Object.values(fields), run, button("Reset", "Reset (R)", reset)),
    scrub,
    h("div", { class: "race" }, map, h("div", { class: "stack" }, loss, rates)),
    say,
  );
  keys(root, {
    " ": play,
    r: reset,
    ArrowRight: () => go(state.get("at") + 1),
    ArrowLeft: () => go(state.get("at") - 1),
    Home: () => go(0),
    End: () => go(STEPS),
  });

  const go = (at) => {
    state.set({ at: Math.max(0, Math.min(STEPS, at)) });
    show();
  };
  async function compute() {
    const v = state.values;
    try {
      race = await call("optimizers", {
        surface: v.surface,
        sgd: v.sgd,
        adagrad: v.adagrad,
        rmsprop: v.rmsprop,
        rho: v.rho,
        steps: STEPS,
      });
    } catch (problem) {
      say.textContent = problem.message;
      return;
    }
    const rows = race.heights.length / race.width,
      low = Math.min(...race.heights),
      levels = race.heights.map((z) =>
        Math.floor(Math.sqrt((z - low) / (Math.max(...race.heights) - low)) * 14),
      );
    const w = 700 / race.width,
      hh = 330 / rows;
    ground = levels.map((level, k) =>
      s("rect", {
        x: (k % race.width) * w,
        y: 330 - (Math.floor(k / race.width) + 1) * hh,
        width: w,
        height: hh,
        class: "ground-tile",
        "fill-opacity": 0.04 + 0.055 * level,
      }),
    );
    map.replaceChildren(...ground, s("g", { class: "ways" }));
    show();
  }
  function show() {
    const at = state.get("at"),
      [x0, x1, y0, y1] = race.span;
    const px = ([x, y]) =>
      [((x - x0) / (x1 - x0)) * 700, 330 - ((y - y0) / (y1 - y0)) * 330].map((v) =>
        Math.max(-2000, Math.min(2000, v)).toFixed(1),
      );
    map.lastChild.replaceChildren(
      ...race.runners.flatMap((r) => {
        const way = r.path.slice(0, at + 1),
          here = px(way.at(-1));
        return [
          s("polyline", {
            points: way.map((p) => px(p).join(",")).join(" "),
            class: `curve ${COLOURS[r.name]}`,
          }),
          s("circle", { cx: here[0], cy: here[1], r: 8, class: `mark-${COLOURS[r.name]}` }),
        ];
      }),
    );
    const floor = Math.min(...race.heights, ...race.runners.flatMap((r) => r.loss)) - 1e-6;
    const log = (v) => Math.max(-5, Math.log10(Math.max(v - floor, 1e-5)));
    draw(loss, {
      width: 470,
      height: 175,
      x: [0, STEPS],
      y: [-5, 2],
      xLabel: "steps",
      yLabel: "log₁₀ of the loss above its least",
      curves: race.runners.map((r) => ({
        points: r.loss.slice(0, at + 1).map((v, t) => [t, Math.min(2, log(v))]),
        className: COLOURS[r.name],
        label: r.name,
      })),
    });
    const top = Math.max(
      0.05,
      ...race.runners.flatMap((r) =>
        r.rates
          .slice(3, STEPS)
          .flat()
          .filter((v) => v < 20),
      ),
    );
    draw(rates, {
      width: 470,
      height: 175,
      x: [0, STEPS],
      y: [0, Math.min(top, 3)],
      xLabel: "steps",
      yLabel: "effective rates (solid along, dashed across)",
      curves: race.runners.flatMap((r) =>
        [0, 1].map((k) => ({
          points: r.rates.slice(0, Math.max(at, 1)).map((v, t) => [t, Math.min(v[k], 3)]),
          className: COLOURS[r.name] + (k ? " dashed" : ""),
        })),
      ),
    });
    scrub.value = at;
    const order = race.runners
      .map((r) => ({
        name: r.name,
        loss: r.loss[Math.min(at, r.loss.length - 1)],
        lost: r.lost && at >= r.loss.length,
      }))
      .sort((a, b) => a.lost - b.lost || a.loss - b.loss);
    say.textContent =
      `Step ${at}: ` +
      order.map((o) => `${o.name} ${o.lost ? "has diverged" : num(o.loss, 3)}`).join(", ") +
      ".";
    root.dataset.answer = JSON.stringify({
      order: order.map((o) => o.name),
      losses: Object.fromEntries(order.map((o) => [o.name, o.loss])),
    });
  }
  await compute();
}
