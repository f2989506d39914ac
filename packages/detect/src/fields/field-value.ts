// In: what a field's name promises and the field's value. Out: whether the value keeps the promise, and how sure that is.

import { judgeSecret, type Setting } from "../credentials/credentials.js";
import { descriptorLooking, maskedLooking, templateLooking } from "../credentials/placeholder.js";
import type { Confidence } from "../match.js";
import { dayExists } from "../schemes/check-digits.js";
import { checkId, nationalId } from "../schemes/national.js";
import { mailboxAt } from "../shapes/mailbox.js";
import { ipv4At, ipv6At, macAt } from "../shapes/network.js";
import { cardBrand, ibanHolds } from "../shapes/payment.js";
import { internationalHolds, phoneInField } from "../shapes/phone.js";
import { isNamedCredential } from "./classify.js";

/** What a JSON leaf is; text outside JSON counts as a string. */
export type LeafKind = "string" | "number" | "boolean";

const hasLetter = (text: string): boolean => /[A-Za-z\u0080-\uffff]/.test(text);
const digitsOf = (text: string): string => text.replace(/\D/g, "");
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** A day of birth in the usual ways to write one, or a year where the name allows. */
function birthDate(value: string, kind: LeafKind): boolean {
  if (value.length > 40) return false;
  let found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(value) ?? /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(value);
  if (found) return inLife(Number(found[1])) && dayExists(Number(found[1]), Number(found[2]), Number(found[3]));
  found = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(value);
  if (found) {
    const year = Number(found[3]) < 100 ? 1900 + Number(found[3]) : Number(found[3]);
    return inLife(year) && (dayExists(year, Number(found[2]), Number(found[1])) || dayExists(year, Number(found[1]), Number(found[2])));
  }
  if (/^\d{4}$/.test(value)) return inLife(Number(value));
  // Seconds or milliseconds since 1970, before which people were born too.
  if (kind === "number") return /^-?\d{6,13}$/.test(value);
  return (
    /\d/.test(value) &&
    /^[A-Za-z\u0080-\uffff]{3,12}\.? \d{1,2},? \d{4}$|^\d{1,2}\.? (?:de )?[A-Za-z\u0080-\uffff]{3,12}\.?,? (?:de )?\d{4}$|^\d{4}年\d{1,2}月\d{1,2}日$/.test(
      value,
    )
  );
}

const inLife = (year: number): boolean => year >= 1880 && year <= 2100;

function address(value: string): Confidence | null {
  const found = value.includes(":") ? ipv6At(value, 0) : ipv4At(value, 0);
  if (!found || (found.end !== value.length && !/^(:\d{1,5}|\/\d{1,3}|,.*)$/.test(value.slice(found.end)))) return null;
  return found.range === "reserved" ? (/^127\.|^0\.|^::/.test(value) ? null : "tentative") : "firm";
}

/**
 * The confidence that `value` is what its field's name promises (`type`), or null. `setting` says where it stands; in bare text names and the like stay
 * `tentative` or nothing. Masked values, placeholders and descriptions are null. Looks at no more than 8,192 characters.
 */
export function judgeField(type: string, value: string, kind: LeafKind, setting: Setting): Confidence | null {
  if (isNamedCredential(type)) {
    if (kind === "boolean") return null;
    if (kind === "number")
      return (type === "one-time-code" && /^\d{3,10}$/.test(value)) || (type === "password" && /^\d{4,}$/.test(value)) ? "firm" : null;
    // `4-pin` under `pin` is a plug.
    if (type === "one-time-code" && /\bpins?\b/i.test(value)) return null;
    return judgeSecret(type, value, setting);
  }
  const text = value.trim();
  if (text.length === 0 || text.length > 8192 || maskedLooking(text)) return null;
  if (kind === "boolean" && type !== "access-flag" && type !== "internal-field" && type !== "health-condition") return null;
  if (kind === "string" && (templateLooking(text) || (descriptorLooking(text) && type !== "role" && type !== "access-flag"))) return null;
  const bare = setting === "bare";
  const words: Confidence = bare ? "tentative" : "firm";
  const scheme = nationalId(type);
  if (scheme) {
    const verdict = checkId(type, text);
    if (verdict === null) return null;
    return verdict === "shape" ? "tentative" : /mod|Luhn|Verhoeff|EAN/.test(scheme.validator) ? "proven" : "firm";
  }
  switch (type) {
    case "email": {
      const at = text.indexOf("@");
      const box = at < 0 ? null : mailboxAt(text, at, 0);
      return box && box.start === 0 && box.end === text.length ? (box.sort === "role" ? "tentative" : "firm") : null;
    }
    case "phone":
      if (!phoneInField(text)) return null;
      return setting === "json" || (text.startsWith("+") && internationalHolds(digitsOf(text))) || digitsOf(text).length >= 9
        ? "firm"
        : "tentative";
    case "person-name":
    case "birth-place":
    case "emergency-contact":
      if (!hasLetter(text) || text.length > 120 || text.includes("://") || text.includes("@") || /[{}<>=;/\\_]/.test(text)) return null;
      return bare && /[a-z]\(/.test(text) ? null : words;
    case "postal-address":
      return text.length >= 2 &&
        text.length <= 250 &&
        /[A-Za-z0-9\u0080-\uffff]/.test(text) &&
        !text.includes("://") &&
        !text.includes("@") &&
        !text.startsWith("0x") &&
        !/^[0-9a-fA-F:.]+:[0-9a-fA-F:.]*$/.test(text) &&
        ipv4At(text, 0) === null
        ? words
        : null;
    case "birth-date":
      return birthDate(text, kind) ? "firm" : null;
    case "gender":
      return bare || text.length > 30 || (kind === "number" && !/^\d$/.test(text)) ? null : "firm";
    case "age":
      return !bare && /^\d{1,3}$/.test(text) && Number(text) <= 125 ? "firm" : null;
    case "special-category":
      return bare || text.length > 200 || !hasLetter(text) ? null : "firm";
    case "device-id":
      return /^[A-Za-z0-9:-]{8,64}$/.test(text) && /\d/.test(text) ? "firm" : null;
    case "national-id":
    case "passport":
    case "driving-licence":
      return text.length <= 30 &&
        /^[A-Za-z0-9][A-Za-z0-9 ./-]+$/.test(text) &&
        digitsOf(text).length >= 4 &&
        !uuid.test(text) &&
        !/^\d{4}-\d\d-\d\d/.test(text)
        ? "firm"
        : null;
    case "health-id":
      return text.length <= 30 && /^[A-Za-z0-9][A-Za-z0-9 ./-]+$/.test(text) && digitsOf(text).length >= 3 && !uuid.test(text)
        ? "firm"
        : null;
    case "card-number": {
      const digits = text.replace(/[\s-]/g, "");
      if (!/^\d{13,19}$/.test(digits)) return null;
      return cardBrand(digits) ? "proven" : "tentative";
    }
    case "card-security-code":
      return /^\d{3,4}$/.test(text) ? "firm" : null;
    case "iban": {
      const compact = text.toUpperCase().replace(/[\s-]/g, "");
      return ibanHolds(compact) ? "proven" : /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(compact) ? "tentative" : null;
    }
    case "bank-account":
      return text.length <= 34 && /^[A-Za-z]{0,4}[\d -]{5,30}[A-Za-z\d]?$/.test(text) && digitsOf(text).length >= 5 && !uuid.test(text)
        ? "firm"
        : null;
    case "income":
    case "account-balance":
      return !bare &&
        text.length <= 40 &&
        /\d/.test(text) &&
        (kind === "number" || /^[^A-Za-z]{0,4}[A-Z]{0,3}[\s\d.,'kKmM–+-]+(\s?[A-Za-z€$£/ ]{1,20})?$/.test(text))
        ? "firm"
        : null;
    case "health-condition":
    case "health-treatment":
      return bare || (kind === "string" && !/[A-Za-z0-9\u0080-\uffff]/.test(text)) || text.includes("://") ? null : "firm";
    case "coordinates": {
      if (bare) return null;
      const parts = text.split(/\s*[,;\s]\s*/);
      return parts.length <= 2 && parts.every((part) => /^-?\d{1,3}\.\d{3,}$/.test(part) && Math.abs(Number(part)) <= 180) ? "firm" : null;
    }
    case "ip-address":
      return address(text);
    case "mac-address":
      return macAt(text, 0) === text.length || (/^[0-9a-f]{12}$/i.test(text) && /[a-f]/i.test(text)) ? "firm" : null;
    case "access-flag":
      return !bare && (kind === "boolean" || /^(0|1|true|false|yes|no)$/i.test(text)) ? "firm" : null;
    case "staff-note":
      return !bare && kind === "string" && text.length >= 3 && hasLetter(text) ? "firm" : null;
    case "role":
    case "permissions":
      return !bare && text.length <= 120 && /[A-Za-z0-9]/.test(text) && !/\s\S+\s/.test(text) ? "firm" : null;
    case "risk-score":
    case "internal-field":
      return bare ? null : "firm";
    default:
      return null;
  }
}
