// In: a way to read the target. Out: the public keys that it publishes for its tokens (RFC 7517, RFC 8414, OpenID Connect Discovery).

import { isObject } from "../../explore/index.js";
import { type Exchange, nobody } from "../../model/index.js";
import type { Context } from "../check.js";

const places = ["/.well-known/jwks.json", "/jwks", "/jwks.json", "/oauth/jwks", "/auth/jwks.json", "/.well-known/jwks"];
const discovery = ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"];
const maximumKeys = 10;

/** Empty where none are found on this origin. The configured place counts alone where there is one. */
export async function publicKeys(context: Context): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { jwks } = context.signing;
  for (const path of jwks === null ? [...(await discovered(context)), ...places] : [jwks]) {
    const keys = keysIn(await context.probe({ path }, nobody));
    if (keys.length > 0) return keys;
  }
  return [];
}

async function discovered(context: Context): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const path of discovery) {
    const exchange = await context.probe({ path }, nobody);
    const body = exchange.succeeded ? exchange.json?.value : null;
    const address = isObject(body) && typeof body.jwks_uri === "string" ? body.jwks_uri.slice(0, 2000) : "";
    if (!URL.canParse(address, context.target.origin)) continue;
    // An issuer may call itself by a public name; only this origin is ever called.
    const url = new URL(address, context.target.origin);
    paths.push(`${url.pathname}${url.search}`);
  }
  return [...new Set(paths)];
}

function keysIn(exchange: Exchange): readonly Readonly<Record<string, unknown>>[] {
  const body = exchange.succeeded ? exchange.json?.value : null;
  const keys = isObject(body) && Array.isArray(body.keys) ? body.keys : [];
  return keys.filter((key): key is Record<string, unknown> => isObject(key) && typeof key.kty === "string").slice(0, maximumKeys);
}
