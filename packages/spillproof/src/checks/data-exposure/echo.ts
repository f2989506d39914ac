// In: an answer and the secrets that were sent. Out: where the answer repeats one, in whatever encoding; null where it does not.

import { answerLeaves, pointerOf } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";

/** Fewer characters are found by chance. */
const minimumLength = 12;

/** Of a payload, what gives the token away even where the rest is cut off. */
const beginning = 20;

/** The segments of a JWT that are its own: its header is alike for everybody. Null for any other secret. */
function jwtParts(secret: string): { readonly payload: string; readonly signature: string } | null {
  const segments = secret.replace(/^\w+\s+/, "").split(".");
  return segments.length === 3 && secret.includes("ey") ? { payload: segments[1]!, signature: segments[2]! } : null;
}

/** What of a secret is found in any encoding. */
function telling(secret: string): readonly string[] {
  const jwt = jwtParts(secret);
  const parts = jwt === null ? [secret.replace(/^(?:bearer|token|basic|jwt)\s+/i, "")] : [jwt.signature, jwt.payload];
  return parts.filter((part) => part.length >= minimumLength);
}

/** The beginning of a payload, cut off. Another token of the same subject may begin alike, and goes on otherwise. */
function holdsBeginning(text: string, payload: string): boolean {
  const start = payload.slice(0, beginning);
  if (start.length < beginning) return false;
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + beginning)) {
    let end = beginning;
    while (end < payload.length && text[at + end] === payload[end]) end++;
    if (end === payload.length || !/[\w-]/.test(text[at + end] ?? " ")) return true;
  }
  return false;
}

/** Base64 of a text inside a longer one begins at any of three offsets; the characters in the middle are the same at each. */
function base64Inside(text: string): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)])
      .toString("base64")
      .replace(/=+$/, "");
    return encoded.slice(Math.ceil((offset * 8) / 6), -2);
  });
}

function forms(part: string): readonly string[] {
  const base64 = base64Inside(part).filter((form) => form.length >= minimumLength);
  const all = [
    part,
    encodeURIComponent(part),
    JSON.stringify(part).slice(1, -1),
    Buffer.from(part).toString("hex"),
    [...part].reverse().join(""),
    ...base64,
    ...base64.map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
  ];
  return [...new Set(all)];
}

/** JSON pointer, `header:name`, or `line:N` of the echo. Set-Cookie renews what its caller holds, which is no echo. */
export function echoOf(exchange: Exchange, secrets: readonly string[]): string | null {
  const needles = secrets.flatMap(telling).flatMap(forms);
  const payloads = secrets.flatMap((secret) => jwtParts(secret)?.payload ?? []);
  if (needles.length === 0 || exchange.answer === null) return null;
  const holds = (text: string) =>
    payloads.some((payload) => holdsBeginning(text, payload)) ||
    needles.some((needle) => text.includes(needle) || (/^[0-9a-f]+$/.test(needle) && text.toLowerCase().includes(needle)));
  for (const [name, value] of exchange.answer.headers) if (name !== "set-cookie" && holds(value)) return `header:${name}`;
  if (!holds(exchange.text)) return null;
  if (exchange.json === null) return `line:${exchange.text.split("\n").findIndex(holds) + 1}`;
  const leaf = answerLeaves(exchange).find((item) => typeof item.value === "string" && holds(item.value));
  return leaf === undefined ? "line:1" : pointerOf(leaf.tokens);
}
