/** A plain header decides who asks: with another's name in it, a caller, or nobody, is answered with what is that other's alone. */

import {
  answerLeaves,
  type Instance,
  impossibleId,
  isSensitive,
  type Leaf,
  leavesOf,
  plainCall,
  privateLeaves,
  replyOf,
  requestOf,
  sensitiveFields,
  sentValues,
  shownIn,
  slotsOf,
  volatilePointers,
} from "../../explore/index.js";
import { type Asker, asIdentity, type Exchange, nobody, type Operation } from "../../model/index.js";
import { type Context, defineCheck, type LeakedValue, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { leaked } from "../object-authorization/trial.js";

/** What proxies, gateways and platforms tell the application behind them of its caller. All are sent at once; the one that works is then looked for. */
const usualHeaders = [
  "X-User-Id",
  "X-User",
  "X-Username",
  "X-User-Name",
  "X-User-Email",
  "X-UserId",
  "X-Uid",
  "X-Sub",
  "X-Subject",
  "X-Account",
  "X-Account-Id",
  "X-Customer-Id",
  "X-Client-Id",
  "X-Tenant",
  "X-Tenant-Id",
  "X-Org-Id",
  "X-Auth-User",
  "X-Auth-User-Id",
  "X-Auth-Request-User",
  "X-Auth-Request-Email",
  "X-Authenticated-User",
  "X-Authenticated-UserId",
  "X-Credential-Username",
  "X-Consumer-Username",
  "X-Consumer-Custom-Id",
  "X-Forwarded-User",
  "X-Forwarded-Email",
  "X-Forwarded-Preferred-Username",
  "X-Remote-User",
  "Remote-User",
  "Remote-Email",
  "X-WebAuth-User",
  "X-Original-User",
  "X-Impersonate-User",
  "X-On-Behalf-Of",
  "X-Act-As",
  "X-Current-User",
  "X-Current-User-Id",
  "X-Logged-In-User",
  "X-Goog-Authenticated-User-Email",
  "X-Goog-Authenticated-User-Id",
  "X-MS-CLIENT-PRINCIPAL-ID",
  "X-MS-CLIENT-PRINCIPAL-NAME",
  "X-Endpoint-API-UserInfo",
  "Impersonate-User",
  "From",
];
/** What proxies tell of the address that a request came from. */
const addressHeaders = ["X-Forwarded-For", "X-Real-IP", "X-Client-IP", "X-Originating-IP", "True-Client-IP", "CF-Connecting-IP"];
/** RFC 5737: documentation's own, nobody's. */
const strangeAddress = "203.0.113.77";

/** Operations at which every naming of the owner is tried; at the others the likeliest alone. */
const thorough = 2;
const namingsTried = 3;

/** An answer that holds what is its caller's alone, and somebody else who is not given it. */
interface Ground {
  readonly operation: Operation;
  readonly owner: Person;
  readonly mine: Instance;
  readonly askers: readonly { readonly asker: Asker; readonly before: Exchange }[];
}

interface Spoofed {
  readonly operation: Operation;
  readonly header: string;
  readonly control: Exchange;
  readonly experiment: Exchange;
  readonly difference: string;
  readonly data: readonly LeakedValue[];
  /** The kind of name that was believed. */
  readonly rank?: number;
}

export const spoofableIdentity = defineCheck({
  per: "api",
  rules: ["spoofable-identity"],
  cost: 3,
  async *run(context): AsyncGenerator<Verdict> {
    const control = "token-validation";
    const found: Spoofed[] = [];
    let tried = 0;
    for (const ground of await groundsOf(context)) {
      const result = await spoof(ground, tried < thorough, found[0] ?? null, context);
      if (result === "unclear") continue;
      tried++;
      if (result !== "held") found.push(result);
    }
    // One believer for several operations is one defect; a believer of one operation is that operation's.
    const whole = found.length > 1;
    for (const item of found.slice(0, 1)) yield told(item, whole ? found : null);
    for (const item of await fromInside(context)) yield told(item, null);
    if (found.length > 0 || context.people.length === 0) return;
    yield tried > 0
      ? verified(control, null, "no header that names another user changes who is answered")
      : notTested(control, null, "no answer is a caller's alone whose name a header could hold");
  },
});

function told({ operation, header, control, experiment, difference, data }: Spoofed, all: readonly Spoofed[] | null): Verdict {
  return violated("spoofable-identity", {
    operation: all === null ? operation.id : null,
    ...(all === null ? {} : { operations: all.map((item) => item.operation.id) }),
    confidence: "proven",
    control,
    experiment,
    difference,
    title: `The header ${header} decides who asks`,
    data,
  });
}

async function groundsOf(context: Context): Promise<readonly Ground[]> {
  const { world } = context;
  const ordinary = context.people.filter((person) => !person.privileged);
  const grounds: Ground[] = [];
  for (const operation of world.operations) {
    if (operation.method !== "GET") continue;
    for (const owner of ordinary) {
      const mine = world.instances(operation.id, owner.name)[0];
      if (mine === undefined || namesOf(owner, context).length === 0) continue;
      const anybody = await world.ask(mine.call, null);
      // Who is refused, or answered with nothing of the owner's, may be taken for the owner.
      const askers = replyOf(anybody) === "no" ? [{ asker: nobody, before: anybody }] : [];
      const reader = ordinary.find((person) => person !== owner && !context.mayRead(operation.id, owner.name, person.name));
      if (reader !== undefined) {
        const before = await world.ask(mine.call, reader.name);
        const reply = replyOf(before);
        const settled = mine.slots.length > 0 ? reply === "no" : reply !== "unclear";
        if (settled && privateLeaves(mine.exchange, new Set(), sentValues(mine.call), [before]).length > 0)
          askers.push({ asker: asIdentity(reader.name), before });
      }
      if (askers.length === 0) continue;
      grounds.push({ operation, owner, mine, askers });
      break;
    }
  }
  return grounds;
}

async function spoof(ground: Ground, thoroughly: boolean, known: Spoofed | null, context: Context): Promise<Spoofed | "held" | "unclear"> {
  const headers = headersFor(ground.operation, context);
  // A tenant or an account that is not the caller's may be refused before anybody looks at the user.
  const users = headers.filter((header) => !/tenant|org|account|customer|client|consumer|impersonate|act-as|behalf/i.test(header));
  const sets = known !== null ? [[known.header], headers] : thoroughly ? [headers, users] : [headers];
  const all = namesOf(ground.owner, context);
  // What was believed at one operation is tried first at the next.
  const believed = all.filter(({ rank }) => rank === known?.rank);
  const names = [...new Set([...believed, ...all.slice(0, thoroughly ? namingsTried : 1)])];
  let decided = false;
  for (const { name, rank } of names) {
    for (const { asker, before } of ground.askers) {
      const own = alone(ground, [name], [before], asker, context);
      if (own.length === 0) continue;
      for (const set of sets) {
        const together = await ask(ground, set, name, asker, context);
        decided ||= replyOf(together) !== "unclear";
        if (shownIn(own, together).length === 0) continue;
        const proof = await prove(ground, set, name, asker, before, context);
        if (proof !== null) return { ...proof, rank };
      }
    }
  }
  return decided ? "held" : "unclear";
}

/** The header that does it by itself, where a name that nobody has does not. */
async function prove(
  ground: Ground,
  headers: readonly string[],
  name: string,
  asker: Asker,
  before: Exchange,
  context: Context,
): Promise<Spoofed | null> {
  const { world } = context;
  const again = await world.ask(ground.mine.call, ground.owner.name, { fresh: true });
  const without = await world.ask(ground.mine.call, asker, { fresh: true });
  const volatile = volatilePointers(ground.mine.exchange, again);
  const random = context.randomFor(`spoofable-identity ${ground.operation.id}`);
  const strange = String(impossibleId(name, random, new Set(world.sightings.map(({ value }) => String(value)))));
  const own = alone(ground, [name, strange], [before, without], asker, context, volatile);
  for (const header of headers) {
    const experiment = await ask(ground, [header], name, asker, context);
    const shown = shownIn(own, experiment);
    if (shown.length === 0) continue;
    const control = await ask(ground, [header], strange, asker, context);
    if (replyOf(control) === "unclear" || shownIn(shown, control).length > 0) return null;
    const owner = ground.owner.name;
    return {
      operation: ground.operation,
      header,
      control,
      experiment,
      difference: `the header ${header} holds ${owner}'s name in place of one that nobody has, and ${asker.identity ?? "nobody"} is answered with what is ${owner}'s alone`,
      data: leaked(shown, experiment, owner),
    };
  }
  return null;
}

/** Operations without ids that refuse everybody, and answer whoever says to be the machine itself. */
async function fromInside(context: Context): Promise<readonly Spoofed[]> {
  const { world } = context;
  const found: Spoofed[] = [];
  const headers = headersFor(null, context, addressHeaders);
  for (const operation of world.operations) {
    if (operation.method !== "GET" || slotsOf(operation).length > 0) continue;
    if (context.people.some(({ name }) => world.instances(operation.id, name).length > 0)) continue;
    const person = context.people.find(({ name }) => /answered 40[134]/.test(world.missed.get(`${operation.id}\n${name}`) ?? ""));
    if (person === undefined) continue;
    const request = requestOf(plainCall(operation, context.randomFor(operation.id)));
    const send = (names: readonly string[], address: string) =>
      world.askRaw(
        { ...request, headers: [...request.headers, ...names.map((name) => [name, address] as const)] },
        asIdentity(person.name),
        operation.id,
      );
    if (!tells(await send(headers, "127.0.0.1"))) continue;
    for (const header of headers) {
      const experiment = await send([header], "127.0.0.1");
      if (!tells(experiment)) continue;
      const control = await send([header], strangeAddress);
      if (control.status < 400 || control.status >= 500 || replyOf(control) !== "no") break;
      const data = sensitiveFields(experiment)
        .filter((field) => isSensitive(field))
        .map(({ pointer, type, kind, raw }): LeakedValue => ({ pointer, type, kind, owner: null, raw }))
        .slice(0, 50);
      const difference = `the header ${header} says that the request comes from the machine itself, and opens to ${person.name} what is refused where it says another address`;
      found.push({ operation, header, control, experiment, difference, data });
      break;
    }
  }
  return found;
}

function tells(exchange: Exchange): boolean {
  return replyOf(exchange) === "yes" && sensitiveFields(exchange).some((field) => isSensitive(field));
}

/** What only the owner was seen to hold, and no request here sends. */
function alone(
  ground: Ground,
  sent: readonly string[],
  others: readonly Exchange[],
  asker: Asker,
  context: Context,
  volatile: ReadonlySet<string> = new Set(),
): readonly Leaf[] {
  const seen = asker.identity === null ? [] : context.world.allInstances(asker.identity).map(({ exchange }) => exchange);
  const leaves = privateLeaves(ground.mine.exchange, volatile, [...sent, ...sentValues(ground.mine.call)], [...others, ...seen]);
  // Nor is a part of what the other is answered anyway.
  return leaves.filter((leaf) => !others.some((other) => shownIn([leaf], other).length > 0));
}

function ask(ground: Ground, headers: readonly string[], name: string, asker: Asker, context: Context): Promise<Exchange> {
  const request = requestOf(ground.mine.call);
  const added = headers.map((header) => [header, name] as const);
  return context.world.askRaw({ ...request, headers: [...request.headers, ...added] }, asker, ground.operation.id);
}

/** What a header can hold of an owner's names, as the API writes them: first an id, then a handle, then an address. */
function namesOf(owner: Person, context: Context): readonly { readonly name: string; readonly rank: number }[] {
  const { world } = context;
  const kinds = new Map<number, string>();
  const written = new Map<string, string>();
  for (const { exchange } of world.allInstances(owner.name))
    for (const leaf of world.naming(answerLeaves(exchange), owner.name)) written.set(String(leaf.value).toLowerCase(), String(leaf.value));
  for (const leaf of leavesOf(owner.claims ?? {})) written.set(String(leaf.value).toLowerCase(), String(leaf.value));
  for (const { value, claim } of world.namings(owner.name)) {
    if (!/^[\x21-\x7e]{1,100}$/.test(value)) continue;
    const isSubject = claim !== null && /^\/(?:sub|user_?id|uid|oid|id)$/i.test(claim);
    const rank = isSubject ? 0 : value.includes("@") ? 3 : /\d/.test(value) ? 1 : 2;
    if (!kinds.has(rank)) kinds.set(rank, written.get(value) ?? value);
  }
  return [...kinds].sort(([a], [b]) => a - b).map(([rank, name]) => ({ name, rank }));
}

/** Headers that the operation does not declare, and that are not how the callers say who they are. */
function headersFor(operation: Operation | null, context: Context, from: readonly string[] = usualHeaders): readonly string[] {
  const declared = operation?.parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name.toLowerCase()) ?? [];
  const own = context.people.flatMap(({ name }) =>
    context.credentials(asIdentity(name)).map((credential) => credential.name.toLowerCase()),
  );
  const taken = new Set<string>([...declared, ...own]);
  return from.filter((header) => !taken.has(header.toLowerCase()));
}
