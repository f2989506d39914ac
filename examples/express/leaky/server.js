// The API of users and orders as it is often written. Every mistake is marked `leak:` with the id of its rule. Never deploy this.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import express from "express";
import { jwtVerify, SignJWT } from "jose";
import { matchesPassword, orders, products, setPasswords, users } from "./data.js";
import { select } from "./query.js";

const JWT_SECRET = "your-256-bit-secret"; // leak: hardcoded-secret, weak-jwt-secret
const key = Buffer.from(JWT_SECRET);
const tables = { users, orders, products };

const app = express(); // leak: software-disclosed
app.use(express.json());
// No limit on requests or logins, and nobody writes down who read whose data.
// leak: no-rate-limit, enumeration-unhindered, no-audit-trail

app.use((request, response, next) => {
  // The URL as it was sent, with ids, e-mail addresses, line breaks, and the token beside it.
  // leak: credential-logged, personal-data-logged, log-injection
  console.log(
    `${request.method} ${decode(request.originalUrl)} authorization=${request.headers.authorization} body=${JSON.stringify(request.body)}`,
  );
  // No Cache-Control, no nosniff, no policy.
  // leak: cacheable-personal-data, missing-security-headers
  if (request.headers.origin) {
    response.set("Access-Control-Allow-Origin", request.headers.origin); // leak: permissive-cors
    response.set("Access-Control-Allow-Credentials", "true");
  }
  next();
});

function decode(url) {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function find(request, table, condition) {
  request.query_text = `SELECT * FROM ${table} WHERE ${condition}`;
  return select(table, tables[table], condition);
}

// --- tokens ----------------------------------------------------------------------------------------------------------

async function makeToken(user, use, seconds) {
  // leak: personal-data-in-token
  return new SignJWT({ scope: user.scopes, use, email: user.email, aud: "orders-api" })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(String(user.id))
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(key);
}

async function loginRequired(request, response, next) {
  const header = request.headers.authorization ?? `Bearer ${request.query.access_token}`; // leak: token-in-url
  try {
    // Its use, issuer and audience are never looked at, and logging out ends nothing.
    // leak: audience-not-checked, token-type-confusion, token-not-revoked
    request.claims = (await jwtVerify(header.split(" ")[1], key)).payload;
  } catch {
    return response.status(401).json({ error: "a valid token is needed" });
  }
  next();
}

const scope = (wanted) => (request, response, next) => {
  if (request.claims.scope.split(" ").includes(wanted)) return next();
  response.status(403).json({ error: `scope ${wanted} is missing`, you_sent: request.headers.authorization }); // leak: token-echo
};

// --- public ----------------------------------------------------------------------------------------------------------

app.get("/health", (_request, response) => response.json({ status: "ok" }));

app.get("/openapi.json", (_request, response) =>
  response.type("json").send(readFileSync(new URL("openapi.json", import.meta.url), "utf8")),
);

// leak: undocumented-operation, debug-exposed
app.get("/debug", (_request, response) =>
  response.json({ config: { JWT_SECRET }, node: process.version, counts: { users: users.length, orders: orders.length } }),
);

app.get("/products", (_request, response) => {
  // Who bought it last was a nice idea for the front page.
  // leak: public-personal-data
  const items = products.map((product) => {
    const last = orders.findLast((order) => order.product_id === product.id);
    const buyer = users.find((user) => user.id === last?.owner);
    return { ...product, last_bought_by: buyer?.name ?? null, last_buyer_email: buyer?.email ?? null };
  });
  response.json({ items, next_offset: null });
});

app.post("/auth/login", async (request, response) => {
  const user = find(request, "users", `username = '${request.body.username}'`)[0]; // leak: injection
  if (!user) return response.status(401).json({ error: `There is no user ${request.body.username}` }); // leak: user-enumeration
  const matches = await matchesPassword(request.body.password, user.password_hash);
  if (!matches) return response.status(401).json({ error: `Wrong password for ${user.email}` }); // leak: verbose-error
  const month = 30 * 24 * 3600; // leak: token-lifetime
  response.json({
    access_token: await makeToken(user, "access", month),
    refresh_token: await makeToken(user, "refresh", 12 * month),
    expires_in: month,
    token_type: "Bearer",
  });
});

app.post("/auth/refresh", async (request, response) => {
  const { payload } = await jwtVerify(request.body.refresh_token, key);
  const user = find(request, "users", `id = ${payload.sub}`)[0];
  response.json({
    access_token: await makeToken(user, "access", 3600),
    refresh_token: await makeToken(user, "refresh", 3600),
    expires_in: 3600,
    token_type: "Bearer",
  });
});

app.post("/auth/logout", loginRequired, (_request, response) => response.status(204).end());

// --- users -----------------------------------------------------------------------------------------------------------

app.get("/me", loginRequired, (request, response) => {
  const user = find(request, "users", `id = ${request.claims.sub}`)[0];
  // leak: excessive-data, credential-in-response, token-echo
  response.json({ ...user, debug: { authorization: request.headers.authorization } });
});

app.get("/users", loginRequired, (request, response) => {
  // Documented with the scope users:read, and the e-mail address is asked for in the URL.
  // leak: scope-not-enforced, personal-data-in-url
  const { email } = request.query;
  const rows = find(request, "users", email ? `email = '${email}'` : "1 = 1"); // leak: injection, unbounded-response
  response.json({ items: rows, next_offset: null }); // leak: excessive-data, credential-in-response
});

// leak: predictable-ids
app.get("/users/:user_id", loginRequired, (request, response) => {
  const user = find(request, "users", `id = ${request.params.user_id}`)[0]; // leak: object-authorization, injection
  if (!user) return response.status(404).json({ error: "no such user" });
  response.json(user); // leak: excessive-data, credential-in-response
});

app.patch("/users/:user_id", loginRequired, (request, response) => {
  const user = find(request, "users", `id = ${request.params.user_id}`)[0]; // leak: object-authorization, injection
  Object.assign(user, request.body); // leak: mass-assignment, input-not-validated
  response.json(user); // leak: excessive-data, credential-in-response
});

// --- orders ----------------------------------------------------------------------------------------------------------

app.get("/orders", loginRequired, (request, response) => {
  const rows = find(request, "orders", "1 = 1"); // leak: object-authorization
  const limit = Number(request.query.limit ?? 100);
  if (Number.isNaN(limit)) throw new RangeError(`LIMIT ${request.query.limit} is no number`); // leak: verbose-error
  response.json({ items: rows.slice(0, limit), next_offset: null }); // leak: excessive-data
});

app.post("/orders", loginRequired, (request, response) => {
  const id = Math.max(...orders.map((order) => order.id)) + 1;
  const order = {
    id,
    owner: Number(request.claims.sub),
    status: "placed",
    placed_at: new Date().toISOString(),
    staff_notes: "",
    risk_score: 0,
  };
  Object.assign(order, request.body); // leak: mass-assignment, input-not-validated
  order.total_cents ??= find(request, "products", `id = '${order.product_id}'`)[0].price_cents * order.quantity; // leak: injection
  orders.push(order);
  response.status(201).location(`/orders/${order.id}`).json(order); // leak: excessive-data
});

function oneOrder(request, response) {
  const order = find(request, "orders", `id = ${request.params.order_id}`)[0]; // leak: object-authorization, injection
  if (!order) return response.status(404).json({ error: "no such order" });
  response.json(order); // leak: excessive-data
}

app.get("/orders/:order_id", loginRequired, oneOrder);

app.delete("/orders/:order_id", loginRequired, (request, response) => {
  const index = orders.findIndex((order) => order.id === Number(request.params.order_id)); // leak: object-authorization
  if (index >= 0) orders.splice(index, 1);
  response.status(204).end();
});

// leak: missing-authentication
app.get("/orders/:order_id/invoice", (request, response) => {
  const order = find(request, "orders", `id = ${request.params.order_id}`)[0]; // leak: injection
  if (!order) return response.status(404).json({ error: "no such order" });
  const user = users.find((row) => row.id === order.owner);
  response.json({
    order_id: order.id,
    billed_to: user.name,
    billing_address: user.address,
    total_cents: order.total_cents,
    issued_at: order.placed_at,
  });
});

app.get("/users/:user_id/orders/:order_id", loginRequired, (request, response) => {
  if (request.params.user_id !== request.claims.sub) return response.status(403).json({ error: "these are not your orders" });
  oneOrder(request, response); // my own account with somebody else's order
});

// --- administration --------------------------------------------------------------------------------------------------

app.get("/admin/orders", loginRequired, (_request, response) => {
  // Documented with the scope orders:admin.
  // leak: admin-operation-exposed, scope-not-enforced
  const items = orders.map(({ id, owner, total_cents, status, placed_at }) => {
    const { name, phone, ssn } = users.find((user) => user.id === owner) ?? {};
    return { id, customer_id: owner, total_cents, status, placed_at, name, phone, ssn }; // leak: excessive-data
  });
  response.json({ items, next_offset: null });
});

app.get("/admin/reports/sales", loginRequired, scope("reports:read"), (_request, response) =>
  response.json({ users: users.length, orders: orders.length, revenue_cents: orders.reduce((sum, order) => sum + order.total_cents, 0) }),
);

// --- what went wrong -------------------------------------------------------------------------------------------------

app.use((request, response) => response.status(404).json({ error: `Cannot ${request.method} ${request.path}` }));

app.use((error, request, response, _next) => {
  // leak: verbose-error
  response.status(error.status ?? 500).json({ error: error.message, query: request.query_text, stack: error.stack });
});

const { values } = parseArgs({ options: { port: { type: "string", default: "3001" } }, strict: false });
await setPasswords();
const server = app.listen(Number(values.port), "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
