// In: nothing. Out: answers that hand out credentials, and values that are credentials only at first sight.

import { me } from "../collection.js";
import { type Route, type Twin, tokenFor } from "../kit.js";
import { alice, personOf } from "../people.js";

const hashes: Readonly<Record<string, string>> = { [alice.id]: "$2b$12$Q9cT1dVbRz0mWn7uXkEeUOaY6hS3pJfLr8oGvNiBtCxDqZwMyKl2e" };
const hashOf = (who: string | null) => hashes[who ?? ""] ?? "$2b$12$Lm4pRt8uVx2zAc6eGi0kOeWs7dFh1jKn5qTv9yBb3CfHr.MzPxUoS";
const keyOf = (who: string | null) => (who === alice.id ? "kz7Qp2Vw9Lx4Ts8Rb1Nc6Hd3" : "Jm5Yf0Gt7Ea2Ui9Wo4Sk8Xv1");

/** `extra` is what the leaky one adds to the account, promised or not. */
function account(name: string, extra: (who: string | null) => Readonly<Record<string, unknown>>, promised: boolean): Twin {
  return {
    name,
    routes: {
      "GET /me": {
        promises: ["id", "name", "email", ...(promised ? Object.keys(extra(alice.id)) : [])],
        handle: ({ who }, leaky) => ({
          json: { id: who, name: personOf(who).name, email: personOf(who).email, ...(leaky ? extra(who) : {}) },
        }),
      },
    },
    leaks: ["credential-in-response GET /me critical"],
    verifies: ["minimal-responses GET /me"],
  };
}

/** Sound beside a leak of the same kind. */
const settings: Record<string, Route> = {
  "GET /settings": {
    handle: ({ who }, leaky) => ({
      json: { theme: "dark", ...(leaky ? { password: `Harbour.Kite.${(who ?? "").slice(-2)}81` } : { password: "**********" }) },
    }),
  },
};
const settingsLeak = ["credential-in-response GET /settings critical"];

export const twins: readonly Twin[] = [
  account("a password hash that the document promises", (who) => ({ password_hash: hashOf(who) }), true),
  account("a password hash that the document does not promise", (who) => ({ password_hash: hashOf(who) }), false),
  account("an API key beside the account", (who) => ({ api_key: keyOf(who) }), true),
  account("a token to reset the password", (who) => ({ password_reset_token: keyOf(who) }), false),
  account("a secret for one-time codes", (who) => ({ totp_secret: who === alice.id ? "KRUGS4ZANFZSAYJA" : "MFRGGZDFMZTWQ2LK" }), true),
  {
    name: "tokens of the caller's other sessions",
    routes: {
      ...me,
      "GET /sessions": {
        list: true,
        promises: ["id", "device", "access_token"],
        handle: ({ who }, leaky) => ({
          json: [{ id: 4, device: "a phone", ...(leaky ? { access_token: tokenFor(who ?? "", { jti: "phone" }) } : {}) }],
        }),
      },
    },
    leaks: ["credential-in-response GET /sessions critical"],
    verifies: ["minimal-responses GET /sessions"],
  },
  {
    name: "a password inside a connection string",
    routes: {
      ...me,
      "GET /status": {
        handle: (_, leaky) => ({
          json: { up: true, ...(leaky ? { database: "postgres://shop:Quay.Lantern.42@db.internal:5432/shop" } : {}) },
        }),
      },
    },
    planted: ["Quay.Lantern.42"],
    leaks: ["credential-in-response GET /status critical"],
  },
  {
    name: "a private key in a text",
    routes: {
      ...me,
      "GET /certificate": {
        handle: (_, leaky) => ({
          text: leaky
            ? `-----BEGIN PRIVATE KEY-----\n${"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIB".repeat(6)}\n-----END PRIVATE KEY-----\n`
            : "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n",
          headers: { "content-type": "text/plain" },
        }),
      },
    },
    leaks: ["credential-in-response GET /certificate critical"],
  },
  { name: "a password that is masked", routes: { ...me, ...settings }, leaks: settingsLeak },
  {
    name: "a token that the operation is there to issue",
    routes: {
      ...me,
      "GET /uploads/presign": {
        summary: "A presigned URL to upload to",
        promises: ["upload_token"],
        handle: ({ who }) => ({ json: { upload_token: keyOf(who) } }),
      },
      "GET /csrf": {
        summary: "A CSRF token for forms",
        promises: ["csrf_token"],
        handle: ({ who }) => ({ json: { csrf_token: keyOf(who).toLowerCase() } }),
      },
      ...settings,
    },
    leaks: settingsLeak,
  },
  {
    name: "a token to refresh with, beside the account that it is for",
    routes: {
      "GET /auth/me": {
        promises: ["id", "email", "refresh_token"],
        handle: ({ who }, leaky) => ({ json: { id: who, email: personOf(who).email, ...(leaky ? { refresh_token: keyOf(who) } : {}) } }),
      },
    },
    leaks: ["credential-in-response GET /auth/me critical"],
    verifies: ["minimal-responses GET /auth/me"],
  },
  {
    name: "what is made to be handed on",
    routes: {
      ...me,
      "GET /albums": {
        list: true,
        promises: ["id", "share_token"],
        handle: () => ({ json: [{ id: 1, share_token: "kz7Qp2Vw9Lx4Ts8R" }] }),
      },
      "GET /pictures": {
        list: true,
        promises: ["id", "url"],
        handle: () => ({
          json: [
            {
              id: 1,
              url: `https://larkwood.s3.amazonaws.com/a.png?X-Amz-Credential=${["AKIA", "Z7QP2VW9LX4TS8RB"].join("")}%2F20261101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Expires=300&X-Amz-Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024`,
            },
          ],
        }),
      },
      "GET /calendar/feed": {
        promises: ["url", "feed_token"],
        handle: ({ who }) => ({ json: { url: `https://calendar.larkwood-post.net/feed.ics?token=${keyOf(who)}`, feed_token: keyOf(who) } }),
      },
      "GET /documents/latest": {
        promises: ["title", "concurrency_token"],
        handle: () => ({ json: { title: "Minutes", concurrency_token: "Tq3vWx9Lk2A=" } }),
      },
      ...settings,
    },
    leaks: settingsLeak,
  },
  {
    name: "public keys, page tokens and checksums",
    routes: {
      ...me,
      "GET /.well-known/jwks.json": {
        security: [],
        handle: () => ({
          json: {
            keys: [
              {
                kty: "EC",
                kid: "2026-09",
                use: "sig",
                alg: "ES256",
                crv: "P-256",
                x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
              },
            ],
          },
        }),
      },
      "GET /events": {
        handle: () => ({
          json: {
            events: [{ id: 4, what: "opened", sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" }],
            next_page_token: "",
          },
        }),
      },
      ...settings,
    },
    leaks: settingsLeak,
  },
  {
    name: "words about passwords and tokens",
    routes: {
      ...me,
      "GET /security": {
        handle: () => ({
          json: {
            password_changed_at: "2026-03-01T08:00:00Z",
            password_min_length: 12,
            has_password: true,
            token_type: "Bearer",
            token_expires_in: 3600,
            api_keys: [{ id: 3, prefix: "lwk_7f", last4: "9f2c", created_at: "2026-01-20" }],
          },
        }),
      },
      ...settings,
    },
    leaks: settingsLeak,
  },
  {
    name: "samples in a page of help",
    routes: {
      ...me,
      "GET /help": {
        security: [],
        handle: () => ({
          json: {
            topic: "tokens",
            text: `Send your token like this, for example: curl -H 'Authorization: Bearer ${tokenFor("sample", { exp: 1_500_000_000 })}' https://api.larkwood-post.net/me`,
          },
        }),
      },
      ...settings,
    },
    leaks: settingsLeak,
  },
];
