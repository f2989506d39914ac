// In: nothing. Out: identifier schemes of the Nordic and Baltic countries, a row each.

import { dayExists, dayInAnyCentury, luhn, mod11Digit, noCheck, numberAt, weighted } from "./check-digits.js";
import { numbered, vatNames } from "./field-names.js";
import type { Scheme } from "./scheme.js";

/** Day, month and year of two digits each, in any century. */
const dayFirst = (bare: string): boolean => dayInAnyCentury(numberAt(bare, 4, 6), numberAt(bare, 2, 4), numberAt(bare, 0, 2));

function personnummer(bare: string): boolean {
  const short = bare.slice(-10);
  // Coordination numbers have 60 added to the day.
  const day = numberAt(short, 4, 6) % 60;
  const month = numberAt(short, 2, 4);
  const date = bare.length === 12 ? dayExists(numberAt(bare, 0, 4), month, day) : dayInAnyCentury(numberAt(short, 0, 2), month, day);
  return date && luhn(short);
}

function fodselsnummer(bare: string): boolean {
  const day = numberAt(bare, 0, 2);
  const month = numberAt(bare, 2, 4);
  const year = numberAt(bare, 4, 6);
  const serial = numberAt(bare, 6, 9);
  // Serial and year tell the century.
  const century = serial < 500 || (serial >= 900 && year >= 40) ? 1900 : year < 40 ? 2000 : serial < 750 && year >= 54 ? 1800 : 0;
  // D-numbers have 40 added to the day, H-numbers to the month, synthetic ones 80 to the month.
  const date =
    century > 0 && dayExists(century + year, month > 80 ? month - 80 : month > 40 ? month - 40 : month, day > 40 ? day - 40 : day);
  return (
    date &&
    mod11Digit(bare, [3, 7, 6, 1, 8, 9, 4, 5, 2]) === numberAt(bare, 9) &&
    mod11Digit(bare, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) === numberAt(bare, 10)
  );
}

const norwegianFirm = (bare: string): boolean => weighted(bare, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

const finnishLetters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

function hetu(bare: string): boolean {
  const sign = bare[6]!;
  const century = sign === "+" ? 1800 : "-YXWVU".includes(sign) ? 1900 : 2000;
  const date = dayExists(century + numberAt(bare, 4, 6), numberAt(bare, 2, 4), numberAt(bare, 0, 2));
  return date && finnishLetters[Number(bare.slice(0, 6) + bare.slice(7, 10)) % 31] === bare[10];
}

const finnishFirm = (digits: string): boolean => weighted(digits, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0;

function kennitala(bare: string): boolean {
  const day = numberAt(bare, 0, 2);
  const century = bare[9] === "9" ? 1900 : 2000;
  // Firms have 40 added to the day.
  const date = dayExists(century + numberAt(bare, 4, 6), numberAt(bare, 2, 4), day > 40 ? day - 40 : day);
  return date && weighted(bare, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6];
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8];

/** Estonia's and Lithuania's digit: other weights where the first would give 10. */
function baltic(bare: string): boolean {
  const last = bare.length - 1;
  const first = weighted(bare, firstWeights.slice(0, last)) % 11;
  const check = first < 10 ? first : (weighted(bare, secondWeights.slice(0, last)) % 11) % 10;
  return check === numberAt(bare, last);
}

/** The first digit tells sex and century. */
const balticBirth = (bare: string): boolean =>
  dayExists(1700 + 100 * Math.ceil(numberAt(bare, 0) / 2) + numberAt(bare, 1, 3), numberAt(bare, 3, 5), numberAt(bare, 5, 7));

/** Numbers given since July 2017 begin with 32 and more, tell nothing and have no check digit. */
function latvian(bare: string): boolean {
  if (numberAt(bare, 0, 2) >= 32) return true;
  const date = dayExists(1800 + 100 * numberAt(bare, 6) + numberAt(bare, 4, 6), numberAt(bare, 2, 4), numberAt(bare, 0, 2));
  return date && ((1 + weighted(bare, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === numberAt(bare, 10);
}

/** The sign between date and serial is part of the number. */
const withoutSpaces = (text: string): string => text.toUpperCase().replace(/\s/g, "");

export const europeNorth: readonly Scheme[] = [
  // Sweden
  {
    type: "se-personnummer",
    kind: "personal",
    title: "Swedish personal identity number",
    country: "SE",
    validator: "birth date; Luhn",
    bits: 7,
    source: "skatteverket.se, SKV 704",
    shape: /^\d{10}$|^(18|19|20)\d{10}$/,
    valid: personnummer,
    bare: (text) => text.replace(/[\s.+/-]/g, ""),
    layouts: ["######-####", "########-####", "######+####", "########+####"],
    alone: "tentative",
    fields: `${numbered("personnummer personnr pnr persnr svensktpersonnummer swedishpersonal swedishid swedishssn samordnings personnummerse", "nummer")} personnummret personalidentitynumber personalnumberse coordinationnumber identitetsnummer fodelsenummer korkortsnummer medborgarnummer`,
    examples: ["811228-9874"],
  },
  {
    type: "se-passport",
    kind: "personal",
    title: "Swedish passport number",
    country: "SE",
    validator: "shape only",
    bits: 0,
    source: "polisen.se, pass",
    shape: /^([A-Z]{2}\d{6}|\d{8})$/,
    valid: noCheck,
    fields: "passnummer passnr svensktpass swedishpassport swedishpassportnumber sepassport",
    examples: ["87654321"],
  },
  {
    type: "se-driving-licence-reference",
    kind: "personal",
    title: "Swedish driving licence reference number",
    country: "SE",
    validator: "shape only",
    bits: 0,
    source: "transportstyrelsen.se, körkort",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "korkortsreferens korkortsreferensnummer korkortreferensnummer",
    examples: ["123456789"],
  },
  {
    type: "se-orgnr",
    kind: "financial",
    title: "Swedish organisation number",
    country: "SE",
    organisation: true,
    validator: "Luhn",
    bits: 3.3,
    source: "skatteverket.se, SKV 709",
    shape: /^(16)?\d{10}$/,
    valid: (bare) => luhn(bare.slice(-10)),
    fields: `${numbered("orgnr orgnum swedishcompany")} organisationsnummer orgnummer orgno orgnumber foretagsnummer organizationnumber organisationnumber organizationnr organisationsnr`,
    examples: ["556703-7485"],
  },
  {
    type: "se-vat",
    kind: "financial",
    title: "Swedish VAT number",
    country: "SE",
    organisation: true,
    validator: "Luhn; ends in 01",
    bits: 3.3,
    source: "skatteverket.se, momsregistreringsnummer",
    shape: /^(SE)?\d{10}01$/,
    valid: (bare) => luhn(bare.slice(-12, -2)),
    layouts: ["SE##########01"],
    alone: "tentative",
    fields: `${vatNames} momsnummer momsnr momsregistreringsnummer momsregnr vatnummer sevat swedishvat`,
    examples: ["SE556188840401"],
  },
  // Norway
  {
    type: "no-fodselsnummer",
    kind: "personal",
    title: "Norwegian national identity number",
    country: "NO",
    validator: "birth date; two digits mod 11",
    bits: 9.1,
    source: "skatteetaten.no",
    shape: /^\d{11}$/,
    valid: fodselsnummer,
    layouts: ["###### #####", "######-#####"],
    alone: "tentative",
    fields: `${numbered("fnr fodsels dnummer fnummer norwegianid norwegiannationalid", "nummer")} fodselnummer fodselnr foedselsnummer foedselsnr fodselsogpersonnummer personnummer personnr norskfodselsnummer nationalidentitynumberno fodselsnummerellerdnummer brukerfnr sokerfnr personident norskident folkeregisteridentifikator`,
    examples: ["151086 95088"],
  },
  {
    type: "no-passport",
    kind: "personal",
    title: "Norwegian passport number",
    country: "NO",
    validator: "shape only",
    bits: 0,
    source: "politiet.no, pass",
    shape: /^([A-Z]{3}\d{6}|\d{8})$/,
    valid: noCheck,
    fields: "passnummer passnr norskpass norwegianpassport nopassport",
    examples: ["FHC123456"],
  },
  {
    type: "no-driving-licence",
    kind: "personal",
    title: "Norwegian driving licence number",
    country: "NO",
    validator: "shape only",
    bits: 0,
    source: "vegvesen.no, førerkort",
    shape: /^\d{11}$/,
    valid: noCheck,
    fields: "forerkort forerkortnummer forerkortnr foererkort foererkortnummer norwegiandrivinglicence",
    examples: ["00112345671"],
  },
  {
    type: "no-hpr",
    kind: "health",
    title: "Norwegian health personnel number",
    country: "NO",
    validator: "shape only",
    bits: 0,
    source: "helsedirektoratet.no, HPR",
    shape: /^\d{7,9}$/,
    valid: noCheck,
    fields: numbered("hpr helsepersonell", "nummer"),
    examples: ["9144889"],
  },
  {
    type: "no-orgnr",
    kind: "financial",
    title: "Norwegian organisation number",
    country: "NO",
    organisation: true,
    validator: "mod 11",
    bits: 3.5,
    source: "brreg.no, organisasjonsnummer",
    shape: /^\d{9}$/,
    valid: norwegianFirm,
    fields: `${numbered("orgnr orgnum norwegiancompany")} organisasjonsnummer orgnummer orgno orgnumber organisasjonsnr organizationnumber organisationnumber virksomhetsnummer`,
    examples: ["988 077 917"],
  },
  {
    type: "no-mva",
    kind: "financial",
    title: "Norwegian VAT number",
    country: "NO",
    organisation: true,
    validator: "mod 11; ends in MVA",
    bits: 3.4,
    source: "skatteetaten.no, MVA",
    shape: /^(NO)?\d{9}MVA$/,
    valid: (bare) => norwegianFirm(bare.replace("NO", "")),
    layouts: ["NO ### ### ### MVA", "NO#########MVA", "### ### ### MVA", "#########MVA"],
    alone: "tentative",
    fields: `${vatNames} mvanummer mvanr mvaregistrert mvano merverdiavgiftsnummer norwegianvat`,
    examples: ["NO 995 525 828 MVA"],
  },
  // Finland
  {
    type: "fi-hetu",
    kind: "personal",
    title: "Finnish personal identity code",
    country: "FI",
    validator: "birth date; mod 31",
    bits: 10,
    source: "dvv.fi, henkilötunnus",
    shape: /^\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$/,
    valid: hetu,
    bare: withoutSpaces,
    layouts: ["######-####", "######-###@", "######@####", "######@###@", "######+###@", "######+####"],
    alone: "tentative",
    fields: `${numbered("hetu henkilotunnus sotu finnishpersonal finnishid", "tunnus")} henkilotunnukset sosiaaliturvatunnus personbeteckning finnishssn personalidentitycode finnishpersonalidentitycode henkilonumero`,
    examples: ["131052-308T"],
  },
  {
    type: "fi-satu",
    kind: "personal",
    title: "Finnish unique identification number (SATU)",
    country: "FI",
    validator: "mod 31",
    bits: 5,
    source: "dvv.fi, sähköinen asiointitunnus",
    shape: /^\d{8}[0-9A-FHJ-NPR-Y]$/,
    valid: (bare) => finnishLetters[Number(bare.slice(0, 8)) % 31] === bare[8],
    fields: "satutunnus sahkoinenasiointitunnus finuid satuid electronicclientidentifier elektroniskkommunikationskod",
    examples: ["10011187H"],
  },
  {
    type: "fi-passport",
    kind: "personal",
    title: "Finnish passport number",
    country: "FI",
    validator: "shape only",
    bits: 0,
    source: "poliisi.fi, passi",
    shape: /^[A-Z]{2}\d{7}$/,
    valid: noCheck,
    fields: "passi passinnumero passinumero finnishpassport finnishpassportnumber fipassport",
    examples: ["XP1234567"],
  },
  {
    type: "fi-driving-licence",
    kind: "personal",
    title: "Finnish driving licence number",
    country: "FI",
    validator: "shape only",
    bits: 0,
    source: "traficom.fi, ajokortti",
    shape: /^\d{6}-?\d{3,4}[0-9A-Z]$/,
    valid: noCheck,
    fields: "ajokortti ajokortinnumero ajokorttinumero finnishdrivinglicence",
    examples: ["010203456K"],
  },
  {
    type: "fi-y-tunnus",
    kind: "financial",
    title: "Finnish business ID (Y-tunnus)",
    country: "FI",
    organisation: true,
    validator: "mod 11",
    bits: 3.5,
    source: "ytj.fi, Y-tunnus",
    shape: /^\d{7,8}$/,
    valid: (bare) => finnishFirm(bare.padStart(8, "0")),
    fields: "ytunnus ytunnusnumero yritystunnus yrityksenytunnus businessidfi fobeteckning finnishbusinessid liiketunnus",
    examples: ["2077474-0"],
  },
  {
    type: "fi-alv",
    kind: "financial",
    title: "Finnish VAT number",
    country: "FI",
    organisation: true,
    validator: "mod 11",
    bits: 3.5,
    source: "vero.fi, ALV-numero",
    shape: /^(FI)?\d{8}$/,
    valid: (bare) => finnishFirm(bare.slice(-8)),
    layouts: ["FI########"],
    alone: "tentative",
    fields: `${vatNames} alvnumero alvnro alvtunnus alvnumber momsnummer fivat finnishvat`,
    examples: ["FI20774740"],
  },
  // Denmark, Faroe Islands
  {
    type: "dk-cpr",
    kind: "personal",
    title: "Danish CPR number",
    country: "DK",
    validator: "birth date",
    bits: 4.8,
    source: "cpr.dk (no check digit since 2007)",
    shape: /^\d{10}$/,
    valid: dayFirst,
    fields: `${numbered("cpr personcpr danishcpr", "nummer")} cprnumre personnummer personnr centralepersonregister danishpersonalnumber civilregistrationnumber sygesikringsnummer inuupnormua`,
    examples: ["211062-5629"],
  },
  {
    type: "dk-passport",
    kind: "personal",
    title: "Danish passport number",
    country: "DK",
    validator: "shape only",
    bits: 0,
    source: "politi.dk, pas",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "pasnummer pasnr danishpassport danishpassportnumber dkpassport",
    examples: ["201234567"],
  },
  {
    type: "dk-driving-licence",
    kind: "personal",
    title: "Danish driving licence number",
    country: "DK",
    validator: "shape only",
    bits: 0,
    source: "politi.dk, kørekort",
    shape: /^\d{8}$/,
    valid: noCheck,
    fields: "korekort korekortnummer korekortnr koerekort koerekortnummer koerekortnr danishdrivinglicence",
    examples: ["12345678"],
  },
  {
    type: "dk-cvr",
    kind: "financial",
    title: "Danish company and VAT number",
    country: "DK",
    organisation: true,
    validator: "mod 11",
    bits: 3.4,
    source: "virk.dk, CVR",
    shape: /^(DK)?[1-9]\d{7}$/,
    valid: (bare) => weighted(bare.slice(-8), [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    layouts: ["DK########", "DK ## ## ## ##", "DK-########"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("cvr moms cvrse dkvat danishvat", "nummer")} senummer`,
    examples: ["DK13585628"],
  },
  {
    type: "fo-p-tal",
    kind: "personal",
    title: "Faroese P number",
    country: "FO",
    validator: "birth date",
    bits: 4.8,
    source: "us.fo, P-tal",
    shape: /^\d{9}$/,
    valid: dayFirst,
    fields: "ptal personstal fopnumber faroesepnumber faroesepersonalnumber ptalnumber",
    examples: ["150380-123"],
  },
  {
    type: "fo-v-tal",
    kind: "financial",
    title: "Faroese V number",
    country: "FO",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "taks.fo, V-tal",
    shape: /^\d{6}$/,
    valid: noCheck,
    fields: "vtal vinnutal mvgtal vtalnumber faroesevatnumber fovat",
    examples: ["623857"],
  },
  // Iceland
  {
    type: "is-kennitala",
    kind: "personal",
    title: "Icelandic identity number (kennitala)",
    country: "IS",
    validator: "birth date; mod 11",
    bits: 7.3,
    source: "skra.is, kennitala",
    shape: /^\d{9}[089]$/,
    valid: kennitala,
    layouts: ["######-####"],
    alone: "tentative",
    fields: `${numbered("kennitala icelandicid")} kennitolu kennitolur ktala icelandicssn personukennitala`,
    examples: ["450401-3150"],
  },
  {
    type: "is-passport",
    kind: "personal",
    title: "Icelandic passport number",
    country: "IS",
    validator: "shape only",
    bits: 0,
    source: "skra.is, vegabréf",
    shape: /^[A-Z]\d{7}$/,
    valid: noCheck,
    fields: "vegabref vegabrefsnumer icelandicpassport ispassport",
    examples: ["A1234567"],
  },
  {
    type: "is-vsk",
    kind: "financial",
    title: "Icelandic VAT number",
    country: "IS",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "skatturinn.is, VSK",
    shape: /^(IS)?\d{5,6}$/,
    valid: noCheck,
    fields: "vsknumer vsknr vsknumber virdisaukaskattsnumer icelandicvat",
    examples: ["IS 00621"],
  },
  // Estonia, Latvia, Lithuania
  {
    type: "ee-isikukood",
    kind: "personal",
    title: "Estonian personal code",
    country: "EE",
    validator: "mod 11",
    bits: 3.3,
    source: "Rahvastikuregistri seadus; siseministeerium.ee, isikukood",
    shape: /^[1-8]\d{10}$/,
    valid: baltic,
    fields: `${numbered("isikukood estonianid estonianpersonal eeid isikukoodi")} isikukoodid isikunumber personalcode estonianpersonalcode estonianidcode`,
    examples: ["36805153760"],
  },
  {
    type: "ee-passport",
    kind: "personal",
    title: "Estonian passport or identity card number",
    country: "EE",
    validator: "shape only",
    bits: 0,
    source: "politsei.ee, pass",
    shape: /^(K[A-Z]?\d{7}|[A-Z]{2}\d{7})$/,
    valid: noCheck,
    fields: "passinumber passinumbrid idkaardinumber idkaart estonianpassport estonianidcard",
    examples: ["KA1234567"],
  },
  {
    type: "ee-driving-licence",
    kind: "personal",
    title: "Estonian driving licence number",
    country: "EE",
    validator: "shape only",
    bits: 0,
    source: "transpordiamet.ee, juhiluba",
    shape: /^[A-Z]{2}\d{6}$/,
    valid: noCheck,
    fields: "juhiluba juhiloanumber juhilubanumber estoniandrivinglicence",
    examples: ["ET123456"],
  },
  {
    type: "ee-kmkr",
    kind: "financial",
    title: "Estonian VAT number",
    country: "EE",
    organisation: true,
    validator: "mod 10",
    bits: 3.3,
    source: "emta.ee, KMKR",
    shape: /^(EE)?\d{9}$/,
    valid: (bare) => weighted(bare.slice(-9), [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
    layouts: ["EE#########", "EE ### ### ###"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("kmkr kmnumber eevat")} kaibemaksukohustuslasenumber kaibemaksunumber estonianvat`,
    examples: ["EE 100 931 558"],
  },
  {
    type: "ee-registrikood",
    kind: "financial",
    title: "Estonian organisation registration code",
    country: "EE",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "rik.ee, registrikood",
    shape: /^[1789]\d{7}$/,
    valid: baltic,
    fields: "registrikood registrikoodi ariregistrikood ariregistrinumber registrinumber firmaregistrikood estonianregistrycode regkood",
    examples: ["12345678"],
  },
  {
    type: "lv-personas-kods",
    kind: "personal",
    title: "Latvian personal code",
    country: "LV",
    validator: "birth date and mod 11 where issued before July 2017",
    bits: 2.3,
    source: "Fizisko personu reģistra likums; pmlp.gov.lv",
    shape: /^[0-3]\d{10}$/,
    valid: latvian,
    fields:
      "personaskods personaskodi perskods personaskoda pkods personaskodanumurs latvianpersonalcode latvianid lvid personalcode latvianpersonalnumber lvpersonalcode",
    examples: ["161175-19997"],
  },
  {
    type: "lv-passport",
    kind: "personal",
    title: "Latvian passport or identity card number",
    country: "LV",
    validator: "shape only",
    bits: 0,
    source: "pmlp.gov.lv, pase",
    shape: /^[A-Z]{2}\d{7}$/,
    valid: noCheck,
    fields: "pasesnumurs pase pasesnr latvianpassport personasapliecibasnumurs apliecibasnumurs",
    examples: ["LV1234567"],
  },
  {
    type: "lv-driving-licence",
    kind: "personal",
    title: "Latvian driving licence number",
    country: "LV",
    validator: "shape only",
    bits: 0,
    source: "csdd.lv, vadītāja apliecība",
    shape: /^[A-Z]{2}\d{6}$/,
    valid: noCheck,
    fields: "vaditajaapliecibasnumurs vaditajaaplieciba latviandrivinglicence",
    examples: ["AF123456"],
  },
  {
    type: "lv-pvn",
    kind: "financial",
    title: "Latvian company and VAT number",
    country: "LV",
    organisation: true,
    validator: "mod 11",
    bits: 3.5,
    source: "vid.gov.lv, PVN",
    shape: /^(LV)?[4-9]\d{10}$/,
    valid: (bare) => weighted(bare.slice(-11), [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3,
    layouts: ["LV###########", "LV #### ### ####"],
    alone: "tentative",
    fields: `${vatNames} pvnnumurs pvnnr pvnregistracijasnumurs pvnregnr pvnno lvvat latvianvat registracijasnumurs uznemumaregistracijasnumurs`,
    examples: ["LV40003521579"],
  },
  {
    type: "lt-asmens-kodas",
    kind: "personal",
    title: "Lithuanian personal code",
    country: "LT",
    validator: "birth date; mod 11",
    bits: 6.2,
    source: "Gyventojų registro įstatymas; registrucentras.lt, asmens kodas",
    shape: /^[1-9]\d{10}$/,
    valid: (bare) => (bare[0] === "9" || balticBirth(bare)) && baltic(bare),
    fields: `${numbered("asmenskodas lithuanianid lithuanianpersonal ltid")} asmkodas asmenskodo asmenskodai personalcode lithuanianpersonalcode`,
    examples: ["33309240081"],
  },
  {
    type: "lt-passport",
    kind: "personal",
    title: "Lithuanian passport or identity card number",
    country: "LT",
    validator: "shape only",
    bits: 0,
    source: "migracija.lrv.lt, pasas",
    shape: /^([A-Z]{2}\d{6}|\d{8})$/,
    valid: noCheck,
    fields: "pasonumeris pasonr pasas lithuanianpassport asmenstapatybeskorteles tapatybeskortelesnumeris aknumeris atknumeris",
    examples: ["23456789"],
  },
  {
    type: "lt-driving-licence",
    kind: "personal",
    title: "Lithuanian driving licence number",
    country: "LT",
    validator: "shape only",
    bits: 0,
    source: "regitra.lt, vairuotojo pažymėjimas",
    shape: /^\d{8}$/,
    valid: noCheck,
    fields: "vairuotojopazymejimas vairuotojopazymejimonumeris vairuotojopazymejimonr lithuaniandrivinglicence",
    examples: ["12345678"],
  },
  {
    type: "lt-pvm",
    kind: "financial",
    title: "Lithuanian VAT number",
    country: "LT",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "vmi.lt, PVM",
    shape: /^(LT)?(\d{7}1\d|\d{10}1\d)$/,
    valid: (bare) => baltic(bare.replace("LT", "")),
    layouts: ["LT#########", "LT############"],
    alone: "tentative",
    fields: `${vatNames} pvmkodas pvmmoketojokodas pvmkodo pvmnumeris pvmnr ltvat lithuanianvat`,
    examples: ["LT119511515"],
  },
  {
    type: "lt-imones-kodas",
    kind: "financial",
    title: "Lithuanian company code",
    country: "LT",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "registrucentras.lt, juridinio asmens kodas",
    shape: /^[1-3]\d{8}$/,
    valid: baltic,
    fields: "imoneskodas imoneskodo imkodas juridinioasmenskodas jakodas jarkodas lithuaniancompanycode",
    examples: ["300001233"],
  },
];
