// In: a `pattern` of a schema, which comes from outside. Out: whether a text matches it, and texts that do, in bounded time.

/**
 * ECMA-262 patterns without back-references and look-behind. They are never given to the engine's own matcher, which can be made to
 * backtrack for ever: all positions that a piece can reach are followed together, within a budget of steps.
 */
type Pattern =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "sequence"; readonly nodes: readonly Pattern[] }
  | { readonly kind: "choice"; readonly nodes: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly node: Pattern; readonly least: number; readonly most: number }
  | { readonly kind: "start" | "end" | "boundary" | "inside" }
  | { readonly kind: "look"; readonly node: Pattern; readonly negative: boolean };

interface CharacterSet {
  readonly ranges: readonly (readonly [number, number])[];
  /** `\p{…}`: a test of one character. */
  readonly tests: readonly RegExp[];
  readonly negated: boolean;
}

const maximumLength = 1000;
const maximumDepth = 30;
const maximumRepeats = 1000;
const maximumSteps = 50_000;

const digits: CharacterSet["ranges"] = [[0x30, 0x39]];
const word: CharacterSet["ranges"] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const space: CharacterSet["ranges"] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const lineEnds: CharacterSet["ranges"] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

class Unsupported extends Error {}

/** The pattern, or null where it is none or of a kind that is not followed. */
export function parsePattern(source: string): Pattern | null {
  if (source.length > maximumLength) return null;
  const text = Array.from(source);
  let at = 0;
  const fail = (): never => {
    throw new Unsupported();
  };

  const choice = (depth: number): Pattern => {
    if (depth > maximumDepth) fail();
    const nodes = [sequence(depth)];
    while (text[at] === "|") {
      at++;
      nodes.push(sequence(depth));
    }
    return nodes.length === 1 ? nodes[0]! : { kind: "choice", nodes };
  };

  const sequence = (depth: number): Pattern => {
    const nodes: Pattern[] = [];
    while (at < text.length && text[at] !== "|" && text[at] !== ")") nodes.push(repeated(atom(depth)));
    return nodes.length === 1 ? nodes[0]! : { kind: "sequence", nodes };
  };

  const repeated = (node: Pattern): Pattern => {
    let [least, most] = [1, 1];
    const sign = text[at];
    if (sign === "*") [least, most] = [0, Number.POSITIVE_INFINITY];
    else if (sign === "+") [least, most] = [1, Number.POSITIVE_INFINITY];
    else if (sign === "?") [least, most] = [0, 1];
    else if (sign === "{") {
      const bounds = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(text.slice(at, at + 16).join(""));
      if (bounds === null) return node;
      least = Number(bounds[1]);
      most = bounds[2] === undefined ? least : bounds[3] === "" ? Number.POSITIVE_INFINITY : Number(bounds[3]);
      at += bounds[0].length - 1;
    } else return node;
    at++;
    if (text[at] === "?") at++;
    if (least > maximumRepeats || most < least) fail();
    return { kind: "repeat", node, least, most };
  };

  const atom = (depth: number): Pattern => {
    const character = text[at++]!;
    switch (character) {
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case ".":
        return { kind: "set", set: { ranges: lineEnds, tests: [], negated: true } };
      case "[":
        return { kind: "set", set: characters() };
      case "(": {
        let look: "" | "=" | "!" = "";
        if (text[at] === "?") {
          const next = text[at + 1];
          if (next === ":") at += 2;
          else if (next === "=" || next === "!") {
            look = next;
            at += 2;
          } else if (next === "<" && text[at + 2] !== "=" && text[at + 2] !== "!") {
            const close = text.indexOf(">", at);
            if (close === -1) fail();
            at = close + 1;
          } else fail();
        }
        const inner = choice(depth + 1);
        if (text[at++] !== ")") fail();
        return look === "" ? inner : { kind: "look", node: inner, negative: look === "!" };
      }
      case "*":
      case "+":
      case "?":
        return fail();
      case "\\":
        if (text[at] === "b" || text[at] === "B") return { kind: text[at++] === "b" ? "boundary" : "inside" };
        return { kind: "set", set: escaped() };
      default:
        return { kind: "set", set: one(character.codePointAt(0)!) };
    }
  };

  /** After a backslash. */
  const escaped = (): CharacterSet => {
    const letter = text[at++];
    if (letter === undefined || /[1-9k]/.test(letter)) return fail();
    switch (letter) {
      case "d":
      case "D":
        return { ranges: digits, tests: [], negated: letter === "D" };
      case "w":
      case "W":
        return { ranges: word, tests: [], negated: letter === "W" };
      case "s":
      case "S":
        return { ranges: space, tests: [], negated: letter === "S" };
      case "n":
        return one(0x0a);
      case "r":
        return one(0x0d);
      case "t":
        return one(0x09);
      case "f":
        return one(0x0c);
      case "v":
        return one(0x0b);
      case "0":
        return one(0);
      case "x":
      case "u": {
        const braced = letter === "u" && text[at] === "{";
        const close = braced ? text.indexOf("}", at) : at + (letter === "x" ? 2 : 4);
        const code = Number.parseInt(text.slice(braced ? at + 1 : at, close).join(""), 16);
        if (close === -1 || !(code >= 0 && code <= 0x10ffff)) return fail();
        at = braced ? close + 1 : close;
        return one(code);
      }
      case "p":
      case "P": {
        const close = text.indexOf("}", at);
        const name = text.slice(at + 1, close).join("");
        if (text[at] !== "{" || close === -1 || !/^[\w=]{1,40}$/.test(name)) return fail();
        at = close + 1;
        try {
          return { ranges: [], tests: [new RegExp(`^\\${letter}{${name}}$`, "u")], negated: false };
        } catch {
          return fail();
        }
      }
      default:
        return one(letter.codePointAt(0)!);
    }
  };

  const characters = (): CharacterSet => {
    const negated = text[at] === "^";
    if (negated) at++;
    const ranges: (readonly [number, number])[] = [];
    const tests: RegExp[] = [];
    while (at < text.length && text[at] !== "]") {
      const from = member();
      const single = from.ranges.length === 1 && from.tests.length === 0 && !from.negated && from.ranges[0]![0] === from.ranges[0]![1];
      if (single && text[at] === "-" && at + 1 < text.length && text[at + 1] !== "]") {
        at++;
        const to = member();
        const [low, high] = [from.ranges[0]![0], to.ranges[0]?.[0] ?? -1];
        if (to.ranges.length !== 1 || to.negated || high < low) fail();
        ranges.push([low, high]);
      } else if (from.negated) ranges.push(...inverted(from.ranges));
      else {
        ranges.push(...from.ranges);
        tests.push(...from.tests);
      }
    }
    if (text[at++] !== "]") fail();
    return { ranges, tests, negated };
  };

  const member = (): CharacterSet => {
    const character = text[at++];
    if (character === undefined) return fail();
    if (character !== "\\") return one(character.codePointAt(0)!);
    if (text[at] === "b") {
      at++;
      return one(0x08);
    }
    return escaped();
  };

  try {
    const node = choice(0);
    return at === text.length ? node : null;
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}

function one(code: number): CharacterSet {
  return { ranges: [[code, code]], tests: [], negated: false };
}

function inverted(ranges: CharacterSet["ranges"]): CharacterSet["ranges"] {
  const result: (readonly [number, number])[] = [];
  let next = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > next) result.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  if (next <= 0x10ffff) result.push([next, 0x10ffff]);
  return result;
}

function has(set: CharacterSet, character: string): boolean {
  const code = character.codePointAt(0)!;
  const inside = set.ranges.some(([low, high]) => code >= low && code <= high) || set.tests.some((test) => test.test(character));
  return inside !== set.negated;
}

/** True where the pattern matches somewhere in the text, as JSON Schema means it; null where that took too long to say. */
export function matchesPattern(pattern: Pattern, text: string): boolean | null {
  const characters = Array.from(text);
  if (characters.length > 10_000) return null;
  let steps = 0;

  const ends = (node: Pattern, starts: ReadonlySet<number>): ReadonlySet<number> => {
    steps += starts.size + 1;
    if (steps > maximumSteps) throw new Unsupported();
    switch (node.kind) {
      case "set": {
        const reached = new Set<number>();
        for (const at of starts) if (at < characters.length && has(node.set, characters[at]!)) reached.add(at + 1);
        return reached;
      }
      case "sequence": {
        let reached = starts;
        for (const part of node.nodes) {
          if (reached.size === 0) break;
          reached = ends(part, reached);
        }
        return reached;
      }
      case "choice":
        return new Set(node.nodes.flatMap((part) => [...ends(part, starts)]));
      case "repeat": {
        let reached = starts;
        for (let count = 0; count < node.least && reached.size > 0; count++) reached = ends(node.node, reached);
        const all = new Set(reached);
        for (let count = node.least; count < node.most && reached.size > 0; count++) {
          reached = new Set([...ends(node.node, reached)].filter((at) => !all.has(at)));
          for (const at of reached) all.add(at);
        }
        return all;
      }
      case "look":
        return new Set([...starts].filter((at) => ends(node.node, new Set([at])).size > 0 !== node.negative));
      default:
        return new Set([...starts].filter((at) => holds(node.kind, at)));
    }
  };
  const holds = (kind: "start" | "end" | "boundary" | "inside", at: number): boolean => {
    if (kind === "start") return at === 0;
    if (kind === "end") return at === characters.length;
    const wordAt = (index: number) => /^\w$/.test(characters[index] ?? "");
    return (wordAt(at - 1) !== wordAt(at)) === (kind === "boundary");
  };

  try {
    return ends(pattern, new Set(Array.from({ length: characters.length + 1 }, (_, at) => at))).size > 0;
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}

const usual = Array.from("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.@:/#+!$%&*=?,;()[]{}<>|~^`'\"\\ \t\n\réüñ漢");

/** A text that matches and is no shorter or longer than asked, or null where none was found. */
export function textFor(pattern: Pattern, least: number, most: number, random: () => number): string | null {
  const pick = <T>(list: readonly T[]): T => list[Math.min(list.length - 1, Math.floor(random() * list.length))]!;
  const known = new Map<CharacterSet, readonly string[]>();
  const membersOf = (set: CharacterSet): readonly string[] => {
    const fits = usual.filter((character) => has(set, character));
    const plain = fits.filter((character) => /^[a-z0-9]$/.test(character));
    if (plain.length > 0 || fits.length > 0) return plain.length > 0 ? plain : fits;
    const range = set.negated ? inverted(set.ranges).find(([low]) => has(set, String.fromCodePoint(low))) : set.ranges[0];
    return [String.fromCodePoint(range?.[0] ?? 0x61)];
  };
  const member = (set: CharacterSet): string => {
    const members = known.get(set) ?? membersOf(set);
    known.set(set, members);
    return pick(members);
  };
  /** What look-aheads ask for, to be strewn in. */
  let wishes: string[] = [];
  let written = 0;
  const write = (node: Pattern, stretch: number): string => {
    if (written > most + maximumLength) return "";
    switch (node.kind) {
      case "set":
        written++;
        return member(node.set);
      case "sequence":
        return node.nodes.map((part) => write(part, stretch)).join("");
      case "choice":
        return write(pick(node.nodes), stretch);
      case "repeat": {
        const count = Math.min(node.most, Math.max(node.least, Math.min(node.least + stretch, maximumLength)));
        let text = "";
        for (let index = 0; index < count; index++)
          text += write(node.node, stretch > 0 && node.node.kind !== "set" ? Math.floor(stretch / 4) : stretch);
        return text;
      }
      case "look":
        if (!node.negative) wishes.push(write(node.node, 0));
        return "";
      default:
        return "";
    }
  };
  for (let attempt = 0; attempt < 60; attempt++) {
    wishes = [];
    written = 0;
    const stretch =
      attempt < 3 ? attempt : attempt % 3 === 0 ? Math.max(0, least) : Math.floor(random() * Math.max(4, Math.min(least * 2, 200)));
    const characters = Array.from(write(pattern, stretch));
    for (const wish of wishes) {
      const inserted = Array.from(wish);
      const position = Math.floor(random() * Math.max(1, characters.length - inserted.length + 1));
      characters.splice(position, attempt % 2 === 0 ? inserted.length : 0, ...inserted);
    }
    while (characters.length < least && attempt % 2 === 1) characters.push(pick(usual.slice(0, 36)));
    if (characters.length < least || characters.length > most) continue;
    const text = characters.join("");
    // Where it would take too long to say, what was written after the pattern is taken at its word.
    if (matchesPattern(pattern, text) !== false) return text;
  }
  return null;
}
