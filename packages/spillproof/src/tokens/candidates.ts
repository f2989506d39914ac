// In: what the target is called, and words of one's own. Out: the words that are tried as a secret, the likeliest first.

import { Buffer } from "node:buffer";
import { hash } from "node:crypto";
import { secretsOf } from "./mac.js";

/** Keys of the list without words of one's own: about a second of one core for a token. */
const maximumKeys = 200_000;
/** What is made of patterns leaves room for the passwords. */
const maximumMadeKeys = 80_000;
const maximumNames = 8;

/**
 * Words of one's own first, all of them; then at most 200,000 keys, counting each form of a word (`countKeys`): what documentation and templates say,
 * what people make of the target's names and of words such as secret and key, and the common passwords of zxcvbn. No word is there twice, but where
 * one's own list has it twice.
 */
export async function candidateWords({
  names = [],
  wordlist = [],
}: {
  /** The target's title, host, package: `Orders API`, `orders-api`, `OrdersApi`. The first eight count. */
  readonly names?: readonly string[];
  readonly wordlist?: Iterable<string>;
} = {}): Promise<Iterable<string>> {
  const listed = new Set<string>();
  let keys = 0;
  const add = (words: Iterable<string>, limit: number) => {
    for (const word of words) {
      if (listed.has(word)) continue;
      const more = countKeys([word]);
      if (keys + more > limit) return;
      keys += more;
      listed.add(word);
    }
  };
  add(["", ...published], maximumMadeKeys);
  add(made(names), maximumMadeKeys);
  add(await commonPasswords(), maximumKeys);

  return {
    *[Symbol.iterator]() {
      const told = new Set<string>();
      for (const word of wordlist) {
        if (listed.has(word)) told.add(word);
        yield word;
      }
      for (const word of listed) if (!told.has(word)) yield word;
    },
  };
}

/** How many keys the words stand for, each form of them counted. */
export function countKeys(words: Iterable<string>): number {
  let keys = 0;
  for (const word of words) keys += secretsOf({ buffer: Buffer }, word).length;
  return keys;
}

/** Loaded when they are wanted: 49,000 of them take 20 ms. */
async function commonPasswords(): Promise<readonly string[]> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return dictionary["passwords-common"];
}

/** Secrets that documentation, tutorials and templates print, and that were copied from there. */
const published = [
  "secret",
  "your-256-bit-secret",
  "your-384-bit-secret",
  "your-512-bit-secret",
  "a-string-secret-at-least-256-bits-long",
  "a-string-secret-at-least-384-bits-long-xxxxxxxxx",
  "a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long",
  "qwertyuiopasdfghjklzxcvbnm123456",
  "keyboard cat",
  "shhhhh",
  "shhhh",
  "shhhhhh",
  "shhhhhhared-secret",
  "shh",
  "ssshhhh",
  "dev",
  "changeme",
  "change-me",
  "changeit",
  "change_me",
  "CHANGE_ME",
  "change me",
  "changethis",
  "replaceme",
  "secretkey",
  "secretKey",
  "SECRET_KEY",
  "secret_key",
  "SECRET",
  "JWT_SECRET",
  "JWT_SECRET_KEY",
  "jwtSecret",
  "JWT_KEY",
  "TOKEN_SECRET",
  "SESSION_SECRET",
  "APP_SECRET",
  "API_SECRET",
  "undefined",
  "null",
  "None",
  "false",
  "true",
  "default",
  "insecure",
  "notsecret",
  "not-a-secret",
  "notasecret",
  "not so secret",
  "s3cr3t",
  "S3cr3t",
  "s3cret",
  "s3cr3tk3y",
  "sup3rs3cr3t",
  "p@ssw0rd",
  "P@ssw0rd",
  "Passw0rd!",
  "hunter2",
  "password",
  "xxx",
  "XXX",
  "xxxx",
  "foo",
  "bar",
  "foobar",
  "hello",
  "hello world",
  "helloworld",
  "test",
  "testing",
  "example",
  "demo",
  "key",
  "<secret>",
  "<your-secret>",
  "<your secret>",
  "<your_secret_key>",
  "your secret",
  "your-secret-key-here",
  "your_secret_key_here",
  "your-secret-here",
  "your_jwt_secret",
  "your-jwt-secret-key-change-in-production",
  "your-super-secret-jwt-key-change-this-in-production",
  "your-super-secret-jwt-key-change-in-production",
  "your-super-secret-key-change-this-in-production",
  "your-secret-key-change-in-production",
  "your-secret-key-change-this-in-production",
  "your-secret-key-change-this",
  "dev-secret-key-change-in-production",
  "dev-secret-change-in-production",
  "dev-secret-change-me",
  "change-me-in-production",
  "change-this-in-production",
  "change_this_in_production",
  "changeme-in-production",
  "please-change-me",
  "please-change-this",
  "super-secret-key-change-me",
  "secret-key-change-me",
  "do-not-use-in-production",
  "dont-use-in-production",
  "only-for-development",
  "this-is-secret",
  "this-should-be-secret",
  "this is a secret",
  "this is my secret",
  "thisisasecret",
  "thisismysecret",
  "thisismysecretkey",
  "ThisIsASecretKey",
  "this-is-my-secret-key",
  "this-is-a-very-secret-key",
  "this is my custom Secret key for authentication",
  "this is my custom Secret key for authnetication",
  "THIS IS USED TO SIGN AND VERIFY JWT TOKENS, REPLACE IT WITH YOUR OWN SECRET, IT CAN BE ANY STRING",
  "THIS IS USED TO SIGN AND VERIFY JWT TOKENS, IT CAN BE ANY STRING",
  "DO NOT USE THIS VALUE. INSTEAD, CREATE A COMPLEX SECRET AND KEEP IT SAFE OUTSIDE OF THE SOURCE CODE.",
  "this-is-a-generic-HS256-secret-key",
  "super-secret-jwt-token-with-at-least-32-characters-long",
  "reallyreallyreallyreallyverysafe",
  "some-super-secret-key",
  "ilovescotchyscotch",
  "bezkoder-secret-key",
  "bezKoderSecretKey",
  "javainuse",
  "JWTSuperSecretKey",
  "thingsboardDefaultSigningKey",
  "jwt-secret-string",
  "RESTFULAPIs",
  "worldisfullofdevelopers",
  "MY_SECRET_KEY",
  "mySuperSecretKey",
  "hard to guess string",
  "hard!to-guess_secret",
  "you-will-never-guess",
  "You will never guess",
  "this-really-needs-to-be-changed",
  "A0Zr98j/3yX R~XHH!jmN]LWX/,?RT",
  '_5#y2L"F4Q8z\n\u00ec]/',
  '_5#y2L"F4Q8z\\n\\xec]/',
  "192b9bdd22ab9ed4d12e236c78afcb9a393ec15f71bbf5dc987d54727823bcbf",
  "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7",
  "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e",
  "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
  "abcdefghijklmnopqrstuvwxyz",
  "abcdefghijklmnopqrstuvwxyz123456",
  "abcdefghijklmnopqrstuvwxyz0123456789",
  "0123456789abcdef",
  "0123456789abcdef0123456789abcdef",
  "0123456789",
  "01234567890123456789012345678901",
  "12345678901234567890123456789012",
  "1234567890123456789012345678901234567890",
  "123456789012345678901234567890123456789012345678901234567890abcd",
] as const;

const nouns = [
  "secret",
  "key",
  "secret key",
  "password",
  "token",
  "token secret",
  "jwt secret",
  "jwt key",
  "signing key",
  "jwt",
  "pass",
  "phrase",
];
const commonNouns = nouns.slice(0, 4);
const topics = [
  "my",
  "super",
  "super secret",
  "top",
  "your",
  "jwt",
  "app",
  "api",
  "the",
  "auth",
  "access",
  "access token",
  "refresh",
  "refresh token",
]
  .concat([
    "session",
    "cookie",
    "token",
    "flask",
    "django",
    "express",
    "node",
    "nodejs",
    "nest",
    "fastapi",
    "spring",
    "rails",
    "laravel",
    "dev",
  ])
  .concat([
    "development",
    "test",
    "testing",
    "prod",
    "production",
    "local",
    "staging",
    "demo",
    "example",
    "sample",
    "default",
    "temp",
    "some",
    "a",
  ])
  .concat([
    "admin",
    "user",
    "backend",
    "server",
    "web",
    "private",
    "shared",
    "secure",
    "very",
    "very secret",
    "random",
    "simple",
    "long",
    "strong",
  ])
  .concat([
    "this is a",
    "this is my",
    "this is the",
    "hmac",
    "encryption",
    "master",
    "application",
    "company",
    "project",
    "service",
    "signing",
  ]);
const owners = ["my", "your", "super secret", "my super secret", "your super secret", "dev", "test", "my app", "this is a", "this is my"];
const endings = [
  "1",
  "12",
  "123",
  "1234",
  "12345",
  "123456",
  "!",
  "!!",
  "1!",
  "123!",
  "2020",
  "2021",
  "2022",
  "2023",
  "2024",
  "2025",
  "2026",
  "01",
  "01!",
];

/** Words joined as people join them. */
function* made(names: readonly string[]): Iterable<string> {
  const own = names.slice(0, maximumNames).map(wordsOf);
  const named = own.filter((words) => words.length > 0).flatMap((words) => [words, ...shortened(words)].map((part) => part.join(" ")));
  const phrases = (heads: readonly string[], tails: readonly string[]) => heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`));

  const plain = [...named, ...phrases(named, nouns), ...nouns, ...phrases(topics, nouns)];
  for (const phrase of plain) yield* joined(phrase);
  yield* repeated();
  yield* disguised([
    "password",
    "admin",
    "secretkey",
    "supersecret",
    "mysecret",
    ...published.slice(0, 60),
    ...[...named, ...phrases(named, commonNouns)].flatMap((phrase) => [...joined(phrase)]),
  ]);
  for (const phrase of [
    ...named,
    ...phrases(named, commonNouns),
    ...nouns,
    ...phrases(topics.slice(0, 24), ["secret", "secret key", "key"]),
  ]) {
    const words = phrase.split(" ");
    const stems = new Set([words.join(""), words.join("-"), words.join("_"), words.map(capital).join("")]);
    for (const stem of stems) for (const ending of endings) yield `${stem}${ending}`;
  }
  for (const phrase of phrases(owners, phrases(["jwt", "app", "api", "session", "token", "auth", "signing"], commonNouns))) {
    const words = phrase.split(" ");
    for (const separator of ["-", "_", "", " "]) yield words.join(separator);
  }
}

/** `my secret key`: mysecretkey, my-secret-key, MY_SECRET_KEY, MySecretKey, mySecretKey, My secret key … */
function* joined(phrase: string): Iterable<string> {
  const words = phrase.split(" ");
  for (const separator of ["", "-", "_", " ", "."]) yield words.join(separator);
  const capitals = words.map(capital);
  yield [words[0]!, ...capitals.slice(1)].join("");
  for (const separator of ["", "-", "_", " "]) yield capitals.join(separator);
  yield capital(words.join(" "));
  for (const separator of ["_", "", "-", " "]) yield words.join(separator).toUpperCase();
}

/** Libraries that ask for 256 bits get the same word again and again. */
function* repeated(): Iterable<string> {
  for (const word of [
    "secret",
    "key",
    "password",
    "supersecret",
    "mysecret",
    "secretkey",
    "jwtsecret",
    "test",
    "changeme",
    "mysecretkey",
  ]) {
    for (let times = 2; times <= 12; times++) yield word.repeat(times);
  }
  for (const character of ["0", "1", "a", "A", "x", "X", "s", "f", "*"]) {
    for (const length of [8, 10, 16, 20, 24, 32, 48, 64]) yield character.repeat(length);
  }
}

/** What looks random and is a word: in base64, or its hash. */
function* disguised(words: Iterable<string>): Iterable<string> {
  for (const word of words) {
    yield Buffer.from(word).toString("base64");
    for (const algorithm of ["md5", "sha1", "sha256"]) yield hash(algorithm, word);
  }
}

/** Without what says nothing of the target: `orders` of `orders api`. */
function shortened(words: readonly string[]): readonly (readonly string[])[] {
  const telling = words.filter(
    (word) =>
      !/^(?:the|api|app|service|server|backend|rest|web|https?|www|com|org|net|io|dev|local|localhost|internal|example|v?\d+)$/.test(word),
  );
  return telling.length > 0 && telling.length < words.length ? [telling] : [];
}

/** `OrdersAPI v2`, `orders-api`: orders, api, v2. At most five words of at most 32 characters. */
function wordsOf(name: string): readonly string[] {
  const apart = name
    .slice(0, 200)
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, "$1 ");
  const words = apart.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== "" && word.length <= 32).slice(0, 5);
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
