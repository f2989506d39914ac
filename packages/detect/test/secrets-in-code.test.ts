// In: lines of code and configuration in many languages, their secrets made here. Out: those with a secret are told at firm or above, their twins not.

import { describe, expect, it } from "vitest";
import { createDetector } from "../src/index.js";

const detector = createDetector();
let state = 4711;
const next = (count: number): number => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return (state >>> 8) % count;
};
const some = (alphabet: string, size: number): string => Array.from({ length: size }, () => alphabet[next(alphabet.length)]).join("");
const hexadecimal = "0123456789abcdef";
const alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const stems = "copper lantern river maple winter falcon cobalt meadow".split(" ");
const makeKey = (): string => (next(2) === 0 ? some(alphanumeric, 24 + next(16)) : some(hexadecimal, 32 + next(2) * 8));
const makePassword = (): string => `${stems[next(8)]!.toUpperCase().slice(0, 1)}${stems[next(8)]!.slice(1)}${1000 + next(9000)}!`;

/** `@` stands for the secret. */
const keyLines: Readonly<Record<string, readonly string[]>> = {
  JavaScript: [
    'const apiKey = "@";',
    "axios.defaults.headers[\"X-Api-Key\"] = '@'",
    'headers.set("X-Api-Key", "@")',
    "fetch(url, { headers: { 'x-api-key': '@' } })",
  ],
  TypeScript: ['const apiKey: string = "@";', "private readonly clientSecret: string = '@';"],
  Python: ['API_TOKEN = "@"', "os.environ[\"SECRET_KEY\"] = '@'", 'os.getenv("API_TOKEN", "@")', 'Client(api_key="@")', "api_key = r'@'"],
  PHP: ["define('AUTH_KEY', '@');", "'api_key' => '@',", "'token' => env('API_TOKEN', '@'),"],
  Java: ['static final String API_KEY = "@";', 'props.setProperty("api.token", "@");', "java -Dapi.token=@ -jar x.jar"],
  "C#": ['<add key="ApiSecretKey" value="@" />', 'string apiKey = @"@";'],
  Go: ['apiKey := "@"', 'os.Setenv("API_TOKEN", "@")', 'req.Header.Set("X-Api-Key", "@")'],
  Ruby: ["ENV['API_TOKEN'] = \"@\"", "config.secret_key = '@'"],
  Rust: ['const API_KEY: &str = "@";', 'let api_token = "@";'],
  Swift: ['let apiKey: String? = "@"'],
  C: ['#define API_KEY "@"', 'static const char *api_token = "@";'],
  Clojure: ['(def api-key "@")', '{:api-key "@"}'],
  Shell: ['export SECRET_KEY="@"', "curl -H 'X-Api-Key: @' https://x.io", "tool --api-token @ run", "curl 'https://x.io/v1?api_key=@'"],
  YAML: ["api_key: @", "- name: API_TOKEN\n  value: @", "api_key: >-\n  @"],
  Terraform: ['variable "api_token" {\n  default = "@"\n}', 'client_secret = "@"'],
  Docker: ["ENV API_TOKEN @", "ENV API_TOKEN=@", "docker run -e API_TOKEN=@ img"],
  JSON: ['{"apiKey":"@"}', '{"env":[{"name":"API_TOKEN","value":"@"}]}', '{"Environment":["API_TOKEN=@"]}'],
  nginx: ['proxy_set_header X-Api-Key "@";', 'fastcgi_param API_TOKEN "@";'],
  "property list": ["<plist><dict><key>ApiKey</key><string>@</string></dict></plist>"],
  Gradle: ['buildConfigField "String", "API_KEY", \'"@"\''],
  text: ["Please use the following password to proceed:\n\n@\n", "Unseal key 2: @"],
};
const passwordLines: readonly string[] = [
  "password: '@',",
  'PASSWORD = "@"',
  "define('DB_PASSWORD', '@');",
  "$mail->Password = '@';",
  "spring.datasource.password=@",
  'ds.setPassword("@");',
  'let password: String = "@"',
  '<add key="MailPassword" value="@"/>',
  "Server=db;User Id=sa;Password=@;",
  "- name: DB_PASSWORD\n  value: @",
  "DBPassword:\n    Type: String\n    Default: @",
  "DB_PASSWORD=@",
  'variable "db_password" {\n  type = string\n  default = "@"\n}',
  "ENV DB_PASSWORD @",
  "mysql -u root -p@ db",
  "tool --db-password @",
  "machine git.acme.io\n  login bob\n  password @",
  '{"name":"DB_PASSWORD","value":"@"}',
  "requirepass @",
  "bindpw @",
  '#define WIFI_PASSWORD "@"',
  'os.Setenv("DB_PASSWORD", "@")',
];
const without: readonly string[] = [
  "const apiKey = process.env.API_KEY;",
  "const tokenType: string = 'Bearer';",
  "password: {{ .Values.password }}",
  "'password' => env('DB_PASSWORD'),",
  "define('DB_PASSWORD', getenv('DB_PASSWORD'));",
  'variable "db_password" {\n  type = string\n  sensitive = true\n}',
  "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: app\n      key: db-password",
  'variable "name" {\n  default = "web-2"\n}',
  "ENV API_TOKEN $TOKEN",
  "validates('password', 'required|min:8')",
  "$table->string('password', 60);",
  "columns = ['password', 'remember_token', 'lastname2']",
  'rows["password"] = form["password"]',
  "proxy_set_header X-Api-Key $http_x_api_key;",
  '#define PASSWORD_FIELD "password"',
  "#define API_KEY_LENGTH 32",
  "tool --password-file /run/secrets/pw",
  "tool --token-type bearer",
  "Password must contain:\n8-20 characters",
  "Password policy:\nsee below",
  '<add key="PasswordMinLength" value="12" />',
  '{"name":"password","type":"password","value":""}',
  '{"key":"wrong_password","value":"Nespravne"}',
  "api_key: !vault |",
  "keytool -storepass:env PW -list",
  "the secret \"agent\" and the token 'economy' are words",
  "localStorage.setItem('token', response.token)",
];

const sure = (text: string): readonly string[] =>
  detector
    .scan(text)
    .filter(({ kind, confidence }) => kind === "credential" && confidence !== "tentative")
    .map(({ start, end }) => text.slice(start, end));

const repeated = (lines: readonly string[], make: () => string): readonly (readonly [line: string, secret: string])[] =>
  lines.flatMap((line) => Array.from({ length: 4 }, () => [line, make()] as const));
/** The last `@` is the slot: C# has one before its literals. */
const fill = (line: string, secret: string): string => {
  const at = line.lastIndexOf("@");
  return line.slice(0, at) + secret + line.slice(at + 1);
};

describe("secrets in code and configuration", () => {
  it.each(Object.entries(keyLines))("are found in %s", (_, lines) => {
    for (const [line, secret] of repeated(lines, makeKey)) expect(sure(fill(line, secret)), fill(line, secret)).toContain(secret);
  });

  it("are found where people made them", () => {
    for (const [line, secret] of repeated(passwordLines, makePassword))
      expect(sure(fill(line, secret)).join(), fill(line, secret)).toContain(secret);
  });

  it.each(without)("are not told in %j", (text) => {
    expect(sure(text)).toEqual([]);
  });
});

describe("a JSON Web Key", () => {
  const url = `${alphanumeric}-_`;
  it("gives away its private part alone", () => {
    const [x, y, d] = [some(url, 43), some(url, 43), some(url, 43)];
    const key = { kty: "EC", crv: "P-256", x, y };
    expect(detector.scan(JSON.stringify({ keys: [key] }))).toEqual([]);
    const found = detector.scan(JSON.stringify({ keys: [{ d, ...key }] }));
    expect(found.map(({ type, pointer }) => [type, pointer])).toEqual([["private-key", "/keys/0/d"]]);
    expect(detector.scan(JSON.stringify({ d, crv: "P-256" }))).toEqual([]);
  });

  it("is no verifier of SCRAM, whose stored keys are told as a hash", () => {
    const part = (): string => `${some(alphanumeric, 27)}=`;
    const found = detector.scan(JSON.stringify({ iterations: 4096, storedKey: part() }));
    expect(found.filter(({ type }) => type === "password-hash")).toEqual([]);
    const both = detector.scan(JSON.stringify({ iterations: 4096, storedKey: part(), serverKey: part() }));
    expect(both.some(({ type, pointer }) => type === "password-hash" && pointer === "/storedKey")).toBe(true);
  });
});
