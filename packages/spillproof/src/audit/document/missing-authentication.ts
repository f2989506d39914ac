/** The document lets anybody call an operation that reads or changes what belongs to somebody. */

import { governmentId, isHandle } from "../../explore/index.js";
import { isSafe, isSecured, type Operation } from "../../model/index.js";
import { promisedFields, successContents } from "./fields.js";
import { type DocumentRule, type FlawField, Gathered, noCredential } from "./flaw.js";
import { endsInParameter, isOpenByDesign, speaksOfCompany } from "./purpose.js";

const rule = "missing-authentication";

export const missingAuthentication: DocumentRule = {
  rule,
  *judge({ operations }) {
    const open = operations.filter((operation) => isOpen(operation) && !isOpenByDesign(operation) && operation.method !== "OPTIONS");
    const silent = operations.every(({ security }) => security === null || security.every((requirement) => requirement.length === 0));
    if (silent) {
      const nobody = new Gathered();
      for (const operation of open)
        for (const field of dataOf(operation)) nobody.add(noCredential, operation.place.pointer, operation.id, field);
      yield* nobody.flaws(
        rule,
        () => ({
          severity: "low",
          confidence: "tentative",
          title: "The document asks for no credential anywhere",
          shows: "operations promise {types}, and nothing in the document says who may call them",
          because: "the API may ask for a credential that its document does not speak of",
        }),
        { whole: true },
      );
      return;
    }
    const grave = new Gathered();
    const slight = new Gathered();
    for (const operation of open) {
      const { pointer } = operation.place;
      const data = dataOf(operation);
      const intimate = data.filter((field) => isGrave(field, data));
      // A way without a credential beside one with: the answers may differ, and only a scan can tell.
      const optional = operation.security?.some((requirement) => requirement.length > 0) === true;
      if (intimate.length > 0 && !optional) for (const field of intimate) grave.add(operation.id, pointer, operation.id, field);
      else if (data.length > 0) for (const field of data) slight.add("", pointer, operation.id, field);
      else if (!optional && changesSomething(operation)) slight.add("", pointer, operation.id);
    }
    for (const flaw of grave.flaws(rule, () => ({
      severity: "medium",
      confidence: "tentative",
      title: "The document asks for no credential, and promises {types}",
      shows: "the operation promises {types} to anybody, while others in the document ask for a credential",
      because: "it is read from the document alone",
    })))
      yield { ...flaw, key: "" };
    yield* slight.flaws(
      rule,
      () => ({
        severity: "low",
        confidence: "tentative",
        title: "The document leaves operations open that look like somebody's own",
        shows: "these operations ask for no credential, while others in the document do",
        because: "it is read from the document alone",
      }),
      { whole: true },
    );
  },
};

function isOpen(operation: Operation): boolean {
  return !isSecured(operation);
}

/** Data of people in the answer. A name or a handle is shown on many a public page; a token may be one of many things. */
function dataOf(operation: Operation): readonly FlawField[] {
  return promisedFields(successContents(operation)).fields.filter(
    (field) =>
      field.personal &&
      !field.writeOnly &&
      !isHandle(field) &&
      (/^(?:personal|financial|health)$/.test(field.kind) || /^password/.test(field.type)) &&
      !speaksOfCompany(field.pointer),
  );
}

/** What no public page shows of people. A birthday or an address alone may be a character's or a shop's. */
function isGrave({ type, kind }: FlawField, all: readonly FlawField[]): boolean {
  if (governmentId(type) || kind === "financial" || kind === "health" || kind === "credential") return true;
  return /^(?:birth-date|postal-address)$/.test(type) && all.some((other) => other.type !== type);
}

/** Changes one object, or makes one where the document forgot to say who may; one that is opened on purpose takes what anybody sends. */
function changesSomething(operation: Operation): boolean {
  return !isSafe(operation) && (endsInParameter(operation) ? operation.method !== "POST" : operation.security === null);
}
