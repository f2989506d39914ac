/** A neighbouring version of a documented path still answers, with less protection or more data than the documented one. */

import {
  answerLeaves,
  comparable,
  type Instance,
  isSensitive,
  isThere,
  meansCaller,
  namesPublication,
  patternOf,
  pointerOf,
  replyOf,
  requestOf,
  rowsOf,
  type SensitiveField,
  sameData,
  saysNoMore,
  sensitiveFields,
  sentValues,
  tellsValue,
  unknownBeside,
  valuesOf,
} from "../../explore/index.js";
import { asIdentity, type Exchange, nobody, type Operation, type Severity } from "../../model/index.js";
import { type Context, defineCheck, type LeakedValue, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { disclosedTo } from "../disclosed.js";
import { basePathsOf, type Surface, surfaceOf } from "../surface.js";

/** Operations that are tried in a version that answers one of them. */
const maximumOperations = 12;
/** Operations by which a version is looked for: some may be gone from it, and more from the one before, which is the likeliest to be left. */
const scouts = { next: 6, further: 3 };

/** One place of a version in paths, and another version for it. */
interface Neighbour {
  readonly from: string;
  readonly to: string;
}

interface Compared {
  readonly path: string;
  readonly operation: Operation;
  readonly severity: Severity;
  readonly because: string;
  readonly difference: string;
  readonly control: Exchange;
  readonly experiment: Exchange;
  readonly data: readonly LeakedValue[];
}

export const oldVersionExposed = defineCheck({
  per: "api",
  rules: ["old-version-exposed"],
  cost: 24,
  async *run(context): AsyncGenerator<Verdict> {
    const surface = surfaceOf(context);
    const { caller } = surface;
    if (caller === null) return yield notTested("hidden-surface", null, "old versions: no valid token was answered");
    const known = instancesOf(caller, context);
    let tried = 0;
    let found = false;
    for (const [turn, neighbour] of neighboursOf(known, context).entries()) {
      const moved = known.filter((instance) => requestOf(instance.call).path.startsWith(`${neighbour.from}/`));
      const compared: Compared[] = [];
      for (const [index, instance] of moved.slice(0, maximumOperations).entries()) {
        if (surface.stopped !== null || (index >= (turn === 0 ? scouts.next : scouts.further) && compared.length === 0)) break;
        const outcome = await compare(instance, neighbour, caller, surface, context);
        if (outcome === "absent") tried++;
        else if (outcome !== null) compared.push(outcome);
      }
      const grave = compared.filter(({ severity }) => severity !== "low" && severity !== "info");
      found ||= compared.some(({ severity }) => severity !== "info");
      for (const item of grave) yield finding(item, [item]);
      // One that is merely there is one defect, however many operations it has.
      if (grave.length === 0 && compared.length > 0)
        yield finding(compared.find(({ severity }) => severity === "low") ?? compared[0]!, compared);
    }
    if (found) return;
    if (surface.stopped !== null) yield notTested("hidden-surface", null, `old versions: ${surface.stopped}`);
    else if (tried > 0) yield verified("hidden-surface", null, `${tried} paths of neighbouring versions were tried; none answers`);
    else yield notTested("hidden-surface", null, "old versions: nothing was answered whose neighbouring version could be tried");
  },
});

/** One for each operation: first an object by its id, one with data of people and a list, by which a version is looked for; then the others. */
function instancesOf(caller: Person, context: Context): readonly Instance[] {
  const all = context.world.operations
    .filter(({ method }) => method === "GET")
    .flatMap(({ id }) => context.world.instances(id, caller.name).slice(0, 1));
  const isSensitiveOne = ({ exchange }: Instance) => sensitiveFields(exchange).some(isSensitive);
  const first = [
    all.find(({ slots, selects }) => slots.length > 0 && selects),
    all.find((instance) => instance.slots.length === 0 && isSensitiveOne(instance) && !meansCaller(instance.call.operation.path)),
    all.find(({ slots, exchange }) => slots.length === 0 && rowsOf(exchange.json?.value).length > 0),
  ].filter((instance) => instance !== undefined);
  return [...new Set([...first, ...all.filter(isSensitiveOne), ...all])];
}

const versionSegment = /^(v)(\d{1,2})((?:\.\d{1,3}){0,2})$/i;

/** Other versions, beside the one that documented paths have; or one where they have none. */
function neighboursOf(instances: readonly Instance[], context: Context): readonly Neighbour[] {
  const found: Neighbour[] = [];
  const prefixes = new Map<string, number>();
  for (const { call } of instances) {
    const segments = requestOf(call).path.split("?")[0]!.split("/");
    const index = segments.findIndex((segment) => versionSegment.test(segment));
    if (index > 0 && index < segments.length - 1) {
      const prefix = segments.slice(0, index + 1).join("/");
      prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
    }
  }
  for (const [from] of [...prefixes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 2)) {
    const [, v = "v", number = "1"] = versionSegment.exec(from.slice(from.lastIndexOf("/") + 1))!;
    const stem = from.slice(0, from.lastIndexOf("/"));
    const current = Number(number);
    const others = [current - 1, current - 2, current + 1].filter((other) => other >= 0).map((other) => `${v}${other}`);
    for (const other of [...others, "beta", "internal", "legacy", "old"]) found.push({ from, to: `${stem}/${other}` });
    found.push({ from, to: stem });
  }
  if (found.length > 0) return found;
  const base = basePathsOf(context)[0] ?? "";
  return ["v1", "v0", "v2", "old", "legacy", "beta"]
    .map((version): Neighbour => ({ from: base, to: `${base}/${version}` }))
    .concat(
      base === ""
        ? [
            { from: "", to: "/api" },
            { from: "", to: "/api/v1" },
          ]
        : [],
    );
}

/** `absent`: clearly not there. Null: nothing can be said, or it is documented. */
async function compare(
  instance: Instance,
  { from, to }: Neighbour,
  caller: Person,
  surface: Surface,
  context: Context,
): Promise<Compared | "absent" | null> {
  const { operation } = instance.call;
  const move = (path: string) => `${to}${path.slice(from.length)}`;
  const path = move(requestOf(instance.call).path);
  const template = move(operation.path);
  if (surface.documented(path) !== null || context.documented.some((other) => other.path === template) || !context.mayProbe(template))
    return null;
  const ask = (at: string, by: string | null) => context.probe({ path: at }, by === null ? nobody : asIdentity(by));
  const old = await ask(path, caller.name);
  if (replyOf(old) === "no") return "absent";
  if (!isThere(old) || !holdsTheSame(instance.exchange, old, sentValues(instance.call))) return null;
  // Where any word stands for a version, the path has none.
  const random = context.randomFor(`version ${to}`);
  const anywhere = await ask(`${unknownBeside(to === "" ? "/x" : to, random)}${path.slice(to.length)}`, caller.name);
  if (isThere(anywhere) && saysNoMore(old, anywhere)) return null;
  const told = { path: template, operation };
  const fields = (exchange: Exchange) =>
    sensitiveFields(exchange).filter((field) => isSensitive(field) && !field.pointer.startsWith("header:"));
  const [openNow, openThen] = [await context.world.ask(instance.call, null), await ask(path, null)];
  if (replyOf(openNow) === "no" && isThere(openThen) && holdsTheSame(old, openThen, [])) {
    const data = fields(openThen);
    return {
      ...told,
      severity: data.length > 0 ? "critical" : "medium",
      because: data.length > 0 ? "anybody reads there what the documented version keeps for callers" : "anybody is answered there",
      difference: "nobody is refused by the documented version and answered by the other one",
      control: openNow,
      experiment: openThen,
      data: leaked(data),
    };
  }
  const foreign = await foreignObject(operation, caller, move, context);
  if (foreign !== null) return { ...told, ...foreign };
  const strangers = await strangersIn(old, instance.exchange, path, caller, surface, context);
  if (strangers !== null) return { ...told, ...strangers };
  const names = new Set(fields(instance.exchange).map(nameOf));
  const before = valuesOf(instance.exchange);
  const more = fields(old).filter((field) => field.kind !== "internal" && !names.has(nameOf(field)) && !tellsValue(before, field.raw));
  if (more.length > 0) {
    const isCredential = more.some((field) => field.kind === "credential");
    return {
      ...told,
      severity: isCredential ? "high" : "medium",
      because: isCredential ? "it shows credentials that the documented version leaves out" : "it shows more than the documented version",
      difference: "the documented version leaves out what the other one shows the same caller",
      control: instance.exchange,
      experiment: old,
      data: leaked(more),
    };
  }
  const alias = saysNoMore(old, instance.exchange);
  return {
    ...told,
    severity: alias ? "info" : "low",
    because: alias
      ? "it answers and refuses just like the documented version"
      : "it shows no more than the documented version, and refuses as much",
    difference: "the path of another version, which the document does not name, is answered like the documented one",
    control: instance.exchange,
    experiment: old,
    data: [],
  };
}

/** Another identity's object, refused to the caller by the documented version and shown by the other one. */
async function foreignObject(
  operation: Operation,
  caller: Person,
  move: (path: string) => string,
  context: Context,
): Promise<Pick<Compared, "severity" | "because" | "difference" | "control" | "experiment" | "data"> | null> {
  for (const owner of context.people) {
    if (owner.name === caller.name) continue;
    const theirs = context.world.instances(operation.id, owner.name).find(({ slots, selects }) => slots.length > 0 && selects);
    if (theirs === undefined || context.mayRead(operation.id, owner.name, caller.name)) continue;
    if (context.world.claimed(theirs, caller.name).kind !== "own") continue;
    const now = await context.world.ask(theirs.call, caller.name);
    if (replyOf(now) !== "no") continue;
    const then = await context.probe({ path: move(requestOf(theirs.call).path) }, asIdentity(caller.name));
    if (!isThere(then) || !holdsTheSame(theirs.exchange, then, sentValues(theirs.call))) continue;
    const data = sensitiveFields(then).filter((field) => isSensitive(field) && !field.pointer.startsWith("header:"));
    return {
      severity: "high",
      because: `${caller.name} reads ${owner.name}'s there, which the documented version refuses`,
      difference: `${caller.name} is refused ${owner.name}'s by the documented version and shown it by the other one`,
      control: now,
      experiment: then,
      data: leaked(data, owner.name),
    };
  }
  return null;
}

/** Others' data in the other version's answer to the same request, which the documented version leaves out. */
async function strangersIn(
  old: Exchange,
  documented: Exchange,
  path: string,
  caller: Person,
  surface: Surface,
  context: Context,
): Promise<Pick<Compared, "severity" | "because" | "difference" | "control" | "experiment" | "data"> | null> {
  const other = surface.other === null ? null : await context.probe({ path }, asIdentity(surface.other.name));
  const before = valuesOf(documented);
  const { gravity, data } = disclosedTo(old, caller, other, context);
  const told = gravity === "own" ? [] : data.filter(({ raw }) => !tellsValue(before, raw));
  const named = context.people.flatMap(({ name }) =>
    name === caller.name || context.world.naming(answerLeaves(documented), name).length > 0
      ? []
      : context.world.naming(answerLeaves(old), name).map(
          (leaf): LeakedValue => ({
            pointer: pointerOf(leaf.tokens),
            type: "owned-value",
            kind: "personal",
            owner: name,
            raw: comparable(leaf.value),
          }),
        ),
  );
  const owner = [...told, ...named].find((item) => item.owner !== null && item.owner !== caller.name)?.owner ?? null;
  // What people put before the public has its writers' names on it.
  const isPublished = path.split("/").some(namesPublication);
  if (told.length === 0 && (owner === null || isPublished)) return null;
  return {
    severity: "high",
    because: `${owner === null ? "others'" : `${owner}'s`} data stands in the answer to ${caller.name}, which the documented version leaves out`,
    difference: `the documented version shows ${caller.name} nothing of ${owner ?? "others"}, and the other one does`,
    control: documented,
    experiment: old,
    data: told.length > 0 ? told : named.slice(0, 10),
  };
}

/** Of what the one tells, the other tells at least half, or the fields have the same names. */
function holdsTheSame(first: Exchange, second: Exchange, sent: readonly string[]): boolean {
  return sameData(first, second, sent) || (first.json === null && second.json === null && saysNoMore(first, second));
}

function nameOf(field: SensitiveField): string {
  return `${field.type} ${patternOf(field.pointer.split("/").slice(-1))}`;
}

function leaked(fields: readonly SensitiveField[], owner: string | null = null): readonly LeakedValue[] {
  return fields.slice(0, 50).map((field) => ({ pointer: field.pointer, type: field.type, kind: field.kind, owner, raw: field.raw }));
}

function finding(item: Compared, all: readonly Compared[]): Verdict {
  return violated("old-version-exposed", {
    operation: `${item.operation.method} ${item.path}`,
    operations: all.map(({ operation, path }) => `${operation.method} ${path}`),
    severity: item.severity,
    confidence: "proven",
    control: item.control,
    experiment: item.experiment,
    difference: item.difference,
    title: "Another version answers that no document names",
    data: item.data,
    because: item.because,
  });
}
