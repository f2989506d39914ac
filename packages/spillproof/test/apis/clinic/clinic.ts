// In: nothing. Out: the clinic, leaky and sound, and what is true about each.
import { fileURLToPath } from "node:url";
import { filled, python, type TestApi } from "../api.js";

const login = (user: string, pin: string) => ({
  login: { request: "POST /api/session", form: { user, pin }, token: "header:X-Session-Token" },
});

const config = {
  spec: fileURLToPath(new URL("./swagger.yaml", import.meta.url)),
  identities: {
    anabel: login("anabel", "pin-Walnut-5193"),
    benedek: login("benedek", "pin-Cherry-7746"),
    doctor: { ...login("dr.cholm", "pin-Quartz-8810"), send: `cookie: clinic_sid=${filled("token")}` },
  },
};

const planted = [
  "pin-Walnut-5193",
  "pin-Cherry-7746",
  "pin-Quartz-8810",
  "Thornquist",
  "Halloran",
  "960 417",
  "960 862",
  "anabel.thornquist@mailbox.test",
  "benedek.halloran@mailbox.test",
  "Pemberwick",
  "Cobblegate",
  "536-22-8917",
  "417-61-3320",
  "1984-07-19",
  "1991-11-02",
  "atrial flutter",
  "melanocytic",
  "Bisoprolol",
  "Calcipotriol",
  "paroxysmal",
  "dysplastic",
  "call her sister",
  "risk of write-off",
];

const always = [
  "POST /api/session",
  "GET /api/me",
  "GET /api/patients",
  "GET /api/patients/{patient_id}/vitals",
  "GET /api/patients/{patient_id}/documents",
  "GET /api/appointments/{appointment_id}",
  "GET /api/prescriptions/{prescription_id}/label",
  "GET /api/invoices",
  "GET /api/doctors",
  "GET /api/doctors/{doctor_id}",
  "GET /api/contact",
];

const leaks = [
  { rule: "token-echo", operation: "GET /api/session/current", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /api/patients/{patient_id}", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /api/patients/{patient_id}/documents/{document_id}", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /api/appointments", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /api/prescriptions", minConfidence: "proven" },
  { rule: "excessive-data", operation: "GET /api/invoices/{number}" },
  { rule: "verbose-error", operation: "GET /api/notices", minConfidence: "proven" },
  { rule: "public-personal-data", operation: "GET /api/waiting-room" },
] as const;

const shared = { framework: "Flask", config, planted };

export const clinic: readonly TestApi[] = [
  {
    ...shared,
    name: "clinic",
    variant: "leaky",
    truth: { findings: leaks, sound: always },
    start: python("clinic/app.py", true),
  },
  {
    ...shared,
    name: "clinic, mended",
    variant: "sound",
    truth: { findings: [], sound: [...always, ...leaks.map((leak) => leak.operation)] },
    start: python("clinic/app.py", false),
  },
];
