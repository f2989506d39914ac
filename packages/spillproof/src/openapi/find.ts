// In: a way to get paths of the target. Out: the OpenAPI document that it serves, if any, and where.

/** What a path answers; null where nothing came. */
interface Found {
  readonly status: number;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

type Get = (path: string) => Promise<Found | null>;

/** Where frameworks put it, commonest first. */
const usual = [
  "/openapi.json",
  "/openapi.yaml",
  "/swagger.json",
  "/v3/api-docs",
  "/api-docs",
  "/docs/openapi.json",
  "/api/schema",
  "/openapi.yml",
  "/swagger/v1/swagger.json",
  "/api/openapi.json",
  "/apispec_1.json",
  "/apispec.json",
  "/api/v1/openapi.json",
  "/swagger.yaml",
  "/docs/swagger.json",
];
const pages = ["/docs", "/swagger", "/redoc", "/api/docs", "/", "/swagger-ui/", "/documentation", "/apidocs", "/ui"];
const rarer = [
  "/v2/api-docs",
  "/api/schema/",
  "/schema/",
  "/schema/openapi.json",
  "/openapi/v1.json",
  "/api/swagger.json",
  "/api/v1/swagger.json",
  "/api-docs.json",
  "/api-json",
  "/docs-json",
  "/docs/json",
  "/documentation/json",
  "/swagger/doc.json",
  "/api/v3/openapi.json",
  "/v1/openapi.json",
  "/q/openapi",
  "/openapi",
  "/api-spec.json",
  "/spec",
  "/.well-known/openapi.json",
];

const maximumLinks = 20;
const maximumPage = 4 * 1024 * 1024;
const maximumPages = 12;

/**
 * Tries the usual paths in order, then what the documentation pages link to or hold within, then rarer paths. An application that answers
 * the same page to everything has none.
 */
export async function findDocument(get: Get): Promise<{ readonly path: string; readonly bytes: Uint8Array } | null> {
  const asked = new Set<string>();
  const shown: { readonly path: string; readonly text: string }[] = [];
  const texts = new Set<string>();
  const attempt = async (path: string): Promise<{ path: string; bytes: Uint8Array } | null> => {
    if (asked.has(path)) return null;
    asked.add(path);
    const found = await get(path);
    if (found === null || found.status !== 200 || found.bytes.length === 0) return null;
    if (isDocument(found.bytes)) return { path, bytes: found.bytes };
    if (found.bytes.length > maximumPage) return null;
    const text = new TextDecoder().decode(found.bytes);
    if (!texts.has(text) && shown.length < maximumPages) shown.push({ path, text });
    texts.add(text);
    return null;
  };

  for (const path of usual) {
    const found = await attempt(path);
    if (found !== null) return found;
  }
  for (const path of pages) {
    const found = await attempt(path);
    if (found !== null) return found;
  }
  let links = 0;
  // Pages grow while their scripts are read.
  for (let at = 0; at < shown.length; at++) {
    const page = shown[at]!;
    const within = documentWithin(page.text);
    if (within !== null) return { path: page.path, bytes: new TextEncoder().encode(within) };
    for (const link of linksIn(page.text)) {
      const path = pathOf(link, page.path);
      if (path === null || asked.has(path) || links >= maximumLinks) continue;
      links++;
      const found = await attempt(path);
      if (found !== null) return found;
    }
  }
  for (const path of rarer) {
    const found = await attempt(path);
    if (found !== null) return found;
  }
  return null;
}

/** True for a JSON or YAML text that says that it is an OpenAPI document. */
function isDocument(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const first = text.trimStart()[0];
  if (first === undefined || first === "<") return false;
  if (first === "{") {
    try {
      const root: unknown = JSON.parse(text);
      return (
        root !== null &&
        typeof root === "object" &&
        (Object.hasOwn(root, "openapi") || Object.hasOwn(root, "swagger")) &&
        Object.hasOwn(root, "paths")
      );
    } catch {
      return false;
    }
  }
  return /^["']?(?:openapi|swagger)["']? ?: *["']?[23]/m.test(text) && /^["']?paths["']? ?:/m.test(text);
}

/** Quoted texts that look like the address of a document, and scripts that may hold one: those that a key such as `url:` stands before first. */
function linksIn(page: string): readonly string[] {
  const named: string[] = [];
  const others: string[] = [];
  for (let at = 0; at < page.length; at++) {
    const mark = page[at];
    if (mark !== '"' && mark !== "'" && mark !== "`") continue;
    const end = page.indexOf(mark, at + 1);
    if (end === -1) continue;
    const text = page.slice(at + 1, Math.min(end, at + 400));
    if (end - at > 300 || /[\s<>{}]/.test(text) || text === "") continue;
    const link = text.replaceAll("\\/", "/").replaceAll("&amp;", "&");
    const path = link.split(/[?#]/)[0]!;
    const before = page.slice(Math.max(0, at - 40), at);
    if (/(?:\burl|spec-?url|specurl|data-url|configurl|apidescriptionurl)["']?\s?[:=]\s?$/i.test(before) && /[/.]/.test(link))
      named.push(link);
    else if (/swagger-initializer|swagger-ui-init|api-docs.{0,40}\.js$/i.test(path)) named.push(link);
    else if (
      /openapi|swagger|api-?docs|apispec|schema|redoc/i.test(link) &&
      !/\.(?:css|js|mjs|map|png|svg|ico|jpe?g|gif|woff2?|ttf|html?)$/i.test(path) &&
      /^(?:[a-z]+:\/\/|\.{0,2}\/|[\w-]+[./])/i.test(link)
    )
      others.push(link);
    at = end;
  }
  return [...new Set([...named, ...others])];
}

/** Only ever a path of the target: what an absolute address names elsewhere is looked for here. */
function pathOf(link: string, page: string): string | null {
  try {
    const base = new URL(page, "http://target.invalid");
    const url = new URL(link, base);
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    return url.pathname + url.search;
  } catch {
    return null;
  }
}

/** A document that stands as JSON inside a page or script, as swagger-ui-express and Scalar put it there. */
function documentWithin(page: string): string | null {
  let tries = 0;
  for (const key of ['"openapi"', '"swagger"']) {
    for (let at = page.indexOf(key); at !== -1 && tries < 10; at = page.indexOf(key, at + 1), tries++) {
      // The key may stand anywhere in its object; nearly always it is the first one.
      const open = page.lastIndexOf("{", at);
      const text = open === -1 || at - open > 2000 ? null : balanced(page, open);
      if (text !== null && isDocument(new TextEncoder().encode(text))) return text;
    }
  }
  return null;
}

/** The object that starts there, to its closing brace. */
function balanced(text: string, start: number): string | null {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === "\\") at++;
    } else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return text.slice(start, at + 1);
  }
  return null;
}
