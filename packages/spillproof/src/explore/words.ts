// In: the name of a field, parameter or path segment. Out: its words, and what they say of people and of ids. Names only rank; values decide.

const idWords = new Set([
  "id",
  "ids",
  "uuid",
  "guid",
  "uid",
  "key",
  "no",
  "nr",
  "num",
  "number",
  "ref",
  "reference",
  "code",
  "slug",
  "pk",
  "handle",
  "numero",
  "nummer",
  "kennung",
  "clave",
  "codigo",
  "identifier",
]);

/** Words for somebody a thing belongs to or concerns, without plural endings. Several languages, since field names follow their authors. */
const personWords = [
  // English
  "user",
  "usr",
  "owner",
  "author",
  "creator",
  "created",
  "by",
  "customer",
  "client",
  "member",
  "participant",
  "assignee",
  "buyer",
  "seller",
  "vendor",
  "patient",
  "doctor",
  "physician",
  "sender",
  "recipient",
  "receiver",
  "account",
  "employee",
  "person",
  "people",
  "subject",
  "sub",
  "uid",
  "holder",
  "student",
  "teacher",
  "driver",
  "rider",
  "passenger",
  "host",
  "guest",
  "tenant",
  "profile",
  "contact",
  "login",
  "username",
  "requester",
  "reporter",
  "agent",
  "beneficiary",
  "payer",
  "payee",
  "from",
  "to",
  "attendee",
  "subscriber",
  "party",
  "counterparty",
  "worker",
  "resident",
  "viewer",
  "reader",
  "editor",
  "reviewer",
  "approver",
  "me",
  "self",
  // German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Swedish
  "benutzer",
  "nutzer",
  "kunde",
  "kundin",
  "besitzer",
  "inhaber",
  "eigentuemer",
  "mitglied",
  "patientin",
  "empfaenger",
  "absender",
  "verfasser",
  "konto",
  "utilisateur",
  "proprietaire",
  "auteur",
  "membre",
  "compte",
  "destinataire",
  "expediteur",
  "usuario",
  "cliente",
  "propietario",
  "dueno",
  "autor",
  "miembro",
  "paciente",
  "cuenta",
  "titular",
  "remitente",
  "destinatario",
  "dono",
  "proprietario",
  "membro",
  "conta",
  "utente",
  "titolare",
  "paziente",
  "gebruiker",
  "eigenaar",
  "klant",
  "rekening",
  "uzytkownik",
  "wlasciciel",
  "klient",
  "kullanici",
  "sahip",
  "musteri",
  "anvandare",
  "agare",
  "kund",
] as const;
const people = new Set<string>(personWords);

const known = new Map<string, readonly string[]>();
const maximumKnown = 20_000;

/** `orderId`, `order_id`, `Order-ID` → `["order", "id"]`; accents are dropped. The same names come again and again, and are remembered. */
export function wordsOf(name: string): readonly string[] {
  let words = known.get(name);
  if (words === undefined) {
    words = split(name);
    if (known.size >= maximumKnown) known.clear();
    if (name.length <= 200) known.set(name, words);
  }
  return words;
}

function split(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** True for words that differ at most by an ending: order, orders; Bestellung, Bestellungen. */
export function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3 || long.length - short.length > 3) return false;
  let common = 0;
  while (common < short.length && short[common] === long[common]) common++;
  return common >= Math.max(3, short.length - 1);
}

/** The words of a name that say *whose* id it is: `orderId` → order, `id` → none. */
export function subjectWords(name: string): readonly string[] {
  return wordsOf(name).filter((word) => !idWords.has(word));
}

/** True where the name has a word for an identifier. */
export function namesId(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => idWords.has(word)) || (words.length === 1 && /.{2}id$/.test(words[0]!));
}

/** True where the name speaks of somebody: `owner_id`, `createdBy`, `usuario`. */
export function namesPerson(name: string): boolean {
  return wordsOf(name).some(
    (word) =>
      people.has(word) ||
      people.has(word.replace(/(?:id|es)$/, "")) ||
      people.has(word.replace(/s$/, "")) ||
      people.has(word.replace(/ies$/, "y")) ||
      (word.length > 4 && word.endsWith("id") && people.has(word.slice(0, -2))),
  );
}

/** True where a text promises that the answer is the caller's own. */
export function promisesOwn(text: string): boolean {
  return /\b(?:my|mine|own|your|yours|me|self|current user|current account|current customer|authenticated user|logged[- ]in|signed[- ]in|caller|eigene[nrs]?|meine?[nrs]?|propi[oa]s?|mis?|mes|mon|ma|propri[eao]|meus?|minhas?|mie[i]?|mijn)\b/i.test(
    text.slice(0, 2_000),
  );
}

/** True where what is said of an operation, or its path, reserves it to staff. A staff directory is about staff, not for them alone. */
export function reservesToStaff(said: string, path = ""): boolean {
  const text = said.slice(0, 2_000).replace(/[_/{}.]/g, " ");
  const segments = path
    .toLowerCase()
    .split("/")
    .filter((segment) => segment !== "" && !segment.includes("{"))
    .map((segment) => segment.replaceAll(/[_.]/g, " "));
  const office =
    /\b(?:admin|admins|administrator|administrators|administration|backoffice|back-office|superuser|support only|employees only)\b/i;
  // `internal-tools` is theirs; `internal-medicine`, `staff-picks` and `management-courses` only begin alike.
  const guarded =
    /^(?:(?:only|for|our|the|my|v\d) )?(?:staff|internal|operators?|moderators?|management)(?:[- ](?:only|use|access|area|console|portal|panel|dashboard|tools?|api|admin|view|users?|v\d))?$/;
  return (
    office.test(text) ||
    segments.some((segment) => office.test(segment)) ||
    /\b(?:for|by|to|as|only|requires?|needs?|must be) (?:the |a |an |our )?(?:staff|operators?|moderators?|management)\b/i.test(text) ||
    /\b(?:staff|operators?|moderators?|management|internal)[ -](?:only|use|access|area|console|portal|permissions?|rights?|role|tool|view)\b/i.test(
      text,
    ) ||
    segments.some((segment, index) => guarded.test(segment) && index < segments.length - 1 && !listsPeople.test(segments[index + 1]!))
  );
}

const listsPeople = /^(?:director(?:y|ies)|contacts?|members?|phone ?-?book|search|list|people)$/;

/**
 * True where what is said of an operation makes handing out a credential its purpose: login, refresh, key creation, MFA set-up, presigned URLs,
 * published keys. Takes words with single spaces between them.
 */
export function speaksOfMinting(words: string): boolean {
  return /\b(?:tokens?|tickets?|feeds?|log ?in|sign ?in|auth|sessions?|refresh|oauth2?|mfa|otp|totp|2fa|presign(?:ed)?|sas|upload urls?|csrf|xsrf|jwks|certs?|api keys?)\b/.test(
    words,
  );
}

/** True where a path's segment speaks of what people put before the public. */
export function namesPublication(segment: string): boolean {
  return wordsOf(segment).some((word) => publications.some((item) => sameStem(word, item)));
}

const publications = [
  "post",
  "article",
  "blog",
  "comment",
  "review",
  "rating",
  "story",
  "announcement",
  "news",
  "thread",
  "topic",
  "question",
  "answer",
  "reply",
  "follower",
  "following",
  "like",
  "badge",
  "talk",
  "video",
  "playlist",
  "feed",
  "listing",
  "offer",
  "auction",
  "portfolio",
  // German, French, Spanish, Portuguese, Italian
  "beitrag",
  "artikel",
  "kommentar",
  "bewertung",
  "commentaire",
  "avis",
  "publicacion",
  "articulo",
  "comentario",
  "resena",
  "publicacao",
  "artigo",
  "articolo",
  "commento",
  "recensione",
];

/** True where a path speaks of whoever calls: `/me`, `/account/summary`, `/perfil`. */
export function meansCaller(path: string): boolean {
  return path.split("/").some((segment) => wordsOf(segment).some((word) => callerWords.has(word)));
}

const callerWords = new Set([
  "me",
  "my",
  "self",
  "whoami",
  "userinfo",
  "myself",
  "current",
  "yo",
  "mi",
  "moi",
  "ich",
  "eu",
  "io",
  "ja",
  "profile",
  "perfil",
  "profil",
  "account",
  "konto",
  "cuenta",
  "compte",
  "conta",
  "user",
  "session",
  "identity",
]);
