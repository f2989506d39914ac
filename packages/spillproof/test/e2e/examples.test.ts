// The four example APIs really start; each named leak of the leaky ones happens, and the sound ones close it. By plain requests alone.

import { execFile, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPython, type PythonSearch, type RunningTwin, startTwin } from "../../src/demo/index.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const requirements = join(root, "examples", "flask", "sound", "requirements.txt");
const run = promisify(execFile);

const python: PythonSearch = await findPython(requirements);
// In CI nothing is skipped for want of a part.
if (!python.found && process.env.CI) throw new Error(`The Flask examples cannot be tested: ${python.reason}.`);
if (!python.found) console.warn(`The Flask examples are not tested: ${python.reason}.`);

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: ReturnType<typeof JSON.parse>;
}

interface Person {
  readonly id: string;
  readonly token: string;
  readonly refresh: string;
  readonly order: string;
}

interface Api {
  readonly twin: RunningTwin;
  readonly alice: Person;
  readonly bob: Person;
  readonly admin: Person;
  ask(path: string, options?: Ask): Promise<Answer>;
}

interface Ask {
  readonly token?: string;
  readonly method?: string;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
}

async function enter(twin: RunningTwin): Promise<Api> {
  async function ask(path: string, { token, method = "GET", json, headers = {} }: Ask = {}): Promise<Answer> {
    const answer = await fetch(twin.url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: typeof json === "string" ? json : JSON.stringify(json) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null,
    };
  }
  async function logIn(login: { username: string; password: string }): Promise<Person> {
    const { access_token: token, refresh_token: refresh } = (await ask("/auth/login", { method: "POST", json: login })).body;
    const id = String((await ask("/me", { token })).body.id);
    const orders = (await ask("/orders", { token })).body.items as { id: unknown; owner?: unknown }[];
    const order = orders.find(({ owner }) => owner === undefined || String(owner) === id);
    return { id, token, refresh, order: String(order?.id ?? "") };
  }
  const { alice, bob } = twin.identities;
  return { twin, ask, alice: await logIn(alice), bob: await logIn(bob), admin: await logIn(twin.admin) };
}

/** A token signed with a secret that stands on every word list. */
function forge(subject: string): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ sub: subject, iat: now, exp: now + 600, aud: "another-api", scope: "profile:read", use: "access" })}`;
  return `${signed}.${createHmac("sha256", "your-256-bit-secret").update(signed).digest("base64url")}`;
}

const signatureOf = (token: string) => token.split(".")[2]!;

/** What happens, by rule. `leaks` answers whether it does. */
const behaviours: readonly { readonly rules: string; readonly what: string; readonly leaks: (api: Api) => Promise<boolean> }[] = [
  {
    rules: "missing-authentication",
    what: "an invoice without a token",
    leaks: async ({ ask, bob }) => (await ask(`/orders/${bob.order}/invoice`)).text.includes("Tennant"),
  },
  {
    rules: "object-authorization",
    what: "somebody else's profile",
    leaks: async ({ ask, alice, bob }) => (await ask(`/users/${bob.id}`, { token: alice.token })).text.includes("bob.tennant@"),
  },
  {
    rules: "object-authorization",
    what: "somebody else's order",
    leaks: async ({ ask, alice, bob }) => (await ask(`/orders/${bob.order}`, { token: alice.token })).status === 200,
  },
  {
    rules: "object-authorization",
    what: "my own account with somebody else's order",
    leaks: async ({ ask, alice, bob }) => (await ask(`/users/${alice.id}/orders/${bob.order}`, { token: alice.token })).status === 200,
  },
  {
    rules: "object-authorization",
    what: "everybody's orders in my list",
    leaks: async ({ ask, alice, bob }) => (await ask("/orders", { token: alice.token })).text.includes(bob.order),
  },
  {
    rules: "object-authorization",
    what: "changing somebody else",
    leaks: async ({ ask, alice, bob }) => {
      await ask(`/users/${bob.id}`, { token: alice.token, method: "PATCH", json: { phone: "+1 845-555-0199" } });
      return (await ask("/me", { token: bob.token })).text.includes("555-0199");
    },
  },
  {
    rules: "scope-not-enforced",
    what: "the list of users without users:read",
    leaks: async ({ ask, alice }) => (await ask("/users", { token: alice.token })).status === 200,
  },
  {
    rules: "admin-operation-exposed",
    what: "everybody's orders without orders:admin",
    leaks: async ({ ask, alice }) => (await ask("/admin/orders", { token: alice.token })).status === 200,
  },
  {
    rules: "excessive-data, credential-in-response",
    what: "whole rows",
    leaks: async ({ ask, alice }) => /ssn|internal_role|staff_notes|password_hash/.test((await ask("/me", { token: alice.token })).text),
  },
  {
    rules: "excessive-data",
    what: "whole rows, for staff",
    leaks: async ({ ask, admin }) =>
      /ssn|internal_role|"phone"|password_hash/.test(
        (await ask("/users", { token: admin.token })).text + (await ask("/admin/orders", { token: admin.token })).text,
      ),
  },
  {
    rules: "excessive-data",
    what: "staff notes on an order",
    leaks: async ({ ask, alice }) => /staff_notes|risk_score/.test((await ask(`/orders/${alice.order}`, { token: alice.token })).text),
  },
  {
    rules: "token-echo",
    what: "the token in a debug part",
    leaks: async ({ ask, alice }) => (await ask("/me", { token: alice.token })).text.includes(signatureOf(alice.token)),
  },
  {
    rules: "token-echo",
    what: "the token in a refusal",
    leaks: async ({ ask, alice }) => {
      const { status, text } = await ask("/admin/reports/sales", { token: alice.token });
      expect(status).toBe(403);
      return text.includes(signatureOf(alice.token));
    },
  },
  {
    rules: "verbose-error",
    what: "a stack trace and a query for an odd id",
    leaks: async ({ ask, alice }) => {
      const { status, text } = await ask("/orders/x'", { token: alice.token });
      expect(status).toBeGreaterThanOrEqual(400);
      return /SELECT \* FROM orders/.test(text) && /Traceback|\n {4}at |\\n {4}at /.test(text);
    },
  },
  {
    rules: "verbose-error",
    what: "an e-mail address for a wrong password",
    leaks: async ({ ask }) =>
      (await ask("/auth/login", { method: "POST", json: { username: "alice", password: "wrong" } })).text.includes("alice.marlowe@"),
  },
  {
    rules: "user-enumeration",
    what: "unknown names told apart",
    leaks: async ({ ask }) => {
      const told = async (username: string) => {
        const { status, body } = await ask("/auth/login", { method: "POST", json: { username, password: "wrong" } });
        return JSON.stringify([status, { ...body, request_id: "" }]);
      };
      return (await told("alice")) !== (await told("nobody-has-this-name"));
    },
  },
  {
    rules: "public-personal-data",
    what: "buyers in the public catalogue",
    leaks: async ({ ask }) => /@quillmere/.test((await ask("/products")).text),
  },
  {
    rules: "debug-exposed, undocumented-operation",
    what: "the secret at /debug",
    leaks: async ({ ask }) => (await ask("/debug")).text.includes("your-256-bit-secret"),
  },
  {
    rules: "weak-jwt-secret, audience-not-checked",
    what: "a forged token, for another audience",
    leaks: async ({ ask, alice }) => (await ask("/me", { token: forge(alice.id) })).status === 200,
  },
  {
    rules: "token-type-confusion",
    what: "a refresh token as access token",
    leaks: async ({ ask, alice }) => (await ask("/me", { token: alice.refresh })).status === 200,
  },
  {
    rules: "token-not-revoked",
    what: "a token after logout",
    leaks: async ({ ask, twin }) => {
      const { access_token: token } = (await ask("/auth/login", { method: "POST", json: twin.identities.bob })).body;
      expect((await ask("/auth/logout", { method: "POST", token })).status).toBe(204);
      return (await ask("/me", { token })).status === 200;
    },
  },
  {
    rules: "token-in-url",
    what: "a token in the query",
    leaks: async ({ ask, alice }) => (await ask(`/me?access_token=${alice.token}`)).status === 200,
  },
  {
    rules: "personal-data-in-token, token-lifetime",
    what: "an e-mail address in a token of a month",
    leaks: async ({ alice }) => {
      const claims = JSON.parse(Buffer.from(alice.token.split(".")[1]!, "base64url").toString());
      return claims.email !== undefined || claims.exp - claims.iat > 3600;
    },
  },
  {
    rules: "mass-assignment",
    what: "a role that one gives oneself",
    leaks: async ({ ask, alice }) =>
      (await ask(`/users/${alice.id}`, { token: alice.token, method: "PATCH", json: { internal_role: "boss" } })).text.includes("boss"),
  },
  {
    rules: "mass-assignment, input-not-validated",
    what: "an order at one's own price",
    leaks: async ({ ask, alice }) =>
      (await ask("/orders", { token: alice.token, method: "POST", json: { product_id: "lamp", quantity: 1, total_cents: 1 } })).body
        .total_cents === 1,
  },
  {
    rules: "injection, unbounded-response",
    what: "every user for a condition that is always true",
    leaks: async ({ ask, admin }) =>
      (await ask(`/users?limit=1&email=${encodeURIComponent("x' OR '1'='1")}`, { token: admin.token })).body.items.length > 1,
  },
  {
    rules: "permissive-cors",
    what: "any origin, with credentials",
    leaks: async ({ ask }) =>
      (await ask("/products", { headers: { origin: "https://elsewhere.invalid" } })).headers.get("access-control-allow-origin") ===
      "https://elsewhere.invalid",
  },
  {
    rules: "cacheable-personal-data, missing-security-headers",
    what: "answers that caches may keep",
    leaks: async ({ ask, alice }) => {
      const { headers } = await ask("/me", { token: alice.token });
      return headers.get("cache-control") !== "no-store" || headers.get("x-content-type-options") !== "nosniff";
    },
  },
  {
    rules: "software-disclosed",
    what: "the framework's name",
    leaks: async ({ ask }) => {
      const { headers } = await ask("/health");
      return /flask|express|werkzeug|python/i.test(`${headers.get("server")} ${headers.get("x-powered-by")}`);
    },
  },
  {
    rules: "credential-logged, personal-data-logged",
    what: "tokens, passwords and people in the log",
    leaks: async ({ ask, alice, twin }) => {
      await ask("/orders?note=alice.marlowe@quillmere-post.net", { token: alice.token });
      const log = readFileSync(twin.logFile, "utf8");
      return [signatureOf(alice.token), twin.identities.alice.password, "@quillmere", alice.order].some((word) => log.includes(word));
    },
  },
  {
    rules: "log-injection",
    what: "a line that the caller writes",
    leaks: async ({ ask, twin }) => {
      await ask("/nowhere%0aforged-line");
      return /^forged-line/m.test(readFileSync(twin.logFile, "utf8"));
    },
  },
];

/** Both variants, so that a twin that answers nothing closes nothing. */
const rights: typeof behaviours = [
  { rules: "", what: "the document", leaks: async ({ ask }) => (await ask("/openapi.json")).body.openapi === "3.1.0" },
  {
    rules: "",
    what: "health and catalogue without a token",
    leaks: async ({ ask }) => (await ask("/health")).status === 200 && (await ask("/products")).body.items.length === 3,
  },
  { rules: "", what: "no token, no profile", leaks: async ({ ask }) => (await ask("/me")).status === 401 },
  {
    rules: "",
    what: "a broken token, no profile",
    leaks: async ({ ask, alice }) => (await ask("/me", { token: `${alice.token.slice(0, -6)}AAAAAA` })).status === 401,
  },
  {
    rules: "",
    what: "one's own profile",
    leaks: async ({ ask, alice }) => (await ask(`/users/${alice.id}`, { token: alice.token })).status === 200,
  },
  {
    rules: "",
    what: "one's own order and its invoice",
    leaks: async ({ ask, bob }) =>
      (await ask(`/orders/${bob.order}`, { token: bob.token })).status === 200 &&
      (await ask(`/orders/${bob.order}/invoice`, { token: bob.token })).status === 200,
  },
  {
    rules: "",
    what: "one's own order below oneself",
    leaks: async ({ ask, bob }) => (await ask(`/users/${bob.id}/orders/${bob.order}`, { token: bob.token })).status === 200,
  },
  {
    rules: "",
    what: "the scope's holder comes in",
    leaks: async ({ ask, admin }) => (await ask("/admin/reports/sales", { token: admin.token })).status === 200,
  },
  {
    rules: "",
    what: "an order is placed, read and taken back",
    leaks: async ({ ask, bob }) => {
      const made = await ask("/orders", { token: bob.token, method: "POST", json: { product_id: "lamp", quantity: 2 } });
      const place = made.headers.get("location")!;
      const ended = await ask(place, { token: bob.token, method: "DELETE" });
      return made.status === 201 && ended.status === 204 && (await ask(place, { token: bob.token })).status === 404;
    },
  },
];

for (const framework of ["flask", "express"] as const) {
  describe.skipIf(framework === "flask" && !python.found)(`${framework}`, () => {
    const apis = {} as Record<"leaky" | "sound", Api>;
    beforeAll(async () => {
      for (const variant of ["leaky", "sound"] as const) apis[variant] = await enter(await startTwin({ framework, variant }));
    });
    afterAll(async () => {
      for (const { twin } of Object.values(apis)) {
        await twin.stop();
        expect(existsSync(twin.logFile)).toBe(false);
        await expect(fetch(`${twin.url}/health`)).rejects.toThrow();
      }
    });

    it.each(behaviours)("$rules: $what", async ({ leaks }) => {
      expect(await leaks(apis.leaky), "the leaky twin").toBe(true);
      expect(await leaks(apis.sound), "the sound twin").toBe(false);
    });

    it.each(rights)("both do their work: $what", async ({ leaks }) => {
      for (const api of Object.values(apis)) expect(await leaks(api), api.twin.variant).toBe(true);
    });

    it("a scan's worth of requests gets through, a flood of logins does not", async () => {
      for (const { ask, alice, twin } of Object.values(apis)) {
        for (let round = 0; round < 60; round++) {
          const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await ask("/me", { token: alice.token })).status));
          expect(new Set(statuses)).toEqual(new Set([200]));
        }
        const logins: number[] = [];
        for (let turn = 0; turn < 40; turn++)
          logins.push((await ask("/auth/login", { method: "POST", json: { username: `nobody-${turn % 3}`, password: 7 } })).status);
        expect(logins.includes(429), twin.variant).toBe(twin.variant === "sound");
      }
    });
  });
}

describe.skipIf(!python.found)("the Flask examples' own tests", () => {
  it.each(["sound", "leaky"])("%s", async (variant) => {
    const { stderr } = await run(python.found ? python.path : "", ["-m", "unittest", "-q"], {
      cwd: join(root, "examples", "flask", variant),
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    });
    expect(stderr).toMatch(/^Ran [1-9]\d* tests/m);
    expect(stderr).toMatch(/^OK$/m);
  });
});

describe("the Express examples' own tests", () => {
  it.each(["sound", "leaky"])("%s", async (variant) => {
    const { stdout } = await run(process.execPath, ["--test", "--test-reporter=tap"], {
      cwd: join(root, "examples", "express", variant),
      env: { PATH: process.env.PATH },
    });
    expect(stdout).toMatch(/^# pass [1-9]/m);
    expect(stdout).toMatch(/^# fail 0$/m);
  });
});

describe("what is packed", () => {
  const folder = mkdtempSync(join(tmpdir(), "spillproof-packed-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("starts from a folder that has no express, and holds no tests", async () => {
    await run(process.execPath, [join(root, "scripts", "examples.mjs"), "--out", folder]);
    for (const variant of ["leaky", "sound"]) {
      expect(existsSync(join(folder, "flask", variant, "requirements.txt"))).toBe(true);
      expect(existsSync(join(folder, "flask", variant, "tests"))).toBe(false);
      const server = join(folder, "express", variant, "server.js");
      const secret = "for this test alone, and long enough for it";
      const child = spawn(process.execPath, [server, "--port", "0"], {
        cwd: dirname(server),
        env: { JWT_SECRET: secret, HASH_KEY: secret, AUDIT_FILE: join(folder, "audit.jsonl") },
        stdio: ["ignore", "pipe", "ignore"],
      });
      try {
        const url = await new Promise<string>((resolve, reject) => {
          child.once("exit", () => reject(new Error(`${server} ended`)));
          child.stdout.on("data", (data) => {
            const found = /http:\/\/127\.0\.0\.1:\d+/.exec(String(data));
            if (found) resolve(found[0]);
          });
        });
        expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: "ok" });
        expect((await fetch(`${url}/openapi.json`)).status).toBe(200);
      } finally {
        child.kill();
      }
    }
  });
});

describe.skipIf(!python.found)("the virtual environment", () => {
  const cache = mkdtempSync(join(tmpdir(), "spillproof-cache-"));
  afterAll(() => rmSync(cache, { recursive: true }));

  it("is made once, by however many ask for it, and mended when it broke", async () => {
    const empty = join(cache, "requirements.txt");
    writeFileSync(empty, "# nothing but Python itself\n");
    const environment = { ...process.env, XDG_CACHE_HOME: cache };
    const told: string[] = [];
    const searches = await Promise.all([1, 2].map(() => findPython(empty, (text) => told.push(text), environment)));
    expect(searches[0]).toMatchObject({ found: true });
    expect(searches[1]).toEqual(searches[0]);
    expect(told.length).toBeGreaterThan(0);
    told.length = 0;
    expect(await findPython(empty, (text) => told.push(text), environment)).toEqual(searches[0]);
    expect(told).toEqual([]);
    const [first] = searches;
    const path = first?.found ? first.path : "";
    rmSync(path);
    writeFileSync(path, "");
    expect(await findPython(empty, (text) => told.push(text), environment)).toEqual(searches[0]);
    expect(told.length).toBeGreaterThan(0);
  });

  it("is not there where packages cannot be had", async () => {
    const wanting = join(cache, "wanting.txt");
    writeFileSync(wanting, "Flask==3.1.3\n");
    const environment = { ...process.env, XDG_CACHE_HOME: cache, PIP_INDEX_URL: "http://127.0.0.1:9/", PIP_NO_CACHE_DIR: "1" };
    const search = await findPython(wanting, undefined, environment);
    expect(search).toMatchObject({ found: false, reason: expect.stringMatching(/^pip could not install what wanting\.txt names/) });
  });
});

describe.skipIf(process.platform === "win32")("a twin ends with the process that started it", () => {
  it.each(["SIGINT", "SIGTERM", "exit"])("%s", async (end) => {
    const door = join(root, "packages", "spillproof", "src", "demo", "index.ts");
    const script = `import { createServer } from ${JSON.stringify(join(root, "node_modules", "vite", "dist", "node", "index.js"))};
      const vite = await createServer({ configFile: false, logLevel: "error", server: { middlewareMode: true, ws: false }, appType: "custom" });
      const { startTwin } = await vite.ssrLoadModule(${JSON.stringify(door)});
      const twin = await startTwin({ framework: "express", variant: "leaky" });
      console.log("at " + twin.url);
      ${end === "exit" ? "process.exit(0);" : "setInterval(() => {}, 1000);"}`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
    let url = "";
    for await (const data of child.stdout) {
      url = /at (http:\S+)/.exec(String(data))?.[1] ?? url;
      if (url !== "" && end !== "exit") child.kill(end as NodeJS.Signals);
    }
    expect(await ended).toBe(end === "exit" ? null : end);
    expect(url).not.toBe("");
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });
});
