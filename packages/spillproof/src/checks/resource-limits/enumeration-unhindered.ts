/** One caller walks from id to id, reads what belongs to others, and nothing slows it. */

import {
  answerLeaves,
  comparable,
  type Instance,
  neighbourIds,
  type ParameterValue,
  replyOf,
  type Slot,
  saysPublic,
  sentValues,
  valueIn,
  valuesOf,
  withValue,
} from "../../explore/index.js";
import type { Exchange, Operation } from "../../model/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { isOneWay, trialsById } from "../object-authorization/object-authorization.js";
import { pairs } from "../object-authorization/pairs.js";
import { burst, countdownIn, delayGrows, refusalIn } from "./brake.js";

const control = "rate-limits";
/** Ids of one walk, the known ones among them. */
const steps = 50;
/** Where all that is foreign is refused, fewer show as much. */
const fewer = 30;
/** Operations whose ownership is judged once more, at most. */
const looks = 6;

/** Where one walks: from an object of the owner's, as the reader. */
interface Start {
  readonly instance: Instance;
  readonly slot: Slot;
  readonly reader: Person;
  /** The reader was shown to read what is the owner's alone. */
  readonly open: boolean;
}

export const enumerationUnhindered = defineCheck({
  per: "api",
  rules: ["enumeration-unhindered"],
  cost: steps,
  seeksBrakes: true,
  async *run(context): AsyncGenerator<Verdict> {
    if (context.people.length < 2) return yield notTested(control, null, "it takes two identities to know a foreign id");
    const start = await startOf(context);
    if (start === null) return yield notTested(control, null, "no operation takes ids that can be counted up to");
    const operation = start.instance.call.operation.id;
    const { first, last, exchanges, foreign } = await walk(start, context);
    const guesses = exchanges.length;
    const brake = refusalIn(exchanges) ?? countdownIn(exchanges) ?? (delayGrows(exchanges) ? "later ones are slowed" : null);
    if (brake !== null) return yield verified(control, operation, `${guesses} ids in a row: ${brake}`);
    const failed = exchanges.find((exchange) => replyOf(exchange) === "unclear");
    if (failed !== undefined || guesses < 2) return yield notTested(control, operation, "the walk was not answered to its end");
    if (!start.open) return yield notTested(control, operation, `ids of others are refused; nothing slowed ${guesses} guesses`);
    if (replyOf(last) !== "yes")
      return yield verified(control, operation, `${guesses} ids in a row: refused with ${last.status} from then on`);
    if (foreign < 2) return yield notTested(control, operation, `${guesses} guesses met no second object that is another's`);
    yield violated("enumeration-unhindered", {
      operation,
      confidence: "firm",
      control: first,
      experiment: last,
      difference: `${start.reader.name} tried ${guesses} ids in a row and read ${foreign} objects that are others'; after that the first one is answered as before, and nothing counted or slowed it`,
      title: `${start.reader.name} walks through what belongs to others`,
      data: [],
    });
  },
});

/** An operation that gives another's object by an id that can be counted; else one that refuses it. */
async function startOf(context: Context): Promise<Start | null> {
  let closed: Start | null = null;
  let looked = 0;
  for (const operation of context.world.operations) {
    if (operation.method !== "GET") continue;
    const starts = pairs(context.people).flatMap(([owner, reader]) => startAt(operation, owner, reader, context) ?? []);
    const answered: Start[] = [];
    for (const start of starts) {
      const exchange = await context.world.ask(start.instance.call, start.reader.name);
      if (replyOf(exchange) === "yes") answered.push(start);
      else if (replyOf(exchange) === "no") closed ??= start;
    }
    if (answered.length === 0 || looked >= looks) continue;
    looked++;
    const found = await isOpen(operation, answered, context);
    if (found !== null) return { ...found, open: true };
  }
  return closed;
}

function startAt(operation: Operation, owner: Person, reader: Person, context: Context): Start | null {
  if (reader.privileged || context.mayRead(operation.id, owner.name, reader.name)) return null;
  for (const instance of context.world.instances(operation.id, owner.name)) {
    const last = instance.slots.at(-1);
    if (!instance.selects || last === undefined || context.world.claimed(instance, reader.name).kind !== "own") continue;
    if (neighbourIds(idOf(instance, last.slot), 1).length > 0) return { instance, slot: last.slot, reader, open: false };
  }
  return null;
}

/** The judgement of ownership itself, both ways: what a profile or a catalogue shows to everybody is no walk through what is others'. */
async function isOpen(operation: Operation, starts: readonly Start[], context: Context): Promise<Start | null> {
  const trials = [];
  for (const [owner, reader] of pairs(context.people.slice(0, 3))) trials.push(...(await trialsById(operation, owner, reader, context)));
  const leaks = trials.filter((trial) => trial.outcome === "leak" && trial.because === undefined);
  if (leaks.length === 0 || isOneWay(leaks, trials)) return null;
  return (
    starts.find(({ instance, reader }) => leaks.some((leak) => leak.owner === instance.identity && leak.reader === reader.name)) ?? null
  );
}

interface Walk {
  readonly first: Exchange;
  readonly last: Exchange;
  readonly exchanges: readonly Exchange[];
  /** Distinct objects that were read and are not the reader's. */
  readonly foreign: number;
}

async function walk({ instance, slot, reader, open }: Start, context: Context): Promise<Walk> {
  const { world } = context;
  const ask = (id: ParameterValue) => world.ask(withValue(instance.call, slot, id), reader.name, { fresh: true, impatient: true });
  const impossible = await world.ask(world.withImpossible(instance.call, slot, reader.name), reader.name);
  const ids = idsAround(instance, slot, reader, context).slice(0, open ? steps : fewer);
  const first = await ask(ids[0]!);
  const rest = ids.slice(1);
  const exchanges = [first, ...(await burst(rest.length, (index) => ask(rest[index]!)))];
  const last = await ask(ids[0]!);
  const seen = new Set<string>();
  for (const [index, exchange] of exchanges.entries()) {
    const sent = [...sentValues(instance.call), String(ids[index])];
    if (replyOf(exchange, impossible, sent) !== "yes" || saysPublic(exchange.json?.value)) continue;
    if (world.naming(answerLeaves(exchange), reader.name).length > 0) continue;
    seen.add(objectIn(exchange, sent));
  }
  return { first, last, exchanges: [...exchanges, last], foreign: seen.size };
}

/** The owner's first, those of the others, and what lies around them; none that the reader was shown. */
function idsAround(instance: Instance, slot: Slot, reader: Person, context: Context): readonly ParameterValue[] {
  const { world } = context;
  const operation = instance.call.operation.id;
  const taken = (name: string) =>
    world
      .instances(operation, name)
      .flatMap((other) => other.slots.filter((item) => item.slot.in === slot.in && item.slot.name === slot.name));
  const patterns = new Set(context.people.flatMap(({ name }) => taken(name)).map(({ sighting }) => sighting.pattern));
  const own = taken(reader.name).map(({ sighting }) => String(sighting.value));
  const shown = world.sightings.filter(({ identity, pattern }) => identity === reader.name && patterns.has(pattern));
  const mine = new Set([...own, ...shown.map(({ value }) => String(value))]);
  const others = context.people.filter(({ name }) => name !== reader.name).flatMap(({ name }) => taken(name));
  const known = [idOf(instance, slot), ...others.map(({ sighting }) => sighting.value).filter((id) => !own.includes(String(id)))];
  const near = known.map((id) => neighbourIds(id, steps));
  const around = Array.from({ length: steps * 2 }, (_, index) => near.flatMap((ids) => ids[index] ?? [])).flat();
  const ids = new Map<string, ParameterValue>();
  for (const id of [...known, ...around.filter((near) => !mine.has(String(near)))]) if (!ids.has(String(id))) ids.set(String(id), id);
  return [...ids.values()];
}

/** The id as the API told it: a number where it is one. */
function idOf(instance: Instance, slot: Slot): ParameterValue {
  const raw = slot.in === "path" ? instance.call.path[slot.name] : slot.in === "query" ? instance.call.query[slot.name] : null;
  return typeof raw === "number" ? raw : (valueIn(instance.call, slot) ?? "");
}

/** What an answer holds but for what was sent: two ids that are answered alike are one object. */
function objectIn(exchange: Exchange, sent: readonly string[]): string {
  const struck = new Set(sent);
  return [...valuesOf(exchange)].filter((value) => !struck.has(comparable(value))).join("\n");
}
