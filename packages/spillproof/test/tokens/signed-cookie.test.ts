import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mint, parseSignedCookie, resignCookie, schemeOf, signedCookiesIn } from "../../src/tokens/index.js";

const python = Buffer.from("super secret");
const express = Buffer.from("keyboard cat");
const now = 1_700_000_000;
const roles = { roles: Array(20).fill("member") };
const sessionSalt = 'salt="django.contrib.sessions.backends.signed_cookies"';

/** Made with Flask 3.1.3, itsdangerous 2.2.0, Django 5.2.19, cookie-signature and keygrip at the time 1700000000, each by the command beside it. */
const vectors: readonly [scheme: string, made: string, text: string, secret: Buffer, payload: unknown, signedAt: number | null][] = [
  [
    "flask-session",
    'SecureCookieSessionInterface().get_signing_serializer(app).dumps({"user_id": 7, "name": "Zoë"})',
    "eyJ1c2VyX2lkIjo3LCJuYW1lIjoiWm9cdTAwZWIifQ.ZVPxAA.IAXSg7DN37bhXqtZhwoKxwqJvQc",
    python,
    { user_id: 7, name: "Zoë" },
    now,
  ],
  [
    "flask-session",
    'the same of {"user_id": 7, "roles": ["member"] * 20}, which gets compressed',
    ".eJyrViotTi2Kz0xRsjLXUSrKz0ktVrKKVspNzU1KLVLSGTqM2FoAUY1CFA.ZVPxAA.Aj88jKNCHyunSvb5NxYZun3dfoU",
    python,
    { user_id: 7, ...roles },
    now,
  ],
  [
    "itsdangerous",
    'URLSafeTimedSerializer(secret).dumps({"user_id": 7})',
    "eyJ1c2VyX2lkIjo3fQ.ZVPxAA.GUBWLB7pqq7HiAqBEtHsXAHYPuw",
    python,
    { user_id: 7 },
    now,
  ],
  [
    "itsdangerous",
    'URLSafeTimedSerializer(secret, signer_kwargs={"digest_method": hashlib.sha512}).dumps({"user_id": 7})',
    "eyJ1c2VyX2lkIjo3fQ.ZVPxAA.ddVRB85nMOShMSCs2T3HMQ6DqclvKL66Y0nBgyVEivZMxxzc7wwVtez7J8R7CrobGJ6fw9ZhDwpZS69TFo7QjQ",
    python,
    { user_id: 7 },
    now,
  ],
  ["itsdangerous", 'URLSafeSerializer(secret).dumps([7, "x"])', "WzcsIngiXQ.u8zONgzdxQy5uSOC0mRUUF-mA-I", python, [7, "x"], null],
  [
    "starlette-session",
    'TimestampSigner(secret).sign(b64encode(json.dumps({"user_id": 7, "q": "??>>~~"}).encode()))',
    "eyJ1c2VyX2lkIjogNywgInEiOiAiPz8+Pn5+In0=.ZVPxAA.aQ2Vrc-kTV50Rnk19U5vE4ABD5s",
    python,
    { user_id: 7, q: "??>>~~" },
    now,
  ],
  [
    "django-session",
    `signing.dumps({"_auth_user_id": "7"}, ${sessionSalt}, compress=True)`,
    "eyJfYXV0aF91c2VyX2lkIjoiNyJ9:1r31eq:gX3mZv0UXAyozxCRu2Ravyu1bwYmXyiBFMWByM11d7E",
    python,
    { _auth_user_id: "7" },
    now,
  ],
  [
    "django-session",
    'the same of {"_auth_user_id": "7", "roles": ["member"] * 20}',
    ".eJyrVopPLC3JiC8tTi2Kz0xRslIyV9JRKsrPSS1WsopWyk3NTUotAooMGUZsLQCH8kTI:1r31eq:adh85I6LVbEmVUG_9u7_G54iXW5Mou5jbu_tvRnOod4",
    python,
    { _auth_user_id: "7", ...roles },
    now,
  ],
  [
    "django-session",
    `TimestampSigner(algorithm="sha1", ${sessionSalt}).sign_object({"_auth_user_id": "7"})`,
    "eyJfYXV0aF91c2VyX2lkIjoiNyJ9:1r31eq:xunGHO7Tdz2G1kprTsQ92uHkimQ",
    python,
    { _auth_user_id: "7" },
    now,
  ],
  [
    "django-signing",
    'signing.dumps({"user": 7})',
    "eyJ1c2VyIjo3fQ:1r31eq:0Lez9zdB_z8CRDPyvIlXxBH80le0KjZKWlv0r-USk0U",
    python,
    { user: 7 },
    now,
  ],
  [
    "django-cookie",
    'HttpResponse().set_signed_cookie("who", "alice:7")',
    "who=alice:7:1r31eq:S3Cq5RH2J75QoqkqbIXC0EuFYxS9_sRgIQTm2gcWTLY",
    python,
    "alice:7",
    now,
  ],
  [
    "django-cookie",
    'the same before the salt had a version: get_cookie_signer(salt="who").sign("alice:7")',
    "who=alice:7:1r31eq:clboOxYlvG7qpF0XsrLRpwvC1_LpfvcbMj2zCipb5iA",
    python,
    "alice:7",
    now,
  ],
  [
    "express-signature",
    '"s:" + cookieSignature.sign("nMBYqg3LsN5WcXwy", secret)',
    "s:nMBYqg3LsN5WcXwy.+Fp81sBJYZbz/mXkMnJeLLpQ5zJ5QHHDS39f1RxGpzU",
    express,
    "nMBYqg3LsN5WcXwy",
    null,
  ],
  [
    "keygrip",
    "new Keygrip([secret]).sign('session=' + value)",
    "session=eyJ1c2VyIjo3LCJhZG1pbiI6ZmFsc2V9; session.sig=V1dFaqvmxO1CynnC3lpk1KH3hV0",
    express,
    { user: 7, admin: false },
    null,
  ],
  [
    "express-signature",
    'the same by hand: createHmac("sha256", secret).update(id).digest("base64url")',
    "s:nMBYqg3LsN5Wc6.s7ZXi2wt_WxcHZ-OK_f3beyG3TN4RAv456dWGNj1vic",
    express,
    "nMBYqg3LsN5Wc6",
    null,
  ],
];

describe.each(vectors)("%s: %s", (scheme, _, text, secret, payload, signedAt) => {
  const cookie = parseSignedCookie(text)!;
  const value = cookie.cookieName === null || scheme === "keygrip" ? text : text.slice(text.indexOf("=") + 1);

  test("is read, and the secret that signed it is told from any other", () => {
    expect(cookie).toMatchObject({ payload, signedAt });
    expect(schemeOf(cookie, secret)?.name).toBe(scheme);
    for (const other of ["", "super secret ", "keyboard ca"]) expect(schemeOf(cookie, Buffer.from(other))).toBeNull();
  });

  test("is signed again as it was, and with another payload or time", () => {
    const found = schemeOf(cookie, secret)!;
    expect(resignCookie(cookie, { secret, scheme: found })).toBe(value);
    const other = typeof payload === "string" ? "bob:8" : { user_id: 8 };
    const again = parseSignedCookie(resignCookie(cookie, { secret, scheme: found, payload: other }), cookie.cookieName)!;
    expect(again).toMatchObject({ payload: other, signedAt });
    expect(schemeOf(again, secret)).toEqual(found);
    if (signedAt === null) return;
    const later = parseSignedCookie(resignCookie(cookie, { secret, scheme: found, signedAt: now + 86_400 }), cookie.cookieName)!;
    expect(later).toMatchObject({ payload, signedAt: now + 86_400 });
    expect(schemeOf(later, secret)).toEqual(found);
  });
});

describe("around a cookie", () => {
  test("a header with several, encoded and quoted ones", () => {
    const [flask, , , , , starlette, , , , , who, , session, keygrip] = vectors.map(([, , text]) => text);
    const header = `lang=en; session=${flask}; s="${starlette}"; ${who}; connect.sid=${encodeURIComponent(session!)}`;
    const found = signedCookiesIn(header);
    expect(found.map(({ cookieName }) => cookieName)).toEqual(["session", "s", "who", "connect.sid"]);
    expect(found.map((cookie) => (schemeOf(cookie, python) ?? schemeOf(cookie, express))?.name)).toEqual([
      "flask-session",
      "starlette-session",
      "django-cookie",
      "express-signature",
    ]);
    expect(schemeOf(signedCookiesIn(`lang=en; ${keygrip}; a=b`)[0]!, express)?.name).toBe("keygrip");
  });

  test("what only looks like one is none", () => {
    const jwt = mint({ header: {}, claims: { sub: "7" }, key: { kind: "hmac", alg: "HS256", secret: python } });
    for (const text of [
      "",
      "opaque",
      jwt,
      `token=${jwt}`,
      "s:value.short",
      "2024-01-01T10:00:00Z",
      "https://api.example/orders:7",
      "no-json.ZVPxAA.IAXSg7DN37bhXqtZhwoKxwqJvQc",
      "4b0e1b5c-5f0e-4c0e-9d0f-0a8f6f6b6a11",
      `${"a".repeat(70_000)}.ZVPxAA.IAXSg7DN37bhXqtZhwoKxwqJvQc`,
    ]) {
      expect(parseSignedCookie(text), text.slice(0, 80)).toBeNull();
    }
    expect(signedCookiesIn("a; b=; =c; ;")).toEqual([]);
  });

  test("a bomb is not unpacked", async () => {
    const { deflateSync } = await import("node:zlib");
    const bomb = deflateSync(Buffer.from(`"${"a".repeat(8 << 20)}"`)).toString("base64url");
    expect(parseSignedCookie(`.${bomb}.ZVPxAA.IAXSg7DN37bhXqtZhwoKxwqJvQc`)).toBeNull();
  });

  test("never throws", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.constantFrom(".", ":", "=", ";", "s:", ".sig=", "%", "a".repeat(27), "A".repeat(43)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const cookie = parseSignedCookie(pieces.join(""));
        if (cookie !== null) expect(schemeOf(cookie, python)).toBeNull();
        signedCookiesIn(pieces.join(""));
      }),
    );
  });
});
