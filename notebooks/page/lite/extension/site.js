// What ties JupyterLab to the rest of the site: charts in the colours of its theme, and links to slides.

import { places } from "./places.js";

// Notebooks link to the slides at the address that JupyterLab has for them on a machine.
const onMachines = "/lecture/";

export async function sitePlugin(shared) {
  const { PageConfig } = await shared("@jupyterlab/coreutils");
  return {
    id: "nnlecture:site",
    description: "Ties JupyterLab to the slides.",
    autoStart: true,
    activate: () => {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL("style.css", import.meta.url).href;
      document.head.append(style);
      const { slides } = places(PageConfig);
      document.addEventListener("click", (event) => follow(event, slides), true);
    },
  };
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
