// In: identities that log in, and a way to send. Out: logins tried again, with a made-up name or a wrong password, counted so that nobody is locked out.

import { Buffer } from "node:buffer";
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
  /** A made-up name in the manner of the real one; `alike`: of its very length, characters and domain. The same seed gives the same name. */
  readonly name?: "real" | "made-up" | "alike";
  readonly password?: "real" | "wrong";
  /** Further headers, such as a cookie chosen before the login. */
  readonly headers?: HttpRequest["headers"];
  /** Further fields of the body, such as a session id chosen before the login. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Tells made-up names apart, and wrong passwords where these have no seed of their own. */
  readonly seed?: string;
  /** Tells wrong passwords apart: the same seed gives the same one, whoever it is tried for. */
  readonly passwordSeed?: string;
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
      const distinct = [...new Set(loginFields({ ...request, path: request.path.split("?")[0]! }).map(({ key }) => key))];
      const naming = this.#naming(request);
      const text = new TextDecoder().decode(request.body ?? new Uint8Array()).trimStart();
      return [
        {
          identity,
          operation: `${request.method} ${request.path.split("?")[0]}`,
          method: request.method,
          path: request.path,
          form: request.body !== null && !text.startsWith("{"),
          fields: distinct,
          names: distinct.filter((name) => naming.has(name)),
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

  /**
   * Logs in anew, changed as it is asked for. Null where the identity has no login, where this one sends nothing that could be changed so, or where a
   * real name has had its wrong passwords.
   */
  async attempt(identity: string, change: LoginChange = {}): Promise<LoginAttempt | null> {
    const credential = this.#input.credentials().get(identity);
    const request = credential === undefined ? null : requestOf(credential);
    if (credential === undefined || request === null) return null;
    const { name = "real", password = "real", headers = [], fields = {}, seed = "" } = change;
    const naming = this.#naming(request);
    const keys = loginFields(request).map(({ key }) => key);
    if (name !== "real" && !keys.some((key) => naming.has(key))) return null;
    if (password === "wrong" && !keys.some((key) => secretKey.test(key))) return null;
    if (name === "real" && password === "wrong") {
      if (this.wrongPasswordsLeft(identity) <= 0) return null;
      const counted = nameIn(request);
      this.#wrong.set(counted, (this.#wrong.get(counted) ?? 0) + 1);
    }
    const plain = headers.length === 0 && Object.keys(fields).length === 0;
    if (name === "real" && password === "real" && plain && credential.oauth2 !== undefined) {
      const { exchange, token } = await grantToken(credential.oauth2, null, this.#asking(identity));
      return { exchange, token };
    }
    const nameRandom = this.#input.randomFor(`login ${identity} ${name} ${seed}`);
    const passwordRandom = this.#input.randomFor(`password ${change.passwordSeed ?? seed}`);
    const changed = rewritten(request, fields, (key, value) => {
      if (secretKey.test(key)) return password === "wrong" ? wrongPassword(value, passwordRandom) : value;
      if (name === "real" || !naming.has(key)) return value;
      return name === "alike" ? alike(value, nameRandom) : madeUp(value, nameRandom);
    });
    const sent = { ...changed, headers: [...changed.headers, ...headers] };
    for (const { key, value } of loginFields(sent)) if (secretKey.test(key) || Object.hasOwn(fields, key)) this.#input.keep(value);
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

  /** Keys of the fields by which this login knows whom it has before it: what all identities send alike, such as a tenant, names none of them. */
  #naming(request: HttpRequest): ReadonlySet<string> {
    const mine = loginFields(request).filter(({ key }) => isName(key));
    const others = [...this.#input.credentials().values()].flatMap((credential) => {
      const other = requestOf(credential);
      return other !== null && other.path.split("?")[0] === request.path.split("?")[0] && other.method === request.method
        ? [loginFields(other)]
        : [];
    });
    const shared = ({ key, value }: (typeof mine)[number]) =>
      others.length > 1 && others.every((fields) => fields.some((field) => field.key === key && field.value === value));
    const telling = mine.filter((field) => !shared(field));
    return new Set((telling.length > 0 ? telling : mine).map(({ key }) => key));
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

/** What a login sends: in query and body, and in a Basic header (RFC 7617). */
export function loginFields(request: HttpRequest): ReturnType<typeof fieldsSent> {
  const pairs = request.headers.flatMap(([name, value]) => (name.toLowerCase() === "authorization" ? [basicPair(value)] : []));
  return [
    ...fieldsSent(request),
    ...pairs.flatMap((pair) =>
      pair === null
        ? []
        : [
            { key: "username", value: pair[0] },
            { key: "password", value: pair[1] },
          ],
    ),
  ];
}

function basicPair(header: string): readonly [string, string] | null {
  const encoded = /^basic +(\S+)$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? null : [text.slice(0, colon), text.slice(colon + 1)];
}

/** Fields that may say who logs in: all that are no secret and no plumbing of OAuth 2.0 (RFC 6749), nor of where one logs in. */
function isName(key: string): boolean {
  return (
    !secretKey.test(key) &&
    !/^(?:grant_type|client_id|scope|audience|connection|realm|remember(?:_?me)?|device\w{0,20}|type|method|tenant\w{0,10}|org(?:ani[sz]ation)?\w{0,10}|company\w{0,10}|domain|locale|lang(?:uage)?)$/i.test(
      key,
    )
  );
}

/** By whatever may name somebody, so that the count of wrong passwords is the same whoever logs in besides. */
function nameIn(request: HttpRequest): string {
  return JSON.stringify(loginFields(request).filter(({ key }) => isName(key)));
}

/** The same request, each text or number in its query, its body and its Basic header changed. */
function rewritten(
  request: HttpRequest,
  further: Readonly<Record<string, string>>,
  change: (key: string, value: string) => string,
): HttpRequest {
  const pairs = (text: string) =>
    new URLSearchParams([...new URLSearchParams(text)].map(([key, value]): [string, string] => [key, change(key, value)]));
  const [path, query] = request.path.split("?");
  const headers = request.headers.map(([name, value]): readonly [string, string] => {
    const pair = name.toLowerCase() === "authorization" ? basicPair(value) : null;
    if (pair === null) return [name, value];
    return [name, `Basic ${Buffer.from(`${change("username", pair[0])}:${change("password", pair[1])}`).toString("base64")}`];
  });
  const moved = { ...request, path: query === undefined ? path! : `${path}?${pairs(query).toString()}`, headers };
  if (request.body === null) return moved;
  const text = new TextDecoder().decode(request.body);
  const encode = (changed: string): HttpRequest => ({ ...moved, body: new TextEncoder().encode(changed) });
  try {
    const body = changedIn(JSON.parse(text) as unknown, "", change);
    return encode(JSON.stringify(isRecord(body) ? { ...body, ...further } : body));
  } catch {
    return encode(new URLSearchParams([...pairs(text), ...Object.entries(further)]).toString());
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
  const letters = Array.from({ length: 10 }, () => letter(random)).join("");
  if (value.includes("@")) return `spillproof-${letters}@example.org`;
  if (/^\+?\d+$/.test(value)) return value.replace(/\d/g, (_, index: number) => (index < 4 ? "9" : String(Math.floor(random() * 10))));
  return `spillproof${letters}`;
}

/** Each letter and digit replaced by one of its kind, the domain of an address kept: whatever rule on names holds for the real one holds for it. */
function alike(value: string, random: () => number): string {
  const at = value.indexOf("@");
  const local = at < 0 ? value : value.slice(0, at);
  const changed = local.replace(/[a-z\d]/gi, (character) => {
    if (/\d/.test(character)) return String(Math.floor(random() * 10));
    return /[A-Z]/.test(character) ? letter(random).toUpperCase() : letter(random);
  });
  return `${changed}${at < 0 ? "" : value.slice(at)}`;
}

function letter(random: () => number): string {
  return "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)]!;
}

/** Strong enough for a rule on passwords, or a number in place of a number, and nobody's. */
function wrongPassword(value: string, random: () => number): string {
  const digits = /^\d+$/.test(value) ? value.replace(/\d/g, () => String(Math.floor(random() * 10))) : null;
  return digits !== null && digits !== value ? digits : `spillproof-Wrong-${Math.floor(random() * 1e9)}!`;
}
