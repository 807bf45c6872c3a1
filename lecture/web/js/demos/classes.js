// How classes look, here as in the notebooks: class 0 (or −1) is a blue circle,
// class 1 (or +1) a vermillion triangle, and so on. The colours are the --class
// variables of base.css; a test holds them and the shapes against notebooks/show.
import { s } from "./kit.js";

const MARKERS = ["circles", "triangles", "squares", "diamonds", "pentagons", "crosses"];

const polygon = (x, y, corners, r, start) =>
  Array.from({ length: corners }, (_, i) => {
    const angle = start + (2 * Math.PI * i) / corners;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
const cross = (x, y, r) =>
  [
    [3, -1],
    [3, 1],
    [1, 1],
    [1, 3],
    [-1, 3],
    [-1, 1],
    [-3, 1],
    [-3, -1],
    [-1, -1],
    [-1, -3],
    [1, -3],
    [1, -1],
  ].map(([i, j]) => [x + (i * r) / 3, y + (j * r) / 3]);

// outline is the marker of class k around (x, y) as a path; all cover about the
// same area as a circle of radius r.
export function outline(k, x, y, r) {
  const up = -Math.PI / 2;
  const corners = {
    triangles: () => polygon(x, y, 3, 1.35 * r, up),
    squares: () => polygon(x, y, 4, 1.25 * r, Math.PI / 4),
    diamonds: () => polygon(x, y, 4, 1.3 * r, 0),
    pentagons: () => polygon(x, y, 5, 1.15 * r, up),
    crosses: () => cross(x, y, 1.2 * r),
  }[MARKERS[k % MARKERS.length]];
  if (!corners) return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  return `M${corners()
    .map(([i, j]) => `${i.toFixed(2)} ${j.toFixed(2)}`)
    .join("L")}z`;
}

export const marker = (k, x, y, r, className = "") =>
  s("path", { d: outline(k, x, y, r), class: `class-${k % 6} ${className}` });

// rgb reads a colour of the style sheet, for pictures made of pixels.
export function rgb(name) {
  const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
}
export const classColours = () => MARKERS.map((_, k) => rgb(`class-${k}`));
export const mix = (a, b, t) => a.map((v, i) => Math.round(v + (b[i] - v) * t));
