/** The API answers as often as it is asked: many wrong passwords for one name, and one request again and again. */

import { type Instance, replyOf, wordsOf } from "../../explore/index.js";
import { type Exchange, isSecured, type Operation } from "../../model/index.js";
import type { Login } from "../../target/index.js";
import { type Context, defineCheck, notTested, type Verdict, verified, violated } from "../check.js";
import { brakeIn, burst, refusesMore } from "./brake.js";

const control = "rate-limits";
/** Limits of a sound login lie below, those of a sound API mostly do; more would be a load. */
const guesses = 30;
const requests = 100;

/** How one place took the burst. */
interface Taken {
  readonly operation: string;
  readonly outcome: "free" | "braked" | "unclear";
  readonly reason: string;
  readonly sent: readonly Exchange[];
  /** Whether the name that was guessed for has an account: a lock that counts by account shows there alone. */
  readonly account: boolean;
}

export const noRateLimit = defineCheck({
  per: "api",
  rules: ["no-rate-limit"],
  cost: guesses + requests,
  seeksBrakes: true,
  async *run(context): AsyncGenerator<Verdict> {
    // The login first: a limit of the whole API, once tripped, would hide that it has none of its own.
    const places = new Map([...context.logins.list()].reverse().map((login) => [login.operation, login]));
    const logins: Taken[] = [];
    for (const login of places.values()) logins.push(await guess(login, context));
    const reading = await ask(context);
    // One limit for all that an address asks covers the login as well, and shows where it was reached.
    if (reading?.outcome === "braked")
      for (const [index, taken] of logins.entries()) if (taken.outcome === "free") logins[index] = await askedAgain(taken, places, context);
    const all = [...logins, ...(reading === null ? [] : [reading])];

    // What is undone after the last check must not meet the brake: one that is patient waits for it.
    const patient = context.active === null || !context.exchanges().some(refusesMore) ? null : cheapest(context);
    if (patient !== null) await context.world.ask(patient.call, patient.identity, { fresh: true });

    for (const taken of all) {
      if (taken.outcome === "braked") yield verified(control, taken.operation, taken.reason);
      if (taken.outcome === "unclear") yield notTested(control, taken.operation, taken.reason);
    }
    if (reading === null) yield notTested(control, null, "no operation was answered that could be asked often");
    const open = all.filter(({ outcome }) => outcome === "free");
    const worst = open[0];
    if (worst === undefined) {
      const braked = all.filter(({ outcome }) => outcome === "braked");
      if (braked.length > 0 && braked.length === all.length) yield verified(control, null, braked[0]!.reason);
      return;
    }
    const guessed = logins.includes(worst);
    const count = worst.sent.length;
    const promised = promisesLimit(worst.operation, context);
    yield violated("no-rate-limit", {
      // One defect of the whole API, unless some of it has its limit.
      operation: open.length === all.length ? null : worst.operation,
      operations: open.map(({ operation }) => operation),
      ...(guessed && worst.account
        ? {}
        : {
            severity: "low" as const,
            because: guessed
              ? `${promised ? "the document promises a limit, which" : "the name was made up, and a limit"} may count for names that have an account alone`
              : "it was asked of an operation that takes neither passwords nor codes",
          }),
      ...(guessed ? { owasp: ["API2:2023", "API4:2023"] } : {}),
      confidence: guessed && !worst.account ? "tentative" : "firm",
      control: worst.sent[0]!,
      experiment: worst.sent.at(-1)!,
      difference: guessed
        ? `${count} wrong passwords for one name were answered like the first: none was slowed or refused`
        : `the same request was sent ${count} times in a row and answered like the first: none was slowed or refused, and nothing counted them`,
      title: guessed ? "Passwords can be tried as often as one likes" : "Requests are answered as often as one likes",
      data: [],
      independent: guessed && worst.account,
    });
  },
});

/** Wrong passwords for one made-up name, or for a throw-away account where there is one. */
async function guess(login: Login, context: Context): Promise<Taken> {
  const { operation } = login;
  const before = context.exchanges().filter((exchange) => exchange.operation === operation);
  const unclear = (reason: string): Taken => ({ operation, outcome: "unclear", reason, sent: [], account: false });
  const met = before.find(refusesMore);
  if (met !== undefined) return { ...unclear(`refused with ${met.status} after some logins`), outcome: "braked" };
  if (login.names.length === 0 || login.passwords.length === 0) return unclear("the login takes no name and password");

  const made = context.active === null ? null : await context.active.makeAccount("no-rate-limit");
  const account =
    made?.made === true && context.logins.list().some((other) => other.identity === made.identity && other.operation === operation);
  const identity = account && made?.made === true ? made.identity : login.identity;
  const name = account ? "real" : await readName(login, context);
  let opened = false;
  const sent = await burst(guesses, async (index) => {
    const attempt = await context.logins.attempt(identity, { name, password: "wrong", seed: "guess", passwordSeed: `guess ${index}` });
    opened ||= attempt?.token != null;
    return attempt?.exchange ?? null;
  });
  const first = sent[0];
  if (first === undefined) return unclear("no wrong password could be sent");
  const brake = brakeIn(sent, before);
  if (brake.kind === "braked")
    return { operation, outcome: "braked", reason: `${sent.length} wrong passwords: ${brake.how}`, sent, account };
  if (brake.kind === "unclear") return unclear(brake.why);
  if (sent.length < guesses) return unclear(`only ${sent.length} of ${guesses} wrong passwords could be sent`);
  if (opened) return unclear("the login gives a token for a wrong password");
  // A lock need not say that it is one: it refuses the right password as it refused the wrong ones.
  if (account) {
    const right = await context.logins.attempt(identity);
    if (right?.token == null && right?.exchange.outcome.kind === "answer" && replyOf(right.exchange) === "no")
      return { operation, outcome: "braked", reason: `${sent.length} wrong passwords: then the right one is refused, too`, sent, account };
    if (right?.token == null) return unclear("the right password could not be tried after the wrong ones");
  }
  if (!account && !(await isRead(first, login, context)))
    return unclear("the login refuses a made-up name before it looks at the password");
  return { operation, outcome: "free", reason: "", sent, account };
}

/** The document's own word that logins are refused after some: 429, or 423 for a lock. */
function promisesLimit(operation: string, context: Context): boolean {
  const responses = context.documented.find(({ id }) => id === operation)?.responses;
  return responses !== undefined && (responses.has("429") || responses.has("423"));
}

async function askedAgain(taken: Taken, places: ReadonlyMap<string, Login>, context: Context): Promise<Taken> {
  const { identity } = places.get(taken.operation)!;
  const attempt = await context.logins.attempt(identity, {
    name: "made-up",
    password: "wrong",
    seed: "guess",
    passwordSeed: "guess again",
  });
  return attempt !== null && refusesMore(attempt.exchange)
    ? { ...taken, outcome: "braked", reason: `refused with ${attempt.exchange.status} once the API was asked too often` }
    : taken;
}

/** The kind of made-up name that the login does not call malformed. */
async function readName({ identity }: Login, context: Context): Promise<"made-up" | "alike"> {
  const attempt = await context.logins.attempt(identity, { name: "made-up", password: "wrong", seed: "guess" });
  return attempt?.exchange.status === 400 || attempt?.exchange.status === 422 ? "alike" : "made-up";
}

/** Whether a made-up name gets as far as a real one: what is refused as malformed is never counted. */
async function isRead(refusal: Exchange, login: Login, context: Context): Promise<boolean> {
  if (refusal.status !== 400 && refusal.status !== 422) return true;
  const attempt = await context.logins.attempt(login.identity, { password: "wrong", seed: "guess" });
  return attempt !== null && attempt.exchange.status === refusal.status && attempt.exchange.text.length === refusal.text.length;
}

/** The cheapest request that an identity is answered. */
async function ask(context: Context): Promise<Taken | null> {
  const instance = cheapest(context);
  const met = context.exchanges().find((exchange) => refusesMore(exchange) && exchange.asker.identity !== null);
  const operation = met?.operation ?? instance?.call.operation.id;
  if (operation === undefined) return null;
  const base = { operation, sent: [], account: true } as const;
  if (met !== undefined) return { ...base, outcome: "braked", reason: `refused with ${met.status} during the scan` };
  if (instance === null) return null;
  const sent = await burst(requests, (_) => context.world.ask(instance.call, instance.identity, { fresh: true, impatient: true }));
  const brake = brakeIn(sent);
  if (brake.kind === "braked") return { ...base, outcome: "braked", reason: `${sent.length} requests in a row: ${brake.how}` };
  if (brake.kind === "unclear") return { ...base, outcome: "unclear", reason: brake.why };
  if (sent.length < requests) return { ...base, outcome: "unclear", reason: `only ${sent.length} of ${requests} requests could be sent` };
  return { ...base, outcome: "free", reason: "", sent };
}

/** The smallest good answer to an ordinary caller, of an operation that asks for a token: what tells only that a service lives is rightly free. */
function cheapest(context: Context): Instance | null {
  const people = [...context.people].sort((a, b) => Number(a.privileged) - Number(b.privileged));
  const [person] = people.filter(({ name }) => context.world.allInstances(name).length > 0);
  if (person === undefined) return null;
  const size = (instance: Instance) => instance.exchange.answer?.body.length ?? 0;
  const rank = ({ call: { operation } }: Instance) => (tellsHealth(operation) ? 2 : 0) + (isSecured(operation) ? 0 : 1);
  return (
    [...context.world.allInstances(person.name)]
      .filter(({ exchange, call }) => exchange.succeeded && call.operation.method === "GET")
      .sort((a, b) => rank(a) - rank(b) || size(a) - size(b) || (a.exchange.request.path < b.exchange.request.path ? -1 : 1))[0] ?? null
  );
}

function tellsHealth(operation: Operation): boolean {
  return wordsOf(operation.path.replace(/\{[^{}]{0,200}\}/g, "")).some((word) =>
    /^(?:health\w{0,2}|healthz|ready|readyz|live|livez|ping|status|version|metrics|info)$/.test(word),
  );
}
