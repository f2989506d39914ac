// In: a source of numbers. Out: made-up credentials in the shapes that their vendors publish, with their checksums. Nothing here opens anything.

import { base62, crc32 } from "./check-digits.js";
import { alphanumeric, lower, type Random, upper, uuid } from "./random.js";

export interface Credential {
  readonly type: string;
  readonly types: readonly string[];
  /** A field that usually holds it; the value is told by its shape all the same. */
  readonly names: string;
  readonly make: (r: Random) => string;
}

const word64 = `${alphanumeric}-_`;
const base64 = `${alphanumeric}+/`;
const rows: Credential[] = [];
const token = (type: string, types: string, names: string, make: (r: Random) => string): void => {
  rows.push({ type, types: [type, ...types.split(" ").filter(Boolean)], names, make });
};
const tail = (r: Random, alphabet: string, length: number): string => r.from(alphabet, length);

/** docs.github.com, "About authentication": 30 characters and their CRC-32 in base 62. */
const summed = (r: Random, prefix: string): string => {
  const body = tail(r, alphanumeric, 30);
  return prefix + body + base62(crc32(body), 6);
};
token("github-token", "github-*", "access_token", (r) => summed(r, `gh${r.pick("pousr")}_`));
token("npm-token", "npm-*", "npm_token", (r) => summed(r, "npm_"));
token("gitlab-token", "gitlab-*", "private_token", (r) => `gl${"pat"}-${tail(r, alphanumeric, 20)}`);
token("stripe-key", "stripe-*", "payment_key", (r) => `${r.pick(["s", "r"])}k_${"live"}_${tail(r, alphanumeric, r.pick([24, 99]))}`);
token("stripe-webhook-secret", "stripe-*", "webhook_secret", (r) => `wh${"sec"}_${tail(r, alphanumeric, 32)}`);
token("aws-access-key-id", "aws-*", "access_key_id", (r) => `AK${"IA"}${r.pick("QTXYZ")}${tail(r, `${upper}234567`, 15)}`);
token(
  "slack-token",
  "slack-*",
  "bot_token",
  (r) => `xo${"xb"}-${r.pick("123456789")}${r.digits(11)}-${r.pick("123456789")}${r.digits(12)}-${tail(r, alphanumeric, 24)}`,
);
token(
  "slack-webhook",
  "slack-* webhook-*",
  "webhook_url",
  (r) =>
    `https://hooks.slack${".com"}/services/T${tail(r, `${upper}0123456789`, 10)}/B${tail(r, `${upper}0123456789`, 10)}/${tail(r, alphanumeric, 24)}`,
);
token("google-api-key", "google-*", "maps_key", (r) => `AI${"za"}Sy${tail(r, word64, 33)}`);
token("google-oauth-secret", "google-*", "client_secret", (r) => `GOC${"SPX"}-${tail(r, word64, 28)}`);
token("google-oauth-token", "google-*", "access_token", (r) => `ya${"29"}.a0${tail(r, word64, 140)}`);
token("openai-key", "openai-*", "openai_key", (r) => `sk-${"proj"}-${tail(r, word64, 74)}T3${"Blbk"}FJ${tail(r, word64, 74)}`);
token("anthropic-key", "anthropic-*", "llm_key", (r) => `sk-${"ant"}-api03-${tail(r, word64, 93)}AA`);
token("sendgrid-key", "sendgrid-*", "mail_key", (r) => `S${"G"}.${tail(r, word64, 22)}.${tail(r, word64, 43)}`);
token("twilio-key", "twilio-*", "sms_key", (r) => `S${"K"}${r.hex(32)}`);
token("pypi-token", "pypi-*", "upload_token", (r) => `py${"pi"}-AgEIcHlwaS5vcmc${tail(r, word64, 160)}`);
token("rubygems-key", "rubygems-*", "gem_key", (r) => `ruby${"gems"}_${r.hex(48)}`);
token("digitalocean-token", "digitalocean-*", "cloud_token", (r) => `do${"p"}_v1_${r.hex(64)}`);
token("doppler-token", "doppler-*", "config_token", (r) => `d${"p.pt"}.${tail(r, alphanumeric, 43)}`);
token("huggingface-token", "huggingface-*", "hub_token", (r) => `h${"f"}_${tail(r, upper + lower, 34)}`);
token("shopify-token", "shopify-*", "shop_token", (r) => `shp${r.pick(["at", "ca", "pa"])}_${r.hex(32)}`);
token("databricks-token", "databricks-*", "workspace_token", (r) => `d${"api"}${r.hex(32)}`);
token("newrelic-key", "newrelic-* new-relic-*", "monitor_key", (r) => `NR${"AK"}-${tail(r, `${upper}0123456789`, 27)}`);
token("grafana-token", "grafana-*", "dashboard_token", (r) => {
  const body = `gl${"sa"}_${tail(r, alphanumeric, 32)}`;
  // Least byte first.
  const sum = crc32(body).toString(16).padStart(8, "0");
  return `${body}_${sum.slice(6)}${sum.slice(4, 6)}${sum.slice(2, 4)}${sum.slice(0, 2)}`;
});
token("linear-key", "linear-*", "tracker_key", (r) => `lin${"_api"}_${tail(r, alphanumeric, 40)}`);
token("postman-key", "postman-*", "collection_key", (r) => `PM${"AK"}-${r.hex(24)}-${r.hex(34)}`);
token("vault-token", "vault-* hashicorp-*", "vault_token", (r) => `hv${"s"}.${tail(r, word64, 95)}`);
token(
  "dynatrace-token",
  "dynatrace-*",
  "ingest_token",
  (r) => `dt0${"c01"}.${tail(r, `${upper}234567`, 24)}.${tail(r, `${upper}234567`, 64)}`,
);
token("groq-key", "groq-*", "inference_key", (r) => `g${"sk"}_${tail(r, alphanumeric, 52)}`);
token("airtable-token", "airtable-*", "base_token", (r) => `p${"at"}${tail(r, alphanumeric, 14)}.${r.hex(64)}`);
token("planetscale-token", "planetscale-*", "database_token", (r) => `psc${"ale"}_tkn_${tail(r, word64, 43)}`);
token("docker-token", "docker-*", "registry_token", (r) => `dckr${"_pat"}_${tail(r, word64, 27)}`);
token("supabase-token", "supabase-*", "project_token", (r) => `s${"bp"}_${r.hex(40)}`);
token("square-token", "square-*", "pos_token", (r) => `EA${"AA"}${tail(r, word64, 60)}`);
token("telegram-token", "telegram-*", "bot_token", (r) => `${r.pick("123456789")}${r.digits(9)}:${"AA"}${tail(r, word64, 33)}`);
token("mailchimp-key", "mailchimp-*", "campaign_key", (r) => `${r.hex(32)}-us${r.between(1, 20)}`);
token("mailgun-key", "mailgun-*", "mailgun_key", (r) => `ke${"y"}-${r.hex(32)}`);
token("fly-token", "fly-*", "deploy_token", (r) => `fo1${"_"}${tail(r, word64, 43)}`);
token("adafruit-key", "adafruit-*", "feed_key", (r) => `ai${"o"}_${tail(r, alphanumeric, 28)}`);
token("heroku-token", "heroku-*", "dyno_key", (r) => `HR${"KU"}-AA${tail(r, word64, 58)}`);
token(
  "tailscale-key",
  "tailscale-*",
  "network_key",
  (r) => `ts${"key"}-auth-k${tail(r, alphanumeric, 10)}CNTRL-${tail(r, alphanumeric, 32)}`,
);
token("pulumi-token", "pulumi-*", "stack_token", (r) => `p${"ul"}-${r.hex(40)}`);
token("figma-token", "figma-*", "design_token", (r) => `fi${"gd"}_${tail(r, word64, 40)}`);

const wide = (text: string): string => {
  let out = "";
  for (let i = 0; i < text.length; i += 3) {
    const [a, b, c] = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
    out +=
      base64[a >> 2]! +
      base64[((a & 3) << 4) | (b >> 4)] +
      (Number.isNaN(b) ? "=" : base64[((b & 15) << 2) | (c >> 6)]) +
      (Number.isNaN(c) ? "=" : base64[c & 63]);
  }
  return out;
};
/** Base64 of ASCII, RFC 4648 section 4. */
export const base64Of = wide;
const url64 = (text: string): string => wide(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

export const jwt = (r: Random): string =>
  `${url64(JSON.stringify({ alg: r.pick(["HS256", "RS256"]), typ: "JWT", kid: r.hex(8) }))}.${url64(JSON.stringify({ sub: uuid(r), iss: "https://login.northwind-logistics.eu/", iat: 1_720_000_000 + r.below(9e6), exp: 1_730_000_000 + r.below(9e6), scope: "read write" }))}.${tail(r, word64, 42)}${r.pick("AEIMQUYcgkosw048")}`;
export const opaque = (r: Random, length = 40): string => {
  for (;;) {
    const text = tail(r, alphanumeric, length);
    if (/\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text)) return text;
  }
};
export const password = (r: Random): string =>
  `${r.pick(["Tr0ub", "kW7", "Zq!9", "mN4#", "Vx2$"])}${tail(r, alphanumeric, 6)}${r.pick("!#%*?")}${r.digits(2)}`;
export const bcrypt = (r: Random): string =>
  `$2${r.pick("aby")}$1${r.pick("012")}$${tail(r, `${alphanumeric}./`, 21)}${r.pick(".Oeu")}${tail(r, `${alphanumeric}./`, 31)}`;
export const argon2 = (r: Random): string => `$argon2id$v=19$m=65536,t=3,p=4$${tail(r, base64, 22)}$${tail(r, base64, 43)}`;
export const djangoHash = (r: Random): string =>
  `pbkdf2_sha256$${r.pick([600000, 720000])}$${tail(r, alphanumeric, 22)}$${tail(r, base64, 43)}=`;
export const privateKey = (r: Random): string => {
  const label = `${r.pick(["RSA ", "EC ", ""])}PRIVATE KEY`;
  const lines = Array.from({ length: r.between(4, 12) }, (_, i) => (i === 0 ? "MII" : "") + tail(r, base64, i === 0 ? 61 : 64));
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n${tail(r, base64, 30)}==\n-----END ${label}-----`;
};
export const connection = (r: Random): { readonly text: string; readonly secret: string } => {
  const secret = opaque(r, 18);
  return {
    text: `${r.pick(["postgres", "mysql", "mongodb", "amqp", "redis"])}://${r.pick(["app", "svc_orders", "reporting"])}:${secret}@db-${r.between(1, 9)}.northwind-logistics.eu:${r.pick([5432, 3306, 27017])}/main`,
    secret,
  };
};
export const storage = (r: Random): { readonly text: string; readonly secret: string } => {
  const secret = `${tail(r, base64, 86)}==`;
  return { text: `DefaultEndpointsProtocol=https;AccountName=northwindstore;AccountKey=${secret};EndpointSuffix=core.windows.net`, secret };
};
export const totpSeed = (r: Random): string => tail(r, `${upper}234567`, 32);
/** 40 characters of base64, as AWS gives them out. */
export const awsSecret = (r: Random): string => {
  for (;;) {
    const text = tail(r, base64, 40);
    if (/[+/]/.test(text) && /\d/.test(text)) return text;
  }
};

export const credentials: readonly Credential[] = rows;
