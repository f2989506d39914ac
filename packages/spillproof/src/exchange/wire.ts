// In: one request as it is to stand on the wire. Out: its answer, or why there is none. The only place that opens connections.

import { isIPv6 } from "node:net";
import type * as Undici from "undici";
import type { Answer, Failure } from "../model/index.js";
import { readBody } from "./decode-body.js";

export interface WireInput {
  readonly origin: URL;
  /** The only addresses that are connected to; null: whatever the name resolves to. */
  readonly addresses: readonly string[] | null;
  readonly insecure: boolean;
  /** PEM. */
  readonly ca: string | null;
  readonly proxy: string | null;
  readonly timeoutSeconds: number;
  readonly connections: number;
  readonly signal: AbortSignal;
}

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
}

export type WireOutcome =
  | { readonly answer: Answer }
  | { readonly failure: Failure /** It may have met a connection that was just being closed. */; readonly stale: boolean };

const maximumHeaderBytes = 64 * 1024;

/** Connections to one origin. HTTP/1.1; nothing is added but Host, Connection and Content-Length, nothing is followed, stored or sent again. */
export class Wire {
  readonly #input: WireInput;
  #dispatcher: Promise<Undici.Dispatcher> | undefined;
  #trouble: string | null = null;

  constructor(input: WireInput) {
    this.#input = input;
  }

  /** Why the last connection that failed did so, in words; null where none did. */
  get trouble(): string | null {
    return this.#trouble;
  }

  async send(request: WireRequest): Promise<WireOutcome> {
    const { signal, timeoutSeconds, origin } = this.#input;
    if (signal.aborted) return { failure: "aborted", stale: false };
    this.#dispatcher ??= this.#open();
    const dispatcher = await this.#dispatcher;
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), timeoutSeconds * 1000);
    const stop = () => ending.abort();
    signal.addEventListener("abort", stop);
    try {
      const response = await dispatcher.request({
        origin: origin.origin,
        method: request.method as Undici.Dispatcher.HttpMethod,
        path: request.path,
        headers: request.headers.flat(),
        body: request.body,
        signal: ending.signal,
        responseHeaders: "raw",
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      const headers = pairs(response.headers as unknown as readonly (string | Buffer)[]);
      const encoding = headers
        .filter(([name]) => name === "content-encoding")
        .map(([, value]) => value)
        .join(",");
      const { bytes, truncated } = await readBody(response.body as AsyncIterable<Uint8Array>, request.method === "HEAD" ? "" : encoding);
      return { answer: { status: response.statusCode, headers, body: bytes, truncated } };
    } catch (error) {
      if (signal.aborted) return { failure: "aborted", stale: false };
      if (ending.signal.aborted) return { failure: "timeout", stale: false };
      const outcome = failureOf(error);
      if (outcome.failure === "connection") this.#trouble = troubleOf(error);
      return outcome;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  }

  async close(): Promise<void> {
    await (await this.#dispatcher)?.destroy();
  }

  async #open(): Promise<Undici.Dispatcher> {
    const { Agent, ProxyAgent } = await import("undici");
    const { origin, addresses, insecure, ca, proxy, timeoutSeconds, connections } = this.#input;
    const tls = { rejectUnauthorized: !insecure, ...(ca === null ? {} : { ca }), timeout: timeoutSeconds * 1000 };
    const common = { connections, pipelining: 1, maxHeaderSize: maximumHeaderBytes, allowH2: false };
    if (proxy !== null)
      return new ProxyAgent({ ...common, uri: proxy, requestTls: tls, proxyTls: tls, proxyTunnel: origin.protocol === "https:" });
    return new Agent({ ...common, connect: addresses === null || addresses.length === 0 ? tls : { ...tls, lookup: lookupOf(addresses) } });
  }
}

type LookupCallback = (error: Error | null, address: string | { address: string; family: number }[], family?: number) => void;

/** Answers with the addresses that were judged, so that a name that changes its address meanwhile (DNS rebinding) leads nowhere. */
function lookupOf(addresses: readonly string[]) {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return ((_host: string, options: { readonly all?: boolean }, callback: LookupCallback) => {
    if (options.all) callback(null, all);
    else callback(null, all[0]!.address, all[0]!.family);
  }) as never;
}

function pairs(flat: readonly (string | Buffer)[]): readonly (readonly [string, string])[] {
  const result: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) result.push([text(flat[index]!).toLowerCase(), text(flat[index + 1]!)]);
  return result;
}

function text(value: string | Buffer): string {
  return typeof value === "string" ? value : value.toString("latin1");
}

function failureOf(error: unknown): Extract<WireOutcome, { failure: Failure }> {
  const {
    name,
    code = "",
    cause,
  } = error as { readonly name: string; readonly code?: string; readonly cause?: { readonly code?: string } };
  const inner = cause?.code ?? "";
  if (code === "UND_ERR_HEADERS_OVERFLOW" || code === "HPE_HEADER_OVERFLOW") return { failure: "too-large", stale: false };
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") return { failure: "timeout", stale: false };
  if (
    name === "HTTPParserError" ||
    code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH" ||
    code === "UND_ERR_INVALID_ARG" ||
    code === "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH"
  )
    return { failure: "protocol", stale: false };
  return { failure: "connection", stale: ["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"].some((each) => each === code || each === inner) };
}

function troubleOf(error: unknown): string {
  const { code = "", cause } = error as { readonly code?: string; readonly cause?: { readonly code?: string } };
  const codes = `${code} ${cause?.code ?? ""}`;
  if (/ECONNREFUSED/.test(codes)) return "the connection was refused";
  if (/ENOTFOUND|EAI_AGAIN/.test(codes)) return "the name has no address";
  if (/ALTNAME/.test(codes)) return "its certificate is for another name";
  if (/CERT_HAS_EXPIRED/.test(codes)) return "its certificate has expired";
  if (/CERT|UNABLE_TO_VERIFY|ISSUER/.test(codes)) return "its certificate is not trusted";
  if (/EPROTO|ERR_SSL/.test(codes)) return "it does not speak TLS there";
  return "the connection was closed";
}
