// In: nothing. Out: the wiki, which leaks nothing, and what is true about it.
import { node, type TestApi } from "../api.js";

const login = (handle: string, password: string) => ({
  login: { request: "POST /api/login", json: { handle, password }, token: "/token" },
});

export const wiki: TestApi = {
  name: "wiki",
  framework: "Express",
  variant: "sound",
  config: {
    identities: {
      lena: login("lena", "Saffron+Kite414"),
      ivo: login("ivo", "Juniper+Oar626"),
      // An administrator, whose claims alone say so; `wiki:*` holds wiki:admin.
      greta: login("greta", "Basalt+Fern909"),
    },
  },
  truth: {
    findings: [{ rule: "spec-mismatch", operation: "GET /api/contact" }],
    sound: [
      "POST /api/login",
      "GET /api/me",
      "GET /api/me/session",
      "GET /api/me/tokens",
      "POST /api/me/tokens",
      "GET /api/users",
      "GET /api/users/{id}",
      "GET /api/pages",
      "GET /api/pages/{slug}",
      "GET /api/pages/{slug}/history",
      "GET /api/drafts",
      "GET /api/drafts/{id}",
      "GET /api/swaps",
      "GET /api/swaps/{no}",
      "GET /api/households/mine",
      "GET /api/households/{household}",
      "GET /api/feed",
      "GET /api/crashes",
      "GET /api/crashes/{crash}",
      "GET /api/guide/tokens",
      "GET /api/roles",
      "GET /api/settings",
      "GET /api/search",
      "GET /api/invoices/{number}",
      "GET /api/admin/audit",
    ],
  },
  planted: [
    "Saffron+Kite414",
    "Juniper+Oar626",
    "Basalt+Fern909",
    "Oldenroth",
    "Marchetti-Vogt",
    "Petrakovsky",
    "555 0191",
    "555 0192",
    "555 0193",
    "1971-03-28",
    "1988-12-05",
    "1993-09-17",
    "leaving the company",
    "letter to the landlord",
    "Lindwurmgasse",
    "Rosenhofweg",
  ],
  start: node("wiki/server.js", false),
};
