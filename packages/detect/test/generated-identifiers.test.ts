// The ids that recall is measured with, against an oracle: a label that is no id would measure nothing.

import { stdnum } from "stdnum";
import { describe, expect, it } from "vitest";
import { card, iban, identifiers, imei, machineReadableZone } from "../../../bench/generate/identifiers.js";
import { random } from "../../../bench/generate/random.js";

/** Type -> the oracle's country and name. `ar-cbu` is left out: the oracle rejects a check digit of zero. */
const oracles: Readonly<Record<string, string>> = Object.fromEntries(
  `us-ssn US.ssn;ca-sin CA.sin;br-cpf BR.cpf;mx-curp MX.curp;mx-rfc MX.rfc;mx-clabe MX.clabe;ar-cuit AR.cuit;cl-rut CL.rut;co-nit CO.nit;pe-ruc PE.ruc;ec-cedula EC.ci;uy-ci UY.cedula;do-cedula DO.cedula;gt-cui GT.cui
uk-nino GB.nino;uk-utr GB.utr;ie-pps IE.pps;de-steuer-id DE.idnr;de-svnr DE.svnr;at-svnr AT.vnr;ch-ahv CH.ssn;fr-nir FR.nir;fr-nif FR.nif;es-dni ES.dni;es-nie ES.nie;es-nss ES.nss;pt-nif PT.nif;it-codice-fiscale IT.codicefiscale;nl-bsn NL.bsn;be-nrn BE.nn
dk-cpr DK.cpr;se-personnummer SE.personnummer;no-fodselsnummer NO.fodselsnummer;fi-hetu FI.hetu;is-kennitala IS.kennitala;pl-pesel PL.pesel;pl-nip PL.nip;cz-rc CZ.rc;sk-rc SK.rc;ro-cnp RO.cnp;bg-egn BG.egn;hr-oib HR.oib;si-emso SI.emso;rs-jmbg RS.jmbg;ba-jmbg BA.jmbg;mk-embg MK.jmbg;me-jmbg ME.jmbg
ee-ik EE.ik;lt-asmens-kodas LT.asmens;lv-pk LV.pvn;gr-amka GR.amka;gr-afm GR.vat;ru-inn RU.inn;ua-rnokpp UA.rntrc;tr-tckn TR.tckimlik;il-id IL.idnr;za-id ZA.idnr;in-aadhaar IN.aadhaar;in-pan IN.pan;in-epic IN.epic;pk-cnic PK.cnic;cn-resident-id CN.ric;hk-hkid HK.hkid;tw-national-id TW.natid;kr-rrn KR.rrn;my-nric MY.nric;th-id TH.idnr;au-tfn AU.tfn;nz-ird NZ.ird`
    .split(/[;\n]/)
    .map((row) => row.split(" ") as [string, string]),
);
type Oracle = { validate: (text: string) => { isValid: boolean } };
const oracleOf = (path: string): Oracle => {
  const [country, name] = path.split(".") as [string, string];
  return (stdnum as unknown as Record<string, Record<string, Oracle>>)[country]![name]!;
};

describe("made-up ids", () => {
  for (const row of identifiers) {
    const path = oracles[row.type];
    if (path === undefined) continue;
    it(`${row.type} is one for ${path}`, () => {
      const r = random(3);
      for (let i = 0; i < 100; i++) {
        const made = row.make(r);
        const text =
          row.type === "cl-rut" || row.type === "uy-ci" ? made.replaceAll(".", "").replace("-", row.type === "cl-rut" ? "-" : "") : made;
        expect(oracleOf(path).validate(text).isValid, made).toBe(true);
      }
    });
  }

  it("the oracle knows most of them", () => {
    expect(Object.keys(oracles).every((type) => identifiers.some((row) => row.type === type))).toBe(true);
    expect(identifiers.length).toBeGreaterThanOrEqual(90);
  });

  it("follow published examples of their check digits", () => {
    // ICAO Doc 9303-4, appendix: the passport of the specimen.
    expect(machineReadableZone(random(1), "Eriksson", "Anna Maria")[0]).toBe("P<UTOERIKSSON<<ANNAMARIA".padEnd(44, "<"));
    const r = random(5);
    const luhnOf = (digits: string): number =>
      [...digits]
        .reverse()
        .reduce(
          (sum, digit, i) => sum + (i % 2 === 0 ? Number(digit) : Math.floor((Number(digit) * 2) / 10) + ((Number(digit) * 2) % 10)),
          0,
        ) % 10;
    const rest = (text: string): bigint =>
      BigInt([...(text.slice(4) + text.slice(0, 4))].map((sign) => Number.parseInt(sign, 36)).join("")) % 97n;
    for (let i = 0; i < 200; i++) {
      expect(luhnOf(card(r).replaceAll(" ", ""))).toBe(0);
      expect(luhnOf(imei(r))).toBe(0);
      expect(rest(iban(r))).toBe(1n);
    }
  });
});
