/** A session that was chosen before the login is the logged-in one after it. */

import { type Exchange, type HttpRequest, nobody } from "../../model/index.js";
import type { Login } from "../../target/index.js";
import { type Context, defineCheck, notTested, type Verdict, verified, violated } from "../check.js";
import { guarded, isRefusal, type Kept, opens } from "./guarded.js";

const control = "safe-token-handling";
/** A field or header in which a login may take a session that its caller brings: not a token of the device, of a form or of a second factor. */
const sessionField = /^(?:x-)?(?:session|sid|(?:session|auth|access|login)?[_-]?token|session[_-]?(?:id|key))$/i;
/** Pages that hand a session to whoever comes by. */
const doorsteps = ["/", "/login"];
/** Of other places that were seen to hand one out, so many are asked. */
const maximumGiving = 3;

export const sessionFixation = defineCheck({
  per: "api",
  rules: ["session-fixation"],
  cost: 8,
  async *run(context): AsyncGenerator<Verdict> {
    const logins = context.logins.list().filter(({ identity }) => context.people.some(({ name }) => name === identity));
    if (logins.length === 0) return yield notTested(control, null, "no identity logs in");
    const places = new Map([...logins].reverse().map((login) => [login.operation, login]));
    for (const login of [...places.values()].reverse()) yield* tryLogin(login, context);
  },
});

async function* tryLogin(login: Login, context: Context): AsyncGenerator<Verdict> {
  const { operation } = login;
  const person = context.people.find(({ name }) => name === login.identity)!;
  const names = [...new Set(person.login.flatMap(cookiesSet).map(([name]) => name))];
  const field = fieldOf(operation, context);
  if (names.length === 0 && field === null)
    return yield notTested(control, operation, "the login sets no cookie and takes no session that its caller brings");
  const kept = await guarded(login.identity, context);
  if (kept === null) return yield notTested(control, operation, `nothing is known that ${login.identity} is answered and nobody is`);
  if (names.length > 0) return yield* byCookie(login, names, kept, context);
  yield await byField(login, field!, kept, context);
}

/** Plants a cookie that the API gave to a visitor, else one in the shape of its own, and lets the identity log in with it. */
async function* byCookie(login: Login, names: readonly string[], kept: Kept, context: Context): AsyncGenerator<Verdict> {
  const { operation } = login;
  const given = await givenToVisitors(login, names, context);
  const shapes = context.people.find(({ name }) => name === login.identity)!.login.flatMap(cookiesSet);
  const random = context.randomFor(`session-fixation ${operation}`);
  const chosen = shapes.filter(([name]) => names.includes(name)).map(([name, value]) => [name, sameShape(value, random)] as const);
  let held = "";
  for (const [origin, cookies] of [["given", given] as const, ["chosen", chosen] as const]) {
    if (cookies.length === 0) continue;
    const jar = jarOf(cookies);
    const before = await openWith(jar, kept, context);
    if (!isRefusal(before, kept))
      return yield notTested(control, operation, "a visitor's cookie is answered neither with a yes nor with a no");
    const attempt = await context.logins.attempt(login.identity, { headers: [["cookie", jar]] });
    if (attempt === null || !attempt.exchange.succeeded)
      return yield notTested(control, operation, `the login with a cookie is answered ${attempt?.exchange.status ?? 0}`);
    const after = await openWith(jar, kept, context);
    if (opens(after, kept)) {
      return yield violated("session-fixation", {
        operation,
        confidence: "proven",
        control: before,
        experiment: after,
        difference: `the same cookie, ${origin === "given" ? "given to a visitor" : "made up"} before the login, was refused; then ${login.identity} logged in with it, and now it opens what is ${login.identity}'s`,
        title: "A session from before the login is logged in after it",
        data: [],
      });
    }
    // That it is refused shows something only where the cookie of this very login opens.
    const fresh = cookiesSet(attempt.exchange);
    if (fresh.length > 0 && isRefusal(after, kept) && opens(await openWith(jarOf(fresh), kept, context), kept))
      held = `a cookie ${origin === "given" ? "given to a visitor" : "made up"} before the login opens nothing after it`;
  }
  yield held === ""
    ? notTested(control, operation, "the cookie that the login sets opens nothing by itself")
    : verified(control, operation, held);
}

interface Field {
  readonly in: "body" | "header";
  readonly name: string;
}

/** Brings a token of the shape of a real one in the field that the login declares for it. */
async function byField(login: Login, field: Field, kept: Kept, context: Context): Promise<Verdict> {
  const { operation, identity } = login;
  const [credential] = context.credentials({ identity, token: "access" });
  const secret = sameShape(credential?.secret ?? "", context.randomFor(`session-fixation ${operation}`));
  const request: HttpRequest = kept.instance.exchange.request;
  const ask = (label: string) => context.askCrafted(request, identity, { label, secret }, kept.operation.id);
  const before = await ask("chosen before the login");
  if (!isRefusal(before, kept)) return notTested(control, operation, "a made-up token is answered neither with a yes nor with a no");
  const attempt = await context.logins.attempt(
    identity,
    field.in === "body" ? { fields: { [field.name]: secret } } : { headers: [[field.name, secret]] },
  );
  if (attempt === null || !attempt.exchange.succeeded)
    return notTested(control, operation, `the login with a session of the caller's own is answered ${attempt?.exchange.status ?? 0}`);
  const after = await ask("chosen before the login");
  if (opens(after, kept))
    return violated("session-fixation", {
      operation,
      confidence: "proven",
      control: before,
      experiment: after,
      difference: `the same made-up token was refused; then ${identity} logged in and brought it, and now it opens what is ${identity}'s`,
      title: "A token that was chosen before the login opens after it",
      data: [],
    });
  return isRefusal(after, kept)
    ? verified(control, operation, "a token that was chosen before the login opens nothing after it")
    : notTested(control, operation, "a made-up token is answered neither with a yes nor with a no");
}

function fieldOf(operation: string, context: Context): Field | null {
  const documented = context.documented.find(({ id }) => id === operation);
  if (documented === undefined) return null;
  const header = documented.parameters.find((parameter) => parameter.in === "header" && sessionField.test(parameter.name));
  if (header !== undefined) return { in: "header", name: header.name };
  const keys = documented.body?.content.flatMap(({ schema }) => [...(schema?.properties ?? [])]) ?? [];
  const key = keys.find(([name, schema]) => sessionField.test(name) && !schema.readOnly);
  return key === undefined ? null : { in: "body", name: key[0] };
}

/** Sent as nobody with a cookie alone. */
function openWith(jar: string, { instance, operation }: Kept, context: Context): Promise<Exchange> {
  const { path, headers } = instance.exchange.request;
  return context.world.askRaw(
    { method: "GET", path, headers: [...headers.filter(([name]) => name.toLowerCase() !== "cookie"), ["cookie", jar]], body: null },
    nobody,
    operation.id,
    { fresh: true },
  );
}

/** The cookies of these names that a visitor is given: by a page, by what was seen to give them to a caller without one, or by a login that fails. */
async function givenToVisitors(login: Login, names: readonly string[], context: Context): Promise<readonly (readonly [string, string])[]> {
  const wanted = (exchange: Exchange) => cookiesSet(exchange).filter(([name]) => names.includes(name));
  const giving = context
    .exchanges()
    .filter((exchange) => exchange.request.method === "GET" && exchange.succeeded && wanted(exchange).length > 0)
    .map(({ request }) => request.path);
  for (const path of [...new Set([...giving.slice(0, maximumGiving), ...doorsteps, login.path.split("?")[0]!])]) {
    const found = wanted(await context.probe({ path }, nobody, { redirects: "manual", fresh: true }));
    if (found.length > 0) return found;
  }
  const failed = await context.logins.attempt(login.identity, { name: "made-up", password: "wrong", seed: "session-fixation" });
  return failed === null || failed.token !== null ? [] : wanted(failed.exchange);
}

function cookiesSet(exchange: Exchange): readonly (readonly [name: string, value: string])[] {
  return (exchange.answer?.headers ?? []).flatMap(([header, line]) => {
    if (header !== "set-cookie") return [];
    const pair = line.split(";")[0]!;
    const at = pair.indexOf("=");
    const value = pair.slice(at + 1).trim();
    // An empty one takes a cookie away.
    return at > 0 && value !== "" && value !== '""' ? [[pair.slice(0, at).trim(), value] as const] : [];
  });
}

function jarOf(cookies: readonly (readonly [string, string])[]): string {
  return cookies.map(([name, value]) => `${name}=${value}`).join("; ");
}

/** Letters and digits replaced by others of their kind, but for escapes: what a server might take for one of its own. */
function sameShape(value: string, random: () => number): string {
  const hex = /^[\da-f-]+$/i.test(value);
  const of = (alphabet: string) => alphabet[Math.floor(random() * alphabet.length)]!;
  return value.replace(/%[\da-f]{2}|[a-z\d]/gi, (character) => {
    if (character.startsWith("%")) return character;
    if (/\d/.test(character)) return of("123456789");
    const letters = hex ? "abcdef" : "abcdefghijklmnopqrstuvwxyz";
    return /[A-Z]/.test(character) ? of(letters.toUpperCase()) : of(letters);
  });
}
