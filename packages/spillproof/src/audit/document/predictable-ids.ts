/** The document names what belongs to one person by whole numbers, which can be counted through. */

import { isHandle, namesId, namesPerson, sameStem, subjectWords, wordsOf } from "../../explore/index.js";
import type { Operation, Parameter } from "../../model/index.js";
import { promisedFields, successContents } from "./fields.js";
import { countedOperations, type DocumentRule, Gathered } from "./flaw.js";
import { isForStaff, isOpenByDesign, staticSegments } from "./purpose.js";

const rule = "predictable-ids";

export const predictableIds: DocumentRule = {
  rule,
  *judge({ operations }) {
    const counted = new Gathered();
    for (const operation of operations) {
      if (operation.security?.length === 0 || isOpenByDesign(operation) || isForStaff(operation)) continue;
      const parameter = operation.parameters.find((each) => each.in === "path" && isWholeNumber(each) && selects(each, operation));
      if (parameter !== undefined && isSomebodys(operation, parameter)) counted.add("", parameter.pointer, operation.id);
    }
    yield* counted.flaws(
      rule,
      (_, count) => ({
        severity: "low",
        confidence: "tentative",
        title: "Objects of one person are named by whole numbers",
        shows: `an integer id stands in the path of ${countedOperations(count)}`,
        because: null,
      }),
      { whole: true },
    );
  },
};

function isWholeNumber({ schema }: Parameter): boolean {
  const types = schema?.types.filter((type) => type !== "null") ?? [];
  return types.includes("integer") && types.every((type) => type === "integer" || type === "number") && schema?.enum === null;
}

/** By its name an id, or called like the segment before it: `/orders/{order}`. A year, a page or a version is none. */
function selects(parameter: Parameter, operation: Operation): boolean {
  if (namesId(parameter.name)) return true;
  const before = segmentBefore(parameter, operation);
  if (before === null) return false;
  // `/rechnungen/{rechnungsnummer}`: some languages write it in one word.
  return wordsOf(before).some((word) =>
    wordsOf(parameter.name).some((own) => sameStem(word, own) || (word.length > 5 && own.startsWith(word.slice(0, -2)))),
  );
}

function segmentBefore(parameter: Parameter, operation: Operation): string | null {
  const segments = operation.path.split("/");
  const before = segments[segments.indexOf(`{${parameter.name}}`) - 1];
  return before === undefined || before.includes("{") ? null : before;
}

/** What one person has with a service. */
const belongings = new Set(
  "order invoice payment booking reservation prescription appointment claim statement transaction message cart basket subscription receipt refund shipment loan case visit diagnosis bestellung rechnung buchung termin commande facture rendezvous pedido factura reserva cita fattura ordine prenotazione".split(
    " ",
  ),
);

/** The path or the answer speaks of one person: an account, an owner, data of somebody. */
function isSomebodys(operation: Operation, parameter: Parameter): boolean {
  if (subjectWords(parameter.name).some(namesPerson) || staticSegments(operation).some(namesPerson)) return true;
  if (wordsOf(segmentBefore(parameter, operation) ?? "").some((word) => [...belongings].some((thing) => sameStem(word, thing))))
    return true;
  const contents = successContents(operation);
  if (promisedFields(contents).fields.some((field) => field.personal && !isHandle(field) && field.kind !== "internal")) return true;
  return contents.some(({ schema }) => schema !== null && [...schema.properties.keys()].some((name) => namesPerson(name) && namesId(name)));
}
