// In: how to answer. Out: a real server on loopback that keeps every byte that reached it, and a client for it.

import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createRawServer, type Server as RawServer, type Socket } from "node:net";
import { Client, type ClientOptions } from "../../src/exchange/index.js";
import { asIdentity, type HttpRequest, nobody } from "../../src/model/index.js";
import { Budget, type Configuration, type IdentityInput, Sessions } from "../../src/target/index.js";

const open: (() => Promise<unknown>)[] = [];

/** Stops all that was started; each file of tests calls it after each test. */
export async function stopAll(): Promise<void> {
  for (const stop of open.splice(0).reverse()) await stop();
}

export function onEnd(stop: () => Promise<unknown>): void {
  open.push(stop);
}

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
}

/** A server that answers by a function of what it sees. */
export async function serve(answer: (seen: Seen, count: number) => Reply | Promise<Reply>): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const each = { method: request.method!, url: request.url!, headers, body: Buffer.concat(chunks).toString() };
      seen.push(each);
      const { status = 200, headers: more = {}, body = {} } = await answer(each, seen.length);
      const raw = body instanceof Uint8Array || typeof body === "string" ? body : JSON.stringify(body);
      response.writeHead(status, { "content-type": "application/json", ...(more as Record<string, string>) }).end(raw);
    });
  });
  return { url: await listen(server), seen };
}

/** A server of bytes: what it is sent is kept, what it answers is written as it is. */
export async function serveRaw(answer: (socket: Socket, request: string) => void): Promise<{ url: string; wire: string[] }> {
  const wire: string[] = [];
  const sockets = new Set<Socket>();
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    let request = "";
    socket.on("data", (chunk) => {
      request += chunk.toString("latin1");
      if (!request.includes("\r\n\r\n")) return;
      const whole = request;
      request = "";
      wire.push(whole);
      answer(socket, whole);
    });
  });
  onEnd(async () => {
    for (const socket of sockets) socket.destroy();
  });
  return { url: await listen(server), wire };
}

export async function listen(server: Server | RawServer, scheme = "http"): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onEnd(
    () =>
      new Promise((resolve) => {
        if ("closeAllConnections" in server) server.closeAllConnections();
        server.close(resolve);
      }),
  );
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function clientFor(url: string, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    permits: () => true,
    origin: new URL(url),
    insecure: false,
    ca: null,
    proxy: null,
    headers: [],
    timeoutSeconds: 5,
    rate: null,
    budget: new Budget({ maxRequests: 1000, maxSeconds: 60, clock: Date.now }),
    clock: Date.now,
    ...options,
  });
  onEnd(() => client.close());
  return client;
}

/** Sessions that log in through the client, as a scan makes them; opened and attached. */
export async function sessionsFor(
  client: Client,
  identities: Readonly<Record<string, IdentityInput>>,
  header: Configuration["header"] = [],
): Promise<Sessions> {
  const sessions = new Sessions({
    configuration: { identities, header },
    send: (request, options) => client.send(request, nobody, { operation: options?.operation ?? null, redirects: "manual", fresh: true }),
    clock: Date.now,
  });
  await sessions.open();
  client.attach(sessions);
  return sessions;
}

export function get(path: string, headers: HttpRequest["headers"] = []): HttpRequest {
  return { method: "GET", path, headers, body: null };
}

export const alice = asIdentity("alice");
export const bob = asIdentity("bob");

export function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}.${Buffer.from("a signature of no worth").toString("base64url")}`;
}
