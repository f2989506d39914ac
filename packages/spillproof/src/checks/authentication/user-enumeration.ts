/** Login, reset or registration tell a name that has an account from one that has none: by their status, by their words, or by the time they take. */

import { answerLeaves, comparable, pointerOf, spellings, wordsOf } from "../../explore/index.js";
import { type Exchange, nobody, type Operation } from "../../model/index.js";
import { type Login, loginFields } from "../../target/index.js";
import type { Active } from "../../workshop/index.js";
import { type Context, defineCheck, notTested, type Verdict, verified, violated } from "../check.js";
import { median } from "../median.js";

const control = "generic-errors";
/** Of each kind of name, one after the other: chance has no part in so many. */
const repeats = 15;
/** Milliseconds. A look into a table takes less; a hash of a password takes more. */
const leastGap = 10;

export const userEnumeration = defineCheck({
  per: "api",
  rules: ["user-enumeration"],
  cost: 5,
  async *run(context): AsyncGenerator<Verdict> {
    if (context.active !== null) {
      yield* byReset(context.active, context);
      yield* byRegistration(context.active);
    }
    const logins = context.logins.list();
    if (logins.length === 0) return yield notTested(control, null, "no identity logs in: nothing says how a name and a password are tried");
    const places = new Map<string, Login[]>();
    for (const login of logins) places.set(login.operation, [...(places.get(login.operation) ?? []), login]);
    for (const [operation, all] of places) {
      const told = await byAnswer(operation, all, context);
      const verdict = told.kind === "verified" ? ((await byTime(operation, context)) ?? told) : told;
      yield verdict;
    }
  },
});

/**
 * One wrong password for each of two real names, between three names that nobody has, so that what differs by chance, by the clock or by a count of all
 * attempts differs among these as well.
 */
async function byAnswer(operation: string, logins: readonly Login[], context: Context): Promise<Verdict> {
  const usable = logins.filter(({ names, passwords }) => names.length > 0 && passwords.length > 0);
  if (usable.length === 0) return notTested(control, operation, "the login takes no name and password");
  // A throw-away account may fail as often as one likes, and is a real name all the same.
  const spare = (login: Login) => (context.logins.wrongPasswordsLeft(login.identity) === Number.POSITIVE_INFINITY ? 0 : 1);
  const real = usable.filter(({ identity }) => context.logins.wrongPasswordsLeft(identity) > 0).sort((a, b) => spare(a) - spare(b));
  const [first, second] = real;
  if (first === undefined) return notTested(control, operation, "the real names have had as many wrong passwords as they may get");

  const unknown: Exchange[] = [];
  const known: Exchange[] = [];
  const wrong = { password: "wrong", passwordSeed: "user-enumeration" } as const;
  const turns = [
    { into: unknown, identity: first.identity, change: { ...wrong, name: "made-up", seed: "user-enumeration" } },
    { into: known, identity: first.identity, change: wrong },
    { into: unknown, identity: (second ?? first).identity, change: { ...wrong, name: "alike", seed: "user-enumeration" } },
    ...(second === undefined ? [] : [{ into: known, identity: second.identity, change: wrong }]),
    { into: unknown, identity: first.identity, change: { ...wrong, name: "alike", seed: "user-enumeration again" } },
  ] as const;
  for (const { into, identity, change } of turns) {
    const attempt = await context.logins.attempt(identity, change);
    if (attempt === null) continue;
    const { exchange, token } = attempt;
    if (exchange.outcome.kind === "failure") return notTested(control, operation, `no answer: ${exchange.outcome.failure}`);
    if (exchange.status === 429 || exchange.status === 503)
      return notTested(control, operation, `the login refuses with ${exchange.status}`);
    if (token !== null) return notTested(control, operation, "the login gives a token for a wrong password");
    into.push(exchange);
  }
  if (known.length === 0 || unknown.length < 3) return notTested(control, operation, "too few logins could be tried");
  const faulty = known.find(({ status }) => status >= 500);
  if (faulty !== undefined) return notTested(control, operation, `a wrong password is answered ${faulty.status}`);
  if ([...known, ...unknown].some(({ text }) => /invalid_client|unsupported_grant/.test(text)))
    return notTested(control, operation, "the login refuses the client before it looks at the name");
  const malformed = unknown.every(({ status }) => status === 422) && known.every(({ status }) => status !== 422);
  const digits = unknown.every(({ status }) => status === 400) && known.every(({ status }) => status !== 400) && sentDigits(known[0]!);
  if (malformed || digits) return notTested(control, operation, "the login refuses made-up names as malformed");

  const difference = differs(known, unknown);
  if (difference === null)
    return verified(
      control,
      operation,
      `${known.length === 1 ? "a real name and made-up ones are" : "real and made-up names are"} answered alike`,
    );
  return violated("user-enumeration", {
    operation,
    confidence: known.length > 1 ? "proven" : "firm",
    control: unknown[0]!,
    experiment: known[0]!,
    difference: `the same wrong password was sent with a made-up name and with a real one: ${difference}`,
    title: "The login tells which names have an account",
    data: [],
  });
}

/** A name that is a number may carry a check digit, which a made-up one fails. */
function sentDigits({ request }: Exchange): boolean {
  return loginFields(request).some(({ value }) => /^[\d .+/-]{6,}$/.test(value));
}

/** What all real names are answered and no made-up one, or the other way round; null where nothing is. */
function differs(known: readonly Exchange[], unknown: readonly Exchange[]): string | null {
  const statuses = (exchanges: readonly Exchange[]) => [...new Set(exchanges.map(({ status }) => status))];
  const [real, madeUp] = [statuses(known), statuses(unknown)];
  if (real.length === 1 && madeUp.length === 1 && real[0] !== madeUp[0])
    return `made-up names are answered ${madeUp[0]}, real ones ${real[0]}`;
  const told = { known: known.map(facets), unknown: unknown.map(facets) };
  const ofAll = (sets: readonly ReadonlySet<string>[]) => [...sets[0]!].filter((facet) => sets.every((set) => set.has(facet)));
  const ofNone = (sets: readonly ReadonlySet<string>[]) => (facet: string) => !sets.some((set) => set.has(facet));
  // Of a single real name, what changes by itself cannot be told from what is said of the name: its places count, not its values.
  const onlyReal = ofAll(told.known).filter((facet) => ofNone(told.unknown)(facet) && (known.length > 1 || facet.startsWith("has ")));
  const onlyMadeUp = ofAll(told.unknown).filter(ofNone(told.known));
  if ([...onlyReal, ...onlyMadeUp].some((facet) => facet.startsWith("has header")))
    return "one of the two has a header that the other lacks";
  if (onlyReal.some((facet) => facet.startsWith("has "))) return "the answer to a real name holds a field that no made-up one gets";
  if (onlyMadeUp.some((facet) => facet.startsWith("has "))) return "the answer to a made-up name holds a field that no real one gets";
  return onlyReal.length + onlyMadeUp.length > 0 ? "the words of the answer differ" : null;
}

/** What an answer says, in pieces, the name that was sent struck out. */
function facets(exchange: Exchange): ReadonlySet<string> {
  const sent = sentTexts(exchange);
  const strike = (text: string) => sent.reduce((left, value) => left.replaceAll(value, "…"), text.toLowerCase());
  const found = new Set<string>([`status ${exchange.status}`]);
  for (const [name] of exchange.answer?.headers ?? [])
    if (/attempt|lock|fail|remaining-?(?:tries|attempts)|user|account|retry-after|captcha|^location$|^www-authenticate$/.test(name))
      found.add(`has header ${name}`);
  if (exchange.json === null) {
    for (const line of exchange.text.split(/\r?\n|>|</)) if (line.trim() !== "") found.add(`says ${strike(line.trim())}`);
    return found;
  }
  for (const leaf of answerLeaves(exchange)) {
    const pointer = strike(pointerOf(leaf.tokens));
    found.add(`has ${pointer}`);
    found.add(`says ${pointer} ${strike(comparable(leaf.value))}`);
  }
  return found;
}

/** Every text of the request, in any spelling, the longest first. */
function sentTexts({ request }: Exchange): readonly string[] {
  const texts = loginFields(request).map(({ value }) => value);
  const names = texts.flatMap((text) => (text.includes("@") ? [text, text.split("@")[0]!] : [text]));
  return [...new Set(names.flatMap(spellings).map((text) => text.toLowerCase()))]
    .filter((text) => text.length >= 3)
    .sort((a, b) => b.length - a.length);
}

/** Only a throw-away account may fail so often; null where there is none, or where nothing was seen. */
async function byTime(operation: string, context: Context): Promise<Verdict | null> {
  if (context.active === null) return null;
  const account = await context.active.makeAccount("user-enumeration");
  if (!account.made || !context.logins.list().some((login) => login.identity === account.identity && login.operation === operation))
    return null;
  const times = { known: [] as number[], unknown: [] as number[] };
  let pair: { readonly known: Exchange; readonly unknown: Exchange } | null = null;
  for (let turn = 0; turn < repeats; turn++) {
    const passwordSeed = `time ${turn}`;
    const tryUnknown = () =>
      context.logins.attempt(account.identity, { name: "alike", password: "wrong", seed: `time ${turn}`, passwordSeed });
    // Each comes first as often as the other: where every failure is answered later than the one before, neither is slower.
    const first = turn % 2 === 0 ? await tryUnknown() : null;
    const known = await context.logins.attempt(account.identity, { password: "wrong", passwordSeed });
    const unknown = first ?? (await tryUnknown());
    // A lock or a limit in the middle ends it: what comes after is no password that was looked at.
    if (unknown === null || known === null || known.exchange.status !== unknown.exchange.status || known.exchange.status >= 500)
      return null;
    if (known.exchange.status === 429 || known.exchange.status === 0) return null;
    pair = { known: known.exchange, unknown: unknown.exchange };
    // Where the quickest of five pairs differ by less than what would be told, no further ones are worth their load.
    if (turn === 5 && Math.abs(Math.min(...times.known) - Math.min(...times.unknown)) < leastGap) return null;
    // The very first ones warm up what is slow but once.
    if (turn === 0) continue;
    times.known.push(known.exchange.milliseconds);
    times.unknown.push(unknown.exchange.milliseconds);
  }
  const gap = median(times.known) - median(times.unknown);
  const [slow, quick] = gap > 0 ? [times.known, times.unknown] : [times.unknown, times.known];
  // Of all pairs, those in which the slower kind is slower: a half by chance, and a few stragglers change little.
  const share = slow.flatMap((one) => quick.map((other) => one > other)).filter(Boolean).length / (slow.length * quick.length);
  if (pair === null || Math.abs(gap) <= leastGap || share < 0.9) return null;
  return violated("user-enumeration", {
    operation,
    // Nearly every one of the one kind takes longer than any of the other: less than once in ten thousand by chance.
    confidence: share >= 0.97 ? "firm" : "tentative",
    control: pair.unknown,
    experiment: pair.known,
    difference: `${repeats} wrong passwords each, one after the other: a name that has an account takes ${gap > 0 ? "longer" : "less long"}, far beyond what varies by itself`,
    title: "The time of a login tells which names have an account",
    data: [],
  });
}

/** Begins to give somebody a new password: by words in several languages, with one field that names somebody and none for the new password. */
function resets({ method, path, operationId, body }: Operation): boolean {
  if (method !== "POST" || path.includes("{")) return false;
  const words = [...wordsOf(path), ...wordsOf(operationId ?? "")].join(" ");
  const fields = fieldsOfBody(body);
  return (
    /\b(?:forgot|forgotten|recover|recovery|lost|remind|reminder|vergessen|olvid\w{0,4}|recuperar?|recuperacion|oubli\w{0,2}|esqueci|redefinir|dimenticata|vergeten)\b/i.test(
      words,
    ) &&
    fields.length > 0 &&
    !fields.some(([name]) => /pass|kennwort|contrase|senha|token|code|otp/i.test(name))
  );
}

function fieldsOfBody(body: Operation["body"]) {
  return [...(body?.content[0]?.schema?.properties ?? [])];
}

/** A reset writes to somebody: to a throw-away account alone, at a domain that is nobody's. */
async function* byReset(active: Active, context: Context): AsyncGenerator<Verdict> {
  for (const operation of active.writes.filter(resets).slice(0, 2)) {
    const account = await active.makeAccount("user-enumeration");
    if (!account.made) {
      yield notTested(control, operation.id, account.reason);
      continue;
    }
    const given = loginFields(account.signup.request).filter(({ value }) => value.startsWith("spillproof"));
    const named = fieldsOfBody(operation.body).flatMap(([name]) => {
      const same = given.find(({ key }) => key.toLowerCase() === name.toLowerCase());
      const address = /mail|correo|courriel/i.test(name) ? given.find(({ value }) => value.includes("@")) : undefined;
      const value = (same ?? address)?.value;
      return value === undefined ? [] : [[name, value] as const];
    });
    const missing = [...(operation.body?.content[0]?.schema?.required ?? [])].filter((name) => !named.some(([key]) => key === name));
    if (named.length === 0 || missing.length > 0) {
      yield notTested(control, operation.id, "nothing is known that its fields could be filled with");
      continue;
    }
    const random = context.randomFor(`reset ${operation.id}`);
    const unlike = (value: string) =>
      value.replace(/^(spillproof.?)[\da-z]{1,60}/i, (_, mark: string) => `${mark}nobody-${letters(random)}`);
    const known: Exchange[] = [];
    const unknown: Exchange[] = [];
    // In turn, so that what differs by the clock or by a count differs among the made-up ones as well.
    for (const isReal of [false, true, false, true, false]) {
      const body = Object.fromEntries(named.map(([name, value]) => [name, isReal ? value : unlike(value)]));
      const exchange = await active.write(active.request(operation, operation.path, body), nobody, operation.id);
      (isReal ? known : unknown).push(exchange);
    }
    const unclear = [...known, ...unknown].find(({ status }) => status === 0 || status === 429 || status === 503);
    const difference = unclear === undefined ? differs(known, unknown) : null;
    if (unclear !== undefined) yield notTested(control, operation.id, `answered ${unclear.status}`);
    else if (difference === null)
      yield verified(control, operation.id, "an address that has an account and made-up ones are answered alike");
    else
      yield violated("user-enumeration", {
        operation: operation.id,
        confidence: "proven",
        control: unknown[0]!,
        experiment: known[0]!,
        difference: `a new password was asked for, with a made-up name and with that of an account which the scan made: ${difference}`,
        title: "The reset of a password tells which names have an account",
        data: [],
      });
  }
}

/**
 * The scan's own account wants to be made once more, under another name and with the same address. Most registrations say that it is taken, and many
 * take that into account: it is told, and weighs little.
 */
async function* byRegistration(active: Active): AsyncGenerator<Verdict> {
  const purpose = "user-enumeration";
  const account = await active.makeAccount(purpose);
  if (!account.made) return;
  const operation = account.signup.operation;
  const address = Object.entries(account.names).find(([, value]) => value.includes("@"));
  if (address === undefined)
    return yield notTested(control, operation, "people choose their names there: one that is taken has to be said");
  const again = await active.makeAccount(`${purpose} taken`, Object.fromEntries([address]));
  const taken = again.made ? again.signup : again.exchange;
  if (taken === undefined || taken.outcome.kind === "failure" || taken.status === 429 || taken.status >= 500)
    return yield notTested(control, operation, `an address that is taken is answered ${taken?.status ?? 0}`);
  let fresh = [account.signup];
  if (taken.status === account.signup.status) {
    // What differs between two new addresses as well says nothing.
    const other = await active.makeAccount(`${purpose} other`);
    if (!other.made) return yield notTested(control, operation, other.reason);
    fresh = [account.signup, other.signup];
  }
  const difference = differs([taken], fresh);
  if (difference === null) return yield verified(control, operation, "an address that is taken and a new one are answered alike");
  yield violated("user-enumeration", {
    operation,
    severity: "low",
    because: "nearly every registration says that an address is taken",
    confidence: "proven",
    control: fresh[0]!,
    experiment: taken,
    difference: `accounts were asked for with an address that has none and with one that has: ${difference}`,
    title: "The registration tells which addresses have an account",
    data: [],
  });
}

function letters(random: () => number): string {
  const alphabet = "abcdefghijkmnpqrstuvwxyz";
  return Array.from({ length: 6 }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");
}
