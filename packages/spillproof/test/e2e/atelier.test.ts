// In: the studio. Out: whether what its truth says is true.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { at, cookieOf, type Reply, type Send, tryApi, unlimited } from "./trial.js";

/** A new account. */
async function account(send: Send, more: object = {}) {
  const json = { email: `${randomUUID()}@studiomail.test`, password: randomUUID(), name: "New Guest", ...more };
  expect((await send("POST /api/signup", { json })).status).toBe(202);
  return { json, token: at(await send("POST /api/login", { json }), "token") };
}
const id = async (send: Send, token: string) => at(await send("GET /api/me", { token }), "id");
const note = async (send: Send, token: string) =>
  at(await send("POST /api/notes", { token, json: { title: "Mine", text: "about me" } }), "id");

tryApi({
  name: "atelier",
  document: "/openapi.json",
  leaks: {
    "session-fixation POST /api/login": async ({ send }) => {
      const { json } = await account(send);
      const cookie = cookieOf(await send("GET /api/session"), "sid");
      expect((await send("GET /api/me", { headers: { cookie } })).status).toBe(401);
      await send("POST /api/login", { json, headers: { cookie } });
      return (await send("GET /api/me", { headers: { cookie } })).status === 200;
    },
    "spoofable-identity GET /api/me": async ({ send }) => {
      const [one, other] = [await account(send), await account(send)];
      const victim = await id(send, other.token);
      return (await id(send, one.token)) !== at(await send("GET /api/me", { token: one.token, headers: { "x-user-id": victim } }), "id");
    },
    "token-in-url everywhere": async ({ send }) => {
      const { token } = await account(send);
      expect((await send("GET /api/me?access_token=wrong")).status).toBe(401);
      return (await send(`GET /api/me?access_token=${token}`)).status === 200;
    },
    "mass-assignment POST /api/signup": async ({ send }) => {
      const { token } = await account(send, { role: "curator", credit: 250 });
      const me = await send("GET /api/me", { token });
      return at(me, "role") === "curator" && at(me, "credit") === "250";
    },
    "user-enumeration POST /api/signup": async ({ send }) => {
      const { json } = await account(send);
      const again = await send("POST /api/signup", { json: { ...json, password: "another-password" } });
      expect((await send("POST /api/login", { json })).status).toBe(200);
      return again.status !== 202;
    },
    "object-authorization GET /api/notes/{id}": async ({ send }) => {
      const [owner, stranger] = [await account(send), await account(send)];
      const path = `/api/notes/${await note(send, owner.token)}`;
      expect((await send(`PATCH ${path}`, { token: stranger.token, json: { title: "Theirs" } })).status).toBe(404);
      expect((await send(`DELETE ${path}`, { token: stranger.token })).status).toBe(404);
      expect(at(await send(`GET ${path}`, { token: owner.token }), "title")).toBe("Mine");
      return (await send(`GET ${path}`, { token: stranger.token })).text.includes("about me");
    },
    "method-override DELETE /api/notes/{id}": async ({ send }) => {
      const [owner, stranger] = [await account(send), await account(send)];
      const path = `/api/notes/${await note(send, owner.token)}`;
      await send(`POST ${path}`, { token: stranger.token, headers: { "x-http-method-override": "DELETE" } });
      const second = `/api/notes/${await note(send, owner.token)}`;
      await send(`POST ${second}?_method=DELETE`, { token: stranger.token });
      const gone = [await send(`GET ${path}`, { token: owner.token }), await send(`GET ${second}`, { token: owner.token })];
      expect(new Set(gone.map(({ status }) => status)).size).toBe(1);
      return gone[0]?.status === 404;
    },
    "admin-operation-exposed GET /api/admin/users": async ({ send }) => {
      const { token } = await account(send);
      return (await send("GET /api/admin/users", { token })).text.includes("Dragomirescu");
    },
    "admin-operation-exposed GET /api/admin": async ({ send }) => {
      const { json, token } = await account(send);
      expect((await send("GET /api/admin")).status).toBe(401);
      return (await send("GET /api/admin", { token })).text.includes(json.email);
    },
    "cross-session-data GET /api/badge": async ({ send }) => {
      const [one, other] = [await account(send), await account(send)];
      expect(at(await send("GET /api/badge", { token: one.token }), "email")).toBe(one.json.email);
      const both = await Promise.all([one, other].map(({ token }) => send("GET /api/badge", { token })));
      return at(both[0] as Reply, "email") === at(both[1] as Reply, "email");
    },
    "excessive-data GET /api/bookings/{ref}": async ({ send, as }) => {
      const headers = await as("casimir");
      const ref = at(await send("GET /api/bookings", { headers }), "bookings", 0, "ref");
      const other = await as("ottilie");
      expect((await send(`GET /api/bookings/${ref}`, { headers: other })).status).toBe(404);
      return (await send(`GET /api/bookings/${ref}`, { headers })).text.includes("4716 2210 5188 5662");
    },
    "exposed-source GET /assets/app.js.map": async ({ send }) => (await send("GET /assets/app.js.map")).text.includes("sourcesContent"),
    "exposed-file GET /.git/config": async ({ send }) => (await send("GET /.git/config")).text.includes("[remote"),
    "no-rate-limit POST /api/login": ({ send }) =>
      unlimited(send, "POST /api/login", () => ({ json: { email: "made-up@studiomail.test", password: "wrong" } })),
  },
  innocent: {
    "a page for every path": async ({ send }) => {
      for (const path of ["/.env", "/admin", "/api/v1/users", "/backup.sql", "/server.js"]) {
        const reply = await send(`GET ${path}`);
        expect(reply.status).toBe(200);
        expect(reply.text).toContain("<!doctype html>");
      }
    },
    "a body that the handler stumbles over": async ({ send, as }) => {
      const reply = await send("POST /api/login", { json: [null, null] });
      expect(reply.status).toBe(401);
      expect((await send("POST /api/notes", { headers: await as("ottilie") })).text).toMatch(/^500[\s\S]*Something went wrong/);
    },
    "nobody has notes to begin with": async ({ send, as }) => {
      expect((await send("GET /api/notes", { headers: await as("ottilie") })).body).toEqual({ notes: [] });
    },
    "logging out ends the token and the session": async ({ send }) => {
      const { token } = await account(send);
      expect((await send("POST /api/logout", { token })).status).toBe(204);
      expect((await send("GET /api/me", { token })).status).toBe(401);
    },
    "wrong logins that say the same": async ({ send }) => {
      const wrong = async (email: string) => (await send("POST /api/login", { json: { email, password: "wrong" } })).body;
      expect(await wrong("ottilie@studiomail.test")).toEqual(await wrong("nobody@studiomail.test"));
    },
  },
});
