// In: nothing. Out: the types of credentials that the finders of this folder tell, apart from vendors' tokens; as data with their source.

import type { TypeInfo } from "../match.js";
import { exampleOf } from "./example-of.js";
import { alnum, base32, base64, digits, hex, lower, type Part, url } from "./token-shape.js";

// Examples are made when asked for, so that no credential stands in a file.
const made = (...parts: readonly Part[]): string => exampleOf({ parts }, 11);
const member = (name: string, value: string): string => JSON.stringify({ [name]: value });
/** Some bytes as text of one character a byte. */
const bytes = (size: number): string => made(alnum(size));
const encoded = (value: string | object): string => btoa(typeof value === "string" ? value : JSON.stringify(value));
const bare = (value: string | object): string => encoded(value).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const password = (): string => `Kx!${made(alnum(9))}%4q`;
const claims = { sub: "u-81", iss: "https://login.analytical-engines.org", iat: 1_764_000_000, exp: 1_764_003_600 };
const assertion = (): string =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_${made(hex(32))}" Version="2.0"><saml:Assertion>${"<x/>".repeat(60)}</saml:Assertion></samlp:Response>`;
// The tag of a context token and the object identifier of SPNEGO, 1.3.6.1.5.5.2.
const spnego = String.fromCharCode(0x60, 0x82, 0x04, 0x20, 0x06, 0x06, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x02);
const pem = (label: string): string =>
  [
    `-----BEGIN ${label}-----`,
    `MIIE${made(base64(60))}`,
    made(base64(64)),
    made(base64(64)),
    `${made(base64(30))}==`,
    `-----END ${label}-----`,
  ].join("\n");

const row = (id: string, title: string, bits: number, validator: string, source: string, ...examples: (() => string)[]): TypeInfo => ({
  id,
  kind: "credential",
  title,
  validator,
  bits,
  source,
  get examples() {
    return examples.map((example) => example());
  },
});

/**
 * Every type that `jwtAt`, `privateKeyAt`, `hashAt`, `urlAt`, `parameterAt`, `connectionSecretAt`, `schemeAt`, `cookieAt`,
 * `commandSecretAt` or `judgeSecret` gives.
 */
// biome-ignore format: one line a row
export const credentialTypes: readonly TypeInfo[] = [
  row("jwt", "JSON Web Token", 40, "header decodes and names an algorithm", "RFC 7519, RFC 7515, RFC 7516", () => `${bare({ alg: "RS256", typ: "JWT" })}.${bare(claims)}.${made(url(86))}`),
  row("private-key", "Private key", 60, "label, ASN.1 structure or checksum", "RFC 7468, RFC 5958, RFC 8017, RFC 5915, RFC 7517, age-encryption.org/v1", () => pem(["PRIVATE", "KEY"].join(" "))),
  row("password-hash", "Password hash", 30, "scheme and lengths", "PHC string format, crypt(5), RFC 2307, the libraries' own documentation", () => made("$argon2id$", "v=19$m=65536,t=3,p=4$", base64(22), "$", base64(43)), () => made("$2b", "$12$", alnum(53))),
  row("connection-string", "Secret in a connection string", 16, "URI userinfo, or a key among those of a connection", "RFC 3986, learn.microsoft.com/sql/connect", () => `postgres://app:${made(alnum(18))}@db.analytical-engines.org:5432/main`, () => `Server=db.analytical-engines.org;Database=main;User Id=app;Password=${made(alnum(18))};`),
  row("url-credentials", "Password in a URL", 16, "URI userinfo", "RFC 3986", () => `https://deploy:${made(alnum(18))}@files.analytical-engines.org/releases`),
  row("webhook-url", "Webhook address", 30, "host and path", "the services' own documentation", () => `https://hooks.zapier.com/hooks/catch/${made(digits(7))}/${made(lower(7))}/`),
  row("presigned-url", "Signature of a presigned URL", 20, "name, length, the scheme's other parameters", "AWS SigV4, GCS V4, Azure SAS, OSS, CloudFront", () => `https://files.s3.eu-central-1.amazonaws.com/report.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260301T101500Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=${made(hex(64))}`),
  row("reset-link", "Token in a link that resets, verifies or invites", 8, "path and rarity of its pairs", "CWE-640", () => `https://shop.analytical-engines.org/reset-password/${made(alnum(40))}`),
  row("oauth-code", "Code of OAuth or CAS in a URL", 8, "name, state, rarity of its pairs", "RFC 6749, apereo.github.io/cas", () => `https://app.analytical-engines.org/callback?code=${made(alnum(40))}&state=${made(alnum(22))}`),
  row("totp-secret", "Seed of one-time passwords", 30, "base32 in a key URI", "RFC 6238, Key Uri Format", () => `otpauth://totp/Engines:ada?secret=${made(base32(32))}&issuer=Engines`),
  row("bearer-token", "Bearer token in a header", 8, "scheme and token68", "RFC 6750", () => `Authorization: Bearer ${made(url(43))}`),
  row("basic-credentials", "Basic credentials in a header", 16, "decodes to user:password", "RFC 7617", () => `Authorization: Basic ${encoded(`ada:${password()}`)}`),
  row("authorization-header", "Authorization header", 8, "scheme and proof", "RFC 9110, RFC 7616", () => `Authorization: Digest username="ada", realm="engines", nonce="${made(hex(32))}", uri="/me", qop=auth, nc=00000001, cnonce="${made(hex(16))}", response="${made(hex(32))}"`),
  row("cookie", "Session cookie", 8, "name and rarity of its value's pairs", "RFC 6265", () => `Cookie: sessionid=${made(alnum(32))}; theme=dark`),
  row("saml-assertion", "SAML assertion or response", 60, "decodes to the element", "SAML 2.0 bindings", () => encoded(assertion())),
  row("kerberos-ticket", "Kerberos or SPNEGO token", 60, "ASN.1 tag and object identifier", "RFC 4121, RFC 4178", () => `Authorization: Negotiate ${encoded(spnego + bytes(80))}`),
  row("ntlm-token", "NTLM authentication message", 60, "signature and message type", "MS-NLMP 2.2.1.3", () => `Authorization: NTLM ${encoded(`NTLMSSP\0\x03\0\0\0${bytes(80)}`)}`),
  row("password", "Password", 0, "field context", "CWE-256", () => member("password", password())),
  row("secret", "Secret or signing key", 0, "field context, rarity of its pairs", "RFC 6749", () => member("client_secret", made(alnum(40)))),
  row("api-key", "API key", 0, "field context, rarity of its pairs", "OpenAPI 3.1", () => member("api_key", made(alnum(36)))),
  row("access-token", "Access token", 0, "field context, rarity of its pairs", "RFC 6750", () => member("access_token", made(alnum(40)))),
  row("refresh-token", "Refresh token", 0, "field context, rarity of its pairs", "RFC 6749", () => member("refresh_token", made(alnum(48)))),
  row("session-id", "Session id", 0, "field context, rarity of its pairs", "CWE-384", () => member("session_id", made(alnum(32)))),
  row("reset-token", "Reset, activation or recovery token", 0, "field context", "CWE-640", () => member("reset_token", made(alnum(32)))),
  row("one-time-code", "One-time code or PIN", 0, "field context", "NIST SP 800-63B", () => member("otp_code", made(digits(6)))),
  row("security-answer", "Answer to a security question", 0, "field context", "NIST SP 800-63B", () => member("security_answer", "Bluebell cottage")),
];
