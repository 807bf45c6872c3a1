// What outputs are made safe and typeset with.
export { default as DOMPurify } from "dompurify";
export { default as katex } from "katex";
export { marked } from "marked";
