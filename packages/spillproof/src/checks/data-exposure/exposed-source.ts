/** The server hands out its own program: source as it was written, or a map that holds it. What browsers run is public, and what it was made of seldom meant to be. */

import { isObject, isSensitive, sensitiveFields } from "../../explore/index.js";
import { type Exchange, nobody } from "../../model/index.js";
import { type Context, defineCheck, type Verdict, violated } from "../check.js";
import { isPublishable } from "../disclosed.js";
import { held, surfaceOf } from "../surface.js";

/** Scripts of a page whose maps are looked for. */
const maximumScripts = 3;

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
    const paths = [...sources, ...(await mapsOfPage(context))];
    const visits = await surface.visitAll(paths.filter((path) => surface.documented(path) === null));
    let found = false;
    for (const visit of visits) {
      const language = languageOf(visit.exchange);
      if (language === null && !holdsSources(visit.exchange)) continue;
      const anybody = await surface.asNobody(visit);
      const experiment = anybody ?? visit.exchange;
      const fields = sensitiveFields(experiment).filter(
        (field) => isSensitive(field) && field.kind === "credential" && (language !== null || !isPublishable(field)),
      );
      const mild = language === null && fields.length === 0;
      found ||= !mild;
      yield violated("exposed-source", {
        operation: `GET ${visit.path}`,
        ...(mild
          ? { severity: "low" as const, because: "it is what a program for browsers was made of, and no credential is known in it" }
          : {}),
        confidence: "firm",
        control: visit.unknown,
        experiment,
        difference: `${anybody === null ? `${visit.by!.name} is` : "anybody is"} answered with ${language === null ? "the sources of a program for browsers, as they were written" : `the program itself, in ${language}`}; a name beside it that nobody has is answered otherwise`,
        title: language === null ? "The sources of its page are served" : `Its own source is served (${language})`,
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

/** Paths of the maps that the scripts of its page name, or that lie beside them. */
async function mapsOfPage(context: Context): Promise<readonly string[]> {
  const { origin } = context.target;
  const within = (reference: string, from: string): string | null => {
    const base = `${origin}${from}`;
    const url = URL.canParse(reference, base) ? new URL(reference, base) : null;
    return url?.origin === origin && context.mayProbe(url.pathname) ? url.pathname : null;
  };
  const page = await context.probe({ path: "/" }, nobody);
  if (!page.succeeded || page.json !== null) return [];
  const named = [...page.text.slice(0, 200_000).matchAll(/<script\b[^>]{0,300}?\bsrc\s{0,5}=\s{0,5}["']?([^"'\s>]{1,300})/gi)];
  const scripts = [...new Set(named.map(([, source]) => within(source!, "/")))].filter((path) => path !== null).slice(0, maximumScripts);
  const maps: string[] = [];
  for (const path of scripts) {
    const script = await context.probe({ path }, nobody);
    if (!script.succeeded) continue;
    const [, reference] = /[#@] ?sourceMappingURL=([^\s'"*]{1,300})/.exec(script.text.slice(-2_000)) ?? [];
    const map = reference?.startsWith("data:") ? null : within(reference ?? `${path}.map`, path);
    if (map !== null) maps.push(map);
  }
  return maps;
}

/** A map with sources in it that are no package of others. */
function holdsSources({ json }: Exchange): boolean {
  if (!isObject(json?.value) || typeof json.value.version !== "number" || !Array.isArray(json.value.sources)) return false;
  const { sources: names, sourcesContent: texts } = json.value;
  return (
    Array.isArray(texts) &&
    names.some((name, index) => typeof name === "string" && !name.includes("node_modules/") && typeof texts[index] === "string")
  );
}

/** The sources within a source map. */
function mapped(value: unknown): string | null {
  if (!isObject(value) || !Array.isArray(value.sources) || !Array.isArray(value.sourcesContent)) return null;
  return value.sourcesContent.filter((content) => typeof content === "string").join("\n");
}
