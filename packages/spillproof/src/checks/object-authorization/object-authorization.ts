/** One identity reads what belongs to another: by its id, in a list, through a parameter, or in an answer that was meant to be its own. */

import { classifyField } from "@spillproof/detect";
import {
  answerLeaves,
  comparable,
  type Instance,
  isHandle,
  isIntimate,
  isTown,
  lastSegment,
  namesPerson,
  namesPublication,
  pointerOf,
  privateLeaves,
  replyOf,
  type Sign,
  sameObject,
  sensitiveFields,
  sentValues,
  shownIn,
  slotName,
  valueIn,
  volatilePointers,
  wentElsewhere,
  withValue,
  wordsOf,
} from "../../explore/index.js";
import type { Exchange, Operation } from "../../model/index.js";
import {
  type Context,
  defineCheck,
  kindsIn,
  type LeakedValue,
  notTested,
  type Person,
  type Verdict,
  verified,
  violated,
} from "../check.js";
import { isListed, judgeList, sharedGroup } from "./lists.js";
import { namesOf, neighbours, type Pair, pairs, strangers } from "./pairs.js";
import { selectors } from "./selectors.js";
import { leaked, type Trial } from "./trial.js";

export const objectAuthorization = defineCheck({
  per: "operation",
  rules: ["object-authorization"],
  cost: 8,
  applies: (operation) => operation.method !== "HEAD",
  rounds: (context) =>
    roundsOf(context).map(({ pairs: tried, by }) => (by === "parameters" ? "by parameters that nobody declared" : namesOf(tried))),
  async *run(operation, context, round): AsyncGenerator<Verdict> {
    const control = "subject-ownership";
    const people = context.people.filter((person) => context.world.instances(operation.id, person.name).length > 0);
    if (context.people.length < 2) return yield notTested(control, operation.id, "it takes two identities");
    if (people.length === 0)
      return yield notTested(
        control,
        operation.id,
        context.people.map(({ name }) => context.world.missed.get(`${operation.id}\n${name}`)).find((reason) => reason !== undefined) ??
          "nobody was answered",
      );
    const now = roundsOf(context)[round];
    if (now !== undefined) yield* told(operation, await tryAll(operation, now, context), context);
  },
});

/** Where the budget does not hold every pair, those that are left when all that tells more has been tried. */
export const furtherPairs = defineCheck({
  per: "operation",
  rules: ["object-authorization"],
  cost: 8,
  applies: (operation, context) => operation.method !== "HEAD" && context.scarce && strangers(context.people).length > 0,
  rounds: (context) => [namesOf(strangers(context.people))],
  async *run(operation, context): AsyncGenerator<Verdict> {
    const known = trialsSoFar(operation, context).some(({ outcome }) => outcome === "leak" || outcome === "question");
    if (!known) yield* told(operation, await tryAll(operation, { pairs: strangers(context.people), by: "ids" }, context), context);
  },
});

interface Round {
  readonly pairs: readonly Pair[];
  /** By ids and in lists, by parameters that nobody declared, or both. */
  readonly by: "ids" | "parameters" | "both";
}

/**
 * What is tried at all operations before anything of the next round: all at once, or ring by ring where the budget is too short for that. A parameter
 * that selects whose things are answered does so whoever asks: there the first two have to do.
 */
function roundsOf({ people, scarce }: Context): readonly Round[] {
  if (!scarce) return [{ pairs: pairs(people), by: "both" }];
  return [
    ...neighbours(people).map((ring) => ({ pairs: ring, by: "ids" }) as const),
    { pairs: pairs(people.slice(0, 2)), by: "parameters" },
  ];
}

/** All trials of an operation so far, in the order of the pairs, with those of these pairs. */
async function tryAll(operation: Operation, now: Round, context: Context): Promise<readonly Trial[]> {
  const trials = trialsSoFar(operation, context);
  for (const reader of context.people) {
    const owners = now.pairs.filter(([, other]) => other === reader).map(([owner]) => owner);
    // What a pair more would add to a proven leak is little: it is left to a budget that holds everything.
    if (owners.length === 0 || (context.scarce && isProven(trials))) continue;
    trials.push(...(await trialsOf(operation, reader, owners, now.by, context)));
  }
  const order = pairs(context.people);
  const place = (trial: Trial) => order.findIndex(([owner, reader]) => owner.name === trial.owner && reader.name === trial.reader);
  return [...trials].sort((a, b) => place(a) - place(b));
}

const trialMemory = new WeakMap<Context, Map<string, Trial[]>>();

/** What earlier rounds showed of an operation. */
function trialsSoFar(operation: Operation, context: Context): Trial[] {
  const memory = trialMemory.get(context) ?? new Map<string, Trial[]>();
  trialMemory.set(context, memory);
  const trials = memory.get(operation.id) ?? [];
  memory.set(operation.id, trials);
  return trials;
}

/** Shown by two readers, with nothing that lowers it. */
function isProven(trials: readonly Trial[]): boolean {
  const leaks = trials.filter((trial) => trial.outcome === "leak" && trial.because === undefined);
  return leaks.some(({ reader }) => reader !== leaks[0]!.reader);
}

/** All that one reader is tried with at one operation, between two answers to what is its own. */
async function trialsOf(
  operation: Operation,
  reader: Person,
  owners: readonly Person[],
  by: Round["by"],
  context: Context,
): Promise<readonly Trial[]> {
  const ground = new Ground(operation, reader, context);
  const trials: Trial[] = [];
  for (const owner of owners) {
    if (by !== "parameters") {
      trials.push(...(await trialsById(operation, owner, reader, context, ground)));
      trials.push(...(await judgeList(operation, owner, reader, context)));
    }
    if (by !== "ids") trials.push(...(await selectors(operation, owner, reader, context)));
  }
  return Promise.all(trials.map((trial) => ground.settle(trial)));
}

/** The reader asks for what is the owner's by each of the parameters that take its id. */
export async function trialsById(
  operation: Operation,
  owner: Person,
  reader: Person,
  context: Context,
  shared: Ground | null = null,
): Promise<readonly Trial[]> {
  const ground = shared ?? new Ground(operation, reader, context);
  const trials: Trial[] = [];
  for (const instances of bySlots(context.world.instances(operation.id, owner.name)))
    trials.push(await byId(operation, instances, owner, reader, ground, context));
  return shared === null ? Promise.all(trials.map((trial) => ground.settle(trial))) : trials;
}

/**
 * What the reader is answered for an own object just before and just after the experiments: a refusal shows something only while the reader's token
 * lives and is allowed this operation. One for all owners that the reader is tried against together.
 */
class Ground {
  readonly #operation: Operation;
  readonly #reader: Person;
  readonly #context: Context;
  readonly #answers = new Map<Instance, { readonly before: Exchange; after?: Promise<Exchange> }>();
  readonly #open = new Map<Trial, Instance | undefined>();

  constructor(operation: Operation, reader: Person, context: Context) {
    this.#operation = operation;
    this.#reader = reader;
    this.#context = context;
  }

  /** An own object that is asked for by as many ids. */
  own(instance: Instance): Instance | undefined {
    return this.#context.world
      .instances(this.#operation.id, this.#reader.name)
      .find((other) => other.selects && other.slots.length === instance.slots.length);
  }

  async before(own: Instance): Promise<Exchange> {
    const known = this.#answers.get(own)?.before;
    if (known !== undefined) return known;
    // Where every request counts, what reading was answered has to do.
    const before = this.#context.scarce ? own.exchange : await this.#context.world.ask(own.call, this.#reader.name, { fresh: true });
    this.#answers.set(own, { before });
    return before;
  }

  /** A refusal that holds once the reader is seen to be answered still. */
  refused(trial: Trial, own: Instance | undefined): Trial {
    this.#open.set(trial, own);
    return trial;
  }

  async settle(trial: Trial): Promise<Trial> {
    if (!this.#open.has(trial)) return trial;
    const { world } = this.#context;
    const { name } = this.#reader;
    const own = this.#open.get(trial);
    const untested = (reason: string): Trial => ({ ...trial, outcome: "not-tested", reason });
    if (own === undefined) {
      if (!world.wasAnswered(name)) return untested(`${name} was answered nowhere, so that a refusal says nothing`);
    } else {
      const answers = this.#answers.get(own)!;
      answers.after ??= world.ask(own.call, name, { fresh: true });
      if (replyOf(answers.before) !== "yes" || replyOf(await answers.after) !== "yes")
        return untested(`${name} was not answered for an own object just before and after`);
    }
    this.#context.record({ identity: name, operation: this.#operation.id, objects: "others", outcome: "refused", kinds: [] });
    return trial;
  }
}

/** Instances that select by the same parameters, together. */
function bySlots(instances: readonly Instance[]): readonly (readonly Instance[])[] {
  const groups = new Map<string, Instance[]>();
  for (const instance of instances) {
    if (!instance.selects) continue;
    const key = instance.slots.map(({ slot }) => slotName(slot)).join();
    groups.set(key, [...(groups.get(key) ?? []), instance]);
  }
  return [...groups.values()];
}

/** The reader asks for an object of the owner's by its id. */
async function byId(
  operation: Operation,
  instances: readonly Instance[],
  owner: Person,
  reader: Person,
  ground: Ground,
  context: Context,
): Promise<Trial> {
  const base = {
    owner: owner.name,
    reader: reader.name,
    data: [],
    control: null,
    experiment: null,
    difference: "",
  } as const;
  const untried = (reason: string): Trial => ({ ...base, outcome: "not-tested", reason });
  if (reader.privileged) return untried(`${reader.name} may read what belongs to others`);
  if (context.mayRead(operation.id, owner.name, reader.name)) return untried(`shared with ${reader.name} by the configuration`);

  let reason = `no object is known to be ${owner.name}'s alone`;
  for (const instance of instances) {
    const claim = context.world.claimed(instance, reader.name);
    if (claim.kind === "party") reason = `${reader.name} is named in ${owner.name}'s object`;
    if (claim.kind === "shared") reason = `${reader.name} sees it in a list, too`;
    if (claim.kind === "public") reason = "the object calls itself public";
    if (claim.kind !== "own") continue;
    // What answers the caller's own by default, and another's when asked, is nobody's public profile.
    const optional = instance.slots.every(({ slot }) =>
      operation.parameters.some(
        (parameter) => parameter.in === slot.in && parameter.name === slot.name && !parameter.required && parameter.in !== "path",
      ),
    );
    const person = claim.sign === "self" && !optional;
    // The person itself, not something of theirs: `/users/{id}`, not `/users/{id}/orders` nor `/inboxes/{address}`.
    const self = person && !/\}\/./.test(operation.path) && describesPerson(operation, instance);
    const byRight = await isListed(instance, claim.sign, owner, reader, context);
    // A list that shows both that it exists clears what the list shows; an object that names its owner may hold more than that.
    if (byRight && !self && claim.sign !== "named") {
      reason = `${reader.name} sees it in a list, too`;
      continue;
    }
    const doubt = doubtOf(operation, instance, claim.sign, owner, reader, context);
    return tryInstance(operation, instance, { self, person, byRight, doubt }, owner, reader, ground, context);
  }
  return untried(reason);
}

/** Why it may well be shared by design, unless it shows what nobody shares. */
function doubtOf(
  operation: Operation,
  instance: Instance,
  sign: Sign,
  owner: Person,
  reader: Person,
  context: Context,
): Facts["claim"]["doubt"] {
  if (sign === "known") return null;
  if (sign === "referred") return "referred";
  // What stands under a person's own id is that person's, whatever group it is in.
  if (sign !== "self" && sharedGroup(answerLeaves(instance.exchange), owner.name, reader.name, context)) return "group";
  return sign !== "listed" && namesPublication(lastSegment(operation.path) ?? "") ? "published" : null;
}

const doubts = {
  group: "both belong to the group that it is of",
  published: "it may be public, as such things often are",
  referred: "it is only referred to from what is the owner's",
} as const;

/** A profile says so by its place, or shows a name. An account may as well be one at a bank. */
function describesPerson(operation: Operation, instance: Instance): boolean {
  const place = wordsOf(lastSegment(operation.path) ?? "");
  return (
    sensitiveFields(instance.exchange).some(isHandle) ||
    (namesPerson(place.join("_")) && !place.some((word) => /^(?:account|konto|konten|cuenta|compte|conta|conto|rekening)/.test(word)))
  );
}

async function tryInstance(
  operation: Operation,
  instance: Instance,
  claim: Facts["claim"],
  owner: Person,
  reader: Person,
  ground: Ground,
  context: Context,
): Promise<Trial> {
  const { world } = context;
  const base = { owner: owner.name, reader: reader.name };
  const own = ground.own(instance);
  const control = instance.exchange;
  const last = instance.slots.at(-1)!.slot;
  const impossibleCall = world.withImpossible(instance.call, last, owner.name);
  const impossible = await world.askImpossible(instance.call, last, owner.name);

  const calls = [instance.call];
  // Where a path has several ids, each is changed alone as well: the reader's account with the owner's statement.
  if (own !== undefined && instance.slots.length > 1) {
    for (const { slot } of instance.slots) {
      const value = valueIn(instance.call, slot)!;
      if (valueIn(own.call, slot) !== value) calls.push(withValue(own.call, slot, value));
    }
  }
  const seen = [...(own === undefined ? [] : [await ground.before(own), own.exchange]), ...(wentElsewhere(impossible) ? [] : [impossible])];
  const results: Trial[] = [];
  for (const call of calls) {
    const experiment = await world.ask(call, reader.name);
    const sent = [...sentValues(call), ...sentValues(instance.call), ...sentValues(impossibleCall)];
    const difference = `${reader.name} asks with an own token${call === instance.call ? "" : ", an own id and one of the owner's"}, instead of ${owner.name}; the answer holds what is ${owner.name}'s`;
    const trial = { ...base, control, experiment, difference };
    // A clear no that shows nothing of the owner's is one whatever else is known: what follows only takes values away.
    if (replyOf(experiment, impossible, sent) === "no" && shownIn(privateLeaves(control, new Set(), sent, seen), experiment).length === 0) {
      results.push({ ...trial, outcome: "refused", reason: `refused with ${experiment.status}`, data: [] });
      continue;
    }
    const again = await world.askAgain(instance.call, owner.name);
    const volatile = again.succeeded ? volatilePointers(control, again) : new Set<string>();
    const anybody = await world.ask(instance.call, null);
    const unanswered = [again, anybody].find(({ outcome }) => outcome.kind === "failure");
    if (unanswered !== undefined) {
      results.push({ ...trial, outcome: "not-tested", reason: unclearReason(unanswered), data: [] });
      continue;
    }
    const visible = [...seen, anybody, ...(await seenByRight(operation, owner, reader, context))];
    results.push({
      ...trial,
      ...judge({ control, experiment, impossible, anybody, visible, volatile, sent, claim, owner: owner.name }),
    });
  }
  const leak = results.find((result) => result.outcome === "leak") ?? results.find((result) => result.outcome === "question");
  if (leak !== undefined) {
    const fields = leak.experiment === null ? [] : sensitiveFields(leak.experiment);
    context.record({ identity: reader.name, operation: operation.id, objects: "others", outcome: "answered", kinds: kindsIn(fields) });
    return leak;
  }
  return results.find((result) => result.outcome === "not-tested") ?? ground.refused(results[0]!, own);
}

interface Judged {
  readonly outcome: Trial["outcome"];
  readonly reason: string;
  readonly data: readonly LeakedValue[];
  readonly because?: string;
}

interface Facts {
  readonly control: Exchange;
  readonly experiment: Exchange;
  readonly impossible: Exchange;
  readonly anybody: Exchange;
  readonly visible: readonly Exchange[];
  readonly volatile: ReadonlySet<string>;
  readonly sent: readonly string[];
  /** `person`: the id is a person's; `self`: and what it opens is that person; `byRight`: a sound list shows the reader this object. */
  readonly claim: {
    readonly self: boolean;
    readonly person: boolean;
    readonly byRight: boolean;
    readonly doubt: keyof typeof doubts | null;
  };
  readonly owner: string;
}

/** In an object that is a person, a name or handle is what it shows of itself, whether or not its value looks like one. */
function isShownName(item: LeakedValue): boolean {
  const key = item.pointer.slice(item.pointer.lastIndexOf("/") + 1);
  const meaning = classifyField(key);
  return (
    isHandle(item) ||
    (meaning !== null && isHandle(meaning)) ||
    /^(?:user_?name|nick_?name|handle|alias|login|avatar(?:_?url)?)$/i.test(key)
  );
}

/** Whatever the status: data inside a 403 is data. */
function judge(facts: Facts): Judged {
  const { control, experiment, impossible, anybody, volatile, sent, claim } = facts;
  const nothing = { data: [] } as const;
  const alone = privateLeaves(control, volatile, sent, facts.visible);
  const shown = shownIn(alone, experiment);
  const data = leaked(shown, experiment, facts.owner);
  if (shown.length > 0) {
    const telling = data.filter((item) => !isHandle(item) && !isTown(item) && item.type !== "owned-value");
    // Who somebody is, in words that they show to everybody: a public profile, or a row of a directory.
    if (claim.person && !claim.self && data.every(isShownName))
      return { ...nothing, outcome: "refused", reason: "the answer holds a name or handle only" };
    if (claim.self && telling.length === 0)
      return data.every(isShownName)
        ? { ...nothing, outcome: "refused", reason: "the answer holds a name or handle only" }
        : { ...nothing, outcome: "not-tested", reason: "it is somebody's profile, which may be public" };
    const { doubt } = claim;
    const beyond = data.filter((item) => isIntimate(item) && isWhole(item, experiment));
    if (claim.byRight && (doubt === "group" || beyond.length === 0))
      return claim.self
        ? { ...nothing, outcome: "refused", reason: "the answer holds what a list shows to both" }
        : { ...nothing, outcome: "not-tested", reason: "a list shows it to both" };
    if (claim.byRight && !claim.self)
      return {
        outcome: "leak",
        reason: "the answer holds values that are the owner's alone",
        data: beyond,
        because: "a list shows everybody that the object exists, and so it may be shared on purpose",
      };
    const intimate = data.filter((item) => isIntimate(item));
    const ofSomebody = data.some(isHandle);
    if (doubt !== null && intimate.every((item) => doubt === "referred" && isPlace(item) && !ofSomebody))
      return doubt === "group" || intimate.length > 0
        ? { outcome: "question", reason: doubts[doubt], data }
        : { ...nothing, outcome: "not-tested", reason: doubts[doubt] };
    return { outcome: "leak", reason: "the answer holds values that are the owner's alone", data };
  }
  const reply = replyOf(experiment, impossible, sent);
  if (reply === "unclear") return { ...nothing, outcome: "not-tested", reason: unclearReason(experiment) };
  if (reply === "no") return { ...nothing, outcome: "refused", reason: `refused with ${experiment.status}` };
  if (claim.byRight && !claim.self) return { ...nothing, outcome: "not-tested", reason: "a list shows it to both" };
  const whole =
    sameObject(control, experiment, volatile) && replyOf(control, impossible, sent) === "yes" && !sameObject(control, anybody, volatile);
  if (
    whole &&
    !claim.person &&
    !claim.byRight &&
    claim.doubt === null &&
    !facts.visible.some((other) => other !== impossible && sameObject(control, other, volatile))
  ) {
    return {
      outcome: "leak",
      reason: "the answer is the owner's object as the owner sees it",
      data: [],
      because: "no value in the answer is the owner's alone; the object is the same as the owner sees it",
    };
  }
  if (wentElsewhere(experiment))
    return { ...nothing, outcome: "not-tested", reason: "answered with a redirect, which neither grants nor refuses" };
  // An experiment that could not have failed proves nothing.
  return alone.length === 0
    ? { ...nothing, outcome: "not-tested", reason: "the owner's object holds nothing that is the owner's alone" }
    : { ...nothing, outcome: "refused", reason: "the answer holds nothing that is the owner's alone" };
}

/** A field of its own, not a few characters inside what somebody wrote, which is theirs to share. */
function isWhole(item: LeakedValue, exchange: Exchange): boolean {
  return answerLeaves(exchange).some((leaf) => pointerOf(leaf.tokens) === item.pointer && comparable(leaf.value) === item.raw.trim());
}

/** Shops and offices have an address as people do; theirs stands beside no person's name. */
function isPlace(item: LeakedValue): boolean {
  return item.kind === "location" || /address|postal|street|city|coordinates/.test(item.type);
}

function unclearReason(exchange: Exchange): string {
  return exchange.outcome.kind === "failure"
    ? `no answer: ${exchange.outcome.failure}`
    : `answered ${exchange.status}, which neither grants nor refuses`;
}

/** What the reader is shown by lists and singletons that are sound themselves. */
async function seenByRight(operation: Operation, owner: Person, reader: Person, context: Context): Promise<readonly Exchange[]> {
  const seen: Exchange[] = [];
  for (const instance of context.world.allInstances(reader.name)) {
    if (instance.call.operation === operation) continue;
    if (instance.slots.length > 0) {
      // What both were given the ids of, such as the reviews of a product.
      const common = instance.slots.every(({ sighting }) => sighting.identity !== null && context.world.saw(owner.name, sighting));
      if (common && !sensitiveFields(instance.exchange).some(isIntimate)) seen.push(instance.exchange);
      continue;
    }
    const trials = await judgeList(instance.call.operation, owner, reader, context);
    if (!trials.some((trial) => trial.outcome === "leak" || trial.outcome === "question")) seen.push(instance.exchange);
  }
  return seen;
}

/** One direction alone may be a privilege that nobody told us of: the other one, or a third identity, decides. Who is refused the operation shows one. */
export function isOneWay(leaks: readonly Trial[], trials: readonly Trial[]): boolean {
  return leaks.every(
    (leak) =>
      leak.reserved === true ||
      (leak.decisive !== true &&
        trials.some((trial) => trial.owner === leak.reader && trial.reader === leak.owner && trial.outcome === "refused") &&
        !leaks.some((trial) => trial.reader !== leak.reader)),
  );
}

/** One finding an operation, from all its trials; else the control, verified or not tested. */
function* told(operation: Operation, trials: readonly Trial[], context: Context): Generator<Verdict> {
  const leaks = trials.filter((trial) => trial.outcome === "leak" && trial.experiment !== null);
  const questions = trials.filter((trial) => trial.outcome === "question" && trial.experiment !== null);
  const names = (trial: Trial) => `${trial.reader} → ${trial.owner}`;
  if (leaks.length > 0) {
    const best = leaks.find((trial) => trial.because === undefined) ?? leaks[0]!;
    const oneWay = isOneWay(leaks, trials);
    const data = leaks.flatMap((trial) => trial.data);
    const seen = new Set<string>();
    const distinct = data.filter((item) => !seen.has(`${item.owner}${item.pointer}`) && seen.add(`${item.owner}${item.pointer}`));
    yield violated("object-authorization", {
      operation: operation.id,
      confidence: oneWay ? "tentative" : "proven",
      ...(oneWay
        ? {
            severity: "low" as const,
            because: `${best.owner} is refused what is ${best.reader}'s: if ${best.reader} may read what belongs to others, mark it privileged or name the sharing under access`,
          }
        : best.because !== undefined
          ? { severity: "medium" as const, because: best.because }
          : {}),
      control: best.control,
      experiment: best.experiment!,
      difference: best.difference,
      title: `${best.reader} reads what belongs to ${best.owner}`,
      data: distinct,
      independent: context.people.find((person) => person.name === best.reader)?.grant !== null,
    });
    return;
  }
  if (questions.length > 0) {
    const question = questions[0]!;
    yield violated("object-authorization", {
      operation: operation.id,
      confidence: "tentative",
      severity: "low",
      because: question.reason,
      control: question.control,
      experiment: question.experiment!,
      difference: question.difference,
      title: `${question.reader} is shown what may be ${question.owner}'s`,
      data: question.data,
    });
    return;
  }
  const refused = trials.filter((trial) => trial.outcome === "refused");
  // What could not be tried for want of an own object says nothing; what was tried and stayed unclear takes the other trials' word away.
  const untried = trials.filter((trial) => trial.outcome === "not-tested");
  const unclear = untried.filter(
    (trial) => trial.experiment !== null && !refused.some((other) => other.owner === trial.owner && other.reader === trial.reader),
  );
  if (refused.length > 0 && unclear.length === 0) {
    yield verified(
      "subject-ownership",
      operation.id,
      `${refused
        .map(names)
        .filter((name, index, all) => all.indexOf(name) === index)
        .join(", ")}: ${refused[0]!.reason}`,
    );
  } else if (refused.length > 0) {
    yield notTested("subject-ownership", operation.id, `${names(unclear[0]!)}: ${unclear[0]!.reason}`);
  } else {
    yield notTested("subject-ownership", operation.id, untried[0]?.reason ?? "nothing in the answers is one identity's alone");
  }
}
