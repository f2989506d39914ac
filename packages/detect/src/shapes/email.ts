// In: bytes and the place of an `@` in them. Out: the e-mail address around it, and whether it is a person's.

import { ascii, utf8 } from "../bytes.js";
import type { Confidence } from "../match.js";
import { ALNUM, classes, type Find, HEX, is } from "./find.js";

// RFC 2142 and what services call themselves.
const roles = new Set(
  (
    "abuse accounts admin administrator alerts api app billing bot bounce bounces careers ceo compliance contact contactus cs customercare customerservice daemon dev devops dpo ebilling enquiries " +
    "events opensource oss npm maintainer maintainers maint developers feedback finance git hello help helpdesk hi hostmaster hr info inbox inquiries invoice invoices it jobs kontakt legal list mail mailer mailer-daemon marketing media " +
    "news newsletter no-reply no_reply noc noreply notifications notification notify office ops orders order partners payments postmaster press privacy recruiting reply root sales " +
    "security service services shop social spam ssl-admin support sysadmin team tech unsubscribe usenet vertrieb webmaster www donotreply do-not-reply do_not_reply contato contacto contatto " +
    "soporte suporte supporto atendimento ventas vendas datenschutz presse kundenservice buchhaltung rechnung bewerbung verkauf accueil facturation comptabilite facturacion " +
    "administracion amministrazione biuro sekretariat kontor klantenservice bilgi destek"
  ).split(" "),
);

const fileEndings = new Set(
  (
    "png jpg jpeg gif svg webp avif ico bmp css js mjs cjs ts mts tsx jsx json html htm xml pdf gz tgz tar bz2 xz whl rb go java kt swift php txt yml yaml toml lock map scss less vue exe dll jar " +
    "war class bak log csv ini cfg conf env local internal lan home corp localdomain svc cluster service socket target mp3 mp4 wav woff woff2 ttf eot ipynb proto sql tf"
  ).split(" "),
);
// Countries' domains that are endings of files too.
const bothEndings = new Set(["md", "py", "sh", "rs", "pl", "so", "ps", "cc", "zip", "mov"]);

// RFC 5322 atext without `/`, `=`, `?`, `{`, `|`, `}`, `` ` ``, `!`, `#`, `$`, `&`, `*`, `^`, `~`: those stand around addresses more often than in them.
const local = new Uint8Array(256);
const label = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const plain = (classes[byte]! & ALNUM) !== 0 || byte > 127;
  local[byte] = plain || ".-_+'%".includes(String.fromCharCode(byte)) ? 1 : 0;
  label[byte] = plain || byte === 45 ? 1 : 0;
}

// RFC 2606, RFC 6761, RFC 6762, RFC 9476 and ICANN's `.internal`; `example` under any top-level domain.
const reserved = /(?:^|\.)example\.(?:[a-z]{2,3}|[a-z]{2,3}\.[a-z]{2})$|\.(?:test|example|invalid|localhost|local|onion|alt|arpa)$/;
const placeholder =
  /^(?:your|you|user|name|email|my|some|first\.?last)(?:[._-]?(?:name|email|user))?@(?:your|my|some)?-?(?:email|domain|company|mail|site|host|server)\./;
const placeholderDomain = /^(?:your|my|some)-?(?:email|domain|company|mail|site|host|server|org|website)\.[a-z]{2,3}$/;
const doubtful = /^(?:[a-wyz]|test|domain|email|company|foo|bar|foobar|website|site|sample|demo|mail)\.(?:com|org|net|io)$/;
const dummies = new Set(["foo", "bar", "baz", "foobar", "qux", "asdf", "abc"]);
const machine =
  /(?:gserviceaccount\.com|\.amazonses\.com|\.mailgun\.org|\.sendgrid\.net|users\.noreply\.github\.com|\.calendar\.google\.com|\.ingest\.sentry\.io|googlegroups\.com|^lists?\..+|\.lists?\..+)$/;

/**
 * RFC 5321 as people write it, RFC 6531 for other scripts. Call it at every `@`; `floor`: nothing before it belongs to the address (the start of the string, or where
 * the last find ended). At most 64 bytes before and 255 after are looked at. Roles and machines are tentative; reserved domains, placeholders, `git@host:`, prompts and
 * the userinfo of a URL have null confidence or are no address.
 */
export function mailboxAt(bytes: Uint8Array, at: number, floor: number, end: number): Find | null {
  // What follows must be able to begin a domain, what stands before to end a mailbox.
  const first = bytes[at + 1];
  const left = bytes[at - 1];
  if (at <= floor || at + 3 >= end || first === undefined || left === undefined || (label[first] === 0 && first !== 91) || first === 45)
    return null;
  const quoted = left === 34 && first !== 91;
  if ((local[left] === 0 && !quoted) || left === 46) return null;
  let start = at;
  if (quoted) {
    const opening = openingQuote(bytes, at, floor);
    if (opening < 0) return null;
    start = opening;
  } else {
    while (start > floor && at - start < 65 && local[bytes[start - 1]!] === 1) start--;
    if (start > floor && bytes[start - 1] === 92) start += escapeSize(bytes, start, at);
    // Not of a mailbox, or the ends of a quotation and of an encoded character.
    if (bytes[start] === 37 && is(bytes[start + 1], HEX) && is(bytes[start + 2], HEX)) start += 3;
    while (start < at && (bytes[start] === 46 || bytes[start] === 39 || bytes[start] === 37 || bytes[start] === 45 || bytes[start] === 43))
      start++;
  }
  const size = at - start;
  if (size === 0 || size > 64) return null;
  const before = start > floor ? bytes[start - 1] : undefined;
  // A format (`%s@…`).
  if (size === 1 && before === 37) return null;
  // A masked mailbox, a handle of another server, the userinfo of a URL, a variable.
  if (before === 42 || before === 64 || before === 36 || before === 125 || (before === 47 && bytes[start - 2] === 47)) return null;
  if (before === 58 && afterAuthority(bytes, start - 1, floor)) return null;
  if (first === 91) return literal(bytes, at, start, end);

  const limit = Math.min(end, at + 256);
  let stop = at + 1;
  let dot = -1;
  let labelStart = stop;
  while (stop < limit) {
    const byte = bytes[stop]!;
    if (byte === 46) {
      if (stop === labelStart || bytes[stop - 1] === 45 || stop + 1 >= limit || label[bytes[stop + 1]!] === 0) break;
      if (stop - labelStart > 63 || bytes[stop + 1] === 45) return null;
      dot = stop;
      labelStart = stop + 1;
    } else if (label[byte] === 0) break;
    stop++;
  }
  const next = stop < end ? bytes[stop] : undefined;
  if (dot < 0 || next === 42 || next === 95 || next === 64 || next === 40) return null;
  while (stop > dot && bytes[stop - 1] === 45) stop--;
  const top = ascii(bytes, dot + 1, stop).toLowerCase();
  if (!topHolds(top)) return null;
  const domain = utf8(bytes, at + 1, stop).toLowerCase();
  if (fileEndings.has(top) || /^v?\d+\.\d/.test(domain) || /^\d+x\./.test(domain)) return null;
  const name = utf8(bytes, start, at).toLowerCase();
  if (!/[a-z0-9\u0080-\uffff]/.test(name)) return null;
  if (bothEndings.has(top) && (/^v?\d/.test(domain) || endsAsFile(name))) return null;
  return { type: "email", start, end: stop, confidence: judge(bytes, name, domain, start, stop, floor, end) };
}

/** `x.py@y.sh` is two files. A surname of few letters is none: `anna.koc@…pl`. */
function endsAsFile(name: string): boolean {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  return ending.length < name.length && (fileEndings.has(ending) || bothEndings.has(ending));
}

function judge(
  bytes: Uint8Array,
  name: string,
  domain: string,
  start: number,
  stop: number,
  floor: number,
  end: number,
): Confidence | null {
  if (reserved.test(domain) || placeholderDomain.test(domain) || placeholder.test(`${name}@${domain}`) || /^x+$/.test(name)) return null;
  if (bytes[stop] === 58 && stop + 1 < end && (name === "git" || bytes[stop + 1] === 47 || bytes[stop + 1] === 126)) return null;
  if (start - floor >= 4 && /^(?:ssh|scp) $/.test(ascii(bytes, start - 4, start))) return null;
  const plain = name.replace(/\+.*$/, "");
  if (
    roles.has(plain) ||
    dummies.has(plain) ||
    /^(?:no|do-?not)[._-]?reply|^mailer-daemon/.test(plain) ||
    machine.test(domain) ||
    doubtful.test(domain)
  )
    return "tentative";
  // A message's id has the shape of a mailbox.
  return name.length >= 20 && name.replace(/\D/g, "").length >= 8 ? "tentative" : "firm";
}

/** Whether an address is of a domain that RFC 2606 and RFC 6761 reserve, or a slot for one (`your.name@company.com`). */
export function isSampleMailbox(address: string): boolean {
  const low = address.trim().toLowerCase();
  const domain = low.slice(low.lastIndexOf("@") + 1);
  return reserved.test(domain) || placeholderDomain.test(domain) || placeholder.test(low);
}

/** How sure the value of a field for an e-mail address is one; the samples of documentation count here as any other. */
export function emailInField(value: string): Confidence | null {
  if (value.length > 320) return null;
  const bytes = new TextEncoder().encode(value.trim());
  const found = mailboxAt(bytes, bytes.lastIndexOf(64), 0, bytes.length);
  return found && found.start === 0 && found.end === bytes.length ? (found.confidence ?? "firm") : null;
}

/** Whether a top-level domain may be called so: letters (RFC 3696), or letters of another script as they are or in Punycode. */
function topHolds(top: string): boolean {
  if (top.length < 2 || top.length > 63) return false;
  return /^(?:[a-z]{2,24}|[^\0-\x7f]+)$/.test(top) || /^xn--[a-z0-9-]{2,}$/.test(top);
}

/** How many bytes of a JSON escape stand between the backslash before `start` and the mailbox. */
function escapeSize(bytes: Uint8Array, start: number, at: number): number {
  if (bytes[start] === 117 && at - start > 5) {
    for (let i = 1; i <= 4; i++) if (!is(bytes[start + i], HEX)) return 0;
    return 5;
  }
  return at - start > 1 && "nrtbf".includes(String.fromCharCode(bytes[start]!)) ? 1 : 0;
}

/** Where the quoted mailbox that ends before `at` opens, or -1. RFC 5321 section 4.1.2; in JSON its quotes are escaped. */
function openingQuote(bytes: Uint8Array, at: number, floor: number): number {
  const escaped = bytes[at - 2] === 92;
  for (let place = at - (escaped ? 3 : 2); place >= floor && at - place < 66; place--) {
    const byte = bytes[place]!;
    if (byte === 34) {
      if (escaped !== (place > floor && bytes[place - 1] === 92)) return -1;
      const start = escaped ? place - 1 : place;
      const before = start > floor ? bytes[start - 1]! : 32;
      return at - start > (escaped ? 4 : 2) && (before === 32 || before === 60 || before === 44 || before === 34) ? start : -1;
    }
    if (byte < 32 || byte === 58 || byte === 123 || byte === 125) return -1;
  }
  return -1;
}

/** Whether the colon at `colon` stands in the authority of a URL (`//user:password@host`). */
function afterAuthority(bytes: Uint8Array, colon: number, floor: number): boolean {
  for (let place = colon - 1; place > floor && colon - place < 66; place--) {
    const byte = bytes[place]!;
    if (byte === 47) return bytes[place - 1] === 47;
    if (byte <= 32 || byte === 34 || byte === 44) return false;
  }
  return false;
}

/** `user@[192.0.2.1]`, RFC 5321 section 4.1.3. */
function literal(bytes: Uint8Array, at: number, start: number, end: number): Find | null {
  const text = ascii(bytes, at + 1, Math.min(end, at + 60));
  const found = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9A-Fa-f:.]{2,45})\]/.exec(text);
  return found ? { type: "email", start, end: at + 1 + found[0].length, confidence: "tentative" } : null;
}
