// In: a credential in an answer. Out: whether it only shows what one looks like, opens nothing any more, or is made to be seen by its caller.

import { isObject, type SensitiveField, valueAt, wordsOf } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";

export function isSample(field: SensitiveField, exchange: Exchange): boolean {
  return inProse(field, exchange) || expired(field.raw, exchange.startedAt) || madeForCallers(field, exchange);
}

/** A signed link to one file, a payment's secret for the browser that pays, the web configuration of Firebase: their vendors say so. */
function madeForCallers(field: SensitiveField, exchange: Exchange): boolean {
  const leaf = exchange.json === null ? null : valueAt(exchange.json.value, field.pointer);
  if (typeof leaf !== "string") return false;
  if (/^https?:\/\/[^\s?]{1,2000}\?/.test(leaf) && /[?&](?:X-Amz-Signature|X-Goog-Signature|Signature|sig)=/.test(leaf)) return true;
  if (/^(?:pi|seti)_\w{8,80}_secret_\w{8,80}$/.test(leaf)) return true;
  const beside = valueAt(exchange.json?.value, field.pointer.slice(0, field.pointer.lastIndexOf("/")));
  return (
    /^AIza/.test(leaf) && isObject(beside) && ["projectId", "authDomain", "messagingSenderId"].some((key) => Object.hasOwn(beside, key))
  );
}

/** A sample inside a longer text, as documentation and changelogs hold it. */
function inProse(field: SensitiveField, exchange: Exchange): boolean {
  if (exchange.json === null)
    return (
      /html|markdown|text\/plain/i.test(exchange.header("content-type") ?? "") &&
      /\b(?:curl|example|sample|documentation|placeholder)\b/i.test(exchange.text.slice(0, 100_000))
    );
  const leaf = valueAt(exchange.json.value, field.pointer);
  return (
    typeof leaf === "string" &&
    leaf.length > field.raw.length + 20 &&
    /\s/.test(leaf) &&
    /\b(?:curl|example|e\.g\.|sample|such as|documentation|placeholder|beispiel|ejemplo|exemple|exemplo)\b|Authorization:/i.test(leaf)
  );
}

/** A JWT past its time opens nothing. */
function expired(raw: string, now: number): boolean {
  const payload = /^ey[\w-]*\.([\w-]+)\./.exec(raw)?.[1];
  if (payload === undefined) return false;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    const exp = claims !== null && typeof claims === "object" ? (claims as Record<string, unknown>).exp : undefined;
    return typeof exp === "number" && exp * 1_000 < now;
  } catch {
    return false;
  }
}

/** Tokens that open nothing, and those that their owner makes to hand on: a shared album, an invitation, the version of a row. */
export function isHandedOn(field: SensitiveField): boolean {
  const words = wordsOf(field.pointer.slice(field.pointer.lastIndexOf("/") + 1));
  return (
    words.at(-1) === "token" &&
    words.some((word) =>
      ["concurrency", "version", "row", "lock", "share", "sharing", "invite", "invitation", "referral", "tracking"].includes(word),
    )
  );
}
