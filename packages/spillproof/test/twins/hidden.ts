// In: what a path answers. Out: routes that no document names; the sound one has them not, or closed.

import { me } from "./collection.js";
import type { Reply, Route, Twin } from "./kit.js";
import { both } from "./people.js";

export const text = (body: string, type = "text/plain"): Reply => ({ text: body, headers: { "content-type": type } });
export const absent: Reply = { status: 404, json: { error: "not found" } };

/** Answered by the leaky one alone, to everybody. */
export function open(path: string, reply: Reply, sound: Reply = absent): Record<string, Route> {
  return { [`GET ${path}`]: { hidden: true, open: true, handle: (_, leaky) => (leaky ? reply : sound) } };
}

/** Answered by the leaky one to every caller. */
export function forCallers(
  path: string,
  reply: Reply | ((who: string) => Reply),
  sound: Reply = { status: 403, json: { error: "forbidden" } },
): Record<string, Route> {
  return {
    [`GET ${path}`]: { hidden: true, handle: ({ who }, leaky) => (!leaky ? sound : typeof reply === "function" ? reply(who!) : reply) },
  };
}

/** Answered by both: what is no leak, whatever it looks like. */
export function always(path: string, reply: Reply | ((who: string | null) => Reply), toNobody = true): Record<string, Route> {
  return { [`GET ${path}`]: { hidden: true, open: toNobody, handle: ({ who }) => (typeof reply === "function" ? reply(who) : reply) } };
}

/** A twin around hidden routes, with an account that works. */
export function hiding(name: string, routes: Record<string, Route>, leaks: readonly string[], more: Partial<Twin> = {}): Twin {
  return { name, routes: { ...me, ...routes }, leaks, ...more };
}

/** What a list for staff shows of everybody. */
export const everybody = both.map(({ id, name, email, phone, birth_date }) => ({ id, name, email, phone, birth_date }));

/** The page that some applications answer to every path. */
export const shell = (path: string): Reply =>
  text(
    `<!doctype html><html><head><title>Larkwood</title></head><body><div id="root" data-path="${path}"></div><script src="/assets/main.4f2a.js"></script></body></html>`,
    "text/html",
  );
