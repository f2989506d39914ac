// In: a scan that may write. Out: objects and accounts of its own for the checks, and all of it undone at the end.

import { randomBytes } from "node:crypto";
import { isObject, lastSegment, meansCaller, replyOf, rowsOf, type World } from "../explore/index.js";
import { type Asker, asIdentity, type Exchange, type HttpRequest, nobody, type Operation } from "../model/index.js";
import { fillPath, matchPath } from "../openapi/index.js";
import { type IdentityInput, pathLooksDestructive, type SignupInput } from "../target/index.js";
import { credentialFor, type Front, signUp, signupPlace } from "./accounts.js";
import type { Active, MadeAccount, MadeObject, MadeWrite, MakingOptions, Unmade } from "./active.js";
import { bodyFor, contentOf } from "./body.js";
import { accountDeletions, accountItem, loginOperations, logoutOperations, passwordField, registrations } from "./doors.js";
import { collectionOf, itemPaths } from "./items.js";
import type { Entry, Ledger } from "./ledger.js";
import { type Bench, bodyRequest, make } from "./objects.js";

/** Sends a request as it is, whatever the method. */
export type SendWrite = (request: HttpRequest, asker: Asker, operation: string) => Promise<Exchange>;

export interface WorkshopInput {
  readonly ledger: Ledger;
  readonly documented: readonly Operation[];
  readonly writes: readonly Operation[];
  readonly signup: SignupInput | null;
  readonly given: Readonly<Record<string, IdentityInput>>;
  readonly randomFor: (name: string) => () => number;
  readonly now: () => number;
  readonly send: SendWrite;
  /** Lets a request out that gives a token. */
  readonly logIn: (request: HttpRequest, operation: string) => Promise<Exchange>;
  readonly keep: (secret: string) => void;
  /** Opens a session for an account of the scan's own; false where it cannot log in. */
  readonly admit: (identity: string, input: IdentityInput) => Promise<boolean>;
}

/** Made-up names and texts begin with this, so that a person who finds one knows whose it is. */
export const markPrefix = "spillproof-";

export class Workshop implements Active {
  readonly #input: WorkshopInput;
  readonly #allowed = new WeakSet<HttpRequest>();
  readonly #objects = new Map<string, Promise<MadeObject | Unmade>>();
  readonly #accounts = new Map<string, Promise<MadeAccount | Unmade>>();
  readonly #entries = new Map<MadeObject, Entry>();
  readonly #own = new Set<string>();
  readonly #ids = new Map<string, string>();
  /** Random for each run: a target that kept what an earlier scan made takes the next one's all the same. */
  readonly #run = letters(6);
  #world: World;
  #count = 0;

  constructor(input: WorkshopInput, world: World) {
    this.#input = input;
    this.#world = world;
  }

  /** What was learnt of the target so far. */
  learn(world: World): void {
    this.#world = world;
  }

  get writes(): readonly Operation[] {
    return this.#input.writes;
  }

  /** True for a request that the workshop itself is sending. */
  permits(request: HttpRequest): boolean {
    return this.#allowed.has(request);
  }

  /** True for an account that the scan made itself. */
  isOwn(identity: string): boolean {
    return this.#own.has(identity);
  }

  /** Ids of what the scan made, with whose it is: they differ from run to run. */
  get ids(): ReadonlyMap<string, string> {
    return this.#ids;
  }

  readonly request = bodyRequest;

  write(request: HttpRequest, asker: Asker, operation: string): Promise<Exchange> {
    this.#allowed.add(request);
    return this.#input.send(request, asker, operation);
  }

  makeAccount(purpose: string, extra: Readonly<Record<string, unknown>> = {}): Promise<MadeAccount | Unmade> {
    let account = this.#accounts.get(purpose);
    if (account === undefined) {
      account = this.#makeAccount(`scan-${purpose}`, extra);
      this.#accounts.set(purpose, account);
    }
    return account;
  }

  makeObject(creation: Operation, identity: string, options: MakingOptions = {}): Promise<MadeObject | Unmade> {
    const { purpose = "", extra = {}, heir = null } = options;
    const key = `${purpose}\n${creation.id}\n${identity}`;
    let object = this.#objects.get(key);
    if (object === undefined) {
      object = this.#makeObject(creation, identity, extra, heir);
      this.#objects.set(key, object);
    }
    return object;
  }

  handOver(object: MadeObject, identity: string): void {
    const entry = this.#entries.get(object);
    if (entry === undefined) return;
    const handed = { ...entry, identity };
    this.#entries.set(object, handed);
    this.#input.ledger.note(handed);
  }

  /** Operations that make an object which has a path of its own; accounts and sessions are none. */
  get creations(): readonly Operation[] {
    const { writes, documented } = this.#input;
    const doors = new Set([...registrations(documented), ...loginOperations(documented), ...logoutOperations(documented)]);
    return writes.filter(
      (operation) => operation.method === "POST" && !doors.has(operation) && itemPaths(operation, documented).length > 0,
    );
  }

  /** Where an account could be made; null: nowhere. */
  get signupPlace(): string | null {
    return signupPlace(this.#input);
  }

  /** Undoes what a killed scan left, so that nothing of it is taken for somebody's. */
  async undoEarlier(send: SendWrite): Promise<void> {
    if (this.#input.ledger.earlier.length > 0) await this.undo(send);
  }

  /** How many requests undoing takes at least. */
  get open(): number {
    return this.#input.ledger.openCount;
  }

  /**
   * Undoes what is open, the latest first. What the ledger of a killed scan holds is undone too, if its identities are here.
   * @param send goes on working after the scan was interrupted
   */
  async undo(send: SendWrite): Promise<void> {
    const { ledger } = this.#input;
    for (const entry of ledger.open) {
      const asker = await this.#askerFor(entry);
      if (asker === null) {
        // An account that nobody can log in to was never made, or stays; a person may be given to a later scan.
        if (entry.kind === "account") ledger.note({ ...entry, state: entry.state === "sent" ? "refused" : "left" });
        continue;
      }
      const undo =
        entry.undo ?? (entry.kind === "account" ? this.#removal(await this.#idOf(asker, send)) : await this.#search(entry, asker, send));
      if (undo === "unanswered") continue;
      if (undo === null) {
        ledger.note({ ...entry, state: entry.state === "sent" && entry.kind === "object" ? "undone" : "left" });
        continue;
      }
      const request: HttpRequest = { method: undo.method, path: undo.path, headers: [], body: null };
      this.#allowed.add(request);
      const exchange = await send(request, asIdentity(asker), entry.operation);
      const gone =
        exchange.succeeded ||
        exchange.status === 404 ||
        exchange.status === 410 ||
        (entry.kind === "account" ? exchange.status === 401 : await this.#isHidden(undo.path, asker, exchange, send));
      ledger.note({ ...entry, undo, state: gone ? "undone" : exchange.answer === null ? entry.state : "left" });
    }
    ledger.close();
  }

  /** What is not there, some answer 403: it is gone where its owner, who read it, is refused to read it as it is refused to delete it. */
  async #isHidden(path: string, asker: string, refusal: Exchange, send: SendWrite): Promise<boolean> {
    const { documented } = this.#input;
    const reader = matchPath(
      documented.filter(({ method }) => method === "GET"),
      path,
    )?.operation;
    if (reader === undefined || refusal.answer === null || refusal.status === 401) return false;
    const seen = await send({ method: "GET", path, headers: [], body: null }, asIdentity(asker), reader.id);
    return seen.status === refusal.status && replyOf(seen) === "no";
  }

  /** What stands at the target and could not be undone, one sentence each. */
  get leftovers(): readonly string[] {
    const tell = ({ kind, operation, identity, undo, state }: Entry) =>
      kind === "account"
        ? `${operation} made the account ${identity}: ${undo === null ? "no operation deletes it" : `${undo.method} did not delete it`}`
        : `${operation} as ${identity} made an object: ${undo === null ? (this.#isDeletable(operation) ? "its id is not known" : "no operation deletes it") : state === "left" ? `${undo.method} did not delete it` : "it was not undone"}`;
    return [...this.#input.ledger.left, ...this.#input.ledger.open].map(tell).sort();
  }

  #isDeletable(creation: string): boolean {
    const { documented } = this.#input;
    const operation = documented.find(({ id }) => id === creation);
    const items = operation === undefined ? [] : itemPaths(operation, documented).map(({ path }) => path);
    return documented.some(({ method, path }) => method === "DELETE" && items.includes(path));
  }

  #mark(): string {
    this.#count++;
    // Letters alone: an id of the same shape is then the same in each run.
    return `${markPrefix}${this.#run}${letter(Math.floor(this.#count / 26))}${letter(this.#count)}`;
  }

  async #makeObject(
    creation: Operation,
    identity: string,
    extra: Readonly<Record<string, unknown>>,
    heir: string | null,
  ): Promise<MadeObject | Unmade> {
    const { ledger } = this.#input;
    const mark = this.#mark();
    let entry: Entry = { id: mark, kind: "object", identity, operation: creation.id, mark, undo: null, state: "sent" };
    const bench: Bench = {
      world: this.#world,
      documented: this.#input.documented,
      writes: this.#input.writes,
      randomFor: this.#input.randomFor,
      now: this.#input.now,
      send: (request, asker, operation) => this.write(request, asIdentity(asker), operation),
    };
    const made = await make(
      {
        creation,
        identity,
        mark,
        extra,
        heir,
        sent: (sentTo) => {
          entry = { ...entry, sentTo };
          ledger.note(entry);
        },
        came: (undo, by) => {
          entry = { ...entry, identity: by, undo, state: "made" };
          ledger.note(entry);
        },
        refused: () => ledger.note({ ...entry, state: "refused" }),
      },
      bench,
    );
    if (made.made) {
      this.#ids.set(String(made.id), entry.identity);
      this.#entries.set(made, entry);
    }
    return made;
  }

  async #makeAccount(identity: string, extra: Readonly<Record<string, unknown>>): Promise<MadeAccount | Unmade> {
    const { ledger, send, admit } = this.#input;
    const place = this.signupPlace;
    if (place === null) return { made: false, reason: "neither `signup` nor the document says how an account is made" };
    const mark = this.#mark();
    const password = `Sp1llproof-${randomBytes(9).toString("base64url")}!`;
    // Enough to log in to it, should nothing more be learnt.
    const likely = { names: { username: mark, email: `${mark}@example.org` }, password };
    let entry: Entry = {
      id: mark,
      kind: "account",
      identity,
      operation: place,
      mark,
      account: likely,
      undo: this.#removal(null),
      state: "sent",
    };
    ledger.note(entry);
    const made = await signUp(mark, password, this.#front(), extra);
    if ("reason" in made) {
      const unanswered = made.exchange !== undefined && made.exchange.answer === null && made.exchange.sent;
      if (!unanswered) ledger.note({ ...entry, state: made.made ? "made" : "refused" });
      return { made: false, reason: made.reason, ...(made.exchange === undefined ? {} : { exchange: made.exchange }) };
    }
    entry = { ...entry, account: { names: made.names, password }, state: "made" };
    ledger.note(entry);
    if (!(await admit(identity, made.input)))
      return { made: false, reason: "an account was made, but its login was refused", exchange: made.signup };
    this.#own.add(identity);
    const view = await this.#self(identity, send);
    const id = ownId(made.signup) ?? (view === null ? null : ownId(view));
    if (id !== null) this.#ids.set(String(id), identity);
    ledger.note({ ...entry, undo: this.#removal(id) });
    const { signup, names } = made;
    return { made: true, identity, signup, names, id, view, writes: this.#accountWrites(identity, names, password, id, mark) };
  }

  /** What an account reads of itself. */
  async #self(identity: string, send: SendWrite): Promise<Exchange | null> {
    const mirrors = this.#input.documented
      .filter(({ method, path }) => method === "GET" && !path.includes("{") && meansCaller(lastSegment(path) ?? ""))
      .sort((a, b) => a.path.length - b.path.length);
    for (const { id, path } of mirrors.slice(0, 3)) {
      const exchange = await send({ method: "GET", path, headers: [], body: null }, asIdentity(identity), id);
      if (exchange.succeeded && isObject(exchange.json?.value) && Object.keys(exchange.json.value).length > 0) return exchange;
    }
    return null;
  }

  /** What an account may try on itself; its names and password stay what they are. */
  #accountWrites(
    identity: string,
    names: Readonly<Record<string, string>>,
    password: string,
    id: string | number | null,
    mark: string,
  ): readonly MadeWrite[] {
    const named = Object.values(names);
    const fixed = (name: string) =>
      passwordField.test(name)
        ? password
        : Object.hasOwn(names, name)
          ? names[name]
          : /e-?mail|correo|courriel/i.test(name)
            ? named.find((text) => text.includes("@"))
            : undefined;
    return this.#input.writes.flatMap((operation): MadeWrite[] => {
      if (!/^(?:PUT|PATCH)$/.test(operation.method) || (operation.body !== null && contentOf(operation) === null)) return [];
      const item = accountItem(operation);
      const value =
        item === null
          ? null
          : /mail|correo|courriel/i.test(item)
            ? (named.find((text) => text.includes("@")) ?? id)
            : /name|login|handle/i.test(item)
              ? (named.find((text) => !text.includes("@")) ?? id)
              : id;
      if (item === null ? operation.path.includes("{") || !meansCaller(lastSegment(operation.path) ?? "") : value === null) return [];
      const random = this.#input.randomFor(`body ${operation.id} ${identity}`);
      const making = { world: this.#world, identity, creation: operation, mark, random, now: this.#input.now(), fixed };
      return [
        {
          operation,
          path: fillPath(operation, item === null ? {} : { [item]: value! }),
          body: operation.body === null ? null : bodyFor(making),
        },
      ];
    });
  }

  #front(): Front {
    const { documented, signup, given, randomFor, now, logIn, keep } = this.#input;
    return {
      world: this.#world,
      documented,
      signup,
      identities: Object.values(given),
      randomFor,
      now,
      send: (request, operation) => this.write(request, nobody, operation),
      logIn,
      keep,
    };
  }

  /** As whom an entry is undone: who made it, or its account, logged in to once more; null where neither is here. */
  async #askerFor(entry: Entry): Promise<string | null> {
    const { ledger, given, keep, admit } = this.#input;
    if (Object.hasOwn(given, entry.identity)) return entry.identity;
    if (!ledger.earlier.some(({ id }) => id === entry.id) && this.#own.has(entry.identity)) return entry.identity;
    const { account, mark } = ledger.accountOf(entry) ?? entry;
    if (account === undefined) return null;
    const name = `account ${mark}`;
    if (this.#own.has(name)) return name;
    keep(account.password);
    const input = await credentialFor(mark, account.password, account.names, null, this.#front());
    if (input === null || !(await admit(name, input))) return null;
    this.#own.add(name);
    return name;
  }

  async #idOf(identity: string, send: SendWrite): Promise<string | number | null> {
    const view = await this.#self(identity, send);
    return view === null ? null : ownId(view);
  }

  /** How an account is deleted: as the caller's own, or by its id. */
  #removal(id: string | number | null): Entry["undo"] {
    const [removal] = accountDeletions(this.#input.documented);
    if (removal === undefined) return null;
    const parameter = accountItem(removal);
    if (parameter === null) return { method: "DELETE", path: removal.path };
    return id === null ? null : { method: "DELETE", path: fillPath(removal, { [parameter]: id }) };
  }

  /** An object of which only its mark is known: looked for in the caller's lists. */
  async #search(entry: Entry, asker: string, send: SendWrite): Promise<Entry["undo"] | "unanswered"> {
    const { documented } = this.#input;
    const creation = documented.find(({ id }) => id === entry.operation);
    if (creation === undefined) return null;
    const parents = matchPath([creation], entry.sentTo ?? "")?.values ?? {};
    for (const item of itemPaths(creation, documented)) {
      const above = collectionOf(item);
      const template = documented.find(({ method, path }) => method === "GET" && path === `${above}/`)?.path ?? above;
      const removes = documented.some((operation) => operation.method === "DELETE" && operation.path === item.path);
      const missing = [...template.matchAll(/\{([^{}]{1,100})\}/g)].some(([, name]) => parents[name!] === undefined);
      if (!removes || missing) continue;
      const path = fillPath({ id: template, path: template, parameters: [] }, parents);
      const exchange = await send({ method: "GET", path, headers: [], body: null }, asIdentity(asker), `GET ${template}`);
      if (exchange.answer === null) return "unanswered";
      const row = rowsOf(exchange.json?.value).find(({ value }) => JSON.stringify(value).includes(entry.mark))?.value;
      const id = row === undefined ? undefined : (row[item.parameter] ?? row.id ?? row.uuid ?? row._id);
      if (typeof id === "string" || typeof id === "number")
        return {
          method: "DELETE",
          path: fillPath({ id: item.path, path: item.path, parameters: [] }, { ...parents, [item.parameter]: id }),
        };
    }
    return null;
  }
}

function letter(index: number): string {
  return String.fromCharCode(97 + (index % 26));
}

function letters(count: number): string {
  return [...randomBytes(count)].map(letter).join("");
}

/** Which of a document's operations a scan in active mode may write with: those that act on one object, and those that make one. */
export function mayWrite(operation: Operation): boolean {
  if (operation.path.includes("{")) return true;
  // Without an id a DELETE means all of them, or the caller.
  if (operation.method === "DELETE") return false;
  const word = pathLooksDestructive(operation.path);
  return word === null || /^(?:create|anlegen|crear)$/.test(word);
}

function ownId(signup: Exchange): string | number | null {
  const value = signup.json?.value;
  const holders = isObject(value) ? [value, ...Object.values(value).filter(isObject)] : [];
  for (const holder of holders) {
    const id = holder.id ?? holder.user_id ?? holder.userId ?? holder.uuid ?? holder._id;
    if (typeof id === "string" || typeof id === "number") return id;
  }
  return null;
}
