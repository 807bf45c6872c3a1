// What is looked for in scripts; the tests run it.
import js from "@eslint/js";
import globals from "globals";

const rules = {
  eqeqeq: "error",
  "no-var": "error",
  "prefer-const": "error",
  "no-shadow": "error",
  "max-len": ["error", { code: 110, tabWidth: 2 }],
  "max-lines": ["error", 250],
};

export default [
  { ignores: ["node_modules/", "build/"] },
  js.configs.recommended,
  {
    files: ["js/**/*.js", "vendor/*.js"],
    languageOptions: { globals: globals.browser },
    rules,
  },
  {
    files: ["js/worker.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.worker, Go: "readonly" } },
  },
  // The scripts that run Go in the page; eslint is started above them.
  {
    files: ["notebooks/page/web/*.js", "notebooks/page/lite/extension/*.js"],
    languageOptions: { globals: { ...globals.browser, importScripts: "readonly" } },
    rules,
  },
  { files: ["notebooks/page/web/unpack.js"], languageOptions: { sourceType: "script" } },
  {
    files: ["sw.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.serviceworker, site: "readonly" } },
  },
  { files: ["formulas.cjs", "bundle.mjs"], languageOptions: { globals: globals.node } },
];
