// In: a configuration. Out: a stream of events whose last one is the report.

import { createRequire } from "node:module";
import { checks as builtIn, type Check, type Context, type Person, type Verdict } from "../checks/index.js";
import { Client, onlyReads, resolveHost } from "../exchange/index.js";
import { explore, isIntimate, isSensitive, sensitiveFields, type World } from "../explore/index.js";
import {
  type AccessCell,
  type ApiDocument,
  type Asker,
  asIdentity,
  type Exchange,
  type Finding,
  type HttpRequest,
  type Masked,
  nobody,
  type Operation,
  type Report,
  type ScanEvent,
  type Severity,
  SpillproofError,
  severities,
} from "../model/index.js";
import { matchPath } from "../openapi/index.js";
import { findRule } from "../rules/index.js";
import { scoreReport } from "../score/index.js";
import {
  authorizeTarget,
  Budget,
  type Configuration,
  isLoopbackAddress,
  type LogIn,
  Logins,
  mayProbe,
  Sessions,
  selectOperations,
  sharing,
} from "../target/index.js";
import type { Workshop } from "../workshop/index.js";
import { emptyWorld, makePeople, openWorkshop, stock, writtenTo } from "./active.js";
import { tryCredentials, withChains } from "./chains.js";
import { accessOf, coverageOf, ownershipOf, securedOf } from "./coverage.js";
import { demandOf } from "./demand.js";
import { loadDocument } from "./document.js";
import { EventQueue } from "./events.js";
import { Masker } from "./masker.js";
import { mergeControls, mergeFindings, type RuleLike } from "./merge.js";
import { randomFor } from "./random.js";
import { startSigning } from "./signing.js";
import { crafted, garbled, nobodyGarbled, proveTokens, refuseDeadTokens, sameSubjects } from "./tokens.js";

export interface ScanOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch; handed in, so that a test can stop it. */
  readonly clock?: () => number;
  /** Checks besides the built-in ones, with the rules that they tell by. */
  readonly ownChecks?: readonly { readonly check: Check; readonly rules: readonly RuleLike[] }[];
  /** Where the ledger of an active scan is kept; beside other programs' state where absent. */
  readonly ledgerFolder?: string;
  /** Looks a host name up; handed in for tests. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/** Of the budget, what reading may use before the experiments begin. */
const readingShare = 0.5;
/** Of the budget, what is kept at most for the checks that look at the API as a whole, in their order. */
const keptShare = 0.1;
/** Seconds that undoing may take, after an interruption too. */
const undoSeconds = 30;
/** Operations that one check looks at at once. */
const together = 4;
const version = (createRequire(import.meta.url)("../../package.json") as { readonly version: string }).version;

/**
 * Scans the API that a configuration names; only reads unless it is active. Yields what it does while it does it; the last event is the report.
 *
 * @throws SpillproofError `config`, `credential`, `not-authorized`, `unreachable`, `input` before anything is tested
 */
export async function* scan(configuration: Configuration, options: ScanOptions = {}): AsyncGenerator<ScanEvent, void, void> {
  const events = new EventQueue<ScanEvent>();
  const work = run(configuration, options, (event) => events.push(event)).then(
    (report) => {
      events.push({ kind: "report", report });
      events.end();
    },
    (error: unknown) => events.fail(error),
  );
  yield* events;
  await work;
}

async function run(configuration: Configuration, options: ScanOptions, tell: (event: ScanEvent) => void): Promise<Report> {
  const clock = options.clock ?? Date.now;
  const startedAt = clock();
  if (configuration.target === null)
    throw new SpillproofError("usage", "No target is given.", "Name the API's URL: spillproof scan http://127.0.0.1:5000");
  const target = new URL(configuration.target);
  const resolve = options.resolve ?? resolveHost;
  const authorized = await authorizeTarget(configuration, resolve);
  const budget = new Budget({ maxRequests: configuration.maxRequests, maxSeconds: configuration.maxSeconds, clock });
  const prefix = (name: string) => randomFor(configuration.seed, name);
  const tokenPaths = new Set<string>();
  const givesToken = ({ method, path }: HttpRequest) => tokenPaths.has(`${method} ${path.split("?")[0]}`);
  const open = (origin: URL, pinned: typeof authorized | null, within = budget, signal: AbortSignal | null = options.signal ?? null) =>
    new Client({
      origin,
      ...(pinned === null ? {} : { pinned }),
      insecure: configuration.insecure,
      ca: configuration.ca,
      proxy: configuration.proxy,
      headers: configuration.header,
      timeoutSeconds: configuration.timeout,
      rate: configuration.rate,
      budget: within,
      clock,
      permits: (request) => onlyReads(request) || givesToken(request) || workshop?.permits(request) === true || readsByPost(request),
      ...(signal === null ? {} : { signal }),
    });
  /** What runs beside the scan goes no further than it. */
  const ended = new AbortController();
  /** In active mode: a POST whose words say that it creates nothing. */
  let readingPosts: readonly Operation[] = [];
  const readsByPost = ({ method, path }: HttpRequest) => method === "POST" && matchPath(readingPosts, path) !== null;
  let workshop: Workshop | null = null;
  let undone = false;
  const client = open(target, authorized);
  let loginClient = client;
  const sessions = new Sessions({ configuration, send: (request, sendOptions) => logIn(request, sendOptions), clock });
  // Whatever gives a token is named by the configuration, and is all that a scan which only reads may post to.
  const logIn: LogIn = (request, sendOptions) => {
    tokenPaths.add(`${request.method} ${request.path.split("?")[0]}`);
    return loginClient.send(request, nobody, { operation: sendOptions?.operation ?? null, redirects: "manual", fresh: true });
  };
  /** Undoes what was made, also after an interruption, and whatever the budget says. */
  const undo = async () => {
    if (workshop === null || undone) return;
    undone = true;
    const undoing = open(target, authorized, new Budget({ maxRequests: 2000, maxSeconds: undoSeconds, clock }), null);
    undoing.attach(sessions);
    loginClient = undoing;
    undoing.onExchange = () => budget.count();
    try {
      await workshop.undo((request, asker, operation) => undoing.send(request, asker, { operation, redirects: "manual", fresh: true }));
    } finally {
      await undoing.close();
    }
  };
  try {
    const exchanges: Exchange[] = [];
    let doing = "";
    /** Operations and paths for which the budget was too short. */
    const unaffordable = new Set<string>();
    client.onUnaffordable = ({ operation, request }) => unaffordable.add(operation ?? request.path);
    client.onExchange = (exchange) => {
      exchanges.push(exchange);
      tell({
        kind: "progress",
        requests: budget.requests,
        maximumRequests: configuration.maxRequests,
        secondsLeft: budget.secondsLeft,
        text: doing,
      });
    };
    const phase = (name: Extract<ScanEvent, { kind: "phase" }>["phase"], text: string) => {
      doing = text;
      tell({ kind: "phase", phase: name, text });
    };

    phase("identities", "logging in");
    await sessions.open();
    const logins = new Logins({
      credentials: () => new Map([...Object.entries(configuration.identities), ...sessions.added]),
      send: logIn,
      headers: configuration.header,
      keep: (secret) => sessions.keep(secret),
      randomFor: prefix,
      isThrowaway: (identity) => workshop?.isOwn(identity) === true,
    });
    client.attach(sessions);
    phase("document", "reading the document");
    const document = await loadDocument({
      spec: configuration.spec,
      origin: target.origin,
      client,
      elsewhere: async (url) => open(url, await authorizeTarget({ ...configuration, target: url.href }, resolve)),
      identities: sessions.identities.map(({ name }) => name),
    });
    const { selected, left } = selectOperations(document.operations, configuration);
    readingPosts = selected.filter((operation) => operation.method === "POST");
    if (selected.length === 0)
      throw new SpillproofError(
        "input",
        `${document.source} names no operation that a read-only scan may call.`,
        "Look at --include and --exclude, or at the document.",
      );
    const ownChecks = options.ownChecks ?? [];
    const ownRules = new Map(ownChecks.flatMap(({ rules: own }) => own.map((rule) => [rule.id, rule] as const)));
    const wanted = (rule: string) => wants(rule, ownRules, configuration);
    const incomplete: string[] = [];
    if (configuration.active) {
      workshop = openWorkshop({
        configuration,
        options,
        document,
        sessions,
        client,
        logIn,
        prefix,
        now: () => clock() + skewOf(exchanges),
        world: emptyWorld(client, prefix),
      });
      // What an earlier scan left behind when it was killed goes first.
      await workshop.undoEarlier((request, asker, operation) =>
        client.send(request, asker, { operation, redirects: "manual", fresh: true }),
      );
      phase("identities", "making accounts");
      incomplete.push(...(await makePeople(sessions, workshop)));
    }
    const signing = startSigning({
      configuration,
      sessions,
      title: document.title,
      wanted: wanted("weak-jwt-secret"),
      signal: AbortSignal.any([
        ended.signal,
        AbortSignal.timeout(Math.min(Math.ceil(budget.secondsLeft * 1000), 2 ** 31 - 1)),
        ...(options.signal === undefined ? [] : [options.signal]),
      ]),
    });
    await proveTokens(selected, sessions, client, target, prefix);

    phase("explore", "reading the API");
    const send = (request: Parameters<Client["send"]>[0], asker: Asker, sendOptions: Parameters<Client["send"]>[2]) =>
      client.send(request, asker, sendOptions);
    const scarce = demandOf(selected, sessions.identities.length) > configuration.maxRequests;
    let readUntil = configuration.maxRequests * readingShare;
    const learn = () =>
      explore({
        operations: selected,
        people: sessions.identities.map((identity) => ({
          name: identity.name,
          claims: identity.claims,
          submitted: identity.submitted,
          login: identity.login,
          secrets: sessions.secrets(),
        })),
        known: configuration.known,
        origin: target.origin,
        send,
        randomFor: prefix,
        frugal: scarce,
        mayGoOn: () =>
          budget.requests < readUntil &&
          budget.secondsLeft > configuration.maxSeconds * (1 - readingShare) &&
          options.signal?.aborted !== true,
        onProgress: (text) => {
          doing = text;
        },
      });
    const begun = budget.requests;
    let world: World = await learn();
    refuseDeadTokens(world, exchanges, target);
    const read = budget.requests - begun;
    if (workshop !== null) {
      workshop.learn(world);
      doing = "making objects";
      // What was not read yet may well be there: then nothing is made.
      if (budget.requests < readUntil && (await stock(workshop, world, selected))) {
        readUntil = budget.requests + read * 1.5;
        client.forget();
        world = await learn();
        workshop.learn(world);
      }
    }
    incomplete.push(...sameSubjects(world));
    const unread = unreadIn(world).length;
    if (unread > 0)
      incomplete.push(
        `reading stopped at its share of the budget: ${unread} ${unread === 1 ? "operation was" : "operations were"} not read as everybody`,
      );

    const recorded: AccessCell[] = [];
    const context: Context = {
      world,
      people: sessions.identities.map(
        (identity): Person => ({
          name: identity.name,
          privileged: identity.privileged || looksPrivileged(identity.claims, identity.grant),
          groups: identity.groups,
          claims: identity.claims,
          grant: identity.grant,
          moreTokens: new Map(identity.moreTokens.map((name) => [name, sessions.tokenGrant(identity.name, name)])),
          login: identity.login,
        }),
      ),
      logins,
      signing,
      target: {
        origin: target.origin,
        host: target.hostname,
        secure: target.protocol === "https:",
        loopback: authorized.addresses.length > 0 && authorized.addresses.every(isLoopbackAddress),
      },
      scarce,
      active: workshop,
      documented: document.operations,
      now: () => clock() + skewOf(exchanges),
      mayRead: sharing(configuration),
      credentials: (asker) => sessions.credentials(asker),
      askGarbled: (operation, path, asker) =>
        client.send(garbled(path, sessions.credentials(asker), operation.method), nobodyGarbled, { operation: operation.id, fresh: true }),
      askCrafted: (request, identity, { label, secret }, operation) => {
        sessions.keep(secret);
        return client.send(
          crafted(request, sessions.credentials(asIdentity(identity)), secret),
          { identity: null, token: label },
          // Who counts bad tokens is not asked again.
          { operation, fresh: true, impatient: true },
        );
      },
      probe: ({ method = "GET", path, headers = [] }, asker, askOptions) =>
        client.send({ method, path, headers, body: null }, asker, { operation: `${method} ${path.split("?")[0]}`, ...askOptions }),
      mayProbe: (path) => {
        const match = matchPath(
          document.operations.filter(({ method }) => method === "GET"),
          path,
        );
        return mayProbe(path, configuration) && (match === null || selected.includes(match.operation));
      },
      exchanges: byRequest(exchanges),
      record: (cell) => recorded.push(cell),
      randomFor: prefix,
    };

    const running = [...builtIn, ...ownChecks.map(({ check }) => check)].filter((check) => check.rules.some(wanted));
    const verdicts: Verdict[] = [];
    const sought = new Set<Exchange>();
    const leftOut: string[] = [];
    let shares = Math.min(
      running.reduce((sum, check) => sum + (check.per === "api" ? check.cost : 0), 0),
      configuration.maxRequests * keptShare,
    );
    for (const check of running) {
      if (options.signal?.aborted) break;
      phase("check", check.rules[0]!);
      const before = exchanges.length;
      // Its own share is let go of; the others' stay theirs.
      if (check.per === "api") shares = Math.max(0, shares - check.cost);
      budget.keep(() => shares + (workshop?.open ?? 0));
      verdicts.push(...(await runCheck(check, selected, context, { incomplete, leftOut, unaffordable, debug: configuration.debug })));
      if (check.seeksBrakes === true) for (const exchange of exchanges.slice(before)) sought.add(exchange);
    }

    if (leftOut.length > 0) incomplete.push(`left out, wholly or in part, for want of requests: ${leftOut.join("; ")}`);
    budget.keep(() => workshop?.open ?? 0);
    const judged = options.signal?.aborted ? verdicts : await tryCredentials(verdicts, sessions.secrets(), context);
    phase("report", "undoing what was made");
    await undo();
    phase("report", "writing the report");
    const masker = new Masker({
      made: workshop?.ids ?? new Map(),
      origin: target.origin,
      operations: selected,
      context,
      secrets: sessions.secrets(),
    });
    const { findings: all, live } = mergeFindings(
      judged.filter((verdict) => verdict.kind !== "violated" || wanted(verdict.rule)),
      masker,
      ownRules,
    );
    const { kept: unchained, ignored } = applyIgnores(all, configuration);
    const kept = withChains(unchained, live);
    for (const finding of kept) tell({ kind: "finding", finding });
    const coverage = coverageOf(document.operations, left, context, writtenTo(exchanges, sessions));
    const controls = mergeControls(judged, all, running, ownRules);
    incomplete.push(
      ...gaps(
        document,
        budget,
        sessions,
        options.signal,
        exchanges.filter((exchange) => !sought.has(exchange)),
      ),
    );
    const scored = scoreReport({ findings: kept, controls, coverage, secured: securedOf(selected, context) });
    const summary = Object.fromEntries(
      severities.map((severity) => [severity, kept.filter((finding) => finding.severity === severity).length]),
    ) as Record<Severity, number>;
    return {
      schema: "spillproof-report/1",
      tool: { name: "spillproof", version },
      command: "scan",
      target: target.origin,
      spec: { source: document.source, sha256: document.sha256 },
      startedAt: new Date(startedAt).toISOString(),
      seconds: Math.round((clock() - startedAt) / 10) / 100,
      requests: budget.requests,
      seed: configuration.seed,
      grade: scored.grade,
      score: scored.score,
      summary,
      findings: kept,
      controls,
      access: accessOf(
        [...selected, ...(workshop?.writes ?? []).filter(({ id }) => recorded.some((cell) => cell.operation === id))],
        recorded,
        context,
      ),
      ownership: ownershipOf(selected, context),
      coverage,
      ledger: (workshop?.leftovers ?? []).map((sentence) => masker.text(sentence)),
      ignored,
      incomplete: [...new Set(incomplete)].map((sentence): Masked => masker.text(sentence)),
    };
  } finally {
    ended.abort();
    await undo();
    await client.close();
  }
}

/** A view by what was asked and who asked, since what happens at once ends in any order. Sorted anew only when something came. */
function byRequest(exchanges: readonly Exchange[]): () => readonly Exchange[] {
  const keyOf = ({ request, asker }: Exchange) =>
    `${request.path}\n${request.method}\n${asker.identity ?? ""}\n${asker.token}\n${request.headers.join()}`;
  let sorted: readonly Exchange[] = [];
  return () => {
    if (sorted.length !== exchanges.length) {
      const keyed = exchanges.map((exchange) => ({ exchange, key: keyOf(exchange) }));
      keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.exchange.sequence - b.exchange.sequence));
      sorted = keyed.map(({ exchange }) => exchange);
    }
    return sorted;
  };
}

/** What a scan tells besides verdicts. */
interface Notes {
  readonly incomplete: string[];
  readonly leftOut: string[];
  readonly unaffordable: Set<string>;
  readonly debug: boolean;
}

/** An error of one check is that check's alone, told in the report. */
async function runCheck(check: Check, operations: readonly Operation[], context: Context, notes: Notes): Promise<readonly Verdict[]> {
  const { incomplete, leftOut, unaffordable, debug } = notes;
  const name = check.rules[0]!;
  const collect = async (verdicts: AsyncGenerator<Verdict>, place: string): Promise<readonly Verdict[]> => {
    const collected: Verdict[] = [];
    try {
      for await (const verdict of verdicts) collected.push(verdict);
    } catch (error) {
      incomplete.push(`the check ${name} failed${place} (${error instanceof Error ? error.name : "unknown error"})`);
      // Its place in our code, without its message, which may hold a value of the target.
      if (debug && error instanceof Error) process.stderr.write(`${(error.stack ?? "").split("\n").slice(1).join("\n")}\n`);
    }
    return collected;
  };
  unaffordable.clear();
  if (check.per === "api") {
    const verdicts = await collect(check.run(context), "");
    if (unaffordable.size > 0) leftOut.push(name);
    return verdicts;
  }
  const applicable = operations.filter((operation) => check.applies(operation, context));
  // Where not all can be tried, what shows most of people is tried first.
  if (context.scarce) applicable.sort((a, b) => tellsOfPeople(b, context.world) - tellsOfPeople(a, context.world));
  const results = new Map<Operation, readonly Verdict[]>();
  const rounds = check.rounds?.(context) ?? [""];
  for (const [round, what] of rounds.entries()) {
    unaffordable.clear();
    // Several at once, their verdicts in the order of the operations: the same answers give the same report.
    for (let start = 0; start < applicable.length; start += together) {
      const batch = applicable.slice(start, start + together);
      const found = await Promise.all(batch.map((operation) => collect(check.run(operation, context, round), ` at ${operation.id}`)));
      // What a round could not finish leaves the word to the one before.
      for (const [index, operation] of batch.entries())
        if (!results.has(operation) || !unaffordable.has(operation.id)) results.set(operation, found[index]!);
    }
    const without = applicable.filter(({ id }) => unaffordable.has(id)).length;
    if (without > 0)
      leftOut.push(`${name}${what === "" || !context.scarce ? "" : ` (${what})`} at ${without} of ${applicable.length} operations`);
  }
  return [...results.values()].flat();
}

/** Operations that some identity never came to. */
function unreadIn(world: World): readonly Operation[] {
  return world.operations.filter(
    ({ id, method }) =>
      method !== "HEAD" &&
      world.identities.some(
        (name) => world.instances(id, name).length === 0 && !world.missed.has(`${id}\n${name}`) && !world.wasEmpty(id, name),
      ),
  );
}

/** How much an operation is seen to tell of people. */
function tellsOfPeople({ id }: Operation, world: World): number {
  const fields = world.identities
    .flatMap((name) => world.instances(id, name).slice(0, 1))
    .flatMap(({ exchange }) => sensitiveFields(exchange));
  return fields.some(isIntimate) ? 2 : fields.some(isSensitive) ? 1 : 0;
}

/** How far the target's clock is ahead in milliseconds, by the latest answer that tells it; a second of the header's own coarseness is none. */
function skewOf(exchanges: readonly Exchange[]): number {
  const latest = exchanges.findLast((exchange) => exchange.header("date") !== null);
  const skew = Date.parse(latest?.header("date") ?? "") - (latest?.startedAt ?? 0);
  return Number.isNaN(skew) || Math.abs(skew) < 2_000 ? 0 : skew;
}

/** A role or scope that by its name may read what belongs to others. */
function looksPrivileged(claims: Readonly<Record<string, unknown>> | null, grant: readonly string[] | null): boolean {
  const high =
    /^(?:\*|admin(?:istrator)?s?|super[_-]?(?:user|admin)|root|sys[_-]?admin|staff|operator|moderator|manager|auditor|support)$/i;
  const roles = ["role", "roles", "groups", "authorities", "user_type", "type"].flatMap((name) => {
    const value = claims?.[name];
    return Array.isArray(value) ? value : [value];
  });
  return (
    claims?.is_admin === true ||
    claims?.admin === true ||
    claims?.is_staff === true ||
    claims?.is_superuser === true ||
    roles.some((role) => typeof role === "string" && high.test(role.replace(/^ROLE_/i, ""))) ||
    (grant?.some((scope) => high.test(scope) || /^(?:\*|admin)[:./]/.test(scope)) ?? false)
  );
}

function wants(rule: string, ownRules: ReadonlyMap<string, RuleLike>, configuration: Configuration): boolean {
  const category = findRule(rule)?.category ?? ownRules.get(rule)?.category ?? "";
  const names = (list: readonly string[]) => list.includes(rule) || list.includes(category);
  return (configuration.only.length === 0 || names(configuration.only)) && !names(configuration.skip);
}

function applyIgnores(
  findings: readonly Finding[],
  configuration: Configuration,
): { readonly kept: readonly Finding[]; readonly ignored: Report["ignored"] } {
  const kept: Finding[] = [];
  const ignored: Report["ignored"][number][] = [];
  for (const finding of findings) {
    const entry = configuration.ignore.find(
      (item) =>
        item.rule === finding.rule && (item.operation === undefined || item.operation === null || item.operation === finding.operation),
    );
    if (entry === undefined) kept.push(finding);
    else ignored.push({ finding: finding.id, rule: finding.rule, operation: finding.operation, reason: entry.reason });
  }
  return { kept, ignored };
}

/** What kept the scan from seeing all. */
function gaps(
  document: ApiDocument,
  budget: Budget,
  sessions: Sessions,
  signal: AbortSignal | undefined,
  exchanges: readonly Exchange[],
): readonly string[] {
  const found: string[] = [];
  for (const error of document.errors.slice(0, 20))
    found.push(`${document.source}${error.line === null ? ` at ${error.pointer}` : `:${error.line}`}: ${error.message}`);
  if (document.errors.length > 20) found.push(`${document.source}: ${document.errors.length - 20} more errors in the document`);
  const asked = sessions.identities.length;
  if (asked === 0) found.push("no identity is given: without tokens nothing can be proved; name two users with --as or in spillproof.yaml");
  if (asked === 1)
    found.push("one identity is given: who may read whose data is not tested; name another user with --as or in spillproof.yaml");
  if (signal?.aborted) found.push("the scan was interrupted");
  if (budget.spent !== null) found.push(`the budget of ${budget.spent} was spent before everything was tried`);
  for (const [name, reason] of sessions.dead) found.push(`the token of ${name} stopped working and could not be renewed: ${reason}`);
  const braked = exchanges.filter((exchange) => exchange.status === 429).length;
  if (braked > 0) found.push(`${braked} ${braked === 1 ? "answer was" : "answers were"} 429: what was asked there is not tested`);
  const lost = exchanges.filter(
    (exchange) => exchange.outcome.kind === "failure" && ["timeout", "connection", "protocol"].includes(exchange.outcome.failure),
  ).length;
  if (lost > 0) found.push(`${lost} ${lost === 1 ? "request was" : "requests were"} not answered`);
  return found;
}
