/** The document names people in URLs by what is personal: an e-mail address, a government id, a name, a card. */

import { classifyField } from "@spillproof/detect";
import { governmentId, namesPerson, wordsOf } from "../../explore/index.js";
import type { LeakedField, Operation, Parameter } from "../../model/index.js";
import { type DocumentRule, Gathered } from "./flaw.js";
import { namesBankAccount, speaksOfCompany, staticSegments } from "./purpose.js";

const rule = "personal-data-in-url";

export const personalDataInUrl: DocumentRule = {
  rule,
  *judge({ operations }) {
    const grave = new Gathered();
    const slight = new Gathered();
    for (const operation of operations) {
      for (const parameter of operation.parameters) {
        const meaning = personalIn(parameter, operation);
        if (meaning === null) continue;
        const field = { pointer: `${parameter.in}:${parameter.name}`, ...meaning };
        const isCustomerNumber = meaning.type === "bank-account" && !namesBankAccount(`${operation.path} ${parameter.name}`);
        if (isCustomerNumber) continue;
        // A `taxid` may be of a firm, or of a species.
        const isTax = meaning.type === "national-id" && /tax|^tin$/i.test(parameter.name);
        const weighty = (governmentId(meaning.type) && !isTax) || meaning.kind === "financial" || meaning.kind === "health";
        // The operation cannot be called without it, so that every call leaves it in a log.
        if (weighty || (parameter.in === "path" && !isTax)) grave.add(meaning.type, parameter.pointer, operation.id, field);
        else slight.add("filters", parameter.pointer, operation.id, field);
      }
    }
    yield* grave.flaws(rule, () => ({
      severity: "medium",
      confidence: "tentative",
      title: "The document takes {types} in the URL",
      shows: "a parameter of the path or the query is {types} by its name",
      because: null,
    }));
    yield* slight.flaws(
      rule,
      () => ({
        severity: "low",
        confidence: "tentative",
        title: "The document searches for {types} in the query",
        shows: "parameters of the query are {types} by their names",
        because: "the operation can be called without it",
      }),
      { whole: true },
    );
  },
};

function personalIn({ in: at, name, schema }: Parameter, operation: Operation): Pick<LeakedField, "type" | "kind"> | null {
  if (at !== "query" && at !== "path") return null;
  const types = schema?.types.filter((type) => type !== "null") ?? [];
  if ((schema?.enum ?? null) !== null || (types.length > 0 && types.every((type) => type === "boolean"))) return null;
  if (schema?.format === "email") return { type: "email", kind: "personal" };
  const meaning = classifyField(name);
  // `GET /patients?name=`: of people by what is searched.
  if (meaning?.type === "person-name" && meaning.needsPerson && at === "query" && namesPerson(staticSegments(operation).at(-1) ?? ""))
    return { type: meaning.type, kind: "personal" };
  if (meaning === null || meaning.needsPerson || !/^(?:personal|financial|health)$/.test(meaning.kind)) return null;
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  // `emailId` may be the address, or the id of a message; a number is the id.
  if (meaning.type === "email" && (types.includes("integer") || last === "id")) return null;
  // `ownerName`, `profileName`: what somebody or something is called there, a handle as a rule.
  if (meaning.type === "person-name" && classifyField(last)?.needsPerson === true && !words.some((word) => nameParts.has(word)))
    return null;
  // A filter's way to compare, as Django writes it: `account__nie` compares, it names no id.
  if (/__[a-z]{1,4}$/.test(name)) return null;
  if (namesObject(name) || namesPart(words) || speaksOfCompany(operation.path)) return null;
  // Marital status, income, a city: a filter over many is about nobody.
  if (/^(?:special-category|device-id|account-balance|income|postal-address)$/.test(meaning.type)) return null;
  return { type: meaning.type, kind: meaning.kind };
}

/** The last digits of a card, the rate of a tax, a bank rather than an account there. */
function namesPart(words: readonly string[]): boolean {
  return (
    words[0] === "id" || words.some((word) => /^(?:digits?|bin|prefix|suffix|property|sales|group|rate|routing|sort|sortcode)$/.test(word))
  );
}

const nameParts = new Set("first last given family middle maiden full legal real birth".split(" "));

/** `/cards/{card}`, `/mails/{mail}`: a resource by its own name, told by an id. */
function namesObject(name: string): boolean {
  return /^(?:cards?|payment_?cards?|cardholders?|accountholders?|mails?|bank_?accounts?|contact_?(?:number|no)|passports?|allerg(?:y|ies)|medications?|diagnos[ei]s|conditions?|treatments?)$/i.test(
    name,
  );
}
