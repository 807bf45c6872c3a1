// Pixels: the regions of the classes and what a unit sees.
import { classColours, mix, outline, rgb } from "./classes.js";

export const REACH = 2.4; // the picture spans −REACH … REACH, as in playground_state.go

const scratch = document.createElement("canvas");

// smooth fills a canvas with n×n pixels, row by row from below, that colour(i)
// gives, and lets them run into each other.
function smooth(canvas, n, colour) {
  const context = canvas.getContext("2d"),
    image = context.createImageData(n, n);
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) image.data.set([...colour(j * n + i), 255], 4 * ((n - 1 - j) * n + i));
  scratch.width = scratch.height = n;
  scratch.getContext("2d").putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(scratch, 0, 0, canvas.width, canvas.height);
}

/**
 * paintMap shows which class the network answers where, and how surely: the
 * letters are those of playground_state.go, mapped.
 * @param {HTMLCanvasElement} canvas
 * @param {{grid: number, map: string, classes: number}} state
 * @param {boolean} discrete whether only the class counts
 */
export function paintMap(canvas, { grid, map, classes }, discrete) {
  const base = rgb("raised"),
    colours = classColours(),
    least = 1 / Math.max(classes, 2),
    known = new Map();
  smooth(canvas, grid, (k) => {
    const letter = map.charCodeAt(k) - 32;
    if (!known.has(letter)) {
      const sure = discrete ? 1 : Math.max(0, ((letter % 128) / 100 - least) / (1 - least));
      known.set(letter, mix(base, colours[Math.floor(letter / 128) % 6], 0.07 + 0.35 * sure));
    }
    return known.get(letter);
  });
}

// paintLarge shows what a unit sees, −100 … 100, over the whole canvas.
export function paintLarge(canvas, values, discrete) {
  const base = rgb("raised"),
    plus = rgb("blue"),
    minus = rgb("vermillion");
  smooth(canvas, Math.round(Math.sqrt(values.length)), (k) =>
    mix(
      base,
      values[k] < 0 ? minus : plus,
      discrete ? 0.8 * (values[k] !== 0) : (0.8 * Math.abs(values[k])) / 100,
    ),
  );
}

/**
 * paintPoints draws the examples; those of the test are hollow. In a regression
 * their colour lies between those of the classes, as their value between 0 and 1.
 * @param {HTMLCanvasElement} canvas
 * @param {{x: number, y: number, label: number, value: number, test: boolean}[]} points
 * @param {boolean} regression
 */
export function paintPoints(canvas, points, regression) {
  const context = canvas.getContext("2d"),
    base = rgb("raised"),
    colours = classColours(),
    scale = canvas.width / 424;
  const colour = ({ label, value }) =>
    regression ? mix(base, colours[label], 2 * Math.abs(value - 0.5)) : colours[label % 6];
  const css = (c) => `rgb(${c.join(" ")})`;
  for (const point of points) {
    const px = ((point.x + REACH) / (2 * REACH)) * canvas.width,
      py = canvas.height - ((point.y + REACH) / (2 * REACH)) * canvas.height;
    const shape = new Path2D(outline(regression ? 0 : point.label, px, py, (point.test ? 3.4 : 4.2) * scale));
    context.lineWidth = (point.test ? 1.8 : 1.2) * scale;
    context.fillStyle = css(point.test && !regression ? base : colour(point));
    context.strokeStyle = css(point.test ? colours[point.label % 6] : regression ? rgb("soft") : base);
    context.fill(shape);
    context.stroke(shape);
  }
}

// paintRows fills a small canvas with numbers: blue for positive, vermillion for
// negative ones, like weights; the page's ground is 0.
export function paintRows(canvas, rows, most = Math.max(...rows.flat().map(Math.abs), 1e-9)) {
  const n = rows.length,
    context = canvas.getContext("2d"),
    image = context.createImageData(n, n),
    base = rgb("raised"),
    plus = rgb("blue"),
    minus = rgb("vermillion");
  rows
    .flat()
    .forEach((v, k) =>
      image.data.set([...mix(base, v < 0 ? minus : plus, Math.min(1, Math.abs(v) / most)), 255], 4 * k),
    );
  context.putImageData(image, 0, 0);
}

// paintUnits puts pictures of −100 … 100, row by row from below, side by side,
// and returns them as one data address: one for each takes longer.
export function paintUnits(pictures) {
  const n = Math.round(Math.sqrt(pictures[0]?.length ?? 1)),
    sheet = document.createElement("canvas");
  scratch.width = scratch.height = n;
  sheet.width = n * pictures.length;
  sheet.height = n;
  pictures.forEach((values, u) => {
    const rows = Array.from({ length: n }, (_, i) => values.slice((n - 1 - i) * n, (n - i) * n));
    paintRows(scratch, rows, 100);
    sheet.getContext("2d").drawImage(scratch, u * n, 0);
  });
  return sheet.toDataURL();
}
