// In: nothing. Out: reports as a scan makes them (leaky, sound, too little seen), and one that is hostile in every text.

import type { AccessCell, Control, Finding, LeakedField, Masked, MaskedExchange, Report } from "../../src/model/index.js";

/** Only the scan's masker makes these; here they are written by hand. */
const masked = (text: string) => text as Masked;

function exchange(
  identity: string | null,
  method: string,
  url: string,
  status: number,
  body: string,
  sent: string | null = null,
): MaskedExchange {
  return {
    identity,
    token: null,
    request: {
      method,
      url: masked(url),
      headers: identity === null ? [] : [["Authorization", masked(`Bearer $${identity.toUpperCase()}_TOKEN`)]],
      body: sent === null ? null : masked(sent),
    },
    response: {
      status,
      headers: [
        ["content-type", masked("application/json")],
        ["cache-control", masked("no-store")],
      ],
      body: masked(body),
      truncated: false,
    },
  };
}

const field = (
  pointer: string,
  type: string,
  kind: LeakedField["kind"],
  owner: string | null,
  mask: string,
  value: string,
): LeakedField => ({
  pointer,
  type,
  kind,
  owner,
  masked: masked(mask),
  value,
});

const patientBody = `{
  "id": "$ALICE_PATIENT_ID",
  "owner_id": 1,
  "name": "A**** B****",
  "email": "a****@e******.org",
  "ssn": "***-**-4321",
  "diagnosis": "J**.*",
  "insurance": { "provider": "A****", "number": "****-****-88" }
}`;

export const objectFinding: Finding = {
  id: "9f2c41d07be8a356",
  rule: "object-authorization",
  title: "A caller reads objects that belong to somebody else",
  severity: "high",
  confidence: "proven",
  category: "object-authorization",
  cwe: ["CWE-639", "CWE-359"],
  owasp: ["API1:2023"],
  operation: "GET /patients/{patient_id}",
  operations: ["GET /patients/{patient_id}"],
  source: { file: "app.py", line: 41, column: 5 },
  data: [
    field("/name", "person-name", "personal", "alice", "A**** B****", "v1"),
    field("/email", "email", "personal", "alice", "a****@e******.org", "v2"),
    field("/ssn", "us-ssn", "personal", "alice", "***-**-4321", "v3"),
    field("/diagnosis", "diagnosis", "health", "alice", "J**.*", "v4"),
    field("/insurance/number", "insurance-number", "health", "alice", "****-****-88", "v5"),
  ],
  evidence: {
    control: exchange("alice", "GET", "/patients/$ALICE_PATIENT_ID", 200, patientBody),
    experiment: exchange("bob", "GET", "/patients/$ALICE_PATIENT_ID", 200, patientBody),
    difference: masked(
      "bob's token instead of alice's, the same object: the answer is the same. Bob's own patient answers him too, an unknown id answers 404.",
    ),
  },
  reproduce: [
    masked(
      'curl -sS --fail-with-body -H "Authorization: Bearer $BOB_TOKEN" "$TARGET/patients/$ALICE_PATIENT_ID"  # alice\'s patient, with bob\'s token',
    ),
  ],
  why: "The operation looks the object up by the id of the request and never asks whose it is. Anybody with an account can walk over the ids and read what belongs to all the others.",
  fix: {
    summary: "Look objects up by id and by the token's subject together, and answer 404 for foreign and unknown ids alike.",
    recipes: {
      flask: `@app.get("/patients/<int:patient_id>")
@require_scope("patients:read")
def get_patient(patient_id):
    row = db().execute(
        "SELECT * FROM patients WHERE id = ? AND owner_id = ?",
        (patient_id, current_subject()),
    ).fetchone()
    if row is None:
        abort(404)
    return jsonify(PatientOut.of(row))`,
      express: `app.get("/patients/:id", requireScope("patients:read"), (request, response) => {
  const row = patients.findOne({ id: request.params.id, ownerId: request.subject });
  if (!row) return response.status(404).json({ title: "Not found" });
  response.json(patientOut(row));
});`,
    },
  },
  also: ["predictable-ids"],
  leadsTo: [],
};

const orderBody = '{ "orders": [\n  { "id": 1001, "item": "…", "card": "**** **** **** 4242" }\n] }';

const findings: readonly Finding[] = [
  {
    ...objectFinding,
    id: "1b7702c5e0d94f12",
    rule: "missing-authentication",
    title: "A protected operation answers without a token",
    severity: "critical",
    category: "authentication",
    cwe: ["CWE-306"],
    owasp: ["API2:2023"],
    operation: "GET /export",
    operations: ["GET /export"],
    source: null,
    data: [
      field("/orders/0/card", "payment-card", "financial", "alice", "**** **** **** 4242", "v6"),
      field("/orders/1/card", "payment-card", "financial", "bob", "**** **** **** 1881", "v7"),
    ],
    evidence: {
      control: exchange("alice", "GET", "/export", 200, orderBody),
      experiment: exchange(null, "GET", "/export", 200, orderBody),
      difference: masked("no token was sent: the same data came back."),
    },
    reproduce: [masked('curl -sS "$TARGET/export"')],
    why: "The document protects this operation, the code does not. Whoever knows the address reads everything.",
    fix: {
      summary: "Refuse by default, and mark what is public.",
      recipes: { flask: "@app.before_request\ndef authenticate():\n    ..." },
    },
    also: [],
    leadsTo: ["9f2c41d07be8a356"],
  },
  objectFinding,
  {
    ...objectFinding,
    id: "c4410ad2f9e7b803",
    rule: "token-echo",
    title: "An answer repeats the caller's token",
    category: "data-exposure",
    cwe: ["CWE-522", "CWE-200"],
    owasp: ["API3:2023"],
    operation: null,
    operations: ["GET /me", "GET /orders", "POST /orders/search"],
    source: null,
    confidence: "firm",
    data: [field("header:x-debug-auth", "jwt", "credential", "alice", "eyJ…(212)", "v8")],
    evidence: {
      control: null,
      experiment: exchange("alice", "GET", "/me", 200, '{ "name": "A****", "auth": "eyJ…(212)" }'),
      difference: masked("the header x-debug-auth holds the token's signature."),
    },
    reproduce: [masked('curl -sS -D - -o /dev/null -H "Authorization: Bearer $ALICE_TOKEN" "$TARGET/me"')],
    why: "A token that stands in an answer ends in caches, logs and the browser's history, and opens everything it opens for its owner.",
    fix: { summary: "Do not copy request headers into answers.", recipes: {} },
    also: ["excessive-data"],
    leadsTo: [],
  },
  {
    ...objectFinding,
    id: "77aa10f2c3d4e5f6",
    rule: "verbose-error",
    title: "An error shows the code's stack and its query",
    severity: "medium",
    category: "data-exposure",
    cwe: ["CWE-209"],
    owasp: ["API8:2023"],
    operation: "GET /orders/{order_id}",
    operations: ["GET /orders/{order_id}"],
    source: null,
    data: [],
    evidence: {
      control: exchange("alice", "GET", "/orders/999999999", 404, '{ "title": "Not found" }'),
      experiment: exchange(
        "alice",
        "GET",
        "/orders/'",
        500,
        'Traceback (most recent call last):\n  File "app.py", line 88, in get_order\nsqlite3.OperationalError: unrecognized token',
      ),
      difference: masked("a quote in place of the id: the answer is a traceback with two frames and the database's error."),
    },
    reproduce: [masked('curl -sS -H "Authorization: Bearer $ALICE_TOKEN" "$TARGET/orders/%27"')],
    why: "Frames and queries tell an attacker what to try next, and they often carry values of other people's rows.",
    fix: { summary: "Answer problem details without internals, and log the rest on the inside.", recipes: {} },
    also: [],
    leadsTo: [],
  },
  {
    ...objectFinding,
    id: "0d0d0d0d12345678",
    rule: "spec-mismatch",
    title: "The document protects an operation that is public",
    severity: "low",
    category: "inventory",
    cwe: ["CWE-1059"],
    owasp: ["API9:2023"],
    operation: "GET /health",
    operations: ["GET /health"],
    source: null,
    data: [],
    evidence: {
      control: exchange("alice", "GET", "/health", 200, '{ "status": "ok" }'),
      experiment: exchange(null, "GET", "/health", 200, '{ "status": "ok" }'),
      difference: masked("no token was sent: public, though the document protects it."),
    },
    reproduce: [masked('curl -sS "$TARGET/health"')],
    why: "People and tools that trust the document are misled.",
    fix: { summary: "Write `security: []` at the operation.", recipes: {} },
    also: [],
    leadsTo: [],
  },
];

const control = (name: Control["control"], operation: string | null, status: Control["status"], reason: string): Control => ({
  control: name,
  operation,
  status,
  reason,
});

const paths = [
  "GET /me",
  "GET /orders",
  "GET /orders/{order_id}",
  "GET /patients",
  "GET /patients/{patient_id}",
  "GET /teams/{team_id}",
  "GET /export",
  "GET /catalogue",
  "POST /orders/search",
];

function access(leaky: boolean): readonly AccessCell[] {
  const cell = (
    identity: string,
    operation: string,
    objects: AccessCell["objects"],
    outcome: AccessCell["outcome"],
    kinds: readonly string[] = [],
  ): AccessCell => ({
    identity,
    operation,
    objects,
    outcome,
    kinds,
  });
  return paths.flatMap((operation): AccessCell[] => {
    if (operation === "GET /catalogue" || operation === "GET /export")
      return ["nobody", "alice", "bob"].map((identity) =>
        cell(
          identity,
          operation,
          operation === "GET /export" ? "others" : "none",
          operation === "GET /export" && !leaky && identity !== "alice" ? "refused" : "answered",
          operation === "GET /export" ? ["financial"] : [],
        ),
      );
    if (operation === "POST /orders/search")
      return ["nobody", "alice", "bob"].map((identity) => cell(identity, operation, "own", "not-tested"));
    if (operation === "GET /teams/{team_id}")
      return [
        cell("nobody", operation, "shared", "refused"),
        cell("alice", operation, "shared", "answered", ["personal"]),
        cell("bob", operation, "shared", "answered", ["personal"]),
      ];
    const byId = operation.includes("{");
    return [
      cell("nobody", operation, "own", "refused"),
      ...["alice", "bob"].flatMap((identity) => [
        cell(identity, operation, "own", "answered", ["health", "personal"]),
        ...(byId
          ? [
              cell(
                identity,
                operation,
                "others",
                operation.includes("patient") && leaky ? "answered" : "refused",
                leaky ? ["health", "personal"] : [],
              ),
            ]
          : []),
      ]),
    ];
  });
}

export const leaky: Report = {
  schema: "spillproof-report/1",
  tool: { name: "spillproof", version: "0.1.0" },
  command: "scan",
  target: "http://127.0.0.1:5000",
  spec: { source: "/openapi.json", sha256: "5d41402abc4b2a76b9719d911017c592ae3f1c1c8a4d8e6f0b1c2d3e4f5a6b7c" },
  startedAt: "2026-11-23T10:00:00.000Z",
  seconds: 3.2,
  requests: 214,
  seed: 1,
  grade: "F",
  score: 0,
  summary: { critical: 1, high: 2, medium: 1, low: 1, info: 0 },
  findings,
  controls: [
    control("subject-ownership", "GET /patients/{patient_id}", "violated", "bob read alice's patient"),
    control("subject-ownership", "GET /orders/{order_id}", "verified", "a foreign id answers as an unknown one"),
    control("subject-ownership", "GET /teams/{team_id}", "not-tested", "everybody sees the same"),
    control("token-validation", "GET /export", "violated", "no token was needed"),
    ...paths.slice(0, 6).map((operation) => control("token-validation", operation, "verified", "no token and a broken one are refused")),
    control("scopes", "GET /orders", "not-tested", "no token that lacks the scope orders:read was given"),
    control("scopes", "GET /patients", "not-tested", "no token that lacks the scope patients:read was given"),
    control("no-credential-echo", null, "violated", "x-debug-auth holds the token"),
    control("generic-errors", "GET /orders/{order_id}", "violated", "a traceback"),
    control("generic-errors", "GET /patients/{patient_id}", "verified", "a quote and a wrong type were answered with problem details"),
    control("minimal-responses", "GET /me", "verified", "nothing beyond the promised fields"),
    control("rate-limits", null, "not-tested", "only with --active"),
  ],
  access: access(true),
  ownership: [
    { operation: "GET /patients/{patient_id}", parameter: "path:patient_id", claim: "/sub", ownerField: "/owner_id" },
    { operation: "GET /orders/{order_id}", parameter: "path:order_id", claim: "/sub", ownerField: null },
  ],
  coverage: {
    operations: 14,
    reached: 12,
    byIdentity: { alice: 12, bob: 11, nobody: 3 },
    missed: [
      { operation: "GET /invoices/{invoice_id}", reason: "no value is known for invoice_id: give one under `known`" },
      { operation: "DELETE /orders/{order_id}", reason: "a write: only with --active" },
    ],
  },
  ledger: [],
  ignored: [{ finding: "aaaa10f2c3d4e5f6", rule: "permissive-cors", operation: "GET /status", reason: "public status page" }],
  incomplete: [],
};

export const sound: Report = {
  ...leaky,
  grade: "A",
  score: 100,
  summary: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  findings: [],
  controls: [
    ...paths.map((operation) => control("token-validation", operation, "verified", "no token and a broken one are refused")),
    control("subject-ownership", "GET /patients/{patient_id}", "verified", "a foreign id answers as an unknown one"),
    control("subject-ownership", "GET /orders/{order_id}", "verified", "a foreign id answers as an unknown one"),
    control("scopes", "GET /orders", "verified", "a token without orders:read is refused"),
    control("no-credential-echo", null, "verified", "214 answers hold no token"),
    control(
      "generic-errors",
      "GET /orders/{order_id}",
      "verified",
      "a quote, a wrong type and a broken body were answered with problem details",
    ),
    control("rate-limits", null, "not-tested", "only with --active"),
    control("minimal-responses", "GET /me", "verified", "nothing beyond the promised fields"),
  ],
  access: access(false),
  coverage: { ...leaky.coverage, operations: 14, reached: 14, byIdentity: { alice: 14, bob: 14, nobody: 2 }, missed: [] },
  ignored: [],
};

export const unseen: Report = {
  ...sound,
  grade: null,
  score: null,
  requests: 19,
  controls: [
    control("token-validation", null, "not-tested", "bob's token was refused everywhere"),
    control("subject-ownership", null, "not-tested", "one identity is not enough"),
  ],
  access: [],
  ownership: [],
  spec: null,
  coverage: {
    operations: 14,
    reached: 2,
    byIdentity: { alice: 2, bob: 0 },
    missed: paths.map((operation) => ({ operation, reason: "every call was answered with 429" })),
  },
  incomplete: [
    masked("The budget of 120 s ran out before the checks were done."),
    masked("bob's token was refused from request 12 on and could not be renewed."),
  ],
  ledger: ["POST /orders made an order that DELETE /orders/{order_id} refused to remove"],
};

/** What must reach nobody as it is, with a marker by which a part that was kept is found. */
const hostileText =
  '<script>alert("x")</script><img src=x onerror=alert(1)>" onmouseover="alert(1)\' \x1b[31mRED\x1b[0m\x1b]0;owned\x07\x1b]8;;http://evil.example\x1b\\link\x9b31m\x00\x07\x08\r\n\u202etxt.exe\u202c\u2066x\u2069\u200f\ufeff\ud800 </pre></style>--><!-- {{7*7}} שלום العالم 漢字 é ' +
  "W".repeat(5000);

const kept = new Set([
  "schema",
  "command",
  "startedAt",
  "severity",
  "confidence",
  "grade",
  "status",
  "control",
  "objects",
  "outcome",
  "kind",
  "name",
]);

/** Every text of a report made hostile, but for those that the model lists one by one. */
export function hostile(report: Report): Report {
  const spoil = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return kept.has(key) ? value : `${value}${hostileText}`;
    if (Array.isArray(value)) return value.map((item) => spoil(item, key));
    if (value === null || typeof value !== "object") return value;
    const open = key === "recipes" || key === "byIdentity";
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [open ? `${name}${hostileText}` : name, key === "summary" ? item : spoil(item, name)]),
    );
  };
  return spoil(report, "") as Report;
}
