// In: how an identity gets its token, and a way to send. Out: the token, the exchange that gave it, and what is secret of it.

import { Buffer } from "node:buffer";
import { type Exchange, type HttpRequest, SpillproofError } from "../model/index.js";
import { isRecord } from "../tokens/index.js";
import type { LoginInput, OAuth2Input, RefreshInput, SignupInput } from "./configuration.js";
import { partsOf } from "./operation-pattern.js";
import { fillTemplate } from "./template.js";
import { bodyValue, expiresIn, tokenIn } from "./token-place.js";

/** Sends as nobody, and follows no redirect. */
export type Send = (request: HttpRequest, options?: { readonly operation?: string }) => Promise<Exchange>;

export interface Obtained {
  readonly token: string;
  readonly exchange: Exchange;
  /** Seconds from when it was answered; null where nothing tells. */
  readonly expiresIn: number | null;
  /** Scopes that the answer grants without saying so (RFC 6749, 5.1); null where it says or nothing was asked for. */
  readonly askedScope: string | null;
}

export interface Asking {
  /** The identity, and which of its tokens: for sentences. */
  readonly name: string;
  readonly send: Send;
  /** Headers that go with every request. */
  readonly headers: readonly (readonly [string, string])[];
  /** Called with each raw secret that is sent or comes back. */
  readonly keep: (secret: string) => void;
}

const maximumTries = 4;
const maximumWait = 30;
/** Names of fields that hold a secret, in many languages. */
export const secretKey =
  /pass(?!port|eng|age|iv)|pwd|secret(?!ar)|(?:^|[^a-z])(?:pin|otp|mdp|code|sid)(?:$|[^a-z])|token|jwt|session|credential|(?:^|[_-]|api)key$|kennwort|contrase|clave|senha|parola|wachtwoord|has[lł]o|salasana|l[öo]senord|парол|密码|密碼|パスワード|비밀번호/i;
const plumbing = new Set(["grant_type", "client_id", "scope", "audience"]);

/** @throws SpillproofError `credential` with identity, request, status and what was looked for; `unreachable` without an answer. */
export async function logIn(login: LoginInput, asking: Asking): Promise<Obtained> {
  const exchange = await ask(loginRequest(login), asking);
  return { ...taken(exchange, login.token, asking, login.request), askedScope: null };
}

/**
 * Renews by the login's `refresh`.
 * @param before answers that hold what it needs, the latest first: a server that keeps its refresh token does not say it again
 */
export async function refresh(
  input: RefreshInput,
  token: string,
  place: string,
  before: readonly Exchange[],
  asking: Asking,
): Promise<Obtained> {
  const valueFor = (pointer: string) => {
    for (const exchange of before) {
      const value = bodyValue(exchange, pointer);
      if (value !== null) return value;
    }
    throw new SpillproofError(
      "credential",
      `The refresh of ${asking.name} needs ${pointer}, which the answer before does not hold.`,
      "Check the JSON pointer under refresh.",
    );
  };
  const request = requestOf(input, (part) => (part === "token" ? token : valueFor(part)));
  return { ...taken(await ask(request, asking), input.token ?? place, asking, input.request), askedScope: null };
}

/**
 * OAuth 2.0 client credentials or password (RFC 6749, 4.3 and 4.4). The client's secret travels in a Basic header, and in the body where the
 * server refuses that.
 * @param refreshToken renews by it (RFC 6749, 6) in place of the flow
 */
export async function grantToken(oauth2: OAuth2Input, refreshToken: string | null, asking: Asking): Promise<Obtained> {
  const url = /^https?:/i.test(oauth2.tokenUrl) ? new URL(oauth2.tokenUrl) : null;
  const path = url === null ? oauth2.tokenUrl : `${url.pathname}${url.search}`;
  const form = new URLSearchParams();
  if (refreshToken !== null) {
    form.set("grant_type", "refresh_token");
    form.set("refresh_token", refreshToken);
  } else if (oauth2.flow === "password") {
    form.set("grant_type", "password");
    form.set("username", oauth2.username ?? "");
    form.set("password", oauth2.password ?? "");
    asking.keep(oauth2.password ?? "");
  } else form.set("grant_type", "client_credentials");
  if (oauth2.scope !== undefined && refreshToken === null) form.set("scope", oauth2.scope);
  if (oauth2.audience !== undefined && refreshToken === null) form.set("audience", oauth2.audience);
  const { clientId, clientSecret } = oauth2;
  const requestWith = (headers: HttpRequest["headers"], fields: Readonly<Record<string, string>>): HttpRequest => {
    const body = new URLSearchParams([...form, ...Object.entries(fields)]).toString();
    return {
      method: "POST",
      path,
      headers: [["content-type", "application/x-www-form-urlencoded"], ...headers],
      body: new TextEncoder().encode(body),
    };
  };
  const inBody = {
    ...(clientId === undefined ? {} : { client_id: clientId }),
    ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
  };
  let exchange: Exchange;
  if (clientId === undefined || clientSecret === undefined) exchange = await ask(requestWith([], inBody), asking);
  else {
    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    const encode = (text: string) => new URLSearchParams({ _: text }).toString().slice(2);
    const basic = Buffer.from(`${encode(clientId)}:${encode(clientSecret)}`).toString("base64");
    asking.keep(clientSecret);
    asking.keep(basic);
    exchange = await ask(requestWith([["Authorization", `Basic ${basic}`]], {}), asking);
    if (exchange.status === 400 || exchange.status === 401) {
      const second = await ask(requestWith([], inBody), asking);
      if (second.succeeded) exchange = second;
    }
  }
  const obtained = taken(exchange, "/access_token", asking, `POST ${path}`);
  const body = exchange.json?.value;
  const askedScope = refreshToken === null && isRecord(body) && body.scope === undefined ? (oauth2.scope ?? null) : null;
  return { ...obtained, askedScope };
}

/** What a login sent that names somebody: all but what looks like a secret. */
export function submittedBy(request: HttpRequest): readonly string[] {
  return fieldsSent(request).flatMap(({ key, value }) => (secretKey.test(key) || plumbing.has(key) || value === "" ? [] : [value]));
}

async function ask(request: HttpRequest, asking: Asking): Promise<Exchange> {
  const given = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const headers = [...request.headers, ...asking.headers.filter(([name]) => !given.has(name.toLowerCase()))];
  for (let tries = 1; ; tries++) {
    const exchange = await asking.send({ ...request, headers }, { operation: `${request.method} ${request.path.split("?")[0]}` });
    if (exchange.status !== 429 || tries === maximumTries) return exchange;
    const wait = secondsToWait(exchange) ?? tries;
    if (wait > maximumWait) return exchange;
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}

/** Retry-After (RFC 9110, 10.2.3) in seconds; a date is read by the server's own. */
function secondsToWait(exchange: Exchange): number | null {
  const text = exchange.header("retry-after")?.trim() ?? "";
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(text)) return Number(text);
  const [until, now] = [Date.parse(text), Date.parse(exchange.header("date") ?? "")];
  return Number.isNaN(until) || Number.isNaN(now) ? null : Math.max(0, (until - now) / 1000);
}

/** The login as it goes out. */
export function loginRequest(login: LoginInput): HttpRequest {
  return requestOf(login, () => "");
}

/** The sign-up with what is made up for one account. */
export function signupRequest(signup: SignupInput, made: { readonly unique: string; readonly password: string }): HttpRequest {
  return requestOf(signup, (part) => (part === "unique" ? made.unique : part === "password" ? made.password : ""));
}

/** True for the name of a field that holds a secret. */
export function isSecretField(name: string): boolean {
  return secretKey.test(name);
}

function requestOf(input: Omit<LoginInput, "token">, valueFor: (part: string) => string): HttpRequest {
  const { method, path: address } = partsOf(input.request);
  const url = /^https?:/i.test(address) ? new URL(address) : null;
  const path = url === null ? address : `${url.pathname}${url.search}`;
  const fill = (text: string) =>
    fillTemplate(text, (part) => (part.kind === "pointer" ? valueFor(part.pointer) : part.kind === "filled" ? valueFor(part.name) : ""))!;
  const headers = Object.entries(input.headers ?? {}).map(([name, value]): readonly [string, string] => [name, fill(value)]);
  const typed = (type: string) =>
    headers.some(([name]) => name.toLowerCase() === "content-type") ? headers : [["content-type", type] as const, ...headers];
  const encode = (text: string) => new TextEncoder().encode(text);
  if (input.form !== undefined) {
    const form = new URLSearchParams(Object.entries(input.form).map(([name, value]): [string, string] => [name, fill(String(value))]));
    return { method, path, headers: typed("application/x-www-form-urlencoded"), body: encode(form.toString()) };
  }
  if (input.json !== undefined)
    return { method, path, headers: typed("application/json"), body: encode(JSON.stringify(mapText(input.json, fill))) };
  return { method, path, headers, body: null };
}

function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapText(item, change));
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapText(item, change)])) : value;
}

function taken(exchange: Exchange, place: string, asking: Asking, request: string): Omit<Obtained, "askedScope"> {
  // Kept before anything can fail, so that no sentence shows them.
  for (const secret of [...secretsSent(exchange.request), ...secretsIn(exchange)]) asking.keep(secret);
  const shown = `${partsOf(request).method} ${exchange.request.path.split("?")[0]}`;
  const of = `The login of ${asking.name}`;
  if (exchange.outcome.kind === "failure") {
    const { failure } = exchange.outcome;
    const code = failure === "connection" || failure === "timeout" ? "unreachable" : "credential";
    throw new SpillproofError(
      code,
      `${of} had no answer: ${shown} ended by ${words[failure] ?? failure}.`,
      "Start the API, or check the target.",
    );
  }
  const found = exchange.status >= 400 ? null : tokenIn(exchange, place);
  if (found === null) {
    const where =
      place === "" ? "a token as its body" : /^(?:header|cookie):/.test(place) ? `the ${place.replace(":", " ")}` : `a token at ${place}`;
    throw new SpillproofError(
      "credential",
      `${of} failed: ${shown} answered ${exchange.status} without ${where}${keysIn(exchange)}.`,
      hintFor(exchange),
    );
  }
  asking.keep(found);
  return { token: found, exchange, expiresIn: expiresIn(exchange, place) };
}

const words: Readonly<Record<string, string>> = {
  connection: "a failed connection",
  timeout: "a timeout",
  budget: "the spent budget",
  aborted: "an interruption",
  protocol: "an answer that is not HTTP",
};

function hintFor(exchange: Exchange): string {
  if (exchange.status === 429) return "The API limits logins: wait, and scan again.";
  if (exchange.status === 404 || exchange.status === 405)
    return "Check the method and path of the login request; the path starts at the target's origin.";
  if (exchange.status >= 500) return "The API failed: look at its log.";
  if (exchange.status >= 400) return "Check the user name, the password and the names of the fields.";
  return "Check where the answer holds the token (`token:` under login), and the user name and password.";
}

/** Names of fields, which help to correct a pointer; never values. */
function keysIn(exchange: Exchange): string {
  const body = exchange.json?.value;
  const keys = isRecord(body) ? Object.keys(body).filter((key) => /^[A-Za-z_][A-Za-z_-]{0,30}$/.test(key)) : [];
  return keys.length === 0 ? "" : ` (it holds ${keys.slice(0, 6).join(", ")})`;
}

function secretsSent(request: HttpRequest): readonly string[] {
  const headers = request.headers.flatMap(([name, value]) =>
    /auth|cookie|key|token|secret/i.test(name) ? [value, value.replace(/^\S{1,20}\s+/, "")] : [],
  );
  return [...fieldsSent(request).flatMap(({ key, value }) => (secretKey.test(key) ? [value] : [])), ...headers];
}

interface Field {
  readonly key: string;
  readonly value: string;
}

/** Every text and number that a request sends in its query and body, with its key. */
export function fieldsSent(request: HttpRequest): readonly Field[] {
  const pairs = (text: string) => [...new URLSearchParams(text)].map(([key, value]) => ({ key, value }));
  const query = pairs(request.path.split("?")[1] ?? "");
  const text = new TextDecoder().decode(request.body ?? new Uint8Array());
  try {
    return [...query, ...leavesOf(JSON.parse(text) as unknown)];
  } catch {
    return [...query, ...pairs(text)];
  }
}

function secretsIn(exchange: Exchange): readonly string[] {
  const fields = leavesOf(exchange.json?.value).filter(
    ({ key, value }) => secretKey.test(key) && value.length >= 8 && /^\S+$/.test(value) && !/^https?:/.test(value),
  );
  const cookies =
    exchange.answer?.headers
      .filter(([name]) => name === "set-cookie")
      .map(([, line]) => line.split(";")[0]!.split("=").slice(1).join("=")) ?? [];
  return [...fields.map(({ value }) => value), ...cookies.filter((value) => value.length >= 8)];
}

function leavesOf(value: unknown, key = "", depth = 0): readonly Field[] {
  if (typeof value === "string" || typeof value === "number") return [{ key, value: String(value) }];
  if (depth > 20 || typeof value !== "object" || value === null) return [];
  const entries: (readonly [string, unknown])[] = Array.isArray(value) ? value.map((item) => [key, item] as const) : Object.entries(value);
  return entries.flatMap(([name, item]) => leavesOf(item, name, depth + 1));
}
