/** The document promises in answers what no caller needs: write-only fields, credentials, government ids, cards, what staff think of people. */

import { governmentId, meansCaller, namesId } from "../../explore/index.js";
import type { Operation } from "../../model/index.js";
import { type PromisedField, promisedFields, successContents } from "./fields.js";
import { countedOperations, type DocumentRule, Gathered, type Words } from "./flaw.js";
import { isBareToken, isForStaff, mints, speaksOfCompany } from "./purpose.js";

const rule = "excessive-data";

export const excessiveData: DocumentRule = {
  rule,
  *judge({ operations }) {
    const writeOnly = new Gathered();
    const needless = new Gathered();
    const hints = new Gathered();
    const shared = sharedWithRequests(operations);
    for (const operation of operations) {
      const contents = successContents(operation);
      const examples = contents.flatMap((content) => content.examples);
      for (const field of promisedFields(contents).fields) {
        const told = { pointer: field.pointer, type: field.type, kind: field.kind };
        if (field.writeOnly) {
          const shown = examples.some((example) => holds(example, field.pointer.split("/").slice(1)));
          const key = isSecret(field) ? field.place : "other write-only";
          if (shown || !shared(field)) writeOnly.add(key, field.place, operation.id, told);
          else hints.add("write-only", field.place, operation.id, told);
        } else if (isNeedless(field, operation)) needless.add(field.type, field.place, operation.id, told);
        else if (isWeighty(field, operation)) hints.add("promised", field.place, operation.id, told);
      }
    }
    yield* writeOnly.flaws(rule, (key, count) => ({
      severity: key === "other write-only" ? "low" : "high",
      confidence: "firm",
      title: "An answer lists a field that the document marks write-only",
      shows: `the schema of the answer of ${countedOperations(count)} has the field, and no answer may hold what is write-only`,
      because: key === "other write-only" ? "by its name it is nothing sensitive" : null,
    }));
    yield* needless.flaws(rule, (_, count) => ({
      severity: "medium",
      confidence: "tentative",
      title: "The document promises {types} in answers",
      shows: `the answer of ${countedOperations(count)} promises {types}, which no caller needs to be sent`,
      because: "it is read from the document alone",
    }));
    yield* hints.flaws(rule, hintWords, { whole: true });
  },
};

function hintWords(key: string): Words {
  return key === "write-only"
    ? {
        severity: "low",
        confidence: "tentative",
        title: "Write-only fields stand in schemas that answers share with requests",
        shows: "answers may not hold these fields, and whether the code leaves them out the document does not show",
        because: "a schema that requests and answers share may say so, and the code may keep to it",
      }
    : {
        severity: "low",
        confidence: "tentative",
        title: "The document promises {types} in answers",
        shows: "answers promise {types}: see that each caller of these operations needs them",
        because: "whoever calls may need them",
      };
}

/** One schema for both directions is OpenAPI's own use of `writeOnly`: a request may hold the field, its answer leaves it out. */
function sharedWithRequests(operations: readonly Operation[]): (field: PromisedField) => boolean {
  const places = new Set<string>();
  let cut = false;
  for (const { body } of operations) {
    if (body === null) continue;
    const found = promisedFields(body.content);
    cut ||= found.cut;
    for (const field of found.fields) if (field.writeOnly) places.add(field.place);
  }
  return ({ place }) => cut || places.has(place);
}

/** What nobody else may see, rather than what somebody merely does not read back. */
function isSecret({ type, kind }: PromisedField): boolean {
  return kind === "credential" || kind === "financial" || kind === "health" || governmentId(type);
}

/** True where an example of the answer has a value there. */
function holds(example: unknown, tokens: readonly string[]): boolean {
  let here = example;
  for (const token of tokens) {
    if (here === null || typeof here !== "object") return false;
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    here = token === "*" ? Object.values(here)[0] : (here as Record<string, unknown>)[key];
  }
  return here !== undefined && here !== null && here !== "";
}

/** Hashes of passwords, a card's security code (PCI DSS 4.0, 3.3.1), and what lets somebody into their account. */
function isNeedless({ type, kind, account, pointer }: PromisedField, operation: Operation): boolean {
  if (type === "card-security-code") return !/reveal|cv[cv]/i.test(operation.path);
  if (kind !== "credential" || mints(operation)) return false;
  if (type === "password-hash") return true;
  return account && (type === "password" || (/^(?:api-key|refresh-token|access-token)$/.test(type) && !isBareToken(nameOf(pointer))));
}

/** What is asked for only by those who work with it. One's own is one's own; staff see more by right. */
function isWeighty({ type, kind, account, personal, plain, pointer }: PromisedField, operation: Operation): boolean {
  if (meansCaller(operation.path) || isForStaff(operation)) return false;
  const name = nameOf(pointer);
  if (governmentId(type)) return plain && !speaksOfCompany(pointer + operation.path);
  // A `card` by itself is the id of one, or what is printed on it.
  if (type === "card-number") return !/^(?:card|payment_?card)s?$/i.test(name) && !/gift/i.test(pointer + operation.path);
  if (type === "internal-field" || type === "risk-score" || type === "staff-note") return personal && plain && !namesId(name);
  if (type === "role") return /internal/i.test(name);
  if (kind !== "credential" || mints(operation)) return false;
  return /^(?:password|secret|api-key|refresh-token|private-key)$/.test(type) || (account && type === "access-token");
}

function nameOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}
