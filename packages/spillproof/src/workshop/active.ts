// In: nothing. Out: what a scan may do in active mode, as the checks see it.

import type { Instance } from "../explore/index.js";
import type { Asker, Exchange, HttpRequest, Operation } from "../model/index.js";

/** Why something could not be made, in a few words for a report. */
export interface Unmade {
  readonly made: false;
  readonly reason: string;
  /** The last answer, where it came to that. */
  readonly exchange?: Exchange;
  /** The mark of what was taken all the same, and cannot be read back by whoever made it. */
  readonly taken?: string;
}

/** An account of the scan's own. It may be locked out, logged out and deleted. */
export interface MadeAccount {
  readonly made: true;
  /** Asks like any identity, and logs in by `logins`; not one of the people that the scan was given. */
  readonly identity: string;
  /** The exchange that made it. */
  readonly signup: Exchange;
  /** What it is called, by the field of the sign-up. */
  readonly names: Readonly<Record<string, string>>;
  /** Its own id, where an answer told it. */
  readonly id: string | number | null;
  /** What it reads of itself; null where no operation shows a caller to itself. */
  readonly view: Exchange | null;
  /** Operations that change it (PUT, PATCH of `/me` or of `/users/{id}`), with its own names and password in their bodies. */
  readonly writes: readonly MadeWrite[];
}

/** An object that the scan made as one identity, marked, and undone at the end. */
export interface MadeObject {
  readonly made: true;
  readonly identity: string;
  /** The operation that made it, the body it was sent, and the answer. */
  readonly creation: Operation;
  readonly body: Readonly<Record<string, unknown>>;
  readonly exchange: Exchange;
  /** Its id, as its own paths take it. */
  readonly id: string | number;
  /** The owner's view of it, and how it is read again; null where nothing reads it. */
  readonly view: Instance | null;
  /** Operations that write to it (PUT, PATCH, DELETE, POST below it), with its id in place. */
  readonly writes: readonly MadeWrite[];
}

export interface MadeWrite {
  readonly operation: Operation;
  /** The path with the object's id in place. */
  readonly path: string;
  /** True where the document takes a body; its example follows the schema, marked, with valid ids. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

export interface MakingOptions {
  readonly purpose?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly heir?: string;
}

/** What active mode adds to a check's context. */
export interface Active {
  /** Operations that write and may be called. */
  readonly writes: readonly Operation[];
  /** Of these, the ones that make an object which has a path of its own; accounts and sessions are none. */
  readonly creations: readonly Operation[];
  /**
   * Makes an account and logs in as it. Each purpose has its own; the same purpose gives the same.
   * @param extra properties that the sign-up is sent besides
   */
  readonly makeAccount: (purpose: string, extra?: Readonly<Record<string, unknown>>) => Promise<MadeAccount | Unmade>;
  /**
   * Makes an object by a POST (or a PUT to a new id) as one identity; what the document requires is filled with what other answers taught. The ledger
   * knows of it before it is sent, and it is undone at the end. Each purpose has its own.
   * @param extra properties that are sent besides, at any depth
   * @param heir another identity, whose it may turn out to be: then `view` is what that one sees, and it undoes it
   */
  readonly makeObject: (creation: Operation, identity: string, options?: MakingOptions) => Promise<MadeObject | Unmade>;
  /** Says that an object is another identity's from now on, which will undo it. */
  readonly handOver: (object: MadeObject, identity: string) => void;
  /** Sends a write to what the scan made itself, or as an account that it made itself. The caller answers for that. */
  readonly write: (request: HttpRequest, asker: Asker, operation: string) => Promise<Exchange>;
  /** The request of a write, its body in the media type of the operation; null: without one. */
  readonly request: (operation: Operation, path: string, body: Readonly<Record<string, unknown>> | null) => HttpRequest;
}
