// People who do not exist, with data as real people have. Made at start, so that no personal data stands in the source.
import { createHash, createHmac } from "node:crypto";
import { hashPassword } from "./passwords.js";

const PEOPLE = [
  ["alice", "Alice Marlowe", "profile:read profile:write orders:read orders:write", "customer-gold"],
  ["bob", "Bob Tennant", "profile:read profile:write orders:read orders:write", "customer"],
  ["admin", "Ada Winslow", "profile:read orders:read users:read orders:admin reports:read", "operations-lead"],
];
const PRODUCTS = [
  { id: "kettle", name: "Copper kettle", price_cents: 4900, supplier_price_cents: 2100 },
  { id: "lamp", name: "Reading lamp", price_cents: 3250, supplier_price_cents: 1200 },
  { id: "scarf", name: "Wool scarf", price_cents: 2700, supplier_price_cents: 900 },
];
const STREETS = ["Alder Court", "Bridge Street", "Canal Walk", "Orchard Lane"];
const TOWNS = ["Fairbury, NE 68352", "Millbrook, NY 12545", "Easton, MD 21601"];

export async function makePeople(settings) {
  // The same people at every start: it keeps examples and tests steady. Real ids come from randomUUID.
  const made = draws("orders");
  const users = [];
  const orders = [];
  for (const [username, name, scopes, role] of PEOPLE) {
    const password = settings.passwords[username];
    const ssn = `${made.between(100, 665)}-${made.between(10, 99)}-${made.between(1000, 9999)}`;
    const user = {
      id: made.uuid(),
      username,
      password_hash: password ? await hashPassword(password, settings.passwordCosts) : null,
      scopes,
      active: true,
      name,
      email: `${name.toLowerCase().replace(" ", ".")}@quillmere-post.net`,
      phone: `+1 ${made.pick(["402", "845", "410"])}-555-01${made.between(10, 99)}`,
      address: `${made.between(3, 240)} ${made.pick(STREETS)}, ${made.pick(TOWNS)}`,
      birth_date: new Date(Date.UTC(1958, 0, made.between(1, 16_000))).toISOString().slice(0, 10),
      // Enough to tell whether two are the same, not enough to read one.
      ssn_digest: createHmac("sha256", settings.hashKey).update(ssn).digest("hex"),
      internal_role: role,
      staff_notes: `Called on ${made.between(1, 28)} March, wants no calls at work.`,
      risk_score: made.between(1, 99),
    };
    users.push(user);
    for (let count = scopes.includes("orders:write") ? 2 : 0; count > 0; count--) {
      const product = made.pick(PRODUCTS);
      const quantity = made.between(1, 4);
      orders.push({
        id: made.uuid(),
        owner: user.id,
        product_id: product.id,
        quantity,
        total_cents: product.price_cents * quantity,
        status: made.pick(["paid", "sent"]),
        placed_at: new Date(Date.UTC(2026, 2, 1, 8, made.between(0, 300_000))).toISOString().replace(".000Z", "Z"),
        staff_notes: `Refund limit ${made.between(20, 90)} without asking.`,
      });
    }
  }
  return { users, orders, products: PRODUCTS };
}

function draws(seed) {
  let turn = 0;
  const bytes = () => createHash("sha256").update(`${seed} ${turn++}`).digest();
  const between = (least, most) => least + (bytes().readUInt32BE() % (most - least + 1));
  return {
    between,
    pick: (items) => items[between(0, items.length - 1)],
    uuid() {
      const drawn = bytes().subarray(0, 16);
      drawn[6] = (drawn[6] & 0x0f) | 0x40;
      drawn[8] = (drawn[8] & 0x3f) | 0x80;
      return drawn.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    },
  };
}
