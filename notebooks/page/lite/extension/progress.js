// Says what is being loaded and how much is left, in a corner of JupyterLab's window.

const patience = 500; // milliseconds: what is there sooner needs no words, and more often nobody reads

export class Progress {
  constructor(Notification) {
    this.notification = Notification;
  }

  /** @param {{left: number}} what bytes that are still to come */
  tell({ left }) {
    const now = performance.now();
    this.since ??= now;
    if (left === 0) this.end();
    else if (now - this.since > patience) this.show(left, now);
  }

  show(left, now) {
    const message = `Loading Go, once: ${(left / 1e6).toFixed(1)} MB are left.`;
    if (this.id === undefined) this.id = this.notification.emit(message, "in-progress", { autoClose: false });
    else this.notification.update({ id: this.id, message });
    this.since = now;
  }

  /** All is there. JupyterLab may draw updates late, so this is an update, too, and not a dismissal. */
  end() {
    const last = { message: "Go is loaded.", type: "success", autoClose: 2000 };
    if (this.id !== undefined) this.notification.update({ id: this.id, ...last });
    this.id = this.since = undefined;
  }

  /** The cell has ended: what is still on its way was broken off. */
  drop() {
    if (this.id !== undefined) this.notification.dismiss(this.id);
    this.id = this.since = undefined;
  }
}
