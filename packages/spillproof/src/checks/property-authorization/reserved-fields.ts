// In: the name of a field, and what it holds. Out: what hangs on it that no caller may give themselves, and another value to try there.

import { wordsOf } from "../../explore/index.js";
import type { Schema } from "../../model/index.js";

/** What a field decides. */
export type Reserve = "privilege" | "money" | "verification" | "state" | "score";

/** Words of field names, accents dropped. English, German, Spanish, French, Portuguese, Italian, Dutch, Polish. */
const words: Readonly<Record<Reserve, ReadonlySet<string>>> = {
  privilege: new Set(
    (
      "role roles rol rolle rollen ruolo ruoli papel cargo admin isadmin administrator superuser issuperuser sysadmin root staff isstaff moderator permission permissions permiso permisos permissao " +
      "permissoes permessi berechtigung berechtigungen rechte droits authority authorities privilege privileges privileged scope scopes clearance usertype nivel nivelacesso rola uprawnienia"
    ).split(" "),
  ),
  money: new Set(
    (
      "balance credit credits saldo guthaben solde price preis precio prix preco prezzo prijs amount betrag importe montant total subtotal discount rabatt descuento remise desconto sconto korting fee " +
      "gebuehr cost kosten costo cout custo points quota wallet salary payout refund limite kreditlimit kwota cena rabat paid ispaid bezahlt pagado pagada paye paga pago pagato betaald"
    ).split(" "),
  ),
  verification: new Set(
    (
      "verified isverified unverified verifiziert verificado verificada verifie verificato geverifieerd confirmed isconfirmed bestaetigt confirmado confirme confermato approved isapproved approval " +
      "genehmigt freigegeben aprobado aprobada approuve aprovado approvato goedgekeurd validated validado valide geprueft reviewed kyc trusted premium ispremium vip plan tier subscription membership abo"
    ).split(" "),
  ),
  state: new Set("status state estado zustand statut etat stato stan phase banned blocked locked suspended gesperrt bloqueado".split(" ")),
  score: new Set("score rating rank karma reputation risk punkte puntuacion punteggio".split(" ")),
};

/** A level that holds what most accounts are. */
const everybody =
  /^(?:user|member|customer|client|guest|basic|standard|regular|normal|viewer|reader|employee|mitglied|benutzer|kunde|usuario|cliente|membre|utilisateur|utente)$/i;

/**
 * Rights come first: `admin_status` is about the admin.
 * @param value what the field holds: `level: member` is a right, `level: 3` may be one of a game
 */
export function reserveOf(name: string, value: unknown = null): Reserve | null {
  if (
    /^(?:access_?)?level$|^(?:user|account|member|customer)_?(?:type|kind|group|class|level)$/i.test(name) &&
    typeof value === "string" &&
    everybody.test(value)
  )
    return "privilege";
  const said = wordsOf(name.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue"));
  return (Object.keys(words) as Reserve[]).find((reserve) => said.some((word) => words[reserve].has(word))) ?? null;
}

/** A right over everything, by whatever name: no owner of a thing hands that out. */
export function namesAdministrator(name: string): boolean {
  return wordsOf(name).some((word) => /^(?:is)?(?:admin|administrator|superuser|sysadmin|root|staff)$/.test(word));
}

/** What a role, or a state, is called that a caller may not give themselves. */
const granted =
  /admin|super|root|staff|manager|moderator|owner|editor|approved|accepted|verified|confirmed|paid|active|published|completed|settled|shipped|delivered|refunded|premium|pro\b|gold|enterprise|genehmigt|bezahlt|aktiv|aprobad|pagad|approuv|paye/i;
/** What the author of a thing may well set themselves. */
const ordinary =
  /^(?:open|closed|todo|to_?do|doing|in_?progress|done|draft|archived|new|pending|cancell?ed|read|unread|on_?hold|backlog|resolved|offen|erledigt|abierto|cerrado)$/i;

/** True for a state that whoever made a thing may as well put it into. */
export function isOrdinaryState(value: unknown): boolean {
  return typeof value === "string" && ordinary.test(value);
}

/**
 * Neither what the field holds nor its default; undefined where nothing is known that it could take.
 *
 * @param seen values of that field in other things of the kind
 */
export function otherValue(
  name: string,
  value: unknown,
  reserve: Reserve | null,
  schema: Schema | null,
  seen: readonly unknown[],
): unknown {
  if (typeof value === "boolean") {
    // Being trusted no more is nobody's gain.
    const bad = wordsOf(name).some((word) => /^(?:banned|blocked|locked|suspended|unverified|gesperrt|bloqueado)$/.test(word));
    return reserve !== null && value !== bad ? undefined : !value;
  }
  const given = [...(schema?.enum ?? []), ...(typeof value === "string" ? seen : [])].filter(
    (other) => other !== null && String(other) !== String(value ?? "") && String(other) !== String(schema?.default ?? ""),
  );
  const chosen = given.find((other) => granted.test(String(other))) ?? given[0];
  if (Array.isArray(value))
    return reserve === "privilege" && value.every((item) => typeof item === "string") ? [...value, "admin"] : undefined;
  if (chosen !== undefined && (schema?.enum != null || reserve === "state" || reserve === "privilege" || reserve === "verification"))
    return chosen;
  if (schema?.enum != null) return undefined;
  if (typeof value === "number") return otherNumber(name, value, reserve);
  if (typeof value === "string") return otherText(name, value, reserve, schema);
  return value === null || value === undefined ? inPlaceOfNothing(name, reserve, schema) : undefined;
}

function otherNumber(name: string, value: number, reserve: Reserve | null): number {
  if (reserve === "privilege" || reserve === "verification" || /^(?:is|has)[_A-Z]/.test(name)) return value === 1 ? 2 : 1;
  return Number.isInteger(value) ? value + 41 : Math.round((value + 41.5) * 100) / 100;
}

function otherText(name: string, value: string, reserve: Reserve | null, schema: Schema | null): string | undefined {
  if (/^-?\d{1,12}(?:\.\d{1,6})?$/.test(value)) {
    const decimals = value.split(".")[1]?.length ?? 0;
    return (Number(value) + 41).toFixed(decimals);
  }
  if (reserve === "privilege")
    return /^admin$/i.test(value) ? "superuser" : value === value.toUpperCase() && value !== "" ? "ADMIN" : "admin";
  if (reserve === "state") return value === value.toUpperCase() && value !== "" ? "APPROVED" : "approved";
  if (reserve === "verification")
    return wordsOf(name).some((word) => /^(?:plan|tier|subscription|membership|abo)$/.test(word)) ? "premium" : "approved";
  if (reserve !== null || (schema?.format ?? null) !== null || /^\d{4}-\d\d-\d\d/.test(value) || /^https?:/.test(value)) return undefined;
  return "spillproof";
}

function inPlaceOfNothing(name: string, reserve: Reserve | null, schema: Schema | null): unknown {
  const takes = (type: "boolean" | "string" | "number" | "integer") =>
    schema === null || schema.types.length === 0 || schema.types.includes(type);
  const last = wordsOf(name).at(-1) ?? "";
  if (reserve === "privilege") {
    if (/^(?:is|has)[_A-Z]/.test(name) || namesAdministrator(name)) return takes("boolean") ? true : undefined;
    return takes("string") ? "admin" : undefined;
  }
  if (reserve === "verification") {
    if (/^(?:at|on|date|time|am)$/.test(last)) return "2024-05-17T09:30:00Z";
    return takes("boolean") ? true : undefined;
  }
  return (reserve === "money" || reserve === "score") && (takes("number") || takes("integer")) ? 41 : undefined;
}

/** True where a field holds what was sent, whatever type the server made of it. */
export function holds(stored: unknown, sent: unknown): boolean {
  if (Array.isArray(sent)) return Array.isArray(stored) && sent.every((item) => stored.map(String).includes(String(item)));
  if (stored === null || stored === undefined || typeof stored === "object") return false;
  if (typeof sent === "boolean") return stored === sent || stored === Number(sent) || String(stored).toLowerCase() === String(sent);
  if (/^\d{4}-\d\d-\d\dT/.test(String(sent))) return String(stored).startsWith(String(sent).slice(0, 10));
  return String(stored).trim() === String(sent) || (/^-?\d/.test(String(sent)) && Number(stored) === Number(sent));
}
