import { Buffer } from "node:buffer";
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { compactVerify, decodeProtectedHeader, jwtVerify, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import {
  claimsOf,
  encodePart,
  garbled,
  type HmacAlgorithm,
  isHmacAlgorithm,
  isPrivateAlgorithm,
  mint,
  type PrivateAlgorithm,
  parseJwt,
  resign,
  type SigningKey,
  signatureOf,
  withSignature,
} from "../../src/tokens/index.js";

const claims = { sub: "user-7", name: "Zoë", big: 9_007_199_254_740_991, nested: { a: [1, null] } };
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const curve = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve }).privateKey;
const ed25519 = generateKeyPairSync("ed25519").privateKey;
const secret = Buffer.from("a secret that is long enough for every HMAC, even for that of SHA-512: 64.");

const privateKeys: readonly [PrivateAlgorithm, KeyObject][] = [
  ["RS256", rsa],
  ["RS384", rsa],
  ["RS512", rsa],
  ["PS256", rsa],
  ["PS384", rsa],
  ["PS512", rsa],
  ["ES256", curve("P-256")],
  ["ES384", curve("P-384")],
  ["ES512", curve("P-521")],
  ["EdDSA", ed25519],
  ["Ed25519", ed25519],
];

describe("minting, with jose as the oracle", () => {
  test.each(["HS256", "HS384", "HS512"] as HmacAlgorithm[])("%s", async (alg) => {
    const token = mint({ header: { typ: "JWT", kid: "k" }, claims, key: { kind: "hmac", alg, secret } });
    const { payload, protectedHeader } = await jwtVerify(token, secret);
    expect(payload).toEqual(claims);
    expect(protectedHeader).toEqual({ typ: "JWT", kid: "k", alg });
    await expect(jwtVerify(token, Buffer.concat([secret, Buffer.from("x")]))).rejects.toThrow("signature");
  });

  test.each(privateKeys)("%s", async (alg, key) => {
    const token = mint({ header: { alg: "replaced" }, claims, key: { kind: "private", alg, key } });
    const { payload, protectedHeader } = await jwtVerify(token, createPublicKey(key));
    expect(payload).toEqual(claims);
    expect(protectedHeader.alg).toBe(alg);
  });

  test("reads what jose signs", async () => {
    const token = await new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(secret);
    const jwt = parseJwt(token)!;
    expect(jwt.header).toEqual({ alg: "HS256", typ: "JWT" });
    expect(jwt.claims).toEqual(claims);
    expect(jwt.parts.join(".")).toBe(token);
    expect(Buffer.from(signatureOf(jwt.signingInput, { kind: "hmac", alg: "HS256", secret }))).toEqual(Buffer.from(jwt.signature));
  });

  test("an unsecured token has no signature and keeps its dot", () => {
    expect(mint({ header: { typ: "JWT" }, claims, key: { kind: "none" } })).toBe(
      `${encodePart({ typ: "JWT", alg: "none" })}.${encodePart(claims)}.`,
    );
    expect(decodeProtectedHeader(mint({ header: {}, claims, key: { kind: "none", alg: "nOnE" } })).alg).toBe("nOnE");
  });

  test("is the same every time where the algorithm is", () => {
    const keys: SigningKey[] = [
      { kind: "hmac", alg: "HS256", secret },
      { kind: "private", alg: "RS256", key: rsa },
      { kind: "private", alg: "EdDSA", key: ed25519 },
    ];
    for (const key of keys) expect(mint({ header: {}, claims, key })).toBe(mint({ header: {}, claims, key }));
  });
});

describe("changing one thing", () => {
  const key = { kind: "hmac", alg: "HS256", secret } as const;
  const jwt = parseJwt(mint({ header: { typ: "JWT", kid: "1" }, claims, key }))!;

  test("another header keeps the payload byte for byte", async () => {
    // 2^53 + 1 does not survive a number of JavaScript.
    const payload = Buffer.from('{"sub" : 9007199254740993}').toString("base64url");
    const odd = parseJwt(`${encodePart({ alg: "HS256", kid: "1" })}.${payload}.AAAA`)!;
    const again = resign(odd, { kid: undefined, typ: "at+jwt" }, key);
    expect(again.split(".")[1]).toBe(payload);
    expect(decodeProtectedHeader(again)).toEqual({ alg: "HS256", typ: "at+jwt" });
    await expect(compactVerify(again, secret)).resolves.toBeDefined();
  });

  test("a garbled signature is as long, differs in bits that count, and is refused", async () => {
    for (const length of [1, 2, 31, 32, 64, 256]) {
      const bytes = new Uint8Array(length).fill(7);
      expect(garbled(bytes)).toHaveLength(length);
      expect(garbled(bytes)).not.toEqual(bytes);
    }
    expect(garbled(new Uint8Array())).toEqual(new Uint8Array());
    const token = withSignature(jwt, garbled(jwt.signature));
    expect(token).toHaveLength(jwt.parts.join(".").length);
    await expect(jwtVerify(token, secret)).rejects.toThrow("signature");
    await expect(jwtVerify(withSignature(jwt, jwt.signature), secret)).resolves.toBeDefined();
  });
});

describe("parsing what is hostile", () => {
  const part = (text: string) => Buffer.from(text).toString("base64url");
  test.each([
    ["", "nothing"],
    ["a.b", "two parts"],
    ["a.b.c.d.e", "five parts, a JWE"],
    [`${part('{"alg":"dir","enc":"A128GCM"}')}..${part("iv")}.${part("c")}.${part("t")}`, "a JWE"],
    [`${part('{"typ":"JWT"}')}.${part("{}")}.`, "no alg"],
    [`${part('{"alg":7}')}.${part("{}")}.`, "an alg that is no text"],
    [`${part('{"alg":"HS256"}')}.${part("[]")}.`, "a list"],
    [`${part('{"alg":"HS256"}')}.${part("text")}.`, "a payload that is no JSON"],
    [`${part('{"alg":"HS256"}')}.${part("{}")}.a b`, "a signature that is no base64url"],
    [`${part('{"alg":"HS256"}')}.${part("{}")}.${"A".repeat(70_000)}`, "too long"],
    [`${part('{"alg":"HS256"}')}.${part(`{"a":${"[".repeat(20_000)}`)}.`, "nested, and broken"],
  ])("is null: $1", (token) => {
    expect(parseJwt(token)).toBeNull();
    expect(claimsOf(token)).toBeNull();
  });

  test("reads padding, and takes no field from a prototype", () => {
    const token = `${Buffer.from('{"alg":"HS256"}').toString("base64")}.${part('{"__proto__":{"sub":"x"}}')}.`;
    expect(parseJwt(token)!.claims.sub).toBeUndefined();
    expect(isHmacAlgorithm("toString") || isPrivateAlgorithm("constructor") || isPrivateAlgorithm("HS256")).toBe(false);
  });

  test("never throws", () => {
    const piece = fc.oneof(fc.string(), fc.json().map(part), fc.base64String(), fc.constant(part('{"alg":"HS256"}')));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const jwt = parseJwt(pieces.join("."));
        if (jwt !== null) expect(jwt.parts.join(".")).toBe(pieces.join("."));
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const token = mint({ header: { ...value }, claims: value, key: { kind: "none" } });
        expect(claimsOf(token)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

interface VectorGroup {
  readonly private: Readonly<Record<string, string>>;
  readonly tests: readonly { readonly tcId: number; readonly jws: unknown; readonly result: string }[];
}

// Project Wycheproof's vectors stand beside the checkout: they are read there, not copied.
const shared = process.env.SPILLPROOF_SHARED ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const vectors = join(shared, "vectors/wycheproof/json_web_signature_test.json");

describe.skipIf(!existsSync(vectors) && process.env.CI === undefined)("Wycheproof's JWS vectors", () => {
  test("a valid signature of HMAC or RSA-PKCS1 is the one that is made here, an invalid MAC is not", async () => {
    const { testGroups } = JSON.parse(readFileSync(vectors, "utf8")) as { testGroups: readonly VectorGroup[] };
    const modified = new Set([367, 370, 374, 375]);
    const seen = { valid: 0, invalid: 0, resigned: 0 };
    for (const group of testGroups) {
      const jwk = group.private;
      for (const { tcId, jws, result } of group.tests) {
        if (typeof jws !== "string") continue;
        parseJwt(jws);
        const [header, payload, signature, more] = jws.split(".");
        // What a strict decoder must refuse (a stray character, bits that nobody reads) is no matter of keys.
        if (!/^[\w.-]*$/.test(jws) || modified.has(tcId)) continue;
        const alg = jwk.alg ?? "";
        if (more !== undefined || signature === undefined || decodeHeader(header!).alg !== alg) continue;
        if (!isHmacAlgorithm(alg) && !isPrivateAlgorithm(alg)) continue;
        const key: SigningKey = isHmacAlgorithm(alg)
          ? { kind: "hmac", alg, secret: Buffer.from(jwk.k!, "base64url") }
          : { kind: "private", alg, key: createPrivateKey({ key: jwk, format: "jwk" }) };
        const input = `${header}.${payload}`;
        const made = Buffer.from(signatureOf(input, key)).toString("base64url");
        if (/^(HS|RS)/.test(alg) && result === "valid") {
          expect(made, `vector ${tcId}`).toBe(signature);
          seen.valid++;
        } else if (alg.startsWith("HS")) {
          expect(made, `vector ${tcId}`).not.toBe(signature);
          seen.invalid++;
        } else if (result === "valid") {
          const verifier = createPublicKey(createPrivateKey({ key: jwk, format: "jwk" }));
          await expect(compactVerify(`${input}.${made}`, verifier), `vector ${tcId}`).resolves.toBeDefined();
          seen.resigned++;
        }
      }
    }
    expect(seen).toEqual({ valid: 24, invalid: 5, resigned: 16 });
  });
});

function decodeHeader(part: string): { readonly alg?: string } {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return {};
  }
}
