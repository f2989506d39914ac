// In: what the scan is about to make. Out: a file that knows of it before the target does, so that it is undone even after a kill.

import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** One thing that the scan makes, from the moment before it is sent. */
export interface Entry {
  readonly id: string;
  readonly kind: "object" | "account";
  /** As whom it is made and undone. */
  readonly identity: string;
  /** `POST /orders` */
  readonly operation: string;
  /** What it is known by at the target. */
  readonly mark: string;
  /** Of an account of the scan's own: what it was called and the password that the scan made up, so that it can be deleted after a kill. */
  readonly account?: { readonly names: Readonly<Record<string, string>>; readonly password: string };
  /** The path that an object was made at, by which it is looked for where nothing tells its id. */
  readonly sentTo?: string;
  /** How it is undone; null while nothing is known of it, or where nothing undoes it. */
  readonly undo: { readonly method: string; readonly path: string } | null;
  /** `sent`: nothing came back yet. */
  readonly state: "sent" | "made" | "refused" | "undone" | "left";
}

/** Where ledgers are kept: beside other programs' state (XDG Base Directory Specification), one file a target. */
export function ledgerFile(origin: string, folder: string | null): string {
  const name = createHash("sha256").update(origin).digest("hex").slice(0, 16);
  const state = process.env.XDG_STATE_HOME;
  return join(
    folder ?? join(state !== undefined && state !== "" ? state : join(homedir(), ".local", "state"), "spillproof", "ledger"),
    `${name}.jsonl`,
  );
}

/** An append-only file of entries; the latest line of an id counts. It goes away when all is undone. */
export class Ledger {
  readonly #file: string;
  readonly #entries = new Map<string, Entry>();
  /** What an earlier scan left behind when it was killed. */
  readonly earlier: readonly Entry[];
  /** True where the last line is half written: the next one begins anew. */
  #torn: boolean;
  #openCount: number;

  /** @throws the error of the file system where the file cannot be read; `note` where it cannot be written. */
  constructor(file: string) {
    this.#file = file;
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    this.#torn = text !== "" && !text.endsWith("\n");
    this.earlier = entriesIn(text);
    for (const entry of this.earlier) this.#entries.set(entry.id, entry);
    this.#openCount = this.earlier.length;
  }

  /** Written to the disk before this returns. */
  note(entry: Entry): void {
    mkdirSync(join(this.#file, ".."), { recursive: true, mode: 0o700 });
    appendFileSync(this.#file, `${this.#torn ? "\n" : ""}${JSON.stringify(entry)}\n`, { mode: 0o600, flush: true } as Parameters<
      typeof appendFileSync
    >[2]);
    this.#torn = false;
    this.#openCount += Number(isOpen(entry)) - Number(isOpen(this.#entries.get(entry.id)));
    this.#entries.set(entry.id, entry);
  }

  /** The account that was made under this name, in the same run. */
  accountOf({ identity, mark }: Entry): Entry | null {
    const run = (other: string) => other.slice(0, -2);
    return (
      [...this.#entries.values()].find(
        (entry) => entry.kind === "account" && entry.identity === identity && run(entry.mark) === run(mark),
      ) ?? null
    );
  }

  /** What stands at the target, the latest first: the order in which it is undone. */
  get open(): readonly Entry[] {
    return [...this.#entries.values()].filter(isOpen).reverse();
  }

  get openCount(): number {
    return this.#openCount;
  }

  get left(): readonly Entry[] {
    return [...this.#entries.values()].filter(({ state }) => state === "left");
  }

  /** Removes the file where nothing is open any more. What nothing undoes is told in the report, once. */
  close(): void {
    if (this.open.length === 0) rmSync(this.#file, { force: true });
  }
}

function isOpen(entry: Entry | undefined): boolean {
  return entry?.state === "sent" || entry?.state === "made";
}

/** A line that was cut short by a kill is no entry. */
function entriesIn(text: string): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const line of text.split("\n")) {
    try {
      const entry: unknown = JSON.parse(line);
      if (isEntry(entry)) entries.set(entry.id, entry);
    } catch {
      // The last line, half written.
    }
  }
  return [...entries.values()].filter(isOpen);
}

function isEntry(value: unknown): value is Entry {
  if (value === null || typeof value !== "object") return false;
  const entry = value as Partial<Record<keyof Entry, unknown>>;
  const undo = entry.undo as Partial<Record<"method" | "path", unknown>> | null | undefined;
  return (
    [entry.id, entry.identity, entry.operation, entry.mark].every((part) => typeof part === "string") &&
    (entry.kind === "object" || entry.kind === "account") &&
    ["sent", "made", "refused", "undone", "left"].includes(String(entry.state)) &&
    (undo === null || (typeof undo === "object" && undo.method === "DELETE" && typeof undo.path === "string"))
  );
}
