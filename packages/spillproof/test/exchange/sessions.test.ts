// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of the configuration
import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { type Exchange, nobody, SpillproofError } from "../../src/model/index.js";
import type { IdentityInput } from "../../src/target/index.js";
import { alice, bob, clientFor, get, jwt, type Reply, type Seen, serve, sessionsFor, stopAll } from "./servers.js";

afterEach(stopAll);

const basicOf = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

test.each<[string, IdentityInput, Partial<Seen>]>([
  ["bearer", { bearer: "t0" }, { headers: { authorization: "Bearer t0" } }],
  ["bearer with its scheme", { bearer: "Bearer t0" }, { headers: { authorization: "Bearer t0" } }],
  ["basic", { basic: { username: "u", password: "p:q" } }, { headers: { authorization: basicOf("u:p:q") } }],
  ["header", { header: { name: "X-Api-Key", value: "k" } }, { headers: { "x-api-key": "k" } }],
  ["header as text", { header: "Authorization: Token abc" }, { headers: { authorization: "Token abc" } }],
  ["cookie", { cookie: "sid=a=b" }, { headers: { cookie: "sid=a=b" } }],
  ["query", { query: { name: "api key", value: "k&1" } }, { url: "/x?y=1&api%20key=k%261" }],
  ["send with another scheme", { bearer: "t0", send: "Authorization: Token ${token}" }, { headers: { authorization: "Token t0" } }],
  ["send in another header", { bearer: "t0", send: "X-Auth-Token: ${token}" }, { headers: { "x-auth-token": "t0" } }],
  ["send in a cookie", { bearer: "t0", send: "cookie: sid=${token}" }, { headers: { cookie: "sid=t0" } }],
  ["send in the query", { bearer: "t0", send: "query: key=${token}" }, { url: "/x?y=1&key=t0" }],
])("%s is on the wire", async (_, identity, expected) => {
  const { url, seen } = await serve(() => ({}));
  const client = clientFor(url);
  const sessions = await sessionsFor(client, { alice: identity });
  await client.send(get("/x?y=1"), alice);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ url: "/x?y=1", ...expected });
  const { value, secret } = sessions.credentials(alice)[0]!;
  expect(value.endsWith(secret)).toBe(true);
  expect(sessions.secrets()).toContain(secret);
  await client.send(get("/x?y=1"), nobody);
  expect(seen[1]).toMatchObject({ url: "/x?y=1" });
  expect(Object.keys(seen[1]!.headers).sort()).toEqual(["accept", "connection", "host", "user-agent"]);
});

test("a cookie goes beside those of the request", async () => {
  const { url, seen } = await serve(() => ({}));
  const client = clientFor(url);
  await sessionsFor(client, { alice: { cookie: "sid=1" } });
  await client.send(get("/", [["Cookie", "lang=de"]]), alice);
  expect(seen[0]!.headers.cookie).toBe("lang=de; sid=1");
});

test.each<[string, IdentityInput["login"] & object, Reply, Partial<Seen>]>([
  [
    "JSON and a pointer",
    { request: "POST /login", json: { user: { mail: "a@b.test" }, password: "pw-1", remember: true }, token: "/data/0/token" },
    { body: { data: [{ token: "tok" }] } },
    { method: "POST", url: "/login", body: '{"user":{"mail":"a@b.test"},"password":"pw-1","remember":true}' },
  ],
  [
    "a form and a header",
    { request: "POST /login", form: { username: "a@b.test", password: "pw-1" }, token: "header:X-Token" },
    { headers: { "x-token": "Bearer tok" } },
    { body: "username=a%40b.test&password=pw-1" },
  ],
  [
    "a form and the cookie of a redirect",
    { request: "POST /login", form: { username: "a@b.test", password: "pw-1" }, token: "cookie:sid" },
    { status: 302, headers: { location: "/", "set-cookie": ["a=1", "sid=tok; Path=/; HttpOnly"] } },
    {},
  ],
  [
    "a GET with headers of its own",
    { request: "GET /token?login=a@b.test", headers: { "X-Password": "pw-1" }, token: "" },
    { body: '"tok"' },
    { method: "GET", url: "/token?login=a@b.test" },
  ],
])("a login with %s", async (_, login, reply, expected) => {
  const { url, seen } = await serve(({ url: path }) => (path.startsWith("/x") ? {} : reply));
  const client = clientFor(url);
  const sessions = await sessionsFor(client, { alice: { login } }, [["X-Tenant", "t"]]);
  await client.send(get("/x"), alice);
  expect(seen).toHaveLength(2);
  expect(seen[0]).toMatchObject(expected);
  expect(seen[0]!.headers).toMatchObject({ "x-tenant": "t" });
  // What came as a cookie goes back as it.
  expect(seen[1]!.headers).toMatchObject(login.token === "cookie:sid" ? { cookie: "sid=tok" } : { authorization: "Bearer tok" });
  const identity = sessions.identities[0]!;
  if (login.json !== undefined || login.form !== undefined) {
    expect(identity.submitted).toEqual(["a@b.test"]);
    expect(sessions.secrets()).toContain("pw-1");
  }
  expect(identity.login.map((exchange: Exchange) => exchange.request.method)).toEqual([seen[0]!.method]);
  expect(inspect(identity.login)).not.toMatch(/pw-1|tok\b/);
});

async function failure(login: IdentityInput["login"] & object, reply: Reply): Promise<SpillproofError> {
  const { url } = await serve(() => reply);
  const error = await sessionsFor(clientFor(url), { alice: { login } }).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(SpillproofError);
  expect(`${(error as Error).message} ${(error as SpillproofError).hint}`).not.toMatch(/pw-1|personal-value/);
  return error as SpillproofError;
}

test("a login that fails says who, what, and what was looked for; never a value", async () => {
  const login = { request: "POST /login", json: { username: "alice", password: "pw-1" }, token: "/access_token" };
  expect(await failure(login, { status: 401, body: { error: "personal-value" } })).toMatchObject({
    code: "credential",
    message: "The login of alice failed: POST /login answered 401 without a token at /access_token (it holds error).",
  });
  expect(await failure(login, { body: { status: "error", "personal-value@b.test": 1 } })).toMatchObject({
    message: "The login of alice failed: POST /login answered 200 without a token at /access_token (it holds status).",
  });
  expect((await failure({ ...login, token: "cookie:sid" }, { body: "<html>personal-value" })).message).toBe(
    "The login of alice failed: POST /login answered 200 without the cookie sid.",
  );
  expect((await failure({ ...login, token: "header:X" }, { body: {} })).message).toContain("without the header X");
  expect((await failure(login, { status: 404 })).hint).toContain("path of the login request");
  expect((await failure(login, { status: 403, body: { access_token: "x" } })).code).toBe("credential");
  const absent = await sessionsFor(clientFor("http://127.0.0.1:1"), { alice: { login } }).catch((cause: unknown) => cause);
  expect(absent).toMatchObject({ code: "unreachable" });
});

test("a login that is limited is tried again when it may be", async () => {
  let count = 0;
  const { url } = await serve(() => (++count < 3 ? { status: 429, headers: { "retry-after": "0" } } : { body: { t: "tok" } }));
  const sessions = await sessionsFor(clientFor(url), { alice: { login: { request: "POST /login", json: {}, token: "/t" } } });
  expect(sessions.credentials(alice)[0]?.secret).toBe("tok");
  expect(count).toBe(3);
});

test("OAuth 2.0 client credentials: in a Basic header, and in the body where that is refused", async () => {
  for (const basic of [true, false]) {
    const { url, seen } = await serve(({ headers, body }) => {
      const known = basic
        ? headers.authorization === basicOf("id:s%2Fe+c")
        : new URLSearchParams(body).get("client_secret") === "s/e c" && headers.authorization === undefined;
      return known
        ? { body: { access_token: "tok", token_type: "Bearer", expires_in: 60 } }
        : { status: 401, body: { error: "invalid_client" } };
    });
    const sessions = await sessionsFor(clientFor(url), {
      alice: {
        oauth2: { flow: "clientCredentials", tokenUrl: "/oauth/token", clientId: "id", clientSecret: "s/e c", scope: "orders:read me" },
      },
    });
    expect(sessions.identities[0]).toMatchObject({ grant: ["orders:read", "me"], submitted: [] });
    expect(seen.at(-1)).toMatchObject({ method: "POST", url: "/oauth/token" });
    expect(Object.fromEntries(new URLSearchParams(seen.at(-1)!.body))).toMatchObject({
      grant_type: "client_credentials",
      scope: "orders:read me",
    });
    expect(seen).toHaveLength(basic ? 1 : 2);
    expect(sessions.secrets()).toEqual(expect.arrayContaining(["tok", "s/e c"]));
  }
});

test("OAuth 2.0 password, of a public client; the scopes are those of the answer", async () => {
  const { url, seen } = await serve(() => ({ body: { access_token: "tok", scope: "me" } }));
  const sessions = await sessionsFor(clientFor(url), {
    alice: { oauth2: { flow: "password", tokenUrl: "/token", clientId: "web", username: "al", password: "pw-1", scope: "me admin" } },
  });
  expect(Object.fromEntries(new URLSearchParams(seen[0]!.body))).toEqual({
    grant_type: "password",
    username: "al",
    password: "pw-1",
    client_id: "web",
    scope: "me admin",
  });
  expect(sessions.identities[0]).toMatchObject({ grant: ["me"], submitted: ["al"] });
  expect(sessions.secrets()).toContain("pw-1");
});

test("says what tokens say of themselves", async () => {
  const { url } = await serve(() => ({}));
  const sessions = await sessionsFor(clientFor(url), {
    alice: {
      bearer: jwt({ sub: "1", scope: "a b" }),
      privileged: true,
      groups: ["g"],
      moreTokens: { narrow: { bearer: jwt({ sub: "1", scp: ["a"] }) }, dead: { bearer: "opaque" } },
    },
    bob: { bearer: jwt({ sub: "2", permissions: ["p"], authorities: [{ authority: "q" }] }) },
    carol: { bearer: "opaque-2" },
    dave: { bearer: jwt({ sub: "3", scope: "" }) },
  });
  expect(sessions.identities).toMatchObject([
    { name: "alice", privileged: true, groups: ["g"], claims: { sub: "1" }, grant: ["a", "b"], moreTokens: ["narrow", "dead"] },
    { name: "bob", privileged: false, groups: [], grant: ["p", "q"] },
    { name: "carol", claims: null, grant: null },
    { name: "dave", grant: [] },
  ]);
  expect([sessions.tokenGrant("alice", "narrow"), sessions.tokenGrant("alice", "dead"), sessions.tokenClaims("alice", "narrow")]).toEqual([
    ["a"],
    null,
    { sub: "1", scp: ["a"] },
  ]);
});

test("two identities with one subject are refused, others are not", async () => {
  const { url } = await serve(() => ({}));
  const both = (a: object | string, b: object | string) => {
    const token = (claims: object | string) => (typeof claims === "string" ? claims : jwt(claims));
    return sessionsFor(clientFor(url), { alice: { bearer: token(a) }, bob: { bearer: token(b) } }).then(
      () => null,
      ({ code, message, hint }: SpillproofError) => `${code} ${message} ${hint}`,
    );
  };
  expect(await both({ sub: 1, iat: 1 }, { sub: 1, iat: 2 })).toBe(
    "credential The identities alice and bob are the same subject: neither can prove anything of the other. Give a second account, or put the token of bob under moreTokens of alice.",
  );
  expect(await both("same", "same")).toContain("send the same token");
  expect(await both({ iss: "a", sub: "x", scope: "r" }, { iss: "a", sub: "x", scope: "w" })).toContain("moreTokens");
  expect(await both({ user_id: 4 }, { user_id: 4 })).toContain("moreTokens");
  expect(await both({ iss: "a", sub: "x" }, { iss: "b", sub: "x" })).toBeNull();
  expect(await both({ sub: "access", user_id: 1 }, { sub: "access", user_id: 2 })).toBeNull();
  expect(await both({ sub: "1", tenant: "a" }, { sub: "1", tenant: "b" })).toBeNull();
  expect(await both({ role: "user" }, { role: "user", x: 1 })).toBeNull();
});

/** An API whose tokens can be taken back; `me` needs one, `forbidden` answers 401 to everybody. */
async function api(options: { readonly refresh?: boolean; readonly status?: number; readonly expiresIn?: number } = {}) {
  const live = new Map<string, string>();
  const log: string[] = [];
  let minted = 0;
  let open = true;
  const mint = (who: string) => {
    const token = `${who}-token-${++minted}`;
    live.set(token, who);
    return {
      body: {
        access_token: token,
        refresh_token: `${who}-refresh`,
        ...(options.expiresIn === undefined ? {} : { expires_in: options.expiresIn }),
      },
    };
  };
  const { url } = await serve(({ url: path, headers, body }) => {
    log.push(path);
    if (path === "/login") return open ? mint((JSON.parse(body) as { user: string }).user) : { status: 503 };
    if (path === "/refresh") {
      const sent = (JSON.parse(body) as { refresh_token: string }).refresh_token;
      return options.refresh ? mint(sent.split("-")[0]!) : { status: 400 };
    }
    const who = live.get((headers.authorization ?? "").slice("Bearer ".length));
    if (path === "/public") return { body: { ok: true } };
    return who === undefined || path === "/forbidden" ? { status: options.status ?? 401, body: { error: "no" } } : { body: { who, path } };
  });
  const login = (user: string): IdentityInput => ({
    login: {
      request: "POST /login",
      json: { user },
      token: "/access_token",
      ...(options.refresh ? { refresh: { request: "POST /refresh", json: { refresh_token: "${/refresh_token}" } } } : {}),
    },
  });
  return { url, log, login, live, revoke: () => live.clear(), close: () => (open = false) };
}

test.each([false, true])(
  "a token that dies in the middle is renewed once for all, and the requests sent again (refresh: %s)",
  async (withRefresh) => {
    const { url, log, login, revoke } = await api({ refresh: withRefresh });
    const client = clientFor(url);
    const sessions = await sessionsFor(client, { alice: login("alice"), bob: login("bob") });
    expect((await client.send(get("/me"), alice)).status).toBe(200);
    revoke();
    log.length = 0;
    const exchanges = await Promise.all([1, 2, 3, 4].map((id) => client.send(get(`/orders/${id}`), alice)));
    expect(exchanges.map(({ status, json }) => [status, (json!.value as { who: string }).who])).toEqual(Array(4).fill([200, "alice"]));
    expect(log.filter((path) => path === "/login" || path === "/refresh")).toEqual([withRefresh ? "/refresh" : "/login"]);
    expect(sessions.renewals).toEqual([{ identity: "alice", reason: "its token was refused" }]);
    expect(sessions.dead.size).toBe(0);
    expect(sessions.secrets()).toEqual(expect.arrayContaining(["alice-token-1", "alice-token-3", "alice-refresh"]));
  },
);

test("where a refresh is refused, a login takes its place", async () => {
  const { url, log, login, revoke } = await api();
  const client = clientFor(url);
  const own = login("alice").login!;
  const sessions = await sessionsFor(client, {
    alice: { login: { ...own, refresh: { request: "POST /refresh", json: { refresh_token: "${/refresh_token}" } } } },
  });
  await client.send(get("/me"), alice);
  revoke();
  expect((await client.send(get("/orders"), alice)).status).toBe(200);
  // The first /me is nobody's, which makes it a canary; the second the canary, the third again with the new token.
  expect(log.slice(-7)).toEqual(["/orders", "/me", "/me", "/refresh", "/login", "/me", "/orders"]);
  expect(sessions.dead.size).toBe(0);
});

test("a refusal by a living token is an answer, and is not probed for ever", async () => {
  const { url, log, login } = await api();
  const client = clientFor(url);
  const sessions = await sessionsFor(client, { alice: login("alice") });
  await client.send(get("/public"), nobody);
  await client.send(get("/public"), alice);
  await client.send(get("/me"), alice);
  log.length = 0;
  for (let index = 0; index < 5; index++)
    expect((await client.send(get("/forbidden"), alice, { operation: "GET /forbidden", fresh: true })).status).toBe(401);
  // The canary is none that nobody is answered too.
  expect(log).toEqual(["/forbidden", "/me", "/me", ...Array<string>(4).fill("/forbidden")]);
  expect(sessions.renewals).toEqual([]);
  expect(sessions.dead.size).toBe(0);
});

test("a token that was given as it is, and dies, is told, and nothing is sent with it any more", async () => {
  const { url, log, live, revoke } = await api();
  live.set("given", "alice");
  const client = clientFor(url);
  const sessions = await sessionsFor(client, { alice: { bearer: "given" } });
  await client.send(get("/me"), alice);
  revoke();
  const exchanges = await Promise.all([client.send(get("/a"), alice), client.send(get("/b"), alice)]);
  for (const { outcome } of [...exchanges, await client.send(get("/c"), alice)])
    expect(outcome).toEqual({ kind: "failure", failure: "no-credential" });
  expect(log).not.toContain("/c");
  expect([...sessions.dead]).toEqual([["alice", "it was given as it is, and nothing says how to renew it"]]);
  expect(await sessions.renew("alice")).toBe(false);
});

test("a login that fails later makes the identity dead, with the reason", async () => {
  const { url, login, revoke, close } = await api();
  const client = clientFor(url);
  const sessions = await sessionsFor(client, { alice: login("alice") });
  await client.send(get("/me"), alice);
  revoke();
  close();
  expect((await client.send(get("/a"), alice)).outcome).toEqual({ kind: "failure", failure: "no-credential" });
  expect(sessions.dead.get("alice")).toBe("The login of alice failed: POST /login answered 503 without a token at /access_token.");
});

test("an API that says 422 to a bad token is understood, once that is known", async () => {
  const { url, login, revoke } = await api({ status: 422 });
  const client = clientFor(url);
  await sessionsFor(client, { alice: login("alice") });
  client.badTokenStatus = 422;
  await client.send(get("/me"), alice);
  revoke();
  expect((await client.send(get("/a"), alice)).status).toBe(200);
});

test("a further token is neither probed nor renewed", async () => {
  const { url, log, login, live } = await api();
  live.set("narrow", "alice");
  const client = clientFor(url);
  await sessionsFor(client, { alice: { ...login("alice"), moreTokens: { expired: { bearer: "old" } } } });
  await client.send(get("/me"), alice);
  log.length = 0;
  expect((await client.send(get("/a"), { identity: "alice", token: "expired" })).status).toBe(401);
  expect(log).toEqual(["/a"]);
});

test("a token is renewed before it ends, by the server's clock", async () => {
  let issued = 0;
  const ahead = 3_600_000;
  const { url, seen } = await serve(({ url: path }) => {
    const now = Math.floor((Date.now() + ahead) / 1000);
    const date = new Date(now * 1000).toUTCString();
    // The first one is about to end, which only the server's clock tells.
    if (path === "/login")
      return { headers: { date }, body: { t: jwt({ sub: "1", n: ++issued, iat: now - 100, exp: now + (issued === 1 ? 4 : 1000) }) } };
    return { headers: { date } };
  });
  const client = clientFor(url);
  const sessions = await sessionsFor(client, { alice: { login: { request: "POST /login", json: {}, token: "/t" } } });
  await Promise.all([client.send(get("/a"), alice), client.send(get("/b"), alice)]);
  await client.send(get("/c"), alice);
  expect(seen.map(({ url: path }) => path).sort()).toEqual(["/a", "/b", "/c", "/login", "/login"]);
  expect(seen.map(({ url: path }) => path).slice(0, 2)).toEqual(["/login", "/login"]);
  expect(sessions.renewals).toEqual([{ identity: "alice", reason: "its token was about to expire" }]);
  expect(sessions.identities[0]!.claims).toMatchObject({ n: 2 });
});

test("what cannot be renewed early is used to its end, and not asked for again and again", async () => {
  let logins = 0;
  const { url, seen } = await serve(({ url: path }) => {
    const now = Math.floor(Date.now() / 1000);
    if (path !== "/login") return {};
    return ++logins > 1 ? { status: 500 } : { body: { t: jwt({ sub: "1", iat: now - 100, exp: now + 4 }) } };
  });
  const client = clientFor(url);
  const sessions = await sessionsFor(client, { alice: { login: { request: "POST /login", json: {}, token: "/t" } } });
  for (let index = 0; index < 5; index++) expect((await client.send(get(`/${index}`), alice)).status).toBe(200);
  expect(seen.filter(({ url: path }) => path === "/login")).toHaveLength(2);
  expect(sessions.dead.size).toBe(0);
});

test("expires_in counts too, and a short life is not renewed at every request", async () => {
  const { url, log, login } = await api({ expiresIn: 3 });
  const client = clientFor(url);
  const sessions = await sessionsFor(client, { alice: login("alice"), bob: login("bob") });
  for (let index = 0; index < 5; index++) await client.send(get(`/${index}`), index % 2 === 0 ? alice : bob);
  expect(log.filter((path) => path === "/login")).toHaveLength(2);
  expect(sessions.renewals).toEqual([]);
});

test("two names for one account are refused, where tokens say nothing too", async () => {
  let count = 0;
  const { url } = await serve(() => ({ body: { t: `opaque-${++count}` } }));
  const login = (user: string, tenant: string): IdentityInput => ({
    login: { request: "POST /login", json: { user, tenant, password: "pw" }, token: "/t" },
  });
  const both = (a: IdentityInput, b: IdentityInput) =>
    sessionsFor(clientFor(url), { alice: a, bob: b }).then(
      () => null,
      ({ message }: SpillproofError) => message,
    );
  expect(await both(login("x", "1"), login("x", "1"))).toContain("log in as the same user");
  expect(await both({ basic: { username: "x", password: "1" } }, { basic: { username: "x", password: "2" } })).toContain(
    "log in as the same user",
  );
  expect(await both(login("x", "1"), login("x", "2"))).toBeNull();
});

test("identities print nothing of their secrets in an error of two", async () => {
  const { url } = await serve(() => ({}));
  const error = await sessionsFor(clientFor(url), { alice: { bearer: "secret-1" }, bob: { bearer: "secret-1" } }).catch(
    (cause: unknown) => cause,
  );
  expect(inspect(error)).not.toContain("secret-1");
});
