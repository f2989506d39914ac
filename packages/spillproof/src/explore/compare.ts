// In: two answers. Out: whether they hold the same data, and which values of one are nobody else's.

import { maskedLooking } from "@spillproof/detect";
import type { Exchange } from "../model/index.js";
import { type Leaf, leavesOf, pointerOf, type Scalar } from "./leaves.js";

/** A scalar as it is compared: text without its surroundings, numbers in one spelling. */
export function comparable(value: Scalar): string {
  return typeof value === "string" ? value.normalize("NFC").trim() : String(value);
}

const leafMemory = new WeakMap<Exchange, readonly Leaf[]>();

/** The leaves of a JSON answer; of any other answer its text as one leaf. */
export function answerLeaves(exchange: Exchange): readonly Leaf[] {
  let leaves = leafMemory.get(exchange);
  if (leaves === undefined) {
    const { json } = exchange;
    leaves = json !== null ? leavesOf(json.value) : exchange.text === "" ? [] : [{ tokens: [], value: exchange.text }];
    leafMemory.set(exchange, leaves);
  }
  return leaves;
}

const valueMemory = new WeakMap<Exchange, ReadonlySet<string>>();

/** All scalar values of an answer, comparable. */
export function valuesOf(exchange: Exchange): ReadonlySet<string> {
  let values = valueMemory.get(exchange);
  if (values === undefined) {
    values = new Set(answerLeaves(exchange).map((leaf) => comparable(leaf.value)));
    valueMemory.set(exchange, values);
  }
  return values;
}

/** True where a value stands among them: by itself, or within what somebody wrote. */
export function tellsValue(values: ReadonlySet<string>, raw: string): boolean {
  const value = raw.trim();
  return values.has(value) || (value.length >= 6 && [...values].some((text) => text.length > value.length && text.includes(value)));
}

/** Pointers whose values differ between two answers to the same request: clocks, nonces, request ids. */
export function volatilePointers(first: Exchange, second: Exchange): ReadonlySet<string> {
  const before = new Map(answerLeaves(first).map((leaf) => [pointerOf(leaf.tokens), comparable(leaf.value)]));
  const after = new Map(answerLeaves(second).map((leaf) => [pointerOf(leaf.tokens), comparable(leaf.value)]));
  const volatile = new Set<string>();
  for (const [pointer, value] of before) if (after.get(pointer) !== value) volatile.add(pointer);
  for (const pointer of after.keys()) if (!before.has(pointer)) volatile.add(pointer);
  return volatile;
}

/** Every spelling in which an answer may repeat what the request sent. */
export function spellings(value: string): readonly string[] {
  const bytes = Buffer.from(value, "utf8");
  const forms = new Set([
    value,
    value.toLowerCase(),
    encodeURIComponent(value),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    JSON.stringify(value).slice(1, -1),
  ]);
  try {
    forms.add(decodeURIComponent(value));
  } catch {
    // Not percent-encoded.
  }
  if (/^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(value)) {
    const decoded = Buffer.from(value, "base64").toString("utf8");
    if (/^[\x20-\x7e]{2,}$/.test(decoded)) forms.add(decoded);
  }
  return [...forms];
}

/**
 * A value that by itself tells one object from another: long or odd enough that two objects seldom share it by chance. Words such as
 * a status, small numbers and masked values are none.
 */
export function isDistinctive(value: Scalar): boolean {
  if (typeof value === "boolean" || value === null) return false;
  if (typeof value === "number")
    return Math.abs(value) >= 1_000 || (!Number.isInteger(value) && String(value).replace(/[-.]/g, "").length >= 3);
  const text = value.trim();
  if (maskedLooking(text)) return false;
  return text.length >= 8 || (text.length >= 4 && /\d/.test(text)) || (text.length >= 4 && /[^\p{Ll}]/u.test(text) && /\p{Ll}/u.test(text));
}

/**
 * The leaves of `own` that nobody else was seen to hold: not volatile, not sent by the request, distinctive, and not in any of the `others`.
 */
export function privateLeaves(
  own: Exchange,
  volatile: ReadonlySet<string>,
  sent: readonly string[],
  others: readonly Exchange[],
): readonly Leaf[] {
  const struck = new Set(sent.flatMap(spellings));
  return answerLeaves(own).filter((leaf) => {
    const value = comparable(leaf.value);
    if (!isDistinctive(leaf.value) || struck.has(value) || struck.has(value.toLowerCase()) || repeats(value, struck)) return false;
    if (volatile.has(pointerOf(leaf.tokens))) return false;
    return !others.some((other) => valuesOf(other).has(value));
  });
}

/** A link that the answer makes of the request, such as the next page of a search; one with a signature or a key beside it says more. */
function repeats(value: string, sent: ReadonlySet<string>): boolean {
  if (!/^(?:https?:\/\/|\/|\?)/.test(value)) return false;
  const held = [...sent].filter((form) => form.length >= 3 && value.includes(form)).sort((a, b) => b.length - a.length);
  return (
    held.length > 0 && !/[\w-]{16}/.test(held.reduce((text, form) => text.replaceAll(form, " "), value.replace(/^https?:\/\/[^/]*/, "")))
  );
}

/** Which of these leaves' values stand in an answer, as a value or inside a longer text. */
export function shownIn(leaves: readonly Leaf[], exchange: Exchange): readonly Leaf[] {
  const values = valuesOf(exchange);
  const { json, text } = exchange;
  return leaves.filter((leaf) => {
    const value = comparable(leaf.value);
    if (values.has(value)) return true;
    return (
      value.length >= 8 &&
      (json === null
        ? text.includes(value)
        : answerLeaves(exchange).some(
            (other) => typeof other.value === "string" && other.value.length > value.length && other.value.includes(value),
          ))
    );
  });
}

/** True where the two answers hold the same object: every stable leaf of the first stands at its place in the second, and there is at least one. */
export function sameObject(first: Exchange, second: Exchange, volatile: ReadonlySet<string> = new Set()): boolean {
  if (first.json === null || second.json === null) return first.text !== "" && first.text === second.text;
  const there = new Map(answerLeaves(second).map((leaf) => [pointerOf(leaf.tokens), comparable(leaf.value)]));
  const stable = answerLeaves(first).filter((leaf) => !volatile.has(pointerOf(leaf.tokens)));
  return stable.length > 0 && stable.every((leaf) => there.get(pointerOf(leaf.tokens)) === comparable(leaf.value));
}

/**
 * True where the second answer holds most of what the first one told: at least half of its distinctive values, or the same object. Lists that
 * grew in between and fields that change by themselves do not matter.
 */
export function sameData(first: Exchange, second: Exchange, sent: readonly string[] = []): boolean {
  const struck = new Set(sent.flatMap(spellings));
  const telling = answerLeaves(first).filter((leaf) => isDistinctive(leaf.value) && !struck.has(comparable(leaf.value)));
  if (telling.length === 0) return sameObject(first, second);
  const values = valuesOf(second);
  return telling.filter((leaf) => values.has(comparable(leaf.value))).length * 2 >= telling.length;
}
