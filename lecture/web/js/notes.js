// The speaker's window: what to say, what comes next, and whether time will do.
const channel = new BroadcastChannel("nnlecture-" + location.pathname.replace(/notes\.html$/, ""));
const alternative = new BroadcastChannel(
  "nnlecture-" + location.pathname.replace(/notes\.html$/, "slides.html"),
);
const field = (name) => document.querySelector(`[data-field=${name}]`);
const two = (n) => String(Math.floor(n)).padStart(2, "0");
const clock = (minutes) => `${two(minutes)}:${two((minutes * 60) % 60)}`;
const frame = document.querySelector("iframe");
// The clock, what was planned when it started, and since when this slide is shown.
let start, from, arrived, shown;

function restart() {
  start = Date.now();
  from = shown ? shown.planned - shown.minutes : 0;
}

function show({ data }) {
  if (typeof data !== "object") return;
  if (data.id !== shown?.id) arrived = Date.now();
  shown = data;
  if (start === undefined) restart();
  for (const name of ["title", "section", "next"]) field(name).textContent = data[name];
  field("notes").innerHTML = data.notes;
  field("notes").scrollTop = 0;
  field("minutes").textContent = data.minutes || "–";
  preview(data.nextId);
  tick();
}

// preview shows the next slide; its address alone changes, so that it stays loaded.
function preview(id) {
  if (id === frame.dataset.slide) return;
  frame.dataset.slide = id ?? "";
  frame.hidden = !id;
  if (!id) return;
  const theme = document.documentElement.dataset.theme;
  const address = new URL(`slides.html?plain&theme=${theme}#/${id}`, location.href).href;
  if (frame.src) frame.contentWindow.location.replace(address);
  else frame.src = address;
}

function tick() {
  if (!shown) return;
  const elapsed = (Date.now() - start) / 60000,
    here = (Date.now() - arrived) / 60000,
    planned = Math.max(0, shown.planned - from);
  const late = elapsed - planned,
    early = planned - shown.minutes - elapsed;
  field("here").textContent = clock(here);
  field("elapsed").textContent = clock(elapsed);
  field("planned").textContent = clock(planned);
  field("pace").textContent =
    late >= 1 ? `${Math.floor(late)} min late` : early >= 1 ? `${Math.floor(early)} min early` : "in time";
  field("here").classList.toggle("late", shown.minutes > 0 && here > shown.minutes);
  field("pace").classList.toggle("late", late >= 2);
}

const both = [channel, alternative];
for (const c of both) c.onmessage = show;
const tell = (word) => both.forEach((c) => c.postMessage(word));
document.addEventListener("click", ({ target }) => {
  const action = target.dataset.action;
  if (action === "restart") {
    restart();
    tick();
  }
  if (action === "forward" || action === "previous") tell(action);
});
document.addEventListener("keydown", (event) => {
  const { key } = event;
  if (event.target.matches("button") && (key === " " || key === "Enter")) return;
  if (key === "ArrowRight" || key === "PageDown" || key === " ") tell("forward");
  else if (key === "ArrowLeft" || key === "PageUp") tell("previous");
  else return;
  event.preventDefault();
});
setInterval(tick, 500);
tell("hello");
