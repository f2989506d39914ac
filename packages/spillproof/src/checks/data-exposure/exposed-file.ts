/** The server hands out a file that was never meant to be served: settings, keys, backups, logs, the version history. Graded by what it holds. */

import { isSensitive, type SensitiveField, sensitiveFields } from "../../explore/index.js";
import type { Severity } from "../../model/index.js";
import { type Context, defineCheck, type Verdict, violated } from "../check.js";
import { isPublishable } from "../disclosed.js";
import { held, type Surface, surfaceOf, type Visit } from "../surface.js";
import { files, filesNamed, folders, type Kind, listingOf, type Shape, shapeByName } from "./files.js";

/** Of the files that a listed folder names, so many are read. */
const maximumListed = 6;

export const exposedFile = defineCheck({
  per: "api",
  rules: ["exposed-file"],
  cost: 34,
  async *run(context): AsyncGenerator<Verdict> {
    const surface = surfaceOf(context);
    const before = { asked: surface.asked, refused: surface.refused };
    const shapes = new Map<string, Shape>([...files, ...ownNames(context).flatMap(filesNamed)]);
    const asked = [...shapes.keys()].filter((path) => surface.documented(path) === null || path.startsWith("/."));
    const visits = [...(await surface.visitAll(asked))];
    for (const folder of await surface.visitAll(folders)) {
      const named = (listingOf(folder.exchange) ?? []).map((name) => (name.startsWith("/") ? name : `${folder.path}${name}`));
      const telling = named.filter((path) => !shapes.has(path) && shapeByName(path) !== null).slice(0, maximumListed);
      for (const path of telling) shapes.set(path, shapeByName(path)!);
      visits.push(...(await surface.visitAll(telling)));
    }
    const told: Verdict[] = [];
    let history = false;
    for (const visit of visits) {
      const kind = shapes.get(visit.path)!(visit.exchange);
      if (kind === null) continue;
      // A folder of versions is one defect, however many of its files are read.
      const isHistory = kind.what === "version history";
      if (isHistory && history) continue;
      const verdict = await judge(visit, kind, surface);
      if (verdict === null) continue;
      history ||= isHistory;
      told.push(verdict);
    }
    yield* told;
    if (told.length > 0) return;
    yield held(surface, before, "files", "names of settings, keys, backups and logs were tried; none is served");
  },
});

async function judge(visit: Visit, kind: Kind, surface: Surface): Promise<Verdict | null> {
  const anybody = await surface.asNobody(visit);
  const experiment = anybody ?? visit.exchange;
  const fields = sensitiveFields(experiment).filter((field) => isSensitive(field) && !field.pointer.startsWith("header:"));
  const severity = severityOf(fields, kind);
  if (severity === null) return null;
  const who = anybody === null ? `${visit.by!.name} is` : "anybody is";
  return violated("exposed-file", {
    operation: `GET ${visit.path}`,
    severity,
    confidence: "firm",
    control: visit.unknown,
    experiment,
    difference: `${who} answered with a ${kind.what}; a name beside it that nobody has is answered otherwise`,
    title: fields.length > 0 ? `A ${kind.what} is served, with {types}` : `A ${kind.what} is served`,
    data: fields.slice(0, 50).map((field) => ({ pointer: field.pointer, type: field.type, kind: field.kind, owner: null, raw: field.raw })),
    ...(severity === "high" ? {} : { because: becauseOf(severity, kind) }),
  });
}

function severityOf(fields: readonly SensitiveField[], kind: Kind): Severity | null {
  if (fields.some((field) => field.kind === "credential" && !isPublishable(field))) return "critical";
  // Records of one person may be a sample; settings hold addresses of those who keep the server.
  const personal = fields.filter((field) => field.kind !== "internal" && field.kind !== "credential");
  if (personal.length > 1 && kind.what !== "file of settings") return "high";
  return kind.bare;
}

function becauseOf(severity: Severity, kind: Kind): string {
  if (severity === "critical") return kind.what === "private key" ? "it is a private key" : "a credential that looks live stands in it";
  return severity === "low" ? "nothing in it opens anything or is about anybody" : "neither a credential nor personal data was seen in it";
}

/** What the API is called: its title, and its host where that is a name. */
function ownNames(context: Context): readonly string[] {
  const host = context.target.host
    .split(".")
    .filter((part) => !/^(?:www|api|app|dev|com|net|org|io|localhost|\d+)$/i.test(part) && !part.includes(":"))[0];
  return host === undefined || !/^[a-z][\w-]{2,30}$/i.test(host) ? [] : [host.toLowerCase()];
}
