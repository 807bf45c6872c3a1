// What ties JupyterLab to the rest of the site: charts in the colours of its theme, and links to slides.

import { places } from "./places.js";

// Notebooks link to the slides at the address that JupyterLab has for them on a machine.
const onMachines = "/lecture/";

const narrow = 700; // pixels

export async function sitePlugin(shared) {
  const { PageConfig } = await shared("@jupyterlab/coreutils");
  return {
    id: "nnlecture:site",
    description: "Ties JupyterLab to the slides.",
    autoStart: true,
    activate: (app) => {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL("style.css", import.meta.url).href;
      document.head.append(style);
      const { slides } = places(PageConfig);
      document.addEventListener("click", (event) => follow(event, slides), true);
      app.restored.then(() => fit(app));
    },
  };
}

/**
 * Leaves a narrow window to the notebook, also when another is opened. A tap on the folder at the left
 * brings the list of files back.
 */
function fit({ commands, shell }) {
  if (window.innerWidth >= narrow) return;
  const leave = () => shell.collapseLeft();
  leave();
  shell.mode = "single-document";
  shell.currentChanged.connect(leave);
  commands.commandExecuted.connect((_, { id, result }) => {
    if (id === "docmanager:show-in-file-browser") result.then(leave);
  });
}

/** Opens a slide in a tab of its own. @param {MouseEvent} event */
function follow(event, slides) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!link) return;
  const to = new URL(link.href, location.href);
  if (to.origin !== location.origin || !to.pathname.startsWith(onMachines)) return;
  event.preventDefault();
  event.stopPropagation();
  window.open(slides + to.hash, "_blank", "noopener");
}
