// In: PORT, LEAKY=1 for the mixed variant. Out: a neighbourhood's API on loopback (Fastify, jose) that looks guilty everywhere and is, in the mixed one, in two places.
import { randomBytes, randomUUID, scryptSync } from "node:crypto";
import fastify from "fastify";
import { jwtVerify, SignJWT } from "jose";
import { stringify } from "yaml";

const mixed = process.env.LEAKY === "1";
const key = randomBytes(32);
const issuer = "https://commons.test";
const lifetime = 120;
const app = fastify({
  forceCloseConnections: true,
  genReqId: (request) => String(request.headers["x-request-id"] ?? randomUUID()).slice(0, 64),
});

const accounts = new Map();
const refreshes = new Map();
const drafts = new Map();
const jobs = new Map();
const wiki = new Map();
const addresses = new Map();
const hash = (password, salt) => scryptSync(password, salt, 32, { N: 1024 });

function addAccount(handle, email, password, more = {}) {
  const salt = randomBytes(16);
  const account = {
    id: randomUUID(),
    handle,
    email,
    salt,
    hash: hash(password, salt),
    name: handle,
    city: "",
    phone: "",
    born: "",
    role: "neighbour",
    ...more,
  };
  accounts.set(account.id, account);
  return account;
}
function addDraft(owner, title, text, id = randomUUID()) {
  const draft = { id, owner: owner.id, title, text };
  drafts.set(`${owner.id}/${id}`, draft);
  return draft;
}
/** What the account's owner asked to have of it, ready some time later. */
function addJob(owner) {
  const { name, email, phone, born } = owner;
  const job = { id: randomUUID(), owner: owner.id, asked: new Date().toISOString(), result: { name, email, phone, born } };
  jobs.set(job.id, job);
  return job;
}

const isaura = addAccount("isaura", "isaura@nachbarn.test", "Quince-Ladder-64", {
  name: "Isaura Belmontès",
  city: "Lyon",
  phone: "+33 4 5550 1183",
  born: "1979-04-22",
});
const wendel = addAccount("wendel", "wendel@nachbarn.test", "Hazel-Bucket-35", {
  name: "Wendel Österlingsson",
  city: "Malmö",
  phone: "+46 40 555 0126",
  born: "1986-11-09",
});
const smith = addAccount("the-smithy", "smithy@nachbarn.test", randomBytes(16).toString("hex"), { name: "The smithy", city: "Lyon" });
addAccount("steward", "steward@nachbarn.test", randomBytes(16).toString("hex"), { name: "The steward", role: "steward" });
addDraft(isaura, "To the landlord", "about the mould in the bedroom");
addDraft(wendel, "Speech", "for the day I leave the choir");
for (const owner of [isaura, wendel]) {
  addJob(owner);
  addresses.set(owner.id, { street: owner === isaura ? "Montée des Tisserands 8" : "Spinnargatan 41", city: owner.city });
}
wiki.set("Compost & worms", { title: "Compost & worms", text: "No lemons. Thanks to Wendel for the box!", by: "wendel" });
wiki.set("Who has a ladder?", { title: "Who has a ladder?", text: "Isaura does, ask at the door.", by: "isaura" });
const teams = [
  { id: "T1", name: "Allotment", members: [isaura, wendel], messages: ["Water is back on Saturday."] },
  { id: "T2", name: "Choir of the hill", members: [isaura], messages: ["Isaura sings alto now."] },
  { id: "T3", name: "Night watch", members: [wendel], messages: ["Wendel takes Tuesday, the key is under the pot."] },
];
const orders = [
  { number: "C$-1041", buyer: isaura, seller: wendel, item: 2, note: "leave it with the neighbour" },
  { number: "C$-1042", buyer: isaura, seller: smith, item: 1, note: "a gift, no bill please" },
  { number: "C$-1043", buyer: wendel, seller: smith, item: 3, note: "ring twice, I am deaf" },
];
const catalogue = ["Garden fork", "Jar of quince jelly", "Door handle"].map((title, n) => ({ id: n + 1, title, price: 9 + 4 * n }));
const presets = [
  { id: 1, name: "Plain", owner: null, colour: "grey" },
  { id: 2, name: "Night", owner: null, colour: "blue" },
  { id: 3, name: "Isaura's own", owner: isaura.id, colour: "quince" },
  { id: 4, name: "Wendel's own", owner: wendel.id, colour: "hazel" },
];
const staff = [
  { name: "Philippa Rasmussen-Okoro", desk: "Front door", phone: "+33 4 5550 1100" },
  { name: "Gaspard Vuillemin", desk: "Workshop", phone: "+33 4 5550 1101" },
];

/** So many in so many seconds: what is left to wait, in seconds. */
function limiter(most, seconds) {
  const seen = new Map();
  return {
    wait(who) {
      const recent = (seen.get(who) ?? []).filter((then) => Date.now() - then < 1000 * seconds);
      seen.set(who, recent);
      return recent.length < most ? 0 : Math.ceil((recent[0] + 1000 * seconds - Date.now()) / 1000);
    },
    count: (who) => seen.set(who, [...(seen.get(who) ?? []), Date.now()]),
  };
}
const wrongAnHour = limiter(20, 3600);
const loginsASecond = limiter(1, 1);
const askedAnHour = limiter(6000, 3600);

const problem = (reply, status, title, more = {}) =>
  reply
    .code(status)
    .type("application/problem+json")
    .send({ type: "about:blank", title, status, ...more });
const tooMany = (reply, wait) => problem(reply.header("Retry-After", String(wait)), 429, "Too many requests");
const notFound = (reply) => problem(reply, 404, "Not found");

app.addHook("onSend", async (request, reply) => {
  reply.header("X-Request-Id", request.id).header("X-Content-Type-Options", "nosniff");
  if (request.headers.traceparent !== undefined) reply.header("traceparent", String(request.headers.traceparent).slice(0, 80));
  if (request.url.startsWith("/v2/")) reply.header("Cache-Control", "no-store").header("Vary", "Authorization");
});
app.setNotFoundHandler((_, reply) => notFound(reply));
app.setErrorHandler((error, _, reply) => {
  if (error.validation !== undefined)
    return problem(reply, 400, "The request is not valid", {
      detail: `${error.validation[0].instancePath} ${error.validation[0].message}`,
    });
  return problem(reply, error.statusCode ?? 500, error.statusCode === undefined ? "Something went wrong" : "The request cannot be read");
});

const text = { type: "string", minLength: 1, maxLength: 300 };
const taken = (properties, required = Object.keys(properties)) => ({ type: "object", properties, required, additionalProperties: false });
const registration = taken({
  email: { ...text, format: "email" },
  password: { ...text, minLength: 8 },
  handle: { ...text, pattern: "^[a-z0-9-]{3,40}$" },
});
const credentials = taken({ email: text, password: text });
const renewal = taken({ refresh_token: text });
const profileChange = taken({ name: text, city: text }, []);
const place = taken({ street: text, city: text });
const draftFields = taken({ title: text, text });
const wikiText = taken({ text });
const body = (schema) => ({ schema: { body: schema } });

// ---- beside the document

app.get("/openapi.yaml", async (_, reply) => reply.type("application/yaml").send(stringify(document(), { aliasDuplicateObjects: false })));
app.get("/health", async () => ({ status: "ok" }));
app.get("/docs", async (_, reply) =>
  reply.type("text/html").send("<!doctype html><title>Commons</title><a href=/openapi.yaml>The document</a>"),
);
app.get("/static/app.css", async (_, reply) => reply.type("text/css").send("body { font: 1rem/1.5 serif }\n"));
app.get("/.env.example", async (_, reply) =>
  reply.type("text/plain").send("PORT=8080\nJWT_SECRET=change-me\nDATABASE_URL=postgres://user:password@localhost/commons\n"),
);
app.get("/debug", async (_, reply) => {
  const trace =
    'Traceback (most recent call last):\n  File "client.py", line 12, in <module>\n    main()\n  File "client.py", line 8, in main\n    1/0';
  const token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
  const page = `<h1>Debugging your client</h1><p>If you see <pre>${trace}</pre>, read on. A token looks like <code>${token}</code>.`;
  return reply.type("text/html").send(`<!doctype html><title>Debugging your client</title>${page}`);
});
app.get("/admin", async (_, reply) => reply.code(403).type("text/html").send("<!doctype html><title>Admin</title><p>Stewards only."));
app.get("/internal/stats", async (request, reply) =>
  request.ip === "127.0.0.1" ? { accounts: accounts.size, drafts: drafts.size } : notFound(reply),
);
app.all("/v1/*", async (request, reply) => reply.redirect(`/v2/${request.url.slice("/v1/".length)}`, 308));

// ---- accounts and sessions

async function session(account) {
  const claims = new SignJWT({}).setProtectedHeader({ alg: "HS256", typ: "at+jwt" }).setSubject(account.id).setJti(randomUUID());
  const access = await claims.setIssuer(issuer).setAudience("commons").setIssuedAt().setExpirationTime(`${lifetime}s`).sign(key);
  const refresh = randomBytes(32).toString("base64url");
  refreshes.set(refresh, account.id);
  return { access_token: access, expires_in: lifetime, refresh_token: refresh };
}

app.post("/v2/accounts", body(registration), async (request, reply) => {
  const { email, password, handle } = request.body;
  const there = [...accounts.values()].some((each) => each.email === email || each.handle === handle);
  // Both ways cost the same time.
  if (there) hash(password, randomBytes(16));
  else addAccount(handle, email, password);
  // Whoever owns the address learns the rest by mail.
  return reply.code(202).send({ message: "Thank you. You can sign in when the address is yours." });
});
app.post("/v2/sessions", body(credentials), async (request, reply) => {
  const { email, password } = request.body;
  const who = `${request.ip} ${email}`;
  if (wrongAnHour.wait(who) > 0) return tooMany(reply, wrongAnHour.wait(who));
  const account = [...accounts.values()].find((each) => each.email === email);
  const right = hash(password, account?.salt ?? Buffer.alloc(16)).equals(account?.hash ?? Buffer.alloc(32));
  if (account === undefined || !right) {
    wrongAnHour.count(who);
    return problem(reply, 401, "Address or password is wrong");
  }
  // Said to those alone who know the password.
  if (loginsASecond.wait(who) > 0) return tooMany(reply, loginsASecond.wait(who));
  loginsASecond.count(who);
  return reply.code(201).send(await session(account));
});
app.post("/v2/sessions/refresh", body(renewal), async (request, reply) => {
  const account = accounts.get(refreshes.get(request.body.refresh_token));
  if (account === undefined) return problem(reply, 401, "This refresh token is not valid");
  refreshes.delete(request.body.refresh_token);
  return reply.code(201).send(await session(account));
});

app.get("/v2/catalogue", async () => catalogue);
app.get(
  "/v2/catalogue/:item_id",
  async (request, reply) => catalogue.find(({ id }) => id === Number(request.params.item_id)) ?? notFound(reply),
);

app.register(async (guarded) => {
  guarded.addHook("onRequest", async (request, reply) => {
    const token = /^bearer ([\w.-]{1,2000})$/i.exec(request.headers.authorization ?? "")?.[1];
    const wanted = { algorithms: ["HS256"], issuer, audience: "commons", typ: "at+jwt", requiredClaims: ["sub", "exp"] };
    const verified = await jwtVerify(token ?? "", key, wanted).catch(() => undefined);
    request.me = accounts.get(verified?.payload.sub);
    if (request.me === undefined)
      return problem(reply.header("WWW-Authenticate", 'Bearer realm="commons"'), 401, "A valid token is needed");
    const wait = askedAnHour.wait(request.me.id);
    if (wait > 0) return tooMany(reply, wait);
    askedAnHour.count(request.me.id);
  });

  guarded.delete("/v2/sessions/current", async (request, reply) => {
    // Access tokens are not looked up anywhere: they run out by themselves within two minutes.
    for (const [refresh, id] of refreshes) if (id === request.me.id) refreshes.delete(refresh);
    return reply.code(204).send();
  });

  const full = ({ id, handle, email, name, city, phone, role }) => ({ id, handle, email, name, city, phone, role });
  guarded.get("/v2/users/me", async (request) => full(request.me));
  guarded.get("/v2/profile", async (request, reply) => {
    reply.header("Deprecation", "@1735689600").header("Link", '</v2/users/me>; rel="successor-version"');
    return full(request.me);
  });
  guarded.patch(
    "/v2/users/me",
    { ...body(profileChange), preValidation: async (request) => (request.sent = { ...request.body }) },
    async (request) => {
      Object.assign(request.me, request.body);
      // Clients compare what they sent with what was taken.
      return { received: request.sent, taken: request.body };
    },
  );
  guarded.get("/v2/users/me/address", async (request) => addresses.get(request.me.id) ?? {});
  guarded.put("/v2/users/me/address", body(place), async (request) => {
    addresses.set(request.me.id, request.body);
    return {};
  });
  guarded.get("/v2/users/me/avatar", async (request, reply) =>
    reply.redirect(`https://cdn.commons.test/avatars/${request.me.handle}.png`, 302),
  );
  guarded.get("/v2/users/:handle", async (request, reply) => {
    const found = [...accounts.values()].find(({ handle }) => handle === request.params.handle);
    return found === undefined ? notFound(reply) : { handle: found.handle, name: found.name, city: found.city };
  });
  guarded.get("/v2/staff", async () => staff);

  // ---- what is shared

  guarded.get("/v2/wiki", async () => [...wiki.values()].slice(0, 100));
  guarded.get("/v2/wiki/:title", async (request, reply) => wiki.get(request.params.title) ?? notFound(reply));
  guarded.put("/v2/wiki/:title", body(wikiText), async (request, reply) => {
    const { title } = request.params;
    const fresh = !wiki.has(title);
    wiki.set(title, { title, text: request.body.text, by: request.me.handle });
    return reply.code(fresh ? 201 : 200).send(wiki.get(title));
  });
  const inTeam = (request) => (team) => team.members.includes(request.me);
  guarded.get("/v2/teams", async (request) => teams.filter(inTeam(request)).map(({ id, name }) => ({ id, name })));
  guarded.get("/v2/teams/:team_id", async (request, reply) => {
    const team = teams.filter(inTeam(request)).find(({ id }) => id === request.params.team_id);
    if (team === undefined) return notFound(reply);
    return { id: team.id, name: team.name, members: team.members.map(({ handle, name, phone }) => ({ handle, name, phone })) };
  });
  guarded.get("/v2/teams/:team_id/messages", async (request) => {
    return teams.filter(inTeam(request)).find(({ id }) => id === request.params.team_id)?.messages ?? [];
  });
  const party = ({ buyer, seller }, me) => buyer === me || seller === me;
  const orderView = (order, me) => {
    const { number, buyer, seller, item, note } = order;
    return { number, buyer: buyer.handle, seller: seller.handle, item, ...(buyer === me ? { note } : {}) };
  };
  guarded.get("/v2/orders", async (request) => orders.filter((each) => party(each, request.me)).map((each) => orderView(each, request.me)));
  guarded.get("/v2/orders/:number", async (request, reply) => {
    const order = orders.find((each) => each.number === request.params.number && party(each, request.me));
    return order === undefined ? notFound(reply) : orderView(order, request.me);
  });
  const mayUse = (request) => (preset) => preset.owner === null || preset.owner === request.me.id;
  guarded.get("/v2/presets", async (request) => presets.filter(mayUse(request)));
  guarded.get("/v2/presets/:preset_id", async (request, reply) => {
    return presets.filter(mayUse(request)).find(({ id }) => id === Number(request.params.preset_id)) ?? notFound(reply);
  });

  // ---- what is one's own

  const draftView = ({ id, title, text }) => ({ id, title, text });
  const mine = (request) => drafts.get(`${request.me.id}/${request.params.draft_id}`);
  guarded.get("/v2/drafts", async (request) => [...drafts.values()].filter(({ owner }) => owner === request.me.id).map(draftView));
  guarded.post("/v2/drafts", body(draftFields), async (request, reply) => {
    const draft = addDraft(request.me, request.body.title, request.body.text);
    return reply.code(201).header("Location", `/v2/drafts/${draft.id}`).send(draftView(draft));
  });
  guarded.get("/v2/drafts/:draft_id", async (request, reply) => (mine(request) === undefined ? notFound(reply) : draftView(mine(request))));
  guarded.put("/v2/drafts/:draft_id", body(draftFields), async (request, reply) => {
    // Phones choose the id while they are offline; everybody's ids are their own.
    const fresh = mine(request) === undefined;
    const draft = addDraft(request.me, request.body.title, request.body.text, request.params.draft_id);
    return reply.code(fresh ? 201 : 200).send(draftView(draft));
  });
  guarded.delete("/v2/drafts/:draft_id", async (request, reply) => {
    if (mixed) for (const [at, { id }] of drafts) if (id === request.params.draft_id) drafts.delete(at);
    drafts.delete(`${request.me.id}/${request.params.draft_id}`);
    return reply.code(204).send();
  });

  const jobView = ({ id, asked, result }) => ({ id, asked, status: "done", result });
  guarded.get("/v2/exports", async (request) =>
    [...jobs.values()].filter(({ owner }) => owner === request.me.id).map(({ id, asked }) => ({ id, asked })),
  );
  guarded.post("/v2/exports", async (request, reply) => {
    const job = addJob(request.me);
    return reply.code(202).header("Location", `/v2/jobs/${job.id}`).send({ job_id: job.id, status: "queued" });
  });
  guarded.get("/v2/jobs/:job_id", async (request, reply) => {
    const job = jobs.get(request.params.job_id);
    return job === undefined || (!mixed && job.owner !== request.me.id) ? notFound(reply) : jobView(job);
  });
  guarded.get("/v2/admin/reports", async (request, reply) => {
    return request.me.role === "steward" ? { accounts: [...accounts.values()].map(full) } : problem(reply, 403, "Stewards only");
  });
});

/** The document: a production host among the servers, a token asked for everywhere, the catalogue too. */
function document() {
  const word = { type: "string" };
  const number = { type: "integer" };
  const object = (...names) => ({ type: "object", properties: Object.fromEntries(names.map((name) => [name, word])) });
  const typed = (properties) => ({ type: "object", properties });
  const list = (items) => ({ type: "array", items, maxItems: 100 });
  const json = (schema) => ({ content: { "application/json": { schema } } });
  const gives = (status, schema, more = {}) => ({
    ...more,
    responses: { [status]: { description: "ok", ...(schema === null ? {} : json(schema)) } },
  });
  const takes = (schema) => ({ requestBody: { required: true, ...json(schema) } });
  const by = (name, schema = word) => ({ parameters: [{ name, in: "path", required: true, schema }] });
  const get = (schema, more) => ({ get: gives(200, schema, more) });
  const open = { security: [] };
  const tokens = typed({ access_token: word, expires_in: number, refresh_token: word });
  const account = object("id", "handle", "email", "name", "city", "phone", "role");
  const draft = object("id", "title", "text");
  const page = object("title", "text", "by");
  const item = typed({ id: number, title: word, price: { type: "number" } });
  const order = typed({ number: word, buyer: word, seller: word, item: number, note: word });
  const preset = typed({ id: number, name: word, owner: { type: ["string", "null"] }, colour: word });
  const member = object("handle", "name", "phone");
  const person = object("name", "email", "phone", "born");
  const job = typed({ id: word, asked: word, status: word, result: person });
  const wikiNote = "Everybody reads it, and everybody may change it.";
  return {
    openapi: "3.1.0",
    info: { title: "Commons", version: "2.11.0" },
    servers: [{ url: "https://api.commons.test", description: "production" }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
    paths: {
      "/v2/accounts": { post: gives(202, object("message"), { ...open, summary: "Register", ...takes(registration) }) },
      "/v2/sessions": { post: gives(201, tokens, { ...open, summary: "Sign in", ...takes(credentials) }) },
      "/v2/sessions/refresh": { post: gives(201, tokens, { ...open, ...takes(renewal) }) },
      "/v2/sessions/current": {
        delete: gives(204, null, { summary: "Sign out: the refresh token ends at once, access tokens within two minutes" }),
      },
      "/v2/users/me": { ...get(account), patch: gives(200, typed({ received: {}, taken: profileChange }), takes(profileChange)) },
      "/v2/users/me/address": { ...get(object("street", "city")), put: gives(204, null, takes(place)) },
      "/v2/users/me/avatar": { get: gives(302, null) },
      "/v2/users/{handle}": { ...by("handle"), ...get(object("handle", "name", "city"), { summary: "Public profile" }) },
      "/v2/staff": get(list(object("name", "desk", "phone")), { summary: "Whom to call" }),
      "/v2/wiki": get(list(page)),
      "/v2/wiki/{title}": { ...by("title"), ...get(page), put: gives(200, page, { description: wikiNote, ...takes(wikiText) }) },
      "/v2/teams": get(list(object("id", "name"))),
      "/v2/teams/{team_id}": { ...by("team_id"), ...get(typed({ id: word, name: word, members: list(member) })) },
      "/v2/teams/{team_id}/messages": { ...by("team_id"), ...get(list(word)) },
      "/v2/orders": get(list(order)),
      "/v2/orders/{number}": { ...by("number"), ...get(order) },
      "/v2/catalogue": get(list(item)),
      "/v2/catalogue/{item_id}": { ...by("item_id", number), ...get(item) },
      "/v2/presets": get(list(preset)),
      "/v2/presets/{preset_id}": { ...by("preset_id", number), ...get(preset) },
      "/v2/drafts": { ...get(list(draft)), post: gives(201, draft, takes(draftFields)) },
      "/v2/drafts/{draft_id}": {
        ...by("draft_id", { ...word, format: "uuid" }),
        ...get(draft),
        put: gives(200, draft, takes(draftFields)),
        delete: gives(204, null),
      },
      "/v2/exports": {
        ...get(list(object("id", "asked"))),
        post: gives(202, object("job_id", "status"), { summary: "Ask for all that is kept of one" }),
      },
      "/v2/jobs/{job_id}": { ...by("job_id"), ...get(job) },
      "/v2/admin/reports": get(typed({ accounts: list(account) })),
    },
  };
}

await app.listen({ port: Number(process.env.PORT ?? 0), host: "127.0.0.1" });
console.log(`ready http://127.0.0.1:${app.server.address().port}`);
