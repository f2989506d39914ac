// In: the leaves of answers, claims and links. Out: candidates for a parameter, best first, and ids of the same shape that cannot exist.

import type { Operation, Parameter } from "../model/index.js";
import { lastSegment, type ParameterValue, segmentBefore } from "./call.js";
import { isDistinctive } from "./compare.js";
import { isObject, isWrapper, type Leaf, leavesOf, patternOf, pointerOf, rowAround, rowsOf } from "./leaves.js";
import { namesId, sameStem, subjectWords, wordsOf } from "./words.js";

/** A value that might be an id, where it was seen and by whom. */
export interface Sighting {
  readonly value: string | number;
  /** The identity that saw it; null: stands in the document, for everybody. */
  readonly identity: string | null;
  /** Field name, and the name of what it stands in. */
  readonly key: string;
  readonly container: string;
  /** Where such values stand: an operation (or `claims`, `login`, `known`, `document`) and a pointer with `*` for indices. */
  readonly pattern: string;
  /** Path template and filled-in path of the request that showed it; empty for claims and the like. */
  readonly template: string;
  readonly filledPath: string;
  /** Set where the value came from a link or from `known`, which names the parameter itself. */
  readonly slot: string | null;
  /** The object around it, which may name its owner. */
  readonly row: Readonly<Record<string, unknown>> | null;
}

/** Candidate ids among the leaves of a value. */
export function sightingsIn(
  value: unknown,
  identity: string | null,
  source: string,
  place: { readonly template: string; readonly filledPath: string },
): readonly Sighting[] {
  const top = lastSegment(place.template) ?? source;
  const listed = rowsOf(value);
  const rows = new Map(listed.map((row) => [pointerOf(row.tokens), row.value]));
  const keys = listed.flatMap(({ tokens, value: row }): readonly Sighting[] => {
    const key = tokens.at(-1);
    if (typeof key !== "string") return [];
    const container = tokens.findLast((token, index) => typeof token === "string" && index < tokens.length - 1);
    const pattern = `${source} ${patternOf(tokens.slice(0, -1))}/*`;
    return [{ value: key, identity, key: "id", container: String(container ?? top), pattern, ...place, slot: null, row }];
  });
  const values = leavesOf(value).flatMap((leaf): readonly Sighting[] => {
    if (!isCandidate(leaf)) return [];
    const names = leaf.tokens.filter((token): token is string => typeof token === "string");
    const indexed = typeof leaf.tokens.at(-1) === "number";
    const key = indexed ? "" : (names.at(-1) ?? "");
    return [
      {
        value: leaf.value as string | number,
        identity,
        key,
        container: names.at(indexed ? -1 : -2) ?? top,
        pattern: `${source} ${patternOf(leaf.tokens)}`,
        ...place,
        slot: null,
        row: rowAround(leaf.tokens, rows) ?? (isObject(value) ? value : null),
      },
    ];
  });
  return [...keys, ...values];
}

/** What links are called that lead to the very thing they stand in. */
const linkWords = /^(?:_?links?|href|url|uri|self|location|related)$/i;

/**
 * True where what showed an id merely refers to what the operation answers: the product of an order, the branch of a customer. Whose the one is
 * says nothing of whose the other is. Not so where it lists these very things, nor in a claim.
 */
export function refersElsewhere(operation: Operation, parameter: string, sighting: Sighting): boolean {
  const path = sighting.pattern.slice(sighting.pattern.lastIndexOf(" ") + 1);
  if (sighting.template === "" || !path.startsWith("/")) return false;
  const collection = operation.path.slice(0, Math.max(0, operation.path.indexOf(`{${parameter}}`))).replace(/\/$/, "");
  if (collection === sighting.template.replace(/\/$/, "")) return false;
  const segments = path.split("/").slice(1);
  const bare = segments.at(-1) === "*";
  const names = bare ? segments.slice(0, -1) : segments;
  const entry = names.lastIndexOf("*");
  // The names between the nearest entry of a list and the value. A bare array of ids lists what they are of.
  const within = bare && entry < 0 ? [] : names.slice(entry + 1);
  const named = within
    .filter((name) => !isWrapper(name) && !linkWords.test(name))
    .map(subjectWords)
    .findLast((words) => words.length > 0);
  if (named === undefined) return false;
  const places = sighting.template
    .split("/")
    .filter((segment) => !segment.includes("{"))
    .flatMap(wordsOf);
  return !named.some((word) => places.some((place) => sameStem(word, place)));
}

function isCandidate(leaf: Leaf): boolean {
  const { value } = leaf;
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0;
  return typeof value === "string" && value.length > 0 && value.length <= 160 && !/[\r\n\t]/.test(value) && !/^https?:\/\//.test(value);
}

/** What of a document's schema rules a value out for a parameter. */
function fits(parameter: Parameter, value: string | number): boolean {
  const schema = parameter.schema;
  if (schema === null) return true;
  const text = String(value);
  if (schema.enum !== null) return schema.enum.map(String).includes(text);
  const wantsNumber = schema.types.length > 0 && schema.types.every((type) => type === "integer" || type === "number" || type === "null");
  if (wantsNumber && !/^-?\d{1,18}$/.test(text)) return false;
  if (schema.format === "uuid" && !/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text)) return false;
  if ((schema.format === "date" || schema.format === "date-time") && Number.isNaN(Date.parse(text))) return false;
  if (schema.minLength !== null && text.length < schema.minLength) return false;
  return !(schema.maxLength !== null && text.length > schema.maxLength);
}

/**
 * How likely a sighted value is what a parameter takes. Names and places only rank: whether it is one is shown by trial.
 * Null: it cannot be one.
 */
export function likelihood(operation: Operation, parameter: Parameter, sighting: Sighting, filledPrefix: string): number | null {
  if (!fits(parameter, sighting.value)) return null;
  const slot = `${parameter.in}:${parameter.name}`;
  if (sighting.slot !== null) return sighting.slot === slot || sighting.slot === `${operation.id} ${slot}` ? 200 : null;
  let score = 0;
  const segment = parameter.in === "path" ? segmentBefore(operation, parameter.name) : lastSegment(operation.path);
  const parameterSubject = subjectWords(parameter.name);
  const subjects = parameterSubject.length > 0 ? parameterSubject : segment === null ? [] : wordsOf(segment);
  const keySubject = subjectWords(sighting.key);
  const sighted = keySubject.length > 0 ? keySubject : wordsOf(sighting.container);
  if (parameter.in === "path") {
    const prefix = operation.path.slice(0, operation.path.indexOf(`{${parameter.name}}`)).replace(/\/$/, "");
    if (prefix !== "" && sighting.template.replace(/\/$/, "") === prefix) {
      score += 40;
      if (filledPrefix !== "" && sighting.filledPath.split("?")[0]!.replace(/\/$/, "") === filledPrefix) score += 40;
      else if (prefix.includes("{")) score -= 30;
    }
  }
  if (wordsOf(sighting.key).join() === wordsOf(parameter.name).join()) score += 45;
  if (subjects.some((word) => sighted.some((other) => sameStem(word, other)))) score += 35;
  else if (segment !== null && wordsOf(segment).some((word) => sighted.some((other) => sameStem(word, other)))) score += 25;
  if (/^_?id$/i.test(sighting.key)) score += 15;
  else if (namesId(sighting.key)) score += 12;
  if (
    ["claims", "login"].some((source) => sighting.pattern.startsWith(`${source} `)) &&
    /sub|user|uid|me|account|customer|patient|profile/i.test(`${parameter.name} ${segment ?? ""}`)
  )
    score += 20;
  if (typeof sighting.value === "number" && parameter.schema?.types.includes("integer")) score += 5;
  if (parameter.schema?.format === "uuid") score += 15;
  if (typeof sighting.value === "string" && /\s/.test(sighting.value)) score -= 10;
  if (typeof sighting.value === "string" && /^\d{4}-\d\d-\d\d/.test(sighting.value)) score -= 40;
  if (sighting.pattern.startsWith("document ")) score -= 5;
  if (isDistinctive(sighting.value)) score += 2;
  return score;
}

/**
 * An id of the same shape that cannot exist: integers of the same length far from all that were seen, digits and letters replaced by others of
 * their class, UUIDs of version and variant kept, base64 of text changed inside.
 *
 * @param random seeded, in [0, 1)
 * @param taken values that do exist
 */
export function impossibleId(value: ParameterValue, random: () => number, taken: ReadonlySet<string>): ParameterValue {
  for (let attempt = 0; attempt < 20; attempt++) {
    const made = sameShape(value, random, attempt);
    if (String(made) !== String(value) && !taken.has(String(made))) return made;
  }
  return `${String(value)}0`;
}

function sameShape(value: ParameterValue, random: () => number, attempt: number): ParameterValue {
  const digit = () => Math.floor(random() * 10);
  if (typeof value === "boolean") return !value;
  const text = String(value);
  if (/^\d+$/.test(text)) {
    // Short ids are dense, so that one of the same length may well exist: seven digits at least, within a signed 32-bit integer.
    const length = Math.max(7 + Math.min(attempt, 1), text.length);
    let digits = String(8 + Math.floor(random() * 2));
    while (digits.length < length) digits += digit();
    return typeof value === "number" ? Number(digits.slice(0, 15)) : digits;
  }
  const inner = base64Text(text);
  if (inner !== null) {
    const changed = Buffer.from(String(sameShape(inner, random, attempt)), "utf8");
    return text.endsWith("=") || changed.length % 3 === 0 ? changed.toString("base64") : changed.toString("base64url");
  }
  const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text);
  let made = "";
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    const versionOrVariant = uuid && (text.includes("-") ? index === 14 || index === 19 : index === 12 || index === 16);
    if (versionOrVariant) made += character;
    else if (/[0-9a-f]/.test(character) && uuid) made += "0123456789abcdef"[Math.floor(random() * 16)];
    else if (/\d/.test(character)) made += digit();
    else if (/[a-z]/.test(character)) made += hasDigits(text) ? character : letter(random, "a");
    else if (/[A-Z]/.test(character))
      made += hasDigits(text) || uuid ? (uuid ? "0123456789ABCDEF"[Math.floor(random() * 16)] : character) : letter(random, "A");
    else made += character;
  }
  return made;
}

/**
 * Ids that are counted up to: the next ones around an id whose last digits are a number, nearest first; empty where an id cannot be counted, such as
 * a UUID, a name or a long number of random digits and letters.
 */
export function neighbourIds(value: ParameterValue, distance: number): readonly ParameterValue[] {
  const text = String(value);
  const inner = base64Text(text);
  if (inner !== null)
    return neighbourIds(inner, distance).map((next) => {
      const encoded = Buffer.from(String(next), "utf8");
      return text.endsWith("=") || encoded.length % 3 === 0 ? encoded.toString("base64") : encoded.toString("base64url");
    });
  const match = /^(.{0,40}?)(\d{1,12})([^\d]{0,4})$/s.exec(text);
  if (match === null || typeof value === "boolean" || text.includes("@") || /^\d{4}-\d\d-\d\d/.test(text)) return [];
  const [, before, digits, after] = match as unknown as readonly [string, string, string, string];
  // Digits and letters in turn are no number with a name before it, but a random text that happens to end so.
  if (/[a-z]\d|\d[a-z]/i.test(before) || (before.length > 0 && /^[0-9a-f-]{12,}$/i.test(text))) return [];
  const near: ParameterValue[] = [];
  for (let step = 1; step <= distance; step++) {
    for (const next of [Number(digits) + step, Number(digits) - step]) {
      if (next < 0 || (next === 0 && digits.length === 1)) continue;
      near.push(typeof value === "number" ? next : `${before}${String(next).padStart(digits.length, "0")}${after}`);
    }
  }
  return near;
}

/** `T-2024-00017$a` is told apart by its digits: letters of such an id are its kind and stay. Eight digits or fewer may be dense. */
function hasDigits(text: string): boolean {
  return /\d{4}/.test(text) && !/^[0-9a-z]{16,}$/i.test(text);
}

function letter(random: () => number, first: "a" | "A"): string {
  return String.fromCharCode(first.charCodeAt(0) + Math.floor(random() * 26));
}

/** The text inside a base64 id, where it is one: short, printable, with a digit. */
function base64Text(text: string): string | null {
  if (text.length < 4 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text) || /^[0-9a-f]+$/i.test(text)) return null;
  const decoded = Buffer.from(text, "base64").toString("latin1");
  if (!/^[\x20-\x7e]+$/.test(decoded) || !/\d/.test(decoded) || !/^[\w:./|-]+$/.test(decoded)) return null;
  const again = Buffer.from(decoded, "latin1");
  return again.toString("base64").replace(/=+$/, "") === text.replace(/=+$/, "") || again.toString("base64url") === text ? decoded : null;
}

/** Ids that the tokens of a place tell: for `known` and for links, the slot they fill. */
export function pinned(value: string | number, identity: string | null, slot: string, pattern: string, template = ""): Sighting {
  return { value, identity, key: "", container: "", pattern, template, filledPath: "", slot, row: null };
}
