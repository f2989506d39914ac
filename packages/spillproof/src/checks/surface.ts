// In: paths that the document need not know. Out: those that are there, with what an unknown path of the same kind is answered. One for each scan.

import { isThere, replyOf, saysNoMore, unknownBeside, type World } from "../explore/index.js";
import { type Asker, asIdentity, type Exchange, nobody } from "../model/index.js";
import { matchPath } from "../openapi/index.js";
import { type Context, type Held, notTested, type Person, verified } from "./check.js";

/** A path that answers its asker with more than an unknown path does. */
export interface Visit {
  readonly path: string;
  /** Null: nobody in particular. */
  readonly by: Person | null;
  readonly exchange: Exchange;
  /** What the same asker is answered at a path of the same kind that no API has. */
  readonly unknown: Exchange;
}

const together = 6;
/** Requests without an answer, one after the other, after which nothing more is asked. */
const patience = 3;

const surfaces = new WeakMap<World, Surface>();

/** What every check of hidden paths shares: who asks, what *unknown* looks like, what was asked already. */
export function surfaceOf(context: Context): Surface {
  let surface = surfaces.get(context.world);
  if (surface === undefined) {
    surface = new Surface(context);
    surfaces.set(context.world, surface);
  }
  return surface;
}

export class Surface {
  /** An ordinary caller whose token works; whatever nobody is answered, it is answered too. */
  readonly caller: Person | null;
  readonly other: Person | null;
  /** Clear answers so far that a path is not there, or not for the asker. */
  refused = 0;
  asked = 0;
  /** Why nothing more is asked; null where there is no reason. */
  stopped: string | null = null;
  readonly #context: Context;
  readonly #visits = new Map<string, Promise<Visit | null>>();
  readonly #unknown = new Map<string, Promise<Exchange>>();
  #asker: Promise<Person | null> | undefined;
  #unanswered = 0;

  constructor(context: Context) {
    this.#context = context;
    const ordinary = context.people.filter((person) => !person.privileged && context.world.wasAnswered(person.name));
    this.caller = ordinary[0] ?? null;
    this.other = ordinary[1] ?? null;
  }

  /** Asks a few at once, and gives those that are there in the order in which they were named. */
  async visitAll(paths: readonly string[]): Promise<readonly Visit[]> {
    const found: Visit[] = [];
    const distinct = [...new Set(paths)];
    for (let start = 0; start < distinct.length && this.stopped === null; start += together) {
      const visits = await Promise.all(distinct.slice(start, start + together).map((path) => this.visit(path)));
      found.push(...visits.filter((visit) => visit !== null));
    }
    return found;
  }

  visit(path: string): Promise<Visit | null> {
    let visit = this.#visits.get(path);
    if (visit === undefined) {
      visit = this.#visit(path);
      this.#visits.set(path, visit);
    }
    return visit;
  }

  /** What nobody is answered at a path where a caller is; null where it is refused, or answered like anywhere. */
  async asNobody(visit: Visit): Promise<Exchange | null> {
    return visit.by === null ? visit.exchange : ((await this.#ask(visit.path, null))?.exchange ?? null);
  }

  /** What the other ordinary caller is answered there. */
  async asOther(visit: Visit): Promise<Exchange | null> {
    return this.other === null ? null : this.#context.probe({ path: visit.path }, asIdentity(this.other.name));
  }

  /** The template of a documented `GET` that the path is one of; null where the document has none. */
  documented(path: string): string | null {
    return (
      matchPath(
        this.#context.documented.filter(({ method }) => method === "GET"),
        path,
      )?.operation.path ?? null
    );
  }

  /** A token that is refused at unknown paths says nothing there: then nobody asks, who is answered what is open to everybody. */
  async #chooseAsker(): Promise<Person | null> {
    if (this.caller === null) return null;
    const unknown = await this.#unknownBeside("/index", this.caller);
    return unknown.status === 401 ? null : this.caller;
  }

  async #visit(path: string): Promise<Visit | null> {
    if (!this.#context.mayProbe(path)) return null;
    this.#asker ??= this.#chooseAsker();
    return this.#ask(path, await this.#asker);
  }

  async #ask(path: string, by: Person | null): Promise<Visit | null> {
    if (this.stopped !== null) return null;
    const exchange = await this.#context.probe({ path }, askerOf(by));
    this.asked++;
    this.#note(exchange);
    if (replyOf(exchange) === "no") this.refused++;
    if (!isThere(exchange)) return null;
    const unknown = await this.#unknownBeside(path, by);
    if (unknown.outcome.kind === "failure" || unknown.status === 429) return null;
    if (isThere(unknown)) {
      const again = await this.#unknownBeside(path, by, "again");
      if (saysNoMore(exchange, unknown, again) || saysNoMore(exchange, again, unknown)) {
        this.refused++;
        return null;
      }
    }
    // `/{tenant}/users` answers in every folder.
    if (path.split("/").length > 2) {
      const elsewhere = await this.#unknownBeside(path, by, "folder");
      if (isThere(elsewhere) && saysNoMore(exchange, elsewhere)) return null;
    }
    return { path, by, exchange, unknown };
  }

  #note(exchange: Exchange): void {
    if (exchange.status === 429) this.stopped = "unknown paths are answered 429";
    if (exchange.outcome.kind === "answer") {
      this.#unanswered = 0;
      return;
    }
    const { failure } = exchange.outcome;
    if (failure === "budget" || failure === "aborted") this.stopped = "the budget was spent";
    else if (++this.#unanswered >= patience) this.stopped = `no answer: ${failure}`;
  }

  /** One for each asker, folder and kind of name, since rules for unknown paths differ by these. */
  #unknownBeside(path: string, by: Person | null, which: "first" | "again" | "folder" = "first"): Promise<Exchange> {
    const random = this.#context.randomFor(`unknown ${which} ${path.replace(/[^/]*$/, "")}`);
    const unknown = unknownBeside(path, random, which === "folder" ? "folder" : "name");
    const key = `${by?.name ?? ""} ${unknown}`;
    let exchange = this.#unknown.get(key);
    if (exchange === undefined) {
      exchange = this.#context.probe({ path: unknown }, askerOf(by));
      this.#unknown.set(key, exchange);
    }
    return exchange;
  }
}

/** What of the surface was tried without a finding. Where most answers were unclear, nothing can be said. */
export function held(surface: Surface, before: Pick<Surface, "asked" | "refused">, what: string, said: string): Held {
  if (surface.stopped !== null) return notTested("hidden-surface", null, `${what}: ${surface.stopped}`);
  const [asked, refused] = [surface.asked - before.asked, surface.refused - before.refused];
  return refused > 0 && refused * 2 >= asked
    ? verified("hidden-surface", null, `${what}: ${refused} ${said}`)
    : notTested("hidden-surface", null, `${what}: no clear answers to unknown paths`);
}

function askerOf(person: Person | null): Asker {
  return person === null ? nobody : asIdentity(person.name);
}

/** Where the document's paths begin: what most of them share, the version too. Empty where they share nothing. */
export function basePathsOf(context: Context): readonly string[] {
  const paths = context.documented.map(({ path }) => path.split("/").slice(1, -1));
  const bases: string[] = [];
  for (let prefix: readonly string[] = []; prefix.length < 4; ) {
    const counts = new Map<string, number>();
    for (const segments of paths)
      if (prefix.every((segment, index) => segments[index] === segment) && segments.length > prefix.length) {
        const next = segments[prefix.length]!;
        if (!next.includes("{")) counts.set(next, (counts.get(next) ?? 0) + 1);
      }
    const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const isPrefix =
      best !== undefined && (/^(?:api|rest|services?|v\d+(?:\.\d+)*|public|\d{4}-\d{2}-\d{2})$/i.test(best[0]) || best[1] === paths.length);
    if (best === undefined || !isPrefix || best[1] * 2 < paths.length) break;
    prefix = [...prefix, best[0]];
    bases.push(`/${prefix.join("/")}`);
  }
  // The longest first: what is hidden stands beside what is shown.
  return [...bases.reverse(), ""];
}
