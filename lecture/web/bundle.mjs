// Writes {file: text} of the scripts in vendor, each with all that it imports. The builder runs it.
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = join(dirname(fileURLToPath(import.meta.url)), "vendor");
const { outputFiles } = await build({
  entryPoints: readdirSync(folder).map((name) => join(folder, name)),
  outdir: "out",
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  legalComments: "inline", // licences travel with what they are for
  write: false,
  logLevel: "warning",
});
process.stdout.write(JSON.stringify(Object.fromEntries(outputFiles.map((f) => [basename(f.path), f.text]))));
