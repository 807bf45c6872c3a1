// What becomes of the cells that wait when one fails. JupyterLite drops them without a word, and they
// look as if they ran. Here they are answered as Jupyter's kernels do, so that their mark goes away.

export function queueClass(BaseKernel, KernelMessage) {
  return class QueueKernel extends BaseKernel {
    constructor(options) {
      super({ ...options, sendMessage: (message) => this.send(message) });
      this.pass = options.sendMessage;
      this.failed = ""; // when a cell failed last, as messages have their date
    }

    send(message) {
      if (message.header.msg_type === "execute_reply" && message.content.status === "error") {
        this.failed = message.header.date;
        message.metadata.cause = "interrupt"; // JupyterLite's word for: leave those that wait alone
      }
      this.pass(message);
    }

    async handleMessage(message) {
      const { msg_type: type, date } = message.header;
      if (type !== "execute_request" || date > this.failed) return super.handleMessage(message);
      this.answer(message, "execute_reply", "shell", { status: "aborted", execution_count: null });
      this.answer(message, "status", "iopub", { execution_state: "idle" });
    }

    answer({ header }, msgType, channel, content) {
      const { session } = header;
      this.pass(KernelMessage.createMessage({ msgType, channel, session, parentHeader: header, content }));
    }
  };
}
