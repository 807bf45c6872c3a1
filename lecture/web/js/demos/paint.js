// Pixels: the regions of the classes and what a unit sees.
import { classColours, mix, outline, rgb } from "./classes.js";

export const REACH = 2.4; // the picture spans −REACH … REACH, as in playground_state.go

export function paintRegions(canvas, { grid, region, surety, classes }, points) {
  const context = canvas.getContext("2d"),
    cell = canvas.width / grid,
    base = rgb("raised"),
    colours = classColours();
  const least = 1 / Math.max(classes, 2);
  for (let j = 0; j < grid; j++)
    for (let i = 0; i < grid; i++) {
      const k = j * grid + i,
        sure = Math.max(0, (surety[k] / 100 - least) / (1 - least));
      context.fillStyle = `rgb(${mix(base, colours[region[k] % 6], 0.07 + 0.35 * sure).join(" ")})`;
      context.fillRect(
        Math.floor(i * cell),
        Math.floor(canvas.height - (j + 1) * cell),
        Math.ceil(cell),
        Math.ceil(cell),
      );
    }
  const scale = canvas.width / 424;
  context.strokeStyle = `rgb(${base.join(" ")})`;
  context.lineWidth = 1.2 * scale;
  for (const { x, y, label } of points) {
    const px = ((x + REACH) / (2 * REACH)) * canvas.width,
      py = canvas.height - ((y + REACH) / (2 * REACH)) * canvas.height;
    const shape = new Path2D(outline(label, px, py, 4.2 * scale));
    context.fillStyle = `rgb(${colours[label % 6].join(" ")})`;
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

let scratch;
// paintUnit returns a picture of −100 … 100, row by row from below, as a data address.
export function paintUnit(values) {
  const n = Math.round(Math.sqrt(values.length));
  scratch ??= document.createElement("canvas");
  scratch.width = scratch.height = n;
  paintRows(
    scratch,
    Array.from({ length: n }, (_, i) => values.slice((n - 1 - i) * n, (n - i) * n)),
    100,
  );
  return scratch.toDataURL();
}
