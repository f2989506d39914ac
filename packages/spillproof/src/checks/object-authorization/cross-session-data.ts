/** A caller is now and then answered with what was meant for another: from a cache keyed by the URL alone, or from state that requests share. */

import {
  answerLeaves,
  type Call,
  isEmpty,
  isWrapper,
  type Leaf,
  lastSegment,
  privateLeaves,
  replyOf,
  requestOf,
  rowsOf,
  sentValues,
  shownIn,
  volatilePointers,
} from "../../explore/index.js";
import { asIdentity, type Exchange, nobody, type Operation } from "../../model/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { leaked } from "./trial.js";

/** It costs many requests, and a cache or a shared variable seldom serves one operation alone. */
const maximumOperations = 6;
const maximumAlike = 4;
/** Requests of each of the two that are under way at once. */
const burst = 3;

interface Ground {
  readonly operation: Operation;
  readonly call: Call;
  readonly first: Person;
  readonly second: Person;
}

interface Mixed {
  readonly owner: Person;
  /** Null: nobody. */
  readonly reader: Person | null;
  readonly experiment: Exchange;
  readonly shown: readonly Leaf[];
  readonly together: boolean;
}

export const crossSessionData = defineCheck({
  per: "api",
  rules: ["cross-session-data"],
  cost: 20,
  async *run(context): AsyncGenerator<Verdict> {
    const grounds = groundsOf(context);
    if (grounds.length === 0 && context.people.length > 1)
      yield notTested("subject-ownership", null, "no operation without ids answers two identities differently");
    for (const ground of grounds) yield* judge(ground, context);
  },
});

/**
 * Where two are answered differently, singletons first, for they tell two callers apart best. Then where both are answered alike: that may be the
 * cache's doing, and by another URL each may yet be answered its own.
 */
function groundsOf(context: Context): readonly Ground[] {
  const { world } = context;
  const ordinary = context.people.filter((person) => !person.privileged);
  const found = world.operations.flatMap(
    (operation): readonly { readonly ground: Ground; readonly differ: boolean; readonly rows: boolean }[] => {
      if (operation.method !== "GET") return [];
      const answered = ordinary.flatMap((person) => {
        const instance = world.instances(operation.id, person.name).find((item) => item.slots.length === 0);
        return instance === undefined ? [] : [{ person, instance }];
      });
      const [one] = answered;
      if (one === undefined || answered.length < 2) return [];
      const alone = (a: Exchange, b: Exchange) => privateLeaves(a, new Set(), [], [b]).length > 0;
      const other = answered.find(
        ({ person, instance }) =>
          person !== one.person && (alone(one.instance.exchange, instance.exchange) || alone(instance.exchange, one.instance.exchange)),
      );
      const ground = { operation, call: one.instance.call, first: one.person, second: (other ?? answered[1]!).person };
      return [{ ground, differ: other !== undefined, rows: rowsOf(one.instance.exchange.json?.value).length > 0 }];
    },
  );
  const differ = found.filter((item) => item.differ).sort((a, b) => Number(a.rows) - Number(b.rows));
  const alike = found.filter((item) => !item.differ);
  return [...differ.slice(0, maximumOperations), ...alike.slice(0, maximumAlike)].map(({ ground }) => ground);
}

async function* judge(ground: Ground, context: Context): AsyncGenerator<Verdict> {
  const { operation, first, second } = ground;
  const control = "subject-ownership";
  const random = context.randomFor(`cross-session-data ${operation.id}`);
  // A number that nobody sent before: no cache can hold an answer to it.
  let anew = () => `_=${100_000_000 + Math.floor(random() * 900_000_000)}`;
  // Each by itself, by a URL of its own …
  let theirs = await ask(ground, second, anew(), context);
  // A server that takes no parameter that it does not know: then by the one URL that there is.
  if (theirs.status >= 400 && theirs.status < 500) {
    anew = () => "";
    theirs = await ask(ground, second, anew(), context);
  }
  const [aloneFirst, afterwards, nobodysUrl, shared, again] = [anew(), anew(), anew(), anew(), anew()] as const;
  const own = await ask(ground, first, aloneFirst, context);
  const settled = [own, theirs].every((exchange) => replyOf(exchange) === "yes" || (exchange.succeeded && isEmpty(exchange)));
  if (!settled || [own, theirs].every((exchange) => replyOf(exchange) !== "yes"))
    return yield notTested(control, operation.id, "asked again, it is not answered");
  const alone = (a: Exchange, others: readonly Exchange[]) =>
    privateLeaves(a, new Set(), sentValues(ground.call), others).some((leaf) => !isMoment(leaf, context.now()));
  if (!alone(own, [theirs]) && !alone(theirs, [own])) return yield* alikeForBoth(ground, own, theirs, context);
  // What others' requests add to a log or a feed for all, the second caller sees by now.
  const later = await ask(ground, second, afterwards, context);
  if (!alone(own, [theirs, later]) && !alone(theirs, [own]))
    return yield notTested(control, operation.id, `${first.name} and ${second.name} are answered alike`);
  const before = await ask(ground, null, nobodysUrl, context);
  // … and then by turns and at once by one.
  const round = await interleave(ground, shared, context);
  const secrets = secretsOf(ground, own, [theirs, later], round, context);
  const mixed = mixedUp(ground, secrets, before, round);
  if (mixed === null) {
    if (secrets.get(first)!.length === 0 || secrets.get(second)!.length === 0)
      return yield notTested(control, operation.id, `${first.name} and ${second.name} are answered alike`);
    return yield verified(control, operation.id, `${first.name} and ${second.name}, by turns and at once, are each answered their own`);
  }
  const once = await interleave(ground, again, context);
  const twice = mixedUp(ground, new Map([[mixed.owner, mixed.shown]]), before, once);
  const data = leaked(mixed.shown, mixed.experiment, mixed.owner.name);
  const reader = mixed.reader?.name ?? "nobody";
  yield violated("cross-session-data", {
    operation: operation.id,
    confidence: twice === null ? "tentative" : "proven",
    control: mixed.reader === null ? before : mixed.reader === first ? own : theirs,
    experiment: mixed.experiment,
    difference: mixed.together
      ? `${mixed.owner.name} asks at the same time, and ${reader} is answered with what is ${mixed.owner.name}'s alone`
      : `${mixed.owner.name} asked the same URL before, and ${reader} is answered with what is ${mixed.owner.name}'s alone`,
    title: `${reader} is answered with what was meant for ${mixed.owner.name}`,
    data,
  });
}

/**
 * One answer for both, by whatever URL. It is another's where each was answered its own before, or where it comes from a cache by its own word and
 * describes one of the two under a path that means the caller: no id was sent that could have been mistaken.
 */
function* alikeForBoth(ground: Ground, own: Exchange, theirs: Exchange, context: Context): Generator<Verdict> {
  const { operation, first, second, call } = ground;
  for (const [owner, reader, control, experiment] of [
    [first, second, own, theirs],
    [second, first, theirs, own],
  ] as const) {
    const [owners, readers] = [owner, reader].map((person) => firstOf(operation, person, context));
    const known = context.world.allInstances(reader.name).map(({ exchange }) => exchange);
    const alone =
      owners === undefined || readers === undefined || rowsOf(owners.json?.value).length > 0
        ? []
        : privateLeaves(owners, new Set(), sentValues(call), [readers, ...known]).filter((leaf) => !isMoment(leaf, context.now()));
    const shown = shownIn(alone, experiment);
    const changed = shown.length >= 2 && readers !== undefined;
    const cached =
      fromCache(experiment) &&
      selfWords.test(lastSegment(operation.path) ?? "") &&
      describes(experiment, owner, context) &&
      !describes(experiment, reader, context);
    if (!changed && !cached) continue;
    return yield violated("cross-session-data", {
      operation: operation.id,
      confidence: changed ? "proven" : "firm",
      control: changed ? readers : control,
      experiment,
      difference: changed
        ? `${owner.name} asked in between, and ${reader.name}, who was answered its own before, is answered with what is ${owner.name}'s alone`
        : `${reader.name} asks for its own account, and a cache answers with ${owner.name}'s`,
      title: `${reader.name} is answered with what was meant for ${owner.name}`,
      data: leaked(changed ? shown : answerLeaves(experiment), experiment, owner.name),
    });
  }
  yield notTested("subject-ownership", operation.id, `${first.name} and ${second.name} are answered alike`);
}

function firstOf(operation: Operation, person: Person, context: Context): Exchange | undefined {
  return context.world.instances(operation.id, person.name).find((instance) => instance.slots.length === 0)?.exchange;
}

/** RFC 9111, 5.1, RFC 9211, and what caches said before it. */
function fromCache(exchange: Exchange): boolean {
  const said = ["cache-status", "x-cache", "x-cache-status", "x-proxy-cache", "cf-cache-status", "x-cache-hit", "x-drupal-cache"];
  return exchange.header("age") !== null || said.some((name) => /hit|true/i.test(exchange.header(name) ?? ""));
}

/** The last segment of a path that is nobody's but the caller's: a profile or an account may be a team's. */
const selfWords = /^(?:me|self|whoami|who-am-i|userinfo|user-info|myself|current[-_]?user|yo|moi|ich)$/i;

/** True where the object itself, and not a part or a list in it, goes by the identity's name. */
function describes(exchange: Exchange, person: Person, context: Context): boolean {
  return context.world
    .naming(answerLeaves(exchange), person.name)
    .some(
      ({ tokens }) =>
        /^(?:_?id|sub|uid|user_?id|user_?name|login|e?mail|email_?address|handle|upn)$/i.test(String(tokens.at(-1))) &&
        tokens.slice(0, -1).every((token) => isWrapper(String(token)) || /^(?:user|me|profile|account)$/i.test(String(token))),
    );
}

interface Round {
  readonly turns: readonly { readonly who: Person | null; readonly exchange: Exchange }[];
  readonly together: readonly { readonly who: Person | null; readonly exchange: Exchange }[];
}

/** First, second, first, second; both at once; nobody at last. One URL. */
async function interleave(ground: Ground, query: string, context: Context): Promise<Round> {
  const { first, second } = ground;
  const turns: { who: Person | null; exchange: Exchange }[] = [];
  for (const who of [first, second, first, second]) turns.push({ who, exchange: await ask(ground, who, query, context) });
  const together = await Promise.all(
    Array.from({ length: burst * 2 }, async (_, index) => {
      const who = index % 2 === 0 ? first : second;
      return { who, exchange: await ask(ground, who, query, context) };
    }),
  );
  await ask(ground, first, query, context);
  turns.push({ who: null, exchange: await ask(ground, null, query, context) });
  return { turns, together };
}

/** By owner: values that stayed as they were between two answers, and that the other's own answers do not hold. */
function secretsOf(
  ground: Ground,
  own: Exchange,
  theirs: readonly [Exchange, Exchange],
  round: Round,
  context: Context,
): Map<Person, readonly Leaf[]> {
  const { first, second } = ground;
  const answersOf = (person: Person) =>
    context.world
      .allInstances(person.name)
      .filter(({ call }) => call.operation !== ground.operation)
      .map(({ exchange }) => exchange);
  const pairs = [
    [first, own, second, theirs],
    [second, theirs[0], first, [own]],
  ] as const;
  return new Map(
    pairs.map(([owner, ofOwner, reader, ofReader]) => {
      const later = round.turns.find(({ who }) => who === owner)!.exchange;
      const volatile = volatilePointers(ofOwner, later);
      const others = [...ofReader, ...answersOf(reader)];
      const leaves = privateLeaves(ofOwner, volatile, sentValues(ground.call), others);
      // A part of what the reader is answered anyway, such as one scope of several, is no secret either.
      return [owner, leaves.filter((leaf) => !isMoment(leaf, context.now()) && !others.some((other) => shownIn([leaf], other).length > 0))];
    }),
  );
}

/** The first answer that holds what is another's alone. */
function mixedUp(ground: Ground, secrets: ReadonlyMap<Person, readonly Leaf[]>, before: Exchange, round: Round): Mixed | null {
  for (const together of [false, true]) {
    for (const { who, exchange } of together ? round.together : round.turns) {
      for (const owner of [ground.first, ground.second]) {
        const leaves = secrets.get(owner) ?? [];
        // What nobody is given at all times is public.
        if (owner === who || (who === null && shownIn(leaves, before).length > 0)) continue;
        const shown = shownIn(leaves, exchange);
        if (shown.length >= (rowsOf(exchange.json?.value).length > 0 || leaves.length === 1 ? 1 : 2))
          return { owner, reader: who, experiment: exchange, shown, together };
      }
    }
  }
  return null;
}

function ask({ call, operation }: Ground, who: Person | null, query: string, context: Context): Promise<Exchange> {
  const request = requestOf(call);
  const path = query === "" ? request.path : `${request.path}${request.path.includes("?") ? "&" : "?"}${query}`;
  return context.world.askRaw({ ...request, path }, who === null ? nobody : asIdentity(who.name), operation.id, { fresh: true });
}

/** The time of the answer itself, which is alike for all who ask in one second. */
function isMoment({ value }: Leaf, now: number): boolean {
  const text = String(value);
  const isDate = /^\d{4}-\d\d-\d\d[T ]/.test(text) || /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} /.test(text);
  const time = typeof value === "number" ? (value > 1e11 ? value : value * 1000) : isDate ? Date.parse(text) : Number.NaN;
  return Math.abs(time - now) < 3_600_000;
}
