// In: PORT, LEAKY=1 for the leaky variant. Out: a fleet operator's API on loopback (Fastify, JWT in X-Auth-Token, scopes in `scp`, 404 for everything foreign).
import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";
import Fastify from "fastify";

const leaky = process.env.LEAKY === "1";
const key = "fleet: a key for made-up people only, 2026";
const app = Fastify({ logger: false });

const mac = (text) => createHmac("sha256", key).update(text).digest("base64url");

const accounts = [
  {
    account_id: "acc-0c51",
    index: 1,
    company: "Larkspur Haulage",
    manager: "Mara Ellingworth",
    email: "mara.ellingworth@haul.test",
    phone: "+44 1632 961 204",
    vat: "GB-LH-77120",
    secret: "flk_live_Zq81LmTy40WcRvB2",
  },
  {
    account_id: "acc-7e90",
    index: 2,
    company: "Northwind Couriers",
    manager: "Nils Aabergsen",
    email: "nils.aabergsen@haul.test",
    phone: "+44 1632 961 577",
    vat: "GB-NC-30418",
    secret: "flk_live_Hx59PsUe73KdNfJ6",
  },
];
const drivers = [
  {
    driver_id: 5001,
    account_id: "acc-0c51",
    name: "Tobias Wrenfield",
    licence: "WRENF807214TB9KX",
    email: "tobias.wrenfield@haul.test",
    lat: 53.81204,
    lon: -1.60417,
  },
  {
    driver_id: 5002,
    account_id: "acc-0c51",
    name: "Saoirse Glenmore",
    licence: "GLENM912083SA4QD",
    email: "saoirse.glenmore@haul.test",
    lat: 52.44871,
    lon: -2.11953,
  },
  {
    driver_id: 5003,
    account_id: "acc-7e90",
    name: "Ruben Castellanov",
    licence: "CASTE651127RB2LM",
    email: "ruben.castellanov@haul.test",
    lat: 51.73366,
    lon: -0.48825,
  },
  {
    driver_id: 5004,
    account_id: "acc-7e90",
    name: "Ottilie Farnborough",
    licence: "FARNB755302OT7WE",
    email: "ottilie.farnborough@haul.test",
    lat: 54.97012,
    lon: -1.32748,
  },
];
const vehicles = [
  {
    vin: "WVZZZ0TEST1000017",
    account_id: "acc-0c51",
    plate: "LK19 QRX",
    keeper: "Tobias Wrenfield",
    parked_at: "22 Heronsgate Mews, Otley",
  },
  { vin: "WVZZZ0TEST1000048", account_id: "acc-0c51", plate: "LK21 BVN", keeper: "Saoirse Glenmore", parked_at: "5 Saddlers Yard, Dudley" },
  {
    vin: "WVZZZ0TEST1000079",
    account_id: "acc-7e90",
    plate: "NC20 TUD",
    keeper: "Ruben Castellanov",
    parked_at: "81 Millrace Court, Tring",
  },
];
// The order numbers pass Luhn by accident.
const trips = [
  {
    trip_id: "0c51:2026-03-02:1",
    account_id: "acc-0c51",
    driver_id: 5001,
    order_no: "4539578763621486",
    from: "Leeds",
    to: "Hull",
    km: 98,
  },
  {
    trip_id: "0c51:2026-03-03:1",
    account_id: "acc-0c51",
    driver_id: 5002,
    order_no: "4716108999716531",
    from: "Dudley",
    to: "Crewe",
    km: 77,
  },
  {
    trip_id: "7e90:2026-03-02:1",
    account_id: "acc-7e90",
    driver_id: 5003,
    order_no: "4929420573595709",
    from: "Tring",
    to: "Luton",
    km: 23,
  },
  {
    trip_id: "7e90:2026-03-04:2",
    account_id: "acc-7e90",
    driver_id: 5004,
    order_no: "4024007198964305",
    from: "Durham",
    to: "Alnwick",
    km: 61,
  },
];
const invoices = accounts.map((account, n) => ({ invoice_id: 900 + n, account_id: account.account_id, total: 1204.5 + n * 377.25 }));
const checks = [
  { check_id: 31, account_id: "acc-0c51", vin: "WVZZZ0TEST1000017", note: "brake pads by Tobias at Heronsgate" },
  { check_id: 32, account_id: "acc-7e90", vin: "WVZZZ0TEST1000079", note: "windscreen, paid by R. Castellanov" },
];
const depots = [
  { depot_id: "LDS", name: "Leeds Cross Green", phone: "+44 1632 961 000" },
  { depot_id: "TRG", name: "Tring Icknield", phone: "+44 1632 961 001" },
];

const pick = (record, ...names) => Object.fromEntries(names.map((name) => [name, record[name]]));
const driverView = (driver) => pick(driver, "driver_id", "name", "email");

/** The claims of a token of ours, or undefined. */
function claimsOf(token) {
  const [head, body, signature, ...rest] = token.split(".");
  if (signature === undefined || rest.length > 0) return undefined;
  const wanted = Buffer.from(mac(`${head}.${body}`));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return undefined;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  return claims.exp > Date.now() / 1000 && claims.aud === "fleet" ? claims : undefined;
}

app.decorateRequest("account", null);
app.decorateRequest("claims", null);
app.setNotFoundHandler((_, reply) => reply.code(404).send({ statusCode: 404, error: "Not Found", message: "Not Found" }));
app.setErrorHandler((error, _, reply) => {
  const statusCode = error.statusCode ?? 500;
  if (leaky && statusCode === 500)
    return reply.code(500).send({ statusCode, error: error.name, message: error.message, stack: error.stack });
  reply
    .code(statusCode)
    .send({ statusCode, error: "Error", message: statusCode === 500 ? "Something went wrong, tell support@fleet.test" : error.message });
});

const missing = (reply) => reply.code(404).send({ statusCode: 404, error: "Not Found", message: "Not Found" });

/** Asks for a token (this gateway says 403 where there is none), and for a scope where one is named. */
const guard = (scope) => async (request, reply) => {
  const token = request.headers["x-auth-token"];
  if (typeof token !== "string" || token === "")
    return reply.code(403).send({ statusCode: 403, error: "Forbidden", message: "Missing Authentication Token" });
  const claims = claimsOf(token);
  const account = accounts.find((each) => each.account_id === claims?.sub);
  if (account === undefined) return reply.code(400).send({ statusCode: 400, error: "Bad Request", message: "token not understood" });
  if (scope !== undefined && !claims.scp.includes(scope))
    return reply.code(403).send({ statusCode: 403, error: "Forbidden", message: `scope ${scope} is needed` });
  request.account = account;
  request.claims = claims;
};

const paths = {};
/** One operation: how it is documented and what it does, side by side. */
function get(path, { scope, enforced = true, open = false, guarded = !open, parameters = [], schema }, handler) {
  const security = open ? [] : [scope === undefined ? { token: [] } : { oauth: [scope] }];
  paths[path] = { get: { parameters, security, responses: { 200: { description: "ok", content: { "application/json": { schema } } } } } };
  const url = `/v2${path.replace(/\{([a-z_]+)\}/g, ":$1")}`;
  app.get(url, guarded ? { preHandler: guard(enforced ? scope : undefined) } : {}, handler);
}

const text = { type: "string" };
const whole = { type: "integer" };
const number = { type: "number" };
const object = (properties) => ({ type: "object", additionalProperties: false, properties });
const row = (...names) => object(Object.fromEntries(names.map((name) => [name, text])));
const inPath = (name, schema = text) => ({ name, in: "path", required: true, schema });
const driverSchema = object({ driver_id: whole, name: text, email: text });
const tripSchema = object({ trip_id: text, driver_id: whole, order_no: text, from: text, to: text, km: whole });
const vehicleSchema = row("vin", "plate", "keeper", "parked_at");
const tripView = (trip) => pick(trip, "trip_id", "driver_id", "order_no", "from", "to", "km");

get("/health", { open: true, schema: object({ ok: { type: "boolean" }, at: number }) }, () => ({ ok: true, at: Date.now() }));
get("/account", { schema: row("account_id", "company", "manager", "email", "phone") }, (request) =>
  pick(request.account, "account_id", "company", "manager", "email", "phone"),
);
get(
  "/account/summary",
  { schema: object({ account_id: text, manager: text, email: text, vat: text, vehicles: whole, drivers: whole, made_at: text }) },
  (request) => {
    // Counting starts at one in the records and at zero in the list.
    const account = leaky ? (accounts[request.account.index] ?? accounts[0]) : request.account;
    const count = (rows) => rows.filter((each) => each.account_id === account.account_id).length;
    return {
      ...pick(account, "account_id", "manager", "email", "vat"),
      vehicles: count(vehicles),
      drivers: count(drivers),
      made_at: new Date().toISOString(),
    };
  },
);
get("/account/keys", { schema: { type: "array", items: object({ label: text, api_key: text, created: text }) } }, (request) => {
  const { secret } = request.account;
  return [{ label: "gateway", api_key: leaky ? secret : `${secret.slice(0, 4)}****${secret.slice(-4)}`, created: "2025-10-01" }];
});
get("/session", { schema: object({ account_id: text, scopes: { type: "array", items: text }, expires: whole }) }, (request, reply) => {
  if (leaky) reply.header("X-Forwarded-Credential", Buffer.from(request.headers["x-auth-token"]).toString("base64"));
  return { account_id: request.claims.sub, scopes: request.claims.scp, expires: request.claims.exp };
});
get("/drivers", { scope: "drivers:read", schema: { type: "array", items: driverSchema } }, (request) =>
  drivers.filter((each) => each.account_id === request.account.account_id).map(driverView),
);
const ownDriver = (request) =>
  drivers.find((each) => String(each.driver_id) === request.params.driver_id && each.account_id === request.account.account_id);
get("/drivers/{driver_id}", { scope: "drivers:read", parameters: [inPath("driver_id", whole)], schema: driverSchema }, (request, reply) => {
  const driver = ownDriver(request);
  return driver === undefined ? missing(reply) : driverView(driver);
});
get(
  "/drivers/{driver_id}/location",
  {
    scope: "location:read",
    enforced: !leaky,
    parameters: [inPath("driver_id", whole)],
    schema: object({ driver_id: whole, lat: number, lon: number, seen_at: text }),
  },
  (request, reply) => {
    const driver = ownDriver(request);
    return driver === undefined ? missing(reply) : { ...pick(driver, "driver_id", "lat", "lon"), seen_at: new Date().toISOString() };
  },
);
get(
  "/drivers/{driver_id}/licence",
  { guarded: !leaky, parameters: [inPath("driver_id", whole)], schema: object({ driver_id: whole, name: text, licence: text }) },
  (request, reply) => {
    const driver = leaky ? drivers.find((each) => String(each.driver_id) === request.params.driver_id) : ownDriver(request);
    return driver === undefined ? missing(reply) : pick(driver, "driver_id", "name", "licence");
  },
);
get("/vehicles", { schema: { type: "array", items: vehicleSchema } }, (request) =>
  vehicles
    .filter((each) => each.account_id === request.account.account_id)
    .map((each) => pick(each, "vin", "plate", "keeper", "parked_at")),
);
get("/vehicles/{vin}", { parameters: [inPath("vin")], schema: vehicleSchema }, (request, reply) => {
  const found = vehicles.find((each) => each.vin === request.params.vin && (leaky || each.account_id === request.account.account_id));
  return found === undefined ? missing(reply) : pick(found, "vin", "plate", "keeper", "parked_at");
});
get(
  "/trips",
  { parameters: [{ name: "driver_id", in: "query", schema: whole }], schema: { type: "array", items: tripSchema } },
  (request) => {
    const { driver_id } = request.query;
    return trips
      .filter((each) => each.account_id === request.account.account_id && (driver_id === undefined || String(each.driver_id) === driver_id))
      .map(tripView);
  },
);
get("/trips/{trip_id}", { parameters: [inPath("trip_id")], schema: tripSchema }, (request, reply) => {
  const trip = trips.find((each) => each.trip_id === request.params.trip_id && each.account_id === request.account.account_id);
  if (trip === undefined) return missing(reply);
  if (leaky) {
    const driver = drivers.find((each) => each.driver_id === trip.driver_id);
    reply.header("X-Driver-Email", driver.email).header("X-Driver-Licence", driver.licence);
  }
  return tripView(trip);
});
get("/invoices", { scope: "billing:read", schema: { type: "array", items: object({ invoice_id: whole, total: number }) } }, (request) =>
  invoices.filter((each) => each.account_id === request.account.account_id).map((each) => pick(each, "invoice_id", "total")),
);
get("/checks", { schema: { type: "array", items: object({ check_id: whole, vin: text, note: text }) } }, (request) =>
  checks.filter((each) => each.account_id === request.account.account_id).map((each) => pick(each, "check_id", "vin", "note")),
);
get(
  "/checks/{check_id}",
  { parameters: [inPath("check_id", whole)], schema: object({ check_id: whole, vin: text, note: text }) },
  (request, reply) => {
    const wanted = request.params.check_id;
    if (!/^[0-9]{1,9}$/.test(wanted)) {
      if (leaky) throw new RangeError(`cannot read check ${wanted}`);
      return reply
        .code(400)
        .send({ statusCode: 400, error: "Bad Request", message: `params/check_id must be integer, not ${wanted.slice(0, 40)}` });
    }
    const found = checks.find((each) => each.check_id === Number(wanted) && each.account_id === request.account.account_id);
    return found === undefined ? missing(reply) : pick(found, "check_id", "vin", "note");
  },
);
get("/depots", { schema: { type: "array", items: row("depot_id", "name", "phone") } }, () => depots);
get("/depots/{depot_id}", { parameters: [inPath("depot_id")], schema: row("depot_id", "name", "phone") }, (request, reply) => {
  return depots.find((each) => each.depot_id === request.params.depot_id) ?? missing(reply);
});
get("/roles", { schema: { type: "array", items: object({ role: text, permissions: { type: "array", items: text } }) } }, () => [
  { role: "dispatcher", permissions: ["drivers:read", "location:read"] },
  { role: "bookkeeper", permissions: ["billing:read"] },
]);

const contract = {
  openapi: "3.0.3",
  info: { title: "Fleet", version: "2.11.0" },
  servers: [{ url: "https://fleet.production.example/v2", description: "production" }],
  components: {
    securitySchemes: {
      token: { type: "apiKey", in: "header", name: "X-Auth-Token" },
      oauth: {
        type: "oauth2",
        description: "The access token goes into X-Auth-Token.",
        flows: {
          clientCredentials: {
            tokenUrl: "https://id.fleet.production.example/token",
            scopes: { "drivers:read": "drivers", "location:read": "where drivers are", "billing:read": "invoices" },
          },
        },
      },
    },
  },
  paths,
};
app.get("/openapi.json", () => contract);

const url = await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT ?? 0) });
console.log(`ready ${url}`);
