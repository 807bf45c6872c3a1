// Plain pages: links to notebooks, and the demos as they come into view.
import { wireNotebookLinks } from "./links.js";
import { mountDemos } from "./demos/mount.js";

wireNotebookLinks();
const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries)
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        mountDemos(entry.target.parentElement);
      }
  },
  { rootMargin: "200px" },
);
for (const demo of document.querySelectorAll("[data-demo]")) seen.observe(demo);
// What can be scrolled must be reachable from the keyboard.
await document.fonts.ready;
for (const wide of document.querySelectorAll(".formula, figure.source .doc pre, figure.drawing.wide"))
  if (wide.scrollWidth > wide.clientWidth + 1) wide.tabIndex = 0;
document.documentElement.dataset.ready = "";
