// Own points, as they stand in the page's address: x,y,label;x,y,label;…
export const encode = (points) =>
  points.map((p) => [p.x.toFixed(3), p.y.toFixed(3), p.label].join(",")).join(";");
export const decode = (text) =>
  text
    .split(";")
    .map((t) => t.split(",").map(Number))
    .filter((p) => p.length === 3 && p.every(Number.isFinite))
    .map(([x, y, label]) => ({ x, y, label: label > 0 ? 1 : -1 }));
