// Starts the deck: reveal.js, the demos, the speaker's window.
import Reveal from "../reveal/reveal.mjs";
import { wireNotebookLinks } from "./links.js";
import { mountDemos } from "./demos/mount.js";
import { fit } from "./fit.js";

const query = new URLSearchParams(location.search);
const print = query.has("print-pdf");
const plain = query.has("plain"); // the next slide, in the speaker's window
if (plain) document.documentElement.dataset.plain = "";

const deck = new Reveal(document.querySelector(".reveal"), {
  width: 1280,
  height: 720,
  margin: 0,
  minScale: 0.1,
  maxScale: 4,
  center: false,
  hash: true,
  hashOneBasedIndex: true,
  respondToHashChanges: true,
  history: !plain,
  navigationMode: "linear",
  controls: false,
  progress: !plain,
  slideNumber: plain ? false : "c/t",
  transition: "none",
  backgroundTransition: "none",
  viewDistance: 2,
  mobileViewDistance: 1,
  scrollActivationWidth: 0, // a narrow window shows slides, too; what scrolls is the reading view
  pdfSeparateFragments: false,
  pdfMaxPagesPerSlide: 1,
  showNotes: false,
  keyboard: { 83: () => openNotes(), 84: () => window.toggleTheme() },
  keyboardCondition: (event) => !event.target?.closest?.("[data-demo]"),
});

const channel = new BroadcastChannel("nnlecture-" + location.pathname);

function flat() {
  return deck.getSlides();
}

function report() {
  if (plain) return;
  const slides = flat();
  const here = slides.indexOf(deck.getCurrentSlide());
  const minutes = (slide) => Number(slide.dataset.minutes) || 0;
  channel.postMessage({
    id: slides[here].id,
    title: slides[here].dataset.title,
    section: slides[here].querySelector(".eyebrow")?.textContent ?? "",
    notes: slides[here].querySelector("aside.notes")?.innerHTML ?? "",
    minutes: minutes(slides[here]),
    planned: slides.slice(0, here + 1).reduce((sum, s) => sum + minutes(s), 0),
    next: slides[here + 1]?.dataset.title ?? "the end",
    nextId: slides[here + 1]?.id,
  });
}

function openNotes() {
  window.open(
    "notes.html?theme=" + document.documentElement.dataset.theme,
    "nnlecture-notes",
    "width=1180,height=760",
  );
}

channel.onmessage = ({ data }) => {
  if (plain) return;
  if (data === "hello") report();
  if (data === "forward") deck.next();
  if (data === "previous") deck.prev();
};

document.querySelector(".corner").addEventListener("click", (event) => {
  const action = event.target.dataset.action;
  if (action === "overview") deck.toggleOverview();
  if (action === "notes") openNotes();
});

wireNotebookLinks();
const laidOut = new Promise((resolve) =>
  document.querySelector(".reveal").addEventListener("pdf-ready", resolve),
);
await deck.initialize();
deck.on("slidechanged", ({ previousSlide, currentSlide }) => {
  if (previousSlide?.contains(document.activeElement)) document.activeElement.blur();
  fit(currentSlide);
  report();
  if (!plain) mountDemos(currentSlide);
});
// All of a formula's faces at once: loaded one by one, letters would appear a moment after their slide.
await Promise.allSettled(
  [...document.fonts].filter((face) => face.family.includes("KaTeX")).map((face) => face.load()),
);
await document.fonts.ready;
if (print) {
  await laidOut; // reveal.js takes the slides out of the page while it lays them out for print
  for (const slide of flat()) fit(slide);
  await mountDemos(document);
} else {
  fit(deck.getCurrentSlide());
  if (!plain) await mountDemos(deck.getCurrentSlide());
}
document.documentElement.dataset.ready = "";
