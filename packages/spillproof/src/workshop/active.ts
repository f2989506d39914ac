// In: nothing. Out: what a scan may do in active mode, as the checks see it.

import type { Instance } from "../explore/index.js";
import type { Asker, Exchange, HttpRequest, Operation } from "../model/index.js";

/** Why something could not be made, in a few words for a report. */
export interface Unmade {
  readonly made: false;
  readonly reason: string;
  /** The answer that took it, where it was taken and cannot be read back by whoever made it; and the mark that it bears. */
  readonly taken?: { readonly exchange: Exchange; readonly mark: string };
}

/** An account of the scan's own. It may be locked out, logged out and deleted. */
export interface MadeAccount {
  readonly made: true;
  /** Asks like any identity, and logs in by `logins`; not one of the people that the scan was given. */
  readonly identity: string;
  /** The exchange that made it. */
  readonly signup: Exchange;
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

/** What active mode adds to a check's context. */
export interface Active {
  /** Operations that write and may be called. */
  readonly writes: readonly Operation[];
  /** Of these, the ones that make an object which has a path of its own. */
  readonly creations: readonly Operation[];
  /**
   * Makes an account and logs in as it. Each purpose has its own; the same purpose gives the same.
   * @param extra properties that the sign-up is sent besides
   */
  readonly makeAccount: (purpose: string, extra?: Readonly<Record<string, unknown>>) => Promise<MadeAccount | Unmade>;
  /**
   * Makes an object by a POST (or a PUT to a new id) as one identity; what the document requires is filled with what other answers taught. The ledger
   * knows of it before it is sent, and it is undone at the end. Each purpose has its own.
   * @param extra properties that are sent besides
   */
  readonly makeObject: (
    creation: Operation,
    identity: string,
    options?: { readonly purpose?: string; readonly extra?: Readonly<Record<string, unknown>> },
  ) => Promise<MadeObject | Unmade>;
  /** Sends a write to what the scan made itself, or as an account that it made itself. The caller answers for that. */
  readonly write: (request: HttpRequest, asker: Asker, operation: string) => Promise<Exchange>;
  /** The request of a write, its body in the media type of the operation; null: without one. */
  readonly request: (operation: Operation, path: string, body: Readonly<Record<string, unknown>> | null) => HttpRequest;
}
