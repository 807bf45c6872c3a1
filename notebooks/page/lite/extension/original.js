// The way back: a notebook that the reader has changed and saved becomes the site's again.

const command = "nnlecture:original";

export async function originalPlugin(shared) {
  const { Dialog, ICommandPalette, showDialog } = await shared("@jupyterlab/apputils");
  const { PageConfig, PathExt, URLExt } = await shared("@jupyterlab/coreutils");
  const { IDocumentManager } = await shared("@jupyterlab/docmanager");
  const { IMainMenu } = await shared("@jupyterlab/mainmenu");

  /** Whether the site has a file of this name. The list of its folder says so, also offline. */
  const hasOriginal = async (path) => {
    const folder = URLExt.join(PageConfig.getBaseUrl(), "api/contents", PathExt.dirname(path), "all.json");
    const answer = await fetch(folder);
    if (!answer.ok) return false;
    const { content } = await answer.json();
    return content.some((entry) => entry.path === path && entry.type !== "directory");
  };

  const confirm = async (path) => {
    const name = PathExt.basename(path);
    if (!(await hasOriginal(path))) {
      const body = `${name} is yours alone: the site has no file of this name.`;
      await showDialog({ title: "No original", body, buttons: [Dialog.okButton()] });
      return false;
    }
    const { button } = await showDialog({
      title: `Set ${name} back to the original?`,
      body: "What you have changed in it will be gone.",
      buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: "Set Back" })],
    });
    return button.accept;
  };

  return {
    id: "nnlecture:original",
    description: "Sets a changed file back to the site's.",
    autoStart: true,
    requires: [IDocumentManager],
    optional: [IMainMenu, ICommandPalette],
    activate: (app, documents, menu, palette) => {
      const current = () => app.shell.currentWidget && documents.contextForWidget(app.shell.currentWidget);
      app.commands.addCommand(command, {
        label: "Set Back to the Original…",
        isEnabled: () => Boolean(current()),
        execute: async () => {
          const context = current();
          const { path } = context;
          if (!(await confirm(path))) return;
          context.model.dirty = false; // closing must not ask whether to save
          await documents.closeFile(path);
          await app.serviceManager.contents.delete(path); // the reader's copy, which hides the site's
          documents.open(path);
        },
      });
      menu?.fileMenu.addGroup([{ command }], 6);
      palette?.addItem({ command, category: "File Operations" });
    },
  };
}
