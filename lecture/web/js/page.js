// Plain pages: links to notebooks, and the demos as they come into view.
import { wireNotebookLinks } from "./links.js";
import { mountDemos } from "./demos/mount.js";
import { reach } from "./reach.js";

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
await document.fonts.ready;
reach(document);
document.documentElement.dataset.ready = "";
