// Makes a slide fit: first formulas that are wider than their place, then, in
// small steps, the type of a slide whose text would leave it. A slide that needs
// more than this is too full; the browser test says so.
export function fit(slide) {
  const frame = slide.querySelector(".frame");
  if (!frame || frame.dataset.fitted) return;
  frame.dataset.fitted = "1";
  for (const formula of slide.querySelectorAll(".formula")) {
    if (formula.scrollWidth > formula.clientWidth + 1) {
      formula.style.fontSize = `${Math.max(0.72, (0.985 * formula.clientWidth) / formula.scrollWidth)}em`;
    }
  }
  const body = slide.querySelector(".body");
  const size = parseFloat(getComputedStyle(frame).fontSize);
  for (let scale = 0.97; body.scrollHeight > body.clientHeight + 1 && scale > 0.79; scale -= 0.03) {
    frame.style.fontSize = `${size * scale}px`;
  }
}
