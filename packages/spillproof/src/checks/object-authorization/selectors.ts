// In: a list or singleton that answers each caller with its own. Out: whether a query parameter that nobody declared makes it answer with another's.

import {
  answerLeaves,
  type Call,
  type Leaf,
  namesPerson,
  privateLeaves,
  rowsOf,
  sentValues,
  shownIn,
  valueIn,
  volatilePointers,
  type World,
  withValue,
} from "../../explore/index.js";
import type { Operation } from "../../model/index.js";
import type { Context, Person } from "../check.js";
import { leaked, type Trial } from "./trial.js";

/** Names by which handlers commonly let a caller say whose things are meant. All are sent at once; one that works is then looked for. */
const ownerParameters = [
  "user_id",
  "userId",
  "user",
  "owner",
  "owner_id",
  "ownerId",
  "account_id",
  "accountId",
  "customer_id",
  "customerId",
  "username",
  "email",
];

/** One trial for an operation without ids whose answers are the callers' own; empty where there is nothing to try. */
export async function selectors(operation: Operation, owner: Person, reader: Person, context: Context): Promise<readonly Trial[]> {
  const { world } = context;
  const ownersFirst = world.instances(operation.id, owner.name).find((instance) => instance.slots.length === 0);
  const readersFirst = world.instances(operation.id, reader.name).find((instance) => instance.slots.length === 0);
  if (ownersFirst === undefined || readersFirst === undefined || reader.privileged) return [];
  if (ownersFirst.exchange.text === readersFirst.exchange.text || context.mayRead(operation.id, owner.name, reader.name)) return [];
  const names = [...new Set([...ownerParameters, ...ownWords(owner, context)])].filter(
    (name) => !operation.parameters.some((parameter) => parameter.name === name),
  );
  const call = names.reduce<Call>((item, name) => {
    const value = valueFor(name, owner, context);
    return value === null ? item : withValue(item, { in: "query", name }, value);
  }, readersFirst.call);
  if (Object.keys(call.query).length === Object.keys(readersFirst.call.query).length) return [];

  const all = await world.ask(call, reader.name);
  if (shownIn(privateLeaves(ownersFirst.exchange, new Set(), sentValues(call), [readersFirst.exchange]), all).length === 0) return [];
  const again = await world.askAgain(readersFirst.call, reader.name);
  const volatile = new Set([...volatilePointers(readersFirst.exchange, again)]);
  const others = [
    readersFirst.exchange,
    again,
    ...world
      .allInstances(reader.name)
      .filter((instance) => instance.slots.length === 0)
      .map((instance) => instance.exchange),
  ];
  const alone = privateLeaves(ownersFirst.exchange, volatile, [...sentValues(call)], others);
  const minimum = rowsOf(ownersFirst.exchange.json?.value).length > 0 ? 1 : 2;
  if (shownIn(alone, all).length < minimum) return [];
  for (const name of names) {
    const value = valueIn(call, { in: "query", name });
    if (value === null) continue;
    const single = withValue(readersFirst.call, { in: "query", name }, value);
    const experiment = await world.ask(single, reader.name);
    const shown = shownIn(alone, experiment);
    if (shown.length < minimum) continue;
    const anybody = await world.ask(single, null);
    if (shownIn(shown, anybody).length > 0) return [];
    return [
      {
        owner: owner.name,
        reader: reader.name,
        outcome: "leak",
        reason: `the query parameter ${name} selects whose things are answered`,
        control: readersFirst.exchange,
        experiment,
        data: leaked(shown, experiment, owner.name),
        difference: `${reader.name} adds the query parameter ${name} with ${owner.name}'s id; the answer holds what is ${owner.name}'s`,
      },
    ];
  }
  return [];
}

const namingMemory = new WeakMap<World, Map<string, readonly Leaf[]>>();

/** Where the owner is named in all that it was answered. */
function namingsOf(owner: Person, { world }: Context): readonly Leaf[] {
  const memory = namingMemory.get(world) ?? new Map<string, readonly Leaf[]>();
  namingMemory.set(world, memory);
  const found =
    memory.get(owner.name) ?? world.allInstances(owner.name).flatMap(({ exchange }) => world.naming(answerLeaves(exchange), owner.name));
  memory.set(owner.name, found);
  return found;
}

/** The API's own words for whose a thing is: the fields that name the owner in its answers. */
function ownWords(owner: Person, context: Context): readonly string[] {
  const keys = namingsOf(owner, context).map((leaf) => String(leaf.tokens.findLast((token) => typeof token === "string") ?? ""));
  return [...new Set(keys)].filter((key) => namesPerson(key)).slice(0, 8);
}

/** The owner's name in the manner of the parameter: an address for `email`, a handle for `username`, else its id. */
function valueFor(name: string, owner: Person, context: Context): string | null {
  const namings = context.world.namings(owner.name);
  const email = namings.find((naming) => naming.value.includes("@"));
  const handle = namings.find((naming) => /^[a-z][\w.-]{2,}$/.test(naming.value) && !/^[0-9a-f-]{20,}$/.test(naming.value));
  const id =
    namings.find((naming) => naming.claim === "/sub" || naming.claim === "/user_id" || naming.claim === "/uid") ??
    namings.find((naming) => /^\d+$/.test(naming.value) || /^[0-9a-f-]{20,}$/.test(naming.value));
  const seen = namingsOf(owner, context).find((leaf) => leaf.tokens.at(-1) === name);
  if (seen !== undefined) return String(seen.value);
  if (name === "email") return email?.value ?? null;
  if (name === "username") return handle?.value ?? null;
  return (id ?? handle ?? email)?.value ?? null;
}
