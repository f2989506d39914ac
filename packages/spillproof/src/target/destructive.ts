// In: what an operation is called. Out: the word by which it looks as if calling it would destroy something or end a session, or null.

import type { Operation } from "../model/index.js";

/** Each in its base form; a noun or participle of it (`deletions`, `created_at`, `preset`) is another word. */
const verbs = new Set(
  (
    "create recreate reset delete remove drop destroy purge wipe erase init initialize initialise reinitialize seed reseed populate truncate flush clear clean cleanup empty " +
    "logout logoff signout signoff revoke invalidate expire terminate kill shutdown shut poweroff halt restart reboot rotate regenerate renew unsubscribe optout cancel " +
    "deactivate disable unregister deregister uninstall rollback migrate nuke void " +
    // Spanish, Portuguese, French, Italian, German, Dutch, Polish
    "eliminar borrar suprimir reiniciar excluir apagar remover supprimer effacer réinitialiser reinitialiser deconnexion déconnexion elimina eliminare cancella cancellare " +
    "löschen loeschen zurücksetzen zuruecksetzen abmelden anlegen verwijderen uitloggen wissen usuń usun wyloguj"
  ).split(" "),
);

/** Written in two words, or with a hyphen. */
const pairs = new Set([
  "log out",
  "log off",
  "sign out",
  "sign off",
  "shut down",
  "power off",
  "opt out",
  "end session",
  "clean up",
  "roll back",
  "cerrar sesion",
  "cerrar sesión",
]);

/** These stand at the end of `createdb`, `resetall`, `deleteuser`, written as one word. */
const gluedObjects =
  "db database data all everything user users account accounts table tables password passwords cache token tokens session sessions schema index store key keys me file files".split(
    " ",
  );
const gluedVerbs =
  "create recreate reset delete remove drop destroy purge wipe erase init seed populate truncate flush clear empty revoke rotate regenerate cancel kill end".split(
    " ",
  );
const glued = new Set(gluedVerbs.flatMap((verb) => gluedObjects.map((object) => verb + object)));

/** After a verb these make it the name of a thing: `reset-history`, `delete-requests`, `cancel-reasons`. */
const records = new Set(
  (
    "request requests event events log logs history policy policies reason reasons option options point points setting settings rule rules schedule schedules count counts status stats " +
    "statistics info details record records list report reports audit candidates permissions preview catalog catalogue date time times fee fees window windows code codes form notice notices"
  ).split(" "),
);

/** An operation that is called by one of these first reads, whatever follows. */
const readers = new Set(
  (
    "get gets list lists read reads find finds fetch fetches show shows search searches view views query queries retrieve retrieves return returns count counts download downloads check checks " +
    "lookup describe describes load loads browse display displays see export exports obtain obtains provide provides select is has can all"
  ).split(" "),
);

/** What comes before a verb that does something: `used to reset`, `endpoint deletes`, `and drops`. */
const openers = new Set([
  "to",
  "will",
  "and",
  "then",
  "or",
  "also",
  "endpoint",
  "operation",
  "route",
  "call",
  "it",
  "this",
  "that",
  "which",
  "admin",
  "debug",
  "test",
  "dev",
]);
const joiners = new Set(["and", "then", "also"]);
const determiners = new Set([
  "the",
  "a",
  "an",
  "all",
  "every",
  "this",
  "that",
  "your",
  "my",
  "its",
  "their",
  "his",
  "her",
  "each",
  "database",
  "db",
  "data",
  "table",
  "tables",
  "everything",
  "user",
  "users",
  "out",
  "down",
]);
/** In the third person these are plural nouns too. */
const nounsInPlural = new Set([
  "seeds",
  "drops",
  "resets",
  "restarts",
  "voids",
  "empties",
  "inits",
  "flushes",
  "cancels",
  "shuts",
  "cleans",
]);

const maximumText = 400;

/** By the words of its path, its `operationId` and its summary. Knows no more than that: what it says is left alone, not judged. */
export function looksDestructive(operation: Pick<Operation, "path" | "operationId" | "summary">): string | null {
  return (
    pathLooksDestructive(operation.path) ??
    idLooksDestructive(operation.operationId ?? "") ??
    summaryLooksDestructive(operation.summary ?? "")
  );
}

export function pathLooksDestructive(path: string): string | null {
  const segments = path.split("/");
  for (const [index, segment] of segments.entries()) {
    if (segment.includes("{")) continue;
    const word = actionIn(wordsOf(segment));
    if (word === null) continue;
    // `/seed/{seed_id}` names a thing.
    const next = segments[index + 1] ?? "";
    const subject = next.startsWith("{") ? wordsOf(next)[0] : undefined;
    if (subject !== word || word === "logout") return word;
  }
  return null;
}

/** The verb among the words of a name, unless they name a record of it. */
function actionIn(words: readonly string[]): string | null {
  const last = words.at(-1) ?? "";
  if (words.length > 1 && records.has(last)) return null;
  for (const [index, word] of words.entries()) {
    if (verbs.has(word) || glued.has(word)) return word;
    const pair = `${word} ${words[index + 1] ?? ""}`;
    if (pairs.has(pair)) return pair;
  }
  return null;
}

function idLooksDestructive(id: string): string | null {
  const words = wordsOf(id);
  const joined = words.find((word, index) => joiners.has(words[index - 1] ?? "") && (verbs.has(word) || glued.has(word)));
  if (joined !== undefined) return joined;
  if (words.length === 0 || readers.has(words[0]!)) return null;
  // FastAPI and others end with the method.
  const own = /^(?:get|head|query)$/.test(words.at(-1)!) ? words.slice(0, -1) : words;
  if (own.length > 1 && records.has(own.at(-1)!)) return null;
  // An id in one piece speaks by its first words; in several, each may be the action: `users_delete`, `AdminController_resetDb`.
  for (const piece of id.slice(0, maximumText).split(/[^\p{L}\p{N}]+/u)) {
    const [first = "", second = ""] = wordsOf(piece);
    if (readers.has(first)) continue;
    if (verbs.has(first) || glued.has(first)) return first;
    if (pairs.has(`${first} ${second}`)) return `${first} ${second}`;
  }
  const last = own.at(-1) ?? "";
  return verbs.has(last) && !readers.has(own[0]!) ? last : null;
}

function summaryLooksDestructive(summary: string): string | null {
  const words = wordsOf(summary);
  if (words.length === 0) return null;
  const reads = readers.has(words[0]!);
  for (const [index, word] of words.entries()) {
    const next = words[index + 1] ?? "";
    const verb = baseOf(word, next);
    if (verb === null) continue;
    const before = words[index - 1];
    // A short title is the name of an action, or of a record of it: `Password reset`, `Reset history`.
    if (words.length <= 3 && !reads && (index === 0 || index === words.length - 1)) {
      if (words.length > 1 && records.has(words.at(-1)!)) return null;
      return verb;
    }
    if (before === undefined) return verb;
    if (reads ? joiners.has(before) : openers.has(before)) return verb;
  }
  return null;
}

/** The verb that a word of a sentence is, as it stands or in the third person. */
function baseOf(word: string, next: string): string | null {
  for (const pair of [`${word} ${next}`, `${word.replace(/s$/, "")} ${next}`]) if (pairs.has(pair)) return pair;
  if (/^(?:logs|signs)$/.test(word) && determiners.has(next))
    return word === "logs" && (next === "out" || next === "the") ? "log out" : null;
  if (verbs.has(word) || glued.has(word)) return word;
  if (nounsInPlural.has(word) && !determiners.has(next)) return null;
  for (const base of [word.replace(/s$/, ""), word.replace(/es$/, ""), word.replace(/ies$/, "y")])
    if (base !== word && verbs.has(base)) return base;
  return null;
}

/** `resetDB`, `reset_db`, `Reset-Db` → reset, db */
export function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, maximumText)
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
