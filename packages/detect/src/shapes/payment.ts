// In: digits of a possible payment card, or a possible IBAN. Out: the brand, or whether it holds. Ranges and lengths are data.

import { luhn, mod97 } from "../schemes/check-digits.js";

interface Brand {
  readonly brand: string;
  /** First and last issuer prefix, of the same length. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly lengths: readonly number[];
  readonly source: string;
}

const brands: readonly Brand[] = [
  {
    brand: "American Express",
    ranges: [
      [34, 34],
      [37, 37],
    ],
    lengths: [15],
    source: "ISO/IEC 7812 register; americanexpress.com",
  },
  {
    brand: "Diners Club",
    ranges: [
      [300, 305],
      [36, 36],
      [38, 39],
    ],
    lengths: [14],
    source: "ISO/IEC 7812 register; discoverglobalnetwork.com",
  },
  { brand: "JCB", ranges: [[3528, 3589]], lengths: [16], source: "ISO/IEC 7812 register; global.jcb" },
  { brand: "Visa", ranges: [[4, 4]], lengths: [13, 16, 19], source: "ISO/IEC 7812 register; visa.com" },
  {
    brand: "Mastercard",
    ranges: [
      [51, 55],
      [2221, 2720],
    ],
    lengths: [16],
    source: "mastercard.us, 2-series BIN expansion",
  },
  {
    brand: "Discover",
    ranges: [
      [6011, 6011],
      [644, 649],
      [65, 65],
    ],
    lengths: [16, 19],
    source: "discoverglobalnetwork.com, IIN table",
  },
  {
    brand: "UnionPay",
    ranges: [
      [62, 62],
      [81, 81],
    ],
    lengths: [16, 17, 18, 19],
    source: "unionpayintl.com",
  },
  {
    brand: "Maestro",
    ranges: [
      [5018, 5018],
      [5020, 5020],
      [5038, 5038],
      [6304, 6304],
      [6759, 6759],
      [6761, 6763],
    ],
    lengths: [16, 18, 19],
    source: "mastercard.com, Maestro",
  },
  { brand: "Mir", ranges: [[2200, 2204]], lengths: [16], source: "mironline.ru" },
  {
    brand: "RuPay",
    ranges: [
      [60, 60],
      [508, 508],
    ],
    lengths: [16],
    source: "npci.org.in",
  },
  {
    brand: "Elo",
    ranges: [
      [5067, 5067],
      [5090, 5090],
      [6362, 6363],
    ],
    lengths: [16],
    source: "elo.com.br",
  },
];

// Numbers that the payment services print for trials: docs.stripe.com/testing, developer.paypal.com, docs.adyen.com.
const trial: ReadonlySet<string> = new Set([
  "4242424242424242",
  "4111111111111111",
  "4000056655665556",
  "4012888888881881",
  "4000000000000002",
  "4000000000009995",
  "4000002500003155",
  "4000000000003220",
  "5555555555554444",
  "2223003122003222",
  "5200828282828210",
  "5105105105105100",
  "378282246310005",
  "371449635398431",
  "6011111111111117",
  "6011000990139424",
  "3056930009020004",
  "36227206271667",
  "30569309025904",
  "38520000023237",
  "3566002020360505",
  "3530111333300000",
  "6200000000000005",
  "4222222222222",
  "4917610000000000",
  "6759649826438453",
  "4444333322221111",
  "5454545454545454",
]);

/** The brand of a card number that passes Luhn and stands in an issuer's range at a length that the brand uses; else null. Digits only. */
export function cardBrand(digits: string): string | null {
  if (digits.length < 13 || digits.length > 19 || !luhn(digits)) return null;
  for (const { brand, ranges, lengths } of brands) {
    if (!lengths.includes(digits.length)) continue;
    for (const [low, high] of ranges) {
      const head = Number(digits.slice(0, String(low).length));
      if (head >= low && head <= high) return new Set(digits).size > 1 ? brand : null;
    }
  }
  return null;
}

/** Whether a card number is one that payment services print for trials. */
export const isTrialCard = (digits: string): boolean => trial.has(digits);

// SWIFT IBAN registry, release 99: two letters and the length of the whole.
const lengthsByCountry: ReadonlyMap<string, number> = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 " +
    "HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 " +
    "QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** The length an IBAN of a country has, or 0. */
export const ibanLength = (country: string): number => lengthsByCountry.get(country) ?? 0;

/** ISO 13616: country length and mod 97. Upper case without spaces. */
export function ibanHolds(bare: string): boolean {
  return (
    bare.length === ibanLength(bare.slice(0, 2)) && /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(bare) && mod97(bare.slice(4) + bare.slice(0, 4)) === 1
  );
}

// Printed as samples in standards and banks' pages.
const sampleIbans: ReadonlySet<string> = new Set([
  "DE89370400440532013000",
  "GB82WEST12345698765432",
  "GB29NWBK60161331926819",
  "FR1420041010050500013M02606",
  "NL91ABNA0417164300",
]);

/** Whether an IBAN is one that standards and banks print as a sample. */
export const isSampleIban = (bare: string): boolean => sampleIbans.has(bare);
