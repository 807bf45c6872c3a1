// Brings films and charts among outputs to life, with the site's own scripts: those that came with an
// output have been taken away.
import { stepFilms } from "../../vendor/films.js";

/** @param {ParentNode} place */
export function enliven(place) {
  if (place.querySelector(".nn-stepper:not(.nn-live)")) stepFilms();
  for (const chart of place.querySelectorAll(".nn-chart[data-chart]"))
    import("./chart.js").then(({ drawChart }) => drawChart(chart));
}
