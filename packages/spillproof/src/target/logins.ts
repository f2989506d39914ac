// In: identities that log in, and a way to send. Out: logins tried again, with a made-up name or a wrong password, counted so that nobody is locked out.

import type { Exchange, HttpRequest } from "../model/index.js";
import { isRecord } from "../tokens/index.js";
import type { CredentialInput } from "./configuration.js";
import { type Asking, fieldsSent, grantToken, loginRequest, type Send, secretKey } from "./obtain-token.js";
import { bodyValue, tokenIn } from "./token-place.js";

/** A login as it is configured, its values left out. */
export interface Login {
  /** Who logs in by it. */
  readonly identity: string;
  /** `POST /auth/login`. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly form: boolean;
  /** Names of the fields that it takes. */
  readonly fields: readonly string[];
  /** Of these, the ones that name somebody. */
  readonly names: readonly string[];
  /** Of these, the ones that hold a password or the like. */
  readonly passwords: readonly string[];
}

export interface LoginChange {
  /** A made-up name in the manner of the real one; the same seed gives the same name. */
  readonly name?: "real" | "made-up";
  readonly password?: "real" | "wrong";
  /** Further headers, such as a cookie chosen before the login. */
  readonly headers?: HttpRequest["headers"];
  /** Tells made-up names and wrong passwords apart. */
  readonly seed?: string;
}

export interface LoginAttempt {
  readonly exchange: Exchange;
  /** Null where it gave none. Kept as a secret; the identity's own session goes on with its own. */
  readonly token: string | null;
}

export interface LoginsInput {
  /** By name of the identity; throw-away accounts come later. */
  readonly credentials: () => ReadonlyMap<string, CredentialInput>;
  readonly send: Send;
  readonly headers: Asking["headers"];
  readonly keep: (secret: string) => void;
  /** A seeded source of numbers in [0, 1) for each name. */
  readonly randomFor: (name: string) => () => number;
  /** True for an account that the scan made itself, which may be locked out. */
  readonly isThrowaway: (identity: string) => boolean;
}

/** In the whole scan, all checks together. */
const wrongPasswords = 2;

/** Where the callers log in, and what may be tried there. */
export class Logins {
  readonly #input: LoginsInput;
  /** By name as it is sent: two identities of one account share it. */
  readonly #wrong = new Map<string, number>();

  constructor(input: LoginsInput) {
    this.#input = input;
  }

  /** One for each identity that logs in, in the order of the configuration. */
  list(): readonly Login[] {
    return [...this.#input.credentials()].flatMap(([identity, credential]) => {
      const request = requestOf(credential);
      if (request === null) return [];
      const fields = fieldsSent({ ...request, path: request.path.split("?")[0]! });
      const distinct = [...new Set(fields.map(({ key }) => key))];
      const text = new TextDecoder().decode(request.body ?? new Uint8Array()).trimStart();
      return [
        {
          identity,
          operation: `${request.method} ${request.path.split("?")[0]}`,
          method: request.method,
          path: request.path,
          form: request.body !== null && !text.startsWith("{"),
          fields: distinct,
          names: distinct.filter((name) => isName(name)),
          passwords: distinct.filter((name) => secretKey.test(name)),
        },
      ];
    });
  }

  /** How many wrong passwords a real name may still get. */
  wrongPasswordsLeft(identity: string): number {
    if (this.#input.isThrowaway(identity)) return Number.POSITIVE_INFINITY;
    const request = requestOf(this.#input.credentials().get(identity) ?? {});
    return request === null ? 0 : wrongPasswords - (this.#wrong.get(nameIn(request)) ?? 0);
  }

  /** Logs in anew, changed as it is asked for. Null where the identity has no login, or a real name has had its wrong passwords. */
  async attempt(identity: string, change: LoginChange = {}): Promise<LoginAttempt | null> {
    const credential = this.#input.credentials().get(identity);
    const request = credential === undefined ? null : requestOf(credential);
    if (credential === undefined || request === null) return null;
    const { name = "real", password = "real", headers = [], seed = "" } = change;
    if (name === "real" && password === "wrong") {
      if (this.wrongPasswordsLeft(identity) <= 0) return null;
      this.#wrong.set(nameIn(request), (this.#wrong.get(nameIn(request)) ?? 0) + 1);
    }
    if (name === "real" && password === "real" && credential.oauth2 !== undefined) {
      const { exchange, token } = await grantToken(credential.oauth2, null, this.#asking(identity));
      return { exchange, token };
    }
    const random = this.#input.randomFor(`login ${identity} ${seed}`);
    const changed = rewritten(request, (key, value) => {
      if (secretKey.test(key)) return password === "wrong" ? wrongPassword(random) : value;
      return name === "made-up" && isName(key) ? madeUp(value, random) : value;
    });
    const sent = { ...changed, headers: [...changed.headers, ...headers] };
    for (const { key, value } of fieldsSent(sent)) if (secretKey.test(key)) this.#input.keep(value);
    const given = new Set(sent.headers.map(([header]) => header.toLowerCase()));
    const exchange = await this.#input.send(
      { ...sent, headers: [...sent.headers, ...this.#input.headers.filter(([header]) => !given.has(header.toLowerCase()))] },
      { operation: `${request.method} ${request.path.split("?")[0]}` },
    );
    const place = credential.login?.token ?? "/access_token";
    const token = exchange.status >= 200 && exchange.status < 400 ? tokenIn(exchange, place) : null;
    if (token !== null) this.#input.keep(token);
    const refreshToken = bodyValue(exchange, "/refresh_token");
    if (refreshToken !== null) this.#input.keep(refreshToken);
    return { exchange, token };
  }

  #asking(name: string): Asking {
    const { send, headers, keep } = this.#input;
    return { name, send, headers, keep };
  }
}

/** The request of a login or of an OAuth 2.0 grant, its client in the body; null for any other credential. */
function requestOf({ login, oauth2 }: CredentialInput): HttpRequest | null {
  if (login !== undefined) return loginRequest(login);
  if (oauth2 === undefined) return null;
  const url = /^https?:/i.test(oauth2.tokenUrl) ? new URL(oauth2.tokenUrl) : null;
  const form = new URLSearchParams(
    oauth2.flow === "password"
      ? { grant_type: "password", username: oauth2.username ?? "", password: oauth2.password ?? "" }
      : { grant_type: "client_credentials" },
  );
  if (oauth2.clientId !== undefined) form.set("client_id", oauth2.clientId);
  if (oauth2.clientSecret !== undefined) form.set("client_secret", oauth2.clientSecret);
  if (oauth2.scope !== undefined) form.set("scope", oauth2.scope);
  return {
    method: "POST",
    path: url === null ? oauth2.tokenUrl : `${url.pathname}${url.search}`,
    headers: [["content-type", "application/x-www-form-urlencoded"]],
    body: new TextEncoder().encode(form.toString()),
  };
}

/** Fields by which a login knows whom it has before it: all that are no secret and no plumbing of OAuth 2.0 (RFC 6749). */
function isName(key: string): boolean {
  return (
    !secretKey.test(key) &&
    !/^(?:grant_type|client_id|scope|audience|connection|realm|remember(?:_?me)?|device\w{0,20}|type|method)$/i.test(key)
  );
}

function nameIn(request: HttpRequest): string {
  return JSON.stringify(fieldsSent(request).filter(({ key }) => isName(key)));
}

/** The same request, each text or number in its body changed. */
function rewritten(request: HttpRequest, change: (key: string, value: string) => string): HttpRequest {
  if (request.body === null) return request;
  const text = new TextDecoder().decode(request.body);
  const encode = (changed: string): HttpRequest => ({ ...request, body: new TextEncoder().encode(changed) });
  try {
    return encode(JSON.stringify(changedIn(JSON.parse(text) as unknown, "", change)));
  } catch {
    const pairs = [...new URLSearchParams(text)].map(([key, value]): [string, string] => [key, change(key, value)]);
    return encode(new URLSearchParams(pairs).toString());
  }
}

function changedIn(value: unknown, key: string, change: (key: string, value: string) => string): unknown {
  if (typeof value === "string") return change(key, value);
  if (typeof value === "number") {
    const changed = change(key, String(value));
    return changed === String(value) ? value : Number.isSafeInteger(Number(changed)) ? Number(changed) : changed;
  }
  if (Array.isArray(value)) return value.map((item) => changedIn(item, key, change));
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, changedIn(item, name, change)]));
  return value;
}

/** Alike in shape, so that the same code looks at it, and nobody's: an address at a reserved domain (RFC 2606), a number that begins with nines, a word. */
function madeUp(value: string, random: () => number): string {
  const letters = Array.from({ length: 10 }, () => "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)]).join("");
  if (value.includes("@")) return `spillproof-${letters}@example.org`;
  if (/^\+?\d+$/.test(value)) return value.replace(/\d/g, (_, index: number) => (index < 4 ? "9" : String(Math.floor(random() * 10))));
  return `spillproof${letters}`;
}

/** Strong enough for a rule on passwords, and nobody's. */
function wrongPassword(random: () => number): string {
  return `spillproof-Wrong-${Math.floor(random() * 1e9)}!`;
}
