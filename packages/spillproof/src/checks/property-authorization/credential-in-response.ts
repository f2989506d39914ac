/** An answer hands out a credential that it was not asked to mint: a password or its hash, a key, a token of somebody or something else. */

import { type SensitiveField, sensitiveFields, speaksOfMinting, wordsOf } from "../../explore/index.js";
import type { Exchange, Operation } from "../../model/index.js";
import { promiseAt, responseSchema } from "../../openapi/index.js";
import { type Context, defineCheck, type LeakedValue, type Verdict, violated } from "../check.js";
import { isOwnCredential, ownerOf, tokensOf } from "./excessive-data.js";
import { isHandedOn, isSample } from "./sample.js";

interface Source {
  readonly operation: Operation | null;
  readonly identity: string;
  readonly exchange: Exchange;
  readonly login: boolean;
}

export const credentialInResponse = defineCheck({
  per: "api",
  rules: ["credential-in-response"],
  cost: 0,
  async *run(context): AsyncGenerator<Verdict> {
    const byOperation = new Map<string, Source[]>();
    for (const source of sources(context)) {
      const key = source.operation?.id ?? `${source.exchange.request.method} ${source.exchange.request.path.split("?")[0]}`;
      byOperation.set(key, [...(byOperation.get(key) ?? []), source]);
    }
    for (const [operation, group] of byOperation) {
      const found = group.map((source) => ({ source, fields: handedOut(source, context) }));
      const first = found.find(({ fields }) => fields.length > 0);
      if (first === undefined) continue;
      const twin = found.find(
        ({ source, fields }) =>
          source.identity !== first.source.identity &&
          fields.some((field) => first.fields.some((other) => other.pointer === field.pointer && other.raw !== field.raw)),
      );
      yield violated("credential-in-response", {
        operation,
        confidence: twin === undefined ? "firm" : "proven",
        control: twin?.source.exchange ?? null,
        experiment: first.source.exchange,
        difference:
          twin === undefined
            ? "the answer holds {types}, which the caller did not ask it to make"
            : "another token, another value: each answer holds {types}, which the caller did not ask it to make",
        title: "Answers hold {types}",
        data: first.fields.slice(0, 50).map((field): LeakedValue => {
          const owner = ownerOf(field, first.source.exchange, first.source.identity, context);
          return { pointer: field.pointer, type: field.type, kind: "credential", owner, raw: field.raw };
        }),
      });
    }
  },
});

function* sources(context: Context): Generator<Source> {
  for (const person of context.people) {
    for (const instance of context.world.allInstances(person.name))
      yield { operation: instance.call.operation, identity: person.name, exchange: instance.exchange, login: false };
    for (const exchange of person.login) {
      const path = exchange.request.path.split("?")[0]!;
      const operation = context.world.operations.find((item) => item.method === exchange.request.method && item.path === path) ?? null;
      yield { operation, identity: person.name, exchange, login: true };
    }
  }
}

function handedOut(source: Source, context: Context): readonly SensitiveField[] {
  const { exchange, operation, login, identity } = source;
  if (!exchange.succeeded) return [];
  return sensitiveFields(exchange).filter((field) => {
    if (field.kind !== "credential" || !field.firm) return false;
    if (login && !lasting(field)) return false;
    // The caller's own token coming back is an echo; its own rule tells it.
    if (isOwnCredential(field, exchange, context, identity) || isSample(field, exchange) || isHandedOn(field)) return false;
    return operation === null || lasting(field) || !isIssued(operation, exchange, field);
  });
}

/** What no operation mints for its caller: passwords, hashes of them, what resets them, private keys. */
function lasting(field: SensitiveField): boolean {
  return /password|hash|reset|private-key|pem/.test(field.type);
}

/** A promised field of an operation whose purpose is to hand out just that. */
function isIssued(operation: Operation, exchange: Exchange, field: SensitiveField): boolean {
  if (field.pointer.startsWith("header:")) return false;
  const tokens = tokensOf(exchange, field.pointer);
  const schema = responseSchema(operation, exchange.status, exchange.header("content-type") ?? "");
  if (promiseAt(schema, tokens) !== "promised") return false;
  const text = wordsOf([operation.path, operation.operationId, operation.summary].join(" ")).join(" ");
  // Beside somebody's name or address it is a part of their account.
  const holder = field.pointer.slice(0, field.pointer.lastIndexOf("/"));
  if (
    sensitiveFields(exchange).some(
      (other) => other.kind === "personal" && other.pointer.slice(0, other.pointer.lastIndexOf("/")) === holder,
    )
  )
    return false;
  // Minted is one; a list shows what was minted before, to others or elsewhere.
  const alone = tokens.every((token) => typeof token === "string");
  return (
    speaksOfMinting(text) &&
    (alone || /\b(?:presign(?:ed)?|sas|upload|download|jwks|certs?)\b/.test(text)) &&
    /signed|presign|upload|download|csrf|xsrf|token|ticket|feed|session|mfa|otp|jwks/i.test(`${field.pointer} ${text}`) &&
    !/list|keys\b/i.test(operation.summary ?? "")
  );
}
