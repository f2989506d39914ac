// In: the tables of ids and vendor tokens. Out: every type that can be found, as data with its source.

import { contextTokens } from "./credentials/context-tokens.js";
import { credentialTypes } from "./credentials/credential-types.js";
import { exampleOf } from "./credentials/example-of.js";
import { fixedBits } from "./credentials/token-shape.js";
import { type VendorToken, vendorTokens } from "./credentials/vendor-tokens.js";
import type { Kind, TypeInfo } from "./match.js";
import { schemes } from "./schemes/index.js";
import { shapeTypes } from "./shapes/shape-types.js";

const row = (
  id: string,
  kind: Kind,
  title: string,
  bits: number,
  validator: string,
  source: string,
  ...examples: readonly (string | object)[]
): TypeInfo => ({
  id,
  kind,
  title,
  validator,
  bits,
  source,
  get examples() {
    return examples.map((example) => (typeof example === "string" ? example : JSON.stringify(example)));
  },
});

const ada = { first_name: "Ada", last_name: "Kovacs" };
const named = "field context";

/** What people write without a number of it, and numbers that are not one country's. */
// biome-ignore format: one line a row
const general: readonly TypeInfo[] = [
  row("email", "personal", "E-mail address", 8, "domain and mailbox shape", "RFC 5321", "ada.kovacs@analytical-engines.org"),
  row("phone", "personal", "Telephone number", 8, "length and first digits by country", "ITU-T E.164", "+49 170 9482733"),
  row("person-name", "personal", "Name of a person", 0, named, "schema.org/Person", { customer: ada }),
  row("postal-address", "personal", "Postal address", 0, named, "schema.org/PostalAddress", { customer: { ...ada, street: "Hafenweg 12", city: "Husum", zip: "25813" } }),
  row("birth-date", "personal", "Date of birth", 0, `${named}, a day in a life`, "OIDC Core 5.1", { birth_date: "1984-06-11" }),
  row("birth-place", "personal", "Place of birth", 0, named, "schema.org/birthPlace", { birth_place: "Husum" }),
  row("gender", "personal", "Gender", 0, named, "OIDC Core 5.1", { customer: { ...ada, gender: "female" } }),
  row("age", "personal", "Age", 0, named, "schema.org/Person", { patient: { ...ada, age: 41 } }),
  row("special-category", "personal", "Religion, origin, orientation, nationality and the like", 0, named, "GDPR art. 9 and 10", { customer: { ...ada, religion: "Quaker" } }),
  row("death-date", "personal", "Date of death", 0, `${named}, a day in a life`, "HL7 FHIR Patient.deceased", { date_of_death: "2021-03-02" }),
  row("marital-status", "personal", "Marital status", 0, named, "HL7 v3 MaritalStatus", { customer: { ...ada, marital_status: "widowed" } }),
  row("employment", "personal", "Employer, occupation or employment status", 0, named, "schema.org/worksFor", { customer: { ...ada, job_title: "Millwright" } }),
  row("education", "personal", "Education and grades", 0, named, "34 CFR 99.3", { student: { ...ada, gpa: "3.4" } }),
  row("biometric", "personal", "Biometric or genetic data", 0, named, "GDPR art. 4(13) and 4(14)", { fingerprint_template: "Rk1SACAyMAAAAADkAAABPAFiAMUAxQEAAAAoI4" }),
  row("licence-plate", "personal", "Vehicle registration plate", 0, named, "national registers", { license_plate: "NF-AK 1284" }),
  row("emergency-contact", "personal", "Emergency contact", 0, named, "HL7 FHIR Patient.contact", { emergency_contact: "Jonas Kovacs" }),
  row("device-id", "personal", "Identifier of a person's device", 0, named, "3GPP TS 23.003", { customer: { ...ada, device_id: "9c1fa7d2e04b6a38" } }),
  row("national-id", "personal", "National or tax id of any country", 0, `${named}, the country's check where one holds`, "national registers", { national_id: "K48-20391" }),
  row("passport", "personal", "Passport number", 0, named, "ICAO Doc 9303", { passport_number: "K4820391" }),
  row("driving-licence", "personal", "Driving licence number", 0, named, "ISO/IEC 18013", { driving_licence_number: "K4820391 AB" }),
  row("card-number", "financial", "Payment card number", 6, "Luhn, issuer range, length", "ISO/IEC 7812", "4716 3840 2195 7308"),
  row("card-security-code", "financial", "Payment card security code", 0, `${named}, three or four digits`, "PCI DSS 4.0", { cvv: "482" }),
  row("card-expiry", "financial", "Payment card expiry date", 0, `${named}, a month`, "PCI DSS 4.0", { card_expiry: "09/29" }),
  row("iban", "financial", "IBAN", 13, "mod 97, length and account check by country", "ISO 13616", "DE12 5001 0517 0648 4898 90"),
  row("bank-account", "financial", "Bank account number", 0, named, "ISO 20022", { bank_account: "648 489 890" }),
  row("company-id", "financial", "Registration or tax number of a firm", 0, named, "national registers of commerce and tax", { company_registration_number: "HRB 48203" }),
  row("income", "financial", "Salary or income", 0, named, "schema.org/baseSalary", { annual_salary: 58_400 }),
  row("account-balance", "financial", "Balance or credit limit", 0, named, "ISO 20022", { account_balance: "1204.55" }),
  row("health-condition", "health", "Diagnosis or condition", 0, named, "HL7 FHIR Condition", { diagnosis: "Asthma" }),
  row("health-treatment", "health", "Medication, allergy, treatment", 0, named, "HL7 FHIR MedicationStatement", { medication: "Salbutamol" }),
  row("health-id", "health", "Medical record or insurance number", 0, named, "HL7 v2 table 0203", { medical_record_number: "MR-48203" }),
  row("coordinates", "location", "Precise coordinates of a person", 0, `${named}, three decimals`, "RFC 7946", { customer: { ...ada, home_location: "54.47691, 9.05142" } }),
  row("ip-address", "network", "IP address", 4, "public range", "RFC 791, RFC 4291, RFC 6890", { client_ip: "81.2.69.142" }),
  row("mac-address", "network", "MAC address", 0, "six octets", "IEEE 802", { mac_address: "3c:22:fb:4d:91:0e" }),
  row("role", "internal", "Role of an account", 0, named, "CWE-213", { user_role: "auditor" }),
  row("permissions", "internal", "Permissions of an account", 0, named, "CWE-213", { user_permissions: "orders:write" }),
  row("access-flag", "internal", "Flag about access or trust", 0, named, "CWE-213", { is_admin: true }),
  row("staff-note", "internal", "Note of the staff", 0, named, "CWE-213", { internal_note: "Pays late, calls often" }),
  row("risk-score", "internal", "Risk, credit or fraud score", 0, named, "CWE-213", { risk_score: 71 }),
  row("internal-field", "internal", "Field called internal", 0, named, "CWE-213", { internal_id: 4820 }),
];

const generalIds: ReadonlySet<string> = new Set(general.map(({ id }) => id));

/** A scheme of a general type's id says no more than that type. */
const ofSchemes = schemes
  .filter(({ type }) => !generalIds.has(type))
  .map(
    ({ type, kind, title, country, validator, bits, source, examples }): TypeInfo => ({
      id: type,
      kind,
      title,
      ...(country ? { country } : {}),
      validator,
      bits,
      source,
      examples,
    }),
  );

/** At most so many examples of a vendor's tokens. */
const exampleCap = 3;

/** A vendor may have several tokens under one id: the shortest title stands for all of them, the fewest bits, and the sources of all. */
function ofVendors(): TypeInfo[] {
  const groups = new Map<string, { free: VendorToken[]; beside: (typeof contextTokens)[number][] }>();
  const groupOf = (type: string) => {
    let group = groups.get(type);
    if (!group) {
      group = { free: [], beside: [] };
      groups.set(type, group);
    }
    return group;
  };
  // Public keys are never told.
  for (const token of vendorTokens) if (!token.publishable) groupOf(token.type).free.push(token);
  for (const token of contextTokens) groupOf(token.type).beside.push(token);
  return Array.from(groups, ([id, { free, beside }]): TypeInfo => {
    const all = [...free, ...beside];
    const checks = [...new Set(free.flatMap(({ check }) => check?.name ?? []))];
    return {
      id,
      kind: "credential",
      title: all.reduce((shortest, { title }) => (title.length < shortest.length ? title : shortest), all[0]!.title),
      validator: free.length === 0 ? "shape under the vendor's name" : ["prefix or mark", "length", ...checks].join(", "),
      bits: free.length === 0 ? 0 : Math.min(...free.map(({ parts }) => fixedBits(parts))),
      source: [...new Set(all.map(({ source }) => source))].slice(0, exampleCap).join(", "),
      get examples() {
        return free.length > 0
          ? free.slice(0, exampleCap).map((token) => exampleOf(token, 1))
          : beside.slice(0, exampleCap).map((token) => JSON.stringify({ [`${token.words[0]}_key`]: exampleOf(token, 1) }));
      },
    };
  });
}

/** Every type once, in a steady order: what has no shape or many countries, shapes, credentials, numbers, vendors' tokens. */
export const types: readonly TypeInfo[] = [...general, ...shapeTypes, ...credentialTypes, ...ofSchemes, ...ofVendors()];

const kinds: ReadonlyMap<string, Kind> = new Map(types.map(({ id, kind }) => [id, kind]));

/** The kind of a type that stands in the table. */
export function kindOf(type: string): Kind {
  const kind = kinds.get(type);
  if (!kind) throw new Error(`${type} is no type`);
  return kind;
}
