// In: nothing. Out: the tool library, leaky and sound, and what is true about each.
import { fileURLToPath } from "node:url";
import { filled, python, type TestApi } from "../api.js";

const login = (username: string, password: string) => ({
  login: { request: "POST /api/v2/auth/login", json: { username, password }, token: "/access_token" },
});

const config = {
  spec: fileURLToPath(new URL("./openapi.yaml", import.meta.url)),
  identities: { rosalind: login("rosalind", "Chisel-Meadow-41"), tobias: login("tobias", "Rasp-Orchard-87") },
  signup: {
    request: "POST /api/v2/auth/register",
    json: { username: filled("unique"), email: `${filled("unique")}@postvak.test`, password: filled("password") },
  },
};

const planted = [
  "Chisel-Meadow-41",
  "Rasp-Orchard-87",
  "Achterberg",
  "Wrzesniak",
  "rosalind@postvak.test",
  "tobias@postvak.test",
  "555 0171",
  "555 0139",
  "Kastanjelaan",
  "code 5519",
  "supersecret123",
  "Anvil-Cellar-66",
  "Mallet-Harbour-29",
];

const always = [
  "POST /api/v2/auth/register",
  "POST /api/v2/auth/logout",
  "GET /api/v2/me",
  "GET /api/v2/me/preferences",
  // Answers 204 whichever name stands there, and changes the caller's own.
  "PUT /api/v2/members/{username}/preferences",
  "GET /api/v2/loans",
  "POST /api/v2/loans",
  "GET /api/v2/loans/{loan_id}",
  "DELETE /api/v2/loans/{loan_id}",
  "GET /api/v2/tools/",
  "GET /api/v2/tools/{tool_id}",
];

const leaks = [
  { rule: "weak-jwt-secret", operation: null, minConfidence: "proven" },
  { rule: "token-lifetime", operation: null },
  { rule: "signature-not-verified", operation: "GET /api/v2/cards/mine", minConfidence: "proven" },
  { rule: "expired-token-accepted", operation: null, minConfidence: "proven" },
  { rule: "audience-not-checked", operation: null, minConfidence: "proven" },
  { rule: "token-not-revoked", operation: "POST /api/v2/auth/logout", minConfidence: "proven", active: true },
  { rule: "user-enumeration", operation: "POST /api/v2/auth/login", minConfidence: "proven" },
  { rule: "no-rate-limit", operation: "POST /api/v2/auth/login" },
  { rule: "mass-assignment", operation: "PATCH /api/v2/me", minConfidence: "proven", active: true },
  { rule: "object-authorization", operation: "PUT /api/v2/loans/{loan_id}", minConfidence: "proven", active: true },
  { rule: "verbose-error", operation: "GET /api/v2/usage", minConfidence: "proven" },
  { rule: "old-version-exposed", operation: null, at: "GET /api/v1/loans" },
  { rule: "debug-exposed", operation: null, at: "GET /debug" },
  { rule: "debug-exposed", operation: null, at: "GET /console" },
  { rule: "exposed-file", operation: null, at: "GET /.env" },
  { rule: "exposed-file", operation: null, at: "GET /backup.sql" },
] as const;

/** A name that is taken has to be said where people choose their names. */
const taken = { rule: "user-enumeration", operation: "POST /api/v2/auth/register", active: true } as const;

const { spec, signup } = config;
const shared = { framework: "Flask", chance: true as const, config, fromNothing: { spec, signup, identities: {} }, planted };

export const toolshed: readonly TestApi[] = [
  {
    ...shared,
    name: "toolshed",
    variant: "leaky",
    truth: {
      findings: leaks,
      allowed: [
        taken,
        // The old version asks nobody who they are.
        { rule: "missing-authentication", operation: null, at: "GET /api/v1/loans" },
        { rule: "public-personal-data", operation: null, at: "GET /api/v1/loans" },
        { rule: "undocumented-operation", operation: null, at: "GET /api/v1/loans" },
        { rule: "insecure-cookie", operation: "POST /api/v2/auth/login" },
      ],
      sound: always,
    },
    start: python("toolshed/app.py", true),
  },
  {
    ...shared,
    name: "toolshed, mended",
    variant: "sound",
    truth: { findings: [], allowed: [taken], sound: [...always, ...leaks.flatMap(({ operation }) => operation ?? [])] },
    start: python("toolshed/app.py", false),
  },
];
