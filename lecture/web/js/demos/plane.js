// A plane with points of two classes, lines and arrows, as SVG.
import { marker } from "./classes.js";
import { s } from "./kit.js";

export class Plane {
  constructor(size, label) {
    this.size = size;
    this.ground = s("g", { class: "ground" });
    this.grid = s("g", { class: "grid" });
    this.marks = s("g", { class: "marks" });
    this.root = s(
      "svg",
      { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, class: "plane" },
      this.ground,
      this.grid,
      this.marks,
    );
    this.fit([-1, 1], [-1, 1]);
  }
  fit([x0, x1], [y0, y1], features = ["x1", "x2"]) {
    const side = (Math.max(x1 - x0, y1 - y0) || 2) * 1.16,
      cx = (x0 + x1) / 2,
      cy = (y0 + y1) / 2;
    this.x0 = cx - side / 2;
    this.y0 = cy - side / 2;
    this.side = side;
    this.drawGrid(features);
  }
  px(x) {
    return ((x - this.x0) / this.side) * this.size;
  }
  py(y) {
    return this.size - ((y - this.y0) / this.side) * this.size;
  }
  // at gives the plane's coordinates of a pointer event, whatever the page's scale.
  at(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(
      this.root.getScreenCTM().inverse(),
    );
    return [
      this.x0 + (point.x / this.size) * this.side,
      this.y0 + ((this.size - point.y) / this.size) * this.side,
    ];
  }
  drawGrid([fx, fy]) {
    const power = 10 ** Math.floor(Math.log10(this.side / 8)),
      step = [1, 2, 5, 10].map((k) => k * power).find((t) => this.side / t <= 8),
      nodes = [],
      far = this.size - 30;
    const ticks = (from) => {
      const all = [];
      for (let i = Math.ceil(from / step); i * step <= from + this.side; i++)
        all.push(+(i * step).toPrecision(6));
      return all;
    };
    const text = (v) => String(v).replace("-", "−");
    // no number where the other axis has its own, or where the axis is named
    for (const v of ticks(this.x0))
      nodes.push(
        s("line", { x1: this.px(v), x2: this.px(v), y1: 0, y2: this.size, class: v === 0 ? "axis" : "tick" }),
        this.px(v) > 34 && this.px(v) < far
          ? s("text", { x: this.px(v) + 4, y: this.size - 7 }, text(v))
          : "",
      );
    for (const v of ticks(this.y0))
      nodes.push(
        s("line", { y1: this.py(v), y2: this.py(v), x1: 0, x2: this.size, class: v === 0 ? "axis" : "tick" }),
        this.py(v) > 46 && this.py(v) < far ? s("text", { x: 6, y: this.py(v) - 5 }, text(v)) : "",
      );
    const name = (v) => (/^x[12]$/.test(v) ? `x${"₁₂"[v[1] - 1]}` : v);
    nodes.push(
      s("text", { x: this.size - 10, y: this.size - 26, "text-anchor": "end", class: "feature" }, name(fx)),
      s("text", { x: 8, y: 22, class: "feature" }, name(fy)),
    );
    this.grid.replaceChildren(...nodes.filter(Boolean));
  }
  // half tints both sides, w·x + b ≥ 0 as class +1, and draws the boundary.
  half([w1, w2, b], name) {
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ].map(([i, j]) => [this.x0 + i * this.side, this.y0 + j * this.side]);
    const value = ([x, y]) => w1 * x + w2 * y + b;
    const sides = [[], []],
      edge = [];
    corners.forEach((p, i) => {
      const q = corners[(i + 1) % 4],
        vp = value(p),
        vq = value(q);
      sides[vp >= 0 ? 1 : 0].push(p);
      if (vp >= 0 !== vq >= 0) {
        const t = vp / (vp - vq),
          cut = [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])];
        sides[0].push(cut);
        sides[1].push(cut);
        edge.push(cut);
      }
    });
    const path = (points) =>
      points.map(([x, y]) => `${this.px(x).toFixed(2)},${this.py(y).toFixed(2)}`).join(" ");
    const nodes = sides.map((side, k) =>
      s("polygon", { points: path(side), class: `side class-${k} ${name}` }),
    );
    if (edge.length === 2) nodes.push(s("polyline", { points: path(edge), class: `boundary ${name}` }));
    return nodes;
  }
  point({ x, y, label }, className = "") {
    return marker(label > 0 ? 1 : 0, this.px(x), this.py(y), 7.5, `point ${className}`);
  }
  arrow([x0, y0], [x1, y1], className, text) {
    const ax = this.px(x0),
      ay = this.py(y0),
      bx = this.px(x1),
      by = this.py(y1);
    const length = Math.hypot(bx - ax, by - ay);
    if (length < 3) return [];
    const ux = (bx - ax) / length,
      uy = (by - ay) / length,
      head = Math.min(15, length * 0.6);
    const tip = [
      [bx, by],
      [bx - head * ux + head * 0.42 * uy, by - head * uy - head * 0.42 * ux],
      [bx - head * ux - head * 0.42 * uy, by - head * uy + head * 0.42 * ux],
    ];
    return [
      s("line", {
        x1: ax,
        y1: ay,
        x2: bx - head * 0.8 * ux,
        y2: by - head * 0.8 * uy,
        class: `arrow ${className}`,
      }),
      s("polygon", {
        points: tip.map((p) => p.map((v) => v.toFixed(2)).join(",")).join(" "),
        class: `arrowhead ${className}`,
      }),
      s(
        "text",
        {
          x: (ax + bx) / 2 + 14 * -uy,
          y: (ay + by) / 2 + 14 * ux + 5,
          class: `arrowtext ${className}`,
          "text-anchor": "middle",
        },
        text,
      ),
    ];
  }
}
