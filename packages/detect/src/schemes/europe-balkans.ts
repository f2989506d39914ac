// In: nothing. Out: identifier schemes of the Balkans and of Romania, Bulgaria and Moldova, a row each.

import { dayExists, icaoDigit, mod11_10, mod11Digit, noCheck, numberAt, weighted } from "./check-digits.js";
import { numbered, vatNames } from "./field-names.js";
import type { Scheme } from "./scheme.js";

const twelve = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const yugoslavDigit = (bare: string): boolean => mod11Digit(bare, twelve) % 10 === numberAt(bare, 12);

/** Yugoslavia's number of 1976, which all its successors keep: day, month, three digits of the year. */
function jmbg(bare: string): boolean {
  const year = numberAt(bare, 4, 7);
  return dayExists((year < 800 ? 2000 : 1000) + year, numberAt(bare, 2, 4), numberAt(bare, 0, 2)) && yugoslavDigit(bare);
}

const jmbgShape = /^[0-3]\d[01]\d[089]\d{8}$/;

const romanianCounty = /^.{7}(0[1-9]|[1-3]\d|4[0-8]|5[12]|[7-9]\d)/;

/** The first digit tells sex and century; 7, 8 and 9 are foreigners. Counties from 70 on: given without one since 2024. */
function cnp(bare: string): boolean {
  const first = bare[0]!;
  const century = "34".includes(first) ? 1800 : "56".includes(first) ? 2000 : 1900;
  const rest = weighted(bare, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return (
    dayExists(century + numberAt(bare, 1, 3), numberAt(bare, 3, 5), numberAt(bare, 5, 7)) &&
    romanianCounty.test(bare) &&
    (rest === 10 ? 1 : rest) === numberAt(bare, 12)
  );
}

function romanianFirm(text: string): boolean {
  const digits = text.replace("RO", "");
  if (digits.length > 10) return cnp(digits);
  const bare = digits.padStart(10, "0");
  return ((10 * weighted(bare, [7, 5, 3, 2, 1, 7, 5, 3, 2])) % 11) % 10 === numberAt(bare, 9);
}

/** Register, county, number, year: parts that no bare number could keep apart. */
const romanianRegister = (text: string): string =>
  text
    .toUpperCase()
    .replace(/^([A-Z])\//, "$1")
    .replace(/[\s/\\-]+/g, "/");

const egn = (bare: string): boolean => (weighted(bare, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === numberAt(bare, 9);
const bulgarianForeigner = (bare: string): boolean => weighted(bare, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === numberAt(bare, 9);

/** Nine digits of a firm, or ten of a person, a foreigner or someone else. */
function bulgarianVat(text: string): boolean {
  const bare = text.replace("BG", "");
  if (bare.length === 10)
    return egn(bare) || bulgarianForeigner(bare) || mod11Digit(bare, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 === numberAt(bare, 9);
  const first = weighted(bare, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  return (first < 10 ? first : (weighted(bare, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10) === numberAt(bare, 8);
}

const moldovan = (bare: string): boolean => icaoDigit(bare.slice(0, 12)) === numberAt(bare, 12);

/** The letter tells the decade (A from 1800, J from 1990); women have 50 added to the month, foreigners 30. */
function albanianBirth(bare: string): boolean {
  const year = 1800 + (bare.charCodeAt(0) - 65) * 10 + numberAt(bare, 1);
  const month = numberAt(bare, 2, 4);
  return dayExists(year, month > 80 ? month - 80 : month > 50 ? month - 50 : month > 30 ? month - 30 : month, numberAt(bare, 4, 6));
}

/** As the tax office counts: A from 1900, the district hidden in multiples of 12 of the month. */
function albanianTax(text: string): boolean {
  const bare = text.slice(-10);
  const year = 1900 + (bare.charCodeAt(0) - 65) * 10 + numberAt(bare, 1);
  return dayExists(year, ((((numberAt(bare, 2, 4) - 1) % 12) + 12) % 12) + 1, numberAt(bare, 4, 6));
}

const jmbgWords =
  "maticnibroj maticnibrojgradana jedinstvenimaticnibroj jedinstvenimaticnibrojgradana jmbggradana јмбг матичниброј јединствениматичниброј јединствениматичнибројграђана";

export const europeBalkans: readonly Scheme[] = [
  // The number of all that was Yugoslavia: the first is told where nothing but the number speaks.
  {
    type: "rs-jmbg",
    kind: "personal",
    title: "Serbian citizen number (JMBG)",
    country: "RS",
    validator: "birth date; mod 11",
    bits: 4.5,
    source: "mup.gov.rs, JMBG",
    shape: jmbgShape,
    valid: jmbg,
    fields: `${numbered("jmbg serbianid", "broj")} ${jmbgWords}`,
    examples: ["0102985710039"],
  },
  // Croatia, Slovenia
  {
    type: "hr-oib",
    kind: "personal",
    title: "Croatian personal identification number (OIB)",
    country: "HR",
    validator: "ISO 7064 mod 11,10",
    bits: 3.3,
    source: "porezna-uprava.hr, OIB",
    shape: /^(HR)?\d{11}$/,
    valid: (bare) => mod11_10(bare.slice(-11)),
    fields: `${numbered("oib oibosobe croatianoib croatiantax hrvat croatianvat", "broj")} osobniidentifikacijskibroj brojoib oibtvrtke oibkorisnika oibkupca pdvbroj pdvid`,
    examples: ["HR33392005961"],
  },
  {
    type: "hr-vat",
    kind: "financial",
    title: "Croatian VAT number",
    country: "HR",
    organisation: true,
    validator: "ISO 7064 mod 11,10",
    bits: 3.3,
    source: "porezna-uprava.hr, OIB",
    shape: /^HR\d{11}$/,
    valid: (bare) => mod11_10(bare.slice(-11)),
    layouts: ["HR###########"],
    alone: "tentative",
    fields: `${vatNames} pdvbroj pdvid hrvat croatianvat pdvidbroj`,
    examples: ["HR33392005961"],
  },
  {
    type: "hr-mbo",
    kind: "health",
    title: "Croatian insured person's number (MBO)",
    country: "HR",
    validator: "shape only",
    bits: 0,
    source: "hzzo.hr, MBO",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "mbo mboosiguranika mbobroj maticnibrojosiguranika brojosiguranika brojzdravstvenogosiguranja hzzobroj",
    examples: ["123456789"],
  },
  {
    type: "hr-id-card",
    kind: "personal",
    title: "Croatian identity card or passport number",
    country: "HR",
    validator: "shape only",
    bits: 0,
    source: "mup.gov.hr, osobna iskaznica, putovnica",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "osobnaiskaznica brojosobneiskaznice brojosobne osobna putovnica brojputovnice croatianidcard croatianpassport",
    examples: ["123456789"],
  },
  {
    type: "hr-driving-licence",
    kind: "personal",
    title: "Croatian driving licence number",
    country: "HR",
    validator: "shape only",
    bits: 0,
    source: "mup.gov.hr, vozačka dozvola",
    shape: /^\d{8}$/,
    valid: noCheck,
    fields: "vozackadozvola brojvozackedozvole brojvozacke croatiandrivinglicence",
    examples: ["12345678"],
  },
  {
    type: "si-emso",
    kind: "personal",
    title: "Slovenian citizen number (EMŠO)",
    country: "SI",
    validator: "birth date; mod 11",
    bits: 4.5,
    source: "gov.si, EMŠO",
    shape: jmbgShape,
    valid: jmbg,
    fields: `${numbered("emso slovenianemso", "stevilka")} enotnamaticnastevilka enotnamaticnastevilkaobcana stevilkaemso emsoobcana slovenianid maticnastevilka`,
    examples: ["0101006500006"],
  },
  {
    type: "si-davcna-stevilka",
    kind: "personal",
    title: "Slovenian tax and VAT number",
    country: "SI",
    validator: "mod 11",
    bits: 3.3,
    source: "fu.gov.si, davčna številka",
    shape: /^(SI)?\d{8}$/,
    valid: (text) => {
      const bare = text.slice(-8);
      return (11 - (weighted(bare, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === numberAt(bare, 7);
    },
    fields: `davcnastevilka davcnast davcnastev davcna idzaddv ddvid idddv idstevilkazaddv stevilkaddv identifikacijskastevilkazaddv sivat slovenianvat sloveniantaxnumber davcnastevilkakupca`,
    examples: ["SI50223054"],
  },
  {
    type: "si-vat",
    kind: "financial",
    title: "Slovenian VAT number",
    country: "SI",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "fu.gov.si, davčna številka",
    shape: /^SI\d{8}$/,
    valid: (text) => {
      const bare = text.slice(-8);
      return (11 - (weighted(bare, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === numberAt(bare, 7);
    },
    layouts: ["SI########", "SI ### ### ##"],
    alone: "tentative",
    fields: `${vatNames} idzaddv idddv idstevilkazaddv ddvid sivat slovenianvat`,
    examples: ["SI50223054"],
  },
  {
    type: "si-health-card",
    kind: "health",
    title: "Slovenian health insurance number (ZZZS)",
    country: "SI",
    validator: "shape only",
    bits: 0,
    source: "zzzs.si, ZZZS številka",
    shape: /^0\d{8}$/,
    valid: noCheck,
    fields: "zzzsstevilka zzzsst zzzsnumber stevilkazzzs kzzstevilka stevilkakzz stevilkazdravstvenegazavarovanja",
    examples: ["012345678"],
  },
  {
    type: "si-passport",
    kind: "personal",
    title: "Slovenian passport number",
    country: "SI",
    validator: "shape only",
    bits: 0,
    source: "gov.si, potni list",
    shape: /^P[A-Z]\d{7}$/,
    valid: noCheck,
    fields: "potnilist stevilkapotnegalista stpotnegalista slovenianpassport sipassport",
    examples: ["PB1234567"],
  },
  {
    type: "si-maticna-stevilka",
    kind: "financial",
    title: "Slovenian company number",
    country: "SI",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "ajpes.si, matična številka",
    shape: /^\d{7}(\d{3})?$/,
    valid: (bare) => mod11Digit(bare, [7, 6, 5, 4, 3, 2]) % 10 === numberAt(bare, 6),
    fields: "maticnastevilka maticnastevilkapodjetja maticnast slovenianregistrationnumber",
    examples: ["9331972000"],
  },
  // Bosnia and Herzegovina, Serbia, Montenegro, North Macedonia, Kosovo
  {
    type: "ba-jmbg",
    kind: "personal",
    title: "Bosnian citizen number (JMBG)",
    country: "BA",
    validator: "birth date; mod 11",
    bits: 4.5,
    source: "iddeea.gov.ba, JMB",
    shape: jmbgShape,
    valid: jmbg,
    fields: `${numbered("jmbg jmb bosnianid", "broj")} ${jmbgWords} јмб`,
    examples: ["1505992100069"],
  },
  {
    type: "ba-id-card",
    kind: "personal",
    title: "Bosnian identity card number",
    country: "BA",
    validator: "shape only",
    bits: 0,
    source: "iddeea.gov.ba, lična karta",
    shape: /^(\d{2}[A-Z]{3}\d{4}|[A-Z0-9]{9})$/,
    valid: noCheck,
    fields: "brojlicnekartebih licnakartabih bosnianidcard bosnianpassport",
    examples: ["04BFA1234"],
  },
  {
    type: "ba-jib",
    kind: "financial",
    title: "Bosnian business identification number (JIB)",
    country: "BA",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "uino.gov.ba, JIB",
    shape: /^4?\d{12}$/,
    valid: noCheck,
    fields: `${numbered("jib pdv", "broj")} jedinstveniidentifikacionibroj јиб bosnianvat`,
    examples: ["4200225150005"],
  },
  {
    type: "rs-id-card",
    kind: "personal",
    title: "Serbian identity card or passport number",
    country: "RS",
    validator: "shape only",
    bits: 0,
    source: "mup.gov.rs, lična karta, pasoš",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields:
      "brojlicnekarte licnakarta brlicnekarte pasos brojpasosa личнакарта бројличнекарте пасош бројпасоша serbianidcard serbianpassport",
    examples: ["012345678"],
  },
  {
    type: "rs-driving-licence",
    kind: "personal",
    title: "Serbian driving licence number",
    country: "RS",
    validator: "shape only",
    bits: 0,
    source: "mup.gov.rs, vozačka dozvola",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "vozackadozvola brojvozackedozvole brojvozacke возачкадозвола бројвозачкедозволе serbiandrivinglicence",
    examples: ["123456789"],
  },
  {
    type: "rs-lbo",
    kind: "health",
    title: "Serbian insured person's number (LBO)",
    country: "RS",
    validator: "shape only",
    bits: 0,
    source: "rfzo.rs, LBO",
    shape: /^\d{11}$/,
    valid: noCheck,
    fields: "lbo lbobroj licnibrojosiguranika brojosiguranika лбо личнибројосигураника brojzdravstvenekartice",
    examples: ["12345678901"],
  },
  {
    type: "rs-pib",
    kind: "financial",
    title: "Serbian tax number (PIB)",
    country: "RS",
    organisation: true,
    validator: "ISO 7064 mod 11,10",
    bits: 3.3,
    source: "purs.gov.rs, PIB",
    shape: /^(RS)?[1-9]\d{8}$/,
    valid: (bare) => mod11_10(bare.slice(-9)),
    layouts: ["RS#########"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("pib pibfirme pibkupca serbiantax serbianvat rsvat", "broj")} poreskiidentifikacionibroj poreskibroj brojpib пиб порескиброј порескиидентификациониброј`,
    examples: ["RS101134124"],
  },
  {
    type: "me-jmbg",
    kind: "personal",
    title: "Montenegrin citizen number (JMBG)",
    country: "ME",
    validator: "birth date; mod 11",
    bits: 4.5,
    source: "gov.me/mup, JMB",
    shape: jmbgShape,
    valid: jmbg,
    fields: `${numbered("jmbg jmb montenegrinid", "broj")} ${jmbgWords}`,
    examples: ["0106985210015"],
  },
  {
    type: "me-pib",
    kind: "financial",
    title: "Montenegrin tax number (PIB)",
    country: "ME",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "gov.me, Poreska uprava, PIB",
    shape: /^(ME)?\d{8}$/,
    valid: (text) => {
      const bare = text.slice(-8);
      return mod11Digit(bare, [8, 7, 6, 5, 4, 3, 2]) % 10 === numberAt(bare, 7);
    },
    fields: `${numbered("pib montenegrintax", "broj")} poreskiidentifikacionibroj poreskibroj пиб`,
    examples: ["02655284"],
  },
  {
    type: "mk-embg",
    kind: "personal",
    title: "Macedonian citizen number (EMBG)",
    country: "MK",
    validator: "birth date; mod 11",
    bits: 4.5,
    source: "mvr.gov.mk, ЕМБГ",
    shape: jmbgShape,
    valid: jmbg,
    fields: `${numbered("embg macedonianid", "broj")} jmbg maticenbroj edinstvenmaticenbroj ембг матиченброј единственматиченброј единственматиченбројнаграганинот`,
    examples: ["1505994410065"],
  },
  {
    type: "mk-id-card",
    kind: "personal",
    title: "Macedonian identity card or passport number",
    country: "MK",
    validator: "shape only",
    bits: 0,
    source: "mvr.gov.mk, лична карта",
    shape: /^[A-Z]\d{7}$/,
    valid: noCheck,
    fields: "brojnalicnakarta licnakartamk brojnapasos бројналичнакарта бројнапасош macedonianidcard macedonianpassport",
    examples: ["A1234567"],
  },
  {
    type: "mk-edb",
    kind: "financial",
    title: "Macedonian tax number (EDB)",
    country: "MK",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "ujp.gov.mk, ЕДБ",
    shape: /^(MK|МК)?\d{13}$/,
    valid: (bare) => yugoslavDigit(bare.slice(-13)),
    layouts: ["MK#############"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("edb", "broj")} edinstvendanocenbroj danocenbroj едб единственданоченброј даноченброј mkvat macedonianvat`,
    examples: ["MK4030000522830"],
  },
  {
    type: "xk-personal-number",
    kind: "personal",
    title: "Kosovan personal number",
    country: "XK",
    validator: "shape only",
    bits: 0,
    source: "arc-ks.org, numri personal",
    shape: /^[12]\d{9}$/,
    valid: noCheck,
    fields: "numripersonal nrpersonal numripersonalks kosovopersonalnumber kosovoid licnibrojkosovo",
    examples: ["1234567890"],
  },
  {
    type: "hr-jmbg",
    kind: "personal",
    title: "Croatian citizen number (JMBG/MBG)",
    country: "HR",
    validator: "birth date; mod 11",
    bits: 4.5,
    source: "mup.gov.hr, JMBG",
    shape: jmbgShape,
    valid: jmbg,
    fields: `${numbered("jmbg mbg", "broj")} ${jmbgWords}`,
    examples: ["0101980330126"],
  },
  // Albania
  {
    type: "al-nid",
    kind: "personal",
    title: "Albanian identity number (NID)",
    country: "AL",
    validator: "birth date",
    bits: 2.8,
    source: "Ligji 8952; punetebrendshme.gov.al, NID",
    shape: /^[A-T]\d{8}[A-W]$/,
    valid: albanianBirth,
    fields:
      "nid nidnumber numripersonal nrpersonal numriidentitetit numriiidentitetit nridentitetit numridentifikimit numriiidentifikimit albanianid albaniannid leternjoftim numrileternjoftimit",
    examples: ["J40512345L"],
  },
  {
    type: "al-passport",
    kind: "personal",
    title: "Albanian passport or identity card number",
    country: "AL",
    validator: "shape only",
    bits: 0,
    source: "consilium.europa.eu/prado, ALB",
    shape: /^([A-Z]{2}\d{7}|\d{9})$/,
    valid: noCheck,
    fields: "numripasaportes nrpasaportes pasaporta albanianpassport alpassport",
    examples: ["BA1234567"],
  },
  {
    type: "al-nipt",
    kind: "financial",
    title: "Albanian tax number (NIPT)",
    country: "AL",
    organisation: true,
    validator: "date",
    bits: 1.7,
    source: "tatime.gov.al, NIPT",
    shape: /^(AL|\(AL\))?[A-M]\d{8}[A-Z]$/,
    valid: albanianTax,
    layouts: ["AL@########@"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("nipt nuis")} numrinipt numriinipt numriidentifikimit albanianvat alvat`,
    examples: ["ALJ91402501L"],
  },
  // Romania
  {
    type: "ro-cnp",
    kind: "personal",
    title: "Romanian personal numerical code (CNP)",
    country: "RO",
    validator: "birth date; county; mod 11",
    bits: 8.5,
    source: "OUG 97/2005; hub.mai.gov.ro, CNP",
    shape: /^[1-9]\d{12}$/,
    valid: cnp,
    fields: `${numbered("cnp cnpro romanianid romaniancnp")} codnumericpersonal codnumeric numericpersonalcode codcnp cnpclient cnptitular cnppacient cnpasigurat cnpangajat`,
    examples: ["1630615123457"],
  },
  {
    type: "ro-id-card",
    kind: "personal",
    title: "Romanian identity card number",
    country: "RO",
    validator: "shape only",
    bits: 0,
    source: "hub.mai.gov.ro, carte de identitate",
    shape: /^[A-Z]{2}\d{6,7}$/,
    valid: noCheck,
    fields:
      "cartedeidentitate carteidentitate seriebuletin seriaci serieci serienumarci seriesinumarci serienumarbuletin numarci nrci numarbuletin buletin actidentitate serieactidentitate romanianidcard",
    examples: ["RX123456"],
  },
  {
    type: "ro-passport",
    kind: "personal",
    title: "Romanian passport number",
    country: "RO",
    validator: "shape only",
    bits: 0,
    source: "pasapoarte.mai.gov.ro",
    shape: /^\d{8,9}$/,
    valid: noCheck,
    fields: "pasaport numarpasaport nrpasaport seriepasaport romanianpassport ropassport",
    examples: ["051234567"],
  },
  {
    type: "ro-driving-licence",
    kind: "personal",
    title: "Romanian driving licence number",
    country: "RO",
    validator: "shape only",
    bits: 0,
    source: "dgpci.mai.gov.ro, permis de conducere",
    shape: /^[A-Z]\d{8}[A-Z]?$/,
    valid: noCheck,
    fields: "permisconducere permisdeconducere numarpermis numarpermisconducere nrpermis romaniandrivinglicence",
    examples: ["B00123456C"],
  },
  {
    type: "ro-health-card",
    kind: "health",
    title: "Romanian insured person's code (CID)",
    country: "RO",
    validator: "shape only",
    bits: 0,
    source: "cnas.ro, cod unic de identificare",
    shape: /^\d{20}$/,
    valid: noCheck,
    fields:
      "cidasigurat codasigurat codunicasigurat codulasiguratului cardsanatate numarcardsanatate cardnationaldesanatate codidentificareasigurat",
    examples: ["20012345678901234567"],
  },
  {
    type: "ro-cui",
    kind: "financial",
    title: "Romanian company and VAT number (CUI/CIF)",
    country: "RO",
    organisation: true,
    validator: "mod 11",
    bits: 4.3,
    source: "anaf.ro, cod de identificare fiscală",
    shape: /^(RO)?[1-9](\d{1,9}|\d{12})$/,
    valid: romanianFirm,
    layouts: ["RO########", "RO #######", "RO #########", "RO#######"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("cui cif codfiscal cuicif cifcui")} codunicdeinregistrare codunicinregistrare coddeidentificarefiscala codidentificarefiscala codtva cuifirma ciffirma codulfiscal rovat romanianvat nrcui`,
    examples: ["RO18547281"],
  },
  {
    type: "ro-onrc",
    kind: "financial",
    title: "Romanian trade register number",
    country: "RO",
    organisation: true,
    validator: "county; year",
    bits: 0.5,
    source: "onrc.ro, număr de ordine în registrul comerțului",
    shape: /^[JFC]\d{1,2}\/\d{1,5}\/(\d{2}\.\d{2}\.)?\d{4}$/,
    bare: romanianRegister,
    valid: (bare) => {
      const county = Number(bare.slice(1, bare.indexOf("/")));
      return county <= 41 || county === 51 || county === 52;
    },
    layouts: ["J##/####/####", "J##/###/####", "J#/####/####", "J##/#####/####"],
    alone: "tentative",
    fields:
      "onrc registrulcomertului regcom nrregcom nrregcomert numarregistrulcomertului nrregistrulcomertului nrordineregistru numarordineregcom nronrc registrucomert",
    examples: ["J52/750/2012"],
  },
  // Bulgaria
  {
    type: "bg-egn",
    kind: "personal",
    title: "Bulgarian personal number (EGN)",
    country: "BG",
    validator: "mod 11",
    bits: 3.3,
    source: "grao.bg, ЕГН",
    shape: /^\d{10}$/,
    valid: egn,
    fields: `${numbered("egn egnlnch egnlnc bulgarianid bulgarianegn", "nomer")} edinengrazhdanskinomer edinengrajdanskinomer unifiedcivilnumber егн егнлнч единенгражданскиномер`,
    examples: ["7508201234"],
  },
  {
    type: "bg-lnch",
    kind: "personal",
    title: "Bulgarian personal number of a foreigner (LNCh)",
    country: "BG",
    validator: "mod 10",
    bits: 3.3,
    source: "mvr.bg, ЛНЧ",
    shape: /^\d{10}$/,
    valid: bulgarianForeigner,
    fields: "lnch lnc pnf lnchnumber lichennomernachuzhdenec lichennomernachujdenec egnlnch лнч лнчномер личенномерначужденец егнлнч",
    examples: ["7111042925"],
  },
  {
    type: "bg-id-card",
    kind: "personal",
    title: "Bulgarian identity card or passport number",
    country: "BG",
    validator: "shape only",
    bits: 0,
    source: "mvr.bg, лична карта",
    shape: /^(\d{9}|[A-Z]{2}\d{7})$/,
    valid: noCheck,
    fields: "lichnakarta nomernalichnakarta lknomer nomerlk личнакарта номерналичнакарта номернапаспорт bulgarianidcard bulgarianpassport",
    examples: ["641234567"],
  },
  {
    type: "bg-driving-licence",
    kind: "personal",
    title: "Bulgarian driving licence number",
    country: "BG",
    validator: "shape only",
    bits: 0,
    source: "mvr.bg, СУМПС",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields:
      "shofyorskaknizhka shofiorskaknizhka svidetelstvozaupravlenie sumps sumpsnomer сумпс шофьорскакнижка свидетелствозауправление bulgariandrivinglicence",
    examples: ["281234567"],
  },
  {
    type: "bg-vat",
    kind: "financial",
    title: "Bulgarian company and VAT number (EIK, BULSTAT)",
    country: "BG",
    organisation: true,
    validator: "mod 11",
    bits: 2.5,
    source: "nap.bg, ЗДДС; registryagency.bg, ЕИК",
    shape: /^(BG)?\d{9,10}$/,
    valid: bulgarianVat,
    layouts: ["BG#########", "BG##########", "BG ### ### ###"],
    alone: "tentative",
    fields: `${vatNames} ${numbered("eik bulstat eikbulstat dds", "nomer")} nomerpodds eikpodds еик булстат ддсномер номерподдс идномерподдс bgvat bulgarianvat`,
    examples: ["BG175074752"],
  },
  // Moldova
  {
    type: "md-idnp",
    kind: "personal",
    title: "Moldovan personal number (IDNP)",
    country: "MD",
    validator: "mod 10",
    bits: 3.3,
    source: "asp.gov.md, IDNP",
    shape: /^[02]\d{12}$/,
    valid: moldovan,
    fields: `${numbered("idnp moldovanid moldovaid")} numaruldeidentificare numarpersonal codpersonal codpersonalidnp`,
    examples: ["2001001234566"],
  },
  {
    type: "md-id-card",
    kind: "personal",
    title: "Moldovan identity card or passport number",
    country: "MD",
    validator: "shape only",
    bits: 0,
    source: "consilium.europa.eu/prado, MDA",
    shape: /^([A-Z]\d{8,9}|[A-Z]{2}\d{7})$/,
    valid: noCheck,
    fields: "moldovanpassport mdpassport seriepasaport numarpasaport buletindeidentitate numarbuletin",
    examples: ["A12345678"],
  },
  {
    type: "md-idno",
    kind: "financial",
    title: "Moldovan company number (IDNO)",
    country: "MD",
    organisation: true,
    validator: "mod 10",
    bits: 3.3,
    source: "asp.gov.md, IDNO",
    shape: /^\d{13}$/,
    valid: moldovan,
    fields: `${numbered("idno")} idnocodfiscal codfiscal numarulidno codidno`,
    examples: ["1008600037416"],
  },
];
