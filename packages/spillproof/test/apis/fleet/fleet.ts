// In: nothing. Out: the fleet, leaky and sound, and what is true about each.
import { createHmac } from "node:crypto";
import { filled, node, type TestApi } from "../api.js";

/** A token as the fleet's gateway issues them; the key is the one in server.js. */
function issue(sub: string, scp: readonly string[]): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub, aud: "fleet", iat: 1767225600, exp: 4102444800, scp })}`;
  return `${text}.${createHmac("sha256", "fleet: a key for made-up people only, 2026").update(text).digest("base64url")}`;
}

const everything = ["drivers:read", "location:read", "billing:read"];
export const fleetTokens = {
  mara: issue("acc-0c51", everything),
  nils: issue("acc-7e90", everything),
  narrow: issue("acc-0c51", ["drivers:read"]),
};

const config = {
  identities: {
    mara: { bearer: fleetTokens.mara, send: `X-Auth-Token: ${filled("token")}`, moreTokens: { narrow: { bearer: fleetTokens.narrow } } },
    nils: { header: { name: "X-Auth-Token", value: fleetTokens.nils } },
  },
};

const planted = [
  ...Object.values(fleetTokens),
  "Ellingworth",
  "Aabergsen",
  "mara.ellingworth@haul.test",
  "nils.aabergsen@haul.test",
  "961 204",
  "961 577",
  "GB-LH-77120",
  "GB-NC-30418",
  "flk_live_Zq81LmTy40WcRvB2",
  "flk_live_Hx59PsUe73KdNfJ6",
  "Wrenfield",
  "Glenmore",
  "Castellanov",
  "Farnborough",
  "WRENF807214TB9KX",
  "GLENM912083SA4QD",
  "CASTE651127RB2LM",
  "FARNB755302OT7WE",
  "53.81204",
  "52.44871",
  "51.73366",
  "54.97012",
  "Heronsgate",
  "Saddlers Yard",
  "Millrace",
];

const always = [
  "GET /v2/health",
  "GET /v2/account",
  "GET /v2/drivers",
  "GET /v2/drivers/{driver_id}",
  "GET /v2/vehicles",
  "GET /v2/trips",
  "GET /v2/invoices",
  "GET /v2/checks",
  "GET /v2/depots",
  "GET /v2/depots/{depot_id}",
  "GET /v2/roles",
];

const leaks = [
  { rule: "object-authorization", operation: "GET /v2/account/summary", minConfidence: "proven" },
  { rule: "credential-in-response", operation: "GET /v2/account/keys" },
  { rule: "token-echo", operation: "GET /v2/session", minConfidence: "proven" },
  { rule: "scope-not-enforced", operation: "GET /v2/drivers/{driver_id}/location", minConfidence: "proven" },
  { rule: "missing-authentication", operation: "GET /v2/drivers/{driver_id}/licence", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /v2/vehicles/{vin}", minConfidence: "proven" },
  { rule: "excessive-data", operation: "GET /v2/trips/{trip_id}" },
  { rule: "verbose-error", operation: "GET /v2/checks/{check_id}", minConfidence: "proven" },
] as const;

const shared = { framework: "Fastify", config, planted };

export const fleet: readonly TestApi[] = [
  {
    ...shared,
    name: "fleet",
    variant: "leaky",
    truth: { findings: leaks, sound: always },
    start: node("fleet/server.js", true),
  },
  {
    ...shared,
    name: "fleet, mended",
    variant: "sound",
    truth: { findings: [], sound: [...always, ...leaks.map((leak) => leak.operation)] },
    start: node("fleet/server.js", false),
  },
];
