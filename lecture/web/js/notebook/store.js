// What the reader has changed stays in this browser, cell by cell.

export class Store {
  /** @param {string} notebook its name; the page's folder tells apart sites of one host */
  constructor(notebook) {
    this.prefix = `nnlecture ${location.pathname.replace(/[^/]*$/, "")}${notebook} `;
    this.onSaid = () => {};
  }

  /** @param {string} cell @returns {string | null} */
  read(cell) {
    try {
      return localStorage.getItem(this.prefix + cell);
    } catch {
      return null;
    }
  }

  /** @param {string} cell @param {string | null} text null forgets it */
  write(cell, text) {
    try {
      if (text === null) localStorage.removeItem(this.prefix + cell);
      else localStorage.setItem(this.prefix + cell, text);
      if (this.failed) this.onSaid("");
      this.failed = false;
    } catch (problem) {
      this.failed = true;
      const full = problem.name === "QuotaExceededError";
      const why = full ? "This browser's storage is full" : "This browser allows no storage";
      this.onSaid(`${why}: your changes last until you leave the page. Download keeps them.`);
    }
  }
}
