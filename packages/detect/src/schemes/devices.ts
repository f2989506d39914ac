// In: nothing. Out: schemes of devices and vehicles that lead to a person, a row each.

import { luhn, remainder } from "./check-digits.js";
import type { Scheme } from "./scheme.js";

const varied = (bare: string): boolean => new Set(bare).size > 1;

// ITU-T E.212: the mobile country codes.
const mobileCountries = new Set<number>();
for (const span of "202 204 206 208 212-214 216 218-222 226 228 230-232 234-235 238 240 242 244 246-248 250 255 257 259-260 262 266 268 270 272 274 276 278 280 282-284 286 288-290 292-295 297 302 308 310-316 330 332 334 338 340 342 344 346 348 350 352 354 356 358 360 362-366 368 370 372 374 376 400-402 404-406 410 412-422 424-432 434 436-438 440-441 450 452 454-457 460-461 466-467 470 472 502 505 510 514-515 520 525 528 530 536-537 539-555 602-659 702 704 706 708 710 712 714 716 722 724 730 732 734 736 738 740 742 744 746 748 750 901".split(
  " ",
)) {
  const [from, to = from] = span.split("-").map(Number) as [number, number?];
  for (let code = from; code <= to; code++) mobileCountries.add(code);
}

/** 49 CFR 565: letters as digits, weights, the ninth place mod 11. */
const vinValues = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** ISO 3779. The check digit is the law in North America (1 to 5) and in China (L); elsewhere the last four are digits and no more is known. */
function vin(bare: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (vinValues.indexOf(bare[i]!) % 10) * vinWeights[i]!;
  const rest = sum % 11;
  return (
    varied(bare) &&
    (bare[8] === (rest === 10 ? "X" : String(rest)) || (/^[^1-5L]/.test(bare) && /\d{4}$/.test(bare) && /\d.*[A-Z]|[A-Z].*\d/.test(bare)))
  );
}

/** 3GPP2 X.S0008: Luhn in base 16 over fourteen digits. */
function meidCheck(bare: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    let value = Number.parseInt(bare[14 - i]!, 16);
    if (i % 2 === 1) value = Math.floor((value * 2) / 16) + ((value * 2) % 16);
    sum += value;
  }
  return sum % 16 === 0;
}

export const devices: readonly Scheme[] = [
  {
    type: "imei",
    kind: "personal",
    title: "IMEI of a mobile device",
    validator: "reporting body; Luhn",
    bits: 5.5,
    source: "3GPP TS 23.003, GSMA TS.06",
    shape: /^(?:01|10|3[035]|4[459]|5[0-4]|86|9[189])\d{13}$/,
    valid: (bare) => luhn(bare) && varied(bare.slice(2)),
    layouts: ["##-######-######-#"],
    alone: "firm",
    fields: "imei imei1 imei2 imeinumber imeino deviceimei imeicode imeiid phoneimei",
    examples: ["35-483920-175648-6"],
  },
  {
    type: "imeisv",
    kind: "personal",
    title: "IMEI with software version",
    validator: "reporting body",
    bits: 2.5,
    source: "3GPP TS 23.003",
    shape: /^(?:01|10|3[035]|4[459]|5[0-4]|86|9[189])\d{14}$/,
    valid: (bare) => varied(bare.slice(2)),
    fields: "imeisv imeisvnumber",
    examples: ["3548392017564801"],
  },
  {
    type: "meid",
    kind: "personal",
    title: "MEID of a mobile device",
    validator: "range; Luhn in base 16 where given",
    bits: 1,
    source: "3GPP2 S.R0048",
    shape: /^(?:[A-F][0-9A-F]{13}[0-9A-F]?|\d{18})$/,
    valid: (bare) => bare.length !== 15 || meidCheck(bare),
    fields: "meid meidnumber meidhex meiddec",
    examples: ["A0483920175648"],
  },
  {
    type: "esn",
    kind: "personal",
    title: "Electronic serial number of a mobile device",
    validator: "shape only",
    bits: 0,
    source: "TIA, ESN assignment",
    shape: /^(?:[0-9A-F]{8}|\d{11})$/,
    valid: varied,
    fields: "esn esnnumber esnhex electronicserialnumber",
    examples: ["8048392F"],
  },
  {
    type: "imsi",
    kind: "personal",
    title: "Subscriber of a mobile network (IMSI)",
    validator: "mobile country code",
    bits: 2,
    source: "ITU-T E.212",
    shape: /^\d{14,15}$/,
    valid: (bare) => mobileCountries.has(Number(bare.slice(0, 3))) && varied(bare.slice(3)),
    fields: "imsi imsinumber subscriberimsi simimsi supi",
    examples: ["262014839201756"],
  },
  {
    type: "iccid",
    kind: "personal",
    title: "Serial number of a SIM card (ICCID)",
    validator: "89; Luhn",
    bits: 3.3,
    source: "ITU-T E.118",
    shape: /^89\d{16,18}$/,
    valid: (bare) => luhn(bare) || bare.length === 18,
    fields: "iccid iccidnumber simiccid simnumber simserial simserialnumber simcardnumber simcardserial",
    examples: ["8949024839201756486"],
  },
  {
    type: "eid",
    kind: "personal",
    title: "Embedded SIM (EID)",
    validator: "mod 97",
    bits: 6.6,
    source: "GSMA SGP.02",
    shape: /^89\d{30}$/,
    valid: (bare) => remainder(bare, 97) === 1,
    fields: "eid esimeid euiccid eidnumber",
    examples: ["89049032483920175688302917564800"],
  },
  {
    type: "advertising-id",
    kind: "personal",
    title: "Advertising id of a device",
    validator: "UUID",
    bits: 2,
    source: "developer.apple.com, ASIdentifierManager; developer.android.com, AdvertisingIdClient",
    shape: /^[0-9A-F]{32}$/,
    valid: (bare) => new Set(bare).size > 4,
    fields:
      "idfa idfv gaid aaid adid advertisingid advertisingidentifier advertiserid googleadid googleadvertisingid androidadvertisingid iosidfa appleidfa appleidfv ifa adtrackingid oaid rida tifa amazonadid",
    examples: ["7C9E6A31-4B2D-4F08-9E51-D3A86B7F0C24"],
  },
  {
    type: "android-id",
    kind: "personal",
    title: "Android id of a device",
    validator: "sixteen hex digits",
    bits: 0,
    source: "developer.android.com, Settings.Secure",
    shape: /^[0-9A-F]{16}$/,
    valid: (bare) => new Set(bare).size > 3,
    fields: "androidid androiddeviceid ssaid",
    examples: ["9f3c7a51e08b2d46"],
  },
  {
    type: "apple-udid",
    kind: "personal",
    title: "Apple device id (UDID)",
    validator: "shape only",
    bits: 0,
    source: "developer.apple.com",
    shape: /^(?:[0-9A-F]{40}|0000[0-9A-F]{20})$/,
    valid: (bare) => new Set(bare).size > 4,
    fields: "udid deviceudid iosudid appleudid",
    examples: ["00008030-001C4839A2017E56"],
  },
  {
    type: "device-serial",
    kind: "personal",
    title: "Serial number of a device",
    validator: "shape only",
    bits: 0,
    source: "IEEE 1667",
    shape: /^(?=.*\d)[0-9A-Z]{6,24}$/,
    valid: varied,
    fields:
      "deviceserial deviceserialnumber deviceserialno phoneserial phoneserialnumber hardwareserial hardwareserialnumber handsetserial seriennummergerat numerodeserieappareil",
    examples: ["C39KQ48392PX"],
  },
  {
    type: "vin",
    kind: "personal",
    title: "Vehicle identification number",
    validator: "check digit mod 11 where it is the law",
    bits: 3.5,
    source: "ISO 3779; 49 CFR 565",
    shape: /^[A-HJ-NPR-Z0-9]{17}$/,
    valid: vin,
    fields:
      "vin vinnumber vincode vehicleidentificationnumber vehiclevin chassisnumber chassisno fahrgestellnummer fahrzeugidentifikationsnummer fin numerodechasis numerobastidor bastidor numerochassis numerodechassis telaio numerotelaio chassi renavamchassi numervin chassisnummer saseno vinномер шасси 車台番号 车架号 차대번호",
    examples: ["1HGCM48392A017563"],
  },
  {
    type: "licence-plate",
    kind: "personal",
    title: "Licence plate of a vehicle",
    validator: "shape only",
    bits: 0,
    source: "UN Vienna Convention on Road Traffic, annex 2",
    shape: /^(?=.*\d)[\p{L}\p{N}]{3,10}$/u,
    valid: varied,
    bare: (text) => text.toUpperCase().replace(/[\s·•.-]/g, ""),
    fields:
      "licenseplate licenceplate licenseplatenumber licenceplatenumber numberplate platenumber plateno platenr carplate vehicleplate registrationplate vehicleregistration vehicleregistrationnumber vehicleregno carregistration carregistrationnumber vrm kfzkennzeichen kennzeichen autokennzeichen plaqueimmatriculation immatriculation numeroimmatriculation matriculavehiculo placavehiculo placaveiculo placacarro placa matriculacoche targa targaauto targaveicolo kenteken kentekennummer numerrejestracyjny nrrejestracyjny tablicarejestracyjna plaka plakano aracplaka госномер номеравто автономер platnomor nomorpolisi nopol 车牌 车牌号 車牌 ナンバープレート 차량번호",
    examples: ["K-AB 4839"],
  },
];
