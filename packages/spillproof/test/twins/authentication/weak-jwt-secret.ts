// In: nothing. Out: tokens and cookies that a likely secret signs, and the same API with one that nobody thinks of.

import { createHmac } from "node:crypto";
import { list, me, type Owned } from "../collection.js";
import { hs256, isHs256, type Part, read, seconds } from "../jwt.js";
import type { Ask, Known, Reply, Route, Twin } from "../kit.js";
import { alice, bob, both } from "../people.js";

const [a, b] = [alice.id, bob.id];
const rows: readonly Owned[] = [
  [a, { id: 7101, shipping_address: alice.street, ware: "a walnut writing desk" }],
  [b, { id: 7202, shipping_address: bob.street, ware: "one kayak, green" }],
];
const strong = "q7VZk2Lr9XwT4bNsE1uYcHm6PjD8aGfQ0iKoR5tB";
/** Said by the sound one too, which shall not be taken for a guess. */
const skip = ["predictable-ids", "no-rate-limit", "enumeration-unhindered"];

const claimsOf = (sub: string): Part => ({ sub, iss: "https://twin.test", iat: seconds(), exp: seconds() + 3600 });

function login(answer: (subject: string, ask: Ask, leaky: boolean) => Reply): Record<string, Route> {
  return {
    "POST /login": {
      security: [],
      takes: { type: "object", properties: { username: { type: "string" }, password: { type: "string" } } },
      handle: (ask, leaky) => {
        const { username, password } = JSON.parse(ask.body || "{}") as Part;
        const subject = both.find(({ id }) => id === username && password === `the password of ${id}`)?.id;
        return subject === undefined ? { status: 401, json: { error: "wrong name or password" } } : answer(subject, ask, leaky);
      },
    },
  };
}
const logsIn = (subject: string) => ({
  login: { request: "POST /login", json: { username: subject, password: `the password of ${subject}` }, token: "/access_token" },
});
const identities = { alice: logsIn(a), bob: logsIn(b) };

/** Tokens that this secret signs in the leaky one. */
function signedWith(name: string, weak: string, more: Partial<Twin> = {}, key: string = weak): Twin {
  return {
    name,
    routes: {
      ...me,
      ...list("/orders", rows),
      ...login((subject, _, leaky) => ({ json: { access_token: hs256(claimsOf(subject), leaky ? key : strong), token_type: "Bearer" } })),
    },
    identities,
    configuration: { skip },
    verify: (text, leaky): Known | null => {
      const token = read(text);
      if (token === null || !isHs256(token, leaky ? key : strong) || Number(token.claims.exp) < seconds()) return null;
      return { subject: String(token.claims.sub), claims: token.claims };
    },
    leaks: ["weak-jwt-secret null critical"],
    verifies: ["token-validation null"],
    planted: weak.length < 8 ? [] : [weak],
    ...more,
  };
}

/** As itsdangerous signs Flask's session. */
function flaskSession(payload: Part, secret: string): string {
  const part = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  const time = Buffer.alloc(4);
  time.writeUInt32BE(seconds());
  const signed = `${part(Buffer.from(JSON.stringify(payload)))}.${part(time)}`;
  const key = createHmac("sha1", secret).update("cookie-session").digest();
  return `${signed}.${part(createHmac("sha1", key).update(signed).digest())}`;
}

const opaque: Readonly<Record<string, string>> = { [a]: "uS2kV9xQ4mZ7bT1nLw8RcYp5", [b]: "hG6dJ0fK3sNqXe7vBtMz2CyA" };

export const twins: readonly Twin[] = [
  signedWith("a common password", "iloveyou"),
  signedWith("a word and the name of the API", "ferrydesk-secret", { name: "ferrydesk" }),
  signedWith("a secret that documentation prints", "your-256-bit-secret"),
  signedWith("a secret with the newline of its file", "supersecretkey", {}, "supersecretkey\n"),
  {
    ...signedWith("a session behind the token", "password1"),
    routes: {
      ...me,
      ...list("/orders", rows),
      ...login((subject, { memory }, leaky) => {
        const token = hs256({ ...claimsOf(subject), jti: `${subject}-session` }, leaky ? "password1" : strong);
        memory.set(token, 1);
        return { json: { access_token: token } };
      }),
    },
    // Only what was issued opens: whoever knows the secret still lacks the session.
    verify: (text, _, { memory }) => {
      const token = memory.has(text) ? read(text) : null;
      return token === null ? null : { subject: String(token.claims.sub), claims: token.claims };
    },
    leaks: ["weak-jwt-secret null high"],
    planted: ["password1"],
  },
  {
    name: "Flask's session cookie beside an opaque token",
    routes: {
      ...me,
      ...list("/orders", rows),
      ...login((subject, _, leaky) => ({
        json: { access_token: opaque[subject] },
        headers: {
          "set-cookie": `session=${flaskSession({ user_id: subject }, leaky ? "flask-secret-key" : strong)}; HttpOnly; Secure; SameSite=Lax; Path=/`,
        },
      })),
    },
    identities,
    configuration: { skip },
    verify: (text) => {
      const subject = Object.entries(opaque).find(([, token]) => token === text)?.[0];
      return subject === undefined ? null : { subject, claims: {} };
    },
    leaks: ["weak-jwt-secret null high"],
    planted: ["flask-secret-key"],
    verifies: ["token-validation null"],
  },
];
