// In: an operation and values for its parameters, or a path. Out: the path and query to send, or the operation that the path belongs to.

import { isSafe, type Operation, type Parameter, SpillproofError } from "../model/index.js";
import { fitSegment, type Piece, piecesOf } from "./template.js";

/**
 * The path with its values, percent-encoded (RFC 3986) where they would otherwise mean something else.
 * @throws SpillproofError `internal` where a value is missing.
 */
export function fillPath(
  operation: Pick<Operation, "id" | "path" | "parameters">,
  values: Readonly<Record<string, string | number | boolean>>,
): string {
  return (piecesOf(operation.path) ?? [{ literal: operation.path }])
    .map((piece) => {
      if ("literal" in piece) return encodeLiteral(piece.literal);
      const name = piece.parameter;
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined)
        throw new SpillproofError("internal", `${operation.id} lacks a value for ${name}.`, "Give one under `known` in the configuration.");
      const style = operation.parameters.find((parameter) => parameter.in === "path" && parameter.name === name)?.style;
      const encoded = encodeSegment(String(value));
      return style === "label" ? `.${encoded}` : style === "matrix" ? `;${encodeSegment(name)}=${encoded}` : encoded;
    })
    .join("");
}

/** Sub-delimiters stay as they are, but for `;` and `+`, which some servers take for something else. A segment of dots alone would climb. */
function encodeSegment(value: string): string {
  if (value === "." || value === "..") return value.replaceAll(".", "%2E");
  return percentEncode(value).replace(/%(?:24|26|2C|3A|3D|40)/g, decodeURIComponent);
}

/** A template is written as it is sent, but for what cannot stand in a request line. */
function encodeLiteral(text: string): string {
  return text.replace(/[^\x21-\x7e]+|[?#]/gu, percentEncode);
}

function percentEncode(text: string): string {
  // Through bytes and back, since half a surrogate pair cannot be encoded.
  return encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(text)));
}

type Pair = readonly [name: string, value: string];

/**
 * `a=1&b=2` in the order of `values`, each in the style of its parameter; undeclared names as `form`. `undefined` and null are left out.
 * Arrays and objects inside what a style can say are sent as JSON.
 */
export function encodeQuery(operation: Pick<Operation, "parameters">, values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => {
      const parameter = operation.parameters.find((candidate) => candidate.in === "query" && candidate.name === name);
      return pairsOf(name, value, parameter);
    })
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

const separators: Partial<Record<Parameter["style"], string>> = { spaceDelimited: "%20", pipeDelimited: "%7C", tabDelimited: "%09" };

function pairsOf(name: string, value: unknown, parameter: Parameter | undefined): readonly Pair[] {
  if (value === undefined || value === null) return [];
  const encode = (item: unknown) =>
    encodeValue(typeof item === "object" && item !== null ? JSON.stringify(item) : String(item ?? ""), parameter?.allowReserved ?? false);
  const key = percentEncode(name);
  if (typeof value !== "object" || (parameter !== undefined && parameter.mediaType !== null)) {
    return [[key, encodeValue(parameter?.mediaType != null ? JSON.stringify(value) : String(value), parameter?.allowReserved ?? false)]];
  }
  const style = parameter?.style ?? "form";
  const explode = parameter?.explode ?? true;
  const separator = separators[style] ?? ",";
  if (style === "deepObject" && !Array.isArray(value)) return deepPairs(key, value, encode, 0);
  const items = Array.isArray(value)
    ? value.filter((item) => item !== undefined)
    : Object.entries(value).filter(([, item]) => item !== undefined);
  if (items.length === 0) return [];
  if (Array.isArray(value)) return explode ? items.map((item) => [key, encode(item)]) : [[key, items.map(encode).join(separator)]];
  const entries = items as readonly [string, unknown][];
  return explode && style === "form"
    ? entries.map(([inner, item]) => [percentEncode(inner), encode(item)])
    : [[key, entries.flatMap(([inner, item]) => [percentEncode(inner), encode(item)]).join(separator)]];
}

/** `filter[owner][id]=1` */
function deepPairs(key: string, value: object, encode: (item: unknown) => string, depth: number): readonly Pair[] {
  return Object.entries(value).flatMap(([inner, item]): readonly Pair[] => {
    const name = `${key}%5B${percentEncode(inner)}%5D`;
    if (item === undefined || item === null) return [];
    if (Array.isArray(item)) return item.map((element) => [name, encode(element)]);
    return typeof item === "object" && depth < 20 ? deepPairs(name, item, encode, depth + 1) : [[name, encode(item)]];
  });
}

function encodeValue(value: string, allowReserved: boolean): string {
  const encoded = percentEncode(value);
  // What would end the value, or stand for a space, is encoded all the same.
  return allowReserved ? encoded.replace(/%(?:3A|2F|3F|40|24|2C|3B|5B|5D)/g, decodeURIComponent) : encoded;
}

/**
 * The operation that a path belongs to, with its decoded path values; the query is left out. A literal segment beats a parameter, from the
 * left; of several methods the one that reads. A slash too many or too few at the end counts only where nothing else fits.
 */
export function matchPath<T extends Pick<Operation, "path" | "method">>(
  operations: readonly T[],
  path: string,
): { readonly operation: T; readonly values: Readonly<Record<string, string>> } | null {
  const end = path.search(/[?#]/);
  const segments = (end === -1 ? path : path.slice(0, end)).split("/").map(decodeSegment);
  let best: { operation: T; values: Readonly<Record<string, string>>; rank: string } | null = null;
  for (const operation of operations) {
    const fitted = fitPath(operation.path, segments);
    if (fitted === null) continue;
    const rank = `${fitted.rank}${isSafe(operation) ? "0" : "1"}`;
    if (best === null || rank < best.rank) best = { operation, values: fitted.values, rank };
  }
  return best === null ? null : { operation: best.operation, values: best.values };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const templates = new Map<string, readonly (readonly Piece[])[]>();
const maximumTemplates = 20_000;

function segmentsOf(template: string): readonly (readonly Piece[])[] {
  let segments = templates.get(template);
  if (segments === undefined) {
    segments = template
      .split("/")
      .map(
        (segment) =>
          piecesOf(segment)?.map((piece) => ("literal" in piece ? { literal: decodeSegment(piece.literal) } : piece)) ?? [
            { literal: segment },
          ],
      );
    if (templates.size >= maximumTemplates) templates.clear();
    templates.set(template, segments);
  }
  return segments;
}

/** The values and a rank that sorts before those of less exact fits, or null. */
function fitPath(template: string, segments: readonly string[]): { values: Readonly<Record<string, string>>; rank: string } | null {
  let pieces = segmentsOf(template);
  let given = segments;
  const slashed = given.length > 1 && given.at(-1) === "";
  const templateSlashed = pieces.length > 1 && pieces.at(-1)!.length === 0;
  if (slashed !== templateSlashed) {
    if (slashed) given = given.slice(0, -1);
    else pieces = pieces.slice(0, -1);
  }
  if (given.length !== pieces.length) return null;
  const values: [string, string][] = [];
  let rank = slashed === templateSlashed ? "0" : "1";
  for (let index = 0; index < given.length; index++) {
    const pattern = pieces[index]!;
    const fitted = fitSegment(pattern, given[index]!);
    if (fitted === null) return null;
    values.push(...fitted);
    rank += fitted.size === 0 ? "0" : pattern.length > fitted.size ? "1" : "2";
  }
  return { values: Object.fromEntries(values), rank };
}
