// In: the built catalogue of rules and the table of types. Out: docs/rules/, a page a rule and an index, and docs/types.md. With --check nothing is written: exit 1 where they differ.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs");

const { rules, toldOnce, categories } = await import("../packages/spillproof/dist/rules/index.js").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error("docs: packages/spillproof/dist/rules/index.js is not there. Run `npm run build` first.");
  process.exit(2);
});
const { controls } = await import("../packages/spillproof/dist/model/index.js");
const { types } = await import("../packages/detect/dist/index.js");

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

const sections = [
  ["personal", "Personal", "People, and the numbers that states give them."],
  ["financial", "Financial", "Cards, accounts, wallets, firms."],
  ["health", "Health", "Conditions, treatment, and the numbers of patients and insured."],
  ["location", "Location", ""],
  ["network", "Network", ""],
  ["internal", "Internal", "What an API is not meant to show."],
  ["credential", "Credentials", "Tokens, keys, passwords and what holds them."],
];
const cell = (text) => text.replaceAll("|", "\\|");
const linked = (source) =>
  cell(source.replace(/\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s,;]*[^\s,;.]/g, (address) => `[${address}](https://${address})`));

function typesPage() {
  const countries = new Set(types.flatMap(({ country }) => country ?? []));
  const checked = types.filter(({ bits }) => bits > 0).length;
  const lines = [
    "# Types",
    "",
    `What \`@spillproof/detect\` finds: ${types.length} types of ${countries.size} countries and of none, ${checked} of them with something in the value itself to check.`,
    "",
    "**Bits** say how rarely another text passes the check: a day of birth in six digits 4.8, mod 10 3.3, mod 97 6.6, six a fixed character of a token. Where they are 0,",
    "the name of the field must tell. What the value, its field, the way it is written and the object around it tell is added up: 4 bits are `tentative`, 8 `firm`, 11 `proven`.",
    "`spillproof detect --types --json` gives the table with an example of each.",
    "",
  ];
  for (const [kind, heading, about] of sections) {
    const rows = types.filter((type) => type.kind === kind);
    lines.push(`## ${heading} (${rows.length})`, "", ...(about === "" ? [] : [about, ""]));
    lines.push("| type | | what it is | bits | checked by | source |", "| --- | --- | --- | ---: | --- | --- |");
    for (const { id, country, title, bits, validator, source } of rows)
      lines.push(`| \`${id}\` | ${country ?? ""} | ${cell(title)} | ${bits} | ${cell(validator ?? "")} | ${linked(source)} |`);
    lines.push("");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

const wanted = new Map([
  [join("rules", "README.md"), index()],
  ...rules.map((rule) => [join("rules", `${rule.id}.md`), page(rule)]),
  ["types.md", typesPage()],
]);
mkdirSync(join(folder, "rules"), { recursive: true });
const present = [...readdirSync(join(folder, "rules")).map((name) => join("rules", name)), "types.md"].filter((name) =>
  existsSync(join(folder, name)),
);
const read = (name) => (present.includes(name) ? readFileSync(join(folder, name), "utf8") : null);
const stale = [...wanted].filter(([name, text]) => read(name) !== text).map(([name]) => name);
const left = present.filter((name) => name.endsWith(".md") && !wanted.has(name));

if (process.argv.includes("--check")) {
  for (const name of [...stale, ...left]) console.error(`docs/${name} is not current. Run \`node scripts/docs.mjs\`.`);
  process.exitCode = stale.length + left.length > 0 ? 1 : 0;
} else {
  for (const name of stale) writeFileSync(join(folder, name), wanted.get(name));
  for (const name of left) rmSync(join(folder, name));
  console.log(`docs: ${wanted.size} pages, ${stale.length} written, ${left.length} removed`);
}
