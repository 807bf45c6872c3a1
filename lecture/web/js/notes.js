// The speaker's window: what to say, what comes next, and the clock.
const channel = new BroadcastChannel("nnlecture-" + location.pathname.replace(/notes\.html$/, ""));
const alternative = new BroadcastChannel("nnlecture-" + location.pathname.replace(/notes\.html$/, "index.html"));
const field = (name) => document.querySelector(`[data-field=${name}]`);
const clock = (minutes) => `${String(Math.floor(minutes)).padStart(2, "0")}:${String(Math.floor((minutes * 60) % 60)).padStart(2, "0")}`;
let start = Date.now(), planned = 0;

function show({ data }) {
  if (typeof data !== "object") return;
  for (const name of ["title", "section", "next"]) field(name).textContent = data[name];
  field("notes").innerHTML = data.notes;
  field("minutes").textContent = data.minutes || "–";
  planned = data.planned;
  field("planned").textContent = clock(planned);
}

function tick() {
  const elapsed = (Date.now() - start) / 60000;
  field("elapsed").textContent = clock(elapsed);
  field("elapsed").classList.toggle("late", planned > 0 && elapsed > planned + 2);
}

const both = [channel, alternative];
for (const c of both) c.onmessage = show;
const tell = (word) => both.forEach((c) => c.postMessage(word));
document.addEventListener("click", ({ target }) => {
  const action = target.dataset.action;
  if (action === "restart") start = Date.now();
  if (action === "forward" || action === "previous") tell(action);
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "ArrowRight" || key === "PageDown" || key === " ") tell("forward");
  if (key === "ArrowLeft" || key === "PageUp") tell("previous");
});
setInterval(tick, 500);
tell("hello");
