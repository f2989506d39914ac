// In: nothing, or the text of an answer. Out: names of files that are never meant to be served, and what the answer is by its own shape.

import { maskedLooking } from "@spillproof/detect";
import type { Exchange } from "../../model/index.js";

/** What a file is by its content; null where the answer is no such file. */
export type Shape = (exchange: Exchange) => Kind | null;

export interface Kind {
  /** After "a": `file of settings`. */
  readonly what: string;
  /** How bad it is with nothing in it that a detector knows; null: nothing to tell then. */
  readonly bare: "critical" | "high" | "medium" | "low" | null;
}

const head = (exchange: Exchange) => exchange.text.slice(0, 200_000);
/** What text of any sort begins with that is answered to browsers. */
const isPage = (text: string) => /^\s{0,200}<(?:!doctype|html|head|body|\?xml|svg)/i.test(text);
const startsWith = (exchange: Exchange, ...bytes: readonly number[]) => bytes.every((byte, index) => exchange.answer?.body[index] === byte);

/** `KEY=value` on most lines. */
const environment: Shape = (exchange) => {
  const lines = head(exchange)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const pairs = lines.flatMap((line) => {
    const match = /^(?:export\s{1,4})?([A-Za-z_][A-Za-z0-9_.]{1,80})\s{0,4}=(.{0,4000})$/.exec(line);
    return match === null ? [] : [match[2]!.trim()];
  });
  if (pairs.length < 2 || pairs.length * 10 < lines.length * 8) return null;
  return { what: "file of settings", bare: pairs.every((value) => value === "" || maskedLooking(value)) ? null : "low" };
};

const sections: Shape = (exchange) => {
  const text = head(exchange);
  if (isPage(text) || !/^\s{0,50}\[[\w .:"/-]{1,80}\]/m.test(text) || !/^\s{0,50}[\w.-]{1,80}\s{0,10}[=:]/m.test(text)) return null;
  return { what: "file of settings", bare: null };
};

const gitConfig: Shape = (exchange) =>
  /^\s{0,50}\[core\]/m.test(head(exchange)) && /^\s{0,50}repositoryformatversion\s{0,10}=/m.test(head(exchange))
    ? { what: "version history", bare: "high" }
    : null;

const gitHead: Shape = (exchange) =>
  /^(?:ref: refs\/[\w./-]{1,200}|[0-9a-f]{40})\s{0,4}$/.test(head(exchange).trim()) ? { what: "version history", bare: "high" } : null;

const sqlite: Shape = (exchange) => (head(exchange).startsWith("SQLite format 3\u0000") ? { what: "database", bare: "high" } : null);

const dump: Shape = (exchange) => {
  const text = head(exchange);
  if (isPage(text) || exchange.json !== null) return null;
  const statements = /^\s{0,20}(?:CREATE TABLE|INSERT INTO|COPY [\w."]{1,100} ?\()/im.test(text);
  const begins = /^\s{0,200}(?:--|\/\*|CREATE |INSERT |PRAGMA |BEGIN|SET |DROP |COPY |USE )/i.test(text);
  return statements && begins ? { what: "dump of a database", bare: "high" } : null;
};

const archive: Shape = (exchange) => {
  const tar = String.fromCharCode(...(exchange.answer?.body.slice(257, 262) ?? [])) === "ustar";
  return startsWith(exchange, 0x50, 0x4b, 0x03, 0x04) ||
    startsWith(exchange, 0x1f, 0x8b) ||
    startsWith(exchange, 0x37, 0x7a, 0xbc, 0xaf) ||
    tar
    ? { what: "archive", bare: "high" }
    : null;
};

const log: Shape = (exchange) => {
  const text = head(exchange);
  if (isPage(text)) return null;
  const lines = text.split(/\r?\n/, 200).filter((line) => line.trim() !== "");
  const dated = lines.filter((line) =>
    /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}|\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}|\b\d{2}:\d{2}:\d{2}\b/.test(line.slice(0, 300)),
  );
  return lines.length >= 2 && dated.length * 3 >= lines.length ? { what: "log", bare: "medium" } : null;
};

const privateKey: Shape = (exchange) =>
  /^\s{0,200}-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----/.test(head(exchange)) ? { what: "private key", bare: "critical" } : null;

const htpasswd: Shape = (exchange) =>
  /^[\w.@-]{1,100}:(?:\$(?:apr1|2[aby]|5|6)\$|\{SHA\})\S{10,200}\s*$/m.test(head(exchange)) && !isPage(head(exchange))
    ? { what: "file of passwords", bare: "critical" }
    : null;

/** A file of settings is told by a secret in it alone: browsers are given some by design. */
const settings: Shape = (exchange) =>
  isPage(head(exchange)) || head(exchange).trim() === "" ? null : { what: "file of settings", bare: null };

const compose: Shape = (exchange) =>
  /^services:\s*$/m.test(head(exchange)) && /^\s{1,20}(?:image|build):/m.test(head(exchange))
    ? { what: "file of settings", bare: "medium" }
    : null;

const finder: Shape = (exchange) =>
  startsWith(exchange, 0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31) ? { what: "listing of a folder", bare: "low" } : null;

const table: Shape = (exchange) => {
  const text = head(exchange);
  if (isPage(text) || exchange.json !== null) return null;
  const [first = "", second = ""] = text.split(/\r?\n/, 2);
  const columns = (line: string) => line.split(/[,;\t]/).length;
  return columns(first) > 1 && columns(first) === columns(second) ? { what: "table", bare: null } : null;
};

const records: Shape = (exchange) =>
  exchange.json !== null && typeof exchange.json.value === "object" ? { what: "copy of records", bare: null } : null;

/** `Index of /backup/`: what it names is read as well. */
export function listingOf(exchange: Exchange): readonly string[] | null {
  const text = head(exchange);
  if (!/<title>\s{0,20}(?:Index of|Directory listing for|listing directory) /i.test(text)) return null;
  return [...text.matchAll(/<a [^<>]{0,200}?href="([^"<>?#]{1,200})"/gi)]
    .map((match) => match[1]!)
    .filter((name) => !name.startsWith("..") && !name.includes("://"));
}

/** By path, with what its content has to be. */
export const files: readonly (readonly [path: string, shape: Shape])[] = [
  ["/.env", environment],
  ["/.env.local", environment],
  ["/.env.production", environment],
  ["/.git/config", gitConfig],
  ["/.git/HEAD", gitHead],
  ["/.aws/credentials", sections],
  ["/.htpasswd", htpasswd],
  ["/.DS_Store", finder],
  ["/id_rsa", privateKey],
  ["/server.key", privateKey],
  ["/private.key", privateKey],
  ["/key.pem", privateKey],
  ["/backup.sql", dump],
  ["/dump.sql", dump],
  ["/backup.zip", archive],
  ["/backup.tar.gz", archive],
  ["/db.sqlite3", sqlite],
  ["/database.db", sqlite],
  ["/app.db", sqlite],
  ["/app.log", log],
  ["/logs/app.log", log],
  ["/error.log", log],
  ["/debug.log", log],
  ["/config.json", settings],
  ["/config.yml", settings],
  ["/credentials.json", settings],
  ["/appsettings.json", settings],
  ["/docker-compose.yml", compose],
  ["/users.csv", table],
  ["/backup.json", records],
];

/** Folders that a server may list. */
export const folders: readonly string[] = ["/backup/", "/backups/", "/logs/", "/uploads/"];

/** What a file in a listed folder has to be, by its name; null where nothing is to be told of it. */
export function shapeByName(name: string): Shape | null {
  const byEnding: readonly (readonly [RegExp, Shape])[] = [
    [/\.(?:sql|dump)$/i, dump],
    [/\.(?:db|sqlite3?)$/i, sqlite],
    [/\.(?:zip|gz|tgz|tar|7z)$/i, archive],
    [/\.log(?:\.\d)?$/i, log],
    [/(?:\.(?:key|pem)|id_rsa)$/i, privateKey],
    [/\.env/i, environment],
    [/\.(?:csv|tsv)$/i, table],
    [/\.json$/i, records],
    [/\.(?:ya?ml|ini|conf|cfg|properties|bak)$/i, settings],
  ];
  return byEnding.find(([ending]) => ending.test(name))?.[1] ?? null;
}

/** Files under the API's own name, as it was packed or copied: `shop.db`, `shop.zip`. */
export function filesNamed(name: string): readonly (readonly [path: string, shape: Shape])[] {
  return [
    [`/${name}.db`, sqlite],
    [`/${name}.sql`, dump],
    [`/${name}.zip`, archive],
    [`/${name}.log`, log],
  ];
}
