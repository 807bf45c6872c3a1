// What can be scrolled must be reachable from the keyboard.

/** @param {ParentNode} place */
export function reach(place) {
  for (const box of place.querySelectorAll(".formula, figure.source .doc pre, figure.drawing.wide, .output"))
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
}
