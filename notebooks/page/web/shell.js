// The shell lines of cells, those that start with an exclamation mark. A page has no shell; what
// our notebooks ask of one is known by name, so that later versions can answer it in the page.

const known = [
  { pattern: /^go test (?:\.\.?\/)+exercises\/([\w-]+)\s*(\|\|\s*true)?$/, what: "Exercises are tested" },
  { pattern: /^go run (?:\.\.?\/)+exercises\s*(\|\|\s*true)?$/, what: "Progress in the exercises is shown" },
  { pattern: /^go doc ([\w./-]+)$/, what: "Documentation is printed" },
];

/**
 * Answers a shell line.
 * @param {string} line
 * @param {(output: import("./runner.js").Output) => void} emit
 * @returns {{ename: string, evalue: string, traceback: string[]} | undefined} a failure
 */
export function answerShell(line, emit) {
  const found = known.find(({ pattern }) => pattern.test(line));
  if (found) {
    emit({ output_type: "stream", name: "stdout", text: `${found.what} where Go is installed: ${line}\n` });
    return undefined;
  }
  const message = `a page has no shell, so it cannot run: ${line}`;
  return { ename: "ERROR", evalue: message, traceback: [message] };
}
