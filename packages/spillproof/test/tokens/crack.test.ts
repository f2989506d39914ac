import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  candidateWords,
  countKeys,
  findSecret,
  type HmacAlgorithm,
  isSecretSigned,
  mint,
  parseSignedCookie,
  resignCookie,
  type SecretForm,
} from "../../src/tokens/index.js";

const jwt = (secret: string | Uint8Array, alg: HmacAlgorithm = "HS256", sub = "7") =>
  mint({ header: { typ: "JWT" }, claims: { sub }, key: { kind: "hmac", alg, secret: Buffer.from(secret) } });
const told = (found: readonly { readonly word: string; readonly form: SecretForm }[]) => found.map(({ word, form }) => [word, form]);
function* filler(length: number, start = 0): Iterable<string> {
  for (let index = start; index < start + length; index++) yield `filler-${index}`;
}

describe("each form of a word", () => {
  const bytes = createHash("sha256").update("bytes").digest();
  test.each([
    ["as-is", "correct horse", Buffer.from("correct horse")],
    ["as-is", "ключ 🔑", Buffer.from("ключ 🔑")],
    ["as-is", "", Buffer.alloc(0)],
    ["newline", "correct horse", Buffer.from("correct horse\n")],
    ["base64", bytes.toString("base64"), bytes],
    ["base64", "c2VjcmV0", Buffer.from("secret")],
    ["base64", "c2VjcmV0MQ", Buffer.from("secret1")],
    ["base64url", Buffer.from([251, 255, 254, 1]).toString("base64url"), Buffer.from([251, 255, 254, 1])],
    ["hex", bytes.toString("hex"), bytes],
    ["hex", "00FF", Buffer.from([0, 255])],
  ] as [SecretForm, string, Buffer][])("%s of %s", async (form, word, secret) => {
    const token = jwt(secret);
    const [found, ...more] = await findSecret({ tokens: [token], words: ["something", word, word] });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ token, word, form, signed: null });
    expect(Buffer.from(found!.secret)).toEqual(secret);
    expect(await findSecret({ tokens: [token], words: ["something", `${word}x y`] })).toEqual([]);
  });

  test("are told apart, and each is counted once", () => {
    expect(countKeys(["a b"])).toBe(2); // newline
    expect(countKeys(["secret"])).toBe(3); // base64, newline
    expect(countKeys(["face"])).toBe(4); // base64, hex, newline
    expect(countKeys(["abcde"])).toBe(2); // no base64 has 4n + 1 characters
    expect(countKeys(["a=", "a==", "ab===", "a-b+c/", "ab\n", ""])).toBe(2 + 2 + 2 + 2 + 1 + 2);
  });
});

describe("which tokens", () => {
  test.each(["HS256", "HS384", "HS512"] as HmacAlgorithm[])("%s", async (alg) => {
    expect(told(await findSecret({ tokens: [jwt("secret", alg)], words: ["x", "secret"] }))).toEqual([["secret", "as-is"]]);
  });

  const flask = "eyJ1c2VyX2lkIjo3LCJuYW1lIjoiWm9cdTAwZWIifQ.ZVPxAA.IAXSg7DN37bhXqtZhwoKxwqJvQc";
  const django = "eyJfYXV0aF91c2VyX2lkIjoiNyJ9:1r31eq:gX3mZv0UXAyozxCRu2Ravyu1bwYmXyiBFMWByM11d7E";
  const express = "connect.sid=s%3AnMBYqg3LsN5WcXwy.%2BFp81sBJYZbz%2FmXkMnJeLLpQ5zJ5QHHDS39f1RxGpzU";

  test("signed cookies, of one and of several in a header, and the scheme that lets one sign another", async () => {
    const header = `lang=en; session=${flask}; ${express}`;
    const found = await findSecret({ tokens: [django, header], words: ["keyboard cat", "super secret"] });
    expect(found.map(({ token, word, signed }) => [token, word, signed?.scheme.name, signed?.cookie.cookieName])).toEqual([
      [django, "super secret", "django-session", null],
      [header, "super secret", "flask-session", "session"],
      [header, "keyboard cat", "express-signature", "connect.sid"],
    ]);
    const { secret, signed } = found[1]!;
    const other = resignCookie(signed!.cookie, { secret, scheme: signed!.scheme, payload: { user_id: 8 } });
    expect(parseSignedCookie(other)?.payload).toEqual({ user_id: 8 });
    expect(told(await findSecret({ tokens: [other], words: ["super secret"] }))).toEqual([["super secret", "as-is"]]);
  });

  test("others are passed over, without reading the words", async () => {
    const words = {
      [Symbol.iterator]: () => {
        throw new Error("read");
      },
    };
    const rs256 = `${Buffer.from('{"alg":"RS256"}').toString("base64url")}.e30.AAAA`;
    expect(await findSecret({ tokens: ["opaque", "", rs256], words })).toEqual([]);
    expect(["opaque", rs256, jwt("x"), flask, django, express].map(isSecretSigned)).toEqual([false, false, true, true, true, true]);
  });
});

describe("long lists, in workers", () => {
  const tokens = [jwt("needle", "HS256", "1"), jwt("needle\n", "HS512", "2"), jwt("nowhere", "HS256", "3"), jwt("thread", "HS384", "4")];

  test.each([1, 2, 3])("the first word in the order of the list, with %d", async (workers) => {
    function* words() {
      yield* filler(30_000);
      yield "needle";
      yield* filler(9_000, 30_000);
      yield "bmVlZGxl"; // needle in base64, which is too late
      yield "needle\n"; // HS512's secret as it is, too late as well
      yield "thread";
      yield "needle";
    }
    const found = await findSecret({ tokens, words: words(), workers });
    expect(found.map(({ token, word, form }) => [tokens.indexOf(token), word, form])).toEqual([
      [0, "needle", "as-is"],
      [1, "needle", "newline"],
      [3, "thread", "as-is"],
    ]);
  });

  test("ends on the find, and reads no further than the chunks under way", async () => {
    let read = 0;
    let closed = false;
    function* words() {
      try {
        for (const word of filler(5_000_000)) {
          read++;
          yield read === 20_000 ? "needle" : word;
        }
      } finally {
        closed = true;
      }
    }
    expect(told(await findSecret({ tokens: tokens.slice(0, 1), words: words() }))).toEqual([["needle", "as-is"]]);
    expect(read).toBeLessThan(60_000);
    expect(closed).toBe(true);
  });

  test("a signal ends it at once", async () => {
    await expect(findSecret({ tokens, words: filler(10), signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow("before");
    const controller = new AbortController();
    const search = findSecret({ tokens, words: filler(Number.MAX_SAFE_INTEGER), signal: controller.signal });
    const started = performance.now();
    setTimeout(() => controller.abort(new Error("enough")), 100);
    await expect(search).rejects.toThrow("enough");
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  test("words that cannot be read end it with their error", async () => {
    function* words() {
      yield* filler(20_000);
      throw new Error("the disk is gone");
    }
    await expect(findSecret({ tokens, words: words() })).rejects.toThrow("the disk is gone");
  });

  test("hundreds of thousands of keys take seconds, even on a machine that is busy", { timeout: 30_000 }, async () => {
    const words = [...filler(200_000)];
    const started = performance.now();
    expect(await findSecret({ tokens: [jwt("nowhere")], words })).toEqual([]);
    const perMillion = ((performance.now() - started) / countKeys(words)) * 1_000_000;
    // Measured: 1.4 s on two cores, 1.8 s on one.
    expect(perMillion).toBeLessThan(15_000);
  });

  test("whatever the words, a search in workers finds what one without does", async () => {
    const word = fc.string({ maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), async (words, pick) => {
        const token = jwt(words[pick % words.length]!);
        const short = await findSecret({ tokens: [token], words });
        const long = await findSecret({ tokens: [token], words: [...filler(6_000), ...words, ...filler(3_000)] });
        expect(short).toHaveLength(1);
        expect(long).toEqual(short);
      }),
      { numRuns: 8 },
    );
  });
});

const tried = new Set(await candidateWords({ names: ["Orders API", "https://acme-shop.example"] }));

describe("the words that are tried", () => {
  test("are at most 200,000 keys, each word once, the same every time", async () => {
    const names = ["Orders API", "orders-api.example.com", "AcmeShopBackend v2", ..."abcdefghi"];
    for (const list of [[], names, [`${"x".repeat(10_000)} ${"y ".repeat(5_000)}`]]) {
      const words = [...(await candidateWords({ names: list }))];
      expect(words.length).toBeGreaterThan(60_000);
      expect(countKeys(words)).toBeLessThanOrEqual(200_000);
      expect(new Set(words).size).toBe(words.length);
      expect([...(await candidateWords({ names: list }))]).toEqual(words);
    }
  });

  test.each([
    "secret",
    "your-256-bit-secret",
    "keyboard cat",
    "super-secret-key",
    "MySecretKey",
    "my_jwt_secret",
    "my-super-secret-jwt-key",
    "flask-secret",
    "SuperSecret123",
    "topsecret!",
    "JWT_SECRET_KEY",
    "dev",
    "secret2024",
    "secretsecretsecretsecretsecretsecret",
    "this-is-a-secret-key",
    "letmein",
    "iloveyou",
    "123456",
    "orders",
    "orders-api-secret",
    "OrdersSecret",
    "orders_secret_key",
    "orders123",
    "ORDERS_API_KEY",
    "acme-shop",
    "acmeshopsecret",
    "c2VjcmV0",
    "b3JkZXJzLXNlY3JldA==",
    "5ebe2294ecd0e0f08eab7690d2a6ee69",
  ])("hold %s", (word) => {
    expect(tried.has(word)).toBe(true);
  });

  test("one's own come first, all of them, and are not told twice", async () => {
    const own = Array.from({ length: 250_000 }, (_, index) => (index === 3 ? "secret" : `own-${index}`));
    const words = [...(await candidateWords({ wordlist: own }))];
    expect(words.slice(0, own.length)).toEqual(own);
    expect(words.filter((word) => word === "secret")).toHaveLength(1);
    expect(words.length).toBeGreaterThan(own.length + 60_000);
  });
});
