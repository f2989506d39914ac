// In: a registration operation or the configured sign-up. Out: an account of the scan's own, and the credential that opens it.

import { isErrorBody, isObject, leavesOf, meansCaller, type World, wasDone } from "../explore/index.js";
import type { Exchange, HttpRequest, Operation } from "../model/index.js";
import { type IdentityInput, isSecretField, type LoginInput, type SignupInput, signupRequest } from "../target/index.js";
import { type Body, bodyFor, contentOf, type Making } from "./body.js";
import { loginOperations, passwordField, registrations } from "./doors.js";
import { mended, objectionsIn } from "./objections.js";
import { bodyRequest, merged } from "./objects.js";

export interface Front {
  readonly world: World;
  readonly documented: readonly Operation[];
  readonly signup: SignupInput | null;
  /** How the given identities log in and send their tokens: the manner of this API. */
  readonly identities: readonly IdentityInput[];
  readonly randomFor: (name: string) => () => number;
  readonly now: () => number;
  readonly send: (request: HttpRequest, operation: string) => Promise<Exchange>;
  /** Lets what gives a token go out. */
  readonly logIn: (request: HttpRequest, operation: string) => Promise<Exchange>;
  readonly keep: (secret: string) => void;
}

export interface Made {
  readonly signup: Exchange;
  readonly input: IdentityInput;
  /** What the account was called, by the field of the sign-up: all that is needed to log in again, besides the password. */
  readonly names: Readonly<Record<string, string>>;
}

export interface NotMade {
  readonly reason: string;
  /** An account stands at the target all the same. */
  readonly made: boolean;
  readonly exchange?: Exchange;
}

type Registered = { readonly exchange: Exchange; readonly sent: Body } | NotMade;

const retries = 3;

/** Where an account can be made; null: nowhere that anybody told of. */
export function signupPlace(front: Pick<Front, "signup" | "documented">): string | null {
  return front.signup?.request ?? registrations(front.documented)[0]?.id ?? null;
}

/** Signs up and logs in. `extra` goes into the body besides. A reason where the one or the other does not work. */
export async function signUp(
  mark: string,
  password: string,
  front: Front,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<Made | NotMade> {
  front.keep(password);
  const registered =
    front.signup === null ? await byDocument(mark, password, front, extra) : await byConfiguration(mark, password, front, extra);
  if ("reason" in registered) return registered;
  const { exchange, sent } = registered;
  const input = await credentialFor(mark, password, sent, exchange, front);
  return input === null
    ? { reason: "an account was made, but nothing says how it logs in", made: true }
    : { signup: exchange, input, names: namesIn(sent, mark) };
}

function namesIn(sent: Body, mark: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sent).flatMap(([key, value]) => (typeof value === "string" && value.includes(mark) ? [[key, value]] : [])),
  );
}

async function byConfiguration(
  mark: string,
  password: string,
  front: Front,
  extra: Readonly<Record<string, unknown>>,
): Promise<Registered> {
  const request = signupRequest(front.signup!, { unique: mark, password });
  const text = new TextDecoder().decode(request.body ?? new Uint8Array());
  const sent = sentIn(text);
  const withExtra =
    Object.keys(extra).length === 0 ? request : { ...request, body: new TextEncoder().encode(JSON.stringify(merged(sent, extra))) };
  const exchange = await front.send(withExtra, `${request.method} ${request.path.split("?")[0]}`);
  return accepted(exchange) ? { exchange, sent } : { reason: `the sign-up answered ${exchange.status}`, made: false, exchange };
}

async function byDocument(mark: string, password: string, front: Front, extra: Readonly<Record<string, unknown>>): Promise<Registered> {
  const [creation] = registrations(front.documented);
  if (creation === undefined) return { reason: "neither `signup` nor the document says how an account is made", made: false };
  const making: Making = {
    world: front.world,
    identity: "",
    creation,
    mark,
    random: front.randomFor(`signup ${creation.id}`),
    now: front.now(),
    fixed: (name) =>
      passwordField.test(name) ? password : /e-?mail|correo|courriel/i.test(name) ? `${mark}@example.org` : isName(name) ? mark : undefined,
  };
  const schema = contentOf(creation)?.schema ?? null;
  const plain = bodyFor(making);
  // Where the document tells no fields, the three that nearly every registration asks for.
  let body = merged(
    schema === null || schema.properties.size === 0 ? { username: mark, email: `${mark}@example.org`, password } : plain,
    extra,
  );
  // A name and a password make an account; they may be left out of `required`.
  for (const [name, property] of schema?.properties ?? [])
    if (!property.readOnly && !Object.hasOwn(body, name) && (passwordField.test(name) || isName(name) || /^e-?mail$/i.test(name)))
      body[name] = making.fixed?.(name);
  let exchange = await front.send(bodyRequest(creation, creation.path, body), creation.id);
  for (let turn = 1; turn <= retries && [400, 409, 415, 422].includes(exchange.status); turn++) {
    const next = mended(body, objectionsIn(exchange, [...(schema?.properties.keys() ?? [])]), making, turn);
    if (next === null) break;
    body = merged(next, extra);
    exchange = await front.send(bodyRequest(creation, creation.path, body), creation.id);
  }
  return accepted(exchange)
    ? { exchange, sent: body }
    : { reason: `${creation.id} refused what was made up for it with ${exchange.status}`, made: false, exchange };
}

function isName(name: string): boolean {
  return /^(?:user_?name|login|login_?name|handle|nick(?:name)?|user|benutzername|nombre_?de_?usuario|usuario|identifiant|user_?id|account_?name)$/i.test(
    name,
  );
}

function accepted(exchange: Exchange): boolean {
  return wasDone(exchange) || ([301, 302, 303].includes(exchange.status) && !isErrorBody(exchange));
}

function sentIn(text: string): Body {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

/** How the account logs in: as the given identities do, else as the document says, else by the token that came with the account. */
export async function credentialFor(
  mark: string,
  password: string,
  sent: Body,
  signup: Exchange | null,
  front: Front,
): Promise<IdentityInput | null> {
  const send = front.identities.find((identity) => identity.send !== undefined)?.send;
  const common = send === undefined ? {} : { send };
  for (const { login, oauth2 } of front.identities) {
    if (login !== undefined) {
      const { refresh: _, ...plain } = login;
      return {
        ...common,
        login: {
          ...plain,
          ...(plain.json === undefined ? {} : { json: anew(plain.json, mark, password, sent) }),
          ...(plain.form === undefined ? {} : { form: anew(plain.form, mark, password, sent) as LoginInput["form"] & object }),
        },
      };
    }
    if (oauth2?.flow === "password")
      return { ...common, oauth2: { ...oauth2, username: named(oauth2.username ?? "", "username", mark, sent), password } };
  }
  const documented = await byLoginOperation(mark, password, sent, front);
  if (documented !== null) {
    const manner = documented.secret === null ? undefined : (send ?? (await mannerFor(documented.secret, front)));
    return { ...(manner === undefined ? {} : { send: manner }), login: documented.login };
  }
  const token = signup === null ? null : tokenPointer(signup);
  return token === null ? null : { ...common, bearer: token.value };
}

const filled = `\${token}`;
/** Where the document says nothing, in the order of their frequency; the first is what is done without a word. */
const manners = [
  `Authorization: Bearer ${filled}`,
  `Authorization: Token ${filled}`,
  `X-Auth-Token: ${filled}`,
  `Authorization: ${filled}`,
];

/** How a token is sent: as the document says, else as one operation is seen to take it. */
async function mannerFor(secret: string, front: Front): Promise<string | undefined> {
  const schemes = front.documented.flatMap(({ security }) => security ?? []).flat();
  const key = schemes.find(({ kind, parameter }) => kind === "apiKey" && parameter !== null);
  if (key?.in === "cookie" || key?.in === "query") return `${key.in}: ${key.parameter}=${filled}`;
  if (key?.in === "header" && !/^authorization$/i.test(key.parameter!)) return `${key.parameter}: ${filled}`;
  if (schemes.some(({ kind }) => kind === "bearer" || kind === "oauth2")) return undefined;
  const readable = front.documented.filter(
    ({ method, path, parameters }) => method === "GET" && !path.includes("{") && !parameters.some(({ required }) => required),
  );
  const place = readable.find(({ path }) => meansCaller(path)) ?? readable[0];
  if (place === undefined) return undefined;
  const ask = (headers: HttpRequest["headers"]) => front.send({ method: "GET", path: place.path, headers, body: null }, place.id);
  if (accepted(await ask([]))) return undefined;
  front.keep(secret);
  for (const manner of manners) {
    const [name = "", value = ""] = manner.split(": ");
    if (accepted(await ask([[name.toLowerCase(), value.replace(filled, secret)]]))) return manner;
  }
  return undefined;
}

/** The body of a login with another's name and password in it. */
function anew(value: unknown, mark: string, password: string, sent: Body, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => anew(item, mark, password, sent, key));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, anew(item, mark, password, sent, name)]));
  if (typeof value !== "string") return value;
  if (passwordField.test(key) || isSecretField(key)) return passwordField.test(key) ? password : value;
  return /^(?:grant_type|client_id|scope|audience|type|method|connection|realm)$/i.test(key) ? value : named(value, key, mark, sent);
}

/** What the sign-up called the account in such a field: of the same key, else an address for an address, else its name. */
function named(value: string, key: string, mark: string, sent: Body): string {
  if (typeof sent[key] === "string") return sent[key];
  const texts = leavesOf(sent).flatMap((leaf) => (typeof leaf.value === "string" && leaf.value.includes(mark) ? [leaf.value] : []));
  return texts.find((text) => text.includes("@") === value.includes("@")) ?? texts[0] ?? mark;
}

/** The document's login, tried with the new account; where its answer holds a token the login is known. */
async function byLoginOperation(
  mark: string,
  password: string,
  sent: Body,
  front: Front,
): Promise<{ readonly login: LoginInput; readonly secret: string | null } | null> {
  const texts = leavesOf(sent).flatMap((leaf) => (typeof leaf.value === "string" && leaf.value.includes(mark) ? [leaf.value] : []));
  for (const operation of loginOperations(front.documented).slice(0, 2)) {
    const content = contentOf(operation);
    const names = [...(content?.schema?.properties.keys() ?? [])];
    const nameField = names.find(
      (name) =>
        !passwordField.test(name) &&
        /user|login|e-?mail|name|usuario|benutzer|correo|courriel|identifi|utente|uzytkownik|handle/i.test(name),
    );
    const passwordName = names.find((name) => passwordField.test(name));
    if (nameField === undefined || passwordName === undefined) continue;
    const forms = [
      ...new Set([
        /mail|correo|courriel/i.test(nameField) ? texts.find((text) => text.includes("@")) : texts.find((text) => !text.includes("@")),
        ...texts,
      ]),
    ];
    for (const name of forms.filter((text) => text !== undefined).slice(0, 2)) {
      const isForm = content !== null && /x-www-form-urlencoded/i.test(content.mediaType);
      const fields = { [nameField]: name, [passwordName]: password, ...(names.includes("grant_type") ? { grant_type: "password" } : {}) };
      const exchange = await front.logIn(bodyRequest(operation, operation.path, fields), operation.id);
      const token = exchange.succeeded ? tokenPointer(exchange) : null;
      const cookie = wasDone(exchange) ? sessionCookie(exchange) : null;
      const request = { request: operation.id, ...(isForm ? { form: fields } : { json: fields }) };
      if (token !== null) return { login: { ...request, token: token.pointer }, secret: token.value };
      if (cookie !== null) return { login: { ...request, token: `cookie:${cookie}` }, secret: null };
    }
  }
  return null;
}

/** The cookie that a login sets: the one that is called like it, else the only one. */
function sessionCookie(exchange: Exchange): string | null {
  const names = (exchange.answer?.headers ?? []).flatMap(([header, line]) =>
    header === "set-cookie" && /^[\w!#$%&'*+.^`|~-]{1,100}=[^;]{8}/.test(line) ? [line.slice(0, line.indexOf("="))] : [],
  );
  return (
    names.find((name) => /sess|sid$|auth|token|jwt/i.test(name) && !/csrf|xsrf/i.test(name)) ?? (names.length === 1 ? names[0]! : null)
  );
}

/** Where an answer holds a token: by its key, else the only text in it that looks like one. */
export function tokenPointer(exchange: Exchange): { readonly pointer: string; readonly value: string } | null {
  const keys = [
    /^access(?:_?token)?$/i,
    /^(?:id_?)?token$/i,
    /^(?:jwt|bearer|auth_?token|session_?token|api_?key|key|session(?:_?id)?|sid|sitzung|schluessel|ausweis|ficha|clave|jeton|sesja|klucz)$/i,
  ];
  const leaves = leavesOf(exchange.json?.value).filter(({ value }) => typeof value === "string" && value.length >= 8 && !/\s/.test(value));
  const opaque = leaves.filter(({ value }) => /^[\w.+/=:~-]{24,4096}$/.test(String(value)) && /\d/.test(String(value)));
  const leaf =
    keys.map((key) => leaves.find(({ tokens }) => key.test(String(tokens.at(-1) ?? "")))).find((found) => found !== undefined) ??
    (opaque.length === 1 ? opaque[0] : undefined);
  return leaf === undefined
    ? null
    : {
        pointer: leaf.tokens.map((token) => `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
        value: String(leaf.value),
      };
}
