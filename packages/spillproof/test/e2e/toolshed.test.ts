// In: the tool library. Out: whether what its truth says is true.
import { Buffer } from "node:buffer";
import { createHmac, randomUUID } from "node:crypto";
import { expect } from "vitest";
import { at, type Send, tryApi, unlimited } from "./trial.js";

const api = "/api/v2";
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, number>;

function signed(claims: object, key: string): string {
  const text = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(claims)}`;
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
}

/** A new member's token. */
async function member(send: Send): Promise<string> {
  const username = `new-${randomUUID().slice(0, 8)}`;
  const password = randomUUID();
  expect((await send(`POST ${api}/auth/register`, { json: { username, email: `${username}@postvak.test`, password } })).status).toBe(201);
  return at(await send(`POST ${api}/auth/login`, { json: { username, password } }), "access_token");
}

const forged = async (send: Send, more: object, key = "supersecret123") => {
  const claims = claimsOf(await member(send));
  return (await send(`GET ${api}/me`, { token: signed({ ...claims, ...more }, key) })).status === 200;
};

const loan = { tool: "tile-saw", days: 3, note: "mine" };

tryApi({
  name: "toolshed",
  document: null,
  leaks: {
    "weak-jwt-secret everywhere": async ({ send }) => {
      expect(await forged(send, {}, "supersecret124")).toBe(false);
      return forged(send, {});
    },
    "token-lifetime everywhere": async ({ send }) => {
      const { exp = 0, iat = 0 } = claimsOf(await member(send));
      return exp - iat > 86_400;
    },
    "signature-not-verified GET /api/v2/cards/mine": async ({ send }) => {
      const claims = claimsOf(await member(send));
      const token = `${encoded({ alg: "none" })}.${encoded(claims)}.`;
      expect((await send(`GET ${api}/me`, { token })).status).toBe(401);
      expect((await send(`GET ${api}/cards/mine`, { token: signed(claims, "another") })).status).toBe(401);
      return (await send(`GET ${api}/cards/mine`, { token })).status === 200;
    },
    "expired-token-accepted everywhere": ({ send }) => forged(send, { exp: 1_700_000_000 }),
    "audience-not-checked everywhere": ({ send }) => forged(send, { aud: "another" }),
    "token-not-revoked POST /api/v2/auth/logout": async ({ send }) => {
      const token = await member(send);
      expect((await send(`POST ${api}/auth/logout`, { token })).status).toBe(204);
      return (await send(`GET ${api}/me`, { token })).status === 200;
    },
    "user-enumeration POST /api/v2/auth/login": async ({ send }) => {
      const wrong = (username: string) => send(`POST ${api}/auth/login`, { json: { username, password: "not-this-one" } });
      return at(await wrong("rosalind"), "message") !== at(await wrong("nobody-at-all"), "message");
    },
    "mass-assignment PATCH /api/v2/me": async ({ send }) => {
      const token = await member(send);
      expect((await send(`PATCH ${api}/me`, { token, json: { display_name: "Renamed", balance: 77, role: "admin" } })).status).toBe(200);
      const me = await send(`GET ${api}/me`, { token });
      expect(at(me, "display_name")).toBe("Renamed");
      return at(me, "balance") === "77" && at(me, "role") === "admin";
    },
    "object-authorization PUT /api/v2/loans/{loan_id}": async ({ send }) => {
      const [owner, stranger] = [await member(send), await member(send)];
      const id = at(await send(`POST ${api}/loans`, { token: owner, json: loan }), "loan_id");
      const path = `${api}/loans/${id}`;
      expect((await send(`GET ${path}`, { token: stranger })).status).toBe(404);
      expect((await send(`DELETE ${path}`, { token: stranger })).status).toBe(404);
      await send(`PUT ${path}`, { token: stranger, json: { ...loan, note: "theirs" } });
      return at(await send(`GET ${path}`, { token: owner }), "note") === "theirs";
    },
    "verbose-error GET /api/v2/usage": async ({ send, as }) =>
      (await send(`GET ${api}/usage?months=x`, { headers: await as("tobias") })).text.includes("Traceback (most recent"),
    "old-version-exposed GET /api/v1/loans": async ({ send }) => (await send("GET /api/v1/loans")).text.includes("Achterberg"),
    "debug-exposed GET /debug": async ({ send }) => (await send("GET /debug")).text.includes("Anvil-Cellar-66"),
    "debug-exposed GET /console": async ({ send }) => (await send("GET /console")).text.includes("Interactive Console"),
    "exposed-file GET /.env": async ({ send }) => {
      const found = /SERVICE_TOKEN=(\S+)/.exec((await send("GET /.env")).text)?.[1];
      if (found === undefined) return false;
      expect(at(await send(`GET ${api}/me`, { token: found }), "role")).toBe("admin");
      return true;
    },
    "exposed-file GET /backup.sql": async ({ send }) => (await send("GET /backup.sql")).text.includes("Wrzesniak"),
    "no-rate-limit POST /api/v2/auth/login": ({ send }) =>
      unlimited(send, `POST ${api}/auth/login`, () => ({ json: { username: "made-up", password: "wrong" } })),
  },
  innocent: {
    "a name in the path that does not choose whose preferences change": async ({ send, as }) => {
      const token = await member(send);
      const before = (await send(`GET ${api}/me/preferences`, { headers: await as("rosalind") })).body;
      expect((await send(`PUT ${api}/members/rosalind/preferences`, { token, json: { language: "pl" } })).status).toBe(204);
      expect((await send(`GET ${api}/me/preferences`, { headers: await as("rosalind") })).body).toEqual(before);
      expect(at(await send(`GET ${api}/me/preferences`, { token }), "language")).toBe("pl");
    },
    "a path that wants its slash": async ({ send }) => {
      expect((await send(`GET ${api}/tools`)).status).toBe(308);
    },
    "a name that may be changed": async ({ send }) => {
      const token = await member(send);
      const username = `again-${randomUUID().slice(0, 8)}`;
      expect(at(await send(`PATCH ${api}/me`, { token, json: { username } }), "username")).toBe(username);
    },
  },
});
