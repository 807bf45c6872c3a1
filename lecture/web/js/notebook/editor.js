// The editor of a cell: CodeMirror, loaded when the first cell is edited.
import { hints } from "./hints.js";

let loading;

/** Loads the editor in advance. */
export function preload() {
  loading ??= import("../../vendor/editor.js");
  loading.catch(() => (loading = undefined)); // the next try loads again
  return loading;
}

/**
 * Puts an editor into a cell, in the place of its text.
 * @param {import("./cell.js").Cell} cell
 */
export async function createEditor(cell) {
  const mirror = await preload();
  const { EditorState, EditorView } = mirror;
  const problems = markedLines(mirror);
  const view = new EditorView({
    state: EditorState.create({ doc: cell.text, extensions: [problems.field, ...extensions(mirror, cell)] }),
  });
  cell.pre.replaceWith(view.dom);
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus(at) {
      view.focus();
      const anchor = at && view.posAtCoords(at, false);
      if (anchor !== undefined) view.dispatch({ selection: { anchor } });
    },
    point(lines) {
      const places = lines.filter((n) => n <= view.state.doc.lines).map((n) => view.state.doc.line(n).from);
      view.dispatch({ effects: problems.set.of(places) });
    },
  };
}

function extensions(mirror, cell) {
  const { EditorState, EditorView, keymap } = mirror;
  const leave = () => {
    cell.buttons.run.focus();
    return true;
  };
  return [
    mirror.history(),
    mirror.drawSelection(),
    mirror.indentOnInput(),
    mirror.bracketMatching(),
    mirror.closeBrackets(),
    mirror.go(),
    hints(mirror, cell),
    mirror.indentUnit.of("\t"),
    EditorState.tabSize.of(4),
    mirror.syntaxHighlighting(colours(mirror)),
    keymap.of([
      ...mirror.closeBracketsKeymap,
      ...mirror.completionKeymap,
      { key: "Tab", run: mirror.acceptCompletion },
      { key: "Tab", run: (view) => !view.state.selection.main.empty && mirror.indentMore(view) },
      { key: "Tab", run: mirror.insertTab },
      { key: "Escape", run: leave },
      ...mirror.historyKeymap,
      ...mirror.defaultKeymap,
    ]),
    EditorView.contentAttributes.of({
      "aria-label": `${cell.root.getAttribute("aria-label")}. Shift and Enter run it, Escape leaves it.`,
      spellcheck: "false",
    }),
    EditorView.editorAttributes.of({ class: "code" }),
    EditorView.updateListener.of((update) => update.docChanged && cell.noteChange()),
  ];
}

/** The classes in which the builder colours code. */
function colours({ HighlightStyle, tags }) {
  return HighlightStyle.define([
    { tag: tags.comment, class: "c" },
    { tag: [tags.keyword, tags.operatorKeyword], class: "k" },
    { tag: [tags.string, tags.character], class: "s" },
    { tag: tags.number, class: "m" },
    { tag: [tags.bool, tags.null, tags.standard(tags.name), tags.standard(tags.typeName)], class: "b" },
  ]);
}

/** Lines at which an error points, until the text changes. */
function markedLines({ Decoration, EditorView, StateEffect, StateField }) {
  const set = StateEffect.define();
  const line = Decoration.line({ class: "problem" });
  const field = StateField.define({
    create: () => Decoration.none,
    update(marks, transaction) {
      if (transaction.docChanged) marks = Decoration.none;
      for (const effect of transaction.effects)
        if (effect.is(set))
          marks = Decoration.set(
            effect.value.map((at) => line.range(at)),
            true,
          );
      return marks;
    },
    provide: (f) => EditorView.decorations.from(f),
  });
  return { set, field };
}
