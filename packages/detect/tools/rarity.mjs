// In: folders of text, source code and message catalogues. Out: the table of src/credentials/rarity-table.ts: how much likelier each pair
// of characters is in
// random text than in names, words and paths.
// node packages/detect/tools/rarity.mjs packages node_modules /usr/share/locale /usr/lib/python3 >
// packages/detect/src/credentials/rarity-table.ts

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { eachPair, symbols } from "../dist/credentials/rarity.js";

const sources = /\.(d\.ts|ts|py|md|mo|txt|js|mjs)$/;
const passed = /(^|\/)(dist|\.git|data|test|tests|__pycache__|[^/]*\.min\.[^/]*|package-lock[^/]*|credentials)$/;
// Message catalogues are many: those of a few spread languages are enough.
const languages = new Set("de fr es it pt pt_BR nl pl sv da fi cs hu tr id ro hr sl nb sk ca et lv lt eu ga cy sq vi".split(" "));
const budget = 60_000_000;

function* files(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (passed.test(path)) continue;
    let stat;
    try {
      stat = statSync(path);
    } catch {
      continue;
    }
    if (stat.isDirectory()) {
      if (!folder.endsWith("/locale") || languages.has(name)) yield* files(path);
    } else if (sources.test(name) && stat.size < 400_000) yield path;
  }
}

const counts = new Map();
for (const folder of process.argv.slice(2)) {
  const share = budget / 4;
  let used = 0;
  for (const path of files(folder)) {
    if (used > share) break;
    const text = readFileSync(path, "utf8")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "");
    used += text.length;
    for (const [word] of text.matchAll(/[A-Za-z][A-Za-z0-9_./-]{2,38}[A-Za-z0-9]/g)) {
      // What is itself random in a corpus would spoil it.
      if ((word.match(/\d/g) ?? []).length > 4 && word.length > 16) continue;
      if (word.length > 14 && /^[0-9a-zA-Z]*\d[a-zA-Z]+\d[0-9a-zA-Z]*$/.test(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
}

const tally = (add) => {
  const table = new Float64Array(symbols * symbols).fill(0.5);
  add((value, weight) => {
    eachPair(value, (pair) => {
      table[pair] += weight;
    });
  });
  for (let row = 0; row < symbols; row++) {
    const sum = table.subarray(row * symbols, (row + 1) * symbols).reduce((a, b) => a + b, 0);
    for (let to = 0; to < symbols; to++) table[row * symbols + to] /= sum;
  }
  return table;
};
// A word counts by the logarithm of how often it came: neither rare ones nor "the" should rule.
const words = tally((add) => {
  for (const [word, count] of counts) add(word, Math.log2(1 + count));
});
let seed = 20_251;
const random = (below) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const chance = tally((add) => {
  for (const [alphabet, weight] of [
    [base62, 2],
    [base62.slice(26), 1],
    [base62.slice(26, 32) + base62.slice(52), 1],
  ])
    for (let i = 0; i < 20_000; i++) add(Array.from({ length: 32 }, () => alphabet[random(alphabet.length)]).join(""), weight);
});
const levels = `${base62}-_`;
let text = "";
for (let i = 0; i < symbols * symbols; i++) {
  const bits = Math.log2(chance[i] / words[i]);
  text += levels[Math.max(0, Math.min(63, Math.round(bits * 4) + 32))];
}
const lines = text.match(/.{1,112}/g).map((line) => `  "${line}"`);
process.stdout.write(`// In: nothing. Out: for each pair of characters, how much likelier it is in random text than in names and words; made by tools/rarity.mjs.

/** A row of 28 for each first character (a break, a to z, a digit); quarter bits in base64url's order from A: -8 to _: +7.75. */
export const rarityTable =
${lines.join(" +\n")};
`);
process.stderr.write(`${counts.size} words\n`);
