// In: the environment. Out: settings, or an error that names what is missing. There is no default for a secret.
import { COSTS } from "./passwords.js";

const SECRET_BYTES = 32; // HS256 wants a key as long as its hash (RFC 7518, section 3.2)

export function readSettings(environment) {
  return {
    jwtSecret: secret(environment, "JWT_SECRET"), // signs tokens and does nothing else
    hashKey: secret(environment, "HASH_KEY"), // pseudonyms in logs, digests of government ids
    passwords: { alice: environment.ALICE_PASSWORD, bob: environment.BOB_PASSWORD, admin: environment.ADMIN_PASSWORD }, // who has none cannot log in
    passwordCosts: COSTS,
    auditFile: environment.AUDIT_FILE ?? "audit.jsonl",
    issuer: "https://orders.invalid",
    audience: "orders-api",
    accessSeconds: 900,
    refreshSeconds: 86_400,
    requestsPerMinute: number(environment, "REQUESTS_PER_MINUTE", 3_000), // by subject; by address before there is one
    loginsPerMinute: number(environment, "LOGINS_PER_MINUTE", 30), // by address
    loginsPerName: number(environment, "LOGINS_PER_NAME", 10), // wrong ones by user name, in fifteen minutes
    trustedProxies: number(environment, "TRUSTED_PROXIES", 0), // how many X-Forwarded-For entries are ours
  };
}

function secret(environment, name) {
  const value = Buffer.from(environment[name] ?? "");
  if (value.length < SECRET_BYTES)
    throw new Error(`${name} must hold ${SECRET_BYTES} random bytes or more, for example: openssl rand -base64 32`);
  return value;
}

function number(environment, name, fallback) {
  const value = Number(environment[name] ?? fallback);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number`);
  return value;
}
