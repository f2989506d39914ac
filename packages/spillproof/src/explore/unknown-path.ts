// In: a path, and what this API answers to paths of the same kind that nobody knows. Out: such paths, and whether an answer is more than theirs.

import type { Exchange } from "../model/index.js";
import { replyOf, wentElsewhere } from "./refusal.js";

/** Words of an answer that are compared; the rest of a page adds nothing. */
const maximumWords = 20_000;
/** Of the words of two pages, so many differ where they are one page: a nonce, a clock, a counter. */
const changedWords = 0.05;

/**
 * A path of the same kind that no API has: the same folder, ending, leading dot and trailing slash, another name. Where a name of several words is
 * asked for, what stands in its place has the same length or more, since some routers look at that.
 */
export function unknownBeside(path: string, random: () => number, place: "name" | "folder" = "name"): string {
  const [bare = "", query] = path.split("?");
  const slash = bare.length > 1 && bare.endsWith("/") ? "/" : "";
  const segments = bare.replace(/\/$/, "").split("/");
  const index = Math.max(1, segments.length - (place === "folder" ? 2 : 1));
  const known = segments[index] ?? "";
  const dot = known.startsWith(".") ? "." : "";
  const ending = place === "folder" ? "" : (/(?!^)\.[A-Za-z0-9~]{1,8}$/.exec(known)?.[0] ?? (known.endsWith("~") ? "~" : ""));
  // A version is replaced by a version: `/v87/`.
  const made = /^v\d+(?:\.\d+)*$/i.test(known) ? `v${71 + Math.floor(random() * 20)}` : `${dot}${madeUp(random)}${ending}`;
  segments[index] = made;
  return `${segments.join("/")}${slash}${query === undefined ? "" : `?${query}`}`;
}

function madeUp(random: () => number): string {
  const letters = "bcdfghjkmnpqrstvwxz";
  return Array.from({ length: 12 }, () => letters[Math.floor(random() * letters.length)]).join("");
}

/** `yes` only where the place itself answers: a page to log in is none. A slash more or less is the same place. */
export function isThere(exchange: Exchange): boolean {
  return replyOf(exchange) === "yes" && !wentElsewhere(exchange);
}

/**
 * True where an answer says no more than another, after striking what each request sent: the page that answers every path. Where that page was asked
 * for twice, as many words may differ as differ between the two.
 */
export function saysNoMore(exchange: Exchange, unknown: Exchange, again: Exchange = unknown): boolean {
  if (!unknown.succeeded) return false;
  // Of all, what any sent: a page whose own words are one of the names differs in nothing.
  const paths = [exchange, unknown, again].flatMap(({ request }) => sentIn(request.path));
  const sent = [...new Set(paths)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const [told, other, third] = [exchange, unknown, again].map((item) => substanceOf(item, sent)) as [Words, Words, Words];
  const apart = wordsApart(told, other);
  return apart <= wordsApart(other, third) || (told.length >= 40 && apart <= changedWords * (told.length + other.length));
}

type Words = readonly string[];

/** Words of either that the other has not. */
function wordsApart(one: Words, two: Words): number {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of two) counts.set(word, (counts.get(word) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

/** The words of an answer without what was sent, and with what changes by itself (numbers, hashes, ids) as one. */
function substanceOf(exchange: Exchange, sent: readonly string[]): Words {
  let text = exchange.text.slice(0, 400_000);
  for (const part of sent) text = text.replaceAll(part, " ");
  const words: string[] = [];
  for (const [word] of text.matchAll(/[\p{L}\p{N}_-]{1,200}/gu)) {
    if (words.push(changesByItself(word) ? "#" : word.toLowerCase()) >= maximumWords) break;
  }
  return words;
}

function changesByItself(word: string): boolean {
  return (
    /^\d{4,}$/.test(word) ||
    (word.length >= 8 && /\d/.test(word) && /[a-z]/i.test(word)) ||
    /^\d{4}-\d{2}-\d{2}/.test(word) ||
    /^[0-9a-f]{8,}$/i.test(word)
  );
}

/** The path as an answer may repeat it, whole and by segment. */
function sentIn(path: string): readonly string[] {
  const bare = path.split("?")[0]!;
  const parts = [path, bare, bare.slice(1), ...bare.split("/")].filter((part) => part.length >= 2);
  const spelled = parts.flatMap((part) => [part, encodeURIComponent(part), part.replaceAll("/", "\\/"), part.replace(/^\./, "")]);
  return spelled.filter((part) => part.length >= 2);
}
