// In: the operations of a document. Out: those by which an account is made, opened, left and deleted, by their words in several languages.

import { lastSegment, meansCaller, wordsOf } from "../explore/index.js";
import type { Operation, Schema } from "../model/index.js";
import { contentOf } from "./body.js";

/** Names of fields that take a password. */
export const passwordField =
  /pass(?:word|wd|phrase)?(?!port|eng|age|iv)|^pwd|kennwort|passwort|contrase|^(?:nueva_?|tu_?|su_?)?clave(?:_?(?:de_?)?acceso|_?secreta)?$|senha|palavra_?passe|mot_?de_?passe|^mdp$|wachtwoord|has[lł]o|^(?:nuova_?)?parola(?:_?chiave)?$|l[oö]senord|adgangskode|salasana|^heslo$|jelsz[oó]|[sş]ifre/i;

const registers =
  /^(?:register|registration|registrations|signup|enroll|enrollment|join|registrieren|registrierung|neuanmeldung|registro|registrar|registrarse|inscripcion|inscripción|inscription|inscrire|cadastro|cadastrar|registrazione|iscrizione|iscriviti|registreren|rejestracja|zarejestruj)$/;
const logsIn =
  /^(?:login|logon|signin|token|tokens|authenticate|authentication|auth|session|sessions|anmelden|anmeldung|acceso|entrar|sesion|sesión|sesiones|connexion|einloggen|sitzung|sitzungen|accedi|accesso|inloggen|logowanie|zaloguj|sesja|sesje)$/;
const logsOut =
  /^(?:logout|logoff|signout|signoff|revoke|revocation|invalidate|abmelden|abmeldung|salir|cerrarsesion|cerrarsesión|deconnexion|déconnexion|sair|esci|uitloggen|wyloguj|wylogowanie)$/;

/** Its words: of the path's literal segments, the operation's id and its summary, `sign up` and `log in` as one. */
function saidBy(operation: Operation): { readonly path: readonly string[]; readonly all: readonly string[] } {
  const glue = (words: readonly string[]) => [...words, ...words.map((word, index) => `${word}${words[index + 1] ?? ""}`)];
  const path = glue(
    operation.path
      .split("/")
      .filter((segment) => !segment.includes("{"))
      .flatMap(wordsOf),
  );
  return { path, all: [...path, ...glue(wordsOf(operation.operationId ?? "")), ...glue(wordsOf((operation.summary ?? "").slice(0, 120)))] };
}

function fieldsOf(operation: Operation): readonly (readonly [string, Schema])[] {
  return [...(contentOf(operation)?.schema?.properties ?? [])];
}

function takesPassword(operation: Operation): boolean {
  return fieldsOf(operation).some(([name]) => passwordField.test(name));
}

/** Makes an account, the likeliest first: says so, or creates a user with a password and asks for no token. */
export function registrations(operations: readonly Operation[]): readonly Operation[] {
  const rank = (operation: Operation): number => {
    if (operation.method !== "POST" || operation.path.includes("{")) return 0;
    const { path, all } = saidBy(operation);
    if (all.some((word) => logsIn.test(word)) && !all.some((word) => registers.test(word))) return 0;
    const isOpen =
      operation.security === null || operation.security.length === 0 || operation.security.some((requirement) => requirement.length === 0);
    if (path.some((word) => registers.test(word))) return takesPassword(operation) || fieldsOf(operation).length === 0 ? 4 : 0;
    if (all.some((word) => registers.test(word)) && takesPassword(operation)) return 3;
    const creates = path.some((word) =>
      /^(?:users?|accounts?|customers?|members?|benutzer|nutzer|usuarios?|utilisateurs?|clientes?|comptes?|konten)$/.test(word),
    );
    return creates && takesPassword(operation) && isOpen ? 2 : 0;
  };
  return ranked(operations, rank);
}

/** Takes a name and a password and gives a token. */
export function loginOperations(operations: readonly Operation[]): readonly Operation[] {
  return ranked(operations, (operation) => {
    if (operation.method !== "POST" || operation.path.includes("{") || !takesPassword(operation)) return 0;
    const { path, all } = saidBy(operation);
    if (all.some((word) => registers.test(word)) || all.some((word) => /^(?:reset|change|forgot|recover)$/.test(word))) return 0;
    return path.some((word) => logsIn.test(word)) ? 2 : all.some((word) => logsIn.test(word)) ? 1 : 0;
  });
}

/** Ends the caller's session (RFC 7009 among them). */
export function logoutOperations(operations: readonly Operation[]): readonly Operation[] {
  return ranked(operations, (operation) => {
    if (operation.path.includes("{")) return 0;
    const { path, all } = saidBy(operation);
    if (path.some((word) => logsOut.test(word)))
      return operation.method === "POST" ? 3 : operation.method === "DELETE" || operation.method === "GET" ? 2 : 0;
    if (operation.method === "DELETE" && path.some((word) => /^sessions?$|^tokens?$/.test(word))) return 1;
    return all.some((word) => logsOut.test(word)) && operation.method === "POST" ? 1 : 0;
  });
}

/** Deletes the caller's own account: `DELETE /me`, or `DELETE /users/{id}` with the caller's id. */
export function accountDeletions(operations: readonly Operation[]): readonly Operation[] {
  return ranked(operations, (operation) => {
    if (operation.method !== "DELETE") return 0;
    const last = lastSegment(operation.path) ?? "";
    // What stands below is a part of it: a picture, its sessions.
    if (!operation.path.includes("{")) return meansCaller(last) && !/^(?:sessions?|identity|current)$/i.test(last) ? 2 : 0;
    return accountItem(operation) === null ? 0 : 1;
  });
}

/** The parameter of `/users/{id}`, one account by its id; null for any other path. */
export function accountItem({ path }: Operation): string | null {
  const segments = path.split("/").filter((segment) => segment !== "");
  const parameter = /^\{([^{}]{1,100})\}$/.exec(segments.at(-1) ?? "")?.[1];
  const isOfAccounts = wordsOf(segments.at(-2) ?? "").some((word) =>
    /^(?:users?|accounts?|customers?|members?|profiles?|benutzer|nutzer|usuarios?|utilisateurs?|comptes?)$/.test(word),
  );
  return parameter !== undefined && isOfAccounts && path.split("{").length === 2 ? parameter : null;
}

function ranked(operations: readonly Operation[], rank: (operation: Operation) => number): readonly Operation[] {
  return operations
    .map((operation) => ({ operation, score: rank(operation) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.operation.path.length - b.operation.path.length)
    .map(({ operation }) => operation);
}
