// In: a credential in an answer. Out: whether it only shows what one looks like, or opens nothing any more.

import { type SensitiveField, valueAt } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";

export function isSample(field: SensitiveField, exchange: Exchange): boolean {
  return inProse(field, exchange) || expired(field.raw, exchange.startedAt);
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
