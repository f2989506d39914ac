// In: the schema of a body and what other answers taught. Out: a body that the API will likely take, marked as the scan's own.

import { callOf, candidates, isObject, lastSegment, leavesOf, namesId, rowsOf, sameStem, type World, wordsOf } from "../explore/index.js";
import type { MediaContent, Operation, Parameter, Schema } from "../model/index.js";
import { exampleOf, satisfies } from "../openapi/index.js";

export type Body = Record<string, unknown>;

/** Who is asked for what, and by what mark it will be known again. */
export interface Making {
  readonly world: World;
  readonly identity: string;
  readonly creation: Operation;
  /** `spillproof-k3f9ax2m`: goes into a field that takes any text. */
  readonly mark: string;
  readonly random: () => number;
  /** Milliseconds since the epoch: dates are made from it. */
  readonly now: number;
  /** Values that certain fields must have, whatever the schema says, such as the password of a new account. */
  readonly fixed?: (name: string) => unknown;
}

const maximumDepth = 6;
/** Fields that hold what people write: the mark can stand there. */
const freeText =
  /^(?:name|title|subject|label|description|text|body|content|note|notes|comment|comments|message|summary|memo|remark|remarks|reason|details|bio|about|full_?name|display_?name|titel|beschreibung|bemerkung|kommentar|betreff|zweck|notiz|nombre|titulo|descripcion|comentario|asunto|motivo|nota|titre|texte|objet|remarque|nom|nome|descricao|descrizione|testo|oggetto|imie|nazwa|tytul|opis)$/i;

/** The JSON or form content of a body; null where it takes something else alone. An operation without a body has none either. */
export function contentOf(operation: Operation): MediaContent | null {
  const content = operation.body?.content ?? [];
  return (
    content.find(({ mediaType }) => /[/+]json\b/i.test(mediaType)) ??
    content.find(({ mediaType }) => /^application\/x-www-form-urlencoded\b/i.test(mediaType)) ??
    content.find(({ mediaType }) => mediaType === "*/*") ??
    null
  );
}

/** A whole body: by the document where it tells, else like the rows that the caller's own lists show of such things. */
export function bodyFor(making: Making): Body {
  const content = contentOf(making.creation);
  const schema = content?.schema ?? null;
  const example = content?.examples.find(isObject);
  const made = schema === null || !takesObject(schema) ? {} : exampleOf(schema, making.random);
  const plain =
    isObject(example) && (schema === null || Object.keys(made as object).every((key) => Object.hasOwn(example, key))) ? example : made;
  const base = isObject(plain) ? plain : {};
  const learnt = schema === null ? { ...likeRows(making), ...base } : base;
  const body = Object.fromEntries(
    Object.entries(learnt).map(([name, value]) => [name, better(value, name, schema?.properties.get(name) ?? null, making, 0)]),
  );
  return marked(body, base, schema, making);
}

/** A value for one field that an error asked for. */
export function valueFor(name: string, schema: Schema | null, making: Making): unknown {
  const plain = schema === null ? byName(name, making) : exampleOf(schema, making.random);
  return better(plain, name, schema, making, 0);
}

/** The schema of a field, in the body itself or in a part of it. */
export function fieldSchema(operation: Operation, name: string): Schema | null {
  return contentOf(operation)?.schema?.properties.get(name) ?? null;
}

function takesObject(schema: Schema): boolean {
  return schema.types.length === 0 || schema.types.includes("object");
}

/** The same value, or one that fits the target better: an id that exists, a word that its answers use, a date to come, the mark. */
function better(value: unknown, name: string, schema: Schema | null, making: Making, depth: number): unknown {
  const fixed = making.fixed?.(name);
  if (fixed !== undefined) return fixed;
  if (depth > maximumDepth) return value;
  if (Array.isArray(value)) return value.map((item) => better(item, singular(name), schema?.items ?? null, making, depth + 1));
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, better(item, key, schema?.properties.get(key) ?? null, making, depth + 1)]),
    );
  if (typeof value !== "string" && typeof value !== "number") return value;
  if (schema?.enum != null) return value;
  const fits = (other: unknown) => schema === null || satisfies(schema, other);
  const known = namesId(name) ? idFor(name, schema, making) : null;
  if (known !== null && fits(known)) return known;
  if (typeof value === "string") {
    const dated = dateFor(name, schema, making.now);
    if (dated !== null && fits(dated)) return dated;
    if ((schema?.format === "email" || /e-?mail/i.test(name)) && fits(`${making.mark}@example.org`)) return `${making.mark}@example.org`;
  }
  const stated = schema !== null && (schema.examples.length > 0 || schema.default !== undefined);
  if (stated || freeText.test(name)) return value;
  const sample = sampleOf(name, typeof value, making);
  if (sample !== null && fits(sample)) return sample;
  return listedAs(name, making).find(fits) ?? value;
}

/** An id that the caller has seen and that such a field could take. */
function idFor(name: string, schema: Schema | null, making: Making): string | number | null {
  return idsFor(name, making, schema)[0] ?? null;
}

/** Ids for a field, the likeliest first: of what lists of its name show, then by name and place. */
export function idsFor(
  name: string,
  making: Making,
  schema: Schema | null = fieldSchema(making.creation, name),
): readonly (string | number)[] {
  const parameter: Parameter = {
    name,
    in: "query",
    required: true,
    description: null,
    style: "form",
    explode: true,
    allowReserved: false,
    schema,
    mediaType: null,
    examples: [],
    pointer: schema?.pointer ?? "",
  };
  const { world, creation, identity } = making;
  const likely = candidates(world, creation, parameter, identity, callOf(creation)).map(({ value }) => value);
  return [...new Set([...(namesId(name) ? [] : listedAs(name, making)), ...likely])];
}

/** Ids of the rows of a list that is called like the field: `tool` takes what `/tools` lists. */
function listedAs(name: string, { world, identity }: Making): readonly (string | number)[] {
  const noun = wordsOf(name).at(-1);
  return world.operations.flatMap((list) => {
    const place = lastSegment(list.path);
    if (noun === undefined || place === null || list.path.endsWith("}") || !wordsOf(place).some((word) => sameStem(word, noun))) return [];
    return world
      .instances(list.id, identity)
      .flatMap(({ exchange }) => rowsOf(exchange.json?.value))
      .flatMap(({ value: row }) => {
        const id = row.id ?? row[`${noun}_id`] ?? row.uuid ?? row._id ?? row.slug ?? row.key;
        return typeof id === "string" || typeof id === "number" ? [id] : [];
      });
  });
}

/** In thirty days: most dates that are asked for lie ahead; a birth date does not. */
function dateFor(name: string, schema: Schema | null, now: number): string | null {
  const words = wordsOf(name);
  const format = schema?.format ?? null;
  const isDate =
    format === "date" ||
    format === "date-time" ||
    (schema === null && words.some((word) => /^(?:date|datum|fecha|at|until|due|deadline)$/.test(word)));
  if (!isDate) return null;
  const born = words.some((word) => /^(?:birth|dob|born|geburts?\w{0,8}|nacimiento|naissance)$/.test(word));
  const late = words.some((word) => /^(?:end|to|until|return|checkout|expiry|expires|bis|ende|fin|hasta)$/.test(word));
  const iso = born ? "1990-01-15T00:00:00.000Z" : new Date(now + (late ? 33 : 30) * 86_400_000).toISOString();
  return format === "date-time" ? `${iso.slice(0, 19)}Z` : iso.slice(0, 10);
}

/** What a field of this name holds in the caller's own rows. */
function sampleOf(name: string, type: "string" | "number" | string, { world, identity }: Making): string | number | null {
  for (const { exchange } of world.allInstances(identity)) {
    for (const leaf of leavesOf(exchange.json?.value)) {
      const { value } = leaf;
      if (
        leaf.tokens.at(-1) === name &&
        typeof value === type &&
        (typeof value === "number" || (typeof value === "string" && value !== ""))
      )
        return value;
    }
  }
  return null;
}

/** Fields that the server fills in itself. */
const serverSide =
  /^(?:_?id|uuid|guid|pk|url|href|self|links?|_links|created\w{0,4}|updated\w{0,4}|modified\w{0,4}|deleted\w{0,4}|version|etag|owner\w{0,4}|user_?id|author\w{0,4}|created_?by)$/i;

/** A row of the list at the same path, without what the server fills in: all that can be known where the document is silent. */
function likeRows(making: Making): Body {
  const { world, creation, identity } = making;
  const list = world.operations.find((operation) => operation.path.replace(/\/$/, "") === creation.path.replace(/\/$/, ""));
  const seen =
    list === undefined
      ? []
      : [...world.instances(list.id, identity), ...world.identities.flatMap((name) => world.instances(list.id, name))];
  const row = seen.flatMap(({ exchange }) => rowsOf(exchange.json?.value))[0]?.value;
  if (row === undefined) return {};
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => !serverSide.test(name) && (value === null || typeof value !== "object")),
  );
}

/** By its name alone, where an error asked for a field that no schema knows. */
function byName(name: string, making: Making): unknown {
  const words = wordsOf(name);
  const says = (pattern: RegExp) => words.some((word) => pattern.test(word));
  if (namesId(name)) return idFor(name, null, making) ?? 1;
  if (says(/^(?:email|mail)$/)) return `${making.mark}@example.org`;
  // A number that is kept for fiction (Ofcom).
  if (says(/^(?:phone|mobile|tel|telefon|telefono|celular)$/)) return "+441632960123";
  if (says(/^(?:amount|price|quantity|qty|count|total|number|size|age|betrag|menge|preis|cantidad|precio|importe)$/)) return 1;
  if (says(/^(?:is|has|enabled|active)$/)) return true;
  if (says(/^(?:url|link|website|callback)$/)) return "https://example.org/";
  if (says(/^(?:currency|waehrung|moneda)$/)) return "EUR";
  if (says(/^(?:country|land|pais)$/)) return "DE";
  return dateFor(name, null, making.now) ?? sampleOf(name, "string", making) ?? making.mark;
}

/** Puts the mark where any text will do; a body with no such place is known by its id alone. */
function marked(body: Body, plain: Body, schema: Schema | null, making: Making, depth = 0): Body {
  const { mark, fixed } = making;
  if (leavesOf(body).some(({ value }) => typeof value === "string" && value.includes(mark))) return body;
  const takes = (name: string) => {
    const property = schema?.properties.get(name) ?? null;
    if (fixed?.(name) !== undefined || property?.readOnly || property?.format != null || property?.enum != null || namesId(name))
      return false;
    return property === null ? schema === null : satisfies(property, mark);
  };
  const own = Object.keys(body).filter((name) => typeof body[name] === "string" && takes(name));
  const further = [...(schema?.properties ?? [])].find(
    ([name, property]) => freeText.test(name) && !Object.hasOwn(body, name) && takes(name) && property.types.includes("string"),
  )?.[0];
  // What was learnt of the target, and what the document gives as an example, is worth more than a mark.
  const madeUp = own.filter((name) => body[name] === plain[name] && (schema?.properties.get(name)?.examples.length ?? 0) === 0);
  const place = own.find((name) => freeText.test(name)) ?? further ?? madeUp[0];
  if (place !== undefined) return { ...body, [place]: mark };
  // What is meant may stand in an envelope.
  for (const [name, value] of depth > maximumDepth ? [] : Object.entries(body)) {
    const property = schema?.properties.get(name);
    if (!isObject(value) || property === undefined) continue;
    const inner = marked(value, isObject(plain[name]) ? plain[name] : {}, property, making, depth + 1);
    if (inner !== value) return { ...body, [name]: inner };
  }
  return body;
}

function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/s$/, "");
}
