// In: an identity whose token's key is known. Out: tokens with other claims under the same key, and moments as its tokens write them.

import { type Claims, mint } from "../../tokens/index.js";
import type { Context } from "../check.js";
import { type Door, openingAt, tokenOf, tryAt } from "./door.js";
import { jwtWithin } from "./jwt-within.js";

export interface Mint {
  readonly claims: Claims;
  /** The secret as it is sent, its JWT with these claims changed; undefined leaves one out. */
  readonly with: (change: Claims) => string;
}

/** Null where the token is no JWT or its key is not known. */
export async function mintFor(identity: string, context: Context): Promise<Mint | null> {
  const within = jwtWithin(tokenOf(identity, context) ?? "");
  const key = within === null ? null : await context.signing.keyOf(identity);
  if (within === null || key === null) return null;
  const { header, claims } = within.jwt;
  return { claims, with: (change) => within.wrap(mint({ header, claims: { ...claims, ...change }, key })) };
}

/**
 * Whether a token of our own opens the door: with the claims that are given, and one second more of life. Where it does not, more is looked at than
 * signature and claims, and no refusal of another one says anything.
 */
export async function takesOwn(door: Door, own: Mint, change: Claims, context: Context): Promise<boolean> {
  const { exp } = { ...own.claims, ...change };
  const end = momentOf(exp);
  const longer = end === null ? {} : { exp: writtenLike(exp, end + 1_000) };
  const exchange = await tryAt(door, { label: "minted with the known key", secret: own.with({ ...change, ...longer }) }, context);
  return openingAt(door, exchange) === "opened";
}

/** NumericDate (RFC 7519, 2) in milliseconds; some write milliseconds, or text. */
export function momentOf(value: unknown): number | null {
  const number = typeof value === "number" ? value : typeof value === "string" && /^\d{9,14}$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isFinite(number) || number <= 0) return null;
  return number > 1e11 ? number : number * 1000;
}

/** A moment in the manner of a claim. */
export function writtenLike(claim: unknown, moment: number): number | string {
  const number = Number(claim) > 1e11 ? Math.round(moment) : Math.round(moment / 1000);
  return typeof claim === "string" ? String(number) : number;
}
