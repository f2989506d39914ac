// In: nothing. Out: answers that repeat the caller's token, and answers that only seem to.

import { me } from "../collection.js";
import { type Ask, type Reply, type Twin, tokenFor } from "../kit.js";
import { personOf } from "../people.js";

const tokenOf = ({ header }: Ask) => (header("authorization") ?? "").replace(/^Bearer /, "");

/** Both say who asks; the leaky one says with what. */
function echo(name: string, tell: (token: string) => Reply, twin: Partial<Twin> = {}): Twin {
  return {
    name,
    routes: {
      ...me,
      "GET /session": { promises: ["user"], handle: (ask, leaky) => (leaky ? tell(tokenOf(ask)) : { json: { user: ask.who } }) },
    },
    leaks: ["token-echo GET /session high"],
    verifies: ["no-credential-echo GET /session", "no-credential-echo GET /me"],
    ...twin,
  };
}

export const twins: readonly Twin[] = [
  echo("in the body", (token) => ({ json: { user: "you", token } })),
  echo("with its scheme, deep in the body", (token) => ({
    json: { user: "you", request: { headers: [{ name: "authorization", value: `Bearer ${token}` }] } },
  })),
  echo("in a header", (token) => ({ json: { user: "you" }, headers: { "x-debug-token": token } })),
  echo("in base64", (token) => ({ json: { user: "you", context: Buffer.from(`v1|${token}|web`).toString("base64") } })),
  echo("in a page", (token) => ({ text: `<html><body><script>window.session = "${token}"</script></body></html>` })),
  echo("the signature alone", (token) => ({ json: { user: "you", signature: token.split(".")[2] } })),
  echo("cut off", (token) => ({ json: { user: "you", log: `Bearer ${token.slice(0, 70)}…` } })),
  {
    name: "another caller's, in hexadecimal, in what is shown to all",
    routes: {
      ...me,
      "GET /recent": {
        list: true,
        promises: ["at", "trace"],
        handle: (_, leaky) => ({ json: [{ at: "noon", trace: leaky ? Buffer.from(tokenFor("user-b2", {})).toString("hex") : "b2" }] }),
      },
    },
    // A token of somebody else is more than an echo.
    leaks: ["credential-in-response GET /recent critical"],
  },
  echo("in a link", (token) => ({ json: { user: "you", download: `/files/9?access=${encodeURIComponent(token)}` } })),
  {
    name: "in the error that refuses it",
    routes: { ...me },
    refuse: (ask) => ({
      status: 401,
      json: {
        error: "invalid_token",
        ...(ask.header("x-none") === undefined && leakyRefusal.on ? { detail: `the token ${tokenOf(ask)} is not valid` } : {}),
      },
    }),
    before: (_, __, leaky) => {
      leakyRefusal.on = leaky;
      return null;
    },
    leaks: ["token-echo GET /me high"],
    verifies: ["no-credential-echo GET /me"],
  },
  {
    name: "what a token says is no token",
    routes: {
      ...me,
      "GET /introspect": {
        handle: (ask, leaky) => {
          const token = tokenOf(ask);
          const [head = "", payload = "", signature = ""] = token.split(".");
          const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as object;
          return {
            json: {
              active: true,
              header: head,
              claims,
              ending: `…${signature.slice(-4)}`,
              sample: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
              ...(leaky ? { raw: payload } : {}),
            },
          };
        },
      },
    },
    leaks: ["token-echo GET /introspect high"],
    verifies: ["no-credential-echo GET /introspect"],
  },
  {
    name: "a new token for the same subject",
    routes: {
      ...me,
      "GET /session/token": {
        summary: "A new access token for the session",
        promises: ["access_token"],
        handle: (ask, leaky) => ({
          json: { access_token: tokenFor(ask.who ?? "", { jti: "renewed" }), ...(leaky ? { replaces: tokenOf(ask) } : {}) },
        }),
      },
    },
    leaks: ["token-echo GET /session/token high"],
    verifies: ["no-credential-echo GET /session/token"],
  },
  {
    name: "a cookie that renews what its caller holds",
    routes: {
      ...me,
      "GET /session": {
        handle: (ask, leaky) => ({
          json: { user: personOf(ask.who).id, ...(leaky ? { bearer: tokenOf(ask) } : {}) },
          headers: { "set-cookie": `session=${tokenOf(ask)}; HttpOnly; Secure; SameSite=Strict` },
        }),
      },
    },
    leaks: ["token-echo GET /session high"],
    verifies: ["no-credential-echo GET /session"],
  },
];

const leakyRefusal = { on: false };
