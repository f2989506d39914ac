// In: nothing. Out: identifier schemes of Iberia, Italy, Greece, Cyprus, Malta, Türkiye and Israel, a row each.

import { dayInAnyCentury, luhn, mod11Digit, noCheck, numberAt, remainder, weighted } from "./check-digits.js";
import { numbered, vatNames } from "./field-names.js";
import type { Scheme } from "./scheme.js";

const dniLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
const dni = (digits: string, letter: string): boolean => dniLetters[Number(digits) % 23] === letter;
const spanishPerson = (bare: string): boolean => dni(bare.slice(0, 8), bare[8]!);
const spanishForeigner = (bare: string): boolean => dni("XYZ".indexOf(bare[0]!) + bare.slice(1, 8), bare[8]!);

/** Luhn's digit over seven, or the letter in its place. */
function spanishFirm(bare: string): boolean {
  const check = bare[8]!;
  return luhn(bare.slice(1, 8) + (check < "A" ? check : "JABCDEFGHI".indexOf(check)));
}

function spanishTaxpayer(text: string): boolean {
  const bare = text.slice(-9);
  if (/^\d/.test(bare)) return spanishPerson(bare);
  if (/^[XYZ]/.test(bare)) return spanishForeigner(bare);
  return /^[KLM]/.test(bare) ? dni(bare.slice(1, 8), bare[8]!) : spanishFirm(bare);
}

const spanishProvince = /^(0[1-9]|[1-4]\d|50|53|66)/;

/** Two letters: the quotient and the rest by 23 of what is left by 529. */
function supplyPoint(bare: string): boolean {
  const rest = remainder(bare.slice(2, 18), 529);
  return dniLetters[Math.floor(rest / 23)] === bare[18] && dniLetters[rest % 23] === bare[19];
}

const cadastreLetters = "MQWERTYUIOPASDFGHJKLBZX";
const cadastreValues = "ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

/** Each half of the plot, with the number of the unit, has a letter of its own. */
function cadastre(bare: string): boolean {
  const letter = (part: string): string => {
    const weights = [13, 15, 12, 5, 4, 17, 9, 21, 3, 7, 1];
    let sum = 0;
    for (let i = 0; i < 11; i++) sum += weights[i]! * (part[i]! < "A" ? numberAt(part, i) : cadastreValues.indexOf(part[i]!) + 1);
    return cadastreLetters[sum % 23]!;
  };
  return letter(bare.slice(0, 7) + bare.slice(14, 18)) === bare[18] && letter(bare.slice(7, 18)) === bare[19];
}

const portugueseDigit = (digits: string, weights: readonly number[]): number => mod11Digit(digits, weights) % 10;
const portugueseTax = (text: string): boolean => portugueseDigit(text.slice(-9), [9, 8, 7, 6, 5, 4, 3, 2]) === numberAt(text.slice(-1), 0);

/** Luhn over twelve digits and letters, a letter worth its place in 0-9A-Z; what is doubled and over 9 loses 9. */
function citizenCard(bare: string): boolean {
  let sum = 0;
  for (let i = 0; i < 12; i++) {
    const value = Number.parseInt(bare[i]!, 36) * (i % 2 === 0 ? 2 : 1);
    sum += i % 2 === 0 && value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

// Decreto ministeriale 23/12/1976: what a character in an odd place counts, 0-9 and A-Z.
const oddPlace = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function codiceFiscale(bare: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const code = bare.charCodeAt(i);
    const value = code < 58 ? code - 48 : code - 65;
    sum += i % 2 === 0 ? oddPlace[value]! : value;
  }
  return sum % 26 === bare.charCodeAt(15) - 65;
}

/** The office is a province, or one of those for foreigners. */
function partitaIva(text: string): boolean {
  const bare = text.slice(-11);
  const office = numberAt(bare, 7, 10);
  return ((office >= 1 && office <= 100) || [120, 121, 888, 999].includes(office)) && luhn(bare);
}

const greekTax = (text: string): boolean => {
  const bare = text.replace(/^(EL|GR)/, "").padStart(9, "0");
  return (weighted(bare, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === numberAt(bare, 8);
};

function cypriotTax(text: string): boolean {
  const bare = text.slice(-9);
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += i % 2 === 0 ? oddPlace[numberAt(bare, i)]! : numberAt(bare, i);
  return sum % 26 === bare.charCodeAt(8) - 65;
}

function tckn(bare: string): boolean {
  const odd = weighted(bare, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weighted(bare, [0, 1, 0, 1, 0, 1, 0, 1]);
  return (((odd * 7 - even) % 10) + 10) % 10 === numberAt(bare, 9) && (odd + even + numberAt(bare, 9)) % 10 === numberAt(bare, 10);
}

/** Each digit plus its place from the right, times a power of two modulo 9. */
function turkishTax(bare: string): boolean {
  let sum = 0;
  for (let i = 0; i < 9; i++) {
    const value = (numberAt(bare, i) + 9 - i) % 10;
    if (value !== 0) sum += (value * 2 ** (9 - i)) % 9 || 9;
  }
  return (10 - (sum % 10)) % 10 === numberAt(bare, 9);
}

const israeli = (bare: string): boolean => Number(bare) > 0 && luhn(bare.padStart(9, "0"));

export const europeSouth: readonly Scheme[] = [
  // Spain, Andorra
  {
    type: "es-dni",
    kind: "personal",
    title: "Spanish DNI",
    country: "ES",
    validator: "letter mod 23",
    bits: 4.5,
    source: "interior.gob.es, NIF",
    shape: /^\d{8}[A-HJ-NP-TV-Z]$/,
    valid: spanishPerson,
    layouts: ["########-@", "########@", "##.###.###-@"],
    alone: "tentative",
    fields: `${numbered("dni dnies spanishdni")} numerodni nrodni numdni ndni dninif nifdni dninie documentonacional documentonacionaldeidentidad numerodocumentoidentidad documentoidentidad documentodeidentidad spanishid spanishnationalid numerodocumento nif nifnumber numeronif permisoconducir numeropermisoconducir`,
    examples: ["54362315K"],
  },
  {
    type: "es-nie",
    kind: "personal",
    title: "Spanish NIE",
    country: "ES",
    validator: "letter mod 23",
    bits: 4.6,
    source: "interior.gob.es, NIE",
    shape: /^[XYZ]\d{7}[A-HJ-NP-TV-Z]$/,
    valid: spanishForeigner,
    layouts: ["X-#######-@", "Y-#######-@", "Z-#######-@", "X#######@", "Y#######@", "Z#######@"],
    alone: "tentative",
    fields: `${numbered("nie nies spanishnie")} numeronie nronie numnie dninie nifnie numeroidentidadextranjero numerodeidentidaddeextranjero identidadextranjero tarjetaextranjero numeroextranjero documentoidentidad numerodocumento nif`,
    examples: ["X2482300W"],
  },
  {
    type: "es-nif",
    kind: "personal",
    title: "Spanish tax number (NIF)",
    country: "ES",
    validator: "letter mod 23 or Luhn",
    bits: 3.8,
    source: "Real Decreto 1065/2007; agenciatributaria.gob.es, NIF",
    shape: /^(ES)?([KLMXYZ\d]\d{7}[A-HJ-NP-TV-Z]|[A-HJNP-SUVW]\d{7}[\dA-J])$/,
    valid: spanishTaxpayer,
    fields: `${numbered("nif nifes spanishnif spanishtax esvat")} numeronif nronif numnif nifcif cifnif nifempresa nifcliente numeroidentificacionfiscal numerodeidentificacionfiscal identificacionfiscal nifiva nifintracomunitario idfiscal spanishvat numeroiva`,
    examples: ["ESK1234567L"],
  },
  {
    type: "es-vat",
    kind: "financial",
    title: "Spanish VAT number",
    country: "ES",
    organisation: true,
    validator: "letter mod 23 or Luhn",
    bits: 3.8,
    source: "Real Decreto 1065/2007; agenciatributaria.gob.es, NIF",
    shape: /^ES([KLMXYZ\d]\d{7}[A-HJ-NP-TV-Z]|[A-HJNP-SUVW]\d{7}[\dA-J])$/,
    valid: spanishTaxpayer,
    layouts: ["ES########@", "ES@########", "ES@#######@"],
    alone: "tentative",
    fields: `${vatNames} nifiva nifintracomunitario numeroiva esvat spanishvat`,
    examples: ["ESA13585625"],
  },
  {
    type: "es-cif",
    kind: "financial",
    title: "Spanish company tax number (CIF)",
    country: "ES",
    organisation: true,
    validator: "Luhn",
    bits: 3.3,
    source: "Orden EHA/451/2008; agenciatributaria.gob.es",
    shape: /^(ES)?[A-HJNP-SUVW]\d{7}[\dA-J]$/,
    valid: (bare) => spanishFirm(bare.slice(-9)),
    fields: `${numbered("cif cifes")} numerocif nrocif numcif cifempresa codigoidentificacionfiscal cifnif`,
    examples: ["A13585625"],
  },
  {
    type: "es-nss",
    kind: "personal",
    title: "Spanish social security number",
    country: "ES",
    validator: "province; mod 97",
    bits: 7.4,
    source: "seg-social.es, número de la Seguridad Social",
    shape: /^\d{12}$/,
    valid: (bare) => spanishProvince.test(bare) && remainder(bare.slice(0, 10), 97) === numberAt(bare, 10, 12),
    layouts: ["##/########/##", "##/##########"],
    alone: "firm",
    fields:
      "nss nuss numeroseguridadsocial numeroseguridadsocialnss nseguridadsocial numsegsocial numseguridadsocial nroseguridadsocial numerodeseguridadsocial numeroafiliacion numeroafiliacionss numerodeafiliacion seguridadsocial nafss numeronss afiliacionseguridadsocial spanishssn",
    examples: ["28/12345678/40"],
  },
  {
    type: "es-passport",
    kind: "personal",
    title: "Spanish passport number",
    country: "ES",
    validator: "shape only",
    bits: 0,
    source: "policia.es, pasaporte",
    shape: /^[A-Z]{2}[A-Z\d]?\d{6}[A-Z\d]?$/,
    valid: noCheck,
    fields:
      "pasaporte numeropasaporte numeropasaportees nropasaporte numpasaporte npasaporte numerodepasaporte spanishpassport spanishpassportnumber espassport",
    examples: ["AAA123456"],
  },
  {
    type: "es-cups",
    kind: "personal",
    title: "Spanish supply point code (CUPS)",
    country: "ES",
    validator: "two letters mod 529",
    bits: 9.2,
    source: "Real Decreto 1011/2009; cnmc.es, CUPS",
    shape: /^ES\d{16}[A-HJ-NP-TV-Z]{2}(\d[FPRCXYZ])?$/,
    valid: supplyPoint,
    layouts: ["ES################@@", "ES #### #### #### #### @@", "ES################@@#@"],
    alone: "firm",
    fields: `${numbered("cups cupsluz cupsgas")} codigocups cupscode cups20 cups22 puntosuministro puntodesuministro codigopuntosuministro codigounificadopuntosuministro`,
    examples: ["ES1234123456789012JY"],
  },
  {
    type: "es-catastral",
    kind: "location",
    title: "Spanish cadastral reference",
    country: "ES",
    validator: "two letters mod 23",
    bits: 9.1,
    source: "catastro.minhap.es, referencia catastral",
    shape: /^[0-9A-Z]{14}\d{4}[A-Z]{2}$/,
    valid: cadastre,
    layouts: ["#######@@####@####@@"],
    alone: "firm",
    fields: "referenciacatastral refcatastral rcatastral codigocatastral numerocatastral cadastralreference",
    examples: ["7837301VG8173B0001TT"],
  },
  {
    type: "ad-nrt",
    kind: "personal",
    title: "Andorran tax register number",
    country: "AD",
    validator: "class and range",
    bits: 0.1,
    source: "imposts.ad, NRT",
    shape: /^[ACDEFGLOPU]\d{6}[A-Z]$/,
    valid: (bare) => !(bare[0] === "F" && numberAt(bare, 1, 7) > 699999) && !(/^[AL]7/.test(bare) && numberAt(bare, 1, 7) > 699999),
    fields: `${numbered("nrt")} numeroregistretributari numeronrt nrtad andorrataxnumber nifad`,
    examples: ["F-132950-J"],
  },
  // Portugal
  {
    type: "pt-nif",
    kind: "personal",
    title: "Portuguese tax number",
    country: "PT",
    validator: "mod 11",
    bits: 3.3,
    source: "portaldasfinancas.gov.pt, NIF",
    shape: /^(PT)?[1-9]\d{8}$/,
    valid: portugueseTax,
    fields: `${numbered("nif nifpt contribuinte portuguesetax ptvat")} numerocontribuinte numerodecontribuinte nrcontribuinte ncontribuinte nocontribuinte numcontribuinte contribuintenif numeronif numerodeidentificacaofiscal numeroidentificacaofiscal identificacaofiscal numerofiscal nifcliente niftitular portuguesenif`,
    examples: ["PT123456789"],
  },
  {
    type: "pt-vat",
    kind: "financial",
    title: "Portuguese VAT number",
    country: "PT",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "portaldasfinancas.gov.pt, NIF",
    shape: /^PT[1-9]\d{8}$/,
    valid: portugueseTax,
    layouts: ["PT#########", "PT ### ### ###"],
    alone: "tentative",
    fields: `${vatNames} numeroiva ptvat portuguesevat`,
    examples: ["PT501964843"],
  },
  {
    type: "pt-cc",
    kind: "personal",
    title: "Portuguese citizen card number",
    country: "PT",
    validator: "mod 10",
    bits: 3.3,
    source: "autenticacao.gov.pt, número de documento do Cartão de Cidadão",
    shape: /^\d{9}[A-Z\d]{2}\d$/,
    valid: citizenCard,
    layouts: ["######## # @@#", "########-#-@@#", "########-#@@#"],
    alone: "tentative",
    fields:
      "cartaocidadao cartaodecidadao numerocartaocidadao numerocc numerocartaodecidadao nrcartaocidadao ncartaocidadao numerodocumentocc documentoidentificacao numerodocumento cartaocidadaonumero citizencard citizencardnumber portugueseid bicc ccbi",
    examples: ["00000000 0 ZZ4"],
  },
  {
    type: "pt-bi",
    kind: "personal",
    title: "Portuguese civil identification number",
    country: "PT",
    validator: "mod 11",
    bits: 0.8,
    source: "irn.justica.gov.pt, número de identificação civil",
    shape: /^\d{8,9}$/,
    // Old numbers give 0 where the digit should be 10.
    valid: (bare) => bare.length === 8 || portugueseDigit(bare, [9, 8, 7, 6, 5, 4, 3, 2]) === numberAt(bare, 8),
    fields:
      "bilheteidentidade bilhetedeidentidade numerobi nrbi numerobilheteidentidade numeroidentificacaocivil numerodeidentificacaocivil idcivil identificacaocivil",
    examples: ["12345678 9"],
  },
  {
    type: "pt-niss",
    kind: "personal",
    title: "Portuguese social security number",
    country: "PT",
    validator: "mod 10 with prime weights",
    bits: 3.3,
    source: "seg-social.pt, NISS",
    shape: /^[12]\d{10}$/,
    valid: (bare) => 9 - (weighted(bare, [29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10) === numberAt(bare, 10),
    fields: `${numbered("niss nissseg")} numeroniss nrniss numeroidentificacaosegurancasocial numerosegurancasocial segurancasocial nrsegurancasocial numerodasegurancasocial nisspt numerobeneficiario portuguesessn`,
    examples: ["11102123450"],
  },
  {
    type: "pt-utente",
    kind: "health",
    title: "Portuguese health service user number",
    country: "PT",
    validator: "shape only",
    bits: 0,
    source: "sns.gov.pt, número de utente",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields:
      "numeroutente numerodeutente nrutente nutente numutente utentesns numerosns nrsns snsnumber snsutente numeroutentesns numerosaude",
    examples: ["123456789"],
  },
  {
    type: "pt-passport",
    kind: "personal",
    title: "Portuguese passport number",
    country: "PT",
    validator: "shape only",
    bits: 0,
    source: "pep.pt",
    shape: /^[A-Z]{1,2}\d{6}$/,
    valid: noCheck,
    fields: "passaporte numeropassaporte nrpassaporte npassaporte numerodopassaporte portuguesepassport ptpassport",
    examples: ["CA123456"],
  },
  {
    type: "pt-driving-licence",
    kind: "personal",
    title: "Portuguese driving licence number",
    country: "PT",
    validator: "shape only",
    bits: 0,
    source: "imt-ip.pt, carta de condução",
    shape: /^[A-Z]{1,2}\d{5,8}$/,
    valid: noCheck,
    fields:
      "cartaconducao cartadeconducao numerocartaconducao numerodacartadeconducao nrcartaconducao numerocartadeconducao portuguesedrivinglicence",
    examples: ["L-1234567 8"],
  },
  {
    type: "pt-nipc",
    kind: "financial",
    title: "Portuguese company number (NIPC)",
    country: "PT",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "irn.justica.gov.pt, NIPC",
    shape: /^(PT)?[1-9]\d{8}$/,
    valid: portugueseTax,
    fields: `${numbered("nipc")} numeronipc numeropessoacoletiva numeroidentificacaopessoacoletiva nifempresa contribuinteempresa`,
    examples: ["501964843"],
  },
  // Italy, San Marino
  {
    type: "it-codice-fiscale",
    kind: "personal",
    title: "Italian codice fiscale",
    country: "IT",
    validator: "letter mod 26",
    bits: 4.8,
    source: "agenziaentrate.gov.it, D.M. 23/12/1976",
    shape: /^[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/,
    valid: codiceFiscale,
    layouts: ["@@@@@@##@##@###@", "@@@ @@@ ##@## @###@"],
    alone: "firm",
    fields:
      "codicefiscale codfisc codfiscale codicefisc cfiscale codicefiscaleutente codicefiscalecliente codicefiscaleassistito codicefiscalepaziente codicefiscalenumero cfnumero cfcode numerocodicefiscale codicefiscaleit fiscalcode fiscalcodeit italianfiscalcode taxcodeit italiantaxcode codicefiscali codicefiscalepiva cfpiva cfpartitaiva steuernummerit",
    examples: ["RCCMNL83S18D969H"],
  },
  {
    type: "it-tessera-sanitaria",
    kind: "health",
    title: "Italian health card number",
    country: "IT",
    validator: "prefix 80380",
    bits: 0,
    source: "sistemats.it, tessera sanitaria",
    shape: /^80380\d{15}$/,
    valid: noCheck,
    fields:
      "tesserasanitaria numerotesserasanitaria nrtesserasanitaria tesserasanitarianumero numerotessera teamnumero numeroteam tessanitaria italianhealthcard",
    examples: ["80380001200123456789"],
  },
  {
    type: "it-carta-identita",
    kind: "personal",
    title: "Italian identity card number",
    country: "IT",
    validator: "shape only",
    bits: 0,
    source: "cartaidentita.interno.gov.it",
    shape: /^([A-Z]{2}\d{5}[A-Z]{2}|[A-Z]{2}\d{7}|\d{7}[A-Z]{2})$/,
    valid: noCheck,
    fields:
      "cartaidentita cartadidentita numerocartaidentita numerocartadidentita numeroci nrcartaidentita numcartaidentita numerocie cieid documentoidentita numerodocumentoidentita documentodidentita estremidocumento italianidcard italianid",
    examples: ["CA12345AB"],
  },
  {
    type: "it-passport",
    kind: "personal",
    title: "Italian passport number",
    country: "IT",
    validator: "shape only",
    bits: 0,
    source: "poliziadistato.it, passaporto",
    shape: /^[A-Z]{2}\d{7}$/,
    valid: noCheck,
    fields: "passaporto numeropassaporto nrpassaporto numpassaporto numerodipassaporto italianpassport italianpassportnumber itpassport",
    examples: ["YA1234567"],
  },
  {
    type: "it-driving-licence",
    kind: "personal",
    title: "Italian driving licence number",
    country: "IT",
    validator: "shape only",
    bits: 0,
    source: "mit.gov.it, patente di guida",
    shape: /^([A-Z]{2}\d{7}[A-Z]|U1[A-Z0-9]{7}[A-Z])$/,
    valid: noCheck,
    fields:
      "patente patenteguida patentediguida numeropatente numeropatenteguida nrpatente numpatente numerodipatente patentenumero italiandrivinglicence italiandriverlicense",
    examples: ["MI1234567X"],
  },
  {
    type: "it-partita-iva",
    kind: "financial",
    title: "Italian VAT number (partita IVA)",
    country: "IT",
    organisation: true,
    validator: "office; Luhn",
    bits: 6.6,
    source: "agenziaentrate.gov.it, D.P.R. 633/1972 art. 35",
    shape: /^(IT)?\d{11}$/,
    valid: partitaIva,
    layouts: ["IT###########", "IT ###########"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("partitaiva piva")} numeropartitaiva partiva pariva codiceiva ivacode numeroiva partitaivacliente partitaivaazienda itvat italianvat cfpiva cfpartitaiva codicefiscale codicefiscaleazienda`,
    examples: ["IT 00743110157"],
  },
  {
    type: "sm-coe",
    kind: "financial",
    title: "Sammarinese operator code (COE)",
    country: "SM",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "gov.sm, codice operatore economico",
    shape: /^(SM)?\d{2,5}$/,
    valid: noCheck,
    fields: "codiceoperatoreeconomico codicecoe coecode coesm coenumber smcoe sanmarinotaxnumber",
    examples: ["24165"],
  },
  // Malta, Greece, Cyprus
  {
    type: "mt-id-card",
    kind: "personal",
    title: "Maltese identity card number",
    country: "MT",
    validator: "shape only",
    bits: 0,
    source: "identita.gov.mt",
    shape: /^\d{3,7}[MGAPLHBZ]$/,
    valid: noCheck,
    fields:
      "malteseid malteseidcard malteseidcardnumber maltaid maltaidcard maltaidnumber idkard numrutalkarta kartatalidentita numrutalkartatalidentita identitymalta mtidcard",
    examples: ["0123456M"],
  },
  {
    type: "mt-passport",
    kind: "personal",
    title: "Maltese passport number",
    country: "MT",
    validator: "shape only",
    bits: 0,
    source: "identita.gov.mt, passports",
    shape: /^\d{7}$/,
    valid: noCheck,
    fields: "maltesepassport maltesepassportnumber mtpassport passaport numrutalpassaport",
    examples: ["1234567"],
  },
  {
    type: "mt-vat",
    kind: "financial",
    title: "Maltese VAT number",
    country: "MT",
    organisation: true,
    validator: "mod 37",
    bits: 5.2,
    source: "cfr.gov.mt, VAT",
    shape: /^(MT)?[1-9]\d{7}$/,
    valid: (bare) => weighted(bare.slice(-8), [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0,
    layouts: ["MT########", "MT #### ####"],
    alone: "tentative",
    fields: `${vatNames} numrutalvat mtvat maltavat maltesevat`,
    examples: ["MT 1167 9112"],
  },
  {
    type: "gr-amka",
    kind: "personal",
    title: "Greek social security number (AMKA)",
    country: "GR",
    validator: "birth date; Luhn",
    bits: 8,
    source: "amka.gr",
    shape: /^\d{11}$/,
    valid: (bare) => dayInAnyCentury(numberAt(bare, 4, 6), numberAt(bare, 2, 4), numberAt(bare, 0, 2)) && luhn(bare),
    fields: `${numbered("amka greekssn greekamka")} αμκα αριθμοσαμκα αριθμοςαμκα αριθμοςμητρωουκοινωνικηςασφαλισης arithmosamka`,
    examples: ["01013012347"],
  },
  {
    type: "gr-afm",
    kind: "personal",
    title: "Greek tax number (AFM)",
    country: "GR",
    validator: "mod 11",
    bits: 3.3,
    source: "aade.gr, ΑΦΜ",
    shape: /^(EL|GR)?\d{8,9}$/,
    valid: (bare) => /[1-9]/.test(bare) && greekTax(bare),
    fields: `${numbered("afm greektax greekvat elvat grvat")} αφμ αριθμοςφορολογικουμητρωου αριθμοςαφμ arithmosafm arithmosforologikoumitroou`,
    examples: ["EL094259216"],
  },
  {
    type: "gr-vat",
    kind: "financial",
    title: "Greek VAT number",
    country: "GR",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "aade.gr, ΑΦΜ",
    shape: /^(EL|GR)\d{9}$/,
    valid: (bare) => /[1-9]/.test(bare) && greekTax(bare),
    layouts: ["EL#########", "EL ### ### ###", "GR#########"],
    alone: "tentative",
    fields: `${vatNames} elvat grvat greekvat`,
    examples: ["EL094259216"],
  },
  {
    type: "gr-id-card",
    kind: "personal",
    title: "Greek identity card number",
    country: "GR",
    validator: "shape only",
    bits: 0,
    source: "astynomia.gr, δελτίο ταυτότητας",
    shape: /^[A-ZΑ-Ω]{1,2}\d{6,7}$/,
    valid: noCheck,
    fields:
      "adt arithmostautotitas arithmosdeltioutautotitas tautotita deltiotautotitas αδτ αριθμοςταυτοτητας ταυτοτητα αριθμοςδελτιουταυτοτητας δελτιοταυτοτητας greekid greekidcard greekidcardnumber",
    examples: ["AB 123456"],
  },
  {
    type: "gr-passport",
    kind: "personal",
    title: "Greek passport number",
    country: "GR",
    validator: "shape only",
    bits: 0,
    source: "passport.gov.gr",
    shape: /^[A-ZΑ-Ω]{2}\d{7}$/,
    valid: noCheck,
    fields: "diavatirio arithmosdiavatiriou διαβατηριο αριθμοςδιαβατηριου greekpassport greekpassportnumber grpassport",
    examples: ["AE1234567"],
  },
  {
    type: "gr-driving-licence",
    kind: "personal",
    title: "Greek driving licence number",
    country: "GR",
    validator: "shape only",
    bits: 0,
    source: "yme.gr, άδεια οδήγησης",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields:
      "diplomaodigisis adeiaodigisis arithmosadeiasodigisis διπλωμα αδειαοδηγησης αριθμοςαδειαςοδηγησης διπλωμαοδηγησης greekdrivinglicence",
    examples: ["123456789"],
  },
  {
    type: "cy-tic",
    kind: "personal",
    title: "Cypriot tax and VAT number",
    country: "CY",
    validator: "letter mod 26",
    bits: 4.7,
    source: "mof.gov.cy, Tax Department, ΑΦΤ",
    shape: /^(CY)?\d{8}[A-Z]$/,
    valid: cypriotTax,
    fields: `cyprustic cytic ticnumber cyvat cyprusvat cyprustaxnumber αφτ αριθμοςφορολογικηςταυτοτητας arithmosforologikistaftotitas`,
    examples: ["CY-10259259D"],
  },
  {
    type: "cy-vat",
    kind: "financial",
    title: "Cypriot VAT number",
    country: "CY",
    organisation: true,
    validator: "letter mod 26",
    bits: 4.7,
    source: "mof.gov.cy, Tax Department, ΑΦΤ",
    shape: /^CY\d{8}[A-Z]$/,
    valid: cypriotTax,
    layouts: ["CY########@", "CY-########@"],
    alone: "tentative",
    fields: `${vatNames} cyvat cyprusvat`,
    examples: ["CY10259259D"],
  },
  {
    type: "cy-id-card",
    kind: "personal",
    title: "Cypriot identity card number",
    country: "CY",
    validator: "shape only",
    bits: 0,
    source: "moi.gov.cy, δελτίο ταυτότητας",
    shape: /^\d{6,10}$/,
    valid: noCheck,
    fields:
      "arithmostaftotitas taftotita arithmosdeltioutaftotitas cyprusid cypriotid cypriotidcard cyidcard αριθμοςταυτοτητας δελτιοταυτοτητας kimliknokktc",
    examples: ["0001234567"],
  },
  {
    type: "cy-passport",
    kind: "personal",
    title: "Cypriot passport number",
    country: "CY",
    validator: "shape only",
    bits: 0,
    source: "moi.gov.cy, διαβατήρια",
    shape: /^[BCEJKLP]\d{6,8}$/,
    valid: noCheck,
    fields: "cypriotpassport cypruspassport cypassport arithmosdiavatiriou αριθμοςδιαβατηριου",
    examples: ["K00123456"],
  },
  // Türkiye
  {
    type: "tr-tckn",
    kind: "personal",
    title: "Turkish identity number",
    country: "TR",
    validator: "two digits mod 10",
    bits: 6.8,
    source: "nvi.gov.tr",
    shape: /^[1-9]\d{10}$/,
    valid: tckn,
    fields: `${numbered("tckn tckimlik tcid tcidentity kimlik turkishid turkishidentity turkishnationalid", "numarasi numara")} tcno tcnumarasi tckimliknosu tcnumber tckimliknoveyavkn vatandaslikno vatandasliknumarasi turkiyecumhuriyetikimlikno ykn yabancikimlikno yabancikimliknumarasi tckno tckimlikkartino vknvetckn vkntckn tcknvkn`,
    examples: ["17291716060"],
  },
  {
    type: "tr-vkn",
    kind: "financial",
    title: "Turkish tax number (VKN)",
    country: "TR",
    organisation: true,
    validator: "mod 9 and mod 10",
    bits: 3.3,
    source: "gib.gov.tr, vergi kimlik numarası",
    shape: /^\d{10}$/,
    valid: turkishTax,
    fields: `${numbered("vkn vergi vergikimlik turkishtax", "numarasi numara")} vergidairesino vknvetckn vkntckn tcknvkn vergihesapno verginumaralari`,
    examples: ["4540554131"],
  },
  {
    type: "tr-passport",
    kind: "personal",
    title: "Turkish passport number",
    country: "TR",
    validator: "shape only",
    bits: 0,
    source: "nvi.gov.tr, pasaport",
    shape: /^[A-Z]\d{8}$/,
    valid: noCheck,
    fields: "pasaport pasaportno pasaportnumarasi pasaportnumara turkishpassport turkishpassportnumber trpassport",
    examples: ["U12345678"],
  },
  {
    type: "tr-driving-licence",
    kind: "personal",
    title: "Turkish driving licence number",
    country: "TR",
    validator: "shape only",
    bits: 0,
    source: "nvi.gov.tr, sürücü belgesi",
    shape: /^\d{6}$/,
    valid: noCheck,
    fields:
      "ehliyetno ehliyetnumarasi ehliyetbelgeno surucubelgesi surucubelgesino surucubelgesinumarasi surucubelgeno turkishdrivinglicence",
    examples: ["123456"],
  },
  {
    type: "tr-seri-no",
    kind: "personal",
    title: "Turkish identity card serial number",
    country: "TR",
    validator: "shape only",
    bits: 0,
    source: "nvi.gov.tr, T.C. kimlik kartı",
    shape: /^[A-Z]\d{2}[A-Z]\d{5}$/,
    valid: noCheck,
    fields: "kimlikserino kimlikkartiserino cuzdanserino nufuscuzdaniserino tckimlikserino kimlikkartserino kimlikseri",
    examples: ["A12B34567"],
  },
  // Israel
  {
    type: "il-id",
    kind: "personal",
    title: "Israeli identity number",
    country: "IL",
    validator: "Luhn",
    bits: 3.3,
    source: "gov.il, מספר זהות",
    shape: /^\d{5,9}$/,
    valid: israeli,
    fields: `${numbered("teudatzehut teudatzehute israeliid tehudatzehut israelinational")} misparzehut zehut tznumber israeliidentity תעודתזהות מספרזהות מספרתעודתזהות תז מספרתז זהות`,
    examples: ["39337434-3"],
  },
  {
    type: "il-passport",
    kind: "personal",
    title: "Israeli passport number",
    country: "IL",
    validator: "shape only",
    bits: 0,
    source: "gov.il, דרכון",
    shape: /^\d{7,8}$/,
    valid: noCheck,
    fields: "darkon mispardarkon darkonnumber דרכון מספרדרכון israelipassport israelipassportnumber ilpassport",
    examples: ["12345678"],
  },
  {
    type: "il-driving-licence",
    kind: "personal",
    title: "Israeli driving licence number",
    country: "IL",
    validator: "shape only",
    bits: 0,
    source: "gov.il, רישיון נהיגה",
    shape: /^\d{7,9}$/,
    valid: noCheck,
    fields: "rishyonnehiga rishayonnehiga misparrishyon misparrishayon רישיוןנהיגה מספררישיון מספררישיוןנהיגה israelidrivinglicence",
    examples: ["1234567"],
  },
  {
    type: "il-company-number",
    kind: "financial",
    title: "Israeli company number",
    country: "IL",
    organisation: true,
    validator: "prefix 5; Luhn",
    bits: 3.3,
    source: "gov.il, רשם החברות",
    shape: /^5\d{8}$/,
    valid: luhn,
    fields:
      "chetpei hetpe misparhevra misparchevra misparosek osekmurshe oseknumber israelicompanynumber ilcompanynumber חפ מספרחברה עוסקמורשה מספרעוסק מספרעוסקמורשה",
    examples: ["51-617949-6"],
  },
];
