// In: a value. Out: whether it is masked already, or only stands for a value: neither is a leak.

const maskWords = new Set(
  "redacted hidden masked removed filtered censored secret_hidden protected sanitized scrubbed omitted confidential geschwarzt verborgen masque oculto nascosto verborgen ukryte gizli".split(
    " ",
  ),
);

const isMaskSign = (code: number): boolean =>
  code === 42 ||
  code === 0x2022 ||
  code === 0x25cf ||
  code === 0x2219 ||
  code === 0x00b7 ||
  code === 0x2217 ||
  code === 0x2588 ||
  code === 0x25a0 ||
  code === 0xff0a ||
  code === 0x2731;

/**
 * Whether a value was masked before it was sent: stars, bullets, `xxxx-1234`, `***-**-1234`, `j***@example.com`, `[REDACTED]`, `<hidden>`.
 * A masked value is no leak. The empty text is not masked.
 */
export function maskedLooking(value: string): boolean {
  const text = value.trim();
  if (text.length === 0 || text.length > 512) return false;
  let signs = 0;
  let run = 0;
  let longest = 0;
  let crosses = 0;
  let hashes = 0;
  let letters = 0;
  let spaces = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isMaskSign(code)) {
      signs++;
      if (++run > longest) longest = run;
      continue;
    }
    run = 0;
    if (code === 120 || code === 88) crosses++;
    else if (code === 35) hashes++;
    else if (code === 32) spaces++;
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) letters++;
  }
  if (longest >= 2 && signs >= 3 && spaces <= 4) return true;
  if (signs > 0 && signs === text.length) return true;
  if (letters === 0 && (crosses >= 3 || hashes >= 3)) return true;
  const word = text
    .replace(/^[[<({]+/, "")
    .replace(/[\]>)}]+$/, "")
    .trim()
    .toLowerCase();
  const wrapped = word.length < text.length;
  return maskWords.has(word) || (wrapped && maskWords.has(word.split(/[\s:_-]/, 1)[0]!));
}

const standIns = [
  "example",
  "placeholder",
  "changeme",
  "change-me",
  "change_me",
  "dummy",
  "insert",
  "replace",
  "your-",
  "your_",
  "yourapi",
  "yoursecret",
  "yourtoken",
  "yourpass",
  "&lt;",
  "your token",
  "your api",
  "redacted",
  "xxxx",
  "todo",
  "my-secret",
  "my_secret",
  "some-",
  "not-a-real",
  "notreal",
  "fake",
  "...",
  "\u2026",
  "lorem",
];

/** Whether a text is a slot for a value: `<token>`, `${VAR}`, `{{ name }}`, `%s%`. */
export function templateLooking(value: string): boolean {
  const first = value.charCodeAt(0);
  const last = value.charCodeAt(value.length - 1);
  if (first === 60 && last === 62) return true; // <…>
  if (first === 36 && /^\$([A-Za-z_][A-Za-z_0-9]*$|[{(])/.test(value)) return true; // $VAR ${VAR} $(command)
  if ((first === 123 && last === 125) || (first === 37 && last === 37) || (first === 91 && last === 93)) return true; // {…} %…% […]
  return value.includes("${") || value.includes("{{") || value.includes("#{");
}

/** Whether a credential's text stands for one and is none: a slot, `your-api-key`, `xxxx`, `AKIA…EXAMPLE`. */
export function placeholderLooking(value: string): boolean {
  if (templateLooking(value)) return true;
  if (value.length > 400) return false;
  const low = value.toLowerCase();
  for (const word of standIns) if (low.includes(word)) return true;
  return value.length >= 12 && new Set(low).size < 4;
}

// What forms, schemas and messages say where the value itself would stand.
const descriptors = new Set(
  (
    "string text password passwd secret token required optional hidden true false none null nil undefined yes no on off invalid valid changed unchanged expired reset incorrect wrong weak strong medium missing empty unset set default enabled disabled number integer boolean object array str int bool any " +
    "bearer basic digest jwt oauth oauth2 apikey api_key n/a na unknown pending active inactive new old created updated deleted email sms app totp header cookie query body plain bcrypt argon2 scrypt pbkdf2 sha256 md5 input readonly username user self this value key name id type " +
    "obligatorio obligatoire erforderlich"
  ).split(" "),
);

/** Whether a text is what forms and messages say about a field rather than its value. */
export const descriptorLooking = (value: string): boolean => value.length < 16 && descriptors.has(value.toLowerCase());
