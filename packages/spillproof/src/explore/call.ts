// In: an operation and values for its parameters. Out: the request that they make.

import type { HttpRequest, Operation, Parameter, ParameterPlace } from "../model/index.js";
import { encodeQuery, fillPath } from "../openapi/index.js";

export type ParameterValue = string | number | boolean;

/** Where an id goes in. Undeclared query parameters are slots too. */
export interface Slot {
  readonly in: ParameterPlace;
  readonly name: string;
}

/** An operation with every value that it is sent with. */
export interface Call {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, ParameterValue>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, ParameterValue>>;
  /** A further page, as the API itself named it: sent as it is. */
  readonly verbatim?: string;
}

export function callOf(operation: Operation): Call {
  return { operation, path: {}, query: {}, headers: {} };
}

export function slotName(slot: Slot): string {
  return `${slot.in}:${slot.name}`;
}

/** The value a call sends in a slot, as text; null where it sends none. */
export function valueIn(call: Call, slot: Slot): string | null {
  const values: Readonly<Record<string, unknown>> = slot.in === "path" ? call.path : slot.in === "query" ? call.query : call.headers;
  return Object.hasOwn(values, slot.name) ? String(values[slot.name]) : null;
}

/** The same call with one value changed. */
export function withValue(call: Call, slot: Slot, value: ParameterValue): Call {
  const { verbatim: _, ...rest } = call;
  if (slot.in === "path") return { ...rest, path: { ...call.path, [slot.name]: value } };
  if (slot.in === "query") return { ...rest, query: { ...call.query, [slot.name]: value } };
  return { ...rest, headers: { ...call.headers, [slot.name]: value } };
}

/** The request of a call, without any credential. */
export function requestOf(call: Call): HttpRequest {
  const { operation } = call;
  const query = encodeQuery(operation, call.query);
  const cookies: string[] = [];
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(call.headers)) {
    if (operation.parameters.some((parameter) => parameter.in === "cookie" && parameter.name === name))
      cookies.push(`${name}=${encodeURIComponent(String(value))}`);
    else headers.push([name, String(value).replace(/[^\t\x20-\x7e]/g, (character) => encodeURIComponent(character))]);
  }
  if (cookies.length > 0) headers.push(["cookie", cookies.join("; ")]);
  const path = call.verbatim ?? `${fillPath(operation, call.path)}${query === "" ? "" : `?${query}`}`;
  return { method: operation.method, path, headers, body: null };
}

/** Values that the request itself sends and that an echo may therefore hold. */
export function sentValues(call: Call): readonly string[] {
  return [...Object.values(call.path), ...Object.values(call.query), ...Object.values(call.headers)].map(String);
}

export function slotOf(parameter: Parameter): Slot {
  return { in: parameter.in, name: parameter.name };
}

/** The literal path segment before a path parameter: `orders` in `/orders/{id}`; null at the start or after another parameter. */
export function segmentBefore(operation: Operation, parameter: string): string | null {
  const segments = operation.path.split("/");
  const index = segments.findIndex((segment) => segment.includes(`{${parameter}}`));
  const before = index > 0 ? segments[index - 1]! : "";
  return before === "" || before.includes("{") ? null : before;
}

/** The last literal segment of a path: what a list at its end lists. */
export function lastSegment(path: string): string | null {
  return path.split("/").findLast((segment) => segment !== "" && !segment.includes("{")) ?? null;
}
