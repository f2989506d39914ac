// In: what exploring found. Out: the one place where checks look up who was answered what, who owns what, and what *no* looks like.

import type { Asker, Exchange, HttpRequest, Operation } from "../model/index.js";
import { asIdentity } from "../model/index.js";
import { type Call, rawValueIn, requestOf, type Slot, slotName, valueIn, withValue } from "./call.js";
import { answerLeaves, isDistinctive } from "./compare.js";
import { impossibleId, refersElsewhere, type Sighting } from "./ids.js";
import { isObject, type Leaf, pointerOf } from "./leaves.js";
import { leavesNaming, type Naming } from "./people.js";
import { replyOf } from "./refusal.js";
import { namesPerson } from "./words.js";

/** A call that an identity was answered, with the ids that made it work. */
export interface Instance {
  readonly call: Call;
  readonly identity: string;
  readonly exchange: Exchange;
  /** Parameters that take ids, in the order of the path, then the others. Empty for lists and singletons. */
  readonly slots: readonly { readonly slot: Slot; readonly sighting: Sighting }[];
  /** False where an impossible id is answered alike, so that the parameter selects nothing. */
  readonly selects: boolean;
}

/** By what an object is known to be somebody's: the configuration, its id, a field of it, a list of theirs, a mere reference in one. */
export type Sign = "known" | "self" | "named" | "listed" | "referred";

/** Whose an object can be known to be. */
export type Claimed =
  /** It belongs to its identity, by this sign. */
  | {
      readonly kind: "own";
      readonly sign: Sign;
      readonly ownerField: string | null;
      readonly claim: string | null;
    }
  /** The other one is named in it too. */
  | { readonly kind: "party" }
  /** The object calls itself public. */
  | { readonly kind: "public" }
  /** The other one lists it as well, and nothing says whose it is. */
  | { readonly kind: "shared" }
  | { readonly kind: "unknown" };

export type Send = (request: HttpRequest, asker: Asker, options: AskOptions & { readonly operation: string }) => Promise<Exchange>;

export interface AskOptions {
  /** Sent although the same was sent before. */
  readonly fresh?: boolean;
  /** A 429 or 503 is the answer: nothing is waited for. */
  readonly impatient?: boolean;
  /** `manual`: a redirect is the answer. */
  readonly redirects?: "follow" | "manual";
}

export class World {
  readonly operations: readonly Operation[];
  readonly identities: readonly string[];
  /** Why an identity was not answered, by operation and identity. */
  readonly missed = new Map<string, string>();
  #send: Send;
  #randomFor: (name: string) => () => number;
  #instances = new Map<string, Instance[]>();
  #ofIdentity = new Map<string, readonly Instance[]>();
  #sightings: Sighting[] = [];
  #seenBy = new Map<string, Set<string>>();
  #values = new Set<string>();
  #byValue = new Map<string, Sighting[]>();
  #namings: ReadonlyMap<string, readonly Naming[]> = new Map();
  #impossible = new Map<string, ReturnType<typeof impossibleId>>();
  #refusals = new Map<string, Exchange>();
  #again = new Map<string, Promise<Exchange>>();
  /** The budget is short for what there is to ask. */
  readonly frugal: boolean;

  constructor(
    operations: readonly Operation[],
    identities: readonly string[],
    send: Send,
    randomFor: (name: string) => () => number,
    frugal = false,
  ) {
    this.frugal = frugal;
    this.operations = operations;
    this.identities = identities;
    this.#send = send;
    this.#randomFor = randomFor;
  }

  /** Sends a call. A safe call is sent once for each asker unless `fresh`. */
  ask(call: Call, asker: Asker | string | null, options: AskOptions = {}): Promise<Exchange> {
    const who = typeof asker === "string" ? asIdentity(asker) : (asker ?? { identity: null, token: "access" });
    return this.#send(requestOf(call), who, { operation: call.operation.id, ...options });
  }

  /** Sends a request that is no plain call of an operation, such as one with a broken value. */
  askRaw(request: HttpRequest, asker: Asker, operation: string, options: AskOptions = {}): Promise<Exchange> {
    return this.#send(request, asker, { operation, ...options });
  }

  add(instance: Instance): void {
    const key = `${instance.call.operation.id}\n${instance.identity}`;
    this.#instances.set(key, [...(this.#instances.get(key) ?? []), instance]);
    this.#ofIdentity.delete(instance.identity);
  }

  /** What an identity was answered by an operation, best first; empty where it never was. */
  instances(operation: string, identity: string): readonly Instance[] {
    return this.#instances.get(`${operation}\n${identity}`) ?? [];
  }

  allInstances(identity: string): readonly Instance[] {
    const all = this.#ofIdentity.get(identity) ?? this.operations.flatMap((operation) => this.instances(operation.id, identity));
    this.#ofIdentity.set(identity, all);
    return all;
  }

  addSightings(sightings: readonly Sighting[]): void {
    for (const sighting of sightings) {
      const key = `${sighting.pattern}\n${sighting.value}`;
      const seen = this.#seenBy.get(key) ?? new Set();
      const who = sighting.identity ?? "";
      if (seen.has(who)) continue;
      seen.add(who);
      this.#seenBy.set(key, seen);
      this.#sightings.push(sighting);
      this.#values.add(String(sighting.value));
      const alike = this.#byValue.get(String(sighting.value));
      if (alike === undefined) this.#byValue.set(String(sighting.value), [sighting]);
      else alike.push(sighting);
    }
  }

  get sightings(): readonly Sighting[] {
    return this.#sightings;
  }

  /** True where this identity, too, saw the value at that place. */
  saw(identity: string, sighting: Sighting): boolean {
    return this.#seenBy.get(`${sighting.pattern}\n${sighting.value}`)?.has(identity) ?? false;
  }

  /** Operations other than this one that showed an identity the value: at the same place, or anywhere in a list where it is no value by chance. */
  shownBy(identity: string, { slot, sighting }: Instance["slots"][number], except: Operation, anywhere: boolean): readonly Operation[] {
    const chance = !anywhere || !isDistinctive(sighting.value);
    const alike = (this.#byValue.get(String(sighting.value)) ?? []).filter(
      (other) =>
        other.identity === identity && (other.pattern === sighting.pattern || !(chance || refersElsewhere(except, slot.name, other))),
    );
    return this.operations.filter((operation) => {
      const lists = this.instances(operation.id, identity).some(({ slots }) => slots.length === 0);
      return (
        operation !== except &&
        alike.some(({ pattern }) => pattern.startsWith(`${operation.id} `) && (lists || pattern === sighting.pattern))
      );
    });
  }

  /** True where an identity was answered anything, be it that it has nothing yet: its token lives. */
  wasAnswered(identity: string): boolean {
    return this.operations.some(
      ({ id }) =>
        this.wasEmpty(id, identity) || this.instances(id, identity).some((instance) => instance.slots.length === 0 || instance.selects),
    );
  }

  /** What is known already stays the same list, so that what was found by it stays found. */
  setNamings(namings: ReadonlyMap<string, readonly Naming[]>): void {
    const same = (a: readonly Naming[], b: readonly Naming[]) =>
      a.length === b.length && a.every((naming, index) => naming.value === b[index]!.value && naming.claim === b[index]!.claim);
    this.#namings = new Map(
      [...namings].map(([name, found]) => {
        const known = this.namings(name);
        return [name, same(known, found) ? known : found];
      }),
    );
  }

  namings(identity: string): readonly Naming[] {
    return this.#namings.get(identity) ?? [];
  }

  /** The leaves of an answer or value that name the identity. */
  naming(leaves: readonly Leaf[], identity: string): readonly Leaf[] {
    return leavesNaming(leaves, this.namings(identity));
  }

  /**
   * The same call with an id, in one slot, that cannot exist. The same impossible id for the same slot of an operation and the same asker, who comes
   * to it in the same order whatever others do meanwhile.
   */
  withImpossible(call: Call, slot: Slot, asker: string): Call {
    const key = `${call.operation.id} ${slot.in}:${slot.name} ${this.frugal ? "" : asker}`;
    let id = this.#impossible.get(key);
    if (id === undefined) {
      const raw = rawValueIn(call, slot);
      id = impossibleId(typeof raw === "number" || typeof raw === "boolean" ? raw : String(raw), this.#randomFor(key), this.#values);
      this.#impossible.set(key, id);
    }
    return withValue(call, slot, id);
  }

  /**
   * What a call is answered with an id that cannot exist in one slot. Where every request counts, a clear no to one identity stands for all: that an
   * operation knows its ids apart is a fact of the operation.
   */
  async askImpossible(call: Call, slot: Slot, identity: string): Promise<Exchange> {
    const key = `${call.operation.id} ${slotName(slot)}`;
    const known = this.#refusals.get(key);
    if (this.frugal && known !== undefined) return known;
    const exchange = await this.ask(this.withImpossible(call, slot, identity), identity);
    if (replyOf(exchange) === "no") this.#refusals.set(key, exchange);
    return exchange;
  }

  /** The same once more, for what changes by itself. Asked once by each identity. */
  askAgain(call: Call, identity: string): Promise<Exchange> {
    const key = `${identity} ${JSON.stringify(requestOf(call))}`;
    const again = this.#again.get(key) ?? this.ask(call, identity, { fresh: true });
    this.#again.set(key, again);
    return again;
  }

  /** True for an id that was made up here and names nothing of the target. */
  isImpossible(value: string): boolean {
    return [...this.#impossible.values()].some((id) => String(id) === value);
  }

  /** Whose the object of an instance is, as told by its owner's own view, with the other identity in mind. */
  claimed(instance: Instance, other: string): Claimed {
    const owner = instance.identity;
    const leaves = answerLeaves(instance.exchange);
    const own = (sign: Sign, ownerField: string | null = null, claim: string | null = null): Claimed => ({
      kind: "own",
      sign,
      ownerField,
      claim,
    });
    if (instance.slots.some(({ sighting }) => sighting.pattern === "known" && sighting.identity === owner)) return own("known");
    if (saysPublic(instance.exchange.json?.value)) return { kind: "public" };
    const self = instance.slots.find(({ slot, sighting }) => this.#namesSelf(instance.call, slot, sighting, owner));
    const others = this.naming(leaves, other).filter(
      (leaf) => !instance.slots.some(({ sighting }) => String(sighting.value) === String(leaf.value)),
    );
    if (others.length > 0) return { kind: "party" };
    if (self !== undefined) {
      const claim = this.namings(owner).find((naming) => naming.value === String(self.sighting.value).toLowerCase())?.claim ?? null;
      return own("self", null, claim);
    }
    const named = this.naming(leaves, owner)[0];
    if (named !== undefined) {
      const claim = this.namings(owner).find((naming) => naming.value === String(named.value).toLowerCase())?.claim ?? null;
      return own("named", pointerOf(named.tokens), claim);
    }
    const listed = instance.slots.filter(({ sighting }) => sighting.identity === owner);
    const alone = listed.filter(({ sighting }) => !this.saw(other, sighting) && this.#wasAnswered(sighting, other));
    if (alone.length > 0) {
      const referred = alone.every(({ slot, sighting }) => refersElsewhere(instance.call.operation, slot.name, sighting));
      return own(referred ? "referred" : "listed");
    }
    if (listed.some(({ sighting }) => this.saw(other, sighting))) return { kind: "shared" };
    return { kind: "unknown" };
  }

  /** A value that names the identity, in a slot that takes somebody. */
  #namesSelf(call: Call, slot: Slot, sighting: Sighting, owner: string): boolean {
    const naming = this.namings(owner).find((item) => item.value === (valueIn(call, slot) ?? "").toLowerCase());
    if (naming === undefined) return false;
    if (naming.strong && naming.claim !== null) return true;
    const place = call.operation.path.split("/").find((_, index, all) => all[index + 1]?.includes(`{${slot.name}}`)) ?? "";
    return namesPerson(slot.name) || namesPerson(place) || (naming.strong && namesPerson(sighting.container));
  }

  /** True where the other identity was answered by the place that showed this id, so that its absence there says something. */
  #wasAnswered(sighting: Sighting, other: string): boolean {
    const source = this.operations.find((operation) => sighting.pattern.startsWith(`${operation.id} `));
    if (source === undefined) return sighting.pattern.startsWith("claims ") || sighting.pattern.startsWith("login ");
    return this.instances(source.id, other).length > 0 || this.#answeredEmpty.has(`${source.id}\n${other}`);
  }

  #answeredEmpty = new Set<string>();

  /** Notes that an operation answered an identity well, with nothing in it. */
  noteEmpty(operation: string, identity: string): void {
    this.#answeredEmpty.add(`${operation}\n${identity}`);
  }

  wasEmpty(operation: string, identity: string): boolean {
    return this.#answeredEmpty.has(`${operation}\n${identity}`);
  }
}

/** The object's own word: `visibility: public`, `is_public: true`, `private: false`, `status: published`. */
export function saysPublic(value: unknown): boolean {
  if (!isObject(value)) return false;
  const inner = Object.values(value).filter(isObject);
  const object = inner.length === 1 && Object.keys(value).length <= 2 ? inner[0]! : value;
  return Object.entries(object).some(([key, item]) => {
    const name = key.toLowerCase().replace(/[^a-z]/g, "");
    if (["public", "ispublic", "published", "ispublished", "publico", "publicado", "oeffentlich"].includes(name))
      return item === true || item === 1;
    if (["private", "isprivate", "privado", "privat"].includes(name)) return item === false || item === 0;
    if (["status", "state", "estado", "zustand"].includes(name))
      return typeof item === "string" && /^(?:public|published|publicado|veroeffentlicht|publie)$/i.test(item);
    if (["visibility", "access", "privacy", "audience", "sharing", "visibilidad", "sichtbarkeit"].includes(name))
      return (
        typeof item === "string" &&
        /^(?:public|everyone|everybody|all|world|open|publico|oeffentlich|company|organi[sz]ation|internal)$/i.test(item)
      );
    return false;
  });
}
