/** An id in a body says whose thing is meant: one identity writes in another's name, or into what another one made. */

import {
  callOf,
  comparable,
  isDistinctive,
  isHandle,
  isObject,
  isSensitive,
  lastSegment,
  leavesOf,
  type Naming,
  namesId,
  replyOf,
  rowsOf,
  sameStem,
  sensitiveFields,
  valuesOf,
  wasDone,
  wordsOf,
} from "../../explore/index.js";
import { asIdentity, type Exchange, type Operation, type Schema } from "../../model/index.js";
import { exampleOf, satisfies } from "../../openapi/index.js";
import { type Active, type MadeObject, merged, type Unmade } from "../../workshop/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { pairs } from "./pairs.js";

/** What is made for another by its nature. */
const forOthers =
  /^(?:invit\w{0,8}|requests?|messages?|chats?|shares?|members?|membership\w{0,2}|follow\w{0,5}|friends?\w{0,4}|notif\w{0,12}|assign\w{0,8}|gifts?|mentions?|reports?|reviews?|ratings?|blocks?|contacts?|grants?|permissions?|einladung\w{0,2}|nachricht\w{0,2}|mensajes?|invitaciones)$/;
/** Whose a thing will be. Whom it is sent to, or who takes part, is another matter: to name somebody there is what such fields are for. */
const ownerWords =
  /^(?:user|owner|account|customer|client|author|creator|member|patient|employee|student|tenant|holder|payer|sender|from|uid|username|benutzer|kunde|konto|besitzer|usuario|cliente|cuenta|utilisateur|compte|proprietaire)$/;
/** Whom a thing is meant for: naming somebody there is what such a field is for. */
const otherWords =
  /^(?:to|recipient|receiver|assignee|participant|invitee|friend|mention|reviewer|approver|seller|buyer|beneficiary|payee|target|contact|parent|destination|receiving|credit|empfaenger|destinatario|destinataire|an|zu|nach|ziel|hacia|destino|vers|cible|beguenstigter)$/;

export const selectedVictims = defineCheck({
  per: "api",
  rules: ["object-authorization"],
  cost: 6,
  async *run(context): AsyncGenerator<Verdict> {
    const { active } = context;
    if (active === null) return;
    const people = context.people.filter((person) => !person.privileged);
    for (const creation of active.creations) {
      const places = placesIn(creation.body?.content[0]?.schema ?? null);
      const isForOthers = creation.path
        .split("/")
        .some((segment) => !segment.includes("{") && wordsOf(segment).some((word) => forOthers.test(word)));
      const owners = isForOthers ? [] : places.filter(({ name }) => namesOwner(name));
      let held: Verdict | null = null;
      let leaked = false;
      for (const [owner, writer] of pairs(people)) {
        if (leaked || context.mayRead(creation.id, owner.name, writer.name)) continue;
        for (const place of owners) {
          const verdict = await inAnothersName(creation, place, owner, writer, context, active);
          if (verdict?.kind === "violated") {
            leaked = true;
            yield verdict;
            break;
          }
          held ??= verdict;
        }
        for (const place of leaked ? [] : places.filter(({ name }) => namesThing(name))) {
          const verdict = await intoAnothersThing(creation, place, owner, writer, context, active);
          if (verdict?.kind === "violated") {
            leaked = true;
            yield verdict;
            break;
          }
          held ??= verdict;
        }
      }
      if (!leaked && held !== null) yield held;
    }
    const moves = active.writes.filter(
      (operation) => operation.method === "POST" && !operation.path.includes("{") && !active.creations.includes(operation),
    );
    for (const operation of moves.filter((each) => fundsOf(each) !== null).slice(0, maximumMoves)) {
      const verdict = await outOfAnothers(operation, context, active);
      if (verdict !== null) yield verdict;
    }
  },
});

/** Operations that move something from one account to another. */
const maximumMoves = 2;
const fundWords = /account|wallet|konto|konten|cuenta|compte|conta|rachunek/i;

/** The place that says out of which account something is taken; null where there is none, or where more than accounts must be known. */
function fundsOf(operation: Operation): Place | null {
  const places = placesIn(operation.body?.content[0]?.schema ?? null);
  if (places.some(({ name }) => namesId(name) && !fundWords.test(name))) return null;
  return places.find(({ name }) => fundWords.test(name) && !wordsOf(name).some((word) => otherWords.test(word))) ?? null;
}

/** Of two accounts that the scan made, the one names what is the other's as the source; the owner reads that there is less. */
async function outOfAnothers(operation: Operation, context: Context, active: Active): Promise<Verdict | null> {
  const { world } = context;
  const schema = operation.body?.content[0]?.schema ?? null;
  const source = fundsOf(operation);
  const list = world.operations.find(
    ({ method, path, parameters }) =>
      method === "GET" && !path.includes("{") && fundWords.test(lastSegment(path) ?? "") && !parameters.some(({ required }) => required),
  );
  if (schema === null || source === null || list === undefined) return null;
  const owner = await active.makeAccount("owner");
  const writer = await active.makeAccount("writer");
  const unmade = [owner, writer].find((account) => !account.made);
  if (!owner.made || !writer.made) return notTested("subject-ownership", operation.id, unmade?.made === false ? unmade.reason : "");
  const read = (identity: string) => world.ask(callOf(list), identity, { fresh: true });
  const idsOf = (exchange: Exchange) =>
    rowsOf(exchange.json?.value).flatMap(({ value: { id, uuid, number } }) =>
      [id ?? uuid ?? number].filter((value): value is string | number => typeof value === "string" || typeof value === "number"),
    );
  const [mine, theirs] = [idsOf(await read(writer.identity)), idsOf(await read(owner.identity))];
  if (mine.length === 0 || theirs.length === 0 || theirs.some((id) => mine.includes(id)))
    return notTested("subject-ownership", operation.id, "accounts that were just made have nothing that it takes from");
  const example = exampleOf(schema, context.randomFor(`move ${operation.id}`));
  const bodyOf = (from: string | number) =>
    placesIn(schema).reduce<Readonly<Record<string, unknown>>>(
      (body, { keys, name, schema: property }) => {
        const value =
          keys.join() === source.keys.join() ? from : fundWords.test(name) ? (mine[1] ?? mine[0]) : satisfies(property, 1) ? 1 : undefined;
        return value === undefined ? body : merged(body, extraAt(keys, value));
      },
      isObject(example) ? example : {},
    );
  const move = (from: string | number) =>
    active.write(active.request(operation, operation.path, bodyOf(from)), asIdentity(writer.identity), operation.id);
  const control = await move(mine[0]!);
  if (!wasDone(control))
    return notTested(
      "subject-ownership",
      operation.id,
      `out of the writer's own it is answered ${control.status}, so that a refusal shows nothing`,
    );
  const [first, before] = [await read(owner.identity), await read(owner.identity)];
  const experiment = await move(theirs[0]!);
  const after = await read(owner.identity);
  if (numbersFell(first, before)) return notTested("subject-ownership", operation.id, "the owner's numbers fall by themselves");
  if (!numbersFell(before, after) && replyOf(experiment) === "unclear")
    return notTested("subject-ownership", operation.id, `answered ${experiment.status}, which neither grants nor refuses`);
  if (!numbersFell(before, after))
    return wasDone(experiment)
      ? notTested("subject-ownership", operation.id, "it was done, and the owner has no less than before")
      : verified("subject-ownership", operation.id, `refused where ${source.name} is another's`);
  return violated("object-authorization", {
    operation: operation.id,
    confidence: "proven",
    control,
    experiment,
    difference: `of two accounts that the scan made, the one sends the other's id as ${source.name} in place of its own, and the other has less afterwards`,
    title: "Anybody takes what belongs to others",
    data: [],
  });
}

/** One property of a body that a caller fills in. */
interface Place {
  readonly keys: readonly string[];
  /** What it speaks of: `customer_id`, also for `customer.id` and `relationships.customer.data.id`. */
  readonly name: string;
  readonly schema: Schema;
}

/** Deeper than this no body says whose a thing is. */
const maximumDepth = 5;

function placesIn(schema: Schema | null, above: readonly string[] = []): readonly Place[] {
  if (schema === null || above.length >= maximumDepth) return [];
  return [...schema.properties].flatMap(([key, property]): readonly Place[] => {
    if (property.readOnly) return [];
    const keys = [...above, key];
    const holder = above.findLast((name) => !/^(?:data|attributes|relationships|value|ref)$/i.test(name));
    const name = /^_?id$/i.test(key) && holder !== undefined ? `${holder}_id` : key;
    return property.properties.size > 0 ? placesIn(property, keys) : [{ keys, name, schema: property }];
  });
}

function extraAt(keys: readonly string[], value: unknown): Readonly<Record<string, unknown>> {
  return keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Readonly<Record<string, unknown>>;
}

function namesOwner(name: string): boolean {
  const words = wordsOf(name);
  return (
    words.some((word) => ownerWords.test(word)) && !words.some((word) => otherWords.test(word)) && (namesId(name) || words.length === 1)
  );
}

/** Takes the id of a thing, and not of one that is meant to be given something. An account may be a person or a thing. */
function namesThing(name: string): boolean {
  const account = /account|wallet|konto|cuenta|compte/i.test(name);
  return (account || (namesId(name) && !namesOwner(name))) && !wordsOf(name).some((word) => otherWords.test(word));
}

/** The writer makes a thing and says that it is the owner's; the owner's own lists show it. */
async function inAnothersName(
  creation: Operation,
  { keys, name, schema }: Place,
  owner: Person,
  writer: Person,
  context: Context,
  active: Active,
): Promise<Verdict | null> {
  const [mine, theirs] = [nameFor(writer, owner, schema, context), nameFor(owner, writer, schema, context)];
  if (mine === null || theirs === null) return null;
  const control = await active.makeObject(creation, writer.name, { purpose: `own ${name}`, extra: extraAt(keys, mine) });
  const controlExchange = exchangeOf(control);
  if (controlExchange === null) return notTested("subject-ownership", creation.id, control.made ? "no answer" : control.reason);
  const experiment = await active.makeObject(creation, writer.name, {
    purpose: `${name} of ${owner.name}`,
    extra: extraAt(keys, theirs),
    heir: owner.name,
  });
  const taken = exchangeOf(experiment);
  if (taken === null) return verified("subject-ownership", creation.id, `${writer.name} is refused when ${name} says ${owner.name}`);
  const mark = markOf(experiment);
  // What the owner reads by its id and the writer does not is the owner's, on whatever page of a list it stands.
  const inherited = experiment.made && experiment.view?.identity === owner.name ? experiment.view.exchange : null;
  const seen = inherited ?? (mark === null ? null : await listShowing(mark, owner, context));
  // What is shown to both is no thing of the owner's alone.
  if (seen === null)
    return (
      (await tellsOfVictim(creation, name, owner, writer, { control, experiment, taken, controlExchange }, context)) ??
      verified("subject-ownership", creation.id, `${name} says ${owner.name}, and nothing of ${owner.name}'s shows it`)
    );
  if (mark !== null && (await listShowing(mark, writer, context)) !== null)
    return notTested("subject-ownership", creation.id, `what ${writer.name} makes with ${name} stands in lists of both`);
  // Where it names the writer besides, both are parties to it.
  const row =
    rowsOf(seen.json?.value).find(({ value }) => mark !== null && JSON.stringify(value).includes(mark))?.value ?? seen.json?.value;
  if (context.world.naming(leavesOf(row), writer.name).length > 0)
    return notTested("subject-ownership", creation.id, `what ${writer.name} makes with ${name} names ${writer.name} as well`);
  return violated("object-authorization", {
    operation: creation.id,
    confidence: "proven",
    control: controlExchange,
    experiment: taken,
    difference: `${writer.name} sends ${owner.name}'s id as ${name} in place of its own, and ${owner.name}, not ${writer.name}, is shown what was made`,
    title: `${writer.name} writes in ${owner.name}'s name`,
    data: [],
  });
}

/** What is the writer's own to read tells of the owner now: data that the owner alone was shown, and more of it than a name. */
async function tellsOfVictim(
  creation: Operation,
  name: string,
  owner: Person,
  writer: Person,
  made: {
    readonly control: MadeObject | Unmade;
    readonly experiment: MadeObject | Unmade;
    readonly taken: Exchange;
    readonly controlExchange: Exchange;
  },
  context: Context,
): Promise<Verdict | null> {
  const answers = (object: MadeObject | Unmade, exchange: Exchange) => [
    exchange,
    ...(object.made && object.view !== null ? [object.view.exchange] : []),
  ];
  const told = answers(made.experiment, made.taken);
  const before = new Set(
    [...context.world.allInstances(writer.name).map(({ exchange }) => exchange), ...answers(made.control, made.controlExchange)].flatMap(
      (exchange) => [...valuesOf(exchange)],
    ),
  );
  const owners = new Set(context.world.allInstances(owner.name).flatMap(({ exchange }) => [...valuesOf(exchange)]));
  for (const exchange of told) {
    const data = sensitiveFields(exchange).filter(
      (field) =>
        isSensitive(field) &&
        !isHandle(field) &&
        isDistinctive(field.raw) &&
        heldBy(owners, field.raw.trim()) &&
        !heldBy(before, field.raw.trim()),
    );
    if (data.length === 0) continue;
    return violated("object-authorization", {
      operation: creation.id,
      confidence: "proven",
      control: answers(made.control, made.controlExchange)[told.indexOf(exchange)] ?? made.controlExchange,
      experiment: exchange,
      difference: `${writer.name} sends ${owner.name}'s id as ${name} in place of its own, and reads in what was made what is ${owner.name}'s`,
      title: `${writer.name} reads what belongs to ${owner.name}`,
      data: data.map(({ pointer, type, kind, raw }) => ({ pointer, type, kind, owner: owner.name, raw })),
    });
  }
  return null;
}

/** As a value, or within a longer one, such as JSON in a string. */
function heldBy(values: ReadonlySet<string>, raw: string): boolean {
  return values.has(raw) || (raw.length >= 8 && [...values].some((value) => value.includes(raw)));
}

/** The writer names a thing that the owner made and that it may not read; the owner reads the writer's text there. */
async function intoAnothersThing(
  creation: Operation,
  { keys, name }: Place,
  owner: Person,
  writer: Person,
  context: Context,
  active: Active,
): Promise<Verdict | null> {
  const words = wordsOf(name);
  const source = active.creations.find(
    (other) =>
      other !== creation &&
      wordsOf(other.path.split("/").findLast((segment) => segment !== "" && !segment.includes("{")) ?? "").some((noun) =>
        words.some((word) => sameStem(word, noun)),
      ),
  );
  if (source === undefined) return null;
  const theirs = await active.makeObject(source, owner.name, { purpose: "writes" });
  const mine = await active.makeObject(source, writer.name, { purpose: "writes" });
  if (!theirs.made || !mine.made || theirs.view === null) return null;
  const asked = await context.world.ask(theirs.view.call, writer.name, { fresh: true });
  if (asked.succeeded && asked.text.includes(String(theirs.id))) return null;
  const control = await active.makeObject(creation, writer.name, { purpose: `own ${name}`, extra: extraAt(keys, mine.id) });
  const controlExchange = exchangeOf(control);
  if (controlExchange === null) return notTested("subject-ownership", creation.id, control.made ? "no answer" : control.reason);
  const experiment = await active.makeObject(creation, writer.name, {
    purpose: `${name} of ${owner.name}`,
    extra: extraAt(keys, theirs.id),
  });
  const taken = exchangeOf(experiment);
  if (taken === null) return verified("subject-ownership", creation.id, `${writer.name} is refused when ${name} is ${owner.name}'s`);
  const mark = markOf(experiment);
  const after = await context.world.ask(theirs.view.call, owner.name, { fresh: true });
  const before = theirs.view.exchange;
  const shown = mark !== null && (after.text.includes(mark) || (await listShowing(mark, owner, context)) !== null);
  // What the owner had less of is a mark as well; what it was given more of may be the point.
  const moved = !shown && numbersFell(before, after);
  if (!shown && !moved)
    return verified("subject-ownership", creation.id, `${name} is ${owner.name}'s, and nothing of ${owner.name}'s shows it`);
  return violated("object-authorization", {
    operation: creation.id,
    confidence: "proven",
    control: controlExchange,
    experiment: taken,
    difference: `${writer.name} sends the id of ${owner.name}'s as ${name} in place of its own, and what ${owner.name} reads afterwards shows it`,
    title: `${writer.name} writes into what belongs to ${owner.name}`,
    data: [],
  });
}

/** The value by which such a field would name a person: of the kind that the schema takes, and told of both alike. */
function nameFor(person: Person, other: Person, schema: Schema, context: Context): string | number | null {
  const typed = (naming: Naming) =>
    schema.types.includes("integer") || schema.types.includes("number")
      ? /^\d{1,15}$/.test(naming.value)
        ? Number(naming.value)
        : null
      : naming.value;
  const shape = (value: string | number) =>
    typeof value === "number"
      ? "number"
      : value.includes("@")
        ? "address"
        : /^\d+$/.test(value)
          ? "digits"
          : /^[0-9a-f-]{20,}$/.test(value)
            ? "hex"
            : "word";
  const values = (name: string) =>
    context.world
      .namings(name)
      .map(typed)
      .filter((value): value is string | number => value !== null && satisfies(schema, value));
  const theirs = values(other.name).map(shape);
  return values(person.name).find((value) => theirs.includes(shape(value))) ?? null;
}

function exchangeOf(made: MadeObject | Unmade): Exchange | null {
  return made.made ? made.exchange : made.taken === undefined ? null : (made.exchange ?? null);
}

function markOf(made: MadeObject | Unmade): string | null {
  if (!made.made) return made.taken ?? null;
  const marks = leavesOf(made.body).filter(({ value }) => typeof value === "string" && value.startsWith("spillproof-"));
  return marks.length === 0 ? null : comparable(marks[0]!.value);
}

/** A list or singleton of the identity's that holds the mark now. */
async function listShowing(mark: string, person: Person, context: Context): Promise<Exchange | null> {
  for (const instance of context.world.allInstances(person.name)) {
    if (instance.slots.length > 0) continue;
    const list = await context.world.ask(instance.call, person.name, { fresh: true });
    if (list.text.includes(mark)) return list;
  }
  return null;
}

function numbersFell(before: Exchange, after: Exchange): boolean {
  const money = /balance|saldo|kontostand|solde|credit|amount|points|stock|quantity/i;
  const table = (exchange: Exchange) =>
    new Map(
      leavesOf(exchange.json?.value ?? {}).flatMap(({ tokens, value }) =>
        typeof value === "number" && money.test(String(tokens.at(-1))) ? [[tokens.join("/"), value]] : [],
      ),
    );
  const then = table(before);
  return [...table(after)].some(([place, value]) => then.has(place) && then.get(place)! > value);
}
