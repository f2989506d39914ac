/** The document leaves out what an API could be held to: who may call, how it refuses, what it answers. */

import { isSecured, type Operation } from "../../model/index.js";
import { successContents } from "./fields.js";
import { countedOperations, type DocumentRule, Gathered, noCredential } from "./flaw.js";

const rule = "spec-gap";

export const specGap: DocumentRule = {
  rule,
  *judge({ declared, operations }) {
    const gaps = new Gathered();
    if (declared.schemes.length === 0 && operations.every(({ security }) => security === null)) gaps.add(noCredential, "/paths", null);
    for (const operation of operations) {
      if (isSecured(operation) && !saysNo(operation)) gaps.add("refusals", operation.place.pointer, operation.id);
      if (isShapeless(operation)) gaps.add("answers", operation.place.pointer, operation.id);
    }
    yield* gaps.flaws(
      rule,
      (key, count) => ({ severity: "low", confidence: "tentative", because: null, ...wordsFor(key, countedOperations(count)) }),
      { whole: true },
    );
  },
};

function wordsFor(key: string, operations: string): { readonly title: string; readonly shows: string } {
  if (key === noCredential)
    return {
      title: "The document does not say who may call",
      shows: "no security scheme is declared, and no operation asks for one: nothing can be held against an answer that anybody gets",
    };
  if (key === "refusals")
    return {
      title: "The document does not say how operations refuse",
      shows: `neither 401 nor 403 nor any other refusal is stated at ${operations}, though a credential is asked for`,
    };
  return {
    title: "The document does not say what operations answer",
    shows: `no schema is stated for the JSON of ${operations}: whatever is sent there, nothing is too much`,
  };
}

function saysNo({ responses }: Operation): boolean {
  return ["401", "403", "404", "4XX", "default"].some((status) => responses.has(status));
}

/** JSON without a schema, or a success of which nothing at all is said. */
function isShapeless(operation: Operation): boolean {
  const { method, responses } = operation;
  if (method === "HEAD" || method === "OPTIONS" || method === "DELETE" || method === "TRACE") return false;
  const contents = successContents(operation);
  const json = contents.filter(({ mediaType }) => /json|^\*\/\*/i.test(mediaType));
  if (json.length > 0) return json.every(({ schema }) => schema === null || isEmpty(schema));
  // Redirects and 204 promise no body; another kind of content is a promise of its own.
  return contents.length === 0 && method === "GET" && responses.has("200");
}

/** `{}` promises anything. */
function isEmpty(schema: NonNullable<ReturnType<typeof successContents>[number]["schema"]>): boolean {
  return (
    schema.types.length === 0 &&
    schema.properties.size === 0 &&
    schema.alternatives.length === 0 &&
    schema.enum === null &&
    schema.items === null
  );
}
