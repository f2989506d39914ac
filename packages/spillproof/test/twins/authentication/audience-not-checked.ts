// In: nothing. Out: tokens for another service, given or made with the known key, and tokens of which nobody says whom they are for.

import { list, me, type Owned } from "../collection.js";
import { isHs256, type Part, read, seconds } from "../jwt.js";
import { type Known, signingKey, type Twin } from "../kit.js";
import { alice, bob } from "../people.js";

const [a, b] = [alice.id, bob.id];
const rows: readonly Owned[] = [
  [a, { id: 7101, shipping_address: alice.street, ware: "a walnut writing desk" }],
  [b, { id: 7202, shipping_address: bob.street, ware: "one kayak, green" }],
];
const routes = { ...me, ...list("/orders", rows) };
const here = "orders-api";
const leaks = ["audience-not-checked null medium"];
const isHere = (aud: unknown) => [aud].flat().includes(here);

const people = (aud: unknown) => ({ [a]: { name: "alice", aud }, [b]: { name: "bob", aud } });

/** A further token of alice's, issued for somebody else. */
function given(name: string, other: Part, more: Partial<Twin> = {}): Twin {
  return {
    name,
    routes,
    people: people(here),
    moreTokens: { [a]: { otherAudience: other } },
    before: ({ who, claims }, _, leaky) =>
      who !== null && !leaky && !isHere(claims.aud) ? { status: 401, json: { error: "audience" } } : null,
    leaks,
    verifies: ["token-validation null"],
    ...more,
  };
}

/** The key is configured; the leaky one looks at signature and end alone. */
function minted(name: string, aud: unknown, tokens: Part = {}, more: Partial<Twin> = {}): Twin {
  return {
    name,
    routes,
    people: people(aud),
    configuration: { tokens: { key: signingKey, ...tokens }, skip: ["weak-jwt-secret", "predictable-ids", "no-rate-limit"] },
    verify: (text, leaky): Known | null => {
      const token = read(text);
      if (token === null || !isHs256(token, signingKey) || Number(token.claims.exp) < seconds()) return null;
      return leaky || isHere(token.claims.aud) ? { subject: String(token.claims.sub), claims: token.claims } : null;
    },
    leaks,
    verifies: ["token-validation null"],
    ...more,
  };
}

export const twins: readonly Twin[] = [
  given("one that was given", { aud: "billing-api" }),
  given("one that was given for several others", { aud: ["billing-api", "mail-api"] }),
  given("one that is for this service, too", { aud: ["billing-api", here] }, { leaks: [] }),
  given(
    "one that has expired",
    { aud: "billing-api", exp: seconds() - 60 },
    {
      leaks: [],
      before: ({ claims }) => (isHere(claims.aud) || claims.aud === undefined ? null : { status: 401, json: { error: "expired" } }),
    },
  ),
  minted("one made with the configured key", here),
  minted("a list of audiences", [here, "https://twin.test/userinfo"]),
  minted("tokens that name none", undefined, {}, { leaks: [] }),
  {
    ...minted("tokens that name none, though the configuration says one", undefined, { audience: here }),
    // The real tokens name none and open all the same: nothing looks.
    verify: (text, leaky) => {
      const token = read(text);
      return leaky && token !== null && isHs256(token, signingKey) && Number(token.claims.exp) > seconds()
        ? { subject: String(token.claims.sub), claims: token.claims }
        : null;
    },
  },
];
