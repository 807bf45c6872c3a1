// Reads [{tex, display}, …] and writes [{html} or {error}, …]: KaTeX, run once
// for all pages when they are built, so that pages need no script for formulas.
const katex = require("katex");

const macros = {
  "\\T": "^{\\mathsf{T}}",
  "\\R": "\\mathbb{R}",
  "\\sign": "\\operatorname{sign}",
  "\\softmax": "\\boldsymbol{\\zeta}",
  "\\diag": "\\operatorname{diag}",
  "\\Var": "\\mathbb{V}",
  "\\BCE": "\\ell^{\\mathrm{BCE}}",
  "\\CE": "\\ell^{\\mathrm{CE}}",
  "\\dd": "\\dfrac{\\partial #1}{\\partial #2}",
  "\\step": "\\htmlClass{fragment}{#1}", // shown at the next key, as {{step}} is
  "\\shape": "\\htmlClass{shape}{\\scriptstyle\\,#1}",
};

let input = "";
process.stdin.setEncoding("utf8").on("data", (chunk) => (input += chunk));
process.stdin.on("end", () => {
  const answers = JSON.parse(input).map(({ tex, display }) => {
    try {
      const html = katex.renderToString(tex, {
        displayMode: display,
        output: "htmlAndMathml",
        strict: "ignore",
        trust: ({ command }) => command === "\\htmlClass",
        macros: { ...macros },
      });
      return { html };
    } catch (error) {
      return { error: error.message };
    }
  });
  process.stdout.write(JSON.stringify(answers));
});
