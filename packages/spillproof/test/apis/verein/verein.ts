// In: nothing. Out: the German club's treasury, leaky and sound, and what is true about each.
import { filled, node, type TestApi } from "../api.js";

const login = (benutzer: string, kennwort: string) => ({
  login: {
    request: "POST /api/anmelden",
    json: { benutzer, kennwort },
    token: "/token",
    refresh: { request: "POST /api/token/erneuern", json: { auffrischung: filled("/auffrischung") } },
  },
  send: `X-Auth-Token: ${filled("token")}`,
});

const config = {
  identities: { friederike: login("friederike", "Hobel-Wiese-73"), leopold: login("leopold", "Amboss-Garten-26") },
  signup: { request: "POST /api/registrieren", json: { benutzer: filled("unique"), kennwort: filled("password"), name: "Neues Mitglied" } },
};

const planted = [
  "Hobel-Wiese-73",
  "Amboss-Garten-26",
  "Mönkeberg",
  "Szczypiorski",
  "5550 1177",
  "5550 1462",
  "418.25",
  "1254.75",
  "Zahnspange",
  "wegen der Trennung",
];

const always = [
  "GET /api/zustand",
  "POST /api/registrieren",
  "POST /api/token/erneuern",
  "POST /api/abmelden",
  "GET /api/ich",
  "POST /api/schluessel",
  "GET /api/konten",
  "POST /api/ueberweisungen/vorschau",
  "GET /api/berichte/{id}",
  "GET /api/wartung/zuruecksetzen",
];

const leaks = [
  { rule: "guessable-token", operation: null, minConfidence: "proven" },
  { rule: "token-type-confusion", operation: null, minConfidence: "proven" },
  { rule: "cross-session-data", operation: "GET /api/auszug", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /api/konten/{id}", minConfidence: "proven" },
  { rule: "predictable-ids", operation: "GET /api/konten/{id}" },
  { rule: "enumeration-unhindered", operation: "GET /api/konten/{id}" },
  { rule: "object-authorization", operation: "POST /api/ueberweisungen", minConfidence: "proven", active: true },
  { rule: "object-authorization", operation: "POST /api/berichte", minConfidence: "proven", active: true },
  { rule: "unbounded-response", operation: "GET /api/ueberweisungen" },
  { rule: "user-enumeration", operation: "POST /api/kennwort-vergessen", minConfidence: "proven", active: true },
  { rule: "no-rate-limit", operation: "POST /api/anmelden" },
  { rule: "undocumented-operation", operation: null, at: "GET /api/internal/users" },
] as const;

/** A name that is taken has to be said where people choose their names. */
const taken = { rule: "user-enumeration", operation: "POST /api/registrieren", active: true } as const;

const shared = { framework: "Fastify", chance: true as const, config, planted };

export const verein: readonly TestApi[] = [
  {
    ...shared,
    name: "verein",
    variant: "leaky",
    truth: {
      findings: leaks,
      allowed: [
        taken,
        { rule: "no-rate-limit", operation: "POST /api/kennwort-vergessen", active: true },
        { rule: "missing-authentication", operation: null, at: "GET /api/internal/users" },
        { rule: "public-personal-data", operation: null, at: "GET /api/internal/users" },
        // The cache, seen as a statement that belongs to somebody else.
        { rule: "object-authorization", operation: "GET /api/auszug" },
      ],
      sound: always,
    },
    start: node("verein/server.js", true),
  },
  {
    ...shared,
    name: "verein, mended",
    variant: "sound",
    // Numbers that can be counted up stay, with a brake on wrong ones.
    truth: {
      findings: [],
      allowed: [taken, { rule: "predictable-ids", operation: "GET /api/konten/{id}" }],
      sound: [...always, ...leaks.flatMap(({ operation }) => operation ?? [])],
    },
    start: node("verein/server.js", false),
  },
];
