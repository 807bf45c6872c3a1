// The shell lines of cells, those that start with an exclamation mark. A page has no shell; what our
// notebooks ask of one is known by name.

const elsewhere = [
  { pattern: /^go test (?:\.\.?\/)+exercises\/([\w-]+)\s*(\|\|\s*true)?$/, what: "Exercises are tested" },
  { pattern: /^go run (?:\.\.?\/)+exercises\s*(\|\|\s*true)?$/, what: "Progress in the exercises is shown" },
];

/**
 * Answers a shell line.
 * @param {string} line
 * @param {(output: import("./runner.js").Output) => void} emit
 * @param {(request: object) => Promise<any>} ask the tools
 * @returns {Promise<{ename: string, evalue: string, traceback: string[]} | undefined>} a failure
 */
export async function answerShell(line, emit, ask) {
  const say = (text) => emit({ output_type: "stream", name: "stdout", text });
  const doc = line.match(/^go doc\s+([\w./ -]+)$/);
  if (doc) {
    say(await ask({ do: "godoc", words: doc[1] }));
    return undefined;
  }
  const found = elsewhere.find(({ pattern }) => pattern.test(line));
  if (found) {
    say(`${found.what} where Go is installed: ${line}\n`);
    return undefined;
  }
  const message = `a page has no shell, so it cannot run: ${line}`;
  return { ename: "ERROR", evalue: message, traceback: [message] };
}
