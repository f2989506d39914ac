// In: a value. Out: whether it is masked already, or only stands for a value: neither is a leak.

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const maskWords = set(
  "redacted hidden masked removed filtered censored secret_hidden protected sanitized sanitised scrubbed omitted confidential obfuscated elided suppressed withheld stripped " +
    "geschwärzt geschwarzt verborgen maskiert entfernt masqué masque caché caviardé supprimé oculto ocultado enmascarado censurado mascarado removido omitido nascosto mascherato oscurato " +
    "afgeschermd verwijderd ukryte ukryto zamaskowane gizli maskeli gizlendi dold skjult piilotettu skryto скрыто скрыт удалено приховано 非表示 伏字 マスク済み 隐藏 已隐藏 隱藏 脱敏 已脱敏 숨김 가려짐 مخفي disembunyikan",
);

const longestMaskWord = Math.max(...[...maskWords].map((word) => word.length)) + 4;

const maskSigns = new Set([0x2022, 0x25cf, 0x2219, 0x00b7, 0x2217, 0x2588, 0x25a0, 0xff0a, 0x2731]);
const isMaskSign = (code: number): boolean => code === 42 || (code > 0xb6 && maskSigns.has(code));

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
  // One of the words is all that is left, with or without brackets.
  const wrapping = "[<({".includes(text[0]!);
  if (!wrapping && text.length > longestMaskWord) return false;
  const word = text
    .replace(/^[[<({]+/, "")
    .replace(/[\]>)}]+$/, "")
    .trim()
    .toLowerCase();
  const wrapped = word.length < text.length;
  return maskWords.has(word) || (wrapped && maskWords.has(word.split(/[\s:_-]/, 1)[0]!));
}

// What says of itself that the value is yet to come; looked for anywhere in a value in lower case, so none may come about by chance.
const standIns = (
  "example placeholder changeme change-me change_me changeit change_this changethis dummy insert replace your- your_ yourapi yoursecret yourtoken yourpass yourkey yourown &lt; " +
  "redacted xxxx my-secret my_secret some- some_ not-a-real notreal not_a_real ... lorem putyour put_your put-your enter_your enter-your fill_in fillme fill-in setme set_me goeshere goes-here goes_here -here _here> " +
  "to-be-set to_be_set notasecret not-a-secret not_a_secret foobar foo_bar foo-bar " +
  "beispiel platzhalter hier-einf hier_einf dein_ dein- deine_ deine- ihr_ ihre_ geheim_hier exemple votre_ votre- ejemplo tu_clave tu-clave tu_token cambiame cámbiame exemplo seu_ sua_ seu- sua- esempio segnaposto la-tua la_tua il-tuo il_tuo voorbeeld jouw_ jouw- " +
  "przyklad przykład twoj_ twój_ ornek örnek buraya_ пример ваш_ ваш- ваштокен приклад contoh ganti_ 示例 你的 您的 填写 例： あなたの ここに 예시 여기에 مثال"
).split(" ");
// By their first two characters, so that one pass over a value finds any.
const standInsByStart = new Map<number, string[]>();
for (const word of standIns) {
  const key = (word.charCodeAt(0) << 16) | word.charCodeAt(1);
  standInsByStart.set(key, [...(standInsByStart.get(key) ?? []), word]);
}

function holdsStandIn(low: string): boolean {
  for (let at = 0; at + 1 < low.length; at++) {
    const candidates = standInsByStart.get((low.charCodeAt(at) << 16) | low.charCodeAt(at + 1));
    if (candidates?.some((word) => low.startsWith(word, at))) return true;
  }
  return false;
}

// Shorter ones, which must stand as words of their own.
const standInWords = set("todo tbd fixme fake mock stub foo bar baz qux xxx abc blah asdf qwerty your yours");

/** Whether most characters only count on: `1234567890abcdef`, `abcdefghijkl`. */
function countsOn(value: string): boolean {
  if (value.length < 12) return false;
  let steps = 0;
  for (let i = 1; i < value.length; i++) {
    const step = value.charCodeAt(i) - value.charCodeAt(i - 1);
    if (step === 1 || step === -1) steps++;
  }
  return steps >= value.length * 0.7;
}

const tally = new Uint16Array(128);

/** Whether a long value holds a row of letters or digits such as chance does not make: `ABCDEFGHIJKL`. */
function holdsRow(value: string): boolean {
  if (value.length < 24) return false;
  let row = 0;
  for (let i = 1; i < value.length; i++) {
    row = value.charCodeAt(i) - value.charCodeAt(i - 1) === 1 ? row + 1 : 0;
    if (row >= 8) return true;
  }
  return false;
}

/** Whether letters and digits of a text in groups count on in turn: `a1b2c3d4-e5f6`. */
function countsInTurn(value: string): boolean {
  const bare = value.replace(/[^a-z0-9]/g, "");
  if (bare.length < 12 || bare.length === value.length) return false;
  let steps = 0;
  for (let i = 2; i < bare.length; i++) {
    const step = bare.charCodeAt(i) - bare.charCodeAt(i - 2);
    if (step === 1 || step === -1) steps++;
  }
  return steps >= bare.length * 0.8;
}

/** Whether hardly more than one or two characters come again and again. */
function monotonous(value: string): boolean {
  tally.fill(0);
  let kinds = 0;
  let most = 0;
  for (let i = 0; i < value.length; i++) {
    const place = value.charCodeAt(i) & 127;
    const count = ++tally[place]!;
    if (count === 1) kinds++;
    if (count > most) most = count;
  }
  return kinds < 4 || most > value.length * 0.6;
}

/** Whether a text is a slot for a value: `<token>`, `${VAR}`, `{{ name }}`, `%s%`. */
export function templateLooking(value: string): boolean {
  const first = value.charCodeAt(0);
  const last = value.charCodeAt(value.length - 1);
  if (first === 60 && last === 62) return true; // <…>
  if (first === 37 && value.length < 64 && /^(?:%(?:\(\w{1,30}\))?[sdrqvi][^\w%]{0,3}){1,6}$/.test(value)) return true; // %s %(name)s
  if (first === 36 && /^\$([A-Za-z_][A-Za-z_0-9]*$|[{(])/.test(value)) return true; // $VAR ${VAR} $(command)
  if ((first === 123 && last === 125) || (first === 37 && last === 37) || (first === 91 && last === 93)) return true; // {…} %…% […]
  if (!/[$#{]/.test(value)) return false;
  if (/^["'.]{0,2}\$[A-Z_][A-Z0-9_]{2,60}["'.]{0,2}$/.test(value)) return true; // '$VAR'
  return value.includes("${") || value.includes("{{") || value.includes("#{");
}

// How the samples of standards begin: RFC 6749 and RFC 6750 (tokens, a code, Basic), RFC 7523, RFC 7636.
const samples = ["2YotnFZFEj", "tGzv3JOkF0", "SplxlOBeZQ", "czZCaGRSa3F0", "mF_9.B5f-4", "n0esc3NRze", "dBjftJeZ4C", "E9Melhoa2O"];

/**
 * Whether a credential's text stands for one and is none: a slot, `your-api-key`, `xxxx`, `AKIA…EXAMPLE`, `1234567890abcdef`; in many
 * languages.
 */
export function placeholderLooking(value: string): boolean {
  if (templateLooking(value) || samples.some((start) => value.startsWith(start))) return true;
  if (value.length > 400) return false;
  const low = value.toLowerCase();
  if (holdsStandIn(low) || low.includes("…")) return true;
  for (const word of low.split(/[^a-z]+/, 8)) if (standInWords.has(word) && low.length < word.length * 3 + 12) return true;
  return countsOn(low) || countsInTurn(low) || holdsRow(low) || (value.length >= 12 && monotonous(low));
}

// What forms, schemas and messages say where the value itself would stand.
const descriptors = set(
  "string text keyword timestamp datetime jsonb decimal bigint smallint tinyint geo_point password passwd secret token required optional hidden true false none null nil undefined yes no on off invalid valid changed unchanged expired reset incorrect wrong weak strong medium missing empty unset set default enabled disabled number integer boolean object array str int bool any " +
    "bearer basic digest jwt oauth oauth2 apikey api_key api-key n/a na unknown pending active inactive new old created updated deleted email sms app totp header cookie query body plain bcrypt argon2 scrypt pbkdf2 sha256 md5 input readonly username user self this value key name id type " +
    "credential credentials passphrase login signin signup prompt manual automatic auto never always forbidden unauthorized supported unsupported encrypted hashed stored protected private public external internal server client both mixed other generated random varchar char nvarchar uuid byte bytes binary blob file ldap saml sso local remote " +
    "accesstoken access_token refresh_token id_token authorization_code client_credentials client_secret password_grant implicit string? textbox textfield inputpassword maskedinput forgot lost show hide toggle confirm confirmation verify update submit save cancel edit view help hint label title description message error warning info success failed failure " +
    "passwort kennwort erforderlich pflichtfeld vergessen ungültig geändert obligatoire requis oublié invalide contraseña contrasena obligatorio requerido inválida olvidada senha obrigatório obrigatoria esquecida parola obbligatoria obbligatorio richiesta richiesto dimenticata wachtwoord verplicht vereist vergeten hasło haslo wymagane zapomniane " +
    "пароль обязательно обязательный забыли şifre sifre zorunlu gerekli wajib katasandi パスワード 必須 必填 密码 密碼 口令 忘记密码 비밀번호 필수 مطلوب lösenord adgangskode passord salasana heslo jelszó parolă лозинка",
);

/** Whether a text is what forms and messages say about a field rather than its value. */
export const descriptorLooking = (value: string): boolean => value.length < 20 && descriptors.has(value.toLowerCase());
