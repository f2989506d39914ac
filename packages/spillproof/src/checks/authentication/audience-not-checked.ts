/** A token that was issued for another service opens this one. */

import { type Context, defineCheck, type Person } from "../check.js";
import { jwtWithin } from "./jwt-within.js";
import { mintFor, momentOf, takesOwn } from "./minted.js";
import { judgeOtherTokens, type NoToken, type OtherToken } from "./other-token.js";

/** Reserved (RFC 2606): nobody's audience. */
const elsewhere = "https://another-service.example";

export const audienceNotChecked = defineCheck({
  per: "api",
  rules: ["audience-not-checked"],
  cost: 1,
  run: (context) =>
    judgeOtherTokens(
      {
        rule: "audience-not-checked",
        subject: "audience",
        one: "a token for another audience",
        none: "no token for another one is given, and no key is known to make one with",
        tokensFor,
      },
      context,
    ),
});

/** The given one, else one of our own. */
async function tokensFor(person: Person, context: Context): Promise<readonly OtherToken[] | NoToken> {
  const named = { key: "audience", label: "for another audience", title: "a token for another audience" };
  if (person.moreTokens.has("otherAudience")) {
    const secret = context.credentials({ identity: person.name, token: "otherAudience" })[0]?.secret ?? "";
    const claims = jwtWithin(secret)?.jwt.claims;
    const end = momentOf(claims?.exp);
    if (end !== null && end <= context.now()) return { reason: `${person.name}'s token for another one has expired` };
    const here = [...audiencesIn(person.claims?.aud), ...context.signing.audience];
    if (audiencesIn(claims?.aud).some((name) => here.includes(name)))
      return { reason: `${person.name}'s token for another one names this one, too` };
    return [{ ...named, secret, claim: `the token is one of ${person.name}'s that was issued for another audience`, soundOneOpens: null }];
  }
  const own = await mintFor(person.name, context);
  if (own === null) return { reason: null };
  const { aud } = own.claims;
  if (audiencesIn(aud).length === 0 && context.signing.audience.length === 0)
    return { reason: "the tokens name none, and the configuration says none" };
  return [
    {
      ...named,
      secret: own.with({ aud: Array.isArray(aud) ? [elsewhere] : elsewhere }),
      claim: "the token is signed with the known key and like the real one, but for another audience",
      soundOneOpens: (door) => takesOwn(door, own, {}, context),
    },
  ];
}

function audiencesIn(claim: unknown): readonly string[] {
  return [claim].flat().filter((name): name is string => typeof name === "string" && name !== "");
}
