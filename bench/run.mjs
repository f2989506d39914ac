// In: names of runs, or none for all; --write. Out: their tables, and with --write results.md.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";

const names = ["speed", "noise", "recall", "oracle", "stream", "worst", "growth"];
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const write = process.argv.includes("--write");
const unknown = [
  ...asked.filter((name) => !names.includes(name)),
  ...process.argv.slice(2).filter((word) => word.startsWith("--") && word !== "--write"),
];
if (unknown.length > 0) {
  console.error(`bench: ${unknown.join(", ")}? There is: ${names.join(", ")}, and --write.`);
  process.exit(2);
}
execFileSync(
  process.execPath,
  [fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url)), "-b", fileURLToPath(new URL("..", import.meta.url))],
  { stdio: "inherit" },
);

const inTable = ({ columns, rows, note }) => {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(columns), line(columns.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line), ...(note ? ["", note] : [])].join(
    "\n",
  );
};

const pages = [];
for (const name of names) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const begin = performance.now();
  const { title, run } = await import(`./runs/${name}.mjs`);
  const page = `## ${title}\n\n${(await run()).map(inTable).join("\n\n")}`;
  pages.push(page);
  console.log(`${page}\n\n(${Math.round((performance.now() - begin) / 1000)} s)\n`);
}
if (write) {
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model.trim()}, ${new Date().toISOString().slice(0, 10)}`;
  writeFileSync(
    new URL("results.md", import.meta.url),
    `# Results\n\nMade by \`npm run bench -- --write\` on ${machine}. [README.md](README.md) says what is measured and how.\n\n${pages.join("\n\n")}\n`,
  );
}
