// node packages/detect/tools/phone-plan.mjs
// In: the metadata of libphonenumber-js (a dev dependency). Out: src/shapes/phone-plan.ts, the lengths and leading digits of valid numbers by country calling code.
// With --check nothing is written: it fails where the file is another.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const metadata = require("libphonenumber-js/metadata.max.json");
const { version } = require("libphonenumber-js/package.json");
const DEPTH = 3;
const LONGEST = 15;

/** A regular expression of digits, classes, groups and bounded repeats as a tree: {any: [node]}, {all: [node]}, {digits: Set}, {of: node, least, most}. */
function parse(pattern) {
  let at = 0;
  const alternatives = () => {
    const any = [sequence()];
    while (pattern[at] === "|") {
      at++;
      any.push(sequence());
    }
    return { any };
  };
  const sequence = () => {
    const all = [];
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") all.push(repeated());
    return { all };
  };
  const repeated = () => {
    const of = atom();
    if (pattern[at] === "?") {
      at++;
      return { of, least: 0, most: 1 };
    }
    if (pattern[at] !== "{") return of;
    const close = pattern.indexOf("}", at);
    const [least, most = least] = pattern
      .slice(at + 1, close)
      .split(",")
      .map(Number);
    at = close + 1;
    return { of, least, most };
  };
  const atom = () => {
    if (pattern.startsWith("(?:", at)) {
      at += 3;
      const inner = alternatives();
      at++;
      return inner;
    }
    if (pattern.startsWith("\\d", at)) {
      at += 2;
      return { digits: new Set("0123456789") };
    }
    if (pattern[at] === "[") {
      const close = pattern.indexOf("]", at);
      const digits = new Set();
      for (const [, low, high = low] of pattern.slice(at + 1, close).matchAll(/(\d)(?:-(\d))?/g))
        for (let digit = Number(low); digit <= Number(high); digit++) digits.add(String(digit));
      at = close + 1;
      return { digits };
    }
    if (!/\d/.test(pattern[at])) throw new Error(`unread in ${pattern} at ${at}`);
    return { digits: new Set(pattern[at++]) };
  };
  return alternatives();
}

/** The tree as a nondeterministic automaton: states are numbers, `steps[state]` is a list of [digits or null, next]. */
function automaton(tree) {
  const steps = [];
  const state = () => steps.push([]) - 1;
  const build = (node, from) => {
    if (node.digits) {
      const to = state();
      steps[from].push([node.digits, to]);
      return to;
    }
    if (node.all) return node.all.reduce((current, part) => build(part, current), from);
    if (node.any) {
      const to = state();
      for (const part of node.any) steps[build(part, from)].push([null, to]);
      return to;
    }
    let current = from;
    for (let i = 0; i < node.least; i++) current = build(node.of, current);
    const out = state();
    for (let i = node.least; i < node.most; i++) {
      steps[current].push([null, out]);
      current = build(node.of, current);
    }
    steps[current].push([null, out]);
    return out;
  };
  const start = state();
  return { start, accept: build(tree, start), steps };
}

/** The lengths of numbers that begin with each prefix of DEPTH digits, as bits. */
function lengths(pattern, possible) {
  const { start, accept, steps } = automaton(parse(pattern));
  const closed = (states) => {
    const all = new Set(states);
    for (const state of all) for (const [digits, next] of steps[state]) if (digits === null) all.add(next);
    return all;
  };
  const on = (states, digit) => {
    const next = new Set();
    for (const state of states) for (const [digits, to] of steps[state]) if (digits && (digit === null || digits.has(digit))) next.add(to);
    return closed(next);
  };
  const masks = new Uint16Array(10 ** DEPTH);
  const walk = (states, prefix) => {
    if (states.size === 0) return;
    if (prefix.length < DEPTH) {
      for (const digit of "0123456789") walk(on(states, digit), prefix + digit);
      return;
    }
    let current = states;
    for (let length = DEPTH; length <= LONGEST && current.size > 0; length++) {
      if (current.has(accept) && possible.includes(length)) masks[Number(prefix)] |= 1 << length;
      current = on(current, null);
    }
  };
  walk(closed([start]), "");
  return masks;
}

const plans = new Map();
const add = ([code, , pattern, possible, , , , , , , , types = []]) => {
  const plan = plans.get(code) ?? new Uint16Array(10 ** DEPTH);
  // Where the kinds of numbers are described, they say it more narrowly than the general pattern; a kind without lengths has the general ones.
  const kinds = types.filter(Boolean).map(([own, ownLengths]) => [own, ownLengths ?? possible]);
  for (const [own, ownLengths] of kinds.length > 0 ? kinds : [[pattern, possible]])
    lengths(own, ownLengths).forEach((mask, prefix) => {
      plan[prefix] |= mask;
    });
  plans.set(code, plan);
};
for (const country of Object.values(metadata.countries)) add(country);
for (const service of Object.values(metadata.nonGeographic)) add(service);

/** `0123579` with runs of three and more as `0-3`. */
function digitSet(sorted) {
  let out = "";
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (Number(sorted[j + 1]) === Number(sorted[j]) + 1) j++;
    out += j - i >= 2 ? `${sorted[i]}-${sorted[j]}` : sorted.slice(i, j + 1);
    i = j + 1;
  }
  return out;
}

/**
 * Prefixes as text: leading digits of which all that follows is in; then a capital (A is 0) for a first digit of which only a part is in and its second digits;
 * then a small letter for a second digit of which only a part is in and its third digits.
 */
function written(prefixes) {
  const has = new Set(prefixes);
  const whole = (from, width) => {
    for (let i = from; i < from + width; i++) if (!has.has(i)) return false;
    return true;
  };
  const tens = [...Array(10).keys()];
  let out = digitSet(tens.filter((first) => whole(first * 100, 100)).join(""));
  for (const first of tens) {
    if (whole(first * 100, 100)) continue;
    let inner = digitSet(tens.filter((second) => whole(first * 100 + second * 10, 10)).join(""));
    for (const second of tens) {
      const from = first * 100 + second * 10;
      const third = digitSet(tens.filter((digit) => has.has(from + digit)).join(""));
      if (third && !whole(from, 10)) inner += String.fromCharCode(97 + second) + third;
    }
    if (inner) out += String.fromCharCode(65 + first) + inner;
  }
  return out;
}

const rows = [...plans]
  .sort(([one], [other]) => Number(one) - Number(other))
  .map(([code, plan]) => {
    const byMask = new Map();
    plan.forEach((mask, prefix) => {
      if (mask !== 0) byMask.set(mask, [...(byMask.get(mask) ?? []), prefix]);
    });
    const groups = [...byMask].map(([mask, prefixes]) => {
      const sizes = Array.from({ length: LONGEST + 1 }, (_, length) => length).filter((length) => mask & (1 << length));
      return `${sizes.map((size) => size.toString(16)).join("")}:${written(prefixes)}`;
    });
    return `${code} ${groups.join(" ")}`;
  });

const text = `// In: nothing. Out: the numbering plans. Made by packages/detect/tools/phone-plan.mjs from libphonenumber-js ${version} (data of libphonenumber, Apache-2.0).

/**
 * ITU-T E.164 plans, a line a country calling code: the code, then groups of possible lengths (hex digits) and the leading digits of such numbers. Digits alone
 * are first digits; a capital (A is 0) is a first digit and is followed by its second digits; a small letter is a second digit and is followed by its third digits.
 */
export const phonePlan: string = \`
${rows.join("\n")}\`;
`;
const file = new URL("../src/shapes/phone-plan.ts", import.meta.url);
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) throw new Error("phone-plan.ts is not what the metadata gives");
