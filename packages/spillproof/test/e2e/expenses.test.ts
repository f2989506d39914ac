// In: the API for expenses. Out: whether what its truth says is true.
import { Buffer } from "node:buffer";
import { createHmac, createPublicKey, type JsonWebKey, randomUUID } from "node:crypto";
import { expect } from "vitest";
import { at, type Send, tryApi, unlimited } from "./trial.js";

const api = "/api/v2";
const account = { grant_type: "password", username: "marguerite@payroll.test", password: "Gasket-Lantern-58" };
const session = (send: Send, more: object = {}) => send("POST /oauth/token", { form: { ...account, ...more } });
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, string>;

/** A new employee's token. */
async function employee(send: Send): Promise<string> {
  const json = { email: `${randomUUID()}@payroll.test`, password: randomUUID(), full_name: "New Hire", department: "field" };
  expect((await send(`POST ${api}/users`, { json })).status).toBe(202);
  return at(
    await send("POST /oauth/token", { form: { grant_type: "password", username: json.email, password: json.password } }),
    "access_token",
  );
}
async function claim(send: Send, token: string): Promise<string> {
  const category_id = at(await send(`GET ${api}/categories`, { token }), 0, "id");
  const json = {
    title: "Rail to Gdansk",
    category_id,
    project: "q4-audit",
    amount: { value: 12, currency: "PLN" },
    spent_on: "2026-02-01",
  };
  const made = await send(`POST ${api}/expenses`, { token, json });
  expect(made.status).toBe(201);
  return at(made, "id");
}

tryApi({
  name: "expenses",
  document: "/openapi.json",
  leaks: {
    "signature-not-verified everywhere": async ({ send }) => {
      const { keys } = (await send("GET /.well-known/jwks.json")).body as { readonly keys: readonly JsonWebKey[] };
      const pem = createPublicKey({ key: keys[0] ?? {}, format: "jwk" }).export({ type: "spki", format: "pem" });
      const text = `${encoded({ alg: "HS256", typ: "at+jwt" })}.${encoded(claimsOf(at(await session(send), "access_token")))}`;
      const with256 = (key: string | Buffer) => `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
      expect((await send(`GET ${api}/me`, { token: with256("another") })).status).toBe(422);
      return (await send(`GET ${api}/me`, { token: with256(pem) })).status === 200;
    },
    "token-type-confusion everywhere": async ({ send }) =>
      (await send(`GET ${api}/me`, { token: at(await session(send), "id_token") })).status === 200,
    "personal-data-in-token everywhere": async ({ send }) => claimsOf(at(await session(send), "access_token")).tax_id === "86095742719",
    "scope-not-enforced GET /api/v{version}/payslips": async ({ send }) => {
      const token = at(await session(send, { scope: "expenses:read" }), "access_token");
      expect((await send(`DELETE ${api}/expenses/${randomUUID()}`, { token })).status).toBe(403);
      return (await send(`GET ${api}/payslips`, { token })).text.includes("DE89370400440532013000");
    },
    "cacheable-personal-data GET /api/v{version}/payslips": async ({ send, as }) =>
      (await send(`GET ${api}/payslips`, { headers: await as("evander") })).headers.get("cache-control") !== "no-store",
    "object-authorization GET /api/v{version}/expenses": async ({ send, as }) => {
      const theirs = at(await send(`GET ${api}/me`, { headers: await as("evander") }), "id");
      return (await send(`GET ${api}/expenses?owner=${theirs}`, { headers: await as("marguerite") })).text.includes("after the surgery");
    },
    "object-authorization PATCH /api/v{version}/expenses/{expense_id}": async ({ send }) => {
      const [owner, stranger] = [await employee(send), await employee(send)];
      const path = `${api}/expenses/${await claim(send, owner)}`;
      expect((await send(`GET ${path}`, { token: stranger })).status).toBe(404);
      expect((await send(`DELETE ${path}`, { token: stranger })).status).toBe(404);
      await send(`PATCH ${path}`, { token: stranger, json: { title: "Theirs now" }, headers: { "if-match": '"1"' } });
      return at(await send(`GET ${path}`, { token: owner }), "title") === "Theirs now";
    },
    "mass-assignment PATCH /api/v{version}/expenses/{expense_id}": async ({ send }) => {
      const token = await employee(send);
      const path = `${api}/expenses/${await claim(send, token)}`;
      const json = { title: "Changed", status: "paid" };
      expect((await send(`PATCH ${path}`, { token, json, headers: { "if-match": '"1"' } })).status).toBe(200);
      return at(await send(`GET ${path}`, { token }), "status") === "paid";
    },
    "personal-data-in-url GET /api/v{version}/people/by-email/{email}": async ({ send, as }) =>
      (await send(`GET ${api}/people/by-email/evander@payroll.test`, { headers: await as("evander") })).status === 200,
    "debug-exposed GET /metrics": async ({ send }) => (await send("GET /metrics")).text.includes("evander@payroll.test"),
    "user-enumeration POST /oauth/token": async ({ send }) => {
      const quickest = async (username: string) => {
        const times: number[] = [];
        for (let n = 0; n < 6; n += 1) {
          const start = performance.now();
          const reply = await send("POST /oauth/token", { form: { grant_type: "password", username, password: "wrong" } });
          times.push(performance.now() - start);
          expect(reply.text).toContain("invalid_grant");
        }
        return Math.min(...times);
      };
      return (await quickest("evander@payroll.test")) > 3 * (await quickest("nobody@payroll.test"));
    },
    "no-rate-limit POST /oauth/token": ({ send }) =>
      unlimited(send, "POST /oauth/token", () => ({ form: { grant_type: "password", username: "made-up", password: "wrong" } })),
  },
  innocent: {
    "a change that needs the version": async ({ send }) => {
      const token = await employee(send);
      const path = `${api}/expenses/${await claim(send, token)}`;
      expect((await send(`PATCH ${path}`, { token, json: { title: "Other" } })).status).toBe(428);
      expect((await send(`PATCH ${path}`, { token, json: { title: "Other" }, headers: { "if-match": '"7"' } })).status).toBe(412);
      expect((await send(`DELETE ${path}`, { token })).status).toBe(204);
      expect((await send(`GET ${path}`, { token })).status).toBe(404);
    },
    "a creation that says what is missing": async ({ send }) => {
      const reply = await send(`POST ${api}/expenses`, { token: await employee(send), json: { title: "x", category_id: randomUUID() } });
      expect(reply.status).toBe(422);
      for (const field of ["title", "project", "amount", "spent_on"]) expect(reply.text).toContain(`"${field}"`);
    },
    "a bad token that answers 422, and another version too": async ({ send, as }) => {
      expect((await send(`GET ${api}/me`, { token: "not.a.token" })).status).toBe(422);
      expect((await send("GET /api/v1/me", { headers: await as("evander") })).status).toBe(422);
    },
    "a registration that tells nothing": async ({ send }) => {
      const json = { email: "evander@payroll.test", password: "another-password", full_name: "Somebody", department: "people" };
      expect((await send(`POST ${api}/users`, { json: { ...json, scopes: ["payslips:read"] } })).body).toEqual({ status: "pending" });
    },
    "a refresh token that works once": async ({ send }) => {
      const form = { grant_type: "refresh_token", refresh_token: at(await session(send), "refresh_token") };
      expect((await send("POST /oauth/token", { form })).status).toBe(200);
      expect((await send("POST /oauth/token", { form })).status).toBe(400);
    },
  },
});
