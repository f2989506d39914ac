// In: the built catalogue of rules. Out: docs/rules/, a page a rule and an index. With --check nothing is written: exit 1 where they differ.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs", "rules");

const { rules, toldOnce, categories } = await import("../packages/spillproof/dist/rules/index.js").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error("docs: packages/spillproof/dist/rules/index.js is not there. Run `npm run build` first.");
  process.exit(2);
});
const { controls } = await import("../packages/spillproof/dist/model/index.js");

const witnessed = {
  runtime: "in a running API",
  source: "in source",
  logs: "in logs",
  spec: "in the OpenAPI document alone",
};
const named = { flask: ["Flask", "python"], express: ["Express", "js"] };
const planned = (rule) => rule.available.length === 0;
const titles = { ssrf: "Requests that the server makes", llm: "Language models" };
const title = (category) => titles[category] ?? category[0].toUpperCase() + category.slice(1).replaceAll("-", " ");
const cweLink = (cwe) => `[${cwe}](https://cwe.mitre.org/data/definitions/${cwe.slice(4)}.html)`;
const ruleLink = (id) => `[${id}](${id}.md)`;
const listed = (words) => words.join(", ");

/** The rules that stand before and after this one where one defect shows as both. */
function neighbours(id) {
  const before = new Set();
  const after = new Set();
  for (const chain of toldOnce) {
    const at = chain.indexOf(id);
    if (at < 0) continue;
    for (const other of chain.slice(0, at)) before.add(other);
    for (const other of chain.slice(at + 1)) after.add(other);
  }
  return { before: [...before], after: [...after] };
}

function page(rule) {
  const { before, after } = neighbours(rule.id);
  const lines = [
    `# ${rule.title}`,
    "",
    `\`${rule.id}\`${planned(rule) ? " · **planned**: no check looks for it yet" : ""}`,
    "",
    "| | |",
    "| --- | --- |",
    `| Severity | ${rule.severity} |`,
    ...(rule.varies === null ? [] : [`| Varies | ${rule.varies} |`]),
    `| Category | ${rule.category} |`,
    `| CWE | ${listed(rule.cwe.map(cweLink))} |`,
    `| OWASP | ${listed(rule.owasp)} |`,
    `| Violates | \`${rule.control}\`: ${controls[rule.control]} |`,
    `| Can be seen | ${listed(rule.witnesses.map((witness) => witnessed[witness]))} |`,
    `| Looked for today | ${planned(rule) ? "nowhere yet" : listed(rule.available.map((witness) => witnessed[witness]))} |`,
    "",
    "## Why it matters",
    "",
    rule.why,
    "",
    "## How to close it",
    "",
    rule.fix.summary,
    "",
  ];
  const recipes = Object.entries(rule.fix.recipes);
  for (const [framework, code] of recipes) {
    const [label, language] = named[framework];
    lines.push(`### ${label}`, "", `\`\`\`${language}`, code.trimEnd(), "```", "");
  }
  if (recipes.length > 0) {
    lines.push(
      "`app`, `log` and the stores (`db`, `orders`, `users` …) are your application's own; `subject()`, `unauthorized()`, `@public`, `g.claims` and `req.auth` come",
      `from ${ruleLink("missing-authentication")} and ${ruleLink("object-authorization")}.`,
      "",
    );
  }
  if (before.length + after.length > 0) {
    lines.push("## Told once", "");
    if (before.length > 0)
      lines.push(
        `Where the same defect also shows as ${listed(before.map(ruleLink))}, that finding stands and names this rule under \`also\`.`,
        "",
      );
    if (after.length > 0) lines.push(`Where this finding stands, it names under \`also\`: ${listed(after.map(ruleLink))}.`, "");
  }
  if (!planned(rule)) {
    lines.push(
      "## When it is meant",
      "",
      "Say so in `spillproof.yaml`, with the reason:",
      "",
      "```yaml",
      "ignore:",
      `  - { rule: ${rule.id}, operation: GET /example, reason: why this is right here }`,
      "```",
      "",
    );
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function index() {
  const lines = [
    "# Rules",
    "",
    `${rules.length} rules, ${rules.filter((rule) => !planned(rule)).length} of them looked for today; the others are planned. The severity is the default: the data at`,
    "stake, or what the page says, moves it. `spillproof explain <rule>` prints a page on the terminal.",
    "",
  ];
  for (const category of categories) {
    lines.push(`## ${title(category)}`, "", "| rule | what it is | severity | CWE | |", "| --- | --- | --- | --- | --- |");
    for (const rule of rules.filter((one) => one.category === category)) {
      lines.push(
        `| ${ruleLink(rule.id)} | ${rule.title} | ${rule.severity} | ${listed(rule.cwe.map((cwe) => cwe.slice(4)))} | ${planned(rule) ? "planned" : ""} |`,
      );
    }
    lines.push("");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

const wanted = new Map([["README.md", index()], ...rules.map((rule) => [`${rule.id}.md`, page(rule)])]);
mkdirSync(folder, { recursive: true });
const present = readdirSync(folder);
const read = (name) => (present.includes(name) ? readFileSync(join(folder, name), "utf8") : null);
const stale = [...wanted].filter(([name, text]) => read(name) !== text).map(([name]) => name);
const left = present.filter((name) => name.endsWith(".md") && !wanted.has(name));

if (process.argv.includes("--check")) {
  for (const name of [...stale, ...left]) console.error(`docs/rules/${name} is not current. Run \`node scripts/docs.mjs\`.`);
  process.exitCode = stale.length + left.length > 0 ? 1 : 0;
} else {
  for (const name of stale) writeFileSync(join(folder, name), wanted.get(name));
  for (const name of left) rmSync(join(folder, name));
  console.log(`docs/rules: ${wanted.size} pages, ${stale.length} written, ${left.length} removed`);
}
