// In: a seed and a size. Out: traffic of APIs, logs and builds without a person or a credential in it, as hard as the real one: all that makes a scanner cry wolf.

import { gs1, luhn } from "./check-digits.js";
import { base64Of } from "./credentials.js";
import { alphanumeric, lower, type Random, random, upper, uuid } from "./random.js";

export interface CleanBody {
  readonly kind: string;
  readonly text: string;
}

const word64 = `${alphanumeric}-_`;
const base64 = `${alphanumeric}+/`;
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const vowels = "aeiou";
const consonants = "bcdfglmnprstvz";

const hash = (r: Random): string => r.hex(r.pick([32, 40, 64]));
const ulid = (r: Random): string => `01${r.from("HJK", 1)}${r.from(crockford, 23)}`;
const nanoid = (r: Random): string => r.from(word64, 21);
const objectId = (r: Random): string => `6${r.hex(23)}`;
const millis = (r: Random): number => 1_690_000_000_000 + r.below(6e10);
const time = (r: Random): string => new Date(millis(r)).toISOString();
const date = (r: Random): string => time(r).slice(0, 10);
const version = (r: Random): string =>
  `${r.below(20)}.${r.below(60)}.${r.below(120)}${r.chance(0.15) ? `-${r.pick(["rc", "beta", "alpha"])}.${r.below(9)}` : ""}`;
const fourPart = (r: Random): string => `${r.below(20)}.${r.below(200)}.${r.below(200)}.${r.below(250)}`;
const price = (r: Random): number => r.between(99, 250_000) / 100;
const gtin = (r: Random): string => {
  const body = r.pick(["40", "50", "76", "84"]) + r.digits(10);
  return body + gs1(body);
};
const isbn = (r: Random): string => {
  const body = `978${r.digits(9)}`;
  const all = body + gs1(body);
  return r.chance(0.5) ? all : `${all.slice(0, 3)}-${all[3]}-${all.slice(4, 7)}-${all.slice(7, 12)}-${all[12]}`;
};
/** An order number that passes Luhn by chance or by design of the shop. It begins as no card does. */
const order = (r: Random): string => {
  const body = r.pick(["10", "90", "77", "81", "20"]) + r.digits(r.pick([8, 10, 13, 14]));
  return r.chance(0.5) ? body + luhn(body) : body + r.digits(1);
};
const tracking = (r: Random): string =>
  r.pick([
    () => `1Z${r.from(`${upper}0123456789`, 6)}${r.digits(10)}`,
    () => `00340${r.digits(15)}`,
    () => `RR${r.digits(9)}DE`,
    () => r.digits(12),
    () => `9400${r.digits(18)}`,
    () => r.digits(14),
  ])();
const sku = (r: Random): string => `${r.from(upper, 3)}-${r.digits(5)}-${r.pick(["BLK", "RED", "XL", "S"])}`;
const etag = (r: Random): string => r.pick([`"${r.hex(32)}"`, `W/"${r.hex(4)}-${r.from(base64, 27)}"`, `"${r.hex(32)}-${r.below(40)}"`]);
const cursor = (r: Random): string =>
  r.pick([
    () => base64Of(JSON.stringify({ id: r.below(1e9), created: millis(r) })),
    () => r.from(word64, r.between(20, 90)),
    () => base64Of(`cursor:v2:${r.digits(10)}`),
  ])();
const sri = (r: Random): string => `sha${r.pick(["384", "512", "256"])}-${r.from(base64, 86)}==`;
const privateIp = (r: Random): string =>
  r.pick([
    `10.${r.below(255)}.${r.below(255)}.${r.between(1, 254)}`,
    `192.168.${r.below(255)}.${r.between(1, 254)}`,
    `172.${r.between(16, 31)}.${r.below(255)}.${r.between(1, 254)}`,
    "127.0.0.1",
    `192.0.2.${r.between(1, 254)}`,
    `fd${r.hex(2)}:${r.hex(4)}::${r.hex(4)}`,
    "::1",
    "0.0.0.0",
  ]);
const color = (r: Random): string =>
  r.pick([
    `#${r.hex(6)}`,
    `#${r.hex(8)}`,
    `rgb(${r.below(256)}, ${r.below(256)}, ${r.below(256)})`,
    `hsl(${r.below(360)} ${r.below(100)}% ${r.below(100)}%)`,
  ]);
const doi = (r: Random): string => `10.${r.between(1000, 9999)}/${r.pick(["jfm", "s", "acs"])}.${r.digits(4)}.${r.digits(5)}`;
const plain = (r: Random): string => {
  let text = "";
  for (let i = r.between(2, 4); i > 0; i--) text += r.pick(consonants) + r.pick(vowels);
  return text;
};
const nouns = [
  "lamp",
  "chair",
  "desk",
  "cable",
  "jacket",
  "sensor",
  "router",
  "kettle",
  "bottle",
  "filter",
  "bracket",
  "backpack",
  "monitor",
  "printer",
];
const makers = ["Northwind", "Fabrikam", "Contoso Outdoor", "Blue Harbor", "Alpenglow", "Kaffeerad", "Initech"];
const adjectives = ["Slim", "Classic", "Ultra", "Compact", "Organic", "Foldable", "Wireless", "Heavy Duty"];
const product = (r: Random): string =>
  `${r.pick(makers)} ${r.pick(adjectives)} ${r.pick(nouns)} ${r.pick(["", "Pro", "2", "Mk III", `${r.between(10, 500)} W`, `${r.between(1, 64)} GB`])}`.trim();
const domains = ["cdn.northwind-static.net", "api.contoso-shop.com", "assets.fabrikam.io", "registry.npmjs.org", "static.kaffeerad.de"];
const url = (r: Random): string =>
  `https://${r.pick(domains)}/${plain(r)}/${r.pick([uuid, hash, nanoid, objectId])(r)}.${r.pick(["js", "png", "webp", "json", "tgz"])}${r.chance(0.4) ? `?v=${r.digits(10)}&w=${r.below(2000)}` : ""}`;
const slug = (r: Random): string => `${plain(r)}-${r.pick(nouns)}-${r.below(1000)}`;
const sentence = (r: Random): string => {
  const words = Array.from({ length: r.between(6, 22) }, () => r.pick(sentenceWords));
  return `${words[0]![0]!.toUpperCase()}${words.join(" ").slice(1)}.`;
};
const sentenceWords =
  "the a of with for this size colour fabric comes in our new range fits most models please check manual before use screws included tested at 230 V up to 40 °C batch see table weight 1,250 g width 12.5 cm approx. washable steel oak warranty 24 months returns within 30 days item sold out back soon limited edition part no. 4711 rev. B".split(
    " ",
  );
const pem = (r: Random, label: string): string =>
  `-----BEGIN ${label}-----\n${Array.from({ length: r.between(3, 20) }, () => r.from(base64, 64)).join("\n")}\n-----END ${label}-----\n`;

/** Rows until the size is reached. */
const rowsOf =
  (row: (r: Random, i: number) => unknown) =>
  (r: Random, size: number): unknown[] => {
    const rows: unknown[] = [];
    for (let length = 0, i = 0; length < size; i++) {
      const made = row(r, i);
      rows.push(made);
      length += JSON.stringify(made).length + 1;
    }
    return rows;
  };
const linesOf =
  (line: (r: Random, i: number) => string) =>
  (r: Random, size: number): string => {
    let text = "";
    for (let i = 0; text.length < size; i++) text += `${line(r, i)}\n`;
    return text;
  };
const jsonOf =
  (wrap: (rows: unknown[], r: Random) => unknown, row: (r: Random, i: number) => unknown) =>
  (r: Random, size: number): string =>
    JSON.stringify(wrap(rowsOf(row)(r, size), r), null, r.chance(0.25) ? 2 : undefined);

const productRow = (r: Random): unknown => ({
  id: r.below(1e9),
  uuid: uuid(r),
  sku: sku(r),
  gtin: gtin(r),
  mpn: r.from(`${upper}0123456789`, 9),
  name: product(r),
  slug: slug(r),
  brand: { id: r.below(5000), name: r.pick(makers) },
  gender: r.pick(["unisex", "women", "men", "kids"]),
  ageGroup: r.pick(["adult", "junior"]),
  age: r.pick(["3+", "12-36 months"]),
  description: sentence(r),
  price: { amount: price(r), currency: "EUR", formatted: `${r.below(900)},${r.digits(2)} €` },
  stock: r.below(900),
  color: r.pick(["black", "ocean", "sand"]),
  colorCode: color(r),
  images: Array.from({ length: r.between(1, 4) }, () => ({
    url: url(r),
    alt: "logo@2x.png",
    hash: r.hex(40),
    blurhash: r.from(base64, 28),
  })),
  dimensions: { w: r.below(900), h: r.below(900), unit: "mm" },
  rating: r.below(50) / 10,
  reviews: r.below(4000),
  tags: [plain(r), plain(r)],
  createdAt: time(r),
  updatedAt: millis(r),
  version: r.below(40),
  etag: etag(r),
  barcode: gtin(r),
  isbn: r.chance(0.2) ? isbn(r) : null,
  origin: { country: "PT", name: "Braga mill", address: "Dock 4" },
  race: r.chance(0.05) ? "5k run" : undefined,
  card: "summary_large_image",
  pin: r.chance(0.1) ? "GPIO 4" : undefined,
  token: r.chance(0.1) ? "ERC-20" : undefined,
  serialRange: `${r.digits(6)}-${r.digits(6)}`,
  notes: `Fragile, see ${r.digits(2)}-${r.digits(3)}-${r.digits(3)}`,
});
const orderRow = (r: Random): unknown => ({
  orderId: order(r),
  orderNumber: `${r.digits(3)}-${r.digits(7)}-${r.digits(7)}`,
  status: r.pick(["paid", "packed", "shipped"]),
  placedAt: time(r),
  channel: "web",
  storeId: r.digits(4),
  warehouse: { code: `WH-${r.digits(2)}`, address: "Dock 4", lat: 52 + r.below(99999) / 1e5, lng: 13 + r.below(99999) / 1e5 },
  lines: Array.from({ length: r.between(1, 5) }, () => ({
    lineId: ulid(r),
    sku: sku(r),
    gtin: gtin(r),
    quantity: r.between(1, 9),
    unitPrice: price(r),
    taxRate: 0.19,
    taxCode: `A${r.digits(2)}`,
  })),
  total: price(r),
  currency: "EUR",
  paymentMethod: r.pick(["invoice", "card", "wallet"]),
  card: { brand: "visa", last4: r.digits(4), cvc_check: "pass", number: `**** **** **** ${r.digits(4)}` },
  shipment: { carrier: "DHL", tracking: tracking(r), labels: [tracking(r), tracking(r)], weightGrams: r.below(30000) },
  invoice: `RE-2025-${r.digits(6)}`,
  reference: r.digits(12),
  batch: r.digits(9),
  idempotencyKey: uuid(r),
  email_verified: true,
  phone_required: false,
  name: r.pick(["Express", "Standard"]),
  notes: "Leave at gate 3",
  checksum: r.hex(8),
});
const storeRow = (r: Random): unknown => ({
  id: r.below(9000),
  name: `${r.pick(makers)} ${r.pick(["Central", "Harbour", "Airport T2", "Outlet"])}`,
  type: "store",
  email: `${r.pick(["info", "support", "noreply", "sales"])}@${r.pick(["northwind-static.net", "fabrikam.io"])}`,
  openingHours: ["Mo-Fr 09:00-18:30", "Sa 10:00-16:00"],
  coordinates: [r.below(1e7) / 1e5, r.below(8e6) / 1e5],
  location: { lat: 40 + r.below(1e6) / 1e5, lng: 5 + r.below(1e6) / 1e5 },
  plusCode: `${r.from("23456789CFGHJMPQRVWX", 8)}+${r.from("23456789CFGHJMPQRVWX", 2)}`,
  geohash: r.from("0123456789bcdefghjkmnpqrstuvwxyz", 9),
  squareMeters: r.below(4000),
  manager: null,
  rating: r.below(50) / 10,
});
const logRow = (r: Random): unknown => ({
  ts: r.chance(0.5) ? time(r) : millis(r) / 1000,
  level: r.pick(["info", "debug", "warn", "error"]),
  logger: `com.northwind.${plain(r)}.${r.pick(nouns)}`,
  msg: r.pick([
    `request completed in ${r.below(900)} ms`,
    `cache miss for key product:${r.digits(9)}:v${r.below(9)}`,
    `user session expired`,
    `password check skipped: feature off`,
    `retrying token refresh (attempt ${r.below(5)})`,
    `authorization: header present`,
    `login page rendered`,
    `Invalid email or password`,
    `connecting to postgres://db:5432/main`,
    `GET /v1/items/${uuid(r)} 200`,
    `token: expired`,
    `secret not found in namespace default`,
    `api key: missing`,
    `Set-Cookie: lang=de; Path=/`,
    `basic auth disabled`,
    `email: not given`,
    `phone: null`,
  ]),
  traceId: r.hex(32),
  spanId: r.hex(16),
  traceparent: `00-${r.hex(32)}-${r.hex(16)}-01`,
  host: `ip-10-${r.below(255)}-${r.below(255)}-${r.below(255)}.internal`,
  pod: `orders-${r.hex(10)}-${r.from(`${lower}0123456789`, 5)}`,
  client: privateIp(r),
  pid: r.below(60000),
  duration_ms: r.below(90000) / 100,
  bytes: r.below(1e7),
  requestId: uuid(r),
  thread: `pool-${r.below(9)}-thread-${r.below(40)}`,
  mem: `0x${r.hex(12)}`,
});
const graphRow = (r: Random): unknown => ({
  __typename: r.pick(["Product", "Variant", "Collection"]),
  id: base64Of(`gid://shop/Product/${r.digits(13)}`),
  cursor: cursor(r),
  node: {
    handle: slug(r),
    title: product(r),
    priceRange: { minVariantPrice: { amount: price(r).toFixed(1), currencyCode: "EUR" } },
    sellingPlan: null,
    media: { id: base64Of(`Media:${r.digits(11)}`), url: url(r) },
    metafield: { key: "care", namespace: "custom", value: sentence(r) },
    updatedAt: time(r),
  },
});
const lockRow = (r: Random): [string, unknown] => {
  const name = `${r.chance(0.3) ? `@${plain(r)}/` : ""}${plain(r)}-${plain(r)}`;
  const v = version(r);
  return [
    `node_modules/${name}`,
    {
      version: v,
      resolved: `https://registry.npmjs.org/${name}/-/${name.split("/").at(-1)}-${v}.tgz`,
      integrity: sri(r),
      license: r.pick(["MIT", "ISC", "Apache-2.0"]),
      engines: { node: ">=18" },
      dependencies: { [plain(r)]: `^${version(r)}`, [plain(r)]: `~${version(r)}` },
    },
  ];
};
const kubeRow = (r: Random): unknown => ({
  apiVersion: "v1",
  kind: r.pick(["Pod", "Secret", "ServiceAccount", "ConfigMap"]),
  metadata: {
    name: `${plain(r)}-${r.hex(10)}`,
    namespace: "default",
    uid: uuid(r),
    resourceVersion: r.digits(9),
    creationTimestamp: time(r),
    labels: { app: plain(r), "pod-template-hash": r.hex(10) },
  },
  spec: {
    serviceAccountName: "default",
    containers: [
      {
        name: plain(r),
        image: `registry.fabrikam.io/${plain(r)}@sha256:${r.hex(64)}`,
        env: [
          { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db-credentials", key: "password" } } },
          { name: "API_TOKEN", value: `\${${r.from(upper, 6)}_TOKEN}` },
          { name: "LOG_LEVEL", value: "info" },
        ],
      },
    ],
    imagePullSecrets: [{ name: "regcred" }],
    automountServiceAccountToken: false,
  },
  status: {
    podIP: `10.${r.below(255)}.${r.below(255)}.${r.below(255)}`,
    hostIP: `10.0.${r.below(255)}.${r.below(255)}`,
    phase: "Running",
    containerID: `containerd://${r.hex(64)}`,
  },
});
const cloudRow = (r: Random): unknown => ({
  Arn: `arn:aws:iam::${r.digits(12)}:role/${plain(r)}-${plain(r)}`,
  InstanceId: `i-0${r.hex(16)}`,
  ImageId: `ami-0${r.hex(16)}`,
  VpcId: `vpc-0${r.hex(16)}`,
  OwnerId: r.digits(12),
  LaunchTime: time(r),
  PrivateIpAddress: `10.0.${r.below(255)}.${r.below(255)}`,
  MacAddress: null,
  KeyName: "deploy",
  NextToken: cursor(r),
  RequestId: uuid(r),
  Tags: [
    { Key: "Name", Value: plain(r) },
    { Key: "aws:cloudformation:stack-id", Value: `arn:aws:cloudformation:eu-central-1:${r.digits(12)}:stack/${plain(r)}/${uuid(r)}` },
  ],
  resourceId: `/subscriptions/${uuid(r)}/resourceGroups/${plain(r)}/providers/Microsoft.Compute/virtualMachines/${plain(r)}`,
  projectNumber: r.digits(12),
  selfLink: `https://www.googleapis.com/compute/v1/projects/${plain(r)}/zones/europe-west3-a/instances/${r.digits(19)}`,
  fingerprint: `${r.from(base64, 11)}=`,
  sizeGb: r.below(900),
});
const vendorIds = (r: Random): unknown => ({
  id: `evt_1${r.from(alphanumeric, 23)}`,
  object: "event",
  api_version: "2024-06-20",
  created: Math.floor(millis(r) / 1000),
  data: {
    object: {
      id: `price_1${r.from(alphanumeric, 23)}`,
      object: "price",
      product: `prod_${r.from(alphanumeric, 14)}`,
      account: `acct_1${r.from(alphanumeric, 15)}`,
      tax: `txr_1${r.from(alphanumeric, 23)}`,
      unit_amount: r.below(1e6),
      lookup_key: null,
      nickname: "Monthly",
      livemode: true,
    },
  },
  publishable_key: `pk_${"live"}_${r.from(alphanumeric, 24)}`,
  site_key: `6L${r.from(word64, 38)}`,
  measurement_id: `G-${r.from(`${upper}0123456789`, 10)}`,
  gtm: `GTM-${r.from(`${upper}0123456789`, 7)}`,
  pending_webhooks: r.below(4),
  request: { id: `req_${r.from(alphanumeric, 14)}`, idempotency_key: uuid(r) },
  channel: `C0${r.from(`${upper}0123456789`, 9)}`,
  team: `T0${r.from(`${upper}0123456789`, 9)}`,
  sk_model_name: "sk_learn_pipeline_v2_final_candidate",
  ghp_counter: "ghp_requests_total_by_route_and_status",
});
const modelRow = (r: Random): unknown => ({
  id: `chatcmpl-${r.from(alphanumeric, 29)}`,
  model: "small-2",
  usage: { prompt_tokens: r.below(9000), completion_tokens: r.below(3000), total_tokens: r.below(12000) },
  max_tokens: 4096,
  token_ids: Array.from({ length: 24 }, () => r.below(100000)),
  embedding: Array.from({ length: 48 }, () => (r.below(2e6) - 1e6) / 1e7),
  system_fingerprint: `fp_${r.hex(10)}`,
  stop: null,
  tokenizer: "bpe",
  special_tokens: { bos_token: "<s>", eos_token: "</s>", pad_token: "[PAD]" },
});
const flagRow = (r: Random): unknown => ({
  key: `${plain(r)}-${plain(r)}`,
  variationIdHash: r.hex(24),
  salt: r.hex(32),
  sel: r.hex(16),
  on: r.chance(0.5),
  environments: { production: { _site: url(r), lastModified: millis(r) } },
  passwordPolicy: { minLength: 12, requireDigit: true, expiresInDays: 90 },
  password_reset_url: "/account/reset",
  token_type: "Bearer",
  token_endpoint: "https://login.fabrikam.io/oauth/token",
  grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
  response_types: ["code", "id_token"],
  secretName: "db-credentials",
  private: true,
  authorEmailVisible: false,
  nonce: r.from(base64, 22),
  state: r.pick(["on", "off"]),
  birthdayPromo: false,
  sessionTimeout: 1800,
  cookieConsent: "required",
  ssnRequired: false,
  authType: "basic",
});
const chainRow = (r: Random): unknown => ({
  blockHash: `0x${r.hex(64)}`,
  number: `0x${r.hex(6)}`,
  gasUsed: `0x${r.hex(5)}`,
  stateRoot: `0x${r.hex(64)}`,
  logsBloom: `0x${"0".repeat(40)}${r.hex(60)}`,
  nonce: `0x${r.hex(16)}`,
  timestamp: `0x${r.hex(8)}`,
});
const keyRow = (r: Random): unknown =>
  r.pick<() => unknown>([
    () => ({ kty: "RSA", use: "sig", alg: "RS256", kid: r.hex(20), n: r.from(word64, 342), e: "AQAB" }),
    () => ({ kty: "EC", crv: "P-256", kid: uuid(r), x: r.from(word64, 43), y: r.from(word64, 43) }),
    () => ({
      name: "deploy",
      public_key: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.from(base64, 43)} deploy`,
      fingerprint: `SHA256:${r.from(base64, 43)}`,
      read_only: true,
    }),
    () => ({
      certificate: pem(r, "CERTIFICATE"),
      thumbprint: r.hex(40).toUpperCase(),
      serialNumber: Array.from({ length: 16 }, () => r.hex(2)).join(":"),
      notAfter: time(r),
      issuer: "CN=Fabrikam Issuing CA 3,O=Fabrikam,C=DE",
    }),
    () => ({ publicKey: pem(r, "PUBLIC KEY"), algorithm: "RSA-OAEP-256", created: date(r) }),
  ])();
const citeRow = (r: Random): unknown => ({
  doi: doi(r),
  issn: `${r.digits(4)}-${r.digits(3)}X`,
  isbn: isbn(r),
  arxiv: `${r.between(20, 25)}0${r.between(1, 9)}.${r.digits(5)}`,
  pmid: r.digits(8),
  title: sentence(r),
  volume: r.below(90),
  pages: `${r.below(900)}-${r.below(1900)}`,
  journal: "Journal of Coastal Engineering",
  publisher: "Northwind Press",
  issued: { "date-parts": [[2024, r.between(1, 12), r.between(1, 28)]] },
});
const networkRow = (r: Random): unknown => ({
  address: privateIp(r),
  netmask: "255.255.255.0",
  gateway: "192.168.1.1",
  interface: `eth${r.below(4)}`,
  mtu: 1500,
  vlan: r.below(4094),
  register: { address: `0x${r.hex(4)}`, name: `CTRL_${r.from(upper, 3)}` },
  uptime: r.below(1e8),
  oid: `1.3.6.1.4.1.${r.below(60000)}.${r.below(9)}.${r.below(99)}.${r.below(99)}`,
  multicast: "01:00:5e:00:00:fb",
  broadcast: "ff:ff:ff:ff:ff:ff",
  subnet: `10.${r.below(255)}.0.0/16`,
  asn: r.below(65000),
});

/** What stands at the keys below, in their order. */
const catalogues: Readonly<Record<string, string>> = {
  en: "Password|Forgot your password?|E-mail address|Phone number|First name|Your password must have 8 characters|Date of birth|Last name|Address|Card number|Sign in|City|Enter the code that we sent to your e-mail",
  de: "Passwort|Passwort vergessen?|E-Mail-Adresse|Telefonnummer|Vorname|Das Passwort muss 8 Zeichen haben|Geburtsdatum|Nachname|Anschrift|Kartennummer|Anmelden|Ort|Code aus der E-Mail eingeben",
  fr: "Mot de passe|Mot de passe oublié ?|Adresse e-mail|Numéro de téléphone|Prénom|Le mot de passe doit contenir 8 caractères|Date de naissance|Nom de famille|Adresse|Numéro de carte|Connexion|Ville|Saisissez le code reçu par e-mail",
  es: "Contraseña|¿Olvidaste tu contraseña?|Correo electrónico|Número de teléfono|Nombre|La contraseña debe tener 8 caracteres|Fecha de nacimiento|Apellidos|Dirección|Número de tarjeta|Iniciar sesión|Ciudad|Introduce el código del correo",
  pt: "Senha|Esqueceu a senha?|E-mail|Telefone|Nome|A senha deve ter 8 caracteres|Data de nascimento|Sobrenome|Endereço|Número do cartão|Entrar|Cidade|Digite o código enviado por e-mail",
  it: "Password|Password dimenticata?|Indirizzo e-mail|Numero di telefono|Nome|La password deve avere 8 caratteri|Data di nascita|Cognome|Indirizzo|Numero della carta|Accedi|Città|Inserisci il codice ricevuto",
  nl: "Wachtwoord|Wachtwoord vergeten?|E-mailadres|Telefoonnummer|Voornaam|Het wachtwoord moet 8 tekens hebben|Geboortedatum|Achternaam|Adres|Kaartnummer|Inloggen|Plaats|Vul de code uit de e-mail in",
  pl: "Hasło|Nie pamiętasz hasła?|Adres e-mail|Numer telefonu|Imię|Hasło musi mieć 8 znaków|Data urodzenia|Nazwisko|Adres|Numer karty|Zaloguj się|Miasto|Wpisz kod z wiadomości",
  ru: "Пароль|Забыли пароль?|Электронная почта|Номер телефона|Имя|Пароль должен содержать 8 символов|Дата рождения|Фамилия|Адрес|Номер карты|Войти|Город|Введите код из письма",
  tr: "Şifre|Şifrenizi mi unuttunuz?|E-posta adresi|Telefon numarası|Ad|Şifre 8 karakter olmalı|Doğum tarihi|Soyadı|Adres|Kart numarası|Giriş yap|Şehir|E-postadaki kodu girin",
  ja: "パスワード|パスワードをお忘れですか|メールアドレス|電話番号|名|パスワードは8文字以上です|生年月日|姓|住所|カード番号|ログイン|市区町村|メールのコードを入力",
  zh: "密码|忘记密码？|邮箱|手机号|名字|密码至少8个字符|出生日期|姓氏|地址|卡号|登录|城市|请输入邮件中的验证码",
  ko: "비밀번호|비밀번호를 잊으셨나요?|이메일|전화번호|이름|비밀번호는 8자 이상이어야 합니다|생년월일|성|주소|카드번호|로그인|도시|이메일의 코드를 입력하세요",
  ar: "كلمة المرور|هل نسيت كلمة المرور؟|البريد الإلكتروني|رقم الهاتف|الاسم الأول|يجب أن تتكون كلمة المرور من 8 أحرف|تاريخ الميلاد|اسم العائلة|العنوان|رقم البطاقة|تسجيل الدخول|المدينة|أدخل الرمز",
  id: "Kata sandi|Lupa kata sandi?|Alamat email|Nomor telepon|Nama depan|Kata sandi minimal 8 karakter|Tanggal lahir|Nama belakang|Alamat|Nomor kartu|Masuk|Kota|Masukkan kode dari email",
};
const catalogueKeys =
  "password passwordForgotten email phone firstName password_rule dateOfBirth lastName address cardNumber login city one_time_code_hint".split(
    " ",
  );
const catalogue = (r: Random, size: number): string => {
  const locale = r.pick(Object.keys(catalogues));
  const phrases = catalogues[locale]!.split("|");
  const section = (): Record<string, string> => Object.fromEntries(catalogueKeys.map((key, i) => [key, phrases[i]!]));
  const all: Record<string, unknown> = { locale };
  for (let i = 0, length = 0; length < size; i++) {
    all[`${plain(r)}${i}`] = {
      ...section(),
      title: sentence(r),
      hint: `{count, plural, one {# item} other {# items}}`,
      placeholder: r.pick([
        "name@example.com",
        "you@example.org",
        "DE00 0000 0000 0000 0000 00",
        "+49 …",
        "MM/YY",
        "••••••••",
        "XXX-XX-XXXX",
      ]),
    };
    length += 900;
  }
  return JSON.stringify(all, null, r.chance(0.6) ? 2 : undefined);
};

const openApi = (r: Random, size: number): string => {
  const schemas: Record<string, unknown> = {};
  for (let i = 0, length = 0; length < size; i++) {
    schemas[`${r.pick(["User", "Login", "Payment", "Token", "Address"])}${i}`] = {
      type: "object",
      required: ["email", "password"],
      description: sentence(r),
      properties: {
        id: { type: "string", format: "uuid" },
        email: { type: "string", format: "email", example: "user@example.com" },
        password: { type: "string", format: "password", minLength: 8, writeOnly: true },
        phone: { type: "string", pattern: "^\\+[1-9]\\d{1,14}$" },
        ssn: { type: "string", pattern: "^\\d{3}-\\d{2}-\\d{4}$", description: "Social security number" },
        token: { type: "string", description: "Bearer token", example: "<token>" },
        cardNumber: { type: "string", example: "4242424242424242" },
        birthDate: { type: "string", format: "date" },
        firstName: { type: "string", maxLength: 80 },
        secret: { $ref: `#/components/schemas/Secret${i}` },
      },
    };
    length += 900;
  }
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Shop", version: version(r), contact: { name: "API team", email: "api@example.com" } },
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" }, key: { type: "apiKey", in: "header", name: "X-API-Key" } },
      schemas,
    },
  });
};

const method = (r: Random): string => r.pick(["GET", "POST", "PUT", "HEAD", "OPTIONS"]);
const accessLine = linesOf(
  (r) =>
    `${r.pick([`10.${r.below(255)}.${r.below(255)}.${r.between(1, 254)}`, `192.168.${r.below(255)}.${r.between(1, 254)}`, "127.0.0.1"])} - - [${r.between(10, 28)}/Mar/2025:0${r.below(9)}:${r.between(10, 59)}:${r.between(10, 59)} +0000] "${method(r)} /v1/${plain(r)}/${r.pick([uuid, nanoid, objectId, ulid, order])(r)}?page=${r.below(90)}&cursor=${r.from(word64, 30)} HTTP/1.1" ${r.pick([200, 304, 404, 499])} ${r.below(1e6)} "https://shop.fabrikam.io/${slug(r)}" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1${r.between(10, 40)}.0.${r.between(1000, 9999)}.${r.between(10, 250)} Safari/537.36" rt=${r.below(9000) / 1000} ua="${privateIp(r)}:8080"`,
);
const buildLine = linesOf((r, i) =>
  r.pick([
    () => `##[${r.pick(["group", "endgroup", "debug"])}]Run npm ci ${version(r)}`,
    () => `${time(r)} #${i} [${r.below(20)}/20] RUN apt-get install -y lib${plain(r)}=${version(r)}-${r.below(9)}`,
    () => `#${i} sha256:${r.hex(64)} ${r.below(90)}.${r.below(99)}MB / ${r.below(190)}.${r.below(99)}MB 0.${r.below(9)}s`,
    () =>
      `npm http fetch GET 200 https://registry.npmjs.org/@${plain(r)}%2f${plain(r)} ${r.below(900)}ms (cache ${r.pick(["hit", "miss"])})`,
    () => `  ✓ src/${plain(r)}/${plain(r)}.test.ts:${r.below(900)}:${r.below(90)} › login › shows "Wrong password" (${r.below(900)} ms)`,
    () => `commit ${r.hex(40)}`,
    () => `Author: renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>`,
    () => `   ${r.hex(7)}..${r.hex(7)}  main -> main`,
    () => `index ${r.hex(7)}..${r.hex(7)} 100644`,
    () => `@@ -${r.below(900)},${r.below(30)} +${r.below(900)},${r.below(30)} @@ export function ${plain(r)}(token, password)`,
    () => `Downloading ${plain(r)}-${version(r)}-py3-none-any.whl (${r.below(900)} kB)`,
    () => `${plain(r)}==${version(r)} --hash=sha256:${r.hex(64)}`,
    () => `h1:${r.from(base64, 43)}=`,
    () => `[INFO] Reactor Summary for ${plain(r)} ${fourPart(r)}:`,
    () => `::add-mask::***`,
    () => `Using secret GITHUB_TOKEN from environment`,
    () => `env: DATABASE_PASSWORD: ***`,
    () => `at com.northwind.${plain(r)}.${plain(r)}(Service.java:${r.below(2000)}) ~[app.jar!/:${fourPart(r)}]`,
    () => `Progress: ${r.below(100)}% [${"=".repeat(r.below(40))}>]`,
    () => `pid ${r.below(99999)} uid=${r.below(2000)} 0x${r.hex(16)}`,
  ])(),
);
const metricLine = linesOf((r) =>
  r.pick([
    () => `http_request_duration_seconds_bucket{method="${method(r)}",route="/v1/${plain(r)}",le="0.${r.digits(3)}"} ${r.below(1e6)}`,
    () => `# HELP auth_password_failures_total Failed password checks`,
    () => `process_resident_memory_bytes ${r.below(1e9)}`,
    () =>
      `token_refresh_total{client="${plain(r)}",instance="10.${r.below(255)}.${r.below(255)}.${r.below(255)}:9090"} ${r.below(1e5)} ${millis(r)}`,
    () => `node_network_info{device="eth${r.below(9)}",operstate="up"} 1`,
    () => `${plain(r)}.${plain(r)}.count:${r.below(900)}|c|#env:prod,version:${version(r)}`,
  ])(),
);
const csvBody = (r: Random, size: number): string =>
  `id,sku,name,gtin,price,order_no,tracking,created_at,hash,score\n${linesOf(() => `${r.below(1e9)},${sku(r)},${product(r)},${gtin(r)},${price(r)},${order(r)},${tracking(r)},${time(r)},${r.hex(40)},${r.below(100)}`)(r, size)}`;
const htmlBody = (r: Random, size: number): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/_next/static/css/${r.hex(16)}.css"><script nonce="${r.from(base64, 22)}==" integrity="${sri(r)}" src="${url(r)}"></script></head><body>${linesOf(() => r.pick([() => `<div class="${plain(r)}-${plain(r)} css-${r.from(`${lower}0123456789`, 7)} sc-${r.from(lower, 6)} md:w-1/2 lg:px-[13px]" data-id="${uuid(r)}" style="color:${color(r)}">${sentence(r)}</div>`, () => `<input type="password" name="password" autocomplete="current-password" placeholder="Password" value="">`, () => `<a href="mailto:info@example.com">Contact</a>`, () => `<path d="M${r.below(900)} ${r.below(900)}c${r.below(90)}.${r.digits(3)}-${r.below(90)}.${r.digits(2)} ${r.below(90)}.${r.digits(3)} ${r.digits(3)}-${r.digits(3)}-${r.digits(4)}z"/>`, () => `<img src="${url(r)}" srcset="${url(r)} 2x" alt="${product(r)}">`, () => `<label for="email">E-mail</label><input id="email" type="email" required>`, () => `<td>${order(r)}</td><td>${price(r)}</td><td>${date(r)}</td><td>${gtin(r)}</td>`])())(r, size)}</body></html>`;
const xmlBody = (r: Random, size: number): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${linesOf(() => r.pick([() => `<url><loc>https://shop.fabrikam.io/${slug(r)}</loc><lastmod>${date(r)}</lastmod><priority>0.${r.below(9)}</priority></url>`, () => `<item><guid isPermaLink="false">${uuid(r)}</guid><title>${product(r)}</title><g:gtin>${gtin(r)}</g:gtin><g:price>${price(r)} EUR</g:price><pubDate>${new Date(millis(r)).toUTCString()}</pubDate></item>`, () => `<dependency><groupId>com.${plain(r)}</groupId><artifactId>${plain(r)}</artifactId><version>${fourPart(r)}</version><password/></dependency>`, () => `<Contents><Key>${slug(r)}.png</Key><ETag>&quot;${r.hex(32)}&quot;</ETag><Size>${r.below(1e7)}</Size><Owner><ID>${r.hex(64)}</ID></Owner></Contents>`])())(r, size)}</urlset>`;
const scriptBody = (r: Random, size: number): string =>
  linesOf(() =>
    r.pick([
      () =>
        `!function(e,t){"use strict";var n=${r.below(9e8)},${r.from(lower, 1)}="${r.from(alphanumeric, r.between(4, 40))}";e.exports=function(r){return t[${r.below(9999)}](r,"${plain(r)}")}}(${r.below(99999)},`,
      () => `const password=e.target.value;if(password.length<8)throw new Error("Password too short");`,
      () => `{token:t.getToken(),email:u.email,secret:process.env.SECRET_KEY,apiKey:window.__CONFIG__.apiKey}`,
      () => `"${r.hex(20)}":"chunk-${r.from(alphanumeric, 8)}.js",${r.below(9999)}:"${r.hex(8)}",`,
      () =>
        `.css-${r.from(`${lower}0123456789`, 7)}{margin:${r.below(90)}px ${r.below(90)}px;color:#${r.hex(6)};background:url(data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20viewBox=%220%200%20${r.below(90)}%20${r.below(90)}%22%3E)}`,
      () => `@media(min-width:${r.below(2000)}px){.a-${plain(r)}:hover::after{content:"\\${r.hex(4)}"}}`,
      () => `Authorization:"Bearer "+e.accessToken,"X-Api-Key":n.key,cookie:document.cookie`,
      () => `//# sourceMappingURL=${plain(r)}.${r.hex(8)}.js.map`,
    ])(),
  )(r, size);
const mapBody = (r: Random, size: number): string =>
  JSON.stringify({
    version: 3,
    file: `${plain(r)}.js`,
    sources: Array.from({ length: 20 }, () => `webpack://app/./src/${plain(r)}/${plain(r)}.ts?${r.hex(4)}`),
    names: Array.from({ length: 60 }, () => r.pick(["password", "token", "email", "secret", "apiKey", plain(r), plain(r)])),
    mappings: (() => {
      let text = "";
      while (text.length < size) text += `${r.from(base64, r.pick([4, 5, 8]))}${r.pick([",", ",", ";"])}`;
      return text;
    })(),
  });
const imageBody = (r: Random, size: number): string =>
  JSON.stringify({
    id: uuid(r),
    mime: "image/png",
    width: r.below(4000),
    placeholder: `data:image/webp;base64,UklGR${r.from(base64, 120)}`,
    data: `data:image/png;base64,iVBORw0KGgo${r.from(base64, size)}`,
  });
const manifestBody = (r: Random, size: number): string => {
  const entries: Record<string, string> = {};
  for (let n = 0; n < size; n += 90)
    entries[`${plain(r)}/${plain(r)}-${r.below(999)}.js`] = `/assets/${plain(r)}-${r.from(word64, 8)}.${r.hex(8)}.js`;
  return JSON.stringify(entries);
};
const lockBody = (r: Random, size: number): string =>
  JSON.stringify(
    {
      name: "shop",
      version: version(r),
      lockfileVersion: 3,
      packages: Object.fromEntries(rowsOf(lockRow)(r, size) as [string, unknown][]),
    },
    null,
    2,
  );
const markdownBody = linesOf((r) =>
  r.pick([
    () => `## ${version(r)} (${date(r)})`,
    () =>
      `* fix: show the password field again ([#${r.below(9999)}](https://github.com/fabrikam/shop/pull/${r.below(9999)})) ([${r.hex(7)}](https://github.com/fabrikam/shop/commit/${r.hex(40)}))`,
    () => `Set \`API_KEY=<your-api-key>\` and \`PASSWORD=\${DB_PASSWORD}\` before the start.`,
    () => `| ${order(r)} | ${price(r)} | ${date(r)} | ${color(r)} |`,
    () => 'curl -H "Authorization: Bearer $TOKEN" https://api.example.com/v1/me',
    () => `See doi:${doi(r)} and ISBN ${isbn(r)}.`,
    () => sentence(r),
  ])(),
);
const timesBody = (r: Random, size: number): string =>
  JSON.stringify({
    columns: ["ts", "value", "count", "id"],
    data: rowsOf(() => [millis(r), r.below(1e6) / 1e3, r.below(1e9), r.digits(11)])(r, size),
  });
const geoBody = (r: Random, size: number): string =>
  JSON.stringify({
    type: "FeatureCollection",
    features: rowsOf(() => ({
      type: "Feature",
      id: r.digits(9),
      geometry: { type: "Point", coordinates: [r.below(3.6e8) / 1e6 - 180, r.below(1.8e8) / 1e6 - 90] },
      properties: {
        name: `${r.pick(["Mill", "Harbour", "North"])} bridge`,
        height: r.below(90),
        osm_id: r.digits(10),
        highway: "residential",
        "addr:housenumber": r.chance(0.2) ? r.digits(2) : undefined,
      },
    }))(r, size),
  });
const ndjsonBody = linesOf((r) => JSON.stringify(logRow(r)));
const logfmtBody = linesOf(
  (r) =>
    `time=${time(r)} level=info msg="${sentence(r)}" trace=${r.hex(32)} path=/v1/${plain(r)}/${uuid(r)} status=200 dur=${r.below(900)}ms token_type=bearer key=product:${r.digits(8)} addr=${privateIp(r)} size=${r.below(1e6)} ver=${fourPart(r)} user=system password_set=false email_sent=true name=${plain(r)}`,
);
const sqlBody = linesOf(
  (r) =>
    `INSERT INTO items (id, sku, name, gtin, price, ref, created_at) VALUES (${r.below(1e9)}, '${sku(r)}', '${product(r)}', '${gtin(r)}', ${price(r)}, '${order(r)}', '${time(r)}');`,
);
const sseBody = linesOf(
  (r) =>
    `id: ${r.digits(12)}\nevent: price\ndata: ${JSON.stringify({ s: r.from(upper, 4), p: price(r), t: millis(r), q: r.digits(9), seq: r.digits(10) })}\n`,
);
const unitBody = (r: Random, size: number): string => {
  let text = "";
  while (text.length < size)
    text += `${r.pick(["\u{1F600}", "–", "“quoted”", "½", "日本語の説明", "описание товара", "وصف المنتج"])} ${sentence(r)} `;
  return JSON.stringify({ locale: "mul", body: text });
};

/** What only looks like a mailbox, a telephone, an account or a secret. */
const oddLine = linesOf((r) =>
  r.pick([
    () => `git clone git@github.com:${plain(r)}/${plain(r)}.git && cd ${plain(r)}`,
    () => `root@ip-10-${r.below(255)}-${r.below(255)}-${r.below(255)}:~# systemctl status ${plain(r)}@${r.below(9)}.service`,
    () => `+ ${plain(r)}@${version(r)} (was ${plain(r)}@^${version(r)})`,
    () => `FROM registry.fabrikam.io/${plain(r)}:${version(r)}@sha256:${r.hex(64)}`,
    () => `dsn=https://${r.hex(32)}@o${r.digits(6)}.ingest.sentry.io/${r.digits(7)}`,
    () => `DATABASE_URL=postgres://\${DB_USER}:\${DB_PASSWORD}@db:5432/main`,
    () => `jdbc:mysql://db.internal:3306/${plain(r)}?useSSL=true&serverTimezone=UTC`,
    () => `amqp://localhost:5672 redis://localhost:6379/0 mongodb://db-${r.below(9)}.internal:27017`,
    () => `cf-ray: ${r.hex(16)}-FRA x-amz-request-id: ${r.from(`${upper}0123456789`, 16)} x-amz-id-2: ${r.from(base64, 75)}=`,
    () => `traceparent=00-${r.hex(32)}-${r.hex(16)}-01 tracestate=rojo=${r.hex(16)},congo=t${r.hex(10)}`,
    () => `content-security-policy: script-src 'nonce-${r.from(base64, 22)}==' 'sha256-${r.from(base64, 43)}='`,
    () => `strict-transport-security: max-age=63072000; includeSubDomains; etag: ${etag(r)}; age: ${r.below(90000)}`,
    () => `nextPageToken=${r.from(word64, 60)} syncToken=${r.from(word64, 40)}== continuation=${r.hex(48)}`,
    () =>
      `window ${r.below(9999)}x${r.below(9999)}+${r.below(99)}+${r.below(999)} at 2025-0${r.between(1, 9)}-1${r.below(9)}T0${r.below(9)}:30:00+0530, v2+build.${r.digits(9)}`,
    () =>
      `score +1 votes, +${r.below(99)} -${r.below(99)}; range ${r.digits(4)}-${r.digits(4)}; part ${r.digits(3)}-${r.digits(2)}-${r.digits(3)}; NSN ${r.digits(4)}-01-${r.digits(3)}-${r.digits(4)}`,
    () => `std::vector<${plain(r)}::Item>::at(${r.below(99)}) a::b::c ::ffff ${r.hex(2)}:${r.hex(2)}:${r.hex(2)} 12:30:45:${r.digits(3)}`,
    () =>
      `EAN ${gtin(r)} ISBN ${isbn(r)} UPC ${r.digits(12)} ASIN B0${r.from(`${upper}0123456789`, 8)} HS 8471.30 CAS ${r.digits(5)}-${r.digits(2)}-${r.digits(1)}`,
    () => `password: ******** | secret: [redacted] | token: <hidden> | api_key: null | pin: ****`,
    () =>
      `sk_model_${plain(r)}_v${r.below(9)} AKIRA_${plain(r)} ghp_total xoxo-${plain(r)} npm_config_cache npm_lifecycle_event glpat_count hf_hub_download SG.${plain(r)}`,
    () =>
      `VAT rate 19 %, tax code A${r.digits(2)}, cost centre ${r.digits(6)}, account group ${r.digits(4)}, ledger ${r.digits(8)}, swift ${plain(r)} language`,
    () => `DE${r.digits(4)} FR-${r.digits(6)} GB${r.digits(5)}X NL-${r.digits(3)}-AB firmware DE-${r.digits(8)} model AT${r.digits(10)}`,
    () => `call 555-0100 or (202) 555-0143; try 4111 1111 1111 1111 or 5555 5555 5555 4444 in the sandbox; SSN is written 000-00-0000`,
    () =>
      `lat/lng of tile: ${r.below(20)}/${r.below(99999)}/${r.below(99999)}; bbox ${r.below(90)}.${r.digits(6)},${r.below(90)}.${r.digits(6)}`,
    () =>
      `eyJ is how base64 of JSON begins; the header {"alg":"none"} has ${r.below(99)} characters; basic auth; bearer of news; cookie jar`,
  ])(),
);

const page = (rows: unknown[], r: Random): unknown => ({
  data: rows,
  meta: { total: rows.length, nextCursor: cursor(r), requestId: uuid(r) },
  links: { next: `/v1/items?cursor=${cursor(r)}` },
});
const list = (rows: unknown[]): unknown => rows;

const kinds: Readonly<Record<string, (r: Random, size: number) => string>> = {
  products: jsonOf(page, productRow),
  orders: jsonOf(page, orderRow),
  stores: jsonOf(list, storeRow),
  "log events": jsonOf((rows) => ({ hits: { hits: rows } }), logRow),
  ndjson: ndjsonBody,
  graphql: jsonOf(
    (rows) => ({ data: { products: { edges: rows, pageInfo: { hasNextPage: true } } }, extensions: { cost: { actual: 12 } } }),
    graphRow,
  ),
  "package-lock": lockBody,
  "build log": buildLine,
  metrics: metricLine,
  "access log": accessLine,
  csv: csvBody,
  html: htmlBody,
  xml: xmlBody,
  script: scriptBody,
  "source map": mapBody,
  image: imageBody,
  manifest: manifestBody,
  catalogue,
  openapi: openApi,
  kubernetes: jsonOf((rows) => ({ kind: "List", items: rows }), kubeRow),
  cloud: jsonOf((rows) => ({ Reservations: rows }), cloudRow),
  "vendor ids": jsonOf((rows) => ({ object: "list", data: rows, has_more: true }), vendorIds),
  models: jsonOf(list, modelRow),
  flags: jsonOf((rows) => ({ items: rows }), flagRow),
  chain: jsonOf((rows) => ({ jsonrpc: "2.0", id: 1, result: rows }), chainRow),
  "public keys": jsonOf((rows) => ({ keys: rows }), keyRow),
  citations: jsonOf(list, citeRow),
  network: jsonOf((rows) => ({ interfaces: rows }), networkRow),
  markdown: markdownBody,
  "time series": timesBody,
  geo: geoBody,
  logfmt: logfmtBody,
  sql: sqlBody,
  sse: sseBody,
  scripts: unitBody,
  odds: oddLine,
};

/** Bodies of 1 kB to 200 kB, small ones oftener, until `bytes` (UTF-16 units, about as many bytes) are reached. The same for the same seed. */
export function* cleanTraffic(seed: number, bytes: number): Generator<CleanBody> {
  const r = random(seed);
  const names = Object.keys(kinds);
  for (let sum = 0, i = 0; sum < bytes; i++) {
    const kind = names[i % names.length]!;
    const size = Math.round(1000 * 200 ** (r.below(1000) / 1000));
    const text = kinds[kind]!(r, Math.min(size, 190_000));
    sum += text.length;
    yield { kind, text };
  }
}
