// In: a source of numbers. Out: made-up ids of many countries with their real check digits, and the names that fields for them have there.

import { dot, gs1, ibanCheck, luhn, machineReadable, mod11And10, modulo, verhoeff } from "./check-digits.js";
import { day, type Random, upper } from "./random.js";

/** `names`: snake case, of the issuer's own language or an abbreviation. `types`: what may be told; a `*` stands for anything. */
export interface Identifier {
  readonly type: string;
  readonly country: string;
  readonly kind: "personal" | "financial" | "health";
  readonly names: string;
  readonly types: readonly string[];
  readonly make: (r: Random) => string;
}

const rows: Identifier[] = [];
const id = (type: string, names: string, make: (r: Random) => string, kind: Identifier["kind"] = "personal", ...also: string[]): void => {
  const country = type.slice(0, 2);
  const general = kind === "health" ? ["health-id", "national-id"] : kind === "financial" ? ["bank-account"] : ["national-id", "tax-id"];
  rows.push({
    type,
    country,
    kind,
    names,
    types: [type, `${country}-*`, ...(country === "uk" ? ["gb-*"] : []), ...general, ...also],
    make,
  });
};
/** Draws again until there is a check digit: some numbers have none and are not issued. */
const until = (r: Random, make: (r: Random) => string | null): string => {
  for (;;) {
    const made = make(r);
    if (made !== null) return made;
  }
};
const some = (r: Random, length: number, first = "123456789"): string => {
  for (;;) {
    const digits = r.pick(first) + r.digits(length - 1);
    // Not as samples are written: no run of the same digit, nor a rising one.
    if (!/(\d)\1{3}|0123|1234|2345|3456|4567|5678|6789/.test(digits)) return digits;
  }
};
const two = (value: number): string => String(value).padStart(2, "0");
const eleven = (sum: number): number => (11 - (sum % 11)) % 11;

// North America
id("us-ssn", "ssn social_security_number", (r) => `${r.pick(["212", "318", "417", "523", "608"])}-${two(r.between(11, 98))}-${some(r, 4)}`);
id("us-itin", "itin individual_taxpayer_id", (r) => `9${some(r, 2)}-${r.pick(["71", "78", "82", "84", "91", "95"])}-${some(r, 4)}`);
id(
  "us-npi",
  "npi provider_npi",
  (r) => {
    const body = some(r, 9, "12");
    return body + luhn(`80840${body}`);
  },
  "health",
);
id(
  "us-mbi",
  "mbi medicare_beneficiary_id",
  (r) => {
    const letters = "ACDEFGHJKMNPQRTUVWXY";
    return `${r.pick("123456789")}${r.pick(letters)}${r.pick(letters)}${r.pick("0123456789")}${r.pick(letters)}${r.pick(letters)}${r.pick("0123456789")}${r.from(letters, 2)}${r.digits(2)}`;
  },
  "health",
);
id(
  "us-dea",
  "dea_number",
  (r) => {
    const body = some(r, 6);
    const sum = dot(body, [1, 0, 1, 0, 1, 0]) + 2 * dot(body, [0, 1, 0, 1, 0, 1]);
    return `${r.pick("ABFM")}${r.pick(upper)}${body}${sum % 10}`;
  },
  "health",
);
id(
  "us-routing-number",
  "routing_number aba_routing_number",
  (r) => {
    const body = `${r.pick(["02", "06", "07", "11", "12", "26", "31"])}${some(r, 6)}`;
    return `${body}${(10 - (dot(body, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10}`;
  },
  "financial",
  "aba*",
);
id("ca-sin", "sin social_insurance_number", (r) => {
  const body = some(r, 8, "124567");
  const all = body + luhn(body);
  return `${all.slice(0, 3)}-${all.slice(3, 6)}-${all.slice(6)}`;
});

// Latin America
id("br-cpf", "cpf", (r) => {
  const body = some(r, 9);
  const check = (text: string): string =>
    String(
      ((11 -
        (dot(
          text,
          Array.from(text, (_, i) => text.length + 1 - i),
        ) %
          11)) %
        11) %
        10,
    );
  const first = check(body);
  const all = body + first + check(body + first);
  return r.chance(0.5) ? all : `${all.slice(0, 3)}.${all.slice(3, 6)}.${all.slice(6, 9)}-${all.slice(9)}`;
});
id("br-pis", "pis pis_pasep nis", (r) => {
  const body = some(r, 10);
  return `${body}${eleven(dot(body, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) % 10}`;
});
id("mx-curp", "curp", (r) => {
  const { yy, mm, dd } = day(r);
  const c = "BCDFGHJKLMNPQRSTVWXYZ";
  const body = `${r.pick("GHLMPRSV")}${r.pick("AEIOU")}${r.pick(c)}${r.pick(c)}${yy}${mm}${dd}${r.pick("HM")}${r.pick(["DF", "JC", "NL", "OC", "PL", "VZ"])}${r.from(c, 3)}${r.digits(1)}`;
  const alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
  const sum = [...body].reduce((total, sign, i) => total + alphabet.indexOf(sign) * (18 - i), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
});
id("mx-rfc", "rfc", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${r.pick("GHLMPRSV")}${r.pick("AEIO")}${r.pick("BCDFGLMR")}${r.pick("BCDFGLMR")}${yy}${mm}${dd}${r.pick("123456789ABCDEFGHIJKLMNPQRSTUV")}${r.pick("123456789ABCDEFGHIJKLMNPQRSTUVWXYZ")}`;
  const alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
  const check = 11 - ([...body].reduce((total, sign, i) => total + alphabet.indexOf(sign) * (13 - i), 0) % 11);
  return `${body}${check === 11 ? "0" : check === 10 ? "A" : check}`;
});
id(
  "mx-nss",
  "nss numero_seguro_social",
  (r) => {
    const body = `${some(r, 2)}${two(r.between(70, 99))}${two(r.between(50, 99))}${some(r, 4)}`;
    return body + luhn(body);
  },
  "personal",
  "es-nss",
  "health-id",
);
id(
  "mx-clabe",
  "clabe clabe_interbancaria",
  (r) => {
    const body = `${r.pick(["002", "012", "014", "021", "072"])}${r.pick(["180", "320", "580"])}${some(r, 11)}`;
    const sum = [...body].reduce((total, digit, i) => total + ((Number(digit) * [3, 7, 1][i % 3]!) % 10), 0);
    return `${body}${(10 - (sum % 10)) % 10}`;
  },
  "financial",
);
id("ar-cuit", "cuit cuil", (r) =>
  until(r, () => {
    const body = `${r.pick(["20", "27"])}${some(r, 8, "123")}`;
    const check = eleven(dot(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));
    return check === 10 ? null : `${body.slice(0, 2)}-${body.slice(2)}-${check}`;
  }),
);
id(
  "ar-cbu",
  "cbu",
  (r) => {
    const bank = some(r, 7, "012");
    const account = some(r, 13);
    const first = (10 - (dot(bank, [7, 1, 3, 9, 7, 1, 3]) % 10)) % 10;
    const second = (10 - (dot(account, [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3]) % 10)) % 10;
    return `${bank}${first}${account}${second}`;
  },
  "financial",
);
id("cl-rut", "rut run", (r) => {
  const body = some(r, 8, "12");
  const check = eleven(dot([...body].reverse().join(""), [2, 3, 4, 5, 6, 7, 2, 3]));
  return `${body.slice(0, 2)}.${body.slice(2, 5)}.${body.slice(5)}-${check === 10 ? "K" : check}`;
});
id("co-nit", "nit", (r) => {
  const body = some(r, 9, "13578");
  const rest = dot(body, [41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11;
  return `${body}-${rest < 2 ? rest : 11 - rest}`;
});
id(
  "pe-ruc",
  "ruc",
  (r) => {
    const body = `10${some(r, 8)}`;
    return `${body}${(11 - (dot(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10}`;
  },
  "personal",
  "ec-ruc",
  "py-ruc",
);
id(
  "ec-cedula",
  "cedula cedula_identidad",
  (r) => {
    const body = `${two(r.between(1, 24))}${r.pick("012345")}${some(r, 6)}`;
    return body + luhn(body);
  },
  "personal",
  "*-cedula",
  "*-ci",
);
id(
  "uy-ci",
  "cedula_de_identidad documento_identidad",
  (r) => {
    const body = some(r, 7, "1345");
    const all = `${body}${(10 - (dot(body, [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10}`;
    return `${all[0]}.${all.slice(1, 4)}.${all.slice(4, 7)}-${all[7]}`;
  },
  "personal",
  "*-cedula",
  "*-ci",
);
id(
  "do-cedula",
  "cedula cedula_electoral",
  (r) => {
    const body = `${r.pick(["001", "031", "402"])}${some(r, 7)}`;
    return body + luhn(body);
  },
  "personal",
  "*-cedula",
  "*-ci",
);
id("gt-cui", "cui dpi", (r) =>
  until(r, () => {
    const body = some(r, 8, "123");
    const check = dot(body, [2, 3, 4, 5, 6, 7, 8, 9]) % 11;
    return check === 10 ? null : `${body}${check}01${two(r.between(1, 17))}`;
  }),
);

// Western Europe
id(
  "uk-nino",
  "nino national_insurance_number",
  (r) => `${r.pick(["AB", "CE", "EK", "HJ", "JK", "LM", "PW", "RX", "SP"])}${some(r, 6)}${r.pick("ABCD")}`,
);
id(
  "uk-nhs",
  "nhs_number",
  (r) =>
    until(r, () => {
      const body = some(r, 9, "4679");
      const check = eleven(dot(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]));
      return check === 10 ? null : r.chance(0.5) ? `${body}${check}` : `${body.slice(0, 3)} ${body.slice(3, 6)} ${body.slice(6)}${check}`;
    }),
  "health",
);
id("uk-utr", "utr unique_taxpayer_reference", (r) => {
  const body = some(r, 9);
  return "21987654321"[dot(body, [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] + body;
});
id("ie-pps", "pps_number ppsn", (r) => {
  const body = some(r, 7);
  return `${body}${"WABCDEFGHIJKLMNOPQRSTUV"[(dot(body, [8, 7, 6, 5, 4, 3, 2]) + 9) % 23]}A`;
});
id("de-steuer-id", "steuer_id steueridentifikationsnummer idnr", (r) => {
  // Nine different digits and one of them once more.
  const digits = [..."0123456789"];
  for (let i = digits.length - 1; i > 0; i--) {
    const j = r.below(i + 1);
    [digits[i], digits[j]] = [digits[j]!, digits[i]!];
  }
  if (digits[0] === "0") [digits[0], digits[9]] = [digits[9]!, "0"];
  const body = [...digits.slice(0, 9), digits[r.between(0, 6)]!].join("");
  return body + mod11And10(body);
});
const crossfoot = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + [...String(weight * Number(text[i]))].reduce((a, b) => a + Number(b), 0), 0);
id(
  "de-svnr",
  "sozialversicherungsnummer rentenversicherungsnummer svnr",
  (r) => {
    const { yy, mm, dd } = day(r);
    const [area, letter, serial] = [r.pick(["12", "13", "15", "24", "52", "65"]), r.pick(upper), two(r.between(2, 49))];
    const all = `${area}${dd}${mm}${yy}${two(letter.charCodeAt(0) - 64)}${serial}`;
    return `${area}${dd}${mm}${yy}${letter}${serial}${crossfoot(all, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10}`;
  },
  "personal",
  "at-svnr",
  "health-id",
);
id(
  "de-kvnr",
  "krankenversichertennummer kvnr",
  (r) => {
    const [letter, body] = [r.pick(upper), some(r, 8)];
    return `${letter}${body}${crossfoot(two(letter.charCodeAt(0) - 64) + body, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10}`;
  },
  "health",
);
id(
  "at-svnr",
  "sozialversicherungsnummer svnr sv_nummer",
  (r) =>
    until(r, () => {
      const { yy, mm, dd } = day(r);
      const serial = some(r, 3);
      const check = (dot(serial, [3, 7, 9]) + dot(dd + mm + yy, [5, 8, 4, 2, 1, 6])) % 11;
      return check === 10 ? null : `${serial}${check}${dd}${mm}${yy}`;
    }),
  "personal",
  "de-svnr",
  "health-id",
);
id("ch-ahv", "ahv_nummer ahvn13 avs_nummer", (r) => {
  const body = `756${some(r, 9)}`;
  const all = body + gs1(body);
  return `${all.slice(0, 3)}.${all.slice(3, 7)}.${all.slice(7, 11)}.${all.slice(11)}`;
});
id("fr-nir", "nir numero_securite_sociale numero_secu", (r) => {
  const { yy, mm } = day(r);
  const body = `${r.pick("12")}${yy}${mm}${two(r.pick([13, 31, 33, 44, 59, 69, 75, 92]))}${some(r, 3)}${some(r, 3)}`;
  return body + two(97 - modulo(body, 97));
});
id("fr-nif", "numero_fiscal numero_fiscal_reference", (r) => {
  const body = some(r, 10, "0123");
  return body + String(modulo(body, 511)).padStart(3, "0");
});
const dniLetter = (digits: string): string => "TRWAGMYFPDXBNJZSQVHLCKE"[modulo(digits, 23)]!;
id(
  "es-dni",
  "dni nif",
  (r) => {
    const body = some(r, 8, "1234567");
    return body + dniLetter(body);
  },
  "personal",
  "ar-dni",
  "pe-dni",
);
id("es-nie", "nie", (r) => {
  const [lead, body] = [r.below(3), some(r, 7)];
  return "XYZ"[lead] + body + dniLetter(lead + body);
});
id(
  "es-nss",
  "numero_seguridad_social nss nuss",
  (r) => {
    const body = `${r.pick(["08", "28", "41", "46"])}${some(r, 8)}`;
    return body + two(modulo(body, 97));
  },
  "personal",
  "mx-nss",
  "health-id",
);
id(
  "pt-nif",
  "nif numero_contribuinte",
  (r) => {
    const body = some(r, 8, "12");
    return `${body}${eleven(dot(body, [9, 8, 7, 6, 5, 4, 3, 2])) % 10}`;
  },
  "personal",
  "es-*",
);
id("it-codice-fiscale", "codice_fiscale cf", (r) => {
  const { yy, d } = day(r);
  const c = "BCDFGLMNPRSTVZ";
  const body = `${r.from(c, 3)}${r.from(c, 3)}${yy}${r.pick("ABCDEHLMPRST")}${two(d + (r.chance(0.5) ? 40 : 0))}${r.pick(["F205", "H501", "L219", "D612", "A944"])}`;
  const odd = "1 0 5 7 9 13 15 17 19 21 2 4 18 20 11 3 6 8 12 14 16 10 22 25 24 23".split(" ").map(Number);
  const value = (sign: string): number => (sign < "A" ? Number(sign) : sign.charCodeAt(0) - 65);
  const sum = [...body].reduce((total, sign, i) => total + (i % 2 === 0 ? odd[value(sign)]! : value(sign)), 0);
  return `${body}${upper[sum % 26]}`;
});
id("nl-bsn", "bsn burgerservicenummer", (r) =>
  until(r, () => {
    const body = some(r, 8);
    const check = dot(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return check === 10 ? null : `${body}${check}`;
  }),
);
id("be-nrn", "rijksregisternummer numero_national niss", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${yy}${mm}${dd}${String(r.between(2, 987)).padStart(3, "0")}`;
  const check = two(97 - modulo(body, 97));
  return `${yy}.${mm}.${dd}-${body.slice(6)}.${check}`;
});
id("lu-matricule", "matricule matricule_nationale", (r) => {
  const { y, mm, dd } = day(r);
  const body = `${y}${mm}${dd}${some(r, 3)}`;
  return body + luhn(body) + verhoeff(body);
});

// Northern Europe
id(
  "dk-cpr",
  "cpr_nummer cpr personnummer",
  (r) =>
    until(r, () => {
      const { yy, mm, dd } = day(r);
      const body = `${dd}${mm}${yy}${some(r, 3, "0123")}`;
      const check = eleven(dot(body, [4, 3, 2, 7, 6, 5, 4, 3, 2]));
      return check === 10 ? null : `${body.slice(0, 6)}-${body.slice(6)}${check}`;
    }),
  "personal",
  "se-personnummer",
);
id("se-personnummer", "personnummer", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${yy}${mm}${dd}${some(r, 3)}`;
  return `${body.slice(0, 6)}-${body.slice(6)}${luhn(body)}`;
});
id("no-fodselsnummer", "fodselsnummer personnummer", (r) =>
  until(r, () => {
    const { yy, mm, dd } = day(r);
    const body = `${dd}${mm}${yy}${String(r.between(11, 498)).padStart(3, "0")}`;
    const first = eleven(dot(body, [3, 7, 6, 1, 8, 9, 4, 5, 2]));
    const second = eleven(dot(`${body}${first % 10}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));
    return first === 10 || second === 10 ? null : `${body}${first}${second}`;
  }),
);
id("fi-hetu", "hetu henkilotunnus", (r) => {
  const { yy, mm, dd } = day(r);
  const serial = String(r.between(2, 899)).padStart(3, "0");
  return `${dd}${mm}${yy}-${serial}${"0123456789ABCDEFHJKLMNPRSTUVWXY"[modulo(`${dd}${mm}${yy}${serial}`, 31)]}`;
});
id("is-kennitala", "kennitala", (r) =>
  until(r, () => {
    const { yy, mm, dd } = day(r);
    const body = `${dd}${mm}${yy}${two(r.between(20, 98))}`;
    const check = eleven(dot(body, [3, 2, 7, 6, 5, 4, 3, 2]));
    return check === 10 ? null : `${body.slice(0, 6)}-${body.slice(6)}${check}9`;
  }),
);

// Central and Eastern Europe
id("pl-pesel", "pesel numer_pesel", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${yy}${mm}${dd}${some(r, 4)}`;
  return `${body}${(10 - (dot(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`;
});
id("pl-nip", "nip", (r) =>
  until(r, () => {
    const body = some(r, 9);
    const check = dot(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
    return check === 10 ? null : `${body}${check}`;
  }),
);
const rodneCislo = (r: Random): string =>
  until(r, () => {
    const { y, m, dd } = day(r);
    if (y < 1954) return null;
    const body = `${two(y % 100)}${two(m + (r.chance(0.5) ? 50 : 0))}${dd}${some(r, 3)}`;
    const check = modulo(body, 11);
    return check === 10 ? null : `${body.slice(0, 6)}/${body.slice(6)}${check}`;
  });
id("cz-rc", "rodne_cislo", rodneCislo, "personal", "sk-*");
id("sk-rc", "rodne_cislo", rodneCislo, "personal", "cz-*");
id(
  "hu-taj",
  "taj_szam tajszam",
  (r) => {
    const body = some(r, 8);
    return `${body}${dot(body, [3, 7, 3, 7, 3, 7, 3, 7]) % 10}`;
  },
  "health",
);
id("hu-adoazonosito", "adoazonosito_jel adoazonosito", (r) =>
  until(r, () => {
    const body = `8${r.between(20_000, 48_000)}${some(r, 3)}`;
    const check = dot(body, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11;
    return check === 10 ? null : `${body}${check}`;
  }),
);
id("ro-cnp", "cnp cod_numeric_personal", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${r.pick("12")}${yy}${mm}${dd}${two(r.between(1, 40))}${some(r, 3)}`;
  const check = dot(body, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return `${body}${check === 10 ? 1 : check}`;
});
id("bg-egn", "egn", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${yy}${mm}${dd}${some(r, 3)}`;
  return `${body}${(dot(body, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10}`;
});
id("hr-oib", "oib", (r) => {
  const body = some(r, 10);
  return body + mod11And10(body);
});
const masterNumber =
  (regions: readonly number[]) =>
  (r: Random): string =>
    until(r, () => {
      const { y, mm, dd } = day(r);
      const body = `${dd}${mm}${String(y).slice(1)}${r.pick(regions)}${some(r, 3)}`;
      const check = eleven(dot(body, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));
      return check === 10 ? null : `${body}${check}`;
    });
const balkans = ["si-*", "rs-*", "ba-*", "mk-*", "me-*", "hr-*"];
id("si-emso", "emso", masterNumber([50]), "personal", ...balkans);
id("rs-jmbg", "jmbg", masterNumber([71, 72, 76, 79]), "personal", ...balkans);
id("ba-jmbg", "jmbg maticni_broj", masterNumber([10, 15, 17]), "personal", ...balkans);
id("mk-embg", "embg", masterNumber([41, 45]), "personal", ...balkans);
id("me-jmbg", "jmbg", masterNumber([21, 25]), "personal", ...balkans);
const baltic = (r: Random): string => {
  const { yy, mm, dd } = day(r);
  const body = `${r.pick("34")}${yy}${mm}${dd}${some(r, 3)}`;
  const first = dot(body, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = dot(body, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return `${body}${first < 10 ? first : second % 10}`;
};
id("ee-ik", "isikukood", baltic, "personal", "lt-*");
id("lt-asmens-kodas", "asmens_kodas", baltic, "personal", "ee-*");
id("lv-pk", "personas_kods", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${dd}${mm}${yy}1${some(r, 3)}`;
  return `${body.slice(0, 6)}-${body.slice(6)}${((1 + dot(body, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10}`;
});
id("gr-amka", "amka", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${dd}${mm}${yy}${some(r, 4)}`;
  return body + luhn(body);
});
id("gr-afm", "afm", (r) => {
  const body = some(r, 8);
  return `${body}${(dot(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10}`;
});
id("ru-inn", "inn инн", (r) => {
  const body = `${r.pick(["50", "77", "78", "66"])}${some(r, 8)}`;
  const first = (dot(body, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return `${body}${first}${(dot(`${body}${first}`, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10}`;
});
id("ru-snils", "snils снилс", (r) => {
  const body = some(r, 9);
  const check = (dot(body, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
  return `${body.slice(0, 3)}-${body.slice(3, 6)}-${body.slice(6)} ${two(check)}`;
});
id("ua-rnokpp", "rnokpp рнокпп", (r) => {
  const body = `${r.between(20_000, 36_000)}${some(r, 4)}`;
  return `${body}${(((dot(body, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10}`;
});
id("kz-iin", "iin жсн иин", (r) =>
  until(r, () => {
    const { yy, mm, dd } = day(r);
    const body = `${yy}${mm}${dd}${r.pick("34")}${some(r, 4)}`;
    const first = dot(body, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
    const check = first < 10 ? first : dot(body, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
    return check === 10 ? null : `${body}${check}`;
  }),
);

// Near East and Africa
id("tr-tckn", "tckn tc_kimlik_no", (r) => {
  const body = some(r, 9);
  const odd = dot(body, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = dot(body, [0, 1, 0, 1, 0, 1, 0, 1, 0]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return `${body}${tenth}${(odd + even + tenth) % 10}`;
});
id("il-id", "teudat_zehut mispar_zehut", (r) => {
  const body = some(r, 8, "023");
  return body + luhn(body);
});
id("ae-emirates-id", "emirates_id eid_number", (r) => {
  const body = `784${day(r).y}${some(r, 7)}`;
  return `784-${body.slice(3, 7)}-${body.slice(7)}-${luhn(body)}`;
});
id("sa-national-id", "saudi_national_id", (r) => {
  const body = `1${some(r, 8)}`;
  return body + luhn(body);
});
id("sa-iqama", "iqama_number", (r) => {
  const body = `2${some(r, 8)}`;
  return body + luhn(body);
});
id("kw-civil-id", "civil_id kuwait_civil_id", (r) =>
  until(r, () => {
    const { yy, mm, dd } = day(r);
    const body = `2${yy}${mm}${dd}${some(r, 4)}`;
    const check = 11 - (dot(body, [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11);
    return check > 9 ? null : `${body}${check}`;
  }),
);
id("za-id", "sa_id_number rsa_id", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${yy}${mm}${dd}${some(r, 4)}08`;
  return body + luhn(body);
});
id("ng-nin", "nigerian_nin national_identification_number", (r) => some(r, 11));

// Asia
id("in-aadhaar", "aadhaar aadhaar_number", (r) => {
  const body = some(r, 11, "23456789");
  const all = body + verhoeff(body);
  return r.chance(0.5) ? all : `${all.slice(0, 4)} ${all.slice(4, 8)} ${all.slice(8)}`;
});
id("in-pan", "pan_number pan_card", (r) => `${r.from(upper, 3)}P${r.pick(upper)}${some(r, 4)}${r.pick(upper)}`);
id("in-epic", "epic_number voter_id", (r) => {
  const body = some(r, 6);
  return `${r.from(upper, 3)}${body}${luhn(body)}`;
});
id("pk-cnic", "cnic cnic_number", (r) => `${some(r, 5, "34")}-${some(r, 7)}-${r.pick("123456789")}`);
id("lk-nic", "nic nic_number", (r) => `${two(r.between(55, 99))}${r.between(110, 360)}${some(r, 3)}${r.digits(1)}V`);
id("cn-resident-id", "身份证号 身份证号码 id_card_no", (r) => {
  const { y, mm, dd } = day(r);
  const body = `${r.pick(["110101", "310115", "440305", "510107", "330106"])}${y}${mm}${dd}${some(r, 3)}`;
  return body + "10X98765432"[dot(body, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11];
});
id("hk-hkid", "hkid hkid_number", (r) => {
  const [letter, body] = [r.pick("ACDGKPRZ"), some(r, 6)];
  const check = eleven(36 * 9 + (letter.charCodeAt(0) - 55) * 8 + dot(body, [7, 6, 5, 4, 3, 2]));
  return `${letter}${body}(${check === 10 ? "A" : check})`;
});
id("tw-national-id", "身分證字號 身分證", (r) => {
  const letter = r.pick("ABCDEFGHJKLMNPQRSTUV");
  const code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(letter) + 10;
  const body = r.pick("12") + some(r, 7);
  return `${letter}${body}${(10 - ((Math.floor(code / 10) + (code % 10) * 9 + dot(body, [8, 7, 6, 5, 4, 3, 2, 1])) % 10)) % 10}`;
});
id("jp-my-number", "マイナンバー 個人番号 my_number", (r) => {
  const body = some(r, 11);
  const rest = dot(body, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return `${body}${rest <= 1 ? 0 : 11 - rest}`;
});
id("kr-rrn", "주민등록번호 rrn resident_registration_number", (r) => {
  const { yy, mm, dd } = day(r);
  const body = `${yy}${mm}${dd}${r.pick("12")}${some(r, 5, "01234578")}`;
  return `${body.slice(0, 6)}-${body.slice(6)}${(11 - (dot(body, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10}`;
});
id("sg-nric", "nric nric_fin", (r) => {
  const body = some(r, 7);
  return `S${body}${"JZIHGFEDCBA"[dot(body, [2, 7, 6, 5, 4, 3, 2]) % 11]}`;
});
id("my-nric", "mykad no_kad_pengenalan", (r) => {
  const { yy, mm, dd } = day(r);
  return `${yy}${mm}${dd}-${r.pick(["01", "08", "10", "14"])}-${some(r, 4)}`;
});
id("id-nik", "nik nomor_ktp", (r) => {
  const { yy, mm, d } = day(r);
  return `${r.pick(["3171", "3273", "3578", "5171"])}${two(r.between(1, 9))}${two(d + (r.chance(0.5) ? 40 : 0))}${mm}${yy}${two(0)}${two(r.between(1, 40))}`;
});
id("th-id", "thai_national_id เลขประจำตัวประชาชน", (r) => {
  const body = some(r, 12, "1345");
  return `${body}${(11 - (dot(body, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10}`;
});
id(
  "vn-cccd",
  "cccd so_cccd can_cuoc_cong_dan",
  (r) => `${r.pick(["001", "048", "079"])}${r.pick("01")}${two(r.between(55, 99))}${some(r, 6)}`,
);

// Oceania
id("au-tfn", "tfn tax_file_number", (r) =>
  until(r, () => {
    const body = some(r, 8);
    const sum = dot(body, [1, 4, 3, 7, 5, 8, 6, 9]);
    // The last weight is 10, which is -1 modulo 11.
    return sum % 11 === 10 ? null : `${body}${sum % 11}`;
  }),
);
id(
  "au-medicare",
  "medicare_number medicare_card_number",
  (r) => {
    const body = some(r, 8, "23456");
    return `${body}${dot(body, [1, 3, 7, 9, 1, 3, 7, 9]) % 10}${r.pick("12345")}`;
  },
  "health",
  "us-mbi",
);
id("nz-ird", "ird_number ird", (r) =>
  until(r, () => {
    const body = `0${some(r, 7, "56789")}`;
    const check = eleven(dot(body, [3, 2, 7, 6, 5, 4, 3, 2]));
    return check === 10 ? null : `${body.slice(0, 3)}-${body.slice(3, 6)}-${body.slice(6)}${check}`;
  }),
);
id(
  "nz-nhi",
  "nhi nhi_number",
  (r) =>
    until(r, () => {
      const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ";
      const body = r.from(alphabet, 3) + some(r, 3);
      const sum = [...body].reduce((total, sign, i) => total + (i < 3 ? alphabet.indexOf(sign) + 1 : Number(sign)) * (7 - i), 0);
      return sum % 11 === 0 ? null : `${body}${(11 - (sum % 11)) % 10}`;
    }),
  "health",
);

/** ISO 13616 registry: the national check digits inside are right too, where the country has them. */
const accounts: Readonly<Record<string, (r: Random) => string>> = {
  DE: (r) => `${r.pick(["10070000", "37040044", "50010517", "70150000"])}${some(r, 10)}`,
  AT: (r) => `${r.pick(["12000", "20111", "32000"])}${some(r, 11)}`,
  CH: (r) => `00${r.pick(["230", "700", "762"])}${some(r, 12)}`,
  GB: (r) => `${r.pick(["BARC", "LOYD", "NWBK", "MIDL"])}${some(r, 6)}${some(r, 8)}`,
  IE: (r) => `${r.pick(["AIBK", "BOFI"])}${some(r, 6)}${some(r, 8)}`,
  NL: (r) =>
    until(r, () => {
      const body = `0${some(r, 8)}`;
      const check = eleven(dot(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]));
      return check === 10 ? null : `${r.pick(["ABNA", "INGB", "RABO"])}${body}${check}`;
    }),
  BE: (r) => {
    const body = some(r, 10);
    return body + two(modulo(body, 97) || 97);
  },
  FR: (r) => {
    const [bank, branch, account] = [r.pick(["20041", "30002", "30004"]), some(r, 5), some(r, 11)];
    return `${bank}${branch}${account}${two(97 - modulo(`${bank}${branch}${account}00`, 97))}`;
  },
  ES: (r) => {
    const [bank, account] = [`${r.pick(["2100", "0049", "0182"])}${some(r, 4)}`, some(r, 10)];
    const check = (text: string): number => {
      const value = 11 - (dot(text, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11);
      return value === 11 ? 0 : value === 10 ? 1 : value;
    };
    return `${bank}${check(`00${bank}`)}${check(account)}${account}`;
  },
  IT: (r) => {
    const body = `${r.pick(["05428", "03069", "02008"])}${some(r, 5)}${some(r, 12)}`;
    const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    const sum = [...body].reduce((total, digit, i) => total + (i % 2 === 0 ? odd[Number(digit)]! : Number(digit)), 0);
    return upper[sum % 26] + body;
  },
  PT: (r) => {
    const body = `${r.pick(["0002", "0035", "0033"])}${some(r, 4)}${some(r, 11)}`;
    return body + two(98 - modulo(`${body}00`, 97));
  },
  PL: (r) => {
    const bank = `${r.pick(["1020", "1090", "1140"])}${some(r, 3)}`;
    return `${bank}${(10 - (dot(bank, [3, 9, 7, 1, 3, 9, 7]) % 10)) % 10}${some(r, 16)}`;
  },
  NO: (r) =>
    until(r, () => {
      const body = some(r, 10);
      const check = eleven(dot(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));
      return check === 10 ? null : `${body}${check}`;
    }),
  LT: (r) => `${r.pick(["70440", "73000"])}${some(r, 11)}`,
  TR: (r) => `${r.pick(["00062", "00064", "00010"])}0${some(r, 16)}`,
  AE: (r) => `${r.pick(["033", "026"])}${some(r, 16)}`,
  SA: (r) => `${r.pick(["80", "20"])}${some(r, 18)}`,
};

export function iban(r: Random, country = r.pick(Object.keys(accounts))): string {
  const bban = (accounts[country] ?? accounts.DE!)(r);
  const land = accounts[country] ? country : "DE";
  return `${land}${ibanCheck(land, bban)}${bban}`;
}

/** ISO/IEC 7812: a range of each brand, its length, Luhn. */
export function card(r: Random): string {
  const [lead, length] = r.pick([
    ["4539", 16],
    ["4916", 16],
    ["5412", 16],
    ["5277", 16],
    ["2231", 16],
    ["3714", 15],
    ["6011", 16],
    ["3569", 16],
    ["3623", 14],
  ] as const);
  const body = lead + some(r, length - 1 - lead.length);
  const all = body + luhn(body);
  return length === 16 && r.chance(0.3) ? all.replace(/(.{4})(?=.)/g, "$1 ") : all;
}

export const imei = (r: Random): string => {
  const body = `35${some(r, 12)}`;
  return body + luhn(body);
};
export const imsi = (r: Random): string => `${r.pick(["26201", "31026", "20801", "23415"])}${some(r, 10)}`;
export const iccid = (r: Random): string => {
  const body = `89${r.pick(["49", "33", "44"])}${r.pick(["20", "01", "10"])}${some(r, 12)}`;
  return body + luhn(body);
};

/** ISO 3779 with the check digit of 49 CFR 565. */
export function vin(r: Random): string {
  const alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
  const all = `${r.pick(["1HG", "1FT", "5YJ", "2T1", "4T1"])}${r.from(alphabet, 5)}0${r.pick("ABCDEFGHJKLMNPRS")}${r.pick("ABCDEFGH")}${some(r, 6)}`;
  const value = (sign: string): number => (sign >= "A" ? Number("12345678012345070923456789"[sign.charCodeAt(0) - 65]) : Number(sign));
  const check = [...all].reduce((sum, sign, i) => sum + value(sign) * [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2][i]!, 0) % 11;
  return `${all.slice(0, 8)}${check === 10 ? "X" : check}${all.slice(9)}`;
}

export const passport = (r: Random, country: string): string =>
  country === "de"
    ? `${r.pick("CFGHJK")}${r.from("CFGHJKLMNPRTVWXYZ0123456789", 7)}${r.digits(1)}`
    : country === "us" || country === "in"
      ? `${r.pick("ABCEFGHJKLMNP")}${some(r, country === "in" ? 7 : 8)}`
      : country === "fr"
        ? `${two(r.between(12, 24))}${r.from(upper, 2)}${some(r, 5)}`
        : country === "jp" || country === "it"
          ? `${r.from(upper, 2)}${some(r, 7)}`
          : some(r, 9);

/** ICAO Doc 9303-4: the two lines of a passport. */
export function machineReadableZone(r: Random, family: string, given: string, state = "UTO"): readonly [string, string] {
  const plain = (text: string): string =>
    text
      .normalize("NFD")
      .toUpperCase()
      .replace(/[^A-Z]/g, "");
  const { yy, mm, dd } = day(r);
  const [number, birth, expiry] = [
    `${r.pick("CFGHJK")}${r.from("CFGHJKLMNPRTVWXYZ0123456789", 8)}`,
    `${yy}${mm}${dd}`,
    `${two(r.between(26, 34))}${mm}${dd}`,
  ];
  const rest = `${birth}${machineReadable(birth)}`;
  const until = `${expiry}${machineReadable(expiry)}`;
  const numbered = `${number}${machineReadable(number)}`;
  const personal = "<".repeat(14);
  const all = machineReadable(`${numbered}${rest}${until}${personal}0`);
  // Names in other scripts are transliterated.
  const names = `${plain(family) || "OKAFOR"}<<${plain(given) || "AMARA"}`;
  return [`P<${state}${names}`.padEnd(44, "<"), `${numbered}${state}${rest}${r.pick("MF")}${until}${personal}0${all}`];
}

export const identifiers: readonly Identifier[] = rows;
