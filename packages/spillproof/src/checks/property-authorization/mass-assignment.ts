/** A caller sets what the API never offered them to set: a role, an owner, a balance; its owner's own reading shows that it was kept. */

import {
  type Instance,
  isErrorBody,
  isObject,
  namesId,
  namesPerson,
  plainCall,
  replyOf,
  reservesToStaff,
  wasDone,
  wordsOf,
} from "../../explore/index.js";
import { asIdentity, type Exchange, isSafe, type Operation, type Schema } from "../../model/index.js";
import { fieldsOf, promiseAt, responseSchema } from "../../openapi/index.js";
import { claimsOf } from "../../tokens/index.js";
import {
  type Active,
  contentOf,
  type MadeAccount,
  type MadeObject,
  type MadeWrite,
  merged,
  passwordField,
  type Unmade,
} from "../../workshop/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { holds, isOrdinaryState, namesAdministrator, otherValue, type Reserve, reserveOf } from "./reserved-fields.js";

const control = "input-controls";
const purpose = "mass-assignment";
/** Fields that are tried one by one where all at once are refused. */
const maximumSingles = 4;

type Fields = Readonly<Record<string, unknown>>;

/** A field that is shown and that no operation on such a thing offers to set. */
interface Candidate {
  readonly name: string;
  /** Keys of the object that it stands in, in an answer and in a body. */
  readonly shownAt: readonly string[];
  readonly sentAt: readonly string[];
  readonly reserve: Reserve | "ownership" | null;
  readonly from: unknown;
  readonly to: unknown;
  /** The document says that nobody sets it. */
  readonly readOnly: boolean;
  /** The document says nothing of what else may be sent. */
  readonly open: boolean;
}

/** A thing of the scan's own on which a write is tried, and how it is read again. */
interface Specimen {
  readonly identity: string;
  /** After "an own", in a title. */
  readonly noun: "object" | "account";
  readonly view: Exchange;
  readonly read: (as?: string) => Promise<Exchange>;
}

export const massAssignment = defineCheck({
  per: "api",
  rules: ["mass-assignment"],
  cost: 12,
  async *run(context): AsyncGenerator<Verdict> {
    const { active } = context;
    if (active === null) return yield notTested(control, null, "a scan that only reads sends nothing that could be kept");
    const ordinary = context.people.filter(({ privileged }) => !privileged);
    if (ordinary.length === 0)
      yield notTested(control, null, "whoever may do everything may set everything: no ordinary identity is given");
    else for (const creation of active.creations) yield* tryObject(creation, ordinary, context, active);
    yield* tryAccount(context, active);
  },
});

async function* tryObject(creation: Operation, ordinary: readonly Person[], context: Context, active: Active): AsyncGenerator<Verdict> {
  let object: MadeObject | null = null;
  let reason = "";
  for (const { name } of ordinary.slice(0, 2)) {
    const made = await active.makeObject(creation, name, { purpose });
    if (made.made) {
      object = made;
      break;
    }
    reason = made.reason;
  }
  if (object === null) return yield notTested(control, creation.id, reason);
  const { view } = object;
  if (view === null) return yield notTested(control, creation.id, "nothing reads again what it makes");
  const reader = view.call.operation;
  const updates = object.writes.filter(({ operation }) => /^(?:PUT|PATCH|POST)$/.test(operation.method) && operation.path === reader.path);
  const offered = [creation, ...object.writes.map(({ operation }) => operation).filter((operation) => !isForStaff(operation))];
  const heir = heirOf(object, view, ordinary, context);
  // Before anything is changed in the one that it is compared with.
  const candidates = candidatesOf(creation, view.exchange, object.body, offered, reader, heir, context);
  yield* tryCreation(creation, object, view, candidates, heir, context, active);
  for (const update of updates.slice(0, 2)) {
    const changeable = candidatesOf(update.operation, view.exchange, update.body ?? {}, offered, reader, heir, context);
    const again = async () => {
      const fresh = await active.makeObject(creation, view.identity, { purpose: `${purpose} again ${update.operation.id}` });
      return fresh.made && fresh.view !== null
        ? { specimen: specimenOf(fresh.view, context), write: sameWrite(fresh, update), object: fresh }
        : null;
    };
    yield* tryUpdate(update, specimenOf(view, context), changeable, again, heir, active);
  }
}

function isForStaff(operation: Operation): boolean {
  return reservesToStaff([operation.summary, operation.description, operation.operationId, ...operation.tags].join(" "), operation.path);
}

function specimenOf(view: Instance, { world }: Context): Specimen {
  return {
    identity: view.identity,
    noun: "object",
    view: view.exchange,
    read: (as = view.identity) => world.ask(view.call, as, { fresh: true }),
  };
}

function sameWrite({ writes }: { readonly writes: readonly MadeWrite[] }, { operation }: MadeWrite): MadeWrite | null {
  return writes.find((write) => write.operation === operation) ?? null;
}

/** Another identity with a thing of the same kind, by which it is known how its things name it. */
interface Heir {
  readonly name: string;
  readonly own: Fields;
  readonly maker: string;
}

function heirOf(object: MadeObject, view: Instance, ordinary: readonly Person[], { world }: Context): Heir | null {
  for (const { name } of ordinary) {
    if (name === view.identity) continue;
    const own = world.instances(view.call.operation.id, name).find(({ selects }) => selects);
    const shown = own === undefined ? null : pair(own.exchange.json?.value, placesOf(object.creation, object.body)).shown;
    if (shown !== null) return { name, own: shown.fields, maker: view.identity };
  }
  return null;
}

interface Place {
  readonly keys: readonly string[];
  readonly names: readonly string[];
}

/** Objects in a value that stand in no list, the outermost first. */
function objectsIn(value: unknown): readonly (Place & { readonly fields: Fields })[] {
  const found: (Place & { readonly fields: Fields })[] = [];
  const queue: { readonly keys: readonly string[]; readonly item: unknown }[] = [{ keys: [], item: value }];
  for (const { keys, item } of queue) {
    if (!isObject(item)) continue;
    found.push({ keys, names: Object.keys(item), fields: item });
    if (keys.length < 3) for (const [key, child] of Object.entries(item).slice(0, 100)) queue.push({ keys: [...keys, key], item: child });
  }
  return found;
}

/** Objects that a body may hold: by the document, and by an example of it. */
function placesOf(operation: Operation | null, body: Fields): readonly Place[] {
  const places = new Map<string, { readonly keys: readonly string[]; readonly names: string[] }>();
  const put = (keys: readonly string[], names: readonly string[]) => {
    const place = places.get(keys.join("\n")) ?? { keys, names: [] };
    place.names.push(...names);
    places.set(keys.join("\n"), place);
  };
  put([], []);
  for (const key of operation === null ? [] : declaredBy(operation).keys()) {
    const keys = key.split("\n");
    if (keys.length <= 4 && !keys.includes("*")) put(keys.slice(0, -1), keys.slice(-1));
  }
  for (const { keys, names } of objectsIn(body)) put(keys, names);
  return [...places.values()];
}

/** Names of what lies around a thing, which many bodies and answers have in common. */
const ofEnvelopes = /^(?:type|id|data|attributes|relationships|links|meta)$/;

/** The object that an answer shows and the one that a body holds, inside whatever envelopes: the two that have the most names in common. */
function pair(
  answer: unknown,
  places: readonly Place[],
): { readonly shown: (Place & { readonly fields: Fields }) | null; readonly sent: Place } {
  let best: ReturnType<typeof pair> = { shown: null, sent: { keys: [], names: [] } };
  let most = -1;
  for (const shown of objectsIn(answer)) {
    for (const sent of places) {
      const common = new Set(sent.names.filter((name) => Object.hasOwn(shown.fields, name) && !ofEnvelopes.test(name))).size;
      // Where nothing is in common, the object with the most fields of its own is the thing.
      const weight = common * 1000 + (sent.keys.length === 0 ? scalars(shown.fields) : 0);
      if (weight > most) {
        most = weight;
        best = { shown, sent };
      }
    }
  }
  return best;
}

function scalars(fields: Fields): number {
  return Math.min(999, Object.values(fields).filter((value) => value === null || typeof value !== "object").length);
}

/** Every field of a body by its place; null where the document says nothing of the body. */
function declaredBy(operation: Operation): ReadonlyMap<string, Schema> {
  const schema = contentOf(operation)?.schema ?? null;
  return new Map(schema === null ? [] : [...fieldsOf(schema, 2000)].reverse().map((field) => [field.path.join("\n"), field.schema]));
}

/** Fields that are shown, and that neither this operation nor another one of the same kind takes; the gravest first. */
function candidatesOf(
  operation: Operation,
  view: Exchange,
  body: Fields,
  offered: readonly Operation[],
  reader: Operation | null,
  heir: Heir | null,
  context: Context,
): readonly Candidate[] {
  const places = placesOf(operation, body);
  const { shown, sent } = pair(view.json?.value, places);
  if (shown === null) return [];
  const [shownAt, sentAt] = [shown.keys, sent.keys];
  const { world } = context;
  const schema = contentOf(operation)?.schema ?? null;
  const own = declaredBy(operation);
  const takenElsewhere = new Set(
    [operation, ...offered].flatMap((other) =>
      [...declaredBy(other)].filter(([, field]) => !field.readOnly).map(([place]) => place.split("\n").at(-1)!),
    ),
  );
  const promised = reader === null ? null : responseSchema(reader, view.status, view.header("content-type"));
  const promises = new Map(
    promised === null ? [] : [...fieldsOf(promised, 2000)].reverse().map((field) => [field.path.join("\n"), field.schema]),
  );
  const others =
    reader === null ? [] : world.identities.flatMap((name) => world.instances(reader.id, name)).map(({ exchange }) => exchange);
  const found = Object.entries(shown.fields).flatMap(([name, from]): Candidate[] => {
    if (takenElsewhere.has(name)) return [];
    const declared = own.get([...sentAt, name].join("\n")) ?? null;
    const promise = promises.get([...shownAt, name].join("\n")) ?? null;
    const readOnly = declared?.readOnly === true || promise?.readOnly === true;
    const open = schema === null || ["open", "unknown"].includes(promiseAt(schema, [...sentAt, name]));
    const base = { name, shownAt, sentAt, from, readOnly, open };
    const heirs = heir?.own[name];
    if (
      heir !== null &&
      (typeof from === "string" || typeof from === "number") &&
      typeof heirs === typeof from &&
      heirs !== from &&
      namesOwner(name, from, heir, context)
    )
      return [{ ...base, reserve: "ownership", to: heirs }];
    const reserve = reserveOf(name, from);
    if (reserve === null && (!readOnly || namesId(name) || namesPerson(name) || /(?:url|href|link|self|etag|version|hash)/i.test(name)))
      return [];
    const seen = others.flatMap(({ json }) => {
      const other = fieldAt(json?.value, { name, shownAt });
      return typeof other === "string" ? [other] : [];
    });
    const to = otherValue(name, from, reserve, promise ?? declared, seen);
    return to === undefined || to === (promise ?? declared)?.default ? [] : [{ ...base, reserve, to }];
  });
  return found.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1)).slice(0, 12);
}

/** `owner: …` holds what names the maker; a tenant names both it and everybody of it. */
function namesOwner(name: string, value: string | number, heir: Heir, { world }: Context): boolean {
  const tenant = wordsOf(name).some((word) =>
    /^(?:tenant|org|organi[sz]ation|company|workspace|mandant|firma|empresa|entreprise|azienda)s?$/.test(word),
  );
  const leaf = { tokens: [name], value };
  return (
    tenant ||
    (world.naming([leaf], heir.maker).length > 0 &&
      (namesPerson(name) || world.naming([{ ...leaf, value: heir.own[name] as string }], heir.name).length > 0))
  );
}

const order = ["privilege", "ownership", "verification", "money", "state", "score"];

function rank({ reserve }: Candidate): number {
  return reserve === null ? order.length : order.indexOf(reserve);
}

const namesVersion = /^(?:_?version|revision|_?rev|_?etag|row_?version|lock_?version)$/i;

/** Fields inside objects of these names. */
function nested(keys: readonly string[], fields: Fields): Fields {
  return keys.reduceRight<Fields>((inner, key) => ({ [key]: inner }), fields);
}

/** These fields with their new values, where they stand in a body. */
function extraOf(candidates: readonly Candidate[]): Fields {
  return candidates.reduce<Fields>((body, candidate) => merged(body, nested(candidate.sentAt, { [candidate.name]: candidate.to })), {});
}

function refused(exchange: Exchange): boolean {
  return !wasDone(exchange) && replyOf(exchange) === "no";
}

function fieldAt(value: unknown, { shownAt, name }: Pick<Candidate, "shownAt" | "name">): unknown {
  let here = value;
  for (const key of [...shownAt, name]) here = isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return here;
}

function isKept(exchange: Exchange | null, candidate: Candidate): boolean {
  return exchange !== null && holds(fieldAt(exchange.json?.value, candidate), candidate.to);
}

type Again = () => Promise<{ readonly specimen: Specimen; readonly write: MadeWrite | null; readonly object: MadeObject | null } | null>;

/** A change of a thing of one's own: without the fields, with all of them, and then with the gravest that was kept, alone. */
async function* tryUpdate(
  write: MadeWrite,
  specimen: Specimen,
  candidates: readonly Candidate[],
  again: Again,
  heir: Heir | null,
  active: Active,
): AsyncGenerator<Verdict> {
  const { operation } = write;
  if (candidates.length === 0) return yield notTested(control, operation.id, "nothing is shown that could not be set by right");
  const writer = writerOf(write, specimen, active);
  const base = await writer.plain();
  if (base === null) return yield notTested(control, operation.id, "it refused what was made up for it");
  const before = await specimen.read();
  if (replyOf(before) !== "yes") return yield notTested(control, operation.id, "what was changed could not be read again");
  const steady = candidates.filter((candidate) => {
    const value = fieldAt(before.json?.value, candidate);
    return !holds(value, candidate.to) && (value === undefined || JSON.stringify(value) === JSON.stringify(candidate.from));
  });
  const plain = steady.filter(({ reserve }) => reserve !== "ownership");
  const tried = await tryFields(plain, async (some) => {
    const exchange = await writer.with(base.body, some);
    return { exchange, seen: wasDone(exchange) ? await specimen.read() : null };
  });
  let kept = tried.kept.map((candidate) => ({ candidate, alone: tried.single }));
  const owners = steady.filter(({ reserve }) => reserve === "ownership").slice(0, 1);
  let evidence: Evidence | null = null;
  const gravest = kept[0]?.candidate;
  if (gravest !== undefined) {
    evidence = { control: base.exchange, experiment: tried.exchange! };
    if (!tried.single) {
      // Again, on another one, with this field alone.
      evidence = await alone(gravest, again, active);
      if (evidence === null) kept = [];
    }
  }
  const [owner] = owners;
  if (owner !== undefined && heir !== null && (gravest === undefined || rank(owner) < rank(gravest) || evidence === null)) {
    const fresh = await again();
    const given = fresh === null || fresh.write === null ? null : await giveAway(owner, fresh.write, fresh.specimen, heir, active);
    if (given !== null) {
      if (fresh?.object != null) active.handOver(fresh.object, heir.name);
      return yield finding(operation, specimen, owner, [owner, ...kept.map(({ candidate }) => candidate)], given);
    }
  }
  if (gravest !== undefined && evidence !== null)
    return yield finding(
      operation,
      specimen,
      gravest,
      kept.map(({ candidate }) => candidate),
      evidence,
    );
  yield held(operation, steady, tried.unclear);
}

function held(operation: Operation, tried: readonly Candidate[], unclear: boolean): Verdict {
  if (tried.length === 0) return notTested(control, operation.id, "every such field changes by itself");
  return unclear
    ? notTested(control, operation.id, "what was sent besides was neither refused nor taken")
    : verified(control, operation.id, `sent besides and not kept: ${tried.map(({ name }) => name).join(", ")}`);
}

interface Writer {
  readonly plain: () => Promise<{ readonly body: Fields; readonly exchange: Exchange } | null>;
  readonly with: (body: Fields, candidates: readonly Candidate[]) => Promise<Exchange>;
}

function writerOf({ operation, path, body }: MadeWrite, { identity, view, read }: Specimen, active: Active): Writer {
  /** With the version that a careful server wants to hear, in a header (RFC 9110, 13.1.1) or in the body. */
  const send = async (sent: Fields) => {
    const places = placesOf(operation, body ?? {});
    const { shown, sent: place } = pair(view.json?.value, places);
    const versions = place.names.filter((name) => namesVersion.test(name) && Object.hasOwn(shown?.fields ?? {}, name));
    const isVersioned = view.header("etag") !== null || versions.length > 0;
    const now = isVersioned ? await read() : view;
    const fields = pair(now.json?.value, places).shown?.fields ?? {};
    const fresh = Object.fromEntries(versions.filter((name) => Object.hasOwn(fields, name)).map((name) => [name, fields[name]]));
    const request = active.request(operation, path, versions.length === 0 ? sent : merged(sent, nested(place.keys, fresh)));
    const tag = now.header("etag");
    const headers = tag === null ? request.headers : [...request.headers, ["if-match", tag] as const];
    return active.write({ ...request, headers }, asIdentity(identity), operation.id);
  };
  return {
    plain: async () => {
      const { shown, sent } = pair(view.json?.value, placesOf(operation, body ?? {}));
      const whole = nested(sent.keys, shown?.fields ?? {});
      // A PUT may want the whole thing, as it was read.
      for (const each of [body ?? {}, merged(whole, body ?? {})]) {
        const exchange = await send(each);
        if (wasDone(exchange)) return { body: each, exchange };
      }
      return null;
    },
    with: (sent, candidates) => send(merged(sent, extraOf(candidates))),
  };
}

interface Tried {
  readonly kept: readonly Candidate[];
  /** The write by which the gravest was kept. */
  readonly exchange: Exchange | null;
  /** True where that write held one field besides. */
  readonly single: boolean;
  readonly unclear: boolean;
}

type Send = (some: readonly Candidate[]) => Promise<{ readonly exchange: Exchange | null; readonly seen: Exchange | null }>;

/** All at once; where that is refused, one by one, since a value that is minded hides the others. */
async function tryFields(candidates: readonly Candidate[], send: Send): Promise<Tried> {
  const nothing: Tried = { kept: [], exchange: null, single: false, unclear: false };
  if (candidates.length === 0) return nothing;
  const all = await send(candidates);
  if (all.seen !== null) {
    const kept = candidates.filter((candidate) => isKept(all.seen, candidate));
    return { kept, exchange: all.exchange, single: candidates.length === 1, unclear: replyOf(all.seen) !== "yes" };
  }
  let unclear = all.exchange === null || !refused(all.exchange);
  if (candidates.length === 1) return { ...nothing, unclear };
  for (const candidate of candidates.slice(0, maximumSingles)) {
    const one = await send([candidate]);
    if (isKept(one.seen, candidate)) return { kept: [candidate], exchange: one.exchange, single: true, unclear: false };
    unclear ||= one.seen === null && (one.exchange === null || !refused(one.exchange));
  }
  return { ...nothing, unclear };
}

interface Evidence {
  readonly control: Exchange;
  readonly experiment: Exchange;
}

async function alone(candidate: Candidate, again: Again, active: Active): Promise<Evidence | null> {
  const fresh = await again();
  if (fresh === null || fresh.write === null) return null;
  const writer = writerOf(fresh.write, fresh.specimen, active);
  const base = await writer.plain();
  if (base === null || isKept(await fresh.specimen.read(), candidate)) return null;
  const experiment = await writer.with(base.body, [candidate]);
  return isKept(await fresh.specimen.read(), candidate) ? { control: base.exchange, experiment } : null;
}

/** The maker gives the thing another owner: seen by the maker, or by the new owner where the maker sees it no more. */
async function giveAway(candidate: Candidate, write: MadeWrite, specimen: Specimen, heir: Heir, active: Active): Promise<Evidence | null> {
  const writer = writerOf(write, specimen, active);
  const base = await writer.plain();
  if (base === null || isKept(await specimen.read(), candidate)) return null;
  const experiment = await writer.with(base.body, [candidate]);
  const seen = [await specimen.read(), await specimen.read(heir.name)];
  return seen.some((after) => replyOf(after) === "yes" && isKept(after, candidate)) ? { control: base.exchange, experiment } : null;
}

/** The same on making a thing: another one with the fields besides. */
async function* tryCreation(
  creation: Operation,
  object: MadeObject,
  view: Instance,
  candidates: readonly Candidate[],
  heir: Heir | null,
  { world }: Context,
  active: Active,
): AsyncGenerator<Verdict> {
  if (candidates.length === 0) return yield notTested(control, creation.id, "nothing is shown that could not be set by right");
  const make = async (some: readonly Candidate[]) => {
    const made = await active.makeObject(creation, view.identity, {
      purpose: `${purpose} ${some.map(({ name }) => name).join()}`,
      extra: extraOf(some),
      ...(heir === null ? {} : { heir: heir.name }),
    });
    return { exchange: made.exchange ?? null, seen: made.made && made.view !== null ? made.view.exchange : null };
  };
  const plain = candidates.filter(({ reserve }) => reserve !== "ownership");
  const tried = await tryFields(plain, make);
  const found: { readonly candidate: Candidate; readonly experiment: Exchange }[] = [];
  const [owner] = candidates.filter(({ reserve }) => reserve === "ownership");
  if (owner !== undefined) {
    const { exchange, seen } = await make([owner]);
    if (exchange !== null && isKept(seen, owner)) found.push({ candidate: owner, experiment: exchange });
  }
  const [gravest] = tried.kept;
  if (gravest !== undefined) {
    const single = tried.single ? { exchange: tried.exchange, seen: null } : await make([gravest]);
    if ((tried.single || isKept(single.seen, gravest)) && single.exchange !== null)
      found.push({ candidate: gravest, experiment: single.exchange });
  }
  const [best] = found.sort((a, b) => rank(a.candidate) - rank(b.candidate));
  if (best === undefined) return yield held(creation, candidates, tried.unclear);
  // What comes over such things by itself was not set by anybody.
  const meanwhile = await world.ask(view.call, view.identity, { fresh: true });
  if (isKept(meanwhile, best.candidate)) return yield held(creation, [], true);
  const specimen = { identity: view.identity, noun: "object" } as const;
  const all = [...new Set([...found.map(({ candidate }) => candidate), ...tried.kept])];
  yield finding(creation, specimen, best.candidate, all, { control: object.exchange, experiment: best.experiment });
}

function finding(
  operation: Operation | string,
  { identity, noun }: Pick<Specimen, "identity" | "noun">,
  { name, readOnly, open, reserve, from, to }: Candidate,
  all: readonly Candidate[],
  evidence: Evidence,
): Verdict {
  const mild =
    reserve === null
      ? "neither rights nor ownership, money or state hang on it"
      : reserve === "state" && isOrdinaryState(to)
        ? "whoever made a thing may often put it into that state"
        : open &&
            !readOnly &&
            !(reserve === "privilege" && (namesAdministrator(name) || (noun === "account" && from !== null && from !== "")))
          ? "the document does not say which fields may be sent"
          : null;
  const others = all.filter((other) => other.name !== name).map((other) => other.name);
  return violated("mass-assignment", {
    operation: typeof operation === "string" ? operation : operation.id,
    confidence: "proven",
    ...(mild === null ? {} : { severity: "low" as const, because: mild }),
    control: evidence.control,
    experiment: evidence.experiment,
    difference: `the body holds ${name} besides, which the document ${readOnly ? "marks readOnly" : "does not offer"}, and reading it again shows that it was kept${others.length > 0 ? `; so it was with ${others.join(", ")}` : ""}`,
    title: `${identity} sets ${name} of an own ${noun}`,
    data: [],
  });
}

/** An account's own role, balance and the like: by its profile, and at the sign-up itself. */
async function* tryAccount(context: Context, active: Active): AsyncGenerator<Verdict> {
  const account = await active.makeAccount(purpose);
  // Where accounts are not made by anybody, or not by this scan, there is nothing to say of it.
  if (!account.made) return;
  const place = account.signup.operation;
  const signup = context.documented.find(({ id }) => id === place) ?? null;
  if (account.view !== null && account.writes.length > 0) {
    const reader = context.documented.find(({ id }) => id === account.view?.operation) ?? null;
    for (const write of account.writes.slice(0, 2)) {
      const offered = [...(signup === null ? [] : [signup]), ...account.writes.map(({ operation }) => operation)];
      const candidates = candidatesOf(write.operation, account.view, write.body ?? {}, offered, reader, null, context);
      const again: Again = async () => {
        const fresh = await active.makeAccount(`${purpose} again`);
        return fresh.made && fresh.view !== null
          ? { specimen: selfOf(fresh, fresh.view, context), write: sameWrite(fresh, write), object: null }
          : null;
      };
      yield* tryUpdate(write, selfOf(account, account.view, context), candidates, again, null, active);
    }
  }
  if (signup === null) return yield notTested(control, place, "the document does not know the sign-up, nor what it takes");
  yield* trySignup(signup, account, context, active);
}

function selfOf({ identity }: MadeAccount, view: Exchange, { world }: Context): Specimen {
  return {
    identity,
    noun: "account",
    view,
    read: () => world.askRaw(view.request, asIdentity(identity), view.operation ?? "", { fresh: true }),
  };
}

/** What the API tells of an account: what it reads of itself, and what its token says. */
function toldOf(account: MadeAccount, { credentials }: Context): Fields {
  const claims = credentials(asIdentity(account.identity)).map(({ secret }) => claimsOf(secret))[0] ?? {};
  const shown = account.view === null ? {} : (pair(account.view.json?.value, placesOf(null, account.names)).shown?.fields ?? {});
  return { ...claims, ...shown };
}

/** Rights that a sign-up may keep although nothing shows them. */
const guesses: readonly (readonly [string, unknown])[] = [
  ["role", "admin"],
  ["is_admin", true],
  ["isAdmin", true],
];

async function* trySignup(signup: Operation, account: MadeAccount, context: Context, active: Active): AsyncGenerator<Verdict> {
  const declared = declaredBy(signup);
  const schema = contentOf(signup)?.schema ?? null;
  const told = toldOf(account, context);
  // Where the password goes, the rest of the account goes.
  const sentAt =
    [...declared.keys()]
      .map((key) => key.split("\n"))
      .find((keys) => passwordField.test(keys.at(-1)!))
      ?.slice(0, -1) ?? [];
  const open = schema === null || ["open", "unknown"].includes(promiseAt(schema, [...sentAt, "role"]));
  const isFree = (name: string) => declared.get([...sentAt, name].join("\n"))?.readOnly ?? true;
  const shown = Object.entries(told).flatMap(([name, from]): Candidate[] => {
    const reserve = reserveOf(name, from);
    if (!isFree(name) || (reserve !== "privilege" && reserve !== "money" && reserve !== "verification")) return [];
    // The scopes of a token are the client's, not the account's.
    if (/^sco?pe?s?$/i.test(name)) return [];
    const to = otherValue(name, from, reserve, null, []);
    return to === undefined
      ? []
      : [{ name, shownAt: [], sentAt, reserve, from, to, readOnly: declared.get(name)?.readOnly ?? false, open }];
  });
  const hidden = guesses
    .filter(([name]) => isFree(name) && !shown.some((candidate) => candidate.name === name))
    .map(([name, to]): Candidate => ({ name, shownAt: [], sentAt, reserve: "privilege", from: undefined, to, readOnly: false, open }));
  const doors = await closedDoors(account, context);
  const candidates = [...shown, ...(doors.length > 0 ? hidden : [])].sort((a, b) => rank(a) - rank(b));
  if (candidates.length === 0) return yield notTested(control, signup.id, "nothing is shown of an account that could not be set by right");
  const all = await active.makeAccount(`${purpose} all`, extraOf(candidates));
  const kept: Candidate[] = [];
  let made: MadeAccount | null = all.made ? all : null;
  let unclear = !all.made && !isRefusal(all);
  if (made !== null) kept.push(...keptBy(made, candidates, context));
  else
    for (const candidate of candidates.slice(0, maximumSingles)) {
      const one = await active.makeAccount(`${purpose} ${candidate.name}`, extraOf([candidate]));
      if (!one.made) {
        unclear ||= !isRefusal(one);
        continue;
      }
      made = one;
      kept.push(...keptBy(one, [candidate], context));
      if (kept.length > 0) break;
    }
  if (made === null)
    return yield unclear
      ? held(signup, candidates, true)
      : verified(control, signup.id, `refused when sent besides: ${candidates.map(({ name }) => name).join(", ")}`);
  const opened = await firstOpened(made, doors, context);
  const [gravest] = kept;
  if (opened !== null)
    return yield violated("mass-assignment", {
      operation: signup.id,
      confidence: "proven",
      control: opened.control,
      experiment: opened.experiment,
      difference: `the sign-up of this account held ${candidates.map(({ name }) => name).join(", ")} besides, which the document does not offer; an account without them is refused`,
      title: "Whoever signs up makes themselves an administrator",
      data: [],
    });
  if (gravest === undefined) return yield held(signup, candidates, false);
  const single =
    kept.length === candidates.length && candidates.length === 1
      ? made
      : await active.makeAccount(`${purpose} ${gravest.name}`, extraOf([gravest]));
  if (!single.made || keptBy(single, [gravest], context).length === 0)
    return yield notTested(control, signup.id, "what was kept once was not kept again");
  yield finding(signup, { identity: "whoever signs up", noun: "account" }, gravest, kept, {
    control: account.signup,
    experiment: single.signup,
  });
}

function isRefusal({ exchange }: Unmade): boolean {
  return exchange !== undefined && refused(exchange);
}

function keptBy(account: MadeAccount, candidates: readonly Candidate[], context: Context): readonly Candidate[] {
  const told = toldOf(account, context);
  return candidates.filter(({ name, to, from }) => from !== undefined && holds(told[name], to));
}

/** Operations for staff that refuse an ordinary account. */
async function closedDoors(
  account: MadeAccount,
  context: Context,
): Promise<readonly { readonly operation: Operation; readonly exchange: Exchange }[]> {
  const { world, randomFor } = context;
  const found: { readonly operation: Operation; readonly exchange: Exchange }[] = [];
  const staff = world.operations.filter((operation) => isSafe(operation) && !operation.path.includes("{") && isForStaff(operation));
  for (const operation of staff.slice(0, 3)) {
    const exchange = await world.ask(plainCall(operation, randomFor(`call ${operation.id}`)), account.identity, { fresh: true });
    if (exchange.status === 401 || exchange.status === 403 || exchange.status === 404) found.push({ operation, exchange });
  }
  return found;
}

async function firstOpened(
  account: MadeAccount,
  doors: readonly { readonly operation: Operation; readonly exchange: Exchange }[],
  { world, randomFor }: Context,
): Promise<Evidence | null> {
  for (const { operation, exchange } of doors) {
    const experiment = await world.ask(plainCall(operation, randomFor(`call ${operation.id}`)), account.identity, { fresh: true });
    if (experiment.succeeded && !isErrorBody(experiment)) return { control: exchange, experiment };
  }
  return null;
}
