// In: a request that was sent and what came back. Out: one immutable record that prints itself without its values.

import type { Asker } from "./identity.js";

export interface HttpRequest {
  readonly method: string;
  /** Origin-form: path and query, percent-encoded, without the asker's credential. */
  readonly path: string;
  /** Without the asker's credential. Names as they are sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
}

export interface Answer {
  readonly status: number;
  /** In order, names in lower case, repeated ones kept. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Content-Encoding undone, cut at the cap. */
  readonly body: Uint8Array;
  readonly truncated: boolean;
}

/** Why there is no answer. */
export type Failure =
  | "timeout"
  | "connection"
  | "budget"
  | "aborted"
  | "too-large"
  | "protocol"
  | "no-credential"
  /** Our own guard kept it back: a write in a scan that only reads. */
  | "not-permitted";

export type Outcome = { readonly kind: "answer"; readonly answer: Answer } | { readonly kind: "failure"; readonly failure: Failure };

export interface ExchangeRecord {
  /** Counts from 1 in the order of sending. */
  readonly sequence: number;
  readonly asker: Asker;
  /** The operation this was meant for, or null. */
  readonly operation: string | null;
  readonly request: HttpRequest;
  readonly outcome: Outcome;
  /** Paths of the redirects that were followed within the origin; the answer is the last one's. */
  readonly redirects: readonly string[];
  readonly startedAt: number;
  readonly milliseconds: number;
}

const maximumDepth = 200;

/** One request and its answer. Raw values live here only: it prints itself by method, status and size. */
export class Exchange implements ExchangeRecord {
  readonly sequence: number;
  readonly asker: Asker;
  readonly operation: string | null;
  readonly request: HttpRequest;
  readonly outcome: Outcome;
  readonly redirects: readonly string[];
  readonly startedAt: number;
  readonly milliseconds: number;
  #text: string | undefined;
  #json: { readonly value: unknown } | null | undefined;

  constructor(record: ExchangeRecord) {
    this.sequence = record.sequence;
    this.asker = record.asker;
    this.operation = record.operation;
    this.request = record.request;
    this.outcome = record.outcome;
    this.redirects = record.redirects;
    this.startedAt = record.startedAt;
    this.milliseconds = record.milliseconds;
  }

  /** 0 where there is no answer. */
  get status(): number {
    return this.outcome.kind === "answer" ? this.outcome.answer.status : 0;
  }

  get answer(): Answer | null {
    return this.outcome.kind === "answer" ? this.outcome.answer : null;
  }

  /** False where the request never left: the target knows nothing of it. */
  get sent(): boolean {
    return this.outcome.kind === "answer" || !["budget", "no-credential", "not-permitted"].includes(this.outcome.failure);
  }

  /** Answered with a 2xx. */
  get succeeded(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** A header of the answer, repeated ones joined by a comma; null where absent. */
  header(name: string): string | null {
    const values = this.answer?.headers.filter(([key]) => key === name.toLowerCase()).map(([, value]) => value) ?? [];
    return values.length > 0 ? values.join(", ") : null;
  }

  /** The body as text in its declared character set, UTF-8 where none is declared; empty where there is no answer. */
  get text(): string {
    if (this.#text === undefined) {
      const charset = /charset=["']?([\w.:-]{1,40})/i.exec(this.header("content-type") ?? "")?.[1] ?? "utf-8";
      this.#text = decode(this.answer?.body ?? new Uint8Array(), charset);
    }
    return this.#text;
  }

  /** The body as JSON (whatever its declared type), wrapped so that a body of `null` can be told from none; null where it is not JSON. */
  get json(): { readonly value: unknown } | null {
    if (this.#json === undefined) this.#json = parse(this.text);
    return this.#json;
  }

  toJSON(): Record<string, unknown> {
    return {
      sequence: this.sequence,
      asker: this.asker.identity ?? "nobody",
      operation: this.operation,
      status: this.status,
      bytes: this.answer?.body.length ?? 0,
    };
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `Exchange ${JSON.stringify(this.toJSON())}`;
  }
}

function decode(body: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

function parse(text: string): { readonly value: unknown } | null {
  const first = text.trimStart()[0];
  if (first === undefined || first === "<") return null;
  try {
    const value: unknown = JSON.parse(text);
    return deeperThan(value, maximumDepth) ? null : { value };
  } catch {
    return null;
  }
}

/** Without recursion, since the value comes from outside. */
function deeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((item) => (item !== null && typeof item === "object" ? Object.values(item) : []));
  }
  return false;
}
