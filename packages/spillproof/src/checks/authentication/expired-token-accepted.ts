/** A token whose end has passed is taken like one that lives. */

import { type Context, defineCheck, type Person } from "../check.js";
import { jwtWithin } from "./jwt-within.js";
import { mintFor, momentOf, takesOwn, writtenLike } from "./minted.js";
import { judgeOtherTokens, type NoToken, type OtherToken } from "./other-token.js";

/** Clocks may differ, and verifiers allow for it. */
const leeway = 10 * 60_000;
/** How long ago a token of our own ended. */
const ago = 20 * 60_000;
/** How long one lives whose own life is not known. */
const usualLife = 10 * 60_000;

export const expiredTokenAccepted = defineCheck({
  per: "api",
  rules: ["expired-token-accepted"],
  cost: 1,
  run: (context) =>
    judgeOtherTokens(
      {
        rule: "expired-token-accepted",
        subject: "expired tokens",
        one: "an expired token",
        none: "none is given, and no key is known to make one with",
        tokensFor,
      },
      context,
    ),
});

/** The given one, else one of our own. */
async function tokensFor(person: Person, context: Context): Promise<readonly OtherToken[] | NoToken> {
  const now = context.now();
  const named = { key: "expired", label: "expired", title: "an expired token" };
  if (person.moreTokens.has("expired")) {
    const secret = context.credentials({ identity: person.name, token: "expired" })[0]?.secret ?? "";
    const end = momentOf(jwtWithin(secret)?.jwt.claims.exp);
    if (end !== null && end > now) return { reason: `${person.name}'s has not ended yet` };
    if (end !== null && end > now - leeway)
      return { reason: `${person.name}'s ended less than ten minutes ago, which a verifier may allow` };
    return [{ ...named, secret, claim: `the token is one of ${person.name}'s that has expired`, soundOneOpens: null }];
  }
  const own = await mintFor(person.name, context);
  if (own === null) return { reason: null };
  const { exp, iat } = own.claims;
  const [end, begin] = [momentOf(exp), momentOf(iat)];
  if (end === null) return { reason: "the tokens say no end" };
  const life = begin === null || begin >= end ? usualLife : end - begin;
  // What a token says of its beginning lies before its end.
  const start = Object.fromEntries(
    ["iat", "nbf", "auth_time"].flatMap((name) => {
      const moment = momentOf(own.claims[name]);
      return moment === null ? [] : [[name, writtenLike(own.claims[name], Math.min(moment, now - ago - life))]];
    }),
  );
  return [
    {
      ...named,
      secret: own.with({ ...start, exp: writtenLike(exp, now - ago) }),
      claim: "the token is signed with the known key and like the real one, but that it ended twenty minutes ago",
      soundOneOpens: (door) => takesOwn(door, own, start, context),
    },
  ];
}
