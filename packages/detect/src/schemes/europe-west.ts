// In: nothing. Out: identifier schemes of the British Isles, France and the Low Countries, a row each.

import {
  dayExists,
  dayInAnyCentury,
  luhn,
  mod11Digit,
  mod97,
  noCheck,
  numberAt,
  oneCharacter,
  remainder,
  verhoeff,
  weighted,
} from "./check-digits.js";
import { numbered, vatNames } from "./field-names.js";
import type { Scheme } from "./scheme.js";

// NHS numbers, CHI numbers and Health and Care numbers share the method.
const nhs = (bare: string): boolean => !oneCharacter(bare) && mod11Digit(bare, [10, 9, 8, 7, 6, 5, 4, 3, 2]) === numberAt(bare, 9);

function ukVat(bare: string): boolean {
  const digits = bare.replace(/^GB/, "").replace(/^XI/, "");
  // Government departments below 500, health authorities from 500 on.
  if (digits.length === 5) return numberAt(digits, 2, 5) < 500 === digits.startsWith("GD");
  const sum = weighted(digits, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
  return sum === 0 || (numberAt(digits, 0, 3) >= 100 && (sum === 42 || sum === 55));
}

/** The name's five characters are filled up with 9; women have 5 added to the month's tens. */
function ukDrivingLicence(bare: string): boolean {
  const month = numberAt(bare, 6, 8) % 50;
  return /^[A-Z]+9*$/.test(bare.slice(0, 5)) && dayInAnyCentury(numberAt(bare[5]! + bare[10]!, 0, 2), month, numberAt(bare, 8, 10));
}

/** Thirteen digits with prime weights, 11 left out. */
const meterPoint = (bare: string): boolean =>
  (weighted(bare.slice(-13), [3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43]) % 11) % 10 === numberAt(bare.slice(-1), 0);

const pupilLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
const irishLetters = "WABCDEFGHIJKLMNOPQRSTUV";

/** Seven digits and perhaps a second letter, A worth 1 and W nothing. */
const irishLetter = (digits: string, second: string): string =>
  irishLetters[(weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * Math.max(0, irishLetters.indexOf(second))) % 23]!;

function pps(bare: string): boolean {
  const second = bare[8] ?? "W";
  return irishLetter(bare, "AH".includes(second) ? second : "W") === bare[7];
}

function irishVat(text: string): boolean {
  const bare = text.replace(/^IE/, "");
  if (/^\d{7}/.test(bare)) return irishLetter(bare, bare[8] ?? "W") === bare[7];
  return irishLetter(`0${bare.slice(2, 7)}${bare[0]}`, "W") === bare[7];
}

function nir(bare: string): boolean {
  const digits = bare.replace("2A", "19").replace("2B", "18");
  return 97 - remainder(digits.slice(0, 13), 97) === numberAt(digits, 13, 15);
}

// La Poste has more establishments than Luhn leaves room for: the sum of the digits is a multiple of 5.
function siret(bare: string): boolean {
  if (!bare.startsWith("356000000") || bare === "35600000000048") return luhn(bare);
  return weighted(bare, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 5 === 0;
}

const frenchKey = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** The key of two digits, or the newer one with letters. Monaco's numbers have 000 where others have a SIREN. */
function frenchVat(text: string): boolean {
  const bare = text.length > 11 ? text.slice(2) : text;
  const siren = bare.slice(2);
  if (!siren.startsWith("000") && !luhn(siren)) return false;
  if (/^\d\d/.test(bare)) return (12 + 3 * remainder(siren, 97)) % 97 === numberAt(bare, 0, 2);
  const first = frenchKey.indexOf(bare[0]!);
  const second = frenchKey.indexOf(bare[1]!);
  const key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (remainder(siren, 11) + 1 + Math.floor(key / 11)) % 11 === key % 11;
}

const monacoVat = (bare: string): boolean => bare.slice(-9).startsWith("000") && frenchVat(bare);

function belgian(bare: string): boolean {
  const check = numberAt(bare, 9, 11);
  // Numbers for foreigners have 20 or 40 added to the month; what is unknown of a birth date is 0.
  const month = numberAt(bare, 2, 4) % 20;
  const day = numberAt(bare, 4, 6);
  const unknown = month === 0 || day === 0;
  const holds = (century: string): boolean => 97 - remainder(century + bare.slice(0, 9), 97) === check;
  const real = (year: number): boolean => unknown || dayExists(year + numberAt(bare, 0, 2), month, day);
  return (holds("") && real(1900)) || (holds("2") && numberAt(bare, 0, 2) < 40 && real(2000));
}

function belgianVat(bare: string): boolean {
  const digits = bare
    .replace(/^BE/, "")
    .replace(/^\(0\)/, "0")
    .padStart(10, "0");
  return 97 - remainder(digits.slice(0, 8), 97) === numberAt(digits, 8, 10);
}

const elevenTest = (digits: string): number => weighted(digits.padStart(9, "0"), [9, 8, 7, 6, 5, 4, 3, 2, -1]);

/** A firm's number passes the eleven test, a sole trader's mod 97 over all of it. */
function dutchVat(text: string): boolean {
  const bare = text.replace(/^NL/, "").padStart(12, "0");
  return elevenTest(bare.slice(0, 9)) % 11 === 0 || mod97(`NL${bare}`) === 1;
}

/** Both check digits, Luhn's and Verhoeff's, are over the first eleven digits. */
function luxembourgish(bare: string): boolean {
  const front = bare.slice(0, 11);
  return (
    dayExists(numberAt(bare, 0, 4), numberAt(bare, 4, 6), numberAt(bare, 6, 8)) && luhn(bare.slice(0, 12)) && verhoeff(front + bare[12])
  );
}

export const europeWest: readonly Scheme[] = [
  // United Kingdom
  {
    type: "uk-nino",
    kind: "personal",
    title: "UK National Insurance number",
    country: "GB",
    validator: "prefixes never issued",
    bits: 0,
    source: "gov.uk, NIM39110",
    shape: /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/,
    valid: (bare) => !/^(BG|GB|NK|KN|TN|NT|ZZ)/.test(bare),
    layouts: ["@@ ## ## ## @", "@@######@", "@@ ###### @"],
    alone: "tentative",
    fields: `${numbered("nino nationalinsurance ukni")} nins nicnumber insurancenumberuk`,
    examples: ["AB 12 34 56 C"],
  },
  {
    type: "uk-nhs",
    kind: "health",
    title: "UK NHS number",
    country: "GB",
    validator: "mod 11",
    bits: 3.4,
    source: "datadictionary.nhs.uk, NHS NUMBER",
    shape: /^\d{10}$/,
    valid: nhs,
    fields: numbered("nhs nhsid nhspatient nationalhealthservice nhsidentifier", "code"),
    examples: ["943 476 5919"],
  },
  {
    type: "uk-chi",
    kind: "health",
    title: "Scottish Community Health Index number",
    country: "GB",
    validator: "birth date; mod 11",
    bits: 8.4,
    source: "isdscotland.org, CHI",
    shape: /^\d{10}$/,
    valid: (bare) => dayInAnyCentury(numberAt(bare, 4, 6), numberAt(bare, 2, 4), numberAt(bare, 0, 2)) && nhs(bare),
    fields: `chinumber chino ${numbered("communityhealthindex")}`,
    examples: ["0101901232"],
  },
  {
    type: "uk-hc-number",
    kind: "health",
    title: "Northern Irish Health and Care number",
    country: "GB",
    validator: "range; mod 11",
    bits: 3.5,
    source: "hscbusiness.hscni.net, H&C number",
    shape: /^3[2-9]\d{8}$/,
    valid: nhs,
    fields: numbered("hcn healthandcare healthcarenumberni handc"),
    examples: ["320 123 4567"],
  },
  {
    type: "uk-utr",
    kind: "personal",
    title: "UK unique taxpayer reference",
    country: "GB",
    validator: "mod 11",
    bits: 3.3,
    source: "gov.uk, UTR",
    shape: /^\d{10}K?$/,
    valid: (bare) => "21987654321"[weighted(bare.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] === bare[0],
    fields: numbered("utr uniquetaxpayerreference uniquetaxreference sautr hmrcutr taxpayerreference"),
    examples: ["1123456789"],
  },
  {
    type: "uk-driving-licence",
    kind: "personal",
    title: "UK driving licence number",
    country: "GB",
    validator: "name's filling; birth date",
    bits: 2.8,
    source: "gov.uk/government/publications/inf45",
    shape: /^[A-Z][A-Z9]{4}\d[0156]\d[0-3]\d{2}[A-Z][A-Z9][A-Z2-9][A-Z]{2}(\d\d)?$/,
    valid: ukDrivingLicence,
    layouts: ["@@@@@######@@#@@", "@@@@@ ###### @@#@@", "@@@@@######@##@@", "@@@@9######@@#@@", "@@@99######@@#@@"],
    fields:
      "ukdrivinglicence ukdrivinglicencenumber ukdrivinglicense ukdrivinglicensenumber dvlanumber dvlalicence dvlalicencenumber dvladrivernumber drivernumber drivinglicence drivinglicencenumber drivinglicenceno",
    examples: ["MORGA657054SM9IJ"],
  },
  {
    type: "uk-passport",
    kind: "personal",
    title: "UK passport number",
    country: "GB",
    validator: "shape only",
    bits: 0,
    source: "gov.uk, HM Passport Office",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: numbered("ukpassport britishpassport gbpassport"),
    examples: ["533401372"],
  },
  {
    type: "uk-pupil-number",
    kind: "personal",
    title: "UK unique pupil number",
    country: "GB",
    validator: "letter mod 23",
    bits: 4.5,
    source: "gov.uk, UPN guide",
    shape: /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/,
    valid: (bare) =>
      pupilLetters[
        (weighted(bare.slice(1), [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) +
          13 * (bare[12]! < "A" ? numberAt(bare, 12) : pupilLetters.indexOf(bare[12]!))) %
          23
      ] === bare[0],
    fields: numbered("upn uniquepupil uniquepupilid"),
    examples: ["A123456789012"],
  },
  {
    type: "uk-learner-number",
    kind: "personal",
    title: "UK unique learner number",
    country: "GB",
    validator: "mod 11",
    bits: 3.4,
    source: "gov.uk, Learning Records Service",
    shape: /^[1-9]\d{9}$/,
    valid: (bare) =>
      10 - (weighted(bare, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) === numberAt(bare, 9) &&
      weighted(bare, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11 > 0,
    fields: numbered("uln uniquelearner uniquelearnerid"),
    examples: ["1234567899"],
  },
  {
    type: "uk-mpan",
    kind: "personal",
    title: "UK electricity meter point number (MPAN)",
    country: "GB",
    validator: "mod 11",
    bits: 3.3,
    source: "recportal.co.uk, MPAN",
    shape: /^(\d{8})?[12]\d{12}$/,
    valid: meterPoint,
    fields: `${numbered("mpan mpancore electricitympan")} meterpointadministrationnumber electricitymeterpoint`,
    examples: ["1200012345679"],
  },
  {
    type: "uk-vat",
    kind: "financial",
    title: "UK VAT number",
    country: "GB",
    organisation: true,
    validator: "mod 97",
    bits: 2.4,
    source: "gov.uk, VATREC5080",
    shape: /^(GB|XI)?(\d{9}|\d{12}|(GD|HA)\d{3})$/,
    valid: ukVat,
    layouts: ["GB#########", "GB ### #### ##", "GB############", "XI#########"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("ukvat gbvat ukvatregistration")}`,
    examples: ["GB 980 7806 42"],
  },
  {
    type: "uk-company-number",
    kind: "financial",
    title: "UK company registration number",
    country: "GB",
    organisation: true,
    validator: "prefix",
    bits: 0,
    source: "gov.uk, Companies House",
    shape:
      /^(\d{8}|(AC|CE|CS|FC|FE|GE|GN|IC|IP|LP|NC|NF|NI|NL|NO|NP|NR|NV|NZ|OC|OE|PC|R0|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|SP|SR|SZ|ZC)\d{6})$/,
    valid: noCheck,
    fields: numbered("companieshouse companieshouseid ukcompany ukcompanyregistration"),
    examples: ["SC123456"],
  },
  // Ireland
  {
    type: "ie-pps",
    kind: "personal",
    title: "Irish Personal Public Service number",
    country: "IE",
    validator: "letter mod 23",
    bits: 4.5,
    source: "gov.ie, PPS number",
    shape: /^\d{7}[A-W][A-IWTX]?$/,
    valid: pps,
    layouts: ["#######@@", "#######@"],
    alone: "tentative",
    fields: numbered("pps ppsn personalpublicservice irishpps uimhirpsp upsp"),
    examples: ["6433435OA"],
  },
  {
    type: "ie-passport",
    kind: "personal",
    title: "Irish passport number",
    country: "IE",
    validator: "shape only",
    bits: 0,
    source: "ireland.ie, Passport Service",
    shape: /^([A-Z]{2}\d{7}|[A-Z]\d{8}|[A-Z][A-Z0-9]\d{7})$/,
    valid: noCheck,
    fields: numbered("irishpassport iepassport irelandpassport"),
    examples: ["PA1234567"],
  },
  {
    type: "ie-driving-licence",
    kind: "personal",
    title: "Irish driving licence number",
    country: "IE",
    validator: "shape only",
    bits: 0,
    source: "ndls.ie",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "irishdrivinglicence irishdrivinglicencenumber iedrivinglicence ndlsdrivernumber iedrivernumber",
    examples: ["123456789"],
  },
  {
    type: "ie-vat",
    kind: "financial",
    title: "Irish VAT number",
    country: "IE",
    organisation: true,
    validator: "letter mod 23",
    bits: 4.5,
    source: "revenue.ie, VAT",
    shape: /^(IE)?\d([A-Z+*]\d{5}[A-W]|\d{6}[A-W][A-W]?)$/,
    valid: irishVat,
    layouts: ["IE#######@", "IE#######@@", "IE#@#####@"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("irishvat ievat cbl")}`,
    examples: ["IE6433435OA"],
  },
  // France, Monaco
  {
    type: "fr-nir",
    kind: "personal",
    title: "French social security number (NIR)",
    country: "FR",
    validator: "mod 97",
    bits: 6.6,
    source: "insee.fr, NIR",
    shape: /^[1-8]\d{2}(0[1-9]|[1-9]\d)(\d{2}|2[AB])\d{8}$/,
    valid: nir,
    layouts: ["# ## ## ## ### ### ##", "# ## ## #@ ### ### ##"],
    alone: "firm",
    fields: `${numbered("nir insee securitesociale secu")} numerosecuritesociale numerodesecuritesociale numsecu numerosecu nosecu numsecuritesociale nss nosecuritesociale numeronir numeroinsee ninsee matriculesecu numeroassuresocial numeroassure frenchssn cartevitale numerocartevitale`,
    examples: ["2 95 10 99 126 111 93"],
  },
  {
    type: "fr-nif",
    kind: "personal",
    title: "French tax number",
    country: "FR",
    validator: "mod 511",
    bits: 9.7,
    source: "impots.gouv.fr, numéro fiscal",
    shape: /^[0-3]\d{12}$/,
    valid: (bare) => remainder(bare.slice(0, 10), 511) === numberAt(bare, 10, 13) && !bare.startsWith("0000000000"),
    layouts: ["## ## ### ### ###"],
    alone: "tentative",
    fields:
      "numerofiscal numerofiscalreference numfiscal nofiscal numerospi identifiantfiscal referencefiscale refiscale nif numeronif numerodimpot numeroimpot frtin frenchtaxnumber frenchtaxid",
    examples: ["30 23 217 600 053"],
  },
  {
    type: "fr-cni",
    kind: "personal",
    title: "French identity card number",
    country: "FR",
    validator: "month of issue",
    bits: 0.8,
    source: "service-public.fr, carte nationale d'identité",
    shape: /^(\d{12}|[A-Z][A-Z0-9]{2}\d?[A-Z0-9]{5,6})$/,
    valid: (bare) => bare.length < 12 || (numberAt(bare, 2, 4) >= 1 && numberAt(bare, 2, 4) <= 12),
    fields:
      "cni numerocni nocni numcni cartenationaleidentite numerocarteidentite numerocartenationaleidentite nocarteidentite numcarteidentite carteidentite cartedidentite numerocartedidentite numeropieceidentite",
    examples: ["880692310285"],
  },
  {
    type: "fr-passport",
    kind: "personal",
    title: "French passport number",
    country: "FR",
    validator: "shape only",
    bits: 0,
    source: "service-public.fr, passeport",
    shape: /^\d{2}[A-Z]{2}\d{5}$/,
    valid: noCheck,
    fields:
      "passeport numeropasseport numeropasseportfr nopasseport numpasseport numerodepasseport frenchpassport frenchpassportnumber frpassport",
    examples: ["12AB34567"],
  },
  {
    type: "fr-driving-licence",
    kind: "personal",
    title: "French driving licence number",
    country: "FR",
    validator: "shape only",
    bits: 0,
    source: "service-public.fr, permis de conduire",
    shape: /^(\d{12}|\d{2}[A-Z]{2}\d{5})$/,
    valid: noCheck,
    fields:
      "permisconduire permisdeconduire numeropermis numeropermisconduire numeropermisdeconduire nopermis numpermis frenchdrivinglicence frenchdriverlicense",
    examples: ["931275203614"],
  },
  {
    type: "fr-finess",
    kind: "health",
    title: "French health establishment number (FINESS)",
    country: "FR",
    organisation: true,
    validator: "Luhn",
    bits: 3.3,
    source: "finess.esante.gouv.fr",
    shape: /^\d{9}$/,
    valid: luhn,
    fields: `${numbered("finess finessid")} numerofiness nofiness codefiness finessgeographique finessjuridique`,
    examples: ["750712184"],
  },
  {
    type: "fr-ine",
    kind: "personal",
    title: "French student number (INE)",
    country: "FR",
    validator: "shape only",
    bits: 0,
    source: "education.gouv.fr, INE",
    shape: /^(\d{10}[A-HJ-NP-Z]|\d{9}[A-Z]{2}|\d{4}[A-Z0-9]{6}\d)$/,
    valid: noCheck,
    fields: "numeroine noine inenumber numine identifiantnationaletudiant identifiantnationaleleve bea codebea",
    examples: ["1234567890K"],
  },
  {
    type: "fr-siren",
    kind: "financial",
    title: "French company number (SIREN)",
    country: "FR",
    organisation: true,
    validator: "Luhn",
    bits: 3.3,
    source: "insee.fr, SIREN",
    shape: /^\d{9}$/,
    valid: luhn,
    fields: `${numbered("siren")} numerosiren nosiren codesiren sirenid`,
    examples: ["732829320"],
  },
  {
    type: "fr-siret",
    kind: "financial",
    title: "French establishment number (SIRET)",
    country: "FR",
    organisation: true,
    validator: "Luhn",
    bits: 3.3,
    source: "insee.fr, SIRET",
    shape: /^\d{14}$/,
    valid: siret,
    fields: `${numbered("siret")} numerosiret nosiret codesiret siretid`,
    examples: ["73282932000074"],
  },
  {
    type: "fr-tva",
    kind: "financial",
    title: "French VAT number",
    country: "FR",
    organisation: true,
    validator: "Luhn; key mod 97",
    bits: 6.8,
    source: "impots.gouv.fr, TVA intracommunautaire",
    shape: /^(FR)?[0-9A-HJ-NP-Z]{2}\d{9}$/,
    valid: frenchVat,
    layouts: ["FR###########", "FR ## ### ### ###", "FR**#########"],
    alone: "tentative",
    fields: `${vatNames} numerotva notva numtva tvaintracommunautaire numerotvaintracommunautaire numerotvaintra tvaintra notvaintra frvat frenchvat frenchvatnumber idtva`,
    examples: ["FR 40 303 265 045"],
  },
  {
    type: "mc-tva",
    kind: "financial",
    title: "Monégasque VAT number",
    country: "MC",
    organisation: true,
    validator: "prefix; key mod 97",
    bits: 3.5,
    source: "service-public-entreprises.gouv.mc, TVA",
    shape: /^(FR)?[0-9A-HJ-NP-Z]{2}000\d{6}$/,
    valid: monacoVat,
    layouts: ["FR##000######"],
    alone: "tentative",
    fields: `${vatNames} numerotva notva tvaintracommunautaire mcvat monacovat`,
    examples: ["FR53000004605"],
  },
  // Belgium, the Netherlands, Luxembourg
  {
    type: "be-nrn",
    kind: "personal",
    title: "Belgian national register number",
    country: "BE",
    validator: "birth date; mod 97",
    bits: 8.2,
    source: "ibz.rrn.fgov.be",
    shape: /^\d{11}$/,
    valid: belgian,
    layouts: ["##.##.##-###.##", "######-###-##"],
    alone: "firm",
    fields: `${numbered("nrn niss insz rijksregister registrenational ssin nationalregister nationalregistry", "nummer")} rrn rrnr numeroregistrenational numeroderegistrenational numeroniss numeronational numerodeniss nisscode socialezekerheidsnummer inszniss nationalnumber nationaalnummer identificatienummersocialezekerheid`,
    examples: ["85.07.30-033.28"],
  },
  {
    type: "be-bis",
    kind: "personal",
    title: "Belgian number for foreigners (BIS)",
    country: "BE",
    validator: "birth date; mod 97",
    bits: 8.4,
    source: "ksz-bcss.fgov.be, BIS",
    shape: /^\d{2}[2-5]\d{8}$/,
    valid: (bare) => /^..(2\d|3[012]|4\d|5[012])/.test(bare) && belgian(bare),
    layouts: ["##.##.##-###.##"],
    alone: "firm",
    fields: "bisnumber bisnummer bisregisternummer numerobis bisregister bisnr bcssnumber ksznummer",
    examples: ["98.47.28-997.65"],
  },
  {
    type: "be-id-card",
    kind: "personal",
    title: "Belgian identity card number",
    country: "BE",
    validator: "mod 97",
    bits: 6.5,
    source: "eid.belgium.be",
    shape: /^\d{12}$/,
    valid: (bare) => (remainder(bare.slice(0, 10), 97) || 97) === numberAt(bare, 10, 12),
    layouts: ["###-#######-##"],
    alone: "tentative",
    fields:
      "eidnumber eidkaartnummer identiteitskaart identiteitskaartnummer numerocarteidentite carteidentite numerocartedidentite belgianidcard beidcard eidcardnumber kaartnummereid",
    examples: ["591-1234567-53"],
  },
  {
    type: "be-passport",
    kind: "personal",
    title: "Belgian passport number",
    country: "BE",
    validator: "shape only",
    bits: 0,
    source: "diplomatie.belgium.be",
    shape: /^[A-Z]{2}\d{6}$/,
    valid: noCheck,
    fields: numbered("belgianpassport bepassport"),
    examples: ["EN123456"],
  },
  {
    type: "be-driving-licence",
    kind: "personal",
    title: "Belgian driving licence number",
    country: "BE",
    validator: "shape only",
    bits: 0,
    source: "mobilit.belgium.be",
    shape: /^\d{10}$/,
    valid: noCheck,
    fields: "rijbewijs rijbewijsnummer numeropermisconduire permisconduire belgiandrivinglicence",
    examples: ["1234567890"],
  },
  {
    type: "be-riziv",
    kind: "health",
    title: "Belgian health care provider number (RIZIV/INAMI)",
    country: "BE",
    validator: "mod 97",
    bits: 6.7,
    source: "riziv.fgov.be",
    shape: /^[1-9]\d{10}$/,
    valid: (bare) => 97 - remainder(bare.slice(0, 6), 97) === numberAt(bare, 6, 8),
    layouts: ["#-#####-##-###"],
    alone: "tentative",
    fields: `${numbered("riziv inami nihdi nihii", "nummer")} numeroinami noinami`,
    examples: ["1-00001-06-004"],
  },
  {
    type: "be-vat",
    kind: "financial",
    title: "Belgian enterprise and VAT number",
    country: "BE",
    organisation: true,
    validator: "mod 97",
    bits: 6.7,
    source: "economie.fgov.be, CBE",
    shape: /^(BE)?(\(0\))?[01]?\d{9}$/,
    valid: belgianVat,
    layouts: ["BE##########", "BE #### ### ###", "BE ####.###.###", "BE####.###.###", "####.###.###"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("btw ondernemings kbo bce cbe tva bevat", "nummer")} numerotva numeroentreprise numerodentreprise numerobce enterprisenumber belgianvat`,
    examples: ["BE 0428.759.497"],
  },
  {
    type: "nl-bsn",
    kind: "personal",
    title: "Dutch citizen service number (BSN)",
    country: "NL",
    validator: "eleven test",
    bits: 3.4,
    source: "rijksoverheid.nl, BSN",
    shape: /^\d{8,9}$/,
    valid: (bare) => Number(bare) > 0 && elevenTest(bare) % 11 === 0,
    fields: `${numbered("bsn burgerservice sofi citizenservice", "nummer")} burgerservicenummers bsnnummers dutchbsn`,
    examples: ["111222333"],
  },
  {
    type: "nl-onderwijsnummer",
    kind: "personal",
    title: "Dutch student number",
    country: "NL",
    validator: "eleven test with rest 5",
    bits: 3.5,
    source: "duo.nl, onderwijsnummer",
    shape: /^10\d{7}$/,
    valid: (bare) => ((elevenTest(bare) % 11) + 11) % 11 === 5,
    fields: "onderwijsnummer onderwijsnr onderwijsno pgn persoonsgebondennummer educationnumber dutchstudentnumber",
    examples: ["101222331"],
  },
  {
    type: "nl-document",
    kind: "personal",
    title: "Dutch passport or identity card number",
    country: "NL",
    validator: "shape only",
    bits: 0,
    source: "rvig.nl, documentnummer",
    shape: /^[A-NP-Z]{2}[A-NP-Z0-9]{6}\d$/,
    valid: noCheck,
    fields:
      "paspoort paspoortnummer paspoortnr identiteitskaart identiteitskaartnummer idkaart idkaartnummer idkaartnr nlpassport dutchpassport dutchpassportnumber documentnummerid legitimatienummer legitimatiebewijsnummer",
    examples: ["NW8K2C4D1"],
  },
  {
    type: "nl-driving-licence",
    kind: "personal",
    title: "Dutch driving licence number",
    country: "NL",
    validator: "shape only",
    bits: 0,
    source: "rdw.nl, rijbewijs",
    shape: /^\d{10}$/,
    valid: noCheck,
    fields: "rijbewijs rijbewijsnummer rijbewijsnr rijbewijsno dutchdrivinglicence dutchdriverlicense",
    examples: ["5123456789"],
  },
  {
    type: "nl-rsin",
    kind: "financial",
    title: "Dutch legal person's number (RSIN)",
    country: "NL",
    organisation: true,
    validator: "eleven test",
    bits: 3.5,
    source: "kvk.nl, RSIN",
    shape: /^\d{9}$/,
    valid: (bare) => Number(bare) > 0 && elevenTest(bare) % 11 === 0,
    fields: numbered("rsin fiscaal", "nummer"),
    examples: ["800123451"],
  },
  {
    type: "nl-btw",
    kind: "financial",
    title: "Dutch VAT number",
    country: "NL",
    organisation: true,
    validator: "eleven test or mod 97",
    bits: 3.3,
    source: "belastingdienst.nl, btw-identificatienummer",
    shape: /^(NL)?\d{7,9}B\d{2}$/,
    valid: dutchVat,
    layouts: ["NL#########B##", "NL####.##.###.B.##"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("btw btwid nlvat dutchvat", "nummer")} btwidentificatienummer omzetbelastingnummer obnummer`,
    examples: ["NL123456782B01"],
  },
  {
    type: "nl-kvk",
    kind: "financial",
    title: "Dutch Chamber of Commerce number",
    country: "NL",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "kvk.nl",
    shape: /^\d{8}$/,
    valid: noCheck,
    fields: `${numbered("kvk kamervankoophandel handelsregister chamberofcommerce", "nummer")}`,
    examples: ["12345678"],
  },
  {
    type: "lu-matricule",
    kind: "personal",
    title: "Luxembourgish national identification number",
    country: "LU",
    validator: "birth date; Luhn; Verhoeff",
    bits: 11.2,
    source: "Règlement grand-ducal du 23 décembre 2013; guichet.lu, matricule",
    shape: /^(18|19|20)\d{11}$/,
    valid: luxembourgish,
    layouts: ["#### #### ### ##", "#### ## ## ### ##"],
    alone: "firm",
    fields:
      "matricule matriculenumber matriculenational matriculenationale numeromatricule matriculenumero nummatricule nomatricule matriculenummer sozialversecherungsnummer numeroidentificationnational cnsnumber cnsmatricule numerosecuritesociale numeronational luxembourgid",
    examples: ["1985 03 17 123 55"],
  },
  {
    type: "lu-passport",
    kind: "personal",
    title: "Luxembourgish passport or identity card number",
    country: "LU",
    validator: "shape only",
    bits: 0,
    source: "consilium.europa.eu/prado, LUX",
    shape: /^[A-Z][A-Z0-9]{7,8}$/,
    valid: noCheck,
    fields: "luxembourgpassport luxembourgishpassport lupassport passeport numeropasseport numerocarteidentite passnummer",
    examples: ["JCU9J4T2"],
  },
  {
    type: "lu-tva",
    kind: "financial",
    title: "Luxembourgish VAT number",
    country: "LU",
    organisation: true,
    validator: "mod 89",
    bits: 6.6,
    source: "aed.gouvernement.lu, TVA",
    shape: /^(LU)?\d{8}$/,
    valid: (bare) => remainder(bare.slice(-8, -2), 89) === numberAt(bare.slice(-2), 0, 2),
    layouts: ["LU########", "LU ### ### ##"],
    alone: "tentative",
    fields: `${vatNames} numerotva notva tvaintracommunautaire luvat luxembourgvat`,
    examples: ["LU 150 274 42"],
  },
  // The European Union
  {
    type: "eu-eori",
    kind: "financial",
    title: "Economic operator's number for customs (EORI)",
    country: "EU",
    organisation: true,
    validator: "country",
    bits: 6.5,
    source: "Commission Delegated Regulation (EU) 2015/2446 annex B; taxation-customs.ec.europa.eu, EORI",
    shape: /^[A-Z]{2}[A-Z0-9]{5,15}$/,
    valid: (bare) =>
      /^(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)/.test(bare) && /\d{4}/.test(bare),
    fields: `${numbered("eori eoriid", "nummer numero")} numeroeori numereori codiceeori`,
    examples: ["DE1234567890123"],
  },
];
