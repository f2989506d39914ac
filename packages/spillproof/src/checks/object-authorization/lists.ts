// In: what an operation without ids answered two identities. Out: whether the reader's answer holds rows, or the whole of an object, that are the owner's.

import {
  answerLeaves,
  type Call,
  comparable,
  type Instance,
  isDistinctive,
  isIntimate,
  isObject,
  isSensitive,
  leavesOf,
  meansCaller,
  namesPerson,
  pointerOf,
  privateLeaves,
  promisesOwn,
  replyOf,
  reservesToStaff,
  rowsOf,
  type SensitiveField,
  type Sign,
  type Slot,
  sameObject,
  sensitiveFields,
  sentValues,
  shownIn,
  type Tokens,
  valueAt,
  volatilePointers,
  withValue,
} from "../../explore/index.js";
import type { Exchange, Operation } from "../../model/index.js";
import { type Context, kindsIn, type LeakedValue, type Person } from "../check.js";
import type { Trial } from "./trial.js";

/** Entries of one list that are asked for by their id, where nothing else tells whose they are. */
const maximumRowsTried = 3;

const remembered = new WeakMap<object, Map<string, Promise<readonly Trial[]>>>();

/** One trial for each pair and operation without ids; asked for more than once, judged once. */
export function judgeList(operation: Operation, owner: Person, reader: Person, context: Context): Promise<readonly Trial[]> {
  const memory = remembered.get(context.world) ?? new Map<string, Promise<readonly Trial[]>>();
  remembered.set(context.world, memory);
  const key = `${operation.id}\n${owner.name}\n${reader.name}`;
  const known = memory.get(key) ?? judge(operation, owner, reader, context);
  memory.set(key, known);
  return known;
}

/** True where a list shows the reader this object, every id of it, by right: a list that is itself a leak clears nothing. */
export async function isListed(instance: Instance, sign: Sign, owner: Person, reader: Person, context: Context): Promise<boolean> {
  // A person's id stands under many a thing that person wrote: of what else is theirs it says nothing.
  const anywhere = sign !== "self";
  const sources = instance.slots.map((filled) =>
    filled.sighting.identity === null ? [] : context.world.shownBy(reader.name, filled, instance.call.operation, anywhere),
  );
  if (sources.some((operations) => operations.length === 0)) return false;
  const sound = new Map<Operation, boolean>();
  for (const source of new Set(sources.flat()))
    sound.set(source, !(await judgeList(source, owner, reader, context)).some((trial) => trial.outcome === "leak"));
  return sources.every((operations) => operations.some((operation) => sound.get(operation) === true));
}

interface ForeignRow {
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
}

async function judge(operation: Operation, owner: Person, reader: Person, context: Context): Promise<readonly Trial[]> {
  const { world } = context;
  const pages = world.instances(operation.id, reader.name).filter((instance) => instance.slots.length === 0);
  const theirs = world.instances(operation.id, owner.name).filter((instance) => instance.slots.length === 0);
  if (pages.length === 0) return [];
  const base = { owner: owner.name, reader: reader.name } as const;
  const control = theirs[0]?.exchange ?? null;
  for (const page of pages) {
    const named = foreignRows(page.exchange, owner.name, reader.name, operation, context);
    const foreign = named.length > 0 ? named : await rowsRefusedById(page.exchange, operation, owner, reader, context);
    const data = foreign.length > 0 ? fieldsUnder(foreign, page.exchange, owner.name) : [];
    const untried = (reason: string): readonly Trial[] => [
      { ...base, outcome: "not-tested", reason, control, experiment: null, data: [], difference: "" },
    ];
    if (foreign.length === 0) continue;
    if (reader.privileged) return untried(`${reader.name} may read what belongs to others`);
    if (context.mayRead(operation.id, owner.name, reader.name)) return untried(`shared with ${reader.name} by the configuration`);
    const anybody = await world.ask(page.call, null);
    if (anybody.succeeded && replyOf(anybody) === "yes" && foreignRows(anybody, owner.name, reader.name, operation, context).length > 0)
      return untried("nobody needs a token for it");
    const why = await leakReason(operation, foreign, page.exchange, owner, reader, context);
    const difference = `${reader.name} asks instead of ${owner.name}; ${foreign.length === 1 ? "an entry" : `${foreign.length} entries`} of the answer ${foreign.length === 1 ? "is" : "are"} ${owner.name}'s${why === null ? "" : `, ${why}`}`;
    const experiment = page.exchange;
    if (why !== null) {
      context.record({
        identity: reader.name,
        operation: operation.id,
        objects: "others",
        outcome: "answered",
        kinds: kindsIn(sensitiveFields(experiment)),
      });
      const decisive = foreign.some((row) => row.pointer === "") || !why.startsWith("with data");
      const reserved =
        control === null
          ? isForbidden(await world.ask(page.call, owner.name), anybody)
          : foreign.every((row) => isShownMore(row, experiment, control));
      return [{ ...base, outcome: "leak", reason: why, control: control ?? anybody, experiment, data, difference, decisive, reserved }];
    }
    context.record({
      identity: reader.name,
      operation: operation.id,
      objects: "shared",
      outcome: "answered",
      kinds: kindsIn(sensitiveFields(experiment)),
    });
    const contact = data.some((item) => item.type !== "owned-value" && !/name|handle/.test(item.type) && item.kind === "personal");
    if (contact)
      return [
        {
          ...base,
          outcome: "question",
          reason: `everybody who has a token sees it: shared by design, or a list that forgets to ask whose entries they are`,
          control: control ?? anybody,
          experiment,
          data,
          difference,
        },
      ];
    return untried("shared: the answer shows entries of both to both");
  }
  const alike = await sameForBoth(operation, pages[0]!, theirs[0], owner, reader, context);
  if (alike !== null) return [alike];
  const speaks =
    pages.some((page) => world.naming(answerLeaves(page.exchange), reader.name).length > 0) ||
    (control !== null && !sameObject(control, pages[0]!.exchange) && exclusive(pages[0]!.exchange, control));
  if (!speaks) return [];
  context.record({
    identity: reader.name,
    operation: operation.id,
    objects: "own",
    outcome: "answered",
    kinds: kindsIn(sensitiveFields(pages[0]!.exchange)),
  });
  return [
    {
      ...base,
      outcome: "refused",
      reason: "the answer holds the caller's own entries only",
      control,
      experiment: pages[0]!.exchange,
      data: [],
      difference: "",
    },
  ];
}

/** No to who asks, in the face of a token that lives: nobody is answered otherwise, or the status says it. */
function isForbidden(exchange: Exchange, anybody: Exchange): boolean {
  return replyOf(exchange) === "no" && !exchange.succeeded && (exchange.status === 403 || exchange.status !== anybody.status);
}

/** Of the owner's object the reader is shown what the owner is not, such as a note of the staff: whoever wrote this knows who may see it. */
function isShownMore(row: ForeignRow, reader: Exchange, owner: Exchange): boolean {
  const known = (value: object) =>
    leavesOf(value).flatMap((leaf) => (leaf.tokens.length === 1 && isDistinctive(leaf.value) ? [leaf.value] : []));
  const ids = new Set(known(row.value));
  const own = rowsOf(owner.json?.value).find(({ value }) => known(value).some((item) => ids.has(item)))?.value;
  if (own === undefined || row.pointer === "") return false;
  return sensitiveFields(reader).some(
    ({ kind, pointer }) =>
      kind === "internal" && pointer.startsWith(`${row.pointer}/`) && (valueAt(own, pointer.slice(row.pointer.length)) ?? null) === null,
  );
}

/** The two answers share nothing telling: each is its caller's own. */
function exclusive(one: Exchange, other: Exchange): boolean {
  const values = new Set(answerLeaves(other).map((leaf) => comparable(leaf.value)));
  return answerLeaves(one).some((leaf) => typeof leaf.value !== "boolean" && leaf.value !== null && !values.has(comparable(leaf.value)));
}

/** Objects of an answer that are the owner's and not the reader's, by whom they name or by data that only the owner's own answers hold. */
function foreignRows(exchange: Exchange, owner: string, reader: string, operation: Operation, context: Context): readonly ForeignRow[] {
  const body = exchange.json?.value;
  const rows = rowsOf(body).flatMap(({ tokens, value }) => {
    const key = tokens.at(-1);
    return isParty(tokens, exchange, reader, context)
      ? []
      : [{ pointer: pointerOf(tokens), value, key: typeof key === "string" ? key : null }];
  });
  const objects = rows.length > 0 ? rows : isObject(body) ? [{ pointer: "", value: body, key: null }] : [];
  const marks = ownersMarks(owner, reader, operation, context);
  return objects.filter(({ value, key }) => {
    // In a map of people the key tells whose the entry is.
    const leaves = [...leavesOf(value), ...(key === null ? [] : [{ tokens: ["owner_id"], value: key }])];
    if (context.world.naming(leaves, reader).length > 0 || sharedGroup(leaves, owner, reader, context)) return false;
    return context.world.naming(leaves, owner).length > 0 || leaves.some((leaf) => marks.has(comparable(leaf.value)));
  });
}

/** One of the people of a thing that the reader is one of, too: `{"id": 31, "title": …, "participants": [{…}, {…}]}`. */
function isParty(tokens: Tokens, exchange: Exchange, reader: string, context: Context): boolean {
  const place = tokens.findLastIndex((token) => typeof token === "string");
  if (place < 0 || !namesPerson(String(tokens[place]))) return false;
  const thing = valueAt(exchange.json?.value, pointerOf(tokens.slice(0, place)));
  if (!isObject(thing)) return false;
  const hasId = Object.keys(thing).some((key) => /^_?(?:id|uuid|guid|pk)$/i.test(key));
  // Without an id it may be a mere grouping of a list, which excuses no more than who takes part and how to reach them.
  const entry = typeof tokens[place - 1] === "number";
  const intimate = sensitiveFields(exchange).some((field) => isIntimate(field) && field.pointer.startsWith(`${pointerOf(tokens)}/`));
  return (hasId || (entry && !intimate)) && context.world.naming(leavesOf(thing), reader).length > 0;
}

/** Intimate values and long ids that only the owner's own answers hold, elsewhere in the API. */
function ownersMarks(owner: string, reader: string, operation: Operation, context: Context): ReadonlySet<string> {
  const from = (name: string) =>
    context.world
      .allInstances(name)
      .filter((instance) => instance.call.operation !== operation && (instance.slots.length === 0 || instance.selects));
  const readers = new Set(from(reader).flatMap((instance) => answerLeaves(instance.exchange).map((leaf) => comparable(leaf.value))));
  const marks = from(owner).flatMap((instance) =>
    sensitiveFields(instance.exchange)
      .filter((field) => field.firm && (isIntimate(field) || /email|phone/.test(field.type)))
      .map((field) => field.raw.trim()),
  );
  return new Set(marks.filter((mark) => mark.length >= 6 && !readers.has(mark)));
}

/** An entry of a team, household or project that both are in: it carries a value that both identities' own claims or profiles carry. */
export function sharedGroup(leaves: ReturnType<typeof leavesOf>, owner: string, reader: string, context: Context): boolean {
  const groupOf = (name: string): ReadonlySet<string> => {
    const person = context.people.find((item) => item.name === name);
    const own = context.world
      .allInstances(name)
      .filter(
        (instance) =>
          instance.slots.length === 0 &&
          isObject(instance.exchange.json?.value) &&
          context.world.naming(answerLeaves(instance.exchange), name).length > 0,
      );
    const claims = leavesOf(person?.claims ?? {});
    const named = [
      ...claims.filter((leaf) => isDistinctive(leaf.value)),
      ...[...claims, ...own.flatMap((instance) => answerLeaves(instance.exchange))].filter((leaf) =>
        leaf.tokens.some((token) => groupWords.test(String(token))),
      ),
    ];
    return new Set([...named.map((leaf) => comparable(leaf.value)), ...(person?.groups ?? [])]);
  };
  const both = groupOf(owner);
  const readers = groupOf(reader);
  return leaves.some(
    (leaf) =>
      leaf.tokens.some((token) => groupWords.test(String(token))) &&
      leaf.value !== null &&
      typeof leaf.value !== "boolean" &&
      both.has(comparable(leaf.value)) &&
      readers.has(comparable(leaf.value)),
  );
}

const groupWords =
  /team|group|household|family|organi[sz]ation|\borg|org_?id|company|tenant|project|workspace|department|club|class|equipo|gruppe|groupe|gruppo|grupo|familia|haushalt|hogar/i;

/** Why an entry of the owner's in the reader's answer is no sharing by design; null where it may well be. */
async function leakReason(
  operation: Operation,
  foreign: readonly ForeignRow[],
  exchange: Exchange,
  owner: Person,
  reader: Person,
  context: Context,
): Promise<string | null> {
  const intimate = sensitiveFields(exchange).filter(
    (field) => isSensitive(field) && isIntimate(field) && foreign.some((row) => field.pointer.startsWith(`${row.pointer}/`)),
  );
  if (intimate.length > 0) return "with data that no directory shows of people";
  const words = [operation.summary, operation.description, operation.operationId?.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ")]
    .filter((item) => item !== null && item !== undefined)
    .join(" . ");
  const text = [words, ...operation.path.split("/")].join(" . ");
  if (promisesOwn(text) || (foreign.some((row) => row.pointer === "") && meansCaller(operation.path)))
    return "though it is meant to be the caller's own";
  if (reservesToStaff(words, operation.path)) return "though the document reserves it to staff";
  return (await refusedElsewhere(foreign, owner, reader, context)) ? "though the same object asked for by its id is refused" : null;
}

/** The API says no to the part and yes to the whole: the owner gets the object by its id, and the reader is refused it. */
async function refusedElsewhere(foreign: readonly ForeignRow[], owner: Person, reader: Person, context: Context): Promise<boolean> {
  const { world } = context;
  const values = new Set(foreign.flatMap((row) => leavesOf(row.value).map((leaf) => comparable(leaf.value))));
  for (const instance of world.allInstances(owner.name)) {
    const entry = instance.slots.at(-1);
    if (!instance.selects || entry === undefined) continue;
    const id = values.has(String(entry.sighting.value))
      ? entry.sighting.value
      : world.sightings.find(
          (sighting) =>
            sighting.identity === owner.name && sighting.pattern === entry.sighting.pattern && values.has(String(sighting.value)),
        )?.value;
    if (id === undefined) continue;
    if (await isRefused(withValue(instance.call, entry.slot, id), entry.slot, owner, reader, context)) return true;
  }
  return false;
}

/** Entries that name nobody, that both list, and that the owner is given by their id while the reader is refused: the owner's. */
async function rowsRefusedById(
  exchange: Exchange,
  operation: Operation,
  owner: Person,
  reader: Person,
  context: Context,
): Promise<readonly ForeignRow[]> {
  const { world } = context;
  const rows = rowsOf(exchange.json?.value).map((row) => ({ pointer: pointerOf(row.tokens), value: row.value }));
  const shared = world.sightings.filter(
    (sighting) => sighting.identity === owner.name && sighting.pattern.startsWith(`${operation.id} `) && world.saw(reader.name, sighting),
  );
  const details = world
    .allInstances(owner.name)
    .filter(
      (instance) => instance.selects && instance.slots.length === 1 && instance.slots[0]!.sighting.pattern.startsWith(`${operation.id} `),
    );
  let tried = 0;
  for (const instance of details) {
    const { slot, sighting } = instance.slots[0]!;
    for (const other of shared) {
      const row = rows.find(({ value }) => Object.values(value).some((item) => item === other.value));
      if (other.pattern !== sighting.pattern || row === undefined || tried >= maximumRowsTried) continue;
      tried++;
      const call = withValue(instance.call, slot, other.value);
      if (await isRefused(call, slot, owner, reader, context)) return [row];
    }
  }
  return [];
}

/** The owner is given the object and the reader is not, though the reader is answered by the operation for others. */
async function isRefused(call: Call, slot: Slot, owner: Person, reader: Person, context: Context): Promise<boolean> {
  const { world } = context;
  if (world.instances(call.operation.id, reader.name).length === 0) return false;
  const [theirs, impossible, exchange] = [
    await world.ask(call, owner.name),
    await world.ask(world.withImpossible(call, slot, owner.name), owner.name),
    await world.ask(call, reader.name),
  ];
  return (
    replyOf(theirs, impossible) === "yes" &&
    replyOf(exchange, impossible) === "no" &&
    shownIn(privateLeaves(theirs, new Set(), sentValues(call), [impossible]), exchange).length === 0
  );
}

/** Fields of the foreign rows that are of people, else the rows' own telling values. */
function fieldsUnder(foreign: readonly ForeignRow[], exchange: Exchange, owner: string): readonly LeakedValue[] {
  const under = (field: SensitiveField) => foreign.some((row) => row.pointer === "" || field.pointer.startsWith(`${row.pointer}/`));
  const typed = sensitiveFields(exchange).filter((field) => isSensitive(field) && under(field));
  if (typed.length > 0)
    return typed.slice(0, 50).map((field) => ({ pointer: field.pointer, type: field.type, kind: field.kind, owner, raw: field.raw }));
  return foreign.slice(0, 5).flatMap((row) =>
    leavesOf(row.value)
      .filter((leaf) => leaf.value !== null && typeof leaf.value !== "boolean")
      .slice(0, 4)
      .map((leaf) => ({
        pointer: `${row.pointer}${pointerOf(leaf.tokens)}`,
        type: "owned-value",
        kind: "personal" as const,
        owner,
        raw: comparable(leaf.value),
      })),
  );
}

/**
 * A singleton that promises the caller's own and answers both alike, with intimate data that the owner's other answers hold: the reader was
 * given the owner's.
 */
async function sameForBoth(
  operation: Operation,
  reader: Instance,
  owner: Instance | undefined,
  ownerPerson: Person,
  readerPerson: Person,
  context: Context,
): Promise<Trial | null> {
  if (owner === undefined || rowsOf(reader.exchange.json?.value).length > 0 || readerPerson.privileged) return null;
  const text = [operation.summary, operation.description, operation.path.replaceAll("/", " ")].filter((item) => item !== null).join(" . ");
  if (!promisesOwn(text)) return null;
  const fields = sensitiveFields(reader.exchange).filter((field) => isSensitive(field) && isIntimate(field));
  // Limits, balances and other amounts may well be alike for everybody at first.
  if (!fields.some((field) => isDistinctive(field.raw) && !/^[-+\d.,\s]{1,12}$/.test(field.raw))) return null;
  const again = await context.world.askAgain(owner.call, ownerPerson.name);
  const volatile = again.succeeded ? volatilePointers(owner.exchange, again) : new Set<string>();
  if (!sameObject(owner.exchange, reader.exchange, volatile)) return null;
  const anybody = await context.world.ask(reader.call, null);
  if (sameObject(reader.exchange, anybody, volatile)) return null;
  return {
    owner: ownerPerson.name,
    reader: readerPerson.name,
    outcome: "leak",
    reason: "both are given the same person's data",
    control: owner.exchange,
    experiment: reader.exchange,
    data: fields.map((field) => ({ pointer: field.pointer, type: field.type, kind: field.kind, owner: null, raw: field.raw })),
    difference: `${readerPerson.name} asks instead of ${ownerPerson.name} for what is meant to be the caller's own, and both are given the same person's data`,
  };
}
