// Where a link to a notebook leads. On its own the site shows notebooks as
// plain pages. Inside JupyterLab (behind its proxy) the notebook itself opens.

// jupyterBase is the path at which JupyterLab is served, or null.
export function jupyterBase() {
  const told = document.querySelector("meta[name=jupyter-base]")?.content;
  return told ? told : null;
}

// labAround returns JupyterLab's application object, if this page is a tab of
// it and it lets itself be driven.
function labAround() {
  try {
    return window.parent !== window ? window.parent.jupyterapp : undefined;
  } catch {
    return undefined;
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const isHeading = (line, anchor) =>
  /^#+ /.test(line) && line.replace(/^#+ +/, "").trim().replaceAll(" ", "-") === anchor;

// scrollTo brings a heading to the top of its notebook. JupyterLab builds a
// notebook bit by bit, and pictures above the heading push it down again, so it
// is looked after until it stays, or until the reader takes over.
async function scrollTo({ content }, anchor) {
  let taken = false;
  const take = () => {
    taken = true;
  };
  for (const kind of ["wheel", "pointerdown", "keydown"])
    content.node.addEventListener(kind, take, { once: true });
  for (let calm = 0, tries = 0; calm < 6 && tries < 60 && !taken; tries++) {
    const at = content.widgets.findIndex(
      (cell) =>
        cell.model.type === "markdown" &&
        cell.model.sharedModel.source.split("\n").some((line) => isHeading(line, anchor)),
    );
    if (at >= 0) {
      const outer = content.outerNode ?? content.node,
        own = content.widgets[at].node;
      const heading = own.querySelector(
        `[id="${CSS.escape(anchor)}"], [data-jupyter-id="${CSS.escape(anchor)}"]`,
      );
      const off = heading
        ? heading.getBoundingClientRect().top - outer.getBoundingClientRect().top - 12
        : NaN;
      calm = Math.abs(off) < 30 ? calm + 1 : 0;
      if (!calm) {
        content.activeCellIndex = at;
        if (own.isConnected && heading) outer.scrollTop += off;
        else await content.scrollToItem(at, "start");
      }
    }
    await pause(250);
  }
}

let opened; // the notebook that a link opened last: the next one becomes a tab beside it

async function openNotebook(base, name, heading) {
  const path = `notebooks/${name}.ipynb`;
  const lab = labAround();
  if (lab?.commands) {
    const place =
      opened && !opened.isDisposed ? { mode: "tab-after", ref: opened.id } : { mode: "split-right" };
    const widget = await lab.commands.execute("docmanager:open", {
      path,
      factory: "Notebook",
      options: place,
    });
    opened = widget;
    await widget?.context?.ready;
    if (heading) await scrollTo(widget, heading);
    return;
  }
  const url = `${base}lab/tree/${path}` + (heading ? "#" + heading : "");
  window.open(url, window.parent === window ? "_blank" : "_top");
}

export function wireNotebookLinks() {
  const base = jupyterBase();
  if (!base) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const match = link?.getAttribute("href").match(/(?:^|\/)notebooks\/([^/#]+)\.html(?:#(.*))?$/);
    if (!match || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    openNotebook(base, match[1], match[2] && decodeURIComponent(match[2]));
  });
}
