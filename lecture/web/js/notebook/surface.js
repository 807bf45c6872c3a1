// A landscape in three dimensions, drawn as SVG and turned by mouse, finger or arrow keys. echarts-gl, which
// JupyterLab has for it, makes code while it runs, and this site's pages allow none of that.

const NS = "http://www.w3.org/2000/svg";
const width = 640;
const height = 440;
const scale = 142; // pixels that half the ground takes up
const tallness = 0.6; // of the box, beside its ground

/**
 * @param {HTMLElement} place
 * @param {{series: {type: string, name: string, data: {value: number[]}[]}[]}} option what echarts would draw
 * @param {string[]} colours of the paths
 */
export function drawSurface(place, option, colours) {
  const series = option.series.map(({ type, name, data }) => ({
    type,
    name,
    points: data.map((d) => d.value),
  }));
  const { points } = series.find(({ type }) => type === "surface");
  const paths = series.filter(({ type }) => type === "line3D");
  const fit = fitting(points);
  const across = points.findIndex((p) => p[1] !== points[0][1]); // samples of one row
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", class: "surface" });
  const view = { turn: -0.7, tilt: 0.5 };
  const paint = () => {
    const project = projection(view);
    const patches = patchesOf(
      points.map((p) => project(fit(p))),
      points.map((p) => fit(p)[2]),
      across,
    );
    const lines = paths.map((path, i) =>
      lineOf(
        path.points.map((p) => project(fit(p))),
        colours[i],
        path.name,
      ),
    );
    svg.replaceChildren(...axes(option, fit, project), ...patches, ...lines, ...legend(paths, colours));
  };
  paint();
  wire(svg, view, paint);
  place.replaceChildren(svg);
}

/** Maps values to a box from −1 to 1, whose height is less. */
function fitting(points) {
  const low = [0, 1, 2].map((i) => Math.min(...points.map((p) => p[i])));
  const high = [0, 1, 2].map((i) => Math.max(...points.map((p) => p[i])));
  const size = [1, 1, tallness];
  const fit = (p) => p.map((v, i) => size[i] * ((2 * (v - low[i])) / (high[i] - low[i] || 1) - 1));
  return Object.assign(fit, { low, high });
}

/** Looks at the box from a side and from above: x, y on the screen, and depth. */
function projection({ turn, tilt }) {
  const [c, s, ct, st] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  return ([x, y, z]) => {
    const right = c * x - s * y;
    const away = s * x + c * y;
    const near = 1 / (1 + 0.12 * (away * ct - z * st)); // what is nearer is larger
    return [
      width / 2 + scale * near * right,
      0.46 * height - scale * near * (z * ct + away * st),
      away * ct - z * st,
    ];
  };
}

/** The patches of the surface, the farthest first. */
function patchesOf(shown, heights, across) {
  const patches = [];
  for (let i = 0; i + across + 1 < shown.length; i++) {
    if ((i + 1) % across === 0) continue;
    const corners = [i, i + 1, i + across + 1, i + across];
    const depth = corners.reduce((sum, at) => sum + shown[at][2], 0);
    const high = corners.reduce((sum, at) => sum + heights[at], 0) / 4 / tallness;
    patches.push({ depth, high, corners: corners.map((at) => shown[at]) });
  }
  patches.sort((a, b) => b.depth - a.depth);
  return patches.map(({ corners, high }) => {
    const fill = shade((high + 1) / 2);
    return make("path", { d: outline(corners) + "Z", fill, stroke: fill, "stroke-width": 0.7 });
  });
}

const ramp = [
  [8, 48, 94],
  [54, 133, 188],
  [157, 196, 224],
  [247, 250, 252],
];

/** The colour of a height between 0 and 1: low is dark. */
function shade(share) {
  const at = Math.min(Math.max(share, 0), 1) * (ramp.length - 1);
  const i = Math.min(Math.floor(at), ramp.length - 2);
  return `rgb(${ramp[i].map((v, k) => Math.round(v + (at - i) * (ramp[i + 1][k] - v))).join(" ")})`;
}

const outline = (corners) => "M" + corners.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");

function lineOf(corners, colour, name) {
  const path = {
    d: outline(corners),
    fill: "none",
    stroke: colour,
    "stroke-width": 3.5,
    "stroke-linejoin": "round",
  };
  const line = make("path", path);
  line.append(make("title", {}, name));
  return line;
}

/** The ground's edges with their names and ends. */
function axes(option, fit, project) {
  const name = (axis) => (Array.isArray(axis) ? axis[0] : axis)?.name ?? "";
  const corner = (x, y) => project([x, y, -tallness]);
  const edge = (from, to) => make("path", { d: outline([from, to]), class: "axis" });
  const word = ([x, y], text) => make("text", { x, y: y + 4, "text-anchor": "middle" }, text);
  const ends = (i) =>
    [fit.low[i], fit.high[i]].map((v) => String(Number(v.toPrecision(3))).replace("-", "−"));
  const [x, y, z] = [ends(0), ends(1), ends(2)];
  const front = (a, b) => (project([a[0], a[1], -tallness])[2] < project([b[0], b[1], -tallness])[2] ? a : b);
  const fx = front([0, 1.2], [0, -1.2])[1];
  const fy = front([1.2, 0], [-1.2, 0])[0];
  const [ex, ey] = [Math.sign(fy), -Math.sign(fx)];
  return [
    edge(corner(-1, Math.sign(fx)), corner(1, Math.sign(fx))),
    edge(corner(Math.sign(fy), -1), corner(Math.sign(fy), 1)),
    edge(corner(ex, ey), project([ex, ey, tallness])),
    word(corner(0, fx), name(option.xAxis3D)),
    word(corner(-0.95, fx), x[0]),
    word(corner(0.95, fx), x[1]),
    word(corner(fy, 0), name(option.yAxis3D)),
    word(corner(fy, -0.95), y[0]),
    word(corner(fy, 0.95), y[1]),
    word(project([ex * 1.13, ey * 1.13, -tallness * 0.8]), z[0]),
    word(project([ex * 1.13, ey * 1.13, tallness]), z[1]),
    word(project([ex * 1.13, ey * 1.13, 0]), name(option.zAxis3D)),
  ];
}

function legend(paths, colours) {
  return paths.flatMap(({ name }, i) => [
    make("path", { d: `M14 ${20 + 22 * i}h22`, stroke: colours[i], "stroke-width": 3.5 }),
    make("text", { x: 44, y: 24.5 + 22 * i }, name),
  ]);
}

/** Lets the reader turn the box. */
function wire(svg, view, paint) {
  const turn = (by, tilt) => {
    view.turn += by;
    view.tilt = Math.min(Math.max(view.tilt + tilt, 0.05), 1.5);
    paint();
  };
  const keys = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
  svg.tabIndex = 0;
  svg.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    turn(...keys[event.key]);
  });
  svg.addEventListener("pointerdown", (event) => svg.setPointerCapture(event.pointerId));
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) turn(event.movementX * 0.01, event.movementY * 0.01);
  });
}

function make(name, attributes, text) {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}
