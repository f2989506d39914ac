// In: nothing. Out: APIs that hand one caller's answer to the next, and others whose answers change or are for all.

import { setTimeout as sleep } from "node:timers/promises";
import { type Owned, ownOf } from "../collection.js";
import type { Ask, Reply, Route, Twin } from "../kit.js";
import { alice, bob, both, personOf } from "../people.js";

const rows: readonly Owned[] = [
  [alice.id, { id: "ord-58813", ware: "a walnut writing desk", ship_to: alice.street }],
  [bob.id, { id: "ord-10277", ware: "one kayak, green", ship_to: bob.street }],
];
const unauthorized: Reply = { status: 401, json: { error: "unauthorized" } };
const account = (who: string | null) => ({
  id: personOf(who).id,
  name: personOf(who).name,
  email: personOf(who).email,
  birth_date: personOf(who).birth_date,
});
const promises = ["id", "name", "email", "birth_date"];
const people: readonly string[] = [alice.id, bob.id];

/** Whose answer is kept under a key; whoever asks first keeps its own there. */
function kept({ memory }: Ask, key: string, who: string): string {
  const index = memory.get(key) ?? people.indexOf(who);
  memory.set(key, index);
  return people[index] ?? who;
}

const orders: Route = { list: true, promises: ["id", "ware", "ship_to"], handle: ({ who }) => ({ json: ownOf(rows, who) }) };

export const twins: readonly Twin[] = [
  {
    name: "a cache keyed by the URL",
    routes: {
      "GET /me": { promises, handle: (ask, leaky) => ({ json: account(leaky ? kept(ask, ask.url, ask.who!) : ask.who) }) },
      "GET /orders": orders,
    },
    leaks: ["cross-session-data GET /me high"],
    verifies: ["subject-ownership GET /me", "subject-ownership GET /orders"],
  },
  {
    name: "a cache before the token is looked at",
    routes: {
      "GET /me": {
        open: true,
        promises,
        handle: (ask, leaky) => {
          if (leaky && ask.memory.has(ask.url)) return { json: account(kept(ask, ask.url, "")) };
          return ask.who === null ? unauthorized : { json: account(leaky ? kept(ask, ask.url, ask.who) : ask.who) };
        },
      },
      "GET /orders": orders,
    },
    leaks: ["missing-authentication GET /me critical", "cross-session-data GET /me high"],
    verifies: ["subject-ownership GET /me"],
  },
  {
    name: "a variable that requests share, under load",
    routes: {
      "GET /me": {
        promises,
        handle: async ({ who, memory }, leaky) => {
          memory.set("under way", (memory.get("under way") ?? 0) + 1);
          await sleep(30);
          const crowded = memory.get("crowded") ?? 0;
          const now = memory.get("under way")!;
          if (now >= 5) memory.set("crowded", now);
          memory.set("under way", now - 1);
          if (now === 1) memory.delete("crowded");
          return { json: account(leaky && (now >= 5 || crowded > 0) ? alice.id : who) };
        },
      },
      "GET /orders": orders,
    },
    leaks: ["cross-session-data GET /me high"],
    verifies: ["subject-ownership GET /me"],
  },
  {
    name: "a log of all requests, a clock and what is new for everybody",
    routes: {
      "GET /me": {
        promises: [...promises, "generated_at", "requests", "recent"],
        handle: (ask, leaky) => {
          const { memory, who } = ask;
          const count = (memory.get("count") ?? 4_000) + 1;
          memory.set("count", count);
          const recent = Array.from({ length: Math.min(count - 4_000, 40) }, (_, index) => ({ entry: `request number ${4_001 + index}` }));
          const subject = leaky ? kept(ask, ask.url, who!) : who;
          return { json: { ...account(subject), generated_at: new Date().toISOString().slice(0, 19), requests: count, recent } };
        },
      },
    },
    leaks: ["cross-session-data GET /me high"],
  },
  {
    name: "what one holds is a part of what the other holds",
    routes: {
      "GET /session": {
        promises: ["subject", "scope", "email"],
        handle: (ask, leaky) => {
          const who = leaky ? kept(ask, ask.url, ask.who!) : ask.who;
          const scope = `orders:read profile:read${who === alice.id ? " cards:read" : ""}`;
          return { json: { subject: who, scope, email: personOf(who).email } };
        },
      },
    },
    leaks: ["cross-session-data GET /session high"],
    verifies: ["subject-ownership GET /session"],
  },
  {
    name: "a directory for both, a cache that keys by caller, and a cache that says so",
    routes: {
      "GET /directory": {
        list: true,
        promises: ["name", "email"],
        handle: () => ({ json: both.map(({ name, email }) => ({ name, email })), headers: { age: "12" } }),
      },
      "GET /me": {
        promises,
        handle: (ask, leaky) => ({
          json: account(leaky ? kept(ask, "/me", ask.who!) : kept(ask, `${ask.url} ${ask.who}`, ask.who!)),
          headers: { age: "3" },
        }),
      },
    },
    leaks: ["cross-session-data GET /me high"],
    soundMaySay: ["object-authorization GET /directory low"],
    verifies: ["subject-ownership GET /me"],
  },
];
