import { afterEach, expect, test } from "vitest";
import { nobody } from "../../src/model/index.js";
import { Budget } from "../../src/target/index.js";
import { alice, bob, clientFor, get, serve, sessionsFor, stopAll } from "./servers.js";

afterEach(stopAll);

test("a safe request is sent once for each asker, and shared", async () => {
  const { url, seen } = await serve(() => ({}));
  const client = clientFor(url);
  await sessionsFor(client, { alice: { bearer: "a", moreTokens: { narrow: { bearer: "n" } } }, bob: { bearer: "b" } });
  const narrow = { identity: "alice", token: "narrow" };
  const [first, second] = await Promise.all([client.send(get("/a"), alice), client.send(get("/a"), alice)]);
  expect(first).toBe(second);
  for (const asker of [alice, bob, nobody, narrow, narrow]) await client.send(get("/a"), asker);
  expect(seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer a", "Bearer b", undefined, "Bearer n"]);
  await client.send(get("/a"), alice, { fresh: true });
  await client.send(get("/a", [["X", "1"]]), alice);
  await client.send({ ...get("/a"), method: "QUERY", body: new Uint8Array([65]) }, alice);
  await client.send({ ...get("/a"), method: "QUERY", body: new Uint8Array([66]) }, alice);
  for (let index = 0; index < 2; index++) await client.send({ ...get("/a"), method: "POST" }, alice);
  expect(seen).toHaveLength(10);
  expect((await client.send(get("/a"), alice)).sequence).toBe(1);
});

test("an asker without a credential is not sent", async () => {
  const { url, seen } = await serve(() => ({}));
  const client = clientFor(url);
  await sessionsFor(client, { alice: { bearer: "a" } });
  for (const asker of [bob, { identity: "alice", token: "gone" }])
    expect((await client.send(get("/"), asker)).outcome).toEqual({ kind: "failure", failure: "no-credential" });
  expect(seen).toHaveLength(0);
});

test("redirects are followed within the origin, with the credential; the exchange is the last one's", async () => {
  const { url, seen } = await serve(({ url: path }) =>
    path.startsWith("/end") ? { body: { here: true } } : { status: 307, headers: { location: path === "/a/" ? "../end?x=1" : "/a/" } },
  );
  const client = clientFor(url);
  await sessionsFor(client, { alice: { bearer: "a" } });
  const exchange = await client.send(get("/a"), alice);
  expect(exchange).toMatchObject({ status: 200, redirects: ["/a/", "/end?x=1"], request: { path: "/a" } });
  expect(seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer a", "Bearer a", "Bearer a"]);
  expect(await client.send(get("/a"), alice, { redirects: "manual" })).toMatchObject({ status: 307, redirects: [] });
  expect(await client.send({ ...get("/a"), method: "POST" }, alice)).toMatchObject({ status: 307, redirects: [] });
});

test("a credential in the query is not doubled by a server that repeats it", async () => {
  const { url, seen } = await serve(({ url: path }) =>
    path.startsWith("/a/") ? {} : { status: 301, headers: { location: path.replace("/a", "/a/") } },
  );
  const client = clientFor(url);
  await sessionsFor(client, { alice: { query: "key=s e" } });
  expect((await client.send(get("/a?b=1"), alice)).redirects).toEqual(["/a/?b=1"]);
  expect(seen.map(({ url: path }) => path)).toEqual(["/a?b=1&key=s%20e", "/a/?b=1&key=s%20e"]);
});

test("another origin is never called: the redirect is the answer", async () => {
  const other = await serve(() => ({}));
  let location = "";
  const { url } = await serve(() => ({ status: 302, headers: { location } }));
  const client = clientFor(url);
  await sessionsFor(client, { alice: { bearer: "a" }, bob: { cookie: "sid=1" } });
  for (const target of [
    `${other.url}/x`,
    `//${new URL(other.url).host}/x`,
    url.replace("http:", "https:"),
    url.replace("//", "//u:p@"),
    "http://[",
    "mailto:a@b.test",
  ]) {
    location = target;
    for (const asker of [alice, bob])
      expect(await client.send(get("/a"), asker, { fresh: true }), target).toMatchObject({ status: 302, redirects: [] });
  }
  expect(other.seen).toEqual([]);
});

test("a circle of redirects ends", async () => {
  const { url, seen } = await serve(() => ({ status: 302, headers: { location: "/a" } }));
  expect((await clientFor(url).send(get("/a"), nobody)).status).toBe(302);
  expect(seen).toHaveLength(6);
});

test("429 is waited for as it says, and sent again", async () => {
  let refuse = 2;
  const { url, seen } = await serve(() =>
    refuse-- > 0
      ? { status: refuse === 1 ? 429 : 503, headers: { "retry-after": refuse === 1 ? "0" : new Date(Date.now() - 1000).toUTCString() } }
      : {},
  );
  const client = clientFor(url);
  const told: number[] = [];
  client.onExchange = ({ status }) => told.push(status);
  expect((await client.send(get("/a"), nobody)).status).toBe(200);
  expect(told).toEqual([200]);
  expect(seen).toHaveLength(3);
});

test("429 for ever is the answer, after three more tries; a long wait is obeyed by not asking again; a write is not repeated", async () => {
  const { url, seen } = await serve(({ url: path }) => ({
    status: path === "/down" ? 503 : 429,
    headers: path === "/long" ? { "retry-after": "3600" } : path === "/down" ? {} : { "retry-after": "0" },
  }));
  const client = clientFor(url);
  const requests = async (path: string, method = "GET") => {
    const before = seen.length;
    const { status } = await client.send({ ...get(path), method }, nobody);
    return [status, seen.length - before];
  };
  expect(await requests("/a")).toEqual([429, 4]);
  expect(await requests("/long")).toEqual([429, 1]);
  expect(await requests("/down")).toEqual([503, 1]);
  expect(await requests("/b", "POST")).toEqual([429, 1]);
});

test("waiting takes no longer than the budget", async () => {
  const { url, seen } = await serve(() => ({ status: 429, headers: { "retry-after": "20" } }));
  const client = clientFor(url, { budget: new Budget({ maxRequests: 9, maxSeconds: 10, clock: Date.now }) });
  expect((await client.send(get("/a"), nobody)).status).toBe(429);
  expect(seen).toHaveLength(1);
});

test("no more than so many are in flight, and all are sent in the order of asking", async () => {
  let running = 0;
  let most = 0;
  const order: string[] = [];
  const { url } = await serve(async ({ url: path }) => {
    order.push(path);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    return {};
  });
  const client = clientFor(url, { inFlight: 3, rate: 500 });
  const exchanges = await Promise.all(Array.from({ length: 30 }, (_, index) => client.send(get(`/${index}`), nobody)));
  expect(most).toBeLessThanOrEqual(3);
  expect(order).toHaveLength(30);
  expect(exchanges.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

test("a limit that stays is believed after two waits in vain, until another answer comes", { timeout: 20_000 }, async () => {
  let open = false;
  const { url, seen } = await serve(() => (open ? { body: "{}" } : { status: 429 }));
  const client = clientFor(url);
  await Promise.all(["/a", "/b"].map((path) => client.send(get(path), nobody)));
  const waited = seen.length;
  await client.send(get("/c"), nobody);
  expect([waited, seen.length]).toEqual([8, 9]);
  open = true;
  await client.send(get("/d"), nobody);
  open = false;
  await client.send(get("/e"), nobody);
  expect(seen.length).toBe(14);
});
