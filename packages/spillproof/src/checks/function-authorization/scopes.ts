// In: scopes that an operation asks for and scopes that a token carries. Out: whether the token is allowed.

import { leavesOf } from "../../explore/index.js";
import type { Operation } from "../../model/index.js";

const openIdScopes = new Set(["openid", "profile", "email", "address", "phone", "offline_access"]);

/** Each way to be allowed by the document (OR), as the scopes that it takes (AND). Empty: no scope is asked for. */
export function requiredScopes(operation: Operation): readonly (readonly string[])[] {
  const ways = (operation.security ?? []).map((requirement) => {
    const scopes = requirement.flatMap((scheme) => scheme.scopes);
    // Beside `openid` these choose which claims are told, and refuse nobody (OpenID Connect Core, 5.4).
    return scopes.includes("openid") ? scopes.filter((scope) => !openIdScopes.has(scope)) : scopes;
  });
  return ways.some((way) => way.length === 0) ? [] : ways;
}

/**
 * True where a grant meets one way. Hierarchies count: `orders:*`, `orders`, `admin`, and a right to write, manage or administer a thing as
 * a right to read it.
 */
export function allows(grant: readonly string[], ways: readonly (readonly string[])[]): boolean {
  return ways.some((way) => way.every((scope) => grant.some((held) => covers(held, scope))));
}

function covers(held: string, wanted: string): boolean {
  const [have, want] = [held.toLowerCase(), wanted.toLowerCase()];
  if (
    have === want ||
    /^(?:\*|all|root|admin|administrator|superuser|superadmin|sysadmin|full_access|full)$/.test(have) ||
    /^(?:\*|all|admin)[:./]\*?/.test(have)
  )
    return true;
  const [haveParts, wantParts] = [have.split(/[:./]/), want.split(/[:./]/)];
  if (haveParts.at(-1) === "*") return wantParts.slice(0, haveParts.length - 1).join() === haveParts.slice(0, -1).join();
  if (haveParts.length < wantParts.length && haveParts.every((part, index) => part === wantParts[index])) return true;
  // `Orders.Read.All` for `Orders.Read`; `user` for `read:user`.
  if (haveParts.at(-1) === "all" && haveParts.slice(0, -1).join() === wantParts.join()) return true;
  if (haveParts.length === 1 && wantParts.length === 2 && wantParts[1] === have) return true;
  const verbs = /^(?:write|manage|admin|full|edit|all|rw|readwrite|read_write|owner)$/;
  const reads = /^(?:read|view|list|get|r|readonly|read_only)$/;
  const last = (parts: readonly string[]) => parts.length - 1;
  if (verbs.test(haveParts.at(-1)!) && reads.test(wantParts.at(-1)!))
    return haveParts.slice(0, last(haveParts)).join() === wantParts.slice(0, last(wantParts)).join();
  // `write:orders` for `read:orders`.
  return (
    verbs.test(haveParts[0]!) &&
    reads.test(wantParts[0]!) &&
    haveParts.slice(1).join() === wantParts.slice(1).join() &&
    haveParts.length > 1
  );
}

/** Claims in which issuers keep rights besides scopes: Keycloak's `realm_access`, Auth0's `permissions`, Spring's `authorities`, roles of any sort. */
const rightClaims =
  /^(?:scopes?|scp|permissions?|perms|authorities|entitlements|roles?|groups|realm_access|resource_access|rights|privileges)$|[/:](?:roles|permissions|groups)$/i;

export function isScopeClaim(name: string): boolean {
  return /^(?:scopes?|scp)$/i.test(name);
}

/** What a token says of its rights, scopes or not, by claim. */
export function rightsByClaim(claims: Readonly<Record<string, unknown>> | null): ReadonlyMap<string, readonly string[]> {
  const told = Object.entries(claims ?? {}).filter(([name]) => rightClaims.test(name));
  return new Map(
    told.map(([name, value]) => [
      name,
      leavesOf(value).flatMap((leaf) =>
        typeof leaf.value === "string" ? leaf.value.split(/[\s,]+/).map((right) => right.replace(/^SCOPE_/, "")) : [],
      ),
    ]),
  );
}

/** All that a token says of its rights; null where it says nothing. */
export function rightsOf(grant: readonly string[] | null, claims: Readonly<Record<string, unknown>> | null): readonly string[] | null {
  const told = [...rightsByClaim(claims).values()].flat();
  return grant === null && told.length === 0 ? null : [...new Set([...(grant ?? []), ...told])];
}
