// Tables and people. Everything stands there as it was typed in, and nobody here exists.
import { randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);
const CUSTOMER = "profile:read profile:write orders:read orders:write";
const STAFF = "profile:read orders:read users:read orders:admin reports:read";

// leak: personal-data-in-source, cleartext-storage
export const users = [
  {
    id: 1001,
    username: "alice",
    password_hash: "",
    scopes: CUSTOMER,
    name: "Alice Marlowe",
    email: "alice.marlowe@quillmere-post.net",
    phone: "+1 402-555-0134",
    address: "118 Alder Court, Fairbury, NE 68352",
    birth_date: "1987-06-14",
    ssn: "505-17-4392",
    internal_role: "customer-gold",
    staff_notes: "Disputed a charge in March, be careful.",
  },
  {
    id: 1002,
    username: "bob",
    password_hash: "",
    scopes: CUSTOMER,
    name: "Bob Tennant",
    email: "bob.tennant@quillmere-post.net",
    phone: "+1 845-555-0171",
    address: "9 Canal Walk, Millbrook, NY 12545",
    birth_date: "1974-11-02",
    ssn: "087-62-9051",
    internal_role: "customer-late-payer",
    staff_notes: "Paid late twice, no credit.",
  },
  {
    id: 1003,
    username: "admin",
    password_hash: "",
    scopes: STAFF,
    name: "Ada Winslow",
    email: "ada.winslow@quillmere-post.net",
    phone: "+1 410-555-0112",
    address: "31 Orchard Lane, Easton, MD 21601",
    birth_date: "1969-02-27",
    ssn: "219-43-7718",
    internal_role: "operations-lead",
    staff_notes: "May approve refunds.",
  },
];
export const products = [
  { id: "kettle", name: "Copper kettle", price_cents: 4900 },
  { id: "lamp", name: "Reading lamp", price_cents: 3250 },
  { id: "scarf", name: "Wool scarf", price_cents: 2700 },
];
export const orders = [
  {
    id: 5001,
    owner: 1001,
    product_id: "kettle",
    quantity: 1,
    total_cents: 4900,
    status: "sent",
    placed_at: "2026-03-02T09:15:00Z",
    staff_notes: "Refund up to 40 without asking.",
    risk_score: 12,
  },
  {
    id: 5002,
    owner: 1001,
    product_id: "lamp",
    quantity: 2,
    total_cents: 6500,
    status: "paid",
    placed_at: "2026-04-11T17:40:00Z",
    staff_notes: "",
    risk_score: 14,
  },
  {
    id: 5003,
    owner: 1002,
    product_id: "scarf",
    quantity: 3,
    total_cents: 8100,
    status: "paid",
    placed_at: "2026-03-20T08:05:00Z",
    staff_notes: "Ask for payment in advance.",
    risk_score: 71,
  },
  {
    id: 5004,
    owner: 1002,
    product_id: "kettle",
    quantity: 1,
    total_cents: 4900,
    status: "sent",
    placed_at: "2026-05-06T12:30:00Z",
    staff_notes: "",
    risk_score: 69,
  },
];

export async function setPasswords() {
  for (const user of users) {
    const password = process.env[`${user.username.toUpperCase()}_PASSWORD`] ?? `${user.username}123`; // leak: hardcoded-secret
    const salt = randomBytes(12).toString("base64url");
    user.password_hash = `scrypt:16384:8:1$${salt}$${(await derive(password, salt, 64)).toString("hex")}`;
  }
}

export async function matchesPassword(password, hash) {
  const [, salt, key] = hash.split("$");
  return (await derive(password, salt, 64)).toString("hex") === key;
}
