/** An answer holds sensitive fields that the document does not promise for that very object, in body or header. */

import {
  type Instance,
  isHandle,
  isIntimate,
  isSensitive,
  leavesOf,
  type SensitiveField,
  sensitiveFields,
  valueAt,
} from "../../explore/index.js";
import type { Exchange, Operation, Schema } from "../../model/index.js";
import { fieldsOf, promiseAt, responseSchema } from "../../openapi/index.js";
import { type Context, defineCheck, type LeakedValue, notTested, type Verdict, verified, violated } from "../check.js";
import { isHandedOn, isSample } from "./sample.js";

interface Excess {
  readonly field: SensitiveField;
  readonly owner: string | null;
  readonly grave: boolean;
  readonly promise: "write-only" | "absent" | "open" | "unknown";
}

export const excessiveData = defineCheck({
  per: "operation",
  rules: ["excessive-data"],
  cost: 0,
  applies: (operation) => operation.method !== "HEAD",
  async *run(operation, context): AsyncGenerator<Verdict> {
    const control = "minimal-responses";
    const instances = context.people.flatMap((person) => context.world.instances(operation.id, person.name));
    if (instances.length === 0)
      return yield notTested(
        control,
        operation.id,
        context.people.map(({ name }) => context.world.missed.get(`${operation.id}\n${name}`)).find((reason) => reason !== undefined) ??
          "nobody was answered",
      );
    const found = instances.map((instance) => ({ instance, excess: excessIn(operation, instance, context) }));
    const worst = found.find(({ excess }) => excess.some((item) => item.grave)) ?? found.find(({ excess }) => excess.length > 0);
    if (worst === undefined) {
      const schema = responseSchema(operation, instances[0]!.exchange.status, instances[0]!.exchange.header("content-type") ?? "");
      const closed =
        schema !== null &&
        instances.some(
          ({ exchange }) =>
            exchange.json !== null &&
            leavesOf(exchange.json.value).some((leaf) => ["promised", "absent"].includes(promiseAt(schema, leaf.tokens))),
        );
      yield closed
        ? verified(control, operation.id, "every sensitive field of the answers is promised by the document")
        : notTested(control, operation.id, "the document promises no fields for this answer");
      return;
    }
    const grave = worst.excess.filter((item) => item.grave);
    const told = grave.length > 0 ? grave : worst.excess;
    const twin = found.find(
      ({ instance, excess }) =>
        instance.identity !== worst.instance.identity &&
        told.some((item) => excess.some((other) => other.field.pointer === item.field.pointer && other.field.raw !== item.field.raw)),
    );
    const why = told.some((item) => item.promise === "write-only")
      ? "the document marks it write-only"
      : told.some((item) => item.promise === "absent")
        ? "the document does not promise it"
        : "the document says nothing of the answer's fields";
    yield violated("excessive-data", {
      operation: operation.id,
      confidence: twin === undefined ? "firm" : "proven",
      ...(grave.length > 0
        ? {}
        : {
            severity: "low" as const,
            because: told.every((item) => item.promise === "absent")
              ? "it is the caller's own contact data"
              : "the document leaves the answer's fields open",
          }),
      control: twin?.instance.exchange ?? null,
      experiment: worst.instance.exchange,
      difference:
        twin === undefined
          ? `the answer holds {types}: ${why}`
          : `another token, another person's values: the answer holds {types}, and ${why}`,
      title: "Answers hold {types} beyond what is promised",
      data: told.map(
        ({ field, owner }): LeakedValue => ({ pointer: field.pointer, type: field.type, kind: field.kind, owner, raw: field.raw }),
      ),
    });
  },
});

function excessIn(operation: Operation, instance: Instance, context: Context): readonly Excess[] {
  const { exchange } = instance;
  const contentType = exchange.header("content-type") ?? "";
  const schema = responseSchema(operation, exchange.status, contentType);
  const headers = operation.responses.get(String(exchange.status))?.headers ?? operation.responses.get("2XX")?.headers ?? new Map();
  const described = schema === null || exchange.json === null || describes(schema, exchange.json.value);
  return sensitiveFields(exchange).flatMap((field): Excess[] => {
    if (
      !isSensitive(field) ||
      isOwnCredential(field, exchange, context, instance.identity) ||
      (field.kind === "credential" && (isSample(field, exchange) || isHandedOn(field)))
    )
      return [];
    const inHeader = field.pointer.startsWith("header:");
    const promise = inHeader
      ? [...headers.keys()].some((name) => name.toLowerCase() === field.pointer.slice("header:".length))
        ? "promised"
        : operation.responses.size > 0
          ? "absent"
          : "unknown"
      : exchange.json === null
        ? promiseInText(schema, field, exchange)
        : isJsonText(valueAt(exchange.json.value, field.pointer)) && promiseAt(schema, tokensOf(exchange, field.pointer)) === "promised"
          ? "open" // A string was promised; nothing was said of what it holds.
          : promiseAt(schema, tokensOf(exchange, field.pointer));
    if (promise === "promised") return [];
    const owner = ownerOf(field, exchange, instance.identity, context);
    const foreign = owner !== instance.identity;
    const weighty =
      isIntimate(field) || field.kind === "internal" || (foreign && !isHandle(field) && field.kind === "personal" && owner !== null);
    // A name or a handle beside what was promised is no more than untidy.
    if (promise !== "write-only" && isHandle(field) && !isIntimate(field)) return [];
    // A document of another answer altogether promises nothing of this one: one's own data is no excess there, what staff think of one is.
    if (promise === "absent" && !described && !inHeader && !foreign && field.kind !== "internal")
      return [{ field, owner, promise: "open", grave: false }];
    return [{ field, owner, promise, grave: promise === "write-only" || (promise === "absent" && weighty) }];
  });
}

/** True where the answer has a field of the document's, at any depth: an envelope that nobody documented hides none. */
function describes(schema: Schema, answer: unknown): boolean {
  const names = new Set([...fieldsOf(schema)].flatMap(({ path }) => path.map((name) => name.toLowerCase())));
  return (
    names.size === 0 ||
    leavesOf(answer).some((leaf) => leaf.tokens.some((token) => typeof token === "string" && names.has(token.toLowerCase())))
  );
}

/** Whom a field describes: the identity that its object names; the caller, where the object names nobody and stands alone. */
export function ownerOf(field: SensitiveField, exchange: Exchange, asker: string, context: Context): string | null {
  const { world } = context;
  const tokens = field.pointer.startsWith("header:") ? [] : tokensOf(exchange, field.pointer);
  const last = tokens.findLastIndex((token) => typeof token === "number");
  const row =
    last < 0
      ? exchange.json?.value
      : valueAt(
          exchange.json?.value,
          tokens
            .slice(0, last + 1)
            .map((token) => `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`)
            .join(""),
        );
  const leaves = leavesOf(row);
  if (world.naming(leaves, asker).length > 0) return asker;
  const other = world.identities.find((name) => name !== asker && world.naming(leaves, name).length > 0);
  return other ?? (last < 0 ? asker : null);
}

/** The token itself in an answer, as a value or as a key, is an echo, told by its own rule. */
export function isOwnCredential(field: SensitiveField, exchange: Exchange, context: Context, identity: string): boolean {
  return (
    field.kind === "credential" &&
    context.credentials({ identity, token: "access" }).some(
      ({ secret }) =>
        secret.includes(field.raw) ||
        field.raw.includes(secret) ||
        holdsEncoded(field.raw, secret) ||
        // A key that is a credential is known by its place alone, masked.
        (field.raw === field.pointer && exchange.text.includes(secret)),
    )
  );
}

/** Whether a text is a part of base64 or hexadecimal in which the secret stands. It may begin at any digit. */
function holdsEncoded(text: string, secret: string): boolean {
  const inner = secret.slice(4, -4);
  if (inner.length < 12) return false;
  return (
    Buffer.from(text, "hex").toString("latin1").includes(inner) ||
    [0, 1, 2, 3].some((digits) =>
      Buffer.from("A".repeat(digits) + text, "base64")
        .toString("latin1")
        .includes(inner),
    )
  );
}

/** In XML the element says which field it is; any other text is what its schema is about. */
function promiseInText(schema: Schema | null, field: SensitiveField, exchange: Exchange): Excess["promise"] | "promised" {
  if (schema === null) return "unknown";
  const at = exchange.text.indexOf(field.raw);
  const element = /<(?:[\w.-]{1,100}:)?([\w.-]{1,100})(?:\s[^<>]{0,500})?>\s{0,50}$/.exec(
    exchange.text.slice(Math.max(0, at - 800), at),
  )?.[1];
  if (element === undefined || !/xml/i.test(exchange.header("content-type") ?? "") || schema.properties.size === 0) return "promised";
  for (const { path } of fieldsOf(schema)) if (path.at(-1)?.toLowerCase() === element.toLowerCase()) return "promised";
  return "absent";
}

function isJsonText(leaf: unknown): boolean {
  if (typeof leaf !== "string" || !/^\s{0,20}[[{]/.test(leaf)) return false;
  try {
    return typeof JSON.parse(leaf) === "object";
  } catch {
    return false;
  }
}

/** A pointer as tokens, with array indices as numbers where arrays stand. */
export function tokensOf(exchange: Exchange, pointer: string): readonly (string | number)[] {
  const tokens: (string | number)[] = [];
  let here = exchange.json?.value;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    tokens.push(Array.isArray(here) ? Number(key) : key);
    here = here !== null && typeof here === "object" ? (here as Record<string, unknown>)[key] : undefined;
  }
  return tokens;
}
