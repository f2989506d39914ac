// In: PORT, LEAKY=1 for the leaky variant. Out: a shop's API on loopback in Spanish (plain node:http, ids without hyphens, 404 for everything foreign).
import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";

const leaky = process.env.LEAKY === "1";
const id = (name) => createHash("md5").update(`tienda ${name}`).digest("hex");
const sinGuiones = () => randomUUID().replaceAll("-", "");

/** Twenty-three letters check a Spanish identity number. */
const dni = (number) => `${number}${"TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]}`;

const usuarios = [
  {
    usuario: id("lucia"),
    alias: "lucia_m",
    nombre: "Lucía Montalbán Revuelta",
    correo: "lucia.montalban@buzon.test",
    telefono: "+34 611 204 977",
    dni: dni(48213907),
    clave: "Pozo.Azul.7319",
    clave_hash: "$argon2id$v=19$m=65536,t=3,p=4$bHVjaWFzYWx0MTIz$Qm9WcXl0S2ZJb1dQb2xYQ2ZzR2hUZw",
    puntos: 312,
  },
  {
    usuario: id("mateo"),
    alias: "mateo_v",
    nombre: "Mateo Villarroel Ibáñez",
    correo: "mateo.villarroel@buzon.test",
    telefono: "+34 622 951 340",
    dni: dni(71604552),
    clave: "Roble.Viejo.2846",
    clave_hash: "$argon2id$v=19$m=65536,t=3,p=4$bWF0ZW9zYWx0NDU2$WnhDdkJuTG1Ba1Nqd0hkRmdFcll0UQ",
    puntos: 87,
  },
];
const [lucia, mateo] = usuarios;

const pedidos = [
  [lucia, "2026-01-10", 41.9],
  [lucia, "2026-02-21", 18.25],
  [lucia, "2026-03-05", 230.4],
  [mateo, "2026-01-14", 77.15],
  [mateo, "2026-02-02", 12.6],
  [mateo, "2026-03-19", 154.05],
].map(([cliente, fecha, total], n) => ({
  pedido: id(`pedido ${n}`),
  usuario: cliente.usuario,
  destinatario: cliente.nombre,
  fecha,
  total,
  lineas: [id(`linea ${n} a`), id(`linea ${n} b`)],
}));
const direcciones = [
  { direccion: id("dir 1"), usuario: lucia.usuario, calle: "Calle Almendral 58, 3.º B", ciudad: "Torrevega", codigo_postal: "39300" },
  { direccion: id("dir 2"), usuario: lucia.usuario, calle: "Camino de los Tejos 4", ciudad: "Potes", codigo_postal: "39570" },
  { direccion: id("dir 3"), usuario: mateo.usuario, calle: "Avenida Salitrera 112, bajo", ciudad: "Calañas", codigo_postal: "21300" },
];
const mensajes = [
  {
    mensaje: id("men 1"),
    comprador: lucia.usuario,
    vendedor: mateo.usuario,
    asunto: "Silla de mimbre",
    texto: "¿La envías a Calle Almendral?",
  },
  {
    mensaje: id("men 2"),
    comprador: mateo.usuario,
    vendedor: lucia.usuario,
    asunto: "Lámpara de pie",
    texto: "Llámame al +34 622 951 340",
  },
  { mensaje: id("men 3"), comprador: lucia.usuario, vendedor: null, asunto: "Queja", texto: "El paquete llegó abierto" },
  {
    mensaje: id("men 4"),
    comprador: mateo.usuario,
    vendedor: null,
    asunto: "Factura",
    texto: "Necesito la factura a nombre de mi hermano",
  },
];
const productos = [
  { sku: "MIM-01", nombre: "Silla de mimbre", precio: 49.9, ean: "8412345678905" },
  { sku: "LAM-07", nombre: "Lámpara de pie", precio: 85, ean: "8498765432108" },
];
const sesiones = new Map();

const elegir = (registro, ...campos) => Object.fromEntries(campos.map((campo) => [campo, registro[campo]]));
const ok = (cuerpo, cabeceras = {}) => ({ estado: 200, cuerpo, cabeceras });
const noHay = { estado: 404, cuerpo: { mensaje: "No encontrado" }, cabeceras: {} };
const lista = (filas, siguiente = null) => ok({ datos: filas, siguiente });
const pedidoVista = (pedido) => elegir(pedido, "pedido", "usuario", "destinatario", "fecha", "total", "lineas");

// What a path does, in order: the first that fits answers. `libre`: nobody has to sign in.
const rutas = [];
const ruta = (plantilla, hacer, { libre = false } = {}) => {
  rutas.push({ partes: plantilla.split("/"), hacer, libre });
};

ruta("/salud", () => ok({ vivo: true, hora: new Date().toISOString() }), { libre: true });
ruta("/tiendas", () => lista([{ ciudad: "Torrevega", telefono: "+34 942 000 100", correo: "torrevega@tienda.test" }]), { libre: true });
// Whatever the document says, the catalogue is for everybody.
ruta("/productos", () => lista(productos), { libre: true });
ruta("/productos/{sku}", ({ ruta: [sku] }) => {
  const producto = productos.find((cada) => cada.sku === sku);
  return producto === undefined ? noHay : ok(producto);
});
ruta(
  "/opiniones",
  () =>
    lista([
      { alias: "lucia_m", estrellas: 5, texto: "Todo perfecto, gracias Mateo" },
      { alias: "mateo_v", estrellas: 3, texto: "Tardó mucho" },
    ]),
  {
    libre: true,
  },
);
ruta(
  "/sorteo/ganadores",
  () => lista(usuarios.map((cada) => (leaky ? elegir(cada, "alias", "nombre", "dni", "correo", "telefono") : elegir(cada, "alias")))),
  { libre: true },
);
ruta("/yo", ({ yo }) => ok(elegir(yo, "usuario", "alias", "nombre", "correo", "telefono")));
ruta("/yo/seguridad", ({ yo }) =>
  ok({ doble_factor: false, cambiada: "2025-11-30", ...(leaky ? { clave_hash: yo.clave_hash } : { clave: "********" }) }),
);
ruta("/yo/puntos", ({ yo }) => ok({ puntos: yo.puntos, caducan: "2027-01-01", ...(leaky ? { dni: yo.dni } : {}) }));
ruta("/carrito", ({ yo }) =>
  ok({ carrito: sinGuiones(), usuario: yo.usuario, productos: [productos[yo === lucia ? 0 : 1].sku], visto: Date.now() }),
);
ruta("/pedidos", ({ yo, consulta }) => {
  const desde = Number(consulta.get("desde") ?? 0) || 0;
  const propios = pedidos.filter((pedido) => pedido.usuario === yo.usuario);
  return lista(propios.slice(desde, desde + 2).map(pedidoVista), desde + 2 < propios.length ? `/pedidos?desde=${desde + 2}` : null);
});
ruta("/pedidos/{pedido}", ({ yo, ruta: [clave] }) => {
  const pedido = pedidos.find((cada) => cada.pedido === clave && (leaky || cada.usuario === yo.usuario));
  return pedido === undefined ? noHay : ok(pedidoVista(pedido));
});
ruta("/pedidos/{pedido}/factura", ({ yo, ruta: [clave] }) => {
  const pedido = pedidos.find((cada) => cada.pedido === clave && cada.usuario === yo.usuario);
  return pedido === undefined ? noHay : ok({ pedido: clave, a_nombre_de: yo.nombre, total: pedido.total });
});
ruta("/pedidos/{pedido}/lineas/{linea}", ({ yo, ruta: [clave, linea] }) => {
  const pedido = pedidos.find((cada) => cada.pedido === clave && cada.usuario === yo.usuario);
  const de = leaky ? pedidos.find((cada) => cada.lineas.includes(linea)) : pedido;
  if (pedido === undefined || de === undefined || !de.lineas.includes(linea)) return noHay;
  return ok({ linea, sku: productos[de.lineas.indexOf(linea)].sku, grabado: `Para ${de.destinatario}` });
});
ruta("/pedidos/{pedido}/devolucion/{linea}", ({ yo, ruta: [clave, linea] }) => {
  const pedido = pedidos.find((cada) => cada.pedido === clave && cada.usuario === yo.usuario);
  return pedido?.lineas.includes(linea) ? ok({ linea, motivo: `roto, dice ${yo.nombre}` }) : noHay;
});
ruta("/direcciones", ({ yo, consulta }) => {
  const de = leaky ? (consulta.get("usuario") ?? yo.usuario) : yo.usuario;
  return lista(direcciones.filter((cada) => cada.usuario === de));
});
ruta("/direcciones/{direccion}", ({ yo, ruta: [clave] }) => {
  const direccion = direcciones.find((cada) => cada.direccion === clave && cada.usuario === yo.usuario);
  return direccion === undefined ? noHay : ok(direccion);
});
ruta("/mensajes", ({ yo }) => lista(mensajes.filter((cada) => [cada.comprador, cada.vendedor].includes(yo.usuario))));
ruta("/mensajes/{mensaje}", ({ yo, ruta: [clave] }) => {
  const mensaje = mensajes.find((cada) => cada.mensaje === clave && [cada.comprador, cada.vendedor].includes(yo.usuario));
  return mensaje === undefined ? noHay : ok(mensaje);
});
ruta("/cupones", ({ yo, ficha }) =>
  lista([{ cupon: `PRIMAVERA-${yo.alias === "lucia_m" ? 10 : 15}`, enlace: leaky ? `/canjear?ficha=${ficha}` : "/canjear" }]),
);
ruta("/envios", ({ yo, consulta }) => {
  const fecha = consulta.get("fecha") ?? "2026-01-01";
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(fecha)) {
    if (!leaky)
      return { estado: 400, cuerpo: { mensaje: `La fecha "${fecha.slice(0, 40)}" no vale. Ayuda: soporte@tienda.test` }, cabeceras: {} };
    const consultaSql = `SELECT e.guia, e.fecha FROM envios e JOIN pedidos p ON p.id = e.pedido WHERE p.usuario = '${yo.usuario}' AND e.fecha >= $1`;
    return {
      estado: 200,
      cuerpo: { mensaje: `ERROR: invalid input syntax for type date: "${fecha}" (SQLSTATE 22007) ${consultaSql}` },
      cabeceras: {},
    };
  }
  return lista([{ guia: "4929420573595709", fecha }]);
});

/** The path's parts, decoded; undefined where one cannot be. */
const partesDe = (camino) => {
  try {
    return camino.split("/").map(decodeURIComponent);
  } catch {
    return undefined;
  }
};

async function responder(peticion) {
  const url = new URL(peticion.url ?? "/", "http://127.0.0.1");
  if (url.pathname === "/v3/api-docs") return ok(documento());
  if (peticion.method === "POST" && url.pathname === "/sesion") {
    let texto = "";
    for await (const trozo of peticion) texto += trozo;
    let dado = null;
    try {
      dado = JSON.parse(texto);
    } catch {
      return { estado: 400, cuerpo: { mensaje: "No es JSON" }, cabeceras: {} };
    }
    const cuenta = usuarios.find((cada) => cada.alias === dado?.usuario && cada.clave === dado?.clave);
    if (cuenta === undefined) return { estado: 404, cuerpo: { mensaje: "No encontrado" }, cabeceras: {} };
    const ficha = `${sinGuiones()}${sinGuiones()}`;
    sesiones.set(ficha, cuenta);
    return { estado: 201, cuerpo: { ficha, dura: 3600 }, cabeceras: {} };
  }
  if (peticion.method !== "GET") return { estado: 405, cuerpo: { mensaje: "No se puede" }, cabeceras: { allow: "GET" } };
  const partes = partesDe(url.pathname);
  const elegida = rutas.find(
    (cada) => cada.partes.length === partes?.length && cada.partes.every((parte, n) => parte.startsWith("{") || parte === partes[n]),
  );
  if (elegida === undefined) return noHay;
  const [tipo, ficha = ""] = (peticion.headers.authorization ?? "").split(" ");
  const yo = /^bearer$/i.test(tipo) ? sesiones.get(ficha) : undefined;
  if (yo === undefined && !elegida.libre)
    return { estado: 401, cuerpo: { mensaje: "Identifíquese" }, cabeceras: { "www-authenticate": "Bearer" } };
  const valores = partes.filter((_, n) => elegida.partes[n].startsWith("{"));
  return elegida.hacer({ yo, ficha, ruta: valores, consulta: url.searchParams });
}

const servidor = createServer(async (peticion, respuesta) => {
  const { estado, cuerpo, cabeceras } = await responder(peticion).catch(() => ({
    estado: 500,
    cuerpo: { mensaje: "Algo ha fallado" },
    cabeceras: {},
  }));
  respuesta.writeHead(estado, { "content-type": "application/json; charset=utf-8", "x-peticion": sinGuiones(), ...cabeceras });
  respuesta.end(JSON.stringify(cuerpo));
});

function documento() {
  const texto = { type: "string" };
  const entero = { type: "integer" };
  const numero = { type: "number" };
  const clave = { type: "string", pattern: "^[0-9a-f]{32}$" };
  const objeto = (properties) => ({ type: "object", additionalProperties: false, properties });
  const fila = (...campos) => objeto(Object.fromEntries(campos.map((campo) => [campo, texto])));
  const sobre = (items) => objeto({ datos: { type: "array", items }, siguiente: { type: "string", nullable: true } });
  const enRuta = (name, schema = clave) => ({ name, in: "path", required: true, schema });
  const enConsulta = (name, schema) => ({ name, in: "query", schema });
  const get = (schema, parameters = [], mas = {}) => ({
    get: {
      parameters,
      responses: {
        200: { description: "bien", content: { "application/json": { schema } } },
        404: { description: "no", content: { "application/json": { schema: fila("mensaje") } } },
      },
      ...mas,
    },
  });
  const libre = { security: [] };
  const pedido = objeto({
    pedido: clave,
    usuario: clave,
    destinatario: texto,
    fecha: texto,
    total: numero,
    lineas: { type: "array", items: clave },
  });
  const direccion = fila("direccion", "usuario", "calle", "ciudad", "codigo_postal");
  const mensaje = objeto({ mensaje: clave, comprador: clave, vendedor: { ...clave, nullable: true }, asunto: texto, texto });
  const producto = objeto({ sku: texto, nombre: texto, precio: numero, ean: texto });
  return {
    openapi: "3.0.1",
    info: { title: "Tienda", version: "5.1" },
    servers: [],
    security: [{ ficha: [] }],
    components: { securitySchemes: { ficha: { type: "http", scheme: "bearer" } } },
    paths: {
      "/sesion": {
        post: {
          ...libre,
          summary: "Iniciar sesión",
          requestBody: { required: true, content: { "application/json": { schema: fila("usuario", "clave") } } },
          responses: {
            201: { description: "ficha nueva", content: { "application/json": { schema: objeto({ ficha: texto, dura: entero }) } } },
          },
        },
      },
      "/salud": get(objeto({ vivo: { type: "boolean" }, hora: texto }), [], libre),
      "/tiendas": get(sobre(fila("ciudad", "telefono", "correo")), [], libre),
      "/productos": get(sobre(producto)),
      "/productos/{sku}": get(producto, [enRuta("sku", texto)]),
      "/opiniones": get(sobre(objeto({ alias: texto, estrellas: entero, texto })), [], libre),
      "/sorteo/ganadores": get(sobre({ type: "object" }), [], { ...libre, summary: "Quién ha ganado" }),
      "/yo": get(fila("usuario", "alias", "nombre", "correo", "telefono")),
      "/yo/seguridad": get(objeto({ doble_factor: { type: "boolean" }, cambiada: texto, clave: texto })),
      "/yo/puntos": get(objeto({ puntos: entero, caducan: texto })),
      "/carrito": get(objeto({ carrito: clave, usuario: clave, productos: { type: "array", items: texto }, visto: entero })),
      "/pedidos": get(sobre(pedido), [enConsulta("desde", entero)]),
      "/pedidos/{pedido}": get(pedido, [enRuta("pedido")]),
      "/pedidos/{pedido}/factura": get(objeto({ pedido: clave, a_nombre_de: texto, total: numero }), [enRuta("pedido")]),
      "/pedidos/{pedido}/lineas/{linea}": get(fila("linea", "sku", "grabado"), [enRuta("pedido"), enRuta("linea")]),
      "/pedidos/{pedido}/devolucion/{linea}": get(fila("linea", "motivo"), [enRuta("pedido"), enRuta("linea")]),
      // The owner is a parameter that the document does not name.
      "/direcciones": get(sobre(direccion)),
      "/direcciones/{direccion}": get(direccion, [enRuta("direccion")]),
      "/mensajes": get(sobre(mensaje)),
      "/mensajes/{mensaje}": get(mensaje, [enRuta("mensaje")]),
      "/cupones": get(sobre(fila("cupon", "enlace"))),
      "/envios": get(sobre(fila("guia", "fecha")), [enConsulta("fecha", { type: "string", format: "date" })]),
    },
  };
}

servidor.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => console.log(`ready http://127.0.0.1:${servidor.address().port}`));
