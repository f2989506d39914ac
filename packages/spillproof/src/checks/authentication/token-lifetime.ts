/** Access tokens that live for days, or for ever. Nothing is sent: a token, or the answer that gave it, says how long it lives. */

import { pointerOf } from "../../explore/index.js";
import { expiresIn, lifeOf } from "../../target/index.js";
import { claimsOf } from "../../tokens/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { namesOf, placeOf, tokenOf, witnessOf } from "./access-token.js";

const day = 24 * 60 * 60_000;
/** Clocks are set, and seconds rounded. */
const slack = 60_000;

/** Milliseconds; null for a JWT without an end; `unknown` where nothing tells. */
type Life = number | null | "unknown";

export const tokenLifetime = defineCheck({
  per: "api",
  rules: ["token-lifetime"],
  cost: 0,
  async *run(context): AsyncGenerator<Verdict> {
    const control = "safe-token-handling";
    const told = context.people.map((person) => ({ person, life: lifeTold(person, context) }));
    const long = told.filter(({ life }) => life === null || (life !== "unknown" && life > day + slack));
    const first = long[0] === undefined ? null : witnessOf(long[0].person, context);
    if (first !== null) {
      const endless = long.some(({ life }) => life === null);
      return yield violated("token-lifetime", {
        operation: null,
        confidence: "firm",
        control: null,
        experiment: first,
        difference: endless
          ? `the token of ${namesOf(long.map(({ person }) => person))} has no end`
          : `the token of ${namesOf(long.map(({ person }) => person))} lives longer than a day`,
        title: endless ? "Access tokens do not expire" : "Access tokens live longer than a day",
        data: [],
      });
    }
    const short = told.filter(({ life }) => typeof life === "number");
    if (short.length > 0) yield verified(control, null, "access tokens live for a day at most");
    else if (told.length > 0) yield notTested(control, null, "nothing tells how long an access token lives");
  },
});

function lifeTold(person: Person, context: Context): Life {
  const credential = tokenOf(person, context);
  if (credential === null) return "unknown";
  const claims = claimsOf(credential.secret);
  const end = secondsOf(claims?.exp);
  const login = person.login.findLast((exchange) => exchange.succeeded);
  // Of a cookie, Max-Age tells how long a browser keeps it, and nothing of the server.
  const place = login === undefined || credential.in === "cookie" ? null : placeOf(credential.secret, login);
  const seconds = login === undefined || credential.in === "cookie" ? null : expiresIn(login, pointerOf(place ?? []));
  if (end === null) {
    if (seconds !== null) return seconds * 1000;
    // A claim that is there and cannot be read is an end all the same.
    return claims !== null && claims.exp === undefined && claims.expires === undefined ? null : "unknown";
  }
  const begin = secondsOf(claims?.iat) ?? secondsOf(claims?.nbf);
  if (begin !== null) return (end - begin) * 1000;
  const life = lifeOf({ exp: end }, null, login?.startedAt ?? context.now());
  const left = life === null ? 0 : life.to - life.from;
  // A token that was given as it is may have lived for long already.
  return login !== undefined || left > day ? left : "unknown";
}

/** A time of RFC 7519 in seconds, also where it is a text or counts milliseconds. */
function secondsOf(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{9,13}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number) || number <= 0) return null;
  return number > 1e11 ? number / 1000 : number;
}
