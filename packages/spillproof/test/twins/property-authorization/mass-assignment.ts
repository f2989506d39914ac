// In: nothing. Out: the ways in which an API keeps what callers may not set, and answers that only look as if it did.

import { type Accounts, accountFields, accountRoutes } from "../accounts.js";
import type { Twin } from "../kit.js";
import { only, type Row, type Shelf, sentIn, shelf, storeOf, text } from "../shelf.js";

const active = { active: true } as const;
const takes = { title: text, remark: text } as const;
const names = Object.keys(takes);
const fields = { id: { type: "integer" }, owner: text, ...takes } as const;
const change = "mass-assignment PATCH /things/{thing_id}";
const making = "mass-assignment POST /things";
const held = ["input-controls PATCH /things/{thing_id}", "input-controls POST /things"] as const;
const unprocessable = { status: 422, json: { error: "a field is not known" } } as const;

/** A thing with one field besides, which the leaky one takes on changing or on making it. */
function thing(
  name: string,
  field: Readonly<Record<string, unknown>>,
  initial: Row,
  leaks: readonly string[],
  { keep, ...shelved }: Partial<Shelf> = {},
  twin: Partial<Twin> = {},
): Twin {
  const anything = leaks.length === 2;
  const onMaking = leaks[0]?.includes("POST") === true;
  return {
    name,
    routes: shelf({
      takes,
      promises: { ...fields, ...field },
      fresh: ({ who }) => ({ owner: who, ...initial }),
      keep: keep ?? ((sent, row, leaky) => (leaky && (anything || onMaking === (row === null)) ? sent : only(names, sent))),
      ...shelved,
    }),
    configuration: active,
    leaks,
    verifies: held,
    ...twin,
  };
}

function accounts(name: string, leaks: readonly string[], manner: Accounts, twin: Partial<Twin> = {}): Twin {
  return { name, people: {}, routes: accountRoutes(manner), configuration: active, leaks, ...twin };
}

const plain = (sent: Row) => only(accountFields, sent);
const copied = (sent: Row, leaky: boolean) => (leaky ? sent : plain(sent));

export const twins: readonly Twin[] = [
  thing("a change copies the body", { status: text, approved: { type: "boolean" } }, { status: "pending", approved: false }, [
    `${change} high`,
  ]),
  thing("the thing stands in an envelope within an envelope", { approved: { type: "boolean" } }, { approved: false }, [`${making} high`], {
    body: (properties) => ({
      type: "object",
      required: ["data"],
      properties: {
        data: {
          type: "object",
          required: ["type", "attributes"],
          properties: {
            type: { type: "string", enum: ["things"] },
            attributes: { type: "object", required: Object.keys(properties), properties },
            relationships: { type: "object", properties: {} },
          },
        },
      },
    }),
    unwrap: (sent) => (sent.data as { readonly attributes?: Row } | undefined)?.attributes ?? {},
    wrap: ({ id, ...attributes }) => ({ data: { type: "things", id, attributes, relationships: {} } }),
  }),
  thing("making copies the body", { balance: { type: "number" } }, { balance: 0 }, [`${making} high`]),
  thing("both do, a price among the rest", { preis: { type: "string" } }, { preis: "10.00" }, [`${change} high`, `${making} high`]),
  thing(
    "a whole thing is put",
    { discount: { type: "integer" } },
    { discount: 0 },
    ["mass-assignment PUT /things/{thing_id} high"],
    { method: "PUT" },
    {
      verifies: ["input-controls PUT /things/{thing_id}", "input-controls POST /things"],
    },
  ),
  thing(
    "one schema for both ways, in which some is readOnly",
    { credit: { type: "integer", readOnly: true } },
    { credit: 5 },
    [`${change} high`],
    {
      takes: { ...takes, credit: { type: "integer", readOnly: true } },
      body: (properties) => ({ type: "object", required: names, properties }),
    },
    {},
  ),
  thing("in envelopes", { verified: { type: "boolean" } }, { verified: false }, [`${change} high`], {
    body: (properties) => ({ type: "object", required: ["thing"], properties: { thing: { type: "object", required: names, properties } } }),
    unwrap: (sent) => (sent.thing ?? {}) as Row,
    wrap: (row) => ({ data: row, meta: { took: 3 } }),
    promises: { data: {}, meta: {}, id: {}, title: {}, remark: {}, owner: {}, verified: {} },
  }),
  thing("a change gives it away", {}, {}, [`${change} high`], {
    keep: (sent, row, leaky) => only(leaky && row !== null ? [...names, "owner"] : names, sent),
  }),
  thing("made in another's name", {}, {}, [`${making} high`], {
    keep: (sent, row, leaky) => only(leaky && row === null ? [...names, "owner"] : names, sent),
  }),
  thing("a list of permissions", { permissions: { type: "array", items: text } }, { permissions: ["read"] }, [`${change} high`]),
  // What lies.
  thing("what was sent comes back, and is forgotten", { status: text }, { status: "pending" }, [`${change} high`], {
    changed: (row, sent) => ({ ...row, ...sent }),
  }),
  thing("strict on what it does not know", { status: text }, { status: "pending" }, [`${change} high`], {
    keep: (sent, row, leaky) =>
      !(leaky && row !== null) && Object.keys(sent).some((name) => !names.includes(name)) ? { refusal: unprocessable } : sent,
  }),
  thing(
    "one value is minded, and so the rest with it",
    { status: text, score: { type: "integer" } },
    { status: "pending", score: 1 },
    [`${change} high`],
    {
      keep: (sent, row, leaky) => {
        if (row === null) return only(names, sent);
        if (sent.status !== undefined) return { refusal: unprocessable };
        return leaky ? sent : only(names, sent);
      },
    },
  ),
  thing(
    "it changes by itself",
    { status: text, score: { type: "integer" }, credit: { type: "integer" } },
    { status: "pending", score: 0, credit: 0 },
    [`${change} high`],
    {
      keep: (sent, row, leaky) =>
        row === null
          ? only(names, sent)
          : {
              ...only(leaky ? [...names, "credit"] : names, sent),
              score: Number(row.score) + 41,
              status: row.status === "pending" ? "approved" : "pending",
            },
    },
  ),
  thing(
    "a name of one's own, which no document tells",
    { nickname: text, credit: { type: "integer" } },
    { nickname: "", credit: 0 },
    [`${change} high`],
    {
      keep: (sent, row, leaky) => only([...names, "nickname", ...(leaky && row !== null ? ["credit"] : [])], sent),
    },
  ),
  thing("a field that is readOnly and harms nobody", { colour: { type: "string", readOnly: true } }, { colour: "red" }, [`${change} low`], {
    keep: (sent, row, leaky) => only([...names, ...(leaky && row !== null ? ["colour"] : [])], sent),
  }),
  thing(
    "open to anything by the document",
    { price: { type: "number" }, is_admin: { type: "boolean" } },
    { price: 1, is_admin: false },
    [`${change} high`],
    {
      body: (properties, isMade) => ({ type: "object", properties, ...(isMade ? { required: names } : {}), additionalProperties: true }),
      keep: (sent, row, leaky) => (leaky && row !== null ? sent : only([...names, "price"], sent)),
    },
    { leaks: [`${change} high`, `${making} low`], soundMaySay: [`${change} low`, `${making} low`], verifies: [] },
  ),
  thing(
    "set by an operation of its own",
    { status: text, credit: { type: "integer" } },
    { status: "pending", credit: 0 },
    [`${change} high`],
    {
      keep: (sent, row, leaky) => only([...names, "status", ...(leaky && row !== null ? ["credit"] : [])], sent),
      further: {
        "POST /things/{thing_id}/status": {
          takes: { type: "object", required: ["status"], properties: { status: text } },
          handle: (ask) => {
            const row = storeOf(ask, "things").get(ask.path.thing_id!);
            if (row?.owner !== ask.who) return { status: 404, json: { error: "not found" } };
            return { json: Object.assign(row!, only(["status"], sentIn(ask))) };
          },
        },
      },
    },
  ),
  thing(
    "wants the whole thing back as it was",
    { status: { ...text, readOnly: true } },
    { status: "pending" },
    ["mass-assignment PUT /things/{thing_id} high"],
    {
      method: "PUT",
      keep: (sent, row, leaky) =>
        row === null
          ? only(names, sent)
          : !Object.hasOwn(sent, "status") || !Object.hasOwn(sent, "owner") || (!leaky && sent.status !== row.status)
            ? { refusal: unprocessable }
            : only(leaky ? [...names, "status"] : names, sent),
    },
    { verifies: ["input-controls PUT /things/{thing_id}", "input-controls POST /things"] },
  ),
  thing("the server knows better", { role: text }, { role: "member" }, [`${change} high`], {
    keep: (sent, row, leaky) => (row === null ? only(names, sent) : { ...sent, ...(leaky ? {} : { role: "member", owner: row.owner }) }),
  }),
  thing(
    "falls over what it does not know",
    { status: text },
    { status: "pending" },
    [`${change} high`],
    {
      keep: (sent, row, leaky) =>
        row !== null && !leaky && Object.keys(sent).some((name) => !names.includes(name))
          ? { refusal: { status: 500, json: { error: "internal" } } }
          : only(leaky && row !== null ? [...names, "status"] : names, sent),
    },
    { verifies: ["input-controls POST /things"], leavesOpen: ["input-controls PATCH /things/{thing_id}"] },
  ),
  accounts(
    "a profile copies the body",
    ["mass-assignment PATCH /me high"],
    {
      register: plain,
      change: (sent, leaky) => (leaky ? sent : only(accountFields, sent)),
    },
    { verifies: ["input-controls PATCH /me", "input-controls POST /register"] },
  ),
  accounts(
    "a sign-up copies the body",
    ["mass-assignment POST /register high"],
    { register: copied },
    { verifies: ["input-controls POST /register"] },
  ),
  accounts(
    "a sign-up that is strict",
    ["mass-assignment POST /register high"],
    {
      register: (sent, leaky) => (leaky || Object.keys(sent).every((name) => accountFields.includes(name)) ? sent : null),
    },
    { verifies: ["input-controls POST /register"] },
  ),
  accounts(
    "only the token says the role",
    ["mass-assignment POST /register high"],
    {
      register: copied,
      shows: ["id", "username", "email"],
      claims: ({ role }) => ({ role }),
    },
    { verifies: ["input-controls POST /register"] },
  ),
  accounts(
    "nothing shows the role but what it opens",
    ["mass-assignment POST /register high"],
    {
      register: copied,
      shows: ["id", "username", "email"],
      further: {
        "GET /admin/statistics": {
          summary: "Statistics for administrators",
          promises: ["visits"],
          handle: (ask) =>
            storeOf(ask, "users").get(ask.who ?? "")?.role === "admin"
              ? { json: { visits: 41_207 } }
              : { status: 403, json: { error: "forbidden" } },
        },
      },
    },
    { verifies: ["input-controls POST /register"] },
  ),
];
