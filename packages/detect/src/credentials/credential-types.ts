// In: nothing. Out: the types of credentials that the finders of this folder tell, apart from vendors' tokens; as data with their source.

import type { TypeInfo } from "../match.js";

const credential = (id: string, title: string, validator: string, source: string): TypeInfo => ({
  id,
  kind: "credential",
  title,
  validator,
  source,
});

/**
 * Every type that `jwtAt`, `privateKeyAt`, `hashAt`, `urlAt`, `parameterAt`, `connectionSecretAt`, `schemeAt`, `cookieAt`,
 * `commandSecretAt` or `judgeSecret` gives.
 */
export const credentialTypes: readonly TypeInfo[] = [
  credential("jwt", "JSON Web Token", "header decodes and names an algorithm", "RFC 7519, RFC 7515, RFC 7516"),
  credential(
    "private-key",
    "Private key",
    "label, ASN.1 structure or checksum",
    "RFC 7468, RFC 5958, RFC 8017, RFC 5915, RFC 7517, age-encryption.org/v1",
  ),
  credential(
    "password-hash",
    "Password hash",
    "scheme and lengths",
    "PHC string format, crypt(5), RFC 2307, the libraries' own documentation",
  ),
  credential(
    "connection-string",
    "Secret in a connection string",
    "URI userinfo, or a key among those of a connection",
    "RFC 3986, learn.microsoft.com/sql/connect",
  ),
  credential("url-credentials", "Password in a URL", "URI userinfo", "RFC 3986"),
  credential("webhook-url", "Webhook address", "host and path", "the services' own documentation"),
  credential(
    "presigned-url",
    "Signature of a presigned URL",
    "name, length, the scheme's other parameters",
    "AWS SigV4, GCS V4, Azure SAS, OSS, CloudFront",
  ),
  credential("reset-link", "Token in a link that resets, verifies or invites", "path and rarity of its pairs", "CWE-640"),
  credential("oauth-code", "Code of OAuth or CAS in a URL", "name, state, rarity of its pairs", "RFC 6749, apereo.github.io/cas"),
  credential("totp-secret", "Seed of one-time passwords", "base32 in a key URI", "RFC 6238, Key Uri Format"),
  credential("bearer-token", "Bearer token in a header", "scheme and token68", "RFC 6750"),
  credential("basic-credentials", "Basic credentials in a header", "decodes to user:password", "RFC 7617"),
  credential("authorization-header", "Authorization header", "scheme and proof", "RFC 9110, RFC 7616"),
  credential("cookie", "Session cookie", "name and rarity of its value's pairs", "RFC 6265"),
  credential("saml-assertion", "SAML assertion or response", "decodes to the element", "SAML 2.0 bindings"),
  credential("kerberos-ticket", "Kerberos or SPNEGO token", "ASN.1 tag and object identifier", "RFC 4121, RFC 4178"),
  credential("ntlm-token", "NTLM authentication message", "signature and message type", "MS-NLMP 2.2.1.3"),
  credential("password", "Password", "field context", "CWE-256"),
  credential("secret", "Secret or signing key", "field context, rarity of its pairs", "RFC 6749"),
  credential("api-key", "API key", "field context, rarity of its pairs", "OpenAPI 3.1"),
  credential("access-token", "Access token", "field context, rarity of its pairs", "RFC 6750"),
  credential("refresh-token", "Refresh token", "field context, rarity of its pairs", "RFC 6749"),
  credential("session-id", "Session id", "field context, rarity of its pairs", "CWE-384"),
  credential("reset-token", "Reset, activation or recovery token", "field context", "CWE-640"),
  credential("one-time-code", "One-time code or PIN", "field context", "NIST SP 800-63B"),
  credential("security-answer", "Answer to a security question", "field context", "NIST SP 800-63B"),
];
