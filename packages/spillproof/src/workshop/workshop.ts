// In: a scan that may write. Out: objects and accounts of its own for the checks, and all of it undone at the end.

import { randomBytes } from "node:crypto";
import { isObject, rowsOf, type World } from "../explore/index.js";
import { type Asker, asIdentity, type Exchange, type HttpRequest, nobody, type Operation } from "../model/index.js";
import { fillPath } from "../openapi/index.js";
import { type IdentityInput, pathLooksDestructive, type SignupInput } from "../target/index.js";
import { credentialFor, type Front, signUp, signupPlace } from "./accounts.js";
import type { Active, MadeAccount, MadeObject, Unmade } from "./active.js";
import { accountDeletions, loginOperations, logoutOperations, registrations } from "./doors.js";
import { itemPaths } from "./items.js";
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
  readonly #own = new Set<string>();
  readonly #ids = new Map<string, string>();
  /** Random for each run: a target that kept what an earlier scan made takes the next one's all the same. */
  readonly #run = randomBytes(4).toString("hex").slice(0, 6);
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

  makeObject(
    creation: Operation,
    identity: string,
    { purpose = "", extra = {} }: { readonly purpose?: string; readonly extra?: Readonly<Record<string, unknown>> } = {},
  ): Promise<MadeObject | Unmade> {
    const key = `${purpose}\n${creation.id}\n${identity}`;
    let object = this.#objects.get(key);
    if (object === undefined) {
      object = this.#makeObject(creation, identity, extra);
      this.#objects.set(key, object);
    }
    return object;
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

  /**
   * Undoes what is open, the latest first. What the ledger of a killed scan holds is undone too, if its identities are here.
   * @param send goes on working after the scan was interrupted
   */
  async undo(send: SendWrite): Promise<void> {
    const { ledger } = this.#input;
    for (const entry of ledger.open) {
      if (ledger.earlier.some(({ id }) => id === entry.id) && !(await this.#isHere(entry))) continue;
      const undo = entry.undo ?? (await this.#search(entry, send));
      if (undo === null) {
        ledger.note({ ...entry, state: entry.state === "sent" && entry.kind === "object" ? "undone" : "left" });
        continue;
      }
      const request: HttpRequest = { method: undo.method, path: undo.path, headers: [], body: null };
      this.#allowed.add(request);
      const exchange = await send(request, asIdentity(entry.identity), entry.operation);
      const gone =
        exchange.succeeded || exchange.status === 404 || exchange.status === 410 || (entry.kind === "account" && exchange.status === 401);
      ledger.note({ ...entry, undo, state: gone ? "undone" : exchange.answer === null ? entry.state : "left" });
    }
    ledger.close();
  }

  /** What stands at the target and could not be undone, one sentence each. */
  get leftovers(): readonly string[] {
    const tell = ({ kind, operation, identity, undo, state }: Entry) =>
      kind === "account"
        ? `${operation} made the account ${identity}: ${undo === null ? "no operation deletes it" : `${undo.method} did not delete it`}`
        : `${operation} as ${identity} made an object: ${undo === null ? "no operation deletes it" : state === "left" ? `${undo.method} did not delete it` : "it was not undone"}`;
    return [...this.#input.ledger.left, ...this.#input.ledger.open].map(tell).sort();
  }

  #mark(): string {
    this.#count++;
    return `${markPrefix}${this.#run}${this.#count.toString(36).padStart(2, "0")}`;
  }

  async #makeObject(creation: Operation, identity: string, extra: Readonly<Record<string, unknown>>): Promise<MadeObject | Unmade> {
    const { ledger } = this.#input;
    const mark = this.#mark();
    const entry: Entry = { id: mark, kind: "object", identity, operation: creation.id, mark, undo: null, state: "sent" };
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
        sent: () => ledger.note(entry),
        came: (undo) => ledger.note({ ...entry, undo, state: "made" }),
        refused: () => ledger.note({ ...entry, state: "refused" }),
      },
      bench,
    );
    if (made.made) this.#ids.set(String(made.id), identity);
    return made;
  }

  async #makeAccount(identity: string, extra: Readonly<Record<string, unknown>>): Promise<MadeAccount | Unmade> {
    const { ledger, documented } = this.#input;
    const place = this.signupPlace;
    if (place === null) return { made: false, reason: "neither `signup` nor the document says how an account is made" };
    const mark = this.#mark();
    const entry: Entry = { id: mark, kind: "account", identity, operation: place, mark, undo: null, state: "sent" };
    ledger.note(entry);
    const password = `Sp1llproof-${randomBytes(9).toString("base64url")}!`;
    const made = await signUp(mark, password, this.#front(), extra);
    if ("reason" in made) {
      ledger.note({ ...entry, state: made.made ? "left" : "refused" });
      return { made: false, reason: made.reason };
    }
    this.#own.add(identity);
    if (!(await this.#input.admit(identity, made.input))) {
      ledger.note({ ...entry, state: "left" });
      return { made: false, reason: "an account was made, but its login was refused" };
    }
    const id = ownId(made.signup);
    if (id !== null) this.#ids.set(String(id), identity);
    const [removal] = accountDeletions(documented);
    const path =
      removal === undefined
        ? null
        : removal.path.includes("{")
          ? id === null
            ? null
            : fillPath(removal, firstParameter(removal, id))
          : removal.path;
    ledger.note({
      ...entry,
      account: { names: made.names, password },
      undo: path === null ? null : { method: "DELETE", path },
      state: "made",
    });
    return { made: true, identity, signup: made.signup };
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

  /** An entry of an earlier scan can be undone where its identity is given again, or is an account that can still log in. */
  async #isHere(entry: Entry): Promise<boolean> {
    if (entry.kind === "object") return Object.hasOwn(this.#input.given, entry.identity) || this.#own.has(entry.identity);
    if (entry.account === undefined || entry.undo === null) return true;
    const { names, password } = entry.account;
    this.#input.keep(password);
    const input = await credentialFor(entry.mark, password, names, null, this.#front());
    this.#own.add(entry.identity);
    return input !== null && (await this.#input.admit(entry.identity, input));
  }

  /** An object of which only its mark is known: looked for in the caller's lists. */
  async #search(entry: Entry, send: SendWrite): Promise<Entry["undo"]> {
    const { documented } = this.#input;
    const creation = documented.find(({ id }) => id === entry.operation);
    if (creation === undefined || entry.kind !== "object" || entry.state !== "sent") return null;
    for (const item of itemPaths(creation, documented)) {
      const collection = item.path.slice(0, item.path.lastIndexOf("/"));
      const removes = documented.some((operation) => operation.method === "DELETE" && operation.path === item.path);
      if (!removes || collection.includes("{")) continue;
      const exchange = await send(
        { method: "GET", path: collection, headers: [], body: null },
        asIdentity(entry.identity),
        `GET ${collection}`,
      );
      const row = rowsOf(exchange.json?.value).find(({ value }) => JSON.stringify(value).includes(entry.mark))?.value;
      const id = row === undefined ? undefined : (row[item.parameter] ?? row.id ?? row.uuid ?? row._id);
      if (typeof id === "string" || typeof id === "number")
        return { method: "DELETE", path: fillPath({ id: item.path, path: item.path, parameters: [] }, { [item.parameter]: id }) };
    }
    return null;
  }
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

function firstParameter(operation: Operation, id: string | number): Record<string, string | number> {
  const name = /\{([^{}]{1,100})\}/.exec(operation.path)?.[1];
  return name === undefined ? {} : { [name]: id };
}
