// What is somebody else's does not exist; answers hold what is promised; errors and logs hold nothing of anybody.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { document, hashKey, passwords, secret, startApi } from "./api.js";

let api;
before(async () => {
  api = await startApi();
});
after(() => api.stop());
const as = (name, path, more = {}) => api.send(path, { token: api.people[name].token, ...more });

test("foreign and unknown are told apart by nothing", async () => {
  const { alice, bob } = api.people;
  const [mine, theirs] = [alice.orders[0].id, bob.orders[0].id];
  for (const path of [`/users/${alice.id}`, `/orders/${mine}`, `/orders/${mine}/invoice`, `/users/${alice.id}/orders/${mine}`])
    assert.equal((await as("alice", path)).status, 200, path);
  const pairs = [
    [`/users/${bob.id}`, `/users/${randomUUID()}`],
    [`/orders/${theirs}`, `/orders/${randomUUID()}`],
    [`/orders/${theirs}/invoice`, `/orders/${randomUUID()}/invoice`],
    [`/users/${alice.id}/orders/${theirs}`, `/users/${alice.id}/orders/${randomUUID()}`],
    [`/users/${bob.id}/orders/${mine}`, `/users/${randomUUID()}/orders/${mine}`],
  ];
  for (const [foreign, unknown] of pairs) {
    const [one, other] = [await as("alice", foreign), await as("alice", unknown)];
    assert.deepEqual([one.status, other.status], [404, 404], foreign);
    assert.deepEqual({ ...one.body, request_id: "" }, { ...other.body, request_id: "" });
  }
});

test("lists and writes stop at the owner", async () => {
  const { alice, bob } = api.people;
  const mine = new Set(alice.orders.map(({ id }) => id));
  assert.ok(mine.size > 0 && bob.orders.length > 0 && !bob.orders.some(({ id }) => mine.has(id)));
  assert.equal((await as("alice", `/users/${bob.id}`, { method: "PATCH", json: { phone: "+1 410-555-0100" } })).status, 404);
  assert.equal((await as("alice", `/orders/${bob.orders[0].id}`, { method: "DELETE" })).status, 404);
  assert.equal((await as("bob", `/orders/${bob.orders[0].id}`)).status, 200);
  const made = await as("alice", "/orders", { method: "POST", json: { product_id: "lamp", quantity: 2 } });
  assert.deepEqual([made.status, made.body.total_cents, made.body.status], [201, 6500, "placed"]);
  const place = made.headers.get("location");
  assert.equal((await as("bob", place)).status, 404);
  assert.equal((await as("alice", place, { method: "DELETE" })).status, 204);
  assert.equal((await as("alice", place)).status, 404);
});

test("each operation answers its model", async () => {
  const { id, orders } = api.people.alice;
  const order = orders[0].id;
  const models = {
    "/me": "Profile",
    [`/users/${id}`]: "Profile",
    [`/orders/${order}`]: "Order",
    [`/orders/${order}/invoice`]: "Invoice",
    [`/users/${id}/orders/${order}`]: "Order",
  };
  const fields = (model) => Object.keys(document.components.schemas[model].properties).sort();
  for (const [path, model] of Object.entries(models))
    assert.deepEqual(Object.keys((await as("alice", path)).body).sort(), fields(model), path);
  const lists = {
    "/orders": ["alice", "Order"],
    "/users": ["admin", "UserSummary"],
    "/admin/orders": ["admin", "AdminOrder"],
    "/products": ["bob", "Product"],
  };
  for (const [path, [name, model]] of Object.entries(lists)) {
    const { items } = (await as(name, path)).body;
    assert.ok(items.length > 0);
    for (const item of items) assert.deepEqual(Object.keys(item).sort(), fields(model), path);
  }
  assert.deepEqual(Object.keys((await as("admin", "/admin/reports/sales")).body).sort(), fields("SalesReport"));
});

test("no answer repeats the token, none is kept", async () => {
  const { token } = api.people.alice;
  for (const path of ["/me", "/users", "/orders/x", `/nowhere/${token}`, "/broken/x"]) {
    const { text, headers } = await as("alice", path, { headers: { "x-echo": token } });
    assert.ok(!`${text}${JSON.stringify([...headers])}`.includes(token.split(".")[2]), path);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(headers.get("vary"), "Authorization");
    assert.equal(headers.get("x-powered-by"), null);
  }
  assert.ok(!(await api.send("/me", { token: `${token.slice(0, -4)}AAAA` })).text.includes(token.slice(20, 60)));
});

test("unnamed fields, wrong types and wide pages are refused", async () => {
  const path = `/users/${api.people.alice.id}`;
  for (const json of [
    { internal_role: "boss" },
    { phone: "1", scopes: "x" },
    { phone: 5 },
    [],
    { phone: "" },
    '{"__proto__": {"phone": "1"}}',
  ])
    assert.equal((await as("alice", path, { method: "PATCH", json })).status, 422, JSON.stringify(json));
  for (const json of [
    { product_id: "lamp", quantity: 1, owner: "x" },
    { product_id: "lamp", quantity: 1.5 },
    { product_id: "none", quantity: 1 },
    { quantity: 1 },
  ])
    assert.equal((await as("alice", "/orders", { method: "POST", json })).status, 422);
  for (const query of ["limit=0", "limit=101", "limit=x", "offset=-1", "limit=1%27", "limit=1&limit=2"])
    assert.equal((await as("alice", `/orders?${query}`)).status, 422, query);
  const page = (await as("alice", "/orders?limit=1")).body;
  assert.deepEqual([page.items.length, page.next_offset], [1, 1]);
});

test("errors keep their code and say nothing else", async () => {
  const login = (json, headers) => api.send("/auth/login", { method: "POST", json, headers });
  const cases = [
    [404, await api.send("/nowhere")],
    [404, await as("alice", "/orders/not-an-id")],
    [405, await api.send("/products", { method: "POST" })],
    [400, await login("{")],
    [415, await login("x", { "content-type": "text/plain" })],
    [413, await login(`"${"x".repeat(70_000)}"`)],
    [422, await login({ username: null, password: [] })],
    [500, await as("alice", "/broken/bob%40quillmere-post.net")],
    [400, await api.send("/orders/%zz")],
  ];
  for (const [status, { status: found, headers, body }] of cases) {
    assert.equal(found, status);
    assert.match(headers.get("content-type"), /^application\/problem\+json/);
    assert.deepEqual(Object.keys(body), ["type", "title", "status", "request_id"]);
    assert.equal(body.request_id, headers.get("x-request-id"));
  }
  assert.match(cases[2][1].headers.get("allow"), /GET/);
  const options = await api.send("/orders", { method: "OPTIONS" });
  assert.equal(options.status, 204);
  const [one, other] = [await api.logIn("alice", "wrong"), await api.logIn("nobody-here", "wrong")];
  assert.deepEqual({ ...one.body, request_id: "" }, { ...other.body, request_id: "" });
});

test("logs hold no token, no person, no id, and no forged line", async () => {
  const { token, id, orders } = api.people.alice;
  await api.logIn("alice", "not-the-password");
  await as("alice", `/orders/${orders[0].id}?email=alice.marlowe@quillmere-post.net`);
  await as("alice", "/nowhere%0a%7B%22event%22:%22forged%22%7D/alice.marlowe%40quillmere-post.net");
  await as("alice", "/broken/x");
  const text = api.lines.join("\n");
  assert.match(text, /"\/orders\/:order_id"/);
  assert.match(text, /RangeError/);
  for (const word of [
    token.split(".")[2],
    orders[0].id,
    id,
    "quillmere",
    "not-the-password",
    passwords.alice,
    secret.toString(),
    hashKey.toString(),
    "Marlowe",
  ])
    assert.ok(!text.includes(word), word);
  for (const line of text.split("\n")) assert.notEqual(JSON.parse(line).event, "forged");
});
