// In: a finding. Out: who read whose what, in words that every format tells alike.

import type { Finding, MaskedExchange, SourcePlace } from "../model/index.js";

/** `bob`, `bob (token narrow)`, `nobody`, `nobody (token garbled)`. */
export function askerOf({ identity, token }: MaskedExchange): string {
  if (identity === null) return token === null ? "nobody" : `nobody (token ${token})`;
  return token === null ? identity : `${identity} (token ${token})`;
}

/** `openapi.yaml:41:5`. */
export function placeOf({ file, line, column }: SourcePlace): string {
  return `${file}:${line}:${column}`;
}

/** `bob read alice's us-ssn, email and 2 more`; null where the finding names no data, or nobody was seen to read it. */
export function storyOf({ evidence, data, rule }: Finding): string | null {
  if (data.length === 0 || evidence.experiment === null) return null;
  const { identity, token } = evidence.experiment;
  const anybody = token === null ? "Anybody, without a token," : `Anybody, with a token that is ${token},`;
  const who = identity === null ? anybody : token === null ? identity : `${identity}, with the token ${token},`;
  // A token that is worth nothing is its sender's all the same.
  if (identity === null && token !== null && rule === "token-echo") return `Whoever sends a ${token} token is sent it back`;
  const owners = distinct(data.flatMap(({ owner }) => (owner === null ? [] : [owner])));
  const what = listed(distinct(data.map(({ type }) => type)), 4);
  if (owners.length === 0) return `${who} read ${what}`;
  if (owners.length === 1 && owners[0] === identity) return `${who} was sent ${identity}'s own ${what}`;
  return `${who} read ${listed(
    owners.map((owner) => `${owner}'s`),
    3,
  )} ${what}`;
}

/** `a, b and c`; past `most` the rest is counted. */
export function listed(items: readonly string[], most: number): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : [...items];
  const last = shown.pop() ?? "";
  return shown.length > 0 ? `${shown.join(", ")} and ${last}` : last;
}

/** `1 operation`, `2 operations`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
