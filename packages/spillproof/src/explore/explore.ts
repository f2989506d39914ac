// In: operations, identities and a way to send. Out: the world, by calling what needs no id first and tying parameters to the ids that come back.

import type { Exchange, Operation, Parameter } from "../model/index.js";
import { exampleOf, fillPath, matchPath, satisfies } from "../openapi/index.js";
import { type Call, callOf, sentValues, slotOf, withValue } from "./call.js";
import { likelihood, pinned, type Sighting, sightingsIn } from "./ids.js";
import { isObject, leavesOf, patternOf, rowsOf } from "./leaves.js";
import { nextPage } from "./pages.js";
import { leavesNaming, namingsOf, type PersonSource } from "./people.js";
import { isEmpty, replyOf } from "./refusal.js";
import { meansCaller, namesId, namesPerson } from "./words.js";
import { type Instance, type Send, World } from "./world.js";

export interface ExploreInput {
  readonly operations: readonly Operation[];
  readonly people: readonly PersonSource[];
  /** Ids that the configuration knows: parameter name → identity → values. */
  readonly known: Readonly<Record<string, Readonly<Record<string, readonly (string | number)[]>>>>;
  /** Of the target, to tell its own links from others. */
  readonly origin: string;
  readonly send: Send;
  /** A seeded source of numbers in [0, 1) for each name, so that the order of requests changes nothing. */
  readonly randomFor: (name: string) => () => number;
  /** False once the share of the budget that reading may use is spent. */
  readonly mayGoOn: () => boolean;
  /** The budget is short for what there is to ask: one object of each kind has to do, and one page of a list. */
  readonly frugal: boolean;
  readonly onProgress: (text: string) => void;
}

/** Values of a parameter that are tried for one operation and identity before giving up. */
const trialsPerOperation = 10;
/** Objects of its own that are looked for per operation and identity. */
const wantedInstances = 2;
/** Pages of a list that are read. */
const maximumPages = 5;
const passes = 3;

/** Reads the API as every identity until nothing new is learnt or the budget's share is spent. */
export async function explore(input: ExploreInput): Promise<World> {
  const world = new World(
    input.operations,
    input.people.map((person) => person.name),
    input.send,
    input.randomFor,
    input.frugal,
  );
  world.addSightings(seeds(input));
  world.setNamings(namingsOf(input.people, new Map()));
  const ordered = [...input.operations]
    .filter((operation) => operation.method !== "HEAD")
    .sort((a, b) => slotsOf(a).length - slotsOf(b).length || depth(a) - depth(b));
  const described = new Map<string, unknown[]>(input.people.map((person) => [person.name, []]));

  for (let pass = 0; pass < passes; pass++) {
    let learnt = false;
    for (const operation of ordered) {
      if (!input.mayGoOn()) return world;
      input.onProgress(`reading ${operation.id}`);
      const open = ({ name }: PersonSource) =>
        world.instances(operation.id, name).length === 0 && (pass === 0 || slotsOf(operation).length > 0);
      const look = async (person: PersonSource) => (open(person) ? discover(world, input, operation, person.name) : null);
      const found: (Discovery | null)[] = [];
      // One after the other where what one is answered spares the others a request.
      if (input.frugal) for (const person of input.people) found.push(await look(person));
      else found.push(...(await Promise.all(input.people.map(look))));
      // Merged in the order of the identities, so that the same answers always give the same world.
      for (const [index, result] of found.entries()) {
        if (result === null) continue;
        const name = input.people[index]!.name;
        if (result.missed !== null) world.missed.set(`${operation.id}\n${name}`, result.missed);
        else world.missed.delete(`${operation.id}\n${name}`);
        for (const exchange of result.read) learnt = read(world, input, operation, name, exchange) || learnt;
        for (const instance of result.instances) world.add(instance);
        if (result.instances.length === 0 && result.read.some((exchange) => exchange.succeeded && isEmpty(exchange)))
          world.noteEmpty(operation.id, name);
      }
      if (slotsOf(operation).length === 0 || pass === 0) {
        for (const { name } of input.people) describe(world, operation, name, described.get(name)!);
        world.setNamings(namingsOf(input.people, described));
      }
    }
    if (!learnt) break;
  }
  await discoverOptional(world, input);
  await discoverVariants(world, input);
  return world;
}

/** Parameters without which the operation cannot be called and that the document gives no value for. */
export function slotsOf(operation: Operation): readonly Parameter[] {
  return operation.parameters.filter((parameter) => (parameter.in === "path" || parameter.required) && !isPlain(parameter));
}

/** Takes one of a few values, a switch, a date, a version or a language: an example will do. */
function isPlain(parameter: Parameter): boolean {
  if (
    parameter.in === "path"
      ? /^(?:api[-_]?version|version|ver|v|lang|language|locale|format|ext)$/i.test(parameter.name)
      : namesFrame(parameter.name)
  )
    return true;
  const schema = parameter.schema;
  if (schema === null) return false;
  if (parameter.in === "body" && !namesId(parameter.name) && !namesPerson(parameter.name)) return true;
  const holdsNoId =
    schema.types.length > 0 && schema.types.every((type) => type === "boolean" || type === "null" || type === "array" || type === "object");
  return holdsNoId || schema.enum !== null || schema.format === "date" || schema.format === "date-time";
}

function namesFrame(name: string): boolean {
  return /^(?:page|per_?page|page_?size|limit|offset|size|sort|order|order_?by|q|query|search|lang|locale|format|fields|include|expand|cursor|from|to|since|until|start|end|api[-_]?version|version)$/i.test(
    name,
  );
}

function depth(operation: Operation): number {
  return operation.path.split("/").length;
}

/** What is known before the first request: claims, logins, the configuration, examples of the document. */
function seeds(input: ExploreInput): readonly Sighting[] {
  const found: Sighting[] = [];
  for (const [parameter, byIdentity] of Object.entries(input.known)) {
    for (const [identity, values] of Object.entries(byIdentity)) {
      for (const value of values)
        for (const place of ["path", "query", "header", "cookie"]) found.push(pinned(value, identity, `${place}:${parameter}`, "known"));
    }
  }
  const nowhere = { template: "", filledPath: "" };
  for (const person of input.people) {
    const open = (sighting: Sighting) => !person.secrets.includes(String(sighting.value));
    found.push(...sightingsIn(person.claims ?? {}, person.name, "claims", nowhere).filter(open));
    for (const value of person.submitted)
      found.push({ ...pinned(value, person.name, "", "login /submitted"), slot: null, key: "username", container: "user" });
    for (const exchange of person.login) found.push(...sightingsIn(exchange.json?.value, person.name, "login", nowhere).filter(open));
  }
  for (const operation of input.operations) {
    for (const parameter of operation.parameters) {
      for (const example of [...parameter.examples, ...(parameter.schema?.examples ?? [])]) {
        if (typeof example === "string" || typeof example === "number")
          found.push(pinned(example, null, `${operation.id} ${parameter.in}:${parameter.name}`, "document "));
      }
    }
  }
  return found;
}

/** Takes in what an answer shows: ids in the body, links, `Location`. True where something was new. */
function read(world: World, input: ExploreInput, operation: Operation, identity: string, exchange: Exchange): boolean {
  if (replyOf(exchange) !== "yes") return false;
  const before = world.sightings.length;
  const place = { template: operation.path, filledPath: exchange.request.path };
  const value = exactJson(exchange);
  const secrets = input.people.flatMap((person) => person.secrets);
  world.addSightings(sightingsIn(value, identity, operation.id, place).filter((sighting) => !secrets.includes(String(sighting.value))));
  const links = leavesOf(value).flatMap((leaf) =>
    typeof leaf.value === "string" ? [{ link: leaf.value, pattern: `${operation.id} ${patternOf(leaf.tokens)}` }] : [],
  );
  const location = exchange.header("location") ?? exchange.header("content-location");
  if (location !== null) links.push({ link: location, pattern: `${operation.id} location` });
  for (const { link, pattern } of links) {
    const path = link.startsWith(`${input.origin}/`) ? link.slice(input.origin.length) : link;
    if (!path.startsWith("/") || path.startsWith("//") || path.length > 500) continue;
    const match = matchPath(input.operations, path.split("#")[0]!);
    if (match === null) continue;
    for (const [name, item] of Object.entries(match.values))
      world.addSightings([pinned(item, identity, `${match.operation.id} path:${name}`, pattern, operation.path)]);
  }
  return world.sightings.length > before;
}

/** The body with integers beyond 2^53 as text, since an id of 64 bits that lost its last digits is another's or nobody's. */
function exactJson(exchange: Exchange): unknown {
  if (exchange.json === null || !/[:[,]\s*\d{16,20}\s*[,}\]]/.test(exchange.text)) return exchange.json?.value;
  try {
    // Quotes put into a text rather than around a number never make JSON again.
    return JSON.parse(exchange.text.replace(/([:[,]\s*)(\d{16,20})(?=\s*[,}\]])/g, '$1"$2"'));
  } catch {
    return exchange.json.value;
  }
}

interface Discovery {
  readonly instances: readonly Instance[];
  readonly read: readonly Exchange[];
  readonly missed: string | null;
}

/** Calls an operation as one identity with the likeliest ids until it answers with objects. */
async function discover(world: World, input: ExploreInput, operation: Operation, identity: string): Promise<Discovery> {
  const base = plainCall(operation, input.randomFor(operation.id));
  const slots = slotsOf(operation);
  if (slots.length === 0) {
    const exchange = await world.ask(base, identity);
    if (created(exchange)) return { instances: [], read: [], missed: "it creates something, though its name says that it reads" };
    const reply = replyOf(exchange);
    const pages = reply === "yes" && !input.frugal ? await furtherPages(world, base, exchange, identity, input.origin) : [];
    return {
      instances:
        reply === "yes"
          ? [
              { call: base, identity, exchange, slots: [], selects: false },
              ...pages.map((page) => ({ call: page.call, identity, exchange: page.exchange, slots: [], selects: false })),
            ]
          : [],
      read: [exchange, ...pages.map((page) => page.exchange)],
      missed: reply === "yes" || (exchange.succeeded && isEmpty(exchange)) ? null : describeMiss(exchange),
    };
  }
  const instances: Instance[] = [];
  const read: Exchange[] = [];
  const failedPatterns = new Map<string, number>();
  let fallback: Instance | null = null;
  let last: Exchange | null = null;
  let trials = 0;
  for (const filled of assignments(world, operation, base, slots, identity)) {
    if (trials >= trialsPerOperation || instances.length >= (input.frugal ? 1 : wantedInstances) || !input.mayGoOn()) break;
    const key = filled.slots.map(({ sighting }) => sighting.pattern).join("\n");
    if ((failedPatterns.get(key) ?? 0) >= 2) continue;
    trials++;
    const exchange = await world.ask(filled.call, identity);
    last = exchange;
    if (created(exchange)) break;
    const verdict = await trial(
      world,
      filled.call,
      filled.slots.map(({ slot }) => slot),
      exchange,
      identity,
    );
    if (verdict === "selects") {
      instances.push({ ...filled, identity, exchange, selects: true });
      read.push(exchange);
    } else {
      if (verdict === "ignores") fallback ??= { ...filled, identity, exchange, selects: false };
      failedPatterns.set(key, (failedPatterns.get(key) ?? 0) + 1);
    }
  }
  if (instances.length === 0 && fallback !== null) {
    instances.push(fallback);
    read.push(fallback.exchange);
  }
  const names = slots.map((slot) => slot.name).join(", ");
  return {
    instances,
    read,
    missed:
      instances.length > 0
        ? null
        : last === null
          ? `no value known for ${names}`
          : `no value known for ${names} that it answers (${describeMiss(last)})`,
  };
}

/** A POST that was taken for one that only reads answers as one that made something. */
function created({ request, status }: Exchange): boolean {
  return request.method === "POST" && (status === 201 || status === 202);
}

/** Does the parameter take this id? It does where the answer is a yes and an id that cannot exist is answered otherwise. */
async function trial(
  world: World,
  call: Call,
  slots: readonly { in: Parameter["in"]; name: string }[],
  exchange: Exchange,
  identity: string,
): Promise<"selects" | "ignores" | "no"> {
  if (replyOf(exchange) !== "yes") return "no";
  const last = slots.at(-1)!;
  const missing = world.withImpossible(call, last, identity);
  const impossible = await world.askImpossible(call, last, identity);
  return replyOf(exchange, impossible, [...sentValues(call), ...sentValues(missing)]) === "yes" ? "selects" : "ignores";
}

interface Assignment {
  readonly call: Call;
  readonly slots: Instance["slots"];
}

/** Ways to fill the slots, likeliest first: begun by what filled the same path so far, each further slot by its likeliest ids. */
function* assignments(
  world: World,
  operation: Operation,
  base: Call,
  slots: readonly Parameter[],
  identity: string,
): Generator<Assignment> {
  const starts: Assignment[] = prefixAssignments(world, operation, base, slots, identity);
  if (starts.length === 0) starts.push({ call: base, slots: [] });
  for (const start of starts) {
    let partial: Assignment[] = [start];
    const remaining = slots.filter(
      (parameter) => !start.slots.some(({ slot }) => slot.in === parameter.in && slot.name === parameter.name),
    );
    for (const [index, parameter] of remaining.entries()) {
      const width = index === remaining.length - 1 ? trialsPerOperation * 2 : 3;
      partial = partial.flatMap((item) =>
        candidates(world, operation, parameter, identity, item.call)
          .slice(0, width)
          .map((sighting) => fill(item, parameter, sighting)),
      );
    }
    yield* partial;
  }
}

function fill(item: Assignment, parameter: Parameter, sighting: Sighting): Assignment {
  return { call: withValue(item.call, slotOf(parameter), sighting.value), slots: [...item.slots, { slot: slotOf(parameter), sighting }] };
}

/** Fillings that an operation with a shorter path of the same beginning was answered with. */
function prefixAssignments(world: World, operation: Operation, base: Call, slots: readonly Parameter[], identity: string): Assignment[] {
  const shorter = world.operations
    .filter(
      (other) =>
        other !== operation &&
        slotsOf(other).length > 0 &&
        operation.path.startsWith(`${withoutEnd(other.path)}/`) &&
        world.instances(other.id, identity).some((instance) => instance.selects || instance.slots.length > 0),
    )
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (shorter === undefined) return [];
  return world.instances(shorter.id, identity).flatMap((instance) => {
    const shared = instance.slots.filter(
      ({ slot }) => slot.in === "path" && slots.some((parameter) => parameter.in === "path" && parameter.name === slot.name),
    );
    if (shared.length === 0) return [];
    return [
      shared.reduce<Assignment>(
        (item, { slot, sighting }) => ({ call: withValue(item.call, slot, sighting.value), slots: [...item.slots, { slot, sighting }] }),
        { call: base, slots: [] },
      ),
    ];
  });
}

function withoutEnd(path: string): string {
  return path.replace(/\/$/, "");
}

/** Ids for a parameter as one identity would choose them: what it saw itself, its own before others', patterns that worked before first. */
export function candidates(world: World, operation: Operation, parameter: Parameter, identity: string, soFar: Call): readonly Sighting[] {
  const prefix = parameter.in === "path" ? prefixOf(operation, parameter, soFar) : "";
  const worked = new Set(
    world.identities
      .flatMap((name) => world.instances(operation.id, name))
      .filter((instance) => instance.selects)
      .flatMap((instance) => instance.slots.filter(({ slot }) => slot.name === parameter.name).map(({ sighting }) => sighting.pattern)),
  );
  const ranked: { readonly sighting: Sighting; readonly score: number }[] = [];
  for (const sighting of world.sightings) {
    if (sighting.identity !== null && sighting.identity !== identity) continue;
    const score = likelihood(operation, parameter, sighting, prefix);
    if (score === null) continue;
    ranked.push({ sighting, score: score + (worked.has(sighting.pattern) ? 60 : 0) + ownHint(world, sighting, identity) });
  }
  ranked.sort((a, b) => b.score - a.score);
  const distinct = new Map<string, Sighting>();
  for (const { sighting } of ranked) if (!distinct.has(String(sighting.value))) distinct.set(String(sighting.value), sighting);
  return [...distinct.values()];
}

/** The path before a parameter, as filled in so far; empty where a value before it is still missing. */
function prefixOf(operation: Operation, parameter: Parameter, soFar: Call): string {
  const path = operation.path.slice(0, operation.path.indexOf(`{${parameter.name}}`));
  const before = operation.parameters.filter((other) => other.in === "path" && path.includes(`{${other.name}}`));
  return before.every((other) => Object.hasOwn(soFar.path, other.name))
    ? fillPath({ ...operation, path }, soFar.path).replace(/\/$/, "")
    : "";
}

const rowLeaves = new WeakMap<object, ReturnType<typeof leavesOf>>();

/** Small pushes towards ids that are this identity's own and nobody else's. */
function ownHint(world: World, sighting: Sighting, identity: string): number {
  if (sighting.identity === null) return 0;
  const others = world.identities.filter((name) => name !== identity);
  let hint = others.some((name) => world.saw(name, sighting)) ? 0 : 6;
  if (namesCaller(world, sighting, identity)) hint += 10;
  if (sighting.row !== null) {
    const leaves = rowLeaves.get(sighting.row) ?? leavesOf(sighting.row);
    rowLeaves.set(sighting.row, leaves);
    if (world.naming(leaves, identity).length > 0) hint += 8;
    if (others.some((name) => world.naming(leaves, name).length > 0)) hint -= 8;
  }
  return hint;
}

function namesCaller(world: World, sighting: Sighting, identity: string): boolean {
  return world.namings(identity).some((naming) => naming.value === String(sighting.value).toLowerCase());
}

/** The call with every plain required parameter filled from the document. */
export function plainCall(operation: Operation, random: () => number): Call {
  let call = callOf(operation);
  for (const parameter of operation.parameters) {
    if (!(parameter.required || parameter.in === "path") || !isPlain(parameter)) continue;
    const value: unknown = parameter.examples[0] ?? valueFor(parameter, random);
    if (parameter.in === "query") call = { ...call, query: { ...call.query, [parameter.name]: value } };
    else if (parameter.in === "body") call = { ...call, body: { ...call.body, [parameter.name]: value } };
    else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      call = withValue(call, slotOf(parameter), value);
  }
  return call;
}

/** What the document gives, an example of its schema, or 1: the version that most APIs have. */
function valueFor(parameter: Parameter, random: () => number): unknown {
  const schema = parameter.schema;
  if (schema === null) return 1;
  // A search for nothing finds all.
  if (
    parameter.in === "body" &&
    /^(?:q|query|search|term|text|keywords?|filter|name|suche|busqueda)$/i.test(parameter.name) &&
    satisfies(schema, "")
  )
    return "";
  const given = schema.enum !== null || schema.examples.length > 0 || schema.default !== undefined;
  return !given && /^v$|ver/i.test(parameter.name) ? 1 : exampleOf(schema, random);
}

async function furtherPages(
  world: World,
  call: Call,
  first: Exchange,
  identity: string,
  origin: string,
): Promise<readonly { call: Call; exchange: Exchange }[]> {
  const pages: { call: Call; exchange: Exchange }[] = [];
  let here = { call, exchange: first };
  while (pages.length + 1 < maximumPages) {
    const next = nextPage(here.call, here.exchange, origin, pages.length + 2);
    if (next === null) break;
    const exchange = await world.ask(next, identity);
    if (replyOf(exchange) !== "yes" || rowsOf(exchange.json?.value).length === 0 || exchange.text === here.exchange.text) break;
    here = { call: next, exchange };
    pages.push(here);
  }
  return pages;
}

function describeMiss(exchange: Exchange): string {
  if (exchange.outcome.kind === "failure")
    return exchange.outcome.failure === "budget" ? "the budget is spent" : `no answer: ${exchange.outcome.failure}`;
  return exchange.succeeded ? "answered 2xx, but with an error or nothing in it" : `answered ${exchange.status}`;
}

/** Objects in which the API describes the caller, added to what is known of it. */
function describe(world: World, operation: Operation, name: string, described: unknown[]): void {
  const others = world.identities.filter((other) => other !== name);
  for (const instance of world.instances(operation.id, name)) {
    const body = instance.exchange.json?.value;
    if (isObject(body) && slotsOf(operation).length === 0) {
      const alike = others.some((other) => world.instances(operation.id, other)[0]?.exchange.text === instance.exchange.text);
      const named =
        world.naming(
          leavesOf(body).filter((leaf) => !leaf.tokens.some((token) => typeof token === "number")),
          name,
        ).length > 0;
      const namesOthers = others.some((other) => world.naming(leavesOf(body), other).length > 0);
      if (!alike && !namesOthers && (named || meansCaller(operation.path))) described.push(body);
    }
    for (const row of rowsOf(body)) {
      const container =
        row.tokens.findLast((token) => typeof token === "string") ??
        operation.path.split("/").findLast((segment) => !segment.includes("{")) ??
        "";
      if (!namesPerson(String(container))) continue;
      const describing = leavesNaming(
        leavesOf(row.value).filter(
          (leaf) =>
            leaf.tokens.length === 1 && /mail|user_?name|login|handle|correo|usuario|benutzer|^sub$|^upn$/i.test(String(leaf.tokens[0])),
        ),
        world.namings(name),
      );
      if (describing.length > 0) described.push(row.value);
    }
  }
}

/** Values of one parameter, and of all of one operation, that are tried for other views of a list. */
const variantsPerParameter = 4;
const variantsPerOperation = 8;

/** Other views of a list, which may show more than the plain one: `?status=closed`, `?include=all`, `?archived=true`. */
async function discoverVariants(world: World, input: ExploreInput): Promise<void> {
  for (const operation of input.operations) {
    if (slotsOf(operation).length > 0) continue;
    const variants = operation.parameters
      .filter((parameter) => parameter.in === "query" && !arranges(parameter.name))
      .flatMap((parameter) => {
        const { schema } = parameter;
        const values = schema?.enum ?? (schema?.types.includes("boolean") ? [true] : []);
        return values
          .filter((value) => ["string", "number", "boolean"].includes(typeof value) && value !== schema?.default)
          .slice(0, variantsPerParameter)
          .map((value) => ({ parameter, value: value as string | number | boolean }));
      });
    for (const { parameter, value } of variants.slice(0, variantsPerOperation)) {
      if (!input.mayGoOn()) return;
      const found = await Promise.all(
        world.identities.map(async (identity): Promise<Instance | null> => {
          const plain = world.instances(operation.id, identity)[0];
          const base = plain?.call ?? (world.wasEmpty(operation.id, identity) ? plainCall(operation, input.randomFor(operation.id)) : null);
          if (base === null) return null;
          const call = withValue(base, slotOf(parameter), value);
          const exchange = await world.ask(call, identity);
          const news = replyOf(exchange) === "yes" && exchange.text !== plain?.exchange.text;
          return news ? { call, identity, exchange, slots: [], selects: false } : null;
        }),
      );
      for (const instance of found) if (instance !== null) world.add(instance);
    }
  }
}

/** Changes the order, the language or the form of an answer, not what is in it. */
function arranges(name: string): boolean {
  return /^(?:sort|sort_?by|order|order_?by|dir|direction|lang|language|locale|format|fields|unit|units|currency|page|size|limit|offset)$/i.test(
    name,
  );
}

/** Optional query and header parameters that select somebody's things: tried with an own id, kept where they select. */
async function discoverOptional(world: World, input: ExploreInput): Promise<void> {
  for (const operation of input.operations) {
    const open = operation.parameters.filter((parameter) => parameter.in !== "path" && !parameter.required && !isPlain(parameter));
    const speaks = (parameter: Parameter) =>
      namesId(parameter.name) || namesPerson(parameter.name) || parameter.schema?.format === "uuid" || parameter.schema?.format === "email";
    // A name like `of` or `whose` tells nothing: there only what names the caller is tried.
    const mute = open.filter((parameter) => !speaks(parameter) && parameter.in === "query" && !arranges(parameter.name));
    for (const parameter of [...open.filter(speaks).slice(0, 6), ...mute.slice(0, 3)]) {
      if (!input.mayGoOn()) return;
      await Promise.all(
        world.identities.map(async (identity) => {
          const start = world.instances(operation.id, identity)[0];
          const base = start ?? { call: plainCall(operation, input.randomFor(operation.id)), slots: [] };
          if (start === undefined && slotsOf(operation).length > 0) return null;
          const likely = candidates(world, operation, parameter, identity, base.call);
          const tried = mute.includes(parameter) ? likely.filter((sighting) => namesCaller(world, sighting, identity)) : likely;
          for (const sighting of tried.slice(0, 3)) {
            const filled = fill({ call: base.call, slots: [] }, parameter, sighting);
            const exchange = await world.ask(filled.call, identity);
            const verdict = await trial(world, filled.call, [slotOf(parameter)], exchange, identity);
            if (verdict === "selects") return { ...filled, identity, exchange, selects: true };
            if (verdict === "ignores") return null;
          }
          return null;
        }),
      ).then((found) => {
        for (const instance of found) if (instance !== null) world.add(instance);
      });
    }
  }
}
