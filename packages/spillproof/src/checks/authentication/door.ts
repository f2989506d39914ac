// In: an operation and who was answered by it. Out: a place where tokens are tried: it opens to the real one and to no worthless one, and tells which.

import {
  answerLeaves,
  comparable,
  type Instance,
  isSensitive,
  type Leaf,
  leavesOf,
  privateLeaves,
  replyOf,
  requestOf,
  type SensitiveField,
  sameData,
  sameObject,
  sensitiveFields,
  sentValues,
  shownIn,
  volatilePointers,
} from "../../explore/index.js";
import { asIdentity, type Exchange, isSafe, type Operation } from "../../model/index.js";
import { claimsOf } from "../../tokens/index.js";
import type { Context, Crafted, LeakedValue } from "../check.js";
import { jwtWithin } from "./jwt-within.js";

/** A protected operation whose answer tells the owner of a token what nobody else is told. */
export interface Door {
  readonly operation: Operation;
  readonly identity: string;
  readonly instance: Instance;
  /** With the identity's own token. */
  readonly granted: Exchange;
  /** With a token that nobody issued. */
  readonly worthless: Exchange;
  /** Pointers whose values change by themselves. */
  readonly volatile: ReadonlySet<string>;
  /** What the real token is told, and neither nobody nor a worthless token; empty where only the status tells them apart. */
  readonly own: readonly Leaf[];
  /** False where the answer holds nothing but what stands in the token itself: to repeat that is not to believe it. */
  readonly tells: boolean;
  /** It asks for a token, and takes one that nobody issued. */
  readonly takesAny: boolean;
}

export interface Doors {
  readonly doors: readonly Door[];
  /** Why the other operations are none. */
  readonly untried: readonly { readonly operation: string; readonly reason: string }[];
}

/** Both neither: a brake, a fault, a redirect, an answer that is neither the data nor a refusal. */
export type Opening = "opened" | "shut" | "unclear";

/** More of them cost more than they tell: an API has few verifiers. */
const maximumDoors = 40;
const together = 4;
const remembered = new WeakMap<Context, Promise<Doors>>();

/** One for each protected operation that somebody's token opens, the same for every check. */
export function doorsOf(context: Context): Promise<Doors> {
  let doors = remembered.get(context);
  if (doors === undefined) {
    doors = findDoors(context);
    remembered.set(context, doors);
  }
  return doors;
}

/** Doors that this identity's token opens: those that are known, else a few of its own. */
export async function doorsFor(identity: string, context: Context): Promise<readonly Door[]> {
  const { doors } = await doorsOf(context);
  const known = doors.filter((door) => door.identity === identity && !door.takesAny);
  if (known.length > 0) return known;
  const own: Door[] = [];
  for (const operation of context.world.operations) {
    const [instance] = isTriable(operation) ? context.world.instances(operation.id, identity) : [];
    const door = instance === undefined ? "" : await doorAt(operation, instance, context);
    if (typeof door !== "string" && !door.takesAny) own.push(door);
    if (own.length >= 3) break;
  }
  return own;
}

async function findDoors(context: Context): Promise<Doors> {
  const untried: { operation: string; reason: string }[] = [];
  const found: { readonly operation: Operation; readonly instance: Instance }[] = [];
  for (const operation of context.world.operations.filter(isTriable)) {
    const instance = bestInstance(operation, context, (name) => tokenOf(name, context) !== null);
    if (instance === null) untried.push({ operation: operation.id, reason: "no valid token was answered" });
    else found.push({ operation, instance });
  }
  // Spread over the document, since neighbours share their verifier.
  const step = Math.ceil(found.length / maximumDoors);
  const chosen = found.filter((_, index) => index % step === 0);
  for (const { operation } of found.filter((item) => !chosen.includes(item)))
    untried.push({ operation: operation.id, reason: `tokens are tried at ${chosen.length} of ${found.length} operations` });
  const doors: Door[] = [];
  for (const [index, door] of (await inTurns(chosen, ({ operation, instance }) => doorAt(operation, instance, context))).entries()) {
    if (typeof door === "string") untried.push({ operation: chosen[index]!.operation.id, reason: door });
    else doors.push(door);
  }
  return { doors, untried };
}

function isTriable(operation: Operation): boolean {
  return isSafe(operation) && operation.method !== "HEAD";
}

/** The door, or why it is none. */
async function doorAt(operation: Operation, instance: Instance, context: Context): Promise<Door | string> {
  const { world } = context;
  const { call, identity } = instance;
  const token = tokenOf(identity, context);
  if (token === null) return `${identity} sends no token`;
  const nobody = await world.ask(call, null);
  const granted = await world.ask(call, identity, { fresh: true });
  if (!granted.succeeded) return `${identity}'s own token is answered ${granted.status} the second time`;
  const volatile = volatilePointers(instance.exchange, granted);
  const sent = sentValues(call);
  const shows = (own: readonly Leaf[], exchange: Exchange) =>
    own.length > 0 ? showsMost(own, exchange) : exchange.succeeded && sameObject(granted, exchange, volatile);

  const beyondNobody = privateLeaves(granted, volatile, sent, [nobody]);
  if (beyondNobody.length === 0 && (replyOf(nobody) !== "no" || shows([], nobody))) return "nobody needs a token for it";
  const random = context.randomFor(`worthless ${operation.id}`);
  const attempt = { label: "worthless", secret: worthless(token, random) };
  const answer = await context.askCrafted(requestOf(call), identity, attempt, operation.id);
  if (answer.outcome.kind === "failure" || answer.status === 429) return "a worthless token had no answer";
  const base = { operation, identity, instance, granted, worthless: answer, volatile };
  if (shows(beyondNobody, answer)) {
    // What somebody else's answer left in a cache is taken for an answer of one's own.
    const again = await world.ask(call, null, { fresh: true });
    if (again.outcome.kind === "failure" || shows(beyondNobody, again)) return "answers may come from a cache";
    // A catalogue behind any token at all is nobody's data.
    const others = context.people.flatMap(({ name }) => (name === identity ? [] : world.instances(operation.id, name).slice(0, 1)));
    const own = privateLeaves(granted, volatile, sent, [nobody, ...others.map(({ exchange }) => exchange)]);
    if (own.length === 0 || !showsMost(own, answer)) return "any token is answered, with what is nobody's own";
    return { ...base, own, tells: true, takesAny: true };
  }
  const own = privateLeaves(granted, volatile, sent, [nobody, answer]);
  if (own.length === 0 && replyOf(answer) !== "no") return "a worthless token is neither refused nor told less";
  const said = new Set(leavesOf(claimsOf(jwtWithin(token)?.token ?? "")).map((leaf) => comparable(leaf.value)));
  const beyondClaims = own.filter((leaf) => !said.has(comparable(leaf.value)));
  const tells = own.length > 0 ? beyondClaims.length > 0 : answerLeaves(granted).some((leaf) => !said.has(comparable(leaf.value)));
  return { ...base, own: tells ? beyondClaims : own, tells, takesAny: false };
}

/** Sends another token in the place of the identity's own. */
export function tryAt(door: Door, crafted: Crafted, context: Context): Promise<Exchange> {
  return context.askCrafted(requestOf(door.instance.call), door.identity, crafted, door.operation.id);
}

/** Opened: it tells what the real token is told, whatever the status. */
export function openingAt(door: Door, exchange: Exchange): Opening {
  if (exchange.outcome.kind === "failure") return "unclear";
  if (door.own.length > 0 ? showsMost(door.own, exchange) : exchange.succeeded && sameObject(door.granted, exchange, door.volatile))
    return "opened";
  const reply = replyOf(exchange);
  if (reply === "no") return "shut";
  return reply === "yes" && replyOf(door.worthless) === "yes" && sameData(door.worthless, exchange) ? "shut" : "unclear";
}

/** Whether the identity's own token opens it now; the exchange is the control of what was tried in between. */
export async function stillOpens(door: Door, context: Context): Promise<Exchange | null> {
  const exchange = await context.world.ask(door.instance.call, door.identity, { fresh: true });
  return openingAt(door, exchange) === "opened" ? exchange : null;
}

/** A worthless token is refused once more, just after another one was taken: nothing has opened in the meantime. */
export async function stillRefuses(door: Door, context: Context): Promise<boolean> {
  const token = tokenOf(door.identity, context) ?? "";
  const secret = worthless(token, context.randomFor(`worthless again ${door.operation.id}`));
  const exchange = await tryAt(door, { label: "worthless", secret }, context);
  return exchange.outcome.kind === "answer" && openingAt(door, exchange) !== "opened";
}

function showsMost(own: readonly Leaf[], exchange: Exchange): boolean {
  return shownIn(own, exchange).length * 2 >= own.length;
}

/** The secret that an identity sends, where it is a token; null for a user name with its password. */
export function tokenOf(identity: string, context: Context): string | null {
  const [credential] = context.credentials(asIdentity(identity));
  if (credential === undefined || credential.secret === "") return null;
  return credential.in === "header" && /^basic\s/i.test(credential.value) ? null : credential.secret;
}

/** As long, of the same kinds of characters at the same places, and otherwise nothing. */
export function worthless(secret: string, random: () => number): string {
  const letters = /^[0-9a-f-]+$/i.test(secret) ? "abcdef" : "abcdefghijklmnopqrstuvwxyz";
  const any = (alphabet: string) => alphabet[Math.floor(random() * alphabet.length)]!;
  return [...secret]
    .map((character) =>
      /[0-9]/.test(character)
        ? any("0123456789")
        : /[a-z]/.test(character)
          ? any(letters)
          : /[A-Z]/.test(character)
            ? any(letters.toUpperCase())
            : character,
    )
    .join("");
}

/** An own object where there is one, so that what nobody gets is somebody's. */
export function bestInstance(operation: Operation, context: Context, may: (identity: string) => boolean = () => true): Instance | null {
  const people = context.people.filter((person) => may(person.name));
  const of = (person: { readonly name: string }) => context.world.instances(operation.id, person.name);
  const all = people.filter((person) => !person.privileged).flatMap(of);
  const every = all.length > 0 ? all : people.flatMap(of);
  const others = (instance: Instance) => context.people.filter((person) => person.name !== instance.identity);
  return (
    every.find(
      (instance) =>
        others(instance).length > 0 && others(instance).every((other) => context.world.claimed(instance, other.name).kind === "own"),
    ) ??
    every[0] ??
    null
  );
}

/** Fields of an answer as what leaked, each with whom it names. */
export function leakedFields(fields: readonly SensitiveField[], context: Context): readonly LeakedValue[] {
  return fields.slice(0, 50).map((field) => {
    const owner = context.people.find((person) =>
      context.world.namings(person.name).some((naming) => naming.value === field.raw.trim().toLowerCase()),
    );
    return { pointer: field.pointer, type: field.type, kind: field.kind, owner: owner?.name ?? null, raw: field.raw };
  });
}

/** What a token told that should have told nothing: the sensitive fields, the identity's own unless they name somebody else. */
export function toldAt(door: Pick<Door, "identity">, experiment: Exchange, context: Context): readonly LeakedValue[] {
  const fields = leakedFields(sensitiveFields(experiment).filter(isSensitive), context);
  const others = fields.some(({ owner }) => owner !== null && owner !== door.identity);
  return fields.map((field) => ({ ...field, owner: field.owner ?? (others ? null : door.identity) }));
}

/** A few at once, the results in the order of the items. */
export async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += together)
    results.push(...(await Promise.all(items.slice(start, start + together).map(work))));
  return results;
}
