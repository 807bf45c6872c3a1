// Writes the notebook as a file, with the reader's changes and the outputs on the page.

/** @param {import("./notebook.js").Notebook} notebook */
export async function save(notebook) {
  const file = `${notebook.name}.ipynb`;
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file} cannot be loaded: the host answers ${response.status}.`);
  const content = await response.json();
  const cells = new Map(notebook.cells.map((cell) => [cell.id, cell]));
  for (const stored of content.cells) {
    const cell = cells.get(stored.id);
    if (!cell) continue;
    stored.source = lines(cell.text);
    if (cell.outputs.fresh) {
      stored.outputs = cell.outputs.list();
      stored.execution_count = cell.outputs.number ?? null;
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify(content, null, 1) + "\n"], { type: "application/x-ipynb+json" }),
  );
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Cuts a text after each line, as files of notebooks do. @param {string} text */
export function lines(text) {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
