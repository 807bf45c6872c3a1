// Chooses light or dark before anything is painted: ?theme=dark, else what was
// chosen last, else what the system asks for. What is to be printed is light.
(function () {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const asked = query.has("print-pdf") ? "light" : query.get("theme");
  let kept = null;
  try {
    kept = localStorage.getItem("nnlecture-theme");
  } catch {
    /* storage may be forbidden */
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = (theme) => {
    root.dataset.theme = theme;
  };
  apply(asked || kept || (dark.matches ? "dark" : "light"));
  dark.addEventListener("change", () => {
    if (!asked && !kept) apply(dark.matches ? "dark" : "light");
  });
  window.toggleTheme = () => {
    kept = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("nnlecture-theme", kept);
    } catch {
      /* then it lasts as long as the page */
    }
    apply(kept);
    dispatchEvent(new Event("themechange"));
  };
  addEventListener("click", (event) => {
    if (event.target.closest?.("[data-action=theme]")) window.toggleTheme();
  });
})();
