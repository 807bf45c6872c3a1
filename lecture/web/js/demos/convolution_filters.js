// The filters that can be chosen, and how a filter stands in the address.
export const FILTERS = {
  edge: [
    [1, 0, -1],
    [1, 0, -1],
    [1, 0, -1],
  ],
  across: [
    [1, 1, 1],
    [0, 0, 0],
    [-1, -1, -1],
  ],
  blur: [
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ].map((r) => r.map((v) => v / 9)),
  sharpen: [
    [0, -1, 0],
    [-1, 5, -1],
    [0, -1, 0],
  ],
  corner: [
    [1, 1, 0],
    [1, 0, 0],
    [0, 0, 0],
  ],
};
export const FILTER_NAMES = {
  edge: "vertical edges",
  across: "horizontal edges",
  blur: "blur",
  sharpen: "sharpen",
  corner: "corner (not symmetric)",
  own: "own numbers",
};

export const encode = (F) => F.map((r) => r.map((v) => +v.toFixed(4)).join(",")).join(";");
export const decode = (text) => text.split(";").map((r) => r.split(",").map(Number));
