// In: nothing. Out: schemes of accounts and codes at banks, a row each.

import { accountChecks } from "./account-checks.js";
import { expiryHolds, luhn, mod97, remainder, weighted } from "./check-digits.js";
import type { Scheme } from "./scheme.js";

const always = (): boolean => true;
const varied = (bare: string): boolean => new Set(bare).size > 1;
const blanksOut = (text: string): string => text.replace(/\s/g, "");

/** The check that the account has inside of its country's IBAN. */
const inIban = (country: string): ((bare: string) => boolean) => accountChecks.get(country)!;

// Inland Revenue, "Resident withholding tax and non-resident withholding tax specification": weights over bank 2, branch 4, base 8 and suffix 4.
const zealandWeights = {
  A: [0, 0, 6, 3, 7, 9, 0, 0, 10, 5, 8, 4, 2, 1, 0, 0, 0, 0],
  B: [0, 0, 0, 0, 0, 0, 0, 0, 10, 5, 8, 4, 2, 1, 0, 0, 0, 0],
  D: [0, 0, 0, 0, 0, 0, 0, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0],
  E: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 3, 2, 0, 0, 0, 1],
  F: [0, 0, 0, 0, 0, 0, 0, 1, 7, 3, 1, 7, 3, 1, 0, 0, 0, 0],
  G: [0, 0, 0, 0, 0, 0, 0, 1, 3, 7, 1, 3, 7, 1, 0, 3, 7, 1],
};

/** Bank, branch, base of seven and suffix of two or three digits. */
function zealandAccount(bare: string): boolean {
  const bank = bare.slice(0, 2);
  const digits = `${bare.slice(0, 6)}0${bare.slice(6, 13)}${bare.slice(13).padStart(4, "0")}`;
  if (bank === "31") return varied(bare.slice(6));
  if (bank === "08") return weighted(digits, zealandWeights.D) % 11 === 0;
  if (bank === "25" || bank === "33") return weighted(digits, zealandWeights.F) % 10 === 0;
  if (bank === "09" || bank === "26" || bank === "28" || bank === "29") {
    const weights = bank === "09" ? zealandWeights.E : zealandWeights.G;
    let sum = 0;
    for (let i = 0; i < 18; i++) {
      const product = (digits.charCodeAt(i) - 48) * weights[i]!;
      sum += product === 0 ? 0 : ((product - 1) % 9) + 1;
    }
    return sum % (bank === "09" ? 11 : 10) === 0;
  }
  if (!/^(?:0[1-36]|1[1-9]|2[0-47]|3[058])/.test(bank)) return false;
  return weighted(digits, Number(bare.slice(6, 13)) < 990000 ? zealandWeights.A : zealandWeights.B) % 11 === 0;
}

const clabeWeights = Array.from({ length: 17 }, (_, i) => [3, 7, 1][i % 3]!);

const tenFrom = (sum: number): number => (10 - (sum % 10)) % 10;
const digit = (bare: string, at: number): number => bare.charCodeAt(at) - 48;

/** Banco Central de la República Argentina, Comunicación A 2622: bank and branch, then the account, each with its digit. */
const cbu = (bare: string): boolean =>
  tenFrom(weighted(bare, [7, 1, 3, 9, 7, 1, 3])) === digit(bare, 7) &&
  tenFrom(weighted(bare.slice(8), [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3])) === digit(bare, 21);

/** Elfproef. */
const eleven = (bare: string): boolean => weighted(bare.padStart(10, "0"), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 && varied(bare);

function czechAccount(bare: string): boolean {
  const [account] = bare.split("/") as [string];
  const [prefix, number] = account.includes("-") ? (account.split("-") as [string, string]) : ["0", account];
  return inIban("CZ")(`0000${prefix.padStart(6, "0")}${number.padStart(10, "0")}`) && Number(number) > 0;
}

function giro(bare: string): boolean {
  return inIban("HU")(bare.padEnd(24, "0"));
}

/** Modulo 10, recursive: the payment slips of Switzerland. */
function recursive10(bare: string): boolean {
  let carry = 0;
  for (let i = 0; i < bare.length - 1; i++) carry = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5][(carry + digit(bare, i)) % 10]!;
  return (10 - carry) % 10 === digit(bare, bare.length - 1);
}

/** Bank of Russia, regulation 515 of 1997: weights 7 1 3 over the last three digits of the BIK and the account. Both bare. */
export const russianAccountHolds = (account: string, bik: string): boolean =>
  weighted(
    (bik.slice(6, 8) === "00" ? `0${bik.slice(4, 6)}` : bik.slice(6, 9)) + account,
    Array.from({ length: 23 }, (_, i) => [7, 1, 3][i % 3]!),
  ) %
    10 ===
  0;

export const finance: readonly Scheme[] = [
  {
    type: "us-bank-routing",
    kind: "financial",
    title: "US bank routing number (ABA)",
    country: "US",
    validator: "district; weights 3 7 1 mod 10",
    bits: 4.5,
    source: "aba.com/about-us/routing-number",
    shape: /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/,
    valid: (bare) => weighted(bare, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 && varied(bare),
    fields:
      "routingnumber routingno routingcode abarouting abaroutingnumber aba abanumber abacode abartn rtn routingtransitnumber achrouting achroutingnumber bankrouting bankroutingnumber wirerouting wireroutingnumber",
    examples: ["021983452"],
  },
  {
    type: "us-bank-account",
    kind: "financial",
    title: "US bank account number",
    country: "US",
    validator: "shape only",
    bits: 0,
    source: "nacha.org, ACH file format",
    shape: /^\d{5,17}$/,
    valid: varied,
    fields:
      "checkingaccount checkingaccountnumber savingsaccount savingsaccountnumber ddanumber achaccount achaccountnumber usbankaccount usbankaccountnumber directdepositaccount",
    examples: ["4839201756"],
  },
  {
    type: "gb-sort-code",
    kind: "financial",
    title: "UK sort code",
    country: "GB",
    validator: "shape only",
    bits: 0,
    source: "vocalink.com, Extended Industry Sorting Code Directory",
    shape: /^\d{6}$/,
    valid: varied,
    alone: "never",
    fields: "sortcode sortingcode banksortcode ukbanksortcode branchsortcode",
    examples: ["20-45-83"],
  },
  {
    type: "gb-bank-account",
    kind: "financial",
    title: "UK sort code and account number",
    country: "GB",
    validator: "shape only",
    bits: 0,
    source: "vocalink.com, modulus checking specification",
    shape: /^\d{14}$/,
    valid: varied,
    layouts: ["##-##-## ########"],
    alone: "tentative",
    fields: "ukbankaccount ukbankaccountnumber ukaccountnumber sortcodeandaccount sortcodeaccountnumber",
    examples: ["20-45-83 49120365"],
  },
  {
    type: "ca-bank-account",
    kind: "financial",
    title: "Canadian transit, institution and account",
    country: "CA",
    validator: "institution shape",
    bits: 0,
    source: "payments.ca, Standard 006",
    shape: /^(?:0\d{8}|\d{5}\d{3}(?:\d{7,12})?)$/,
    valid: varied,
    layouts: ["#####-###-#######"],
    alone: "tentative",
    fields: "transitnumber banktransit banktransitnumber transitno transitandinstitution institutiontransit canadianbankaccount eftrouting",
    examples: ["04152-003-4839201"],
  },
  {
    type: "au-bsb",
    kind: "financial",
    title: "Australian BSB",
    country: "AU",
    validator: "bank prefix",
    bits: 0.5,
    source: "auspaynet.com.au, BSB directory",
    shape: /^(?:0[1-8]|1[0-9]|2[0-9]|3[0-9]|[4-9]\d)\d{4}$/,
    valid: varied,
    alone: "never",
    fields: "bsb bsbnumber bsbno bsbcode bankstatebranch",
    examples: ["062-183"],
  },
  {
    type: "nz-bank-account",
    kind: "financial",
    title: "New Zealand bank account",
    country: "NZ",
    validator: "bank; weights by bank mod 11 or 10",
    bits: 4.5,
    source: "Inland Revenue, RWT and NRWT certificate specification",
    shape: /^\d{15,16}$/,
    valid: zealandAccount,
    layouts: ["##-####-#######-##", "##-####-#######-###"],
    alone: "firm",
    fields: "nzbankaccount nzbankaccountnumber nzaccount bankaccountnz bankaccountnumbernz",
    examples: ["01-0902-0068389-00"],
  },
  {
    type: "in-ifsc",
    kind: "financial",
    title: "Indian branch code (IFSC)",
    country: "IN",
    validator: "fifth character zero",
    bits: 3,
    source: "rbi.org.in, IFSC",
    shape: /^[A-Z]{4}0[A-Z0-9]{6}$/,
    valid: always,
    alone: "never",
    fields: "ifsc ifsccode ifscnumber bankifsc bankifsccode",
    organisation: true,
    examples: ["KKBK0004921"],
  },
  {
    type: "in-upi",
    kind: "financial",
    title: "Indian payment address (UPI)",
    country: "IN",
    validator: "shape only",
    bits: 0,
    source: "npci.org.in, UPI",
    shape: /^[a-z0-9][a-z0-9._-]{1,63}@[a-z][a-z0-9]{1,20}$/,
    valid: always,
    bare: (text) => text.trim().toLowerCase(),
    fields: "upi upiid upiaddress upivpa vpa vpaid virtualpaymentaddress payeevpa payervpa",
    examples: ["ravi.k92@okbank"],
  },
  {
    type: "mx-clabe",
    kind: "financial",
    title: "Mexican CLABE",
    country: "MX",
    validator: "weights 3 7 1 mod 10",
    bits: 3.3,
    source: "banxico.org.mx, Circular 13/2017",
    shape: /^(?:0\d|1[0-6]|6\d|7[0-2]|90)\d{16}$/,
    valid: (bare) =>
      tenFrom(Array.from(clabeWeights, (weight, i) => (weight * digit(bare, i)) % 10).reduce((a, b) => a + b)) === digit(bare, 17) &&
      varied(bare),
    fields: "clabe clabeinterbancaria cuentaclabe numeroclabe clabenumber clabeaccount",
    examples: ["002180048392017568"],
  },
  {
    type: "br-bank-account",
    kind: "financial",
    title: "Brazilian branch and account",
    country: "BR",
    validator: "shape only",
    bits: 0,
    source: "bcb.gov.br, Sistema de Pagamentos",
    shape: /^\d{3,14}[\dX]$/,
    valid: varied,
    fields:
      "contacorrente numerocontacorrente contapoupanca contabancaria numerodaconta numeroconta agenciaconta agenciaeconta contacomdigito",
    examples: ["48392-7"],
  },
  {
    type: "br-bank-branch",
    kind: "financial",
    title: "Brazilian bank branch",
    country: "BR",
    validator: "shape only",
    bits: 0,
    source: "bcb.gov.br",
    shape: /^\d{3,5}[\dX]?$/,
    valid: varied,
    fields: "agencia agenciabancaria numeroagencia codigoagencia",
    examples: ["4832-1"],
  },
  {
    type: "br-pix-key",
    kind: "financial",
    title: "Brazilian Pix key",
    country: "BR",
    validator: "shape only",
    bits: 0,
    source: "bcb.gov.br, DICT API",
    shape: /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\+?\d{10,14}|\d{3}\.\d{3}\.\d{3}-\d\d|[a-z0-9._+-]{1,40}@[a-z0-9.-]{3,40})$/,
    valid: varied,
    bare: (text) => text.trim().toLowerCase(),
    fields: "pix chavepix pixkey pixchave chavealeatoria pixaddress",
    examples: ["7c9e6a31-4b2d-4f08-9e51-d3a86b7f0c24"],
  },
  {
    type: "ar-cbu",
    kind: "financial",
    title: "Argentine CBU or CVU",
    country: "AR",
    validator: "two digits mod 10",
    bits: 6.6,
    source: "bcra.gob.ar, Comunicación A 2622 and A 6510",
    shape: /^\d{22}$/,
    valid: (bare) => cbu(bare) && varied(bare),
    fields: "cbu cvu cbucvu numerocbu nrocbu cbunumber cvunumber clavebancariauniforme clavevirtualuniforme cuentacbu",
    examples: ["1170048322017564830125"],
  },
  {
    type: "nl-bank-account",
    kind: "financial",
    title: "Dutch bank account before IBAN",
    country: "NL",
    validator: "weights 10 to 1 mod 11",
    bits: 3.5,
    source: "betaalvereniging.nl",
    shape: /^\d{9,10}$/,
    valid: eleven,
    fields: "rekeningnummer bankrekeningnummer bankrekening rekeningnr bankrekeningnr",
    examples: ["48.39.20.177"],
  },
  {
    type: "de-bank-code",
    kind: "financial",
    title: "German bank code",
    country: "DE",
    validator: "shape only",
    bits: 0.4,
    source: "bundesbank.de, Bankleitzahlendatei",
    shape: /^[1-8]\d{7}$/,
    valid: varied,
    fields: "blz bankleitzahl",
    organisation: true,
    examples: ["483 920 17"],
  },
  {
    type: "de-bank-account",
    kind: "financial",
    title: "German bank account before IBAN",
    country: "DE",
    validator: "shape only",
    bits: 0,
    source: "bundesbank.de, Prüfzifferberechnungsmethoden",
    shape: /^\d{4,10}$/,
    valid: varied,
    fields: "kontonummer kontonr ktonr bankkonto bankkontonummer girokonto girokontonummer",
    examples: ["4839201756"],
  },
  {
    type: "pl-nrb",
    kind: "financial",
    title: "Polish account (NRB)",
    country: "PL",
    validator: "mod 97; branch mod 10",
    bits: 9.9,
    source: "nbp.pl, Zarządzenie 15/2010",
    shape: /^\d{26}$/,
    valid: (bare) => remainder(`${bare.slice(2)}2521${bare.slice(0, 2)}`, 97) === 1 && inIban("PL")(bare.slice(2)),
    layouts: ["## #### #### #### #### #### ####"],
    alone: "firm",
    fields: "nrb nrkonta numerkonta numerrachunku nrrachunku rachunekbankowy numerrachunkubankowego kontobankowe",
    examples: ["10 1090 4839 0000 0001 4839 2017"],
  },
  {
    type: "hu-giro",
    kind: "financial",
    title: "Hungarian account (GIRO)",
    country: "HU",
    validator: "two digits mod 10",
    bits: 6.6,
    source: "mnb.hu, pénzforgalmi jelzőszám",
    shape: /^\d{16}(?:\d{8})?$/,
    valid: (bare) => giro(bare) && varied(bare),
    layouts: ["########-########-########", "########-########"],
    alone: "firm",
    fields: "bankszamlaszam szamlaszam bankszamla penzforgalmijelzoszam girokod",
    examples: ["81700024-28392017"],
  },
  {
    type: "es-ccc",
    kind: "financial",
    title: "Spanish account (CCC)",
    country: "ES",
    validator: "two digits mod 11",
    bits: 6.9,
    source: "bde.es, Circular 8/1988",
    shape: /^\d{20}$/,
    valid: (bare) => inIban("ES")(bare) && varied(bare),
    layouts: ["####-####-##-##########", "#### #### ## ##########"],
    alone: "firm",
    fields: "ccc codigocuentacliente cuentacliente numerodecuenta numerocuenta cuentabancaria numerocuentabancaria",
    examples: ["7085 4839 29 1756483021"],
  },
  {
    type: "no-konto",
    kind: "financial",
    title: "Norwegian account",
    country: "NO",
    validator: "weights mod 11",
    bits: 3.5,
    source: "finansnorge.no; bits.no",
    shape: /^\d{11}$/,
    valid: (bare) => inIban("NO")(bare) && varied(bare),
    layouts: ["####.##.#####"],
    alone: "tentative",
    fields: "kontonummer kontonr bankkonto bankkontonummer kontonummernorge",
    examples: ["4839.20.17561"],
  },
  {
    type: "se-bankgiro",
    kind: "financial",
    title: "Swedish Bankgiro",
    country: "SE",
    validator: "Luhn",
    bits: 3.3,
    source: "bankgirot.se",
    shape: /^\d{7,8}$/,
    valid: (bare) => luhn(bare) && varied(bare),
    alone: "never",
    fields: "bankgiro bankgironummer bankgironr bgnummer bgnr",
    organisation: true,
    examples: ["483-9205"],
  },
  {
    type: "se-plusgiro",
    kind: "financial",
    title: "Swedish Plusgiro",
    country: "SE",
    validator: "Luhn",
    bits: 3.3,
    source: "nordea.se, Plusgirot",
    shape: /^\d{2,8}$/,
    valid: (bare) => luhn(bare) && varied(bare),
    alone: "never",
    fields: "plusgiro plusgironummer plusgironr postgiro postgironummer pgnummer",
    organisation: true,
    examples: ["48 39 20-5"],
  },
  {
    type: "se-bank-account",
    kind: "financial",
    title: "Swedish clearing and account",
    country: "SE",
    validator: "clearing range",
    bits: 0.2,
    source: "bankgirot.se, Bankernas kontonummer",
    shape: /^[1-9]\d{9,14}$/,
    valid: varied,
    fields: "clearingochkonto bankkontonummer clearingkonto clearingnummerkontonummer kontonummersverige",
    examples: ["8327-9 483 920 175"],
  },
  {
    type: "dk-bank-account",
    kind: "financial",
    title: "Danish registration and account number",
    country: "DK",
    validator: "shape only",
    bits: 0,
    source: "finansdanmark.dk",
    shape: /^\d{8,14}$/,
    valid: varied,
    fields: "regogkontonummer regkonto registreringsogkontonummer kontonummerdk regnrkontonr",
    examples: ["4839 0004839201"],
  },
  {
    type: "fi-bank-account",
    kind: "financial",
    title: "Finnish account before IBAN",
    country: "FI",
    validator: "Luhn over fourteen digits",
    bits: 3.3,
    source: "finanssiala.fi, Suomalaiset rahalaitostunnukset",
    shape: /^[1-8]\d{7,13}$/,
    valid: (bare) =>
      bare.length === 14
        ? luhn(bare)
        : luhn(/^[45]/.test(bare) ? bare.slice(0, 7) + bare.slice(7).padStart(7, "0") : bare.slice(0, 6) + bare.slice(6).padStart(8, "0")),
    fields: "tilinumero pankkitili pankkitilinumero",
    examples: ["123456-785"],
  },
  {
    type: "cz-bank-account",
    kind: "financial",
    title: "Czech or Slovak account",
    country: "CZ",
    validator: "two numbers mod 11",
    bits: 6.9,
    source: "cnb.cz, vyhláška 169/2011",
    shape: /^(?:\d{2,6}-)?\d{2,10}\/\d{4}$/,
    valid: czechAccount,
    bare: blanksOut,
    fields: "cislouctu ucet bankovniucet cislobankovnihouctu bankovyucet cislobankovehouctu",
    examples: ["78-9920175648/0300"],
  },
  {
    type: "ch-post-account",
    kind: "financial",
    title: "Swiss postal account",
    country: "CH",
    validator: "modulo 10 recursive",
    bits: 3.3,
    source: "postfinance.ch, ESR handbook",
    shape: /^\d{4,9}$/,
    valid: (bare) => recursive10(bare) && varied(bare),
    fields: "postkonto postkontonummer postcheckkonto pckonto ccp comptepostal contopostale",
    examples: ["48-392017-9"],
  },
  {
    type: "jp-bank-account",
    kind: "financial",
    title: "Japanese bank account",
    country: "JP",
    validator: "shape only",
    bits: 0,
    source: "zenginkyo.or.jp",
    shape: /^(?:\d{4}\d{3})?\d{7}$/,
    valid: varied,
    fields: "口座番号 銀行口座 銀行口座番号 kouzabangou kozabango bankaccountjp",
    examples: ["4839201"],
  },
  {
    type: "kr-bank-account",
    kind: "financial",
    title: "Korean bank account",
    country: "KR",
    validator: "shape only",
    bits: 0,
    source: "kftc.or.kr",
    shape: /^\d{10,14}$/,
    valid: varied,
    fields: "계좌번호 은행계좌 은행계좌번호 입금계좌 gyejwabeonho accountnumberkr",
    examples: ["483-920175-64-830"],
  },
  {
    type: "cn-bank-account",
    kind: "financial",
    title: "Chinese bank account or card",
    country: "CN",
    validator: "shape only",
    bits: 0,
    source: "pbc.gov.cn",
    shape: /^\d{12,21}$/,
    valid: varied,
    fields: "银行账号 银行卡号 银行卡 银行账户 开户账号 收款账号 銀行帳號 yinhangkahao yinhangka",
    examples: ["6217 0048 3920 1756 483"],
  },
  {
    type: "ru-bank-account",
    kind: "financial",
    title: "Russian bank account",
    country: "RU",
    validator: "balance account and currency",
    bits: 8,
    source: "cbr.ru, положение 809-П",
    shape: /^(?:301|302|40[1-8]|42[0-6]|474)\d{2}(?:810|840|978|156|826|392|398|933|643)\d{12}$/,
    valid: varied,
    fields:
      "расчетныйсчет расчётныйсчёт лицевойсчет номерсчета банковскийсчет корсчет рс raschetnyyschet raschetnyischet nomerscheta korschet correspondentaccount bankaccountru",
    examples: ["40817810400004839201"],
  },
  {
    type: "ru-bik",
    kind: "financial",
    title: "Russian bank code (BIK)",
    country: "RU",
    validator: "shape only",
    bits: 6.6,
    source: "cbr.ru, справочник БИК",
    shape: /^0[1-4]\d{7}$/,
    valid: varied,
    fields: "бик bik bikbank bankbik",
    organisation: true,
    examples: ["044525974"],
  },
  {
    type: "il-bank-account",
    kind: "financial",
    title: "Israeli bank, branch and account",
    country: "IL",
    validator: "bank code",
    bits: 3,
    source: "boi.org.il",
    shape: /^(?:0?[49]|1[0-7]|20|22|23|26|3[149]|46|52|54|68)\d{3}\d{5,9}$/,
    valid: varied,
    fields: "חשבוןבנק מספרחשבון heshbonbank misparheshbon bankaccountil",
    examples: ["12-483-920175"],
  },
  {
    type: "za-bank-account",
    kind: "financial",
    title: "South African bank account",
    country: "ZA",
    validator: "shape only",
    bits: 0,
    source: "bankserv.co.za, CDV",
    shape: /^\d{7,11}$/,
    valid: varied,
    fields: "zabankaccount bankrekeningnommer rekeningnommer bankaccountza",
    examples: ["4839201756"],
  },
  {
    type: "sepa-creditor-id",
    kind: "financial",
    title: "SEPA creditor identifier",
    validator: "mod 97",
    bits: 6.6,
    source: "europeanpaymentscouncil.eu, EPC262-08",
    shape: /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{5,28}$/,
    valid: (bare) => mod97(bare.slice(7) + bare.slice(0, 4)) === 1,
    alone: "never",
    fields:
      "creditorid creditoridentifier sepacreditorid sepacreditoridentifier glaubigerid glaeubigerid glaubigeridentifikationsnummer identifiantcreancier ics identificadoracreedor creditorschemeid incassantid",
    organisation: true,
    examples: ["DE21ZZZ00483920175"],
  },
  {
    type: "card-expiry",
    kind: "financial",
    title: "Expiry of a payment card",
    validator: "month and year",
    bits: 2,
    source: "PCI DSS 4.0",
    shape: /^[0-9/. -]{4,10}$/,
    valid: expiryHolds,
    bare: (text) => text.trim(),
    fields:
      "cardexpiry cardexpirydate cardexpiration cardexpirationdate cardexpdate cardexp ccexp ccexpiry ccexpirydate ccexpdate ccexpiration creditcardexpiry creditcardexpiration validthru goodthru kartenablauf ablaufdatumkarte dateexpirationcarte vencimientotarjeta fechavencimientotarjeta validadecartao scadenzacarta",
    examples: ["09/27"],
  },
];
