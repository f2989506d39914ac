/** The document promises a list without an end: no most of items, no way to ask for a part. */

import { sameStem, wordsOf } from "../../explore/index.js";
import { isSafe, type Operation, type Schema } from "../../model/index.js";
import { successContents } from "./fields.js";
import { countedOperations, type DocumentRule, Gathered } from "./flaw.js";
import { endsInParameter, staticSegments } from "./purpose.js";

const rule = "unbounded-response";

export const unboundedResponse: DocumentRule = {
  rule,
  *judge({ operations }) {
    const endless = new Gathered();
    for (const operation of operations) {
      if (!isSafe(operation) || endsInParameter(operation) || takesPart(operation)) continue;
      const list = endlessList(operation);
      if (list !== null) endless.add("", operation.place.pointer, operation.id);
    }
    yield* endless.flaws(
      rule,
      (_, count) => ({
        severity: "low",
        confidence: "tentative",
        title: "Lists have no limit in the document",
        shows: `the lists of ${countedOperations(count)} have no maxItems, and no parameter asks for their length or next part`,
        because: null,
      }),
      { whole: true },
    );
  },
};

const partWords = new Set(
  "limit limits page pages paging pagination size count top first last max maximum maxresults results offset skip cursor after before start startindex from since until next rows take per perpage pagesize token marker continue number range window batch n".split(
    " ",
  ),
);

function takesPart({ parameters, responses }: Operation): boolean {
  const words = parameters
    .filter((parameter) => parameter.in === "query" || parameter.in === "header")
    .flatMap(({ name }) => wordsOf(name));
  if (words.some((word) => partWords.has(word))) return true;
  return [...responses.values()].some(({ headers }) =>
    [...headers.keys()].some((name) => /^(?:link|content-range|x-.{0,30}(?:next|total|page|count|cursor).{0,20})$/i.test(name)),
  );
}

const listNames = /^(?:data|items|results?|records|rows|list|entries|content|objects|values|elements|collection|docs|hits|nodes)$/i;
const pageNames = /next|cursor|page|offset|has_?more|has_?next|limit|total_?pages|continuation|_?links/i;

/** The list that the answer is, or that an envelope of it holds; null where it has an end. */
function endlessList(operation: Operation): Schema | null {
  const name = wordsOf(staticSegments(operation).at(-1) ?? "").at(-1) ?? "";
  for (const { schema } of successContents(operation)) {
    if (schema === null) continue;
    if (isEndless(schema)) return schema;
    if ([...schema.properties.keys()].some((key) => pageNames.test(key))) continue;
    for (const [key, property] of schema.properties) {
      const isList = listNames.test(key) || wordsOf(key).some((word) => sameStem(word, name));
      if (isList && isEndless(property)) return property;
    }
  }
  return null;
}

/** An array of objects: words and numbers are seldom many. */
function isEndless(schema: Schema): boolean {
  const { items } = schema;
  return (
    schema.types.includes("array") &&
    schema.maxItems === null &&
    items !== null &&
    (items.types.includes("object") || items.properties.size > 0)
  );
}
