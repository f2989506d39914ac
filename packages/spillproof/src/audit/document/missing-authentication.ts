/** The document lets anybody call an operation that reads or changes what belongs to somebody. */

import { governmentId, isHandle, namesPerson } from "../../explore/index.js";
import { isSafe, isSecured, type Operation } from "../../model/index.js";
import { promisedFields, successContents } from "./fields.js";
import { type DocumentRule, type FlawField, Gathered, noCredential, type Words } from "./flaw.js";
import { endsInParameter, isForStaff, isOpenByDesign, namesBankAccount, speaksOfCompany, staticSegments } from "./purpose.js";

const rule = "missing-authentication";

export const missingAuthentication: DocumentRule = {
  rule,
  *judge({ operations }) {
    const owned = operations.filter((operation) => operation.method !== "OPTIONS" && !isOpenByDesign(operation));
    const open = owned.filter((operation) => !isSecured(operation));
    if (isSilent(owned)) {
      const nobody = new Gathered();
      for (const operation of open)
        for (const field of dataOf(operation)) nobody.add(noCredential, operation.place.pointer, operation.id, field);
      yield* nobody.flaws(
        rule,
        () => ({
          severity: "low",
          confidence: "tentative",
          title: "The document does not say who may call operations on personal data",
          shows: "operations promise {types}, and the document does not say who may call them",
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
      else if (!optional && (changesSomething(operation) || concernsSomebody(operation))) slight.add("", pointer, operation.id);
    }
    const flaws = [...grave.flaws(rule, graveWords)];
    if (flaws.length <= most) yield* flaws.map((flaw) => ({ ...flaw, key: "" }));
    else {
      const habit = new Gathered();
      for (const { pointer, operation, fields } of flaws) for (const field of fields) habit.add("many", pointer, operation, field);
      yield* habit.flaws(rule, graveWords, { whole: true });
    }
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

/** More than these are a habit of the document, told once. */
const most = 5;

function graveWords(): Words {
  return {
    severity: "medium",
    confidence: "tentative",
    title: "The document asks for no credential, and promises {types}",
    shows: "{types} are promised to anybody, while other operations of the document ask for a credential",
    because: "it is read from the document alone",
  };
}

/** Says of nothing, or of hardly anything, who may call it: then silence means nothing either. */
function isSilent(operations: readonly Operation[]): boolean {
  const said = operations.filter((operation) => isSecured(operation) || operation.security?.length === 0).length;
  return !operations.some(isSecured) || said * 4 < operations.length;
}

/** Data of people in the answer. A name or a handle is shown on many a public page; a token may be one of many things. */
function dataOf(operation: Operation): readonly FlawField[] {
  return promisedFields(successContents(operation)).fields.filter(
    (field) =>
      field.personal &&
      !field.writeOnly &&
      !isHandle(field) &&
      (/^(?:personal|financial|health)$/.test(field.kind) || /^password/.test(field.type)) &&
      !speaksOfCompany(`${operation.path} ${field.pointer}`) &&
      (field.type !== "bank-account" || namesBankAccount(`${operation.path} ${field.pointer}`)),
  );
}

/** What no public page shows of people. A birthday alone may be a character's, an address a shop's. */
function isGrave({ type, kind }: FlawField, all: readonly FlawField[]): boolean {
  if (governmentId(type) || kind === "financial" || kind === "health" || kind === "credential") return true;
  return type === "birth-date" && all.some((other) => other.type !== type);
}

/** Changes one object, or makes one where the document forgot to say who may; one that is opened on purpose takes what anybody sends. */
function changesSomething(operation: Operation): boolean {
  return !isSafe(operation) && (endsInParameter(operation) ? operation.method !== "POST" : operation.security === null);
}

/** One person by the path, or what is kept for staff. */
function concernsSomebody(operation: Operation): boolean {
  return (endsInParameter(operation) && namesPerson(staticSegments(operation).at(-1) ?? "")) || isForStaff(operation);
}
