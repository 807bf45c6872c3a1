// Says what is being loaded and how much is left, in a corner of JupyterLab's window.

const patience = 500; // milliseconds: what is there sooner needs no words

export class Progress {
  constructor(Notification) {
    this.notification = Notification;
  }

  /** @param {{left: number}} what bytes that are still to come */
  tell({ left }) {
    this.since ??= performance.now();
    if (left === 0) this.end();
    else if (performance.now() - this.since > patience) this.show(left);
  }

  show(left) {
    const message = `Loading Go, once: ${(left / 1e6).toFixed(1)} MB are left.`;
    if (this.id === undefined) this.id = this.notification.emit(message, "in-progress", { autoClose: false });
    else this.notification.update({ id: this.id, message });
  }

  end() {
    if (this.id !== undefined) this.notification.dismiss(this.id);
    this.id = this.since = undefined;
  }
}
