// How the numbers of an image and of a filter are drawn, and a window's sum in words.
import { h, num, s } from "./kit.js";

const short = (v) => num(v, Number.isInteger(v) ? 0 : 2);

// tile draws one number: its size as shade, its sign as colour. In a cell that is
// wide enough the number itself is written.
export const tile = (v, x, y, c, scale, className, pad, title) => [
  s("rect", {
    x,
    y,
    width: c - 1.5,
    height: c - 1.5,
    rx: c > 20 ? 3 : 0,
    class: `cell ${pad ? "pad" : v < 0 ? "neg" : "pos"} ${className}`,
    "fill-opacity": pad ? 1 : 0.1 + (0.9 * Math.abs(v)) / scale,
    "data-at": title ?? null,
  }),
  c >= (Number.isInteger(v) || pad ? 30 : 44)
    ? s(
        "text",
        {
          x: x + c / 2 - 1,
          y: y + c / 2 + c / 9,
          "text-anchor": "middle",
          class: "cell-number",
          style: `font-size:${Math.min(30, c * 0.34)}px`,
        },
        pad ? "0" : short(v),
      )
    : null,
];

// poolSign stands where the filter would: pooling has none.
export const poolSign = (name) =>
  h("div", { class: "kernel" }, h("p", {}, name), h("p", { class: "op" }, "→"));

/**
 * filterTable shows a filter whose numbers can be changed.
 * @param {number[][]} filter
 * @param {boolean} flipped whether it is laid on flipped
 * @param {(changed: number[][]) => void} change
 */
export function filterTable(filter, flipped, change) {
  const field = (v, r, c) => {
    const input = h("input", {
      type: "number",
      step: "any",
      value: +v.toFixed(2),
      "aria-label": `Filter, row ${r + 1}, column ${c + 1}`,
      onchange: () => {
        const own = filter.map((x) => [...x]);
        own[r][c] = Number(input.value);
        change(own);
      },
    });
    return input;
  };
  return h(
    "div",
    { class: "kernel" },
    h("p", {}, flipped ? "filter, laid on flipped" : "filter"),
    h(
      "div",
      { class: "kernel-grid", style: `grid-template-columns:repeat(${filter.length},auto)` },
      filter.flatMap((row, r) => row.map((v, c) => field(v, r, c))),
    ),
    h("p", { class: "op" }, "→"),
  );
}

/**
 * sumInWords writes how one number of the output comes about.
 * @param {{image: number[][], filter: number[][], kernel: number, output: number[][]}} a
 * @param {{i: number, j: number, p: number, stride: number, mode: string}} place
 */
export function sumInWords({ image, filter, kernel, output }, { i, j, p, stride, mode }) {
  const pool = mode !== "convolve";
  const at = (r, c) => image[r - p]?.[c - p] ?? 0,
    terms = [],
    values = [];
  for (let r = 0; r < kernel; r++)
    for (let c = 0; c < kernel; c++) {
      const v = at(i * stride + r, j * stride + c),
        f = pool ? 1 : filter[r][c];
      values.push(v);
      if (f !== 0 && v !== 0) terms.push(`${short(v)}·${f < 0 ? `(${short(f)})` : short(f)}`);
    }
  const result = short(output[i][j]),
    list = values.map((v) => short(v)).join(", ");
  return mode === "max"
    ? `O(${i + 1}, ${j + 1}) = max(${list}) = ${result}`
    : mode === "mean"
      ? `O(${i + 1}, ${j + 1}) = (${list}) / ${kernel * kernel} = ${result}`
      : `O(${i + 1}, ${j + 1}) = ${terms.slice(0, 9).join(" + ") || "0"} = ${result}`;
}
