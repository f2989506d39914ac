// In: PORT, LEAKY=1 for the leaky variant. Out: a helpdesk's API on loopback (Express, opaque tokens, ids in the query, soft denials).
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import express from "express";

const leaky = process.env.LEAKY === "1";
const app = express();
app.set("env", "development");
app.disable("x-powered-by");
app.use(express.json());

const token = (name) => createHash("sha1").update(`helpdesk ${name}`).digest("hex");
const base64 = (text) => Buffer.from(text).toString("base64");

const people = [
  {
    handle: "nadia.q",
    name: "Nadia Quillfeather",
    email: "nadia.quillfeather@post.test",
    phone: "+1 (415) 555-0137",
    password: "Tulip!Yard88",
    team: "red",
  },
  {
    handle: "otto.b",
    name: "Otto Brandtholm",
    email: "otto.brandtholm@post.test",
    phone: "+1 (415) 555-0162",
    password: "Gravel!Moon31",
    team: "red",
  },
  {
    handle: "pia.s",
    name: "Pia Sandoverly",
    email: "pia.sandoverly@post.test",
    phone: "+1 (415) 555-0188",
    password: "Copper!Lake57",
    team: "blue",
  },
].map((person) => ({ ...person, token: token(person.handle) }));

const texts = {
  "nadia.q": [
    "My payslip shows the wrong tax class",
    "Badge 4471 was stolen on the tram",
    "Please delete my sick note",
    "VPN at my mother's house",
  ],
  "otto.b": ["Salary advance for the divorce lawyer", "Hearing aid will not pair", "Change of bank for wages", "Reset my locker"],
  "pia.s": ["Harassment report about a manager", "Parental leave from August", "Insulin fridge on floor 3", "New surname after wedding"],
};
const tickets = people.flatMap((person, p) =>
  texts[person.handle].map((subject, n) => ({
    ref: `T-2024-000${p + 1}${n}$${"aqz"[p]}`,
    requester: person.handle,
    team: person.team,
    // The second ticket of everybody is open to the team; the members stand in it.
    members: n === 1 ? people.filter((other) => other.team === person.team).map((other) => other.handle) : [person.handle],
    subject,
    phone: person.phone,
    opened: `2024-0${n + 1}-1${p}T08:00:00Z`,
  })),
);
const history = tickets.map((ticket, n) => ({
  ref: ticket.ref,
  events: [
    { at: ticket.opened, text: `${people.find((person) => person.handle === ticket.requester)?.name} called from ${ticket.phone}` },
    { at: ticket.opened, text: `case note ${7000 + n * 13}` },
  ],
}));
const attachments = tickets.map((ticket, n) => ({
  id: base64(`att:${n + 31}`),
  ref: ticket.ref,
  requester: ticket.requester,
  file: `scan-${ticket.requester}-${n}.pdf`,
  text: `${people.find((person) => person.handle === ticket.requester)?.email} signed form ${9000 + 37 * n}`,
}));
const assets = people.flatMap((person, p) =>
  [1, 2].map((n) => ({
    tag: `${person.team}~LT-${1040 + 10 * p + n}`,
    holder: person.handle,
    model: "ThinkBook 14",
    unlock: `door ${600 + p * 17 + n}`,
  })),
);
const surveys = new Map(
  tickets
    .filter((_, n) => n % 4 === 0)
    .map((ticket, n) => [ticket.ref, { ref: ticket.ref, stars: 1 + (n % 5), words: `mood ${ticket.requester} ${n}` }]),
);
const articles = [
  {
    slug: "first-token",
    title: "Your first token",
    text: "Send it like this: Authorization: Token 0123456789abcdef0123456789abcdef01234567, or eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
  },
  {
    slug: "reading-a-trace",
    title: "Reading a stack trace",
    text: 'A trace looks like this:\nTraceback (most recent call last):\n  File "/srv/app/main.py", line 12, in <module>\n    main()\n  File "/srv/app/main.py", line 8, in main\n    1/0\nZeroDivisionError: division by zero',
  },
];
let views = 400;
let asked = 0;
let braked = false;

const soft = (response, error) => response.json({ error });

app.get("/docs/openapi.json", (_, response) => response.json(document()));
app.get("/status", (_, response) => response.json({ up: true, contact: "support@helpdesk.test", checked_at: new Date().toISOString() }));
app.get("/reviews", (_, response) => {
  const rows = people.map((person, n) => ({ stars: 5 - n, words: "quick help", by: person.handle.slice(0, 1).toUpperCase() }));
  response.json(leaky ? rows.map((row, n) => ({ ...row, name: people[n].name, email: people[n].email, phone: people[n].phone })) : rows);
});
app.post("/auth/token", (request, response) => {
  const found = people.find((person) => person.email === request.body?.email && person.password === request.body?.password);
  if (found === undefined) return soft(response, "That did not work.");
  response.json({ auth_token: found.token });
});
app.get("/callbacks", (_, response, next) => {
  if (!leaky) return next();
  response.json({ callbacks: people.map((person) => ({ handle: person.handle, phone: person.phone })) });
});

app.use((request, response, next) => {
  const [scheme, given] = (request.get("authorization") ?? "").split(" ");
  const me = scheme === "Token" ? people.find((person) => person.token === given) : undefined;
  const known = app.router.stack.some((layer) => layer.route !== undefined && layer.match(request.path));
  if (me === undefined && known) return response.status(401).json({ detail: "Authentication credentials were not provided or are wrong." });
  response.locals.me = me;
  asked += 1;
  if (asked === 45 && !braked) {
    braked = true;
    return response.status(429).set("Retry-After", "1").json({ detail: "Slow down." });
  }
  next();
});

const mine = (response, ticket) => ticket.members.includes(response.locals.me.handle);
const ticketView = ({ ref, requester, team, members, subject, phone, opened }) => ({
  ref,
  requester,
  team,
  members,
  subject,
  phone,
  opened,
});

app.get("/callbacks", (_, response) => {
  const { handle, phone } = response.locals.me;
  response.json({ callbacks: [{ handle, phone }] });
});
app.get("/profile", (_, response) => {
  const { handle, name, email, phone, team } = response.locals.me;
  response.json({ handle, name, email, phone, team });
});
app.get("/tickets", (request, response) => {
  const page = Math.max(1, Number.parseInt(String(request.query.page ?? "1"), 10) || 1);
  const { handle } = response.locals.me;
  const own = tickets.filter((ticket) => ticket.requester === handle);
  // The filter of the first page was forgotten on those after it.
  const rows = leaky && page > 1 ? [...own.slice(0, 3), ...tickets.filter((ticket) => ticket.requester !== handle), ...own.slice(3)] : own;
  const next = page * 3 < rows.length || own.length > page * 3 ? `/tickets?page=${page + 1}` : null;
  response.json({ count: own.length, next, results: rows.slice((page - 1) * 3, page * 3).map(ticketView) });
});
app.get("/ticket", (request, response) => {
  const ticket = tickets.find((each) => each.ref === request.query.ref);
  if (ticket === undefined || !mine(response, ticket))
    return soft(response, `There is no ticket ${String(request.query.ref).slice(0, 60)} for you.`);
  response.json(ticketView(ticket));
});
app.get("/ticket/history", (request, response) => {
  const ticket = tickets.find((each) => each.ref === request.query.ref);
  if (ticket === undefined || (!leaky && !mine(response, ticket))) return soft(response, "There is no such ticket for you.");
  response.json(history.find((each) => each.ref === ticket.ref));
});
app.get("/team/tickets", (_, response) => {
  const { team } = response.locals.me;
  response.json({ team, results: tickets.filter((ticket) => ticket.team === team && ticket.members.length > 1).map(ticketView) });
});
app.get("/team/rota", (_, response) => {
  const { team } = response.locals.me;
  const members = people.filter((person) => person.team === team);
  response.json({ team, on_call: members.map(({ handle, name, phone }) => ({ handle, name, phone })) });
});
app.get("/attachments", (_, response) => {
  response.json({
    results: attachments.filter((each) => each.requester === response.locals.me.handle).map(({ id, ref, file }) => ({ id, ref, file })),
  });
});
app.get("/attachments/:id", (request, response) => {
  const found = attachments.find((each) => each.id === request.params.id);
  if (found === undefined || found.requester !== response.locals.me.handle) return response.status(404).json({ detail: "Not found." });
  response.json({ id: found.id, file: found.file, text: found.text });
});
app.get("/attachments/:id/preview", (request, response) => {
  const found = attachments.find((each) => each.id === request.params.id);
  if (found === undefined || (!leaky && found.requester !== response.locals.me.handle))
    return response.status(404).json({ detail: "Not found." });
  response.json({ id: found.id, text: found.text });
});
app.get("/assets", (_, response) => {
  response.json(assets.filter((asset) => asset.holder === response.locals.me.handle));
});
app.get("/assets/:tag", (request, response) => {
  const found = assets.find((asset) => asset.tag === request.params.tag);
  if (found === undefined || found.holder !== response.locals.me.handle) return soft(response, "unknown asset");
  response.json(found);
});
app.get("/requesters/:email/tickets", (request, response) => {
  const person = people.find((each) => each.email === request.params.email);
  if (person === undefined || (!leaky && person !== response.locals.me))
    return response.status(403).json({ detail: `${request.params.email} is not you.` });
  response.json({ count: 4, results: tickets.filter((ticket) => ticket.requester === person.handle).map(ticketView) });
});
app.get("/satisfaction", (request, response) => {
  const ticket = tickets.find((each) => each.ref === request.query.ref);
  const survey = ticket !== undefined && ticket.requester === response.locals.me.handle ? surveys.get(ticket.ref) : undefined;
  if (survey === undefined) return soft(response, `No survey for ${String(request.query.ref).slice(0, 60)}, ask support@helpdesk.test`);
  response.json(survey);
});
app.get("/reports/:year", (request, response) => {
  const year = request.params.year;
  if (!/^[0-9]{4}$/.test(year)) {
    if (leaky) throw new TypeError(`Invalid year: ${year}`);
    return response.status(400).type("html").send("<!doctype html><title>Bad request</title><p>A year has four digits.</p>");
  }
  response.json({ year: Number(year), closed: 1200, mean_hours: 7.5 });
});
app.get("/exports/:job", (request, response) => {
  const job = request.params.job;
  if (job === "latest") return response.json({ job, rows: 4, ready: true });
  response
    .status(404)
    .json(leaky ? { detail: "No such export.", request: { path: request.path, headers: request.headers } } : { detail: "No such export." });
});
app.get("/announcements", (_, response) => {
  views += 1;
  response.json({
    views,
    request_id: createHash("md5").update(`${views} ${process.pid}`).digest("hex"),
    results: [
      { id: 1, by: "Facilities", text: "The lift is back. Thanks to Otto Brandtholm for his patience!" },
      { id: 2, by: "IT", text: "New printers, write to printers@helpdesk.test" },
    ],
  });
});
app.get("/kb", (_, response) => response.json(articles.map(({ slug, title }) => ({ slug, title }))));
app.get("/kb/:slug", (request, response) => {
  const found = articles.find((article) => article.slug === request.params.slug);
  if (found === undefined) return response.status(404).json({ detail: "Not found." });
  response.json(found);
});
app.get("/directory/agents", (_, response) => {
  response.json([
    { agent: "Marguerite Vandersloot", desk: "Network", mailbox: "tier2@helpdesk.test" },
    { agent: "Ferdinand Osterhagen", desk: "Hardware", mailbox: "hardware@helpdesk.test" },
  ]);
});

// Express would answer every error with its stack; here only the leaky report does.
app.use((error, request, response, next) => {
  if (leaky && request.path.startsWith("/reports/")) return next(error);
  response.status(error.status ?? 500).json({ detail: "This request cannot be read." });
});

/** The document: security at the top level only, an apiKey in the header Authorization, no servers. */
function document() {
  const text = { type: "string" };
  const object = (properties, more = {}) => ({ type: "object", properties, ...more });
  const list = (items) => ({ type: "array", items });
  const json = (schema) => ({ description: "ok", content: { "application/json": { schema } } });
  const ref = { name: "ref", in: "query", required: true, schema: text };
  const path = (name) => ({ name, in: "path", required: true, schema: text });
  const get = (schema, parameters = [], more = {}) => ({ get: { parameters, responses: { 200: json(schema) }, ...more } });
  const ticket = object({
    ref: text,
    requester: text,
    team: text,
    members: list(text),
    subject: text,
    phone: text,
    opened: { type: "string", format: "date-time" },
  });
  const row = (...names) => object(Object.fromEntries(names.map((name) => [name, text])));
  return {
    openapi: "3.1.0",
    info: { title: "Helpdesk", version: "2024.4" },
    security: [{ key: [] }],
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header", name: "Authorization", description: "Token, a space, the token" } },
    },
    paths: {
      "/auth/token": {
        post: {
          security: [],
          requestBody: {
            required: true,
            content: { "application/json": { schema: object({ email: text, password: text }, { required: ["email", "password"] }) } },
          },
          responses: { 200: json(row("auth_token")) },
        },
      },
      "/status": get(object({ up: { type: "boolean" }, contact: text, checked_at: text }), [], { security: [] }),
      "/reviews": get(list(object({ stars: { type: "integer" }, words: text, by: text, name: text, email: text, phone: text })), [], {
        security: [],
      }),
      "/callbacks": get(object({ callbacks: list(row("handle", "phone")) })),
      "/profile": get(row("handle", "name", "email", "phone", "team")),
      "/tickets": get(object({ count: { type: "integer" }, next: { type: ["string", "null"] }, results: list(ticket) }), [
        { name: "page", in: "query", schema: { type: "integer", minimum: 1, default: 1 } },
      ]),
      "/ticket": get(ticket, [ref]),
      "/ticket/history": get(object({ ref: text, events: list(row("at", "text")) }), [ref]),
      "/team/tickets": get(object({ team: text, results: list(ticket) })),
      "/team/rota": get(object({ team: text, on_call: list(row("handle", "name", "phone")) })),
      "/attachments": get(object({ results: list(row("id", "ref", "file")) })),
      "/attachments/{id}": get(row("id", "file", "text"), [path("id")]),
      "/attachments/{id}/preview": get(row("id", "text"), [path("id")]),
      "/assets": get(list(row("tag", "holder", "model", "unlock"))),
      "/assets/{tag}": get(row("tag", "holder", "model", "unlock"), [path("tag")]),
      "/requesters/{email}/tickets": get(object({ count: { type: "integer" }, results: list(ticket) }), [path("email")]),
      "/satisfaction": get(object({ ref: text, stars: { type: "integer" }, words: text }), [ref]),
      "/reports/{year}": get(object({ year: { type: "integer" }, closed: { type: "integer" }, mean_hours: { type: "number" } }), [
        { ...path("year"), schema: { type: "integer", example: 2024 } },
      ]),
      "/exports/{job}": get(object({ job: text, rows: { type: "integer" }, ready: { type: "boolean" } }), [
        { ...path("job"), example: "latest" },
      ]),
      "/announcements": get(
        object({ views: { type: "integer" }, request_id: text, results: list(object({ id: { type: "integer" }, by: text, text })) }),
      ),
      "/kb": get(list(row("slug", "title"))),
      "/kb/{slug}": get(row("slug", "title", "text"), [path("slug")]),
      "/directory/agents": get(list(row("agent", "desk", "mailbox"))),
    },
  };
}

const server = app.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => console.log(`ready http://127.0.0.1:${server.address().port}`));
