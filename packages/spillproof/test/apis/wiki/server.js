// In: PORT. Out: a wiki's API on loopback that leaks nothing and looks guilty everywhere (Express, JWT, an application's page for every unknown path).
import { createHash, createHmac, randomBytes } from "node:crypto";
import express from "express";

const app = express();
app.disable("x-powered-by");
app.use(express.json());
const key = randomBytes(48);

const people = [
  {
    id: "U-1$root",
    handle: "greta",
    name: "Greta Oldenroth",
    phone: "+43 1 555 0191",
    password: "Basalt+Fern909",
    role: "admin",
    born: "1971-03-28",
  },
  {
    id: "U-2$lena",
    handle: "lena",
    name: "Lena Marchetti-Vogt",
    phone: "+43 1 555 0192",
    password: "Saffron+Kite414",
    role: "editor",
    born: "1988-12-05",
  },
  {
    id: "U-3$ivo",
    handle: "ivo",
    name: "Ivo Petrakovsky",
    phone: "+43 1 555 0193",
    password: "Juniper+Oar626",
    role: "editor",
    born: "1993-09-17",
  },
].map((person) => ({ ...person, work: `${person.handle}@wiki.test` }));
const [greta, lena, ivo] = people;

const drafts = [
  { id: "A-7$x", owner: lena.id, collaborators: [], text: "Lena's notes about leaving the company" },
  { id: "A-8$y", owner: lena.id, collaborators: [ivo.id], text: "Plan for the mushroom tour, phone +43 1 555 0192" },
  { id: "A-9$x", owner: ivo.id, collaborators: [], text: "Ivo's letter to the landlord" },
  { id: "A-10$z", owner: ivo.id, collaborators: [lena.id], text: "Recipe for quince jelly" },
];
// A page is public to the wiki; people write into it what they like.
const pages = [
  {
    slug: "travel-costs",
    title: "Travel costs",
    by: "lena",
    text: "Ask Lena Marchetti-Vogt (lena@wiki.test, +43 1 555 0192) or write to travel@wiki.test.",
  },
  {
    slug: "new-here",
    title: "New here?",
    by: "ivo",
    text: "Invoice 4539578763621486 is the example we use. Numbers such as 536-90-4399 are order numbers.",
  },
  { slug: "on-call", title: "On call", by: "greta", text: "Greta Oldenroth is on call in odd weeks." },
];
// Both sides of a swap see each other's telephone: that is what a swap is for.
const swaps = [
  { no: "79927398713", item: "Bicycle trailer", seller: lena, buyer: ivo },
  { no: "79927398820", item: "Record player", seller: ivo, buyer: lena },
  { no: "79927398937", item: "Tent for four", seller: lena, buyer: null },
  { no: "79927399042", item: "Rowing machine", seller: ivo, buyer: null },
];
const households = [
  { household: "H$north", members: [lena.id, ivo.id], street: "Lindwurmgasse 40, top 12", meter: 40112 },
  { household: "H$south", members: [greta.id], street: "Rosenhofweg 3", meter: 88731 },
];
const crashes = [
  {
    crash: "c-51",
    app: "mobile 4.2",
    trace:
      "java.lang.NullPointerException: Attempt to read from null\n\tat test.wiki.app.PageView.render(PageView.java:88)\n\tat test.wiki.app.Main.onCreate(Main.java:31)\n\tat android.app.Activity.performCreate(Activity.java:8000)",
  },
  {
    crash: "c-52",
    app: "importer",
    trace:
      'Traceback (most recent call last):\n  File "/opt/importer/run.py", line 40, in <module>\n    load(sys.argv[1])\n  File "/opt/importer/run.py", line 12, in load\n    raise ValueError("empty file")\nValueError: empty file',
  },
];
const feed = people.flatMap((person) =>
  [1, 2, 3, 4, 5].map((n) => ({ event: `${person.handle}-${n}`, to: person.id, text: `${person.name} was mentioned ${n} times` })),
);
const personal = new Map(people.map((person) => [person.id, []]));
let asked = 0;
const braked = new Set();
let hits = 9000;

const mint = (person) => {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const scope = person.role === "admin" ? "wiki:*" : "wiki:read";
  const claims = { sub: person.id, role: person.role, scope, iat: now, exp: now + 3600, jti: randomBytes(8).toString("hex") };
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
};
const claimsOf = (token) => {
  const [head, body, signature] = token.split(".");
  if (signature !== createHmac("sha256", key).update(`${head}.${body}`).digest("base64url")) return undefined;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  return claims.exp > Date.now() / 1000 ? claims : undefined;
};

app.use((_, response, next) => {
  response.set("X-Request-Id", randomBytes(12).toString("hex"));
  response.set("Cache-Control", "no-store");
  next();
});
app.get("/openapi.json", (_, response) => response.json(contract));
app.post("/api/login", (request, response) => {
  const person = people.find((each) => each.handle === request.body?.handle && each.password === request.body?.password);
  if (person === undefined) return response.status(401).json({ code: "E_LOGIN", hint: "Forgotten? Write to support@wiki.test" });
  response.json({ token: mint(person), user: { id: person.id, handle: person.handle } });
});
// Everybody may read how to reach the wiki, whatever the document says.
app.get("/api/contact", (_, response) =>
  response.json({ support: "support@wiki.test", privacy: "dpo@wiki.test", press: "press@wiki.test", desk: "+43 1 555 0100" }),
);

app.use("/api", (request, response, next) => {
  const header = request.get("authorization") ?? "";
  if (header === "") return response.status(401).set("WWW-Authenticate", "Bearer").json({ code: "E_TOKEN", hint: "Sign in first" });
  const claims = header.startsWith("Bearer ") ? claimsOf(header.slice(7)) : undefined;
  const me = people.find((each) => each.id === claims?.sub);
  if (me === undefined) return response.status(400).json({ code: "E_TOKEN", hint: "This token is of no use" });
  asked += 1;
  if ((asked === 30 || asked === 90) && !braked.has(asked)) {
    braked.add(asked);
    return response.status(429).set("Retry-After", "1").json({ code: "E_SLOW", hint: "Too fast" });
  }
  response.locals = { me, claims };
  next();
});

const no = (response, hint = "Nothing here for you") => response.status(404).json({ code: "E_NONE", hint });
const profile = ({ id, handle, name, work }) => ({ id, handle, name, work });
const admin = (response) => response.locals.me.role === "admin";

app.get("/api/me", (_, response) => {
  const { me } = response.locals;
  response.json({
    ...profile(me),
    phone: me.phone,
    born: me.born,
    role: me.role,
    nonce: randomBytes(16).toString("base64url"),
    now: Date.now(),
  });
});
app.get("/api/me/session", (_, response) => {
  const { claims } = response.locals;
  response.json({
    scope: claims.scope,
    expires: claims.exp,
    token_hint: `${"*".repeat(12)}${createHash("sha256").update(claims.jti).digest("hex").slice(0, 4)}`,
  });
});
app.get("/api/me/tokens", (_, response) => response.json([{ label: "ci", token: "wk_************************9f2a", made: "2026-01-01" }]));
app.post("/api/me/tokens", (_, response) => {
  const made = { label: "new", token: `wk_${randomBytes(18).toString("hex")}` };
  personal.get(response.locals.me.id).push(made);
  response.status(201).json(made);
});
app.get("/api/users", (_, response) => response.json({ users: people.map(profile), total: people.length }));
app.get("/api/users/:id", (request, response) => {
  const person = people.find((each) => each.id === request.params.id);
  if (person === undefined) return no(response, `No user ${request.params.id.slice(0, 40)}`);
  // Strangers see the card in the directory; the rest is the person's own.
  response.json(person === response.locals.me ? { ...profile(person), phone: person.phone, born: person.born } : profile(person));
});
app.get("/api/pages", (request, response) => {
  const page = Math.max(1, Number.parseInt(String(request.query.page ?? "1"), 10) || 1);
  hits += 1;
  response.json({
    pages: pages.slice(page * 2 - 2, page * 2).map(({ slug, title, by }) => ({ slug, title, by })),
    next: page * 2 < pages.length ? page + 1 : null,
    hits,
  });
});
app.get("/api/pages/:slug", (request, response) => {
  const page = pages.find((each) => each.slug === request.params.slug);
  if (page === undefined) return response.json({ error: "no such page", given: request.params.slug.slice(0, 60) });
  response.json({ ...page, rendered_at: new Date().toISOString() });
});
app.get("/api/pages/:slug/history", (request, response) => {
  if (!pages.some((each) => each.slug === request.params.slug)) return response.json({ error: "no such page" });
  response.json(
    [1, 2].map((version) => ({ version, by: people[version].handle, from: `203.0.113.xxx`, at: `2026-01-0${version}T10:00:00Z` })),
  );
});
app.get("/api/drafts", (_, response) => {
  const { me } = response.locals;
  response.json({ drafts: drafts.filter((each) => admin(response) || each.owner === me.id || each.collaborators.includes(me.id)) });
});
app.get("/api/drafts/:id", (request, response) => {
  const { me } = response.locals;
  const draft = drafts.find((each) => each.id === request.params.id);
  if (draft === undefined || !(admin(response) || draft.owner === me.id || draft.collaborators.includes(me.id))) return no(response);
  response.json(draft);
});
const swapView = (swap) => {
  const side = (person) => (person === null ? null : { id: person.id, name: person.name, phone: person.phone });
  return { no: swap.no, item: swap.item, seller: side(swap.seller), buyer: side(swap.buyer) };
};
const inSwap = (me, swap) => swap.seller === me || swap.buyer === me;
app.get("/api/swaps", (_, response) => response.json(swaps.filter((swap) => inSwap(response.locals.me, swap)).map(swapView)));
app.get("/api/swaps/:no", (request, response) => {
  const swap = swaps.find((each) => each.no === request.params.no && inSwap(response.locals.me, each));
  if (swap === undefined) return response.json({ error: `swap ${request.params.no.slice(0, 40)} is not yours` });
  response.json(swapView(swap));
});
app.get("/api/households/mine", (_, response) => {
  response.json(households.find((each) => each.members.includes(response.locals.me.id)));
});
app.get("/api/households/:household", (request, response) => {
  const found = households.find((each) => each.household === request.params.household && each.members.includes(response.locals.me.id));
  if (found === undefined)
    return response.status(403).json({ code: "E_MEMBER", hint: `${request.params.household.slice(0, 40)} is not your household` });
  response.json(found);
});
app.get("/api/feed", (request, response) => {
  const from = Math.max(0, Number.parseInt(String(request.query.cursor ?? "0"), 10) || 0);
  const own = feed.filter((each) => each.to === response.locals.me.id);
  response.json({ events: own.slice(from, from + 2), cursor: from + 2 < own.length ? String(from + 2) : null });
});
app.get("/api/crashes", (_, response) => response.json(crashes.map(({ crash, app: name }) => ({ crash, app: name }))));
app.get("/api/crashes/:crash", (request, response) => {
  const found = crashes.find((each) => each.crash === request.params.crash);
  if (found === undefined) return no(response);
  response.json(found);
});
app.get("/api/guide/tokens", (_, response) =>
  response.json({
    title: "How to call us",
    example:
      "curl -H 'Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'",
    aws: "AKIAIOSFODNN7EXAMPLE",
    card: "4242 4242 4242 4242",
    iban: "DE89 3704 0044 0532 0130 00",
    mail: "jane.doe@example.com",
  }),
);
app.get("/api/roles", (_, response) =>
  response.json([
    { role: "editor", may: ["read", "write"] },
    { role: "admin", may: ["read", "write", "audit"] },
  ]),
);
app.get("/api/settings", (_, response) =>
  response.json({
    smtp_host: "mail.wiki.test",
    smtp_password: "**********",
    license_key: "XXXX-XXXX-XXXX",
    session_secret: "[redacted]",
    admin_email: "admin@wiki.test",
  }),
);
app.get("/api/search", (request, response) => {
  const q = String(request.query.q ?? "").slice(0, 80);
  if (q === "")
    return response.status(422).json({ code: "E_EMPTY", hint: "Give q; examples in /api/guide/tokens. Trouble? support@wiki.test" });
  const found = pages.filter((page) => page.text.toLowerCase().includes(q.toLowerCase()));
  response.json({
    q,
    note: found.length === 0 ? `Nothing found for "${q}"` : "",
    pages: found.map(({ slug, title }) => ({ slug, title })),
  });
});
app.get("/api/invoices/:number", (request, response) => {
  // Numbered so that each passes Luhn.
  const own = { "U-2$lena": "4716108999716531", "U-3$ivo": "4929420573595709" }[response.locals.me.id];
  if (request.params.number !== own && request.params.number !== "latest")
    return no(response, `There is no invoice ${request.params.number.slice(0, 40)}`);
  if (own === undefined) return no(response);
  response.json({ number: own, total: 18, currency: "EUR" });
});
app.get("/api/admin/audit", (_, response) => {
  const granted = response.locals.claims.scope.split(" ");
  if (!granted.includes("wiki:admin") && !granted.includes("wiki:*"))
    return response.status(403).json({ code: "E_SCOPE", hint: "wiki:admin is needed" });
  response.json([{ at: "2026-02-02T10:00:00Z", who: "lena", did: "read", what: "travel-costs" }]);
});
app.use((_, response) =>
  response
    .type("html")
    .send("<!doctype html><html><head><title>Wiki</title></head><body><div id=app></div><script src=/app.js></script></body></html>"),
);
app.use((error, _, response, __) => {
  const reference = randomBytes(6).toString("hex");
  response
    .status(error.status ?? 500)
    .json({ code: "E_BAD", hint: `Something went wrong. Write to support@wiki.test and quote ${reference}` });
});

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties) => ({ type: "object", additionalProperties: false, properties });
const row = (...names) => object(Object.fromEntries(names.map((name) => [name, text])));
const list = (items) => ({ type: "array", items });
const orNull = (schema) => ({ oneOf: [schema, { type: "null" }] });
const failure = { description: "no", content: { "application/json": { schema: row("code", "hint") } } };
const get = (schema, parameters = [], more = {}) => ({
  get: { parameters, responses: { 200: { description: "ok", content: { "application/json": { schema } } }, default: failure }, ...more },
});
const inPath = (name, more = {}) => ({ name, in: "path", required: true, schema: text, ...more });
const draft = object({ id: text, owner: text, collaborators: list(text), text });
const side = orNull(row("id", "name", "phone"));
const swap = object({ no: text, item: text, seller: side, buyer: side });
const household = object({ household: text, members: list(text), street: text, meter: whole });
const page = row("slug", "title", "by");
const contract = {
  openapi: "3.1.0",
  info: { title: "Wiki", version: "12" },
  servers: [{ url: "/api" }],
  security: [{ bearer: [] }],
  components: {
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      scoped: { type: "oauth2", flows: { password: { tokenUrl: "/api/login", scopes: { "wiki:read": "read", "wiki:admin": "audit" } } } },
    },
  },
  paths: {
    "/login": {
      post: {
        security: [],
        requestBody: { required: true, content: { "application/json": { schema: row("handle", "password") } } },
        responses: {
          200: { description: "ok", content: { "application/json": { schema: object({ token: text, user: row("id", "handle") }) } } },
          default: failure,
        },
      },
    },
    "/contact": get(row("support", "privacy", "press", "desk")),
    "/me": get(object({ id: text, handle: text, name: text, work: text, phone: text, born: text, role: text, nonce: text, now: whole })),
    "/me/session": get(object({ scope: text, expires: whole, token_hint: text })),
    "/me/tokens": {
      ...get(list(row("label", "token", "made"))),
      post: {
        summary: "Make a personal token; it is shown this once",
        responses: { 201: { description: "made", content: { "application/json": { schema: row("label", "token") } } }, default: failure },
      },
    },
    "/users": get(object({ users: list(row("id", "handle", "name", "work")), total: whole })),
    "/users/{id}": get(row("id", "handle", "name", "work", "phone", "born"), [inPath("id")]),
    "/pages": get(object({ pages: list(page), next: { type: ["integer", "null"] }, hits: whole }), [
      { name: "page", in: "query", schema: whole },
    ]),
    "/pages/{slug}": get(row("slug", "title", "by", "text", "rendered_at"), [inPath("slug")]),
    "/pages/{slug}/history": get(list(object({ version: whole, by: text, from: text, at: text })), [inPath("slug")]),
    "/drafts": get(object({ drafts: list(draft) })),
    "/drafts/{id}": get(draft, [inPath("id", { example: "A-7$x" })]),
    "/swaps": get(list(swap)),
    "/swaps/{no}": get(swap, [inPath("no")]),
    "/households/mine": get(household),
    "/households/{household}": get(household, [inPath("household")]),
    "/feed": get(object({ events: list(row("event", "to", "text")), cursor: orNull(text) }), [
      { name: "cursor", in: "query", schema: text },
    ]),
    "/crashes": get(list(row("crash", "app"))),
    "/crashes/{crash}": get(row("crash", "app", "trace"), [inPath("crash")]),
    "/guide/tokens": get(row("title", "example", "aws", "card", "iban", "mail")),
    "/roles": get(list(object({ role: text, may: list(text) }))),
    "/settings": get(row("smtp_host", "smtp_password", "license_key", "session_secret", "admin_email")),
    "/search": get(object({ q: text, note: text, pages: list(row("slug", "title")) }), [{ name: "q", in: "query", schema: text }]),
    "/invoices/{number}": get(object({ number: text, total: whole, currency: text }), [inPath("number", { example: "latest" })]),
    "/admin/audit": get(list(row("at", "who", "did", "what")), [], { security: [{ scoped: ["wiki:admin"] }] }),
  },
};

const server = app.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => console.log(`ready http://127.0.0.1:${server.address().port}`));
