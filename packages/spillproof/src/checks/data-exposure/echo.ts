// In: an answer and the secrets that were sent. Out: where the answer repeats one, in whatever encoding; null where it does not.

import { answerLeaves, pointerOf } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";

/** Fewer characters are found by chance. */
const minimumLength = 12;

/**
 * The parts of a secret that give it away: of a JWT the signature and twenty characters behind the first dot (its header is alike for
 * everybody), of any other the whole.
 */
function telling(secret: string): readonly string[] {
  const segments = secret.replace(/^\w+\s+/, "").split(".");
  if (segments.length === 3 && secret.includes("ey"))
    return [segments[2]!, segments[1]!.slice(0, 20)].filter((part) => part.length >= minimumLength);
  const bare = secret.replace(/^(?:bearer|token|basic|jwt)\s+/i, "");
  return bare.length >= minimumLength ? [bare] : [];
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
  if (needles.length === 0 || exchange.answer === null) return null;
  const holds = (text: string) =>
    needles.some((needle) => text.includes(needle) || (/^[0-9a-f]+$/.test(needle) && text.toLowerCase().includes(needle)));
  for (const [name, value] of exchange.answer.headers) if (name !== "set-cookie" && holds(value)) return `header:${name}`;
  if (!holds(exchange.text)) return null;
  if (exchange.json === null) return `line:${exchange.text.split("\n").findIndex(holds) + 1}`;
  const leaf = answerLeaves(exchange).find((item) => typeof item.value === "string" && holds(item.value));
  return leaf === undefined ? "line:1" : pointerOf(leaf.tokens);
}
