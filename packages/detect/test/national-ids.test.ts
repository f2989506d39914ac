import fc from "fast-check";
import { stdnum } from "stdnum";
import { describe, expect, it } from "vitest";
import { createDetector } from "../src/index.js";
import { checkId, nationalIds } from "../src/schemes/national.js";

interface Oracle {
  validate(value: string): { isValid: boolean };
}
const countries = stdnum as unknown as Readonly<Record<string, Readonly<Record<string, Oracle>>>>;

// `make` gives texts of the right shape, so that a fair share is valid. `strict`: we also ask what the oracle does not.
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const two = (least: number, most: number) => fc.integer({ min: least, max: most }).map((value) => String(value).padStart(2, "0"));
const day = two(1, 28);
const month = two(1, 12);
const year = two(0, 99);
// The oracle refuses who is not born yet; we have no clock.
const born = fc.oneof(two(0, 25), two(40, 99));
const join = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(""));
const schemes: readonly { type: string; oracle: Oracle | undefined; make: fc.Arbitrary<string>; strict?: true }[] = [
  { type: "us-ssn", oracle: countries.US?.ssn, make: digits(9), strict: true },
  { type: "uk-nino", oracle: countries.GB?.nino, make: fc.stringMatching(/^[A-Z]{2}\d{6}[A-D]$/), strict: true },
  { type: "de-steuer-id", oracle: countries.DE?.idnr, make: fc.stringMatching(/^[1-9]\d{10}$/), strict: true },
  { type: "fr-nir", oracle: countries.FR?.nir, make: join(fc.constantFrom("1", "2"), year, month, digits(8), two(1, 97)) },
  { type: "es-dni", oracle: countries.ES?.dni, make: fc.stringMatching(/^\d{8}[A-HJ-NP-TV-Z]$/) },
  { type: "es-nie", oracle: countries.ES?.nie, make: fc.stringMatching(/^[XYZ]\d{7}[A-HJ-NP-TV-Z]$/) },
  {
    type: "it-codice-fiscale",
    oracle: countries.IT?.codicefiscale,
    make: fc.stringMatching(/^[A-Z]{6}[5-9]\d[ABCDEHLMPRST](0[1-9]|1\d)[A-Z]\d{3}[A-Z]$/),
  },
  { type: "nl-bsn", oracle: countries.NL?.bsn, make: digits(9) },
  { type: "pl-pesel", oracle: countries.PL?.pesel, make: join(year, month, day, digits(5)), strict: true },
  { type: "br-cpf", oracle: countries.BR?.cpf, make: digits(11) },
  {
    type: "cn-resident-id",
    oracle: countries.CN?.ric,
    make: join(fc.constant("110101"), fc.constantFrom("19", "20"), two(0, 20), month, day, digits(3), fc.constantFrom(..."0123456789X")),
  },
  { type: "in-aadhaar", oracle: countries.IN?.aadhaar, make: fc.stringMatching(/^[2-9]\d{11}$/) },
  { type: "ca-sin", oracle: countries.CA?.sin, make: digits(9) },
  { type: "au-tfn", oracle: countries.AU?.tfn, make: digits(9) },
  {
    type: "fi-hetu",
    oracle: countries.FI?.hetu,
    make: join(day, month, year, fc.constant("-"), digits(3), fc.constantFrom(..."0123456789ABCDEFHJKLMNPRSTUVWXY")),
  },
  { type: "be-nrn", oracle: countries.BE?.nn, make: join(born, month, day, digits(3), two(1, 97)), strict: true },
  { type: "ch-ahv", oracle: countries.CH?.ssn, make: join(fc.constant("756"), digits(10)) },
  { type: "no-fodselsnummer", oracle: countries.NO?.fodselsnummer, make: join(day, month, born, digits(5)), strict: true },
  { type: "tr-tckn", oracle: countries.TR?.tckimlik, make: fc.stringMatching(/^[1-9]\d{10}$/) },
  { type: "pt-nif", oracle: countries.PT?.nif, make: fc.stringMatching(/^[1-9]\d{8}$/) },
];

/** Every ending of a text, so that for each beginning the valid ones are among those tried. */
const endings = (text: string): string[] => {
  const last = text.at(-1)!;
  const all = /\d/.test(last) ? [..."0123456789X"] : [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return all.map((end) => text.slice(0, -1) + end);
};

describe("national ids agree with stdnum", () => {
  it.each(schemes)("$type", ({ type, oracle, make, strict }) => {
    expect(oracle).toBeDefined();
    fc.assert(
      fc.property(make, (text) => {
        for (const candidate of endings(text)) {
          const ours = checkId(type, candidate) === "valid";
          const theirs = oracle!.validate(candidate).isValid;
          if (ours !== theirs && !(strict && theirs && !ours) && !/^(\d)\1+$/.test(candidate))
            throw new Error(`${candidate}: ours ${ours}, stdnum ${theirs}`);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("Swedish numbers, with their sign", () => {
    fc.assert(
      fc.property(join(year, month, day, fc.constant("-"), digits(4)), (text) => {
        for (const candidate of endings(text).filter((one) => !one.endsWith("X")))
          expect(checkId("se-personnummer", candidate) === "valid").toBe(countries.SE!.personnummer!.validate(candidate).isValid);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

const samples: Readonly<Record<string, readonly [key: string, value: string]>> = {
  "us-ssn": ["ssn", "536-90-4399"],
  "uk-nino": ["nino", "AB123456C"],
  "uk-nhs": ["nhs_number", "943 476 5919"],
  "de-steuer-id": ["steuerId", "36 574 261 809"],
  "fr-nir": ["nir", "2 95 10 99 126 111 93"],
  "es-dni": ["dni", "54362315K"],
  "es-nie": ["nie", "X2482300W"],
  "it-codice-fiscale": ["codice_fiscale", "RCCMNL83S18D969H"],
  "nl-bsn": ["bsn", "111222333"],
  "pl-pesel": ["pesel", "44051401359"],
  "se-personnummer": ["personnummer", "811228-9874"],
  "br-cpf": ["cpf", "529.982.247-25"],
  "cn-resident-id": ["身份证号", "11010519491231002X"],
  "in-aadhaar": ["aadhaar_number", "2341 2341 2346"],
  "in-pan": ["pan_number", "ABCPE1234F"],
  "ca-sin": ["sin", "046 454 286"],
  "au-tfn": ["tfn", "123 456 782"],
  "dk-cpr": ["cpr", "211062-5629"],
  "fi-hetu": ["hetu", "131052-308T"],
  "be-nrn": ["rijksregisternummer", "85.07.30-033.28"],
  "ch-ahv": ["ahvNummer", "756.9217.0769.85"],
  "no-fodselsnummer": ["fodselsnummer", "15108695088"],
  "tr-tckn": ["tckn", "17291716060"],
  "pt-nif": ["contribuinte", "123456789"],
};
const detector = createDetector();

describe("national ids under their field's name", () => {
  it.each(nationalIds.map(({ type }) => type))("%s", (type) => {
    const [key, value] = samples[type]!;
    const [match] = detector.scan(JSON.stringify({ [key]: value }));
    expect(match?.type).toBe(type);
    expect(match?.confidence).not.toBe("tentative");
  });

  it.each(nationalIds.filter(({ validator }) => /mod|Luhn|Verhoeff|EAN/.test(validator)).map(({ type }) => type))(
    "%s with a digit changed is not believed",
    (type) => {
      const [key, value] = samples[type]!;
      const at = value.search(/\d(?=\D*\d\D*\d\D*\d)/);
      const changed = value.slice(0, at) + ((Number(value[at]) + 1) % 10) + value.slice(at + 1);
      expect(detector.scan(JSON.stringify({ [key]: changed })).filter(({ confidence }) => confidence !== "tentative")).toEqual([]);
    },
  );

  it("the same digits under a neutral name are not believed", () => {
    for (const [, value] of Object.values(samples)) {
      const bare = value.replace(/\D/g, "");
      expect(
        detector
          .scan(JSON.stringify({ reference: bare, remark: `see ${bare}`, n: Number(bare) }))
          .filter(({ confidence }) => confidence !== "tentative"),
      ).toEqual([]);
    }
  });
});
