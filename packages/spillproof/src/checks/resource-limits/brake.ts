// In: exchanges of a burst, in the order of sending. Out: what slowed or refused them, or that nothing did.

import { answerLeaves, pointerOf, replyOf } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";
import { median } from "../median.js";

export type Braked =
  /** It holds: a few words on how. */
  | { readonly kind: "braked"; readonly how: string }
  /** Neither: answers that say nothing of a limit. */
  | { readonly kind: "unclear"; readonly why: string }
  | { readonly kind: "free" };

/** Later answers must take so many times as long as the first ones, and so many milliseconds, to count as slowed on purpose. */
const slower = 3;
const leastDelay = 200;
/** Exchanges of a burst that are under way at once, fewer than a client has in flight. */
const together = 6;

/** True for an answer that refuses because of too many requests, whatever came before it (RFC 6585, RFC 9110; 420 and 509 by custom). */
export function refusesMore(exchange: Exchange): boolean {
  const { status } = exchange;
  return status === 429 || status === 420 || status === 509 || (status === 503 && exchange.header("retry-after") !== null);
}

/**
 * Sends one after the other, a few at a time, until something brakes or all are sent.
 * @param send the exchange of an index; null: it cannot be sent
 */
export async function burst(count: number, send: (index: number) => Promise<Exchange | null>): Promise<readonly Exchange[]> {
  const sent: Exchange[] = [];
  for (let start = 0; start < count; start += together) {
    const indices = Array.from({ length: Math.min(together, count - start) }, (_, offset) => start + offset);
    const exchanges = await Promise.all(indices.map((index) => send(index)));
    sent.push(...exchanges.filter((exchange) => exchange !== null));
    if (exchanges.some((exchange) => exchange === null || exchange.outcome.kind === "failure" || refusesMore(exchange))) break;
  }
  return sent;
}

/**
 * What brakes a burst of the same request: refusals, a count that runs down, a growing delay, a riddle for people.
 * @param earlier what the same place answered before the burst, which may have met the brake already
 */
export function brakeIn(exchanges: readonly Exchange[], earlier: readonly Exchange[] = []): Braked {
  const [first] = exchanges;
  if (first === undefined) return { kind: "unclear", why: "nothing could be sent" };
  const by = refusalIn(exchanges) ?? countdownIn(exchanges);
  if (by !== null) return { kind: "braked", how: by };
  const failed = exchanges.find((exchange) => exchange.outcome.kind === "failure" || replyOf(exchange) === "unclear");
  if (failed !== undefined)
    return {
      kind: "unclear",
      why: failed.outcome.kind === "failure" ? `no answer: ${failed.outcome.failure}` : `answered ${failed.status} in between`,
    };
  // From the first on, so that it may be a warning to everybody as well as a brake that was met before.
  if (replyOf(first) === "no" && speaksOfBrake(first))
    return earlier.some((exchange) => replyOf(exchange) === "no" && !speaksOfBrake(exchange))
      ? { kind: "braked", how: "answers say that it was too often" }
      : { kind: "unclear", why: "the very first answer speaks of too many requests" };
  const changed = changeIn(exchanges) ?? (delayGrows(exchanges) ? "later ones are slowed" : null);
  if (changed !== null) return { kind: "braked", how: changed };
  const odd = exchanges.find(({ status }) => status !== first.status);
  return odd === undefined ? { kind: "free" } : { kind: "unclear", why: `answered ${odd.status} after ${first.status}` };
}

/** A plain refusal because of the number of requests. */
export function refusalIn(exchanges: readonly Exchange[]): string | null {
  const refused = exchanges.find(refusesMore);
  return refused === undefined ? null : `refused with ${refused.status}`;
}

/** A header that says how many requests are left, and says fewer and fewer: RateLimit and its many kin. */
export function countdownIn(exchanges: readonly Exchange[]): string | null {
  const names = new Set(exchanges.flatMap(({ answer }) => answer?.headers.map(([name]) => name) ?? []).filter(isLimitHeader));
  for (const name of [...names].sort()) {
    const left = exchanges.flatMap((exchange) => remaining(name, exchange.header(name) ?? "") ?? []);
    const third = Math.floor(left.length / 3);
    // Several are under way at once and a window may begin anew: it runs down where it does so in one of three parts.
    const parts = [left.slice(0, third), left.slice(third, 2 * third), left.slice(2 * third)];
    if (left.length >= 9 && parts.some((part) => part.at(-1)! < part[0]! && new Set(part).size > 1)) return `${name} counts what is left`;
  }
  return null;
}

function isLimitHeader(name: string): boolean {
  return /rate-?limit/.test(name) || /^x-(?:retry|attempts|quota)-?(?:limit|remaining|left)?$/.test(name);
}

/** `x-ratelimit-remaining: 41`, `ratelimit: limit=100, remaining=41, reset=5`, `ratelimit: "default";r=41;t=30`. */
function remaining(name: string, value: string): number | null {
  const text = /remaining|left/.test(name)
    ? /^\s{0,5}(\d{1,12})/.exec(value)?.[1]
    : /(?:\bremaining|;\s{0,5}r)=(\d{1,12})/.exec(value)?.[1];
  return text === undefined ? null : Number(text);
}

const riddle = /captcha|turnstile|geetest|arkose|proof[ _-]of[ _-]work/i;
const tooOften =
  /too[ _-]?(?:many|often)|rate[ _-]?limit|throttl|slow down|try again (?:in|later)|(?:temporarily|account is) (?:locked|blocked)|zu viele|zu oft|demasiad|trop de|troppe|muitas tentativas|te veel|zbyt wiele|слишком много|次数|多すぎ/i;

function speaksOfBrake({ text }: Exchange): boolean {
  return tooOften.test(text) || riddle.test(text);
}

/** The same request is answered in another way from somewhere on: a lock, or a riddle. */
function changeIn(exchanges: readonly Exchange[]): string | null {
  const first = exchanges[0]!;
  const locked = exchanges.find(({ status }) => status !== first.status && [403, 409, 423].includes(status));
  if (locked !== undefined) return `refused with ${locked.status} after ${first.status}`;
  if (exchanges.some(({ text }) => riddle.test(text)) && !riddle.test(first.text)) return "a riddle for people is asked";
  if (exchanges.some(({ text }) => tooOften.test(text)) && !tooOften.test(first.text)) return "later answers say that it was too often";
  if (turnsOver(exchanges)) return "later ones are answered in other words";
  const turned = replyOf(first) === "yes" && exchanges.some((exchange) => exchange.status !== 401 && replyOf(exchange) === "no");
  return turned ? "later ones are answered without the data" : null;
}

/** Up to some turn all say the one, and from there on all say the other: somebody counts. Several are under way at once and may overtake. */
function turnsOver(exchanges: readonly Exchange[]): boolean {
  const said = exchanges.map((exchange) =>
    answerLeaves(exchange)
      .map(({ tokens, value }) => `${pointerOf(tokens)} ${/\d/.test(String(value)) ? "" : String(value)}`)
      .join("\n"),
  );
  const [before, after] = [said[0]!, said.at(-1)!];
  if (before === after || said.some((text) => text !== before && text !== after)) return false;
  const last = said.lastIndexOf(before);
  const first = said.indexOf(after);
  return first >= 2 && last < said.length - 2 && last - first < together;
}

/** Times of a machine under load waver: only a delay that nobody takes for chance counts. */
export function delayGrows(exchanges: readonly Exchange[]): boolean {
  const third = Math.floor(exchanges.length / 3);
  if (third < 3) return false;
  const before = median(exchanges.slice(0, third).map(({ milliseconds }) => milliseconds));
  const after = median(exchanges.slice(-third).map(({ milliseconds }) => milliseconds));
  return after > leastDelay && after > slower * before;
}
