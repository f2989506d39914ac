import { Buffer } from "node:buffer";
import { createHash, createHmac, createPublicKey, generateKeyPairSync, type KeyObject, verify } from "node:crypto";
import { EmbeddedJWK, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { type Forgeries, forge, type HmacAlgorithm, mint, type PrivateAlgorithm, parseJwt } from "../../src/tokens/index.js";

const claims = { iss: "https://id.example", sub: "user-7", aud: "api", exp: 4_102_444_800, scope: "orders:read" };
const secret = Buffer.from("a secret that is long enough for every HMAC, even for that of SHA-512: 64.");
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const ed = generateKeyPairSync("ed25519").privateKey;
const ed448 = generateKeyPairSync("ed448").privateKey;

/** As many numbers as one asks for, the same every time. */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const jwkOf = (key: KeyObject, kid: string) => ({ ...createPublicKey(key).export({ format: "jwk" }), kid, use: "sig" });
const hmacToken = (alg: HmacAlgorithm) => mint({ header: { typ: "JWT" }, claims, key: { kind: "hmac", alg, secret } });
const privateToken = (alg: PrivateAlgorithm, key: KeyObject, kid = "k1") =>
  mint({ header: { typ: "JWT", kid }, claims, key: { kind: "private", alg, key } });
const forged = async (token: string, ...publicKeys: object[]) =>
  (await forge(token, { publicKeys: publicKeys as Record<string, unknown>[], random: seeded() }))!;

const cases: readonly [string, () => Promise<Forgeries>, KeyObject | Uint8Array][] = [
  ["HS256", () => forged(hmacToken("HS256")), secret],
  ["HS512", () => forged(hmacToken("HS512")), secret],
  ["RS256", () => forged(privateToken("RS256", rsa), jwkOf(rsa, "k1")), createPublicKey(rsa)],
  ["PS384", () => forged(privateToken("PS384", rsa), jwkOf(rsa, "k1")), createPublicKey(rsa)],
  ["ES256", () => forged(privateToken("ES256", ec), jwkOf(ec, "k1")), createPublicKey(ec)],
  ["EdDSA", () => forged(privateToken("EdDSA", ed), jwkOf(ed, "k1")), createPublicKey(ed)],
];

describe.each(cases)("%s", (alg, make, key) => {
  test("a sound verifier takes the original and no forgery", async () => {
    const { original, worthless, variants } = await make();
    await expect(jwtVerify(original, key)).resolves.toBeDefined();
    await expect(jwtVerify(worthless, key)).rejects.toThrow();
    expect(worthless).toHaveLength(original.length);
    for (const { id, token } of variants) {
      await expect(jwtVerify(token, key, { algorithms: [alg] }), id).rejects.toThrow();
      await expect(jwtVerify(token, key), id).rejects.toThrow();
    }
  });

  test("every forgery keeps the claims and differs from all others", async () => {
    const { original, variants } = await make();
    expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
    expect(new Set([original, ...variants.map(({ token }) => token)]).size).toBe(variants.length + 1);
    for (const { id, token } of variants) {
      const payload = Buffer.from(token.split(".")[1]!, "base64url").toString("utf8");
      if (id === "payload-changed") expect(JSON.parse(payload)).toEqual({ spillproof: true, ...claims });
      else expect(token.split(".")[1], id).toBe(original.split(".")[1]);
      expect(/^[a-z0-9-]+$/.test(id)).toBe(true);
    }
  });
});

// Verifiers that each leave one thing out. They accept what was forged for them, and refuse what is worthless.
const unsound: Readonly<Record<string, (token: string) => boolean>> = {
  "takes alg none": (token) => {
    const [header, , signature] = token.split(".");
    return signature !== undefined && String(JSON.parse(Buffer.from(header!, "base64url").toString()).alg).toLowerCase() === "none";
  },
  "takes a token without a signature": (token) => {
    const [header, payload, signature] = token.split(".");
    return signature === "" ? JSON.parse(Buffer.from(header!, "base64url").toString()).alg === "RS256" && payload !== "" : false;
  },
  "never compares": (token) => parseJwt(token)?.header.alg === "RS256" && parseJwt(token)!.signature.length === 256,
};

function naive(token: string, key: KeyObject | string | Buffer): boolean {
  const jwt = parseJwt(token);
  if (jwt === null) return false;
  // The header chooses the algorithm, and the key is whatever is configured: the flaw.
  if (jwt.header.alg.startsWith("HS")) {
    const hash = `sha${jwt.header.alg.slice(2)}`;
    return createHmac(hash, key as Buffer)
      .update(jwt.signingInput)
      .digest()
      .equals(jwt.signature);
  }
  return jwt.header.alg === "RS256" && verify("sha256", Buffer.from(jwt.signingInput), key as string, jwt.signature);
}

const accepted = (forgeries: Forgeries, verifier: (token: string) => boolean) =>
  forgeries.variants.filter(({ token }) => verifier(token)).map(({ id }) => id);

describe("an unsound verifier takes what was forged for it, and no more", () => {
  const rs256 = () => forged(privateToken("RS256", rsa), jwkOf(rsa, "k1"));

  test("one that takes alg none", async () => {
    expect(accepted(await rs256(), unsound["takes alg none"]!)).toEqual(
      ["none", "none-capital", "none-capitals", "none-mixed"].flatMap((name) => [`alg-${name}`, `alg-${name}-signature-kept`]),
    );
  });

  test("one that asks for no signature", async () => {
    expect(accepted(await rs256(), unsound["takes a token without a signature"]!)).toEqual(["signature-stripped"]);
  });

  test("one that never compares", async () => {
    expect(accepted(await rs256(), unsound["never compares"]!)).toEqual([
      "signature-garbled",
      "payload-changed",
      "other-key",
      "embedded-jwk",
    ]);
  });

  const pem = (type: "spki" | "pkcs1") => String(createPublicKey(rsa).export({ type, format: "pem" }));
  test.each([
    ["key-confusion-spki-pem", pem("spki")],
    ["key-confusion-spki-pem-no-newline", pem("spki").trimEnd()],
    ["key-confusion-pkcs1-pem", pem("pkcs1")],
    ["key-confusion-pkcs1-pem-no-newline", pem("pkcs1").trimEnd()],
  ])("one that takes its public key for a secret: %s", async (id, key) => {
    const forgeries = await rs256();
    expect(naive(forgeries.original, key)).toBe(true);
    expect(naive(forgeries.worthless, key)).toBe(false);
    expect(accepted(forgeries, (token) => naive(token, key))).toEqual([id]);
  });

  test.each([
    ["key-confusion-spki-der", createPublicKey(rsa).export({ type: "spki", format: "der" })],
    ["key-confusion-pkcs1-der", createPublicKey(rsa).export({ type: "pkcs1", format: "der" })],
    ["key-confusion-jwk", Buffer.from(JSON.stringify(jwkOf(rsa, "k1")))],
    ["key-confusion-modulus", Buffer.from(jwkOf(rsa, "k1").n!, "base64url")],
    ["key-confusion-modulus-text", Buffer.from(jwkOf(rsa, "k1").n!)],
  ])("… and in other forms: %s", async (id, key) => {
    const hs = (token: string) => parseJwt(token)?.header.alg === "HS256" && naive(token, key);
    expect(accepted(await rs256(), hs)).toEqual([id]);
  });

  test("the certificate of a key, too", async () => {
    const x5c = [createHash("sha512").update("no real certificate").digest("base64")];
    const forgeries = await forged(privateToken("RS256", rsa), { ...jwkOf(rsa, "k1"), x5c });
    const lines = x5c[0]!.match(/.{1,64}/g)!.join("\n");
    const certificate = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
    expect(accepted(forgeries, (token) => parseJwt(token)?.header.alg === "HS256" && naive(token, certificate))).toEqual([
      "key-confusion-certificate-pem",
    ]);
  });

  test("one that takes the key from the token", async () => {
    for (const make of [rs256, () => forged(privateToken("ES256", ec), jwkOf(ec, "k1")), () => forged(privateToken("EdDSA", ed))]) {
      const { variants } = await make();
      const { token } = variants.find(({ id }) => id === "embedded-jwk")!;
      const { payload, protectedHeader } = await jwtVerify(token, EmbeddedJWK);
      expect(payload).toEqual(claims);
      expect(protectedHeader.jwk).toMatchObject({ kid: "k1" });
    }
    const { variants } = await forged(hmacToken("HS256"));
    const { token } = variants.find(({ id }) => id === "embedded-jwk")!;
    const { k } = parseJwt(token)!.header.jwk as { readonly k: string };
    expect(naive(token, Buffer.from(k, "base64url"))).toBe(true);
  });

  test("one with an empty secret, or one of zeros", async () => {
    for (const blank of [Buffer.alloc(0), Buffer.alloc(1), Buffer.alloc(16)]) {
      const expected = ["blank-secret", "key-id-path"];
      expect(accepted(await forged(hmacToken("HS384")), (token) => naive(token, blank))).toEqual(expected);
      expect(
        accepted(await forged(privateToken("ES256", ec), jwkOf(ec, "k1")), (token) => {
          return parseJwt(token)?.header.alg === "HS256" && naive(token, blank);
        }),
      ).toEqual(expected);
    }
  });

  test("one that lets kid choose the key", async () => {
    const forgeries = await forged(hmacToken("HS256"));
    const files = (token: string) => {
      const kid = String(parseJwt(token)?.header.kid);
      return kid.includes("/") && naive(token, kid.endsWith("/dev/null") ? "" : secret);
    };
    expect(accepted(forgeries, files)).toEqual(["key-id-path"]);
    const rows = (token: string) => {
      const selected = /^[^']*' UNION SELECT '([^']*)'$/.exec(`${parseJwt(token)?.header.kid}'`)?.[1];
      return selected !== undefined && naive(token, selected);
    };
    expect(accepted(forgeries, rows)).toEqual(["key-id-sql"]);
  });

  test("one that takes zeros for an ECDSA signature", async () => {
    const zeros = (token: string) => parseJwt(token)?.header.alg === "ES256" && parseJwt(token)!.signature.every((byte) => byte === 0);
    const forgeries = await forged(privateToken("ES256", ec));
    expect(accepted(forgeries, (token) => zeros(token) && parseJwt(token)!.signature.length === 64)).toEqual(["blank-signature"]);
  });
});

describe("what is made of what", () => {
  test("the key that the token names is the one that is tried; without a name, keys of its kind", async () => {
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const ids = ({ variants }: Forgeries) => variants.filter(({ family }) => family === "key-confusion").map(({ id }) => id);
    const named = await forged(privateToken("RS256", rsa), jwkOf(other, "k0"), jwkOf(rsa, "k1"), jwkOf(ec, "k1"));
    expect(ids(named).some((id) => id.endsWith("-2"))).toBe(false);
    expect(accepted(named, (token) => naive(token, String(createPublicKey(rsa).export({ type: "spki", format: "pem" }))))).toHaveLength(1);
    expect(ids(await forged(privateToken("RS256", rsa, "k9"), jwkOf(other, "k0"), jwkOf(rsa, "k1"))).some((id) => id.endsWith("-2"))).toBe(
      true,
    );
  });

  test("says what could not be tried", async () => {
    const untried = async (...args: Parameters<typeof forged>) => (await forged(...args)).untried.map(({ id }) => id);
    expect(await untried(privateToken("RS256", rsa))).toEqual(["jku", "x5u", "x5c", "key-confusion"]);
    expect(await untried(privateToken("RS256", rsa), jwkOf(rsa, "k1"))).toEqual(["jku", "x5u", "x5c"]);
    expect(await untried(hmacToken("HS256"))).toEqual(["jku", "x5u", "x5c"]);
    const unknown = hmacToken("HS256").replace(/^[^.]+/, Buffer.from('{"alg":"XY1"}').toString("base64url"));
    expect(await untried(unknown)).toEqual(["jku", "x5u", "x5c", "other-key"]);
  });

  test("hostile keys and other tokens do no harm", async () => {
    const keys = [
      {},
      { kty: "RSA" },
      { kty: "RSA", n: "AQAB", e: "" },
      { kty: "RSA", n: 7, e: [] },
      { kty: "EC", crv: "P-0", x: "", y: "" },
    ];
    expect((await forged(privateToken("RS256", rsa), ...keys)).original).toBe(privateToken("RS256", rsa));
    expect(await forge("opaque", { publicKeys: [], random: seeded() })).toBeNull();
  });

  test("an unsecured original is none of its forgeries; Ed448 gets a key of its own kind", async () => {
    const original = mint({ header: { typ: "JWT" }, claims, key: { kind: "none" } });
    const { variants } = await forged(original);
    expect(variants.every(({ token }) => token !== original)).toBe(true);
    const { variants: others } = await forged(privateToken("EdDSA", ed448));
    expect(parseJwt(others.find(({ id }) => id === "other-key")!.token)!.signature).toHaveLength(114);
  });

  test("an empty payload takes one more claim, and a number above 2^53 stays", async () => {
    for (const payload of ["{}", "{ }", ' {"id":9007199254740993}']) {
      const token = `${Buffer.from('{"alg":"HS256"}').toString("base64url")}.${Buffer.from(payload).toString("base64url")}.AAAA`;
      const changed = (await forged(token)).variants.find(({ id }) => id === "payload-changed")!;
      const text = Buffer.from(changed.token.split(".")[1]!, "base64url").toString();
      expect(JSON.parse(text)).toMatchObject({ spillproof: true });
      expect(text.includes("9007199254740993")).toBe(payload.includes("9007199254740993"));
    }
  });

  test("secrets come from the random numbers that are handed in", async () => {
    const tokens = async () => (await forged(hmacToken("HS256"))).variants.map(({ token }) => token);
    expect(await tokens()).toEqual(await tokens());
  });
});
