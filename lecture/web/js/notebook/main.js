// A notebook page: its pictures come to life, and where the site has Go, its cells run.
import { enliven } from "./alive.js";
import { Notebook } from "./notebook.js";

enliven(document);
const main = document.querySelector("main[data-engine]");
if (main) new Notebook(main, document.querySelector(".runbar"));
document.documentElement.dataset.cells = "";
