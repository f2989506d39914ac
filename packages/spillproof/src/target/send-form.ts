// In: `Authorization: Bearer ${token}` or another way to send a token. Out: the credential that it makes of a token.

import type { Credential } from "../model/index.js";
import { fillTemplate, partsOfTemplate } from "./template.js";

/** Where a token goes, and the template of the value that holds it. */
export interface SendForm {
  readonly in: Credential["in"];
  readonly name: string;
  readonly template: string;
}

export const bearerForm: SendForm = { in: "header", name: "Authorization", template: `Bearer \${token}` };

/** `X-Auth-Token: ${token}`, `cookie: sid=${token}`, `query: key=${token}`; null where it is none of these. */
export function parseSendForm(text: string): SendForm | null {
  if (!partsOfTemplate(text).some((part) => part.kind === "filled" && part.name === "token")) return null;
  const split = splitAt(text, ":");
  if (split === null) return null;
  const place = split.name.toLowerCase();
  if (place !== "cookie" && place !== "query")
    return isToken(split.name) ? { in: "header", name: split.name, template: split.value } : null;
  const pair = splitAt(split.value, "=");
  return pair !== null && (place === "query" || isToken(pair.name)) ? { in: place, name: pair.name, template: pair.value } : null;
}

/** Names of headers and cookies (RFC 9110, 5.6.2). */
export function isToken(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}$/.test(name);
}

/** Text before and after the first separator, without spaces around. */
export function splitAt(text: string, separator: string): { readonly name: string; readonly value: string } | null {
  const at = text.indexOf(separator);
  if (at < 1) return null;
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

export function credentialOf(form: SendForm, token: string): Credential {
  const before = form.template
    .slice(0, Math.max(0, form.template.indexOf(`\${token}`)))
    .trimEnd()
    .toLowerCase();
  // Some servers hand their token out with the scheme before it.
  const bare = before !== "" && token.toLowerCase().startsWith(`${before} `) ? token.slice(before.length).trim() : token;
  const value = fillTemplate(form.template, (part) => (part.kind === "filled" && part.name === "token" ? bare : "")) ?? bare;
  return { in: form.in, name: form.name, value, secret: bare };
}
