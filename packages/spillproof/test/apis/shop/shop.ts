// In: nothing. Out: the Spanish shop, leaky and sound, and what is true about each.
import { node, type TestApi } from "../api.js";

const login = (usuario: string, clave: string) => ({ login: { request: "POST /sesion", json: { usuario, clave }, token: "/ficha" } });

const config = {
  identities: { lucia: login("lucia_m", "Pozo.Azul.7319"), mateo: login("mateo_v", "Roble.Viejo.2846") },
};

const planted = [
  "Pozo.Azul.7319",
  "Roble.Viejo.2846",
  "Montalbán",
  "Villarroel",
  "lucia.montalban@buzon.test",
  "mateo.villarroel@buzon.test",
  "611 204 977",
  "622 951 340",
  "48213907",
  "71604552",
  "bHVjaWFzYWx0MTIz",
  "bWF0ZW9zYWx0NDU2",
  "Almendral",
  "los Tejos",
  "Salitrera",
  "llegó abierto",
  "nombre de mi hermano",
];

const always = [
  "POST /sesion",
  "GET /salud",
  "GET /tiendas",
  "GET /productos/{sku}",
  "GET /opiniones",
  "GET /yo",
  "GET /carrito",
  "GET /pedidos",
  "GET /pedidos/{pedido}/factura",
  "GET /pedidos/{pedido}/devolucion/{linea}",
  "GET /direcciones/{direccion}",
  "GET /mensajes",
  "GET /mensajes/{mensaje}",
];

const leaks = [
  { rule: "public-personal-data", operation: "GET /sorteo/ganadores" },
  { rule: "credential-in-response", operation: "GET /yo/seguridad" },
  { rule: "excessive-data", operation: "GET /yo/puntos" },
  { rule: "object-authorization", operation: "GET /pedidos/{pedido}", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /pedidos/{pedido}/lineas/{linea}", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /direcciones", minConfidence: "proven" },
  { rule: "token-echo", operation: "GET /cupones", minConfidence: "proven" },
  { rule: "verbose-error", operation: "GET /envios", minConfidence: "proven" },
] as const;

/** The catalogue is public by design, though the document asks for a token. */
const mismatch = { rule: "spec-mismatch", operation: "GET /productos" } as const;

const shared = { framework: "node:http", config, planted };

export const shop: readonly TestApi[] = [
  {
    ...shared,
    name: "shop",
    variant: "leaky",
    truth: { findings: [...leaks, mismatch], sound: always },
    start: node("shop/server.js", true),
  },
  {
    ...shared,
    name: "shop, mended",
    variant: "sound",
    truth: { findings: [mismatch], sound: [...always, ...leaks.map((leak) => leak.operation)] },
    start: node("shop/server.js", false),
  },
];
