// In: names of runs, or none for all; --write. Out: their tables, and with --write results.md.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
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

const wanted = asked.length === 0 ? names : asked;
if (wanted.length > 1) {
  // Each in a process of its own: what one run's peers leave behind is not the next one's burden.
  for (const name of names.filter((each) => wanted.includes(each)))
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), name, ...(write ? ["--write"] : [])], { stdio: "inherit" });
  process.exit(0);
}

const pages = [];
const titles = [];
for (const name of names) {
  const { title, run } = await import(`./runs/${name}.mjs`);
  titles.push(title);
  if (asked.length > 0 && !asked.includes(name)) continue;
  const begin = performance.now();
  const page = `## ${title}\n\n${(await run()).map(inTable).join("\n\n")}`;
  pages.push(page);
  console.log(`${page}\n\n(${Math.round((performance.now() - begin) / 1000)} s)\n`);
}
if (write) {
  const results = new URL("results.md", import.meta.url);
  const titleOf = (page) => page.slice(0, page.indexOf("\n"));
  // A run of some keeps what stands there of the others.
  const before = existsSync(results)
    ? readFileSync(results, "utf8")
        .trim()
        .split(/\n\n(?=## )/)
        .slice(1)
    : [];
  const kept = before.filter((page) => !pages.some((made) => titleOf(made) === titleOf(page)));
  const order = (page) => titles.indexOf(titleOf(page).slice(3));
  const all = [...kept, ...pages].sort((a, b) => order(a) - order(b));
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model.trim()}, ${new Date().toISOString().slice(0, 10)}`;
  writeFileSync(
    results,
    `# Results\n\nMade by \`npm run bench -- --write\` on ${machine}. [README.md](README.md) says what is measured and how.\n\n${all.join("\n\n")}\n`,
  );
}
