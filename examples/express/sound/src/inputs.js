// What comes in is read by name, type and size. Anything else is 422 and is not quoted.
import { Problem } from "./errors.js";

export const text = (longest) => (value) => typeof value === "string" && value.length > 0 && value.length <= longest;
export const wholeNumber = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;

/** The JSON object sent, with the fields named here and no others: `{"internal_role": "boss"}` is refused, not ignored. */
export function body(request, required, optional = {}) {
  if (!request.is("application/json")) throw new Problem(415);
  const sent = request.body;
  if (sent === null || typeof sent !== "object" || Array.isArray(sent)) throw new Problem(422);
  const checks = new Map(Object.entries({ ...required, ...optional })); // a Map: `__proto__` is no key of it
  const fits = Object.entries(sent).every(([name, value]) => checks.get(name)?.(value) === true);
  if (!fits || !Object.keys(required).every((name) => Object.hasOwn(sent, name))) throw new Problem(422);
  return sent;
}

/** `limit` (1 to 100, else 20) and `offset` of the query. */
export function page(request) {
  return { limit: number(request.query.limit, 20, 1, 100), offset: number(request.query.offset, 0, 0, 100_000) };
}

function number(sent, fallback, least, most) {
  if (sent === undefined) return fallback;
  if (typeof sent !== "string" || !/^\d{1,6}$/.test(sent) || Number(sent) < least || Number(sent) > most) throw new Problem(422);
  return Number(sent);
}
