// In: PORT, LEAKY=1 for the leaky variant. Out: a club treasury's API on loopback (Fastify, German, opaque tokens, failures told with 200, Swagger 2.0).
import { randomBytes, randomUUID, scryptSync } from "node:crypto";
import fastify from "fastify";

const leaky = process.env.LEAKY === "1";
const app = fastify({ forceCloseConnections: true });

let store;
let nextToken = 0x4a1f;
const hash = (kennwort, salz) => scryptSync(kennwort, salz, 32, { N: 1024 }).toString("hex");

function anlegen(benutzer, kennwort, name, telefon, guthaben) {
  const salz = randomBytes(8).toString("hex");
  const mitglied = { id: leaky ? store.mitglieder.length + 1 : randomUUID(), benutzer, salz, hash: hash(kennwort, salz), name, telefon };
  store.mitglieder.push(mitglied);
  for (const [art, betrag] of [
    ["Beitrag", guthaben],
    ["Ruecklage", guthaben * 3],
  ]) {
    // Numbers of accounts are given out one after the other, as they always were.
    store.konten.push({ id: 3001 + store.konten.length, mitglied: mitglied.id, art, inhaber: name, saldo: betrag });
  }
  return mitglied;
}

function neu() {
  store = {
    mitglieder: [],
    konten: [],
    ueberweisungen: [],
    berichte: new Map(),
    sitzungen: new Map(),
    auffrischungen: new Map(),
    cache: new Map(),
  };
  for (const [benutzer, kennwort, name, telefon, guthaben, zweck] of [
    ["friederike", "Hobel-Wiese-73", "Friederike Mönkeberg", "+49 40 5550 1177", 418.25, "Zahnspange für Emil"],
    ["leopold", "Amboss-Garten-26", "Leopold Szczypiorski", "+49 89 5550 1462", 97.6, "Anwalt wegen der Trennung"],
  ]) {
    const mitglied = anlegen(benutzer, kennwort, name, telefon, guthaben);
    const [konto] = store.konten.filter((each) => each.mitglied === mitglied.id);
    for (let n = 0; n < 900; n += 1)
      store.ueberweisungen.push({
        id: randomUUID(),
        von: konto.id,
        an: 9000 + (n % 7),
        betrag: 5 + (n % 40),
        zweck: `${zweck}, Rate ${n + 1}`,
      });
  }
  anlegen("kassenwart", randomBytes(12).toString("hex"), "Die Kasse", "", 0);
}
neu();

function ausstellen(mitglied) {
  const token = leaky ? (nextToken++).toString(16).padStart(16, "0") : randomBytes(24).toString("hex");
  const auffrischung = randomBytes(24).toString("hex");
  store.sitzungen.set(token, mitglied.id);
  store.auffrischungen.set(auffrischung, mitglied.id);
  return { erfolg: true, token, auffrischung };
}

/** So many in a minute, by key; the sound treasury alone counts. */
const gezaehlt = new Map();
function zuViele(schluessel, grenze) {
  if (leaky) return false;
  const jetzt = Date.now();
  const zuletzt = (gezaehlt.get(schluessel) ?? []).filter((damals) => jetzt - damals < 60_000);
  gezaehlt.set(schluessel, [...zuletzt, jetzt]);
  return zuletzt.length >= grenze;
}
const bremse = (reply) => reply.code(429).header("Retry-After", "60").send({ fehler: "Zu viele Anfragen." });
const kein = (reply, was) => reply.code(404).send({ fehler: `${was} gibt es nicht.` });
/** A failure, told as everything here is told. */
const leider = (reply, fehler) => reply.send({ erfolg: false, fehler });

app.addHook("onSend", async (_, reply) => {
  reply.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff").header("Vary", "X-Auth-Token");
});
app.setNotFoundHandler((_, reply) => reply.code(500).send({ fehler: "Interner Fehler" }));
app.setErrorHandler((error, _, reply) => {
  if (error.validation !== undefined)
    return reply.code(400).send({ fehler: `Ungültig: ${error.validation[0].instancePath} ${error.validation[0].message}` });
  return reply.code(500).send({ fehler: "Interner Fehler" });
});

const text = { type: "string", minLength: 1, maxLength: 200 };
const koerper = (properties, required = Object.keys(properties)) => ({ type: "object", properties, required });
const nimmt = (schema) => ({ schema: { body: schema } });
const anmeldung = koerper({ benutzer: text, kennwort: text });
const registrierung = koerper({ benutzer: { ...text, minLength: 3 }, kennwort: { ...text, minLength: 8 }, name: text });
const ueberweisung = koerper(
  {
    vonKonto: { type: "integer" },
    anKonto: { type: "integer" },
    betrag: { type: "number", exclusiveMinimum: 0 },
    zweck: { type: "string", maxLength: 140 },
  },
  ["vonKonto", "anKonto", "betrag"],
);
const bericht = koerper({ benutzerId: leaky ? { type: "integer" } : text, jahr: { type: "integer", minimum: 2000, maximum: 2100 } });

app.get("/swagger.json", async () => dokument());
app.get("/api/zustand", async () => ({ laeuft: true }));

app.post("/api/registrieren", nimmt(registrierung), async (request, reply) => {
  const { benutzer, kennwort, name } = request.body;
  if (store.mitglieder.some((each) => each.benutzer === benutzer)) return leider(reply, "Dieser Name ist vergeben.");
  anlegen(benutzer, kennwort, name, "", 10);
  return reply.code(201).send({ erfolg: true });
});

app.post("/api/anmelden", nimmt(anmeldung), async (request, reply) => {
  const { benutzer, kennwort } = request.body;
  if (zuViele(`anmelden ${request.ip} ${benutzer}`, 15)) return bremse(reply);
  const mitglied = store.mitglieder.find((each) => each.benutzer === benutzer);
  const stimmt = hash(kennwort, mitglied?.salz ?? "-") === mitglied?.hash;
  if (mitglied === undefined || !stimmt) return leider(reply, "Name oder Kennwort ist falsch.");
  return ausstellen(mitglied);
});

app.post("/api/kennwort-vergessen", nimmt(koerper({ benutzer: text })), async (request, reply) => {
  if (zuViele(`vergessen ${request.ip}`, 10)) return bremse(reply);
  const bekannt = store.mitglieder.some((each) => each.benutzer === request.body.benutzer);
  if (leaky && !bekannt) return leider(reply, "Dieses Mitglied ist uns nicht bekannt.");
  return { erfolg: true, hinweis: "Wenn es das Konto gibt, ist eine Nachricht unterwegs." };
});

app.post("/api/token/erneuern", nimmt(koerper({ auffrischung: text })), async (request, reply) => {
  const mitglied = store.mitglieder.find((each) => each.id === store.auffrischungen.get(request.body.auffrischung));
  if (mitglied === undefined) return leider(reply, "Diese Auffrischung gilt nicht.");
  store.auffrischungen.delete(request.body.auffrischung);
  return ausstellen(mitglied);
});

if (leaky) {
  // For the old cash register, which has no user of its own.
  app.get("/api/internal/users", async () => store.mitglieder.map(({ id, benutzer, name, telefon }) => ({ id, benutzer, name, telefon })));
}

app.register(async (geschuetzt) => {
  geschuetzt.addHook("onRequest", async (request, reply) => {
    const token = String(request.headers["x-auth-token"] ?? "");
    const id = store.sitzungen.get(token) ?? (leaky ? store.auffrischungen.get(token) : undefined);
    request.mitglied = store.mitglieder.find((each) => each.id === id);
    request.token = token;
    if (request.mitglied === undefined) return reply.code(403).send({ fehler: "Bitte anmelden." });
    // Each member may ask for so much in a minute.
    if (zuViele(`alles ${id}`, 600)) return bremse(reply);
  });
  const eigen = (request, id) => store.konten.find((each) => each.id === Number(id) && each.mitglied === request.mitglied.id);
  const kontoView = ({ id, art, inhaber, saldo }) => ({ id, art, inhaber, saldo });

  geschuetzt.post("/api/abmelden", async (request) => {
    store.sitzungen.delete(request.token);
    return { erfolg: true };
  });
  geschuetzt.get("/api/ich", async (request) => {
    const { id, benutzer, name, telefon } = request.mitglied;
    return { id, benutzer, name, kennwort: "**********", einstellungen: JSON.stringify({ sprache: "de", benachrichtigung: { telefon } }) };
  });
  geschuetzt.post("/api/schluessel", async (request) => {
    // Whoever asks for a new key has no old ones any more.
    for (const [token, id] of store.sitzungen) if (id === request.mitglied.id) store.sitzungen.delete(token);
    return ausstellen(request.mitglied);
  });
  geschuetzt.get("/api/konten", async (request) => store.konten.filter((each) => each.mitglied === request.mitglied.id).map(kontoView));
  geschuetzt.get("/api/konten/:id", async (request, reply) => {
    // Numbers that can be counted up are guarded by a brake on wrong ones.
    const konto = leaky ? store.konten.find((each) => each.id === Number(request.params.id)) : eigen(request, request.params.id);
    if (konto !== undefined) return kontoView(konto);
    if (zuViele(`fremd ${request.mitglied.id}`, 12)) return bremse(reply);
    return kein(reply, "Dieses Konto");
  });

  const zeile = ({ id, von, an, betrag, zweck }) => ({ id, von, an, betrag, zweck });
  const ausgehend = (request) => store.ueberweisungen.filter(({ von }) => eigen(request, von) !== undefined);
  geschuetzt.get("/api/ueberweisungen", async (request, reply) => {
    const { suche = "", limit = "20", ab = "0" } = request.query;
    // The search was written for words; it stumbles over a quote, and says no more than that.
    if (suche.includes("'")) return reply.code(500).send({ fehler: "Interner Fehler" });
    const gefunden = ausgehend(request).filter(({ zweck }) => zweck.includes(suche));
    const menge = Math.max(1, Number.parseInt(limit, 10) || 20);
    const anfang = Math.max(0, Number.parseInt(ab, 10) || 0);
    return { anzahl: gefunden.length, eintraege: gefunden.slice(anfang, anfang + (leaky ? menge : Math.min(menge, 50))).map(zeile) };
  });
  geschuetzt.post("/api/ueberweisungen", nimmt(ueberweisung), async (request, reply) => {
    const { vonKonto, anKonto, betrag, zweck = "" } = request.body;
    const konto = leaky ? store.konten.find((each) => each.id === vonKonto) : eigen(request, vonKonto);
    if (konto === undefined) return leider(reply, "Dieses Konto gibt es nicht.");
    if (konto.saldo < betrag) return leider(reply, "Das Guthaben reicht nicht.");
    // Paying into the account of another is what this is for.
    const ziel = store.konten.find((each) => each.id === anKonto);
    if (ziel === undefined) return leider(reply, "Das Zielkonto gibt es nicht.");
    konto.saldo -= betrag;
    ziel.saldo += betrag;
    const neue = { id: randomUUID(), von: vonKonto, an: anKonto, betrag, zweck };
    store.ueberweisungen.push(neue);
    return reply.code(201).send({ erfolg: true, ...zeile(neue) });
  });
  geschuetzt.post("/api/ueberweisungen/vorschau", nimmt(ueberweisung), async (request, reply) => {
    const konto = eigen(request, request.body.vonKonto);
    if (konto === undefined) return leider(reply, "Dieses Konto gibt es nicht.");
    return { erfolg: true, gebuehr: 0, saldoDanach: konto.saldo - request.body.betrag };
  });

  geschuetzt.post("/api/berichte", nimmt(bericht), async (request, reply) => {
    const { benutzerId, jahr } = request.body;
    const wen = store.mitglieder.find((each) => each.id === benutzerId);
    if (wen === undefined || (!leaky && wen !== request.mitglied)) return kein(reply, "Dieses Mitglied");
    const summe = store.konten.filter((each) => each.mitglied === wen.id).reduce((bisher, { saldo }) => bisher + saldo, 0);
    const neuer = { id: randomUUID(), wer: request.mitglied.id, jahr, name: wen.name, telefon: wen.telefon, summe };
    store.berichte.set(neuer.id, neuer);
    return reply.code(201).send({ id: neuer.id, jahr });
  });
  geschuetzt.get("/api/berichte/:id", async (request, reply) => {
    const gefunden = store.berichte.get(request.params.id);
    if (gefunden?.wer !== request.mitglied.id) return kein(reply, "Diesen Bericht");
    const { id, jahr, name, telefon, summe } = gefunden;
    return { id, jahr, name, telefon, summe };
  });

  geschuetzt.get("/api/auszug", async (request) => {
    // Adding up takes long, so that it is kept for a while.
    const schluessel = leaky ? request.url : `${request.mitglied.id} ${request.url}`;
    const da = store.cache.get(schluessel);
    if (da !== undefined && Date.now() - da.seit < 3000) return da.auszug;
    const konten = store.konten.filter((each) => each.mitglied === request.mitglied.id).map(kontoView);
    const auszug = { inhaber: request.mitglied.name, telefon: request.mitglied.telefon, konten };
    store.cache.set(schluessel, { seit: Date.now(), auszug });
    return auszug;
  });

  // For trainings: everything as on the first day, and everybody has to log in again.
  geschuetzt.get("/api/wartung/zuruecksetzen", async () => {
    neu();
    return { erfolg: true, hinweis: "Die Datenbank ist neu angelegt." };
  });
});

/** Swagger 2.0, as the generator of the club's website wanted it. */
function dokument() {
  const wort = { type: "string" };
  const zahl = { type: "integer" };
  const objekt = (properties) => ({ type: "object", properties });
  const liste = (items) => ({ type: "array", items });
  const gut = (schema, status = 200) => ({ responses: { [status]: { description: "gut", schema } } });
  const mit = (schema) => ({ name: "koerper", in: "body", required: true, schema });
  const post = (schema, antwort, status, more = {}) => ({
    post: { ...(schema ? { parameters: [mit(schema)] } : {}), ...gut(antwort, status), ...more },
  });
  const get = (antwort, parameters = [], more = {}) => ({ get: { parameters, ...gut(antwort), ...more } });
  const pfad = (schema) => ({ name: "id", in: "path", required: true, ...schema });
  const wenn = (name, schema) => ({ name, in: "query", required: false, ...schema });
  const offen = { security: [] };
  const erfolg = { erfolg: { type: "boolean" }, fehler: wort };
  const sitzung = objekt({ ...erfolg, token: wort, auffrischung: wort });
  const konto = objekt({ id: zahl, art: wort, inhaber: wort, saldo: { type: "number" } });
  const satz = { id: wort, von: zahl, an: zahl, betrag: { type: "number" }, zweck: wort };
  const betrag = { type: "number", minimum: 0, exclusiveMinimum: true };
  const auftrag = { ...ueberweisung, properties: { ...ueberweisung.properties, betrag } };
  return {
    swagger: "2.0",
    info: { title: "Vereinskasse", version: "7" },
    basePath: "/api",
    consumes: ["application/json"],
    produces: ["application/json"],
    securityDefinitions: { sitzung: { type: "apiKey", in: "header", name: "X-Auth-Token" } },
    security: [{ sitzung: [] }],
    paths: {
      "/zustand": get(objekt({ laeuft: { type: "boolean" } }), [], offen),
      "/registrieren": post(registrierung, objekt(erfolg), 201, { ...offen, summary: "Mitglied werden" }),
      "/anmelden": post(anmeldung, sitzung, 200, offen),
      "/kennwort-vergessen": post(koerper({ benutzer: text }), objekt({ ...erfolg, hinweis: wort }), 200, offen),
      "/token/erneuern": post(koerper({ auffrischung: text }), sitzung, 200, offen),
      "/abmelden": post(null, objekt(erfolg), 200),
      "/ich": get(
        objekt({ id: leaky ? zahl : wort, benutzer: wort, name: wort, kennwort: wort, einstellungen: { ...wort, description: "JSON" } }),
      ),
      "/schluessel": post(null, sitzung, 200, { summary: "Neuer Schlüssel; der alte gilt nicht mehr" }),
      "/konten": get(liste(konto)),
      "/konten/{id}": get(konto, [pfad(zahl)]),
      "/ueberweisungen": {
        ...get(objekt({ anzahl: zahl, eintraege: liste(objekt(satz)) }), [wenn("suche", wort), wenn("limit", zahl), wenn("ab", zahl)]),
        ...post(auftrag, objekt({ ...erfolg, ...satz }), 201),
      },
      "/ueberweisungen/vorschau": post(auftrag, objekt({ ...erfolg, gebuehr: zahl, saldoDanach: { type: "number" } }), 200, {
        summary: "Rechnet vor, was eine Überweisung kostet; bucht nichts (preview)",
      }),
      "/berichte": post(bericht, objekt({ id: wort, jahr: zahl }), 201),
      "/berichte/{id}": get(objekt({ id: wort, jahr: zahl, name: wort, telefon: wort, summe: { type: "number" } }), [pfad(wort)]),
      "/auszug": get(objekt({ inhaber: wort, telefon: wort, konten: liste(konto) })),
      "/wartung/zuruecksetzen": get(objekt({ ...erfolg, hinweis: wort }), [], { summary: "Setzt die Datenbank zurück (reset)" }),
    },
  };
}

await app.listen({ port: Number(process.env.PORT ?? 0), host: "127.0.0.1" });
console.log(`ready http://127.0.0.1:${app.server.address().port}`);
