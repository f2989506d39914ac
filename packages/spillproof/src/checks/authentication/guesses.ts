// In: tokens, whose they are and when they were given. Out: the rule by which they can be worked out, or null; and how much of them is fresh.

import { Buffer } from "node:buffer";
import { hash } from "node:crypto";

/** One token as it was given. */
export interface Sample {
  readonly token: string;
  readonly who: string;
  /** What is known of whom it was given to: names, ids, addresses. */
  readonly known: readonly string[];
  /** When it was given, by the target's clock in milliseconds; null where nobody saw. */
  readonly given: { readonly from: number; readonly to: number } | null;
}

export type Ingredient = "name" | "time" | "count";

/** How tokens are made. */
export interface Rule {
  readonly ingredients: readonly Ingredient[];
  /** After "the token is made of": `the time of the login`. */
  readonly words: string;
  /** Of the token, what no rule tells. */
  readonly unknownBits: number;
  /**
   * Tokens that such a login gives, the likeliest first: for somebody known by these values (whose token it is like, where absent), by the token before
   * it, and so many seconds later.
   */
  readonly make: (for_: { readonly known?: readonly string[]; readonly after?: string; readonly seconds?: number }) => readonly string[];
}

/** Above this a token takes too many tries to be called guessable. */
const mostUnknown = 24;
/** A clock may be off by so many milliseconds, which is what a Date header cannot tell. */
const leeway = 2_500;
const largestStep = 16;
/** A prediction that needs more is none. */
const mostGuesses = 10;

/**
 * The rule that explains every token. The samples of one identity stand in the order in which they were given: what counts up is seen by it.
 * Tokens that are random, or that carry a signature, have none.
 */
export function ruleOf(samples: readonly Sample[]): Rule | null {
  return samples.length === 0 ? null : (byUuid(samples) ?? byDigest(samples, recipes) ?? byParts(samples));
}

/** The rule where a token is made of nothing but its owner, looked for in one of them. */
export function ruleOfNames(sample: Sample): Rule | null {
  const ofNames = recipes.filter(({ ingredients }) => ingredients.join() === "name");
  const rule = byDigest([sample], ofNames) ?? byParts([sample]);
  return rule?.ingredients.join() === "name" && rule.unknownBits === 0 ? rule : null;
}

/** Tokens of different people that are one text with one small number in it: a secret of each owner's would make more differ than that. */
export interface Numbered {
  /** The number of each sample. */
  readonly numbers: readonly string[];
  /** The token of another number. */
  readonly make: (number: string) => string;
}

export function numberedOf(samples: readonly Sample[]): Numbered | null {
  if (new Set(samples.map(({ who }) => who)).size < 2 || samples.some(({ given }) => given === null)) return null;
  for (const layer of layers) {
    const split = samples.map(({ token }): readonly string[] => layer.decode(token)?.match(/\d+|\D+/g) ?? []);
    const first = split[0]!;
    if (first.length === 0 || split.some((pieces) => pieces.length !== first.length)) continue;
    const places = first.map((_, place) => place).filter((place) => split.some((pieces) => pieces[place] !== first[place]));
    const numbers = split.map((pieces) => pieces[places[0] ?? 0]!);
    if (places.length !== 1 || !numbers.every((number) => /^\d{1,7}$/.test(number))) continue;
    const width = numbers.some((number) => number.startsWith("0")) ? numbers[0]!.length : 0;
    const make = (number: string) => layer.encode(first.with(places[0]!, number.padStart(width, "0")).join(""), samples[0]!.token);
    return { numbers, make };
  }
  return null;
}

/** The most bits that a token of these can hold, by its length and the characters that are seen. */
export function sizeOf(tokens: readonly string[]): number {
  return lengthOf(tokens) * alphabetBits(tokens.join(""));
}

/** Bits in which the tokens differ from each other: the places that vary, by the alphabet that is seen there. */
export function freshBits(tokens: readonly string[]): number {
  const distinct = [...new Set(tokens)];
  if (distinct.length < 2) return 0;
  const length = Math.min(...distinct.map((token) => token.length));
  let bits = 0;
  let seen = "";
  let places = 0;
  for (let index = 0; index < length; index++) {
    const characters = new Set(distinct.map((token) => token[index]!));
    if (characters.size < 2) continue;
    places++;
    seen += [...characters].join("");
  }
  bits = places * alphabetBits(seen);
  return bits;
}

function alphabetBits(text: string): number {
  if (/^\d*$/.test(text)) return Math.log2(10);
  if (/^[\da-f]*$/.test(text) || /^[\dA-F]*$/.test(text)) return 4;
  if (/^[\da-z]*$/.test(text) || /^[\dA-Z]*$/.test(text)) return Math.log2(36);
  return 6;
}

// ── a text of names, times and counts ──

interface Layer {
  readonly name: string;
  readonly decode: (token: string) => string | null;
  readonly encode: (text: string, like: string) => string;
}

const layers: readonly Layer[] = [
  { name: "", decode: (token) => token, encode: (text) => text },
  {
    name: ", in base64",
    decode: (token) => {
      if (!/^[A-Za-z0-9+/_-]{6,4096}={0,2}$/.test(token)) return null;
      const text = Buffer.from(token, "base64").toString("latin1");
      return /^[\x20-\x7e]{4,}$/.test(text) ? text : null;
    },
    encode: (text, like) => {
      const encoded = Buffer.from(text, "latin1").toString(/[-_]/.test(like) ? "base64url" : "base64");
      return like.endsWith("=") || text.length % 3 === 0 ? encoded : encoded.replace(/=+$/, "");
    },
  },
  {
    name: ", in hexadecimal",
    decode: (token) => {
      if (!/^(?:[\da-f]{2}){4,2048}$/i.test(token)) return null;
      const text = Buffer.from(token, "hex").toString("latin1");
      return /^[\x20-\x7e]{4,}$/.test(text) ? text : null;
    },
    encode: (text) => Buffer.from(text, "latin1").toString("hex"),
  },
];

type Part =
  | { readonly kind: "text"; readonly text: string }
  /** Which of the known values, of the first sample. */
  | { readonly kind: "name" }
  | { readonly kind: "time"; readonly radix: Radix; readonly perSecond: number; readonly unknownBits: number }
  | { readonly kind: "count"; readonly radix: Radix; readonly step: number }
  | { readonly kind: "unknown"; readonly bits: number };

type Radix = 10 | 16 | 36;

export function byParts(samples: readonly Sample[]): Rule | null {
  for (const layer of layers) {
    const texts = samples.map(({ token }) => layer.decode(token));
    if (texts.some((text) => text === null)) continue;
    const split = texts.map((text, index) => piecesOf(text!, samples[index]!.known));
    const [first] = split;
    if (!split.every((pieces) => pieces.length === first!.length)) continue;
    const parts = first!.map((_, place) =>
      partOf(
        split.map((pieces) => pieces[place]!),
        samples,
      ),
    );
    const unknownBits = parts.reduce((sum, part) => sum + (part.kind === "unknown" || part.kind === "time" ? bitsOf(part) : 0), 0);
    const ingredients = (["name", "time", "count"] as const).filter((kind) => parts.some((part) => part.kind === kind));
    if (ingredients.length === 0 || unknownBits > mostUnknown) continue;
    const make: Rule["make"] = ({ known, after = samples.at(-1)!.token, seconds = 0 }) => {
      const before = layer.decode(after);
      const values = samples.find(({ token }) => token === after)?.known ?? samples[0]!.known;
      const pieces = before === null ? [] : piecesOf(before, values);
      if (pieces.length !== parts.length) return [];
      const names = ingredients.includes("name") && known !== undefined ? known : [null];
      const counts = parts.flatMap((part) => (part.kind === "count" ? [part.step] : []));
      const steps =
        counts.length === 0 ? [0] : [...new Set([...counts, ...Array.from({ length: mostGuesses - 1 }, (_, index) => index + 1)])];
      const text = (name: string | null, step: number) =>
        parts.map((part, place) => made(part, pieces[place]!.text, { name, seconds, step })).join("");
      return names.flatMap((name) => steps.map((step) => layer.encode(text(name, step), after))).slice(0, mostGuesses);
    };
    return { ingredients, words: `${wordsFor(ingredients)}${layer.name}`, unknownBits, make };
  }
  return null;
}

function bitsOf(part: Part): number {
  return part.kind === "unknown" ? part.bits : part.kind === "time" ? part.unknownBits : 0;
}

function wordsFor(ingredients: readonly Ingredient[]): string {
  const words = { name: "a name or id of its owner", time: "the time of the login", count: "a number that is counted up" } as const;
  return ingredients.map((ingredient) => words[ingredient]).join(" and ");
}

interface Piece {
  readonly text: string;
  readonly isName: boolean;
}

/** Names first, then runs of letters, of digits after a word, and of what stands between. */
function piecesOf(text: string, known: readonly string[]): readonly Piece[] {
  const names = [...known].filter((name) => name.length >= 3).sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let plain = "";
  const flush = () => {
    for (const run of plain.match(/[A-Za-z0-9]+|[^A-Za-z0-9]+/g) ?? []) {
      // Letters that are no digits of a hexadecimal number.
      const worded = /[g-z]/i.test(run) ? /^([A-Za-z]{1,12}?)(\d+)$/.exec(run) : null;
      if (known.includes(run)) pieces.push({ text: run, isName: true });
      else if (worded !== null)
        pieces.push({ text: worded[1]!, isName: known.includes(worded[1]!) }, { text: worded[2]!, isName: known.includes(worded[2]!) });
      else pieces.push({ text: run, isName: false });
    }
    plain = "";
  };
  for (let at = 0; at < text.length && at < 4096; ) {
    const name = names.find((value) => text.startsWith(value, at));
    if (name === undefined) plain += text[at++];
    else {
      flush();
      pieces.push({ text: name, isName: true });
      at += name.length;
    }
  }
  flush();
  return pieces;
}

function partOf(pieces: readonly Piece[], samples: readonly Sample[]): Part {
  const texts = pieces.map(({ text }) => text);
  if (pieces.every(({ isName }) => isName)) return { kind: "name" };
  const same = texts.every((text) => text === texts[0]);
  const text = texts[0]!;
  // Before what stays the same: logins within one second have one time.
  const time = timePart(texts, samples);
  if (time !== null) return time;
  // What is the same for everybody is a prefix; what only one owner's tokens share may be a secret of that owner's.
  if (same && (/^[^A-Za-z0-9]+$/.test(text) || new Set(samples.map(({ who }) => who)).size > 1 || /^(?:[A-Za-z]{1,8}|\d{1,2})$/.test(text)))
    return { kind: "text", text };
  return countPart(texts, samples) ?? { kind: "unknown", bits: lengthOf(texts) * alphabetBits(texts.join("")) };
}

function lengthOf(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}

function radixes(texts: readonly string[]): readonly Radix[] {
  const all = texts.join("");
  return /^\d+$/.test(all) ? [10, 16, 36] : /^(?:[\da-f]+|[\dA-F]+)$/.test(all) ? [16, 36] : /^[\da-z]+$/.test(all) ? [36] : [];
}

function numberOf(text: string, radix: Radix): number {
  return text.length <= 18 ? Number.parseInt(text, radix) : Number.NaN;
}

/** Digits behind a clock that may be random or finer than it, by radix. */
const mostRest: Readonly<Record<Radix, number>> = { 10: 6, 16: 5, 36: 0 };

/** Every value is a clock's at its login, or as far from it as all others: an expiry. A few digits after it may be random. */
function timePart(texts: readonly string[], samples: readonly Sample[]): Part | null {
  if (samples.some(({ given }) => given === null)) return null;
  for (const radix of radixes(texts)) {
    for (let rest = 0; rest <= mostRest[radix]; rest++) {
      for (const perSecond of [1, 1e3, 1e6]) {
        const numbers = texts.map((text) => (text.length > rest + 5 ? numberOf(text.slice(0, text.length - rest), radix) : Number.NaN));
        const off = numbers.map((number, index) => (number / perSecond) * 1000 - samples[index]!.given!.from);
        const shift = Math.round((off[0] ?? Number.NaN) / 60_000) * 60_000;
        const within = off.every(
          (milliseconds, index) =>
            milliseconds - shift >= -leeway && milliseconds - shift <= samples[index]!.given!.to - samples[index]!.given!.from + leeway,
        );
        if (within && Math.abs(shift) <= 400 * 86_400_000)
          return {
            kind: "time",
            radix,
            perSecond,
            unknownBits: rest * Math.log2(radix) + (perSecond > 1e3 ? Math.log2(perSecond / 1e3) : 0),
          };
      }
    }
  }
  return null;
}

/** Each is a little above the one before it, in the order of the logins. */
function countPart(texts: readonly string[], samples: readonly Sample[]): Part | null {
  // The last in a row of one identity: what others were given before came in an order that nobody saw.
  const who = samples.at(-1)!.who;
  const fresh = texts.filter((_, index) => samples[index]!.who === who && samples[index]!.given !== null);
  if (fresh.length < 3) return null;
  for (const radix of radixes(texts)) {
    const numbers = fresh.map((text) => numberOf(text, radix));
    const steps = numbers.slice(1).map((number, index) => number - numbers[index]!);
    if (steps.slice(-2).every((step) => step > 0 && step <= largestStep))
      return { kind: "count", radix, step: Math.min(...steps.slice(-2)) };
  }
  return null;
}

function made(
  part: Part,
  before: string,
  change: { readonly name: string | null; readonly seconds: number; readonly step: number },
): string {
  if (part.kind === "text") return part.text;
  if (part.kind === "name") return change.name ?? before;
  if (part.kind === "unknown") return before;
  const number = numberOf(before, part.radix) + (part.kind === "count" ? change.step : Math.round(change.seconds * part.perSecond));
  const text = number.toString(part.radix).padStart(before.length, "0");
  return /[A-F]/.test(before) ? text.toUpperCase() : text;
}

// ── a hash of such a text ──

interface Recipe {
  readonly words: string;
  readonly ingredients: readonly Ingredient[];
  /** Milliseconds in one unit of its clock. */
  readonly unit: 1 | 1000;
  /** Of a name, and of a time or count in its unit. */
  readonly message: (known: string, number: number) => string;
}

const joints = ["", ":", "-", "_", ".", "|"] as const;
const ofTime = { words: "the time of the login", ingredients: ["time"], message: (_: string, time: number) => String(time) } as const;
const ofBoth = { words: "a name or id of its owner and the time of the login", ingredients: ["name", "time"] } as const;
const recipes: readonly Recipe[] = [
  { words: "a name or id of its owner", ingredients: ["name"], unit: 1, message: (known) => known },
  ...([1000, 1] as const).flatMap((unit): readonly Recipe[] => [
    { ...ofTime, unit },
    ...joints.flatMap((joint): readonly Recipe[] => [
      { ...ofBoth, unit, message: (known, time) => `${known}${joint}${time}` },
      { ...ofBoth, unit, message: (known, time) => `${time}${joint}${known}` },
    ]),
  ]),
  { words: "a number that is counted up", ingredients: ["count"], unit: 1, message: (_, count) => String(count) },
];
const algorithms: Readonly<Record<number, string>> = { 16: "md5", 20: "sha1", 32: "sha256", 64: "sha512" };
/** Counts that are tried: those of a server that has not lived for long. */
const highestCount = 10_000;

interface Digest {
  readonly prefix: string;
  readonly bytes: Buffer;
  readonly encode: (bytes: Buffer) => string;
}

function byDigest(samples: readonly Sample[], tried: readonly Recipe[]): Rule | null {
  const digests = samples.map(({ token }) => digestOf(token));
  const length = digests[0]?.bytes.length ?? 0;
  const algorithm = algorithms[length];
  if (algorithm === undefined || !digests.every((digest) => digest?.bytes.length === length)) return null;
  const digestFor = (text: string) => hash(algorithm, text, "buffer");
  for (const recipe of tried) {
    const sources = samples.map((sample, index) => inputOf(recipe, sample, (message) => digestFor(message).equals(digests[index]!.bytes)));
    if (sources.some((source) => source === undefined)) continue;
    return {
      ingredients: recipe.ingredients,
      words: `the ${algorithm.toUpperCase()} of ${recipe.words}`,
      unknownBits: recipe.ingredients.includes("time") ? 8 : 0,
      make: ({ known, after, seconds = 0 }) => {
        const index = samples.findLastIndex(({ token }) => after === undefined || token === after);
        const digest = digests[index];
        if (digest === undefined || digest === null) return [];
        const [name, number] = sources[index]!;
        const steps = recipe.ingredients.includes("count") ? [1, 2, 3] : [Math.round((seconds * 1000) / recipe.unit)];
        const names = recipe.ingredients.includes("name") ? (known ?? [name]) : [name];
        return names
          .flatMap((who) => steps.map((step) => `${digest.prefix}${digest.encode(digestFor(recipe.message(who, number + step)))}`))
          .slice(0, mostGuesses);
      },
    };
  }
  return null;
}

/** The whole token, or all after a prefix that ends in a mark, as bytes of a known length. */
function digestOf(token: string): Digest | null {
  const [, prefix, body] = /^([A-Za-z]{1,12}[_.:-])?([A-Za-z0-9+/_-]{16,128}={0,2})$/.exec(token) ?? [];
  if (body === undefined) return null;
  if (/^(?:[\da-f]+|[\dA-F]+)$/.test(body)) {
    const upper = /[A-F]/.test(body);
    return {
      prefix: prefix ?? "",
      bytes: Buffer.from(body, "hex"),
      encode: (bytes) => (upper ? bytes.toString("hex").toUpperCase() : bytes.toString("hex")),
    };
  }
  const bytes = Buffer.from(body, "base64");
  const form = /[-_]/.test(body) || !body.endsWith("=") ? "base64url" : "base64";
  return { prefix: prefix ?? "", bytes, encode: (made) => made.toString(form) };
}

/** What the recipe was fed to give this sample; undefined where nothing fits. */
function inputOf(recipe: Recipe, sample: Sample, fits: (message: string) => boolean): readonly [name: string, number: number] | undefined {
  for (const input of inputsOf(recipe, sample)) if (fits(recipe.message(...input))) return input;
  return undefined;
}

function* inputsOf({ ingredients, unit }: Recipe, { known, given }: Sample): Generator<readonly [name: string, number: number]> {
  const names = ingredients.includes("name") ? known : [""];
  if (ingredients.includes("count")) for (let count = 0; count < highestCount; count++) yield ["", count];
  else if (!ingredients.includes("time")) for (const name of names) yield [name, 0];
  else if (given !== null) {
    // Whole seconds leave room for a clock that is off; every millisecond would not.
    const room = unit === 1000 ? leeway : 50;
    const [from, to] = [Math.floor((given.from - room) / unit), Math.ceil((given.to + room) / unit)];
    for (let at = from; at <= to && at - from < 2_000; at++) for (const name of names) yield [name, at];
  }
}

// ── UUIDs of the first version (RFC 9562, 5.1) ──

function byUuid(samples: readonly Sample[]): Rule | null {
  const shape = /^([\da-f]{8})-?([\da-f]{4})-?1([\da-f]{3})-?([89ab][\da-f]{3})-?([\da-f]{12})$/i;
  const matches = samples.map(({ token }) => shape.exec(token));
  if (matches.some((match) => match === null)) return null;
  // From 1582-10-15, in hundreds of nanoseconds.
  const times = matches.map((match) => Number(BigInt(`0x${match![3]}${match![2]}${match![1]}`) / 10_000n) - 12_219_292_800_000);
  const timely = samples.every(
    ({ given }, index) => given !== null && times[index]! >= given.from - leeway && times[index]! <= given.to + leeway,
  );
  const nodes = new Set(matches.map((match) => `${match![4]}${match![5]}`.toLowerCase()));
  if (!timely || nodes.size > 1 || samples.length < 3) return null;
  return {
    ingredients: ["time"],
    words: "the time of the login and the address of the server (UUID version 1)",
    unknownBits: 14,
    make: () => [],
  };
}
