// In: an operation and values for its parameters. Out: the request that they make.

import type { HttpRequest, Operation, Parameter, ParameterPlace } from "../model/index.js";
import { encodeQuery, fillPath } from "../openapi/index.js";
import { leavesOf } from "./leaves.js";

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
  /** Properties of the body, for a POST that only reads. */
  readonly body: Readonly<Record<string, unknown>>;
  /** A further page, as the API itself named it: sent as it is. */
  readonly verbatim?: string;
}

export function callOf(operation: Operation): Call {
  return { operation, path: {}, query: {}, headers: {}, body: {} };
}

export function slotName(slot: Slot): string {
  return `${slot.in}:${slot.name}`;
}

/** The value a call sends in a slot, as text; null where it sends none. */
export function valueIn(call: Call, slot: Slot): string | null {
  const values = valuesAt(call, slot);
  return Object.hasOwn(values, slot.name) ? String(values[slot.name]) : null;
}

/** What a call sends at the place of a slot. */
function valuesAt(call: Call, slot: Slot): Readonly<Record<string, unknown>> {
  return slot.in === "path" ? call.path : slot.in === "query" ? call.query : slot.in === "body" ? call.body : call.headers;
}

/** The value a call sends in a slot, as it is. */
export function rawValueIn(call: Call, slot: Slot): unknown {
  return valuesAt(call, slot)[slot.name];
}

/** The same call with one value changed. */
export function withValue(call: Call, slot: Slot, value: ParameterValue): Call {
  const { verbatim: _, ...rest } = call;
  if (slot.in === "path") return { ...rest, path: { ...call.path, [slot.name]: value } };
  if (slot.in === "query") return { ...rest, query: { ...call.query, [slot.name]: value } };
  if (slot.in === "body") return { ...rest, body: { ...call.body, [slot.name]: value } };
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
  if (operation.method !== "POST") return { method: operation.method, path, headers, body: null };
  const isForm = operation.body?.content[0]?.mediaType.startsWith("application/x-www-form-urlencoded") === true;
  const text = isForm
    ? new URLSearchParams(Object.entries(call.body).map(([name, value]): [string, string] => [name, String(value)])).toString()
    : JSON.stringify(call.body);
  const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
  return { method: "POST", path, headers: [["content-type", type], ...headers], body: new TextEncoder().encode(text) };
}

/** Values that the request itself sends and that an echo may therefore hold. */
export function sentValues(call: Call): readonly string[] {
  return [...[call.path, call.query, call.headers].flatMap(Object.values), ...leavesOf(call.body).map(({ value }) => value)].map(String);
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
