// In: one story of an attack. Out: a check that the engine can run, and the words in which it tells what it saw.

import type { AskOptions, SensitiveField, World } from "../explore/index.js";
import type { AccessCell, Asker, Confidence, ControlId, Credential, Exchange, HttpRequest, Operation, Severity } from "../model/index.js";
import type { Login, LoginAttempt, LoginChange } from "../target/index.js";
import type { CookieScheme, SignedCookie, SigningKey } from "../tokens/index.js";
import type { Active } from "../workshop/index.js";

/** An identity as the checks see it. */
export interface Person {
  readonly name: string;
  readonly privileged: boolean;
  readonly groups: readonly string[];
  readonly claims: Readonly<Record<string, unknown>> | null;
  /** Scopes of its access token; null where nothing tells them. */
  readonly grant: readonly string[] | null;
  /** Further tokens of the same subject, with their scopes. */
  readonly moreTokens: ReadonlyMap<string, readonly string[] | null>;
  /** The exchanges that gave its token. */
  readonly login: readonly Exchange[];
}

/** What every check is given. It asks for exchanges here and touches no I/O itself. */
export interface Context {
  readonly world: World;
  readonly people: readonly Person[];
  /** Where the callers log in: the one write that a read-only scan may provoke. */
  readonly logins: LoginDesk;
  /** How tokens are signed, as far as it is known or could be guessed. */
  readonly signing: Signing;
  readonly target: Target;
  /** The budget is too short for all that there is to try: what tells most goes first. */
  readonly scarce: boolean;
  /** What a scan that may write can do; null in one that only reads. */
  readonly active: Active | null;
  /** Every operation of the document, those that are not called too. */
  readonly documented: readonly Operation[];
  /** Milliseconds since the epoch, by the target's own clock where it tells it. */
  readonly now: () => number;
  /** True where the configuration says that the reader may see the owner's things. */
  readonly mayRead: (operation: string, owner: string, reader: string) => boolean;
  /** The raw credential of an asker, for finding it in answers. */
  readonly credentials: (asker: Asker) => readonly Credential[];
  /** The asker's credential with its secret garbled: alike in shape, worth nothing. */
  readonly askGarbled: (operation: Operation, path: string, asker: Asker) => Promise<Exchange>;
  /**
   * Sends with another secret where the identity's own credential stands: a forged token, or one that was found. Nobody's session is touched, and the
   * secret is kept out of every output. Always fresh.
   */
  readonly askCrafted: (request: HttpRequest, identity: string, crafted: Crafted, operation: string) => Promise<Exchange>;
  /** Reads a path that the document need not know: `GET` where no method is named. A safe one is sent once for each asker unless `fresh`. */
  readonly probe: (request: Probe, asker: Asker, options?: AskOptions) => Promise<Exchange>;
  /** False for what the configuration excludes, for operations that are left alone, and where reading looks as if it would destroy something. */
  readonly mayProbe: (path: string) => boolean;
  /** Every exchange so far, by path and asker: the order in which answers happened to come says nothing. */
  readonly exchanges: () => readonly Exchange[];
  readonly record: (cell: AccessCell) => void;
  readonly randomFor: (name: string) => () => number;
}

export interface Signing {
  /** What likely words gave; they are tried beside the scan, and whoever asks waits for the end. */
  readonly guesses: () => Promise<Guesses>;
  /** What signs an identity's own token, configured or guessed, and shown by its signature; null where it is not known. */
  readonly keyOf: (identity: string) => Promise<SigningKey | null>;
  /** Whom tokens are meant for, by the configuration. */
  readonly audience: readonly string[];
  /** Where the target publishes its keys, by the configuration: a path. */
  readonly jwks: string | null;
}

export type Guesses =
  | { readonly kind: "searched"; readonly wordlist: boolean; readonly found: readonly GuessedSecret[] }
  /** No token or cookie is signed with a shared secret. */
  | { readonly kind: "nothing-signed" }
  /** The time was up. */
  | { readonly kind: "stopped" }
  | { readonly kind: "skipped" };

/** A secret whose MAC is the token's: never to be shown. */
export interface GuessedSecret {
  readonly identity: string;
  readonly token: string;
  readonly secret: Uint8Array;
  /** A common secret or password, one made of the API's own name, one of the given word list. */
  readonly origin: "common" | "named" | "wordlist";
  /** Null for a JWT. */
  readonly signed: { readonly cookie: SignedCookie; readonly scheme: CookieScheme } | null;
}

export interface Target {
  /** `http://127.0.0.1:5000` */
  readonly origin: string;
  readonly host: string;
  readonly secure: boolean;
  /** On this machine: what is open to it alone is open to the scan. */
  readonly loopback: boolean;
}

/** A secret that is not the identity's own, and what it is, after "a token that is": `forged (alg none)`, `expired`. */
export interface Crafted {
  readonly label: string;
  readonly secret: string;
}

export interface Probe {
  readonly method?: "GET" | "HEAD" | "OPTIONS";
  readonly path: string;
  readonly headers?: HttpRequest["headers"];
}

export interface LoginDesk {
  readonly list: () => readonly Login[];
  readonly wrongPasswordsLeft: (identity: string) => number;
  /** Null where the identity has no login, or its name has had its wrong passwords. */
  readonly attempt: (identity: string, change?: LoginChange) => Promise<LoginAttempt | null>;
}

/** A value that leaked, raw: masked by the engine before anybody sees it. */
export interface LeakedValue {
  readonly pointer: string;
  readonly type: string;
  readonly kind: SensitiveField["kind"];
  readonly owner: string | null;
  readonly raw: string;
}

export interface Violated {
  readonly kind: "violated";
  readonly rule: string;
  /** Null: the API as a whole. */
  readonly operation: string | null;
  readonly operations?: readonly string[];
  /** The catalogue's where absent. */
  readonly severity?: Severity;
  readonly confidence: Confidence;
  readonly control: Exchange | null;
  readonly experiment: Exchange;
  /**
   * One sentence: the one thing that differs and what it did. Holds no value of the target. Here and in the title `{types}` stands for the types
   * of the data that is told in the end, since another finding may tell a part of it.
   */
  readonly difference: string;
  /** Short, with names: `bob reads alice's order`. Holds no value of the target. */
  readonly title: string;
  readonly data: readonly LeakedValue[];
  /** Lines of a text answer worth showing, such as frames of a stack; masked by the engine. */
  readonly excerpt?: readonly string[];
  /** The catalogue's where absent. */
  readonly owasp?: readonly string[];
  /** Why the severity is not the catalogue's. */
  readonly because?: string;
  /** True where no other rule's finding on the operation explains this one. */
  readonly independent?: boolean;
  /** True where a credential in it was tried, and answered. */
  readonly live?: boolean;
}

export interface Held {
  readonly kind: "verified" | "not-tested";
  readonly control: ControlId;
  readonly operation: string | null;
  readonly reason: string;
}

export type Verdict = Violated | Held;

interface Common {
  /** Ids of the catalogue; the first names the check. */
  readonly rules: readonly string[];
  /** Requests that it takes, roughly: at an operation, or for the API as a whole, for which so many are kept where the budget is short. */
  readonly cost: number;
  /** Being refused for too many requests is what it looks for, and keeps nothing from being tested. */
  readonly seeksBrakes?: boolean;
}

export interface OperationCheck extends Common {
  readonly per: "operation";
  readonly applies: (operation: Operation, context: Context) => boolean;
  /**
   * What it tries each time that it goes over all operations, in a few words; once where absent. What a later round says of an operation takes the
   * place of what an earlier one said: a budget that ends on the way has seen a part of each operation rather than all of some.
   */
  readonly rounds?: (context: Context) => readonly string[];
  readonly run: (operation: Operation, context: Context, round: number) => AsyncGenerator<Verdict>;
}

export interface ApiCheck extends Common {
  readonly per: "api";
  readonly run: (context: Context) => AsyncGenerator<Verdict>;
}

export type Check = OperationCheck | ApiCheck;

/** Gives a check its type. */
export function defineCheck<T extends Check>(check: T): T {
  return check;
}

export function verified(control: ControlId, operation: string | null, reason: string): Held {
  return { kind: "verified", control, operation, reason };
}

export function notTested(control: ControlId, operation: string | null, reason: string): Held {
  return { kind: "not-tested", control, operation, reason };
}

export function violated(rule: string, details: Omit<Violated, "kind" | "rule">): Violated {
  return { kind: "violated", rule, ...details };
}

/** The kinds of data in an answer, sorted, for the access matrix. */
export function kindsIn(fields: readonly SensitiveField[]): readonly string[] {
  return [...new Set(fields.filter((field) => field.firm).map((field) => field.kind))].sort();
}
