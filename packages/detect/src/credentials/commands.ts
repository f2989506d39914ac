// In: bytes and a place in a command line or a line of code. Out: the password or token that is handed over there.

import { ascii } from "../bytes.js";
import type { Credential } from "./credential.js";
import { judgeSecret } from "./judge.js";
import { maskedLooking, placeholderLooking } from "./placeholder.js";
import { randomLooking } from "./rarity.js";

interface Form {
  /** Anchored and bounded; its last group is the secret. */
  readonly pattern: RegExp;
  readonly type: string;
  readonly source: string;
  /** The words around it leave no doubt that it is the password itself. */
  readonly literal?: true;
}

const quoted = String.raw`(?:"([^"\n\\]{3,128})"|'([^'\n\\]{3,128})')`;
const first = String.raw`(?:"[^"\n]{0,128}"|'[^'\n]{0,128}'|[\w.$@-]{1,64})`;

// By the first word in lower case.
const forms = new Map<string, readonly Form[]>();
const form = (words: string, type: string, pattern: RegExp, source: string, literal?: true): void => {
  const one: Form = { pattern, type, source, ...(literal ? { literal } : {}) };
  for (const word of words.split(" ")) forms.set(word, [...(forms.get(word) ?? []), one]);
};
const i = (pattern: string): RegExp => new RegExp(`^${pattern}`, "i");

// Calls that take a name and a password.
form(
  "networkcredential httpbasicauth usernamepasswordcredentials passwordauthentication basicauth basic_auth httpbasicauthhandler usernamepasswordcredential passwordcredential basicawscredentials",
  "password",
  i(String.raw`\w{5,32}\s?\(\s{0,8}${first}\s{0,4},\s{0,8}${quoted}`),
  "docs of .NET, requests, Apache HttpClient",
);
form(
  "directoryentry",
  "password",
  i(String.raw`directoryentry\s?\(\s{0,8}${first}\s{0,4},\s{0,24}${first}\s{0,4},\s{0,24}${quoted}`),
  "learn.microsoft.com, System.DirectoryServices",
);
form(
  "getconnection mysqli_connect mysql_connect ftp_login ssh2_auth_password ldap_bind pdo",
  "password",
  i(String.raw`\w{3,20}\s?\(\s{0,8}(?:${first}|\$?\w{1,40})\s{0,4},\s{0,8}${first}\s{0,4},\s{0,8}${quoted}`),
  "docs of JDBC and PHP",
);
form(
  "setpassword withpassword convertto",
  "password",
  i(String.raw`(?:setpassword|withpassword)\s?\(\s{0,4}${quoted}`),
  "docs of Java builders",
);
form(
  "convertto",
  "password",
  i(String.raw`convertto-securestring\s{1,4}(?:-string\s{1,4})?${quoted}\s{1,4}-(?:as|f)`),
  "learn.microsoft.com/powershell, ConvertTo-SecureString",
);
form(
  "unseal",
  "secret",
  i(String.raw`unseal\s{1,4}([A-Za-z0-9+/]{43,88}={0,2})(?![\w/+])`),
  "developer.hashicorp.com/vault/docs/commands/operator/unseal",
);
// SQL.
form(
  "identified",
  "password",
  i(String.raw`identified\s{1,4}(?:with\s{1,4}[\w']{3,40}\s{1,4})?by\s{1,4}(?:password\s{1,4})?(?:${quoted}|([^\s"';]{3,64})(?=\s{0,4};))`),
  "SQL: CREATE USER",
);
form(
  "password",
  "password",
  i(String.raw`password\s{1,4}(?:=\s{0,4}password\s{0,4}\(\s{0,4})?'([^'\n ]{3,128})'`),
  "SQL: CREATE ROLE; Groovy, Ruby",
);
form("password passphrase passwd", "password", i(String.raw`\w{6,10}[ \t]{1,4}"([^"\n\\ ]{3,128})"`), "Groovy, Terraform blocks");
// Prose that tells one.
form(
  "default",
  "password",
  i(String.raw`default (?:admin )?password (?:for (?:the )?(?:user )?${first} )?is (?:set to )?(?:"([^"\n ]{3,64})"|'([^'\n ]{3,64})')`),
  "prose",
  true,
);
form(
  "password",
  "password",
  i(String.raw`password (?:for|of) (?:the )?(?:user |account )?${first} is (?:set to )?(?:"([^"\n ]{3,64})"|'([^'\n ]{3,64})')`),
  "prose",
  true,
);
form(
  "password passwort",
  "password",
  i(
    String.raw`passwor[dt](?: (?:for|of|to) (?:the )?(?:user )?${first}(?: (?:account|user))?)? (?:is|ist) (?:set to )?(?:"([^"\n ]{3,64})"|'([^'\n ]{3,64})'|` +
      "`([^`\\n ]{3,64})`)",
  ),
  "prose",
);
form(
  "default",
  "password",
  i(
    String.raw`default (?:admin )?password (?:for (?:the )?(?:user )?${first} )?(?:is|ist)(?: set to)?:? (?:"([^"\n ]{3,64})"|'([^'\n ]{3,64})')`,
  ),
  "prose",
);
// netrc(5), and routers' type 7.
form("password", "password", i(String.raw`password[ \t]{1,4}7[ \t]{1,4}([0-9a-f]{6,130})(?![\w.])`), "Cisco IOS type 7");
form(
  "machine",
  "password",
  i(
    String.raw`machine\s{1,8}[\w.-]{1,253}\s{1,16}(?:login\s{1,8}\S{1,128}\s{1,16})?(?:account\s{1,8}\S{1,128}\s{1,16})?password\s{1,8}"?([^\s"]{3,128})`,
  ),
  "netrc(5)",
);
form(
  "default",
  "password",
  i(String.raw`default\s{1,8}login\s{1,8}(?!anonymous)\S{1,128}\s{1,16}password\s{1,8}"?([^\s"]{3,128})`),
  "netrc(5)",
);
// The options of commands that take a secret: as `user:secret` or alone, as a word of its own or behind the option without a blank.
interface Command {
  readonly options: ReadonlySet<string>;
  readonly behind: "word" | "glued" | "both";
  /** What parts the user's name from the password. */
  readonly split?: string;
}
const commands = new Map<string, Command>();
const command = (names: string, options: string, behind: Command["behind"], split?: string): void => {
  for (const name of names.split(" "))
    commands.set(name, { options: new Set(options.split(" ")), behind, ...(split === undefined ? {} : { split }) });
};
command("curl", "-u --user --proxy-user -U", "word", ":"); // curl(1)
command("http https xh", "-a --auth", "word", ":"); // httpie.io/docs
command("sshpass", "-p", "both"); // sshpass(1)
command("mysql mysqldump mysqladmin mysqlimport mysqlsh mariadb mariadb-dump", "-p", "glued"); // mysql(1)
command("redis-cli", "-a --pass", "word"); // redis.io/docs, redis-cli
command(
  "psexec psexec64 paexec docker podman helm mongo mongosh mongodump mongorestore sqlcmd bcp osql isql az plink pscp putty winexe rdesktop rabbitmqadmin",
  "-p -P -pw",
  "both",
); // the commands' manuals
command("ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami", "-w", "word"); // ldapsearch(1)
command("xfreerdp wfreerdp cmdkey mstsc", "/p: /pass: /password:", "glued"); // xfreerdp(1), learn.microsoft.com
command("smbclient rpcclient smbmap", "-U --user", "both", "%"); // smbclient(1)

interface Word {
  readonly text: string;
  /** Where the text begins, behind a quote. */
  readonly start: number;
}

/** The words of a command line up to its end, its next part or another command of the table, so that no place is read twice. */
function wordsOf(bytes: Uint8Array, at: number, end: number): Word[] {
  const out: Word[] = [];
  let from = at;
  const stop = Math.min(end, at + 400);
  while (from < stop && out.length < 24) {
    while (from < stop && (bytes[from] === 32 || bytes[from] === 9 || (bytes[from] === 92 && bytes[from + 1] === 10)))
      from += bytes[from] === 92 ? 2 : 1;
    const opening = bytes[from];
    if (from >= stop || opening === 10 || opening === 13 || opening === 124 || opening === 59 || opening === 38 || opening === 62) break;
    const quote = opening === 34 || opening === 39 ? opening : 0;
    const start = quote ? from + 1 : from;
    let to = start;
    while (
      to < stop &&
      bytes[to] !== 10 &&
      (quote ? bytes[to] !== quote : bytes[to]! > 32 && bytes[to] !== 34 && bytes[to] !== 39 && bytes[to] !== 59 && bytes[to] !== 124)
    )
      to++;
    const text = ascii(bytes, start, to);
    if (out.length > 0 && commands.has(text.toLowerCase())) break;
    out.push({ text, start });
    from = quote ? to + 1 : to === start ? to + 1 : to;
  }
  return out;
}

/** The secret in the words of a command that is known. */
function argumentAt(bytes: Uint8Array, at: number, end: number): Word | null {
  const words = wordsOf(bytes, at, end);
  const name = words[0]?.text.toLowerCase().replace(/\.exe$/, "") ?? "";
  if (name === "net") {
    // `net use \\\\host\\share password /user:name`, in either order.
    const user = words.findIndex(({ text }) => /^\/user:/i.test(text));
    if (words[1]?.text.toLowerCase() !== "use" || user < 0) return null;
    const [after, before] = [words[user + 1], words[user - 1]];
    return after && /^[^/\\]/.test(after.text) ? after : user > 3 && before && /^[^/\\]/.test(before.text) ? before : null;
  }
  if (name === "htpasswd") return words.length >= 4 && words.some(({ text }) => /^-\w{0,6}b/.test(text)) ? words.at(-1)! : null;
  const known = commands.get(name);
  // `docker run -p` is a port.
  if (!known || (/^(?:docker|podman|helm|az)$/.test(name) && !words.some(({ text }) => text === "login"))) return null;
  for (let index = 1; index < words.length; index++) {
    const { text, start } = words[index]!;
    let found: Word | undefined;
    if (known.options.has(text)) found = known.behind === "glued" ? undefined : words[index + 1];
    else if (known.behind !== "word") {
      const option = [...known.options].find(
        (each) => text.toLowerCase().startsWith(each.toLowerCase()) && text.startsWith(each.slice(0, 2)),
      );
      if (option) found = { text: text.slice(option.length), start: start + option.length };
    }
    if (!found || /^[-/]/.test(found.text)) continue;
    // A port, a path or a project.
    if (text === "-P" && /^\d{2,5}$/.test(found.text)) continue;
    if (known.split === undefined) return found;
    const cut = found.text.indexOf(known.split);
    if (cut > 0) return { text: found.text.slice(cut + 1), start: found.start + cut + 1 };
  }
  return null;
}

// Long options and those of PowerShell that say what their value is.
const flag =
  /^--?(?:[a-z]{1,16}[-_]?)?(passw(?:or)?d|passphrase|pwd|token|api[-_]?key|secret|secret[-_]?key|auth[-_]?token|access[-_]?token|client[-_]?secret)(?:[ \t]{1,4}|[=:])/i;

/** The value behind an option: in quotes, or up to a blank or a sign of the shell. */
function optionValue(bytes: Uint8Array, at: number, end: number): (Word & { readonly quoted: boolean }) | null {
  const opening = bytes[at];
  const quoted = opening === 34 || opening === 39;
  const start = quoted ? at + 1 : at;
  const stop = Math.min(end, start + 257);
  let to = start;
  if (quoted) while (to < stop && bytes[to] !== opening && bytes[to] !== 10) to++;
  else while (to < stop && bytes[to]! > 32 && !"\"'`<>|&;,()".includes(String.fromCharCode(bytes[to]!))) to++;
  const text = ascii(bytes, start, to);
  if (text.length < 3 || text.length > 256 || (quoted ? bytes[to] !== opening : /^[-/]/.test(text))) return null;
  return { text, start, quoted };
}
const flagTypes: readonly (readonly [RegExp, string])[] = [
  [/^pass|^pwd/i, "password"],
  [/key$/i, "api-key"],
  [/secret/i, "secret"],
  [/token/i, "access-token"],
];

const commandWords = new Set([...commands.keys()].map((name) => name.split("-")[0]!).concat("net", "htpasswd"));

/** The first letters of all words that this file knows, at most four, in lower case. */
export const commandStarts: ReadonlySet<string> = new Set([...forms.keys(), ...commandWords].map((word) => word.slice(0, 4)));

const wordLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95);

/**
 * The password or token that a command line, a call or a statement hands over here, or null: `curl -u`, `sshpass -p`, `mysql -p…`, `net
 * use`, `--password x`, `-Password x`, `IDENTIFIED BY '…'`, `NetworkCredential("…", "…")`, `machine … login … password …` (netrc),
 * `password 'x'`, `the password is "x"`. The span is the secret.
 *
 * To be called at `-` behind a blank or at a line's start, where a letter or `-` follows, and at the start of words that begin as
 * `commandStarts` says, in any case. `end` may lie lines ahead.
 */
export function commandSecretAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  if (bytes[at] === 45) {
    if (at > 0 && bytes[at - 1]! > 32) return null;
    if (bytes[at + 1] === 117 && bytes[at + 2] === 32) return userAt(bytes, at, end);
    const found = flag.exec(ascii(bytes, at, Math.min(end, at + 48)));
    const value = found && optionValue(bytes, at + found[0].length, end);
    if (!value) return null;
    return told(flagTypes.find(([name]) => name.test(found[1]!))![1], value.start, value.text, value.quoted);
  }
  let to = at;
  const most = Math.min(end, at + 33);
  while (to < most && wordLetter(bytes[to])) to++;
  if (to - at < 2 || to - at > 32) return null;
  const word = ascii(bytes, at, to).toLowerCase();
  // A blank follows a command, but for `redis-cli` and `psexec.exe`.
  if ((bytes[to] === 32 || bytes[to] === 45 || bytes[to] === 46) && commandWords.has(word)) {
    const found = argumentAt(bytes, at, end);
    if (found && found.text.length >= 3 && found.text.length <= 256) return told("password", found.start, found.text, true, true);
  }
  const candidates = forms.get(word);
  if (!candidates || !opens(bytes, to, end)) return null;
  const text = ascii(bytes, at, Math.min(end, at + (word.startsWith("pass") ? 170 : 400)));
  for (const { pattern, type, literal } of candidates) {
    const found = pattern.exec(text);
    const value = found?.slice(1).findLast((part) => part !== undefined);
    if (found && value !== undefined) return told(type, at + found[0].lastIndexOf(value), value, true, literal);
  }
  return null;
}

/** `-u name:secret` in a line of its own, as long commands are broken: only where the secret is made by chance. */
function userAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const value = optionValue(bytes, at + 3, end);
  const colon = value ? value.text.indexOf(":") : -1;
  if (!value || colon < 1) return null;
  const secret = value.text.slice(colon + 1);
  return randomLooking(secret) ? told("password", value.start + colon + 1, secret, true) : null;
}

/** Whether something that a form may go on with stands behind a word: most words are followed by another and can be left at once. */
function opens(bytes: Uint8Array, at: number, end: number): boolean {
  let to = at;
  while (to < end && to - at < 4 && (bytes[to] === 32 || bytes[to] === 9)) to++;
  const byte = bytes[to]!;
  if (byte === 34 || byte === 39 || byte === 40 || byte === 55 || byte === 61 || byte === 58 || byte === 45) return true;
  return to > at && /[a-z\d.]/i.test(String.fromCharCode(byte)) && bytes[at] === 32;
}

// `literal`: nothing but the value itself can stand there.
function told(type: string, start: number, value: string, quoted: boolean, literal = false): Credential | null {
  const end = start + value.length;
  if (!/[A-Za-z0-9]/.test(value)) return null;
  if (maskedLooking(value) || placeholderLooking(value) || /^[$%@]/.test(value)) return { type, start, end, confidence: null, shown: 0 };
  const verdict = judgeSecret(type, value, quoted ? "quoted" : "bare");
  if (verdict === null) return null;
  const firm = literal ? value.length >= 4 : verdict === "firm" && (/\d|[^A-Za-z]/.test(value) || randomLooking(value));
  return { type, start, end, confidence: firm ? "firm" : "tentative", shown: 0 };
}
