// In: the name of a field, header or parameter. Out: what it promises, and what it says about the object or array below it.

import type { FieldMeaning } from "../match.js";
import { kindOf } from "../types.js";
import { fieldWords, personWords, thingWords } from "./field-words.js";

/** All that a name says. */
export interface KeyFacts {
  readonly meaning: FieldMeaning | null;
  /** The words, joined: for a name put together from a container's and its own. */
  readonly joined: string;
  /** What lies below describes a person, or a thing. */
  readonly person: boolean;
  readonly thing: boolean;
  /** Says nothing itself: `data`, `items`. What lies below is what the container above says. */
  readonly envelope: boolean;
  /** A part of what lies above: `address`, `profile`. */
  readonly part: boolean;
  /** Holds messages about fields, not fields. */
  readonly errors: boolean;
  /** An identifier, a hash, a version, a time: numbers below it are no data. */
  readonly identifier: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const envelopes = set(
  "data items results result rows records list attributes edges node nodes values content payload body response docs documents hits value objects entries page member members collection all 0",
);
const parts = set(
  "address addresses location profile details detail info information personal personalinfo personaldata contactinfo contactdetails contact name names demographics geo coordinates coords position medical health healthinfo finance financial employment hr identity identification identifiers bank bankdetails bankaccount payment card phones phone emails documents residence home adresse adressen adresses direccion endereco indirizzo adres anschrift security credentials auth account metadata meta extra preferences private internal",
);
const errorWords = set(
  "error errors validation validationerrors fielderrors problems violations fehler erreurs errores erros errori hints labels placeholders descriptions translations i18n",
);
const identifierWords = set(
  "id ids uuid guid oid hash checksum digest sha sha1 sha256 sha512 md5 crc etag version ver revision rev commit build timestamp ts time date datetime epoch gtin ean ean13 upc isbn issn sku barcode asin mpn tracking trackingnumber trackingno trackingid order orderno ordernumber orderid invoice invoiceno invoicenumber invoiceid transaction transactionid txid ref reference refno referenceno " +
    "code number no nr num serial serialnumber batch lot count total amount price quantity qty size length width height weight offset limit index sequence seq created updated modified expires createdat updatedat deletedat nonce cursor trace traceid span spanid requestid correlationid fingerprint integrity signature slug parcel shipment article articleno articlenumber",
);

// What may stand behind a word without changing it, and before it.
const tails = set(
  "value raw plain plaintext text str string current old new primary secondary home work private personal mobile main default full complete s cliente usuario paciente utilisateur kunde client utente empleado titular clear cleartext unmasked decrypted field input given line 1 2 3",
);
const heads = set(
  "my the x old new current last first home work private personal primary secondary main full plain raw client remote source src real public login signup their his her your alt alternate alternative backup other preferred contact billing shipping db database smtp root admin api app jwt web http mysql postgres redis default temp service server aws gps geo",
);
// What makes another thing of any name: a flag, a number of, a rule about it.
const flags = set(
  "is has had can should must may no not num count total min max allow allows allowed enable enabled disable disabled require requires required need needs show hide show display verify verified valid validate invalid supports uses use force forgot forgotten expected example sample placeholder label hint help format pattern regex field template type has missing wrong changed",
);
const tokenVetoes = set(
  "csrf xsrf next previous prev page pagination cursor continuation continue sync nextpage max min total count stop start eos bos pad public publishable design color colour syntax lexer input output prompt completion cached reasoning special unk mask site client cancel idempotency sas nft erc20 contract concurrency row version lock",
);
const keyVetoes = set("public publishable primary foreign sort partition cache idempotency translation object");
const credentialTypes = set(
  "password password-hash secret api-key access-token refresh-token session-id reset-token one-time-code authorization-header cookie connection-string",
);

interface Entry {
  readonly type: string;
  readonly person: boolean;
}
const entries = new Map<string, Entry>();
for (const { type, person, words } of fieldWords) {
  for (const word of words.split(" ")) if (!entries.has(word)) entries.set(word, { type, person: person === true });
}

const folded: Readonly<Record<string, string>> = { ß: "ss", ł: "l", ø: "o", æ: "ae", œ: "oe", đ: "d", ı: "i", ð: "d", þ: "th" };

/** The words of a name in lower case without accents: snake, kebab, camel, dotted, spaced. */
function wordsOf(key: string): string[] {
  const words: string[] = [];
  let start = -1;
  const flush = (end: number): void => {
    if (start >= 0) words.push(key.slice(start, end));
    start = -1;
  };
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    const upper = code >= 65 && code <= 90;
    const lower = (code >= 97 && code <= 122) || code > 127;
    const digit = code >= 48 && code <= 57;
    if (!upper && !lower && !digit) flush(i);
    else if (start < 0) start = i;
    else if (upper) {
      const before = key.charCodeAt(i - 1);
      const after = key.charCodeAt(i + 1);
      const beforeUpper = before >= 65 && before <= 90;
      if (!beforeUpper || (after >= 97 && after <= 122)) {
        flush(i);
        start = i;
      }
    }
  }
  flush(key.length);
  return words.map((word) => {
    const low = word.toLowerCase();
    if (/^[\x00-\x7f]*$/.test(low)) return low;
    return low
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[ßłøæœđıðþ]/g, (letter) => folded[letter]!);
  });
}

const singular = (word: string): string =>
  word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
const isPerson = (word: string): boolean => personWords.has(word) || personWords.has(singular(word));
const isThing = (word: string): boolean => thingWords.has(word) || thingWords.has(singular(word));

function meaningOf(all: readonly string[]): FieldMeaning | null {
  // A login's handle; words for people do not make it their name.
  if (all.length === 2 && all[0] === "user" && all[1] === "name") return null;
  let words = all;
  // A name with "hash" behind a password's is the hash; "token_2" is a token.
  while (words.length > 1 && tails.has(words.at(-1)!) && !entries.has(words.slice(-2).join(""))) words = words.slice(0, -1);
  for (let from = 0; from < words.length; from++) {
    const tail = words.slice(from).join("");
    const entry = entries.get(tail) ?? (tail.length > 4 ? entries.get(singular(tail)) : undefined);
    if (!entry) continue;
    const before = words.slice(0, from);
    if (entry.type !== "access-flag" && before.some((word) => flags.has(word))) return null;
    if (tail === "token" && before.some((word) => tokenVetoes.has(word))) return null;
    if (tail.endsWith("key") && before.some((word) => keyVetoes.has(word))) return null;
    let needsPerson = entry.person;
    if (entry.person && before.length > 0) {
      const last = before.at(-1)!;
      if (isThing(last) && !isPerson(last)) return null;
      if (isPerson(last))
        needsPerson = entry.type === "role" || entry.type === "account-balance" || last === "account" || last === "contact";
      else if (!heads.has(last)) return null;
    } else if (!entry.person && before.length > 0) {
      const last = before.at(-1)!;
      // Short words end many names that mean something else (map_pin, big_mac).
      if (tail.length <= 4 && !heads.has(last) && !isPerson(last)) return null;
      if (tail === "token" && from > 0 && identifierWords.has(last) && last !== "id") return null;
    }
    return { type: entry.type, kind: kindOf(entry.type), needsPerson };
  }
  const numbered = /^([a-z]{2,})\d{1,2}$/.exec(words.at(-1) ?? "");
  if (numbered) return meaningOf([...words.slice(0, -1), numbered[1]!]);
  // staff_internal_rating, internal_margin: anything that calls itself internal.
  if (all[0] === "internal" && all.length > 1) return { type: "internal-field", kind: "internal", needsPerson: false };
  return null;
}

function factsOf(key: string): KeyFacts {
  const words = key.length > 80 ? [] : wordsOf(key);
  const joined = words.join("");
  const last = words.at(-1) ?? "";
  const by = words.length > 1 && (last === "by" || last === "to" || last === "for");
  const meaning = words.length === 0 || words.length > 8 ? null : meaningOf(words);
  const thing = isThing(last) || isThing(joined);
  const tail2 = words.slice(-2).join("");
  return {
    meaning,
    joined,
    person:
      by ||
      isPerson(last) ||
      isPerson(joined) ||
      ((meaning?.type === "postal-address" || meaning?.type === "coordinates") && !meaning.needsPerson),
    thing,
    envelope: words.length <= 1 && (joined === "" || envelopes.has(joined)),
    part: parts.has(joined) || parts.has(last),
    errors: words.some((word) => errorWords.has(word)),
    identifier:
      meaning === null &&
      (identifierWords.has(last) || identifierWords.has(joined) || identifierWords.has(tail2) || last === "at" || thing),
  };
}

const known = new Map<string, KeyFacts>();

/** What a key says; remembered, because the same keys come again and again. */
export function keyFacts(key: string): KeyFacts {
  let facts = known.get(key);
  if (!facts) {
    facts = factsOf(key);
    if (known.size >= 8192) known.clear();
    // A key is often a slice that would keep the whole input alive: copy it.
    known.set([...key].join(""), facts);
  }
  return facts;
}

/**
 * What a field's NAME promises, or null. `ssn`, `passwordHash`, `fecha_nacimiento`, `customer-name`, `Authorization`;
 * snake, kebab, camel and dotted case, many languages. Says nothing about a value.
 */
export function classifyField(key: string): FieldMeaning | null {
  return keyFacts(key).meaning;
}

/** Whether a type is a credential that only its field's name tells. */
export const isNamedCredential = (type: string): boolean => credentialTypes.has(type);
