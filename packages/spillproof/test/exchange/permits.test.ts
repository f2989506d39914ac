// In: a client without leave to write. Out: whether anything but reading leaves it.

import { afterAll, expect, test } from "vitest";
import { onlyReads } from "../../src/exchange/index.js";
import { nobody } from "../../src/model/index.js";
import { clientFor, serve, stopAll } from "./servers.js";

afterAll(stopAll);

const request = (method: string, headers: readonly (readonly [string, string])[] = []) => ({ method, path: "/", headers, body: null });

test.each(["GET", "HEAD", "OPTIONS"])("%s reads", (method) => {
  expect(onlyReads(request(method))).toBe(true);
});

test.each(["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "CONNECT", "get"])("%s does not", (method) => {
  expect(onlyReads(request(method))).toBe(false);
});

test.each(["X-HTTP-Method-Override", "x-http-method", "X-Method-Override"])("%s makes a read no read", (name) => {
  expect(onlyReads(request("GET", [[name, "DELETE"]]))).toBe(false);
});

test("what is not permitted never reaches the server", async () => {
  const { url, seen } = await serve(() => ({ body: "{}" }));
  const client = clientFor(url, { permits: onlyReads });
  const kept = await client.send(request("DELETE"), nobody);
  const read = await client.send(request("GET"), nobody);
  expect(kept.outcome).toEqual({ kind: "failure", failure: "not-permitted" });
  expect(read.status).toBe(200);
  expect(seen.map(({ method }) => method)).toEqual(["GET"]);
});
