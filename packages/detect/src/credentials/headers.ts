// In: bytes and a place in a header's value, or a header's name. Out: the credentials there.

import { ascii } from "../bytes.js";
import type { Confidence } from "../match.js";
import { decodeBase64, decodeText } from "./base64.js";
import type { Credential } from "./credential.js";
import { jwtAt } from "./jwt.js";
import { maskedLooking, placeholderLooking } from "./placeholder.js";
import { randomLooking, rarity } from "./rarity.js";
import { BASE64, isOf, runEnd, standsAt, TOKEN, WORD } from "./runs.js";

const cap = 8192;
const found = (type: string, start: number, end: number, confidence: Confidence | null): Credential => ({
  type,
  start,
  end,
  confidence,
  shown: 0,
});

/** token68 (RFC 9110 11.2) with its padding; a dot at the end is the sentence's. */
function token68End(bytes: Uint8Array, at: number, end: number): number {
  let stop = runEnd(bytes, at, end, TOKEN, cap);
  while (stop < end && bytes[stop] === 61 && stop - at < cap) stop++;
  while (stop > at && bytes[stop - 1] === 46) stop--;
  return stop;
}

const varied = (text: string): boolean => /\d/.test(text) && /[A-Za-z]/.test(text);

/** `Bearer`, RFC 6750 2.1. */
function bearerAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const token = jwtAt(bytes, at, end);
  if (token) return token;
  const stop = token68End(bytes, at, end);
  if (stop - at < 8) return null;
  const text = ascii(bytes, at, stop);
  if (maskedLooking(text) || placeholderLooking(text)) return found("bearer-token", at, stop, null);
  if (text.length < 12 || (!varied(text) && !randomLooking(text))) return null;
  // A path or a word of documentation: `Bearer access-token-2`.
  if (rarity(text) < -text.length / 2) return null;
  return found("bearer-token", at, stop, text.length >= 16 ? "firm" : "tentative");
}

const samplePairs = new Set(["Aladdin:open sesame", "Aladdin:OpenSesame", "user:password", "username:password", "user:pass", "test:test"]);

/** `Basic`, RFC 7617: decodes to a name, a colon and a password. */
function basicAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const stop = runEnd(bytes, at, end, BASE64, 1024);
  if (stop - at < 6) return null;
  const plain = decodeText(ascii(bytes, at, stop));
  if (plain === null || !/^[^:\p{Cc}]{0,255}:[^\p{Cc}]{1,255}$/u.test(plain)) return null;
  const password = plain.slice(plain.indexOf(":") + 1);
  const sample =
    samplePairs.has(plain) || placeholderLooking(ascii(bytes, at, stop)) || placeholderLooking(password) || maskedLooking(password);
  return found("basic-credentials", at, stop, sample ? null : "firm");
}

/** A first guess at where a list ends: at a line's end, or a blank that neither a comma nor `=` stands beside. */
function listEnd(bytes: Uint8Array, at: number, end: number): number {
  const stop = Math.min(end, at + 2048);
  let quote = false;
  let to = at;
  for (; to < stop; to++) {
    const byte = bytes[to]!;
    if (byte < 32 || byte === 60) break;
    if (byte === 34) quote = !quote;
    else if (
      byte === 32 &&
      !quote &&
      bytes[to - 1] !== 44 &&
      bytes[to - 1] !== 61 &&
      bytes[to + 1] !== 61 &&
      bytes[to + 1] !== 44 &&
      bytes[to - 1] !== 32
    )
      break;
  }
  return to;
}

const pair = /[ \t]{0,4}[\w-]{1,30}[ \t]?=[ \t]?(?:"[^"\n]{0,600}"|[^\s,"<>]{1,900})[ \t]{0,4}(,?)/y;

/**
 * A list of `name=value` with commas between them (RFC 9110 11.2) and a proof in it: Digest (RFC 7616), AWS4-HMAC-SHA256, Hawk, OAuth 1.0
 * (RFC 5849), HTTP signatures. The span is the proof.
 */
function proofAt(bytes: Uint8Array, at: number, end: number, proof: RegExp): Credential | null {
  if (!isOf(bytes[at], WORD) || at >= end) return null;
  const text = ascii(bytes, at, listEnd(bytes, at, end));
  let to = 0;
  for (let count = 0; count < 20; count++) {
    pair.lastIndex = to;
    const next = pair.exec(text);
    if (!next) break;
    to = pair.lastIndex;
    if (next[1] === "") break;
  }
  const match = proof.exec(text.slice(0, to));
  const value = match?.[1];
  if (!match || !value) return null;
  const start = at + match.index + match[0].lastIndexOf(value);
  return found("authorization-header", start, start + value.length, placeholderLooking(value) ? null : "firm");
}

/**
 * Kerberos and SPNEGO tokens (RFC 4121, RFC 4178) and NTLM's third message (MS-NLMP); the two before it carry no proof and are consumed.
 */
function ticketAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  if (standsAt(bytes, at, end, "TlRMTVNTUAA"))
    return found("ntlm-token", at, runEnd(bytes, at, end, BASE64, 32_768), standsAt(bytes, at + 11, end, "DAA") ? "proven" : null);
  // 0x60 0x82, two bytes of length, 0x06 and the identifier's length (6 or 9), in base64.
  if (!standsAt(bytes, at, end, "YII") || bytes[at + 6] !== 89 || (bytes[at + 7] !== 71 && bytes[at + 7] !== 74)) return null;
  if (runEnd(bytes, at, end, BASE64, 40) - at < 40) return null;
  const head = decodeBase64(ascii(bytes, at, at + 40));
  // [APPLICATION 0] with a long length, then 1.3.6.1.5.5.2 or 1.2.840.113554.1.2.2.
  if (head?.[0] !== 0x60) return null;
  const inner = 2 + (head[1]! > 128 ? head[1]! & 127 : 0);
  const oid = Array.from(head.subarray(inner, inner + 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (oid !== "06062b0601050502" && oid !== "06092a864886f712") return null;
  return found("kerberos-ticket", at, runEnd(bytes, at, end, BASE64, 32_768), "proven");
}

/** A SAML assertion or response in base64 (SAML bindings 3.5), deflated ones not. Requests and metadata are consumed. */
function samlAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const start = decodeBase64(ascii(bytes, at, Math.min(end, at + 24)));
  if (!start || !/^\s{0,4}<(?:\?xml|(?:[\w-]{1,16}:)?(?:[A-Z]|$)|[\w-]+$)/.test(ascii(start, 0, start.length))) return null;
  const size = (runEnd(bytes, at, end, BASE64, 600) - at) & ~3;
  if (size < 160) return null;
  const bytesOfHead = decodeBase64(ascii(bytes, at, at + size));
  const head = bytesOfHead && ascii(bytesOfHead, 0, bytesOfHead.length);
  const element = head && /^\s{0,8}(?:<\?xml[^>]{0,100}>\s{0,8})?<(?:[\w-]{1,20}:)?([A-Za-z]{4,30})[\s>]/.exec(head);
  if (!element || !head.includes("SAML:")) return null;
  const stop = runEnd(bytes, at, end, BASE64, 131_072);
  return found("saml-assertion", at, stop, /^(?:Encrypted)?Assertion$|^Response$/.test(element[1]!) ? "proven" : null);
}

/**
 * What begins here in base64 and tells itself: a SAML assertion or response, a Kerberos or SPNEGO token, an NTLM message. Or null. To be
 * called at the start of words that begin with `PHNhb`, `PD94b`, `PFJlc`, `PEFzc`, `PG5zM`, `PHNhM` (`<sam`, `<?xml`, `<Resp`, `<Asse`,
 * `<ns`, `<sa2`), `YI`, `TlRMTVNTUAA`.
 */
export function wrappedProofAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  return bytes[at] === 80 ? samlAt(bytes, at, end) : bytes[at] === 89 || bytes[at] === 84 ? ticketAt(bytes, at, end) : null;
}

const digest = /\bresponse="?([0-9a-f]{32,128})\b/;
const schemes: Readonly<Record<string, (bytes: Uint8Array, at: number, end: number) => Credential | null>> = {
  bearer: bearerAt,
  basic: basicAt,
  dpop: bearerAt,
  digest: (bytes, at, end) => proofAt(bytes, at, end, digest),
  negotiate: ticketAt,
  ntlm: ticketAt,
  "aws4-hmac-sha256": (bytes, at, end) => proofAt(bytes, at, end, /\bSignature=([0-9a-f]{64})\b/),
  "tc3-hmac-sha256": (bytes, at, end) => proofAt(bytes, at, end, /\bSignature=([0-9a-f]{64})\b/),
  "oss4-hmac-sha256": (bytes, at, end) => proofAt(bytes, at, end, /\bSignature=([0-9a-f]{64})\b/),
  hawk: (bytes, at, end) => proofAt(bytes, at, end, /\bmac="([A-Za-z0-9+/=]{20,90})"/),
  sharedaccesssignature: (bytes, at, end) => proofAt(bytes, at, end, /\bsig=([\w%+/=-]{40,100})/),
};
/** The names of the schemes that `schemeAt` knows, in lower case. */
export const schemeNames: readonly string[] = Object.keys(schemes);
// Words of any text: these are schemes only in an Authorization header.
const headerSchemes: typeof schemes = {
  ...schemes,
  oauth: (bytes, at, end) => proofAt(bytes, at, end, /\boauth_signature="?([\w%+/=-]{20,600})/) ?? opaqueAt(bytes, at, end),
  signature: (bytes, at, end) => proofAt(bytes, at, end, /\bsignature="([A-Za-z0-9+/=]{40,1024})"/),
  mac: (bytes, at, end) => proofAt(bytes, at, end, /\bmac="([A-Za-z0-9+/=]{20,90})"/),
};
const schemeStart = new Uint8Array(256);
for (const name of Object.keys(schemes)) for (const code of [name.charCodeAt(0), name.charCodeAt(0) & 0xdf]) schemeStart[code] = 1;
const lengths = new Set(Object.keys(schemes).map((name) => name.length));

/** The scheme's name that begins here, in lower case, and where its credentials begin. */
function schemeOf(bytes: Uint8Array, at: number, end: number): { readonly name: string; readonly from: number } | null {
  if (!isOf(bytes[at], WORD)) return null;
  let stop = at;
  const most = Math.min(end, at + 40);
  while (stop < most && (isOf(bytes[stop], WORD) || bytes[stop] === 45)) stop++;
  let from = stop;
  while (from < end && from - stop < 4 && (bytes[from] === 32 || bytes[from] === 9)) from++;
  return from > stop && stop > at ? { name: ascii(bytes, at, stop).toLowerCase(), from } : null;
}

/**
 * The credentials behind the name of an authentication scheme that text, too, may hold (IANA's registry: `Bearer`, `Basic`, `Digest`,
 * `Negotiate`, `DPoP`, Hawk; AWS4-HMAC-SHA256, NTLM, `SharedAccessSignature`), or null. The span is the credentials alone.
 *
 * To be called at the start of a word that a blank ends and that begins with `a`, `b`, `d`, `h`, `n`, `o`, `s` or `t` in any case.
 */
export function schemeAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  if (schemeStart[bytes[at]!] === 0) return null;
  const scheme = schemeOf(bytes, at, end);
  if (!scheme || !lengths.has(scheme.name.length)) return null;
  return schemes[scheme.name]?.(bytes, scheme.from, end) ?? null;
}

function opaqueAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const token = jwtAt(bytes, at, end);
  if (token) return token;
  let stop = at;
  const most = Math.min(end, at + cap);
  while (
    stop < most &&
    bytes[stop]! > 32 &&
    bytes[stop] !== 34 &&
    bytes[stop] !== 39 &&
    bytes[stop] !== 44 &&
    bytes[stop] !== 59 &&
    bytes[stop] !== 60
  )
    stop++;
  const text = ascii(bytes, at, stop);
  if (text.length < 8) return null;
  if (maskedLooking(text) || placeholderLooking(text)) return found("authorization-header", at, stop, null);
  if (/[(){}[\]$]/.test(text)) return null;
  if (randomLooking(text)) return found("authorization-header", at, stop, "firm");
  return varied(text) ? found("authorization-header", at, stop, rarity(text) > -text.length / 2 ? "firm" : "tentative") : null;
}

/**
 * The credentials in the value of an `Authorization` or `Proxy-Authorization` header (RFC 9110 11.6.2) that begins here, or null: of a
 * scheme of IANA's registry, of another (`Token`, `ApiKey`, `Key`, `Bot`, `SSO`, `GenieKey`, `token=`), or a token without one. The span is
 * the credentials alone.
 *
 * To be called at the first byte of the value.
 */
export function authorizationAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const scheme = schemeOf(bytes, at, end);
  if (!scheme) return opaqueAt(bytes, at, end);
  const known = headerSchemes[scheme.name];
  if (known) return known(bytes, scheme.from, end);
  let from = scheme.from;
  const named = /^(?:token|api_?key|key|access_token|credential)="?/i.exec(ascii(bytes, from, Math.min(end, from + 20)))?.[0];
  if (named) from += named.length;
  return opaqueAt(bytes, from, end);
}

// Session cookies by the framework that sets them.
const sessionCookies = new Set(
  (
    "phpsessid jsessionid sessionid session session_id sid ssid sess connect.sid koa.sess koa.sid express.sid express:sess laravel_session ci_session cakephp symfony rack.session _rails_session " +
    "asp.net_sessionid aspsessionid .aspxauth .aspxformsauth cfid cftoken cfauth adminhtml sessid session-token session_token sessiontoken auth auth_token authtoken auth-token " +
    "token access_token accesstoken access-token id_token idtoken refresh_token refreshtoken refresh-token jwt jwt_token remember_token remember_user_token remember_me rememberme remember-me " +
    "next-auth.session-token __secure-next-auth.session-token authjs.session-token __secure-authjs.session-token better-auth.session_token __secure-better-auth.session_token __session __host-session __secure-session " +
    "user_session _gh_sess __host-user_session_same_site _gitlab_session _redmine_session grafana_session jenkins-session xsessionid moodlesession mediawiki_session sails.sid iron-session flask_session " +
    "keycloak_session keycloak_identity keycloak_session_legacy keycloak_identity_legacy auth_session_id kc_session oauth2_proxy _oauth2_proxy auth0 auth0.is.authenticated appsession cf_authorization ory_kratos_session ory_session " +
    "li_at sessionid_ss auth_multi sapisid hsid apisid osid lsid __secure-1psid __secure-3psid saml_session mod_auth_openidc_session lemonldap sso ssotoken iplanetdirectorypro obssocookie smsession " +
    "ltpatoken ltpatoken2 mrhsession dsid svpncookie sslvpn_session webvpn sapsessionid mysapsso2 sap_sessionid kibana_session authelia_session sentrysid superset rundeck _session _session_id _forum_session _t"
  ).split(" "),
);
const sessionPatterns =
  /^(?:\.aspnetcore\.(?!antiforgery|culture|mvc\.cookietempdata|correlation)[\w.-]{1,60}|aspsessionid[a-z]{4,12}|wordpress_(?:logged_in|sec)_[0-9a-f]{32}|wp-settings-auth|_[\w-]{2,40}_session|[\w-]{2,40}[_.-]session(?:[_-]?id)?|jsessionid[\w.-]{1,40}|sess[0-9a-f]{32}|ssess[0-9a-f]{32}|remember_web_[0-9a-f]{40}|session[_-]\w{1,20}|(?:__(?:host|secure)-)?[\w.-]{0,30}(?:session[_-]?(?:token|id)|auth[_-]?token|access[_-]?token|refresh[_-]?token)(?:\.\d)?|cognitoidentityserviceprovider\.[\w.%@+-]{1,160}\.(?:idtoken|accesstoken|refreshtoken)|sb-[a-z0-9]{20}-auth-token(?:\.\d)?)$/;
const otherCookies =
  /csrf|xsrf|antiforgery|requestverification|(?:^|_)ga(?:_|$)|^_g(?:id|at|cl)|^_fb[pc]|^_hj|^_pk_|^ajs_|^amp(?:litude)?_|^mp_|^optimizely|^__utm|^_clck|^_clsk|consent|locale|lang|theme|currency|^cf_?(?:bm|clearance|duid)|^__cf|awsalb|^incap_|^visid|^ak_bmsc|^bm_s|^datadome|^_dd_s|^__stripe|^intercom|hubspot|^_uetvid|^_uetsid|^muid|^ide$|^optanon|^dtcookie|^rxvt|flash|cart|timezone|country/;

/** What a cookie's name says: a session, surely none (protection against forgery, analytics, load balancing), or nothing. */
export function cookieSort(name: string): "session" | "other" | null {
  const low = name.toLowerCase();
  if (sessionCookies.has(low)) return "session";
  if (otherCookies.test(low)) return "other";
  return low.length <= 200 && sessionPatterns.test(low) ? "session" : null;
}

/**
 * The value of the cookie pair `name=value` (RFC 6265 4.1, 4.2) that begins here, or null where no pair does. Session cookies of the
 * frameworks and jars of tokens are told; all others have confidence null: the reader goes on behind them.
 *
 * To be called at the first byte of the value of `Cookie` and `Set-Cookie`, and in `Cookie` again behind each `; `. Attributes of
 * `Set-Cookie` are no pairs of their own.
 */
export function cookieAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  let equals = at;
  const most = Math.min(end, at + 220);
  while (equals < most && bytes[equals]! > 32 && bytes[equals] !== 61 && bytes[equals] !== 59 && bytes[equals] !== 44) equals++;
  if (equals === at || equals >= end || bytes[equals] !== 61) return null;
  let start = equals + 1;
  if (start < end && bytes[start] === 34) start++;
  let stop = start;
  const last = Math.min(end, start + 8192);
  while (stop < last && bytes[stop]! > 32 && bytes[stop] !== 59 && bytes[stop] !== 34 && bytes[stop] !== 92) stop++;
  if (stop <= start) return found("cookie", at, start, null);
  const value = ascii(bytes, start, stop);
  const sort = cookieSort(ascii(bytes, at, equals));
  const token = standsAt(bytes, start, end, "eyJ") ? jwtAt(bytes, start, end) : null;
  if (token && sort !== "other") return { ...token, type: "jwt" };
  const sample = value.length < 8 || maskedLooking(value) || placeholderLooking(value);
  if (sample || sort === "other") return found("cookie", start, stop, null);
  const opaque = randomLooking(value.replace(/^s(?:%3A|:)/, ""));
  if (sort === "session") return found("cookie", start, stop, opaque || /\d{6}/.test(value) ? "firm" : varied(value) ? "tentative" : null);
  return found(
    "cookie",
    start,
    stop,
    opaque && value.length >= 24 && /auth|login|sess|token|user|sso/i.test(ascii(bytes, at, equals)) ? "tentative" : null,
  );
}

// Headers whose value is a credential.
const headerTypes = new Map<string, string>();
const header = (type: string, names: string): void => {
  for (const name of names.split(" ")) headerTypes.set(name, type);
};
header("authorization-header", "authorization proxy-authorization x-authorization x-forwarded-authorization x-original-authorization");
header("cookie", "cookie set-cookie set-cookie2");
header(
  "api-key",
  "x-api-key api-key apikey x-apikey x-api_key x-goog-api-key x-functions-key ocp-apim-subscription-key dd-api-key dd-application-key x-rapidapi-key x-algolia-api-key x-auth-key x-redmine-api-key x-honeycomb-team x-figma-token x-jfrog-art-api x-insert-key x-query-key x-mbx-apikey x-appwrite-key x-parse-rest-api-key x-parse-master-key x-typesense-api-key x-cisco-meraki-api-key x-apikeys x-nuget-apikey x-ms-apikey x-newrelic-license-key x-license-key x-consumer-key x-access-key x-yandex-api-key x-dashscope-api-key xi-api-key x-subscription-token sharedkey x-elastic-api-key",
);
header(
  "access-token",
  "x-auth-token x-access-token x-amz-security-token x-vault-token x-gitlab-token private-token job-token deploy-token x-shopify-access-token x-consul-token x-nomad-token circle-token x-plex-token x-emby-token x-mediabrowser-token x-subject-token x-service-token x-auth x-token x-user-token x-id-token x-ms-token-aad-access-token x-ms-token-aad-id-token x-goog-iap-jwt-assertion x-amzn-oidc-data x-amzn-oidc-accesstoken cf-access-jwt-assertion cf-access-token x-forwarded-access-token x-auth-request-access-token x-tableau-auth x-cloud-trace-auth x-atlassian-token-key x-metabase-session x-figma-token x-discourse-token x-ms-authorization-auxiliary authentication access-token token x-github-token x-registry-auth x-ibm-client-secret cf-access-client-secret x-jwt-assertion x-aws-ec2-metadata-token x-postmark-server-token x-postmark-account-token x-line-signature-secret x-tfe-token",
);
header("refresh-token", "x-refresh-token refresh-token");
header(
  "session-id",
  "x-session-id x-session-token x-session x-sessionid session-token x-parse-session-token x-transmission-session-id x-requested-session x-openerp-session-id",
);
header("one-time-code", "x-otp x-github-otp x-gitlab-otp npm-otp x-mfa-code x-2fa-code x-totp");
header("password", "x-password x-auth-password x-proxy-password");
header(
  "secret",
  "x-client-secret client-secret x-app-secret x-webhook-secret x-hasura-admin-secret x-shared-secret x-telegram-bot-api-secret-token x-auth-secret x-twitch-client-secret x-secret",
);

/**
 * The type of the credential that a header (or field of the same name) holds, or null. Those against forgery, for tracing and caching are
 * none.
 */
export const headerType = (name: string): string | null => headerTypes.get(name.toLowerCase()) ?? null;
