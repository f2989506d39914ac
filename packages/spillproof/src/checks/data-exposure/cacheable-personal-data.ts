/** Personal answers that caches may keep: a shared one in the worst case, else the browser of whoever sits down next. Nothing is sent. */

import { type Instance, isSensitive, sensitiveFields } from "../../explore/index.js";
import { asIdentity, type Credential, type Exchange, type Operation } from "../../model/index.js";
import { type Context, defineCheck, notTested, type Verdict, verified, violated } from "../check.js";

/** Who may keep an answer: `shared` caches too, `private` ones as the server wished, `stored` since nothing forbids it, nobody. */
type Keeper = "shared" | "stored" | "private" | "nobody";

interface Kept {
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly keeper: Keeper;
}

export const cacheablePersonalData = defineCheck({
  per: "api",
  rules: ["cacheable-personal-data"],
  cost: 0,
  async *run(context): AsyncGenerator<Verdict> {
    const control = "safe-configuration";
    const answers = context.world.operations.flatMap((operation) => worst(operation, context));
    const shared = answers.filter(({ keeper }) => keeper === "shared");
    const told = [...shared, ...answers.filter(({ keeper }) => keeper === "stored")];
    for (const { operation, keeper } of answers) {
      if (keeper === "nobody") yield verified(control, operation.id, "caches are told to keep nothing of the answer");
      if (keeper === "private")
        yield notTested(control, operation.id, "the answer may be kept by the caller's own browser, as the server wishes");
    }
    const first = told[0];
    if (first === undefined) return;
    yield violated("cacheable-personal-data", {
      operation: null,
      operations: context.world.operations.filter((operation) => told.some((item) => item.operation === operation)).map(({ id }) => id),
      confidence: "firm",
      control: null,
      experiment: first.exchange,
      difference:
        shared.length > 0
          ? "a cache that many share may keep the answer, which holds personal data, and hand it to the next caller"
          : "the answer holds personal data, and nothing forbids a browser to keep it",
      title: shared.length > 0 ? "Shared caches may keep personal answers" : "Nothing forbids keeping personal answers",
      data: [],
    });
  },
});

/** The answer of an operation that may be kept by most; empty where none is personal. */
function worst(operation: Operation, context: Context): readonly Kept[] {
  const order: readonly Keeper[] = ["shared", "stored", "private", "nobody"];
  const kept = context.people.flatMap((person) =>
    context.world
      .instances(operation.id, person.name)
      .filter(isPersonal)
      .map(({ exchange }) => ({ operation, exchange, keeper: keeperOf(exchange, context.credentials(asIdentity(person.name))) })),
  );
  return kept.sort((a, b) => order.indexOf(a.keeper) - order.indexOf(b.keeper)).slice(0, 1);
}

function isPersonal({ exchange }: Instance): boolean {
  return sensitiveFields(exchange).some((field) => isSensitive(field) && field.kind !== "internal");
}

/** RFC 9111, sections 3, 3.5, 4.2.2 and 5.2. */
function keeperOf(exchange: Exchange, credentials: readonly Credential[]): Keeper {
  const directives = directivesOf(exchange.header("cache-control") ?? "");
  const seconds = (name: string) => Number(directives.get(name) ?? Number.NaN);
  if (directives.has("no-store")) return "nobody";
  const vary = (exchange.header("vary") ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  const credential = credentials[0];
  const apart =
    vary.includes("*") ||
    (credential?.in === "header" && vary.includes(credential.name.toLowerCase())) ||
    (credential?.in === "cookie" && vary.includes("cookie"));
  const revalidated = directives.has("no-cache") || seconds("s-maxage") === 0 || (seconds("max-age") === 0 && !(seconds("s-maxage") > 0));
  if (directives.has("private")) return revalidated ? "nobody" : "private";
  if (revalidated) return "private";
  // A cache that many share keeps an answer to `Authorization` only where it is told that it may.
  const authorised = credential?.in === "header" && /^authorization$/i.test(credential.name);
  const allowed =
    directives.has("public") || directives.has("s-maxage") || (directives.has("must-revalidate") && directives.has("max-age"));
  const fresh =
    directives.has("max-age") ||
    directives.has("s-maxage") ||
    directives.has("public") ||
    laterThan(exchange) ||
    exchange.header("last-modified") !== null;
  // Each credential in a query makes a URL of its own.
  const shared = authorised ? allowed : fresh && credential?.in !== "query";
  return shared && !apart ? "shared" : "stored";
}

function directivesOf(header: string): ReadonlyMap<string, string> {
  return new Map(
    header
      .slice(0, 1_000)
      .toLowerCase()
      .split(",")
      .map((part) => {
        const [name = "", value = ""] = part.split("=");
        return [name.trim(), value.trim().replace(/^"|"$/g, "")] as const;
      }),
  );
}

/** `Expires` after `Date`. */
function laterThan(exchange: Exchange): boolean {
  return Date.parse(exchange.header("expires") ?? "") > Date.parse(exchange.header("date") ?? "");
}
