// In: an operation that posts. Out: whether its words say that it only reads, and the operation with its body's properties as parameters.

import type { Operation, Parameter } from "../model/index.js";
import { looksDestructive, wordsOf } from "./destructive.js";

/** Verbs of reading, in several languages. */
const reads =
  /^(?:search|searches|query|queries|find|filter|lookup|look|preview|estimate|estimates|calculate|calculation|compute|validate|validation|suggest|autocomplete|list|browse|match|compare|simulate|dryrun|suche|suchen|finden|vorschau|berechnen|pruefen|buscar|busqueda|consultar|consulta|previsualizar|calcular|rechercher|recherche|chercher|apercu|cercare|ricerca|zoeken|wyszukaj|szukaj|pesquisar)$/;
/** Beside these nothing is believed: `search and save`, `saved searches`. */
const writes =
  /^(?:create|creates|save|saves|saved|store|add|adds|update|updates|send|sends|submit|pay|import|upload|generate|enqueue|subscribe)$/;

/**
 * A POST whose last literal segment, operation id or summary is called by a verb of reading and by none of writing. What it answers decides in
 * the end: with 201, 202 or a `Location` it created something after all.
 */
export function createsNothing(operation: Operation): boolean {
  if (operation.method !== "POST" || looksDestructive(operation) !== null) return false;
  const content = operation.body?.content[0]?.mediaType ?? "application/json";
  if (!/json|x-www-form-urlencoded|^\*\/\*$/i.test(content)) return false;
  const place = wordsOf(operation.path.split("/").findLast((segment) => segment !== "" && !segment.includes("{")) ?? "");
  const said = [...wordsOf(operation.operationId ?? ""), ...wordsOf(operation.summary ?? "").slice(0, 12)];
  if ([...place, ...said].some((word) => writes.test(word))) return false;
  const ended = [...operation.responses.keys()].some((status) => status === "201" || status === "202");
  return !ended && (reads.test(place.at(-1) ?? "") || reads.test(place[0] ?? "") || reads.test(wordsOf(operation.summary ?? "")[0] ?? ""));
}

/** Properties of the body as parameters, so that what is learnt of ids in paths and queries holds for them too. */
export function withBodyAsParameters(operation: Operation): Operation {
  const schema = operation.body?.content[0]?.schema ?? null;
  if (schema === null) return operation;
  const parameters = [...schema.properties]
    .filter(([, property]) => !property.readOnly)
    .map(
      ([name, property]): Parameter => ({
        name,
        in: "body",
        required: schema.required.has(name),
        description: property.description,
        style: "form",
        explode: true,
        allowReserved: false,
        schema: property,
        mediaType: null,
        examples: [],
        pointer: property.pointer,
      }),
    );
  return { ...operation, parameters: [...operation.parameters, ...parameters] };
}
