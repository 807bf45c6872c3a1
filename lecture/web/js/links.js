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
  try { return window.parent !== window ? window.parent.jupyterapp : undefined; } catch { return undefined; }
}

async function openNotebook(base, name, heading) {
  const path = `notebooks/${name}.ipynb`;
  const lab = labAround();
  if (lab?.commands) {
    const widget = await lab.commands.execute("docmanager:open", { path, factory: "Notebook", options: { mode: "split-right" } });
    await widget?.context?.ready;
    if (heading) widget?.setFragment?.("#" + heading);
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
