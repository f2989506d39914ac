// In: an answer, and what this API was seen to answer to ids that cannot exist. Out: yes, no, or neither. Status codes lie; bodies are read.

import type { Exchange } from "../model/index.js";
import { answerLeaves, comparable, spellings } from "./compare.js";
import { isObject, type Leaf } from "./leaves.js";

/** `unclear`: a timeout, a brake, a fault or a redirect, which neither grants nor refuses. */
export type Reply = "yes" | "no" | "unclear";

/**
 * What an answer says. 2xx with nothing in it, with an error in its place, or with what an impossible id is answered with, is *no*.
 *
 * @param impossible the answer to an id of the same shape that cannot exist, where one is known
 * @param sent what the requests sent, struck before the two are compared
 */
export function replyOf(exchange: Exchange, impossible: Exchange | null = null, sent: readonly string[] = []): Reply {
  const { status } = exchange;
  if (
    status === 0 ||
    status === 408 ||
    status === 425 ||
    status === 429 ||
    status >= 500 ||
    (status >= 300 && status < 400) ||
    status < 200
  )
    return "unclear";
  if (status >= 400 || isEmpty(exchange) || isErrorBody(exchange)) return wentElsewhere(exchange) ? "unclear" : "no";
  if (impossible?.succeeded && wentElsewhere(impossible) === wentElsewhere(exchange) && saysTheSame(exchange, impossible, sent))
    return "no";
  return "yes";
}

/** Answered by another place than was asked, such as a page to log in; a slash more or less is the same place. */
export function wentElsewhere(exchange: Exchange): boolean {
  const place = (path: string) => path.split("?")[0]!.replace(/\/$/, "");
  const last = exchange.redirects.at(-1);
  return last !== undefined && place(last) !== place(exchange.request.path);
}

/** No body, or a JSON one without a value: `{}`, `[]`, `{"data": null}`, `{"items": [], "total": 0}`. */
export function isEmpty(exchange: Exchange): boolean {
  if (exchange.json === null) return exchange.text.trim() === "";
  const leaves = answerLeaves(exchange);
  const nothing = (leaf: Leaf) => leaf.value === null || leaf.value === "" || leaf.value === 0 || leaf.value === false;
  if (leaves.every(nothing)) return true;
  // A frame around an empty list is nothing; `{"status": "ok"}` alone is an answer.
  return holdsEmptyContainer(exchange.json.value) && leaves.every((leaf) => nothing(leaf) || isFrame(leaf.tokens.at(-1)));
}

function holdsEmptyContainer(value: unknown): boolean {
  return (
    isObject(value) && Object.values(value).some((item) => item === null || (typeof item === "object" && Object.keys(item).length === 0))
  );
}

/** Names of an envelope's own fields, which say nothing of the object inside. */
function isFrame(token: string | number | undefined): boolean {
  return (
    typeof token === "string" &&
    /^(?:page|page_?size|per_?page|limit|offset|total|count|size|took|ok|success|status|code|message|has_?more|next|prev|previous|request_?id|timestamp|version)$/i.test(
      token,
    )
  );
}

/** RFC 9457 and its many kin: the body says that there was an error, and holds little else. */
export function isErrorBody(exchange: Exchange): boolean {
  return namesError(exchange) || loneSentence(exchange) !== null;
}

/** True for a write that was done. A lone sentence, which is no object, is how many say so: `{"message": "Welcome"}`. */
export function wasDone(exchange: Exchange): boolean {
  return exchange.succeeded && !namesError(exchange) && !refuses.test((loneSentence(exchange) ?? "").slice(0, 500));
}

const refuses =
  /\b(?:not|no|cannot|can't|could ?n[o']t|errors?|fail(?:ed|ure)?|invalid|denied|forbidden|unauthori[sz]ed|missing|required|must|already|exists?|taken|wrong|incorrect|refused|rejected|too (?:short|long|weak|many)|unable|nicht|kein|fehler|ung(?:ü|ue)ltig|fehlt|muss|bereits|vergeben|inv[aá]lid[oa]|ya existe|falta|obligatorio|erreur|invalide|d[eé]j[aà]|manque)\b/i;

/** An object of one or two fields that only speak: {"message": "Not found"}, where an object was promised. */
function loneSentence({ json }: Exchange): string | null {
  const body = json?.value;
  if (!isObject(body)) return null;
  const keys = Object.keys(body);
  const speaks = keys.every((key) => /^(?:message|msg|detail|details|reason|title|description|mensaje|mensagem|meldung)$/i.test(key));
  const sentence = body[keys[0] ?? ""];
  return keys.length <= 2 && keys.length > 0 && speaks && typeof sentence === "string" ? sentence : null;
}

function namesError(exchange: Exchange): boolean {
  const body = exchange.json?.value;
  if (!isObject(body)) return false;
  const said = Object.keys(body).some((key) => {
    const value = body[key];
    if (
      /^(?:errors?|fault|exception|error_?code|error_?message|err|erro|fehler|erreur|errore|b[lł][aą]d|fout|fel|virhe|hiba|chyba|hata|ошибка|エラー|错误|錯誤)$/i.test(
        key,
      )
    )
      return value !== null && value !== false && value !== "" && value !== 0 && !(Array.isArray(value) && value.length === 0);
    if (/^(?:ok|success|succeeded|[eé]xito|sucesso|sukces|succ[eè]s|erfolg(?:reich)?|successo|gelukt|成功)$/i.test(key))
      return value === false;
    if (/^(?:status|result|state)$/i.test(key))
      return (
        (typeof value === "string" &&
          /^(?:err(?:or)?|fail(?:ed|ure)?|denied|forbidden|unauthori[sz]ed|not[ _-]?found|ko|invalid)$/i.test(value)) ||
        (typeof value === "number" && value >= 400 && value < 600)
      );
    if (/^(?:code|status_?code)$/i.test(key)) return typeof value === "number" && value >= 400 && value < 600;
    return false;
  });
  return said && answerLeaves(exchange).length <= 12;
}

/** True where two answers differ in nothing but what the requests themselves sent and what changes by itself in length of a few characters. */
function saysTheSame(a: Exchange, b: Exchange, sent: readonly string[]): boolean {
  const struck = new Set(sent.flatMap(spellings));
  const told = (exchange: Exchange) =>
    answerLeaves(exchange)
      .map((leaf) => comparable(leaf.value))
      .filter((value) => !struck.has(value))
      .map((value) => sent.reduce((text, item) => (item === "" ? text : text.replaceAll(item, "")), value));
  const first = told(a);
  const second = told(b);
  if (first.length === 0) return true;
  const counts = new Map<string, number>();
  for (const value of second) counts.set(value, (counts.get(value) ?? 0) + 1);
  const common = first.filter((value) => {
    const left = counts.get(value) ?? 0;
    counts.set(value, left - 1);
    return left > 0;
  });
  return common.length === first.length || (first.length >= 5 && common.length >= first.length - 1 && first.length === second.length);
}
