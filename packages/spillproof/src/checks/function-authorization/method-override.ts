/** A header or parameter turns a request that is let through into one that its caller is refused. */

import { type Instance, replyOf, sameObject, volatilePointers, type World, wasDone } from "../../explore/index.js";
import { type Asker, asIdentity, type Exchange, type HttpRequest, nobody, type Operation } from "../../model/index.js";
import { type Active, type MadeObject, type MadeWrite, markPrefix } from "../../workshop/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, verified, violated } from "../check.js";

const control = "scopes";
const purpose = "method-override";
/** Kinds of things on which it is tried: what turns methods stands before all routes, who may use them does not. */
const maximumKinds = 6;

/** Where servers look for another method: Rails, Laravel, Symfony, Express, ASP.NET, Google's and SAP's gateways. */
const headers = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];

/** One way to say it. */
interface Carrier {
  readonly label: string;
  readonly method: "GET" | "POST";
  readonly headers: readonly string[];
  readonly query: boolean;
  readonly form: boolean;
}

const all = { headers, query: true } as const;

export const methodOverride = defineCheck({
  per: "api",
  rules: ["method-override"],
  cost: 20,
  async *run(context): AsyncGenerator<Verdict> {
    const { active } = context;
    if (active === null) return yield notTested(control, null, "a scan that only reads turns no method into another");
    const ordinary = context.people.filter(({ privileged }) => !privileged);
    for (const creation of active.creations.slice(0, maximumKinds)) yield* tryKind(creation, ordinary, context, active);
  },
});

async function* tryKind(creation: Operation, ordinary: readonly Person[], context: Context, active: Active): AsyncGenerator<Verdict> {
  for (const maker of ordinary.slice(0, 1)) {
    const object = await active.makeObject(creation, maker.name, { purpose });
    if (!object.made) return yield notTested(control, creation.id, object.reason);
    const write = goalOf(object);
    if (object.view === null || write === null) return;
    const others = ordinary.filter(({ name }) => name !== maker.name).slice(0, 1);
    const narrow = [...maker.moreTokens.keys()]
      .filter((token) => token === "narrow")
      .map((token): Asker => ({ identity: maker.name, token }));
    // Who may do least first: what destroys the thing ends the trial.
    const askers = [nobody, ...others.map(({ name }) => asIdentity(name)), ...narrow, asIdentity(maker.name)];
    const again = async () => {
      const fresh = await active.makeObject(creation, maker.name, { purpose: `${purpose} again` });
      return fresh.made ? fresh : null;
    };
    yield* tryWrite(object, object.view, write, askers, again, context, active);
  }
}

/** A deletion where there is one, since that is seen best; else a change of a text. */
function goalOf({ writes, view }: MadeObject): MadeWrite | null {
  const own = writes.filter(({ operation }) => operation.path === view?.call.operation.path);
  return (
    own.find(({ operation }) => operation.method === "DELETE") ??
    own.find((write) => /^P(?:UT|ATCH)$/.test(write.operation.method) && changed(write) !== null) ??
    null
  );
}

/** The body of a write with its mark changed, so that it can be told whether it was written. */
function changed({ operation, body }: MadeWrite): MadeWrite["body"] {
  if (operation.method === "DELETE") return body;
  const place = Object.entries(body ?? {}).find(([, value]) => typeof value === "string" && value.startsWith(markPrefix));
  return place === undefined ? null : { ...body, [place[0]]: `${String(place[1]).slice(0, -2)}zz` };
}

async function* tryWrite(
  object: MadeObject,
  view: Instance,
  write: MadeWrite,
  askers: readonly Asker[],
  again: () => Promise<MadeObject | null>,
  context: Context,
  active: Active,
): AsyncGenerator<Verdict> {
  const { world } = context;
  const { operation } = write;
  const isDeletion = operation.method === "DELETE";
  const held: string[] = [];
  const sight = await watch(view, world);
  if (sight === null) return yield notTested(control, operation.id, "what was made could not be read again");
  for (const asker of askers) {
    const name = nameOf(asker);
    const direct = await active.write(active.request(operation, write.path, changed(write)), asker, operation.id);
    if (await sight.differs()) {
      if (asker.identity === object.identity && asker.token === "access") break;
      return yield notTested(control, operation.id, `${name} needs no override: ${operation.method} itself is open`);
    }
    if (wasDone(direct))
      return yield notTested(control, operation.id, `${operation.method} was answered ${direct.status} and changed nothing`);
    if (replyOf(direct) !== "no")
      return yield notTested(control, operation.id, `${operation.method} as ${name} was neither refused nor done`);
    // To its own maker a thing that was deleted, or never could be, is refused for other reasons.
    if (asker.identity === object.identity && ![401, 403, 405].includes(direct.status)) break;
    const scouts: readonly Carrier[] = [
      { label: "", method: "POST", ...all, form: isDeletion },
      ...(isDeletion ? ([{ label: "", method: "GET", ...all, form: false }] as const) : []),
    ];
    for (const scout of scouts) {
      let sent = await active.write(carried(write, scout, active), asker, operation.id);
      // Not every server reads forms, and one that does not looks no further.
      if (scout.form && [400, 406, 413, 415, 422].includes(sent.status) && !(await sight.differs()))
        sent = await active.write(carried(write, { ...scout, form: false }, active), asker, operation.id);
      if (await sight.differs()) {
        const proof = await prove(scout.method, asker, again, context, active);
        if (proof !== null && proof !== "nothing") return yield told(operation, object.identity, asker, proof);
        // A count of readers, or the like: from here on it says nothing.
        if (proof === null || !(await sight.settle()))
          return yield notTested(control, operation.id, "what an override did once could not be tried again");
      }
      if (replyOf(sent) === "unclear")
        return yield notTested(control, operation.id, `an override was answered ${sent.status}, which neither grants nor refuses`);
    }
    held.push(name);
  }
  if (held.length > 0) yield verified(control, operation.id, `refused, also by an override of the method: ${held.join(", ")}`);
}

function nameOf({ identity, token }: Asker): string {
  return identity === null ? "nobody" : token === "access" ? identity : `${identity} with the token ${token}`;
}

interface Proof {
  readonly direct: Exchange;
  readonly override: Exchange;
  readonly carrier: Carrier;
}

/** On another thing: the method itself, the request without an override, and then with one alone. Null where that could not be tried. */
async function prove(
  method: Carrier["method"],
  asker: Asker,
  again: () => Promise<MadeObject | null>,
  { world }: Context,
  active: Active,
): Promise<Proof | "nothing" | null> {
  const object = await again();
  const write = object === null ? null : goalOf(object);
  if (object === null || object.view === null || write === null) return null;
  const sight = await watch(object.view, world);
  if (sight === null) return null;
  const { operation, path } = write;
  const direct = await active.write(active.request(operation, path, changed(write)), asker, operation.id);
  if (await sight.differs()) return null;
  const plain: Carrier = { label: "", method, headers: [], query: false, form: false };
  await active.write(carried(write, plain, active), asker, operation.id);
  // A count of views, or whatever else such a request changes by right, says nothing from here on.
  if (!(await sight.settle())) return null;
  const carriers: readonly Carrier[] = [
    ...headers.map((header): Carrier => ({ ...plain, label: `${header}: ${operation.method}`, headers: [header] })),
    { ...plain, label: `_method=${operation.method} in the query`, query: true },
    ...(method === "POST" && operation.method === "DELETE"
      ? [{ ...plain, label: `_method=${operation.method} in a form`, form: true }]
      : []),
  ];
  for (const carrier of carriers) {
    const override = await active.write(carried(write, carrier, active), asker, operation.id);
    if (await sight.differs()) return { direct, override, carrier };
  }
  return "nothing";
}

/** The request of a write, its method said elsewhere. */
function carried(write: MadeWrite, carrier: Carrier, active: Active): HttpRequest {
  const { operation, path } = write;
  const plain = active.request(operation, path, changed(write));
  const form: HttpRequest["headers"] = [["content-type", "application/x-www-form-urlencoded"]];
  return {
    method: carrier.method,
    path: carrier.query ? `${path}?_method=${operation.method}` : path,
    headers: [
      ...(carrier.form ? form : carrier.method === "GET" ? [] : plain.headers),
      ...carrier.headers.map((header) => [header, operation.method] as const),
    ],
    body: carrier.form ? new TextEncoder().encode(`_method=${operation.method}`) : carrier.method === "GET" ? null : plain.body,
  };
}

interface Sight {
  /** True where the thing is gone, or is another than it was. */
  readonly differs: () => Promise<boolean>;
  /** What is otherwise now changes by itself; false where the thing is gone. */
  readonly settle: () => Promise<boolean>;
}

/** The thing as its maker sees it. Null where it cannot be seen. */
async function watch(view: Instance, world: World): Promise<Sight | null> {
  const read = () => world.ask(view.call, view.identity, { fresh: true });
  let before = await read();
  const second = await read();
  if (replyOf(before) !== "yes" || replyOf(second) !== "yes") return null;
  const volatile = new Set(volatilePointers(before, second));
  const isGone = (seen: Exchange) => replyOf(seen) === "no" && ![401, 403].includes(seen.status);
  return {
    differs: async () => {
      const seen = await read();
      return isGone(seen) || (replyOf(seen) === "yes" && !sameObject(before, seen, volatile));
    },
    settle: async () => {
      const seen = await read();
      if (replyOf(seen) !== "yes") return false;
      for (const pointer of volatilePointers(before, seen)) volatile.add(pointer);
      before = seen;
      return true;
    },
  };
}

function told(operation: Operation, maker: string, asker: Asker, { direct, override, carrier }: Proof): Verdict {
  const name = nameOf(asker);
  const what = operation.method === "DELETE" ? "gone or changed" : "changed";
  return violated("method-override", {
    operation: operation.id,
    confidence: "proven",
    control: direct,
    experiment: override,
    difference: `${operation.method} is refused to ${name} with ${direct.status}; ${carrier.method} with ${carrier.label} is not, and without it does nothing: what ${maker} made is ${what} then`,
    title: `${name === "nobody" ? "Nobody in particular" : name} gets ${operation.method} done by ${carrier.method}`,
    data: [],
  });
}
