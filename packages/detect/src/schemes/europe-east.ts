// In: nothing. Out: identifier schemes of Russia, Ukraine, Belarus, the Caucasus and Central Asia, a row each.

import { dayExists, dayInAnyCentury, icaoDigit, luhn, noCheck, numberAt, oneCharacter, weighted } from "./check-digits.js";
import { numbered } from "./field-names.js";
import type { Scheme } from "./scheme.js";

function innPerson(bare: string): boolean {
  const first = (weighted(bare, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const second = (weighted(bare, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return Number(bare) > 0 && first === numberAt(bare, 10) && second === numberAt(bare, 11);
}

const innFirm = (bare: string): boolean =>
  Number(bare) > 0 && (weighted(bare, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === numberAt(bare, 9);

/** Numbers up to 001-001-998 have no check digits. */
function snils(bare: string): boolean {
  if (Number(bare.slice(0, 9)) <= 1001998) return false;
  return (weighted(bare, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === numberAt(bare, 9, 11);
}

function okpo(bare: string): boolean {
  const last = bare.length - 1;
  const count = (from: number): number => {
    let sum = 0;
    for (let i = 0; i < last; i++) sum += numberAt(bare, i) * (((i + from - 1) % 10) + 1);
    return sum % 11;
  };
  const first = count(1);
  return (first < 10 ? first : count(3) % 10) === numberAt(bare, last);
}

/** Kazakhstan's two rounds of weights; where both give 10 the number is not issued. */
function kazakhDigit(bare: string): boolean {
  const first = weighted(bare, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  const check = first < 10 ? first : weighted(bare, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
  return check === numberAt(bare, 11);
}

const kazakhPerson = (bare: string): boolean =>
  dayInAnyCentury(numberAt(bare, 0, 2), numberAt(bare, 2, 4), numberAt(bare, 4, 6)) && kazakhDigit(bare);

/** Firms have the month of registration, their class and whether they are a branch where a person has the day. */
const kazakhFirm = (bare: string): boolean => numberAt(bare, 2, 4) >= 1 && numberAt(bare, 2, 4) <= 12 && kazakhDigit(bare);

function edrpou(bare: string): boolean {
  const weights = /^[345]/.test(bare) ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  const first = weighted(bare, weights) % 11;
  const check =
    first < 10
      ? first
      : (weighted(
          bare,
          weights.map((weight) => weight + 2),
        ) %
          11) %
        10;
  return check === numberAt(bare, 7);
}

function rnokpp(bare: string): boolean {
  const sum = weighted(bare, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11;
  return Number(bare) > 0 && ((sum + 11) % 11) % 10 === numberAt(bare, 9);
}

/** A letter in the second place counts its place in its row, one in the first its value from A = 10. */
function unp(bare: string): boolean {
  const second = "ABCEHKMOPT".indexOf(bare[1]!);
  const front = bare[0]! < "A" ? numberAt(bare, 0) : bare.charCodeAt(0) - 55;
  const rest = weighted(`0${second < 0 ? bare[1] : second}${bare.slice(2, 8)}`, [0, 23, 19, 17, 13, 7, 5, 3]);
  return (front * 29 + rest) % 11 === numberAt(bare, 8);
}

/** Sex and century, then the day of birth. */
const sexThenDay = (bare: string): boolean => dayInAnyCentury(numberAt(bare, 5, 7), numberAt(bare, 3, 5), numberAt(bare, 1, 3));

/** Men have 10 added to the day, women 50. */
function armenian(bare: string): boolean {
  const day = numberAt(bare, 0, 2);
  return dayInAnyCentury(numberAt(bare, 4, 6), numberAt(bare, 2, 4), day > 50 ? day - 50 : day - 10);
}

const passportWords =
  "паспорт номерпаспорта серияпаспорта серияиномерпаспорта паспортныеданные nomerpasporta seriyapasporta seriyainomerpasporta";

export const europeEast: readonly Scheme[] = [
  // Russia
  {
    type: "ru-inn",
    kind: "personal",
    title: "Russian personal tax number (INN)",
    country: "RU",
    validator: "two digits mod 11",
    bits: 6.6,
    source: "Приказ ФНС ЕД-7-14/559@; nalog.gov.ru, ИНН",
    shape: /^\d{12}$/,
    valid: innPerson,
    fields: `${numbered("inn innfl innperson russianinn", "nomer")} nomerinn innfizlica innip individualtaxnumberru инн иннфл номеринн иннфизлица иннфизическоголица иннип идентификационныиномерналогоплательщика taxpayerinn`,
    examples: ["500100732259"],
  },
  {
    type: "ru-inn-org",
    kind: "financial",
    title: "Russian company tax number (INN)",
    country: "RU",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "Приказ ФНС ЕД-7-14/559@; nalog.gov.ru, ИНН",
    shape: /^\d{10}$/,
    valid: innFirm,
    fields: `${numbered("inn innul innorg", "nomer")} innorganizacii inncompany companyinn innkontragenta innkpp инн иннюл иннорганизации`,
    examples: ["7736493654"],
  },
  {
    type: "ru-snils",
    kind: "personal",
    title: "Russian pension insurance number (SNILS)",
    country: "RU",
    validator: "mod 101",
    bits: 6.6,
    source: "27-ФЗ; sfr.gov.ru, СНИЛС",
    shape: /^\d{11}$/,
    valid: snils,
    layouts: ["###-###-### ##", "###-###-###-##"],
    alone: "firm",
    fields: `${numbered("snils russiansnils", "nomer")} nomersnils strahovoinomer strakhovoinomer снилс номерснилс страховоиномер страховоиномериндивидуальноголицевогосчета strahovoynomer pensionnumberru`,
    examples: ["112-233-445 95"],
  },
  {
    type: "ru-passport",
    kind: "personal",
    title: "Russian internal passport number",
    country: "RU",
    validator: "year of the blank",
    bits: 0.9,
    source: "Постановление Правительства РФ 828; мвд.рф, паспорт",
    // Series: region, then the year in which the blank was printed.
    shape: /^\d{10}$/,
    valid: (bare) => /^(0[1-9]|[1-9]\d)(9[7-9]|[0-4]\d)/.test(bare) && bare.slice(4) !== "000000",
    fields: `${passportWords} pasportrf passportrf russianpassport passportseriesnumber passportseriesandnumber passportserienumber seriesandnumber паспортрф паспортсерияномер`,
    examples: ["45 08 123456"],
  },
  {
    type: "ru-zagran",
    kind: "personal",
    title: "Russian passport for travel abroad",
    country: "RU",
    validator: "shape only",
    bits: 0,
    source: "114-ФЗ; мвд.рф, заграничный паспорт",
    shape: /^[5-8]\d{8}$/,
    valid: noCheck,
    fields:
      "zagranpasport zagranpassport zagranpasportnomer zagranichnyipasport internationalpassportru загранпаспорт заграничныипаспорт номерзагранпаспорта",
    examples: ["71 1234567"],
  },
  {
    type: "ru-oms",
    kind: "health",
    title: "Russian health insurance number (ENP)",
    country: "RU",
    validator: "Luhn",
    bits: 3.3,
    source: "326-ФЗ; Приказ Минздрава 108н, ЕНП",
    shape: /^\d{16}$/,
    valid: (bare) => !oneCharacter(bare) && luhn(bare),
    fields:
      "enp enpnumber omspolis polisoms nomerpolisa nomerpolisaoms omspolicy omspolicynumber omsnumber polisomsnomer енп полисомс номерполиса номерполисаомс полис единыиномерполиса",
    examples: ["1234567890123452"],
  },
  {
    type: "ru-driving-licence",
    kind: "personal",
    title: "Russian driving licence number",
    country: "RU",
    validator: "shape only",
    bits: 0,
    source: "гибдд.рф, водительское удостоверение",
    shape: /^\d{2}[\dA-ZА-Я]{2}\d{6}$/,
    valid: noCheck,
    fields:
      "voditelskoeudostoverenie nomervu vunomer voditelskieprava nomervoditelskogoudostovereniya водительскоеудостоверение номерводительскогоудостоверения номерву водительскиеправа russiandrivinglicence",
    examples: ["99 12 345678"],
  },
  {
    type: "ru-ogrnip",
    kind: "personal",
    title: "Russian sole trader's number (OGRNIP)",
    country: "RU",
    validator: "mod 13",
    bits: 3.3,
    source: "Приказ Минфина 165н; nalog.gov.ru, ОГРНИП",
    shape: /^[34]\d{14}$/,
    valid: (bare) => (Number(bare.slice(0, 14)) % 13) % 10 === numberAt(bare, 14),
    fields: `${numbered("ogrnip", "nomer")} огрнип номерогрнип ogrn огрн ogrnogrnip`,
    examples: ["304500116000157"],
  },
  {
    type: "ru-ogrn",
    kind: "financial",
    title: "Russian company number (OGRN)",
    country: "RU",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "Приказ Минфина 165н; nalog.gov.ru, ОГРН",
    shape: /^[1-9]\d{12}$/,
    valid: (bare) => (Number(bare.slice(0, 12)) % 11) % 10 === numberAt(bare, 12),
    fields: `${numbered("ogrn", "nomer")} огрн номерогрн ogrncompany ogrnogrnip`,
    examples: ["1027700132195"],
  },
  {
    type: "ru-kpp",
    kind: "financial",
    title: "Russian tax registration reason code (KPP)",
    country: "RU",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "nalog.gov.ru, КПП",
    shape: /^\d{4}[\dA-Z]{2}\d{3}$/,
    valid: noCheck,
    fields: "kpp kppcode kppnumber companykpp кпп",
    examples: ["773301001"],
  },
  {
    type: "ru-okpo",
    kind: "financial",
    title: "Russian classifier number of a firm (OKPO)",
    country: "RU",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "rosstat.gov.ru, ОКПО, ПР 50.1.024",
    shape: /^\d{8}(\d{2})?$/,
    valid: okpo,
    fields: "okpo okpocode okponumber kodokpo окпо кодокпо",
    examples: ["00032425"],
  },
  // Ukraine
  {
    type: "ua-rnokpp",
    kind: "personal",
    title: "Ukrainian taxpayer number (RNOKPP)",
    country: "UA",
    validator: "mod 11",
    bits: 3.3,
    source: "tax.gov.ua, РНОКПП",
    shape: /^\d{10}$/,
    valid: rnokpp,
    fields: `${numbered("rnokpp rnokppcode ukrainiantax ukrainianid", "kod")} rnrct rntrc ipn ipncode inn drfo drfocode taxpayercardnumber identkod identyfikaciinyikod identifikacijnijkod identifikatsiinyikod рнокпп іпн инн дрфо індивідуальнииподатковииномер ідентифікаціинииномер ідентифікаціиниикод`,
    examples: ["1759901553"],
  },
  {
    type: "ua-unzr",
    kind: "personal",
    title: "Ukrainian register entry number (UNZR)",
    country: "UA",
    validator: "birth date",
    bits: 4.8,
    source: "Закон 5492-VI; dmsu.gov.ua, УНЗР",
    shape: /^(19|20)\d{11}$/,
    valid: (bare) => dayExists(numberAt(bare, 0, 4), numberAt(bare, 4, 6), numberAt(bare, 6, 8)),
    fields: `${numbered("unzr", "nomer")} унзр номерунзр унікальнииномерзаписувреєстрі recordnumberunzr edddrnumber`,
    examples: ["19850317-01234"],
  },
  {
    type: "ua-passport",
    kind: "personal",
    title: "Ukrainian passport or identity card number",
    country: "UA",
    validator: "shape only",
    bits: 0,
    source: "dmsu.gov.ua, паспорт",
    shape: /^([А-ЯІЇЄҐA-Z]{2}\d{6}|\d{9})$/,
    valid: noCheck,
    fields: `${passportWords} номерпаспорту серіяпаспорту серіятаномерпаспорту pasport nomerpasportu seriyapasportu passportukraine ukrainianpassport idpassportua`,
    examples: ["MK123456"],
  },
  {
    type: "ua-driving-licence",
    kind: "personal",
    title: "Ukrainian driving licence number",
    country: "UA",
    validator: "shape only",
    bits: 0,
    source: "hsc.gov.ua, посвідчення водія",
    shape: /^[А-ЯІЇЄҐA-Z]{3}\d{6}$/,
    valid: noCheck,
    fields:
      "posvidchennyavodiya nomerposvidchennyavodiya посвідченняводія номерпосвідченняводія водіиськепосвідчення ukrainiandrivinglicence",
    examples: ["BXI123456"],
  },
  {
    type: "ua-edrpou",
    kind: "financial",
    title: "Ukrainian company number (EDRPOU)",
    country: "UA",
    organisation: true,
    validator: "mod 11",
    bits: 3.3,
    source: "Постанова КМУ 118; ukrstat.gov.ua, ЄДРПОУ",
    shape: /^\d{8}$/,
    valid: edrpou,
    fields: `${numbered("edrpou edrpoucode yedrpou usreou", "kod")} kodedrpou kodyedrpou єдрпоу кодєдрпоу едрпоу кодедрпоу zkpo`,
    examples: ["32855961"],
  },
  // Belarus
  {
    type: "by-personal-number",
    kind: "personal",
    title: "Belarusian identification number",
    country: "BY",
    validator: "birth date; region; mod 10",
    bits: 8.3,
    source: "Закон 418-З, идентификационный номер; mvd.gov.by",
    shape: /^[1-6]\d{6}[ABCEHKM]\d{3}(PB|BA|BI)\d$/,
    valid: (bare) => sexThenDay(bare) && icaoDigit(bare.slice(0, 13)) === numberAt(bare, 13),
    layouts: ["#######A###PB#", "#######B###PB#", "#######C###PB#", "#######E###PB#", "#######H###PB#", "#######K###PB#", "#######M###PB#"],
    alone: "firm",
    fields:
      "lichnyinomer lichnynomer lichnomer identifikacionnyinomer identifikatsionnyinomer идентификационныиномер личныиномер ідэнтыфікацыинынумар асабістынумар belarusid belarusianid belaruspersonalnumber identnumber",
    examples: ["4210389A001PB0"],
  },
  {
    type: "by-passport",
    kind: "personal",
    title: "Belarusian passport number",
    country: "BY",
    validator: "shape only",
    bits: 0,
    source: "mvd.gov.by, паспорт",
    shape: /^[A-Z]{2}\d{7}$/,
    valid: noCheck,
    fields: `${passportWords} belaruspassport belarusianpassport bypassport нумарпашпарта пашпарт`,
    examples: ["MP1234567"],
  },
  {
    type: "by-unp",
    kind: "financial",
    title: "Belarusian taxpayer number (UNP)",
    country: "BY",
    organisation: true,
    validator: "mod 11",
    bits: 3.5,
    source: "nalog.gov.by, УНП",
    shape: /^[1-9ABCEHKM][\dABCEHKMOPT]\d{7}$/,
    valid: unp,
    fields: `${numbered("unp", "nomer")} унп номерунп belarustaxnumber учетныиномерплательщика`,
    examples: ["200988541"],
  },
  // Kazakhstan, Uzbekistan, Kyrgyzstan, Tajikistan, Turkmenistan
  {
    type: "kz-iin",
    kind: "personal",
    title: "Kazakh individual identification number (IIN)",
    country: "KZ",
    validator: "birth date; mod 11",
    bits: 8.2,
    source: "Закон РК 223-III; egov.kz, ИИН",
    shape: /^\d{6}[0-6]\d{5}$/,
    valid: kazakhPerson,
    fields: `${numbered("iin iinbin biniin kaziin", "nomer")} nomeriin jsn zhsn iinclient клиентиин иин жсн номериин иинбин индивидуальныиидентификационныиномер kazakhid`,
    examples: ["850317301236"],
  },
  {
    type: "kz-bin",
    kind: "financial",
    title: "Kazakh business identification number (BIN)",
    country: "KZ",
    organisation: true,
    validator: "month; mod 11",
    bits: 6.5,
    source: "Закон РК 223-III; egov.kz, БИН",
    shape: /^\d{4}[4-6][0-4]\d{6}$/,
    valid: kazakhFirm,
    fields: "kzbin binkz iinbin biniin companybinkz бин бсн иинбин номербин бизнесидентификационныиномер organizationbin",
    examples: ["940240000140"],
  },
  {
    type: "kz-id-card",
    kind: "personal",
    title: "Kazakh identity card or passport number",
    country: "KZ",
    validator: "shape only",
    bits: 0,
    source: "egov.kz, удостоверение личности",
    shape: /^([NS]\d{8}|\d{9})$/,
    valid: noCheck,
    fields:
      "udostovereniyelichnosti udostoverenielichnosti nomerudostovereniya nomerudostovereniyalichnosti удостоверениеличности номерудостоверения номерудостоверенияличности жекекуалик kazakhpassport kazakhidcard",
    examples: ["N12345678"],
  },
  {
    type: "uz-pinfl",
    kind: "personal",
    title: "Uzbek personal identification number (PINFL)",
    country: "UZ",
    validator: "birth date; mod 10",
    bits: 8.3,
    source: "lex.uz, Указ ПФ 2011, ПИНФЛ",
    shape: /^[1-6]\d{13}$/,
    valid: (bare) => sexThenDay(bare) && icaoDigit(bare.slice(0, 13)) === numberAt(bare, 13),
    fields: `${numbered("pinfl pinpp jshshir", "nomer")} zhshshir jshshirkod пинфл жшшир персональныиидентификационныиномер uzbekid uzbekpin`,
    examples: ["31703851234568"],
  },
  {
    type: "uz-passport",
    kind: "personal",
    title: "Uzbek passport number",
    country: "UZ",
    validator: "shape only",
    bits: 0,
    source: "gov.uz, паспорт",
    shape: /^[A-Z]{2}\d{7}$/,
    valid: noCheck,
    fields: `${passportWords} pasportseriya pasportraqam pasportraqami pasportseriyaraqam passportseriya uzbekpassport`,
    examples: ["AA1234567"],
  },
  {
    type: "uz-stir",
    kind: "financial",
    title: "Uzbek taxpayer number (STIR/INN)",
    country: "UZ",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "soliq.uz, СТИР",
    shape: /^[2-7]\d{8}$/,
    valid: noCheck,
    fields: `${numbered("stir inn", "raqami")} стир инн uzbektaxnumber`,
    examples: ["301234567"],
  },
  {
    type: "kg-pin",
    kind: "personal",
    title: "Kyrgyz personal identification number",
    country: "KG",
    validator: "birth date",
    bits: 4.8,
    source: "cbd.minjust.gov.kg, ПИН; srs.kg",
    shape: /^[12]\d{4}(19|20)\d{7}$/,
    valid: (bare) => dayExists(numberAt(bare, 5, 9), numberAt(bare, 3, 5), numberAt(bare, 1, 3)),
    fields: "inn kgpin pinkg innkg kyrgyzpin kyrgyzid персональныиидентификационныиномер инн жекеномер",
    examples: ["21703198512345"],
  },
  {
    type: "kg-passport",
    kind: "personal",
    title: "Kyrgyz passport or identity card number",
    country: "KG",
    validator: "shape only",
    bits: 0,
    source: "srs.kg, паспорт",
    shape: /^(ID|AN|AC|PE)\d{7}$/,
    valid: noCheck,
    fields: `${passportWords} kyrgyzpassport kyrgyzidcard`,
    examples: ["ID1234567"],
  },
  {
    type: "tj-inn",
    kind: "personal",
    title: "Tajik taxpayer number (INN/RMA)",
    country: "TJ",
    validator: "shape only",
    bits: 0,
    source: "andoz.tj, ИНН",
    shape: /^\d{9}$/,
    valid: noCheck,
    fields: "inn tjinn innrt tajikinn tajiktaxnumber инн ракамимушаххасиандозсупоранда",
    examples: ["012345678"],
  },
  {
    type: "tj-passport",
    kind: "personal",
    title: "Tajik passport number",
    country: "TJ",
    validator: "shape only",
    bits: 0,
    source: "vkd.tj, шиноснома",
    shape: /^[AАMМ]?[0-9A-ZА-Я]?\d{7,8}$/,
    valid: noCheck,
    fields: "shinosnoma шиноснома tajikpassport",
    examples: ["A12345678"],
  },
  {
    type: "tm-passport",
    kind: "personal",
    title: "Turkmen passport number",
    country: "TM",
    validator: "shape only",
    bits: 0,
    source: "migration.gov.tm, passport",
    shape: /^(A\d{7,8}|I{1,3}[A-Z]{2}\d{6})$/,
    valid: noCheck,
    fields: "pasportbelgisi pasportseriyasy turkmenpassport",
    examples: ["A1234567"],
  },
  // Georgia, Armenia, Azerbaijan
  {
    type: "ge-personal-number",
    kind: "personal",
    title: "Georgian personal number",
    country: "GE",
    validator: "shape only",
    bits: 0,
    source: "sda.gov.ge, პირადი ნომერი",
    shape: /^\d{11}$/,
    valid: noCheck,
    fields: "piradinomeri piradinomer pirnomeri პირადინომერი პირადი gepersonalnumber georgianid georgianpersonalnumber georgianpersonalid",
    examples: ["01001012345"],
  },
  {
    type: "ge-passport",
    kind: "personal",
    title: "Georgian passport or identity card number",
    country: "GE",
    validator: "shape only",
    bits: 0,
    source: "sda.gov.ge, პასპორტი",
    shape: /^\d{2}[A-Z]{2}\d{5}$/,
    valid: noCheck,
    fields: "pasportisnomeri პასპორტი პასპორტისნომერი georgianpassport georgianidcard",
    examples: ["12AB12345"],
  },
  {
    type: "ge-tin",
    kind: "financial",
    title: "Georgian company identification code",
    country: "GE",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "rs.ge, საიდენტიფიკაციო კოდი",
    shape: /^[245]\d{8}$/,
    valid: noCheck,
    fields: "saidentifikaciokodi saidentifikatsiokodi საიდენტიფიკაციოკოდი საიდენტიფიკაციონომერი georgiantaxid",
    examples: ["204567890"],
  },
  {
    type: "am-psn",
    kind: "personal",
    title: "Armenian public services number",
    country: "AM",
    validator: "birth date",
    bits: 3.7,
    source: "arlis.am, հանրային ծառայությունների համարանիշ",
    shape: /^\d{10}$/,
    valid: armenian,
    fields:
      "hanrayintsarayutyunnerihamaranish psnam socialcard socialcardnumber sockart publicservicesnumber publicservicenumber armenianpsn armenianid armenianssn հծհ սոցքարտ սոցքարտիհամար հանրայինծառայություններիհամարանիշ",
    examples: ["2703850123"],
  },
  {
    type: "am-passport",
    kind: "personal",
    title: "Armenian passport or identity card number",
    country: "AM",
    validator: "shape only",
    bits: 0,
    source: "police.am, անձնագիր",
    shape: /^([A-Z]{2}\d{7}|\d{9})$/,
    valid: noCheck,
    fields: "andznagir andznagrihamar անձնագիր անձնագրիհամար armenianpassport armenianidcard",
    examples: ["AN1234567"],
  },
  {
    type: "am-tin",
    kind: "financial",
    title: "Armenian taxpayer number (HVHH)",
    country: "AM",
    organisation: true,
    validator: "shape only",
    bits: 0,
    source: "petekamutner.am, ՀՎՀՀ",
    shape: /^\d{8}$/,
    valid: noCheck,
    fields: "hvhh hvhhnumber հվհհ armeniantaxnumber armeniantin amtin",
    examples: ["01234567"],
  },
  {
    type: "az-fin",
    kind: "personal",
    title: "Azerbaijani personal identification number (FIN)",
    country: "AZ",
    validator: "no I, no O",
    bits: 0.2,
    source: "asanxidmet.az, FİN",
    shape: /^[0-9A-HJ-NP-Z]{7}$/,
    valid: (bare) => /\d/.test(bare) && /[A-Z]/.test(bare),
    fields: "fincode finkod finkodu fincod finnomresi azerbaijanfin azfin azfincode ferdiidentifikasiyanomresi",
    examples: ["5K2D8TQ"],
  },
  {
    type: "az-id-card",
    kind: "personal",
    title: "Azerbaijani identity card or passport number",
    country: "AZ",
    validator: "shape only",
    bits: 0,
    source: "mia.gov.az, şəxsiyyət vəsiqəsi",
    shape: /^(AZE|AA|C|P|MYI|DYI)\d{6,8}$/,
    valid: noCheck,
    layouts: ["AZE########"],
    alone: "tentative",
    fields:
      "sexsiyyetvesiqesi sexsiyyetvesiqesinomresi vesiqenomresi vesiqeseriyasi seriyanomresi pasportnomresi azerbaijanipassport azerbaijaniidcard səxsiyyətvəsiqəsi",
    examples: ["AZE12345678"],
  },
  {
    type: "az-voen",
    kind: "financial",
    title: "Azerbaijani tax number (VÖEN)",
    country: "AZ",
    organisation: true,
    validator: "ends in 1 or 2",
    bits: 0,
    source: "taxes.gov.az, VÖEN",
    shape: /^\d{9}[12]$/,
    valid: noCheck,
    fields: `${numbered("voen")} voennomresi voenkodu azerbaijanvoen azvoen`,
    examples: ["1400057421"],
  },
];
