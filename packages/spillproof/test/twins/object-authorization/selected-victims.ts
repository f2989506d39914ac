// In: nothing. Out: ids in a body that say whose thing is meant: taken from anybody, or for what they are for.

import { accountFields, accountRoutes } from "../accounts.js";
import { me } from "../collection.js";
import type { Ask, Reply, Route, Twin } from "../kit.js";
import { personOf } from "../people.js";
import { only, storeOf } from "../shelf.js";

const text = { type: "string" };
const integer = { type: "integer" };
const active = { configuration: { active: true } };
const notFound: Reply = { status: 404, json: { error: "not found" } };

const aboutOf = (who: string | null) => {
  const { id, name, email, phone } = personOf(who);
  return { id, name, email, phone };
};

/** Two for each account, with a little in them. */
function walletsOf(ask: Ask, owner: string) {
  const wallets = storeOf(ask, "wallets");
  if (![...wallets.values()].some((wallet) => wallet.owner === owner))
    for (const _ of ["current", "savings"]) {
      const id = next(ask.memory, "wallets", 7000);
      wallets.set(String(id), { id, owner, balance: 20 });
    }
  return [...wallets.values()].filter((wallet) => wallet.owner === owner).map(({ id, balance }) => ({ id, balance }));
}

function next(memory: Map<string, number>, name: string, start: number): number {
  const value = (memory.get(name) ?? start) + 1;
  memory.set(name, value);
  return value;
}

type Thing = Record<string, unknown>;
type Make = (sent: Thing, ask: Ask, leaky: boolean) => Thing | Reply;

/** A kind of thing that is made, listed, read and deleted by its owner; `make` says whose it becomes. */
function kind(
  noun: string,
  properties: Readonly<Record<string, unknown>>,
  required: readonly string[],
  make: Make,
  sees: (thing: Thing, ask: Ask) => boolean = ({ owner }, { who }) => owner === who,
): Record<string, Route> {
  const promises = { id: integer, owner: text, ...properties };
  const of = (ask: Ask) => [...ask.things].filter(([key]) => key.startsWith(`${noun}/`)).map(([, thing]) => thing);
  const find = (ask: Ask) => {
    const thing = ask.things.get(`${noun}/${ask.path.id}`);
    return thing !== undefined && sees(thing, ask) ? thing : null;
  };
  return {
    [`GET /${noun}`]: { list: true, promises, handle: (ask) => ({ json: of(ask).filter((thing) => sees(thing, ask)) }) },
    [`POST /${noun}`]: {
      takes: { type: "object", required, properties },
      promises,
      handle: (ask, leaky) => {
        const made = make(JSON.parse(ask.body) as Thing, ask, leaky);
        if ("status" in made || "json" in made) return made;
        const thing = { id: next(ask.memory, noun, noun.length * 1000), ...made };
        ask.things.set(`${noun}/${thing.id}`, thing);
        return { status: 201, json: thing };
      },
    },
    [`GET /${noun}/{id}`]: {
      promises,
      handle: (ask) => {
        const thing = find(ask);
        return thing === null ? notFound : { json: thing };
      },
    },
    [`DELETE /${noun}/{id}`]: {
      handle: (ask) => (find(ask) !== null && ask.things.delete(`${noun}/${ask.path.id}`) ? { status: 204 } : notFound),
    },
  };
}

const plain: Make = ({ title }, { who }) => ({ title, owner: who });
const bookings = (make: Make) => kind("bookings", { title: text, user_id: text }, ["title"], make);
const accounts = kind("accounts", { title: text, balance: integer }, ["title"], ({ title }, { who }) => ({
  title,
  balance: 500,
  owner: who,
}));

export const twins: readonly Twin[] = [
  {
    name: "a booking in anybody's name",
    ...active,
    routes: { ...me, ...bookings(({ title, user_id }, { who }, leaky) => ({ title, owner: leaky ? (user_id ?? who) : who })) },
    leaks: ["object-authorization POST /bookings high"],
    verifies: ["subject-ownership POST /bookings"],
  },
  {
    name: "a booking that is refused for others",
    ...active,
    routes: {
      ...me,
      ...bookings(({ title, user_id }, { who }, leaky) =>
        leaky || user_id === undefined || user_id === who
          ? { title, owner: user_id ?? who }
          : { status: 403, json: { error: "forbidden" } },
      ),
    },
    leaks: ["object-authorization POST /bookings high"],
    verifies: ["subject-ownership POST /bookings"],
  },
  {
    name: "in anybody's name, by an id within objects, and shown on a later page alone",
    ...active,
    routes: {
      ...me,
      ...bookings(({ title }, { who }) => ({ title, owner: who })),
      "GET /bookings": { list: true, promises: ["id", "title"], handle: () => ({ json: [{ id: 1, title: "The first of very many" }] }) },
      "POST /bookings": {
        ...bookings(plain)["POST /bookings"]!,
        takes: {
          type: "object",
          required: ["title"],
          properties: {
            title: text,
            guest: { type: "object", properties: { id: text } },
            customer: { type: "object", properties: { id: text } },
          },
        },
        handle: (ask, leaky) => {
          const sent = JSON.parse(ask.body) as { readonly title: string; readonly customer?: { readonly id?: string } };
          const id = next(ask.memory, "bookings", 8000);
          ask.things.set(`bookings/${id}`, { id, title: sent.title, owner: leaky ? (sent.customer?.id ?? ask.who) : ask.who });
          return { status: 201, json: { id } };
        },
      },
    },
    leaks: ["object-authorization POST /bookings high"],
    verifies: ["subject-ownership POST /bookings"],
  },
  {
    name: "a statement about anybody, read by whoever asked for it",
    ...active,
    routes: {
      "GET /me": { promises: ["id", "name", "email", "phone"], handle: ({ who }) => ({ json: aboutOf(who) }) },
      ...kind(
        "statements",
        { title: text, customer_id: text, phone: text },
        ["title", "customer_id"],
        ({ title, customer_id }, { who }, leaky) => {
          const about = leaky ? String(customer_id) : who;
          // Of whom it is, anybody may know.
          return { title, owner: who, customer_name: personOf(String(customer_id)).name, phone: personOf(about).phone };
        },
      ),
    },
    leaks: ["object-authorization POST /statements high"],
    verifies: ["subject-ownership POST /statements"],
  },
  {
    name: "an invitation is for another",
    ...active,
    routes: {
      ...me,
      ...kind(
        "invitations",
        { title: text, user_id: text },
        ["title", "user_id"],
        ({ title, user_id }, { who }) => ({ title, user_id, owner: who }),
        ({ owner, user_id }, { who }) => owner === who || user_id === who,
      ),
    },
    leaks: [],
  },
  {
    name: "a ticket that names both",
    ...active,
    routes: {
      ...me,
      ...kind(
        "tickets",
        { title: text, customer_id: text },
        ["title", "customer_id"],
        ({ title, customer_id }, { who }) => ({ title, customer_id, opened_by: who, owner: customer_id }),
        ({ owner, opened_by }, { who }) => owner === who || opened_by === who,
      ),
    },
    leaks: [],
  },
  {
    name: "money out of anybody's account",
    ...active,
    routes: {
      ...me,
      ...accounts,
      ...kind("payments", { title: text, account_id: integer }, ["title", "account_id"], ({ title, account_id }, ask, leaky) => {
        const account = ask.things.get(`accounts/${account_id}`);
        if (account === undefined || (!leaky && account.owner !== ask.who)) return { status: 422, json: { error: "no such account" } };
        account.balance = Number(account.balance) - 5;
        return { title, owner: ask.who };
      }),
    },
    leaks: ["object-authorization POST /payments high"],
    verifies: ["subject-ownership POST /payments"],
  },
  {
    name: "money from one account to another, of which no document reads one alone",
    people: {},
    ...active,
    routes: accountRoutes({
      register: (sent) => only(accountFields, sent),
      further: {
        "GET /wallets": {
          list: true,
          promises: ["id", "balance"],
          handle: (ask) => ({ json: walletsOf(ask, ask.who ?? "") }),
        },
        "POST /transfers": {
          takes: {
            type: "object",
            required: ["from_wallet", "to_wallet", "amount"],
            properties: { from_wallet: integer, to_wallet: integer, amount: { type: "number", minimum: 1 }, memo: text },
          },
          handle: (ask, leaky) => {
            const { from_wallet, to_wallet, amount } = JSON.parse(ask.body) as Record<string, number>;
            const [from, to] = [from_wallet, to_wallet].map((id) => storeOf(ask, "wallets").get(String(id)));
            // Any account may be given something.
            if (from === undefined || to === undefined || (!leaky && from.owner !== ask.who)) return notFound;
            from.balance = Number(from.balance) - amount!;
            to.balance = Number(to.balance) + amount!;
            return { status: 201, json: { done: true } };
          },
        },
      },
    }),
    leaks: ["object-authorization POST /transfers high"],
    verifies: ["subject-ownership POST /transfers"],
  },
  {
    name: "money to anybody's account",
    ...active,
    routes: {
      ...me,
      ...accounts,
      ...kind("deposits", { title: text, to_account_id: integer }, ["title", "to_account_id"], ({ title, to_account_id }, ask) => {
        const account = ask.things.get(`accounts/${to_account_id}`);
        if (account === undefined) return { status: 422, json: { error: "no such account" } };
        account.balance = Number(account.balance) + 5;
        return { title, owner: ask.who };
      }),
    },
    leaks: [],
  },
  {
    name: "a note on anybody's order",
    ...active,
    routes: {
      ...me,
      ...kind("orders", { title: text, remarks: { type: "array", items: text } }, ["title"], plain),
      ...kind("remarks", { text, order_id: integer }, ["text", "order_id"], ({ text: said, order_id }, ask, leaky) => {
        const order = ask.things.get(`orders/${order_id}`);
        if (order === undefined || (!leaky && order.owner !== ask.who)) return { status: 404, json: { error: "no such order" } };
        order.remarks = [...((order.remarks as string[] | undefined) ?? []), said];
        return { text: said, owner: ask.who };
      }),
    },
    leaks: ["object-authorization POST /remarks high"],
    verifies: ["subject-ownership POST /remarks"],
  },
];
