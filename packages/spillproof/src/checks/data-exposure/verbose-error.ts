/** An error tells of code, queries or people: provoked by wrong types, odd ids and broken bodies, on requests that only read and on the login. */

import {
  type Call,
  type Instance,
  isHandle,
  isSensitive,
  type Leaf,
  leavesOf,
  pointerOf,
  replyOf,
  requestOf,
  sensitiveFields,
  sentValues,
  spellings,
  valuesOf,
  withValue,
} from "../../explore/index.js";
import { type Exchange, type HttpRequest, nobody, type Operation, type Parameter } from "../../model/index.js";
import type { Login } from "../../target/index.js";
import { type Context, defineCheck, type LeakedValue, notTested, type Verdict, verified, violated } from "../check.js";
import { plainText, traceIn } from "./traces.js";

/** Values that a careless handler stumbles over: a quote for queries, text for a number, an edge of arithmetic, a byte that ends strings. */
const oddValues: readonly (string | number)[] = ["spillproof'\"", "-1", "0x7e", "%00", "9999999999999999999999", "{}", "null"];
const htmlToo: readonly (readonly [string, string])[] = [["accept", "text/html"]];

interface Provoked {
  readonly exchange: Exchange;
  /** What was wrong with the input, in words. */
  readonly how: string;
  readonly sent: readonly string[];
}

interface Told {
  readonly what: string;
  readonly data: readonly LeakedValue[];
  readonly excerpt: readonly string[];
}

export const verboseError = defineCheck({
  per: "api",
  rules: ["verbose-error"],
  cost: 10,
  async *run(context): AsyncGenerator<Verdict> {
    for (const operation of context.world.operations) if (operation.method !== "HEAD") yield* tryOperation(operation, context);
    const seen = new Set<string>();
    for (const login of context.logins.list()) {
      const key = `${login.method} ${login.path}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield* tryLogin(key, login, context);
    }
  },
});

async function* tryOperation(operation: Operation, context: Context): AsyncGenerator<Verdict> {
  const control = "generic-errors";
  const instance = context.people.map((person) => context.world.instances(operation.id, person.name)[0]).find((item) => item !== undefined);
  if (instance === undefined) return yield notTested(control, operation.id, "no valid token was answered");
  const normal = instance.exchange;
  if (traceIn(textOf(normal)) !== null) return yield notTested(control, operation.id, "its good answers hold traces, too");
  let clean = 0;
  for (const provoked of errorsSoFar(operation, context)) {
    const told = tells(provoked, normal, context);
    if (told !== null) return yield finding(operation.id, normal, provoked, told);
  }
  const provocations = breakInput(operation, instance);
  for (const { request, how, sent } of provocations) {
    const exchange = await context.world.askRaw(request, { identity: instance.identity, token: "access" }, operation.id);
    const provoked = { exchange, how, sent };
    const told = tells(provoked, normal, context);
    if (told !== null) return yield finding(operation.id, normal, provoked, told);
    if (exchange.status >= 400 && exchange.status < 500 && exchange.status !== 429) clean++;
  }
  const earlier = errorsSoFar(operation, context).filter(
    ({ exchange }) => exchange.status >= 400 && exchange.status < 500 && exchange.status !== 429,
  ).length;
  if (clean + earlier > 0)
    yield verified(control, operation.id, `${clean + earlier} errors were provoked; none tells of code, queries or people`);
  else yield notTested(control, operation.id, "no error could be provoked");
}

/** Errors that other experiments met already: foreign and impossible ids, no token, a garbled one. */
function errorsSoFar(operation: Operation, context: Context): readonly Provoked[] {
  return context
    .exchanges()
    .filter(
      (exchange) => exchange.operation === operation.id && (exchange.status >= 400 || (exchange.succeeded && replyOf(exchange) === "no")),
    )
    .map((exchange) => ({
      exchange,
      how: exchange.asker.identity === null ? "no token was sent" : "an id was sent that is not the caller's",
      sent: decoded(exchange.request.path),
    }));
}

function decoded(path: string): readonly string[] {
  return path.split(/[/?&=]/).flatMap((part) => {
    try {
      return [decodeURIComponent(part.replaceAll("+", " "))];
    } catch {
      return [part];
    }
  });
}

interface Provocation {
  readonly request: HttpRequest;
  readonly how: string;
  readonly sent: readonly string[];
}

/** Wrong values in each id and each typed query parameter, one at a time; the first once more as a browser would ask. */
function breakInput(operation: Operation, instance: Instance): readonly Provocation[] {
  const found: Provocation[] = [];
  const add = (call: Call, how: string, accept: readonly (readonly [string, string])[] = []) => {
    const request = requestOf(call);
    found.push({ request: { ...request, headers: [...request.headers, ...accept] }, how, sent: sentValues(call) });
  };
  for (const { slot } of instance.slots) {
    for (const value of oddValues)
      add(withValue(instance.call, slot, value), `the ${slot.in} parameter ${slot.name} was sent a value of another kind`);
    add(
      withValue(instance.call, slot, oddValues[0]!),
      `the ${slot.in} parameter ${slot.name} was sent a quote, as a browser would`,
      htmlToo,
    );
  }
  const typed = operation.parameters.filter(
    (parameter) => parameter.in === "query" && !instance.slots.some(({ slot }) => slot.name === parameter.name),
  );
  for (const parameter of typed.slice(0, 6))
    for (const value of wrongFor(parameter))
      add(
        withValue(instance.call, { in: "query", name: parameter.name }, value),
        `the query parameter ${parameter.name} was sent a value of another kind`,
      );
  if (typed.length > 0)
    add(
      withValue(instance.call, { in: "query", name: typed[0]!.name }, oddValues[0]!),
      `the query parameter ${typed[0]!.name} was sent a quote, as a browser would`,
      htmlToo,
    );
  if (found.length === 0)
    for (const name of ["page", "limit", "sort"])
      add(withValue(instance.call, { in: "query", name }, oddValues[0]!), `an unknown query parameter ${name} was sent a quote`);
  return found;
}

function wrongFor(parameter: Parameter): readonly (string | number)[] {
  const types = parameter.schema?.types ?? [];
  return types.includes("integer") || types.includes("number")
    ? ["spillproof'\"", "-1"]
    : types.includes("boolean")
      ? ["spillproof'\""]
      : ["spillproof'\"", "{}"];
}

/** Broken bodies, missing fields and wrong types at the login, always under a name that nobody has. */
async function* tryLogin(operation: string, login: Login, context: Context): AsyncGenerator<Verdict> {
  const name = `spillproof-${Math.floor(context.randomFor(operation)() * 1e9).toString(36)}`;
  const filled = (value: unknown) => Object.fromEntries(login.fields.map((field) => [field, value]));
  const json = "application/json";
  const form = "application/x-www-form-urlencoded";
  const bodies: readonly { readonly how: string; readonly type: string; readonly text: string }[] = [
    { how: "the login was sent malformed JSON", type: json, text: '{"' },
    { how: "the login was sent no fields", type: login.form ? form : json, text: login.form ? "" : "{}" },
    { how: "the login was sent a list for an object", type: json, text: "[null]" },
    { how: "the login was sent fields of another type", type: json, text: JSON.stringify(filled({ [name]: [] })) },
    { how: "the login was sent null for every field", type: json, text: JSON.stringify(filled(null)) },
    {
      how: "the login was sent a quote",
      type: login.form ? form : json,
      text: login.form
        ? new URLSearchParams(filled(`${name}'"`) as Record<string, string>).toString()
        : JSON.stringify(filled(`${name}'"`)),
    },
  ];
  const known = context
    .exchanges()
    .find((exchange) => exchange.request.method === login.method && exchange.request.path === login.path && exchange.succeeded);
  const normal = known ?? context.people.flatMap((person) => person.login)[0];
  if (normal === undefined) return;
  let clean = 0;
  for (const { how, type, text } of bodies) {
    const request: HttpRequest = {
      method: login.method,
      path: login.path,
      headers: [["content-type", type]],
      body: new TextEncoder().encode(text),
    };
    const exchange = await context.world.askRaw(request, nobody, operation);
    if (exchange.status === 429) break;
    const provoked = { exchange, how, sent: [name, ...login.fields] };
    const told = tells(provoked, normal, context);
    if (told !== null) return yield finding(operation, normal, provoked, told);
    if (exchange.status >= 400 && exchange.status < 500) clean++;
  }
  yield clean > 0
    ? verified("generic-errors", operation, `${clean} errors were provoked; none tells of code, queries or people`)
    : notTested("generic-errors", operation, "no error could be provoked");
}

function textOf(exchange: Exchange): string {
  if (exchange.json !== null) {
    const leaves = leavesOf(exchange.json.value);
    const holder = (leaf: Leaf) => pointerOf(leaf.tokens.slice(0, -1));
    const lineNumbers = new Map(
      leaves
        .filter((leaf) => typeof leaf.value === "number" && /^line(?:_?(?:no|num|number))?$/i.test(String(leaf.tokens.at(-1))))
        .map((leaf) => [holder(leaf), leaf.value]),
    );
    return leaves
      .map((leaf) => {
        if (typeof leaf.value !== "string") return "";
        const number = lineNumbers.get(holder(leaf));
        // A frame in fields of its own: `{"file": "orders.php", "line": 12}`.
        return number !== undefined && /\.[a-z]{2,6}$/.test(leaf.value) ? `${leaf.value}:${number}` : leaf.value;
      })
      .join("\n");
  }
  return /html/i.test(exchange.header("content-type") ?? "") || exchange.text.trimStart().startsWith("<")
    ? plainText(exchange.text)
    : exchange.text;
}

/** What an error gives away that the good answer does not: a stack, a query, or personal data that the request did not hold. */
function tells({ exchange, sent }: Provoked, normal: Exchange, context: Context): Told | null {
  if (exchange.answer === null) return null;
  // What was sent may come back; a word such as a path's own segment may stand in a query by itself.
  const odd = sent.filter((value) => /\W/.test(value) || oddValues.includes(value));
  const trace = traceIn(odd.reduce((text, value) => text.replaceAll(value, "…"), textOf(exchange)));
  if (trace !== null) return { what: trace.what, data: [], excerpt: trace.lines };
  if (exchange.status < 400) return null;
  const struck = new Set(sent.flatMap(spellings));
  const inNormal = valuesOf(normal);
  const personal = sensitiveFields(exchange).filter(
    (field) =>
      isSensitive(field) &&
      (field.kind === "personal" || field.kind === "health" || field.kind === "financial") &&
      !field.pointer.startsWith("header:") &&
      !isHandle(field) &&
      ![...struck].some((value) => value !== "" && (value.includes(field.raw) || (value.length > 3 && field.raw.includes(value)))) &&
      !inNormal.has(field.raw) &&
      !namesAsker(field.raw, exchange, context) &&
      !onEveryError(field.raw, exchange, context),
  );
  if (personal.length === 0) return null;
  const owner = (raw: string) =>
    context.people.find((person) => context.world.namings(person.name).some((naming) => naming.value === raw.toLowerCase()))?.name ?? null;
  return {
    what: `personal data (${[...new Set(personal.map((field) => field.type))].join(", ")})`,
    data: personal.map((field) => ({
      pointer: field.pointer,
      type: field.type,
      kind: field.kind,
      owner: owner(field.raw),
      raw: field.raw,
    })),
    excerpt: [],
  };
}

/** An address that stands on errors of other operations, too, or on other callers', is where to ask for help; unless it is theirs. */
function onEveryError(raw: string, exchange: Exchange, context: Context): boolean {
  return context
    .exchanges()
    .some(
      (other) =>
        other.status >= 400 &&
        (other.operation !== exchange.operation ||
          (other.request.path !== exchange.request.path && other.asker.identity !== exchange.asker.identity)) &&
        other.text.includes(raw) &&
        !namesAsker(raw, other, context),
    );
}

function namesAsker(raw: string, exchange: Exchange, context: Context): boolean {
  const { identity } = exchange.asker;
  return identity !== null && context.world.namings(identity).some((naming) => naming.value === raw.trim().toLowerCase());
}

function finding(operation: string, normal: Exchange, provoked: Provoked, told: Told): Verdict {
  const grave = told.data.some((item) => item.kind === "health" || item.kind === "financial" || /^[a-z]{2}-/.test(item.type));
  return violated("verbose-error", {
    operation,
    confidence: "proven",
    ...(grave ? { severity: "high" as const, because: "the error holds data of somebody that is worth protecting by law" } : {}),
    control: normal,
    experiment: provoked.exchange,
    difference: `${provoked.how}; the error holds ${told.what}`,
    title: `An error holds ${told.what}`,
    data: told.data,
    excerpt: told.excerpt,
  });
}
