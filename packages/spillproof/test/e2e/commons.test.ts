// In: the neighbourhood. Out: whether what its truth says is true.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { at, type Send, tryApi, unlimited } from "./trial.js";

/** A new account. */
async function account(send: Send, more: object = {}) {
  const json = { email: `${randomUUID()}@nachbarn.test`, password: randomUUID(), handle: `n-${randomUUID()}`, ...more };
  expect((await send("POST /v2/accounts", { json })).status).toBe(202);
  const { email, password } = json;
  const session = await send("POST /v2/sessions", { json: { email, password } });
  return { json, session, token: at(session, "access_token") };
}
const draft = { title: "Mine", text: "for nobody else" };

tryApi({
  name: "commons",
  document: "/openapi.yaml",
  leaks: {
    "object-authorization DELETE /v2/drafts/{draft_id}": async ({ send }) => {
      const [owner, stranger] = [await account(send), await account(send)];
      const path = `/v2/drafts/${at(await send("POST /v2/drafts", { token: owner.token, json: draft }), "id")}`;
      expect((await send(`DELETE ${path}`, { token: stranger.token })).status).toBe(204);
      return (await send(`GET ${path}`, { token: owner.token })).status === 404;
    },
    "object-authorization GET /v2/jobs/{job_id}": async ({ send, as }) => {
      const theirs = at(await send("GET /v2/exports", { headers: await as("wendel") }), 0, "id");
      return (await send(`GET /v2/jobs/${theirs}`, { headers: await as("isaura") })).text.includes("1986-11-09");
    },
  },
  innocent: {
    "a registration that tells nothing and takes no role": async ({ send }) => {
      const { json, token } = await account(send, { role: "steward" });
      expect(at(await send("GET /v2/users/me", { token }), "role")).toBe("neighbour");
      const again = await send("POST /v2/accounts", { json: { ...json, password: "another-password" } });
      expect(again.status).toBe(202);
      expect((await send("POST /v2/sessions", { json: { email: json.email, password: "another-password" } })).status).toBe(401);
    },
    "wrong logins that say the same": async ({ send }) => {
      const wrong = async (email: string) => (await send("POST /v2/sessions", { json: { email, password: "wrong" } })).body;
      expect(await wrong("isaura@nachbarn.test")).toEqual(await wrong("nobody@nachbarn.test"));
    },
    "a change that echoes what it does not take": async ({ send }) => {
      const { token } = await account(send);
      const reply = await send("PATCH /v2/users/me", { token, json: { city: "Ghent", role: "steward" } });
      expect([reply.status, at(reply, "received", "role")]).toEqual([200, "steward"]);
      const me = await send("GET /v2/users/me", { token });
      expect([at(me, "city"), at(me, "role")]).toEqual(["Ghent", "neighbour"]);
    },
    "an id that two may use, each for a draft of their own": async ({ send }) => {
      const [owner, stranger] = [await account(send), await account(send)];
      const path = `/v2/drafts/${at(await send("POST /v2/drafts", { token: owner.token, json: draft }), "id")}`;
      expect((await send(`GET ${path}`, { token: stranger.token })).status).toBe(404);
      expect((await send(`PUT ${path}`, { token: stranger.token, json: { ...draft, title: "Theirs" } })).status).toBe(201);
      expect(at(await send(`GET ${path}`, { token: owner.token }), "title")).toBe("Mine");
    },
    "a wiki that everybody may change": async ({ send }) => {
      const [one, other] = [await account(send), await account(send)];
      const path = `/v2/wiki/${encodeURIComponent("Bees & wasps?")}`;
      expect((await send(`PUT ${path}`, { token: one.token, json: { text: "first" } })).status).toBeLessThan(300);
      expect((await send(`PUT ${path}`, { token: other.token, json: { text: "second" } })).status).toBe(200);
      expect(at(await send(`GET ${path}`, { token: one.token }), "text")).toBe("second");
    },
    "orders of two parties, teams and presets": async ({ send, as }) => {
      const [isaura, wendel] = [await as("isaura"), await as("wendel")];
      const order = (headers: Record<string, string>, number: number) =>
        send(`GET /v2/orders/${encodeURIComponent(`C$-${number}`)}`, { headers });
      expect((await order(wendel, 1041)).status).toBe(200);
      expect((await order(wendel, 1041)).text).not.toContain("neighbour");
      expect((await order(wendel, 1042)).status).toBe(404);
      expect((await send("GET /v2/teams/T1", { headers: isaura })).text).toContain("555 0126");
      expect((await send("GET /v2/teams/T3", { headers: isaura })).status).toBe(404);
      expect((await send("GET /v2/teams/T3/messages", { headers: isaura })).body).toEqual([]);
      expect((await send("GET /v2/presets/1", { headers: wendel })).status).toBe(200);
      expect((await send("GET /v2/presets/3", { headers: wendel })).status).toBe(404);
      expect((await send("GET /v2/admin/reports", { headers: isaura })).status).toBe(403);
    },
    "an export that is ready later": async ({ send }) => {
      const { json, token } = await account(send);
      const queued = await send("POST /v2/exports", { token });
      expect(queued.status).toBe(202);
      expect((await send(`GET ${queued.headers.get("location")}`, { token })).text).toContain(json.email);
    },
    "a sign-out that leaves the short token alone": async ({ send }) => {
      const { session, token } = await account(send);
      expect(Number(at(session, "expires_in"))).toBeLessThanOrEqual(300);
      expect((await send("DELETE /v2/sessions/current", { token })).status).toBe(204);
      expect((await send("GET /v2/users/me", { token })).status).toBe(200);
      const json = { refresh_token: at(session, "refresh_token") };
      expect((await send("POST /v2/sessions/refresh", { json })).status).toBe(401);
    },
    "pages beside the document": async ({ send, as }) => {
      for (const path of ["/health", "/docs", "/static/app.css", "/.env.example", "/debug", "/internal/stats"]) {
        const reply = await send(`GET ${path}`);
        expect([path, reply.status]).toEqual([path, 200]);
        expect(reply.text).not.toContain("nachbarn.test");
      }
      expect((await send("GET /admin")).status).toBe(403);
      const old = await send("GET /v1/users/me");
      expect([old.status, old.headers.get("location")]).toEqual([308, "/v2/users/me"]);
      expect((await send("GET /v2/profile")).status).toBe(401);
      expect((await send("GET /v2/profile", { headers: await as("isaura") })).headers.get("deprecation")).not.toBeNull();
    },
    "headers that come back": async ({ send }) => {
      const trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
      const reply = await send("GET /health", { headers: { "x-request-id": "abc-123", traceparent: trace } });
      expect([reply.headers.get("x-request-id"), reply.headers.get("traceparent")]).toEqual(["abc-123", trace]);
    },
    "a redirect to another host, and a 200 where a 204 was promised": async ({ send, as }) => {
      const headers = await as("wendel");
      expect((await send("GET /v2/users/me/avatar", { headers })).status).toBe(302);
      const json = { street: "Spinnargatan 41", city: "Malmö" };
      for (let n = 0; n < 2; n += 1) expect((await send("PUT /v2/users/me/address", { headers, json })).status).toBe(200);
    },
    "a limit by the hour": async ({ send }) => {
      const wrong = () => ({ json: { email: "made-up@nachbarn.test", password: "wrong" } });
      expect(await unlimited(send, "POST /v2/sessions", wrong)).toBe(false);
      expect(Number((await send("POST /v2/sessions", wrong())).headers.get("retry-after"))).toBeGreaterThan(3000);
    },
  },
});
