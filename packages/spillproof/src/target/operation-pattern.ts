// In: `METHOD /path*` and an operation. Out: whether the one names the other.

import type { Operation } from "../model/index.js";

/** The method may be left out or `*`; `*` in the path stands for anything; a `{parameter}` for one of any name. */
export function namesOperation(pattern: string, operation: Pick<Operation, "method" | "path">): boolean {
  const { method, path } = partsOf(pattern);
  return (method === "*" || method === operation.method) && wildcard(anonymous(path), anonymous(operation.path));
}

export function partsOf(pattern: string): { readonly method: string; readonly path: string } {
  const trimmed = pattern.trim();
  const space = trimmed.search(/\s/);
  if (space !== -1) return { method: trimmed.slice(0, space).toUpperCase(), path: trimmed.slice(space).trim() };
  return /^[a-z]+$/i.test(trimmed) ? { method: trimmed.toUpperCase(), path: "*" } : { method: "*", path: trimmed };
}

/** `/users/{user_id}` → `/users/{}` */
function anonymous(path: string): string {
  let result = "";
  for (let at = 0; at < path.length; ) {
    const open = path.indexOf("{", at);
    const close = open === -1 ? -1 : path.indexOf("}", open);
    if (close === -1) return result + path.slice(at);
    result += `${path.slice(at, open)}{}`;
    at = close + 1;
  }
  return result;
}

/** Each literal part is taken at its first place after the one before, which is enough: a star takes whatever is left. */
function wildcard(pattern: string, text: string): boolean {
  const parts = pattern.split("*");
  const first = parts[0]!;
  if (parts.length === 1) return first === text;
  const last = parts.at(-1)!;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
