// In: the club's treasury. Out: whether what its truth says is true.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { at, type Reply, type Send, tryApi, unlimited } from "./trial.js";

interface Member {
  readonly json: { readonly benutzer: string; readonly kennwort: string; readonly name: string };
  readonly headers: { readonly "X-Auth-Token": string };
  readonly session: Reply;
}

async function member(send: Send): Promise<Member> {
  const json = { benutzer: `neu-${randomUUID().slice(0, 8)}`, kennwort: randomUUID(), name: `Neu ${randomUUID()}` };
  expect((await send("POST /api/registrieren", { json })).status).toBe(201);
  const session = await send("POST /api/anmelden", { json });
  return { json, session, headers: { "X-Auth-Token": at(session, "token") } };
}
const account = async (send: Send, { headers }: Member) => Number(at(await send("GET /api/konten", { headers }), 0, "id"));
const balance = async (send: Send, { headers }: Member) => Number(at(await send("GET /api/konten", { headers }), 0, "saldo"));

tryApi({
  name: "verein",
  document: "/swagger.json",
  leaks: {
    "guessable-token everywhere": async ({ send }) => {
      const tokens = [await member(send), await member(send)].map(({ session }) => BigInt(`0x${at(session, "token")}`));
      return (tokens[1] ?? 0n) - (tokens[0] ?? 0n) === 1n;
    },
    "token-type-confusion everywhere": async ({ send }) => {
      const { session } = await member(send);
      return (await send("GET /api/ich", { headers: { "X-Auth-Token": at(session, "auffrischung") } })).status === 200;
    },
    "cross-session-data GET /api/auszug": async ({ send, as }) => {
      const one = await send("GET /api/auszug", { headers: await as("friederike") });
      const other = await send("GET /api/auszug", { headers: await as("leopold") });
      expect(one.text).toContain("Mönkeberg");
      return other.text.includes("Mönkeberg");
    },
    "object-authorization GET /api/konten/{id}": async ({ send, as }) => {
      const theirs = at(await send("GET /api/konten", { headers: await as("leopold") }), 0, "id");
      return (await send(`GET /api/konten/${theirs}`, { headers: await as("friederike") })).text.includes("Szczypiorski");
    },
    "predictable-ids GET /api/konten/{id}": async ({ send, as }) => {
      const mine = await send("GET /api/konten", { headers: await as("friederike") });
      const counted = Number(at(mine, 1, "id")) + 1;
      return (await send(`GET /api/konten/${counted}`, { headers: await as("friederike") })).status === 200;
    },
    "enumeration-unhindered GET /api/konten/{id}": async ({ send }) => {
      const { headers } = await member(send);
      return unlimited(send, "GET /api/konten/9999", () => ({ headers }), 30);
    },
    "object-authorization POST /api/ueberweisungen": async ({ send }) => {
      const [owner, stranger] = [await member(send), await member(send)];
      const json = { vonKonto: await account(send, owner), anKonto: await account(send, stranger), betrag: 4 };
      const reply = await send("POST /api/ueberweisungen", { headers: stranger.headers, json });
      expect([at(reply, "erfolg"), await balance(send, owner)]).toEqual(reply.status === 201 ? ["true", 6] : ["false", 10]);
      expect((await send("POST /api/ueberweisungen/vorschau", { headers: stranger.headers, json })).text).toContain("false");
      return reply.status === 201;
    },
    "object-authorization POST /api/berichte": async ({ send }) => {
      const [owner, stranger] = [await member(send), await member(send)];
      const me = await send("GET /api/ich", { headers: owner.headers });
      const benutzerId = (me.body as { readonly id: unknown }).id;
      expect((await send("POST /api/berichte", { headers: owner.headers, json: { benutzerId, jahr: 2026 } })).status).toBe(201);
      const made = await send("POST /api/berichte", { headers: stranger.headers, json: { benutzerId, jahr: 2026 } });
      if (made.status !== 201) return false;
      return (await send(`GET /api/berichte/${at(made, "id")}`, { headers: stranger.headers })).text.includes(owner.json.name);
    },
    "unbounded-response GET /api/ueberweisungen": async ({ send, as }) => {
      const { body } = await send("GET /api/ueberweisungen?limit=100000", { headers: await as("leopold") });
      return (body as { readonly eintraege: readonly object[] }).eintraege.length >= 900;
    },
    "user-enumeration POST /api/kennwort-vergessen": async ({ send }) => {
      const asked = (benutzer: string) => send("POST /api/kennwort-vergessen", { json: { benutzer } });
      return at(await asked("friederike"), "erfolg") !== at(await asked("niemand"), "erfolg");
    },
    "undocumented-operation GET /api/internal/users": async ({ send }) =>
      (await send("GET /api/internal/users")).text.includes("Szczypiorski"),
    "no-rate-limit POST /api/anmelden": ({ send }) =>
      unlimited(send, "POST /api/anmelden", () => ({ json: { benutzer: "erfunden", kennwort: "falsch" } })),
  },
  innocent: {
    "a failed login that answers 200": async ({ send }) => {
      const wrong = (benutzer: string) => send("POST /api/anmelden", { json: { benutzer, kennwort: "falsch" } });
      const [known, unknown] = [await wrong("leopold"), await wrong("niemand")];
      expect([known.status, known.body]).toEqual([200, unknown.body]);
    },
    "a refusal that is a 403, and an unknown path that is a 500": async ({ send }) => {
      expect((await send("GET /api/ich")).status).toBe(403);
      expect((await send("GET /nowhere")).status).toBe(500);
    },
    "a quote that breaks the search, and tells nothing": async ({ send, as }) => {
      const reply = await send("GET /api/ueberweisungen?suche=%27", { headers: await as("leopold") });
      expect([reply.status, reply.body]).toEqual([500, { fehler: "Interner Fehler" }]);
    },
    "a new key that ends the old ones": async ({ send }) => {
      const { headers } = await member(send);
      const fresh = at(await send("POST /api/schluessel", { headers }), "token");
      expect((await send("GET /api/ich", { headers })).status).toBe(403);
      expect((await send("GET /api/ich", { headers: { "X-Auth-Token": fresh } })).status).toBe(200);
    },
    "a GET that destroys": async ({ send, as }) => {
      const headers = await as("leopold");
      expect((await send("GET /api/wartung/zuruecksetzen", { headers })).status).toBe(200);
      expect((await send("GET /api/ich", { headers })).status).toBe(403);
    },
  },
});
