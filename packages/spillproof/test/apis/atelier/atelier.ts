// In: nothing. Out: the studio, leaky and sound, and what is true about each.
import { node, type TestApi } from "../api.js";

const login = (email: string, password: string, token: string) => ({
  login: { request: "POST /api/login", json: { email, password }, token },
});

const config = {
  identities: {
    ottilie: login("ottilie@studiomail.test", "Kiln-Window-52", "/token"),
    casimir: login("casimir@studiomail.test", "Loom-Basement-19", "cookie:sid"),
  },
};

const planted = [
  "Kiln-Window-52",
  "Loom-Basement-19",
  "Fairweather",
  "Dragomirescu",
  "ottilie@studiomail.test",
  "casimir@studiomail.test",
  "4539 1488 0343 6467",
  "4716 2210 5188 5662",
  "glaze allergy",
  "by wheelchair",
  "prk_live_7Hq2Zs81LmVxWn40TyBcKd93",
  "ghost-Ladder-3316",
];

const always = [
  "POST /api/logout",
  "GET /api/session",
  "GET /api/notes",
  "POST /api/notes",
  "PATCH /api/notes/{id}",
  "GET /api/bookings",
  "GET /api/rooms",
];

const leaks = [
  { rule: "session-fixation", operation: "POST /api/login", minConfidence: "proven" },
  { rule: "no-rate-limit", operation: "POST /api/login" },
  { rule: "spoofable-identity", operation: "GET /api/me", minConfidence: "proven" },
  { rule: "token-in-url", operation: null, minConfidence: "proven" },
  { rule: "mass-assignment", operation: "POST /api/signup", minConfidence: "proven", active: true },
  { rule: "user-enumeration", operation: "POST /api/signup", minConfidence: "proven", active: true },
  { rule: "object-authorization", operation: "GET /api/notes/{id}", minConfidence: "proven", active: true },
  { rule: "method-override", operation: "DELETE /api/notes/{id}", minConfidence: "proven", active: true },
  { rule: "admin-operation-exposed", operation: "GET /api/admin/users", minConfidence: "proven" },
  { rule: "admin-operation-exposed", operation: null, at: "GET /api/admin" },
  // Only when two ask at the same time.
  { rule: "cross-session-data", operation: "GET /api/badge", minConfidence: "proven" },
  { rule: "excessive-data", operation: "GET /api/bookings/{ref}" },
  { rule: "exposed-source", operation: null, at: "GET /assets/app.js.map" },
  { rule: "exposed-file", operation: null, at: "GET /.git/config" },
] as const;

const shared = { framework: "Express", chance: true as const, config, fromNothing: { identities: {} }, planted };

export const atelier: readonly TestApi[] = [
  {
    ...shared,
    name: "atelier",
    variant: "leaky",
    truth: {
      findings: leaks,
      allowed: [
        { rule: "permissive-cors", operation: null },
        { rule: "insecure-cookie", operation: null },
        // The same hole, seen with a POST that names what it wants to be.
        { rule: "method-override", operation: "PATCH /api/notes/{id}", active: true },
        { rule: "exposed-file", operation: null, at: "GET /.git/HEAD" },
        { rule: "object-authorization", operation: "GET /api/admin/users" },
        { rule: "undocumented-operation", operation: null, at: "GET /api/admin" },
        { rule: "object-authorization", operation: "GET /api/badge" },
        // A card number in a header of one's own booking.
        { rule: "credential-in-response", operation: "GET /api/bookings/{ref}" },
      ],
      sound: always,
    },
    start: node("atelier/server.js", true),
  },
  {
    ...shared,
    name: "atelier, mended",
    variant: "sound",
    truth: { findings: [], sound: [...always, ...leaks.flatMap(({ operation }) => operation ?? [])] },
    start: node("atelier/server.js", false),
  },
];
