// What is looked for in scripts; the tests run it.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["node_modules/", "build/"] },
  js.configs.recommended,
  {
    files: ["js/**/*.js", "vendor/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-shadow": "error",
      "max-len": ["error", { code: 110, tabWidth: 2 }],
      "max-lines": ["error", 250],
    },
  },
  {
    files: ["js/worker.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.worker, Go: "readonly" } },
  },
  { files: ["formulas.cjs", "bundle.mjs"], languageOptions: { globals: globals.node } },
];
