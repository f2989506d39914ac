// In: nothing. Out: the neighbourhood, sound and with two leaks, and what is true about each.
import { filled, node, type TestApi } from "../api.js";

const login = (email: string, password: string) => ({
  login: {
    request: "POST /v2/sessions",
    json: { email, password },
    token: "/access_token",
    // Tokens live for two minutes, and one is given a second.
    refresh: { request: "POST /v2/sessions/refresh", json: { refresh_token: filled("/refresh_token") } },
  },
});

const config = {
  identities: { isaura: login("isaura@nachbarn.test", "Quince-Ladder-64"), wendel: login("wendel@nachbarn.test", "Hazel-Bucket-35") },
};

const planted = [
  "Quince-Ladder-64",
  "Hazel-Bucket-35",
  "Belmontès",
  "Österlingsson",
  "isaura@nachbarn.test",
  "wendel@nachbarn.test",
  "5550 1183",
  "555 0126",
  "1979-04-22",
  "1986-11-09",
  "Tisserands",
  "Spinnargatan",
  "mould in the bedroom",
  "leave the choir",
  "I am deaf",
];

/** Public by design, though the document asks for a token. */
const mismatches = [
  { rule: "spec-mismatch", operation: "GET /v2/catalogue" },
  { rule: "spec-mismatch", operation: "GET /v2/catalogue/{item_id}" },
] as const;

const always = [
  "POST /v2/accounts",
  "POST /v2/sessions",
  "POST /v2/sessions/refresh",
  "DELETE /v2/sessions/current",
  "GET /v2/users/me",
  "PATCH /v2/users/me",
  "GET /v2/users/me/address",
  "PUT /v2/users/me/address",
  "GET /v2/users/me/avatar",
  "GET /v2/users/{handle}",
  "GET /v2/staff",
  "GET /v2/wiki",
  "GET /v2/wiki/{title}",
  "PUT /v2/wiki/{title}",
  "GET /v2/teams",
  "GET /v2/teams/{team_id}",
  "GET /v2/teams/{team_id}/messages",
  "GET /v2/orders",
  "GET /v2/orders/{number}",
  "GET /v2/catalogue",
  "GET /v2/catalogue/{item_id}",
  "GET /v2/presets",
  "GET /v2/presets/{preset_id}",
  "GET /v2/drafts",
  "POST /v2/drafts",
  "GET /v2/drafts/{draft_id}",
  "PUT /v2/drafts/{draft_id}",
  "GET /v2/exports",
  "POST /v2/exports",
  "GET /v2/admin/reports",
];

const leaks = [
  // Answers 204 for any id, as the sound one does.
  { rule: "object-authorization", operation: "DELETE /v2/drafts/{draft_id}", minConfidence: "proven", active: true },
  { rule: "object-authorization", operation: "GET /v2/jobs/{job_id}", minConfidence: "proven" },
] as const;

const shared = { framework: "Fastify", chance: true as const, config, fromNothing: { identities: {} }, planted };

export const commons: readonly TestApi[] = [
  {
    ...shared,
    name: "commons, with two leaks",
    variant: "mixed",
    truth: { findings: [...leaks, ...mismatches], sound: always },
    start: node("commons/server.js", true),
  },
  {
    ...shared,
    name: "commons",
    variant: "sound",
    truth: { findings: mismatches, sound: [...always, ...leaks.map(({ operation }) => operation)] },
    start: node("commons/server.js", false),
  },
];
