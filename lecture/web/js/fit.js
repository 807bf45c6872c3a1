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
  grow(slide, frame, body);
  const size = parseFloat(getComputedStyle(frame).fontSize);
  for (let scale = 0.97; body.scrollHeight > body.clientHeight + 1 && scale > 0.79; scale -= 0.03) {
    frame.style.fontSize = `${size * scale}px`;
  }
}

// grow gives a slide with little on it larger type, so that it fills the screen.
function grow(slide, frame, body) {
  if (
    slide.matches(".cover, .section, .stage, .packed") ||
    slide.querySelector("figure.source, figure.drawing, [data-demo]")
  )
    return;
  const size = parseFloat(getComputedStyle(frame).fontSize);
  const filled = () =>
    body.lastElementChild.getBoundingClientRect().bottom - body.getBoundingClientRect().top;
  const place = () => body.getBoundingClientRect().height;
  for (let scale = 1.03; scale < 1.25 && filled() < 0.66 * place(); scale += 0.03)
    frame.style.fontSize = `${size * scale}px`;
}
