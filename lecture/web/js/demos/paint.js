// Pixels: the regions of the classes and what a unit sees.
const PLUS = [0, 114, 178], MINUS = [213, 94, 0];
const CLASSES = [[213, 94, 0], [0, 114, 178], [0, 158, 115], [204, 121, 167], [230, 159, 0], [86, 180, 233]];
export const REACH = 2.4; // the picture spans −REACH … REACH, as in playground_state.go

const ground = () => (document.documentElement.dataset.theme === "dark" ? [24, 29, 35] : [255, 255, 255]);
const mix = (a, b, t) => a.map((v, i) => Math.round(v + (b[i] - v) * t));

export function paintRegions(canvas, { grid, region, surety, classes }, points) {
  const context = canvas.getContext("2d"), cell = canvas.width / grid, base = ground();
  for (let j = 0; j < grid; j++) for (let i = 0; i < grid; i++) {
    const k = j * grid + i, sure = Math.max(0, (surety[k] / 100 - 1 / Math.max(classes, 2)) / (1 - 1 / Math.max(classes, 2)));
    context.fillStyle = `rgb(${mix(base, CLASSES[region[k] % 6], 0.1 + 0.42 * sure).join(" ")})`;
    context.fillRect(Math.floor(i * cell), Math.floor(canvas.height - (j + 1) * cell), Math.ceil(cell), Math.ceil(cell));
  }
  for (const { x, y, label } of points) {
    const px = ((x + REACH) / (2 * REACH)) * canvas.width, py = canvas.height - ((y + REACH) / (2 * REACH)) * canvas.height;
    context.fillStyle = `rgb(${CLASSES[label % 6].join(" ")})`;
    context.strokeStyle = `rgb(${base.join(" ")})`;
    context.lineWidth = 1.2;
    context.beginPath();
    // classes differ in shape as well as in colour
    if (label % 3 === 0) context.rect(px - 3.6, py - 3.6, 7.2, 7.2);
    else if (label % 3 === 1) context.arc(px, py, 4.2, 0, 7);
    else { context.moveTo(px, py - 5); context.lineTo(px + 4.8, py + 3.8); context.lineTo(px - 4.8, py + 3.8); context.closePath(); }
    context.fill();
    context.stroke();
  }
}

let scratch;
// paintUnit returns a picture as a data address.
export function paintUnit(values) {
  const n = Math.round(Math.sqrt(values.length)), base = ground();
  scratch ??= document.createElement("canvas");
  scratch.width = scratch.height = n;
  const context = scratch.getContext("2d"), image = context.createImageData(n, n);
  values.forEach((v, k) => {
    const at = 4 * ((n - 1 - Math.floor(k / n)) * n + (k % n)), colour = mix(base, v < 0 ? MINUS : PLUS, Math.min(1, Math.abs(v) / 100));
    image.data.set([...colour, 255], at);
  });
  context.putImageData(image, 0, 0);
  return scratch.toDataURL();
}
