/** One identity changes or deletes what another one made: told by the owner's own reading before and after. */

import {
  answerLeaves,
  comparable,
  type Instance,
  isEmpty,
  isErrorBody,
  isObject,
  type Leaf,
  pointerOf,
  replyOf,
  volatilePointers,
  wasDone,
} from "../../explore/index.js";
import { type Asker, asIdentity, type Exchange, nobody, type Operation } from "../../model/index.js";
import { exampleOf, satisfies } from "../../openapi/index.js";
import { type Active, type MadeObject, type MadeWrite, passwordField } from "../../workshop/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { neighbours, strangers } from "./pairs.js";

/** Stands in the place of the owner's own text: what this writer writes, and nobody else. */
function textOf(writer: string | null, people: readonly Person[]): string {
  return `spillproof-by-${writer === null ? "nobody" : people.findIndex(({ name }) => name === writer) + 1}`;
}

/** What one stranger did to one owner's object by one operation. */
interface WriteTrial {
  readonly owner: string;
  readonly writer: string | null;
  readonly outcome: "changed" | "question" | "refused" | "not-tested";
  readonly reason: string;
  readonly control: Exchange | null;
  readonly experiment: Exchange | null;
}

export const foreignWrites = defineCheck({
  per: "api",
  rules: ["object-authorization", "missing-authentication"],
  cost: 12,
  async *run(context): AsyncGenerator<Verdict> {
    const { active } = context;
    if (active === null) return;
    const people = context.people.filter((person) => !person.privileged);
    const trials = new Map<string, { readonly operation: Operation; readonly trials: WriteTrial[] }>();
    const reasons = new Map<string, string>();
    // The ring at every kind of object before the pairs that are further apart.
    const rounds = [...neighbours(people), strangers(people)].flatMap((pairs) => active.creations.map((creation) => ({ creation, pairs })));
    for (const { creation, pairs } of rounds) {
      for (const [owner, writer] of pairs) {
        const made = await active.makeObject(creation, owner.name, { purpose: "writes" });
        if (!made.made) {
          reasons.set(creation.id, made.reason);
          continue;
        }
        // What changes first, what deletes last: after that there is nothing left to try.
        for (const write of [...made.writes].sort((a, b) => rank(a) - rank(b))) {
          const entry = trials.get(write.operation.id) ?? { operation: write.operation, trials: [] };
          trials.set(write.operation.id, entry);
          entry.trials.push(...(await tryWrite(creation, write, owner, writer, context, active)));
        }
      }
    }
    for (const trial of await betweenAccounts(context, active)) {
      const entry = trials.get(trial.operation.id) ?? { operation: trial.operation, trials: [] };
      trials.set(trial.operation.id, entry);
      entry.trials.push(trial);
    }
    for (const { operation, trials: all } of trials.values()) yield* told(operation, all);
    for (const [creation, reason] of reasons) yield notTested("subject-ownership", creation, reason);
    for (const operation of active.writes)
      if (operation.path.includes("{") && !trials.has(operation.id) && !reasons.has(operation.id))
        yield notTested(
          "subject-ownership",
          operation.id,
          people.length < 2 ? "it takes two identities" : "no object of the scan's own that it writes to",
        );
  },
});

function rank({ operation, path }: MadeWrite): number {
  if (operation.method === "DELETE") return path.split("/").length > operation.path.split("/").length ? 3 : 4;
  return operation.method === "PATCH" ? 0 : operation.method === "PUT" ? 1 : 2;
}

/** The stranger's trial, and where it came through, nobody's. */
async function tryWrite(
  creation: Operation,
  write: MadeWrite,
  owner: Person,
  writer: Person,
  context: Context,
  active: Active,
): Promise<readonly WriteTrial[]> {
  const base = { owner: owner.name, writer: writer.name, control: null, experiment: null };
  const untried = (reason: string): readonly WriteTrial[] => [{ ...base, outcome: "not-tested", reason }];
  if (context.mayRead(write.operation.id, owner.name, writer.name)) return untried(`shared with ${writer.name} by the configuration`);
  // What is deleted or acted on is not there a second time: such an operation gets objects of its own.
  const once = write.operation.method === "DELETE" || write.operation.method === "POST";
  const purpose = (whose: string) => (once ? `${write.operation.id} ${writer.name} ${whose}` : "writes");
  const target = await active.makeObject(creation, owner.name, { purpose: purpose("foreign") });
  const own = await active.makeObject(creation, writer.name, { purpose: purpose("own") });
  if (!target.made) return untried(target.reason);
  if (!own.made) return untried(own.reason);
  if (target.view === null) return untried("nothing reads the object, so that nobody could tell whether it was changed");
  const aim = target.writes.find(({ operation }) => operation === write.operation);
  const ownAim = own.writes.find(({ operation }) => operation === write.operation);
  if (aim === undefined || ownAim === undefined) return untried("the object made for it has no such operation");

  const before = await lookTwice(target.view, owner, context);
  if (before === null) return untried(`${owner.name} cannot read the object that was made`);
  // The writer's token lives, may use the operation, and is not being slowed: otherwise a refusal proves nothing.
  const text = textOf(writer.name, context.people);
  const ownView = own.view === null ? null : await context.world.ask(own.view.call, writer.name, { fresh: true });
  const allowed = await send(ownAim, foreign(ownAim, own, ownView, text), ownView, asIdentity(writer.name), active);
  const works = wasDone(allowed);
  const body = foreign(aim, target, before.first, text);
  if (/^(?:PUT|PATCH)$/.test(aim.operation.method) && !asksForChange(body, before.first))
    return untried("nothing is known that its body could change");
  const experiment = await send(aim, body, before.first, asIdentity(writer.name), active);
  const after = await context.world.ask(target.view.call, owner.name, { fresh: true });
  const control = before.first;
  const record = (identity: string, objects: "own" | "others", outcome: "answered" | "refused") =>
    context.record({ identity, operation: write.operation.id, objects, outcome, kinds: [] });
  if (works) record(writer.name, "own", "answered");
  if (changed(before, after, aim)) {
    record(writer.name, "others", "answered");
    // Another one, still whole: the list is to show it by its mark.
    const whole = await active.makeObject(creation, owner.name, { purpose: `${write.operation.id} ${writer.name} nobody` });
    const stranger: WriteTrial =
      whole.made && (await shownToAll(whole, writer, context))
        ? {
            ...base,
            outcome: "question",
            reason: `a list shows the object to ${writer.name} too, and so it may be shared on purpose`,
            control,
            experiment,
          }
        : { ...base, outcome: "changed", reason: "the owner's own reading shows the change", control, experiment };
    return [stranger, ...(whole.made ? await tryNobody(whole, write, owner, context, active) : [])];
  }
  if (!works) return untried(`${writer.name}'s own object is not written to either (${statusOf(allowed)})`);
  if (replyOf(experiment) === "unclear") return untried(`answered ${statusOf(experiment)}, which neither grants nor refuses`);
  if (replyOf(after) === "unclear") return untried(`${owner.name}'s reading afterwards gave no clear answer`);
  record(writer.name, "others", "refused");
  // A good answer that changed nothing is not yet a refusal; the owner's reading is.
  return [
    {
      ...base,
      outcome: "refused",
      reason: `${writer.name} is answered ${statusOf(experiment)}, and ${owner.name}'s object stays as it was`,
      control,
      experiment,
    },
    ...(await tryNobody(target, write, owner, context, active)),
  ];
}

/** Does it take a token at all? */
async function tryNobody(
  target: MadeObject,
  write: MadeWrite,
  owner: Person,
  context: Context,
  active: Active,
): Promise<readonly WriteTrial[]> {
  const aim = target.writes.find(({ operation }) => operation === write.operation);
  if (target.view === null || aim === undefined) return [];
  const before = await lookTwice(target.view, owner, context);
  if (before === null) return [];
  const experiment = await send(aim, foreign(aim, target, before.first, textOf(null, context.people)), before.first, nobody, active);
  const base = { owner: owner.name, writer: null, control: before.first, experiment };
  const record = (outcome: "answered" | "refused") =>
    context.record({ identity: "nobody", operation: write.operation.id, objects: "others", outcome, kinds: [] });
  // Status codes lie where they grant; one that refuses nobody is what it says.
  if (experiment.status >= 400 && experiment.status < 500 && experiment.status !== 429) {
    record("refused");
    return [{ ...base, outcome: "refused", reason: `nobody is refused with ${experiment.status}` }];
  }
  const after = await context.world.ask(target.view.call, owner.name, { fresh: true });
  if (!changed(before, after, aim)) return [];
  record("answered");
  return [{ ...base, outcome: "changed", reason: "no token was sent" }];
}

/** Accounts are things as well, `/users/{id}`: of two that the scan made, the one tries to change the other. */
async function betweenAccounts(context: Context, active: Active): Promise<readonly (WriteTrial & { readonly operation: Operation })[]> {
  const ofAccounts = ({ method, path }: Operation) => /^(?:PUT|PATCH)$/.test(method) && accountItem(path);
  if (!active.writes.some(ofAccounts)) return [];
  const owner = await active.makeAccount("owner");
  const writer = await active.makeAccount("writer");
  if (!owner.made || !writer.made || owner.view === null || writer.view === null) return [];
  const { request, operation: reader } = owner.view;
  const read = () => context.world.askRaw(request, asIdentity(owner.identity), reader ?? "", { fresh: true });
  const found: (WriteTrial & { readonly operation: Operation })[] = [];
  for (const aim of owner.writes.filter(({ operation }) => ofAccounts(operation))) {
    const { operation } = aim;
    const ownAim = writer.writes.find((write) => write.operation === operation);
    const text = textOf(writer.identity, context.people);
    // What the account is called and opened by stays.
    const kept = new Set([...Object.keys(owner.names), ...Object.keys(writer.names)]);
    const place = [...(operation.body?.content[0]?.schema?.properties ?? [])].find(
      ([name, schema]) =>
        !kept.has(name) &&
        !passwordField.test(name) &&
        !schema.readOnly &&
        schema.enum === null &&
        (schema.format ?? null) === null &&
        satisfies(schema, text),
    )?.[0];
    const change = ({ body }: MadeWrite) => (place === undefined ? null : { ...body, [place]: text });
    const [theirs, mine] = [change(aim), ownAim === undefined ? null : change(ownAim)];
    if (ownAim === undefined || theirs === null || mine === null) continue;
    const base = { operation, owner: owner.identity, writer: writer.identity };
    const [first, again] = [await read(), await read()];
    if (replyOf(first) !== "yes" || replyOf(again) !== "yes") continue;
    const look = { first, volatile: volatilePointers(first, again) };
    const allowed = await send(ownAim, mine, null, asIdentity(writer.identity), active);
    const experiment = await send(aim, theirs, first, asIdentity(writer.identity), active);
    const after = await read();
    const told = { ...base, control: first, experiment };
    if (changed(look, after, aim)) found.push({ ...told, outcome: "changed", reason: "the owner's own reading shows the change" });
    else if (!wasDone(allowed))
      found.push({ ...told, outcome: "not-tested", reason: `the writer's own account is not written to either (${statusOf(allowed)})` });
    else if (replyOf(experiment) === "unclear")
      found.push({ ...told, outcome: "not-tested", reason: `answered ${statusOf(experiment)}, which neither grants nor refuses` });
    else found.push({ ...told, outcome: "refused", reason: `answered ${statusOf(experiment)}, and the owner's account stays as it was` });
  }
  return found;
}

function accountItem(path: string): boolean {
  return /\/\{[^{}]{1,100}\}$/.test(path) && path.split("{").length === 2;
}

interface Look {
  readonly first: Exchange;
  readonly volatile: ReadonlySet<string>;
}

/** The owner's view, twice, so that what changes by itself is known. */
async function lookTwice(view: Instance, owner: Person, context: Context): Promise<Look | null> {
  const first = await context.world.ask(view.call, owner.name, { fresh: true });
  const again = await context.world.ask(view.call, owner.name, { fresh: true });
  return replyOf(first) === "yes" && replyOf(again) === "yes" ? { first, volatile: volatilePointers(first, again) } : null;
}

/** @param view the object as its owner sees it now: the version that a careful server wants to hear (RFC 9110, 13.1.1) */
function send(
  { operation, path }: MadeWrite,
  body: Readonly<Record<string, unknown>> | null,
  view: Exchange | null,
  asker: Asker,
  active: Active,
): Promise<Exchange> {
  const request = active.request(operation, path, body);
  const version = view?.header("etag") ?? null;
  return active.write(
    version === null ? request : { ...request, headers: [...request.headers, ["if-match", version]] },
    asker,
    operation.id,
  );
}

/**
 * The object as it is, with one thing in it that differs: another text where text is free, else another number, switch or choice. What is not
 * meant to change goes back as it came, so that a version or a number that must fit does.
 */
function foreign(
  { operation, body }: MadeWrite,
  { body: made }: MadeObject,
  view: Exchange | null,
  text: string,
): Readonly<Record<string, unknown>> | null {
  if (body === null) return operation.body === null && /^(?:PUT|PATCH)$/.test(operation.method) ? retexted(made, text).value : null;
  const { value, changes } = retexted(body, text);
  const now = shownNow(view);
  const properties = operation.body?.content[0]?.schema?.properties;
  const fits = (name: string, item: unknown) => {
    const schema = properties?.get(name);
    return schema === undefined || satisfies(schema, item);
  };
  const kept = Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const known = now.get(name);
      return [name, item !== text && known !== undefined && typeof known === typeof item && fits(name, known) ? known : item];
    }),
  );
  if (changes > 0) return kept;
  // What may be left out can be sent all the same, where the object is seen to have it.
  const optional = [...(properties ?? [])].flatMap(([name, { readOnly }]) =>
    readOnly || Object.hasOwn(kept, name) || !now.has(name) ? [] : [[name, now.get(name)] as const],
  );
  for (const [name, item] of [...Object.entries(kept), ...optional]) {
    const schema = properties?.get(name) ?? null;
    const others: readonly unknown[] =
      schema?.enum ??
      (typeof item === "number"
        ? [item + 1, item - 1]
        : typeof item === "boolean"
          ? [!item]
          : typeof item === "string" && !Object.hasOwn(kept, name)
            ? [text, `Spillproof ${text.slice(-1)}`, ...(schema === null ? [] : [exampleOf(schema, () => 0.37)])]
            : []);
    const other = /version|revision|etag|_id$|^id$/i.test(name) ? undefined : others.find((each) => each !== item && fits(name, each));
    if (other !== undefined) return { ...kept, [name]: other };
  }
  return kept;
}

function shownNow(view: Exchange | null): ReadonlyMap<string, unknown> {
  return new Map(view === null ? [] : answerLeaves(view).map((leaf) => [String(leaf.tokens.at(-1)), leaf.value]));
}

/** True where a body asks for something else than the object has, so that a change could be seen. */
function asksForChange(body: Readonly<Record<string, unknown>> | null, view: Exchange): boolean {
  const now = shownNow(view);
  return body !== null && Object.entries(body).some(([name, item]) => !now.has(name) || now.get(name) !== item);
}

/** The mark of the owner's, wherever it stands, becomes the stranger's. */
function retexted(
  body: Readonly<Record<string, unknown>>,
  text: string,
): {
  readonly value: Readonly<Record<string, unknown>>;
  readonly changes: number;
} {
  let changes = 0;
  const change = (value: unknown): unknown => {
    if (typeof value === "string" && /^spillproof-[0-9a-z]{8}$/.test(value)) {
      changes++;
      return text;
    }
    if (Array.isArray(value)) return value.map(change);
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)])) : value;
  };
  return { value: change(body) as Record<string, unknown>, changes };
}

/** The owner reads something else than before, or nothing: more than what changes by itself. */
function changed({ first, volatile }: Look, after: Exchange, { operation }: MadeWrite): boolean {
  const reply = replyOf(after);
  if (reply === "unclear") return false;
  if (reply === "no") return after.status === 404 || after.status === 410 || (after.succeeded && (isEmpty(after) || isErrorBody(after)));
  if (operation.method === "DELETE") return saysDeleted(first, after, volatile);
  return differences(first, after, volatile).length > 0;
}

/** Deleted softly: a field that says so changed. */
function saysDeleted(first: Exchange, after: Exchange, volatile: ReadonlySet<string>): boolean {
  return differences(first, after, volatile).some((leaf) =>
    /delet|archiv|remov|cancel|trash|active|status|state|geloescht|eliminad|borrad|supprim/i.test(
      String(leaf.tokens.findLast((token) => typeof token === "string") ?? ""),
    ),
  );
}

/** Leaves of the one that the other does not have in their place, but for those that change by themselves and those that count or date a reading. */
function differences(first: Exchange, after: Exchange, volatile: ReadonlySet<string>): readonly Leaf[] {
  const table = (exchange: Exchange) => new Map(answerLeaves(exchange).map((leaf) => [pointerOf(leaf.tokens), comparable(leaf.value)]));
  const [then, now] = [table(first), table(after)];
  const passing = /(?:view|read|hit|seen|visit|access|request|fetch)|^(?:etag|now|time|timestamp|date|trace|nonce)$/i;
  return [...answerLeaves(first), ...answerLeaves(after)].filter((leaf) => {
    const pointer = pointerOf(leaf.tokens);
    const key = String(leaf.tokens.findLast((token) => typeof token === "string") ?? "");
    return !volatile.has(pointer) && !passing.test(key) && then.get(pointer) !== now.get(pointer);
  });
}

/** True where a list or singleton of the writer's shows the object: what both are shown they may share. */
async function shownToAll(target: MadeObject, writer: Person, context: Context): Promise<boolean> {
  const id = String(target.id);
  const mark = Object.values(target.body).find((value) => typeof value === "string" && value.startsWith("spillproof-"));
  for (const instance of context.world.allInstances(writer.name)) {
    if (instance.slots.length > 0) continue;
    const list = await context.world.ask(instance.call, writer.name, { fresh: true });
    if (typeof mark === "string" && list.text.includes(mark)) return true;
    if (id.length >= 6 && list.text.includes(id)) return true;
  }
  return false;
}

function statusOf(exchange: Exchange): string {
  return exchange.outcome.kind === "failure" ? `no answer (${exchange.outcome.failure})` : String(exchange.status);
}

/** One verdict an operation, from all its trials. */
function* told(operation: Operation, all: readonly WriteTrial[]): Generator<Verdict> {
  const open = all.find((trial) => trial.writer === null && trial.outcome === "changed");
  const closed = all.find((trial) => trial.writer === null && trial.outcome === "refused");
  if (open === undefined && closed !== undefined) yield verified("token-validation", operation.id, closed.reason);
  const trials = all.filter(({ writer }) => writer !== null);
  const leaks = trials.filter((trial) => trial.outcome === "changed");
  const verb = operation.method === "DELETE" ? "deletes" : "changes";
  if (open?.experiment != null)
    yield violated("missing-authentication", {
      operation: operation.id,
      confidence: "proven",
      control: open.control,
      experiment: open.experiment,
      difference: `no token was sent, and what ${open.owner} reads afterwards is ${operation.method === "DELETE" ? "gone" : "changed"}`,
      title: `Anybody ${verb} what belongs to others without a token`,
      data: [],
    });
  if (leaks.length > 0) {
    const oneWay = leaks.every(
      (leak) =>
        trials.some((trial) => trial.owner === leak.writer && trial.writer === leak.owner && trial.outcome === "refused") &&
        !leaks.some((trial) => trial.writer !== leak.writer),
    );
    const best = leaks[0]!;
    yield violated("object-authorization", {
      operation: operation.id,
      confidence: oneWay ? "tentative" : "proven",
      ...(oneWay
        ? {
            severity: "low" as const,
            because: `${best.owner} is refused what is ${best.writer}'s: if ${best.writer} may write to what belongs to others, mark it privileged`,
          }
        : {}),
      control: best.control,
      experiment: best.experiment!,
      difference: `${best.writer} sends it for ${best.owner}'s object, and what ${best.owner} reads afterwards is ${operation.method === "DELETE" ? "gone" : "changed"}`,
      title: `${best.writer} ${verb} what belongs to ${best.owner}`,
      data: [],
    });
    return;
  }
  const question = trials.find((trial) => trial.outcome === "question");
  if (question?.experiment != null) {
    yield violated("object-authorization", {
      operation: operation.id,
      confidence: "tentative",
      severity: "low",
      because: question.reason,
      control: question.control,
      experiment: question.experiment,
      difference: `${question.writer} sends it for an object that ${question.owner} made, and what ${question.owner} reads afterwards is ${operation.method === "DELETE" ? "gone" : "changed"}`,
      title: `${question.writer} ${verb} what ${question.owner} made`,
      data: [],
    });
    return;
  }
  const refused = trials.filter((trial) => trial.outcome === "refused");
  const unclear = trials.filter((trial) => trial.outcome === "not-tested");
  if (refused.length > 0 && unclear.length === 0)
    yield verified(
      "subject-ownership",
      operation.id,
      refused
        .map(({ owner, writer }) => `${writer} → ${owner}`)
        .join(", ")
        .concat(": ", refused[0]!.reason),
    );
  else yield notTested("subject-ownership", operation.id, unclear[0]?.reason ?? "nothing was tried");
}
