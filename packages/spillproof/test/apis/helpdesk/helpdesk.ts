// In: nothing. Out: the helpdesk, leaky and sound, and what is true about each.
import { createHash } from "node:crypto";
import { filled, node, type TestApi } from "../api.js";

const token = (handle: string) => createHash("sha1").update(`helpdesk ${handle}`).digest("hex");

const config = {
  identities: {
    nadia: { header: { name: "Authorization", value: `Token ${token("nadia.q")}` }, groups: ["red"] },
    otto: {
      login: { request: "POST /auth/token", json: { email: "otto.brandtholm@post.test", password: "Gravel!Moon31" }, token: "/auth_token" },
      send: `Authorization: Token ${filled("token")}`,
      groups: ["red"],
    },
    pia: { bearer: token("pia.s"), send: `Authorization: Token ${filled("token")}`, groups: ["blue"] },
  },
  access: [{ operation: "GET /team/rota", sharedWith: "red" }],
};

const planted = [
  token("nadia.q"),
  token("otto.b"),
  token("pia.s"),
  "Tulip!Yard88",
  "Gravel!Moon31",
  "Copper!Lake57",
  "Quillfeather",
  "Brandtholm",
  "Sandoverly",
  "nadia.quillfeather@post.test",
  "otto.brandtholm@post.test",
  "pia.sandoverly@post.test",
  "555-0137",
  "555-0162",
  "555-0188",
  "wrong tax class",
  "sick note",
  "divorce lawyer",
  "Harassment report",
  "Parental leave",
];

const always = [
  "POST /auth/token",
  "GET /status",
  "GET /profile",
  "GET /ticket",
  "GET /team/tickets",
  "GET /team/rota",
  "GET /attachments",
  "GET /attachments/{id}",
  "GET /assets",
  "GET /assets/{tag}",
  "GET /satisfaction",
  "GET /announcements",
  "GET /kb",
  "GET /kb/{slug}",
  "GET /directory/agents",
];

const leaks = [
  { rule: "public-personal-data", operation: "GET /reviews" },
  { rule: "missing-authentication", operation: "GET /callbacks", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /tickets", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /ticket/history", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /attachments/{id}/preview", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /requesters/{email}/tickets", minConfidence: "proven" },
  { rule: "verbose-error", operation: "GET /reports/{year}", minConfidence: "proven" },
  { rule: "token-echo", operation: "GET /exports/{job}", minConfidence: "proven" },
] as const;

/** By design or not, the address of a person stands in a path. */
const allowed = [{ rule: "personal-data-in-url", operation: "GET /requesters/{email}/tickets" }] as const;

const shared = { framework: "Express", config, planted };

export const helpdesk: readonly TestApi[] = [
  {
    ...shared,
    name: "helpdesk",
    variant: "leaky",
    truth: { findings: leaks, allowed, sound: always },
    start: node("helpdesk/server.js", true),
  },
  {
    ...shared,
    name: "helpdesk, mended",
    variant: "sound",
    truth: { findings: [], allowed, sound: [...always, ...leaks.map((leak) => leak.operation)] },
    start: node("helpdesk/server.js", false),
  },
];
