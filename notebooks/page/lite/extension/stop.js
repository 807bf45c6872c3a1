// Stop: the square in a notebook's toolbar, Kernel → Interrupt and the keys I I, and a command of ours.
// JupyterLite answers them by dropping the cells that wait; it has no word by which to reach a kernel.

import { kernels } from "./kernel.js";

const command = "nnlecture:stop";

export async function stopPlugin(shared) {
  const { ICommandPalette } = await shared("@jupyterlab/apputils");
  const { INotebookTracker } = await shared("@jupyterlab/notebook");
  const { IKernelClient } = await shared("@jupyterlite/services");
  return {
    id: "nnlecture:stop",
    description: "Stops the running cell.",
    autoStart: true,
    requires: [IKernelClient, INotebookTracker],
    optional: [ICommandPalette],
    activate: (app, client, tracker, palette) => {
      const dropWaiting = client.interrupt.bind(client);
      client.interrupt = async (id) => {
        if (!kernels.get(id)?.stop()) await dropWaiting(id);
      };
      app.commands.addCommand(command, {
        label: "Stop the Running Cell",
        isEnabled: () => Boolean(tracker.currentWidget?.sessionContext.session?.kernel),
        execute: () => tracker.currentWidget.sessionContext.session.kernel.interrupt(),
      });
      app.commands.addKeyBinding({ command, keys: ["Accel ."], selector: ".jp-Notebook" });
      palette?.addItem({ command, category: "Notebook Operations" });
    },
  };
}
