// In: a page of a list and the call that gave it. Out: the call for the next page, as the API itself tells it; null where there is none.

import type { Exchange } from "../model/index.js";
import { type Call, withValue } from "./call.js";
import { leavesOf, rowsOf } from "./leaves.js";

const nextNames =
  /^(?:next|next_?page|next_?url|next_?link|@odata\.nextlink|siguiente|suivant|naechste|proximo|proxima|successivo|volgende)$/i;
const cursorNames =
  /^(?:next_?cursor|cursor|next_?token|next_?page_?token|page_?token|continuation|continuation_?token|after|end_?cursor|bookmark)$/i;
const cursorParameters =
  /^(?:cursor|page_?token|token|next_?token|continuation|continuation_?token|after|starting_?after|after_?id|last_?id|bookmark)$/i;

/**
 * Reads RFC 8288 `Link: rel="next"`, links and cursors in the body, and page or offset parameters that the document declares or the body counts.
 *
 * @param page the number of the page that is asked for, from 2
 */
export function nextPage(call: Call, exchange: Exchange, origin: string, page: number): Call | null {
  const link = /<([^<>]{1,2000})>\s*;[^,<]{0,200}\brel="?next"?/i.exec((exchange.header("link") ?? "").slice(0, 8_000))?.[1];
  const body = exchange.json?.value;
  const shallow = leavesOf(body).filter((leaf) => leaf.tokens.length <= 3 && !leaf.tokens.some((token) => typeof token === "number"));
  const told = shallow.find(
    (leaf) =>
      typeof leaf.value === "string" &&
      leaf.value !== "" &&
      leaf.tokens.some((token) => nextNames.test(String(token))) &&
      /^(?:https?:\/\/|\/|\?)/.test(leaf.value),
  );
  const target = link ?? (told?.value as string | undefined);
  if (target !== undefined) return followed(call, exchange, target, origin);

  const declared = (pattern: RegExp) =>
    call.operation.parameters.find((parameter) => parameter.in === "query" && pattern.test(parameter.name));
  const cursor = shallow.find(
    (leaf) =>
      (typeof leaf.value === "string" || typeof leaf.value === "number") &&
      leaf.value !== "" &&
      (cursorNames.test(String(leaf.tokens.at(-1))) || nextNames.test(String(leaf.tokens.at(-1)))),
  );
  const cursorParameter = declared(cursorParameters);
  if (cursor !== undefined && cursorParameter !== undefined)
    return withValue(call, { in: "query", name: cursorParameter.name }, cursor.value as string | number);

  const listed = rowsOf(body).filter((row) => row.tokens.length <= 3);
  const outermost = listed.filter((row) => row.tokens.length === listed[0]!.tokens.length);
  const rows = outermost.length;
  if (rows === 0) return null;
  const counts = (pattern: RegExp) =>
    shallow.find((leaf) => typeof leaf.value === "number" && pattern.test(String(leaf.tokens.at(-1))))?.value as number | undefined;
  const total = counts(
    /^(?:total|total_?count|total_?items|count|insgesamt|total_?(?:results|elements|records)|records_?total|num_?found)$/i,
  );
  const pages = counts(/^(?:pages|total_?pages|page_?count|last_?page|paginas|seiten)$/i);
  const more = shallow.some((leaf) => {
    const name = String(leaf.tokens.at(-1));
    return leaf.value === true
      ? /^(?:has_?more|has_?next(?:_?page)?|more)$/i.test(name)
      : leaf.value === false && /^(?:is_?)?last$/i.test(name);
  });
  const seen = rows * (page - 1);
  const pageParameter = declared(/^(?:page|p|page_?number|page_?no|pagina|seite)$/i);
  const offsetParameter = declared(/^(?:offset|skip|start)$/i);
  const mayGoOn =
    more ||
    (pages !== undefined
      ? page <= pages
      : total !== undefined
        ? seen < total
        : pageParameter !== undefined || offsetParameter !== undefined);
  if (!mayGoOn) return null;
  const current = counts(/^(?:page|current_?page|page_?number|page_?index|number|pagina|seite)$/i);
  const fromZero = current === undefined ? pageParameter?.schema?.default === 0 : current === page - 2;
  const number = fromZero ? page - 1 : page;
  if (pageParameter !== undefined) return withValue(call, { in: "query", name: pageParameter.name }, number);
  if (offsetParameter !== undefined) return withValue(call, { in: "query", name: offsetParameter.name }, seen);
  // The last entry's id stands for the place to go on from.
  const id = outermost.at(-1)!.value.id;
  if (more && cursorParameter !== undefined && (typeof id === "string" || typeof id === "number"))
    return withValue(call, { in: "query", name: cursorParameter.name }, id);
  return current !== undefined && (more || pages !== undefined || total !== undefined)
    ? withValue(call, { in: "query", name: "page" }, number)
    : null;
}

/** A link within the origin as the same operation's call; links to other places are not followed. */
function followed(call: Call, exchange: Exchange, target: string, origin: string): Call | null {
  const here = new URL(exchange.request.path, origin);
  if (!URL.canParse(target, here.href)) return null;
  const url = new URL(target, here);
  if (
    url.origin !== new URL(origin).origin ||
    url.pathname.replace(/\/$/, "") !== here.pathname.replace(/\/$/, "") ||
    url.href === here.href
  )
    return null;
  return { ...call, verbatim: `${url.pathname}${url.search}` };
}
