// In: nothing. Out: writes to what another made, and writes that only seem to reach it.

import { accountRoutes } from "../accounts.js";
import { me } from "../collection.js";
import type { Ask, Reply, Route, Twin } from "../kit.js";
import { type Row, sentIn, shelf, storeOf } from "../shelf.js";

const notFound: Reply = { status: 404, json: { error: "not found" } };
const done: Reply = { status: 204 };
const text = { type: "string" };
const fields = { id: { type: "integer" }, title: text, body: text, owner: { ...text, readOnly: true } };
const takes = { type: "object", required: ["title", "body"], properties: { title: { type: "string", maxLength: 40 }, body: text } };

interface Manner {
  /** The object, where the caller may have it; the leaky one lets every caller. */
  readonly write: (note: Record<string, unknown>, ask: Ask, mine: boolean, leaky: boolean) => Reply;
  readonly reads?: (note: Record<string, unknown>, ask: Ask) => unknown;
  /** Everybody's notes stand in the list. */
  readonly board?: boolean;
  readonly more?: Readonly<Record<string, unknown>>;
  /** Ids of another kind than small numbers. */
  readonly id?: (count: number) => string | number;
}

function count(memory: Map<string, number>, name: string): number {
  const next = (memory.get(name) ?? 0) + 1;
  memory.set(name, next);
  return next;
}

/** Notes that anybody may make, list and read of their own, and one way to write to one. */
function notes(
  write: string,
  { write: apply, reads = (note) => note, board = false, more = {}, id = (n) => 100 + n }: Manner,
  route: Partial<Route> = {},
): Record<string, Route> {
  const own = (ask: Ask, note: Record<string, unknown>) => board || note.owner === ask.who;
  return {
    ...me,
    "GET /notes": {
      list: true,
      promises: { ...fields, ...more },
      handle: (ask) => ({ json: [...ask.things.values()].filter((note) => own(ask, note)) }),
    },
    "POST /notes": {
      takes,
      promises: { ...fields, ...more },
      handle: (ask) => {
        const sent = JSON.parse(ask.body) as Record<string, unknown>;
        if (typeof sent.title !== "string" || typeof sent.body !== "string")
          return { status: 422, json: { errors: { title: ["is required"], body: ["is required"] } } };
        const key = id(count(ask.memory, "notes"));
        const note = {
          id: key,
          title: sent.title,
          body: sent.body,
          owner: ask.who,
          ...Object.fromEntries(Object.keys(more).map((name) => [name, 1])),
        };
        ask.things.set(String(key), note);
        return { status: 201, json: note };
      },
    },
    "GET /notes/{note_id}": {
      promises: { ...fields, ...more },
      handle: (ask) => {
        const note = ask.things.get(ask.path.note_id!);
        return note !== undefined && own(ask, note) ? { json: reads(note, ask) } : notFound;
      },
    },
    ...(write.startsWith("DELETE")
      ? {}
      : { "DELETE /notes/{note_id}": { handle: (ask: Ask) => remove(ask, ask.things.get(ask.path.note_id!)?.owner === ask.who) } }),
    [write]: {
      ...(write.startsWith("DELETE") || write.startsWith("POST") ? {} : { takes }),
      ...route,
      handle: (ask, leaky) => {
        const note = ask.things.get(ask.path.note_id!);
        if (note === undefined) return notFound;
        return apply(note, ask, note.owner === ask.who, leaky);
      },
    },
  };
}

function remove(ask: Ask, allowed: boolean): Reply {
  if (!allowed) return notFound;
  ask.things.delete(ask.path.note_id!);
  return done;
}

function assign(note: Record<string, unknown>, { body }: Ask): Reply {
  const { title, body: sent } = JSON.parse(body) as Record<string, unknown>;
  Object.assign(note, title === undefined ? {} : { title }, sent === undefined ? {} : { body: sent });
  return { json: note };
}

const active = { configuration: { active: true } };
const patched = "PATCH /notes/{note_id}";
const deleted = "DELETE /notes/{note_id}";

/** As JSON:API has it. */
const envelope = (properties: Readonly<Record<string, unknown>>, making: boolean) => ({
  type: "object",
  required: ["data"],
  properties: {
    data: {
      type: "object",
      required: making ? ["type", "attributes"] : ["type", "id", "attributes"],
      properties: {
        type: { type: "string", enum: ["things"] },
        id: text,
        attributes: { type: "object", properties, ...(making ? { required: Object.keys(properties) } : {}) },
      },
    },
  },
});
const enveloped = shelf({
  takes: { title: text },
  promises: { id: { type: "integer" }, owner: text, title: text },
  fresh: ({ who }) => ({ owner: who }),
  keep: ({ title }) => ({ title }),
  body: envelope,
  unwrap: (sent) => (sent.data as { readonly attributes?: Row } | undefined)?.attributes ?? {},
  wrap: ({ id, ...attributes }) => ({ data: { type: "things", id: String(id), attributes } }),
});

export const twins: readonly Twin[] = [
  {
    name: "a change without asking whose it is",
    ...active,
    routes: notes(patched, { write: (note, ask, mine, leaky) => (mine || leaky ? assign(note, ask) : notFound) }),
    leaks: [`object-authorization ${patched} high`],
    verifies: [`subject-ownership ${patched}`, `subject-ownership ${deleted}`, `token-validation ${patched}`],
  },
  {
    name: "a replacement that answers with nothing, ids are UUIDs",
    ...active,
    routes: notes("PUT /notes/{note_id}", {
      id: (n) => `7d3f2a90-41c8-4e5b-9a67-${String(n).padStart(12, "0")}`,
      write: (note, ask, mine, leaky) => {
        if (!mine && !leaky) return { status: 403, json: { error: "forbidden" } };
        assign(note, ask);
        return done;
      },
    }),
    leaks: ["object-authorization PUT /notes/{note_id} high"],
    verifies: ["subject-ownership PUT /notes/{note_id}"],
  },
  {
    name: "a deletion of anybody's",
    ...active,
    routes: notes(deleted, { write: (_, ask, mine, leaky) => remove(ask, mine || leaky) }),
    leaks: [`object-authorization ${deleted} high`],
    verifies: [`subject-ownership ${deleted}`],
  },
  {
    name: "a deletion that says yes to all and deletes the caller's own alone",
    ...active,
    routes: notes(deleted, {
      write: (_, ask, mine, leaky) => {
        remove(ask, mine || leaky);
        return done;
      },
    }),
    leaks: [`object-authorization ${deleted} high`],
    verifies: [`subject-ownership ${deleted}`],
  },
  {
    name: "a deletion that leaves a mark",
    ...active,
    routes: notes(deleted, {
      more: { deleted: { type: "integer" } },
      write: (note, _, mine, leaky) => {
        if (!mine && !leaky) return notFound;
        note.deleted = 2;
        return done;
      },
    }),
    leaks: [`object-authorization ${deleted} high`],
    verifies: [`subject-ownership ${deleted}`],
  },
  {
    name: "an action below the object",
    ...active,
    routes: notes("POST /notes/{note_id}/archive", {
      more: { archived: { type: "integer" } },
      write: (note, _, mine, leaky) => {
        if (!mine && !leaky) return notFound;
        note.archived = 2;
        return { json: { ok: true } };
      },
    }),
    leaks: ["object-authorization POST /notes/{note_id}/archive high"],
    verifies: ["subject-ownership POST /notes/{note_id}/archive"],
  },
  {
    name: "a write that takes no token",
    ...active,
    routes: notes(
      patched,
      {
        write: (note, ask, mine, leaky) =>
          leaky
            ? assign(note, ask)
            : mine
              ? assign(note, ask)
              : ask.who === null
                ? { status: 401, json: { error: "unauthorized" } }
                : notFound,
      },
      { open: true },
    ),
    leaks: [`missing-authentication ${patched} critical`],
    verifies: [`subject-ownership ${patched}`],
  },
  {
    name: "a version that must be named, and fields that move by themselves",
    ...active,
    routes: notes(
      patched,
      {
        more: { version: { type: "integer" }, read_count: { type: "integer" }, seen: { type: "integer" } },
        reads: (note, ask) => ({ ...note, read_count: count(ask.memory, "reads"), seen: count(ask.memory, "seen") }),
        write: (note, ask, mine, leaky) => {
          if (!mine && !leaky) return notFound;
          const sent = JSON.parse(ask.body) as Record<string, unknown>;
          if (sent.version !== note.version) return { status: 409, json: { error: "the version is another one" } };
          assign(note, ask);
          note.version = Number(note.version) + 1;
          return { json: note };
        },
      },
      { takes: { type: "object", required: ["title", "version"], properties: { title: text, version: { type: "integer" } } } },
    ),
    leaks: [`object-authorization ${patched} high`],
    verifies: [`subject-ownership ${patched}`],
  },
  {
    name: "a good answer that wrote to the caller's own instead",
    ...active,
    routes: notes(patched, {
      write: (note, ask, mine, leaky) => {
        const own = mine || leaky ? note : [...ask.things.values()].find(({ owner }) => owner === ask.who);
        if (own !== undefined) assign(own, ask);
        return done;
      },
    }),
    leaks: [`object-authorization ${patched} high`],
    verifies: [`subject-ownership ${patched}`],
  },
  {
    name: "a change of which every part may be left out",
    ...active,
    routes: notes(
      patched,
      { write: (note, ask, mine, leaky) => (mine || leaky ? assign(note, ask) : notFound) },
      { takes: { type: "object", properties: { title: { type: ["string", "null"], pattern: "^[A-Z][a-z0-9 ]{2,30}$" } } } },
    ),
    leaks: [`object-authorization ${patched} high`],
    verifies: [`subject-ownership ${patched}`],
  },
  {
    name: "a change of nothing that is shown",
    ...active,
    routes: notes(patched, { write: (_, __, mine) => (mine ? done : notFound) }, { takes: { type: "object", properties: {} } }),
    leaks: [],
    leavesOpen: [`subject-ownership ${patched}`],
  },
  {
    name: "a board that all of them write on",
    ...active,
    routes: notes(patched, { board: true, write: (note, ask) => assign(note, ask) }),
    leaks: [`object-authorization ${patched} low`],
    soundMaySay: [`object-authorization ${patched} low`],
  },
  {
    name: "somebody who may write to all",
    ...active,
    identities: { bob: { privileged: true } },
    routes: notes(patched, { write: (note, ask, mine) => (mine || ask.who === "user-b2" ? assign(note, ask) : notFound) }),
    leaks: [],
  },
  {
    name: "a thing in envelopes, whose id a change has to repeat",
    ...active,
    routes: {
      ...enveloped,
      "PATCH /things/{thing_id}": {
        ...enveloped["PATCH /things/{thing_id}"]!,
        takes: envelope({ title: text }, false),
        handle: (ask, leaky) => {
          const row = storeOf(ask, "things").get(ask.path.thing_id!);
          if (row === undefined || (!leaky && row.owner !== ask.who)) return notFound;
          const { id, attributes } = sentIn(ask).data as { readonly id?: string; readonly attributes?: Row };
          if (id !== String(row.id)) return { status: 409, json: { errors: [{ detail: "the id is another one" }] } };
          if (attributes?.title !== undefined) row.title = attributes.title;
          return done;
        },
      },
    },
    leaks: ["object-authorization PATCH /things/{thing_id} high"],
    verifies: ["subject-ownership PATCH /things/{thing_id}"],
  },
  {
    name: "an account by its id",
    people: {},
    ...active,
    routes: accountRoutes({
      register: (sent) => ({ ...sent, nickname: "none" }),
      shows: ["id", "username", "email", "nickname"],
      further: {
        "PATCH /users/{user_id}": {
          takes: { type: "object", properties: { nickname: { type: "string", maxLength: 40 } } },
          handle: (ask, leaky) => {
            const users = storeOf(ask, "users");
            const named = users.get(ask.path.user_id!);
            // The sound one answers 204 as well, and has changed whoever asked.
            const changed = leaky ? named : users.get(ask.who ?? "");
            if (named === undefined || changed === undefined) return notFound;
            changed.nickname = sentIn(ask).nickname;
            return done;
          },
        },
      },
    }),
    leaks: ["object-authorization PATCH /users/{user_id} high"],
    verifies: ["subject-ownership PATCH /users/{user_id}"],
  },
  {
    name: "an operation that works for nobody",
    ...active,
    routes: notes(patched, { write: () => ({ status: 501, json: { error: "not implemented" } }) }),
    leaks: [],
    leavesOpen: [`subject-ownership ${patched}`],
  },
];
