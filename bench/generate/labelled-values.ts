// In: the name of a value that a document of an API promises. Out: a made-up one, and which of its characters are data that must be told.

import * as secrets from "./credentials.js";
import { fieldNames, plainNames } from "./field-names.js";
import * as ids from "./identifiers.js";
import * as people from "./people.js";
import { alphanumeric, lower, type Random, upper, uuid } from "./random.js";

export type Kind = "personal" | "credential" | "financial" | "health" | "location" | "network";

/**
 * What must be told within a value. A find is right if its type fits `types` (`*` stands for anything), if it covers `start` to `end`, and if it does not
 * reach beyond `outer`, which is the same unless a whole is as right as its part (a header and the token in it).
 */
export interface Label {
  readonly type: string;
  readonly types: readonly string[];
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly outer: readonly [number, number];
  /** The value tells by its own shape; else only its field does. */
  readonly alone: boolean;
  /** Either is right: to tell and not to. */
  readonly optional: boolean;
}

export interface Leaf {
  readonly value: string | number | boolean;
  readonly labels: readonly Label[];
}

/** What a value needs of the body around it. `turn` goes round the tables, so that every row gets its place. */
export interface Setting {
  readonly r: Random;
  readonly locale: people.Locale;
  readonly turn: (table: "identifier" | "credential" | "prose") => number;
}

const leaf = (
  value: string | number,
  kind: Kind,
  types: string,
  how: { readonly type?: string; readonly part?: string; readonly alone?: boolean; readonly optional?: boolean } = {},
): Leaf => {
  const text = String(value);
  const start = how.part === undefined ? 0 : text.indexOf(how.part);
  const all = types.split(" ");
  return {
    value,
    labels: [
      {
        type: how.type ?? all[0]!,
        types: all,
        kind,
        start,
        end: how.part === undefined ? text.length : start + how.part.length,
        outer: [0, text.length],
        alone: how.alone ?? false,
        optional: how.optional ?? false,
      },
    ],
  };
};
const clean = (value: string | number | boolean): Leaf => ({ value, labels: [] });
const maybe = (value: string | number): Leaf => leaf(value, "personal", "*", { type: "either", optional: true });

const words = (
  locale: people.Locale,
  table: Readonly<Partial<Record<people.Locale, string>>> & { readonly en: string },
): readonly string[] => (table[locale] ?? table.en).split("|");

const genders = {
  en: "female|male",
  de: "weiblich|männlich",
  fr: "féminin|masculin",
  es: "femenino|masculino",
  pt: "feminino|masculino",
  it: "femmina|maschio",
  nl: "vrouw|man",
  pl: "kobieta|mężczyzna",
  ru: "женский|мужской",
  tr: "kadın|erkek",
  ja: "女性|男性",
  zh: "女|男",
  ko: "여성|남성",
  ar: "أنثى|ذكر",
  id: "perempuan|laki-laki",
};
const nations = {
  en: "Canadian|Irish|Nigerian",
  de: "deutsch|österreichisch|polnisch",
  fr: "française|belge|marocaine",
  es: "española|mexicana|chilena",
  pt: "brasileira|portuguesa",
  it: "italiana|albanese",
  nl: "Nederlandse|Belgische",
  pl: "polskie|ukraińskie",
  ru: "российское|казахстанское",
  tr: "Türk",
  ja: "日本|韓国",
  zh: "中国",
  ko: "대한민국",
  ar: "سعودي|إماراتي",
  id: "Indonesia",
};
const unions = {
  en: "married|divorced|widowed",
  de: "verheiratet|geschieden|ledig",
  fr: "marié|célibataire|divorcée",
  es: "casada|soltero|viuda",
  pt: "casado|solteira|divorciado",
  it: "coniugato|nubile",
  nl: "gehuwd|gescheiden",
  pl: "zamężna|kawaler|rozwiedziony",
  ru: "замужем|холост|разведён",
  tr: "evli|bekâr",
  ja: "既婚|未婚",
  zh: "已婚|未婚",
  ko: "기혼|미혼",
  ar: "متزوج|أعزب",
  id: "kawin|belum kawin",
};
const faiths = {
  en: "Roman Catholic|Sunni Muslim|Hindu|Jewish",
  de: "römisch-katholisch|evangelisch|muslimisch",
  fr: "catholique|musulmane|juive",
  es: "católica|evangélica|judía",
  pt: "católica|evangélica|espírita",
  it: "cattolica|valdese",
  nl: "rooms-katholiek|hervormd",
  pl: "rzymskokatolickie|prawosławne",
  ru: "православие|ислам",
  tr: "İslam",
  ja: "仏教|神道",
  zh: "佛教|道教",
  ko: "불교|개신교",
  ar: "الإسلام",
  id: "Islam|Katolik|Hindu",
};
const ills = {
  en: "Type 2 diabetes mellitus|Major depressive disorder|Essential hypertension",
  de: "Diabetes mellitus Typ 2|Mittelgradige depressive Episode",
  fr: "Diabète de type 2|Asthme sévère",
  es: "Diabetes mellitus tipo 2|Hipertensión arterial",
  pt: "Diabetes mellitus tipo 2|Asma grave",
  it: "Diabete mellito di tipo 2|Ipertensione",
  nl: "Diabetes mellitus type 2|Astma",
  pl: "Cukrzyca typu 2|Nadciśnienie tętnicze",
  ru: "Сахарный диабет 2 типа|Бронхиальная астма",
  tr: "Tip 2 diyabet|Hipertansiyon",
  ja: "2型糖尿病|気管支喘息",
  zh: "2型糖尿病|高血压",
  ko: "제2형 당뇨병|고혈압",
  ar: "داء السكري من النوع الثاني|ارتفاع ضغط الدم",
  id: "Diabetes melitus tipe 2|Hipertensi",
};

const special = (value: string, type: string): Leaf =>
  leaf(value, "personal", `${type} special-category special-* sensitive-* health-*`, { type });
const health = (value: string, type: string): Leaf => leaf(value, "health", `${type} health-* special-category`, { type });

/** Five decimals, the last of which is none that a number would drop. */
const degrees = (r: Random, from: number, to: number): number =>
  Number(`${r.between(from, to)}.${r.pick("123456789")}${r.digits(3)}${r.pick("123456789")}`);

const concepts: Readonly<Record<string, (s: Setting) => Leaf>> = {
  "given-name": ({ r, locale }) => leaf(people.givenName(r, locale), "personal", "person-name given-name *-name", { type: "given-name" }),
  "family-name": ({ r, locale }) =>
    leaf(people.familyName(r, locale), "personal", "person-name family-name *-name", { type: "family-name" }),
  "full-name": ({ r, locale }) => leaf(people.fullName(r, locale), "personal", "person-name full-name *-name", { type: "full-name" }),
  "maiden-name": ({ r, locale }) =>
    leaf(people.familyName(r, locale), "personal", "person-name maiden-name *-name", { type: "maiden-name" }),
  "card-holder": ({ r, locale }) => leaf(people.fullName(r, locale), "personal", "person-name card-* *-name", { type: "card-holder" }),
  "account-holder": ({ r, locale }) => leaf(people.fullName(r, locale), "personal", "person-name *-name", { type: "account-holder" }),
  "emergency-contact": ({ r, locale }) => leaf(people.fullName(r, locale), "personal", "emergency-contact person-name"),
  email: ({ r, locale }) => leaf(people.email(r, locale), "personal", "email", { alone: true }),
  phone: ({ r, locale }) => leaf(people.phone(r, locale), "personal", "phone", { alone: true }),
  "phone-national": ({ r, locale }) => leaf(people.phone(r, locale, true), "personal", "phone", { type: "phone-national" }),
  street: ({ r, locale }) => leaf(people.street(r, locale), "personal", "postal-address address-* *-address street", { type: "street" }),
  address: ({ r, locale }) => leaf(people.address(r, locale), "personal", "postal-address *-address", { type: "address" }),
  city: ({ r, locale }) => leaf(people.city(r, locale), "personal", "postal-address city address-* *-address", { type: "city" }),
  postcode: ({ r, locale }) =>
    leaf(people.postcode(r, locale), "personal", "postal-address postal-code postcode *-postcode *-address", { type: "postcode" }),
  "birth-date": ({ r, locale }) => leaf(people.birthDate(r, locale), "personal", "birth-date date-of-birth"),
  "birth-place": ({ r, locale }) => leaf(people.city(r, locale), "personal", "birth-place"),
  gender: ({ r, locale }) => leaf(r.pick(words(locale, genders)), "personal", "gender special-category"),
  age: ({ r }) => leaf(r.between(18, 84), "personal", "age"),
  nationality: ({ r, locale }) => special(r.pick(words(locale, nations)), "nationality"),
  "marital-status": ({ r, locale }) => special(r.pick(words(locale, unions)), "marital-status"),
  religion: ({ r, locale }) => special(r.pick(words(locale, faiths)), "religion"),
  ethnicity: ({ r }) => special(r.pick(["Black Caribbean", "Han", "Roma", "Pardo", "Aymara"]), "ethnicity"),
  orientation: ({ r }) =>
    leaf(r.pick(["bisexual", "gay", "heterosexual", "lesbian"]), "personal", "sexual-orientation special-category orientation sensitive-*"),
  politics: ({ r }) =>
    leaf(r.pick(["Green Party", "Social Democrats", "Liberals"]), "personal", "political-opinion special-category politic* sensitive-*"),
  union: ({ r }) =>
    leaf(r.pick(["IG Metall", "Unite", "CGT", "SEIU"]), "personal", "union-membership special-category *union* sensitive-*"),
  crime: ({ r }) =>
    leaf(
      r.pick(["Theft, 2014", "Fraud, suspended sentence", "Driving under influence, 2019"]),
      "personal",
      "criminal-record special-category crim* sensitive-*",
    ),
  disability: ({ r }) =>
    leaf(r.pick(["severe hearing loss", "wheelchair user", "low vision"]), "health", "disability health-* special-category"),
  diagnosis: ({ r, locale }) =>
    health(r.chance(0.3) ? r.pick(["F32.1", "E11.9", "J45.40", "I10"]) : r.pick(words(locale, ills)), "diagnosis"),
  medication: ({ r }) => health(r.pick(["Metformin 500 mg", "Sertraline 50 mg", "Lisinopril 10 mg", "Salbutamol"]), "medication"),
  allergies: ({ r }) => health(r.pick(["Penicillin", "Peanuts, tree nuts", "Latex", "Pollen"]), "allergy"),
  "blood-type": ({ r }) => leaf(r.pick(["A+", "0-", "AB+", "B-", "O+"]), "health", "blood-type health-* special-category"),
  "record-number": ({ r }) =>
    leaf(`${r.pick(["MR", "P", ""])}${r.pick("123456789")}${r.digits(6)}`, "health", "medical-record-number health-id health-* *-id"),
  "insurance-number": ({ r }) =>
    leaf(`${r.pick(upper)}${r.pick("123456789")}${r.digits(8)}`, "health", "health-insurance-number health-id health-* *-kvnr insurance-*"),
  salary: ({ r }) => leaf(r.between(24, 190) * 500 + 250, "financial", "income salary"),
  balance: ({ r }) => leaf(r.between(100, 99_999) + 0.37, "financial", "account-balance balance"),
  iban: ({ r }) => {
    const text = ids.iban(r);
    return leaf(r.chance(0.3) ? text.replace(/(.{4})(?=.)/g, "$1 ") : text, "financial", "iban *-iban", { alone: true });
  },
  account: ({ r }) =>
    leaf(`${r.pick("123456789")}${r.digits(r.between(7, 10))}`, "financial", "bank-account *-account* account-number *-cbu *-clabe"),
  card: ({ r }) => leaf(ids.card(r), "financial", "card-number *-card* card-*"),
  cvv: ({ r }) => leaf(`${r.pick("123456789")}${r.digits(2)}`, "financial", "card-security-code card-*"),
  "credit-score": ({ r }) => leaf(r.between(520, 840), "financial", "credit-score risk-score"),
  passport: ({ r, locale }) => leaf(ids.passport(r, people.countryOf(locale)), "personal", "passport *-passport"),
  licence: ({ r }) =>
    leaf(
      `${r.from(upper, 2)}${r.pick("123456789")}${r.digits(6)}`,
      "personal",
      "driving-licence *-driving-* *-driver* driv* *-licence *-license",
    ),
  plate: ({ r }) =>
    leaf(
      r.pick([
        `B-${r.from(upper, 2)} ${r.between(100, 9999)}`,
        `${r.from("ABCEFGHJKLMNPRSTUVWXYZ", 2)}${r.between(51, 73)} ${r.from("ABCEFGHJKLMNPRSTUVWXYZ", 3)}`,
        `${r.from(upper, 3)}${r.pick("123456789")}${r.digits(3)}`,
      ]),
      "personal",
      "vehicle-registration license-plate *plate* vehicle-* *-vehicle* device-id",
    ),
  vin: ({ r }) => leaf(ids.vin(r), "personal", "vin vehicle-* device-id"),
  mrz: ({ r, locale }) => {
    // The specimens of Doc 9303 are of Utopia: those are no data.
    const state = r.pick(["FRA", "ESP", "POL", "BRA", "JPN", "IDN"]);
    const [first, second] = ids.machineReadableZone(r, people.familyName(r, locale), people.givenName(r, locale), state);
    return leaf(r.chance(0.5) ? second : `${first}\n${second}`, "personal", "mrz passport machine-readable-*", { part: second });
  },
  biometric: ({ r }) => leaf(secrets.base64Of(r.hex(60)), "personal", "biometric* special-category", { type: "biometric" }),
  latitude: ({ r }) => leaf(degrees(r, 36, 58), "location", "coordinates latitude location* geo*", { type: "latitude" }),
  longitude: ({ r }) => leaf(degrees(r, 2, 29), "location", "coordinates longitude location* geo*", { type: "longitude" }),
  "ip-address": ({ r }) => leaf(people.publicAddress(r), "network", "ip-address ip* ipv4*", { alone: true }),
  ipv6: ({ r }) => leaf(people.publicAddress6(r), "network", "ip-address ip*", { type: "ipv6-address", alone: true }),
  mac: ({ r }) => leaf(people.hardwareAddress(r), "network", "mac-address mac*"),
  imei: ({ r }) => leaf(ids.imei(r), "personal", "imei device-id"),
  imsi: ({ r }) => leaf(ids.imsi(r), "personal", "imsi device-id"),
  iccid: ({ r }) => leaf(ids.iccid(r), "personal", "iccid device-id"),
  "android-id": ({ r }) => leaf(r.hex(16), "personal", "android-id device-id"),
  "advertising-id": ({ r }) => leaf(uuid(r), "personal", "advertising-id device-id *-id"),
  "device-serial": ({ r }) =>
    leaf(
      `${r.from(upper, 3)}${r.pick("123456789")}${r.digits(3)}${r.from(upper, 2)}${r.digits(3)}`,
      "personal",
      "device-serial device-id device-*",
    ),
  ethereum: ({ r }) => leaf(`0x${r.hex(40)}`, "financial", "ethereum-address crypto-* *-address *wallet*"),
  password: ({ r }) => leaf(secrets.password(r), "credential", "password"),
  "password-hash": ({ r }) =>
    leaf(r.pick([secrets.bcrypt, secrets.argon2, secrets.djangoHash])(r), "credential", "password-hash *-hash", { alone: true }),
  "access-token": ({ r }) => leaf(secrets.opaque(r), "credential", "access-token *-token secret"),
  "refresh-token": ({ r }) => leaf(secrets.opaque(r, 48), "credential", "refresh-token *-token secret"),
  "session-id": ({ r }) => leaf(secrets.opaque(r, 32), "credential", "session-id session-* *-token"),
  "api-key": ({ r }) => leaf(secrets.opaque(r, 36), "credential", "api-key *-key secret"),
  secret: ({ r }) => leaf(secrets.opaque(r, 44), "credential", "secret *-secret api-key *-key"),
  "reset-token": ({ r }) => leaf(secrets.opaque(r, 40), "credential", "reset-token *-token"),
  otp: ({ r }) =>
    leaf(`${r.pick("123456789")}${r.pick("0246")}${r.pick("13579")}${r.pick("02468")}${r.digits(2)}`, "credential", "one-time-code otp"),
  pin: ({ r }) => leaf(`${r.pick("3579")}${r.pick("02468")}${r.pick("13579")}${r.pick("0268")}`, "credential", "pin one-time-code card-*"),
  "totp-secret": ({ r }) => leaf(secrets.totpSeed(r), "credential", "totp-secret totp* secret one-time-code *-secret"),
  "recovery-code": ({ r }) =>
    leaf(
      `${r.from(lower, 2)}${r.digits(3)}-${r.digits(2)}${r.from(lower, 3)}`,
      "credential",
      "recovery-code one-time-code reset-token backup-*",
    ),
  "security-answer": ({ r }) =>
    leaf(r.pick(["Rover the second", "Kingfisher Lane", "Mrs Abernathy"]), "credential", "security-answer one-time-code password"),
  jwt: ({ r }) => leaf(secrets.jwt(r), "credential", "jwt *-token", { alone: true }),
  "private-key": ({ r }) => leaf(secrets.privateKey(r), "credential", "private-key *-private-key", { alone: true }),
  connection: ({ r }) => {
    const { text, secret } = secrets.connection(r);
    return leaf(text, "credential", "connection-string url-credentials *-connection-*", { part: secret, alone: true });
  },
  storage: ({ r }) => {
    const { text, secret } = secrets.storage(r);
    return leaf(text, "credential", "azure-storage-key connection-string azure-* secret *-key", { part: secret, alone: true });
  },
  "aws-secret": ({ r }) => leaf(secrets.awsSecret(r), "credential", "aws-secret-access-key aws-* secret *-key"),
  bearer: ({ r }) => {
    const token = secrets.opaque(r);
    return leaf(`Bearer ${token}`, "credential", "bearer-token authorization-header *-token", { part: token });
  },
  basic: ({ r }) => {
    const pair = secrets.base64Of(`svc-report:${secrets.password(r)}`);
    return leaf(`Basic ${pair}`, "credential", "basic-credentials authorization-header basic-*", { part: pair, alone: true });
  },
  cookie: ({ r }) => {
    const token = secrets.opaque(r, 32);
    return leaf(`session=${token}; Path=/; HttpOnly`, "credential", "cookie session-* *-cookie *-token", { part: token });
  },
  prose: (s) => prose(s),
  "staff-number": ({ r }) => maybe(r.digits(6)),
  username: ({ r }) => maybe(`${r.pick(["quiet", "velvet", "north"])}${r.pick(["otter", "maple", "comet"])}${r.between(10, 99)}`),
  department: ({ r }) => maybe(r.pick(["Logistics", "Finance", "Radiology"])),
  "start-date": ({ r }) => maybe(`20${r.between(10, 24)}-0${r.between(1, 9)}-01`),
  class: ({ r }) => maybe(`${r.between(1, 9)}${r.pick("abc")}`),
  amount: ({ r }) => maybe(r.between(500, 99_999) / 100),
  job: ({ r }) => maybe(r.pick(["Accountant", "Site engineer", "Nurse", "Team lead"])),
  agent: ({ r }) => maybe(`Mozilla/5.0 (X11; Linux x86_64; rv:1${r.between(10, 40)}.0) Gecko/20100101 Firefox/1${r.between(10, 40)}.0`),
  country: ({ r }) => maybe(r.pick(["DE", "FR", "US", "BR", "JP"])),
  salutation: ({ r }) => maybe(r.pick(["Mr", "Ms", "Dr"])),
};

/** A sentence with one value that tells by itself. */
function prose(s: Setting): Leaf {
  const [before, name, after] = [
    ["Customer wants a call back on ", "phone", " after five."],
    ["Reply went to ", "email", ", no answer yet."],
    ["Refund to ", "iban", " was booked."],
    ["Log shows ", "jwt", " in the query."],
    ["Bitte an ", "email", " weiterleiten."],
    ["Rotated ", "credential", " after it stood in the ticket."],
    ["See also ", "clean:url", " for the release."],
    ["Parcel ", "clean:tracking", " left the hub."],
    ["config says ", "connection", " there."],
  ][s.turn("prose") % 9] as [string, string, string];
  const inner = valueNamed(name, s);
  return {
    value: before + inner.value + after,
    labels: inner.labels.map((label) => ({
      ...label,
      start: label.start + before.length,
      end: label.end + before.length,
      outer: [label.outer[0] + before.length, label.outer[1] + before.length],
    })),
  };
}

const cleanValues: Readonly<Record<string, (r: Random) => string | number | boolean>> = {
  uuid,
  ulid: (r) => `01${r.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24)}`,
  number: (r) => r.between(1000, 9_999_999),
  count: (r) => r.below(500),
  flag: (r) => r.chance(0.5),
  price: (r) => r.between(100, 99_999) / 100,
  epoch: (r) => 1_700_000_000_000 + r.below(5e10),
  time: (r) => new Date(1.7e12 + r.below(5e10)).toISOString(),
  date: (r) => new Date(1.7e12 + r.below(5e10)).toISOString().slice(0, 10),
  status: (r) => r.pick(["active", "pending", "archived", "shipped", "draft", "gold"]),
  channel: (r) => r.pick(["web", "fair", "partner", "import"]),
  word: (r) => r.pick(["standard", "express", "sensor", "gateway", "premium", "mainnet", "billing"]),
  code: (r) => `${r.from(upper, 2)}${r.digits(3)}`,
  department: (r) => r.pick(["Cardiology", "Logistics", "Finance", "Ward 4B", "Radiology"]),
  currency: (r) => r.pick(["EUR", "USD", "BRL", "JPY"]),
  product: (r) => r.pick(["Trail Runner 2", "Blue Chair", "Basic plan 10 GB", "Galaxy Lamp", "Ledger Sync"]),
  title: (r) => r.pick(["Introduction to algebra", "Release planning", "Kitchen duty", "Roadmap 2025"]),
  version: (r) => `${r.below(12)}.${r.below(40)}.${r.below(90)}`,
  hash: (r) => r.hex(r.pick([40, 64])),
  etag: (r) => `W/"${r.hex(32)}"`,
  cursor: (r) => secrets.base64Of(JSON.stringify({ offset: r.between(20, 900), id: r.between(1e5, 9e5) })),
  order: (r) => `ORD-${r.digits(10)}`,
  reference: (r) => `Invoice ${r.digits(6)}`,
  tracking: (r) => `1Z${r.from(`${upper}0123456789`, 6)}${r.digits(10)}`,
  carrier: (r) => r.pick(["DHL", "UPS", "PostNL"]),
  sku: (r) => `SKU-${r.digits(8)}`,
  gtin: (r) => `40${r.digits(11)}`,
  url: (r) => `https://static.northwind-logistics.eu/img/${r.hex(16)}.webp?v=${r.digits(6)}`,
  color: (r) => `#${r.hex(6)}`,
  flight: (r) => `${r.pick(["LH", "AF", "TK"])}${r.between(100, 2999)}`,
  airport: (r) => r.pick(["FRA", "CDG", "GRU", "HND"]),
  locale: (r) => r.pick(["de-DE", "en-GB", "pt-BR"]),
  scope: (r) => r.pick(["openid profile", "orders:read orders:write"]),
  "token-type": () => "Bearer",
  method: (r) => r.pick(["GET", "PUT"]),
  mime: () => "application/json",
  image: (r) => `registry.northwind-logistics.eu/orders:${r.between(1, 9)}.${r.below(30)}.${r.below(30)}`,
  "public-key": (r) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.from(alphanumeric, 43)}`,
  publishable: (r) => `p${"k"}_live_${r.from(alphanumeric, 24)}`,
};

/** The value that a name of a document stands for. Throws on a name that is none. */
export function valueNamed(name: string, s: Setting): Leaf {
  if (name.startsWith("clean:")) {
    const make = cleanValues[name.slice(6)];
    if (make) return clean(make(s.r));
  }
  if (name === "credential" || name.startsWith("credential:")) {
    const wanted = name.slice(11);
    const row = wanted
      ? secrets.credentials.find(({ type }) => type === wanted)!
      : secrets.credentials[s.turn("credential") % secrets.credentials.length]!;
    const text = row.make(s.r);
    // The secret of a webhook is its path.
    return leaf(text, "credential", row.types.join(" "), { alone: true, part: text.replace(/^https:\/\/[^/]+\/(?:services\/)?/, "") });
  }
  const make = concepts[name];
  if (!make) throw new Error(`${name} is no value`);
  return make(s);
}

/** An id of some country with the names it goes by; `kind` narrows the choice. */
export function identifierOf(kind: string, s: Setting): { readonly leaf: Leaf; readonly name: string } {
  const table = ids.identifiers.filter((row) => (kind ? row.kind === kind : row.kind === "personal"));
  const row = table[s.turn("identifier") % table.length]!;
  return { leaf: leaf(row.make(s.r), row.kind, row.types.join(" ")), name: s.r.pick(row.names.split(" ")) };
}

/** What a field for the value is called, in snake case: of the body's language as often as English. */
export function nameOf(value: string, fallback: string, s: Setting): string {
  const names = fieldNames[value];
  if (names) return s.r.pick((s.r.chance(0.7) ? (names[s.locale] ?? names.en) : names.en).split(" "));
  return plainNames[value] ? s.r.pick(plainNames[value].split(" ")) : fallback;
}
