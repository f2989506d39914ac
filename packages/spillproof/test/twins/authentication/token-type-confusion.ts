// In: nothing. Out: refresh, id and reset tokens beside the access token, and APIs that know one kind alone.

import { list, me, type Owned } from "../collection.js";
import { hs256, isHs256, type Part, read, seconds } from "../jwt.js";
import type { Known, Route, Twin } from "../kit.js";
import { signingKey } from "../kit.js";
import { alice, bob, both } from "../people.js";

const [a, b] = [alice.id, bob.id];
const rows: readonly Owned[] = [
  [a, { id: 7101, shipping_address: alice.street, ware: "a walnut writing desk" }],
  [b, { id: 7202, shipping_address: bob.street, ware: "one kayak, green" }],
];
const leaks = ["token-type-confusion null high"];

const token = (sub: string, type: string) => hs256({ sub, type, iat: seconds(), exp: seconds() + 3600, jti: `${sub} ${type}` }, signingKey);
const byUser = (subject: string) => ({
  login: { request: "POST /login", json: { username: subject, password: `the password of ${subject}` }, token: "/access_token" },
});

function login(
  answer: (subject: string) => Part,
  headers: (subject: string) => Record<string, string> = () => ({}),
): Record<string, Route> {
  return {
    "POST /login": {
      security: [],
      takes: { type: "object", properties: { username: { type: "string" }, password: { type: "string" } } },
      handle: ({ body }) => {
        const { username, password } = JSON.parse(body || "{}") as Part;
        const subject = both.find(({ id }) => id === username && password === `the password of ${id}`)?.id;
        return subject === undefined
          ? { status: 401, json: { error: "wrong name or password" } }
          : { json: answer(subject), headers: headers(subject) };
      },
    },
  };
}

/** The login answers with further tokens; the leaky one looks at no kind. */
function handedOut(name: string, answer: (subject: string) => Part, more: Partial<Twin> = {}): Twin {
  return {
    name,
    routes: { ...me, ...list("/orders", rows), ...login((subject) => ({ access_token: token(subject, "access"), ...answer(subject) })) },
    identities: { alice: byUser(a), bob: byUser(b) },
    verify: (text, leaky): Known | null => {
      const jwt = read(text);
      if (jwt === null || !isHs256(jwt, signingKey) || Number(jwt.claims.exp) < seconds()) return null;
      return leaky || jwt.claims.type === "access" ? { subject: String(jwt.claims.sub), claims: jwt.claims } : null;
    },
    leaks,
    verifies: ["token-validation null"],
    ...more,
  };
}

export const twins: readonly Twin[] = [
  handedOut("a refresh token of the login's answer", (subject) => ({ refresh_token: token(subject, "refresh") })),
  handedOut("an id token of the login's answer", (subject) => ({ tokens: { idToken: token(subject, "id") } })),
  handedOut("a refresh token in another language", (subject) => ({ auffrischungstoken: token(subject, "refresh") })),
  handedOut("a refresh token that the document knows by its use", (subject) => ({ fortsetzung: token(subject, "refresh") }), {
    routes: {
      ...me,
      ...list("/orders", rows),
      ...login((subject) => ({ access_token: token(subject, "access"), fortsetzung: token(subject, "refresh") })),
      "POST /tokens/next": {
        security: [],
        takes: { type: "object", properties: { fortsetzung: { type: "string" } } },
        handle: () => ({ status: 401, json: { error: "unauthorized" } }),
      },
    },
  }),
  handedOut("a refresh token in a cookie", () => ({}), {
    routes: {
      ...me,
      ...list("/orders", rows),
      ...login(
        (subject) => ({ access_token: token(subject, "access") }),
        (subject) => ({ "set-cookie": `refresh_token=${token(subject, "refresh")}; HttpOnly; Secure; SameSite=Strict; Path=/refresh` }),
      ),
    },
  }),
  {
    name: "a refresh token that was given",
    routes: { ...me, ...list("/orders", rows) },
    moreTokens: { [a]: { refresh: { kind: "refresh" } } },
    verify: (text, leaky): Known | null => {
      const jwt = read(text);
      return leaky && jwt !== null && isHs256(jwt, signingKey) ? { subject: String(jwt.claims.sub), claims: jwt.claims } : null;
    },
    refuse: () => ({ status: 422, json: { msg: "Only non-refresh tokens are allowed" } }),
    leaks,
    verifies: ["token-validation null"],
  },
  handedOut("one token for all, in two fields", (subject) => ({ refresh_token: token(subject, "access") }), { leaks: [] }),
  handedOut("an id that is no token", () => ({ id: 4711, refresh: true }), {
    leaks: ["token-type-confusion null high"],
    configuration: { tokens: { key: signingKey } },
  }),
  handedOut("no other token, and no key", () => ({ user: { id: 4711 } }), { leaks: [] }),
  handedOut(
    "a refresh token that has ended",
    (subject) => ({
      refresh_token: hs256({ sub: subject, type: "refresh", exp: seconds() - 60 }, signingKey),
    }),
    { leaks: [] },
  ),
];
