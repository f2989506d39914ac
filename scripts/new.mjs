// In: `check <category>/<rule>`. Out: the two files of a new check, and what is left to do by hand.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [what, place] = process.argv.slice(2);
const match = /^([a-z][a-z-]*)\/([a-z][a-z-]*)$/.exec(place ?? "");
if (what !== "check" || match === null) {
  console.error("usage: npm run new check <category>/<rule>");
  process.exit(2);
}
const [, category, rule] = match;
const name = rule.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

const files = {
  [`packages/spillproof/src/checks/${category}/${rule}.ts`]: `/** One sentence: what the caller gets that it must not. */

import { defineCheck, notTested, type Verdict, verified, violated } from "../check.js";

export const ${name} = defineCheck({
  per: "operation",
  rules: ["${rule}"],
  cost: 2,
  applies: (operation) => operation.method === "GET",
  async *run(operation, context): AsyncGenerator<Verdict> {
    const instance = context.people.flatMap((person) => context.world.instances(operation.id, person.name))[0];
    if (instance === undefined) return yield notTested("token-validation", operation.id, "nobody was answered");
    const control = instance.exchange;
    const experiment = await context.world.ask(instance.call, null);
    if (!experiment.succeeded) return yield verified("token-validation", operation.id, \`refused with \${experiment.status}\`);
    yield violated("${rule}", {
      operation: operation.id,
      confidence: "proven",
      control,
      experiment,
      difference: "the one thing that differs, and what it did",
      title: "Who reads whose what",
      data: [],
    });
  },
});
`,
  [`packages/spillproof/test/twins/${category}/${rule}.ts`]: `// ${rule}: the leak in its manners, and what makes the oracle lie.
import type { Twin } from "../kit.js";

export const twins: readonly Twin[] = [
  {
    name: "${rule}",
    routes: {
      "GET /things": { promises: ["id"], list: true, handle: () => ({ json: [{ id: 1 }] }) },
    },
    leaks: ["${rule} GET /things"],
  },
];
`,
};

for (const [file, text] of Object.entries(files)) {
  if (existsSync(file)) {
    console.error(`${file} is there already`);
    process.exit(2);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`wrote ${file}`);
}
console.log(`
Left to do: list ${name} in packages/spillproof/src/checks/index.ts, mark ${rule} as available
in packages/spillproof/src/rules/${category}.ts, and run: npm run build && npm run docs`);
