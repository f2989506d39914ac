/** An operation answers that the document does not name: found by usual names, links and other documents, and graded by what it answers. */

import { rowsOf, valuesOf } from "../../explore/index.js";
import type { Exchange, Severity } from "../../model/index.js";
import { type Context, defineCheck, type Verdict, violated } from "../check.js";
import { settingsIn } from "../data-exposure/debug-pages.js";
import { type Disclosed, disclosedAt } from "../disclosed.js";
import { basePathsOf, held, type Surface, surfaceOf, type Visit } from "../surface.js";
import { documentPaths, hiddenPaths, pathsNamedBy } from "./hidden-paths.js";

/** Of the paths that another document names, so many are read. */
const maximumNamed = 10;

export const undocumentedOperation = defineCheck({
  per: "api",
  rules: ["undocumented-operation"],
  cost: 66,
  async *run(context): AsyncGenerator<Verdict> {
    const surface = surfaceOf(context);
    const before = { asked: surface.asked, refused: surface.refused };
    const isDocumented = (path: string) => surface.documented(path) === path;
    const documents = await surface.visitAll(documentPaths.filter((path) => !isDocumented(path)));
    const named = documents
      .flatMap(({ exchange }) => pathsNamedBy(exchange.json?.value))
      .filter((path) => surface.documented(path) === null);
    const debugging = basePathsOf(context).map((base) => `${base}/debug`);
    const paths = [...named.slice(0, maximumNamed), ...hiddenPaths(context), ...debugging].filter((path) => !isDocumented(path));
    const visits = await surface.visitAll(paths);
    // Where most names are there, what stands there is not known by being there.
    const common = visits.length * 3 > paths.length;
    const told: Visit[] = [];
    let found = false;
    for (const visit of visits) {
      // One answer behind several names is one operation.
      if (told.some((earlier) => earlier.exchange.text === visit.exchange.text && earlier.exchange.text.length > 2)) continue;
      if (isObjectOfDocumented(visit, surface) || (await isAlias(visit, surface, context))) continue;
      told.push(visit);
      const disclosed = await disclosedAt(visit, surface, context);
      const secrets = disclosed.data.length > 0 ? [] : (settingsIn(visit.exchange)?.data ?? []);
      const { severity, because } = grade(visit, disclosed, secrets.length > 0);
      if (common && (severity === "info" || severity === "low")) continue;
      found ||= severity !== "info";
      yield finding(visit, secrets.length > 0 ? { ...disclosed, data: secrets } : disclosed, severity, because);
    }
    if (found) return;
    yield held(surface, before, "undocumented operations", "usual names were tried; none answers");
  },
});

/** `/users/admin` may be the user of that name: only what holds several records is an operation of its own. */
function isObjectOfDocumented({ path, exchange }: Visit, surface: Surface): boolean {
  return surface.documented(path) !== null && exchange.json !== null && rowsOf(exchange.json.value).length < 2;
}

/** The same as a documented operation answers the same caller, and as closed to nobody: the one by another name. */
async function isAlias(visit: Visit, surface: Surface, context: Context): Promise<boolean> {
  const person = visit.by ?? surface.caller;
  const instances = person === null ? [] : context.world.allInstances(person.name);
  const values = [...valuesOf(visit.exchange)];
  const twin = instances.find(
    ({ exchange }) => exchange.text === visit.exchange.text || values.every((value) => valuesOf(exchange).has(value)),
  );
  if (twin === undefined) return false;
  const [here, there] = [await surface.asNobody(visit), await context.world.ask(twin.call, null)];
  return here === null || there.succeeded;
}

function grade(visit: Visit, { gravity, open }: Disclosed, hasSecrets: boolean): { readonly severity: Severity; readonly because: string } {
  if (gravity === "credential") return { severity: "critical", because: "credentials stand in what it answers" };
  if (gravity === "intimate")
    return open
      ? { severity: "critical", because: "anybody reads there what is kept of people" }
      : { severity: "high", because: "it answers an ordinary caller with what is kept of others" };
  if (gravity === "contact")
    return { severity: "high", because: open ? "anybody reads personal data there" : "it answers with others' personal data" };
  if (gravity === "shared") return { severity: "low", because: "what it shows of people, they or the API show elsewhere too" };
  if (gravity === "own") return { severity: "low", because: "it answers with the caller's own data" };
  if (hasSecrets && open) return { severity: "high", because: "secrets of the server stand in what it answers" };
  if (isHarmless(visit)) return { severity: "info", because: "it is a document, a page or a sign of life, and holds nothing of anybody" };
  return { severity: "low", because: "nothing in what it answers is about anybody" };
}

/** A page, a text, a sign of life. */
function isHarmless({ path, exchange }: Visit): boolean {
  return (
    exchange.json === null ||
    /\/(?:health\w{0,10}|status|ping|version|info|graphql|openapi\.json|swagger\.json|api-docs)$/i.test(path) ||
    isSmall(exchange)
  );
}

function isSmall(exchange: Exchange): boolean {
  return exchange.text.length < 40 && rowsOf(exchange.json?.value).length === 0;
}

function finding(visit: Visit, { data, open, experiment, owner }: Disclosed, severity: Severity, because: string): Verdict {
  const who = open ? "anybody is" : `${visit.by!.name} is`;
  return violated("undocumented-operation", {
    operation: `GET ${visit.path}`,
    severity,
    confidence: owner !== null && visit.by !== null ? "proven" : "firm",
    control: visit.unknown,
    experiment,
    difference: `${who} answered at a path that the document does not name; a path beside it that nobody has is answered otherwise${owner === null ? "" : `, and ${owner}'s data stands in the answer`}`,
    title: data.length > 0 ? "An operation that no document names answers with {types}" : "An operation answers that no document names",
    data,
    because,
  });
}
