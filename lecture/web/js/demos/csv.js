// Reads own data: two numbers and a class in each line. Nothing leaves the page.

const MOST = 6;

// readCSV returns {points, problem}. Columns are separated by commas, semicolons
// or tabs; with the latter two a decimal comma is understood. A first line
// without numbers holds names. Classes that are not 0 … 5 are numbered as they come.
export function readCSV(text) {
  const rows = [];
  for (const [i, line] of text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    if (!line.trim()) continue;
    const separator = line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",";
    const cells = line.split(separator).map((cell) => cell.trim());
    const [x, y] = cells
      .slice(0, 2)
      .map((cell) => (cell === "" ? NaN : Number(separator === "," ? cell : cell.replace(",", "."))));
    const numbers = Number.isFinite(x) && Number.isFinite(y);
    if (!numbers && i === 0) continue;
    if (cells.length < 3 || !numbers || cells[2] === "")
      return {
        problem:
          `Line ${i + 1} is “${line.trim().slice(0, 40)}”, ` +
          "want two numbers and a class, as in 0.5, -1.2, 1.",
      };
    rows.push({ x, y, name: cells[2] });
  }
  if (rows.length < 4)
    return {
      problem: `Own data have ${rows.length} examples, want at least 4: a line for each, as in 0.5, -1.2, 1.`,
    };
  const numbered = rows.every(({ name }) => /^[0-5]$/.test(name));
  const names = [...new Set(rows.map(({ name }) => name))];
  if (!numbered && names.length > MOST)
    return {
      problem: `Own data have ${names.length} classes, want at most ${MOST}. The third column is the class.`,
    };
  return {
    points: rows.map(({ x, y, name }) => ({ x, y, label: numbered ? Number(name) : names.indexOf(name) })),
  };
}
