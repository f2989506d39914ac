/** A list gives everything at once, or as many entries as a caller asks for. */

import {
  answerLeaves,
  type Call,
  type Instance,
  isSensitive,
  nextPage,
  replyOf,
  requestOf,
  rowsOf,
  sensitiveFields,
} from "../../explore/index.js";
import type { Exchange, HttpRequest, Operation } from "../../model/index.js";
import { asIdentity } from "../../model/index.js";
import { type Context, defineCheck, notTested, type Verdict, verified, violated } from "../check.js";

/** More entries than a page holds. */
const page = 100;
/** More than any page should. */
const most = 500;
const manyBytes = 1_000_000;
const asked = 100_000;

const limitNames =
  /^(?:limit|per_?page|page_?size|page\[size\]|size|count|\$?top|max|max_?results|first|take|rows|page_?limit|limite|anzahl)$/i;
const usualLimits = ["limit", "per_page", "page_size", "pageSize", "size"];

interface Unbounded {
  readonly operation: Operation;
  readonly control: Exchange;
  readonly experiment: Exchange;
  readonly difference: string;
}

export const unboundedResponse = defineCheck({
  per: "api",
  rules: ["unbounded-response"],
  cost: 1,
  async *run(context): AsyncGenerator<Verdict> {
    const found: Unbounded[] = [];
    for (const operation of context.world.operations) {
      const instance = longest(operation, context);
      if (instance === null) continue;
      const result = await look(operation, instance, context);
      if (typeof result !== "string") found.push(result);
      else if (result === "held") yield verified("rate-limits", operation.id, "the list is given in pages, whatever is asked for");
      else yield notTested("rate-limits", operation.id, result);
    }
    const first = found[0];
    if (first === undefined) return;
    yield violated("unbounded-response", {
      operation: null,
      operations: found.map(({ operation }) => operation.id),
      confidence: "proven",
      control: first.control,
      experiment: first.experiment,
      difference: first.difference,
      title: "Lists have no upper limit",
      data: [],
    });
  },
});

/** The first page of whoever is shown most; null where it is no list. */
function longest(operation: Operation, context: Context): Instance | null {
  if (operation.method !== "GET") return null;
  const pages = context.people
    .flatMap((person) => context.world.instances(operation.id, person.name).slice(0, 1))
    .filter((instance) => entriesOf(instance.exchange) > 0);
  return pages.reduce<Instance | null>(
    (best, instance) => (best === null || entriesOf(instance.exchange) > entriesOf(best.exchange) ? instance : best),
    null,
  );
}

async function look(operation: Operation, instance: Instance, context: Context): Promise<Unbounded | "held" | string> {
  const { exchange, call } = instance;
  const entries = entriesOf(exchange);
  const declared = operation.parameters
    .filter((parameter) => parameter.in === "query" && limitNames.test(parameter.name))
    .map(({ name }) => name);
  const names = declared.length > 0 ? declared.slice(0, 3) : usualLimits;
  const whole = entries > page || (exchange.answer?.truncated ?? false) || (exchange.answer?.body.length ?? 0) > manyBytes;
  const goesOn = nextPage(call, exchange, context.target.origin, 2) !== null;
  // A full page, or a limit that the document names, may have more behind it, though nothing says so.
  const full = entries >= 10 && (declared.length > 0 || [10, 15, 20, 25, 30, 50, 100].includes(entries));
  if (!whole && !goesOn && !full && (totalOf(exchange) ?? 0) <= entries) return "the list is too short to tell";
  if (whole && !goesOn) {
    if (isReference(instance, context)) return "a list for reference, the same for everybody";
    // One is asked for.
    const experiment = await ask(instance, names, 1, context);
    if (replyOf(experiment) !== "yes") return "a limit of one is not answered";
    if (entriesOf(experiment) >= entries)
      return {
        operation,
        control: exchange,
        experiment,
        difference: `one entry is asked for, and more than ${entries > page ? page : "a megabyte"} are given as without asking`,
      };
  }
  // There is more than a page, so that what is given shows who sets the limit.
  const experiment = await ask(instance, names, asked, context);
  const given = entriesOf(experiment);
  if (experiment.status >= 400 && experiment.status < 500 && experiment.status !== 429) return "held";
  if (replyOf(experiment) !== "yes") return "a limit beyond reason is not answered";
  if (given > most && given > entries)
    return {
      operation,
      control: exchange,
      experiment,
      difference: `${asked} entries are asked for, and more than ${most} are given at once`,
    };
  return goesOn || (totalOf(exchange) ?? 0) > given
    ? nextPage(call, experiment, context.target.origin, 2) !== null || (totalOf(experiment) ?? totalOf(exchange) ?? 0) > given
      ? "held"
      : "there are too few entries to tell"
    : "there are too few entries to tell";
}

/** Entries of the outermost list. */
function entriesOf(exchange: Exchange): number {
  const value = exchange.json?.value;
  const rows = rowsOf(value);
  const depth = Math.min(...rows.map((row) => row.tokens.length));
  return rows.length === 0 ? 0 : rows.filter((row) => row.tokens.length === depth).length;
}

/** How many there are, as the answer itself says. */
function totalOf(exchange: Exchange): number | null {
  const header = exchange.header("x-total-count") ?? exchange.header("x-total");
  if (header !== null && /^\d{1,12}$/.test(header.trim())) return Number(header);
  const leaf = answerLeaves(exchange).find(
    ({ tokens, value }) =>
      typeof value === "number" &&
      tokens.length <= 3 &&
      !tokens.some((token) => typeof token === "number") &&
      /^(?:total|total_?(?:count|items|results|elements|records)|count|records_?total|num_?found|insgesamt|anzahl|gesamt|totale?|cantidad|nombre)$/i.test(
        String(tokens.at(-1)),
      ),
  );
  return leaf === undefined ? null : (leaf.value as number);
}

/** Countries, currencies, units: the same for everybody, nothing of anybody in it. */
function isReference(instance: Instance, context: Context): boolean {
  const { exchange, call } = instance;
  if (sensitiveFields(exchange).some((field) => isSensitive(field))) return false;
  const others = context.people.filter(({ name }) => name !== instance.identity);
  return others.some(({ name }) => context.world.instances(call.operation.id, name)[0]?.exchange.text === exchange.text);
}

function ask(instance: Instance, names: readonly string[], value: number, context: Context): Promise<Exchange> {
  const request = requestOf(withoutPage(instance.call));
  const [path = "", query = ""] = request.path.split("?");
  const replaced = new Set(names.map(encodeURIComponent));
  const kept = query.split("&").filter((pair) => pair !== "" && !replaced.has(pair.split("=")[0]!));
  const sent: HttpRequest = {
    ...request,
    path: `${path}?${[...kept, ...names.map((name) => `${encodeURIComponent(name)}=${value}`)].join("&")}`,
  };
  return context.world.askRaw(sent, asIdentity(instance.identity), instance.call.operation.id);
}

function withoutPage(call: Call): Call {
  const { verbatim: _, ...rest } = call;
  return rest;
}
