import { createHash, createHmac, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { commandSecretAt } from "../src/credentials/commands.js";
import type { Credential } from "../src/credentials/credential.js";
import { credentialTypes } from "../src/credentials/credential-types.js";
import { accountLineAt, bareHash, ciscoHolds, hashAt, hashStart, scramPrivateMembers } from "../src/credentials/hashes.js";
import { authorizationAt, cookieAt, cookieSort, headerType, schemeAt, wrappedProofAt } from "../src/credentials/headers.js";
import { judgeSecret, publicLooking } from "../src/credentials/judge.js";
import { jwkPrivateMembers } from "../src/credentials/jwk.js";
import { jwtAt } from "../src/credentials/jwt.js";
import { privateKeyAt } from "../src/credentials/pem.js";
import { descriptorLooking, maskedLooking, placeholderLooking } from "../src/credentials/placeholder.js";
import { randomLooking, rarity } from "../src/credentials/rarity.js";
import { connectionSecretAt, oracleAt, parameterAt, seedLooking, urlAt } from "../src/credentials/urls.js";
import { wordCredentialAt } from "../src/credentials/word-credential.js";

// Values are made by code, so that no credential stands in this file.
let seed = 7;
const below = (limit: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * limit);
};
const alphabets = {
  base62: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  crypt: "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  hex: "0123456789abcdef",
  HEX: "0123456789ABCDEF",
  base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  base36: "0123456789abcdefghijklmnopqrstuvwxyz",
};
const some = (alphabet: keyof typeof alphabets, size: number): string =>
  Array.from({ length: size }, () => alphabets[alphabet][below(alphabets[alphabet].length)]).join("");
const slot = (name: string): string => ["$", "{", name, "}"].join("");
const bytesOf = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => below(256)));
const base64 = (value: string | Buffer): string => Buffer.from(value).toString("base64");
const base64url = (value: string | Buffer | object): string =>
  (typeof value === "string" || Buffer.isBuffer(value) ? Buffer.from(value) : Buffer.from(JSON.stringify(value))).toString("base64url");

type Finder = (bytes: Uint8Array, at: number, end: number) => Credential | null;
/** What a finder says at the place where `mark` begins in `text`, with the span as text. */
function ask(finder: Finder, text: string, mark = ""): (Credential & { readonly text: string }) | null {
  const bytes = Buffer.from(text);
  const found = finder(bytes, bytes.indexOf(mark), bytes.length);
  return found && { ...found, text: bytes.subarray(found.start, found.end).toString() };
}

const jws = (header: object, payload: object | string, size = 32): string =>
  `${base64url(header)}.${base64url(payload)}.${size ? base64url(bytesOf(size)) : ""}`;

describe("JSON Web Tokens", () => {
  const header = { alg: "HS256", typ: "JWT" };
  const claims = { sub: "u-81", email: "ada@firm.test", exp: 1_900_000_000 };

  test("a signed token is proven and gives its claims", () => {
    const token = jws(header, claims);
    expect(ask(jwtAt, `x=${token};`, "eyJ")).toMatchObject({ type: "jwt", confidence: "proven", text: token, claims });
  });
  test("white space in the header is no obstacle", () => {
    const token = `${base64url('{ "alg" : "RS256" }')}.${base64url(claims)}.${base64url(bytesOf(256))}`;
    expect(ask(jwtAt, token)).toMatchObject({ confidence: "proven" });
  });
  test("encrypted, five parts", () => {
    const parts = [base64url({ alg: "dir", enc: "A256GCM" }), "", base64url(bytesOf(12)), base64url(bytesOf(40)), base64url(bytesOf(16))];
    expect(ask(jwtAt, parts.join("."))).toMatchObject({ confidence: "proven", claims: null, text: parts.join(".") });
    expect(ask(jwtAt, parts.slice(0, 4).join("."))).toBeNull();
  });
  test("detached, unencoded and nested payloads", () => {
    const tail = base64url(bytesOf(64));
    expect(ask(jwtAt, `${base64url({ alg: "ES256" })}..${tail}`)).toMatchObject({ confidence: "proven" });
    const plain = `${base64url({ alg: "ES256", b64: false, crit: ["b64"] })}.amount=12.50.${tail}`;
    expect(ask(jwtAt, plain)).toMatchObject({ confidence: "proven", text: plain });
    const inner = jws(header, claims);
    expect(ask(jwtAt, jws({ alg: "HS256", cty: "JWT" }, inner))).toMatchObject({ confidence: "proven", claims });
  });
  test("unsigned is firm, the documentation's sample and a publishable key are consumed", () => {
    expect(ask(jwtAt, jws({ alg: "none" }, claims, 0))).toMatchObject({ confidence: "firm" });
    const sample = { sub: "1234567890", name: "John Doe", iat: 1516239022 };
    expect(ask(jwtAt, jws(header, sample))).toMatchObject({ confidence: null });
    expect(ask(jwtAt, jws(header, { iss: "supabase", role: "anon", iat: 1 }))).toMatchObject({ confidence: null });
    expect(ask(jwtAt, `${base64url(header)}.${base64url(claims)}.your-256-bit-signature-here`)).toMatchObject({ confidence: null });
  });
  test.each([
    ["a header alone", base64url(header)],
    ["a cursor", base64url({ id: 12, after: "2024-01-01" })],
    ["an object without algorithm", jws({ typ: "JWT" }, claims)],
    ["a file name", `${base64url({ a: 1 })}.min.js`],
  ])("%s is none", (_name, text) => expect(ask(jwtAt, text)).toBeNull());
});

describe("private keys", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ed = generateKeyPairSync("ed25519");
  const pem = (key: typeof rsa.privateKey, type: "pkcs1" | "pkcs8" | "sec1"): string =>
    key.export({ format: "pem", type } as never) as string;
  const der = (key: typeof rsa.privateKey, type: "pkcs1" | "pkcs8" | "sec1"): string =>
    base64(key.export({ format: "der", type } as never) as unknown as Buffer);
  const block = pem(rsa.privateKey, "pkcs8").trim();
  const lines = block.split("\n");

  test.each([
    ["PKCS#8", block],
    ["PKCS#1", pem(rsa.privateKey, "pkcs1").trim()],
    ["SEC 1", pem(ec.privateKey, "sec1").trim()],
    ["escaped", lines.join("\\n")],
    ["one line", lines.join("")],
    ["with blanks for line ends", lines.join(" ")],
    ["indented", lines.map((line, i) => (i ? `    ${line}` : line)).join("\n")],
    ["quoted line by line", lines.map((line, i) => (i ? `"${line}` : line)).join('\\n" +\n')],
    ["URL-encoded", lines.map((line) => line.replace(/ /g, "%20")).join("%0A")],
    [
      "encrypted, with headers",
      `-----BEGIN RSA PRIVATE ${"KEY"}-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${some("HEX", 32)}\n\n${lines.slice(1, -1).join("\n")}\n-----END RSA PRIVATE KEY-----`,
    ],
    [
      "PGP",
      `-----BEGIN PGP PRIVATE ${"KEY"} BLOCK-----\nVersion: GnuPG v2 (GNU/Linux)\n\n${base64(bytesOf(300)).replace(/.{64}/g, "$&\n")}\n=Ab1d\n-----END PGP PRIVATE KEY BLOCK-----`,
    ],
    [
      "RFC 4716",
      `---- BEGIN SSH2 ENCRYPTED PRIVATE ${"KEY"} ----\nComment: "x"\n${base64(bytesOf(90))}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----`,
    ],
  ])("%s is proven, as a whole", (_name, text) => {
    expect(ask(privateKeyAt, `key: ${text}\nnext`, "----")).toMatchObject({ type: "private-key", confidence: "proven", text });
  });
  test("without its end line it is firm", () => {
    const cut = lines.slice(0, 6).join("\n");
    expect(ask(privateKeyAt, `${cut}"\n}`)).toMatchObject({ confidence: "firm", text: cut });
  });
  test.each([
    ["public key", rsa.publicKey.export({ format: "pem", type: "spki" }) as string],
    ["certificate", `-----BEGIN CERTIFICATE-----\n${base64(bytesOf(300))}\n-----END CERTIFICATE-----`],
  ])("a %s is consumed", (_name, text) => {
    expect(ask(privateKeyAt, text)).toMatchObject({ type: "public-key", confidence: null, text: text.trim() });
  });
  test("a sample's body is consumed; a label in prose alone too", () => {
    expect(ask(privateKeyAt, `-----BEGIN PRIVATE ${"KEY"}-----\nMIIE...\n-----END PRIVATE KEY-----`)).toMatchObject({ confidence: null });
    expect(ask(privateKeyAt, `-----BEGIN PRIVATE ${"KEY"}----- is how it begins`)).toMatchObject({ confidence: null });
  });
  test("PEM in base64", () => {
    expect(ask(privateKeyAt, base64(block))).toMatchObject({ type: "private-key", confidence: "proven" });
    expect(ask(privateKeyAt, base64(rsa.publicKey.export({ format: "pem", type: "spki" }) as string))).toMatchObject({ confidence: null });
  });
  test.each([
    ["PKCS#8 of RSA", der(rsa.privateKey, "pkcs8")],
    ["PKCS#1", der(rsa.privateKey, "pkcs1")],
    ["PKCS#8 of EC", der(ec.privateKey, "pkcs8")],
    ["SEC 1", der(ec.privateKey, "sec1")],
    ["PKCS#8 of Ed25519", der(ed.privateKey, "pkcs8")],
    ["encrypted PKCS#8", base64(rsa.privateKey.export({ format: "der", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "x" }) as Buffer)],
  ])("DER in base64: %s", (_name, text) => {
    expect(ask(privateKeyAt, `"${text}"`, text)).toMatchObject({ type: "private-key", confidence: "proven", text });
  });
  test("public DER is consumed, other base64 that begins like DER is none", () => {
    expect(ask(privateKeyAt, base64(rsa.publicKey.export({ format: "der", type: "spki" }) as Buffer))).toMatchObject({
      type: "public-key",
    });
    expect(ask(privateKeyAt, base64(rsa.publicKey.export({ format: "der", type: "pkcs1" }) as Buffer))).toMatchObject({
      type: "public-key",
    });
    expect(ask(privateKeyAt, `MII${some("base62", 200)}`)).toBeNull();
    expect(ask(privateKeyAt, der(rsa.privateKey, "pkcs8").slice(0, 300))).toMatchObject({ confidence: null });
  });
  test("PKCS#12 in base64", () => {
    const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
      const body = Buffer.concat(parts);
      return Buffer.concat([
        body.length < 128 ? Buffer.from([tag, body.length]) : Buffer.from([tag, 0x82, body.length >> 8, body.length & 255]),
        body,
      ]);
    };
    const data = tlv(0x30, tlv(6, Buffer.from("2a864886f70d010701", "hex")), tlv(0xa0, tlv(4, bytesOf(300))));
    const file = base64(tlv(0x30, tlv(2, Buffer.from([3])), data, tlv(0x30, bytesOf(40))));
    expect(ask(privateKeyAt, `"${file}"`, file)).toMatchObject({ type: "private-key", confidence: "proven", text: file });
    const other = base64(tlv(0x30, tlv(2, Buffer.from([2])), data, tlv(0x30, bytesOf(40))));
    expect(ask(privateKeyAt, other)).toBeNull();
  });
  test("OpenSSH without its label, PuTTY", () => {
    const body = base64(Buffer.concat([Buffer.from("openssh-key-v1\0"), bytesOf(200)]));
    expect(ask(privateKeyAt, body)).toMatchObject({ confidence: "proven", text: body });
    const putty = `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\nPublic-Lines: 1\n${base64(bytesOf(51))}\nPrivate-Lines: 1\n${base64(bytesOf(36))}\nPrivate-MAC: ${some("hex", 64)}`;
    expect(ask(privateKeyAt, `${putty}\n`)).toMatchObject({ confidence: "proven", text: putty });
  });
  test("WireGuard by its field", () => {
    const raw = bytesOf(32);
    raw[0]! &= 248;
    raw[31] = (raw[31]! & 63) | 64;
    const key = base64(raw);
    expect(ask(privateKeyAt, `PrivateKey = ${key}`)).toMatchObject({ confidence: "proven", text: key });
    expect(ask(privateKeyAt, `PresharedKey = ${key}`)).toMatchObject({ confidence: "firm", text: key });
    expect(ask(privateKeyAt, `PublicKey = ${key}`)).toBeNull();
    expect(ask(privateKeyAt, `PrivateKey = ${key.slice(4)}`)).toBeNull();
  });
  test("age by its checksum", () => {
    const charset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const step = (sum: number, value: number): number => {
      let next = (((sum & 0x1ffffff) << 5) ^ value) >>> 0;
      for (const [i, term] of [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].entries())
        if (((sum >>> 25) >> i) & 1) next ^= term;
      return next >>> 0;
    };
    const make = (name: string): string => {
      const data = Array.from({ length: 52 }, () => below(32));
      const expanded = [...name]
        .map((char) => char.charCodeAt(0) >> 5)
        .concat(
          0,
          [...name].map((char) => char.charCodeAt(0) & 31),
        );
      const sum = [...expanded, ...data, 0, 0, 0, 0, 0, 0].reduce(step, 1) ^ 1;
      return `${name}1${[...data, ...[25, 20, 15, 10, 5, 0].map((shift) => (sum >> shift) & 31)].map((value) => charset[value]).join("")}`;
    };
    const secret = make("age-secret-key-").toUpperCase();
    expect(ask(privateKeyAt, secret)).toMatchObject({ type: "private-key", confidence: "proven", text: secret });
    const broken = `${secret.slice(0, -1)}${secret.endsWith("Q") ? "P" : "Q"}`;
    expect(ask(privateKeyAt, broken)?.confidence).toBe("tentative");
    expect(ask(privateKeyAt, make("age"))).toMatchObject({ type: "public-key", confidence: null });
  });
  test("public SSH keys are consumed", () => {
    expect(ask(privateKeyAt, `ssh-ed25519 AAAA${base64(bytesOf(48))} me`)).toMatchObject({ type: "public-key", confidence: null });
  });
});

describe("JSON Web Keys", () => {
  const members = (object: Readonly<Record<string, string>>) => jwkPrivateMembers((name) => object[name]);
  const key = (size: number): string => base64url(bytesOf(size));
  test("the private part is told", () => {
    expect(members({ kty: "EC", crv: "P-256", x: key(32), y: key(32), d: key(32) })).toEqual(["d"]);
    expect(members({ kty: "OKP", crv: "Ed448", x: key(57), d: key(57) })).toEqual(["d"]);
    expect(members({ kty: "oct", k: key(32) })).toEqual(["k"]);
    expect(members({ kty: "RSA", n: key(256), e: "AQAB", d: key(256), p: key(128), q: key(128) })).toEqual(["d", "p", "q"]);
  });
  test("public keys and other objects are none", () => {
    expect(members({ kty: "EC", crv: "P-256", x: key(32), y: key(32) })).toEqual([]);
    expect(members({ kty: "RSA", n: key(256), e: "AQAB" })).toEqual([]);
    expect(members({ kty: "EC", crv: "P-256", d: key(20) })).toEqual([]);
    expect(members({ d: key(32), k: key(32) })).toEqual([]);
    expect(members({ kty: "oct", k: "your-key-goes-here-in-base64" })).toEqual([]);
  });
});

const bcrypt = (): string => `$2b$12$${some("crypt", 53)}`;
const argon = (): string => `$argon2id$v=19$m=65536,t=3,p=4$${some("base62", 22)}$${some("base62", 43)}`;

describe("password hashes", () => {
  const hashes: Readonly<Record<string, () => string>> = {
    bcrypt,
    argon2: argon,
    md5crypt: () => `$1$${some("crypt", 8)}$${some("crypt", 22)}`,
    apr1: () => `$apr1$${some("crypt", 8)}$${some("crypt", 22)}`,
    sha256crypt: () => `$5$rounds=5000$${some("crypt", 16)}$${some("crypt", 43)}`,
    sha512crypt: () => `$6$${some("crypt", 16)}$${some("crypt", 86)}`,
    yescrypt: () => `$y$j9T$${some("crypt", 22)}$${some("crypt", 43)}`,
    "crypt scrypt": () => `$7$C6..../....${some("crypt", 22)}$${some("crypt", 43)}`,
    sha1crypt: () => `$sha1$40000$${some("crypt", 8)}$${some("crypt", 28)}`,
    "cisco 8": () => `$8$${some("crypt", 14)}$${some("crypt", 43)}`,
    "cisco 9": () => `$9$${some("crypt", 14)}$${some("crypt", 43)}`,
    phpass: () => `$P$B${some("crypt", 30)}`,
    "drupal 7": () => `$S$D${some("crypt", 51)}`,
    "wordpress 6.8": () => `$wp${bcrypt()}`,
    "bcrypt-sha256": () => `$bcrypt-sha256$v=2,t=2b,r=12$${some("crypt", 22)}$${some("crypt", 31)}`,
    "passlib scrypt": () => `$scrypt$ln=16,r=8,p=1$${some("base62", 22)}$${some("base62", 43)}`,
    "java scrypt": () => `$s0$e0801$${base64(bytesOf(16))}$${base64(bytesOf(32))}`,
    "go scrypt": () => `16384$8$1$${some("hex", 32)}$${some("hex", 64)}`,
    "ruby scrypt": () => `400$8$1b$${some("hex", 16)}$${some("hex", 64)}`,
    "passlib pbkdf2": () => `$pbkdf2-sha512$25000$${some("base62", 22)}$${some("base62", 86)}`,
    macos: () => `$ml$37174$${some("hex", 64)}$${some("hex", 256)}`,
    "werkzeug scrypt": () => `scrypt:32768:8:1$${some("base62", 16)}$${some("hex", 128)}`,
    "werkzeug pbkdf2": () => `pbkdf2:sha256:600000$${some("base62", 16)}$${some("hex", 64)}`,
    "django pbkdf2": () => `pbkdf2_sha256$720000$${some("base62", 22)}$${base64(bytesOf(32))}`,
    "django bcrypt": () => `bcrypt_sha256$${bcrypt()}`,
    "django argon2": () => `argon2${argon()}`,
    "django scrypt": () => `scrypt$16384$${some("base62", 16)}$8$1$${base64(bytesOf(64))}`,
    "django sha1": () => `sha1$${some("base62", 12)}$${some("hex", 40)}`,
    "postgres scram": () => `SCRAM-SHA-256$4096:${base64(bytesOf(16))}$${base64(bytesOf(32))}:${base64(bytesOf(32))}`,
    mysql: () => `*${some("HEX", 40)}`,
    "sql server": () => `0x0200${some("HEX", 136)}`,
    oracle: () => `S:${some("HEX", 60)}`,
    grub: () => `grub.pbkdf2.sha512.10000.${some("HEX", 64)}.${some("HEX", 128)}`,
    couchdb: () => `-pbkdf2-${some("hex", 40)},${some("hex", 32)},10`,
    "ldap ssha": () => `{SSHA}${base64(bytesOf(28))}`,
    "spring bcrypt": () => `{bcrypt}${bcrypt()}`,
    "spring pbkdf2": () => `{pbkdf2}${some("hex", 80)}`,
    atlassian: () => `{PKCS5S2}${some("base62", 64)}`,
    "openldap pbkdf2": () => `{PBKDF2-SHA256}10000$${some("base62", 22)}$${some("base62", 43)}`,
    "asp.net identity": () => base64(Buffer.concat([Buffer.from([1, 0, 0, 0, 2, 0, 1, 0x86, 0xa0, 0, 0, 0, 16]), bytesOf(48)])),
    kerberos: () => `$krb5asrep$23$ada@FIRM.TEST:${some("hex", 32)}$${some("hex", 120)}`,
    "kerberos service": () => `$krb5tgs$23$*svc$FIRM.TEST$http/x*$${some("hex", 32)}$${some("hex", 200)}`,
    "cached domain": () => `$DCC2$10240#ada#${some("hex", 32)}`,
  };
  test.each(Object.entries(hashes))("%s is proven, as a whole", (_name, make) => {
    const hash = make();
    expect(hashStart[hash.charCodeAt(0)] === 1 || /^[0-9a-fA]/.test(hash)).toBe(true);
    expect(ask(hashAt, `x ${hash}", 1`, hash)).toMatchObject({ type: "password-hash", confidence: "proven", text: hash });
  });
  test.each([
    ["a short bcrypt", () => bcrypt().slice(0, 50)],
    ["a longer word", () => `${bcrypt()}${some("base62", 5)}`],
    ["a price", () => "$2.50 and $1,000"],
    ["a template", () => slot("password")],
    ["an integrity hash", () => `sha512-${base64(bytesOf(64))}`],
    ["a comment in stars", () => `*${some("HEX", 38)}`],
    ["a colour in braces", () => "{SHA: true}"],
  ])("%s is none", (_name, make) => expect(ask(hashAt, make())).toBeNull());
  test("masked and monotonous hashes are consumed", () => {
    expect(ask(hashAt, `$2b$12$${"x".repeat(53)}`)).toMatchObject({ confidence: null });
    expect(ask(hashAt, `{SSHA}${"A".repeat(36)}`)).toMatchObject({ confidence: null });
  });
  test("a scheme that leaves the password as it is", () => {
    expect(ask(hashAt, "{noop}Sommer-77")).toMatchObject({ type: "password", confidence: "firm", text: "Sommer-77" });
    expect(ask(hashAt, "{noop}<password>")).toBeNull();
  });
  test("account files by their line", () => {
    const pair = `${some("hex", 32)}:${some("hex", 32)}`;
    expect(ask(accountLineAt, `ada:1001:${pair}:::`)).toMatchObject({ confidence: "proven", text: pair });
    const des = some("crypt", 13);
    expect(ask(accountLineAt, `ada:${des}:19000:0:99999:7:::`)).toMatchObject({ confidence: "proven", text: des });
    expect(ask(accountLineAt, `ada:x:1000:1000:Ada:/home/ada:/bin/sh`)).toBeNull();
    expect(ask(accountLineAt, `main.c:120:5: error: expected`)).toBeNull();
  });
  test("Cisco's type 7 decodes, other hex does not", () => {
    const key = "dsfd;kfoA,.iyewrkldJKDHSUB";
    const encoded = `05${[..."Winter-24"].map((char, i) => (char.charCodeAt(0) ^ key.charCodeAt(5 + i)).toString(16).padStart(2, "0")).join("")}`;
    expect(ciscoHolds(encoded)).toBe(true);
    expect(ciscoHolds(`05${some("hex", 32)}`)).toBe(false);
    expect(ciscoHolds("99aabbccdd")).toBe(false);
  });
  test("bare digests under a hash's name", () => {
    expect(bareHash(some("hex", 64))).toBe(true);
    expect(bareHash(`${some("hex", 32)}:${some("base62", 32)}`)).toBe(true);
    expect(bareHash(base64(bytesOf(64)))).toBe(true);
    expect(bareHash("sha256")).toBe(false);
    expect(bareHash("not-set")).toBe(false);
  });
  test("stored keys of SCRAM", () => {
    const object: Readonly<Record<string, string>> = {
      salt: base64(bytesOf(16)),
      storedKey: base64(bytesOf(20)),
      serverKey: base64(bytesOf(20)),
    };
    expect(scramPrivateMembers((name) => object[name])).toEqual(["storedKey", "serverKey"]);
    expect(scramPrivateMembers((name) => (name === "storedKey" ? "none" : undefined))).toEqual([]);
  });
});

describe("URLs", () => {
  const password = "D0rn-roeschen";
  test.each([
    ["postgres://app:§@db.internal:5432/shop", "connection-string"],
    ["mongodb+srv://app:§@cluster0.ab1cd.mongodb.net/?retryWrites=true", "connection-string"],
    ["redis://:§@cache:6379/0", "connection-string"],
    ["amqps://app:§@mq.internal/vhost", "connection-string"],
    ["mysql+pymysql://app:§@10.0.0.5/shop", "connection-string"],
    ["https://ada:§@git.firm.test/repo.git", "url-credentials"],
    ["ftp://ada:§@files.firm.test", "url-credentials"],
  ])("%s", (text, type) => {
    expect(ask(urlAt, text.replace("§", password), "://")).toMatchObject({ type, confidence: "firm", text: password });
  });
  test.each([
    "https://firm.test:8443/a@b",
    "https://firm.test/path?mail=a:b@c",
    "postgres://localhost:5432/shop",
    "https://firm.test:443/@scope/pkg",
    "see http://firm.test: mail to a@firm.test",
  ])("%s has no password", (text) => expect(ask(urlAt, text, "://")).toBeNull());
  test.each([`postgres://user:${slot("DB_PASSWORD")}@db/x`, "postgres://user:<password>@db/x", "redis://user:****@cache"])(
    "%s is a sample",
    (text) => expect(ask(urlAt, text, "://")?.confidence ?? null).toBeNull(),
  );
  test("the password that everyone uses is only tentative", () => {
    expect(ask(urlAt, "postgres://postgres:postgres@localhost/db", "://")).toMatchObject({ confidence: "tentative" });
  });
  test.each([
    [
      "https://hooks.slack.com/services/§",
      () => `T0${some("base62", 7).toUpperCase()}/B0${some("base62", 7).toUpperCase()}/${some("base62", 24)}`,
    ],
    ["https://discord.com/api/webhooks/104857600000000000/§", () => some("base62", 68)],
    ["https://hooks.zapier.com/hooks/catch/1234567/§", () => some("base36", 7)],
    ["https://hook.eu1.make.com/§", () => some("base36", 32)],
    ["https://oapi.dingtalk.com/robot/send?access_token=§", () => some("hex", 64)],
  ])("webhook %s", (text, make) => {
    const secret = make();
    const found = ask(urlAt, `post to ${text.replace("§", secret)} now`, "://");
    expect(found).toMatchObject({ type: "webhook-url", confidence: "firm" });
    expect(found?.text.endsWith(secret)).toBe(true);
  });
  test("seeds of one-time passwords", () => {
    const secret = `${some("base32", 31)}7`;
    expect(ask(urlAt, `otpauth://totp/Firm:ada@firm.test?secret=${secret}&issuer=Firm`, "://")).toMatchObject({
      type: "totp-secret",
      confidence: "proven",
      text: secret,
    });
    expect(ask(urlAt, `otpauth://totp/x?secret=${"JBSWY3DP"}${"EHPK3PXP"}`, "://")).toMatchObject({ confidence: null });
    expect(seedLooking(secret)).toBe(true);
    expect(seedLooking("ABCDEFGHIJKLMNOP")).toBe(false);
  });
  test.each([
    ["https://firm.test/reset-password/§", "firm"],
    ["https://firm.test/account/verify/§?x=1", "firm"],
  ])("link with a token in its path: %s", (text, confidence) => {
    const token = some("base62", 32);
    expect(ask(urlAt, text.replace("§", token), "://")).toMatchObject({ type: "reset-link", confidence, text: token });
    expect(ask(urlAt, text.replace("§", "step-two-of-the-form"), "://")).toBeNull();
  });
  test.each([
    ["https://b.s3.amazonaws.com/k?X-Amz-Credential=x&X-Amz-Signature=§", "&X-Amz-Sig", "presigned-url", () => some("hex", 64)],
    ["https://storage.googleapis.com/b/o?X-Goog-Signature=§", "?", "presigned-url", () => some("hex", 512)],
    [
      "https://b.s3.amazonaws.com/k?AWSAccessKeyId=x&Expires=1&Signature=§",
      "&Signature",
      "presigned-url",
      () => encodeURIComponent(base64(bytesOf(20))),
    ],
    ["https://d1.cloudfront.net/k?Signature=§&Key-Pair-Id=APK1", "?", "presigned-url", () => some("base62", 344)],
    [
      "https://a.blob.core.windows.net/c/b?sv=2023-01-03&se=2026-01-01&sr=b&sp=r&sig=§",
      "&sig",
      "presigned-url",
      () => encodeURIComponent(base64(bytesOf(32))),
    ],
    ["https://firm.test/cb#access_token=§&token_type=bearer", "#", "access-token", () => some("base62", 40)],
    ["https://firm.test/cb?code=§&state=xyz", "?", "oauth-code", () => some("base62", 40)],
    ["https://firm.test/cb?state=xyz&amp;code=§", "&amp;code", "oauth-code", () => some("base62", 40)],
    ["https://firm.test/a;jsessionid=§", ";", "session-id", () => some("HEX", 32)],
    ["https://firm.test/users/password/edit?token=§", "?", "reset-link", () => some("base62", 24)],
    ["https://firm.test/invite?code=§", "?", "reset-link", () => some("base62", 24)],
    ["/api/items?api_key=§&page=2", "?", "api-key", () => some("base62", 32)],
  ])("parameter in %s", (text, mark, type, make) => {
    const value = make();
    expect(ask(parameterAt, text.replace("§", value), mark)).toMatchObject({ type, confidence: "firm", text: value });
  });
  test.each([
    ["https://firm.test/img?sig=§", "?", () => encodeURIComponent(base64(bytesOf(32)))],
    ["https://firm.test/shop?code=§", "?", () => "SUMMER-SALE"],
    ["https://firm.test/cb?code=§", "?", () => some("base62", 40)],
    ["https://docs.google.com/document/d/x/edit?usp=§", "?", () => "sharing"],
    ["https://firm.test/list?page_token=§", "?", () => some("base62", 40)],
    ["https://firm.test/reset?token=§", "?", () => "{token}"],
    ["https://firm.test/app.js?v=§", "?", () => some("hex", 20)],
  ])("no secret in %s", (text, mark, make) => expect(ask(parameterAt, text.replace("§", make()), mark)?.confidence ?? null).toBeNull());
  test("a newsletter's link is only tentative", () => {
    expect(ask(parameterAt, `https://firm.test/unsubscribe?token=${some("base62", 24)}`, "?")).toMatchObject({ confidence: "tentative" });
  });
});

describe("connection strings", () => {
  test.each([
    ["Server=tcp:db.firm.test,1433;Database=shop;User Id=app;Password=§;Encrypt=True", "=§", "D0rn-roeschen", "firm"],
    ["Driver={ODBC Driver 18};Server=db;UID=app;PWD={§};", "={§", "a;b=c", "firm"],
    ["jdbc:sqlserver://db:1433;databaseName=shop;user=app;password=§;", "=§", "D0rn-roeschen", "firm"],
    ["jdbc:mysql://db/shop?user=app&password=§", "=§", "D0rn-roeschen", "firm"],
    ["host=db port=5432 dbname=shop user=app password=§ sslmode=require", "=§", "D0rn-roeschen", "firm"],
    ["mysql:host=db;dbname=shop;password=§", "=§", "D0rn-roeschen", "firm"],
  ])("%s", (text, mark, value, confidence) => {
    expect(ask(connectionSecretAt, text.replace("§", value), mark.replace("§", value))).toMatchObject({
      type: "connection-string",
      confidence,
      text: value,
    });
  });
  test("keys of Azure are proven by their length", () => {
    const key = base64(bytesOf(64));
    const text = `DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${key};EndpointSuffix=core.windows.net`;
    expect(ask(connectionSecretAt, text, `=${key}`)).toMatchObject({ confidence: "proven", text: key });
    const shared = base64(bytesOf(32));
    expect(
      ask(connectionSecretAt, `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=r;SharedAccessKey=${shared}`, `=${shared}`),
    ).toMatchObject({
      confidence: "proven",
    });
  });
  test.each([
    ["connect(host=host, user=user, password=password)", "=password"],
    ["password=D0rn", "="],
    ["Server=x;Database=y;Password=***;", "=***"],
    ["userid = passwd = account", "= account"],
    [`Server=x;Database=y;Password=${slot("DB_PASSWORD")};`, "=$"],
    ["Server=x;Database=y;Integrated Security=SSPI;", "=SSPI"],
  ])("%s has none", (text, mark) => expect(ask(connectionSecretAt, text, mark)?.confidence ?? null).toBeNull());
  test("Oracle's own form", () => {
    expect(ask(oracleAt, "jdbc:oracle:thin:app/D0rn-roeschen@//db:1521/X")).toMatchObject({ confidence: "firm", text: "D0rn-roeschen" });
    expect(ask(oracleAt, "jdbc:oracle:thin:@//db:1521/X")).toBeNull();
  });
});

describe("headers", () => {
  test.each([
    ["Bearer §", "bearer-token", () => some("base62", 40)],
    ["Basic §", "basic-credentials", () => base64("ada:D0rn-roeschen")],
    ['Digest username="ada", realm="x", uri="/", response="§", qop=auth', "authorization-header", () => some("hex", 32)],
    [
      "AWS4-HMAC-SHA256 Credential=x/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=§",
      "authorization-header",
      () => some("hex", 64),
    ],
    ['Hawk id="x", ts="1", nonce="n", mac="§"', "authorization-header", () => base64(bytesOf(32))],
    ["Negotiate §", "kerberos-ticket", () => base64(Buffer.concat([Buffer.from("6082042006062b0601050502", "hex"), bytesOf(80)]))],
    ["NTLM §", "ntlm-token", () => base64(Buffer.concat([Buffer.from("NTLMSSP\0\x03\0\0\0"), bytesOf(80)]))],
    [
      "SharedAccessSignature sr=x&sig=§&se=1",
      "authorization-header",
      () => encodeURIComponent(`A${base64(bytesOf(32))}`).replace(/[!'()*]/g, ""),
    ],
  ])("%s", (text, type, make) => {
    const value = make();
    expect(ask(schemeAt, text.replace("§", value))).toMatchObject({ type, text: value });
    expect(ask(schemeAt, text.replace("§", value))?.confidence).not.toBeNull();
    expect(ask(authorizationAt, text.replace("§", value))).toMatchObject({ type, text: value });
  });
  test.each(["Token §", "ApiKey §", "Key §", "Bot §", "token=§", "§", "GenieKey §", 'Token token="§"'])(
    "%s in an Authorization header",
    (text) => {
      const value = some("base62", 32);
      const found = ask(authorizationAt, text.replace("§", value));
      expect(found?.confidence).toBe("firm");
      expect(found?.text).toContain(value);
    },
  );
  test("a token of JSON keeps its type", () => {
    expect(ask(schemeAt, `Bearer ${jws({ alg: "HS256" }, { sub: "x" })}`)).toMatchObject({ type: "jwt", confidence: "proven" });
  });
  test.each([
    "Bearer token is required",
    "Bearer authentication",
    "Basic authentication",
    'Basic realm="x"',
    "Bearer <token>",
    `Bearer ${slot("TOKEN")}`,
    'Digest realm="x", nonce="abcdef0123456789"',
    "Negotiate",
    `Token ${some("base62", 32)}`,
    `Basic ${base64("Aladdin:open sesame")}`,
  ])("%s is none in text", (text) => expect(ask(schemeAt, text)?.confidence ?? null).toBeNull());
  test("NTLM's first messages carry no proof", () => {
    expect(ask(wrappedProofAt, base64(Buffer.concat([Buffer.from("NTLMSSP\0\x01\0\0\0"), bytesOf(60)])))).toMatchObject({
      confidence: null,
    });
  });
  test("SAML: an assertion is a proof, a request is none", () => {
    const xml = (name: string) =>
      base64(
        `<samlp:${name} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_${some("hex", 32)}">${"<x/>".repeat(60)}</samlp:${name}>`,
      );
    expect(ask(wrappedProofAt, xml("Response"))).toMatchObject({ type: "saml-assertion", confidence: "proven" });
    expect(ask(wrappedProofAt, xml("AuthnRequest"))).toMatchObject({ confidence: null });
    expect(ask(wrappedProofAt, base64(`<samples>${"<x/>".repeat(100)}</samples>`))).toBeNull();
  });
  test("session cookies by name", () => {
    for (const name of ["sessionid", "PHPSESSID", "JSESSIONID", "connect.sid", "laravel_session", "_shop_session", "ASP.NET_SessionId"])
      expect(cookieSort(name)).toBe("session");
    for (const name of [
      ".AspNetCore.Cookies",
      "__Secure-next-auth.session-token",
      `wordpress_logged_in_${some("hex", 32)}`,
      "remember_user_token",
    ])
      expect(cookieSort(name)).toBe("session");
    for (const name of ["csrftoken", "XSRF-TOKEN", "_ga", "_ga_AB12CD34EF", "__cf_bm", ".AspNetCore.Antiforgery.x", "lang"])
      expect(cookieSort(name)).toBe("other");
    expect(cookieSort("colour")).toBeNull();
  });
  test("a cookie's value", () => {
    const value = some("base36", 32);
    expect(ask(cookieAt, `sessionid=${value}; Path=/`)).toMatchObject({ type: "cookie", confidence: "firm", text: value });
    expect(ask(cookieAt, `csrftoken=${value}; Path=/`)).toMatchObject({ confidence: null });
    expect(ask(cookieAt, `sessionid=deleted; Path=/`)).toMatchObject({ confidence: null });
    expect(ask(cookieAt, "HttpOnly; Secure")).toBeNull();
    expect(judgeSecret("cookie", `lang=de; sessionid=${value}`, "json")).toBe("firm");
    expect(judgeSecret("cookie", `lang=de; csrftoken=${value}`, "json")).toBeNull();
  });
  test("headers by name", () => {
    expect(headerType("X-API-Key")).toBe("api-key");
    expect(headerType("x-auth-token")).toBe("access-token");
    expect(headerType("X-CSRF-Token")).toBeNull();
    expect(headerType("X-Request-Id")).toBeNull();
  });
});

describe("commands, calls and statements", () => {
  const password = "D0rn-roeschen";
  test.each([
    ["curl -s -u ada:§ https://firm.test", "curl"],
    ["sshpass -p '§' ssh ada@firm.test", "sshpass"],
    ["sshpass -p§ ssh ada@firm.test", "sshpass"],
    ["mysql -h db -u app -p§ shop", "mysql"],
    ["redis-cli -h cache -a § ping", "redis"],
    ["net use x: \\\\host\\share § /user:ada", "net"],
    ["net use \\\\host\\share /user:ada §", "net"],
    ["smbclient //host/share -U ada%§", "smbclient"],
    ["docker login -u ada -p § firm.test", "docker"],
    ["htpasswd -nb -c .htpasswd ada §", "htpasswd"],
    ["xfreerdp /u:ada /p:§ /v:host", "xfreerdp"],
    ["tool --password §", "--"],
    ["tool --db-password=§", "--"],
    ["Connect-Thing -User ada -Password '§'", "-Password"],
    ["CREATE USER ada IDENTIFIED BY '§'", "IDENTIFIED"],
    ["CREATE ROLE ada LOGIN PASSWORD '§'", "PASSWORD"],
    ['new NetworkCredential("ada", "§")', "NetworkCredential"],
    ["requests.get(url, auth=HTTPBasicAuth('ada', '§'))", "HTTPBasicAuth"],
    ['DriverManager.getConnection(url, "ada", "§")', "getConnection"],
    ["machine firm.test login ada password §", "machine"],
    ["machine firm.test\n  login ada\n  password §", "machine"],
    ["password '§'", "password"],
    ['the password for user "ada" is "§"', "password"],
    ["The default password is '§'", "password"],
  ])("%s", (text, mark) => {
    expect(ask(commandSecretAt, text.replace("§", password), mark)).toMatchObject({ type: "password", confidence: "firm", text: password });
  });
  test("a long option tells the type", () => {
    const value = some("base62", 32);
    expect(ask(commandSecretAt, `tool --api-key ${value}`, "--")).toMatchObject({ type: "api-key", text: value });
    expect(ask(commandSecretAt, `tool --auth-token=${value}`, "--")).toMatchObject({ type: "access-token", text: value });
  });
  test.each([
    ["curl -u ada:$PASSWORD https://firm.test", "curl"],
    ["curl https://firm.test/a:b", "curl"],
    ["mysql -u app -p shop", "mysql"],
    ["docker run -p 8080:80 image", "docker run"],
    ["tool --password <password>", "--"],
    ["tool --password-file /run/secrets/x", "--"],
    ["tool --token --verbose", "--"],
    ["the password is required", "password"],
    ["password 'required'", "password"],
    ["password reset", "password"],
    ["net income", "net"],
    ["default login page", "default"],
    ["default login anonymous password user@site", "default"],
  ])("%s hands nothing over", (text, mark) => expect(ask(commandSecretAt, text, mark)?.confidence ?? null).toBeNull());
});

describe("rarity", () => {
  test("chance lies above, names lie below", () => {
    for (let i = 0; i < 200; i++) expect(rarity(some("base62", 32))).toBeGreaterThan(5);
    for (const name of [
      "getUserByEmailAddress",
      "application/x-www-form-urlencoded",
      "Benutzerverwaltung",
      "packages/detect/readme.md",
      "content_security_policy",
      "ERR_INVALID_ARGUMENT_TYPE",
    ])
      expect(rarity(name)).toBeLessThan(-5);
  });
  test("numbers and short values cannot be told", () => {
    expect(randomLooking("4815162342108")).toBe(false);
    expect(randomLooking("a8Fq2")).toBe(false);
    expect(randomLooking(some("hex", 32))).toBe(true);
  });
});

describe("named secrets", () => {
  test.each([
    ["password", "hunter2"],
    ["password", "Sommer2024!"],
    ["password", "Kn4ckw-urst"],
    ["password", "пароль123"],
    ["password", "correct horse battery staple"],
    ["secret", some("base62", 40)],
    ["secret", "s3cr3t-of-the-shop-2"],
    ["api-key", some("hex", 32)],
    ["access-token", some("base62", 24)],
    ["refresh-token", base64url(bytesOf(32))],
    ["session-id", some("base36", 26)],
    ["reset-token", some("hex", 40)],
    ["one-time-code", "482913"],
    ["password-hash", some("hex", 64)],
    ["secret", `/${some("base62", 20)}/${some("base62", 18)}`],
  ])("%s is found", (type, value) => expect(judgeSecret(type, value, "json")).not.toBeNull());

  const quiet: readonly (readonly [string, string])[] = [
    ...[
      "required",
      "string",
      "changeme",
      "********",
      slot("VAR"),
      "process.env.DB_PASSWORD",
      "{{password}}",
      "<token>",
      "Passwort vergessen?",
      "Mot de passe",
    ].map((value) => ["password", value] as const),
    ...[
      "Forgot password?",
      "Must be at least 8 characters",
      "current_password",
      "auth.password.label",
      "newPassword",
      "contraseña",
      "パスワード",
    ].map((value) => ["password", value] as const),
    ...[
      "bearer",
      "client_credentials",
      "access_token",
      "csrf-token-header",
      "next-page",
      "https://firm.test/token",
      "2026-01-01T00:00:00Z",
      "1.2.3",
    ].map((value) => ["access-token", value] as const),
    ["access-token", base64(JSON.stringify({ id: 12, after: "x" }))],
    ["access-token", base64("Product:12345678")],
    ["api-key", `pk_live_${some("base62", 24)}`],
    ["api-key", "YOUR_API_KEY"],
    ["api-key", "x-api-key"],
    ["api-key", "1234567890abcdef"],
    ["api-key", "00000000-0000-0000-0000-000000000000"],
    ["secret", `sha512-${base64(createHash("sha512").update("x").digest())}`],
    ["secret", "arn:aws:secretsmanager:eu-west-1:1:secret:x"],
    ["secret", "op://vault/item/field"],
    ["secret", "/etc/ssl/private/server.key"],
    ["secret", "ssh-ed25519 AAAAC3"],
    ["session-id", 'W/"abc"'],
    ["one-time-code", "Enter the code."],
  ];
  test.each(quiet)("%s %s is none", (type, value) => expect(judgeSecret(type, value, "json")).toBeNull());
  test.each([
    ["password", "self.password"],
    ["password", "getPassword()"],
    ["password", "user_password"],
    ["password", "$self-"],
    ["password", "anonymous@"],
    ["access-token", "response.token"],
    ["secret", "config"],
    ["api-key", "apiKeyFromEnv"],
  ])("%s in code: %s is none", (type, value) => expect(judgeSecret(type, value, "bare")).toBeNull());
  test("public values are classed so", () => {
    expect(publicLooking(`sha384-${base64(bytesOf(48))}`)).toBe(true);
    expect(publicLooking(createHmac("sha256", "k").update("x").digest("hex"))).toBe(false);
  });
});

describe("placeholders", () => {
  test.each([
    "changeme",
    "your-api-key",
    "<token>",
    slot("X"),
    "xxxxxxxx",
    "example-key",
    "deine_api_id",
    "ваш_токен",
    "你的密钥",
    "abcdefghijklmnop",
    "'$SECRET_VALUE'",
    "aaaaaaaaaaaaaaaaab1c",
  ])("%s", (value) => expect(placeholderLooking(value)).toBe(true));
  test("what chance makes is none", () => {
    for (let i = 0; i < 2000; i++) expect(placeholderLooking(some("base62", 40))).toBe(false);
  });
  test.each(["****", "•••••", "xxxx-1234", "j***@firm.test", "[REDACTED]", "<verborgen>", "非表示"])("%s is masked", (value) =>
    expect(maskedLooking(value)).toBe(true),
  );
  test("words about a field", () => {
    expect(descriptorLooking("erforderlich")).toBe(true);
    expect(descriptorLooking("必填")).toBe(true);
    expect(descriptorLooking("hunter2")).toBe(false);
  });
});

describe("one door for words", () => {
  const key = base64url(bytesOf(32));
  test.each([
    ["jwt", () => jws({ alg: "HS256" }, { sub: "x" })],
    ["password-hash", () => `scrypt:32768:8:1$${some("base62", 16)}$${some("hex", 128)}`],
    ["password-hash", () => `16384$8$1$${some("hex", 32)}$${some("hex", 64)}`],
    ["bearer-token", () => `Bearer ${key}`],
    ["basic-credentials", () => `BASIC ${base64("ada:D0rn-roeschen")}`],
    ["connection-string", () => "jdbc:oracle:thin:app/D0rn-roeschen@//db:1521/X"],
    ["password", () => "sshpass -p D0rn-roeschen ssh ada@firm.test"],
    ["private-key", () => base64(generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }) as Buffer)],
    ["ntlm-token", () => base64(Buffer.concat([Buffer.from("NTLMSSP\0\x03\0\0\0"), bytesOf(80)]))],
  ])("%s", (type, make) => {
    const found = ask(wordCredentialAt, make());
    expect(found).toMatchObject({ type });
    expect(credentialTypes.map(({ id }) => id)).toContain(type);
  });
  test.each(["password", "bearer of news", "the quick brown fox", "MIME-Version: 1.0", "1234", "net", "pro", "eyes"])(
    "%s is none",
    (text) => expect(ask(wordCredentialAt, text)).toBeNull(),
  );
  test("every type has one row", () => {
    const ids = credentialTypes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { source, title } of credentialTypes) expect(source.length * title.length).toBeGreaterThan(0);
  });
});

const everyFinder: readonly Finder[] = [
  jwtAt,
  privateKeyAt,
  hashAt,
  accountLineAt,
  urlAt,
  parameterAt,
  connectionSecretAt,
  oracleAt,
  schemeAt,
  authorizationAt,
  cookieAt,
  wrappedProofAt,
  commandSecretAt,
  wordCredentialAt,
];

test("whatever the bytes, a span lies within them and within the limit", () => {
  const seeds = [
    jws({ alg: "HS256" }, { sub: "x" }),
    bcrypt(),
    `{SSHA}${base64(bytesOf(28))}`,
    "postgres://app:D0rn-roeschen@db/x?sslmode=on&password=abcd1234#access_token=a8Gf3kQz91LmXyZ",
    `-----BEGIN PRIVATE ${"KEY"}-----\n${base64(bytesOf(60))}\n-----END PRIVATE KEY-----`,
    `otpauth://totp/x?secret=${some("base32", 32)}`,
    "curl -u ada:D0rn-roeschen https://firm.test/reset/a8Gf3kQz91LmXyZ7tR",
    'Digest username="a", response="0123456789abcdef0123456789abcde9"',
    `PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 1\n${base64(bytesOf(30))}\nPrivate-MAC: ${some("hex", 64)}`,
    `16384$8$1$${some("hex", 32)}$${some("hex", 64)}`,
  ].map((text) => Buffer.from(text));
  for (let round = 0; round < 120; round++) {
    const bytes = Uint8Array.from(seeds[below(seeds.length)]!);
    for (let edits = below(6); edits > 0; edits--) bytes[below(bytes.length)] = below(4) ? 33 + below(94) : below(256);
    const end = below(3) ? bytes.length : 1 + below(bytes.length);
    for (const finder of everyFinder) {
      for (let at = 0; at < end; at += 1 + below(3)) {
        const found = finder(bytes, at, end);
        if (!found) continue;
        expect(found.start).toBeGreaterThanOrEqual(at - 40);
        expect(found.end).toBeGreaterThan(found.start);
        expect(found.end).toBeLessThanOrEqual(end);
        expect(found.shown).toBeLessThanOrEqual(found.end - found.start);
      }
    }
  }
});

test("no input makes a finder slow", () => {
  for (const unit of [
    "eyJ",
    "-----BEGIN ",
    "MII",
    "$2b$",
    "a://",
    "?token=",
    "password=",
    "Bearer ",
    "{SHA}",
    "PHNhb",
    "a:",
    "x=1;",
    "/reset/",
    "LS0tLS1CRUdJTi",
  ]) {
    const bytes = Buffer.from(unit.repeat(Math.ceil(20_000 / unit.length)));
    const start = performance.now();
    for (const finder of everyFinder) for (let at = 0; at < 700; at++) finder(bytes, at, bytes.length);
    expect(performance.now() - start, unit).toBeLessThan(2000);
  }
});
