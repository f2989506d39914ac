// In: nothing. Out: the API for expenses, leaky and sound, and what is true about each.
import { filled, python, type TestApi } from "../api.js";

const form = (username: string, password: string) => ({ grant_type: "password", username, password });
const login = (username: string, password: string, scope?: string) => ({
  login: {
    request: "POST /oauth/token",
    form: { ...form(username, password), ...(scope === undefined ? {} : { scope }) },
    token: "/access_token",
    // Tokens live for a minute.
    refresh: { request: "POST /oauth/token", form: { grant_type: "refresh_token", refresh_token: filled("/refresh_token") } },
  },
});

const config = {
  identities: {
    marguerite: {
      ...login("marguerite@payroll.test", "Gasket-Lantern-58"),
      moreTokens: { narrow: login("marguerite@payroll.test", "Gasket-Lantern-58", "expenses:read") },
    },
    evander: {
      oauth2: {
        flow: "password",
        tokenUrl: "/oauth/token",
        clientId: "web",
        username: "evander@payroll.test",
        password: "Trellis-Copper-91",
      },
    },
  },
};

const planted = [
  "Gasket-Lantern-58",
  "Trellis-Copper-91",
  "Oyelaran",
  "Kowalczewski",
  "marguerite@payroll.test",
  "evander@payroll.test",
  "86095742719",
  "47036892816",
  "DE89370400440532013000",
  "DE02120300000000202051",
  "visit to the clinic",
  "after the surgery",
];

const base = "/api/v{version}";
const always = [
  "GET /.well-known/jwks.json",
  `POST ${base}/users`,
  `GET ${base}/me`,
  `GET ${base}/people`,
  `GET ${base}/categories`,
  `GET ${base}/projects/{slug}`,
  `POST ${base}/expenses`,
  `GET ${base}/expenses/{expense_id}`,
  `DELETE ${base}/expenses/{expense_id}`,
];

const leaks = [
  { rule: "signature-not-verified", operation: null, minConfidence: "proven" },
  { rule: "token-type-confusion", operation: null, minConfidence: "proven" },
  { rule: "personal-data-in-token", operation: null },
  { rule: "scope-not-enforced", operation: `GET ${base}/payslips`, minConfidence: "proven" },
  { rule: "cacheable-personal-data", operation: `GET ${base}/payslips` },
  // By a parameter that the document does not know.
  { rule: "object-authorization", operation: `GET ${base}/expenses`, minConfidence: "proven" },
  { rule: "object-authorization", operation: `PATCH ${base}/expenses/{expense_id}`, minConfidence: "proven", active: true },
  { rule: "mass-assignment", operation: `PATCH ${base}/expenses/{expense_id}`, minConfidence: "proven", active: true },
  { rule: "personal-data-in-url", operation: `GET ${base}/people/by-email/{email}` },
  { rule: "debug-exposed", operation: null, at: "GET /metrics" },
  // The words are the same; the time is not.
  { rule: "user-enumeration", operation: "POST /oauth/token", active: true, byTime: true },
  { rule: "no-rate-limit", operation: "POST /oauth/token" },
] as const;

const mended = [
  `GET ${base}/expenses`,
  `GET ${base}/payslips`,
  `PATCH ${base}/expenses/{expense_id}`,
  `GET ${base}/people/{person_id}`,
  "POST /oauth/token",
];

const shared = { framework: "FastAPI", chance: true as const, config, planted };

export const expenses: readonly TestApi[] = [
  {
    ...shared,
    name: "expenses",
    variant: "leaky",
    truth: {
      findings: leaks,
      allowed: [
        // An id token is meant for another audience, and a forged one may name any.
        { rule: "audience-not-checked", operation: null },
        { rule: "undocumented-operation", operation: null, at: "GET /metrics" },
        { rule: "missing-authentication", operation: null, at: "GET /metrics" },
        { rule: "public-personal-data", operation: null, at: "GET /metrics" },
        { rule: "credential-in-response", operation: "POST /oauth/token" },
      ],
      sound: always,
    },
    start: python("expenses/app.py", true),
  },
  {
    ...shared,
    name: "expenses, mended",
    variant: "sound",
    truth: { findings: [], sound: [...always, ...mended] },
    start: python("expenses/app.py", false),
  },
];
