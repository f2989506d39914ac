// In: scopes that an operation asks for and scopes that a token carries. Out: whether the token is allowed.

import type { Operation } from "../../model/index.js";

/** Each way to be allowed by the document (OR), as the scopes that it takes (AND). Empty: no scope is asked for. */
export function requiredScopes(operation: Operation): readonly (readonly string[])[] {
  const ways = (operation.security ?? []).map((requirement) => requirement.flatMap((scheme) => scheme.scopes));
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
