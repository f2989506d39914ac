/** The document has a credential travel in a URL: an API key in the query, a token as a parameter, or the implicit flow's fragment. */

import { classifyField } from "@spillproof/detect";
import { sameStem, wordsOf } from "../../explore/index.js";
import type { Operation, Parameter } from "../../model/index.js";
import { type DocumentRule, Gathered } from "./flaw.js";
import { isBareToken } from "./purpose.js";

const rule = "token-in-url";
const credential = "credential" as const;

export const tokenInUrl: DocumentRule = {
  rule,
  *judge({ declared, operations }) {
    const users = new Map<string, string[]>();
    for (const { id, security } of operations) {
      const names = new Set(security?.flatMap((requirement) => requirement.map(({ name }) => name)));
      for (const name of names) {
        const list = users.get(name);
        if (list === undefined) users.set(name, [id]);
        else list.push(id);
      }
    }
    const keys = new Gathered();
    const implicit = new Gathered();
    for (const scheme of declared.schemes) {
      const used = users.get(scheme.name) ?? [];
      if (scheme.kind === "apiKey" && scheme.in === "query") {
        const field = { pointer: `query:${scheme.parameter}`, type: "api-key", kind: credential };
        for (const operation of used.length > 0 ? used : [null]) keys.add(`scheme:${scheme.name}`, scheme.pointer, operation, field);
      }
      for (const flow of scheme.flows) {
        if (flow.kind !== "implicit") continue;
        const field = { pointer: "fragment:access_token", type: "access-token", kind: credential };
        for (const operation of used.length > 0 ? used : [null]) implicit.add(`implicit:${scheme.name}`, flow.pointer, operation, field);
      }
    }
    yield* keys.flaws(
      rule,
      (_, count) => ({
        severity: count > 0 ? "high" : "low",
        confidence: "firm",
        title: "The document asks for an API key in the query",
        shows: "the security scheme takes its key from the query of the URL",
        because: count > 0 ? null : "no operation of the document uses the scheme",
      }),
      { whole: true },
    );
    yield* implicit.flaws(
      rule,
      (_, count) => ({
        severity: count > 0 ? "medium" : "low",
        confidence: "firm",
        title: "The document offers OAuth2's implicit flow",
        shows: "the implicit flow hands the token over in the fragment of a URL",
        because:
          count > 0
            ? "browsers keep the fragment and pages can read it, though it is not sent to servers"
            : "no operation of the document uses the scheme",
      }),
      { whole: true },
    );

    const plain = new Gathered();
    const unclear = new Gathered();
    for (const operation of operations) {
      for (const parameter of operation.parameters) {
        const type = credentialIn(parameter, operation.path);
        if (type === null) continue;
        const field = { pointer: `${parameter.in}:${parameter.name}`, type, kind: credential };
        if (isClear(type, parameter, operation.path)) plain.add(`${parameter.in}:${type}`, parameter.pointer, operation.id, field);
        else if (!isForOneUse(operation)) unclear.add("token", parameter.pointer, operation.id, field);
      }
    }
    yield* plain.flaws(rule, () => ({
      severity: "high",
      confidence: "firm",
      title: "The document takes {types} in the URL",
      shows: "a parameter of the path or the query carries {types}",
      because: null,
    }));
    yield* unclear.flaws(
      rule,
      () => ({
        severity: "low",
        confidence: "tentative",
        title: "The document takes something called a token in the URL",
        shows: "a parameter of the path or the query is called a token",
        because: "its name alone does not say what it opens",
      }),
      { whole: true },
    );
  },
};

/** What lasts: a code that is used once has to travel in a link. */
const lasting = new Set(["access-token", "refresh-token", "api-key", "password", "secret"]);

function credentialIn({ in: at, name, schema }: Parameter, path: string): string | null {
  if (at !== "query" && at !== "path") return null;
  const type = classifyField(name)?.type ?? "";
  // In a path or below its own collection a session is an object like any other, and `sid` an id of anything.
  const isSession = type === "session-id" && at === "query" && /sess/i.test(name) && !/session/i.test(path);
  if (!lasting.has(type) && !isSession) return null;
  // In a path anything may be called a key: an app, a subscription.
  if (at === "path" && (namesItem(name, path) || (/key$/i.test(name) && !/api|secret|private/i.test(name)))) return null;
  const types = schema?.types.filter((each) => each !== "null") ?? [];
  // A number, a flag, one of a few words: no secret. A list of keys filters.
  return (types.length === 0 || types.includes("string")) && (schema?.enum ?? null) === null ? type : null;
}

/** By its whole name a credential of the caller: not any token, not what a link for one person opens, not a step of OAuth itself. */
function isClear(type: string, { name, in: at }: Parameter, path: string): boolean {
  if (type === "session-id" || isBareToken(name)) return false;
  if (type !== "access-token") return true;
  return (
    !(at === "path" && /invit|share|verif|confirm|reset|unsubscribe|magic|accept/i.test(path)) &&
    !(/oauth/i.test(name) && /oauth/i.test(path))
  );
}

/** `/accounts/{account-key}`: what tells one of the collection before it, though it be called a key. */
function namesItem(name: string, path: string): boolean {
  const segments = path.split("/");
  const before = wordsOf(segments[segments.indexOf(`{${name}}`) - 1] ?? "");
  const words = wordsOf(name);
  return (
    before.some((word) => words.some((own) => sameStem(word, own))) && !words.some((word) => /^(?:access|refresh|api|password)$/.test(word))
  );
}

/** Links that are sent to somebody: to confirm, to reset, to invite, to share, to download once. */
function isForOneUse({ path, operationId, summary, description, tags }: Operation): boolean {
  const words = wordsOf([path, operationId, summary, description?.slice(0, 150), ...tags].join(" ").replaceAll(/[/{}]/g, " ")).join(" ");
  return /\b(?:verif\w{0,10}|confirm\w{0,8}|activat\w{0,4}|reset\w{0,4}|recover\w{0,2}|forgot\w{0,3}|invit\w{0,7}|accept|unsubscribe|share\w{0,2}|sharing|download\w{0,4}|export|ticket\w{0,2}|magic|one time|revoke\w{0,2}|introspect\w{0,3}|logout|callback|webhook\w{0,2}|device\w{0,2}|push|contract|coin|currency|symbol)\b/.test(
    words,
  );
}
