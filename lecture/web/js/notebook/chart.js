// Charts that answer to the mouse, drawn with the echarts that this site has.
import { drawSurface } from "./surface.js";

let loading; // echarts is loaded once, however many charts ask for it

function loadScript() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL("../../echarts/echarts.min.js", import.meta.url).href;
    script.onload = done;
    script.onerror = () => failed(new Error("echarts could not be loaded"));
    document.head.append(script);
  });
  return loading;
}

/** Draws the chart of a place when it comes into view. @param {HTMLElement} place */
export function drawChart(place) {
  const data = place.dataset.chart;
  delete place.dataset.chart;
  const arrive = (entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    draw(place, JSON.parse(data)).catch((problem) => say(place, problem));
  };
  new IntersectionObserver(arrive, { rootMargin: "300px" }).observe(place.parentElement);
}

async function draw(place, { option }) {
  const paint = option.grid3D ? paintSurface(place, option) : await paintFlat(place, option);
  place.classList.add(option.grid3D ? "solid" : "flat");
  reveal(place, true);
  paint();
  addEventListener("themechange", paint);
}

/** The colours of classes and curves on this page, light or dark. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  return [0, 1, 2, 3, 4, 5].map((i) => style.getPropertyValue(`--class-${i}`).trim());
}

function paintSurface(place, option) {
  return () => drawSurface(place, option, colours().slice(1));
}

async function paintFlat(place, option) {
  await loadScript();
  let chart;
  new ResizeObserver(() => chart?.resize()).observe(place);
  return () => {
    chart?.dispose();
    const dark = document.documentElement.dataset.theme === "dark";
    chart = window.echarts.init(place, dark ? "dark" : null, { renderer: "svg" });
    chart.setOption({ ...option, ...safe(option), color: colours(), backgroundColor: "transparent" });
  };
}

/** What keeps a cell's data from becoming HTML on the page. */
function safe({ tooltip }) {
  const plain = (one) => ({ ...one, renderMode: "richText" });
  return {
    tooltip: Array.isArray(tooltip) ? tooltip.map(plain) : plain(tooltip),
    textStyle: { fontSize: 13 },
  };
}

/** Shows the chart, or the numbers in its place. */
function reveal(place, chart) {
  place.hidden = !chart;
  const still = place.parentElement.querySelector(".nn-still");
  if (still) still.hidden = chart;
}

function say(place, { message }) {
  reveal(place, false);
  const words = place.parentElement.querySelector(".nn-say");
  if (words) words.textContent = `The chart could not be drawn: ${message}. Its numbers are here instead.`;
}
