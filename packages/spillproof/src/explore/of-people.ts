// In: the sensitive fields of an answer. Out: those that are about people, and how grave it is that they are told.

import type { Exchange } from "../model/index.js";
import { lastSegment } from "./call.js";
import { isObject, valueAt } from "./leaves.js";
import { governmentId, isHandle, type SensitiveField } from "./sensitive.js";
import { namesPerson, wordsOf } from "./words.js";

export function isContact(field: SensitiveField): boolean {
  return /^(?:email|phone|postal-address)$/.test(field.type);
}

/** What no list of people is ever published with. */
export function isGrave(field: SensitiveField): boolean {
  return governmentId(field.type) || field.kind === "health" || field.kind === "financial";
}

/**
 * Fields of an answer whose object, or one around it, is about a person: it has a name, a date of birth, a number of the state, or a health of its own. An
 * address of a shop, an account for donations, the salary in an advert and an illness in a book stand in objects that have none. Of a text, all.
 */
export function fieldsOfPeople(fields: readonly SensitiveField[], exchange: Exchange, path: string): readonly SensitiveField[] {
  const listsPeople = namesPerson(lastSegment(path) ?? "");
  const telling = fields.filter(
    (field) =>
      tellsPerson(field) ||
      (field.type === "email" && (listsPeople || ofSomebody(field))) ||
      (field.kind === "health" && (listsPeople || refersToPerson(holderOf(field.pointer), exchange))),
  );
  const people = new Set(telling.map((field) => holderOf(field.pointer)));
  const subjects = new Set(telling.filter((field) => !isToAsk(field)).map((field) => holderOf(field.pointer)));
  return fields.filter((field) => {
    if (exchange.json === null || field.pointer.startsWith("header:")) return true;
    // Whom to ask about a thing is not whose pay or illness stands in it.
    const holders = field.kind === "financial" || field.kind === "health" ? subjects : people;
    let holder = holderOf(field.pointer);
    while (holder !== "" && !holders.has(holder)) holder = holderOf(holder);
    return holders.has(holder);
  });
}

/** `contact_name`, `recruiterEmail`, `author`: somebody who speaks for the thing, and is not what it is about. */
function isToAsk(field: SensitiveField): boolean {
  const key = field.pointer.slice(field.pointer.lastIndexOf("/") + 1);
  return wordsOf(key).some((word) =>
    /^(?:contact|recruiter|author|editor|publisher|agent|ansprechpartner\w{0,2}|kontakt|contacto|autor\w{0,2}|auteur)$/.test(word),
  );
}

function tellsPerson(field: SensitiveField): boolean {
  return isHandle(field) || /^(?:birth-|gender|age|card-)/.test(field.type) || governmentId(field.type);
}

/** `{"patient_id": 7, "diagnosis": …}` is somebody's; a row of a book on illnesses has no such key. */
function refersToPerson(holder: string, exchange: Exchange): boolean {
  const value = valueAt(exchange.json?.value, holder);
  return isObject(value) && Object.keys(value).some((key) => namesPerson(key));
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
