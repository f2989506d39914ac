// In: nothing. Out: identifier schemes of the German-speaking countries, Poland, Czechia, Slovakia and Hungary, a row each.

import {
  base36,
  dayExists,
  dayInAnyCentury,
  down,
  icaoDigit,
  luhn,
  mod11_10,
  mod11Digit,
  noCheck,
  numberAt,
  remainder,
  weighted,
  weightedIn,
} from "./check-digits.js";
import { numbered, vatNames } from "./field-names.js";
import type { Scheme } from "./scheme.js";

/** One digit of the first ten occurs more than once. Wider than the rule (twice or three times): the check digit says enough under a field's name. */
function steuerId(bare: string): boolean {
  const counts = new Uint8Array(10);
  for (let i = 0; i < 10; i++) counts[bare.charCodeAt(i) - 48]!++;
  const repeated = counts.filter((count) => count > 1);
  return (repeated.length < 2 || repeated[0]! > 3) && mod11_10(bare);
}

/** Sum of the digits of the products, as the pension and the health insurance count; a letter is its place in the alphabet in two digits. */
function crossSum(text: string, weights: readonly number[]): number {
  const digits = text.replace(/[A-Z]/, (letter) => String(letter.charCodeAt(0) - 64).padStart(2, "0"));
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const product = numberAt(digits, i) * weights[i]!;
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum % 10;
}

const pensionOffice = /^(0[23489]|1\d|2[0134568]|3[89]|4[02-9]|[5-7]\d|8[0129])/;
const pensionNumber = (bare: string): boolean =>
  pensionOffice.test(bare) &&
  numberAt(bare, 4, 6) >= 1 &&
  numberAt(bare, 4, 6) <= 12 &&
  crossSum(bare, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) === numberAt(bare, 11);

const icaoAtNine = (bare: string): boolean => bare.length === 9 || icaoDigit(bare.slice(0, 9)) === numberAt(bare, 9);

/** Nine characters times 9 to 1. */
const germanLicence = (bare: string): boolean => "0123456789X"[weightedIn(base36, bare, down(9, 1)) % 11] === bare[9];

/** Electricity and gas: digits in even places count twice. */
const marketLocation = (bare: string): boolean => weighted(bare, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]) % 10 === 0;

// The months 13 to 15 go to those for whom the day's numbers were used up.
const austrianInsured = (bare: string): boolean =>
  weighted(bare, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === numberAt(bare, 3) &&
  dayInAnyCentury(numberAt(bare, 8, 10), numberAt(bare, 6, 8) > 12 ? 1 : numberAt(bare, 6, 8), numberAt(bare, 4, 6));

const austrianVat = (bare: string): boolean => crossSum(bare.slice(-8), [1, 2, 1, 2, 1, 2, 1]) === (16 - numberAt(bare.slice(-1), 0)) % 10;

const swissFirm = (bare: string): boolean => mod11Digit(bare.slice(3), [5, 4, 3, 2, 7, 6, 5, 4]) === numberAt(bare, 11);

function pesel(bare: string): boolean {
  const month = numberAt(bare, 2, 4);
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)]!;
  return (
    dayExists(century + numberAt(bare, 0, 2), month % 20, numberAt(bare, 4, 6)) &&
    weighted(bare, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0
  );
}

/** The check digit stands behind the letters and has a weight of its own. */
const polishDocument = (bare: string, weights: readonly number[]): boolean => weightedIn(base36, bare, weights) % 10 === 0;

const landLetters = "0123456789XABCDEFGHIJKLMNOPRSTUWYZ";

/** Court, eight digits, check digit; letters have an alphabet of their own. */
const landRegister = (bare: string): boolean =>
  weightedIn(landLetters, bare, [1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7]) % 10 === numberAt(bare, 12);

const nip = (text: string): boolean => {
  const bare = text.slice(-10);
  return Number(bare) > 0 && weighted(bare, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === numberAt(bare, 9);
};

function regon(bare: string): boolean {
  const firm = (weighted(bare, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10 === numberAt(bare, 8);
  return firm && (bare.length === 9 || (weighted(bare, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11) % 10 === numberAt(bare, 13));
}

/** Women have 50 added to the month; 20 more where a day's numbers were used up. Without a check digit until 1953. */
function birthNumber(bare: string): boolean {
  const short = numberAt(bare, 0, 2);
  const month = (numberAt(bare, 2, 4) % 50) % 20;
  const day = numberAt(bare, 4, 6);
  if (bare.length === 9) return dayExists(short > 80 ? 1800 + short : 1900 + short, month, day) && (short < 54 || short > 80);
  const year = short < 54 ? 2000 + short : 1900 + short;
  const rest = remainder(bare.slice(0, 9), 11);
  return dayExists(year, month, day) && (year < 1985 ? rest % 10 : rest) === numberAt(bare, 9);
}

function czechVat(text: string): boolean {
  const bare = text.replace("CZ", "");
  if (bare.length === 8) return bare[0] !== "9" && ico(bare);
  if (bare.length === 9 && bare[0] === "6") {
    const rest = weighted(bare, [8, 7, 6, 5, 4, 3, 2, 1]) % 11;
    return (((8 - ((10 - rest) % 11)) % 10) + 10) % 10 === numberAt(bare, 8);
  }
  return birthNumber(bare);
}

/** The rest 0 gives 1, the rest 1 gives 0. */
function ico(bare: string): boolean {
  const check = mod11Digit(bare, [8, 7, 6, 5, 4, 3, 2]);
  return (check === 0 ? 1 : check % 10) === numberAt(bare, 7);
}

const oneToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The first digit tells sex and century; who was born from 1997 on has the weights the other way round. */
function hungarian(bare: string): boolean {
  const sex = numberAt(bare, 0);
  const year = numberAt(bare, 1, 3);
  const date = dayInAnyCentury(year, numberAt(bare, 3, 5), numberAt(bare, 5, 7));
  return date && weighted(bare, sex > 2 || year > 96 ? down(10, 1) : oneToTen) % 11 === numberAt(bare, 10);
}

export const europeCentral: readonly Scheme[] = [
  // Germany
  {
    type: "de-steuer-id",
    kind: "personal",
    title: "German tax identification number",
    country: "DE",
    validator: "ISO 7064 mod 11,10; one repeated digit",
    bits: 6.5,
    source: "AO § 139b; bzst.de",
    shape: /^[1-9]\d{10}$/,
    valid: steuerId,
    layouts: ["## ### ### ###"],
    alone: "tentative",
    fields:
      "steuerid idnr identifikationsnummer steueridnr steueridnummer steueridentifikationsnummer steueridentnummer steueridentnr steueridentifikationsnr steuerlicheidentifikationsnummer steuerlicheidnr steueridentifikation idnrsteuer identifikationsnummersteuer germantaxid germantaxnumber detaxid taxidde persoenlichesteuerid persoenlicheidentifikationsnummer",
    examples: ["36 574 261 809"],
  },
  {
    type: "de-steuernummer",
    kind: "personal",
    title: "German tax number",
    country: "DE",
    validator: "shape only",
    bits: 0,
    source: "bzst.de, Steuernummer; ELSTER",
    shape: /^(\d{10,11}|((1[01]|2[1-46-8]|3[0-2]|4[01])\d\d|[59]\d{3})0\d{8})$/,
    valid: noCheck,
    layouts: ["##/###/#####", "###/###/#####"],
    alone: "tentative",
    fields: "steuernummer steuernr stnr stnummer steuerno elsternummer finanzamtsteuernummer steuernummerfinanzamt germantaxnumber",
    examples: ["181/815/08155"],
  },
  {
    type: "de-svnr",
    kind: "personal",
    title: "German pension insurance number",
    country: "DE",
    validator: "office; birth month; mod 10",
    bits: 6.8,
    source: "VKVV § 2; deutsche-rentenversicherung.de",
    shape: /^\d{8}[A-Z]\d{3}$/,
    valid: pensionNumber,
    layouts: ["## ###### @ ###", "########@###"],
    alone: "tentative",
    fields:
      "svnr svnummer sozialversicherungsnummer sozialversicherungsnr sozversnr sozialversnr rvnr rvnummer rentenversicherungsnummer rentenversicherungsnr versicherungsnummerrv vsnr rentennummer germanssn sozialversicherung",
    examples: ["15 070649 C 103"],
  },
  {
    type: "de-kvnr",
    kind: "health",
    title: "German health insurance number",
    country: "DE",
    validator: "mod 10",
    bits: 3.3,
    source: "SGB V § 290; gkv-spitzenverband.de",
    shape: /^[A-Z]\d{9}$/,
    valid: (bare) => crossSum(bare, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) === numberAt(bare, 9),
    fields:
      "kvnr kvnummer krankenversichertennummer krankenversicherungsnummer krankenversicherungsnr krankenversichertennr versichertennummer versichertennr versichertenid versichertenidentifikationsnummer krankenkassennummer krankenkassennr egknummer gkvnummer gkvnr insurantid kvid10 kvid",
    examples: ["A123456780"],
  },
  {
    type: "de-personalausweis",
    kind: "personal",
    title: "German identity card number",
    country: "DE",
    validator: "mod 10 where the check digit is given",
    bits: 0.9,
    source: "PAuswG § 5; ICAO Doc 9303",
    shape: /^([LMNPRTVWXY][0-9CFGHJKLMNPRTVWXYZ]{8}|[0-9CFGHJKLMNPRTVWXYZ]{9}\d[A-Z]?)$/,
    valid: icaoAtNine,
    fields:
      "personalausweis personalausweisnummer personalausweisnr persoausweis ausweisnummer ausweisnr persoausweisnummer personummer perso ausweisid ausweis pwnr ausweisdokumentnummer germanidcard germanidcardnumber personalausweisid",
    examples: ["L8X3T4NK29"],
  },
  {
    type: "de-passport",
    kind: "personal",
    title: "German passport number",
    country: "DE",
    validator: "mod 10 where the check digit is given",
    bits: 0.8,
    source: "PassG § 4; ICAO Doc 9303",
    shape: /^[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}(\d?[A-Z]?)$/,
    valid: (bare) => !/^\d/.test(bare.slice(9)) || icaoAtNine(bare),
    fields: "reisepass reisepassnummer reisepassnr passnummer passnr reisepassid germanpassport germanpassportnumber depassport",
    examples: ["C01X4K7H20"],
  },
  {
    type: "de-driving-licence",
    kind: "personal",
    title: "German driving licence number",
    country: "DE",
    validator: "mod 11",
    bits: 3.5,
    source: "FeV annex 8; kba.de",
    shape: /^[A-Z0-9]\d{2}[A-Z0-9]{6}[0-9X][A-Z0-9]$/,
    valid: germanLicence,
    fields:
      "fuhrerschein fuhrerscheinnummer fuhrerscheinnr fuehrerschein fuehrerscheinnummer fuehrerscheinnr fahrerlaubnis fahrerlaubnisnummer fahrerlaubnisnr germandrivinglicence germandriverlicense germandriverslicense",
    examples: ["B072RRE2I55"],
  },
  {
    type: "de-malo",
    kind: "personal",
    title: "German market location of a household's energy (MaLo)",
    country: "DE",
    validator: "mod 10",
    bits: 3.3,
    source: "bdew.de, Identifikatoren in der Marktkommunikation",
    shape: /^[1-9]\d{10}$/,
    valid: marketLocation,
    fields: "malo maloid marktlokation marktlokationsid marktlokationsidentifikationsnummer marktlokationsnummer",
    examples: ["41373559241"],
  },
  {
    type: "de-ik",
    kind: "health",
    title: "German institution code in health care (IK)",
    country: "DE",
    organisation: true,
    validator: "mod 10",
    bits: 3.3,
    source: "arge-ik.de",
    shape: /^\d{9}$/,
    valid: (bare) => crossSum(bare.slice(2), [2, 1, 2, 1, 2, 1]) === numberAt(bare, 8),
    fields: "iknummer iknr ikkennzeichen institutionskennzeichen krankenkasseik iknumber kassenik kostentraegerik",
    examples: ["108035008"],
  },
  {
    type: "de-vat",
    kind: "financial",
    title: "German VAT number",
    country: "DE",
    organisation: true,
    validator: "ISO 7064 mod 11,10",
    bits: 3.3,
    source: "UStG § 27a; bzst.de",
    shape: /^(DE)?[1-9]\d{8}(\d{5})?$/,
    valid: (bare) => mod11_10(bare.replace("DE", "").slice(0, 9)),
    layouts: ["DE#########", "DE ### ### ###", "DE#########-#####"],
    alone: "tentative",
    fields: `${vatNames} ustid ustidnr ustidnummer ustidentnr ustidentifikationsnummer umsatzsteuerid umsatzsteueridnr umsatzsteuernummer umsatzsteueridentifikationsnummer ustnr ustidnummern mwstnummer widnr wirtschaftsid wirtschaftsidentifikationsnummer devat germanvat`,
    examples: ["DE 136 695 976"],
  },
  {
    type: "de-handelsregister",
    kind: "financial",
    title: "German commercial register number",
    country: "DE",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "handelsregister.de",
    shape: /^(HR[AB]|GNR|PR|VR|GSR)\d{1,6}[A-Z]{0,2}$/,
    valid: noCheck,
    layouts: ["HRB #####", "HRB ######", "HRA #####", "HRB####"],
    alone: "tentative",
    fields: "handelsregister handelsregisternummer handelsregisternr hrb hra hrbnummer hrbnr hrnummer hrnr registernummerhr",
    examples: ["HRB 11223"],
  },
  // Austria
  {
    type: "at-svnr",
    kind: "personal",
    title: "Austrian social insurance number",
    country: "AT",
    validator: "birth date; mod 11",
    bits: 5.1,
    source: "ASVG § 31; sozialversicherung.at",
    shape: /^\d{10}$/,
    valid: austrianInsured,
    layouts: ["#### ######"],
    alone: "tentative",
    fields:
      "svnr svnummer sozialversicherungsnummer sozialversicherungsnr vsnr vnr vnummer versicherungsnummer versicherungsnr ecardnummer austriansvnr austrianssn sozversnr",
    examples: ["1237 010180"],
  },
  {
    type: "at-steuernummer",
    kind: "personal",
    title: "Austrian tax account number",
    country: "AT",
    validator: "Luhn",
    bits: 3.3,
    source: "bmf.gv.at, Abgabenkontonummer",
    shape: /^\d{9}$/,
    valid: luhn,
    layouts: ["##-###/####", "## ###/####"],
    alone: "tentative",
    fields: "abgabenkontonummer abgabenkontonr steuernummer steuernr stnr abgabenkonto abgabennummer austriantaxnumber",
    examples: ["03-123/4560"],
  },
  {
    type: "at-passport",
    kind: "personal",
    title: "Austrian passport number",
    country: "AT",
    validator: "shape only",
    bits: 0,
    source: "oesterreich.gv.at, Reisepass",
    shape: /^[A-Z]{1,2}\d{7}$/,
    valid: noCheck,
    fields: "reisepass reisepassnummer reisepassnr passnummer passnr austrianpassport atpassport",
    examples: ["U1234567"],
  },
  {
    type: "at-driving-licence",
    kind: "personal",
    title: "Austrian driving licence number",
    country: "AT",
    validator: "shape only",
    bits: 0,
    source: "oesterreich.gv.at, Führerschein",
    shape: /^\d{8}$/,
    valid: noCheck,
    fields: "fuhrerschein fuhrerscheinnummer fuhrerscheinnr fuehrerscheinnummer fuehrerscheinnr austriandrivinglicence",
    examples: ["12345678"],
  },
  {
    type: "at-uid",
    kind: "financial",
    title: "Austrian VAT number",
    country: "AT",
    organisation: true,
    validator: "mod 10",
    bits: 3.3,
    source: "bmf.gv.at, UID",
    shape: /^(AT)?U\d{8}$/,
    valid: austrianVat,
    layouts: ["ATU########", "ATU ########"],
    alone: "tentative",
    fields: `${vatNames} uidnummer uidnr uidat umsatzsteueridentifikationsnummer ustid ustidnr ustidnummer umsatzsteuerid atu atunummer atvat austrianvat`,
    examples: ["ATU13585627"],
  },
  {
    type: "at-firmenbuch",
    kind: "financial",
    title: "Austrian company register number",
    country: "AT",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "justiz.gv.at, Firmenbuch",
    shape: /^(FN)?\d{1,6}[A-Z]$/,
    valid: noCheck,
    layouts: ["FN ######@", "FN ##### @", "FN ###### @"],
    alone: "tentative",
    fields: "firmenbuchnummer firmenbuchnr firmenbuch fnnummer firmenbuchno companyregisternumberat",
    examples: ["FN 122119m"],
  },
  // Switzerland, Liechtenstein
  {
    type: "ch-ahv",
    kind: "personal",
    title: "Swiss AHV number",
    country: "CH",
    validator: "prefix 756; EAN-13",
    bits: 3.3,
    source: "zas.admin.ch, NAVS13",
    shape: /^756\d{10}$/,
    valid: (bare) => weighted(bare, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
    layouts: ["756.####.####.##", "756 #### #### ##"],
    alone: "firm",
    fields: `${numbered("ahv avs navs navs13 ahvn13 oasi ahvn", "nummer")} ahvversichertennummer sozialversicherungsnummer sozialversicherungsnr svnr numeroavs noavs numavs numeroahv numeroassure numerosecuritesociale numerodassure versichertennummer swissssn numeroassicuratoavs`,
    examples: ["756.9217.0769.85"],
  },
  {
    type: "ch-insurance-card",
    kind: "health",
    title: "Swiss health insurance card number",
    country: "CH",
    validator: "prefix 80756",
    bits: 0,
    source: "VVK SR 832.105; sasis.ch, VeKa",
    shape: /^80756\d{15}$/,
    valid: noCheck,
    fields:
      "versichertenkarte versichertenkartennummer versichertenkartennr vekanummer vekanr cartedassure numerocartedassure numerocarteassure kvgnummer krankenversicherungsnummer krankenkassennummer insurancecardnumberch",
    examples: ["80756000080012345678"],
  },
  {
    type: "ch-passport",
    kind: "personal",
    title: "Swiss passport or identity card number",
    country: "CH",
    validator: "shape only",
    bits: 0,
    source: "fedpol.admin.ch",
    shape: /^[A-Z]\d[A-Z0-9]\d{5}$/,
    valid: noCheck,
    fields:
      "passnummer passnr reisepassnummer identitatskarte identitatskartennummer idkartennummer numeropasseport passeport numerocarteidentite swisspassport chpassport passaporto",
    examples: ["X1234567"],
  },
  {
    type: "ch-driving-licence",
    kind: "personal",
    title: "Swiss driving licence number",
    country: "CH",
    validator: "shape only",
    bits: 0,
    source: "asa.ch, Führerausweis im Kreditkartenformat",
    shape: /^\d{12}$/,
    valid: noCheck,
    fields:
      "fuhrerausweis fuhrerausweisnummer fuhrerausweisnr fuehrerausweis fuehrerausweisnummer fuehrerausweisnr faber fabernummer swissdrivinglicence numeropermisconduire",
    examples: ["001234567001"],
  },
  {
    type: "ch-uid",
    kind: "financial",
    title: "Swiss business number (UID)",
    country: "CH",
    organisation: true,
    validator: "mod 11",
    bits: 3.4,
    source: "bfs.admin.ch, UID",
    shape: /^CHE\d{9}$/,
    valid: swissFirm,
    layouts: ["CHE-###.###.###", "CHE#########", "CHE ### ### ###"],
    alone: "tentative",
    fields:
      "uidnummer uidnr unternehmensidentifikationsnummer unternehmensid numeroide ideuid idenumber chuid swissuid handelsregisternummer firmennummeruid numeroidi",
    examples: ["CHE-100.155.212"],
  },
  {
    type: "ch-vat",
    kind: "financial",
    title: "Swiss VAT number",
    country: "CH",
    organisation: true,
    validator: "mod 11",
    bits: 3.4,
    source: "estv.admin.ch, MWST-Nummer",
    shape: /^CHE\d{9}(MWST|TVA|IVA|TPV)$/,
    valid: swissFirm,
    layouts: ["CHE-###.###.### MWST", "CHE-###.###.### TVA", "CHE-###.###.### IVA"],
    alone: "tentative",
    fields: `${vatNames} mwstnummer mwstnr mehrwertsteuernummer mwstid mwst numerotva notva numeroiva chvat swissvat`,
    examples: ["CHE-107.787.577 IVA"],
  },
  {
    type: "li-peid",
    kind: "personal",
    title: "Liechtenstein person identification number (PEID)",
    country: "LI",
    validator: "shape only",
    bits: 0,
    source: "stv.llv.li, PEID",
    shape: /^\d{4,12}$/,
    valid: noCheck,
    fields: `peidnumber peidnummer peidnr pidnummer personenidentifikationsnummer liechtensteintaxid`,
    examples: ["000001234567"],
  },
  {
    type: "li-passport",
    kind: "personal",
    title: "Liechtenstein passport number",
    country: "LI",
    validator: "shape only",
    bits: 0,
    source: "consilium.europa.eu/prado, LIE",
    shape: /^[A-Z]\d{5,6}$/,
    valid: noCheck,
    fields: "liechtensteinpassport lipassport passnummer passnr reisepassnummer",
    examples: ["R123456"],
  },
  // Poland
  {
    type: "pl-pesel",
    kind: "personal",
    title: "Polish PESEL",
    country: "PL",
    validator: "birth date; mod 10",
    bits: 5.8,
    source: "gov.pl, PESEL",
    shape: /^\d{11}$/,
    valid: pesel,
    fields: `${numbered("pesel peselklienta peselpacjenta polishpesel polishid", "numer")} nrpesel numerpesel pesele peselid peselosoby peselpracownika peselnip nippesel`,
    examples: ["44051401359"],
  },
  {
    type: "pl-nip",
    kind: "personal",
    title: "Polish tax number (NIP)",
    country: "PL",
    validator: "mod 11",
    bits: 3.4,
    source: "podatki.gov.pl, NIP",
    shape: /^(PL)?\d{10}$/,
    valid: nip,
    layouts: ["###-###-##-##", "###-##-##-###"],
    alone: "tentative",
    fields: `${numbered("nip nipfirmy nipklienta polishtax polishnip plvat", "numer")} nrnip numernip numeridentyfikacjipodatkowej nippesel peselnip nipkontrahenta nipnabywcy nipsprzedawcy nipue polishvat numervat`,
    examples: ["856-734-62-15"],
  },
  {
    type: "pl-vat",
    kind: "financial",
    title: "Polish VAT number",
    country: "PL",
    organisation: true,
    validator: "mod 11",
    bits: 3.5,
    source: "podatki.gov.pl, NIP",
    shape: /^PL\d{10}$/,
    valid: nip,
    layouts: ["PL##########", "PL ### ### ## ##"],
    alone: "tentative",
    fields: `${vatNames} nipue numervat plvat polishvat numervatue`,
    examples: ["PL8567346215"],
  },
  {
    type: "pl-id-card",
    kind: "personal",
    title: "Polish identity card number",
    country: "PL",
    validator: "mod 10",
    bits: 3.3,
    source: "gov.pl, dowód osobisty",
    shape: /^[A-Z]{3}\d{6}$/,
    valid: (bare) => polishDocument(bare, [7, 3, 1, 9, 7, 3, 1, 7, 3]),
    fields:
      "dowodosobisty nrdowodu numerdowodu nrdowoduosobistego numerdowoduosobistego dowod seriadowodu seriainumerdowodu serianumerdowodu seriadowoduosobistego numerdokumentutozsamosci nrdokumentutozsamosci polishidcard polishidcardnumber dowodtozsamosci",
    examples: ["ABA300000"],
  },
  {
    type: "pl-passport",
    kind: "personal",
    title: "Polish passport number",
    country: "PL",
    validator: "mod 10",
    bits: 3.3,
    source: "gov.pl, paszport",
    shape: /^[A-Z]{2}\d{7}$/,
    valid: (bare) => polishDocument(bare, [7, 3, 9, 1, 7, 3, 1, 7, 3]),
    fields: "paszport nrpaszportu numerpaszportu paszportnumer seriainumerpaszportu polishpassport polishpassportnumber plpassport",
    examples: ["EA1234567"],
  },
  {
    type: "pl-driving-licence",
    kind: "personal",
    title: "Polish driving licence number",
    country: "PL",
    validator: "shape only",
    bits: 0,
    source: "gov.pl, prawo jazdy",
    shape: /^\d{11}$/,
    valid: noCheck,
    fields: "prawojazdy nrprawajazdy numerprawajazdy numerprawojazdy polishdrivinglicence",
    examples: ["12345/06/1234"],
  },
  {
    type: "pl-pwz",
    kind: "health",
    title: "Polish medical practice licence number (PWZ)",
    country: "PL",
    validator: "mod 11",
    bits: 3.5,
    source: "nil.org.pl, numer prawa wykonywania zawodu",
    shape: /^[1-9]\d{6}$/,
    valid: (bare) => weighted(bare.slice(1), [1, 2, 3, 4, 5, 6]) % 11 === numberAt(bare, 0),
    fields: "pwz nrpwz numerpwz pwzlekarza numerprawawykonywaniazawodu npwz prawowykonywaniazawodu",
    examples: ["5425740"],
  },
  {
    type: "pl-ksiega-wieczysta",
    kind: "personal",
    title: "Polish land register number",
    country: "PL",
    validator: "mod 10",
    bits: 3.3,
    source: "Rozporządzenie MS z 15.2.2016; ekw.ms.gov.pl",
    shape: /^[A-PR-UWYZ]{2}\d[A-PR-UWYZ]\d{9}$/,
    valid: landRegister,
    layouts: ["@@#@/########/#"],
    alone: "tentative",
    fields: "ksiegawieczysta numerksiegiwieczystej nrksiegiwieczystej numerkw nrkw kwnumber landregisternumberpl",
    examples: ["KA1S/00012345/6"],
  },
  {
    type: "pl-regon",
    kind: "financial",
    title: "Polish statistical number (REGON)",
    country: "PL",
    organisation: true,
    validator: "mod 11",
    bits: 4.1,
    source: "stat.gov.pl, REGON",
    shape: /^\d{9}(\d{5})?$/,
    valid: regon,
    fields: `${numbered("regon regonfirmy", "numer")} nrregon numerregon`,
    examples: ["192598184"],
  },
  {
    type: "pl-krs",
    kind: "financial",
    title: "Polish court register number (KRS)",
    country: "PL",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "gov.pl, KRS",
    shape: /^0\d{9}$/,
    valid: noCheck,
    fields: `${numbered("krs", "numer")} nrkrs numerkrs krajowyrejestrsadowy`,
    examples: ["0000127206"],
  },
  // Czechia, Slovakia
  {
    type: "cz-rodne-cislo",
    kind: "personal",
    title: "Czech birth number",
    country: "CZ",
    validator: "birth date; mod 11",
    bits: 3.6,
    source: "Zákon 133/2000 Sb.; mvcr.cz, rodné číslo",
    shape: /^\d{9,10}$/,
    valid: birthNumber,
    layouts: ["######/####"],
    alone: "tentative",
    fields:
      "rodnecislo rodcislo rodnec rodnecislocz rodnecisla rccz czechbirthnumber birthnumber czechid czechpersonalnumber cislorodne rodnecislopacienta rodnecisloklienta cislopojistence cislopojistenec rodnecislopojistence",
    examples: ["710319/2745"],
  },
  {
    type: "cz-id-card",
    kind: "personal",
    title: "Czech identity card number",
    country: "CZ",
    validator: "shape only",
    bits: 0,
    source: "mvcr.cz, občanský průkaz",
    shape: /^(\d{9}|\d{6}[A-Z]{2}\d{2}|[A-Z]{2}\d{6})$/,
    valid: noCheck,
    fields: "obcanskyprukaz cisloobcanskehoprukazu obcanka cisloop cisloobcanky cislodokladutotoznosti obcanskyprukazcislo czechidcard",
    examples: ["123456789"],
  },
  {
    type: "cz-passport",
    kind: "personal",
    title: "Czech passport number",
    country: "CZ",
    validator: "shape only",
    bits: 0,
    source: "mvcr.cz, cestovní pas",
    shape: /^\d{7,8}$/,
    valid: noCheck,
    fields: "cestovnipas cislopasu cislocestovnihopasu cestovnidoklad cislocestovnihodokladu czechpassport",
    examples: ["12345678"],
  },
  {
    type: "cz-driving-licence",
    kind: "personal",
    title: "Czech driving licence number",
    country: "CZ",
    validator: "shape only",
    bits: 0,
    source: "mdcr.cz, řidičský průkaz",
    shape: /^[A-Z]{2}\d{6}$/,
    valid: noCheck,
    fields: "ridicskyprukaz cisloridicskehoprukazu ridicak cisloridicaku czechdrivinglicence",
    examples: ["EB123456"],
  },
  {
    type: "cz-ico",
    kind: "financial",
    title: "Czech company number (IČO)",
    country: "CZ",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "mfcr.cz, IČO",
    shape: /^\d{8}$/,
    valid: ico,
    fields: `${numbered("ico icofirmy", "cislo")} identifikacnicislo identifikacnicisloosoby`,
    examples: ["25123891"],
  },
  {
    type: "cz-dic",
    kind: "financial",
    title: "Czech tax and VAT number (DIČ)",
    country: "CZ",
    organisation: true,
    validator: "mod 11",
    bits: 3.4,
    source: "mfcr.cz, DIČ",
    shape: /^(CZ)?\d{8,10}$/,
    valid: czechVat,
    layouts: ["CZ########", "CZ#########", "CZ##########"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("dic dicfirmy czvat czechvat", "cislo")} danoveidentifikacnicislo dicdph`,
    examples: ["CZ25123891"],
  },
  {
    type: "sk-rodne-cislo",
    kind: "personal",
    title: "Slovak birth number",
    country: "SK",
    validator: "birth date; mod 11",
    bits: 3.6,
    source: "Zákon 301/1995 Z. z.; minv.sk, rodné číslo",
    shape: /^\d{9,10}$/,
    valid: birthNumber,
    layouts: ["######/####"],
    alone: "tentative",
    fields: "rodnecislo rodcislo rodnec rodnecislosk rcsk slovakbirthnumber slovakid birthnumber rodnecislopacienta rodnecisloklienta",
    examples: ["815131/1740"],
  },
  {
    type: "sk-id-card",
    kind: "personal",
    title: "Slovak identity card number",
    country: "SK",
    validator: "shape only",
    bits: 0,
    source: "minv.sk, občiansky preukaz",
    shape: /^[A-Z]{2}\d{6}$/,
    valid: noCheck,
    fields: "obcianskypreukaz cisloobcianskehopreukazu cisloop obciansky cislodokladutotoznosti slovakidcard",
    examples: ["EA123456"],
  },
  {
    type: "sk-passport",
    kind: "personal",
    title: "Slovak passport number",
    country: "SK",
    validator: "shape only",
    bits: 0,
    source: "minv.sk, cestovný pas",
    shape: /^[A-Z]{2}\d{7}$/,
    valid: noCheck,
    fields: "cestovnypas cislopasu cislocestovnehopasu slovakpassport",
    examples: ["BA1234567"],
  },
  {
    type: "sk-ico",
    kind: "financial",
    title: "Slovak company number (IČO)",
    country: "SK",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "statistics.sk, IČO",
    shape: /^\d{8}$/,
    valid: ico,
    fields: `${numbered("ico icofirmy", "cislo")} identifikacnecislo identifikacnecisloorganizacie`,
    examples: ["31564330"],
  },
  {
    type: "sk-dic",
    kind: "financial",
    title: "Slovak tax and VAT number",
    country: "SK",
    organisation: true,
    validator: "mod 11",
    bits: 3.5,
    source: "financnasprava.sk, IČ DPH",
    shape: /^(SK)?[1-9]\d{9}$/,
    valid: (bare) => remainder(bare.slice(-10), 11) === 0,
    layouts: ["SK##########"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("dic icdph", "cislo")} danoveidentifikacnecislo skvat slovakvat`,
    examples: ["SK2022749619"],
  },
  // Hungary
  {
    type: "hu-szemelyi-szam",
    kind: "personal",
    title: "Hungarian personal number",
    country: "HU",
    validator: "birth date; mod 11",
    bits: 8.2,
    source: "1996. évi XX. törvény, személyi azonosító",
    shape: /^[1-8]\d{10}$/,
    valid: hungarian,
    layouts: ["#-######-####"],
    alone: "firm",
    fields: "szemelyiszam szemelyiazonosito szemelyiazonositoszam szemelyiazonositojel hungarianpersonalnumber hungarianid",
    examples: ["2-720216-1673"],
  },
  {
    type: "hu-ado-azonosito",
    kind: "personal",
    title: "Hungarian tax identification number",
    country: "HU",
    validator: "mod 11",
    bits: 3.5,
    source: "nav.gov.hu, adóazonosító jel",
    shape: /^8\d{9}$/,
    valid: (bare) => weighted(bare, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === numberAt(bare, 9),
    fields: "adoazonosito adoazonositojel adoazonositoszam adoazon adojel hungariantaxid hungariantaxnumber",
    examples: ["8075921534"],
  },
  {
    type: "hu-taj",
    kind: "health",
    title: "Hungarian social security number (TAJ)",
    country: "HU",
    validator: "mod 10",
    bits: 3.3,
    source: "1996. évi XX. törvény, TAJ szám",
    shape: /^\d{9}$/,
    valid: (bare) => Number(bare) > 0 && weighted(bare, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === numberAt(bare, 8),
    fields: `taj ${numbered("tajszam tajkartya tajid")} tajnumber tajkartyaszam tarsadalombiztositasiazonosito tarsadalombiztositasiazonositojel tbszam hungarianssn`,
    examples: ["111 111 110"],
  },
  {
    type: "hu-id-card",
    kind: "personal",
    title: "Hungarian identity card, passport or driving licence number",
    country: "HU",
    validator: "shape only",
    bits: 0,
    source: "nyilvantarto.hu, okmányok",
    shape: /^(\d{6}[A-Z]{2}|[A-Z]{2}\d{6,7})$/,
    valid: noCheck,
    fields:
      "szemelyiigazolvany szemelyiigazolvanyszam szigszam szig igazolvanyszam szemelyiigszam okmanyazonosito okmanyszam utlevel utlevelszam jogositvany jogositvanyszam vezetoiengedely vezetoiengedelyszam hungarianidcard hungarianpassport",
    examples: ["123456AB"],
  },
  {
    type: "hu-adoszam",
    kind: "financial",
    title: "Hungarian tax and VAT number",
    country: "HU",
    organisation: true,
    validator: "mod 10",
    bits: 3.3,
    source: "nav.gov.hu, adószám",
    shape: /^(HU)?\d{8}([1-5]\d{2})?$/,
    valid: (bare) => weighted(bare.replace("HU", ""), [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0,
    layouts: ["########-#-##", "HU########"],
    alone: "tentative",
    fields: `${vatNames} adoszam adoszama cegadoszam kozossegiadoszam euadoszam csoportosadoszam adoszamcsoport huvat hungarianvat vevoadoszam`,
    examples: ["HU12892312"],
  },
  {
    type: "hu-cegjegyzek",
    kind: "financial",
    title: "Hungarian company register number",
    country: "HU",
    organisation: true,
    validator: "county",
    bits: 0,
    source: "e-cegjegyzek.hu, cégjegyzékszám",
    shape: /^(0[1-9]|1\d|20)\d{8}$/,
    valid: noCheck,
    fields: "cegjegyzekszam cegjegyzek cegjszam cegjegyzekszama hungariancompanynumber",
    examples: ["01-09-123456"],
  },
];
