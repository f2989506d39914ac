// In: nothing. Out: identifier schemes of the Americas, a row each. Those with a check come first, so that it decides where several share a word.

import {
  dayExists,
  dayInAnyCentury,
  down,
  endsWith,
  luhn,
  mod10Digit,
  mod11Digit,
  noCheck,
  numberAt,
  oneCharacter,
  weighted,
  weightedIn,
} from "./check-digits.js";
import type { Scheme } from "./scheme.js";

const reversed = (digits: string): string => [...digits].reverse().join("");

const withoutPrefix = (bare: string, prefix: string): string => (bare.startsWith(prefix) ? bare.slice(prefix.length) : bare);

// IRS: campuses and the internet; 00, 07 to 09 and the like were never assigned.
const einNeverAssigned = /^(?:0[0789]|1[789]|2[89]|49|69|7[089]|89|9[67])/;

const curpLetters = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
const curpStates = new Set("AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS VZ YN ZS".split(" "));

function curp(bare: string): boolean {
  if (!dayInAnyCentury(numberAt(bare, 4, 6), numberAt(bare, 6, 8), numberAt(bare, 8, 10)) || !curpStates.has(bare.slice(11, 13)))
    return false;
  return (10 - (weightedIn(curpLetters, bare, down(18, 2)) % 10)) % 10 === numberAt(bare, 17);
}

// SAT, anexo 20; older systems knew neither & nor Ñ.
const rfcLetters = ["0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ "];

function rfc(bare: string): boolean {
  const at = bare.length === 12 ? 3 : 4;
  if (!dayInAnyCentury(numberAt(bare, at, at + 2), numberAt(bare, at + 2, at + 4), numberAt(bare, at + 4, at + 6))) return false;
  if (bare.length === 10) return true;
  if (!/^[1-9A-V][1-9A-Z]/.test(bare.slice(-3))) return false;
  const padded = bare.padStart(13, " ");
  return rfcLetters.some((letters) => endsWith(bare, "0123456789A", (11 - (weightedIn(letters, padded, down(13, 2)) % 11)) % 11));
}

// Mod 11 where 10 is written 0, as Brazil's registers do.
const brazilian = (digits: string, weights: readonly number[]): number => mod11Digit(digits, weights) % 10;

const cpf = (bare: string): boolean =>
  !oneCharacter(bare) && brazilian(bare, down(10, 2)) === numberAt(bare, 9) && brazilian(bare, down(11, 2)) === numberAt(bare, 10);

const cnpjWeights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

/** Since 2026 letters too; `weighted` takes a character's code less 48, as IN RFB 2.229/2024 says. */
const cnpj = (bare: string): boolean =>
  !oneCharacter(bare) &&
  brazilian(bare, cnpjWeights.slice(1)) === numberAt(bare, 12) &&
  brazilian(bare, cnpjWeights) === numberAt(bare, 13);

function cnh(bare: string): boolean {
  if (oneCharacter(bare)) return false;
  const first = weighted(bare, down(9, 1)) % 11;
  const second = (weighted(bare, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11) - (first > 9 ? 2 : 0);
  const written = (rest: number): number => ((rest < 0 ? rest + 11 : rest) % 11) % 10;
  return (first > 9 ? 0 : first) === numberAt(bare, 9) && written(second) === numberAt(bare, 10);
}

function tituloEleitor(bare: string): boolean {
  const state = numberAt(bare, 8, 10);
  // In São Paulo and Minas Gerais a rest of 0 is written 1.
  const written = (rest: number): number => (rest === 10 ? 0 : rest === 0 && state <= 2 ? 1 : rest);
  return (
    state >= 1 &&
    state <= 28 &&
    written(weighted(bare, [2, 3, 4, 5, 6, 7, 8, 9]) % 11) === numberAt(bare, 10) &&
    written(weighted(bare.slice(8), [7, 8, 9]) % 11) === numberAt(bare, 11)
  );
}

/** Numbers from 1 and 2 on are made of a PIS and end in 000 or 001 before their check digit. */
const cns = (bare: string): boolean =>
  !oneCharacter(bare) && /^[12].{10}00[01]|^[789]/.test(bare) && weighted(bare, down(15, 1)) % 11 === 0;

const pisWeights = [3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
const eleven = (bare: string): boolean => !oneCharacter(bare) && brazilian(bare, pisWeights) === numberAt(bare, 10);

const cuitKinds = new Set("20 23 24 25 26 27 30 33 34 50 51 55".split(" "));
const cuit = (bare: string): boolean =>
  cuitKinds.has(bare.slice(0, 2)) && endsWith(bare, "01234567899", mod11Digit(bare, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));

function rut(bare: string): boolean {
  const digits = reversed(withoutPrefix(bare, "CL").slice(0, -1));
  return endsWith(bare, "0123456789K", weighted(digits, [9, 8, 7, 6, 5, 4, 9, 8].slice(0, digits.length)) % 11);
}

const nitWeights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
const colombianNit = (bare: string): boolean =>
  !oneCharacter(bare) && endsWith(bare, "01987654321", weighted(reversed(bare.slice(0, -1)), nitWeights.slice(0, bare.length - 1)) % 11);

function peruvianDni(bare: string): boolean {
  if (bare.length === 8) return !oneCharacter(bare);
  const rest = weighted(bare, [3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return endsWith(bare, "65432110987", rest) || endsWith(bare, "KJIHGFEDCBA", rest);
}

const province = /^(?:0[1-9]|1\d|2[0-4]|30|50)/;
const ecuadorianCi = (bare: string): boolean => province.test(bare) && numberAt(bare, 2) <= 6 && luhn(bare);

function ecuadorianRuc(bare: string): boolean {
  if (!province.test(bare)) return false;
  const ownedBy = numberAt(bare, 2);
  if (ownedBy === 6 && !bare.endsWith("0000") && weighted(bare, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0) return true;
  if (bare.endsWith("000")) return false;
  if (ownedBy === 9) return weighted(bare, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
  return ownedBy <= 6 && ecuadorianCi(bare.slice(0, 10));
}

function uruguayanCi(bare: string): boolean {
  const eight = bare.padStart(8, "0");
  return !oneCharacter(bare) && mod10Digit(eight, [2, 9, 8, 7, 6, 3, 4]) === numberAt(eight, 7);
}

function uruguayanRut(text: string): boolean {
  const bare = withoutPrefix(text, "UY");
  const office = numberAt(bare, 0, 2);
  if (office < 1 || office > 21 || bare.slice(2, 8) === "000000" || bare.slice(8, 11) !== "001") return false;
  return mod11Digit(bare, [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === numberAt(bare, 11);
}

/** (11 - rest) mod 10, so that a rest of 0 is written 1. */
const elevenLess = (digits: string, weights: readonly number[]): number => (11 - (weighted(digits, weights) % 11)) % 10;

function paraguayanRuc(bare: string): boolean {
  const digits = reversed(bare.slice(0, -1));
  return (
    !oneCharacter(bare) &&
    elevenLess(digits, [2, 3, 4, 5, 6, 7, 8, 9].slice(0, digits.length)) === numberAt(bare, bare.length - 1, bare.length)
  );
}

function rif(bare: string): boolean {
  const holder = "VEJPG".indexOf(bare[0]!) * 4 + 4;
  return endsWith(bare, "00987654321", (holder + weighted(bare.slice(1), [3, 2, 7, 6, 5, 4, 3, 2])) % 11);
}

const costaRicanClasses = /^(?:2[1-4]00|30(?:0[2-9]|1[0-4])|31(?:0[1-9]|10)|4000|5001)/;

const nicaraguanCedula = (bare: string): boolean =>
  dayInAnyCentury(numberAt(bare, 7, 9), numberAt(bare, 5, 7), numberAt(bare, 3, 5)) &&
  endsWith(bare, "ABCDEFGHJKLMNPQRSTUVWXY", Number(bare.slice(0, 13)) % 23);

function guatemalanNit(bare: string): boolean {
  const digits = reversed(bare.slice(0, -1));
  return endsWith(bare, "0123456789K", mod11Digit(digits, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].slice(0, digits.length)));
}

// How many municipalities each of the 22 departments of Guatemala has.
const municipalities = [17, 8, 16, 16, 13, 14, 19, 8, 24, 21, 9, 30, 32, 21, 8, 17, 14, 5, 11, 11, 7, 17];

const guatemalanCui = (bare: string): boolean =>
  numberAt(bare, 11, 13) <= (municipalities[numberAt(bare, 9, 11) - 1] ?? -1) &&
  (weighted(bare, [2, 3, 4, 5, 6, 7, 8, 9]) % 11) % 10 === numberAt(bare, 8);

function salvadoranNit(text: string): boolean {
  const bare = withoutPrefix(text, "SV");
  const check =
    bare.slice(10, 13) === "100" ? (weighted(bare, down(14, 2)) % 11) % 10 : elevenLess(bare, [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return /^[019]/.test(bare) && check === numberAt(bare, 13);
}

const rnc = (bare: string): boolean => ((10 - (weighted(bare, [7, 9, 8, 6, 5, 4, 3, 2]) % 11)) % 9) + 1 === numberAt(bare, 8);

function cubanId(bare: string): boolean {
  const sign = numberAt(bare, 6);
  const century = sign <= 5 ? 1900 : sign <= 8 ? 2000 : 1800;
  return dayExists(century + numberAt(bare, 0, 2), numberAt(bare, 2, 4), numberAt(bare, 4, 6));
}

function quebecTax(bare: string): boolean {
  return !bare.endsWith("0000") && elevenLess(bare, [4, 3, 2, 7, 6, 5, 4, 3, 2]) === numberAt(bare, 9);
}

/** YYMMDD in which a woman's month is 50 more. */
const dayOrWomans = (bare: string, yy: number, mm: number, dd: number): boolean =>
  dayInAnyCentury(numberAt(bare, yy, yy + 2), numberAt(bare, mm, mm + 2) % 50, numberAt(bare, dd, dd + 2)) &&
  numberAt(bare, mm, mm + 2) < 63;

const keepHyphens = (text: string): string => text.toUpperCase().replace(/[\s.]/g, "");

export const americas: readonly Scheme[] = [
  // United States
  {
    type: "us-ssn",
    kind: "personal",
    title: "US Social Security number",
    country: "US",
    validator: "areas, groups and serials never issued",
    bits: 0.2,
    source: "ssa.gov/employer/randomization.html",
    shape: /^\d{9}$/,
    valid: (bare) => !/^(?:000|666|9)|^\d{3}00|0000$/.test(bare) && !oneCharacter(bare),
    layouts: ["###-##-####"],
    alone: "firm",
    fields:
      "ssn usssn ssnnumber ssnno socialsecurity socialsecuritynumber socialsecurityno socialsecuritynum socialsecurityid ssnum socsec socsecnum socsecno ssnitin ssnortin ssnfull fullssn",
    examples: ["536-90-4399"],
  },
  {
    type: "us-itin",
    kind: "personal",
    title: "US individual taxpayer identification number",
    country: "US",
    validator: "groups issued",
    bits: 1.2,
    source: "irs.gov, ITIN; IRM 3.21.263",
    shape: /^9\d{8}$/,
    valid: (bare) => /^.{3}(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])/.test(bare),
    layouts: ["9##-##-####"],
    alone: "firm",
    fields:
      "itin usitin itinnumber itinno individualtaxpayeridentificationnumber individualtaxpayerid tin tinnumber taxpayeridentificationnumber",
    examples: ["963-76-9661"],
  },
  {
    type: "us-atin",
    kind: "personal",
    title: "US adoption taxpayer identification number",
    country: "US",
    validator: "group 93",
    bits: 6.6,
    source: "irs.gov, ATIN",
    shape: /^9\d{8}$/,
    valid: (bare) => bare.slice(3, 5) === "93",
    layouts: ["9##-93-####"],
    alone: "firm",
    fields: "atin usatin atinnumber atinno adoptiontaxpayeridentificationnumber",
    examples: ["987-93-8737"],
  },
  {
    type: "us-ein",
    kind: "personal",
    title: "US employer identification number",
    country: "US",
    validator: "prefixes issued",
    bits: 0.3,
    source: "irs.gov, How EINs are assigned and valid EIN prefixes",
    shape: /^\d{9}$/,
    valid: (bare) => !einNeverAssigned.test(bare) && !oneCharacter(bare),
    fields:
      "ein usein einnumber einno fein feinnumber employeridentificationnumber employerid federaltaxid federaltaxidnumber federalein federalemployeridentificationnumber tin",
    organisation: true,
    examples: ["12-3415227"],
  },
  // Canada
  {
    type: "ca-sin",
    kind: "personal",
    title: "Canadian social insurance number",
    country: "CA",
    validator: "Luhn",
    bits: 3.3,
    source: "canada.ca, SIN",
    shape: /^\d{9}$/,
    valid: (bare) => !oneCharacter(bare) && luhn(bare),
    fields:
      "sin casin sinnumber sinno socialinsurancenumber socialinsuranceno socialinsurance numeroassurancesociale assurancesociale numeronas",
    examples: ["046 454 286"],
  },
  {
    type: "ca-bn",
    kind: "personal",
    title: "Canadian business number",
    country: "CA",
    validator: "Luhn",
    bits: 3.3,
    source: "canada.ca, business number",
    shape: /^\d{9}(?:R[CMPRTZ]\d{4})?$/,
    valid: (bare) => luhn(bare.slice(0, 9)),
    layouts: ["##### #### RT ####", "#########RT####", "##### #### RC ####", "#########RC####", "##### #### RP ####", "#########RP####"],
    alone: "tentative",
    fields:
      "canadianbusinessnumber cabn businessnumberca bn9 bn15 gsthst gsthstnumber gstnumber hstnumber crabusinessnumber numeroentreprise",
    organisation: true,
    examples: ["70233 4400 RT 0001"],
  },
  {
    type: "ca-qst",
    kind: "personal",
    title: "Quebec sales tax number",
    country: "CA",
    validator: "mod 11",
    bits: 3.3,
    source: "revenuquebec.ca, QST",
    shape: /^\d{10}[A-Z]{2}\d{4}$/,
    valid: quebecTax,
    layouts: ["##########TQ####"],
    alone: "tentative",
    fields: "qst caqst qstnumber qstno tvq tvqnumber numerotvq qsttvq quebecsalestax",
    organisation: true,
    examples: ["5080503301TQ0001"],
  },
  {
    type: "ca-on-health",
    kind: "health",
    title: "Ontario health card number",
    country: "CA",
    validator: "Luhn",
    bits: 3.3,
    source: "health.gov.on.ca, Health Card validation",
    shape: /^[1-9]\d{9}[A-Z]{0,2}$/,
    valid: (bare) => luhn(bare.slice(0, 10)),
    layouts: ["####-###-###-@@"],
    alone: "tentative",
    fields:
      "ohip ohipnumber ohipno ohipcard healthcard healthcardnumber healthcardno healthcardid hcn ontariohealthcard ontariohealthnumber ontariohealthcardnumber",
    examples: ["9927-702-564-KT"],
  },
  {
    type: "ca-bc-phn",
    kind: "health",
    title: "British Columbia personal health number",
    country: "CA",
    validator: "mod 11",
    bits: 3.5,
    source: "gov.bc.ca, PHN; python-stdnum ca.bc_phn",
    shape: /^9\d{9}$/,
    valid: (bare) => mod11Digit(bare.slice(1), [2, 4, 8, 5, 10, 9, 7, 3]) === numberAt(bare, 9),
    fields: "phn phnnumber personalhealthnumber personalhealthno bcphn bchealthnumber carecard carecardnumber mspnumber",
    examples: ["9004 405 217"],
  },
  {
    type: "ca-qc-ramq",
    kind: "health",
    title: "Quebec health insurance number (RAMQ)",
    country: "CA",
    validator: "birth date",
    bits: 3.8,
    source: "ramq.gouv.qc.ca, numéro d'assurance maladie",
    shape: /^[A-Z]{4}\d{8}$/,
    valid: (bare) => dayOrWomans(bare, 4, 6, 8),
    layouts: ["@@@@ #### ####"],
    alone: "tentative",
    fields: "ramq numeroramq ramqnumber nam numeroassurancemaladie assurancemaladie numnam carteassurancemaladie quebechealthnumber",
    examples: ["TREM 8562 1428"],
  },
  {
    type: "ca-on-driving-licence",
    kind: "personal",
    title: "Ontario driving licence",
    country: "CA",
    validator: "birth date",
    bits: 3.8,
    source: "ontario.ca, driver's licence",
    shape: /^[A-Z]\d{14}$/,
    valid: (bare) => dayOrWomans(bare, 9, 11, 13),
    layouts: ["@####-#####-#####"],
    alone: "tentative",
    fields:
      "ontariodriverlicence ontariodriverslicence driverlicencenumber driverslicencenumber driverslicence driverlicence driverlicense driverslicense driverlicensenumber driverslicensenumber dlnumber",
    examples: ["M1531-37028-50714"],
  },
  {
    type: "ca-qc-driving-licence",
    kind: "personal",
    title: "Quebec driving licence",
    country: "CA",
    validator: "birth date",
    bits: 3.8,
    source: "saaq.gouv.qc.ca, permis de conduire",
    shape: /^[A-Z]\d{12}$/,
    valid: (bare) => dayOrWomans(bare, 9, 7, 5),
    layouts: ["@####-######-##"],
    alone: "tentative",
    fields:
      "permisdeconduire permisconduire numeropermis numeropermisconduire numeropermisdeconduire quebecdriverlicence driverlicencenumber driverslicencenumber driverlicensenumber driverslicensenumber",
    examples: ["T4256-140785-51"],
  },
  // Mexico
  {
    type: "mx-curp",
    kind: "personal",
    title: "Mexican CURP",
    country: "MX",
    validator: "birth date; state; mod 10",
    bits: 12.4,
    source: "gob.mx/curp; DOF 18/10/2021",
    shape: /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d$/,
    valid: curp,
    layouts: ["@@@@######@@@@@@*#"],
    alone: "firm",
    fields: "curp mxcurp numerocurp nrocurp curpnumber claveunica claveunicaderegistrodepoblacion curpid",
    examples: ["LOMA850714HDFPRN07"],
  },
  {
    type: "mx-rfc",
    kind: "personal",
    title: "Mexican RFC of a person",
    country: "MX",
    validator: "birth date; mod 11",
    bits: 5,
    source: "sat.gob.mx, RFC; anexo 20",
    shape: /^[A-Z&Ñ]{4}\d{6}(?:[0-9A-Z]{2}[0-9A])?$/,
    valid: rfc,
    layouts: ["@@@@######***", "@@@@-######-***"],
    alone: "tentative",
    fields:
      "rfc mxrfc numerorfc nrorfc rfcnumber rfcpersona rfcfisica rfcreceptor rfcemisor registrofederaldecontribuyentes registrofederalcontribuyentes rfccliente",
    examples: ["LOMA850714A37"],
  },
  {
    type: "mx-rfc-company",
    kind: "personal",
    title: "Mexican RFC of a company",
    country: "MX",
    validator: "date; mod 11",
    bits: 7.7,
    source: "sat.gob.mx, RFC; anexo 20",
    shape: /^[A-Z&Ñ]{3}\d{6}[0-9A-Z]{2}[0-9A]$/,
    valid: rfc,
    layouts: ["@@@-######-***"],
    alone: "tentative",
    fields: "rfc mxrfc numerorfc nrorfc rfcnumber rfcempresa rfcmoral rfcemisor rfcreceptor",
    organisation: true,
    examples: ["GRM-990312-B46"],
  },
  {
    type: "mx-nss",
    kind: "personal",
    title: "Mexican social security number (NSS)",
    country: "MX",
    validator: "Luhn",
    bits: 3.3,
    source: "imss.gob.mx, NSS",
    shape: /^\d{11}$/,
    valid: (bare) => !oneCharacter(bare) && luhn(bare),
    fields:
      "nss mxnss numeronss nronss nssnumber imss numeroimss nssimss numeroseguridadsocial numerodeseguridadsocial numseguridadsocial seguridadsocial afiliacionimss",
    examples: ["92931179862"],
  },
  {
    type: "mx-ine",
    kind: "personal",
    title: "Mexican voter key (clave de elector)",
    country: "MX",
    validator: "birth date; state",
    bits: 6.3,
    source: "ine.mx, credencial para votar",
    shape: /^[A-Z]{6}\d{8}[HM]\d{3}$/,
    valid: (bare) =>
      dayInAnyCentury(numberAt(bare, 6, 8), numberAt(bare, 8, 10), numberAt(bare, 10, 12)) &&
      /^(?:0[1-9]|[12]\d|3[0-2]|8[78])/.test(bare.slice(12)),
    layouts: ["@@@@@@########H###", "@@@@@@########M###"],
    alone: "firm",
    fields: "clavedeelector claveelector claveine ineclave numeroine ine ife claveife credencialine credencialparavotar",
    examples: ["LPMRAN85071409H647"],
  },
  // Brazil
  {
    type: "br-cpf",
    kind: "personal",
    title: "Brazilian CPF",
    country: "BR",
    validator: "two digits mod 11",
    bits: 6.6,
    source: "gov.br/receitafederal, CPF",
    shape: /^\d{11}$/,
    valid: cpf,
    layouts: ["###.###.###-##"],
    alone: "firm",
    fields:
      "cpf brcpf numerocpf nrocpf cpfnumber cpfno cpfnum nocpf numcpf documentocpf cpfdocumento cpfcnpj cpfoucnpj cadastropessoafisica cadastrodepessoafisica",
    examples: ["529.982.247-25"],
  },
  {
    type: "br-cnpj",
    kind: "personal",
    title: "Brazilian CNPJ",
    country: "BR",
    validator: "two digits mod 11",
    bits: 6.6,
    source: "gov.br/receitafederal, CNPJ; IN RFB 2.229/2024",
    shape: /^[0-9A-Z]{12}\d{2}$/,
    valid: cnpj,
    layouts: ["##.###.###/####-##", "**.***.***/****-##"],
    fields: "cnpj brcnpj numerocnpj nrocnpj cnpjnumber cnpjno numcnpj cpfcnpj cpfoucnpj cadastronacionaldapessoajuridica cnpjempresa",
    organisation: true,
    examples: ["19.006.788/0001-71", "1A.B2C.6D6/0001-07"],
  },
  {
    type: "br-cnh",
    kind: "personal",
    title: "Brazilian driving licence (CNH)",
    country: "BR",
    validator: "two digits mod 11",
    bits: 6.6,
    source: "gov.br/senatran, CNH",
    shape: /^\d{11}$/,
    valid: cnh,
    fields:
      "cnh brcnh numerocnh nrocnh cnhnumber registrocnh cnhregistro carteirademotorista carteiranacionaldehabilitacao habilitacao numerohabilitacao",
    examples: ["24303225660"],
  },
  {
    type: "br-pis",
    kind: "personal",
    title: "Brazilian PIS/PASEP/NIT/NIS",
    country: "BR",
    validator: "mod 11",
    bits: 3.3,
    source: "caixa.gov.br, PIS; CAGED layout",
    shape: /^\d{11}$/,
    valid: eleven,
    layouts: ["###.#####.##-#"],
    alone: "tentative",
    fields:
      "pis brpis numeropis nropis pisnumber pasep pispasep numeropispasep pispasepnit nis brnis numeronis nronis nisnumber nit numeronit nitpis pispasepnitnis",
    examples: ["459.09082.73-1"],
  },
  {
    type: "br-titulo-eleitor",
    kind: "personal",
    title: "Brazilian voter registration (título de eleitor)",
    country: "BR",
    validator: "state; two digits mod 11",
    bits: 8.5,
    source: "tse.jus.br, Resolução 21.538/2003 art. 12",
    shape: /^\d{12}$/,
    valid: tituloEleitor,
    fields: "tituloeleitor tituloeleitoral titulodeeleitor numerotituloeleitor numerotitulo tituloeleitornumero brvoterid",
    examples: ["4259 4331 0639"],
  },
  {
    type: "br-cns",
    kind: "health",
    title: "Brazilian health card (CNS)",
    country: "BR",
    validator: "mod 11; suffix",
    bits: 4.2,
    source: "datasus.saude.gov.br, CNS; Portaria 940/2011",
    shape: /^[12789]\d{14}$/,
    valid: cns,
    fields: "cns brcns numerocns nrocns cnsnumber cartaosus cartaodosus numerocartaosus cartaonacionaldesaude cartaosaude sus numerosus",
    examples: ["776 9581 5784 8314"],
  },
  {
    type: "br-rg",
    kind: "personal",
    title: "Brazilian RG (São Paulo)",
    country: "BR",
    validator: "mod 11",
    bits: 3.5,
    source: "ssp.sp.gov.br, IIRGD",
    shape: /^\d{8}[\dX]$/,
    valid: (bare) => !oneCharacter(bare) && endsWith(bare, "0123456789X", mod11Digit(bare, [2, 3, 4, 5, 6, 7, 8, 9])),
    layouts: ["##.###.###-#", "##.###.###-X"],
    fields:
      "rg brrg numerorg nrorg rgnumber registrogeral numeroregistrogeral documentorg rgdocumento carteiradeidentidade carteiraidentidade",
    examples: ["29.092.744-4"],
  },
  {
    type: "br-renavam",
    kind: "personal",
    title: "Brazilian vehicle registration (RENAVAM)",
    country: "BR",
    validator: "mod 11",
    bits: 3.3,
    source: "gov.br/senatran, RENAVAM",
    shape: /^\d{11}$/,
    valid: eleven,
    fields: "renavam brrenavam numerorenavam nrorenavam renavamnumber codigorenavam",
    examples: ["00711734925"],
  },
  // Argentina, Chile
  {
    type: "ar-cuit",
    kind: "personal",
    title: "Argentine CUIT or CUIL",
    country: "AR",
    validator: "holder's class; mod 11",
    bits: 6.4,
    source: "afip.gob.ar, CUIT; RG 10/97",
    shape: /^\d{11}$/,
    valid: cuit,
    layouts: ["##-########-#"],
    fields:
      "cuit arcuit numerocuit nrocuit cuitnumber cuil arcuil numerocuil nrocuil cuilnumber cuitcuil cuilcuit numerocuitcuil cdi claveunicadeidentificaciontributaria cuitnro cuilnro nrodecuit",
    examples: ["20-82984331-6"],
  },
  {
    type: "cl-rut",
    kind: "personal",
    title: "Chilean RUT or RUN",
    country: "CL",
    validator: "mod 11",
    bits: 3.5,
    source: "registrocivil.cl; sii.cl, RUT",
    shape: /^(?:CL)?\d{7,8}[\dK]$/,
    valid: (bare) => rut(bare),
    layouts: ["##.###.###-#", "##.###.###-K"],
    alone: "tentative",
    fields:
      "rut clrut numerorut nrorut rutnumber clrun numerorun nrorun rutrun rolunicotributario rolunicotributarionumero rolunico rutempresa rutusuario rutdv numrut run",
    examples: ["10.137.279-0"],
  },
  // Colombia, Peru, Ecuador
  {
    type: "co-nit",
    kind: "personal",
    title: "Colombian NIT",
    country: "CO",
    validator: "mod 11",
    bits: 3.3,
    source: "dian.gov.co, NIT; Orden administrativa 4/1989",
    shape: /^\d{8,16}$/,
    valid: colombianNit,
    bare: (text) => text.replace(/[\s.,-]/g, ""),
    layouts: ["###.###.###-#"],
    fields: "nit conit numeronit nronit nitnumber numerodenit nitempresa nitdv numeroidentificaciontributaria",
    organisation: true,
    examples: ["901.002.728-0"],
  },
  {
    type: "pe-ruc",
    kind: "personal",
    title: "Peruvian RUC",
    country: "PE",
    validator: "holder's class; mod 11",
    bits: 7.6,
    source: "sunat.gob.pe, RUC",
    shape: /^\d{11}$/,
    valid: (bare) => /^(?:1[0567]|20)/.test(bare) && elevenLess(bare, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) === numberAt(bare, 10),
    fields: "ruc peruc numeroruc nroruc rucnumber registrounicodecontribuyentes rucempresa ruccliente rucnro",
    organisation: true,
    examples: ["20307633150"],
  },
  {
    type: "ec-ruc",
    kind: "personal",
    title: "Ecuadorian RUC",
    country: "EC",
    validator: "province; mod 11 or Luhn",
    bits: 5.5,
    source: "sri.gob.ec, RUC",
    shape: /^\d{13}$/,
    valid: ecuadorianRuc,
    fields: "ruc ecruc numeroruc nroruc rucnumber registrounicodecontribuyentes rucempresa",
    organisation: true,
    examples: ["1799742019001"],
  },
  {
    type: "ec-cedula",
    kind: "personal",
    title: "Ecuadorian cédula",
    country: "EC",
    validator: "province; Luhn",
    bits: 5.8,
    source: "registrocivil.gob.ec, cédula de identidad",
    shape: /^\d{10}$/,
    valid: ecuadorianCi,
    fields:
      "cedula eccedula numerocedula nrocedula cedulanumber cedulaidentidad ceduladeidentidad cedulaec cedularuc numeroidentificacion ci",
    examples: ["1758475360"],
  },
  // Uruguay, Paraguay, Venezuela
  {
    type: "uy-rut",
    kind: "personal",
    title: "Uruguayan RUT",
    country: "UY",
    validator: "office; mod 11",
    bits: 15.6,
    source: "dgi.gub.uy, RUT",
    shape: /^(?:UY)?\d{12}$/,
    valid: uruguayanRut,
    fields: "rut uyrut numerorut nrorut rutnumber rutempresa registrounicotributario",
    organisation: true,
    examples: ["216908730011"],
  },
  {
    type: "uy-ci",
    kind: "personal",
    title: "Uruguayan identity card",
    country: "UY",
    validator: "mod 10",
    bits: 3.3,
    source: "gub.uy, DNIC, cédula de identidad",
    shape: /^\d{7,8}$/,
    valid: uruguayanCi,
    layouts: ["#.###.###-#"],
    fields: "cedula uycedula numerocedula nrocedula cedulanumber ceduladeidentidad cedulaidentidad documentouruguayo ciuruguaya ci",
    examples: ["0.452.685-0"],
  },
  {
    type: "uy-nie",
    kind: "personal",
    title: "Uruguayan foreigner's number",
    country: "UY",
    validator: "mod 11",
    bits: 3.3,
    source: "dgi.gub.uy; stdnum uy.nie",
    shape: /^\d{9}$/,
    valid: (bare) => elevenLess(bare, [5, 4, 3, 2, 9, 8, 7, 6]) === numberAt(bare, 8),
    fields: "nieuruguay uynie numeroidentificacionextranjero numerodeidentificaciondeextranjero",
    examples: ["969721435"],
  },
  {
    type: "py-ruc",
    kind: "personal",
    title: "Paraguayan RUC",
    country: "PY",
    validator: "mod 11",
    bits: 3.3,
    source: "dnit.gov.py, RUC",
    shape: /^\d{5,9}$/,
    valid: paraguayanRuc,
    fields: "ruc pyruc numeroruc nroruc rucnumber rucdv registrounicodecontribuyentes",
    examples: ["80746707-3"],
  },
  {
    type: "ve-rif",
    kind: "personal",
    title: "Venezuelan RIF",
    country: "VE",
    validator: "mod 11",
    bits: 3.3,
    source: "seniat.gob.ve, RIF",
    shape: /^[VEJPG]\d{9}$/,
    valid: rif,
    layouts: ["V-########-#", "E-########-#", "J-########-#", "P-########-#", "G-########-#"],
    alone: "tentative",
    fields: "rif verif numerorif nrorif rifnumber registroinformacionfiscal registrounicodeinformacionfiscal rifempresa",
    examples: ["J-18406658-0"],
  },
  // Central America
  {
    type: "cr-cpj",
    kind: "personal",
    title: "Costa Rican legal entity number",
    country: "CR",
    validator: "class",
    bits: 7.1,
    source: "hacienda.go.cr; rnpdigital.com, cédula jurídica",
    shape: /^[2-5]\d{9}$/,
    valid: (bare) => costaRicanClasses.test(bare),
    fields: "cedulajuridica crcedulajuridica numerocedulajuridica nrocedulajuridica cedulajuridicanumber cpj cedulapersonajuridica",
    organisation: true,
    examples: ["3-101-228704"],
  },
  {
    type: "ni-cedula",
    kind: "personal",
    title: "Nicaraguan cédula",
    country: "NI",
    validator: "birth date; letter mod 23",
    bits: 9.5,
    source: "cse.gob.ni, cédula de identidad",
    shape: /^\d{13}[A-Z]$/,
    valid: nicaraguanCedula,
    layouts: ["###-######-####@"],
    alone: "firm",
    fields: "cedula nicedula numerocedula nrocedula cedulanumber ceduladeidentidad cedulaidentidad cedulanic",
    examples: ["001-140785-6047E"],
  },
  {
    type: "hn-dni",
    kind: "personal",
    title: "Honduran identity number",
    country: "HN",
    validator: "department, municipality, year of birth",
    bits: 10.6,
    source: "rnp.hn, DNI",
    shape: /^\d{13}$/,
    valid: (bare) => /^(?:0[1-9]|1[0-8])(?:0[1-9]|1\d|2[0-8])(?:19\d\d|20[0-2]\d)/.test(bare),
    layouts: ["####-####-#####"],
    alone: "tentative",
    fields: "dni hndni numerodni nrodni dninumber numerodeidentidad numeroidentidad tarjetadeidentidad identidadhn",
    examples: ["0801-1985-84557"],
  },
  {
    type: "hn-rtn",
    kind: "personal",
    title: "Honduran tax number (RTN)",
    country: "HN",
    validator: "department",
    bits: 2.5,
    source: "sar.gob.hn, RTN",
    shape: /^\d{14}$/,
    valid: (bare) => /^(?:0[1-9]|1[0-8])/.test(bare),
    fields: "rtn hnrtn numerortn nrortn rtnnumber registrotributarionacional",
    examples: ["08011986101241"],
  },
  {
    type: "gt-nit",
    kind: "personal",
    title: "Guatemalan NIT",
    country: "GT",
    validator: "mod 11",
    bits: 3.5,
    source: "sat.gob.gt, NIT",
    shape: /^\d{1,11}[\dK]$/,
    valid: guatemalanNit,
    fields: "nit gtnit numeronit nronit nitnumber numerodeidentificaciontributaria nitcliente nitreceptor",
    examples: ["1305240-3"],
  },
  {
    type: "gt-cui",
    kind: "personal",
    title: "Guatemalan CUI (DPI)",
    country: "GT",
    validator: "department and municipality; mod 11",
    bits: 8.1,
    source: "renap.gob.gt, CUI",
    shape: /^\d{13}$/,
    valid: guatemalanCui,
    layouts: ["#### ##### ####"],
    alone: "tentative",
    fields:
      "cui gtcui numerocui nrocui cuinumber dpi gtdpi numerodpi nrodpi dpinumber cuidpi dpicui codigounicodeidentificacion documentopersonaldeidentificacion",
    examples: ["0498 51896 0101"],
  },
  {
    type: "sv-nit",
    kind: "personal",
    title: "Salvadoran NIT",
    country: "SV",
    validator: "mod 11",
    bits: 5,
    source: "mh.gob.sv, NIT",
    shape: /^(?:SV)?\d{14}$/,
    valid: salvadoranNit,
    layouts: ["####-######-###-#"],
    alone: "tentative",
    fields: "nit svnit numeronit nronit nitnumber numerodeidentificaciontributaria",
    examples: ["0614-140785-103-4"],
  },
  {
    type: "sv-dui",
    kind: "personal",
    title: "Salvadoran DUI",
    country: "SV",
    validator: "mod 10",
    bits: 3.3,
    source: "rnpn.gob.sv, DUI",
    shape: /^\d{9}$/,
    valid: (bare) => !oneCharacter(bare) && mod10Digit(bare, down(9, 2)) === numberAt(bare, 8),
    fields: "dui svdui numerodui nrodui duinumber documentounicodeidentidad documentounico",
    examples: ["08260535-7"],
  },
  // Caribbean
  {
    type: "do-cedula",
    kind: "personal",
    title: "Dominican cédula",
    country: "DO",
    validator: "Luhn",
    bits: 3.3,
    source: "jce.gob.do, cédula de identidad y electoral",
    shape: /^\d{11}$/,
    valid: (bare) => !oneCharacter(bare) && luhn(bare),
    layouts: ["###-#######-#"],
    fields: "cedula docedula numerocedula nrocedula cedulanumber cedulaidentidad ceduladeidentidad cedulaelectoral cedulard",
    examples: ["001-8624210-3"],
  },
  {
    type: "do-rnc",
    kind: "personal",
    title: "Dominican RNC",
    country: "DO",
    validator: "mod 11",
    bits: 3.3,
    source: "dgii.gov.do, RNC",
    shape: /^\d{9}$/,
    valid: rnc,
    fields: "rnc dornc numerornc nrornc rncnumber registronacionaldecontribuyentes rnccedula",
    organisation: true,
    examples: ["1-01-95889-8"],
  },
  {
    type: "cu-ni",
    kind: "personal",
    title: "Cuban identity card number",
    country: "CU",
    validator: "birth date",
    bits: 4.8,
    source: "Resolución 1/1985 MININT, carné de identidad",
    shape: /^\d{11}$/,
    valid: cubanId,
    fields: "carnetidentidad carneidentidad carnetdeidentidad carnedeidentidad numerocarnetidentidad numeroidentidadpermanente cuni",
    examples: ["85071482352"],
  },
  {
    type: "tt-national-id",
    kind: "personal",
    title: "Trinidad and Tobago national id",
    country: "TT",
    validator: "birth date",
    bits: 4.8,
    source: "ebctt.com, national identification card",
    shape: /^(?:19|20)\d{9}$/,
    valid: (bare) => dayExists(numberAt(bare, 0, 4), numberAt(bare, 4, 6), numberAt(bare, 6, 8)),
    fields: "nationalidtt ttnationalid ttid trinidadid nationalidcardtt nationalidentificationnumber",
    examples: ["19850714016"],
  },
  {
    type: "bb-registration-number",
    kind: "personal",
    title: "Barbadian national registration number",
    country: "BB",
    validator: "birth date",
    bits: 4.8,
    source: "barbados.org; electoral.barbados.gov.bb, national registration",
    shape: /^\d{10}$/,
    valid: (bare) => dayInAnyCentury(numberAt(bare, 0, 2), numberAt(bare, 2, 4), numberAt(bare, 4, 6)),
    fields: "nationalregistrationnumber nationalregistrationno nrn bbnrn barbadosid",
    examples: ["850714-7267"],
  },
  {
    type: "bz-tin",
    kind: "personal",
    title: "Belizean TIN",
    country: "BZ",
    validator: "holder's class",
    bits: 0.9,
    source: "bts.gov.bz, TIN",
    shape: /^\d{6}(?:\d{2})?$/,
    valid: (bare) => bare.length === 6 || /(?:10|13|66)$/.test(bare),
    fields: "bztin belizetin",
    examples: ["409394-10"],
  },
  {
    type: "pe-dni",
    kind: "personal",
    title: "Peruvian DNI (CUI)",
    country: "PE",
    validator: "mod 11 where its check character is written",
    bits: 0.8,
    source: "reniec.gob.pe, código único de identificación",
    shape: /^\d{8}[\dA-K]?$/,
    valid: peruvianDni,
    fields: "dni pedni numerodni nrodni dninumber cuiperu codigounicodeidentificacion documentonacionaldeidentidad dniperu",
    examples: ["48301661-7"],
  },
  // Shape only
  {
    type: "us-ptin",
    kind: "personal",
    title: "US preparer tax identification number",
    country: "US",
    validator: "shape only",
    bits: 0,
    source: "irs.gov, PTIN",
    shape: /^P\d{8}$/,
    valid: noCheck,
    fields: "ptin usptin ptinnumber ptinno preparertin preparertaxidentificationnumber",
    examples: ["P65630818"],
  },
  {
    type: "us-passport",
    kind: "personal",
    title: "US passport number",
    country: "US",
    validator: "shape only",
    bits: 0,
    source: "travel.state.gov, next generation passport",
    shape: /^(?:[A-Z]\d{8}|\d{9})$/,
    valid: noCheck,
    fields: "uspassport uspassportnumber uspassportno passportbook passportbooknumber americanpassport",
    examples: ["A32129495"],
  },
  {
    type: "us-driving-licence",
    kind: "personal",
    title: "US driving licence (any state)",
    country: "US",
    validator: "shape only",
    bits: 0,
    source: "aamva.org, DL/ID card design standard; state DMVs",
    shape:
      /^(?:\d{4,14}|[A-Z]\d{3,18}|[A-Z]{2,3}\d{3,8}[A-Z]?|\d{3}[A-Z]{1,2}\d{4,6}|\d{7,9}[A-Z]{1,2}|\d{2}[A-Z]{3}\d{5}|[A-Z]\d[A-Z]\d[A-Z]|WDL[0-9A-Z]{9})$/,
    valid: noCheck,
    fields:
      "usdriverlicense usdriverslicense driverlicense driverslicense driverlicensenumber driverslicensenumber driverlicenseno driverslicenseno driverlicenseid driverslicenseid driverlicnum dlnumber dlno dlnum stateidnumber statedl",
    examples: ["D0075315"],
  },
  {
    type: "us-alien-number",
    kind: "personal",
    title: "US alien registration number",
    country: "US",
    validator: "shape only",
    bits: 0,
    source: "uscis.gov, A-Number",
    shape: /^A\d{7,9}$/,
    valid: noCheck,
    fields: "alienregistrationnumber alienregistrationno alienregistration aliennumber alienno anumber uscisnumber uscisno usaliennumber",
    examples: ["A054061350"],
  },
  {
    type: "us-dod-id",
    kind: "personal",
    title: "US Department of Defense id (EDIPI)",
    country: "US",
    validator: "shape only",
    bits: 0,
    source: "cac.mil; DoDI 1000.30",
    shape: /^1\d{9}$/,
    valid: noCheck,
    fields: "edipi edipin dodid dodidnumber dodidno dodedi usedipi",
    examples: ["1839362208"],
  },
  {
    type: "us-uscis-receipt",
    kind: "personal",
    title: "USCIS receipt number",
    country: "US",
    validator: "service centre",
    bits: 0,
    source: "uscis.gov, receipt number",
    shape: /^(?:EAC|IOE|LIN|MSC|NBC|SRC|WAC|YSC)\d{10}$/,
    valid: noCheck,
    fields: "uscisreceipt uscisreceiptnumber uscisreceiptno uscisreceiptid uscisreference",
    examples: ["IOE2450715701"],
  },
  {
    type: "us-known-traveler",
    kind: "personal",
    title: "US known traveler number",
    country: "US",
    validator: "shape only",
    bits: 0,
    source: "tsa.gov, KTN; cbp.gov, PASSID",
    shape: /^(?:\d{8,9}|TT[0-9A-Z]{7,9})$/,
    valid: noCheck,
    fields:
      "ktn ktnnumber knowntravelernumber knowntravellernumber knowntraveler knowntraveller passid globalentrynumber globalentryid tsaprecheck tsaprechecknumber",
    examples: ["985274163"],
  },
  {
    type: "us-i94",
    kind: "personal",
    title: "US admission number (I-94)",
    country: "US",
    validator: "shape only",
    bits: 0,
    source: "cbp.gov, I-94",
    shape: /^(?:\d{11}|\d{9}[A-Z]\d)$/,
    valid: noCheck,
    fields: "i94 i94number i94no i94admissionnumber admissionnumber usi94",
    examples: ["482915073A6"],
  },
  {
    type: "ca-pst",
    kind: "personal",
    title: "British Columbia sales tax number",
    country: "CA",
    validator: "shape only",
    bits: 0,
    source: "gov.bc.ca, PST",
    shape: /^PST\d{8}$/,
    valid: noCheck,
    layouts: ["PST-####-####"],
    alone: "tentative",
    fields: "pst capst pstnumber pstno provincialsalestax provincialsalestaxnumber",
    organisation: true,
    examples: ["PST-9843-0807"],
  },
  {
    type: "ca-passport",
    kind: "personal",
    title: "Canadian passport number",
    country: "CA",
    validator: "shape only",
    bits: 0,
    source: "canada.ca, passport",
    shape: /^(?:[A-Z]{2}\d{6}|[A-Z]\d{6}[A-Z]{2})$/,
    valid: noCheck,
    fields: "canadianpassport canadianpassportnumber capassport capassportnumber numeropasseportcanadien",
    examples: ["GA771803"],
  },
  {
    type: "ca-health-number",
    kind: "health",
    title: "Canadian provincial health number (other provinces)",
    country: "CA",
    validator: "shape only",
    bits: 0,
    source: "cihi.ca, provincial and territorial health card numbers",
    shape: /^(?:\d{8,10}|\d{12})$/,
    valid: noCheck,
    fields:
      "phn personalhealthnumber provincialhealthnumber provincialhealthcard healthcardnumber healthcard ahcip ahcipnumber albertahealthnumber abphn uli healthservicesnumber phin manitobahealthnumber nbmedicare nbmedicarenumber mcpnumber nshealthcard",
    examples: ["91034-6810"],
  },
  {
    type: "ca-driving-licence",
    kind: "personal",
    title: "Canadian driving licence (other provinces)",
    country: "CA",
    validator: "shape only",
    bits: 0,
    source: "ccmta.ca, driver's licence",
    shape: /^(?:\d{5,9}|[A-Z]{5}\d{9}|[A-Z]\d{9}|[A-Z]{6}[0-9A-Z]{6})$/,
    valid: noCheck,
    fields:
      "canadiandriverlicence canadiandriverslicence driverlicencenumber driverslicencenumber driverslicence driverlicence cadriverlicence",
    examples: ["3741194"],
  },
  {
    type: "ca-uci",
    kind: "personal",
    title: "Canadian unique client identifier",
    country: "CA",
    validator: "shape only",
    bits: 0,
    source: "canada.ca, IRCC, UCI",
    shape: /^(?:\d{8}|\d{10})$/,
    valid: noCheck,
    fields: "ucinumber ucino uniqueclientidentifier irccclientid caclientid uci",
    examples: ["11-2694-7753"],
  },
  {
    type: "mx-passport",
    kind: "personal",
    title: "Mexican passport number",
    country: "MX",
    validator: "shape only",
    bits: 0,
    source: "gob.mx/sre, pasaporte",
    shape: /^[A-Z]\d{8}$/,
    valid: noCheck,
    fields: "pasaportemexicano mxpassport numeropasaportemexicano",
    examples: ["N05287845"],
  },
  {
    type: "br-passport",
    kind: "personal",
    title: "Brazilian passport number",
    country: "BR",
    validator: "shape only",
    bits: 0,
    source: "gov.br/pf, passaporte",
    shape: /^[A-Z]{2}\d{6}$/,
    valid: noCheck,
    fields: "passaportebrasileiro brpassport numeropassaportebrasileiro passaporte numeropassaporte",
    examples: ["FX861678"],
  },
  {
    type: "br-rne",
    kind: "personal",
    title: "Brazilian foreigner's registration (RNE, RNM)",
    country: "BR",
    validator: "shape only",
    bits: 0,
    source: "gov.br/pf, CRNM",
    shape: /^[A-Z]\d{6}[0-9A-Z]$/,
    valid: noCheck,
    fields:
      "rne brrne numerorne nrorne rnenumber rnm brrnm numerornm nrornm rnmnumber crnm registronacionalestrangeiro registronacionaldeestrangeiro registronacionalmigratorio",
    examples: ["V691278-3"],
  },
  {
    type: "ar-dni",
    kind: "personal",
    title: "Argentine DNI",
    country: "AR",
    validator: "shape only",
    bits: 0,
    source: "argentina.gob.ar, DNI; Ley 17.671",
    shape: /^\d{7,8}$/,
    valid: (bare) => !oneCharacter(bare),
    fields:
      "dni ardni numerodni nrodni dninumber dnidocumento nrodocumentodni documentonacionaldeidentidad libretacivica libretaenrolamiento",
    examples: ["23.062.874"],
  },
  {
    type: "ar-passport",
    kind: "personal",
    title: "Argentine passport number",
    country: "AR",
    validator: "shape only",
    bits: 0,
    source: "argentina.gob.ar, pasaporte",
    shape: /^[A-Z]{3}\d{6}$/,
    valid: noCheck,
    fields: "pasaporteargentino arpassport pasaporte numeropasaporte nropasaporte",
    examples: ["AAC362427"],
  },
  {
    type: "pe-ce",
    kind: "personal",
    title: "Peruvian foreigner's card",
    country: "PE",
    validator: "shape only",
    bits: 0,
    source: "gob.pe/migraciones, carné de extranjería",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "carnetextranjeria carneextranjeria carnetdeextranjeria carnedeextranjeria numerocarnetextranjeria",
    examples: ["004518180"],
  },
  {
    type: "ve-cedula",
    kind: "personal",
    title: "Venezuelan cédula",
    country: "VE",
    validator: "shape only",
    bits: 0,
    source: "saime.gob.ve, cédula de identidad",
    shape: /^[VE]\d{6,8}$/,
    valid: noCheck,
    layouts: ["V-##.###.###", "E-##.###.###"],
    alone: "tentative",
    fields: "cedula vecedula numerocedula nrocedula cedulanumber ceduladeidentidad cedulaidentidad",
    examples: ["V-19.271.547"],
  },
  {
    type: "pa-cedula",
    kind: "personal",
    title: "Panamanian cédula",
    country: "PA",
    validator: "shape only",
    bits: 0,
    source: "tribunal-electoral.gob.pa, cédula",
    shape: /^(?:PE|E|N|(?:[1-9]|1[0-3])(?:AV|PI)?)-\d{1,4}-\d{1,6}$/,
    valid: noCheck,
    bare: keepHyphens,
    fields: "cedula pacedula numerocedula nrocedula cedulanumber cip ceduladeidentidadpersonal cedulapanama",
    examples: ["8-455-9425"],
  },
  {
    type: "pa-ruc",
    kind: "personal",
    title: "Panamanian RUC",
    country: "PA",
    validator: "shape only",
    bits: 0,
    source: "dgi.mef.gob.pa, RUC",
    shape: /^\d{1,9}-\d{1,4}-\d{1,7}(?:DV\d{2})?$/,
    valid: noCheck,
    bare: keepHyphens,
    fields: "ruc paruc numeroruc nroruc rucnumber rucdv",
    organisation: true,
    examples: ["1745557-1-876834 DV 19"],
  },
  {
    type: "cr-dimex",
    kind: "personal",
    title: "Costa Rican foreigner's number (DIMEX)",
    country: "CR",
    validator: "shape only",
    bits: 0,
    source: "migracion.go.cr, DIMEX",
    shape: /^1\d{10,11}$/,
    valid: noCheck,
    fields: "dimex crdimex numerodimex nrodimex dimexnumber cedularesidencia ceduladeresidencia",
    examples: ["112510078311"],
  },
  {
    type: "cr-cedula",
    kind: "personal",
    title: "Costa Rican cédula",
    country: "CR",
    validator: "shape only",
    bits: 0,
    source: "tse.go.cr, cédula de identidad",
    shape: /^0?\d{9}$/,
    valid: (bare) => !oneCharacter(bare),
    fields: "cedula crcedula numerocedula nrocedula cedulanumber cedulafisica cedulaidentidad ceduladeidentidad cedulapersonafisica",
    examples: ["1-2108-9663"],
  },
  {
    type: "bo-ci",
    kind: "personal",
    title: "Bolivian identity card",
    country: "BO",
    validator: "department where it is written",
    bits: 0,
    source: "segip.gob.bo, cédula de identidad",
    shape: /^\d{5,8}(?:(?:LP|OR|PT|CB|CH|TJ|SC|BE|PD)[0-9A-Z]{0,2})?$/,
    valid: noCheck,
    fields: "cedulaidentidad ceduladeidentidad carnetidentidad carnetdeidentidad boci",
    examples: ["6164772-LP"],
  },
  {
    type: "py-ci",
    kind: "personal",
    title: "Paraguayan identity card",
    country: "PY",
    validator: "shape only",
    bits: 0,
    source: "policianacional.gov.py, cédula de identidad",
    shape: /^\d{5,7}$/,
    valid: noCheck,
    fields: "cedula pycedula numerocedula nrocedula cedulanumber ceduladeidentidad cedulaidentidad cedulapy",
    examples: ["9.584.894"],
  },
  {
    type: "co-cedula",
    kind: "personal",
    title: "Colombian cédula",
    country: "CO",
    validator: "shape only",
    bits: 0,
    source: "registraduria.gov.co, cédula de ciudadanía",
    shape: /^\d{6,10}$/,
    valid: (bare) => !oneCharacter(bare),
    fields:
      "cedula cocedula numerocedula nrocedula cedulanumber cedulaciudadania ceduladeciudadania numerodecedula cedulaextranjeria ceduladeextranjeria tarjetaidentidad tarjetadeidentidad cedulaciudadano",
    examples: ["52.318.447"],
  },
  {
    type: "bo-nit",
    kind: "personal",
    title: "Bolivian NIT",
    country: "BO",
    validator: "shape only",
    bits: 0,
    source: "impuestos.gob.bo, NIT",
    shape: /^\d{7,12}$/,
    valid: noCheck,
    fields: "nit bonit numeronit nronit nitnumber",
    organisation: true,
    examples: ["6198262253"],
  },
  {
    type: "ni-ruc",
    kind: "personal",
    title: "Nicaraguan RUC",
    country: "NI",
    validator: "shape only",
    bits: 0,
    source: "dgi.gob.ni, RUC",
    shape: /^J\d{13}$/,
    valid: noCheck,
    fields: "ruc niruc numeroruc nroruc rucnumber",
    organisation: true,
    examples: ["J9725064490470"],
  },
  {
    type: "ht-nif",
    kind: "personal",
    title: "Haitian tax number (NIF)",
    country: "HT",
    validator: "shape only",
    bits: 0,
    source: "dgi.gouv.ht, NIF",
    shape: /^\d{10}$/,
    valid: noCheck,
    fields: "nif htnif numeronif nifnumber numeroimmatriculationfiscale",
    examples: ["000-412-974-4"],
  },
  {
    type: "ht-ninu",
    kind: "personal",
    title: "Haitian unique identity number",
    country: "HT",
    validator: "shape only",
    bits: 0,
    source: "oni.gouv.ht, NINU",
    shape: /^\d{10}$/,
    valid: noCheck,
    fields: "ninu htninu numeroninu ninunumber numeroidentificationnationaleunique carteidentificationnationale htcin",
    examples: ["4287457634"],
  },
  {
    type: "jm-trn",
    kind: "personal",
    title: "Jamaican taxpayer registration number",
    country: "JM",
    validator: "shape only",
    bits: 0,
    source: "jamaicatax.gov.jm, TRN",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "jmtrn taxpayerregistrationnumber taxregistrationnumber",
    examples: ["145162946"],
  },
  {
    type: "tt-bir",
    kind: "personal",
    title: "Trinidad and Tobago BIR file number",
    country: "TT",
    validator: "shape only",
    bits: 0,
    source: "ird.gov.tt, BIR number",
    shape: /^\d{10}$/,
    valid: noCheck,
    fields: "birnumber birno birfilenumber birfileno ttbir",
    examples: ["1757821847"],
  },
  {
    type: "ai-tin",
    kind: "personal",
    title: "Anguillan TIN",
    country: "AI",
    validator: "shape only",
    bits: 0,
    source: "gov.ai, Inland Revenue; OECD TIN sheet",
    shape: /^[12]\d{9}$/,
    valid: noCheck,
    fields: "aitin anguillatin",
    examples: ["12298-75393"],
  },
  {
    type: "gy-tin",
    kind: "personal",
    title: "Guyanese TIN",
    country: "GY",
    validator: "shape only",
    bits: 0,
    source: "gra.gov.gy, TIN",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "gytin guyanatin",
    examples: ["166133216"],
  },
  {
    type: "bs-nib",
    kind: "personal",
    title: "Bahamian national insurance number",
    country: "BS",
    validator: "shape only",
    bits: 0,
    source: "nib-bahamas.com",
    shape: /^\d{8}$/,
    valid: noCheck,
    fields: "nibnumber nibno bsnib nationalinsurancenumberbahamas",
    examples: ["87194285"],
  },
];
