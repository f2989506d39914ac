// Tokens are validated in full, and refused in the words of RFC 6750.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readSettings } from "../src/settings.js";
import { document, startApi } from "./api.js";

let api;
before(async () => {
  api = await startApi();
});
after(() => api.stop());
const me = async (token) => (await api.send("/me", { token })).status;

test("a good token passes, and every claim is required", async () => {
  assert.equal(await me(await api.mint()), 200);
  for (const name of ["exp", "iat", "sub", "aud", "iss", "jti", "sid", "use"])
    assert.equal(await me(await api.mint({ [name]: undefined })), 401, name);
});

test("wrong claims are refused", async () => {
  const now = Math.floor(Date.now() / 1000);
  const wrong = [
    { aud: "another" },
    { iss: "https://other.invalid" },
    { exp: now - 40 },
    { sub: "" },
    { sub: "nobody" },
    { use: "refresh" },
    { scope: {} },
    { scope: ["profile:read", 7] },
    { scope: 7 },
    { scope: null },
  ];
  for (const changes of wrong) assert.equal(await me(await api.mint(changes)), 401, JSON.stringify(changes));
  assert.equal(await me(await api.mint({ exp: now - 10 })), 200, "clocks may differ by half a minute");
});

test("wrong signatures are refused", async () => {
  const [head, body] = (await api.mint()).split(".");
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  const forged = [
    await api.mint({}, { key: Buffer.alloc(48, "x") }),
    await api.mint({}, { alg: "HS512" }),
    `${head}.${body}.`,
    `${head}.${body}`,
    `${none}.${body}.`,
  ];
  for (const token of forged) assert.equal(await me(token), 401);
});

test("scopes come as a string, a list or scp", async () => {
  for (const changes of [
    { scope: ["profile:read"] },
    { scope: undefined, scp: "profile:read" },
    { scope: undefined, scp: ["profile:read"] },
  ])
    assert.equal(await me(await api.mint(changes)), 200);
  for (const changes of [{ scope: undefined }, { scope: "" }, { scope: [] }]) assert.equal(await me(await api.mint(changes)), 403);
});

test("a refresh token is no access token, and good once", async () => {
  const { access_token, refresh_token } = (await api.logIn("bob")).body;
  const refresh = async (token) => api.send("/auth/refresh", { method: "POST", json: { refresh_token: token } });
  assert.equal(await me(refresh_token), 401);
  assert.equal((await refresh(access_token)).status, 401);
  const first = await refresh(refresh_token);
  assert.equal(await me(first.body.access_token), 200);
  assert.equal((await refresh(refresh_token)).status, 401);
  const again = first.body.refresh_token;
  const both = await Promise.all([refresh(again), refresh(again)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 401]);
});

test("logout ends both tokens, however they are written", async () => {
  const { access_token, refresh_token } = (await api.logIn("bob")).body;
  assert.equal((await api.send("/auth/logout", { method: "POST", token: access_token })).status, 204);
  for (const text of [access_token, `${access_token}=`, `${access_token}==`]) assert.equal(await me(text), 401);
  assert.equal((await api.send("/auth/refresh", { method: "POST", json: { refresh_token } })).status, 401);
});

test("the header has one form, the scheme has no case", async () => {
  const token = await api.mint();
  const send = async (authorization) => (await api.send("/me", { headers: { authorization } })).status;
  for (const scheme of ["Bearer", "bearer", "BEARER"]) assert.equal(await send(`${scheme} ${token}`), 200);
  for (const value of [`Bearer ${token} junk`, "Bearer", `Token ${token}`, token, "Basic YTpi", `Bearer ${token}, Bearer ${token}`])
    assert.equal(await send(value), 401, value.slice(0, 12));
  assert.equal((await api.send(`/me?access_token=${token}`)).status, 401);
});

test("refusals say which kind they are", async () => {
  const told = async (options) => (await api.send("/users", options)).headers.get("www-authenticate");
  assert.equal(await told({}), "Bearer");
  assert.equal(await told({ token: "nonsense" }), 'Bearer error="invalid_token"');
  assert.equal(await told({ token: api.people.alice.token }), 'Bearer error="insufficient_scope", scope="users:read"');
});

test("a missing or short secret stops the start", () => {
  const good = { JWT_SECRET: "s".repeat(44), HASH_KEY: "h".repeat(44) };
  assert.deepEqual(readSettings(good).passwordCosts, { N: 32_768, r: 8, p: 3 });
  for (const name of Object.keys(good))
    for (const value of ["", "your-256-bit-secret", "x".repeat(31)])
      assert.throws(() => readSettings({ ...good, [name]: value }), new RegExp(name));
});

test("routes and document agree, in paths, security and scopes", async () => {
  const { id, orders } = api.people.alice;
  const documented = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => key !== "parameters")
      .map((method) => ({ method: method.toUpperCase(), path, operation: item[method] })),
  );
  const routes = api.app.locals.routes.map((route) => route.replace(/:(\w+)/g, "{$1}")).filter((route) => !/openapi|broken/.test(route));
  assert.deepEqual(routes.sort(), documented.map(({ method, path }) => `${method} ${path}`).sort());
  const narrow = await api.mint({ scope: "something:else" });
  for (const { method, path, operation } of documented.filter(({ operation }) => operation.security.length > 0)) {
    const real = path.replace("{user_id}", id).replace("{order_id}", orders[0].id);
    assert.equal((await api.send(real, { method })).status, 401, real);
    if (operation.security[0].bearer.length > 0) assert.equal((await api.send(real, { method, token: narrow })).status, 403, real);
  }
});
