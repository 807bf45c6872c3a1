// Pictures, HTML and Markdown that a cell shows. The page trusts none of it; ../../../notebook/sanitize.go
// does the same for outputs that are stored.

let loading;
const load = () => (loading ??= import("../../vendor/rich.js").then(prepare));

/**
 * Makes a node of an output's richest form.
 * @param {Record<string, string>} data
 * @returns {Promise<HTMLElement>}
 */
export async function rich(data) {
  const svg = data["image/svg+xml"],
    png = data["image/png"],
    alt = data["text/plain"];
  if (svg) return picture("data:image/svg+xml," + encodeURIComponent(svg), alt);
  if (png) return picture("data:image/png;base64," + png.replace(/\s/g, ""), alt);
  if (data["text/html"]) return block((await load()).html(data["text/html"]));
  if (data["text/markdown"]) return block((await load()).markdown(data["text/markdown"]));
  const pre = document.createElement("pre");
  pre.className = "output";
  pre.textContent = alt ?? "";
  return pre;
}

/** Embeds an image, in which no script runs. */
function picture(source, alt = "output of the cell above") {
  const figure = document.createElement("figure");
  figure.className = "output";
  const image = new Image();
  image.alt = alt;
  image.src = source;
  figure.append(image);
  return figure;
}

function block(content) {
  const div = document.createElement("div");
  div.className = "output rich";
  div.append(content);
  return div;
}

/** @returns {{html: (text: string) => DocumentFragment, markdown: (text: string) => DocumentFragment}} */
function prepare({ DOMPurify, katex, marked }) {
  DOMPurify.addHook("uponSanitizeElement", (node, { tagName }) => {
    if (tagName === "input" && node.getAttribute("type") !== "range") node.remove();
  });
  const rules = {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: ["style", "form", "select", "textarea", "audio", "video", "source", "dialog"],
    FORBID_ATTR: ["style", "srcset"],
    ALLOWED_URI_REGEXP: /^(?:https:|#|data:image\/)/,
    SANITIZE_NAMED_PROPS: false,
  };
  const html = (text) => DOMPurify.sanitize(keepCharts(text), rules);
  const typeset = (tex, displayMode) =>
    katex.renderToString(tex, { displayMode, throwOnError: false, strict: "ignore" });
  return { html, markdown: (text) => markdown(text, html, marked, typeset) };
}

/** Turns Markdown into nodes; formulas are set after all else, so that neither touches the other. */
function markdown(text, html, marked, typeset) {
  const formulas = [];
  const held = text.replace(/\$\$([\s\S]+?)\$\$|\$([^\s$](?:[^$\n]*[^\s$])?)\$/g, (_, shown, inline) => {
    formulas.push({ tex: shown ?? inline, display: shown !== undefined });
    return `<span data-formula="${formulas.length - 1}"></span>`;
  });
  const nodes = html(marked.parse(held));
  for (const place of nodes.querySelectorAll("[data-formula]")) {
    const { tex, display } = formulas[place.dataset.formula] ?? { tex: "" };
    place.innerHTML = typeset(tex, display); // KaTeX's own, which neither loads nor runs anything
    if (display) place.className = "formula";
  }
  return nodes;
}

/** Moves the data of charts from their scripts, which go, to their places, which stay. */
function keepCharts(text) {
  if (!text.includes("nn-chart")) return text;
  const page = new DOMParser().parseFromString(text, "text/html"); // runs and loads nothing
  for (const script of page.querySelectorAll("script")) {
    const option = script.textContent.match(/^const option = (.*);$/m);
    const files = script.textContent.match(/^const files = (.*);$/m);
    const place = script.parentElement.querySelector(".nn-chart");
    if (option && files && place) {
      place.dataset.chart = `{"files":${files[1]},"option":${option[1].replaceAll("<\\!--", "<!--")}}`;
    }
  }
  return page.body.innerHTML;
}
