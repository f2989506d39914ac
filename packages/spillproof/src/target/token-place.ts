// In: an answer and where it should hold a token. Out: the token, or null.

import type { Exchange } from "../model/index.js";
import { isRecord } from "../tokens/index.js";

/** A JSON pointer (RFC 6901), `header:NAME` or `cookie:NAME`. */
export function tokenIn(exchange: Exchange, place: string): string | null {
  const found = place.startsWith("header:")
    ? exchange.header(place.slice(7).trim())
    : place.startsWith("cookie:")
      ? cookieIn(exchange, place.slice(7).trim())
      : bodyValue(exchange, place);
  return found === null || found.trim() === "" ? null : found.trim();
}

/** A value of the answer as text; a body that is the token itself has the empty pointer. */
export function bodyValue(exchange: Exchange, pointer: string): string | null {
  const value = valueAt(exchange.json?.value, pointer);
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return pointer === "" && exchange.json === null && /^\S{8,}$/.test(exchange.text.trim()) ? exchange.text : null;
}

export function valueAt(value: unknown, pointer: string): unknown {
  let at = value;
  if (pointer === "") return at;
  for (const token of pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))) {
    if (Array.isArray(at)) at = /^\d{1,9}$/.test(token) ? at[Number(token)] : undefined;
    else at = isRecord(at) && Object.hasOwn(at, token) ? at[token] : undefined;
  }
  return at;
}

function cookieIn(exchange: Exchange, name: string): string | null {
  let found: string | null = null;
  for (const [header, line] of exchange.answer?.headers ?? []) {
    if (header !== "set-cookie") continue;
    const pair = line.split(";")[0]!;
    const at = pair.indexOf("=");
    // The last one counts; an empty one takes the cookie away.
    if (pair.slice(0, at).trim() === name) found = pair.slice(at + 1).trim();
  }
  return found === "" ? null : found;
}

/** Seconds that the token lives, as the answer says it beside the token or at its top, or by the cookie's Max-Age. */
export function expiresIn(exchange: Exchange, place: string): number | null {
  if (place.startsWith("cookie:")) {
    const prefix = `${place.slice(7).trim()}=`;
    const line = exchange.answer?.headers.findLast(([header, value]) => header === "set-cookie" && value.startsWith(prefix))?.[1];
    const age = /;\s{0,4}max-age=(\d{1,9})/i.exec(line ?? "")?.[1];
    return age === undefined ? null : Number(age);
  }
  const body = exchange.json?.value;
  for (const holder of [place.startsWith("/") ? valueAt(body, place.slice(0, place.lastIndexOf("/"))) : undefined, body]) {
    if (!isRecord(holder)) continue;
    const seconds = Number(holder.expires_in ?? holder.expiresIn ?? Number.NaN);
    if (seconds > 0 && seconds < 1e9) return seconds;
  }
  return null;
}
