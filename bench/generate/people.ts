// In: a source of numbers and a language. Out: a made-up person's values as they are written where that language is spoken.

import { day, type Random } from "./random.js";

export type Locale = "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "ru" | "tr" | "ja" | "zh" | "ko" | "ar" | "id";
export const locales: readonly Locale[] = ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr", "ja", "zh", "ko", "ar", "id"];

interface Place {
  readonly country: string;
  readonly given: string;
  readonly family: string;
  readonly streets: string;
  readonly cities: string;
  /** `#` is a digit. */
  readonly postcode: string;
  readonly phone: readonly string[];
  readonly local: string;
}

/** Commonest names of each country by its statistical office; streets of the commonest names; mobile ranges of each numbering plan. */
const places: Readonly<Record<Locale, Place>> = {
  en: {
    country: "us",
    given: "Olivia|Noah|Amelia|Theodore|Charlotte|Oliver|Harper|Elijah",
    family: "Whitaker|Henderson|Castellano|Brooks|Fitzgerald|Delgado|Sutherland|Okafor",
    streets: "Maple Street|Birch Lane|Harbor Road|Prospect Avenue|Quarry Drive",
    cities: "Portland|Leeds|Savannah|Bristol|Tucson|Madison",
    postcode: "9720#",
    phone: ["+1 503 2## 6##7", "+1-312-4##-8##9", "+44 7911 ######"],
    local: "(503) 2##-6##7",
  },
  de: {
    country: "de",
    given: "Emilia|Matteo|Sophia|Jürgen|Hannelore|Björn|Annika|Friedrich",
    family: "Schröder|Baumgärtner|Köhler|Winkelmann|Vogel|Zimmermann|Lindner",
    streets: "Lindenstraße|Goethestraße|Am Mühlbach|Birkenweg|Kirchgasse",
    cities: "Göttingen|Freiburg|Leipzig|Münster|Rostock",
    postcode: "3#0#3",
    phone: ["+49 151 2#######", "+49 176 4#######"],
    local: "0151 2#######",
  },
  fr: {
    country: "fr",
    given: "Léa|Gabriel|Chloé|Théo|Manon|Étienne|Amandine|Hugo",
    family: "Lefèvre|Garnier|Chevalier|Rousseau|Fontaine|Marchand",
    streets: "rue des Lilas|avenue Jean Jaurès|boulevard Voltaire|impasse du Moulin",
    cities: "Nantes|Grenoble|Rennes|Toulouse|Dijon",
    postcode: "440#0",
    phone: ["+33 6 4# ## ## 73", "+33 7 5# ## ## 18"],
    local: "06 4# ## ## 73",
  },
  es: {
    country: "es",
    given: "Lucía|Hugo|Martina|Álvaro|Sofía|Joaquín|Carmen|Iker",
    family: "Fernández|Navarro|Ibáñez|Castillo|Echeverría|Domínguez",
    streets: "Calle Mayor|Avenida de la Constitución|Calle del Olmo|Paseo del Prado",
    cities: "Zaragoza|Valencia|Bilbao|Sevilla|Murcia",
    postcode: "500#8",
    phone: ["+34 612 4## 7#8", "+34 655 ### 3#1"],
    local: "612 4## 7#8",
  },
  pt: {
    country: "br",
    given: "Beatriz|João|Mariana|Caetano|Larissa|Thiago|Inês|Gonçalo",
    family: "Carvalho|Figueiredo|Nogueira|Azevedo|Magalhães|Teixeira",
    streets: "Rua das Acácias|Avenida Paulista|Rua do Comércio|Travessa da Graça",
    cities: "Curitiba|Recife|Braga|Coimbra|Salvador",
    postcode: "8023#-1#0",
    phone: ["+55 41 99#3#-4##7", "+351 912 4## 7#3"],
    local: "(41) 99#3#-4##7",
  },
  it: {
    country: "it",
    given: "Giulia|Leonardo|Alessia|Matteo|Chiara|Niccolò|Beatrice",
    family: "Moretti|Galliani|Ferraro|Bianchini|Colombo|Rinaldi",
    streets: "Via Garibaldi|Corso Italia|Via dei Tigli|Piazza Cavour",
    cities: "Bologna|Torino|Verona|Lecce|Trieste",
    postcode: "4012#",
    phone: ["+39 347 4#####7", "+39 320 8#####1"],
    local: "347 4#####7",
  },
  nl: {
    country: "nl",
    given: "Sanne|Daan|Femke|Sem|Lotte|Thijs|Marijke",
    family: "van der Berg|de Vries|Dijkstra|Hoekstra|Brouwer|Postma",
    streets: "Dorpsstraat|Kerklaan|Molenweg|Prinsengracht",
    cities: "Utrecht|Groningen|Eindhoven|Haarlem",
    postcode: "35#2 KL",
    phone: ["+31 6 4#######", "+31 6 2#######"],
    local: "06 4#######",
  },
  pl: {
    country: "pl",
    given: "Zuzanna|Antoni|Maja|Szymon|Małgorzata|Łukasz|Wojciech",
    family: "Kowalczyk|Wiśniewska|Zając|Wróbel|Dąbrowski|Szymańska",
    streets: "ul. Polna|ul. Leśna|ul. Słoneczna|al. Niepodległości",
    cities: "Wrocław|Gdańsk|Poznań|Lublin|Kraków",
    postcode: "50-#1#",
    phone: ["+48 601 4## 7#8", "+48 512 ### 9#3"],
    local: "601 4## 7#8",
  },
  ru: {
    country: "ru",
    given: "Анастасия|Дмитрий|Екатерина|Сергей|Ольга|Алексей",
    family: "Смирнова|Кузнецов|Васильева|Морозов|Лебедева|Соколов",
    streets: "ул. Лесная|проспект Мира|ул. Садовая|Набережная ул.",
    cities: "Казань|Самара|Екатеринбург|Томск|Пермь",
    postcode: "4200#8",
    phone: ["+7 916 4##-7#-83", "+7 903 ###-5#-19"],
    local: "8 916 4##-7#-83",
  },
  tr: {
    country: "tr",
    given: "Zeynep|Yusuf|Elif|Mehmet|Ayşe|Çağrı|Özlem",
    family: "Yılmaz|Şahin|Öztürk|Çelik|Aydın|Koç",
    streets: "Atatürk Caddesi|Gül Sokak|İnönü Bulvarı|Lale Sokak",
    cities: "İzmir|Bursa|Eskişehir|Konya",
    postcode: "351#0",
    phone: ["+90 532 4## 7# 83", "+90 505 ### 6# 21"],
    local: "0532 4## 7# 83",
  },
  ja: {
    country: "jp",
    given: "結衣|蓮|陽菜|大輔|美咲|健太",
    family: "佐々木|高橋|小林|渡辺|山口|中村",
    streets: "中央町|本町|桜台|緑が丘",
    cities: "横浜市|仙台市|福岡市|京都市",
    postcode: "231-00#7",
    phone: ["+81 90 4### 7##8", "+81 80 6### 3##1"],
    local: "090-4###-7##8",
  },
  zh: {
    country: "cn",
    given: "欣怡|浩然|雨桐|建国|子涵|晓明",
    family: "欧阳|赵|黄|周|徐|孙",
    streets: "人民路|解放大道|中山路|建设街",
    cities: "成都市|杭州市|武汉市|南京市",
    postcode: "6100#1",
    phone: ["+86 138 4### 7##8", "+86 159 6### 3##1"],
    local: "1384###7##8",
  },
  ko: {
    country: "kr",
    given: "서연|민준|지우|현우|하은|도윤",
    family: "김|이|박|최|정|강",
    streets: "세종대로|중앙로|테헤란로|동백로",
    cities: "부산광역시|대구광역시|수원시|인천광역시",
    postcode: "4813#",
    phone: ["+82 10 4### 7##8"],
    local: "010-4###-7##8",
  },
  ar: {
    country: "sa",
    given: "فاطمة|محمد|عائشة|خالد|نورة|عبدالله",
    family: "القحطاني|الحربي|الزهراني|العتيبي|الشمري",
    streets: "شارع الملك فهد|شارع التحلية|طريق العليا",
    cities: "الرياض|جدة|الدمام|دبي",
    postcode: "1221#",
    phone: ["+966 50 4## 7##8", "+971 50 4## 7##8"],
    local: "050 4## 7##8",
  },
  id: {
    country: "id",
    given: "Siti|Budi|Dewi|Agus|Putri|Rizky|Wulan",
    family: "Santoso|Wijaya|Kusuma|Hidayat|Pratama|Lestari",
    streets: "Jalan Merdeka|Jalan Sudirman|Jalan Melati|Gang Mawar",
    cities: "Surabaya|Bandung|Yogyakarta|Denpasar",
    postcode: "6027#",
    phone: ["+62 812 4### 7##8", "+62 857 6### 3##1"],
    local: "0812-4###-7##8",
  },
};

export const countryOf = (locale: Locale): string => places[locale].country;

const filled = (r: Random, pattern: string): string => pattern.replaceAll("#", () => r.pick("2346789"));
const oneOf = (r: Random, words: string): string => r.pick(words.split("|"));

export const givenName = (r: Random, locale: Locale): string => oneOf(r, places[locale].given);
export const familyName = (r: Random, locale: Locale): string => oneOf(r, places[locale].family);
export const fullName = (r: Random, locale: Locale): string =>
  locale === "ja" || locale === "zh" || locale === "ko"
    ? `${familyName(r, locale)}${locale === "ja" ? " " : ""}${givenName(r, locale)}`
    : `${givenName(r, locale)} ${familyName(r, locale)}`;

/** International form, with or without blanks, or the national one. `national` numbers need a field's name. */
export const phone = (r: Random, locale: Locale, national = false): string => {
  const text = filled(r, national ? places[locale].local : r.pick(places[locale].phone));
  return !national && r.chance(0.5) ? text.replace(/[ -]/g, "") : text;
};

export const street = (r: Random, locale: Locale): string => {
  const name = oneOf(r, places[locale].streets);
  const house = r.between(2, 180);
  return locale === "en" || locale === "fr"
    ? `${house} ${name}`
    : locale === "ja" || locale === "zh" || locale === "ko"
      ? `${name}${house}号`
      : `${name} ${house}`;
};
export const city = (r: Random, locale: Locale): string => oneOf(r, places[locale].cities);
export const postcode = (r: Random, locale: Locale): string => filled(r, places[locale].postcode);
export const address = (r: Random, locale: Locale): string => `${street(r, locale)}, ${postcode(r, locale)} ${city(r, locale)}`;

const latin: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ł: "l", ı: "i" };
const mailboxes =
  "quentin.mercer|a.blomqvist|tilda_hawke|rosalind.p|jmarchetti|kv.ostrander|ines.duarte|p.lindholm|yara.haddad|tomoko.ishii|d.okonkwo|milosz.w";
const providers =
  "gmail.com|outlook.com|web.de|orange.fr|libero.it|yandex.ru|qq.com|naver.com|fastmail.com|proton.me|uol.com.br|wp.pl|northwind-logistics.eu|kaffeerad.de";
export const email = (r: Random, locale: Locale): string => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[äöüßłı]/g, (sign) => latin[sign]!)
      .normalize("NFD")
      .replace(/[^a-z]/g, "");
  const [given, family] = [plain(givenName(r, locale)), plain(familyName(r, locale))];
  const box =
    given && family
      ? r.pick([`${given}.${family}`, `${given[0]}.${family}${r.between(60, 99)}`, `${family}_${given}`, `${given}+news.${family}`])
      : `${oneOf(r, mailboxes)}${r.between(10, 99)}`;
  return `${box}@${oneOf(r, providers)}`;
};

/** A day of birth as the country writes it, or as ISO 8601 does. */
export const birthDate = (r: Random, locale: Locale): string => {
  const { y, mm, dd } = day(r);
  if (r.chance(0.6)) return `${y}-${mm}-${dd}`;
  return (
    {
      en: `${mm}/${dd}/${y}`,
      de: `${dd}.${mm}.${y}`,
      pl: `${dd}.${mm}.${y}`,
      ru: `${dd}.${mm}.${y}`,
      tr: `${dd}.${mm}.${y}`,
      nl: `${dd}-${mm}-${y}`,
      ja: `${y}/${mm}/${dd}`,
      zh: `${y}/${mm}/${dd}`,
      ko: `${y}.${mm}.${dd}`,
    }[locale as string] ?? `${dd}/${mm}/${y}`
  );
};

/** Public, of ranges that are handed out to access providers. */
export const publicAddress = (r: Random): string =>
  `${r.pick([24, 62, 78, 84, 91, 109, 151, 176, 188, 201, 213])}.${r.between(2, 250)}.${r.between(2, 250)}.${r.between(2, 250)}`;
export const publicAddress6 = (r: Random): string =>
  `2${r.pick(["a02:8109", "a01:cb08", "600:1700", "804:14d"])}:${r.hex(4).replace(/^0+/, "") || "1"}:${r.pick("123456789abcdef")}${r.hex(3)}:${r.pick("123456789abcdef")}${r.hex(3)}:${r.pick("123456789abcdef")}${r.hex(3)}:${r.pick("123456789abcdef")}${r.hex(3)}:${r.pick("123456789abcdef")}${r.hex(3)}`;
export const hardwareAddress = (r: Random): string =>
  `${r.pick(["3c:22:fb", "a4:83:e7", "f0:18:98", "d8:bb:c1", "00:1b:63"])}:${r.pick("13579bdf")}${r.hex(1)}:${r.hex(2)}:${r.pick("2468ace")}${r.hex(1)}`;
