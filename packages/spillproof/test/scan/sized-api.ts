// In: how many operations and how many people. Out: an API of that size, in which one operation of ten forgets whose an object is.

import { randomBytes } from "node:crypto";
import type { Ask, Reply, Route, Twin } from "../twins/kit.js";
import { next, only, type Row, sentIn, storeOf, text } from "../twins/shelf.js";

const names = ["alice", "bob", "carla", "dmitri"];
const nouns = (
  "order invoice ticket parcel booking payment contract message document claim device shipment reservation subscription policy note task " +
  "project vehicle lease quote receipt report visit prescription transfer statement delivery appointment application"
).split(" ");
const rowsEach = 3;
const notFound: Reply = { status: 404, json: { error: "not found" } };

export interface Size {
  readonly operations: number;
  readonly identities: number;
}

/** The operations that forget whose an object is. */
export function leaksOf({ operations }: Size): readonly string[] {
  return Array.from({ length: operations / 10 }, (_, block) => `GET /${nounAt(block, 1)}s/{${nounAt(block, 1)}_id}`);
}

/** Ten operations a block. The first holds sessions and accounts, too. */
export function sizedApi({ operations, identities }: Size): Twin {
  const people = names.slice(0, identities).map((name, index) => ({ name, id: `user-${name[0]}${index + 1}` }));
  const password = (name: string) => `${name}-Passphrase-1`;
  const routes: Record<string, Route> = {};
  for (let block = 0; block < operations / 10; block++) {
    Object.assign(routes, kept(block), leaky(block), block === 0 ? sessions(people, password) : further(block));
  }
  return {
    name: "sized",
    people: Object.fromEntries(people.map(({ name, id }) => [id, { name }])),
    identities: Object.fromEntries(
      people.map(({ name }) => [
        name,
        { login: { request: "POST /sessions", json: { username: name, password: password(name) }, token: "/access_token" } },
      ]),
    ),
    routes,
    leaks: [],
  };

  /** Five operations of things that each owner makes, reads, changes and deletes. */
  function kept(block: number): Record<string, Route> {
    const noun = nounAt(block, 0);
    const fields = { title: text, contact_email: { type: "string", format: "email" }, amount: { type: "integer" } };
    const promises = { id: { type: "integer" }, owner_id: text, created_at: text, ...fields };
    const own = (ask: Ask) => {
      const row = rowsOf(ask, noun, block).get(ask.path[`${noun}_id`] ?? "");
      return row?.owner_id === ask.who ? row : undefined;
    };
    return {
      [`GET /${noun}s`]: { list: true, promises, handle: (ask) => ({ json: ownRows(ask, noun, block) }) },
      [`POST /${noun}s`]: {
        promises,
        takes: { type: "object", required: ["title", "amount"], properties: fields },
        handle: (ask) => {
          const sent = only(Object.keys(fields), sentIn(ask));
          if (typeof sent.title !== "string" || typeof sent.amount !== "number") return { status: 422, json: { error: "incomplete" } };
          const row: Row = { id: next(ask, 700_000), owner_id: ask.who, created_at: "2026-05-04T09:12:00Z", ...sent };
          rowsOf(ask, noun, block).set(String(row.id), row);
          return { status: 201, json: row };
        },
      },
      [`GET /${noun}s/{${noun}_id}`]: {
        promises,
        handle: (ask) => {
          const row = own(ask);
          return row === undefined ? notFound : { json: row };
        },
      },
      [`PATCH /${noun}s/{${noun}_id}`]: {
        promises,
        takes: { type: "object", properties: fields },
        handle: (ask) => {
          const row = own(ask);
          if (row === undefined) return notFound;
          Object.assign(row, only(Object.keys(fields), sentIn(ask)));
          return { json: row };
        },
      },
      [`DELETE /${noun}s/{${noun}_id}`]: {
        handle: (ask) => {
          const row = own(ask);
          if (row === undefined) return notFound;
          rowsOf(ask, noun, block).delete(String(row.id));
          return { status: 204 };
        },
      },
    };
  }

  /** Two operations: a list that is sound, and its items, which are anybody's. */
  function leaky(block: number): Record<string, Route> {
    const noun = nounAt(block, 1);
    const promises = { id: text, owner_id: text, title: text, contact_email: text, amount: {}, created_at: text };
    return {
      [`GET /${noun}s`]: {
        list: true,
        promises: { id: text, title: text },
        handle: (ask) => ({ json: ownRows(ask, noun, block).map(({ id, title }) => ({ id, title })) }),
      },
      [`GET /${noun}s/{${noun}_id}`]: {
        promises,
        handle: (ask) => {
          const row = rowsOf(ask, noun, block).get(ask.path[`${noun}_id`] ?? "");
          return row === undefined ? notFound : { json: row };
        },
      },
    };
  }

  /** Three more: what hangs below an object, a singleton of the caller's own, and what everybody is shown. */
  function further(block: number): Record<string, Route> {
    const [noun, singleton, shared] = [nounAt(block, 0), nounAt(block, 2), nounAt(block, 3)];
    return {
      [`GET /${noun}s/{${noun}_id}/events`]: {
        list: true,
        promises: { id: {}, at: text, text },
        handle: (ask) => {
          const row = rowsOf(ask, noun, block).get(ask.path[`${noun}_id`] ?? "");
          if (row?.owner_id !== ask.who) return notFound;
          return { json: [{ id: Number(row?.id) * 10, at: row?.created_at, text: `taken in by ${String(row?.contact_email)}` }] };
        },
      },
      [`GET /${singleton}-settings`]: {
        promises: { owner_id: text, digest_email: text, locale: text },
        handle: ({ who }) => ({ json: { owner_id: who, digest_email: `${String(who)}.${singleton}@mail-${block}.net`, locale: "en" } }),
      },
      [`GET /${shared}-kinds`]: {
        list: true,
        promises: { id: {}, name: text },
        handle: () => ({ json: ["plain", "express", "registered"].map((name, index) => ({ id: index + 1, name: `${name} ${shared}` })) }),
      },
    };
  }

  function rowsOf(ask: Pick<Ask, "memory">, noun: string, block: number): Map<string, Row> {
    const rows = storeOf(ask, noun);
    if (rows.size > 0 || ask.memory.has(noun)) return rows;
    ask.memory.set(noun, 1);
    for (const [index, { name, id }] of people.entries())
      for (let row = 0; row < rowsEach; row++) {
        const number = 10_000 + block * 100 + index * 10 + row;
        const key = noun === nounAt(block, 1) ? uuidOf(number) : number;
        rows.set(String(key), {
          id: key,
          owner_id: id,
          created_at: `2026-0${row + 1}-1${index}T08:00:00Z`,
          title: `${noun} number ${number} of ${name}`,
          contact_email: `${name}.${noun}${row}@mail-${block}.net`,
          amount: number * 7 + 3,
        });
      }
    return rows;
  }

  function ownRows(ask: Ask, noun: string, block: number): readonly Row[] {
    return [...rowsOf(ask, noun, block).values()].filter((row) => row.owner_id === ask.who);
  }
}

function sessions(
  people: readonly { readonly name: string; readonly id: string }[],
  password: (name: string) => string,
): Record<string, Route> {
  const credentials = { username: text, password: { type: "string", format: "password" } };
  const known = (ask: Ask) => {
    const accounts = storeOf(ask, "accounts");
    if (accounts.size === 0)
      for (const { name, id } of people)
        accounts.set(id, { id, username: name, email: `${name}@example-mail.net`, password: password(name) });
    return accounts;
  };
  return {
    "POST /sessions": {
      security: [],
      takes: { type: "object", required: ["username", "password"], properties: credentials },
      promises: { access_token: text },
      handle: (ask) => {
        const { username, password: given } = sentIn(ask);
        const account = [...known(ask).values()].find((row) => row.username === username && row.password === given);
        return account === undefined
          ? { status: 401, json: { error: "wrong name or password" } }
          : { json: { access_token: ask.issue(String(account.id), { jti: randomBytes(8).toString("hex") }), token_type: "Bearer" } };
      },
    },
    "POST /accounts": {
      security: [],
      takes: {
        type: "object",
        required: ["username", "email", "password"],
        properties: { ...credentials, email: { type: "string", format: "email" } },
      },
      handle: (ask) => {
        const sent = only(["username", "email", "password"], sentIn(ask));
        if (Object.keys(sent).length < 3) return { status: 422, json: { error: "incomplete" } };
        const id = `user-x${next(ask, 700_000)}`;
        known(ask).set(id, { id, ...sent });
        return { status: 201, json: { id, username: sent.username } };
      },
    },
    "GET /me": {
      promises: { id: text, username: text, email: text },
      handle: (ask) => ({ json: only(["id", "username", "email"], known(ask).get(ask.who ?? "") ?? {}) }),
    },
  };
}

/** One word for each kind of a block; numbered where the words run out. */
function nounAt(block: number, kind: number): string {
  const index = block * 4 + kind;
  const turn = Math.floor(index / nouns.length);
  return `${nouns[index % nouns.length]}${turn === 0 ? "" : `_${"bcdefghij"[turn - 1]}`}`;
}

function uuidOf(number: number): string {
  const hex = ((number * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, "0");
  return `${hex}-4b1d-4c8e-9f21-${(number * 48_271).toString(16).padStart(12, "0")}`;
}
