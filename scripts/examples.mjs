// In: examples/. Out: packages/spillproof/examples/, what the packed package brings: the Flask examples as they are, the Express ones as one file each.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../", import.meta.url));
const { values } = parseArgs({ options: { out: { type: "string", default: join(root, "packages", "spillproof", "examples") } } });
const variants = ["leaky", "sound"];
/** What is made by running and testing, and what nobody who only runs an example needs. */
const leftOut = /^(?:tests|\.venv|__pycache__|\.pytest_cache|.*\.(?:pyc|db|db-shm|db-wal|sqlite))$/;

for (const name of ["flask", "express"]) await rm(join(values.out, name), { recursive: true, force: true });
const bundled = [];
for (const variant of variants) {
  await cp(join(root, "examples", "flask", variant), join(values.out, "flask", variant), {
    recursive: true,
    filter: (path) => !leftOut.test(basename(path)),
  });
  bundled.push(...(await bundleExpress(variant)));
}
await writeFile(join(values.out, "express", "LICENSES.txt"), await licensesOf(bundled));

async function bundleExpress(variant) {
  const from = join(root, "examples", "express", variant);
  const to = join(values.out, "express", variant);
  await mkdir(to, { recursive: true });
  const bundle = await rolldown({ input: join(from, "server.js"), platform: "node", logLevel: "warn" });
  const { output } = await bundle.write({ file: join(to, "server.js"), format: "esm", codeSplitting: false, minify: true });
  await bundle.close();
  if (output.length !== 1) throw new Error(`${variant}: the bundle has ${output.length} files`);
  // The file is ESM, wherever it comes to lie, and reads its document from beside it.
  await writeFile(join(to, "package.json"), `${JSON.stringify({ private: true, type: "module" })}\n`);
  await cp(join(from, "openapi.json"), join(to, "openapi.json"));
  return output[0].moduleIds;
}

/** What the bundled packages ask for: their licences, told along. */
async function licensesOf(files) {
  const inPackage = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;
  const folders = new Set(files.flatMap((file) => inPackage.exec(file)?.[1] ?? []));
  const texts = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? `Licence: ${license}` : (await readFile(join(folder, file), "utf8")).trim();
    texts.push(`${name} ${version}\n\n${text}\n`);
  }
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
