import { describe, expect, it } from "vitest";
import { createDetector } from "../src/index.js";
import { crc32 } from "../src/schemes/check-digits.js";

const detector = createDetector();
const told = (text: string): string[] => detector.scan(text).map(({ type, confidence }) => `${type} ${confidence}`);

// Made here, so that no credential stands in a file.
const letters = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0rX";
const body = (length: number, alphabet = letters): string =>
  Array.from({ length }, (_, i) => alphabet[(i * 7 + 3) % alphabet.length]).join("");
const hex = (length: number): string => body(length, "3f9a0c7e5b1d8264");
const base64url = (value: unknown): string => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const jwt = (claims: unknown, header: unknown = { alg: "HS256", typ: "JWT" }): string =>
  `${base64url(header)}.${base64url(claims)}.${body(43)}`;
const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const github = (random: string): string => {
  let rest = crc32(random);
  let check = "";
  for (let i = 0; i < 6; i++) {
    check = base62[rest % 62] + check;
    rest = Math.floor(rest / 62);
  }
  return `ghp_${random}${check}`;
};

describe("found in text", () => {
  it.each<[string, string, string[]]>([
    ["an e-mail", "write to alice@corp.io.", ["email firm"]],
    ["a phone", "call +49 170 1234567 now", ["phone firm"]],
    ["a card in groups", "paid with 4539 1488 0343 6467", ["card-number firm"]],
    ["a card after its name", "card: 4539148803436467", ["card-number proven"]],
    ["an IBAN", "to DE75 5121 0800 1245 1261 99, thanks", ["iban proven"]],
    ["an SSN", "ssn 536-90-4399 on file", ["us-ssn firm"]],
    ["a CPF", "CPF 529.982.247-25", ["br-cpf proven"]],
    ["an SSN by its name", "Social security number: 536904399", ["us-ssn firm"]],
    ["a JWT", `token ${jwt({ sub: "7" })}`, ["jwt proven"]],
    ["a bearer token", `Authorization: Bearer ${body(30)}`, ["bearer-token firm"]],
    ["basic credentials", `Authorization: Basic ${Buffer.from("bob:hunter22").toString("base64")}`, ["basic-credentials firm"]],
    ["a private key", `-----BEGIN RSA PRIVATE KEY-----\n${body(64)}\n${body(64)}\n-----END RSA PRIVATE KEY-----\n`, ["private-key proven"]],
    ["bcrypt", `$2b$12$${body(53)}`, ["password-hash proven"]],
    ["argon2", `$argon2id$v=19$m=65536,t=3,p=4$${body(22)}$${body(43)}`, ["password-hash proven"]],
    ["werkzeug", `scrypt:32768:8:1$${body(16)}$${hex(128)}`, ["password-hash proven"]],
    ["django", `pbkdf2_sha256$600000$${body(22)}$${body(43)}=`, ["password-hash proven"]],
    ["sha512crypt", `$6$${body(8)}$${body(86)}`, ["password-hash proven"]],
    ["htpasswd", `bob:{SHA}${body(27)}=`, ["password-hash proven"]],
    ["a database URL", "postgres://app:s3cr3tpw@db:5432/x", ["connection-string firm"]],
    ["a URL with a password", "https://bob:s3cr3tpw@host/x", ["url-credentials firm"]],
    ["an assignment", "DB_PASSWORD=hunter22", ["password firm"]],
    ["a form", "user=bob&password=hunter22&x=1", ["password firm"]],
    ["a GitHub token with its checksum", github(body(30)), ["github-token proven"]],
    ["an AWS key id", `AKIA${body(16, "QX7KD2MZ5RAT3VJ")}`, ["aws-access-key-id firm"]],
    ["a Stripe key", `sk_live_${body(24)}`, ["stripe-key firm"]],
    ["a Stripe key for trials", `sk_test_${body(24)}`, ["stripe-key tentative"]],
    ["a Slack token", `xoxb-${body(40)}`, ["slack-token firm"]],
    ["a GitLab token", `glpat-${body(20)}`, ["gitlab-token firm"]],
    ["a Google key", `AIza${body(35)}`, ["google-api-key firm"]],
    ["an npm token", github(body(30)).replace("ghp", "npm"), ["npm-token proven"]],
    ["a Telegram token", `123456789:AA${body(33)}`, ["telegram-token firm"]],
    ["a MAC", "from 3c:22:fb:aa:01:9e", ["mac-address firm"]],
    ["a public IP", "from 93.184.216.34", ["ip-address tentative"]],
  ])("%s", (_, text, expected) => expect(told(text)).toEqual(expected));
});

describe("nothing in", () => {
  it.each<[string, string]>([
    ["a UUID", "9f8e7d6c-5b4a-4928-a706-1234567890ab"],
    ["a hash", hex(64)],
    ["a time", "2024-05-06T07:08:09.123456Z 1714979289123"],
    ["a version", "v1.2.3.4, 10.0.0.1, 127.0.0.1, 192.168.1.20, 203.0.113.7"],
    ["a public key", `-----BEGIN PUBLIC KEY-----\n${body(64)}\n-----END PUBLIC KEY-----`],
    ["a certificate", `-----BEGIN CERTIFICATE-----\n${body(64)}\n-----END CERTIFICATE-----`],
    ["the sample JWT", jwt({ sub: "1234567890", name: "John Doe", iat: 1516239022 })],
    ["the sample JWT in its field", JSON.stringify({ access_token: jwt({ sub: "1234567890", name: "John Doe", iat: 1516239022 }) })],
    ["a lone JWT header", `${base64url({ alg: "HS256", typ: "JWT" })}`],
    ["a sample e-mail", "write to alice@example.com"],
    ["a trial card", "paid with 4242 4242 4242 4242"],
    ["placeholders", "Authorization: Bearer <token>, api_key=YOUR_API_KEY, password=$DB_PASSWORD, Bearer your-access-token-here"],
    ["the sample AWS key", "AKIAIOSFODNN7EXAMPLE"],
    ["masked values", "card **** **** **** 4242, ssn ***-**-1234, mail a***@***.com, password=********"],
    ["an image and a package", "logo@2x.png @scope/pkg@1.2.3 git@github.com:a/b.git"],
    ["a card that fails Luhn", "4539 1488 0343 6468"],
    ["an IBAN that fails", "DE75 5121 0800 1245 1261 98"],
    ["an SSN never issued", "000-12-3456 666-12-3456 900-12-3456"],
    ["a phone too short", "+49 1 and +1 555"],
    ["a number by another name", "order_no=4539148803436467 version=8.8.4.200"],
    ["code", "password = getpass(); def login(password: str, token): self.password = password"],
    ["a URL without a password", "https://example.com:8443/a@b"],
    ["prose about passwords", "Password: required. Your token has expired; secret: optional"],
  ])("%s", (_, text) => expect(detector.scan(text).filter(({ confidence }) => confidence !== "tentative")).toEqual([]));
});

describe("masks", () => {
  const masked = (text: string): string | undefined => detector.scan(text)[0]?.masked;
  it.each<[string, string]>([
    ["ssn 536-90-4399", "***-**-4399"],
    ["alice@corp.io", "a***@***"],
    ["4539 1488 0343 6467", "**** **** **** 6467"],
    ["password=hunter22", "***"],
    [`glpat-${body(20)}`, "glpat-***"],
  ])("%s", (text, mask) => expect(masked(text)).toBe(mask));
});

it("line, column and pointer say where", () => {
  const text = '{\n  "a": 1,\n  "ssn": "536-90-4399"\n}\n{"email":"b@corp.io"}\nplain c@corp.io';
  expect(detector.scan(text).map(({ line, column, pointer }) => [line, column, pointer])).toEqual([
    [3, 11, "/ssn"],
    [5, 11, "/email"],
    [6, 7, undefined],
  ]);
});
