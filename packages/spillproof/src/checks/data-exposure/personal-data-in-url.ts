/** Personal data in URLs, which logs, histories and statistics keep: an id that must stand in a working request, or a link that an answer hands out. */

import { classifyField, createDetector } from "@spillproof/detect";
import {
  answerLeaves,
  governmentId,
  type Instance,
  namesPerson,
  pointerOf,
  replyOf,
  segmentBefore,
  sentValues,
  spellings,
  valueIn,
  wordsOf,
} from "../../explore/index.js";
import type { Exchange, Operation } from "../../model/index.js";
import { matchPath } from "../../openapi/index.js";
import { type Context, defineCheck, type LeakedValue, notTested, type Verdict, verified, violated } from "../check.js";

const detector = createDetector({ samples: true });
/** Links of one answer that are read. */
const maximumLinks = 200;

export const personalDataInUrl = defineCheck({
  per: "operation",
  rules: ["personal-data-in-url"],
  cost: 0,
  applies: (operation) => operation.method === "GET",
  async *run(operation, context): AsyncGenerator<Verdict> {
    const control = "clean-logs";
    const instances = context.people.flatMap((person) => context.world.instances(operation.id, person.name));
    const ids = instances.flatMap((instance) => idsOf(instance, context).map((data) => ({ instance, data })));
    const first = ids[0];
    if (first !== undefined) {
      const { instance, data } = first;
      const slot = instance.slots.find(({ slot }) => data.pointer === `${slot.in}:${slot.name}`)!.slot;
      const refused = await context.world.ask(context.world.withImpossible(instance.call, slot, instance.identity), instance.identity);
      const proven = replyOf(refused) === "no";
      return yield violated("personal-data-in-url", {
        operation: operation.id,
        confidence: proven ? "proven" : "firm",
        control: proven ? refused : null,
        experiment: instance.exchange,
        difference: `${proven ? "another value is refused: " : ""}the ${slot.in} must hold {types} to be answered`,
        title: "{types} must stand in the URL",
        data: distinct(ids.map((item) => item.data)),
      });
    }
    for (const instance of instances) {
      const links = linksOf(instance, context);
      if (links.length === 0) continue;
      return yield violated("personal-data-in-url", {
        operation: operation.id,
        confidence: "firm",
        control: null,
        experiment: instance.exchange,
        difference: "the answer hands out URLs that hold {types}",
        title: "Answers hand out URLs with {types}",
        data: distinct(links),
      });
    }
    if (instances.some(({ slots }) => slots.length > 0))
      yield verified(control, operation.id, "it is answered by ids that tell nothing of a person");
    else yield notTested(control, operation.id, instances.length > 0 ? "it takes no ids" : "no valid token was answered");
  },
});

/** Ids without which the request does not work. A filter with the caller's own words may be left out. */
function idsOf(instance: Instance, context: Context): readonly LeakedValue[] {
  const { operation } = instance.call;
  if (!instance.selects) return [];
  return instance.slots.flatMap(({ slot, sighting }): readonly LeakedValue[] => {
    const value = valueIn(instance.call, slot);
    const required =
      slot.in === "path" ||
      operation.parameters.some(({ in: place, name, required }) => place === slot.in && name === slot.name && required);
    if (value === null || !required || slot.in === "header" || slot.in === "cookie") return [];
    const before = slot.in === "path" ? (segmentBefore(operation, slot.name) ?? "") : "";
    const ofPerson = [before, slot.name, sighting.container].some((name) => namesPerson(name) || namesPeople(name));
    const meaning = meaningOf(value, [slot.name, sighting.key, before], ofPerson);
    if (meaning === null || (governmentId(meaning.type) && [before, sighting.container].some(namesCompany))) return [];
    return [{ pointer: `${slot.in}:${slot.name}`, ...meaning, owner: ownerOf(value, instance.identity, context), raw: value }];
  });
}

/** What a value in a URL tells of a person, by its own shape or by a name for it and a shape that fits; null for ids, handles and words. */
function meaningOf(value: string, names: readonly string[], ofPerson: boolean): Pick<LeakedValue, "type" | "kind"> | null {
  const text = value.trim();
  for (const name of names) {
    const meaning = classifyField(name);
    if (meaning === null || !isTelling(meaning.type) || (meaning.needsPerson && !ofPerson) || !fits(meaning.type, text)) continue;
    return { type: meaning.type, kind: meaning.kind };
  }
  if (isMailbox(text)) return { type: "email", kind: "personal" };
  // A number without a name for it is anything; one with letters, a country and a checksum is not.
  const found = detector
    .scan(text)
    .find(({ type, confidence, start, end }) => confidence !== "tentative" && type === "iban" && start === 0 && end === text.length);
  return found === undefined ? null : { type: found.type, kind: found.kind };
}

/** What tells by itself who somebody is, or pays by itself. Numbers of accounts, records and contracts are given out to stand in for that. */
function isTelling(type: string): boolean {
  return governmentId(type) || /^(?:email|phone|person-name|birth-date|iban|card-number)$/.test(type);
}

/** Names of fields promise much: `phone` may be a model of one, `card` one in a game, `name` a handle. */
function fits(type: string, value: string): boolean {
  const digits = value.replace(/\D/g, "").length;
  if (type === "email") return isMailbox(value);
  if (type === "person-name") return /^\p{L}[\p{L}'’.-]{0,40}(?: \p{L}[\p{L}'’.-]{0,40}){1,5}$/u.test(value);
  if (type === "birth-date") return /^\d{4}-\d\d-\d\d$|^\d\d[./-]\d\d[./-]\d{4}$/.test(value);
  if (type === "phone") return digits >= 7 && digits <= 15 && /^[+\d ()./-]{7,25}$/.test(value);
  if (type === "iban") return /^[A-Z]{2}\d\d[A-Z\d ]{11,38}$/i.test(value);
  if (type === "card-number") return digits >= 12 && digits <= 19 && /^[\d -]{12,25}$/.test(value);
  // Registers write capitals; small letters are a key of the application's own.
  return digits >= 5 && value.length <= 40 && !/[a-z]/.test(value);
}

/** Companies have numbers of the state, too, and publish them. */
function namesCompany(name: string): boolean {
  return wordsOf(name).some((word) =>
    /^(?:compan(?:y|ies)|business(?:es)?|corporations?|firms?|firmen?|unternehmen|organi[sz]ations?|orgs?|suppliers?|vendors?|merchants?|partners?|dealers?|empresas?|entreprises?|societes?|aziende?|proveedore?s?|fornecedore?s?|shops?|stores?|banks?|legal)$/.test(
      word,
    ),
  );
}

/** An address of a person, also in a domain for documentation, where test accounts live; an office's is nobody's. */
function isMailbox(value: string): boolean {
  return (
    /^[^\s@/:?#]{1,64}@[^\s@/:?#]{1,200}\.[a-z]{2,24}$/i.test(value) &&
    !/^(?:support|info|no-?reply|contact|hello|sales|help|admin|office|mail|team|billing|postmaster|webmaster|abuse|security|privacy)@/i.test(
      value,
    )
  );
}

function namesPeople(name: string): boolean {
  return wordsOf(name).some((word) => /^(?:persons?|persona|personas|people|users?|members?|staff|employees?|contacts?)$/.test(word));
}

/** Links in an answer whose path or query tells of a person what no handle tells, and what the request did not send itself. */
function linksOf(instance: Instance, context: Context): readonly LeakedValue[] {
  const { exchange, call } = instance;
  const { origin } = context.target;
  const sent = new Set(sentValues(call).flatMap(spellings));
  const links = answerLeaves(exchange)
    .filter(
      ({ value }) => typeof value === "string" && value.length <= 2_000 && /^(?:https?:\/\/|\/[^/\s]|\?)/.test(value) && !/\s/.test(value),
    )
    .slice(0, maximumLinks)
    .map(({ tokens, value }) => ({ pointer: exchange.json === null ? "line:1" : pointerOf(tokens), link: String(value) }));
  for (const header of ["location", "content-location", "link"]) {
    const value = exchange.header(header);
    if (value !== null) for (const link of urlsIn(header, value)) links.push({ pointer: `header:${header}`, link });
  }
  for (const path of exchange.redirects) links.push({ pointer: "header:location", link: path });
  return links.flatMap(({ pointer, link }) =>
    told(link, exchange, origin, context).flatMap(({ value, names, ofPerson }): readonly LeakedValue[] => {
      const meaning = sent.has(value) ? null : meaningOf(value, names, ofPerson);
      return meaning === null ? [] : [{ pointer, ...meaning, owner: ownerOf(value, instance.identity, context), raw: value }];
    }),
  );
}

function urlsIn(header: string, value: string): readonly string[] {
  if (header !== "link") return [value];
  return [...value.slice(0, 8_000).matchAll(/<([^<>]{1,2000})>/g)].map((match) => match[1]!);
}

/** The values in a URL, each with what names it. A path of this API names its values by its own parameters. */
function told(
  link: string,
  exchange: Exchange,
  origin: string,
  context: Context,
): readonly { readonly value: string; readonly names: readonly string[]; readonly ofPerson: boolean }[] {
  const here = `${origin}${exchange.request.path}`;
  if (!URL.canParse(link, here)) return [];
  const url = new URL(link, here);
  const query = [...url.searchParams].map(([name, value]) => ({ value, names: [name], ofPerson: namesPerson(name) }));
  const match = url.origin === origin ? matchPath<Operation>(context.documented, url.pathname) : null;
  // An operation whose own path asks for it tells that itself.
  if (match !== null) return query;
  const segments = url.pathname.split("/").map(decoded);
  return [
    ...query,
    ...segments.map((value, index) => ({ value, names: [segments[index - 1] ?? ""], ofPerson: namesPeople(segments[index - 1] ?? "") })),
  ];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function ownerOf(value: string, identity: string, context: Context): string | null {
  const named = context.world.identities.filter((name) =>
    context.world.namings(name).some((naming) => naming.value === value.trim().toLowerCase()),
  );
  if (named.length === 1) return named[0]!;
  return context.world.sightings.some((sighting) => sighting.identity === identity && String(sighting.value) === value) ? identity : null;
}

function distinct(data: readonly LeakedValue[]): readonly LeakedValue[] {
  return [...new Map(data.map((item) => [`${item.pointer}\n${item.raw}`, item])).values()].slice(0, 50);
}
