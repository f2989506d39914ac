// In: a text and the place of an `@`. Out: the e-mail address around it, and whether it is a person's, a role's or a sample.

// RFC 2142 and what services call themselves.
const roles = new Set(
  (
    "abuse admin administrator billing bot careers ceo compliance contact customerservice daemon dev dpo enquiries feedback finance git hello help helpdesk hostmaster hr info inquiries invoices it jobs kontakt legal mail mailer-daemon marketing media news newsletter " +
    "no-reply no_reply noc noreply notifications notification office ops orders partners postmaster press privacy root sales security service services shop social spam support sysadmin system team tech unsubscribe vertrieb webmaster donotreply do-not-reply do_not_reply contato contacto soporte atendimento ventas datenschutz presse kundenservice"
  ).split(" "),
);

const fileEndings = new Set(
  "png jpg jpeg gif svg webp css js mjs ts tsx jsx json html htm xml pdf zip gz py rb go java php sh md txt yml yaml map scss vue ico exe dll jar class".split(
    " ",
  ),
);

const isLocal = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 46 ||
  code === 95 ||
  code === 45 ||
  code === 43 ||
  code === 37 ||
  code === 39 ||
  code > 127;

const isLabel = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45 || code > 127;

interface Mailbox {
  readonly start: number;
  readonly end: number;
  readonly sort: "person" | "role" | "sample";
}

/** RFC 5321 as people write it; `floor`: nothing before it belongs to the address. At most 64 and 255 characters are looked at. */
export function mailboxAt(text: string, at: number, floor: number): Mailbox | null {
  let start = at;
  while (start > floor && at - start < 65 && isLocal(text.charCodeAt(start - 1))) start--;
  while (
    start < at &&
    (text.charCodeAt(start) === 46 || text.charCodeAt(start) === 39 || text.charCodeAt(start) === 37 || text.charCodeAt(start) === 45)
  )
    start++;
  const size = at - start;
  if (size === 0 || size > 64) return null;
  const before = start > floor ? text.charCodeAt(start - 1) : 0;
  // A masked mailbox, a mention, or a URL's userinfo.
  if (before === 42 || before === 64 || (before === 47 && text.charCodeAt(start - 2) === 47)) return null;
  let end = at + 1;
  let dot = -1;
  while (end < text.length && end - at < 256) {
    const code = text.charCodeAt(end);
    if (code === 46) {
      if (end === at + 1 || text.charCodeAt(end - 1) === 46 || end + 1 >= text.length || !isLabel(text.charCodeAt(end + 1))) break;
      dot = end;
    } else if (!isLabel(code)) break;
    end++;
  }
  if (dot < 0 || text.charCodeAt(end) === 42 || text.charCodeAt(end) === 95) return null;
  while (end > dot && text.charCodeAt(end - 1) === 45) end--;
  const top = text.slice(dot + 1, end).toLowerCase();
  if (top.length < 2 || top.length > 24 || /^\d|\d$/.test(top) || fileEndings.has(top)) return null;
  const local = text.slice(start, at).toLowerCase();
  if (local === "git" && text.charCodeAt(end) === 58) return null;
  if (!/[a-z0-9]/.test(local) && !/[^\x20-\x7e]/.test(local)) return null;
  const domain = text.slice(at + 1, end).toLowerCase();
  const plain = local.split("+")[0]!;
  if (roles.has(plain) || plain.startsWith("noreply") || plain.startsWith("no-reply")) return { start, end, sort: "role" };
  // RFC 2606 and RFC 6761.
  const sample =
    /(^|\.)example\.(com|net|org)$/.test(domain) ||
    /\.(test|example|invalid|localhost|local)$/.test(domain) ||
    /^(your|you|user|name|email)(\.?name)?@(your)?(email|domain|company|mail)\./.test(`${local}@${domain}`);
  return { start, end, sort: sample ? "sample" : "person" };
}
