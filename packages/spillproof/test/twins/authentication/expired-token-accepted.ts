// In: nothing. Out: tokens whose end has passed, given or made with the known key, and circumstances in which a refusal or an acceptance says nothing.

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
const unauthorized = { status: 401, json: { error: "the token has expired" } };
const leaks = ["expired-token-accepted null high"];

/** A further token of alice's that ended so many seconds ago; opened by whoever looks at no end. */
function given(name: string, endedAgo: number, allowed: number, more: Partial<Twin> = {}): Twin {
  return {
    name,
    routes,
    moreTokens: { [a]: { expired: { iat: seconds() - endedAgo - 3600, exp: seconds() - endedAgo } } },
    before: ({ claims }, _, leaky) => (!leaky && Number(claims.exp) < seconds() - allowed ? unauthorized : null),
    leaks,
    verifies: ["token-validation null"],
    ...more,
  };
}

const milliseconds = (moment: unknown): number => (Number(moment) > 1e11 ? Number(moment) : Number(moment) * 1000);

/** The key is configured; the leaky one looks at the signature alone. */
function minted(name: string, times: Part, sound: (claims: Part) => boolean, more: Partial<Twin> = {}): Twin {
  return {
    name,
    routes,
    people: { [a]: { name: "alice", ...times }, [b]: { name: "bob", ...times } },
    configuration: { tokens: { algorithms: ["HS256"], key: signingKey } },
    verify: (text, leaky): Known | null => {
      const token = read(text);
      if (token === null || !isHs256(token, signingKey)) return null;
      return leaky || sound(token.claims) ? { subject: String(token.claims.sub), claims: token.claims } : null;
    },
    leaks,
    verifies: ["token-validation null"],
    planted: [signingKey],
    ...more,
  };
}

const lives = ({ exp }: Part) => milliseconds(exp) > Date.now() - 60_000;

export const twins: readonly Twin[] = [
  given("one that was given", 86_400, 0),
  given("one that was given, and a verifier that allows for clocks", 3_600, 60),
  given("one that ended five minutes ago, which a verifier may allow", 300, 600, { leaks: [] }),
  given("one that was given and has not ended", -1_800, 0, { leaks: [] }),
  {
    ...given("one operation that looks at no end", 86_400, 0),
    before: ({ claims, url }, _, leaky) => (Number(claims.exp) < seconds() && !(leaky && url.startsWith("/orders")) ? unauthorized : null),
    leaks: ["expired-token-accepted GET /orders high"],
  },
  minted("one made with the configured key", {}, lives),
  minted("ends in milliseconds", { iat: Date.now(), exp: Date.now() + 3_600_000 }, lives),
  minted("ends as text", { exp: String(seconds() + 3600) }, lives),
  minted("whoever began before the account was made is refused", {}, ({ iat, exp }) => lives({ exp }) && Number(iat) > seconds() - 600, {
    verifies: [],
  }),
  minted("tokens without an end", { exp: null }, () => true, { leaks: [] }),
  {
    ...minted("only what was issued opens", {}, () => true),
    verify: () => null,
    leaks: [],
  },
  {
    ...minted("a key that is not the tokens'", {}, () => true),
    configuration: { tokens: { key: "another key that signs nothing of this" } },
    verify: () => null,
    leaks: [],
    planted: ["another key that signs nothing of this"],
  },
];
