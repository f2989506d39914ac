// The recipes: all of them parse, and those that can be had cheaply close the leak that they are written against.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { SignJWT } from "jose";
import { parseAst } from "rolldown/parseAst";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Framework, findRule, type RuleId, rules } from "../../src/rules/index.js";

const written = (framework: Framework) =>
  rules.flatMap((rule) => {
    const code = rule.fix.recipes[framework];
    return code === undefined ? [] : [{ id: rule.id, code }];
  });

function recipe(id: RuleId): string {
  const code = findRule(id)?.fix.recipes.express;
  if (code === undefined) throw new Error(`no Express recipe for ${id}`);
  return code;
}

describe("every recipe parses", () => {
  it("as Python", () => {
    const script = `
import ast, json, sys
wrong = []
for recipe in json.load(sys.stdin):
    try:
        ast.parse(recipe["code"])
    except SyntaxError as error:
        wrong.append(f"{recipe['id']}:{error.lineno} {error.msg}")
print(json.dumps(wrong))
`;
    const recipes = written("flask");
    expect(recipes.length).toBeGreaterThan(26);
    const run = spawnSync("python3", ["-c", script], { input: JSON.stringify(recipes), encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(JSON.parse(run.stdout)).toEqual([]);
  });

  it.each(written("express"))("as a JavaScript module: $id", ({ code }) => {
    expect(() => parseAst(code, { lang: "js" })).not.toThrow();
  });

  it("and a broken one would be seen", () => {
    expect(() => parseAst("app.use((req, res => {", { lang: "js" })).toThrow();
  });
});

describe("the Express recipes close the leak", () => {
  const secret = "a-secret-for-this-test-alone-0123456789abcdef";
  const before = process.env.JWT_SECRET;
  const servers: Server[] = [];
  let folder = "";
  let count = 0;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "recipes-"));
    symlinkSync(fileURLToPath(new URL("../../../../node_modules", import.meta.url)), join(folder, "node_modules"));
    process.env.JWT_SECRET = secret;
  });

  afterAll(async () => {
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    rmSync(folder, { recursive: true, force: true });
    if (before === undefined) delete process.env.JWT_SECRET;
    else process.env.JWT_SECRET = before;
  });

  // What a recipe takes for granted: the application, its stores and its log.
  const application = `
import express from "express";

export const app = express();
app.set("env", "test"); // as in development, errors are told in full
app.use(express.json());

const store = (rows) => ({
  find: async (where) => rows.filter((row) => Object.entries(where).every(([name, value]) => row[name] === value)),
  findOne: async (where) => rows.find((row) => Object.entries(where).every(([name, value]) => row[name] === value)),
});
const orders = store([
  { id: "11", owner: "alice", item: "lamp", status: "sent", ssn: "078-05-1120", cost_price: 12 },
  { id: "22", owner: "bob", item: "chair", status: "open", ssn: "219-09-9999", cost_price: 80 },
]);
const users = {
  ...store([{ id: "alice", handle: "ally", bio: "likes lamps", username: "alice", email: "alice@example.com", password_hash: "scrypt$x$y", isPublic: true }]),
  isActive: async (id) => id === "alice" || id === "bob",
};
export const logged = [];
const log = { error: (entry) => logged.push(entry) };
`;
  const signedIn = `app.use((req, res, next) => { req.auth = { sub: req.get("x-test-subject"), scope: req.get("x-test-scope") }; next(); });\n`;

  interface Running {
    readonly ask: (path: string, init?: RequestInit) => Promise<{ status: number; headers: Headers; text: string }>;
    readonly logged: readonly { readonly id: string; readonly err: Error }[];
  }

  async function run(...parts: readonly string[]): Promise<Running> {
    const file = join(folder, `app${count++}.mjs`);
    writeFileSync(file, [application, ...parts].join("\n"));
    const { app, logged } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    const server: Server = await new Promise((done) => {
      const started: Server = app.listen(0, "127.0.0.1", () => done(started));
    });
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    return {
      logged,
      ask: async (path, init) => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
        return { status: answer.status, headers: answer.headers, text: await answer.text() };
      },
    };
  }

  const as = (subject: string, scope = "") => ({ headers: { "x-test-subject": subject, "x-test-scope": scope } });
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  function token(claims: Record<string, unknown>, key = secret): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const whole = { sub: "alice", aud: "orders-api", iss: "https://id.example", iat: now, exp: now + 600, ...claims };
    const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
    return new SignJWT(given).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(key));
  }

  const catalogue = `app.get("/orders", async (req, res) => res.json(await orders.find({})));`;
  const health = `app.get("/health", (req, res) => res.json({ ok: true }));`;

  it("missing-authentication", async () => {
    const leaky = await run(health, catalogue);
    expect((await leaky.ask("/orders")).text).toContain("lamp");

    const { ask } = await run(health, recipe("missing-authentication"), catalogue);
    expect((await ask("/health")).status).toBe(200);
    const good = await token({});
    expect(await ask("/orders", bearer(good))).toMatchObject({ status: 200, text: expect.stringContaining("lamp") });
    expect((await ask("/orders", { headers: { authorization: `bearer ${good}` } })).status).toBe(200);

    const none = await ask("/orders");
    expect(none).toMatchObject({ status: 401, text: expect.not.stringContaining("lamp") });
    expect(none.headers.get("www-authenticate")).toBe("Bearer");

    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${good.split(".")[1]}.`;
    const refused = {
      unsigned,
      "signature cut off": good.slice(0, good.lastIndexOf(".") + 1),
      "another key": await token({}, "another-secret-for-this-test-0123456789abcdef"),
      expired: await token({ exp: Math.floor(Date.now() / 1000) - 600 }),
      "no expiry": await token({ exp: undefined }),
      "another audience": await token({ aud: "billing" }),
      "another issuer": await token({ iss: "https://elsewhere.example" }),
      "no subject": await token({ sub: undefined }),
      "subject unknown": await token({ sub: "mallory" }),
      "with junk behind it": `${good} junk`,
    };
    for (const [name, value] of Object.entries(refused)) {
      const answer = await ask("/orders", bearer(value));
      expect(answer.status, name).toBe(401);
      expect(answer.text, name).not.toContain("lamp");
      expect(answer.headers.get("www-authenticate"), name).toMatch(/^Bearer/);
    }
    expect((await ask("/orders", { headers: { authorization: `Token ${good}` } })).status).toBe(401);
  });

  it("object-authorization", async () => {
    const leaky = await run(signedIn, `app.get("/orders/:id", async (req, res) => res.json(await orders.findOne({ id: req.params.id })));`);
    expect((await leaky.ask("/orders/11", as("bob"))).text).toContain("lamp");

    const { ask } = await run(signedIn, recipe("object-authorization"));
    expect(await ask("/orders/11", as("alice"))).toMatchObject({ status: 200, text: expect.stringContaining("lamp") });
    const foreign = await ask("/orders/11", as("bob"));
    const unknown = await ask("/orders/99", as("bob"));
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(unknown.text);
    const list = await ask("/orders?owner=alice", as("bob"));
    expect(JSON.parse(list.text)).toEqual([{ id: "22", item: "chair", status: "open" }]);
    expect(list.headers.get("cache-control")).toBe("no-store");
  });

  it("excessive-data", async () => {
    const leaky = await run(signedIn, catalogue);
    expect((await leaky.ask("/orders", as("alice"))).text).toContain("078-05-1120");

    const { ask } = await run(signedIn, recipe("excessive-data"));
    for (const path of ["/orders", "/orders/11"]) {
      const answer = await ask(path, as("alice"));
      expect([JSON.parse(answer.text)].flat(), path).toEqual([{ id: "11", item: "lamp", status: "sent" }]);
    }
  });

  it("credential-in-response and public-personal-data", async () => {
    const { ask } = await run(recipe("public-personal-data"), signedIn, recipe("credential-in-response"));
    expect(JSON.parse((await ask("/users/me", as("alice"))).text)).toEqual({ id: "alice", username: "alice" });
    expect(JSON.parse((await ask("/profiles/ally")).text)).toEqual({ handle: "ally", bio: "likes lamps" });
    expect((await ask("/profiles/nobody")).status).toBe(404);
  });

  it("scope-not-enforced", async () => {
    const { ask } = await run(signedIn, recipe("scope-not-enforced"));
    expect((await ask("/orders", as("alice", "profile orders:read"))).status).toBe(200);
    for (const scope of ["", "profile", "orders:write", "orders:readonly"]) {
      const answer = await ask("/orders", as("alice", scope));
      expect(answer.status, scope).toBe(403);
      expect(answer.headers.get("www-authenticate")).toBe('Bearer error="insufficient_scope", scope="orders:read"');
    }

    const written = `app.use((req, res, next) => { req.auth = { sub: "alice", ...JSON.parse(req.get("x-claims")) }; next(); });`;
    const typed = await run(written, recipe("scope-not-enforced"));
    for (const [claims, status] of [
      [{ scope: ["orders:read"] }, 200],
      [{ scp: "orders:read" }, 200],
      [{ scp: ["profile"] }, 403],
      [{}, 403],
      [{ scope: null }, 401],
      [{ scope: 7 }, 401],
      [{ scope: ["orders:read", 7] }, 401],
    ] as const) {
      const answer = await typed.ask("/orders", { headers: { "x-claims": JSON.stringify(claims) } });
      expect(answer.status, JSON.stringify(claims)).toBe(status);
    }
  });

  it("spec-mismatch", async () => {
    const products = `const products = { allPublic: async () => ["lamp"], stock: async () => [{ lamp: 7 }] };`;
    const authenticate = recipe("missing-authentication").replace(/^app\.use\(authenticate\);$/m, "");
    const { ask } = await run(products, authenticate, recipe("spec-mismatch"));
    expect((await ask("/catalogue")).status).toBe(200);
    expect((await ask("/stock")).status).toBe(401);
    expect((await ask("/stock", bearer(await token({})))).status).toBe(200);
  });

  it("token-echo", async () => {
    const echo = `app.get("/echo", (req, res) => res.json({ headers: req.headers }));`;
    const good = await token({});
    const leaky = await run(signedIn, echo);
    expect((await leaky.ask("/echo", bearer(good))).text).toContain(good);

    const { ask } = await run(signedIn, recipe("token-echo"), echo);
    const answer = await ask("/echo", bearer(good));
    expect(answer).toMatchObject({ status: 500, text: "" });
    expect((await ask("/whoami", { headers: { ...bearer(good).headers, ...as("alice", "orders:read").headers } })).text).toBe(
      '{"sub":"alice","scope":"orders:read"}',
    );
  });

  it("cleartext-storage", async () => {
    const way = `app.get("/hash", async (req, res) => {
  const stored = await hashPassword("correct horse");
  res.json({ stored, right: await passwordMatches(stored, "correct horse"), wrong: await passwordMatches(stored, "Correct horse") });
});`;
    const { ask } = await run(recipe("cleartext-storage"), way);
    const { stored, right, wrong } = JSON.parse((await ask("/hash")).text);
    expect({ right, wrong }).toEqual({ right: true, wrong: false });
    expect(stored).toMatch(/^scrypt\$/);
    expect(stored).not.toContain("horse");
  });

  it("verbose-error", async () => {
    const failing = `app.get("/fails", async () => { throw new Error("SELECT * FROM users WHERE email = 'alice@example.com'"); });
app.post("/orders", (req, res) => res.status(201).end());`;
    const malformed = { method: "POST", headers: { "content-type": "application/json" }, body: '{"email": "alice@example.com"' };
    const leaky = await run(failing);
    expect((await leaky.ask("/fails")).text).toContain("alice@example.com");
    expect((await leaky.ask("/orders", malformed)).text).toContain("SyntaxError");

    const { ask, logged } = await run(failing, recipe("verbose-error"));
    for (const [path, init, status] of [
      ["/fails", {}, 500],
      ["/fails", { headers: { accept: "text/html" } }, 500],
      ["/orders", malformed, 400],
      ["/no-such-route", {}, 404],
      ["/%ff", {}, 404],
    ] as const) {
      const answer = await ask(path, init);
      expect(answer.status, path).toBe(status);
      expect(answer.headers.get("content-type"), path).toMatch(/^application\/problem\+json/);
      expect(Object.keys(JSON.parse(answer.text)), path).toEqual(["type", "title", "status", "id"]);
      expect(answer.text, path).not.toMatch(/alice|SELECT|SyntaxError|node_modules|\.mjs/);
    }
    expect(logged).toHaveLength(2);
    expect(logged[0]?.err.message).toContain("SELECT");
  });
});
