// Completion and documentation, from what the builder has read in the packages that cells import.

let loading;
const load = () =>
  (loading ??= fetch(new URL("../../docs.json", import.meta.url))
    .then((response) => response.json())
    .catch(() => ({}))); // an editor without documentation is an editor

/** The extensions of CodeMirror for both. @param {import("./cell.js").Cell} cell */
export function hints({ autocompletion, hoverTooltip }, cell) {
  load();
  return [
    autocompletion({ override: [(context) => complete(context, cell)], icons: false }),
    hoverTooltip(inspect, { hoverTime: 350 }),
  ];
}

/** Completes a name of a package, a method, or what the notebook and Go have. */
async function complete(context, cell) {
  const at = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*\.[\p{L}\p{N}_]*$/u);
  const docs = await load();
  if (at) {
    const [owner] = at.text.split(".");
    const from = at.from + owner.length + 1;
    const names = docs[owner] ? namesOf(docs[owner]) : methodsOf(docs);
    return { from, options: names.map(option), validFor: /^[\p{L}\p{N}_]*$/u };
  }
  const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*$/u);
  if (!word && !context.explicit) return null;
  const known = declared(cell).map((label) => ({ label, type: "variable" }));
  const packages = Object.entries(docs).map(([label, { path }]) => ({
    label,
    detail: path,
    type: "namespace",
  }));
  return { from: word?.from ?? context.pos, options: [...known, ...packages], validFor: /^[\p{L}\p{N}_]*$/u };
}

const namesOf = ({ names }) => Object.entries(names).filter(([name]) => !name.includes("."));

/** All methods, for the page does not know of what type a variable is. */
function methodsOf(docs) {
  const all = Object.values(docs).flatMap(({ path, names }) =>
    path.startsWith("nnlecture/") ? [names] : [],
  );
  return all.flatMap((names) => Object.entries(names).filter(([name]) => name.includes(".")));
}

function option([name, [declaration, comment]]) {
  const [label, type] = name.split(".").reverse();
  return { label, detail: type, info: () => documentation([[declaration, comment]]) };
}

/** What the notebook's cells declare. */
function declared(cell) {
  const text = cell.notebook.cells.map((other) => other.text).join("\n");
  const names = [...text.matchAll(/^(?:func|type|var|const) ([\p{L}_][\p{L}\p{N}_]*)/gmu)].map((m) => m[1]);
  return [...new Set(names)];
}

/** The documentation of the name under the pointer. */
async function inspect(view, pos) {
  const line = view.state.doc.lineAt(pos);
  const names = line.text.matchAll(/([\p{L}_][\p{L}\p{N}_]*)?\.([\p{L}_][\p{L}\p{N}_]*)/gu);
  const docs = await load();
  for (const { index, 0: text, 1: owner, 2: name } of names) {
    const end = line.from + index + text.length;
    if (pos < line.from + index || pos > end) continue;
    const found = docs[owner]
      ? [docs[owner].names[name]].filter(Boolean)
      : methodsOf(docs)
          .filter(([method]) => method.endsWith("." + name))
          .map(([, entry]) => entry);
    if (found.length === 0) return null;
    return { pos: end - name.length, end, create: () => ({ dom: documentation(found.slice(0, 3)) }) };
  }
  return null;
}

/** Declarations with their comments, as a piece of the page. */
function documentation(entries) {
  const box = document.createElement("div");
  box.className = "documentation";
  for (const [declaration, comment] of entries) {
    const code = document.createElement("code");
    code.textContent = declaration;
    const words = document.createElement("div");
    words.textContent = comment.replace(/(\S)\n(?=\S)/g, "$1 "); // lines of a paragraph
    box.append(code, words);
  }
  return box;
}
