// The site without a network: starts the service worker (../sw.js in the sources), tells when everything is
// kept, and offers a newer version when there is one.

const { version } = document.querySelector("meta[name=site-version]").dataset;
const worker = navigator.serviceWorker;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until nothing that the reader has asked for is loading: that goes first. */
async function calm() {
  do await pause(1500);
  while (document.querySelector("[data-state=running], [data-state=waiting]"));
}

async function start() {
  await calm();
  let controlled = Boolean(worker.controller);
  worker.addEventListener("controllerchange", () => {
    if (controlled) location.reload(); // another version is in charge: no page stays on the old one
    controlled = true;
  });
  worker.addEventListener("message", ({ data }) => hear(data));
  const registration = await worker.register(new URL("../../sw.js", import.meta.url), {
    updateViaCache: "none",
  });
  if (registration.waiting && controlled) offer(() => registration.waiting.postMessage("take over"));
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next.addEventListener("statechange", () => {
      if (next.state === "installed" && controlled) offer(() => next.postMessage("take over"));
    });
  });
  const { active } = await worker.ready;
  if (navigator.connection?.saveData) return say("");
  await calm();
  active.postMessage("keep");
}

function hear({ version: other, done, all }) {
  if (other && other !== version) offer(() => location.reload());
  if (all === undefined) return;
  document.documentElement.dataset.kept = done === all ? "all" : "some";
  const share = Math.round((100 * done) / Math.max(all, 1));
  say(
    done === all
      ? "All of this site works without a network now."
      : `Keeping the site for use without a network: ${share} %`,
  );
}

/** Puts a sentence where the page has a place for it. */
function say(words) {
  const place = document.querySelector(".offline");
  if (place) place.textContent = words;
}

/** Offers the newer version, which comes when the reader wants it, or when the site's last tab is closed. */
function offer(take) {
  if (document.querySelector(".newer")) return;
  const bar = document.createElement("div");
  bar.className = "newer";
  bar.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Load it";
  button.addEventListener("click", take);
  bar.append("There is a newer version of this site. What you have written stays. ", button);
  document.body.append(bar);
}

if (version && worker) start().catch(() => say("This browser keeps nothing for use without a network."));
