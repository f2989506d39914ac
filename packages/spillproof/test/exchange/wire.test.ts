import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttpServer, request as forward } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { resolveHost } from "../../src/exchange/index.js";
import { nobody } from "../../src/model/index.js";
import { Budget } from "../../src/target/index.js";
import { alice, clientFor, get, listen, onEnd, serve, serveRaw, sessionsFor, stopAll } from "./servers.js";

afterEach(stopAll);

const ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

test("nobody sends nothing: the whole request, byte by byte", async () => {
  const { url, wire } = await serveRaw((socket) => socket.write(ok));
  const client = clientFor(url, {
    headers: [
      ["Authorization", "Bearer gateway"],
      ["X-Api-Key", "k1"],
      ["X-Auth-Token", "k2"],
      ["Cookie", "a=b"],
      ["X-Custom", "of-alice"],
      ["X-Tenant", "t"],
    ],
  });
  await sessionsFor(client, { alice: { header: "X-Custom: of-alice" }, bob: { cookie: "sid=1" } });
  await client.send(get("/a?b=c"), alice);
  await client.send(get("/a?b=c"), nobody);
  const agent = /^user-agent: spillproof\/\d+\.\d+\.\d+$/m;
  const host = url.slice("http://".length);
  expect(wire[1]!.replace(agent, "user-agent: x").split("\r\n").sort()).toEqual(
    [
      "GET /a?b=c HTTP/1.1",
      `host: ${host}`,
      "connection: keep-alive",
      "user-agent: x",
      "accept: application/json, */*;q=0.5",
      "X-Tenant: t",
      "",
      "",
    ].sort(),
  );
  expect(wire[0]).toContain("X-Custom: of-alice\r\n");
  expect(wire[0]).toContain("X-Tenant: t\r\n");
  expect(wire[1]).not.toMatch(/authorization|cookie|k1|k2|of-alice|gateway/i);
});

test("what a server sets as a cookie is not kept", async () => {
  const { url, seen } = await serve(() => ({ headers: { "set-cookie": "sid=1; Path=/" } }));
  const client = clientFor(url);
  await client.send(get("/a"), nobody);
  await client.send(get("/b"), nobody);
  expect(seen[1]!.headers.cookie).toBeUndefined();
});

test("headers go as they are given; a request's own take the place of the defaults", async () => {
  const { url, wire } = await serveRaw((socket) => socket.write(ok));
  await clientFor(url).send(
    get("/", [
      ["X-CamelCase", "1"],
      ["Accept", "text/html"],
      ["X-Twice", "a"],
      ["X-Twice", "b"],
    ]),
    nobody,
  );
  expect(wire[0]).toContain("X-CamelCase: 1\r\nAccept: text/html\r\nX-Twice: a\r\nX-Twice: b\r\n");
  expect(wire[0]!.match(/accept:/gi)).toHaveLength(1);
});

test("headers of the answer keep their order, and repeated ones", async () => {
  const { url } = await serveRaw((socket) =>
    socket.write("HTTP/1.1 404 Nope\r\nB: 1\r\nSet-Cookie: a=1\r\nA: 2\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n"),
  );
  const exchange = await clientFor(url).send(get("/"), nobody);
  expect(exchange.answer?.headers).toEqual([
    ["b", "1"],
    ["set-cookie", "a=1"],
    ["a", "2"],
    ["set-cookie", "b=2"],
    ["content-length", "0"],
  ]);
  expect(exchange.status).toBe(404);
});

test("a body is decoded, however it is encoded", async () => {
  const text = JSON.stringify({ name: "Änne", filler: "x".repeat(5000) });
  const encodings: Readonly<Record<string, Uint8Array>> = {
    "/gzip": gzipSync(text),
    "/deflate": deflateSync(text),
    "/deflate-raw": deflateRawSync(text),
    "/br": brotliCompressSync(text),
    "/gzip, br": brotliCompressSync(gzipSync(text)),
    "/identity": Buffer.from(text),
    "/gzip-lie": Buffer.from(text),
  };
  const { url } = await serve(({ url: path }) => {
    const name = decodeURIComponent(path);
    return { headers: { "content-encoding": name.slice(1).replace(/-raw|-lie/, "") }, body: encodings[name] };
  });
  const client = clientFor(url);
  for (const path of Object.keys(encodings)) {
    const exchange = await client.send(get(encodeURI(path)), nobody);
    expect({ path, text: exchange.text, truncated: exchange.answer?.truncated }).toEqual({ path, text, truncated: false });
  }
});

test("a body cut short gives what there is", async () => {
  const whole = gzipSync(Buffer.from("abc ".repeat(50_000)), { level: 0 });
  const { url } = await serve(() => ({ headers: { "content-encoding": "gzip" }, body: whole.subarray(0, 100_000) }));
  const exchange = await clientFor(url).send(get("/"), nobody);
  expect(exchange.text.startsWith("abc abc")).toBe(true);
});

test("a bomb of gzip ends at the cap", async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
  const twice = gzipSync(bomb);
  const { url } = await serve(({ url: path }) => ({
    headers: { "content-encoding": path === "/twice" ? "gzip, gzip" : "gzip" },
    body: path === "/twice" ? twice : bomb,
  }));
  const client = clientFor(url);
  for (const path of ["/once", "/twice"]) {
    const { answer } = await client.send(get(path), nobody);
    expect(answer).toMatchObject({ status: 200, truncated: true });
    expect(answer!.body.length).toBe(16 * 1024 * 1024);
  }
});

test("an endless body ends at the cap, a slow one by the timeout", async () => {
  const { url } = await serveRaw((socket, request) => {
    if (request.startsWith("GET /endless")) {
      socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
      const go = () => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on("drain", go);
      go();
    } else if (request.startsWith("GET /loris")) {
      socket.write("HTTP/1.1 200 OK\r\nX: ");
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write("X")), 20);
      onEnd(async () => clearInterval(timer));
    } else if (request.startsWith("GET /drip")) {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write("x")), 20);
      onEnd(async () => clearInterval(timer));
    }
  });
  const client = clientFor(url, { timeoutSeconds: 0.5 });
  const quick = clientFor(url, { timeoutSeconds: 20 });
  expect((await quick.send(get("/endless"), nobody)).answer).toMatchObject({ truncated: true });
  for (const path of ["/loris", "/drip", "/silent"])
    expect((await client.send(get(path), nobody)).outcome, path).toEqual({ kind: "failure", failure: "timeout" });
});

test("what is not HTTP, has endless headers, or is not there, is a failure", async () => {
  const { url } = await serveRaw((socket, request) => {
    if (request.startsWith("GET /noise")) socket.end("SSH-2.0-OpenSSH_9.2\r\n");
    else if (request.startsWith("GET /headers"))
      socket.write(`HTTP/1.1 200 OK\r\n${"X-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(5000)}\r\n`);
    else if (request.startsWith("GET /short")) socket.end("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    else socket.destroy();
  });
  const client = clientFor(url);
  const failure = async (path: string) => (await client.send(get(path), nobody)).outcome;
  expect(await failure("/noise")).toEqual({ kind: "failure", failure: "protocol" });
  expect(await failure("/headers")).toEqual({ kind: "failure", failure: "too-large" });
  expect(await failure("/short")).toMatchObject({ kind: "failure" });
  expect(await failure("/gone")).toEqual({ kind: "failure", failure: "connection" });
  expect(await failure("http://127.0.0.1:1/elsewhere")).toEqual({ kind: "failure", failure: "protocol" });
  const absent = clientFor("http://127.0.0.1:1");
  expect((await absent.send(get("/"), nobody)).outcome).toEqual({ kind: "failure", failure: "connection" });
  expect([client.trouble, absent.trouble]).toEqual(["the connection was closed", "the connection was refused"]);
  expect((await client.send(get("/", [["X", "a\r\nY: b"]]), nobody)).outcome).toEqual({ kind: "failure", failure: "protocol" });
});

test("a connection that the server closed meanwhile is opened again", async () => {
  let connections = 0;
  const { url, wire } = await serveRaw((socket) => {
    connections++;
    socket.write(ok);
    setTimeout(() => socket.destroy(), 5);
  });
  const client = clientFor(url);
  for (let index = 0; index < 10; index++) {
    expect((await client.send(get(`/${index}`), nobody)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  expect(wire.length).toBeGreaterThanOrEqual(10);
  expect(connections).toBeGreaterThan(1);
});

test("a path that another answer brought is sent as a path", async () => {
  const { url, wire } = await serveRaw((socket) => socket.write(ok));
  await clientFor(url).send(get("//evil.test/ä b\r\nX: y#part"), nobody);
  expect(wire[0]!.split("\r\n")[0]).toBe("GET //evil.test/%C3%A4%20b%0D%0AX:%20y HTTP/1.1");
});

test("only the addresses that were judged are called, whatever the name is", async () => {
  const { url, seen } = await serve(() => ({}));
  const { port } = new URL(url);
  const client = clientFor(`http://rebound.test:${port}`, { pinned: { addresses: ["127.0.0.1"] } });
  expect((await client.send(get("/"), nobody)).status).toBe(200);
  expect(seen[0]!.headers.host).toBe(`rebound.test:${port}`);
});

test("of several addresses the one that answers is used", async () => {
  const { url } = await serve(() => ({}));
  const client = clientFor(url.replace("127.0.0.1", "localhost"), { pinned: { addresses: ["::1", "127.0.0.1"] } });
  expect((await client.send(get("/"), nobody)).status).toBe(200);
  expect((await resolveHost("localhost")).length).toBeGreaterThan(0);
});

test("a certificate of its own is refused, trusted by --ca, and accepted by --insecure", async () => {
  const folder = mkdtempSync(join(tmpdir(), "spillproof-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-keyout",
      key,
      "-out",
      cert,
      "-days",
      "2",
      "-subj",
      "/CN=127.0.0.1",
      "-addext",
      "subjectAltName=IP:127.0.0.1",
    ],
    { stdio: "ignore" },
  );
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => response.end("{}"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const url = await listen(server, "https");
  const strict = clientFor(url);
  expect((await strict.send(get("/"), nobody)).outcome).toEqual({ kind: "failure", failure: "connection" });
  expect(strict.trouble).toBe("its certificate is not trusted");
  expect((await clientFor(url, { insecure: true }).send(get("/"), nobody)).status).toBe(200);
  expect((await clientFor(url, { ca: readFileSync(cert, "utf8") }).send(get("/"), nobody)).status).toBe(200);

  const tunnels: string[] = [];
  const proxy = createHttpServer().on("connect", (request, socket) => {
    tunnels.push(`${request.url} ${request.headers["proxy-authorization"] ?? ""}`);
    const target = connect(Number(request.url!.split(":")[1]), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      target.pipe(socket).pipe(target);
    });
    for (const each of [target, socket]) each.on("error", () => {});
  });
  const through = await listen(proxy);
  expect((await clientFor(url, { insecure: true, proxy: through.replace("//", "//user:pass@") }).send(get("/"), nobody)).status).toBe(200);
  expect(tunnels).toEqual([`${new URL(url).host} Basic ${Buffer.from("user:pass").toString("base64")}`]);
});

test("through a proxy; its credential stays with it", async () => {
  const { url, seen } = await serve(() => ({ headers: { "x-twice": ["a", "b"] }, body: { a: 1 } }));
  const passed: string[] = [];
  const proxy = createHttpServer((request, response) => {
    passed.push(`${request.method} ${request.url} ${request.headers["proxy-authorization"]}`);
    const { "proxy-authorization": _, ...headers } = request.headers;
    request.pipe(
      forward(request.url!, { method: request.method!, headers }, (answer) =>
        answer.pipe(response.writeHead(answer.statusCode!, answer.headers)),
      ),
    );
  });
  const through = (await listen(proxy)).replace("//", "//user:pass@");
  const client = clientFor(url, { proxy: through });
  await sessionsFor(client, { alice: { bearer: "abc" } });
  expect((await client.send(get("/x?y=1"), alice)).json?.value).toEqual({ a: 1 });
  expect((await client.send(get("/x?y=1"), nobody)).status).toBe(200);
  expect(passed).toEqual(Array<string>(2).fill(`GET ${url}/x?y=1 Basic ${Buffer.from("user:pass").toString("base64")}`));
  expect(seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer abc", undefined]);
  expect(seen[0]!.headers).toMatchObject({ host: new URL(url).host });
});

test("the budget and an interruption end it", async () => {
  const { url, seen } = await serve(() => ({}));
  const ending = new AbortController();
  const client = clientFor(url, { budget: new Budget({ maxRequests: 2, maxSeconds: 10, clock: Date.now }), signal: ending.signal });
  const told: number[] = [];
  client.onExchange = ({ sequence }) => told.push(sequence);
  const outcomes = await Promise.all(["/a", "/b", "/c"].map((path) => client.send(get(path), nobody)));
  expect(outcomes.map(({ sequence, outcome }) => [sequence, outcome.kind === "failure" ? outcome.failure : "answer"])).toEqual([
    [1, "answer"],
    [2, "answer"],
    [3, "budget"],
  ]);
  expect([...told].sort()).toEqual([1, 2]);
  expect(client.exchanges).toBe(2);
  ending.abort();
  expect((await client.send(get("/d"), nobody)).outcome).toEqual({ kind: "failure", failure: "aborted" });
  expect(seen).toHaveLength(2);

  const slow = await serveRaw(() => {});
  const second = new AbortController();
  const waiting = clientFor(slow.url, { signal: second.signal, inFlight: 1 });
  const both = [waiting.send(get("/a"), nobody), waiting.send(get("/b"), nobody)];
  setTimeout(() => second.abort(), 50);
  expect((await Promise.all(both)).map(({ outcome }) => outcome)).toEqual(Array(2).fill({ kind: "failure", failure: "aborted" }));
});
