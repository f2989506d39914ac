// In: an exchange. Out: the sensitive fields of its answer, body and headers, found once and remembered.

import { createDetector, type Kind } from "@spillproof/detect";
import type { Exchange } from "../model/index.js";
import { valueAt } from "./leaves.js";

/** A sensitive field of one answer, with its raw value: for judging, never for showing. */
export interface SensitiveField {
  /** JSON pointer into the body, `header:name`, or `line:N` of a text. */
  readonly pointer: string;
  readonly type: string;
  readonly kind: Kind;
  readonly firm: boolean;
  readonly raw: string;
  readonly masked: string;
}

/** Headers that carry the protocol's own business. Set-Cookie hands a credential to its caller, which is its purpose. */
const protocolHeaders = new Set([
  "date",
  "content-length",
  "content-type",
  "connection",
  "keep-alive",
  "transfer-encoding",
  "etag",
  "last-modified",
  "expires",
  "cache-control",
  "vary",
  "server",
  "via",
  "age",
  "content-encoding",
  "accept-ranges",
  "allow",
  "location",
  "link",
  "set-cookie",
  "www-authenticate",
  "retry-after",
  "strict-transport-security",
  "content-security-policy",
  "x-request-id",
  "x-correlation-id",
  "x-trace-id",
  "traceparent",
  "x-powered-by",
  "x-frame-options",
  "x-content-type-options",
  "referrer-policy",
  "permissions-policy",
  "access-control-allow-origin",
  "access-control-allow-headers",
  "access-control-allow-methods",
  "access-control-expose-headers",
  "access-control-max-age",
  "alt-svc",
  "nel",
  "report-to",
]);

const detector = createDetector({ samples: true });
const remembered = new WeakMap<Exchange, readonly SensitiveField[]>();

/** Every sensitive field of an answer, in document order, headers last. */
export function sensitiveFields(exchange: Exchange): readonly SensitiveField[] {
  const known = remembered.get(exchange);
  if (known !== undefined) return known;
  const fields = [...inBody(exchange), ...inHeaders(exchange)];
  remembered.set(exchange, fields);
  return fields;
}

function inBody(exchange: Exchange): readonly SensitiveField[] {
  const { json, text } = exchange;
  if (json !== null) {
    return detector.scanJson(json.value).map((match) => ({
      pointer: match.pointer,
      type: match.type,
      kind: match.kind,
      firm: match.confidence !== "tentative",
      raw: rawAt(json.value, match),
      masked: match.masked,
    }));
  }
  return detector.scan(text).map((match) => ({
    pointer: `line:${match.line}`,
    type: match.type,
    kind: match.kind,
    firm: match.confidence !== "tentative",
    raw: text.slice(match.start, match.end),
    masked: match.masked,
  }));
}

function rawAt(value: unknown, match: { readonly pointer: string; readonly start?: number; readonly end?: number }): string {
  const leaf = valueAt(value, match.pointer);
  if (typeof leaf === "string" && match.start !== undefined && match.end !== undefined) return leaf.slice(match.start, match.end);
  return leaf === undefined ? match.pointer : typeof leaf === "object" ? JSON.stringify(leaf) : String(leaf);
}

function inHeaders(exchange: Exchange): readonly SensitiveField[] {
  return (exchange.answer?.headers ?? []).flatMap(([name, value]) => {
    if (protocolHeaders.has(name)) return [];
    const key = name.replace(/^x-/, "");
    return detector.scanJson({ [key]: value }).map((match) => ({
      pointer: `header:${name}`,
      type: match.type,
      kind: match.kind,
      firm: match.confidence !== "tentative",
      raw: match.start !== undefined && match.end !== undefined ? value.slice(match.start, match.end) : value,
      masked: match.masked,
    }));
  });
}

const townKey =
  /(?:^|[/_.])(?:city|town|county|suburb|locality|address_?locality|ort|wohnort|stadt|ville|commune|ciudad|localidad|municipio|cidade|citta|comune|plaats|woonplaats|stad|miasto|sehir)$/i;
const intimateTypes =
  /birth|salary|wage|income|balance|address|postal|street|passport|ssn|national|tax|iban|card|account-number|diagnos|medical|insur|licen[cs]e|note|score|hash|location|latitude|coordinates/;

/**
 * Data that no directory, board or public profile shows of people: government ids, money, health, birth, home, precise place, credentials, what
 * staff think of them. Names, handles, e-mail addresses and phone numbers are in many a staff list by right.
 */
export function isIntimate(field: Pick<SensitiveField, "type" | "kind"> & { readonly pointer?: string }): boolean {
  if (field.kind === "financial" || field.kind === "health" || field.kind === "credential" || field.kind === "location") return true;
  if (field.kind === "network") return false;
  if (field.kind === "internal") return /note|score|risk|flag/.test(field.type);
  if (isTown(field)) return false;
  return intimateTypes.test(field.type) || governmentId(field.type);
}

/** Where somebody lives, and not in which house: many a public profile shows it. */
export function isTown({ type, pointer = "" }: Pick<SensitiveField, "type"> & { readonly pointer?: string }): boolean {
  return type === "postal-address" && townKey.test(pointer);
}

/** Types named after a country and an id of its state, such as `us-ssn`, `de-steuer-id`. */
export function governmentId(type: string): boolean {
  return /^(?!ip-)[a-z]{2}-/.test(type) || /national-id|government-id|passport|driver/.test(type);
}

/** Kinds that make an answer personal to somebody; an address of a machine alone does not. */
export function isSensitive(field: SensitiveField): boolean {
  return field.firm && field.kind !== "network";
}

/** A name or a handle: what people show of themselves to everybody. */
export function isHandle(field: Pick<SensitiveField, "type">): boolean {
  return /(?:^|-)(?:name|username|handle|nickname)$/.test(field.type) || field.type.endsWith("-name");
}
