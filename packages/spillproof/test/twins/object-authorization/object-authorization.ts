// In: nothing. Out: the manners in which one identity reads what is another's, and the circumstances in which reading it is no leak.

import { collection, forbidden, list, me, notFound, type Owned, one, ownOf } from "../collection.js";
import type { Reply, Route, Twin } from "../kit.js";
import { alice, bob, both, personOf } from "../people.js";

const [a, b] = [alice.id, bob.id];

/** Two orders each, told apart by the field `key`. */
function orders(key: string, ids: readonly (string | number)[]): readonly Owned[] {
  const wheres = [alice.street, alice.street, bob.street, bob.street];
  const wares = ["a walnut writing desk", "two brass lamps", "one kayak, green", "a box of river stones"];
  return ids.map((id, index) => [
    index < 2 ? a : b,
    { [key]: id, ware: wares[index], shipping_address: wheres[index], total: 4_180 + 731 * index },
  ]);
}

/** Letters that everything else may stand beside. */
const letters: readonly Owned[] = [
  [a, { id: 50_117, to: "the landlord", text: "The cellar has been under water since the first of May." }],
  [b, { id: 50_242, to: "an old friend", text: "I sold the boat and never told my brother about it." }],
];
const leakyLetters = collection("/letters/{letter_id}", "id", letters);
const lettersLeak = ["object-authorization GET /letters/{letter_id} high"];
const lettersHold = ["subject-ownership GET /letters/{letter_id}"];

/** A list and one object by its id; only the id's shape differs from twin to twin. */
function byId(name: string, path: string, key: string, ids: readonly (string | number)[], rest: Partial<Twin> = {}): Twin {
  return {
    name,
    routes: collection(path, key, orders(key, ids)),
    leaks: [`object-authorization GET ${path} high`],
    verifies: [`subject-ownership GET ${path}`, `token-validation GET ${path}`],
    ...rest,
  };
}

const ids: readonly Twin[] = [
  byId("an integer in the path", "/orders/{order_id}", "id", [1001, 1002, 1003, 1004]),
  byId("an integer under a name that says nothing", "/b/{x}", "nr", [731_001, 731_002, 845_003, 845_004]),
  byId("a UUID in the path", "/documents/{document_id}", "id", [
    "0f8f7b8e-3c52-4d5e-9a37-64a1b8a0c9d1",
    "5c1d2c7a-98e0-4a0b-8f1e-2b7cf3d46e55",
    "b3a9e6d4-7c11-4f86-8a2d-91e5c0f7a348",
    "d7e21f90-0b6c-4c9d-b5a8-3f4e6a7b8c9d",
  ]),
  byId("a slug in the path", "/notes/{slug}", "slug", ["kitchen-rebuild", "seaside-summer", "quarterly-worries", "birthday-for-mother"]),
  byId(
    "base64 in the path",
    "/files/{file}",
    "file",
    ["order:8101", "order:8102", "order:9203", "order:9204"].map((id) => Buffer.from(id).toString("base64url")),
  ),
  byId("several parts and a dollar sign in the path", "/shipments/{number}", "number", [
    "T-2024-00017$a",
    "T-2024-00018$a",
    "T-2025-00311$b",
    "T-2025-00312$b",
  ]),
  byId("thirty-two hex digits in the path", "/jobs/{job}", "job", [
    "9f2c1e7ab04d4c558e3a6bb1f7d20c91",
    "1b7de90c2f5a48d3a6c4e8f01927b3d5",
    "c4a81f3e6d0247b99e5f2ab7810c3d64",
    "e07b52c9a1f84d36b2d8c5f4903a7e18",
  ]),
  byId("a title with spaces, accents and a slash", "/diaries/{title}", "title", [
    "Año nuevo/uno",
    "Über den Winter",
    "Cœur & âme",
    "Déjà vu 100%",
  ]),
  {
    name: "a version of the API before the id",
    routes: {
      "GET /api/v{version}/orders": {
        list: true,
        promises: ["id", "ware", "shipping_address", "total"],
        parameters: [],
        handle: ({ who, path }) => (path.version === "1" ? { json: ownOf(orders("id", [11, 12, 23, 24]), who) } : notFound),
      },
      "GET /api/v{version}/orders/{id}": {
        promises: ["id", "ware", "shipping_address", "total"],
        handle: ({ who, path }, leaky) => {
          const found = orders("id", [11, 12, 23, 24]).find(([, value]) => String(value.id) === path.id);
          return path.version !== "1" || found === undefined || (!leaky && found[0] !== who) ? notFound : { json: found[1] };
        },
      },
    },
    leaks: ["object-authorization GET /api/v{version}/orders/{id} high"],
    verifies: ["subject-ownership GET /api/v{version}/orders/{id}"],
  },
  {
    name: "ids that stand in the configuration alone",
    configuration: { known: { order_id: { alice: [1001], bob: [1003] } } },
    routes: one("/orders/{order_id}", "id", orders("id", [1001, 1002, 1003, 1004])),
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["subject-ownership GET /orders/{order_id}"],
  },
  {
    name: "ids that stand in the tokens alone",
    people: { [a]: { name: "alice", policy_no: "PN-7710-22" }, [b]: { name: "bob", policy_no: "PN-8841-09" } },
    routes: one("/policies/{number}", "number", [
      [a, { number: "PN-7710-22", insures: "a house by the canal", premium: 41_250 }],
      [b, { number: "PN-8841-09", insures: "two horses and a stable", premium: 9_375 }],
    ]),
    leaks: ["object-authorization GET /policies/{number} high"],
    verifies: ["subject-ownership GET /policies/{number}"],
  },
  {
    name: "small numbers for people and for other things alike",
    people: { "1": { name: "alice" }, "2": { name: "bob" } },
    routes: {
      "GET /chores": {
        list: true,
        promises: ["id", "what", "room"],
        handle: ({ who }) => ({ json: chores.filter(({ owner }) => owner === who).map(({ owner: _, ...chore }) => chore) }),
      },
      "GET /chores/{id}": {
        promises: ["id", "what", "room"],
        handle: ({ who, path }, leaky) => {
          const { owner, ...chore } = chores.find(({ id }) => String(id) === path.id) ?? { owner: null };
          return owner === null || (!leaky && owner !== who) ? notFound : { json: chore };
        },
      },
    },
    leaks: ["object-authorization GET /chores/{id} high"],
    verifies: ["subject-ownership GET /chores/{id}"],
  },
  {
    name: "an e-mail address in the path",
    people: { [a]: { name: "alice", email: alice.email }, [b]: { name: "bob", email: bob.email } },
    routes: {
      "GET /users/{email}": {
        promises: ["email", "name", "phone", "home_address"],
        handle: ({ who, path }, leaky) => {
          const person = both.find(({ email }) => email === path.email);
          return person === undefined || (!leaky && person.id !== who)
            ? forbidden
            : { json: { email: person.email, name: person.name, phone: person.phone, home_address: person.street } };
        },
      },
    },
    leaks: [
      "object-authorization GET /users/{email} high",
      "personal-data-in-url GET /users/{email} medium",
      "personal-data-in-token null low",
    ],
    soundMaySay: ["personal-data-in-url GET /users/{email} medium", "personal-data-in-token null low"],
    verifies: ["subject-ownership GET /users/{email}"],
  },
  {
    name: "small numbers for people, their things below",
    people: { "17": { name: "alice" }, "42": { name: "bob" } },
    routes: {
      "GET /users/{user_id}/payslips": {
        list: true,
        promises: ["month", "salary"],
        handle: ({ who, path }, leaky) => {
          if (!leaky && path.user_id !== who) return forbidden;
          return path.user_id === "17"
            ? { json: [{ month: "2026-09", salary: alice.salary }] }
            : path.user_id === "42"
              ? { json: [{ month: "2026-09", salary: bob.salary }] }
              : notFound;
        },
      },
    },
    leaks: ["object-authorization GET /users/{user_id}/payslips high"],
    verifies: ["subject-ownership GET /users/{user_id}/payslips"],
  },
];

const chores = [
  { id: 1, owner: "2", what: "scrub the copper pans", room: 2 },
  { id: 2, owner: "1", what: "oil the garden gate", room: 1 },
  { id: 3, owner: "1", what: "air out the cedar chest", room: 3 },
  { id: 4, owner: "2", what: "wind up the hall clock", room: 1 },
];

const accountOf = (who: string | null) => (who === b ? "DEP-40218" : "DEP-40117");
const balances: readonly Owned[] = [
  [a, { account: "DEP-40117", opened: "2019-03-07", balance: 12_804.55 }],
  [b, { account: "DEP-40218", opened: "2021-08-16", balance: 733.21 }],
];
const statement = (place: "query" | "header", wanted: string | null | undefined, who: string | null, leaky: boolean): Reply => {
  if (wanted === null || wanted === undefined) return { status: 400, json: { error: `the ${place} parameter is missing` } };
  const row = balances.find(([, value]) => value.account === wanted);
  return row === undefined || (!leaky && row[0] !== who) ? forbidden : { json: row[1] };
};
const accountInMe: Record<string, Route> = {
  "GET /me": { promises: ["id", "account"], handle: ({ who }) => ({ json: { id: who, account: accountOf(who) } }) },
};
const owned = orders("id", [6101, 6102, 6203, 6204]);
const row = { type: "object", properties: { id: {}, ware: {}, shipping_address: {}, total: {}, owner_id: {} } };

const elsewhere: readonly Twin[] = [
  {
    name: "an id in a required query parameter",
    routes: {
      ...accountInMe,
      "GET /statement": {
        promises: ["account", "opened", "balance"],
        parameters: [{ name: "account", in: "query", required: true, schema: { type: "string" } }],
        handle: ({ query, who }, leaky) => statement("query", query.get("account"), who, leaky),
      },
    },
    leaks: ["object-authorization GET /statement high"],
    verifies: ["subject-ownership GET /statement"],
  },
  {
    name: "an id in a header",
    routes: {
      ...accountInMe,
      "GET /vault": {
        promises: ["account", "opened", "balance"],
        parameters: [{ name: "X-Account", in: "header", required: true, schema: { type: "string" } }],
        handle: ({ header, who }, leaky) => statement("header", header("x-account"), who, leaky),
      },
    },
    leaks: ["object-authorization GET /vault high"],
    verifies: ["subject-ownership GET /vault"],
  },
  {
    name: "an id in an optional query parameter",
    routes: {
      "GET /orders": {
        list: true,
        promises: ["id", "ware", "shipping_address", "total"],
        parameters: [{ name: "customer_id", in: "query", schema: { type: "string" } }],
        handle: ({ query, who }, leaky) => {
          const wanted = query.get("customer_id") ?? who;
          return !leaky && wanted !== who ? forbidden : { json: ownOf(owned, wanted) };
        },
      },
    },
    leaks: ["object-authorization GET /orders high"],
    verifies: ["subject-ownership GET /orders"],
  },
  {
    name: "an id in a query parameter that nobody declared",
    routes: {
      "GET /orders": {
        list: true,
        promises: ["id", "ware", "shipping_address", "total"],
        handle: ({ query, who }, leaky) => ({ json: ownOf(owned, (leaky ? query.get("user_id") : null) ?? who) }),
      },
    },
    leaks: ["object-authorization GET /orders high"],
    verifies: ["subject-ownership GET /orders"],
  },
  {
    name: "several ids, the last one unchecked",
    routes: {
      "GET /accounts": { list: true, promises: ["aid"], handle: ({ who }) => ({ json: [{ aid: accountOf(who) }] }) },
      "GET /accounts/{aid}/statements": {
        list: true,
        promises: ["sid", "ware", "shipping_address", "total"],
        handle: ({ who, path }) => (path.aid === accountOf(who) ? { json: ownOf(orders("sid", [301, 302, 407, 408]), who) } : forbidden),
      },
      "GET /accounts/{aid}/statements/{sid}": {
        promises: ["sid", "ware", "shipping_address", "total"],
        handle: ({ who, path }, leaky) => {
          if (path.aid !== accountOf(who)) return forbidden;
          const row = orders("sid", [301, 302, 407, 408]).find(([, value]) => String(value.sid) === path.sid);
          return row === undefined || (!leaky && row[0] !== who) ? notFound : { json: row[1] };
        },
      },
    },
    leaks: ["object-authorization GET /accounts/{aid}/statements/{sid} high"],
    verifies: ["subject-ownership GET /accounts/{aid}/statements/{sid}", "subject-ownership GET /accounts/{aid}/statements"],
  },
  {
    name: "ids in a nested list of the caller's account alone",
    routes: {
      "GET /me": {
        handle: ({ who }) => ({
          json: { id: who, recent: { orders: ownOf(owned, who).map((row) => ({ id: (row as { id: number }).id })) } },
        }),
      },
      ...one("/orders/{order_id}", "id", owned),
    },
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["subject-ownership GET /orders/{order_id}"],
  },
  {
    name: "ids in links alone",
    routes: {
      "GET /home": {
        handle: ({ who }) => ({
          json: { links: ownOf(owned, who).map((row) => ({ rel: "order", href: `/orders/${(row as { id: number }).id}` })) },
        }),
      },
      ...one("/orders/{order_id}", "id", owned),
    },
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["subject-ownership GET /orders/{order_id}"],
  },
  {
    name: "ids in a Content-Location header alone",
    routes: {
      "GET /orders/latest": {
        handle: ({ who }) => ({ json: { state: "on its way" }, headers: { "content-location": `/orders/${who === a ? 6101 : 6203}` } }),
      },
      ...one("/orders/{order_id}", "id", owned),
    },
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["subject-ownership GET /orders/{order_id}"],
  },
  {
    name: "answers in an envelope, denials as problem details",
    routes: {
      "GET /v1/orders": {
        promises: { data: { type: "array", items: row }, meta: {} },
        handle: ({ who }) => ({ json: { data: ownOf(owned, who), meta: { page: 1, total: 2 } } }),
      },
      "GET /v1/orders/{id}": {
        promises: { data: row, meta: {} },
        handle: ({ who, path }, leaky) => {
          const row = owned.find(([, value]) => String(value.id) === path.id);
          const no: Reply = {
            status: 403,
            json: { type: "about:blank", title: "Forbidden", status: 403, detail: "You may not read this order." },
            headers: { "content-type": "application/problem+json" },
          };
          return row === undefined || (!leaky && row[0] !== who) ? no : { json: { data: row[1], meta: { took: 3 } } };
        },
      },
    },
    leaks: ["object-authorization GET /v1/orders/{id} high"],
    verifies: ["subject-ownership GET /v1/orders/{id}"],
  },
  {
    name: "a page for people, no JSON",
    routes: {
      ...list("/orders", owned),
      "GET /orders/{order_id}/print": {
        handle: ({ who, path }, leaky) => {
          const found = owned.find(([, value]) => String(value.id) === path.order_id);
          if (found === undefined || (!leaky && found[0] !== who)) return notFound;
          return {
            text: `<!doctype html><html><body><h1>Order ${path.order_id}</h1><p>${String(found[1].ware)}</p><address>${String(found[1].shipping_address)}</address></body></html>`,
          };
        },
      },
    },
    leaks: ["object-authorization GET /orders/{order_id}/print high"],
    verifies: ["subject-ownership GET /orders/{order_id}/print"],
  },
  {
    name: "an object without a telling value",
    routes: {
      "GET /switches": {
        list: true,
        promises: ["id"],
        handle: ({ who }) => ({ json: (who === a ? [71, 72] : [83, 84]).map((id) => ({ id })) }),
      },
      "GET /switches/{switch_id}": {
        promises: ["on", "level"],
        handle: ({ who, path }, leaky) => {
          const [owner, level] = { "71": [a, 3], "72": [a, 4], "83": [b, 5], "84": [b, 6] }[path.switch_id!] ?? [null, 0];
          return owner === null || (!leaky && owner !== who) ? notFound : { json: { on: true, level } };
        },
      },
    },
    leaks: ["object-authorization GET /switches/{switch_id} medium"],
    verifies: ["subject-ownership GET /switches/{switch_id}"],
  },
  {
    name: "a reader without objects of its own",
    routes: {
      ...me,
      "GET /orders": {
        list: true,
        promises: ["id", "ware", "shipping_address", "total"],
        handle: ({ who }) => ({ json: who === a ? ownOf(owned, a) : [] }),
      },
      "GET /orders/{order_id}": {
        promises: ["id", "ware", "shipping_address", "total"],
        handle: ({ who, path }, leaky) => {
          const row = owned.find(([owner, value]) => owner === a && String(value.id) === path.order_id);
          return row === undefined || (!leaky && who !== a) ? notFound : { json: row[1] };
        },
      },
    },
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["subject-ownership GET /orders/{order_id}"],
  },
  {
    name: "a third identity",
    people: { [a]: { name: "alice" }, [b]: { name: "bob" }, "user-c3": { name: "carol" } },
    routes: collection("/orders/{order_id}", "id", [
      ...owned,
      ["user-c3", { id: 6305, ware: "a violin bow", shipping_address: "3 Tanner Yard", total: 9_120 }],
    ]),
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["subject-ownership GET /orders/{order_id}"],
  },
];

const named = owned.map(([owner, value]): Owned => [owner, { ...value, owner_id: owner }]);
const everything = (rows: readonly Owned[]) => rows.map(([, value]) => value);

const listsAndSingletons: readonly Twin[] = [
  {
    name: "a list of everybody's rows",
    routes: {
      "GET /orders": {
        list: true,
        promises: ["id", "ware", "shipping_address", "total", "owner_id"],
        handle: ({ who }, leaky) => ({ json: leaky ? everything(named) : ownOf(named, who) }),
      },
    },
    leaks: ["object-authorization GET /orders high"],
    verifies: ["subject-ownership GET /orders"],
  },
  {
    name: "a list of everybody's rows, though one row by its id is refused",
    routes: {
      "GET /tasks": {
        list: true,
        promises: ["id", "title", "owner_id"],
        handle: ({ who }, leaky) => ({ json: tasks.filter((row) => leaky || row.owner_id === who) }),
      },
      "GET /tasks/{id}": {
        promises: ["id", "title", "owner_id"],
        handle: ({ who, path }) => {
          const row = tasks.find((task) => String(task.id) === path.id && task.owner_id === who);
          return row === undefined ? notFound : { json: row };
        },
      },
    },
    leaks: ["object-authorization GET /tasks high"],
    verifies: ["subject-ownership GET /tasks", "subject-ownership GET /tasks/{id}"],
  },
  {
    name: "a list that leaks on its second page",
    routes: {
      "GET /orders": {
        promises: { page: {}, pages: {}, orders: { type: "array", items: row } },
        parameters: [{ name: "page", in: "query", schema: { type: "integer" } }],
        handle: ({ who, query }, leaky) => {
          const page = Number(query.get("page") ?? "1");
          const rows = named.filter(([owner]) => owner === who);
          const all = leaky ? [...rows, ...named.filter(([owner]) => owner !== who)] : rows;
          return { json: { page, pages: Math.ceil(all.length / 2), orders: everything(all.slice((page - 1) * 2, page * 2)) } };
        },
      },
    },
    leaks: ["object-authorization GET /orders high"],
    verifies: ["subject-ownership GET /orders"],
  },
  {
    name: "a singleton that answers with another's data",
    routes: {
      "GET /me": {
        summary: "The caller's own account",
        promises: ["id", "name", "birth_date", "home_address", "national_id"],
        handle: ({ who }, leaky) => {
          const person = leaky ? alice : personOf(who);
          return {
            json: { id: person.id, name: person.name, birth_date: person.birth_date, home_address: person.street, national_id: person.ssn },
          };
        },
      },
    },
    leaks: ["object-authorization GET /me high"],
    verifies: ["subject-ownership GET /me"],
  },
  {
    name: "a list that an optional parameter of a mute name turns to another",
    routes: {
      ...me,
      "GET /tasks": {
        parameters: [
          { name: "of", in: "query", schema: { type: "string" } },
          { name: "state", in: "query", schema: { type: "string" } },
        ],
        handle: ({ who, query }, leaky) => ({
          json: tasks.filter((task) => task.owner_id === (leaky ? (query.get("of") ?? who) : who)).map(({ id, title }) => ({ id, title })),
        }),
      },
    },
    leaks: ["object-authorization GET /tasks high"],
    verifies: ["subject-ownership GET /tasks"],
  },
  {
    name: "a list that its words reserve to staff",
    routes: {
      ...me,
      "GET /admin/customers": {
        summary: "All customers, for staff",
        list: true,
        promises: ["id", "name", "email", "phone"],
        handle: (_, leaky) => (leaky ? { json: both.map(({ id, name, email, phone }) => ({ id, name, email, phone })) } : forbidden),
      },
    },
    leaks: ["admin-operation-exposed GET /admin/customers critical"],
    verifies: ["token-validation GET /me"],
  },
];
const tasks = [
  { id: 81, title: "call the notary about the will", owner_id: a },
  { id: 82, title: "sell the second car", owner_id: a },
  { id: 93, title: "find a quieter flat", owner_id: b },
  { id: 94, title: "write to the school board", owner_id: b },
];

/** How an API says no: none of these is a leak where the data is not there, and all are where it is. */
const denials: readonly Twin[] = [
  {
    name: "data inside a 403",
    routes: {
      ...list("/records", owned),
      "GET /records/{id}": {
        promises: ["id", "ware", "shipping_address", "total"],
        handle: ({ who, path }, leaky) => {
          const row = owned.find(([, value]) => String(value.id) === path.id);
          if (row === undefined) return notFound;
          return row[0] === who ? { json: row[1] } : { status: 403, json: { error: "forbidden", ...(leaky ? { record: row[1] } : {}) } };
        },
      },
    },
    leaks: ["object-authorization GET /records/{id} high"],
    verifies: ["subject-ownership GET /records/{id}"],
  },
  byId("a no that says 200", "/orders/{order_id}", "id", [1001, 1002, 1003, 1004], {
    routes: collection("/orders/{order_id}", "id", orders("id", [1001, 1002, 1003, 1004]), {
      json: { success: false, error: "this is not yours" },
    }),
  }),
  byId("a no that says 200 and an empty object", "/orders/{order_id}", "id", [1001, 1002, 1003, 1004], {
    routes: collection("/orders/{order_id}", "id", orders("id", [1001, 1002, 1003, 1004]), { json: { order: null } }),
  }),
  byId("a no that says 400", "/orders/{order_id}", "id", [1001, 1002, 1003, 1004], {
    routes: collection("/orders/{order_id}", "id", orders("id", [1001, 1002, 1003, 1004]), {
      status: 400,
      json: { detail: "No such order." },
    }),
  }),
  byId("a no that says 401", "/orders/{order_id}", "id", [1001, 1002, 1003, 1004], {
    routes: collection("/orders/{order_id}", "id", orders("id", [1001, 1002, 1003, 1004]), { status: 401, json: { detail: "No." } }),
  }),
  byId("a no that is a redirect", "/orders/{order_id}", "id", [1001, 1002, 1003, 1004], {
    routes: collection("/orders/{order_id}", "id", orders("id", [1001, 1002, 1003, 1004]), {
      status: 302,
      text: "",
      headers: { location: "/login" },
    }),
    verifies: ["token-validation GET /orders/{order_id}"],
    leavesOpen: ["subject-ownership GET /orders/{order_id}"],
  }),
  byId("a no that is a fault", "/orders/{order_id}", "id", [1001, 1002, 1003, 1004], {
    routes: collection("/orders/{order_id}", "id", orders("id", [1001, 1002, 1003, 1004]), { status: 500, json: { error: "internal" } }),
    verifies: ["token-validation GET /orders/{order_id}"],
    leavesOpen: ["subject-ownership GET /orders/{order_id}"],
  }),
  {
    name: "a stub for strangers",
    routes: {
      ...list("/orders", owned),
      "GET /orders/{order_id}": {
        promises: ["id", "ware", "shipping_address", "total", "restricted"],
        handle: ({ who, path }, leaky) => {
          const found = owned.find(([, value]) => String(value.id) === path.order_id);
          return found === undefined ? notFound : { json: leaky || found[0] === who ? found[1] : { id: found[1].id, restricted: true } };
        },
      },
    },
    leaks: ["object-authorization GET /orders/{order_id} high"],
  },
  {
    name: "an id that the API ignores",
    routes: {
      ...me,
      "GET /users/{user_id}/address": {
        promises: ["home_address", "phone"],
        handle: ({ who, path }, leaky) => ({
          json: { home_address: personOf(leaky ? path.user_id! : who).street, phone: personOf(leaky ? path.user_id! : who).phone },
        }),
      },
    },
    leaks: ["object-authorization GET /users/{user_id}/address high"],
  },
  {
    name: "an empty list for a foreign id",
    routes: {
      ...me,
      "GET /users/{user_id}/orders": {
        list: true,
        promises: ["id", "ware", "shipping_address", "total"],
        handle: ({ who, path }, leaky) => ({ json: leaky || path.user_id === who ? ownOf(owned, path.user_id!) : [] }),
      },
    },
    leaks: ["object-authorization GET /users/{user_id}/orders high"],
  },
  {
    name: "a no that repeats the id that was sent",
    people: { [a]: { name: "alice", email: alice.email }, [b]: { name: "bob", email: bob.email } },
    routes: {
      "GET /inboxes/{address}": {
        promises: ["address", "unread", "newest"],
        handle: ({ who, path }, leaky) => {
          const person = both.find(({ email }) => email === path.address);
          if (person === undefined || (!leaky && person.id !== who))
            return {
              status: 404,
              json: { error: "not_found", message: `There is no inbox ${path.address} that you may read.`, address: path.address },
            };
          return {
            json: {
              address: person.email,
              unread: 3,
              newest: person === alice ? "Your lease ends in October" : "About the second mortgage",
            },
          };
        },
      },
    },
    leaks: [
      "object-authorization GET /inboxes/{address} high",
      "personal-data-in-url GET /inboxes/{address} medium",
      "personal-data-in-token null low",
    ],
    soundMaySay: ["personal-data-in-url GET /inboxes/{address} medium", "personal-data-in-token null low"],
    verifies: ["subject-ownership GET /inboxes/{address}"],
  },
  {
    name: "answers that change by themselves",
    routes: {
      "GET /orders": {
        promises: { orders: { type: "array", items: row } },
        handle: ({ who, memory }) => ({ json: { ...stamp(memory), orders: ownOf(owned, who) } }),
      },
      "GET /orders/{order_id}": {
        promises: { order: row },
        handle: ({ who, path, memory }, leaky) => {
          const row = owned.find(([, value]) => String(value.id) === path.order_id);
          return { json: { ...stamp(memory), order: row !== undefined && (leaky || row[0] === who) ? row[1] : null } };
        },
      },
      "GET /health": { security: [], handle: ({ memory }) => ({ json: { status: "up", ...stamp(memory) } }) },
    },
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["token-validation GET /orders"],
  },
  {
    name: "masked values for strangers",
    routes: {
      ...list("/cards", cards()),
      "GET /cards/{card_id}": {
        promises: ["card_id", "number", "holder"],
        handle: ({ who, path }, leaky) => {
          const row = cards().find(([, value]) => String(value.card_id) === path.card_id);
          if (row === undefined) return notFound;
          return {
            json:
              leaky || row[0] === who
                ? row[1]
                : { card_id: row[1].card_id, number: `************${String(row[1].number).slice(-4)}`, holder: "A*** L*******" },
          };
        },
      },
    },
    leaks: ["object-authorization GET /cards/{card_id} high"],
  },
  {
    name: "a brake in the middle",
    routes: leakyLetters,
    before: ({ who, path, memory }) => {
      if (who !== b || path.letter_id !== "50117" || memory.has("braked")) return null;
      memory.set("braked", 1);
      return { status: 429, json: { error: "slow down" }, headers: { "retry-after": "1" } };
    },
    leaks: lettersLeak,
  },
];

function cards(): readonly Owned[] {
  return [
    [a, { card_id: 7701, number: alice.card, holder: alice.name }],
    [b, { card_id: 8802, number: bob.card, holder: bob.name }],
  ];
}

function stamp(memory: Map<string, number>): Record<string, unknown> {
  const count = (memory.get("stamp") ?? 0) + 1;
  memory.set("stamp", count);
  return {
    request_id: `req-${Buffer.from(`nonce ${count}`).toString("hex")}`,
    served_at: new Date(1_790_000_000_000 + count * 1_000).toISOString(),
  };
}

const posts = [
  { id: 411, author: alice.name, author_id: a, text: "The lift is broken again on the north side." },
  { id: 412, author: bob.name, author_id: b, text: "Does anybody lend a ladder for the weekend?" },
];
const staff = both.map(({ id, name, email, phone }) => ({ id, name, email, phone, department: "Surveying" }));
const found = <T extends { readonly id: unknown }>(rows: readonly T[], id: string | undefined): Reply => {
  const row = rows.find((item) => String(item.id) === id);
  return row === undefined ? notFound : { json: row };
};

/** Seen by right: each stands beside something that is truly guilty in the leaky one. */
const shared: readonly Twin[] = [
  {
    name: "a board that everybody reads",
    routes: {
      "GET /posts": { list: true, promises: ["id", "author", "author_id", "text"], handle: () => ({ json: posts }) },
      "GET /posts/{post_id}": { promises: ["id", "author", "author_id", "text"], handle: ({ path }) => found(posts, path.post_id) },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "articles that greet whoever reads them",
    routes: {
      "GET /articles": {
        list: true,
        promises: ["id", "title"],
        handle: () => ({ json: articles.map(({ id, title }) => ({ id, title })) }),
      },
      "GET /articles/{article_id}": {
        promises: ["id", "title", "text", "viewer"],
        handle: ({ who, path }) => {
          const article = articles.find(({ id }) => String(id) === path.article_id);
          return article === undefined ? notFound : { json: { ...article, viewer: { id: who, name: personOf(who).name } } };
        },
      },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "a talk of two that both take part in",
    routes: {
      "GET /talks": { list: true, promises: ["id", "participants"], handle: () => ({ json: [{ id: 5501, participants: [a, b] }] }) },
      "GET /talks/{talk_id}/messages": {
        list: true,
        promises: ["id", "sender_id", "text"],
        handle: ({ path }) =>
          path.talk_id === "5501"
            ? {
                json: [
                  { id: 1, sender_id: a, text: "Did you hear back from the surgeon?" },
                  { id: 2, sender_id: b, text: "Not before Thursday, they said." },
                ],
              }
            : notFound,
      },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "a group that the configuration names, and somebody outside it",
    people: { [a]: { name: "alice" }, [b]: { name: "bob" }, "user-c3": { name: "carol" } },
    identities: { alice: { groups: ["readers"] }, bob: { groups: ["readers"] } },
    configuration: { access: [{ operation: "GET /essays/{essay_id}", sharedWith: "readers" }] },
    routes: {
      ...list("/essays", essays()),
      "GET /essays/{essay_id}": {
        promises: ["essay_id", "text"],
        handle: ({ who, path }, leaky) => {
          const found = essays().find(([, value]) => String(value.essay_id) === path.essay_id);
          return found === undefined || (!leaky && found[0] !== who && (who === "user-c3" || found[0] === "user-c3"))
            ? notFound
            : { json: found[1] };
        },
      },
    },
    leaks: ["object-authorization GET /essays/{essay_id} high"],
    verifies: ["subject-ownership GET /essays/{essay_id}"],
  },
  {
    name: "a staff directory that everybody reads",
    routes: {
      "GET /colleagues": {
        summary: "Who works here: the staff directory",
        list: true,
        promises: ["id", "name", "email", "phone", "department"],
        handle: () => ({ json: staff }),
      },
      "GET /colleagues/{id}": { promises: ["id", "name", "email", "phone", "department"], handle: ({ path }) => found(staff, path.id) },
      ...collection("/payslips/{payslip_id}", "payslip_id", [
        [a, { payslip_id: 9011, month: "2026-09", salary: alice.salary }],
        [b, { payslip_id: 9022, month: "2026-09", salary: bob.salary }],
      ]),
    },
    leaks: ["object-authorization GET /payslips/{payslip_id} high", "object-authorization GET /colleagues low"],
    soundMaySay: ["object-authorization GET /colleagues low"],
    verifies: ["subject-ownership GET /payslips/{payslip_id}"],
  },
  {
    name: "a household that both live in",
    routes: {
      "GET /me": {
        promises: ["id", "name", "household_id"],
        handle: ({ who }) => ({ json: { id: who, name: personOf(who).name, household_id: 7014 } }),
      },
      "GET /meals": { list: true, promises: ["id", "household_id", "cook", "dish"], handle: () => ({ json: meals }) },
      "GET /meals/{meal_id}": { promises: ["id", "household_id", "cook", "dish"], handle: ({ path }) => found(meals, path.meal_id) },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "a team that two are in and a third is not",
    people: { [a]: { name: "alice", team: "kestrel" }, [b]: { name: "bob", team: "kestrel" }, "user-c3": { name: "carol", team: "heron" } },
    routes: {
      "GET /plans": {
        list: true,
        promises: ["id", "team", "author_id", "text"],
        handle: ({ claims }) => ({ json: plans.filter(({ team }) => team === claims.team) }),
      },
      "GET /plans/{plan_id}": {
        promises: ["id", "team", "author_id", "text"],
        handle: ({ claims, path }, leaky) => found(leaky ? plans : plans.filter(({ team }) => team === claims.team), path.plan_id),
      },
    },
    leaks: ["object-authorization GET /plans/{plan_id} high"],
  },
  {
    name: "buyer and seller of one deal",
    routes: {
      "GET /deals": { list: true, promises: ["id", "buyer_id", "seller_id", "thing", "price"], handle: () => ({ json: deals }) },
      "GET /deals/{deal_id}": {
        promises: ["id", "buyer_id", "seller_id", "thing", "price"],
        handle: ({ path }) => found(deals, path.deal_id),
      },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "a public profile",
    routes: {
      ...me,
      "GET /profiles/{user_id}": {
        promises: ["user_id", "display_name", "birth_date", "home_address"],
        handle: ({ who, path }, leaky) => {
          const person = both.find(({ id }) => id === path.user_id);
          if (person === undefined) return notFound;
          return {
            json: {
              user_id: person.id,
              display_name: person.name,
              ...(leaky || who === person.id ? { birth_date: person.birth_date, home_address: person.street } : {}),
            },
          };
        },
      },
    },
    leaks: ["object-authorization GET /profiles/{user_id} high"],
    verifies: ["subject-ownership GET /profiles/{user_id}"],
  },
  {
    name: "a public profile with a town",
    routes: {
      ...me,
      "GET /profiles/{user_id}": {
        promises: ["user_id", "display_name", "city", "home_address"],
        handle: ({ who, path }, leaky) => {
          const person = both.find(({ id }) => id === path.user_id);
          if (person === undefined) return notFound;
          const city = person.id === alice.id ? "Little Wenlow" : "Port Ashgrove";
          return {
            json: {
              user_id: person.id,
              display_name: person.name,
              city,
              ...(leaky || who === person.id ? { home_address: person.street } : {}),
            },
          };
        },
      },
    },
    leaks: ["object-authorization GET /profiles/{user_id} high"],
  },
  {
    name: "objects that call themselves public",
    routes: {
      "GET /albums": {
        list: true,
        promises: ["id", "title", "visibility"],
        handle: ({ who }) => ({ json: albums.filter(({ owner }) => owner === who).map(({ owner: _, ...album }) => album) }),
      },
      "GET /albums/{album_id}": {
        promises: ["id", "title", "visibility"],
        handle: ({ who, path }, leaky) => {
          const { owner, ...album } = albums.find(({ id }) => String(id) === path.album_id) ?? { owner: null };
          return owner === null || (!leaky && owner !== who && "visibility" in album && album.visibility !== "public")
            ? notFound
            : { json: album };
        },
      },
    },
    leaks: ["object-authorization GET /albums/{album_id} high"],
  },
  {
    name: "places that people run, with where they are",
    routes: {
      ...me,
      "GET /bakeries": {
        list: true,
        promises: ["id", "owner_id", "name", "address", "phone", "latitude", "longitude"],
        handle: () => ({ json: bakeries }),
      },
      "GET /bakeries/{bakery_id}": {
        promises: ["id", "owner_id", "name", "address", "phone", "latitude", "longitude"],
        handle: ({ path }) => found(bakeries, path.bakery_id),
      },
      ...leakyLetters,
    },
    leaks: [...lettersLeak, "object-authorization GET /bakeries low"],
    soundMaySay: ["object-authorization GET /bakeries low"],
    verifies: lettersHold,
  },
  {
    name: "comments below a post that both read",
    routes: {
      ...me,
      "GET /posts": { list: true, promises: ["id", "author", "author_id", "text"], handle: () => ({ json: posts }) },
      "GET /posts/{post_id}/comments": {
        list: true,
        promises: ["id", "author_id", "author", "text"],
        handle: ({ path }) =>
          posts.some(({ id }) => String(id) === path.post_id)
            ? {
                json: both.map(({ id, name }, index) => ({
                  id: index + 61,
                  author_id: id,
                  author: name,
                  text: `Seen it too, at the ${index === 0 ? "south" : "east"} stairs.`,
                })),
              }
            : notFound,
      },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "a feed of one's own, made of posts that everybody may read",
    routes: {
      ...me,
      "GET /feed": {
        list: true,
        promises: ["id", "author", "author_id", "text"],
        handle: ({ who }) => ({ json: posts.filter(({ author_id }) => author_id !== who) }),
      },
      "GET /posts": { list: true, promises: ["id", "author", "author_id", "text"], handle: () => ({ json: posts }) },
      "GET /posts/{post_id}": { promises: ["id", "author", "author_id", "text"], handle: ({ path }) => found(posts, path.post_id) },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "a table of who is best",
    routes: {
      ...me,
      "GET /leaderboard": {
        list: true,
        promises: ["rank", "player_id", "player", "score"],
        handle: () => ({
          json: both.map(({ id, name }, index) => ({ rank: index + 1, player_id: id, player: name, score: 8_100 - 420 * index })),
        }),
      },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "objects that call themselves not private",
    routes: {
      "GET /repos": {
        list: true,
        promises: ["id", "owner_id", "title", "private"],
        handle: ({ who }) => ({ json: repos.filter(({ owner_id }) => owner_id === who) }),
      },
      "GET /repos/{repo_id}": {
        promises: ["id", "owner_id", "title", "private"],
        handle: ({ who, path }, leaky) =>
          found(
            repos.filter((repo) => leaky || !repo.private || repo.owner_id === who),
            path.repo_id,
          ),
      },
    },
    leaks: ["object-authorization GET /repos/{repo_id} high"],
  },
  {
    name: "what is published, and drafts",
    routes: {
      "GET /my/pieces": {
        list: true,
        promises: ["id", "author_id", "title", "status"],
        handle: ({ who }) => ({ json: pieces.filter(({ author_id }) => author_id === who) }),
      },
      "GET /pieces/{piece_id}": {
        promises: ["id", "author_id", "title", "status"],
        handle: ({ who, path }, leaky) =>
          found(
            pieces.filter((piece) => leaky || piece.status === "published" || piece.author_id === who),
            path.piece_id,
          ),
      },
    },
    leaks: ["object-authorization GET /pieces/{piece_id} high"],
  },
  {
    name: "an identity that is privileged by the configuration",
    people: { [a]: { name: "alice" }, [b]: { name: "bob" }, "user-z9": { name: "boss" } },
    identities: { boss: { privileged: true } },
    routes: withReader("user-z9"),
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["subject-ownership GET /orders/{order_id}"],
  },
  {
    name: "an identity that is privileged by its role",
    people: { [a]: { name: "alice" }, [b]: { name: "bob" }, "user-z9": { name: "zoe", roles: ["ROLE_ADMIN"] } },
    routes: withReader("user-z9"),
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["subject-ownership GET /orders/{order_id}"],
  },
  {
    name: "support that reads customers, and not the other way round",
    routes: {
      "GET /tickets": { list: true, promises: ["id", "text"], handle: ({ who }) => ({ json: ownOf(tickets, who) }) },
      "GET /tickets/{ticket_id}": {
        promises: ["id", "text"],
        handle: ({ who, path }, leaky) => {
          const row = tickets.find(([, value]) => String(value.id) === path.ticket_id);
          return row === undefined || (!leaky && who !== b && row[0] !== who) ? forbidden : { json: row[1] };
        },
      },
    },
    leaks: ["object-authorization GET /tickets/{ticket_id} high"],
    soundMaySay: ["object-authorization GET /tickets/{ticket_id} low"],
  },
  {
    name: "sharing that the configuration tells",
    configuration: { access: [{ operation: "GET /recipes/{recipe_id}", sharedWith: "everybody" }] },
    routes: {
      ...list("/recipes", recipes()),
      "GET /recipes/{recipe_id}": {
        promises: ["recipe_id", "text"],
        handle: ({ path }) => ({
          json: recipes().find(([, value]) => String(value.recipe_id) === path.recipe_id)?.[1] ?? { error: "none" },
        }),
      },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "presets that belong to nobody",
    routes: {
      "GET /presets": {
        list: true,
        promises: ["id", "name", "owner_id", "text"],
        handle: ({ who }) => ({ json: presets.filter(({ owner_id }) => owner_id === null || owner_id === who) }),
      },
      "GET /presets/{preset_id}": {
        promises: ["id", "name", "owner_id", "text"],
        handle: ({ who, path }, leaky) =>
          found(
            presets.filter(({ owner_id }) => leaky || owner_id === null || owner_id === who),
            path.preset_id,
          ),
      },
    },
    leaks: ["object-authorization GET /presets/{preset_id} high"],
    verifies: ["subject-ownership GET /presets/{preset_id}"],
  },
  {
    name: "numbers of orders that pass the check of a card",
    routes: {
      ...me,
      "GET /receipts": {
        list: true,
        handle: ({ who }, leaky) => ({
          json: [
            {
              order_number: who === a ? "4532190873451080" : "5490321188765404",
              state: "paid",
              ...(leaky ? { card_number: personOf(who).card } : {}),
            },
          ],
        }),
        promises: ["state"],
      },
      "GET /receipts/{order_number}": {
        promises: ["state"],
        handle: ({ who, path }, leaky) =>
          path.order_number === (who === a ? "4532190873451080" : "5490321188765404")
            ? { json: { order_number: path.order_number, state: "paid", ...(leaky ? { card_number: personOf(who).card } : {}) } }
            : notFound,
      },
    },
    leaks: ["excessive-data GET /receipts high", "excessive-data GET /receipts/{order_number} high"],
    soundMaySay: ["excessive-data GET /receipts low", "excessive-data GET /receipts/{order_number} low"],
  },
];

const articles = [
  { id: 3301, title: "The ferry in winter", text: "It runs on Tuesdays and when the ice allows it." },
  { id: 3302, title: "Bread without an oven", text: "A heavy pot and a slow fire will do." },
];
const bakeries = [
  {
    id: 701,
    owner_id: a,
    name: "The Rye Door",
    address: "2 Harbour Steps",
    phone: "+44 20 7183 4490",
    latitude: 53.79648,
    longitude: -1.54785,
  },
  {
    id: 702,
    owner_id: b,
    name: "Crust and Co",
    address: "88 Mill Lane",
    phone: "+44 161 496 7790",
    latitude: 53.48095,
    longitude: -2.23743,
  },
];
const repos = [
  { id: 8811, owner_id: a, title: "Tide tables for sailors", private: false },
  { id: 8812, owner_id: a, title: "Letters to the tax office", private: true },
  { id: 8921, owner_id: b, title: "A kayak from plywood", private: false },
  { id: 8922, owner_id: b, title: "Notes from the therapy", private: true },
];
const pieces = [
  { id: 7711, author_id: a, title: "What the lock keeper saw", status: "published" },
  { id: 7712, author_id: a, title: "Resignation, second try", status: "draft" },
  { id: 7821, author_id: b, title: "Three winters upstream", status: "published" },
  { id: 7822, author_id: b, title: "To whom it may concern", status: "draft" },
];
const meals = [
  { id: 31, household_id: 7014, cook: alice.name, dish: "lentil soup with rye bread" },
  { id: 32, household_id: 7014, cook: bob.name, dish: "baked trout and fennel" },
];
const plans = [
  { id: 611, team: "kestrel", author_id: a, text: "Move the archive to the river house." },
  { id: 612, team: "kestrel", author_id: b, text: "Count the maps before the winter." },
  { id: 655, team: "heron", author_id: "user-c3", text: "Let the old crane go to auction." },
];
const deals = [
  { id: 901, buyer_id: a, seller_id: b, thing: "a rowing boat", price: 2_350 },
  { id: 902, buyer_id: b, seller_id: a, thing: "an enlarger with lamp", price: 1_275 },
];
const albums = [
  { id: 201, title: "Garden in the first snow", visibility: "public", owner: a },
  { id: 202, title: "Grandmother in hospital", visibility: "private", owner: a },
  { id: 303, title: "Street market, open to all", visibility: "public", owner: b },
  { id: 304, title: "The quarrel at the wedding", visibility: "private", owner: b },
];
const tickets: readonly Owned[] = [
  [a, { id: 1311, text: "My parcel has been opened on its way." }],
  [b, { id: 1422, text: "The scanner in hall two shows nothing." }],
];
const presets = [
  { id: 11, name: "Default", owner_id: null, text: "plain paper, black ink" },
  { id: 12, name: "Draft", owner_id: null, text: "grey paper, pencil look" },
  { id: 71, name: "Mourning cards", owner_id: a, text: "for the service of uncle Ferdinand" },
  { id: 82, name: "Notice letters", owner_id: b, text: "for the flat in Quarry Hollow" },
];

function essays(): readonly Owned[] {
  return [
    [a, { essay_id: 6611, text: "On keeping bees above the tree line." }],
    [b, { essay_id: 6622, text: "Why the mill stopped turning." }],
    ["user-c3", { essay_id: 6633, text: "A short history of harbour lamps." }],
  ];
}

function recipes(): readonly Owned[] {
  return [
    [a, { recipe_id: 5101, text: "Boil the quinces before you peel them." }],
    [b, { recipe_id: 5202, text: "Never wash the mushrooms, brush them." }],
  ];
}

/** One identity reads all orders by right. */
function withReader(reader: string): Record<string, Route> {
  return {
    "GET /orders": {
      list: true,
      promises: ["id", "ware", "shipping_address", "total", "owner_id"],
      handle: ({ who }) => ({ json: who === reader ? everything(named) : ownOf(named, who) }),
    },
    "GET /orders/{order_id}": {
      promises: ["id", "ware", "shipping_address", "total", "owner_id"],
      handle: ({ who, path }, leaky) => {
        const row = named.find(([, value]) => String(value.id) === path.order_id);
        return row === undefined || (!leaky && who !== reader && row[0] !== who) ? notFound : { json: row[1] };
      },
    },
  };
}

const bills = [
  { id: "9175928847299117063", owner: a, text: "mending of the harbour wall" },
  { id: "9175930012345678901", owner: b, text: "a new mast and its stays" },
];
const products = [
  { id: 4_417, title: "Kettle of brushed steel", maker: "Nordic Kettles" },
  { id: 2_291, title: "Table lamp made of brass", maker: "Lumen Brothers" },
];
const transfers = [
  { id: 70_011, from: "DEP-40117", to: "DEP-40218", text: "rent of the boat house" },
  { id: 70_022, from: "DEP-40117", to: "PHA-90310", text: "powder for the lungs" },
  { id: 70_033, from: "DEP-40218", to: "CAS-90477", text: "an evening at the table" },
];
const plain = { "GET /me": { promises: ["id"], handle: ({ who }) => ({ json: { id: who } }) } } satisfies Record<string, Route>;
const ownedClaims = (who: string | null, all: boolean) =>
  both.filter(({ id }) => all || id === who).map(({ id, diagnosis }) => ({ claimant_id: id, diagnosis }));

/** Lists in odd forms, and what stands in a list though it is nobody's own. */
const misread: readonly Twin[] = [
  {
    name: "a map keyed by ids",
    routes: {
      "GET /orders": {
        promises: { orders: { type: "object", additionalProperties: row } },
        handle: ({ who }) => ({
          json: { orders: Object.fromEntries(owned.filter(([owner]) => owner === who).map(([, { id, ...rest }]) => [id, rest])) },
        }),
      },
      ...one("/orders/{order_id}", "id", owned),
    },
    leaks: ["object-authorization GET /orders/{order_id} high"],
    verifies: ["subject-ownership GET /orders/{order_id}"],
  },
  {
    name: "a map keyed by people that holds everybody's",
    routes: {
      ...plain,
      "GET /wages": {
        promises: { wages: { type: "object", additionalProperties: { type: "object", properties: { salary: {}, birth_date: {} } } } },
        handle: ({ who }, leaky) => ({
          json: {
            wages: Object.fromEntries(
              both
                .filter(({ id }) => leaky || id === who)
                .map((person) => [person.id, { salary: person.salary, birth_date: person.birth_date }]),
            ),
          },
        }),
      },
    },
    leaks: ["object-authorization GET /wages high"],
  },
  {
    name: "numbers of sixty-four bits",
    routes: {
      "GET /bills": {
        promises: ["id"],
        list: true,
        handle: ({ who }) => ({
          text: `[${bills.filter(({ owner }) => owner === who).map(({ id }) => `{"id": ${id}}`)}]`,
          headers: { "content-type": "application/json" },
        }),
      },
      "GET /bills/{bill_id}": {
        promises: ["text"],
        handle: ({ who, path }, leaky) => {
          const bill = bills.find(({ id, owner }) => id === path.bill_id && (leaky || owner === who));
          return bill === undefined ? notFound : { json: { text: bill.text } };
        },
      },
    },
    leaks: ["object-authorization GET /bills/{bill_id} high"],
    verifies: ["subject-ownership GET /bills/{bill_id}"],
  },
  {
    name: "numbers that count anew for each customer",
    routes: {
      "GET /orders": {
        promises: ["customer", "no"],
        list: true,
        handle: ({ who }) => ({ json: [1, 2].map((no) => ({ customer: who === a ? "C-771" : "C-882", no })) }),
      },
      "GET /orders/{customer}/{no}": {
        promises: ["text"],
        handle: ({ who, path }, leaky) => {
          const owner = path.customer === "C-771" ? a : path.customer === "C-882" ? b : null;
          if (owner === null || !/^[12]$/.test(path.no!) || (!leaky && owner !== who)) return notFound;
          return { json: { text: `${owner === a ? "a walnut desk" : "a green kayak"}, part ${path.no}` } };
        },
      },
    },
    leaks: ["object-authorization GET /orders/{customer}/{no} high"],
    verifies: ["subject-ownership GET /orders/{customer}/{no}"],
  },
  {
    name: "pages counted from zero, the second one leaks",
    routes: {
      ...plain,
      "GET /orders": {
        promises: { content: { type: "array", items: row }, number: {}, totalPages: {} },
        parameters: [{ name: "page", in: "query", schema: { type: "integer" } }],
        handle: ({ who, query }, leaky) => {
          const number = Number(query.get("page") ?? "0");
          const rows = [...named.filter(([owner]) => owner === who), ...named.filter(([owner]) => leaky && owner !== who)];
          return { json: { content: everything(rows.slice(number * 2, number * 2 + 2)), number, totalPages: Math.ceil(rows.length / 2) } };
        },
      },
    },
    leaks: ["object-authorization GET /orders high"],
    verifies: ["subject-ownership GET /orders"],
  },
  {
    name: "another view of a list that holds everybody's",
    routes: {
      ...plain,
      "GET /claims": {
        list: true,
        promises: ["claimant_id", "diagnosis"],
        parameters: [{ name: "status", in: "query", schema: { type: "string", enum: ["open", "closed"], default: "open" } }],
        handle: ({ who, query }, leaky) => ({ json: ownedClaims(who, leaky && query.get("status") === "closed") }),
      },
    },
    leaks: ["object-authorization GET /claims high"],
    verifies: ["subject-ownership GET /claims"],
  },
  {
    name: "products that each one's own orders refer to",
    routes: {
      "GET /me": {
        promises: ["id", "favourite_id"],
        handle: ({ who }) => ({ json: { id: who, favourite_id: who === a ? 4_417 : 2_291 } }),
      },
      "GET /purchases": {
        list: true,
        promises: ["id", "product"],
        handle: ({ who }) => ({ json: [{ id: who === a ? 6_101 : 6_203, product: { id: who === a ? 4_417 : 2_291 } }] }),
      },
      "GET /products/{product_id}": { promises: ["id", "title", "maker"], handle: ({ path }) => found(products, path.product_id) },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "accounts that stand in the other one's transfers",
    routes: {
      ...accountInMe,
      "GET /transfers": {
        list: true,
        promises: ["id", "from", "to", "text"],
        handle: ({ who }) => ({ json: transfers.filter(({ from, to }) => [from, to].includes(accountOf(who))) }),
      },
      "GET /accounts/{account}": {
        promises: ["account", "opened", "balance"],
        handle: ({ who, path }, leaky) => statement("query", path.account, who, leaky),
      },
    },
    leaks: ["object-authorization GET /accounts/{account} high"],
    verifies: ["subject-ownership GET /accounts/{account}"],
  },
  {
    name: "threads with all who take part in them",
    routes: {
      ...me,
      "GET /my/threads": {
        summary: "Your threads",
        list: true,
        promises: { subject: {}, recipients: { type: "array", items: { type: "object", properties: { name: {}, email: {} } } } },
        handle: () => ({ json: [{ subject: "The boat house", recipients: both.map(({ name, email }) => ({ name, email })) }] }),
      },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
  {
    name: "limits that are alike for everybody at first",
    routes: {
      "GET /my/limits": {
        summary: "Your limits",
        promises: ["balance", "credit_limit"],
        handle: () => ({ json: { balance: 0, credit_limit: 1_500 } }),
      },
      ...leakyLetters,
    },
    leaks: lettersLeak,
    verifies: lettersHold,
  },
];

const slips = [
  { number: "SLIP-2026-0001", owner: alice.id, iban: "DE89370400440532013000" },
  { number: "SLIP-2026-0002", owner: bob.id, iban: "DE02120300000000202051" },
];

const openLists: readonly Twin[] = [
  {
    name: "a list shows everybody the slips there are, and each slip its owner's account",
    routes: {
      "GET /slips": {
        list: true,
        promises: ["number", "owner"],
        handle: () => ({ json: slips.map(({ number, owner }) => ({ number, owner })) }),
      },
      "GET /slips/{number}": {
        promises: ["number", "owner", "iban"],
        handle: ({ path, who }, leaky) => {
          const slip = slips.find(({ number }) => number === path.number);
          if (slip === undefined) return { status: 404, json: { error: "none" } };
          return { json: leaky || slip.owner === who ? slip : { number: slip.number, owner: slip.owner } };
        },
      },
    },
    leaks: ["object-authorization GET /slips/{number} medium"],
  },
];

export const twins: readonly Twin[] = [...ids, ...elsewhere, ...listsAndSingletons, ...denials, ...shared, ...misread, ...openLists];
