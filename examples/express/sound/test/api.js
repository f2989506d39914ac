// An app on a free port, and people who log in.
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignJWT } from "jose";
import { createApp } from "../src/app.js";

export const secret = Buffer.from("a secret of these tests alone, 32 bytes and more");
export const hashKey = Buffer.from("another one, of 32 bytes or more too");
export const passwords = { alice: "alice-tests-only", bob: "bob-tests-only", admin: "admin-tests-only" };
export const document = JSON.parse(readFileSync(new URL("../openapi.json", import.meta.url), "utf8"));

export async function startApi(changes = {}) {
  const folder = mkdtempSync(join(tmpdir(), "orders-"));
  const settings = {
    jwtSecret: secret,
    hashKey,
    passwords,
    passwordCosts: { N: 2 ** 10, r: 8, p: 1 },
    auditFile: join(folder, "audit.jsonl"),
    issuer: "https://orders.invalid",
    audience: "orders-api",
    accessSeconds: 900,
    refreshSeconds: 86_400,
    requestsPerMinute: 3_000,
    loginsPerMinute: 100,
    loginsPerName: 100,
    trustedProxies: 0,
    ...changes,
  };
  const lines = [];
  const broken = ({ guards }) => [
    [
      "get",
      "/broken/:name",
      guards.everybody,
      () => {
        throw new RangeError("SELECT * FROM users WHERE email = 'alice.marlowe@quillmere-post.net'");
      },
    ],
  ];
  const app = await createApp(settings, document, { write: (line) => lines.push(line), extra: broken });
  const server = await new Promise((done) => {
    const started = app.listen(0, "127.0.0.1", () => done(started));
  });
  const url = `http://127.0.0.1:${server.address().port}`;

  async function send(path, { method = "GET", token, json, headers = {} } = {}) {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: typeof json === "string" ? json : JSON.stringify(json) }),
    });
    const text = await answer.text();
    const body = /json/.test(answer.headers.get("content-type") ?? "") ? JSON.parse(text) : null;
    return { status: answer.status, headers: answer.headers, text, body };
  }
  const logIn = (username, password = passwords[username]) => send("/auth/login", { method: "POST", json: { username, password } });

  const people = {};
  for (const name of Object.keys(passwords)) {
    const { access_token: token, refresh_token: refreshToken } = (await logIn(name)).body;
    const orders = (await send("/orders", { token })).body.items;
    people[name] = { token, refreshToken, orders, id: (await send("/me", { token })).body.id };
  }

  /** What alice's access token says; a change to undefined leaves the claim out. */
  function mint(changes = {}, { key = secret, alg = "HS256" } = {}) {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: settings.issuer,
      aud: settings.audience,
      sub: people.alice.id,
      iat: now,
      exp: now + 600,
      jti: randomUUID(),
      sid: randomUUID(),
      use: "access",
      scope: "profile:read",
    };
    return new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg }).sign(key);
  }

  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  };
  return { app, settings, url, send, logIn, people, mint, lines, stop };
}
