// In: nothing. Out: the bank, leaky and sound, and what is true about each.
import { python, type TestApi } from "../api.js";

const config = {
  identities: {
    carla: { oauth2: { flow: "password", tokenUrl: "/token", clientId: "counter", username: "carla", password: "pw-Lantern-6638" } },
    // Granted accounts:read alone, which the token says itself.
    deniz: {
      login: {
        request: "POST /token",
        form: { grant_type: "password", username: "deniz", password: "pw-Harbour-1297" },
        token: "/access_token",
      },
    },
  },
};

const planted = [
  "pw-Lantern-6638",
  "pw-Harbour-1297",
  "Montefiasco",
  "Karagozlu",
  "carla.montefiasco@inbox.test",
  "deniz.karagozlu@inbox.test",
  "Spinavento",
  "Uzunbahce",
  "kQeW3nZr8uYtVx1aLsDf0O",
  "Vb7NmQw2ErTy9uIoPaSd1f",
  "370400440532013971",
  "370400440532014408",
  "370400440532017765",
  "370400440532018120",
  "18342.77",
  "90417.05",
  "2761.38",
  "46120.91",
  "455673718204911",
  "455673718277305",
  "share of the boat",
  "pharmacy Sant Elmo",
  "dentist Yilmazer",
];

const always = [
  "POST /token",
  "GET /.well-known/jwks.json",
  "GET /health",
  "GET /customers/{customer_id}",
  "GET /customers/{customer_id}/payee-name",
  "GET /accounts",
  "GET /accounts/{aid}/statements",
  "GET /transfers",
  "GET /transfers/{tid}",
  "GET /standing-orders",
  "GET /branches",
  "GET /branches/{code}",
  "GET /rates",
];

const leaks = [
  { rule: "token-echo", operation: "GET /session", minConfidence: "proven" },
  { rule: "credential-in-response", operation: "GET /customers/me" },
  { rule: "object-authorization", operation: "GET /accounts/{aid}", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /accounts/{aid}/statements/{sid}", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /limits", minConfidence: "proven" },
  { rule: "missing-authentication", operation: "GET /accounts/{aid}/export", minConfidence: "proven" },
  { rule: "scope-not-enforced", operation: "GET /cards", minConfidence: "proven" },
  { rule: "excessive-data", operation: "GET /cards/{card_id}" },
  { rule: "verbose-error", operation: "GET /postings", minConfidence: "proven" },
] as const;

/** Public by design, though the document asks for a token. */
const mismatch = { rule: "spec-mismatch", operation: "GET /branches" } as const;

const shared = { framework: "FastAPI", config, planted };

export const bank: readonly TestApi[] = [
  {
    ...shared,
    name: "bank",
    variant: "leaky",
    truth: { findings: [...leaks, mismatch], sound: always },
    start: python("bank/app.py", true),
  },
  {
    ...shared,
    name: "bank, mended",
    variant: "sound",
    truth: { findings: [mismatch], sound: [...always, ...leaks.map((leak) => leak.operation)] },
    start: python("bank/app.py", false),
  },
];
