/** The server hands out its own program: source as it was written, or a map that holds it. What browsers run is public by design. */

import { isObject, isSensitive, sensitiveFields } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";
import { defineCheck, type Verdict, violated } from "../check.js";
import { held, surfaceOf } from "../surface.js";

const sources = [
  "/app.py",
  "/main.py",
  "/server.js",
  "/index.js",
  "/app.js",
  "/src/app.js",
  "/src/server.ts",
  "/settings.py",
  "/main.go",
  "/index.php~",
  "/app.js.map",
  "/server.js.map",
];

/** Of these at least two: what only a program on a server says. */
const marks: Readonly<Record<string, readonly RegExp[]>> = {
  Python: [
    /^(?:from [\w.]{1,80} import |import [\w.]{1,80}\s*$)/m,
    /^(?:async )?def \w{1,80}\(|^class \w{1,80}[(:]/m,
    /^\w{1,40} ?= ?(?:Flask|FastAPI|Sanic|Starlette|Bottle|Quart|Blueprint|APIRouter)\(/m,
    /^@\w{1,40}\.(?:route|get|post|put|delete|patch)\(/m,
    /\bos\.environ\b|\bos\.getenv\(/,
    /^(?:SECRET_KEY|DATABASES|INSTALLED_APPS|ALLOWED_HOSTS|SQLALCHEMY_DATABASE_URI|DEBUG)\s{0,10}=/m,
  ],
  JavaScript: [
    /\brequire\(["'](?:node:)?(?:express|fastify|koa|http|https|fs|pg|mysql2?|mongoose|mongodb|sequelize|knex|jsonwebtoken|bcryptjs?|dotenv|better-sqlite3|sqlite3|hapi|@hapi\/hapi)["']\)/,
    /\bfrom ["'](?:node:[a-z_/]{2,30}|express|fastify|koa|hono|pg|mysql2|mongoose|mongodb|sequelize|jsonwebtoken|jose|bcryptjs?|@nestjs\/[a-z-]{2,30}|@prisma\/client)["']/,
    /\b(?:app|server|fastify)\.listen\(|\bcreateServer\(/,
    /\b(?:app|router|fastify|server)\.(?:get|post|put|delete|patch|use)\(\s{0,10}["'`]\//,
    /\bprocess\.env\.[A-Z_]{2,60}/,
  ],
  PHP: [/<\?php/, /\$\w{1,60}\s{0,5}=|\bfunction \w|\brequire(?:_once)?\b|\buse [A-Z]\w/],
  Go: [/^package \w{1,40}\s*$/m, /^import (?:\(|")/m, /^func \w{1,60}\(/m],
  Ruby: [
    /^\s{0,20}(?:require|require_relative) ["']/m,
    /^\s{0,20}(?:class \w{1,80} < |module \w|(?:get|post|put|delete) ["']\/)/m,
    /\bENV\[["']/,
  ],
};

const inBrowsers = /\b(?:document\.(?:getElementById|querySelector|createElement)|window\.|webpackJsonp|localStorage\.)/;

export const exposedSource = defineCheck({
  per: "api",
  rules: ["exposed-source"],
  cost: 12,
  async *run(context): AsyncGenerator<Verdict> {
    const surface = surfaceOf(context);
    const before = { asked: surface.asked, refused: surface.refused };
    const visits = await surface.visitAll(sources.filter((path) => surface.documented(path) === null));
    let found = false;
    for (const visit of visits) {
      const language = languageOf(visit.exchange);
      if (language === null) continue;
      found = true;
      const anybody = await surface.asNobody(visit);
      const experiment = anybody ?? visit.exchange;
      const fields = sensitiveFields(experiment).filter((field) => isSensitive(field) && field.kind === "credential");
      yield violated("exposed-source", {
        operation: `GET ${visit.path}`,
        confidence: "firm",
        control: visit.unknown,
        experiment,
        difference: `${anybody === null ? `${visit.by!.name} is` : "anybody is"} answered with the program itself, in ${language}; a name beside it that nobody has is answered otherwise`,
        title: `Its own source is served (${language})`,
        data: fields
          .slice(0, 50)
          .map((field) => ({ pointer: field.pointer, type: field.type, kind: field.kind, owner: null, raw: field.raw })),
      });
    }
    if (found) return;
    yield held(surface, before, "source", "usual names of source files were tried; none is served");
  },
});

/** Null where it is no source, or source that a browser runs. */
function languageOf(exchange: Exchange): string | null {
  const text = exchange.json === null ? exchange.text : mapped(exchange.json.value);
  if (text === null || /^\s{0,200}<(?:!doctype|html|head|body)/i.test(text)) return null;
  const beginning = text.slice(0, 200_000);
  for (const [language, signs] of Object.entries(marks)) {
    const shown = signs.filter((sign) => sign.test(beginning)).length;
    if (shown < 2) continue;
    // What runs in both places has little of a server in it.
    return language === "JavaScript" && shown < 3 && inBrowsers.test(beginning) ? null : language;
  }
  return null;
}

/** The sources within a source map. */
function mapped(value: unknown): string | null {
  if (!isObject(value) || !Array.isArray(value.sources) || !Array.isArray(value.sourcesContent)) return null;
  return value.sourcesContent.filter((content) => typeof content === "string").join("\n");
}
