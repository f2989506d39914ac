// In: bytes and a place in them, or the value of a field. Out: the payment card number or the magnetic track that stands there. Issuers' ranges are data.

import { ascii } from "../bytes.js";
import type { Confidence } from "../match.js";
import { ALNUM, begins, blankAt, DIGIT, type Find, HEX, is, runEnd } from "./find.js";

// ISO/IEC 7812: brand | lengths | first digits, single or from-to | source. `!` before a brand: so wide or rare that a number alone, without groups or a field, is not told.
const table = `
Visa Electron|16|4026 417500 4508 4844 4913 4917|visa.com
Dankort|16|5019 4571|dankort.dk
Elo|16|401178-401179 431274 438935 451416 457393 457631-457632 504175 506699-506778 509000-509999 627780 636297 636368 650031-650033 650035-650051 650405-650439 650485-650538 650541-650598 650700-650718 650720-650727 650901-650978 651652-651679 655000-655019 655021-655058|elo.com.br
Verve|16,18,19|506099-506198 507865-507964 650002-650027|myverveworld.com
Hipercard|16|606282 637095 637568 637599 637609 637612|hipercard.com.br
Visa|13,16,19|4|visa.com
Mastercard|16|51-55 2221-2720|mastercard.us, 2-series BIN expansion
American Express|15|34 37|americanexpress.com
Diners Club|14-19|300-305 3095 36 38-39|discoverglobalnetwork.com
LankaPay|16|357111|lankapay.net
JCB|16-19|3528-3589|global.jcb
Discover|16-19|6011 644-649 65|discoverglobalnetwork.com
InterPayment|16-19|636|ISO/IEC 7812 register
InstaPayment|16|637-639|ISO/IEC 7812 register
UnionPay|16-19|62 8100-8171|unionpayintl.com
Mir|16-19|2200-2204|mironline.ru
Borica|16|2205|borica.bg
Troy|16|9792|troyodeme.com
Humo|16|9860|humocard.uz
Uzcard|16|8600 5614|uzcard.uz
Belkart|16|9112|belkart.by
Prostir|16|9804|prostir.gov.ua
ArCa|16|9051|arca.am
Napas|16,19|9704|napas.com.vn
mada|16|9682|mada.com.sa
Meeza|16|507803 507808-507810|meeza-eg.com
Naranja|16|589562|naranjax.com
Cabal|16|589657 603522 604201-604219 604400 627170|cabal.coop
UkrCard|16-19|60400100-60420099|ukrcard.com.ua
Shetab|16|502229 502806 502908 502938 505416 505785 585983 589210 589463 603769-603770 603799 610433 621986 622106 627353 627381 627412 627488 627648 627760 627961 628023 636214 636949 639346 639370 639607|cbi.ir
Maestro|12-19|5018 5020 5038 5893 6304 67|mastercard.com
!RuPay|16|508 60 6521-6522 81-82|npci.org.in
!UATP|15|1|uatp.com
!T-Union|19|31|ISO/IEC 7812 register`;

interface Range {
  readonly brand: string;
  readonly alone: boolean;
  /** Bits of the lengths that the brand uses. */
  readonly lengths: number;
  /** First and last number, cut or filled to eight digits. */
  readonly low: number;
  readonly high: number;
}

/** By the first digit, in the order of the table. */
const ranges: Range[][] = Array.from({ length: 10 }, () => []);
for (const row of table.trim().split("\n")) {
  const [name, sizes, heads] = row.split("|") as [string, string, string];
  let lengths = 0;
  for (const size of sizes.split(",")) {
    const [least, most = least] = size.split("-").map(Number) as [number, number?];
    for (let length = least; length <= most; length++) lengths |= 1 << length;
  }
  for (const head of heads.split(" ")) {
    const [from, to = from] = head.split("-") as [string, string?];
    const range = {
      brand: name.replace("!", ""),
      alone: name[0] !== "!",
      lengths,
      low: Number(from.padEnd(8, "0")),
      high: Number(to.padEnd(8, "9")),
    };
    for (let first = Number(from[0]); first <= Number(to[0]); first++) ranges[first]!.push(range);
  }
}

// Numbers that the payment services print for trials: docs.stripe.com/testing, developer.paypal.com, docs.adyen.com, developer.squareup.com, docs.worldpay.com,
// developers.braintreepayments.com, developer.authorize.net. All pass Luhn.
const trial: ReadonlySet<string> = new Set(
  (
    "4242424242424242 4111111111111111 4000056655665556 4012888888881881 4012000033330026 4000000000000002 4000000000000069 4000000000000077 4000000000000101 4000000000000119 4000000000000127 " +
    "4000000000000259 4000000000000341 4000000000003220 4000000000009235 4000000000009979 4000000000009987 4000000000009995 4000002500003155 4000002760003184 4000003800000446 4000008260000000 " +
    "4000000760000002 4000001240000000 4000004840008001 4532015112830366 4007000000027 4012888818888 4222222222222 4222222222222220 4217651111111119 4500600000000061 4005519200000004 4009348888881881 " +
    "4012000077777777 4012000033330620 4484070000000000 4462030000000000 4917610000000000 4917610000000000003 4444333322221111 4911830000000 4571000000000001 4035501000000008 4166676667666746 " +
    "4988438843884305 4646464646464644 4977949494949497 4400000000000008 " +
    "5555555555554444 2223003122003222 2223000048400011 2222400010000008 2222405343248877 2222990905257051 2223007648726984 2223577120017656 5200828282828210 5105105105105100 5454545454545454 5424000000000015 " +
    "5431111111111111 5555341244441115 5100060000000002 5500005555555559 5577000055770004 5555444433331111 5136333333333335 5585558555855583 5425233430109903 5111111111111118 5019717010103742 2720992720992729 " +
    "378282246310005 371449635398431 378734493671000 370000000000002 343434343434343 341111111111111 374251018720018 340000000000009 371111111111114 " +
    "6011111111111117 6011000990139424 6011000400000000 6011981111111113 6011601160116611 6445644564456445 6011000000000012 6011000000000004 " +
    "3056930009020004 36227206271667 30569309025904 38520000023237 36006666333344 36259600000004 36111111111111 30000000000004 38000000000006 " +
    "3566002020360505 3530111333300000 3569990010095841 3566111111111113 3528000700000000 " +
    "6200000000000005 6200000000000047 6205500000000000004 6243030000000001 6771798021000008 6759649826438453 6731030000000000 6304000000000000 6799990100000000019 5018000000000009 5020620000000000 5066991111111118 6062828888666688 2201382000000013"
  ).split(" "),
);

/** Whether a card number is one that payment services print for trials. */
export const isTrialCard = (digits: string): boolean => trial.has(digits);

// The digits of the number that is looked at; one at a time.
const number = new Uint8Array(19);

/** ISO/IEC 7812-1 annex B over the first `size` digits of `number`. */
function luhnHolds(size: number): boolean {
  let sum = 0;
  for (let i = size - 1, twice = false; i >= 0; i--, twice = !twice) {
    const digit = number[i]!;
    sum += twice ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

function rangeOf(size: number): Range | null {
  let head = 0;
  for (let i = 0; i < 8; i++) head = head * 10 + number[i]!;
  for (const range of ranges[number[0]!]!) if (head >= range.low && head <= range.high && range.lengths & (1 << size)) return range;
  return null;
}

const digitsOf = (size: number): string => String.fromCharCode(...number.subarray(0, size).map((digit) => digit + 48));

/** Nobody's: printed for trials, of three different digits at most, or with one digit seven times on end. */
const isMadeUp = (digits: string): boolean => trial.has(digits) || new Set(digits).size <= 3 || /(\d)\1{6}/.test(digits);

function load(digits: string): void {
  for (let i = 0; i < digits.length; i++) number[i] = digits.charCodeAt(i) - 48;
}

/** The brand of a number that passes Luhn, stands in an issuer's range at a length of that brand, and is not one digit repeated; else null. Digits only. */
export function cardBrand(digits: string): string | null {
  if (digits.length < 12 || digits.length > 19) return null;
  load(digits);
  return luhnHolds(digits.length) && new Set(digits).size > 1 ? (rangeOf(digits.length)?.brand ?? null) : null;
}

/** Groups that cards are printed in, by where the first separator and the next stand. */
const groupings = [
  [4, 4, 4, 4, 3],
  [4, 4, 4, 4],
  [4, 6, 5],
  [4, 6, 4],
];

/**
 * A card number. Call it at the first byte of a run of digits that is four long and is followed by a blank or a hyphen, or is 14 to 19 long. In groups it is firm;
 * alone it is tentative and weak. Trial numbers and windows on longer numbers are not told.
 */
export function cardAt(bytes: Uint8Array, at: number, end: number): Find | null {
  const first = bytes[at]! - 48;
  if (ranges[first] === undefined || ranges[first].length === 0) return null;
  const run = runEnd(bytes, at, Math.min(end, at + 20), DIGIT);
  const before = at > 0 ? bytes[at - 1]! : 32;
  if (!begins(bytes, at) || before === 45 || before === 46 || before === 43) return null;
  if (run - at === 4) return inGroups(bytes, at, end);
  const size = run - at;
  if (size < 14 || size > 19) return null;
  const next = run < end ? bytes[run] : undefined;
  if (is(next, ALNUM) || next === 95 || next === 45 || (next === 46 && is(bytes[run + 1], DIGIT))) return null;
  for (let i = 0; i < size; i++) number[i] = bytes[at + i]! - 48;
  if (!luhnHolds(size)) return null;
  const range = rangeOf(size);
  if (!range?.alone) return null;
  return { type: "card-number", start: at, end: run, confidence: isMadeUp(digitsOf(size)) ? null : "tentative", weak: true };
}

/** Whether more of a longer number follows in groups. The month of expiry (`09/27`) and the three digits of a security code do not count. */
function goesOn(bytes: Uint8Array, at: number, end: number): boolean {
  const sign = at < end ? bytes[at] : undefined;
  if (sign !== 32 && sign !== 45) return false;
  const run = runEnd(bytes, at + 1, Math.min(end, at + 6), DIGIT);
  const size = run - at - 1;
  if (size === 0) return false;
  return sign === 45 || !(size === 3 || (size <= 2 && bytes[run] === 47 && run < end));
}

/** Whether four hexadecimal digits, letters among them, stand as a group beside the blank at a place: a table of code points, a dump. */
function hexBeside(bytes: Uint8Array, blank: number, step: 1 | -1): boolean {
  if (blank < 5 && step < 0) return false;
  if (bytes[blank] !== 32 && bytes[blank] !== 10) return false;
  let letters = 0;
  for (let i = 1; i <= 4; i++) {
    const byte = bytes[blank + i * step];
    if (!is(byte, HEX)) return false;
    if (!is(byte, DIGIT)) letters++;
  }
  return letters > 0 && letters < 4 && !is(bytes[blank + 5 * step], ALNUM);
}

function inGroups(bytes: Uint8Array, at: number, end: number): Find | null {
  const sign = bytes[at + 4];
  const width = sign === 45 ? 1 : blankAt(bytes, at + 4);
  if (width === 0 || at + 13 + width * 2 > end) return null;
  for (let i = 0; i < 4; i++) if (!is(bytes[at + 4 + width + i], DIGIT)) return null;
  // A window on something longer: digits in groups before.
  if (
    at >= 2 &&
    (bytes[at - 1] === 32 || bytes[at - 1] === 45) &&
    is(bytes[at - 2], DIGIT) &&
    is(bytes[at - 3], ALNUM) &&
    is(bytes[at - 4], ALNUM)
  )
    return null;
  if (hexBeside(bytes, at - 1, -1)) return null;
  for (const sizes of groupings) {
    let place = at;
    let size = 0;
    let fits = true;
    for (let i = 0; i < sizes.length && fits; i++) {
      if (i > 0) {
        for (let j = 0; j < width && fits; j++) fits = bytes[place + j] === bytes[at + 4 + j];
        place += width;
      }
      for (let j = 0; j < sizes[i]! && fits; j++) {
        const byte = place < end ? bytes[place] : undefined;
        fits = is(byte, DIGIT);
        number[size++] = byte! - 48;
        place++;
      }
    }
    if (!fits || (place < end && is(bytes[place], ALNUM))) continue;
    if (goesOn(bytes, place, end) || (place + 4 < end && hexBeside(bytes, place, 1))) continue;
    if (!luhnHolds(size) || rangeOf(size) === null) continue;
    return { type: "card-number", start: at, end: place, confidence: isMadeUp(digitsOf(size)) ? null : "firm" };
  }
  return null;
}

/** How sure the value of a field for a card number is one: `proven` by Luhn and issuer, else tentative; trial numbers and other shapes null. */
export function cardInField(value: string): Confidence | null {
  if (value.length > 32) return null;
  const digits = value.replace(/[\s\u00a0.-]/g, "");
  if (!/^\d{12,19}$/.test(digits) || isMadeUp(digits)) return null;
  return cardBrand(digits) ? "proven" : "tentative";
}

/** PCI DSS: three digits, or the four of American Express. */
export const securityCodeHolds = (value: string): boolean => /^\s?\d{3,4}\s?$/.test(value);

const track1 = /^%B(\d{12,19})\^[A-Z0-9 ./'-]{2,26}\^(?:\d\d(?:0[1-9]|1[0-2])|\^)[^?\r\n"]{0,60}\??/;
const track2 = /^;(\d{12,19})=(?:\d\d(?:0[1-9]|1[0-2])|=)\d{0,30}\??/;

/** ISO/IEC 7813, the data of a magnetic stripe. Call it at `%` before `B` and a digit, and at `;` before a digit. Proven where the number in it is a card's. */
export function trackAt(bytes: Uint8Array, at: number, end: number): Find | null {
  const first = bytes[at];
  const from = first === 37 && bytes[at + 1] === 66 ? at + 2 : first === 59 ? at + 1 : 0;
  if (from === 0) return null;
  const run = runEnd(bytes, from, Math.min(end, from + 20), DIGIT);
  if (run - from < 12 || run - from > 19 || run >= end || bytes[run] !== (first === 37 ? 94 : 61)) return null;
  const found = (first === 37 ? track1 : track2).exec(ascii(bytes, at, Math.min(end, at + 140)));
  if (!found || cardBrand(found[1]!) === null) return null;
  return { type: "magnetic-track", start: at, end: at + found[0].length, confidence: isMadeUp(found[1]!) ? null : "proven" };
}

/** How sure the value of a field for a magnetic stripe is one; the sentinels may be lost, and `D` stand for `=` as in EMV's equivalent. */
export function trackInField(value: string): Confidence | null {
  if (value.length > 160) return null;
  const text = value.trim().toUpperCase();
  const found = /^[%B]{0,2}(\d{12,19})\^[^^?]{2,26}\^\d{4}/.exec(text) ?? /^;?(\d{12,19})[=D]\d{4}\d{0,30}F?\??$/.exec(text);
  if (!found || isMadeUp(found[1]!)) return null;
  return cardBrand(found[1]!) ? "proven" : "tentative";
}
