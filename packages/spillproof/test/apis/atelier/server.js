// In: PORT, LEAKY=1 for the leaky variant. Out: a studio's API on loopback (Express, signed session cookies beside bearer tokens, a page that answers any path).
import { createHmac, randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import express from "express";

const leaky = process.env.LEAKY === "1";
const key = randomBytes(32);
const app = express();
app.disable("x-powered-by");
app.set("query parser", "simple");

const users = new Map();
const sessions = new Map();
const tokens = new Map();
const notes = new Map();
const bookings = new Map();
const hex = (bytes) => randomBytes(bytes).toString("hex");
const hash = (password, salt) => scryptSync(password, salt, 32, { N: 1024 });

function addUser({ email, password, ...more }) {
  const salt = randomBytes(16);
  const user = { id: hex(12), email, salt, hash: hash(password, salt), role: "guest", credit: 0, ...more };
  users.set(user.id, user);
  return user;
}

const seeded = [
  ["Ottilie Fairweather-Nkemelu", "ottilie@studiomail.test", "Kiln-Window-52", "4539 1488 0343 6467", "glaze allergy: lead"],
  ["Casimir Dragomirescu", "casimir@studiomail.test", "Loom-Basement-19", "4716 2210 5188 5662", "arrives by wheelchair"],
];
for (const [n, [name, email, password, card, wish]] of seeded.entries()) {
  const user = addUser({ email, password, name, credit: 40 });
  for (const room of ["kiln-room", "print-room"]) {
    const ref = `${room.slice(0, 2).toUpperCase()}-${hex(4)}`;
    bookings.set(ref, { ref, owner: user.id, room, day: `2026-0${3 + n}-14`, wish: `${wish} (${room})`, card });
  }
}
addUser({ email: "curator@studiomail.test", password: hex(16), name: "The curator", role: "curator" });

/** So many requests in a minute, by whatever `by` says. */
function limit(most, by) {
  const seen = new Map();
  return (request, response, next) => {
    if (leaky) return next();
    const now = Date.now();
    const who = by(request);
    const recent = (seen.get(who) ?? []).filter((then) => now - then < 60_000);
    seen.set(who, [...recent, now]);
    response.set("RateLimit", `"default";r=${Math.max(0, most - recent.length)};t=60`);
    if (recent.length < most) return next();
    response.status(429).set("Retry-After", "60").json({ error: "Too many requests, wait a minute." });
  };
}

// Once behind a proxy that was to be told which pages may read the answers.
app.use((request, response, next) => {
  const origin = request.get("origin");
  if (leaky && origin !== undefined) response.set({ "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true" });
  response.set({ "X-Content-Type-Options": "nosniff", Vary: "Origin, Authorization, Cookie" });
  if (request.path.startsWith("/api/")) response.set("Cache-Control", "no-store");
  next();
});
app.use(express.json());
app.use((error, _, response, next) => (error ? response.status(400).json({ error: "The body cannot be read." }) : next()));

// ---- who asks

const sign = (id) => `s:${id}.${createHmac("sha256", key).update(id).digest("base64url")}`;
function unsign(value) {
  const [id, mac] = value.replace(/^s:/, "").split(".");
  const right = createHmac("sha256", key).update(id).digest();
  const given = Buffer.from(mac ?? "", "base64url");
  return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
}
function sessionOf(request) {
  const cookie = (request.get("cookie") ?? "").split(/; ?/).find((part) => part.startsWith("sid="));
  const id = cookie === undefined ? undefined : unsign(decodeURIComponent(cookie.slice(4)));
  return id === undefined ? undefined : sessions.get(id);
}
function openSession(response) {
  const session = { id: hex(24), user: null };
  sessions.set(session.id, session);
  response.cookie("sid", sign(session.id), { httpOnly: true, sameSite: "lax", path: "/", ...(leaky ? {} : { secure: true }) });
  return session;
}

app.use((request, response, next) => {
  const [scheme, sent] = (request.get("authorization") ?? "").split(" ");
  const given = scheme.toLowerCase() === "bearer" ? sent : leaky ? request.query.access_token : undefined;
  const token = tokens.get(given ?? "");
  response.locals.session = sessionOf(request);
  response.locals.token = token;
  response.locals.user = users.get(token?.user ?? response.locals.session?.user ?? "");
  // The gateway used to say who asks; it is gone, the line is not.
  if (leaky && users.has(request.get("x-user-id"))) response.locals.user = users.get(request.get("x-user-id"));
  next();
});

function signedIn(_, response, next) {
  if (response.locals.user !== undefined) return next();
  response.status(401).set("WWW-Authenticate", "Bearer").json({ error: "Sign in first." });
}
const curators = (_, response, next) => {
  if (leaky || response.locals.user.role === "curator") return next();
  // Says 401 where others say 403.
  response.status(401).json({ error: "For curators only." });
};

// ---- accounts

const asText = (value) => (typeof value === "string" ? value : "");

app.post(
  "/api/signup",
  limit(60, (request) => request.ip),
  (request, response) => {
    const { email, password, name } = request.body ?? {};
    if (!/^[^@\s]{1,64}@[^@\s]{1,190}$/.test(asText(email)) || asText(password).length < 8 || asText(name) === "")
      return response.status(400).json({ error: "email, name and a password of 8 characters are needed" });
    const known = [...users.values()].some((user) => user.email === email);
    if (known && leaky) return response.status(409).json({ error: "There is an account with this address." });
    // Whoever has the address is told by mail; the answer is the same.
    const extra = leaky ? request.body : {};
    // Both ways cost the same time.
    if (known) hash(password, randomBytes(16));
    else addUser({ ...extra, email, password, name });
    response.status(202).json({ message: "Welcome. You can sign in once the address is yours." });
  },
);

app.post(
  "/api/login",
  limit(20, (request) => `${request.ip} ${asText(request.body?.email)}`),
  (request, response) => {
    const { email, password } = request.body ?? {};
    const user = [...users.values()].find((each) => each.email === asText(email));
    const right = hash(asText(password), user?.salt ?? Buffer.alloc(16)).equals(user?.hash ?? Buffer.alloc(32));
    if (user === undefined || !right) return response.status(401).json({ error: "Address or password is wrong." });
    if (!leaky && response.locals.session !== undefined) sessions.delete(response.locals.session.id);
    const session = (leaky ? response.locals.session : undefined) ?? openSession(response);
    session.user = user.id;
    const token = randomBytes(32).toString("base64url");
    tokens.set(token, { token, user: user.id });
    response.json({ token, expiresIn: 3600 });
    setTimeout(() => tokens.delete(token), 3_600_000).unref();
  },
);

app.post("/api/logout", signedIn, (_, response) => {
  tokens.delete(response.locals.token?.token);
  sessions.delete(response.locals.session?.id);
  response.clearCookie("sid").status(204).end();
});

/** For the page: hands out a session before anybody has signed in. */
app.get("/api/session", (_, response) => {
  const session = response.locals.session ?? openSession(response);
  response.json({ signedIn: session.user !== null });
});

const seen = ({ id, email, name, role, credit }) => ({ id, email, name, role, credit });
app.get("/api/me", signedIn, (_, response) => response.json(seen(response.locals.user)));

// Whoever asked last; one variable for all of them, in the leaky one.
let asking;
app.get("/api/badge", signedIn, async (_, response) => {
  const user = response.locals.user;
  asking = user;
  // As long as the printer takes.
  await new Promise((resolve) => setTimeout(resolve, 25));
  const { name, email } = leaky ? asking : user;
  response.json({ name, email, lines: [`Guest: ${name}`] });
});

// ---- notes: nobody has any to begin with

const noteOf = (request) => notes.get(request.params.id);
const noteView = ({ id, title, text, updated }) => ({ id, title, text, updated });
function ownNote(request, response, next) {
  const note = noteOf(request);
  if (note !== undefined && note.owner === response.locals.user.id) return next();
  response.status(404).json({ error: "There is no such note." });
}
// Whoever changes a note must own it; the handlers behind rely on this line.
app.use("/api/notes/:id", signedIn, (request, response, next) =>
  ["PATCH", "DELETE"].includes(request.method) ? ownNote(request, response, next) : next(),
);
// For old browsers, and put in after the line above.
if (leaky)
  app.use((request, _, next) => {
    const wanted = request.get("x-http-method-override") ?? request.query._method ?? request.body?._method;
    if (request.method === "POST" && wanted !== undefined) request.method = String(wanted).toUpperCase();
    next();
  });

app.get("/api/notes", signedIn, (_, response) => {
  response.json({ notes: [...notes.values()].filter((note) => note.owner === response.locals.user.id).map(noteView) });
});
app.post("/api/notes", signedIn, (request, response) => {
  const { title, text } = request.body;
  if (asText(title) === "" || title.length > 80) return response.status(400).json({ error: "title must be a text of 1 to 80 characters" });
  const note = { id: hex(16), owner: response.locals.user.id, title, text: asText(text), updated: new Date().toISOString() };
  notes.set(note.id, note);
  response.status(201).location(`/api/notes/${note.id}`).json(noteView(note));
});
app.get("/api/notes/:id", signedIn, leaky ? (_, __, next) => next() : ownNote, (request, response) => {
  const note = noteOf(request);
  if (note === undefined) return response.status(404).json({ error: "There is no such note." });
  response.json(noteView(note));
});
app.patch("/api/notes/:id", signedIn, (request, response) => {
  const { title, text } = request.body ?? {};
  const note = noteOf(request);
  if (note === undefined) return response.status(404).json({ error: "There is no such note." });
  if (asText(title) !== "") note.title = title.slice(0, 80);
  if (typeof text === "string") note.text = text;
  note.updated = new Date().toISOString();
  response.json(noteView(note));
});
app.delete("/api/notes/:id", signedIn, (request, response) => {
  const gone = notes.delete(request.params.id);
  response.status(gone ? 204 : 404).end();
});

// ---- bookings

const bookingView = ({ ref, room, day, wish }) => ({ ref, room, day, wish });
app.get("/api/bookings", signedIn, (_, response) => {
  response.json({ bookings: [...bookings.values()].filter((each) => each.owner === response.locals.user.id).map(bookingView) });
});
app.get("/api/bookings/:ref", signedIn, (request, response) => {
  const booking = bookings.get(request.params.ref);
  if (booking?.owner !== response.locals.user.id) return response.status(404).json({ error: "There is no such booking." });
  if (leaky) response.set("X-Debug-Booking", JSON.stringify({ row: JSON.stringify({ card_number: booking.card, cvv: "731" }) }));
  response.json(bookingView(booking));
});

app.get("/api/admin/users", signedIn, curators, (_, response) => {
  response.json({ users: [...users.values()].map(seen) });
});
// Not in the document: where the curators' own page begins.
app.get("/api/admin", signedIn, curators, (_, response) => {
  response.json({ accounts: users.size, latest: [...users.values()].slice(-5).map(seen) });
});
app.get("/api/rooms", (_, response) => {
  response.json({ rooms: ["kiln-room", "print-room", "dark-room"].map((slug, n) => ({ slug, seats: 4 + n })) });
});

// ---- the page, which answers any path that is left

const source = `import { api } from "./api";
// TODO before launch: the key of the print service moves to the server.
const PRINT_KEY = "prk_live_7Hq2Zs81LmVxWn40TyBcKd93";
export async function signIn(email, password) {
  const { token } = await api.post("/api/login", { email, password });
  sessionStorage.setItem("token", token);
}
export const print = (sheet) => api.post("/api/print", { sheet, key: PRINT_KEY });
`;
const files = {
  "/assets/app.js": ["text/javascript", 'const e=()=>document.querySelector("#app");e();\n//# sourceMappingURL=app.js.map\n'],
  "/robots.txt": ["text/plain", "User-agent: *\nDisallow:\n"],
};
if (leaky) {
  const map = {
    version: 3,
    file: "app.js",
    sources: ["../src/sign-in.ts", "../src/api.ts"],
    sourcesContent: [source, "export {};"],
    names: [],
  };
  files["/assets/app.js.map"] = ["application/json", JSON.stringify({ ...map, mappings: "AAAA" })];
  files["/.git/HEAD"] = ["text/plain", "ref: refs/heads/main\n"];
  const remote = "https://deploy:ghost-Ladder-3316@git.studiomail.test/atelier.git";
  files["/.git/config"] = ["text/plain", `[core]\n\trepositoryformatversion = 0\n\tbare = false\n[remote "origin"]\n\turl = ${remote}\n`];
}
app.get("/openapi.json", (_, response) => response.json(document()));
app.get("/{*path}", (request, response) => {
  const [type, text] = files[request.path] ?? [
    "text/html",
    '<!doctype html><title>Atelier</title><div id="app"></div><script src="/assets/app.js"></script>',
  ];
  response.type(type).send(text);
});
app.use((_, response) => response.status(404).json({ error: "Not found." }));
app.use((error, _, response, next) => {
  if (response.headersSent) return next(error);
  response.status(500).json({ error: "Something went wrong." });
});

/** The document: no servers, and no word of security, though it is asked for. */
function document() {
  const text = { type: "string" };
  const object = (properties, required = Object.keys(properties)) => ({ type: "object", properties, required });
  const json = (schema) => ({ content: { "application/json": { schema } } });
  const answers = (status, schema) => ({ responses: { [status]: { description: "ok", ...(schema === undefined ? {} : json(schema)) } } });
  const takes = (schema) => ({ requestBody: { required: true, ...json(schema) } });
  const list = (name, items) => object({ [name]: { type: "array", items } });
  const inPath = (name) => ({ parameters: [{ name, in: "path", required: true, schema: text }] });
  const note = object({ id: text, title: text, text, updated: { type: "string", format: "date-time" } });
  const noteFields = (required) => object({ title: { type: "string", minLength: 1, maxLength: 80 }, text }, required);
  const booking = object({ ref: text, room: text, day: { type: "string", format: "date" }, wish: text });
  const user = object({ id: text, email: { type: "string", format: "email" }, name: text, role: text, credit: { type: "number" } });
  return {
    openapi: "3.1.0",
    info: { title: "Atelier", version: "1.9.0", description: "Send `Authorization: Bearer …`, or the cookie `sid`." },
    paths: {
      "/api/signup": {
        post: {
          summary: "Open an account",
          ...takes(object({ email: { type: "string", format: "email" }, name: text, password: { type: "string", minLength: 8 } })),
          ...answers(202, object({ message: text })),
        },
      },
      "/api/login": {
        post: {
          ...takes(object({ email: text, password: text })),
          ...answers(200, object({ token: text, expiresIn: { type: "integer" } })),
        },
      },
      "/api/logout": { post: answers(204) },
      "/api/session": { get: answers(200, object({ signedIn: { type: "boolean" } })) },
      "/api/me": { get: answers(200, user) },
      "/api/badge": { get: answers(200, object({ name: text, email: text, lines: { type: "array", items: text } })) },
      "/api/notes": {
        get: answers(200, list("notes", note)),
        post: { ...takes(noteFields(["title"])), ...answers(201, note) },
      },
      "/api/notes/{id}": {
        ...inPath("id"),
        get: answers(200, note),
        patch: { ...takes(noteFields([])), ...answers(200, note) },
        delete: answers(204),
      },
      "/api/bookings": { get: answers(200, list("bookings", booking)) },
      "/api/bookings/{ref}": { ...inPath("ref"), get: answers(200, booking) },
      "/api/admin/users": { get: { tags: ["admin"], summary: "All accounts", ...answers(200, list("users", user)) } },
      "/api/rooms": { get: answers(200, list("rooms", object({ slug: text, seats: { type: "integer" } }))) },
    },
  };
}

const server = app.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => console.log(`ready http://127.0.0.1:${server.address().port}`));
