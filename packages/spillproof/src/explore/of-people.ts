// In: the sensitive fields of an answer. Out: those that are about people, and how grave it is that they are told.

import type { Exchange } from "../model/index.js";
import { lastSegment } from "./call.js";
import { governmentId, isHandle, type SensitiveField } from "./sensitive.js";
import { namesPerson } from "./words.js";

export function isContact(field: SensitiveField): boolean {
  return /^(?:email|phone|postal-address)$/.test(field.type);
}

/** What no list of people is ever published with. */
export function isGrave(field: SensitiveField): boolean {
  return governmentId(field.type) || field.kind === "health" || field.kind === "financial";
}

/**
 * Fields of an answer whose object, or one around it, is about a person: it has a name, a date of birth or a number of the state of its own. An address
 * of a shop, an account for donations and the salary in an advert stand in objects that have none. Of a text, all.
 */
export function fieldsOfPeople(fields: readonly SensitiveField[], exchange: Exchange, path: string): readonly SensitiveField[] {
  const listsPeople = namesPerson(lastSegment(path) ?? "");
  const people = new Set(
    fields
      .filter((field) => tellsPerson(field) || (field.type === "email" && (listsPeople || ofSomebody(field))))
      .map((field) => holderOf(field.pointer)),
  );
  return fields.filter((field) => {
    if (exchange.json === null || field.pointer.startsWith("header:")) return true;
    let holder = holderOf(field.pointer);
    while (holder !== "" && !people.has(holder)) holder = holderOf(holder);
    return people.has(holder);
  });
}

function tellsPerson(field: SensitiveField): boolean {
  return isHandle(field) || /^(?:birth-|gender|age|card-)/.test(field.type) || governmentId(field.type) || field.kind === "health";
}

/** `payer_email`, `customer/email`; a `contact_email` may be a shop's. */
function ofSomebody(field: SensitiveField): boolean {
  return field.pointer
    .split("/")
    .slice(-2)
    .some((key) => namesPerson(key.replace(/contact/i, "")));
}

function holderOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

/** The pointer of the row in a list that a field stands in; empty outside of lists. */
export function rowOf(field: SensitiveField): string {
  return /^.*\/\d+(?=\/|$)/.exec(field.pointer)?.[0] ?? "";
}
