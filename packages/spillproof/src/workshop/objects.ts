// In: an operation that creates, and as whom. Out: the object that it made, how its owner sees it, and what writes to it.

import {
  type Call,
  callOf,
  candidates,
  type Instance,
  isObject,
  pinned,
  plainCall,
  replyOf,
  rowsOf,
  slotOf,
  slotsOf,
  type World,
  wasDone,
  withValue,
} from "../explore/index.js";
import { asIdentity, type Exchange, type HttpRequest, isSafe, type Operation } from "../model/index.js";
import { fillPath } from "../openapi/index.js";
import type { MadeObject, MadeWrite, Unmade } from "./active.js";
import { type Body, bodyFor, contentOf, type Making } from "./body.js";
import { type ItemPath, idsIn, itemPaths, shows } from "./items.js";
import { mended, objectionsIn } from "./objections.js";

/** What making needs of the scan. */
export interface Bench {
  readonly world: World;
  readonly documented: readonly Operation[];
  readonly writes: readonly Operation[];
  readonly randomFor: (name: string) => () => number;
  readonly now: () => number;
  readonly send: (request: HttpRequest, identity: string, operation: string) => Promise<Exchange>;
}

export interface Wanted {
  readonly creation: Operation;
  readonly identity: string;
  readonly mark: string;
  readonly extra: Readonly<Record<string, unknown>>;
  /** Another identity, whose it may turn out to be. */
  readonly heir: string | null;
  /** Called before the first request, and once it is known how the object is undone, and by whom. */
  readonly sent: (path: string) => void;
  readonly came: (undo: { readonly method: string; readonly path: string } | null, by: string) => void;
  readonly refused: () => void;
}

/** After the first refusal. */
const retries = 3;

/** Creates, mending the body by what a refusal says; then finds the object's id by reading it back. */
export async function make(wanted: Wanted, bench: Bench): Promise<MadeObject | Unmade> {
  const { creation, identity, mark } = wanted;
  const { world } = bench;
  if (creation.body !== null && contentOf(creation) === null) return unmade(`${creation.id} takes neither JSON nor a form`);
  const filled = fillParents(creation, identity, world, bench.randomFor(`call ${creation.id}`));
  if (filled === null) return unmade(`no value is known for the path of ${creation.id}`);
  const making: Making = { world, identity, creation, mark, random: bench.randomFor(`body ${creation.id} ${identity}`), now: bench.now() };
  let body = merged(bodyFor(making), wanted.extra);
  wanted.sent(requestWith(filled, body).path.split("?")[0]!);
  let exchange = await bench.send(requestWith(filled, body), identity, creation.id);
  for (let turn = 1; turn <= retries && isObjection(exchange); turn++) {
    const next = mended(body, objectionsIn(exchange, [...(contentOf(creation)?.schema?.properties.keys() ?? [])]), making, turn);
    if (next === null) break;
    body = merged(next, wanted.extra);
    exchange = await bench.send(requestWith(filled, body), identity, creation.id);
  }
  if (!wasDone(exchange)) {
    // Without an answer nobody knows whether it was made.
    if (exchange.answer !== null || !exchange.sent) wanted.refused();
    return unmade(
      exchange.answer === null ? `${creation.id} gave no answer` : `${creation.id} refused what was made up for it with ${exchange.status}`,
      exchange,
    );
  }
  const places = itemPaths(creation, bench.documented);
  // What was sent besides may well be left out of it.
  const plain = without(body, wanted.extra);
  for (const item of places) {
    const found =
      (await locate(exchange, item, filled, plain, wanted, bench)) ??
      (wanted.heir === null ? null : await locate(exchange, item, filled, plain, { ...wanted, identity: wanted.heir }, bench));
    if (found === null) continue;
    const writes = writesTo(item, found.id, filled, wanted, bench);
    const removal = writes.find(({ operation }) => operation.method === "DELETE" && operation.path === item.path) ?? null;
    wanted.came(removal === null ? null : { method: "DELETE", path: removal.path }, found.view?.identity ?? identity);
    return { made: true, identity, creation, body, exchange, id: found.id, view: found.view, writes };
  }
  wanted.came(null, identity);
  const reason =
    places.length === 0
      ? `nothing in the document reads one object that ${creation.id} makes`
      : `${creation.id} answered ${exchange.status}, but not with the id of what it made`;
  return { ...unmade(reason, exchange), taken: mark };
}

/** The second over the first; objects within objects, too. */
export function merged(body: Body, extra: Readonly<Record<string, unknown>>): Body {
  const result: Body = { ...body };
  for (const [name, value] of Object.entries(extra)) {
    const own = Object.hasOwn(body, name) ? body[name] : undefined;
    result[name] = isObject(own) && isObject(value) ? merged(own, value) : value;
  }
  return result;
}

/** The first but for what the second has; objects within objects, too. */
function without(body: Body, extra: Readonly<Record<string, unknown>>): Body {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const besides = Object.hasOwn(extra, name) ? extra[name] : undefined;
      if (besides === undefined) return [[name, value]];
      return isObject(value) && isObject(besides) ? [[name, without(value, besides)]] : [];
    }),
  );
}

function unmade(reason: string, exchange?: Exchange): Unmade {
  return { made: false, reason, ...(exchange === undefined ? {} : { exchange }) };
}

/** Minded the body: whatever else stands in the way, such as a missing right, no body mends. */
function isObjection(exchange: Exchange): boolean {
  return [400, 409, 415, 422].includes(exchange.status) || (exchange.succeeded && !wasDone(exchange));
}

/** Values of the path's own parameters, such as the team that a post is made in: the caller's likeliest. */
function fillParents(creation: Operation, identity: string, world: World, random: () => number): Call | null {
  let call = plainCall(creation, random);
  for (const parameter of slotsOf(creation)) {
    if (parameter.in !== "path") continue;
    const same = world
      .allInstances(identity)
      .flatMap((instance) =>
        creation.path.startsWith(instance.call.operation.path.split(`{${parameter.name}}`)[0]!) ? instance.slots : [],
      )
      .find(({ slot }) => slot.in === "path" && slot.name === parameter.name);
    const value = same?.sighting.value ?? candidates(world, creation, parameter, identity, call)[0]?.value;
    if (value === undefined) return null;
    call = withValue(call, slotOf(parameter), value);
  }
  return call;
}

/** The object's id, as its own paths take it: the one by which its owner reads what was sent. */
async function locate(
  exchange: Exchange,
  item: ItemPath,
  parents: Call,
  body: Body,
  { creation, identity, mark }: Wanted,
  { world, documented }: Bench,
): Promise<{ readonly id: string | number; readonly view: Instance | null } | null> {
  const reader = documented.find((operation) => operation.path === item.path && operation.method === "GET") ?? null;
  const ids = [...idsIn(exchange, item, documented), ...(await listedIds(creation, item, parents, mark, identity, world))];
  if (reader === null) return ids.length === 0 ? null : { id: ids[0]!, view: null };
  for (const id of ids) {
    const call = withValue(withParents(reader, parents), { in: "path", name: item.parameter }, id);
    if (slotsOf(reader).some((slot) => slot.in === "path" && call.path[slot.name] === undefined)) continue;
    const seen = await world.ask(call, identity, { fresh: true });
    if (replyOf(seen) !== "yes" || !shows(seen, mark, body)) continue;
    const sighting = { ...pinned(id, identity, `path:${item.parameter}`, "made"), key: item.parameter };
    return {
      id,
      view: { call, identity, exchange: seen, slots: [{ slot: { in: "path", name: item.parameter }, sighting }], selects: true },
    };
  }
  return null;
}

/** Rows of the collection that hold the mark: an answer of 201 with nothing in it tells no id. */
async function listedIds(
  creation: Operation,
  item: ItemPath,
  parents: Call,
  mark: string,
  identity: string,
  world: World,
): Promise<readonly (string | number)[]> {
  const list = world.operations.find(
    (operation) => operation.method === "GET" && operation.path.replace(/\/$/, "") === creation.path.replace(/\/$/, ""),
  );
  if (list === undefined) return [];
  const exchange = await world.ask(withParents(list, parents), asIdentity(identity), { fresh: true });
  const row = rowsOf(exchange.json?.value).find(({ value }) => JSON.stringify(value).includes(mark))?.value;
  const id = row === undefined ? undefined : (row[item.parameter] ?? row.id ?? row.uuid ?? row._id);
  return typeof id === "string" || typeof id === "number" ? [id] : [];
}

function withParents(operation: Operation, parents: Call): Call {
  return Object.entries(parents.path).reduce<Call>(
    (call, [name, value]) => (operation.path.includes(`{${name}}`) ? withValue(call, { in: "path", name }, value) : call),
    callOf(operation),
  );
}

/** Operations that write to the object or below it, filled in. */
function writesTo(item: ItemPath, id: string | number, parents: Call, { identity, mark }: Wanted, bench: Bench): readonly MadeWrite[] {
  return bench.writes.flatMap((operation): MadeWrite[] => {
    if (isSafe(operation) || !(operation.path === item.path || operation.path.startsWith(`${item.path.replace(/\/$/, "")}/`))) return [];
    const values: Record<string, string | number | boolean> = { ...parents.path, [item.parameter]: id };
    if ([...operation.path.matchAll(/\{([^{}]{1,100})\}/g)].some((match) => values[match[1]!] === undefined)) return [];
    if (operation.body !== null && contentOf(operation) === null) return [];
    const making: Making = {
      world: bench.world,
      identity,
      creation: operation,
      mark,
      random: bench.randomFor(`body ${operation.id} ${identity}`),
      now: bench.now(),
    };
    return [{ operation, path: fillPath(operation, values), body: operation.body === null ? null : identified(bodyFor(making), id) }];
  });
}

/** An id that a body repeats, at its top or in the one envelope around it, is that of the thing. */
function identified(body: Body, id: string | number): Body {
  if (Object.hasOwn(body, "id")) return { ...body, id: typeof body.id === "string" ? String(id) : id };
  return isObject(body.data) && Object.hasOwn(body.data, "id") ? { ...body, data: identified(body.data, id) } : body;
}

/** The request of a call with a body in it, as the document wants it sent. */
export function requestWith(call: Call, body: Body): HttpRequest {
  const { operation } = call;
  const path = fillPath(operation, call.path);
  const query = new URLSearchParams(Object.entries(call.query).map(([key, value]): [string, string] => [key, String(value)])).toString();
  return bodyRequest(operation, `${path}${query === "" ? "" : `?${query}`}`, body);
}

/** A write to a path, its body in the media type of the operation. */
export function bodyRequest(operation: Operation, path: string, body: Body | null): HttpRequest {
  const content = contentOf(operation);
  const isForm = content !== null && /x-www-form-urlencoded/i.test(content.mediaType);
  const encode = (text: string) => new TextEncoder().encode(text);
  if (body === null || (Object.keys(body).length === 0 && operation.body === null))
    return { method: operation.method, path, headers: [], body: null };
  if (isForm) {
    const form = new URLSearchParams(
      Object.entries(body).map(([key, value]): [string, string] => [
        key,
        isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value),
      ]),
    );
    return {
      method: operation.method,
      path,
      headers: [["content-type", "application/x-www-form-urlencoded"]],
      body: encode(form.toString()),
    };
  }
  const type = content !== null && /json/i.test(content.mediaType) ? content.mediaType : "application/json";
  return { method: operation.method, path, headers: [["content-type", type]], body: encode(JSON.stringify(body)) };
}
