import { describe, expect, it } from "vitest";
import { classifyField, createDetector, maskedLooking, types } from "../src/index.js";

const detector = createDetector();
const told = (value: unknown, least: "firm" | "tentative" = "firm"): string[] =>
  detector
    .scan(JSON.stringify(value))
    .filter(({ confidence }) => least === "tentative" || confidence !== "tentative")
    .map(({ type, pointer }) => `${pointer} ${type}`);

describe("what a field's name promises", () => {
  it.each([
    ["ssn", "us-ssn"],
    ["internal_role", "role"],
    ["passwordHash", "password-hash"],
    ["hashed_password", "password-hash"],
    ["fecha_nacimiento", "birth-date"],
    ["customer-name", "person-name"],
    ["user.email", "email"],
    ["Geburtsdatum", "birth-date"],
    ["numéro_de_téléphone", "phone"],
    ["doğum_tarihi", "birth-date"],
    ["imię", "person-name"],
    ["codice_fiscale", "it-codice-fiscale"],
    ["motDePasse", "password"],
    ["wachtwoord", "password"],
    ["Authorization", "authorization-header"],
    ["X-Api-Key", "api-key"],
    ["client_secret", "secret"],
    ["shippingAddress", "postal-address"],
    ["riskScore", "risk-score"],
    ["is_admin", "access-flag"],
    ["staff_notes", "staff-note"],
    ["sick_reason", "health-condition"],
    ["salario", "income"],
    ["phone2", "phone"],
    ["IBAN", "iban"],
    ["last_login_ip", "ip-address"],
  ])("%s is %s", (key, type) => expect(classifyField(key)?.type).toBe(type));

  it.each([
    "id",
    "template_id",
    "email_verified",
    "has_password",
    "password_reset_url",
    "password_changed_at",
    "token_type",
    "token_count",
    "next_page_token",
    "csrf_token",
    "csrfToken",
    "max_tokens",
    "userName",
    "product_name",
    "file_name",
    "company_name",
    "status",
    "score",
    "public_key",
    "map_pin",
    "page",
    "version",
    "__proto__",
    "constructor",
    "toString",
  ])("%s is nothing", (key) => expect(classifyField(key)).toBeNull());

  it("says what needs a person around it", () => {
    expect(classifyField("name")).toMatchObject({ type: "person-name", needsPerson: true });
    expect(classifyField("role")).toMatchObject({ type: "role", kind: "internal", needsPerson: true });
    expect(classifyField("first_name")).toMatchObject({ needsPerson: false });
  });
});

describe("masked values", () => {
  it.each([
    "***-**-1234",
    "**********",
    "j***@example.com",
    "xxxx-1234",
    "[REDACTED]",
    "<hidden>",
    "••••••1234",
    "**** **** **** 4242",
    "XXX-XX-6789",
    "redacted",
    "###-##-1234",
    "(masked)",
  ])("%s", (value) => expect(maskedLooking(value)).toBe(true));
  it.each(["", "alice@example.com", "123-45-6789", "hunter2", "Alice", "a * b", "xylophone", "[1]"])("not %s", (value) =>
    expect(maskedLooking(value)).toBe(false),
  );
});

describe("field context", () => {
  it.each<[string, unknown, string[]]>([
    ["a page of people under items", { items: [{ home_address: "12 Juniper Lane, Fairview" }] }, ["/items/0/home_address postal-address"]],
    ["a payment card", { payment_card: "4929420573595709" }, ["/payment_card card-number"]],
    ["a name in a user", { user: { name: "Alice" } }, ["/user/name person-name"]],
    ["a name beside an e-mail", { name: "Alice", email: "alice@example.com" }, ["/name person-name", "/email email"]],
    [
      "names in a list of customers",
      { customers: [{ name: "Alice" }, { name: "Bob" }] },
      ["/customers/0/name person-name", "/customers/1/name person-name"],
    ],
    [
      "a name in two halves",
      { patient: { name: { first: "Ann", last: "Lee" } } },
      ["/patient/name/first person-name", "/patient/name/last person-name"],
    ],
    [
      "an address of a person",
      { email: "a@b.example", address: { street: "1 Main St" } },
      ["/email email", "/address/street postal-address"],
    ],
    [
      "coordinates of a person",
      { user: { location: { lat: 52.52437, lng: 13.41053 } } },
      ["/user/location/lat coordinates", "/user/location/lng coordinates"],
    ],
    [
      "where someone was last",
      { last_location: { latitude: 40.71281, longitude: -74.00602 } },
      ["/last_location/latitude coordinates", "/last_location/longitude coordinates"],
    ],
    ["a role of an account", { username: "alice", role: "admin" }, ["/role role"]],
    [
      "flags, notes and scores",
      { is_admin: true, staff_notes: "slow payer", fraud_score: 0.7, internal_ref: "x1" },
      ["/is_admin access-flag", "/staff_notes staff-note", "/fraud_score risk-score", "/internal_ref internal-field"],
    ],
    ["a JSON:API resource", { data: { type: "users", attributes: { name: "Bob" } } }, ["/data/attributes/name person-name"]],
    ["health", { patient_id: 4, diagnosis: "J45.0" }, ["/diagnosis health-condition"]],
    ["money", { employee: { salary: 51000, iban: "DE75512108001245126199" } }, ["/employee/salary income", "/employee/iban iban"]],
    ["JSON in a string", { payload: '{"ssn":"123-45-6789"}' }, ["/payload us-ssn"]],
    ["a key that escapes", { "a/b~c": { dob: "1990-02-03" } }, ["/a~1b~0c/dob birth-date"]],
    ["a login", { password: "hunter2", api_key: "9f8e7d6c5b4a39281706" }, ["/password password", "/api_key api-key"]],
    [
      "an account by its role and permissions",
      { name: "Bob", role: "admin", permissions: ["a:b"] },
      ["/name person-name", "/role role", "/permissions/0 permissions"],
    ],
    [
      "names in an array",
      { resourceType: "Patient", name: [{ family: "Lee", given: ["Ann"] }] },
      ["/name/0/family person-name", "/name/0/given/0 person-name"],
    ],
    ["a last address", { last_login_ip: "93.184.216.34" }, ["/last_login_ip ip-address"]],
  ])("%s", (_, value, expected) => expect(told(value)).toEqual(expected));

  it.each<[string, unknown]>([
    ["the articles of an order", { order: { items: [{ name: "Blue chair", price: 3 }] } }],
    ["a plug and its diagnostics", { pin: "4-pin", diagnostics: "Resource not found", concurrency_token: "9f8s7df9s8d7f9s8d7f" }],
    ["a product", { name: "Blue chair", price: 3, role: "main", status: "active", score: 7 }],
    ["a shop with an address", { store: { name: "Corner", address: { street: "1 Main St", city: "X" }, lat: 52.52437, lng: 13.41053 } }],
    ["a chat message", { role: "assistant", content: "Hello" }],
    ["messages about fields", { password: ["This field is required."], errors: { email: ["invalid"], password: "too short" } }],
    ["masked values", { password: "**********", ssn: "***-**-1234", user: { name: "A***", email: "a***@***" } }],
    ["placeholders", { api_key: "your-api-key", token: "<token>", secret: "$SECRET", password: "string" }],
    [
      "tokens that are none",
      {
        token_type: "bearer",
        next_token: "eyJvIjoxMDB9x8",
        csrf_token: "8c7b6a5f4e3d2c1b",
        page_token: "CAUQAA12",
        password_reset_url: "https://x.example/reset",
      },
    ],
    [
      "numbers that pass Luhn",
      { order_no: "4111111111111111", id: "4539148803436467", gtin: "4006381333931", tracking: "6011000990139424" },
    ],
    ["absent values", { user: { name: null, email: "", ssn: null }, password: null, is_admin: null }],
    ["a repository", { name: "Hello", full_name: "octo/Hello", permissions: { admin: false, pull: true }, license: { name: "MIT" } }],
    ["a firm's contact", { organization: { name: "Acme", phone: "+1 212 555 0100", email: "info@acme.io" } }],
    ["an API's contact", { info: { title: "x", contact: { name: "Support", email: "support@acme.io" } } }],
    ["a cast", { cast: [{ name: "Al", role: "Vincent" }] }],
    ["a city's weather", { coord: { lon: -0.1257, lat: 51.5085 }, name: "London" }],
    ["a role catalogue", { roles: ["admin", "user"] }],
    ["a schema", { properties: { password: { type: "string" }, ssn: { type: "string", format: "ssn" } } }],
    ["a column in which few pass", { refs: ["4539148803436467", "4539148803436468", "4539148803436469", "4539148803436460"] }],
  ])("nothing in %s", (_, value) => expect(told(value)).toEqual([]));

  it("role mailboxes are at most tentative", () => expect(told({ email: "support@acme.io" })).toEqual([]));
  it("a personal key is masked in the pointer", () => {
    const matches = detector.scan(JSON.stringify({ "alice@corp.io": { ssn: "123-45-6789" } }));
    expect(matches.map(({ pointer }) => pointer)).toEqual(["/a***@***", "/a***@***/ssn"]);
  });
  it("the parsed value gives the same", () => {
    const value = { user: { name: "Al", roles: ["x", null, "y"], tags: ["1"], email: "al@corp.io" }, list: [{ ssn: "123-45-6789" }, 3] };
    expect(
      detector
        .scanJson(value)
        .map(({ pointer, type }) => `${pointer} ${type}`)
        .sort(),
    ).toEqual(told(value).sort());
  });
  it("deep and cyclic values end", () => {
    const loop: Record<string, unknown> = { ssn: "123-45-6789" };
    loop.self = loop;
    expect(detector.scanJson(loop).length).toBeGreaterThan(0);
  });
});

it("every type stands once and has a source", () => {
  expect(new Set(types.map(({ id }) => id)).size).toBe(types.length);
  for (const type of types) expect(type.source.length).toBeGreaterThan(3);
});

it("only and skip choose types; an unknown one is refused", () => {
  const text = JSON.stringify({ ssn: "123-45-6789", email: "a@b.io" });
  expect(createDetector({ only: ["email"] }).scan(text)).toHaveLength(1);
  expect(createDetector({ skip: ["email"] }).scan(text)).toHaveLength(1);
  expect(() => createDetector({ only: ["nonsense"] })).toThrow(RangeError);
});
