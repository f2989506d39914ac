// In: the APIs of test/apis. Out: whether what their truth says is true: each leak happens, each denial denies, every operation is judged.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { apis, filled, type RunningApi, type TestApi } from "../apis/index.js";

interface Login {
  readonly request: string;
  readonly json?: object;
  readonly form?: Record<string, string>;
  readonly token: string;
}
interface Credential {
  readonly bearer?: string;
  readonly header?: { readonly name: string; readonly value: string };
  readonly login?: Login;
  readonly oauth2?: { readonly tokenUrl: string; readonly username: string; readonly password: string };
  readonly send?: string;
  readonly moreTokens?: Record<string, Credential>;
}
interface Answer {
  readonly status: number;
  /** Status, headers and body: a leak may stand in any. */
  readonly text: string;
  readonly body: unknown;
}
/** Asks as an identity of the configuration, as `name/kind` with a further token of it, or as nobody. */
type Ask = (who: string | null, path: string) => Promise<Answer>;

/** One request that leaks in the leaky variant and does not in the other. */
interface Probe {
  readonly rule: string;
  readonly operation: string;
  readonly who: string | null;
  readonly path: string;
  /** What must stand in the answer of the leaky variant, and must not in the other's. */
  readonly shows: string | RegExp;
}
interface Denial {
  readonly who: string | null;
  readonly path: string;
  readonly status: number;
  readonly hides: string;
}
interface Trial {
  readonly document: string | null;
  probes(ask: Ask): Promise<readonly Probe[]>;
  denials(ask: Ask): Promise<readonly Denial[]>;
}

/** The value at a path of keys; fails the test where there is none. */
function at(answer: Answer, ...keys: readonly (string | number)[]): string {
  let value: unknown = answer.body;
  for (const key of keys) value = (value as Record<string | number, unknown> | undefined)?.[key];
  if (typeof value !== "string" && typeof value !== "number") throw new Error(`nothing at ${keys.join("/")} in ${answer.text}`);
  return String(value);
}

async function fetched(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: "manual", ...init });
  if (response.status === 429) {
    await response.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get("retry-after"))));
    return fetched(url, init);
  }
  const raw = await response.text();
  let body: unknown = raw;
  try {
    body = JSON.parse(raw);
  } catch {
    // Text and HTML stay what they are.
  }
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return { status: response.status, text: `${response.status}\n${headers}\n\n${raw}`, body };
}

async function headersOf(url: string, credential: Credential, send = credential.send): Promise<Record<string, string>> {
  const { bearer, header, login, oauth2 } = credential;
  if (header !== undefined) return { [header.name]: header.value };
  let token = bearer;
  if (oauth2 !== undefined) {
    const { username, password } = oauth2;
    const body = new URLSearchParams({ grant_type: "password", username, password });
    token = at(await fetched(`${url}${oauth2.tokenUrl}`, { method: "POST", body }), "access_token");
  }
  if (login !== undefined) {
    const [method = "", path = ""] = login.request.split(" ");
    const answer = await fetched(`${url}${path}`, {
      method,
      ...(login.form === undefined
        ? { headers: { "content-type": "application/json" }, body: JSON.stringify(login.json) }
        : { body: new URLSearchParams(login.form) }),
    });
    token = login.token.startsWith("header:")
      ? new RegExp(`^${login.token.slice(7)}: (.*)$`, "im").exec(answer.text)?.[1]
      : at(answer, ...login.token.slice(1).split("/"));
  }
  if (token === undefined) throw new Error(`no token for ${JSON.stringify(credential)}`);
  const [name = "", value = ""] = (send ?? `Authorization: Bearer ${filled("token")}`).split(": ");
  return { [name]: value.replace(filled("token"), token) };
}

/** The tokens of every identity, ready to ask with. */
async function asker(url: string, config: object): Promise<Ask> {
  const headers = new Map<string, Record<string, string>>();
  const { identities } = config as { identities: Record<string, Credential> };
  for (const [name, credential] of Object.entries(identities)) {
    headers.set(name, await headersOf(url, credential));
    for (const [kind, more] of Object.entries(credential.moreTokens ?? {})) {
      headers.set(`${name}/${kind}`, await headersOf(url, more, credential.send));
    }
  }
  return (who, path) => {
    const own = who === null ? {} : headers.get(who);
    if (own === undefined) throw new Error(`nobody is called ${who}`);
    return fetched(`${url}${path}`, { headers: own });
  };
}

const trials: Record<string, Trial> = {
  clinic: {
    document: null,
    async probes(ask) {
      const ana = at(await ask("anabel", "/api/me"), "id");
      const ben = at(await ask("benedek", "/api/me"), "id");
      const paper = at(await ask("benedek", `/api/patients/${ben}/documents`), "documents", 0, "id");
      const number = at(await ask("anabel", "/api/invoices"), "invoices", 0, "number");
      const reads = "object-authorization";
      return [
        {
          rule: "token-echo",
          operation: "GET /api/session/current",
          who: "anabel",
          path: "/api/session/current",
          shows: /"eyJ[\w-]+\.[\w-]+\.[\w-]+"/,
        },
        { rule: reads, operation: "GET /api/patients/{patient_id}", who: "anabel", path: `/api/patients/${ben}`, shows: "Cobblegate" },
        { rule: reads, operation: "GET /api/patients/{patient_id}", who: "benedek", path: `/api/patients/${ana}`, shows: "Pemberwick" },
        {
          rule: reads,
          operation: "GET /api/patients/{patient_id}/documents/{document_id}",
          who: "anabel",
          path: `/api/patients/${ana}/documents/${paper}`,
          shows: "dysplastic",
        },
        { rule: reads, operation: "GET /api/appointments", who: "anabel", path: `/api/appointments?patient=${ben}`, shows: "melanocytic" },
        { rule: reads, operation: "GET /api/prescriptions", who: "benedek", path: "/api/prescriptions", shows: "Thornquist" },
        {
          rule: "excessive-data",
          operation: "GET /api/invoices/{number}",
          who: "anabel",
          path: `/api/invoices/${number}`,
          shows: "536-22-8917",
        },
        {
          rule: "verbose-error",
          operation: "GET /api/notices",
          who: "anabel",
          path: "/api/notices?page=x",
          shows: "Traceback (most recent",
        },
        { rule: "public-personal-data", operation: "GET /api/waiting-room", who: null, path: "/api/waiting-room", shows: "Thornquist" },
      ];
    },
    async denials(ask) {
      const ana = at(await ask("anabel", "/api/me"), "id");
      const ben = at(await ask("benedek", "/api/me"), "id");
      const visit = at(await ask("benedek", "/api/appointments"), "appointments", 0, "id");
      const number = at(await ask("benedek", "/api/invoices"), "invoices", 0, "number");
      return [
        { who: null, path: `/api/patients/${ana}`, status: 401, hides: "Thornquist" },
        { who: "anabel", path: `/api/patients/${ben}/vitals`, status: 200, hides: "systolic" },
        { who: "doctor", path: `/api/patients/${ben}/vitals`, status: 200, hides: "systolic" },
        { who: "anabel", path: `/api/patients/${ben}/documents`, status: 200, hides: "Histology" },
        { who: "anabel", path: `/api/appointments/${visit}`, status: 200, hides: "melanocytic" },
        { who: "anabel", path: `/api/invoices/${number}`, status: 200, hides: "131" },
        { who: "anabel", path: "/api/patients", status: 200, hides: "Halloran" },
        { who: "doctor", path: "/api/patients", status: 200, hides: "Halloran" },
      ];
    },
  },
  bank: {
    document: "/openapi.json",
    async probes(ask) {
      const carla = at(await ask("carla", "/accounts"), 0, "account_number");
      const deniz = at(await ask("deniz", "/accounts"), 0, "account_number");
      const sid = at(await ask("deniz", `/accounts/${deniz}/statements`), "items", 0, "statement_id");
      const card = at(await ask("carla", "/cards"), 0, "card_id");
      const reads = "object-authorization";
      return [
        { rule: "token-echo", operation: "GET /session", who: "carla", path: "/session", shows: /Bearer eyJ/ },
        { rule: "credential-in-response", operation: "GET /customers/me", who: "carla", path: "/customers/me", shows: "$2b$12$" },
        { rule: reads, operation: "GET /accounts/{aid}", who: "carla", path: `/accounts/${deniz}`, shows: "2761.38" },
        { rule: reads, operation: "GET /accounts/{aid}", who: "deniz", path: `/accounts/${carla}`, shows: "18342.77" },
        {
          rule: reads,
          operation: "GET /accounts/{aid}/statements/{sid}",
          who: "carla",
          path: `/accounts/${carla}/statements/${sid}`,
          shows: "Kemerli",
        },
        { rule: reads, operation: "GET /limits", who: "carla", path: "/limits?customer=70523", shows: "deniz.karagozlu@inbox.test" },
        {
          rule: "missing-authentication",
          operation: "GET /accounts/{aid}/export",
          who: null,
          path: `/accounts/${carla}/export`,
          shows: "18342.77",
        },
        { rule: "scope-not-enforced", operation: "GET /cards", who: "deniz", path: "/cards", shows: "crd_4Lm7" },
        { rule: "excessive-data", operation: "GET /cards/{card_id}", who: "carla", path: `/cards/${card}`, shows: "455673718204911" },
        { rule: "verbose-error", operation: "GET /postings", who: "carla", path: "/postings?min_amount=x", shows: "SELECT day, amount" },
      ];
    },
    async denials(ask) {
      const deniz = at(await ask("deniz", "/accounts"), 0, "account_number");
      return [
        { who: null, path: "/accounts", status: 401, hides: "Montefiasco" },
        { who: "carla", path: `/accounts/${deniz}/statements`, status: 404, hides: "2026-0" },
        { who: "carla", path: "/customers/70523", status: 404, hides: "Karagozlu" },
        { who: "carla", path: "/customers/70523/payee-name", status: 200, hides: "Karagozlu" },
        { who: "carla", path: "/transfers", status: 200, hides: "dentist Yilmazer" },
        { who: "deniz", path: "/standing-orders", status: 403, hides: "Gym Kemerli" },
        { who: "deniz", path: "/cards/crd_9Qe2", status: 403, hides: "9111" },
      ];
    },
  },
  helpdesk: {
    document: "/docs/openapi.json",
    async probes(ask) {
      const ref = encodeURIComponent(at(await ask("pia", "/tickets"), "results", 0, "ref"));
      const file = encodeURIComponent(at(await ask("pia", "/attachments"), "results", 0, "id"));
      const reads = "object-authorization";
      const mail = "pia.sandoverly@post.test";
      return [
        { rule: "public-personal-data", operation: "GET /reviews", who: null, path: "/reviews", shows: mail },
        { rule: "missing-authentication", operation: "GET /callbacks", who: null, path: "/callbacks", shows: "555-0137" },
        { rule: reads, operation: "GET /tickets", who: "pia", path: "/tickets?page=2", shows: "wrong tax class" },
        { rule: reads, operation: "GET /tickets", who: "nadia", path: "/tickets?page=2", shows: "divorce lawyer" },
        { rule: reads, operation: "GET /ticket/history", who: "nadia", path: `/ticket/history?ref=${ref}`, shows: "Sandoverly" },
        { rule: reads, operation: "GET /attachments/{id}/preview", who: "otto", path: `/attachments/${file}/preview`, shows: mail },
        {
          rule: reads,
          operation: "GET /requesters/{email}/tickets",
          who: "otto",
          path: `/requesters/${mail}/tickets`,
          shows: "Harassment report",
        },
        {
          rule: "verbose-error",
          operation: "GET /reports/{year}",
          who: "pia",
          path: "/reports/x",
          shows: /TypeError[\s\S]*at .*server\.js/,
        },
        { rule: "token-echo", operation: "GET /exports/{job}", who: "pia", path: "/exports/9", shows: "Token " },
      ];
    },
    async denials(ask) {
      const pia = at(await ask("pia", "/tickets"), "results", 0, "ref");
      const shared = at(await ask("nadia", "/tickets"), "results", 1, "ref");
      const file = encodeURIComponent(at(await ask("pia", "/attachments"), "results", 0, "id"));
      const asset = at(await ask("otto", "/assets"), 0, "tag");
      return [
        { who: null, path: "/tickets", status: 401, hides: "tax class" },
        { who: "nadia", path: `/ticket?ref=${encodeURIComponent(pia)}`, status: 200, hides: "Harassment" },
        { who: "pia", path: `/ticket?ref=${encodeURIComponent(shared)}`, status: 200, hides: "Badge 4471" },
        { who: "nadia", path: `/attachments/${file}`, status: 404, hides: "Sandoverly" },
        { who: "nadia", path: `/assets/${asset}`, status: 200, hides: "ThinkBook" },
        { who: "nadia", path: `/satisfaction?ref=${encodeURIComponent(pia)}`, status: 200, hides: "mood" },
        { who: "pia", path: "/team/rota", status: 200, hides: "Quillfeather" },
        { who: "pia", path: "/team/tickets", status: 200, hides: "Hearing aid" },
      ];
    },
  },
  fleet: {
    document: "/openapi.json",
    async probes() {
      const driver = "/v2/drivers/{driver_id}";
      return [
        {
          rule: "object-authorization",
          operation: "GET /v2/account/summary",
          who: "mara",
          path: "/v2/account/summary",
          shows: "Aabergsen",
        },
        {
          rule: "object-authorization",
          operation: "GET /v2/account/summary",
          who: "nils",
          path: "/v2/account/summary",
          shows: "Ellingworth",
        },
        {
          rule: "credential-in-response",
          operation: "GET /v2/account/keys",
          who: "mara",
          path: "/v2/account/keys",
          shows: "flk_live_Zq81LmTy40WcRvB2",
        },
        { rule: "token-echo", operation: "GET /v2/session", who: "mara", path: "/v2/session", shows: /^x-forwarded-credential: ZXlK/im },
        {
          rule: "scope-not-enforced",
          operation: `GET ${driver}/location`,
          who: "mara/narrow",
          path: "/v2/drivers/5001/location",
          shows: "53.81204",
        },
        {
          rule: "missing-authentication",
          operation: `GET ${driver}/licence`,
          who: null,
          path: "/v2/drivers/5003/licence",
          shows: "CASTE651127RB2LM",
        },
        {
          rule: "object-authorization",
          operation: "GET /v2/vehicles/{vin}",
          who: "nils",
          path: "/v2/vehicles/WVZZZ0TEST1000017",
          shows: "Heronsgate",
        },
        {
          rule: "object-authorization",
          operation: "GET /v2/vehicles/{vin}",
          who: "mara",
          path: "/v2/vehicles/WVZZZ0TEST1000079",
          shows: "Millrace",
        },
        {
          rule: "excessive-data",
          operation: "GET /v2/trips/{trip_id}",
          who: "mara",
          path: "/v2/trips/0c51:2026-03-02:1",
          shows: "WRENF807214TB9KX",
        },
        { rule: "verbose-error", operation: "GET /v2/checks/{check_id}", who: "mara", path: "/v2/checks/x", shows: /RangeError[\s\S]*at / },
      ];
    },
    async denials() {
      return [
        { who: null, path: "/v2/account", status: 403, hides: "Ellingworth" },
        { who: "mara", path: "/v2/drivers/5003", status: 404, hides: "Castellanov" },
        { who: "mara", path: "/v2/drivers/5003/location", status: 404, hides: "51.73366" },
        { who: "mara", path: "/v2/trips?driver_id=5003", status: 200, hides: "Luton" },
        { who: "mara", path: "/v2/trips/7e90:2026-03-02:1", status: 404, hides: "Luton" },
        { who: "mara", path: "/v2/checks/32", status: 404, hides: "windscreen" },
        { who: "mara/narrow", path: "/v2/invoices", status: 403, hides: "1204.5" },
        { who: "mara/narrow", path: "/v2/drivers", status: 200, hides: "Castellanov" },
      ];
    },
  },
  wiki: {
    document: "/openapi.json",
    async probes() {
      return [];
    },
    async denials() {
      return [
        { who: null, path: "/api/users", status: 401, hides: "Marchetti" },
        { who: "ivo", path: "/api/drafts/A-7$x", status: 404, hides: "leaving" },
        { who: "lena", path: "/api/drafts/A-9$x", status: 404, hides: "landlord" },
        { who: "greta", path: "/api/drafts/A-9$x", status: 200, hides: "leaving" },
        { who: "lena", path: "/api/users/U-3$ivo", status: 200, hides: "1993-09-17" },
        { who: "lena", path: "/api/swaps/79927399042", status: 200, hides: "Rowing" },
        { who: "lena", path: "/api/households/H$south", status: 403, hides: "Rosenhofweg" },
        { who: "lena", path: "/api/invoices/4929420573595709", status: 404, hides: "EUR" },
        { who: "lena", path: "/api/admin/audit", status: 403, hides: "travel-costs" },
        { who: "greta", path: "/api/admin/audit", status: 200, hides: "Marchetti" },
        { who: "lena", path: "/api/feed?cursor=2", status: 200, hides: "Petrakovsky" },
        { who: "lena", path: "/nowhere", status: 200, hides: "lena" },
      ];
    },
  },
  parcels: {
    document: "/api/schema",
    async probes() {
      const base = "/api/{version}";
      return [
        {
          rule: "credential-in-response",
          operation: `GET ${base}/me/export/`,
          who: "freya",
          path: "/api/v1/me/export/",
          shows: "pbkdf2_sha256$",
        },
        {
          rule: "object-authorization",
          operation: `GET ${base}/parcels/{id}/`,
          who: "freya",
          path: "/api/v1/parcels/7002/",
          shows: "Rostamzadeh",
        },
        {
          rule: "object-authorization",
          operation: `GET ${base}/parcels/{id}/`,
          who: "hamid",
          path: "/api/v2/parcels/7001/",
          shows: "Lindqvister",
        },
        {
          rule: "object-authorization",
          operation: `GET ${base}/addresses/`,
          who: "freya",
          path: "/api/v2/addresses/?owner=12",
          shows: "Tegnervallen",
        },
        {
          rule: "object-authorization",
          operation: `GET ${base}/addresses/{id}/`,
          who: "freya",
          path: "/api/v1/addresses/303/",
          shows: "Tegnervallen",
        },
        {
          rule: "object-authorization",
          operation: `GET ${base}/addresses/{id}/`,
          who: "hamid",
          path: "/api/v1/addresses/301/",
          shows: "4417#A",
        },
        {
          rule: "verbose-error",
          operation: `GET ${base}/claims/{id}/`,
          who: "freya",
          path: "/api/v1/claims/x/",
          shows: "Traceback (most recent",
        },
        { rule: "missing-authentication", operation: `GET ${base}/drivers/`, who: null, path: "/api/v1/drivers/", shows: "Stenhammar" },
      ];
    },
    async denials() {
      return [
        { who: null, path: "/api/v1/me/", status: 401, hides: "Lindqvister" },
        { who: null, path: "/api/schema/", status: 401, hides: "openapi" },
        { who: "freya", path: "/api/v1/me", status: 301, hides: "Lindqvister" },
        { who: "freya", path: "/api/v1/parcels/7002/events/", status: 404, hides: "prosthetic" },
        { who: "freya", path: "/api/v1/parcels/7002/label/", status: 404, hides: "labels.parcels" },
        { who: "freya", path: "/api/v1/parcels/7001/label/", status: 302, hides: "barometer" },
        { who: "freya", path: "/api/v1/claims/92/", status: 404, hides: "soaked" },
        { who: "freya", path: "/api/v1/parcels/?page=2", status: 200, hides: "court papers" },
      ];
    },
  },
  shop: {
    document: "/v3/api-docs",
    async probes(ask) {
      const mine = at(await ask("lucia", "/pedidos"), "datos", 0, "pedido");
      const theirs = await ask("mateo", "/pedidos");
      const mateo = at(await ask("mateo", "/yo"), "usuario");
      const reads = "object-authorization";
      const line = at(theirs, "datos", 0, "lineas", 0);
      return [
        { rule: "public-personal-data", operation: "GET /sorteo/ganadores", who: null, path: "/sorteo/ganadores", shows: "48213907L" },
        { rule: "credential-in-response", operation: "GET /yo/seguridad", who: "lucia", path: "/yo/seguridad", shows: "$argon2id$" },
        { rule: "excessive-data", operation: "GET /yo/puntos", who: "lucia", path: "/yo/puntos", shows: "48213907L" },
        {
          rule: reads,
          operation: "GET /pedidos/{pedido}",
          who: "lucia",
          path: `/pedidos/${at(theirs, "datos", 0, "pedido")}`,
          shows: "Villarroel",
        },
        { rule: reads, operation: "GET /pedidos/{pedido}", who: "mateo", path: `/pedidos/${mine}`, shows: "Montalbán" },
        {
          rule: reads,
          operation: "GET /pedidos/{pedido}/lineas/{linea}",
          who: "lucia",
          path: `/pedidos/${mine}/lineas/${line}`,
          shows: "Villarroel",
        },
        { rule: reads, operation: "GET /direcciones", who: "lucia", path: `/direcciones?usuario=${mateo}`, shows: "Salitrera" },
        { rule: "token-echo", operation: "GET /cupones", who: "lucia", path: "/cupones", shows: /ficha=[0-9a-f]{64}/ },
        { rule: "verbose-error", operation: "GET /envios", who: "lucia", path: "/envios?fecha=x", shows: "SQLSTATE" },
      ];
    },
    async denials(ask) {
      const theirs = await ask("mateo", "/pedidos");
      const order = at(theirs, "datos", 0, "pedido");
      const line = at(theirs, "datos", 0, "lineas", 0);
      const mine = at(await ask("lucia", "/pedidos"), "datos", 0, "pedido");
      const street = at(await ask("mateo", "/direcciones"), "datos", 0, "direccion");
      const letter = at(await ask("mateo", "/mensajes"), "datos", 2, "mensaje");
      return [
        { who: null, path: "/yo", status: 401, hides: "Montalbán" },
        { who: "lucia", path: `/pedidos/${order}/factura`, status: 404, hides: "Villarroel" },
        { who: "lucia", path: `/pedidos/${mine}/devolucion/${line}`, status: 404, hides: "roto" },
        { who: "lucia", path: `/direcciones/${street}`, status: 404, hides: "Salitrera" },
        { who: "lucia", path: `/mensajes/${letter}`, status: 404, hides: "hermano" },
        { who: "lucia", path: "/pedidos?desde=2", status: 200, hides: "Villarroel" },
      ];
    },
  },
};

const trialOf = (api: TestApi): Trial => {
  const trial = trials[api.name.split(",")[0] ?? ""];
  if (trial === undefined) throw new Error(`nothing tries ${api.name}`);
  return trial;
};

/** `GET /base/path` of every operation in the API's document, which some show to their users only. */
async function documented(api: TestApi, ask: Ask): Promise<readonly string[]> {
  const { document } = trialOf(api);
  const { spec } = api.config as { spec?: string };
  const found: unknown = document === null ? parse(readFileSync(spec ?? "", "utf8")) : await opened(ask, document);
  const { basePath = "", servers = [], paths } = found as { basePath?: string; servers?: { url: string }[]; paths: Record<string, object> };
  const base = servers[0] === undefined ? basePath : new URL(servers[0].url, "http://127.0.0.1").pathname.replace(/\/$/, "");
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => ["get", "post", "put", "patch", "delete"].includes(method))
      .map((method) => `${method.toUpperCase()} ${base}${path}`),
  );
}

/** The document as nobody gets it, else as the first identity does, with or without a slash behind. */
async function opened(ask: Ask, path: string): Promise<unknown> {
  const open = await ask(null, path);
  return open.status === 200 ? open.body : (await ask("freya", `${path}/`)).body;
}

describe.each(apis)("$name ($framework, $variant)", (api) => {
  let running: RunningApi;
  let ask: Ask;
  beforeAll(async () => {
    running = await api.start();
    ask = await asker(running.url, api.config);
  });
  afterAll(() => running?.stop());

  it("listens on loopback only", () => {
    expect(new URL(running.url).hostname).toBe("127.0.0.1");
  });

  it("judges every operation of its document, and no other", async () => {
    const judged = [...api.truth.findings.map((finding) => finding.operation), ...api.truth.sound];
    expect(new Set(judged)).toEqual(new Set(await documented(api, ask)));
  });

  it("leaks what the truth says, and nothing of it in the mended variant", async () => {
    const probes = await trialOf(api).probes(ask);
    const leaky = api.truth.findings.filter((finding) => finding.rule !== "spec-mismatch");
    for (const probe of probes) {
      const { text } = await ask(probe.who, probe.path);
      const shown = typeof probe.shows === "string" ? text.includes(probe.shows) : probe.shows.test(text);
      expect(shown, `${probe.rule}: ${probe.who ?? "nobody"} asks ${probe.path}\n${text}`).toBe(api.variant === "leaky");
    }
    const key = ({ rule, operation }: { rule: string; operation: string | null }) => `${rule} ${operation}`;
    if (api.variant === "leaky") expect(new Set(probes.map(key))).toEqual(new Set(leaky.map(key)));
    else expect(leaky).toEqual([]);
  });

  it("answers everybody where the document asks for a token, with nobody's data", async () => {
    for (const { rule, operation } of api.truth.findings) {
      if (rule !== "spec-mismatch" || operation === null) continue;
      const answer = await ask(null, operation.slice("GET ".length));
      expect(answer.status).toBe(200);
      for (const value of api.planted) expect(answer.text).not.toContain(value);
    }
  });

  it("denies what it must", async () => {
    for (const denial of await trialOf(api).denials(ask)) {
      const answer = await ask(denial.who, denial.path);
      const what = `${denial.who ?? "nobody"} asks ${denial.path}\n${answer.text}`;
      if (denial.who === "greta" && denial.path.includes("drafts")) expect(answer.text, what).toContain("landlord");
      expect(answer.status, what).toBe(denial.status);
      expect(answer.text, what).not.toContain(denial.hides);
    }
  });

  it("gives every identity its own answers and refuses a token that is none", async () => {
    const names = Object.keys((api.config as { identities: object }).identities);
    const place = {
      clinic: "/api/me",
      bank: "/limits",
      helpdesk: "/profile",
      fleet: "/v2/account",
      wiki: "/api/me",
      shop: "/yo",
      parcels: "/api/v1/me/",
    }[api.name.split(",")[0] ?? ""];
    const texts = await Promise.all(names.map(async (name) => JSON.stringify((await ask(name, place ?? "/")).body)));
    expect(new Set(texts).size).toBe(names.length);
    const header = api.name.startsWith("fleet") ? "X-Auth-Token" : "Authorization";
    const refused = await fetched(`${running.url}${place}`, { headers: { [header]: "Bearer not.a.token" } });
    expect(refused.status).toBeGreaterThanOrEqual(400);
  });

  it("plants values that can be told apart", () => {
    for (const value of api.planted) expect(value.length).toBeGreaterThanOrEqual(6);
    expect(new Set(api.planted).size).toBe(api.planted.length);
  });
});
