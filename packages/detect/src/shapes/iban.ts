// In: bytes and a place in them, or a short text. Out: the IBAN that stands there, and how far its checks hold. The registry is data.

import type { Confidence } from "../match.js";
import { accountChecks } from "../schemes/account-checks.js";
import { mod97 } from "../schemes/check-digits.js";
import { begins, blankAt, DIGIT, type Find, is, UPPER, WORD } from "./find.js";

// SWIFT IBAN registry, release 99, and the countries that use IBANs without being in it (AO to TG, at the end): country, then the account's parts: n digits, a letters, c both.
const registry =
  "AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n " +
  "FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c " +
  "LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n " +
  "SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR5n17c UA6n19c VA18n VG4a16n XK16n YE4a4n18c " +
  "AO21n BF2c22n BJ2c22n CF23n CG23n CI2c22n CM23n CV21n DZ22n GA23n GQ23n GW2c19n IR22n KM23n MA24n MG23n ML2c22n MZ21n NE2a22n SN2a22n TD23n TG2a22n";

const DIGITS = 1;
const LETTERS = 2;
const EITHER = 3;

/** What each place of the account may hold, by country. */
const accounts = new Map<string, Uint8Array>();
/** Length of the whole, by two letters as a number of base 26. */
const lengths = new Uint8Array(26 * 26);
const index = (first: number, second: number): number => (first - 65) * 26 + second - 65;

for (const row of registry.split(" ")) {
  const country = row.slice(0, 2);
  const places: number[] = [];
  for (const [, size, sort] of row.slice(2).matchAll(/(\d{1,2})([nac])/g))
    for (let i = 0; i < Number(size); i++) places.push(sort === "n" ? DIGITS : sort === "a" ? LETTERS : EITHER);
  accounts.set(country, Uint8Array.from(places));
  lengths[index(row.charCodeAt(0), row.charCodeAt(1))] = places.length + 4;
}

/** The length an IBAN of a country has, or 0. */
export const ibanLength = (country: string): number => (accounts.get(country)?.length ?? -4) + 4;

/** ISO 13616: the country's length, its places of digits and letters, and mod 97. Upper case without blanks. */
export function ibanHolds(bare: string): boolean {
  const account = accounts.get(bare.slice(0, 2));
  if (!account || bare.length !== account.length + 4) return false;
  // ISO 7064 gives check digits from 02 to 98.
  if (bare[2] === "0" ? bare[3]! < "2" : bare[2] === "9" && bare[3] === "9") return false;
  for (let i = 2; i < bare.length; i++) {
    const code = bare.charCodeAt(i);
    const sort = i < 4 ? DIGITS : account[i - 4]!;
    if (code >= 48 && code <= 57 ? !(sort & DIGITS) : code >= 65 && code <= 90 ? !(sort & LETTERS) : true) return false;
  }
  return mod97(bare.slice(4) + bare.slice(0, 4)) === 1;
}

/** `proven`: with the country's own check, where it has one. `firm`: that one fails. Null: it is no IBAN. */
export function ibanConfidence(bare: string): Confidence | null {
  if (!ibanHolds(bare)) return null;
  const check = accountChecks.get(bare.slice(0, 2));
  return !check || check(bare.slice(4)) ? "proven" : "firm";
}

// The registry's own samples, and what banks and libraries print.
const samples: ReadonlySet<string> = new Set(
  (
    "AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741 AT611904300234573201 AZ21NABZ00000000137010001944 BA391290079401028494 BE68539007547034 BG80BNBG96611020345678 " +
    "BH67BMAG00001299123456 BI4210000100010000332045181 BR1800360305000010009795493C1 BR1800000000141455123924100C2 BY13NBRB3600900000002Z00AB00 CH9300762011623852957 CR05015202001026284066 " +
    "CY17002001280000001200527600 CZ6508000000192000145399 CZ9455000000001011038930 DE89370400440532013000 DJ2100010000000154000100186 DK5000400440116243 DO28BAGR00000001212453611324 EE382200221020145685 " +
    "EG380019000500000000263180002 ES9121000418450200051332 FI2112345600000785 FK88SC123456789012 FO6264600001631634 FR1420041010050500013M02606 GB29NWBK60161331926819 GB82WEST12345698765432 " +
    "GB33BUKB20201555555555 GE29NB0000000101904917 GI75NWBK000000007099453 GL8964710001000206 GR1601101250000000012300695 GT82TRAJ01020000001210029690 HN88CABF00000000000250005469 HR1210010051863000160 " +
    "HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999 IQ98NBIQ850123456789012 IS140159260076545510730339 IT60X0542811101000000123456 JO94CBJO0010000000000131000302 " +
    "KW81CBKU0000000000001234560101 KZ86125KZT5004100100 LB62099900000001001901229114 LC55HEMM000100010012001200023015 LI21088100002324013AA LT121000011101001000 LU280019400644750000 LV80BANK0000435195001 " +
    "LY83002048000020100120361 MC5811222000010123456789030 MD24AG000225100013104168 ME25505000012345678951 MK07250120000058984 MN121234123456789123 MR1300020001010000123456753 " +
    "MT84MALT011000012345MTLCAST001S MU17BOMM0101101030300200000MUR NI45BAPR00000013000003558124 NL91ABNA0417164300 NO9386011117947 OM810180000001299123456 PK36SCBL0000001123456702 " +
    "PL61109010140000071219812874 PS92PALS000000000400123456702 PT50000201231234567890154 QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000 RS35260005601001611379 RU0304452522540817810538091310419 " +
    "SA0380000000608010167519 SC18SSCB11010000000000001497USD SD2129010501234001 SE4550000000058398257466 SI56263300012039086 SK3112000000198742637541 SM86U0322509800000000270100 SO211000001001000100141 " +
    "ST23000100010051845310146 SV62CENR00000000000000700025 TL380080012345678910157 TN5910006035183598478831 TR330006100519786457841326 UA213223130000026007233566001 VA59001123000012345678 " +
    "VG96VPVG0000012345678901 XK051212012345678906 YE15CBYE0001018861234567891234"
  ).split(" "),
);

/** Whether an IBAN is one that the registry, standards and banks print as a sample. */
export const isSampleIban = (bare: string): boolean => samples.has(bare);

/**
 * An IBAN in capitals, on end or with single blanks or hyphens in it. Call it where a word begins with two capitals that two digits follow. Samples have null confidence.
 */
export function ibanAt(bytes: Uint8Array, at: number, end: number): Find | null {
  const first = bytes[at]!;
  const second = bytes[at + 1]!;
  if (!is(first, UPPER) || !is(second, UPPER) || !is(bytes[at + 2], DIGIT) || !is(bytes[at + 3], DIGIT)) return null;
  const length = lengths[index(first, second)]!;
  if (length === 0 || at + length > end || !begins(bytes, at)) return null;
  let bare = "";
  let place = at;
  let gap = true;
  while (bare.length < length) {
    const byte = place < end ? bytes[place] : undefined;
    if (is(byte, DIGIT | UPPER)) {
      bare += String.fromCharCode(byte!);
      place++;
      gap = false;
      continue;
    }
    const width = byte === 45 ? 1 : blankAt(bytes, place);
    if (width === 0 || gap) return null;
    gap = true;
    place += width;
  }
  if (place < end && is(bytes[place], WORD)) return null;
  const confidence = ibanConfidence(bare);
  return confidence && { type: "iban", start: at, end: place, confidence: samples.has(bare) ? null : confidence };
}

/** How sure the value of a field for an IBAN is one: any case, blanks and hyphens as people write them. Samples are null. */
export function ibanInField(value: string): Confidence | null {
  if (value.length > 64) return null;
  const bare = value
    .replace(/[\s\u00a0.-]/g, "")
    .replace(/^IBAN:?/i, "")
    .toUpperCase();
  if (samples.has(bare)) return null;
  return ibanConfidence(bare) ?? (/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(bare) && ibanLength(bare.slice(0, 2)) > 0 ? "tentative" : null);
}

// ISO 3166-1 alpha-2, and XK as SWIFT uses it.
export const countries: ReadonlySet<string> = new Set(
  (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER " +
    "ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU " +
    "LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ " +
    "SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
  ).split(" "),
);

/** ISO 9362: four letters or digits of the bank, country, two of the place, three of the branch. A bank's, nobody's: only to tell it from other codes. */
export const bicHolds = (text: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(text) && countries.has(text.slice(4, 6));
