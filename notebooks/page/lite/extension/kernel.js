// The Go kernel: Jupyter's messages on one side, the page's runner on the other.

import { places } from "./places.js";
import { Progress } from "./progress.js";
import { queueClass } from "./queue.js";

/** The kernels that run now, by Jupyter's name for them. @type {Map<string, any>} */
export const kernels = new Map();

// The notebooks ask for the kernel by this name, as in JupyterLab on a machine.
const spec = { name: "gonb", display_name: "Go", language: "go", argv: [], resources: {} };

export async function kernelPlugin(shared) {
  const { PageConfig } = await shared("@jupyterlab/coreutils");
  const { Notification } = await shared("@jupyterlab/apputils");
  const { KernelMessage } = await shared("@jupyterlab/services");
  const { BaseKernel, IKernelSpecs } = await shared("@jupyterlite/services");
  const GoKernel = kernelClass(queueClass(BaseKernel, KernelMessage));
  const create = async (options) => {
    const { Runner, base } = await engine(PageConfig);
    const progress = new Progress(Notification);
    return new GoKernel(options, new Runner(base, (what) => progress.tell(what)), progress);
  };
  return {
    id: "nnlecture:kernel",
    description: "Runs Go in the page.",
    autoStart: true,
    requires: [IKernelSpecs],
    activate: (_app, specs) => specs.register({ spec, create }),
  };
}

/** Loads the script that runs cells, which the engine's index names. */
async function engine(PageConfig) {
  const base = places(PageConfig).engine;
  const answer = await fetch(base + "index.json", { cache: "no-cache" });
  if (!answer.ok) throw new Error(`Go cannot be loaded: ${answer.status} for ${base}index.json`);
  const { runner } = await answer.json();
  const { Runner } = await import(base + runner);
  return { Runner, base };
}

function kernelClass(BaseKernel) {
  return class GoKernel extends BaseKernel {
    constructor(options, runner, progress) {
      super(options);
      this.runner = runner;
      this.progress = progress;
      kernels.set(this.id, this);
    }

    dispose() {
      if (this.isDisposed) return;
      kernels.delete(this.id);
      this.runner.close();
      super.dispose();
    }

    async kernelInfoRequest() {
      return {
        status: "ok",
        protocol_version: "5.3",
        implementation: "nnlecture",
        implementation_version: "1",
        language_info: { name: "go", mimetype: "text/x-go", file_extension: ".go" },
        banner: "Go in the page",
        help_links: [{ text: "Go's standard library", url: "https://pkg.go.dev/std" }],
      };
    }

    async executeRequest({ code }) {
      let error;
      this.running = true;
      await this.runner.run(this.executionCount, code, (output) => {
        if (output.output_type === "error") error = output;
        this.show(output);
      });
      this.running = false;
      this.progress.drop();
      const reply = { execution_count: this.executionCount };
      if (!error) return { ...reply, status: "ok", user_expressions: {} };
      const { ename, evalue, traceback } = error;
      return { ...reply, status: "error", ename, evalue, traceback };
    }

    show({ output_type: type, ...content }) {
      if (type === "stream") this.stream(content);
      else if (type === "error") this.publishExecuteError(content);
      else if (type === "display_data") this.displayData(content);
      else if (type === "update_display_data") this.updateDisplayData(content);
    }

    /** Ends the running cell. @returns {boolean} whether there was one */
    stop() {
      if (!this.running) return false;
      this.runner.stop();
      return true;
    }

    async completeRequest({ code, cursor_pos }) {
      const { from, to, names } = await this.runner.complete(code, utf16(code, cursor_pos));
      const place = { cursor_start: points(code, from), cursor_end: points(code, to) };
      return { status: "ok", matches: names, ...place, metadata: {} };
    }

    async inspectRequest({ code, cursor_pos }) {
      const text = await this.runner.inspect(code, utf16(code, cursor_pos));
      return { status: "ok", found: text !== "", data: { "text/plain": text }, metadata: {} };
    }

    async isCompleteRequest() {
      return { status: "unknown" };
    }

    async commInfoRequest() {
      return { status: "ok", comms: {} };
    }

    // Programs here ask nothing and have no widgets.
    inputReply() {}
    async commOpen() {}
    async commMsg() {}
    async commClose() {}
  };
}

// Jupyter counts characters, JavaScript units of 16 bits.
const utf16 = (text, at) => [...text].slice(0, at).join("").length;
const points = (text, at) => [...text.slice(0, at)].length;
