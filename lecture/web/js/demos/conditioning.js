// Pavlov's dog and the blocking experiment, under two learning rules.
import { call } from "./engine.js";
import { draw } from "./chart.js";
import { State, button, h, keys, num, number, s } from "./kit.js";

const RULES = { hebb: "Hebb’s rule", error: "prediction error" };
const KEY = {
  pavlov: "Strength: how surely food is expected when the bell rings. Food is worth 1.",
};
const COLOURS = { bell: "blue", noise: "soft", light: "orange" };

export async function create(root) {
  const state = new State(
    "conditioning",
    { protocol: "blocking", alpha: 0.2, trials: 20, shown: 1 },
    root.dataset.state,
  );
  const panels = h("div", { class: "panels" });
  const say = h("p", { class: "say", "aria-live": "polite" });
  const set = (patch) => {
    state.set(patch);
    return show();
  };
  const alpha = number("Rate α", state.get("alpha"), { min: 0.01, max: 1, step: "any" }, (v) =>
    set({ alpha: v }),
  );
  const trials = number("Trials a phase", state.get("trials"), { min: 1, max: 100, step: 1 }, (v) =>
    set({ trials: v }),
  );
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
  };
  const grow = () => {
    stop();
    let shown = 0.02;
    timer = setInterval(() => {
      shown = Math.min(1, shown + 0.02);
      set({ shown });
      if (shown >= 1) stop();
    }, 60);
  };
  const reset = () => {
    stop();
    state.reset();
    alpha.show(state.get("alpha"));
    trials.show(state.get("trials"));
    show();
  };
  root.classList.add("wide");
  root.append(
    h(
      "div",
      { class: "bar" },
      alpha,
      trials,
      button("▶ Trial by trial", "Let the curves grow (space)", grow, { class: "primary" }),
      button("Reset", "Reset (R)", reset),
      KEY[state.get("protocol")] ? h("p", { class: "key" }, KEY[state.get("protocol")]) : null,
    ),
    panels,
    say,
  );
  keys(root, {
    " ": grow,
    r: reset,
    ArrowRight: () => set({ shown: Math.min(1, state.get("shown") + 0.05) }),
    ArrowLeft: () => set({ shown: Math.max(0.02, state.get("shown") - 0.05) }),
  });

  async function show() {
    const runs = {};
    for (const rule of Object.keys(RULES)) {
      runs[rule] = await call("conditioning", {
        protocol: state.get("protocol"),
        rule,
        alpha: state.get("alpha"),
        trials: Math.round(state.get("trials")),
      });
    }
    const top = Math.max(
      1.1,
      ...Object.values(runs)
        .flat()
        .flatMap((g) => g.curves.flatMap((c) => c.values)),
    );
    const cells = [];
    for (const [rule, groups] of Object.entries(runs)) {
      for (const group of groups) {
        const svg = s("svg", { role: "img", "aria-label": `${group.name} under ${RULES[rule]}` });
        const total = group.phases.length * state.get("trials"),
          upTo = Math.round(total * state.get("shown"));
        const own = Math.max(1.2, ...group.curves.flatMap((c) => c.values)) * 1.06;
        draw(svg, {
          width: 540,
          height: groups.length > 1 ? 158 : 330,
          x: [0, total],
          y: [0, rule === "hebb" ? Math.min(own, top) : 1.25],
          xLabel: "trials",
          yLabel: "strength",
          rules: group.phases.slice(1).map((_, i) => (i + 1) * state.get("trials")),
          curves: group.curves.map((c) => ({
            points: c.values.slice(0, upTo + 1).map((v, t) => [t, v]),
            className: COLOURS[c.name],
            label: c.name,
          })),
        });
        cells.push(
          h(
            "figure",
            { class: "panel" },
            h(
              "figcaption",
              {},
              h("strong", {}, `${group.name}, ${RULES[rule]}`),
              " ",
              group.phases.join(" → "),
            ),
            svg,
          ),
        );
      }
    }
    panels.replaceChildren(...cells);
    panels.dataset.columns = cells.length > 2 ? 2 : cells.length;
    root.dataset.answer = JSON.stringify(
      Object.fromEntries(
        Object.entries(runs).map(([rule, groups]) => [
          rule,
          groups.map((g) => g.curves.at(-1).values.at(-1)),
        ]),
      ),
    );
    say.textContent = words(runs);
  }
  function words(runs) {
    const last = (rule, i) => num(runs[rule][i].curves.at(-1).values.at(-1));
    if (state.get("protocol") === "pavlov")
      return (
        `After the last bell without food the strength is ${last("error", 0)} by prediction error: ` +
        `extinguished. Hebb’s rule ends at ${last("hebb", 0)}: it cannot forget.`
      );
    return (
      "Fear of the light alone. " +
      `Hebb: group A ${last("hebb", 0)}, group B ${last("hebb", 1)}, no difference. ` +
      `Prediction error: group A ${last("error", 0)}, group B ${last("error", 1)}: ` +
      "the noise blocks the light, as the animals showed."
    );
  }
  await show();
}
