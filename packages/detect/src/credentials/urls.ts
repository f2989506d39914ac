// In: bytes and a place in a URL or a connection string. Out: the password, signature, token or secret address there.

import { ascii } from "../bytes.js";
import type { Confidence } from "../match.js";
import { decodeBase64 } from "./base64.js";
import type { Credential } from "./credential.js";
import { descriptorLooking, maskedLooking, placeholderLooking } from "./placeholder.js";
import { randomLooking } from "./rarity.js";
import { isOf, runEnd, standsAt, standsInAnyCase, URL_PART, WORD } from "./runs.js";

/** How far one looks around for what else the URL says. */
const around = 600;

const found = (type: string, start: number, end: number, confidence: Confidence | null, shown = 0): Credential => ({
  type,
  start,
  end,
  confidence,
  shown,
});

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const webSchemes = words("http https ftp ftps ws wss git ssh svn git+https git+ssh svn+ssh sftp dav webdav rsync");
/** The passwords that documentation and default installations use. */
const everyoneSays = words(
  "password pass pwd passwd user username secret token admin root guest test postgres mysql mongo redis changeit p@ssw0rd passw0rd myp mypassword userpassword 1234 12345 123456",
);

const schemeByte = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46);

/** Where the scheme before `:` begins. */
function schemeStart(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && at - start < 24 && schemeByte(bytes[start - 1])) start--;
  return start;
}

/**
 * The password between `:` and `@` of a URI (RFC 3986 3.2.1). Its span is the password alone. A password may itself hold `:`, `@` and `/`
 * where a host follows.
 */
function userinfoAt(bytes: Uint8Array, at: number, end: number, scheme: string): Credential | null {
  const stop = Math.min(end, at + 400);
  let colon = -1;
  let sign = -1;
  for (let i = at + 3; i < stop; i++) {
    const byte = bytes[i]!;
    if (byte <= 32 || byte === 34 || byte === 39 || byte === 60 || byte === 62 || byte === 92 || byte === 96) break;
    if (byte === 64) {
      sign = i;
      // The last sign before the host's end counts: `user:p@ss@host`.
      if (!isOf(bytes[i + 1], URL_PART)) break;
    } else if (byte === 58 && colon < 0) colon = i;
    else if (byte === 47 || byte === 63 || byte === 35) {
      if (sign >= 0 || colon < 0 || byte !== 47 || bytes[i + 1] === 47) break;
      // A slash in a password that was not encoded: a host and a port never have one before `@`.
      if (/^\d{1,5}$/.test(ascii(bytes, colon + 1, i)) || i - colon < 2) break;
    }
  }
  // One letter is no password.
  if (sign < 0 || colon < 0 || colon > sign || sign - colon < 3) return null;
  const password = ascii(bytes, colon + 1, sign);
  if (password.length > 256 || !/[A-Za-z0-9]/.test(password)) return null;
  const type = webSchemes.has(scheme) ? "url-credentials" : "connection-string";
  const user = ascii(bytes, at + 3, colon);
  // A query that holds a mailbox, not the name of a user.
  if (/[&=]/.test(user)) return null;
  // `host:8080/@scope` and `https://example.com:443/@user`.
  if (password.includes("/") && (!/[A-Za-z]/.test(password) || /[/]$|[.]\w+[/]/.test(password))) return null;
  const sample =
    maskedLooking(password) ||
    placeholderLooking(password) ||
    placeholderLooking(user) ||
    /^[*x]+$/i.test(password) ||
    /^%[sdv]$/.test(password);
  const low = password.toLowerCase();
  const weak =
    password.length < 3 ||
    /^[a-z]{3}$/.test(password) ||
    everyoneSays.has(low) ||
    low === user.toLowerCase() ||
    descriptorLooking(password);
  return found(type, colon + 1, sign, sample ? null : weak ? "tentative" : "firm");
}

interface Hook {
  /** The end of the host's name. */
  readonly host: string;
  /** Of what follows the host. Its group is the secret. */
  readonly path: RegExp;
  readonly source: string;
}

// Addresses that are themselves the credential: whoever knows one can post.
const hooks: readonly Hook[] = [
  {
    host: "hooks.slack.com",
    path: /^\/(?:services|workflows|triggers)\/(T[A-Z0-9]{6,12}\/[A-Z0-9]{6,14}\/[A-Za-z0-9/]{16,80})/,
    source: "docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
  },
  {
    host: "hooks.slack-gov.com",
    path: /^\/(?:services|workflows)\/(T[A-Z0-9]{6,12}\/[A-Z0-9]{6,14}\/[A-Za-z0-9/]{16,80})/,
    source: "docs.slack.dev",
  },
  {
    host: "discord.com",
    path: /^\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/([\w-]{60,80})/,
    source: "discord.com/developers/docs/resources/webhook",
  },
  {
    host: "discordapp.com",
    path: /^\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/([\w-]{60,80})/,
    source: "discord.com/developers/docs/resources/webhook",
  },
  {
    host: ".webhook.office.com",
    path: /^\/webhookb2\/([\w@-]{36,80}\/[A-Za-z]{3,30}\/[0-9a-f]{32}\/[\w-]{36}(?:\/[\w-]{8,80})?)/,
    source: "learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors",
  },
  {
    host: "outlook.office.com",
    path: /^\/webhook\/([\w@-]{36,80}\/[A-Za-z]{3,30}\/[0-9a-f]{32}\/[\w-]{36})/,
    source: "learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors",
  },
  {
    host: "outlook.office365.com",
    path: /^\/webhook\/([\w@-]{36,80}\/[A-Za-z]{3,30}\/[0-9a-f]{32}\/[\w-]{36})/,
    source: "learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors",
  },
  { host: "hooks.zapier.com", path: /^\/hooks\/(?:catch|standard)\/(\d{3,12}\/[a-z0-9]{6,40})/, source: "help.zapier.com, webhooks" },
  { host: ".make.com", path: /^\/([a-z0-9]{28,40})(?![\w/.-])/, source: "make.com/en/help/tools/webhooks" },
  { host: "hook.integromat.com", path: /^\/([a-z0-9]{28,40})(?![\w/.-])/, source: "make.com/en/help/tools/webhooks" },
  {
    host: "maker.ifttt.com",
    path: /^\/(?:trigger|use)\/(?:[^/\s]{1,80}\/(?:json\/)?with\/key\/)?([\w-]{20,64})/,
    source: "ifttt.com/maker_webhooks",
  },
  {
    host: "chat.googleapis.com",
    path: /^\/v1\/spaces\/[\w-]{6,30}\/messages\?key=[\w-]{30,50}&token=([\w%-]{30,60})/,
    source: "developers.google.com/workspace/chat/quickstart/webhooks",
  },
  {
    host: "hooks.chime.aws",
    path: /^\/incomingwebhooks\/[\w-]{36}\?token=([\w%-]{20,120})/,
    source: "docs.aws.amazon.com/chime/latest/ug/webhooks.html",
  },
  { host: "qyapi.weixin.qq.com", path: /^\/cgi-bin\/webhook\/send\?key=([\w-]{36})/, source: "developer.work.weixin.qq.com" },
  { host: "oapi.dingtalk.com", path: /^\/robot\/send\?access_token=([0-9a-f]{64})/, source: "open.dingtalk.com" },
  { host: "open.feishu.cn", path: /^\/open-apis\/bot\/v2\/hook\/([\w-]{36})/, source: "open.feishu.cn" },
  { host: "open.larksuite.com", path: /^\/open-apis\/bot\/v2\/hook\/([\w-]{36})/, source: "open.larksuite.com" },
  { host: "events.pagerduty.com", path: /^\/integration\/([0-9a-f]{32})\/enqueue/, source: "developer.pagerduty.com" },
  { host: "alert.victorops.com", path: /^\/integrations\/generic\/\d{8}\/alert\/([\w-]{36})/, source: "help.victorops.com" },
  { host: "api.telegram.org", path: /^\/(?:file\/)?bot(\d{8,10}:[\w-]{35})/, source: "core.telegram.org/bots/api" },
  { host: "hc-ping.com", path: /^\/([0-9a-f]{8}-[0-9a-f-]{27})/, source: "healthchecks.io/docs/http_api" },
  { host: ".m.pipedream.net", path: /^()/, source: "pipedream.com/docs" },
  { host: "api.netlify.com", path: /^\/build_hooks\/([0-9a-f]{24})/, source: "docs.netlify.com/configure-builds/build-hooks" },
  {
    host: "api.vercel.com",
    path: /^\/v1\/integrations\/deploy\/(prj_[A-Za-z0-9]{20,40}\/[A-Za-z0-9]{8,14})/,
    source: "vercel.com/docs/deploy-hooks",
  },
  { host: "api.render.com", path: /^\/deploy\/srv-[a-z0-9]{20}\?key=([\w-]{8,24})/, source: "render.com/docs/deploy-hooks" },
  {
    host: "calendar.google.com",
    path: /^\/calendar\/ical\/[^/\s]{3,120}\/private-([0-9a-f]{32})/,
    source: "support.google.com/calendar, secret address in iCal format",
  },
];
const hooksByHost = new Map(hooks.filter(({ host }) => !host.startsWith(".")).map((hook) => [hook.host, hook]));
const hooksByTail = hooks.filter(({ host }) => host.startsWith("."));

// The last eight bytes of their hosts: nearly all others are sent away by them.
const endSize = 8;
const hookEnds = new Uint8Array(65_536);
const endOf = (bytes: Uint8Array, stop: number): number => {
  let hash = 0;
  for (let at = stop - endSize; at < stop; at++) hash = Math.imul(hash ^ (bytes[at]! | 0x20), 0x01000193);
  return (hash >>> 16) ^ (hash & 0xffff);
};
for (const { host } of hooks) hookEnds[endOf(new TextEncoder().encode(host.padStart(endSize, ".")), Math.max(host.length, endSize))] = 1;
function mayHook(bytes: Uint8Array, host: number, stop: number): boolean {
  // A port behind the host, or a short one.
  return stop - host < endSize || bytes[stop - 1]! < 58 || hookEnds[endOf(bytes, stop)] === 1;
}

function hookOf(host: string): Hook | undefined {
  const colon = host.indexOf(":");
  let name = colon < 0 ? host : host.slice(0, colon);
  // Discord's test clients.
  for (const front of ["www.", "ptb.", "canary."]) if (name.startsWith(front)) name = name.slice(front.length);
  return hooksByHost.get(name) ?? hooksByTail.find(({ host: tail }) => name.endsWith(tail));
}

// Words in a path that say what a token in it or behind it is for.
const resetWord =
  /reset|recover|forgot|passwor[dt]|passwd|verif|activat|confirm|invit|magic|passwordless|onboard|accept|registration|set-?pw|login-?link|one-?time|mot-de-passe|contrasena|senha/i;
const lesserWord = /unsubscri|opt-?out|preference|newsletter|abmelden|desinscri/i;

// The first four letters of those words: most paths are sent away by them.
const resetHeads = new Uint8Array(65_536);
const headOf = (word: number): number => Math.imul(word, 0x9e3779b1) >>> 16;
for (const source of [resetWord.source, lesserWord.source])
  for (const word of source.replace(/\[[^\]]*\]/g, "").split("|"))
    for (const head of [word.replace(/-\?/, "-").slice(0, 4), word.replace(/-\?/, "").slice(0, 4)])
      resetHeads[headOf([...head].reduce((sum, char) => (sum << 8) | char.charCodeAt(0), 0) | 0x20202020)] = 1;
function mayReset(bytes: Uint8Array, from: number, to: number): boolean {
  let word = 0;
  for (let at = from; at < to; at++) {
    word = (word << 8) | bytes[at]!;
    if (resetHeads[headOf(word | 0x20202020)] === 1) return true;
  }
  return false;
}

/** A token in the path of a link that resets, verifies or invites: `/reset-password/<token>`; Django's `/reset/<uid>/<token>/`. */
function linkAt(bytes: Uint8Array, path: number, stop: number): Credential | null {
  // Only behind another part, and only as long as a token is: most paths have none.
  let from = path;
  let count = 0;
  let long = false;
  for (let at = path; at <= stop && !long; at++) {
    const byte = at < stop ? bytes[at] : 47;
    if (byte !== 47 && byte !== 63 && byte !== 35) continue;
    long = count++ > 0 && at - from >= 16;
    from = at + 1;
    if (byte !== 47) break;
  }
  if (!long || !mayReset(bytes, path, stop)) return null;
  const text = ascii(bytes, path, stop);
  const query = text.search(/[?#]/);
  const parts = (query < 0 ? text : text.slice(0, query)).split("/", 12);
  from = path;
  let told = false;
  for (const part of parts) {
    if (told && part.length >= 16 && part.length <= 512 && !/\.\w{2,5}$/.test(part) && randomLooking(part)) {
      // An object's id is no token.
      const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(part);
      return placeholderLooking(part) ? null : found("reset-link", from, from + part.length, uuid ? "tentative" : "firm");
    }
    if (part.length < 40 && (resetWord.test(part) || lesserWord.test(part))) told = true;
    from += part.length + 1;
  }
  return null;
}

/**
 * What a URL gives away in its authority or path, or null: the password of its userinfo, under any scheme (`postgres:`, `mongodb+srv:`,
 * `amqps:`, `https:`); a webhook's address; the seed in `otpauth:` (github.com/google/google-authenticator, Key Uri Format); a token in the
 * path of a link that resets, verifies or invites. Parameters are `parameterAt`'s.
 *
 * To be called at the `:` of `://`.
 */
export function urlAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  if (bytes[at + 1] !== 47 || bytes[at + 2] !== 47) return null;
  const start = schemeStart(bytes, at);
  if (start === at) return null;
  const scheme = ascii(bytes, start, at).toLowerCase();
  if (scheme.startsWith("otpauth")) return seedAt(bytes, at, end);
  const userinfo = userinfoAt(bytes, at, end, scheme);
  if (userinfo) return userinfo;
  if (scheme !== "https" && scheme !== "http" && !scheme.startsWith("coap")) return null;
  const host = at + 3;
  let path = host;
  while (path < end && path - host < 254 && isOf(bytes[path], URL_PART) && bytes[path] !== 47 && bytes[path] !== 63 && bytes[path] !== 35)
    path++;
  if (bytes[path] !== 47 || path >= end) return null;
  // As far as the URL goes; the next `://` in it is looked at by itself.
  let stop = path;
  const most = Math.min(end, path + 1024);
  while (stop < most && isOf(bytes[stop], URL_PART) && !(bytes[stop] === 58 && bytes[stop + 1] === 47)) stop++;
  const hook = mayHook(bytes, host, path) ? hookOf(ascii(bytes, host, path).toLowerCase()) : undefined;
  if (hook) {
    const match = hook.path.exec(ascii(bytes, path, stop));
    const secret = match?.[1];
    if (match && secret) {
      const from = path + match[0].indexOf(secret);
      const sample = placeholderLooking(secret) || /X{6}|0{8}|T00000000/.test(secret);
      return found("webhook-url", from, from + secret.length, sample ? null : "firm", 0);
    }
  }
  return deviceAt(bytes, path, stop) ?? linkAt(bytes, path + 1, stop);
}

const deviceVerbs = new Set(["telemetry", "attributes", "rpc", "claim", "provision"]);
/** The token of a device in a path: `/api/v1/<token>/telemetry` (thingsboard.io/docs/reference/http-api). */
function deviceAt(bytes: Uint8Array, path: number, stop: number): Credential | null {
  const from = path + 8;
  if (stop < from + 24 || bytes[from + 20] !== 47 || !standsAt(bytes, path, stop, "/api/v1/")) return null;
  if (runEnd(bytes, from, stop, WORD, 21) !== from + 20) return null;
  const verb = ascii(bytes, from + 21, Math.min(stop, from + 32)).split(/[/?#]/, 1)[0]!;
  const token = ascii(bytes, from, from + 20);
  if (!deviceVerbs.has(verb) || !/\d/.test(token) || !randomLooking(token)) return null;
  return found("access-token", from, from + 20, placeholderLooking(token) ? null : "firm", 0);
}

/** The seed of `otpauth://totp/…?secret=…`, and the payload of `otpauth-migration://offline?data=…`. */
function seedAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  let to = at + 3;
  const stop = Math.min(end, at + 2048);
  while (to < stop && (isOf(bytes[to], URL_PART) || bytes[to] === 32) && !(bytes[to] === 58 && bytes[to + 1] === 47)) to++;
  const text = ascii(bytes, at, to);
  const match = /^:\/\/[^\s"'<>\\]{1,400}?(?:[?&]|&amp;)(secret=[A-Za-z2-7=% -]{8,200}|data=[\w%+/=-]{20,1600})/.exec(text);
  if (!match) return null;
  const value = match[1]!.slice(match[1]!.indexOf("=") + 1);
  const start = at + match[0].length - value.length;
  return found("totp-secret", start, at + match[0].length, placeholderLooking(value) || sampleSeeds.has(value) ? null : "proven");
}

/** The seeds of Google's documentation and of RFC 6238's appendix B, put together from their halves. */
const sampleSeeds = new Set(["JBSWY3DP", "GEZDGNBVGY3TQOJQ"].flatMap((half) => [half, `${half}EHPK3PXP`, half + half]));

/** Whether a value is a seed of one-time passwords: base32 (RFC 4648 6) of at least 80 bits; blanks between groups are allowed. */
export function seedLooking(value: string): boolean {
  const bare = value.replace(/[\s-]/g, "").replace(/=+$/, "");
  return (
    bare.length >= 16 &&
    bare.length <= 128 &&
    /^(?:[A-Z2-7]+|[a-z2-7]+)$/.test(bare) &&
    /\d/.test(bare) &&
    !sampleSeeds.has(bare.toUpperCase())
  );
}

/** What a parameter's name says; `needs` is what must stand elsewhere in the same URL. */
interface Parameter {
  readonly type: string;
  readonly value: RegExp;
  readonly needs?: RegExp;
  readonly confidence?: Confidence;
}

const opaque = /^[\w.~+/=%:|-]{8,4096}$/;
const parameters = new Map<string, Parameter>();
const rule = (names: string, parameter: Parameter): void => {
  for (const name of names.split(" ")) parameters.set(name, parameter);
};
// Presigned URLs.
rule("x-amz-signature", { type: "presigned-url", value: /^[0-9a-f]{64}$/ }); // docs.aws.amazon.com/AmazonS3, sigv4-query-string-auth
rule("x-goog-signature", { type: "presigned-url", value: /^[0-9a-fA-F]{64,1024}$/ }); // cloud.google.com/storage/docs/access-control/signed-urls
rule("x-oss-signature", { type: "presigned-url", value: /^[0-9a-f]{64}$/ }); // alibabacloud.com/help/oss, signature version 4
rule("x-tos-signature x-obs-signature x-cos-signature", { type: "presigned-url", value: /^[0-9a-f]{64}$/ });
rule("x-amz-security-token x-oss-security-token x-cos-security-token security-token", {
  type: "access-token",
  value: /^[\w%+/=.-]{60,4096}$/,
});
rule("q-signature", { type: "presigned-url", value: /^[0-9a-f]{40}$/, needs: /q-ak=/ }); // cloud.tencent.com, COS
rule("signature", {
  type: "presigned-url",
  value: /^[\w%+/=~-]{20,1024}$/,
  needs: /[?&;](?:AWSAccessKeyId|GoogleAccessId|OSSAccessKeyId|AccessKeyId|Key-Pair-Id)=/i,
}); // AWS signature version 2, GCS version 2, OSS version 1, CloudFront
rule("sig", { type: "presigned-url", value: /^[\w%+/=-]{40,60}$/, needs: /[?&;](?:se|sp|sv|sr)=/ }); // learn.microsoft.com/azure/storage, service SAS; Logic Apps
// OAuth and OpenID Connect, RFC 6749 and what it forbids in a URL.
rule("access_token accesstoken oauth_token_secret bearer_token", { type: "access-token", value: opaque });
rule("refresh_token refreshtoken", { type: "refresh-token", value: opaque });
rule("id_token id_token_hint jwt assertion client_assertion samlresponse samlart", { type: "access-token", value: opaque });
rule("oauth_verifier code_verifier", { type: "oauth-code", value: opaque });
rule("code", { type: "oauth-code", value: /^[\w.~+/=%-]{10,2048}$/, needs: /[?&#;](?:state|session_state|iss)=/ });
rule("ticket", { type: "oauth-code", value: /^(?:ST|PT)-[\w.-]{8,250}$/ }); // apereo.github.io/cas, protocol
rule(
  "auth_token authtoken auth-token session_token sessiontoken private_token personal_access_token job_token sso_token ssotoken login_token logintoken user_token usertoken remember_token api_token apitoken security_token device_token",
  {
    type: "access-token",
    value: opaque,
  },
);
rule("jsessionid phpsessid sessionid session_id sessid session_key asp.net_sessionid", { type: "session-id", value: opaque });
rule(
  "api_key apikey api-key x-api-key access_key accesskey subscription-key subscription_key developer_key devkey hapikey app_key appkey auth_key authkey integration_key",
  { type: "api-key", value: opaque },
);
rule("client_secret clientsecret app_secret appsecret api_secret apisecret consumer_secret shared_secret secret secret_key secretkey", {
  type: "secret",
  value: opaque,
});
rule("password passwd pwd pass passwort passphrase new_password user_password userpassword", { type: "password", value: /^[^\s]{4,256}$/ });
rule(
  "reset_token resettoken reset_password_token password_reset_token confirmation_token activation_token verification_token verify_token invitation_token invite_token email_token unlock_token magic_token oobcode",
  {
    type: "reset-link",
    value: opaque,
  },
);
// What only the path can tell.
const told = words("token t key k code hash otp c verify confirm activation_key activation_code invite uidtoken tk h login");

/**
 * The secret value of a parameter in a query, a fragment or a form body, or null: signatures of presigned URLs (AWS, Google, Azure SAS,
 * Alibaba, Tencent, CloudFront), tokens and codes of OAuth, session ids, keys, passwords, and the token of a link that resets, verifies or
 * invites. Its span is the value. A signature also needs the other parameters of its scheme.
 *
 * To be called at `?`, `&`, `#` and `;` (as in `;jsessionid=`, `&amp;`) where a letter follows.
 */
export function parameterAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  const sign = bytes[at];
  if (sign !== 63 && sign !== 38 && sign !== 35 && sign !== 59) return null;
  const from = sign === 38 && standsAt(bytes, at, end, "&amp;") ? at + 5 : at + 1;
  let equals = from;
  const most = Math.min(end, from + 40);
  while (equals < most && isOf(bytes[equals], URL_PART) && bytes[equals] !== 61 && bytes[equals] !== 38 && bytes[equals] !== 63) equals++;
  if (bytes[equals] !== 61 || equals === from || equals >= end) return null;
  const name = ascii(bytes, from, equals).toLowerCase();
  // `;` ends the escape of `&`, or begins a path parameter; keys of connection strings stand behind it, too.
  if (sign === 59 && !standsAt(bytes, at - 4, end, "&amp;") && !/^(?:jsessionid|phpsessid|sessionid)/.test(name)) return null;
  const parameter = parameters.get(name);
  if (!parameter && !told.has(name)) return null;
  const start = equals + 1;
  let stop = start;
  const last = Math.min(end, start + 4096);
  while (stop < last && isOf(bytes[stop], URL_PART) && bytes[stop] !== 38 && bytes[stop] !== 35 && bytes[stop] !== 59 && bytes[stop] !== 63)
    stop++;
  // The dot or bracket of the sentence around it.
  while (stop > start && /[.,)\]}]/.test(String.fromCharCode(bytes[stop - 1]!))) stop--;
  if (stop - start < 4) return null;
  const value = ascii(bytes, start, stop);
  const sample = maskedLooking(value) || placeholderLooking(value) || descriptorLooking(value);
  // A code without a state is none of OAuth, but may be one of a link.
  if (!parameter || (name === "code" && parameter.value.test(value) && !urlSays(bytes, at, stop, end, parameter.needs!)))
    return tokenOfLink(bytes, at, name, start, value, sample);
  const { type, value: shape, needs } = parameter;
  if (!shape.test(value) || (needs && !urlSays(bytes, at, stop, end, needs))) return null;
  if (sample) return found(type, start, stop, null);
  if (type === "password") return found(type, start, stop, /\d|[^A-Za-z]/.test(value) ? "firm" : "tentative");
  if (type === "presigned-url") return found(type, start, stop, "firm");
  if (!randomLooking(value))
    return value.length >= 8 && /\d/.test(value) && /[a-z]/i.test(value) && type !== "oauth-code"
      ? found(type, start, stop, "tentative")
      : null;
  return found(type, start, stop, "firm");
}

/** Whether the URL around a parameter says something. */
function urlSays(bytes: Uint8Array, at: number, stop: number, end: number, needs: RegExp): boolean {
  let from = at;
  const least = Math.max(0, at - around);
  while (from > least && isOf(bytes[from - 1], URL_PART)) from--;
  const to = runEnd(bytes, stop, end, URL_PART, around);
  return needs.test(ascii(bytes, from, to));
}

/** A token whose name says little: what the path before it says decides. */
function tokenOfLink(bytes: Uint8Array, at: number, name: string, start: number, value: string, sample: boolean): Credential | null {
  const stop = start + value.length;
  if (value.length < 6 || value.length > 2048) return null;
  const digits = /^\d{4,8}$/.test(value);
  if (!sample && !digits && !randomLooking(value)) return null;
  let from = at;
  const least = Math.max(0, at - 200);
  while (from > least && isOf(bytes[from - 1], URL_PART)) from--;
  const before = ascii(bytes, from, at);
  // Without a path before it there is nothing that tells.
  const path = before.replace(/^[\w+.-]*:\/\/[^/]*/, "");
  const reset = resetWord.test(path);
  const lesser = !reset && lesserWord.test(path);
  if (!reset && !lesser) {
    return name === "token" && !sample && !digits && value.length >= 20 ? found("access-token", start, stop, "firm") : null;
  }
  return found("reset-link", start, stop, sample ? null : lesser || digits ? "tentative" : "firm");
}

// What a key=value list must hold besides the secret, to be a connection string.
const companions = words(
  "datasource server host hostname addr address networkaddress initialcatalog database dbname databasename db driver provider dsn dbq port uid userid user username usr accountname endpoint sharedaccesskeyname " +
    "blobendpoint endpointsuffix defaultendpointsprotocol hostnamesuffix deviceid accountendpoint integratedsecurity trustedconnection encrypt persistsecurityinfo servicename sslmode location proxyhttp",
);

const letterLike = (byte: number): boolean => (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte === 95;

/** Whether the key before `=` is one of a connection; keys may have blanks (`Data Source`). */
function isCompanion(bytes: Uint8Array, equals: number, least: number): boolean {
  let to = equals;
  while (to > least && (bytes[to - 1] === 32 || bytes[to - 1] === 9)) to--;
  let from = to;
  let word = -1;
  while (from > least && to - from < 24 && (letterLike(bytes[from - 1]!) || bytes[from - 1] === 32)) {
    from--;
    if (bytes[from] === 32 && word < 0) word = from + 1;
  }
  const key = (at: number): string => ascii(bytes, at, to).toLowerCase().replace(/[ _]/g, "");
  return from < to && (companions.has(key(from)) || (word >= 0 && companions.has(key(word))));
}

/** Whether another key of a connection stands near, in the same string: up to four before, up to two behind. */
function inConnection(bytes: Uint8Array, left: number, stop: number, end: number): boolean {
  const least = Math.max(0, left - 120);
  let start = left;
  while (start > least && bytes[start - 1] !== 10 && bytes[start - 1] !== 34 && bytes[start - 1] !== 39) start--;
  let seen = 0;
  for (let at = left - 1; at > start && seen < 4; at--) if (bytes[at] === 61 && seen++ < 4 && isCompanion(bytes, at, start)) return true;
  const most = Math.min(end, stop + 80);
  seen = 0;
  for (let at = stop; at < most && seen < 2; at++) {
    const byte = bytes[at]!;
    if (byte === 10 || byte === 60 || (byte === 34 && at > stop)) break;
    if (byte === 61 && seen++ < 2 && isCompanion(bytes, at, stop)) return true;
  }
  return false;
}

const secretNames: Readonly<Record<string, "password" | "key">> = {
  password: "password",
  pwd: "password",
  passwd: "password",
  accountkey: "key",
  sharedaccesskey: "key",
  sharedaccesssignature: "key",
  sharedsecretvalue: "key",
  sharedsecret: "key",
  accesskey: "key",
  secretkey: "key",
  secret: "key",
  primarykey: "key",
};

/**
 * The secret in a list of `key=value`, or null: ADO.NET, ODBC and OLE DB (`Server=…;Password=…`), JDBC (`;password=`,
 * `?user=…&password=…`), libpq (`host=… password=…`), PHP's DSN, Azure (`AccountKey=`, `SharedAccessKey=`, `Endpoint=sb://`). Its span is
 * the value. Another key of a connection string must stand near.
 *
 * To be called at `=`, where the word before it ends in `d`, `y`, `e` or `t` (password, pwd, …key, …signature, …secret; any case).
 */
export function connectionSecretAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  let right = at;
  while (right > 0 && at - right < 4 && (bytes[right - 1] === 32 || bytes[right - 1] === 9)) right--;
  let left = right;
  const last = bytes[right - 1]! | 32;
  // password, …key, …signature, …secret
  if (last !== 100 && last !== 121 && last !== 101 && last !== 116) return null;
  while (left > 0 && right - left < 24 && letterLike(bytes[left - 1]!)) left--;
  if (right - left < 3) return null;
  const name = ascii(bytes, left, right).toLowerCase().replace(/_/g, "");
  const sort = secretNames[name];
  if (!sort) return null;
  let start = at + 1;
  while (start < end && start - at < 4 && (bytes[start] === 32 || bytes[start] === 9)) start++;
  const opening = bytes[start];
  let stop = start;
  const most = Math.min(end, start + 512);
  const closing = opening === 34 || opening === 39 ? opening : opening === 123 && bytes[start + 1] !== 123 ? 125 : 0;
  if (closing !== 0) {
    start++;
    stop = start;
    while (stop < most && bytes[stop] !== closing && bytes[stop] !== 10) stop++;
    if (bytes[stop] !== closing) return null;
  } else {
    // `;` ends a value; a blank, a quote or a bracket ends the string.
    while (
      stop < most &&
      bytes[stop]! > 32 &&
      bytes[stop]! !== 59 &&
      bytes[stop]! !== 34 &&
      bytes[stop]! !== 39 &&
      bytes[stop]! !== 60 &&
      bytes[stop]! !== 96
    ) {
      if (bytes[stop] === 38 || (bytes[stop] === 92 && (bytes[stop + 1] === 34 || bytes[stop + 1] === 39 || bytes[stop + 1] === 110)))
        break;
      stop++;
    }
  }
  if (stop - start < 3 || stop - start > 400) return null;
  const value = ascii(bytes, start, stop);
  if (!/[A-Za-z0-9]/.test(value)) return null;
  // `user = password = x` is code: only `;` parts keys that have blanks around their sign.
  if (closing === 0 && (right < at || start > at + 1) && bytes[stop] !== 59 && bytes[left - 1] !== 59 && bytes[left - 2] !== 59)
    return null;
  if (!inConnection(bytes, left, stop, end)) return null;
  // A list in code (`connect(host=host, password=password)`) is parted by commas and has no strings.
  if (closing === 0 && /[,(]\s*$/.test(ascii(bytes, Math.max(0, left - 4), left))) return null;
  if (/^[[(]|^\$|\(\)|^%|^@|^#\{|^\{\{/.test(value) || maskedLooking(value) || placeholderLooking(value) || templateish(value))
    return found("connection-string", start, stop, null);
  if (sort === "key") {
    const size = decodeBase64(value)?.length ?? 0;
    if (size === 32 || size === 64) return found("connection-string", start, stop, "proven");
    return value.length >= 16 && randomLooking(value) ? found("connection-string", start, stop, "firm") : null;
  }
  const low = value.toLowerCase();
  return found("connection-string", start, stop, everyoneSays.has(low) || descriptorLooking(value) ? "tentative" : "firm");
}

const templateish = (value: string): boolean =>
  /^(?:process\.env|os\.|env\.|self\.|this\.|config\.|args\.|settings\.)/.test(value) || /[{(]\w*[)}]/.test(value);

/** `user/password@host` of Oracle: `jdbc:oracle:thin:scott/tiger@…`. To be called at the start of the word `jdbc`. */
export function oracleAt(bytes: Uint8Array, at: number, end: number): Credential | null {
  if (!standsInAnyCase(bytes, at, end, "jdbc:oracle:")) return null;
  const match = /^jdbc:oracle:(?:thin|oci8?|kprb):([^\s/@"':]{1,64})\/([^\s@"']{2,128})@/i.exec(ascii(bytes, at, Math.min(end, at + 240)));
  if (!match) return null;
  const password = match[2]!;
  const start = at + match[0].length - 1 - password.length;
  const sample = maskedLooking(password) || placeholderLooking(password);
  return found(
    "connection-string",
    start,
    start + password.length,
    sample ? null : everyoneSays.has(password.toLowerCase()) || password === "tiger" ? "tentative" : "firm",
  );
}
