/** A refresh, id or reset token opens what only an access token should. It is shown to operations alone, never used for what it is for. */

import { claimsOf } from "../../tokens/index.js";
import { contentOf } from "../../workshop/index.js";
import { type Context, defineCheck, type Person } from "../check.js";
import { tokenOf } from "./door.js";
import { handedOut, namesRefreshToken, plainName } from "./handed-out.js";
import { jwtWithin } from "./jwt-within.js";
import { mintFor, momentOf, takesOwn } from "./minted.js";
import { judgeOtherTokens, type NoToken, type OtherToken } from "./other-token.js";

export const tokenTypeConfusion = defineCheck({
  per: "api",
  rules: ["token-type-confusion"],
  cost: 1,
  run: (context) =>
    judgeOtherTokens(
      {
        rule: "token-type-confusion",
        subject: "tokens of another kind",
        one: "a token of another kind",
        none: "no refresh, id or reset token is given, and the login answers with none",
        tokensFor,
      },
      context,
    ),
});

/** By the name of a token, of a field or of a cookie. */
function kindOf(name: string): string | null {
  if (namesRefreshToken(name)) return "refresh";
  const plain = plainName(name);
  if (/^(?:id|idtoken|identitytoken|idjwt)$/.test(plain)) return "id";
  if (/^(?:reset|resettoken|passwordreset|passwordresettoken|recoverytoken)$/.test(plain)) return "reset";
  return /^(?:verification|verificationtoken|verifytoken|confirmationtoken|activationtoken|emailtoken)$/.test(plain)
    ? "verification"
    : null;
}

/** Whatever it is called: an operation on tokens takes it in its body, as no access token is taken. */
function isHandedBack(name: string, context: Context): boolean {
  return context.documented.some(
    (operation) =>
      operation.method === "POST" &&
      /token|refresh|renew|erneuer|auffrisch|verlaenger|renov|actualiz|rafraich|rinnov|vernieuw|verver/i.test(operation.path) &&
      contentOf(operation)?.schema?.properties.has(name) === true,
  );
}

/** More often an id than a token, where no name says so. */
function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value);
}

/** What is shorter is an identifier or a switch. */
const shortest = 20;
const maximumTokens = 3;

/** Those that were given or came with the login; one of our own where the tokens say their kind and neither is there. */
async function tokensFor(person: Person, context: Context): Promise<readonly OtherToken[] | NoToken> {
  const found = new Map<string, string>();
  const add = (name: string, value: string) => {
    const kind = kindOf(name);
    if (kind !== null && !found.has(kind) && isOther(value, person.name, context)) found.set(kind, value);
  };
  for (const name of person.moreTokens.keys()) add(name, context.credentials({ identity: person.name, token: name })[0]?.secret ?? "");
  // An id token is a JWT; any other `id` is somebody's.
  for (const exchange of person.login)
    for (const [name, value] of handedOut(exchange)) {
      if (kindOf(name) !== "id" || jwtWithin(value) !== null) add(name, value);
      if (kindOf(name) === null && !isUuid(value) && isHandedBack(name, context)) add("refresh", value);
    }
  if (found.size > 0)
    return [...found].slice(0, maximumTokens).map(([kind, secret]) => ({
      key: kind,
      title: `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind} token`,
      label: `of another kind (${kind})`,
      secret,
      claim: `the token is ${person.name}'s ${kind} token, which is no access token`,
      soundOneOpens: null,
    }));

  const own = await mintFor(person.name, context);
  const said =
    own === null ? undefined : ["type", "token_type", "token_use", "typ", "kind", "use"].find((name) => saysAccess(own.claims[name]));
  if (own === null || said === undefined) return { reason: null };
  return [
    {
      key: "kind",
      title: "a token that says it is a refresh token",
      label: "of another kind (refresh)",
      secret: own.with({ [said]: String(own.claims[said]).replace(/access/i, "refresh") }),
      claim: "the token is signed with the known key and like the real one, but says that it is a refresh token",
      soundOneOpens: (door) => takesOwn(door, own, {}, context),
    },
  ];
}

/** Neither the access token itself, nor one that has ended, nor one that calls itself an access token. */
function isOther(value: string, identity: string, context: Context): boolean {
  const access = tokenOf(identity, context);
  if (
    value.length < shortest ||
    !/^[\w.~+/=|:%-]+$/.test(value) ||
    /^(?:\d{4}-\d\d-|https?:)/.test(value) ||
    access === null ||
    value === access ||
    access.includes(value)
  )
    return false;
  const claims = claimsOf(jwtWithin(value)?.token ?? "");
  if (claims === null) return true;
  const end = momentOf(claims.exp);
  return (end === null || end > context.now()) && !["type", "token_type", "token_use", "typ"].some((name) => saysAccess(claims[name]));
}

function saysAccess(value: unknown): boolean {
  return typeof value === "string" && /^(?:access|access[_-]?token|at\+jwt)$/i.test(value);
}
