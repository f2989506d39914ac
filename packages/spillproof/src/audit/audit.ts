// In: an OpenAPI document by file or URL. Out: the report of what it promises that no API should.

import type { Report } from "../model/index.js";
import { findRule, type RuleId } from "../rules/index.js";
import type { Resolve } from "../target/index.js";
import { documentRules, type Flaw, noCredential } from "./document/index.js";
import { type Connection, loadDocument } from "./load.js";
import { reportOf } from "./report.js";

export interface AuditOptions extends Partial<Connection> {
  /** The file or URL of an OpenAPI document. */
  readonly document: string;
  /** Only these rules, by id or category. */
  readonly only?: readonly string[];
  /** All but these. */
  readonly skip?: readonly string[];
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch; handed in, so that a test can stop it. */
  readonly clock?: () => number;
  /** Looks a host name up; handed in for tests. */
  readonly resolve?: Resolve;
}

/**
 * Judges an OpenAPI document alone. Nothing of the API is called; a document at a URL is fetched.
 *
 * @throws SpillproofError `input` where there is no document that can be read, `not-authorized` and `unreachable` where it is at a URL
 */
export async function audit(options: AuditOptions): Promise<Report> {
  const { authorized = false, insecure = false, ca = null, proxy = null, header = [], timeout = 10 } = options;
  const { only = [], skip = [], clock = Date.now, signal, resolve } = options;
  const startedAt = clock();
  const loaded = await loadDocument({
    document: options.document,
    connection: { authorized, insecure, ca, proxy, header, timeout },
    clock,
    ...(signal === undefined ? {} : { signal }),
    ...(resolve === undefined ? {} : { resolve }),
  });
  const names = (list: readonly string[], rule: RuleId) => list.includes(rule) || list.includes(findRule(rule)!.category);
  const wanted = documentRules.filter(({ rule }) => (only.length === 0 || names(only, rule)) && !names(skip, rule));
  const flaws = tellOnce(wanted.flatMap(({ judge }) => [...judge(loaded.document)]));
  return reportOf({ ...loaded, flaws, rules: wanted.map(({ rule }) => rule), startedAt, endedAt: clock() });
}

/** A document that asks for no credential anywhere has one gap, whoever's data the operations promise. */
function tellOnce(flaws: readonly Flaw[]): readonly Flaw[] {
  const gap = flaws.find(({ rule, key }) => rule === "spec-gap" && key === noCredential);
  const open = flaws.find(({ rule, key }) => rule === "missing-authentication" && key === noCredential);
  if (gap === undefined || open === undefined) return flaws;
  return flaws.filter((flaw) => flaw !== gap).map((flaw) => (flaw === open ? { ...flaw, also: ["spec-gap"] } : flaw));
}
