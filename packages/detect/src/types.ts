// In: the tables of ids and vendor tokens. Out: every type that can be found, as data with its source.

import { contextTokens } from "./credentials/context-tokens.js";
import { credentialTypes } from "./credentials/credential-types.js";
import { vendorTokens } from "./credentials/vendor-tokens.js";
import type { Kind, TypeInfo } from "./match.js";
import { schemes } from "./schemes/index.js";
import { shapeTypes } from "./shapes/shape-types.js";

const general: readonly TypeInfo[] = [
  { id: "email", kind: "personal", title: "E-mail address", validator: "domain and mailbox shape", source: "RFC 5321" },
  { id: "phone", kind: "personal", title: "Telephone number", validator: "length by country", source: "ITU-T E.164" },
  { id: "person-name", kind: "personal", title: "Name of a person", validator: "field context", source: "schema.org/Person" },
  { id: "postal-address", kind: "personal", title: "Postal address", validator: "field context", source: "schema.org/PostalAddress" },
  { id: "birth-date", kind: "personal", title: "Date of birth", validator: "field context", source: "OIDC Core 5.1" },
  { id: "birth-place", kind: "personal", title: "Place of birth", validator: "field context", source: "schema.org/birthPlace" },
  { id: "gender", kind: "personal", title: "Gender", validator: "field context", source: "OIDC Core 5.1" },
  { id: "age", kind: "personal", title: "Age", validator: "field context", source: "schema.org/Person" },
  {
    id: "special-category",
    kind: "personal",
    title: "Religion, origin, orientation, nationality and the like",
    validator: "field context",
    source: "GDPR art. 9 and 10",
  },
  { id: "death-date", kind: "personal", title: "Date of death", validator: "field context", source: "HL7 FHIR Patient.deceased" },
  { id: "marital-status", kind: "personal", title: "Marital status", validator: "field context", source: "HL7 v3 MaritalStatus" },
  {
    id: "employment",
    kind: "personal",
    title: "Employer, occupation or employment status",
    validator: "field context",
    source: "schema.org/worksFor",
  },
  { id: "education", kind: "personal", title: "Education and grades", validator: "field context", source: "34 CFR 99.3" },
  {
    id: "biometric",
    kind: "personal",
    title: "Biometric or genetic data",
    validator: "field context",
    source: "GDPR art. 4(13) and 4(14)",
  },
  { id: "licence-plate", kind: "personal", title: "Vehicle registration plate", validator: "field context", source: "national registers" },
  { id: "emergency-contact", kind: "personal", title: "Emergency contact", validator: "field context", source: "HL7 FHIR Patient.contact" },
  { id: "device-id", kind: "personal", title: "Identifier of a person's device", validator: "field context", source: "3GPP TS 23.003" },
  {
    id: "national-id",
    kind: "personal",
    title: "National or tax id of any country",
    validator: "field context",
    source: "national registers",
  },
  { id: "passport", kind: "personal", title: "Passport number", validator: "field context", source: "ICAO Doc 9303" },
  { id: "driving-licence", kind: "personal", title: "Driving licence number", validator: "field context", source: "ISO/IEC 18013" },
  { id: "card-number", kind: "financial", title: "Payment card number", validator: "Luhn, issuer range, length", source: "ISO/IEC 7812" },
  { id: "card-security-code", kind: "financial", title: "Payment card security code", validator: "field context", source: "PCI DSS 4.0" },
  { id: "card-expiry", kind: "financial", title: "Payment card expiry date", validator: "field context", source: "PCI DSS 4.0" },
  { id: "iban", kind: "financial", title: "IBAN", validator: "mod 97, length by country", source: "ISO 13616" },
  { id: "bank-account", kind: "financial", title: "Bank account number", validator: "field context", source: "ISO 20022" },
  {
    id: "company-id",
    kind: "financial",
    title: "Registration or tax number of a firm",
    validator: "field context",
    source: "national registers of commerce and tax",
  },
  { id: "income", kind: "financial", title: "Salary or income", validator: "field context", source: "schema.org/baseSalary" },
  { id: "account-balance", kind: "financial", title: "Balance or credit limit", validator: "field context", source: "ISO 20022" },
  { id: "health-condition", kind: "health", title: "Diagnosis or condition", validator: "field context", source: "HL7 FHIR Condition" },
  {
    id: "health-treatment",
    kind: "health",
    title: "Medication, allergy, treatment",
    validator: "field context",
    source: "HL7 FHIR MedicationStatement",
  },
  { id: "health-id", kind: "health", title: "Medical record or insurance number", validator: "field context", source: "HL7 v2 table 0203" },
  {
    id: "coordinates",
    kind: "location",
    title: "Precise coordinates of a person",
    validator: "field context, three decimals",
    source: "RFC 7946",
  },
  { id: "ip-address", kind: "network", title: "IP address", validator: "public range", source: "RFC 791, RFC 4291, RFC 6890" },
  { id: "mac-address", kind: "network", title: "MAC address", validator: "six octets", source: "IEEE 802" },
  { id: "role", kind: "internal", title: "Role of an account", validator: "field context", source: "CWE-213" },
  { id: "permissions", kind: "internal", title: "Permissions of an account", validator: "field context", source: "CWE-213" },
  { id: "access-flag", kind: "internal", title: "Flag about access or trust", validator: "field context", source: "CWE-213" },
  { id: "staff-note", kind: "internal", title: "Note of the staff", validator: "field context", source: "CWE-213" },
  { id: "risk-score", kind: "internal", title: "Risk, credit or fraud score", validator: "field context", source: "CWE-213" },
  { id: "internal-field", kind: "internal", title: "Field called internal", validator: "field context", source: "CWE-213" },
  { id: "jwt", kind: "credential", title: "JSON Web Token", validator: "header decodes and names an algorithm", source: "RFC 7519" },
  { id: "bearer-token", kind: "credential", title: "Bearer token in a header", validator: "scheme and token68", source: "RFC 6750" },
  {
    id: "basic-credentials",
    kind: "credential",
    title: "Basic credentials in a header",
    validator: "decodes to user:password",
    source: "RFC 7617",
  },
  { id: "authorization-header", kind: "credential", title: "Authorization header", validator: "field context", source: "RFC 9110" },
  { id: "cookie", kind: "credential", title: "Session cookie", validator: "field context", source: "RFC 6265" },
  { id: "private-key", kind: "credential", title: "Private key in PEM", validator: "label", source: "RFC 7468" },
  {
    id: "password-hash",
    kind: "credential",
    title: "Password hash",
    validator: "scheme and lengths",
    source: "passlib.readthedocs.io, PHC string format",
  },
  { id: "password", kind: "credential", title: "Password", validator: "field context", source: "CWE-256" },
  { id: "secret", kind: "credential", title: "Secret or signing key", validator: "field context", source: "RFC 6749" },
  { id: "api-key", kind: "credential", title: "API key", validator: "field context", source: "OpenAPI 3.1" },
  { id: "access-token", kind: "credential", title: "Access token", validator: "field context", source: "RFC 6750" },
  { id: "refresh-token", kind: "credential", title: "Refresh token", validator: "field context", source: "RFC 6749" },
  { id: "session-id", kind: "credential", title: "Session id", validator: "field context", source: "CWE-384" },
  { id: "reset-token", kind: "credential", title: "Reset, activation or recovery token", validator: "field context", source: "CWE-640" },
  {
    id: "one-time-code",
    kind: "credential",
    title: "One-time code or PIN",
    validator: "field context",
    source: "NIST SP 800-63B",
  },
  {
    id: "security-answer",
    kind: "credential",
    title: "Answer to a security question",
    validator: "field context",
    source: "NIST SP 800-63B",
  },
  {
    id: "connection-string",
    kind: "credential",
    title: "Connection string with a password",
    validator: "URI userinfo",
    source: "RFC 3986",
  },
  { id: "url-credentials", kind: "credential", title: "Password in a URL", validator: "URI userinfo", source: "RFC 3986" },
];

// Public keys are never told.
const vendors = vendorTokens
  .filter(({ publishable }) => !publishable)
  .map(
    ({ type, title, check, source }): TypeInfo => ({
      id: type,
      kind: "credential",
      title,
      validator: check ? `prefix, length, ${check.name}` : "prefix and length",
      source,
    }),
  );

const numbers = schemes.map(
  ({ type, kind, title, country, validator, source }): TypeInfo => ({
    id: type,
    kind,
    title,
    ...(country ? { country } : {}),
    validator,
    source,
  }),
);

const shapes = shapeTypes.map(
  ({ id, kind, title, validator, source }): TypeInfo => ({ id, kind, title, validator: validator ?? "shape", source }),
);

const named = contextTokens.map(
  ({ type, title, source }): TypeInfo => ({
    id: type,
    kind: "credential",
    title,
    validator: "shape under the vendor's name",
    source,
  }),
);

/** Every type once, in a steady order: what has no shape, credentials, shapes, numbers, vendors' tokens. */
export const types: readonly TypeInfo[] = [
  ...new Map(
    [...named, ...vendors, ...numbers, ...shapes, ...credentialTypes, ...general].reverse().map((type) => [type.id, type]),
  ).values(),
];

const kinds: ReadonlyMap<string, Kind> = new Map(types.map(({ id, kind }) => [id, kind]));

/** The kind of a type that stands in the table. */
export function kindOf(type: string): Kind {
  const kind = kinds.get(type);
  if (!kind) throw new Error(`${type} is no type`);
  return kind;
}
