// In: an operation that creates, and the document. Out: the operations by which one such thing is read, changed and deleted, and its id in an answer.

import { isObject, lastSegment, leavesOf, namesId, sameStem, wordsOf } from "../explore/index.js";
import type { Exchange, Operation } from "../model/index.js";
import { matchPath } from "../openapi/index.js";

/** One place of single things: `/orders/{order_id}`. */
export interface ItemPath {
  /** The template up to and with the id; with a slash at its end where the document writes one. */
  readonly path: string;
  /** The parameter that takes the id. */
  readonly parameter: string;
}

/** Where the things that an operation creates have a path of their own, the likeliest first: below it, else below a collection of the same name. */
export function itemPaths(creation: Operation, documented: readonly Operation[]): readonly ItemPath[] {
  const base = creation.path.replace(/\/$/, "");
  const noun = nounOf(creation.path);
  const found = new Map<string, ItemPath & { readonly rank: number }>();
  for (const { path } of documented) {
    const segments = path.split("/");
    for (const [index, segment] of segments.entries()) {
      const parameter = /^\{([^{}]{1,100})\}$/.exec(segment)?.[1];
      if (parameter === undefined || index < 2) continue;
      const before = segments.slice(0, index).join("/");
      const above = segments[index - 1]!;
      const rank = before === base ? 0 : noun !== null && !above.includes("{") && alike(above, noun) ? 1 : null;
      // Of what stands further down only what belongs to a thing with an id of its own is meant.
      if (rank === null) continue;
      const item = segments.slice(0, index + 1).join("/");
      if (!found.has(item)) found.set(item, { path: item, parameter, rank });
      if (path === `${item}/`) found.set(item, { path, parameter, rank });
    }
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank || a.path.length - b.path.length);
}

/** The template above the id: `/orders`. */
export function collectionOf({ path }: ItemPath): string {
  return path.replace(/\/$/, "").replace(/\/[^/]{0,200}$/, "");
}

/** `orders` of `/orders`, `/orders/create`, `/createOrder`. */
function nounOf(path: string): string | null {
  const segments = path.split("/").filter((segment) => segment !== "" && !segment.includes("{"));
  const verb = /^(?:create|new|add|make|register|submit|anlegen|crear|nuevo|nueva|ajouter|creer)$/i;
  const last = segments.at(-1) ?? "";
  return verb.test(last) ? (segments.at(-2) ?? null) : (lastSegment(path) ?? null);
}

function alike(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  return first.length > 0 && first.length === second.length && first.every((word, index) => sameStem(word, second[index]!));
}

/** Ids that the answer to a creation may tell of what was made, the likeliest first: in `Location`, then in the body by name. */
export function idsIn(exchange: Exchange, item: ItemPath, documented: readonly Operation[]): readonly (string | number)[] {
  const found: (string | number)[] = [];
  const location = exchange.header("location") ?? exchange.header("content-location");
  if (location !== null && location.length < 500) {
    const path = location.replace(/^https?:\/\/[^/]{1,300}/, "");
    const values = matchPath(
      documented.filter((operation) => operation.path === item.path),
      path,
    )?.values;
    const value = values?.[item.parameter];
    if (value !== undefined) found.push(value);
    else found.push(decodeURIComponentSafely(path.split("?")[0]!.replace(/\/$/, "").split("/").at(-1) ?? ""));
  }
  const noun = wordsOf(nounOf(collectionOf(item)) ?? "").at(-1) ?? "";
  const ranked = leavesOf(exchange.json?.value)
    .flatMap((leaf) => {
      const { value, tokens } = leaf;
      if ((typeof value !== "string" && typeof value !== "number") || value === "" || String(value).length > 160) return [];
      const key = String(tokens.findLast((token) => typeof token === "string") ?? "");
      const words = wordsOf(key);
      const rank =
        key === item.parameter
          ? 0
          : /^(?:_?id|uuid|guid|pk)$/i.test(key)
            ? 1
            : namesId(key) && words.some((word) => sameStem(word, noun))
              ? 2
              : tokens.length === 0 || /^(?:slug|key|code|number|handle|ref|reference|name)$/i.test(key)
                ? 3
                : null;
      return rank === null ? [] : [{ value, rank: rank * 10 + tokens.length }];
    })
    .sort((a, b) => a.rank - b.rank);
  for (const { value } of ranked) if (!found.some((other) => String(other) === String(value))) found.push(value);
  return found.filter((value) => value !== "").slice(0, 4);
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** True where an answer holds the mark, or most of what was sent: it is the thing that was made. */
export function shows(exchange: Exchange, mark: string, body: Readonly<Record<string, unknown>>): boolean {
  if (exchange.text.includes(mark)) return true;
  const values = new Set(leavesOf(exchange.json?.value).map((leaf) => String(leaf.value)));
  const sent = leavesOf(body).filter((leaf) => leaf.value !== null && typeof leaf.value !== "boolean");
  return (
    isObject(exchange.json?.value) && sent.length > 0 && sent.filter((leaf) => values.has(String(leaf.value))).length * 2 >= sent.length
  );
}
