// In: a request and who asks. Out: the exchange. Counts, paces, shares, follows within the origin, and keeps tokens alive.

import { Buffer } from "node:buffer";
import { createRequire } from "node:module";
import { type Answer, type Asker, type Credential, Exchange, type Failure, type HttpRequest, nobody } from "../model/index.js";
import { type Authorized, type Budget, isLoopbackAddress } from "../target/index.js";
import { looksLikeCredential } from "./credential-headers.js";
import { type ClientSessions, Liveness } from "./liveness.js";
import { Pace, sleep } from "./pace.js";
import { retryAfter } from "./retry-after.js";
import { Wire } from "./wire.js";

export interface ClientOptions {
  /** The only place that is called. */
  readonly origin: URL;
  /** The addresses that were judged; without them whatever the name resolves to. */
  readonly pinned?: Authorized;
  readonly insecure: boolean;
  /** Certificates in PEM. */
  readonly ca: string | null;
  readonly proxy: string | null;
  /** Sent with every request; those that look like a credential never as nobody. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** For one answer, to its last byte. */
  readonly timeoutSeconds: number;
  /** Requests a second; null: 50, and on loopback no limit. */
  readonly rate: number | null;
  readonly inFlight?: number;
  readonly budget: Pick<Budget, "take" | "secondsLeft">;
  readonly sessions?: ClientSessions;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  /** The last word on what leaves; whatever it says no to is not sent. All but reading is refused where it is absent. */
  readonly permits?: (request: HttpRequest) => boolean;
}

export interface SendOptions {
  /** The operation it is meant for. */
  readonly operation?: string | null;
  /** Sent although the same was sent before. */
  readonly fresh?: boolean;
  /** `manual`: a redirect is the answer. */
  readonly redirects?: "follow" | "manual";
  /** A 429 or 503 is the answer: nothing is waited for and sent again. */
  readonly impatient?: boolean;
}

const version = (createRequire(import.meta.url)("../../package.json") as { readonly version: string }).version;
const defaultHeaders = [
  ["user-agent", `spillproof/${version}`],
  ["accept", "application/json, */*;q=0.5"],
] as const;
const usualRate = 50;
const usualBurst = 8;
const usualInFlight = 8;
const maximumRedirects = 5;
const maximumRetries = 3;
const maximumWait = 30;
/** Requests of one asker in a row that waited in vain: after these a 429 is believed at once, until another answer comes. */
const vainWaits = 2;

/** Sends requests to one origin. `send` never throws for what the world does. */
export class Client {
  /** Called with every exchange that was sent, in the order in which they end. */
  onExchange: (exchange: Exchange) => void = () => {};
  /** Called with every exchange for which the budget was too short. */
  onUnaffordable: (exchange: Exchange) => void = () => {};
  readonly #options: ClientOptions;
  readonly #ending = new AbortController();
  readonly #stop: () => void;
  readonly #wire: Wire;
  readonly #pace: Pace;
  readonly #stored = new Map<string, Promise<Exchange>>();
  readonly #liveness: Liveness;
  #sessions: ClientSessions | null;
  #sequence = 0;
  readonly #vain = new Map<string, number>();
  #exchanges = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#sessions = options.sessions ?? null;
    this.#stop = () => {
      this.#ending.abort();
      this.#pace.wake();
    };
    const { signal } = this.#ending;
    const inFlight = options.inFlight ?? usualInFlight;
    const addresses = options.pinned?.addresses ?? null;
    const rate = options.rate ?? (isLoopback(options.origin, addresses) ? null : usualRate);
    this.#pace = new Pace({ rate, burst: options.rate === null ? usualBurst : 1, inFlight, signal });
    this.#wire = new Wire({
      origin: options.origin,
      addresses,
      insecure: options.insecure,
      ca: options.ca,
      proxy: options.proxy,
      timeoutSeconds: options.timeoutSeconds,
      connections: inFlight,
      signal,
    });
    this.#liveness = new Liveness({
      send: (request, asker) => this.#once(request, asker, { fresh: true }),
      ask: (request) => this.send(request, nobody),
      sessions: () => this.#sessions,
    });
    if (options.signal?.aborted) this.#ending.abort();
    options.signal?.addEventListener("abort", this.#stop);
  }

  /** Sessions send through the client themselves, and so come after it. */
  attach(sessions: ClientSessions): void {
    this.#sessions = sessions;
  }

  /** Forgets what was shared: something was written since. */
  forget(): void {
    this.#stored.clear();
  }

  /** Exchanges so far. */
  get exchanges(): number {
    return this.#exchanges;
  }

  /** Why the last connection that failed did so, such as `its certificate is not trusted`; null where none did. */
  get trouble(): string | null {
    return this.#wire.trouble;
  }

  /** What this API was seen to answer to a bad token; 401 at first. */
  get badTokenStatus(): number {
    return this.#liveness.badTokenStatus;
  }

  set badTokenStatus(status: number) {
    this.#liveness.badTokenStatus = status;
  }

  /** A safe request is sent once for each asker, and its exchange shared, unless `fresh`. */
  send(request: HttpRequest, asker: Asker, options: SendOptions = {}): Promise<Exchange> {
    if (options.fresh || !isSafe(request.method)) return this.#alive(request, asker, options);
    const key = keyOf(request, asker, options);
    let stored = this.#stored.get(key);
    if (stored === undefined) {
      stored = this.#alive(request, asker, options).then((exchange) => {
        // Another try may find a connection, or leave to send.
        if (exchange.outcome.kind === "failure" && exchange.outcome.failure !== "timeout") this.#stored.delete(key);
        return exchange;
      });
      this.#stored.set(key, stored);
    }
    return stored;
  }

  /** Ends what is under way and closes every connection. */
  async close(): Promise<void> {
    this.#options.signal?.removeEventListener("abort", this.#stop);
    this.#stop();
    await this.#wire.close();
  }

  /** With an identity's own token: renewed before it ends, and probed when it is refused. */
  async #alive(request: HttpRequest, asker: Asker, options: SendOptions): Promise<Exchange> {
    const identity = asker.token === "access" ? asker.identity : null;
    if (identity === null || this.#sessions === null) return this.#told(await this.#once(request, asker, options));
    await this.#sessions.beforeExpiry(identity);
    if (this.#sessions.dead.has(identity)) return this.#unsent(request, asker, options, "no-credential");
    const sent = secretOf(this.#sessions.credentials(asker));
    const exchange = await this.#once(request, asker, options);
    if (exchange.status !== this.badTokenStatus) {
      if (isSafe(request.method) && exchange.succeeded) this.#liveness.remember(identity, request, exchange);
      return this.#told(exchange);
    }
    const state = await this.#liveness.check(identity, exchange, sent);
    if (state === "lives") return this.#told(exchange);
    if (state === "dead")
      return this.#told(this.#exchange(request, asker, options, { kind: "failure", failure: "no-credential" }, exchange));
    return this.#told(await this.#once(request, asker, options));
  }

  #told(exchange: Exchange): Exchange {
    if (exchange.asker.identity === null && exchange.succeeded) this.#liveness.rememberPublic(exchange.request);
    if (exchange.outcome.kind === "failure" && exchange.outcome.failure === "budget") this.onUnaffordable(exchange);
    if (exchange.sent) {
      this.#exchanges++;
      this.onExchange(exchange);
    }
    return exchange;
  }

  /** One request with its redirects and its waits. */
  async #once(request: HttpRequest, asker: Asker, options: SendOptions): Promise<Exchange> {
    const credentials = asker.identity === null ? [] : (this.#sessions?.credentials(asker) ?? []);
    if (asker.identity !== null && credentials.length === 0) return this.#unsent(request, asker, options, "no-credential");
    if (!request.path.startsWith("/")) return this.#unsent(request, asker, options, "protocol");
    if (!(this.#options.permits ?? onlyReads)(request)) return this.#unsent(request, asker, options, "not-permitted");
    const safe = isSafe(request.method);
    const redirects: string[] = [];
    let path = request.path;
    let begun: Begun | null = null;
    for (let retries = 0; ; ) {
      await this.#pace.enter();
      let outcome: Awaited<ReturnType<Wire["send"]>>;
      try {
        begun ??= { sequence: ++this.#sequence, startedAt: this.#options.clock() };
        if (this.#ending.signal.aborted) return this.#exchange(request, asker, options, { kind: "failure", failure: "aborted" }, begun);
        if (!this.#options.budget.take()) return this.#exchange(request, asker, options, { kind: "failure", failure: "budget" }, begun);
        outcome = await this.#wire.send({
          method: request.method,
          path: withQuery(path, credentials),
          headers: this.#headers(request, asker, credentials),
          body: request.body,
        });
      } finally {
        this.#pace.leave();
      }
      if ("failure" in outcome) {
        // A server may close an idle connection in the very moment of its use.
        if (outcome.stale && safe && retries === 0) {
          retries++;
          continue;
        }
        return this.#exchange(request, asker, options, { kind: "failure", failure: outcome.failure }, begun, redirects);
      }
      const { answer } = outcome;
      const who = asker.identity ?? "";
      const patient = safe && options.impatient !== true && (this.#vain.get(who) ?? 0) < vainWaits;
      const wait = patient && retries < maximumRetries ? this.#waitOf(answer, retries) : null;
      if (answer.status !== 429) this.#vain.delete(who);
      else if (wait === null && patient) this.#vain.set(who, (this.#vain.get(who) ?? 0) + 1);
      if (wait !== null) {
        retries++;
        this.#pace.slowDown(wait);
        await sleep(wait * 1000, this.#ending.signal);
        continue;
      }
      const next =
        safe && options.redirects !== "manual" && redirects.length < maximumRedirects ? this.#redirectOf(answer, path, credentials) : null;
      if (next === null) return this.#exchange(request, asker, options, { kind: "answer", answer }, begun, redirects);
      redirects.push(next);
      path = next;
    }
  }

  /** Seconds to wait before the same is sent again; null: this is the answer. A wait that is too long is obeyed by not asking again. */
  #waitOf(answer: Answer, retries: number): number | null {
    if (answer.status !== 429 && answer.status !== 503) return null;
    const told = retryAfter(answer, this.#options.clock());
    if (told === null && answer.status === 503) return null;
    const wait = told ?? 0.5 * 2 ** retries;
    return wait <= maximumWait && wait < this.#options.budget.secondsLeft ? wait : null;
  }

  /** The path of a redirect within the origin; null where the answer is none. */
  #redirectOf(answer: Answer, from: string, credentials: readonly Credential[]): string | null {
    if (![301, 302, 303, 307, 308].includes(answer.status)) return null;
    const location = answer.headers.find(([name]) => name === "location")?.[1];
    if (location === undefined || location.length > 8192) return null;
    const { origin } = this.#options.origin;
    const base = `${origin}${from}`;
    if (!URL.canParse(location, base)) return null;
    const url = new URL(location, base);
    if (url.origin !== origin || url.username !== "" || url.password !== "") return null;
    // A server that repeats the query repeats the credential in it, which is added again.
    const names = new Set(credentials.filter((credential) => credential.in === "query").map(({ name }) => encodeURIComponent(name)));
    const query = url.search
      .slice(1)
      .split("&")
      .filter((pair) => pair !== "" && !names.has(pair.split("=")[0]!));
    return `${url.pathname}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  }

  #headers(request: HttpRequest, asker: Asker, credentials: readonly Credential[]): readonly (readonly [string, string])[] {
    const own = credentials.filter((credential) => credential.in === "header").map(({ name, value }) => [name, value] as const);
    const taken = new Set([...request.headers, ...own].map(([name]) => name.toLowerCase()));
    const configured = this.#options.headers.filter(
      ([name]) => !taken.has(name.toLowerCase()) && (asker.identity !== null || !this.#isCredential(name)),
    );
    for (const [name] of configured) taken.add(name.toLowerCase());
    const defaults = defaultHeaders.filter(([name]) => !taken.has(name));
    const headers = [...defaults, ...configured, ...request.headers, ...own];
    const cookies = credentials.filter((credential) => credential.in === "cookie").map(({ name, value }) => `${name}=${value}`);
    if (cookies.length === 0) return headers;
    const others = headers.filter(([name]) => name.toLowerCase() === "cookie").map(([, value]) => value);
    return [...headers.filter(([name]) => name.toLowerCase() !== "cookie"), ["Cookie", [...others, ...cookies].join("; ")]];
  }

  #isCredential(name: string): boolean {
    if (looksLikeCredential(name)) return true;
    const sessions = this.#sessions;
    return (
      sessions?.identities.some(({ name: identity, moreTokens }) =>
        ["access", ...moreTokens].some((token) =>
          sessions.credentials({ identity, token }).some((each) => each.in === "header" && each.name.toLowerCase() === name.toLowerCase()),
        ),
      ) === true
    );
  }

  #unsent(request: HttpRequest, asker: Asker, options: SendOptions, failure: Failure): Exchange {
    return this.#exchange(
      request,
      asker,
      options,
      { kind: "failure", failure },
      { sequence: ++this.#sequence, startedAt: this.#options.clock() },
    );
  }

  #exchange(
    request: HttpRequest,
    asker: Asker,
    options: SendOptions,
    outcome: Exchange["outcome"],
    begun: Begun,
    redirects: readonly string[] = [],
  ): Exchange {
    const { sequence, startedAt } = begun;
    const milliseconds = Math.max(0, this.#options.clock() - startedAt);
    return new Exchange({ sequence, asker, operation: options.operation ?? null, request, outcome, redirects, startedAt, milliseconds });
  }
}

interface Begun {
  readonly sequence: number;
  readonly startedAt: number;
}

/** The methods that a scan which only reads may send, without a header that turns one into another. */
export function onlyReads({ method, headers }: Pick<HttpRequest, "method" | "headers">): boolean {
  return /^(?:GET|HEAD|OPTIONS)$/.test(method) && !headers.some(([name]) => /^x-(?:http-)?method(?:-override)?$/i.test(name));
}

/** RFC 9110, 9.2.1. */
function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

function keyOf(request: HttpRequest, asker: Asker, options: SendOptions): string {
  const body = request.body === null ? null : Buffer.from(request.body).toString("base64");
  return JSON.stringify([request.method, request.path, request.headers, body, asker.identity, asker.token, options.redirects ?? "follow"]);
}

/** The path as it may stand in a request line, with the credentials that travel there. */
function withQuery(path: string, credentials: readonly Credential[]): string {
  const fragment = path.indexOf("#");
  const printable = (fragment === -1 ? path : path.slice(0, fragment)).replace(/[^\x21-\x7e]+/g, (text) =>
    encodeURIComponent(Buffer.from(text, "utf8").toString("utf8")),
  );
  return credentials
    .filter((credential) => credential.in === "query")
    .reduce(
      (sent, { name, value }) => `${sent}${sent.includes("?") ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
      printable,
    );
}

function secretOf(credentials: readonly Credential[]): string {
  return credentials.map(({ secret }) => secret).join("\n");
}

function isLoopback(origin: URL, addresses: readonly string[] | null): boolean {
  if (addresses !== null && addresses.length > 0) return addresses.every(isLoopbackAddress);
  const host = origin.hostname.replace(/^\[|\]$/g, "");
  return host === "localhost" || isLoopbackAddress(host);
}
