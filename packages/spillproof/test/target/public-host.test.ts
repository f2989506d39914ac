import { expect, test } from "vitest";
import { authorizeTarget, Budget, isPublicHost, type Resolve } from "../../src/target/index.js";

const names: Readonly<Record<string, readonly string[]>> = {
  localhost: ["::1", "127.0.0.1"],
  api: ["10.1.2.3"],
  "api.internal": ["172.20.0.1"],
  "dev.example.com": ["192.168.1.5"],
  "mixed.example.com": ["10.0.0.1", "93.184.215.14"],
  "example.com": ["93.184.215.14"],
  "v6.example.com": ["2606:2800:21f:cb07::1"],
  "sneaky.internal": ["8.8.8.8"],
};
const resolve: Resolve = async (host) => {
  const found = names[host];
  if (found === undefined) throw new Error("ENOTFOUND");
  return found;
};

test.each([
  [
    "127.0.0.1",
    "127.9.9.9",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "169.254.1.1",
    "100.64.0.1",
    "100.127.0.1",
    "0.0.0.0",
    "[::1]",
    "::1",
    "[::]",
    "fc00::1",
    "fd12:3456::1",
  ],
  [
    "fe80::1",
    "febf::1",
    "fe80::1%eth0",
    "::ffff:10.0.0.1",
    "[::ffff:7f00:1]",
    "64:ff9b::10.0.0.1",
    "localhost",
    "api",
    "api.internal",
    "dev.example.com",
  ],
])("not public: %s, %s, …", async (...hosts) => {
  for (const host of hosts) expect(await isPublicHost(host, resolve), host).toBe(false);
});

test("public: what the world reaches, what has one public address, and what has none", async () => {
  for (const host of [
    "8.8.8.8",
    "172.32.0.1",
    "172.15.0.1",
    "100.63.0.1",
    "100.128.0.1",
    "192.167.1.1",
    "11.0.0.1",
    "[2606:4700::1111]",
    "fec0::1",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:7f00:1::",
    "1::",
    "mixed.example.com",
    "example.com",
    "v6.example.com",
    "sneaky.internal",
    "gone.local",
  ])
    expect(await isPublicHost(host, resolve), host).toBe(true);
});

test("a public host is refused unless it is authorized, and what was judged is pinned", async () => {
  const asked: string[] = [];
  const watched: Resolve = (host) => {
    asked.push(host);
    return resolve(host);
  };
  const target = (host: string, authorized = false) =>
    authorizeTarget({ target: `https://${host}:8443`, authorized, proxy: null }, watched);
  await expect(target("example.com")).rejects.toMatchObject({
    code: "not-authorized",
    message: "example.com is a public host, and nothing was sent to it.",
  });
  await expect(target("mixed.example.com")).rejects.toMatchObject({ code: "not-authorized" });
  await expect(target("8.8.8.8")).rejects.toMatchObject({ code: "not-authorized" });
  await expect(target("gone.example.com", true)).rejects.toMatchObject({ code: "unreachable" });
  expect(await target("mixed.example.com", true)).toEqual({ addresses: ["10.0.0.1", "93.184.215.14"] });
  expect(await target("localhost")).toEqual({ addresses: ["::1", "127.0.0.1"] });
  asked.length = 0;
  expect(await target("[::1]")).toEqual({ addresses: ["::1"] });
  expect(await target("127.0.0.1")).toEqual({ addresses: ["127.0.0.1"] });
  expect(asked).toEqual([]);
});

test("behind a proxy a name that only the proxy knows needs authorization", async () => {
  const target = (authorized: boolean) => authorizeTarget({ target: "http://gone.corp", authorized, proxy: "http://127.0.0.1:1" }, resolve);
  await expect(target(false)).rejects.toMatchObject({ code: "not-authorized" });
  expect(await target(true)).toEqual({ addresses: [] });
});

test("a budget ends by requests or by seconds, and says which", () => {
  let now = 1_000;
  const budget = new Budget({ maxRequests: 2, maxSeconds: 10, clock: () => now });
  expect([budget.take(), budget.take(), budget.spent]).toEqual([true, true, null]);
  expect([budget.take(), budget.requests, budget.spent]).toEqual([false, 2, "requests"]);
  const timed = new Budget({ maxRequests: 2, maxSeconds: 10, clock: () => now });
  now += 4_000;
  expect(timed.secondsLeft).toBe(6);
  now += 7_000;
  expect([timed.take(), timed.secondsLeft, timed.spent]).toEqual([false, 0, "seconds"]);
});
