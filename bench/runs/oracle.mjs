// In: the detector, and stdnum as the oracle. Out: how many ids it accepts are found under a local name, and how many that it rejects, or under neutral names, are told all the same.

import { createDetector } from "@spillproof/detect";
import { stdnum } from "stdnum";
import { identifiers } from "../dist/identifiers.js";
import { random } from "../dist/random.js";
import { firm, number } from "./measure.mjs";

export const title = "stdnum as the oracle";

const each = 200;
const neutral = ["code", "number", "ref", "value", "count", "batch", "position"];

export async function run() {
  const detector = createDetector();
  const r = random(17);
  const told = (name, text) => detector.scan(JSON.stringify({ [name]: text })).filter(firm);
  /** The oracle's checks of a country that accept all of a few made-up ids. */
  const checksFor = (row) => {
    const country = row.country === "uk" ? "GB" : row.country.toUpperCase();
    const probes = Array.from({ length: 12 }, () => row.make(r));
    return Object.entries(stdnum[country] ?? {}).filter(([, check]) => probes.every((text) => check.validate(text).isValid));
  };
  const rows = [];
  const sum = { valid: 0, found: 0, broken: 0, stillTold: 0, neutral: 0, neutralTold: 0 };
  for (const row of identifiers) {
    const checks = checksFor(row);
    if (checks.length === 0) continue;
    const here = { valid: 0, found: 0, broken: 0, stillTold: 0, neutral: 0, neutralTold: 0 };
    for (let i = 0; i < each; i++) {
      const text = row.make(r);
      const name = r.pick(row.names.split(" "));
      here.valid++;
      const found = told(name, text);
      if (found.length > 0) here.found++;
      const at = r.pick([...text].flatMap((sign, place) => (sign >= "0" && sign <= "9" ? [place] : [])));
      const changed = text.slice(0, at) + ((Number(text[at]) + r.between(1, 9)) % 10) + text.slice(at + 1);
      if (checks.every(([, check]) => !check.validate(changed).isValid)) {
        here.broken++;
        const own = new Set(found.map(({ type }) => type));
        if (told(name, changed).some(({ type }) => own.has(type))) here.stillTold++;
      }
      here.neutral++;
      if (told(r.pick(neutral), r.digits(text.replace(/\D/g, "").length)).length > 0) here.neutralTold++;
    }
    for (const key of Object.keys(sum)) sum[key] += here[key];
    if (here.found < here.valid || here.stillTold > 0 || here.neutralTold > 0)
      rows.push([row.type, `${here.found}/${here.valid}`, `${here.stillTold}/${here.broken}`, `${here.neutralTold}/${here.neutral}`]);
  }
  const share = (part, whole) => number((100 * part) / Math.max(1, whole), 2);
  return [
    {
      columns: ["scheme", "found under its name", "told with a digit changed", "random digits told under a neutral name"],
      rows: [["all, %", share(sum.found, sum.valid), share(sum.stillTold, sum.broken), share(sum.neutralTold, sum.neutral)], ...rows],
      note: `${sum.valid} ids that stdnum accepts; changed ones are those that it rejects. Random digits are as many as the id has, without separators. Firm or proven. Schemes with 100 %, 0 and 0 are not listed.`,
    },
  ];
}
