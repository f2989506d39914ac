// In: nothing. Out: personal answers that caches may keep, and others that they may not, in the ways that servers say so.

import type { Route, Twin } from "../kit.js";
import { personOf } from "../people.js";

/** The caller's account under one `Cache-Control`; another for the leaky one. */
function account(leakyHeaders: Readonly<Record<string, string>>, soundHeaders: Readonly<Record<string, string>>): Record<string, Route> {
  return {
    "GET /me": {
      promises: ["id", "name", "email"],
      handle: ({ who }, leaky) => ({
        json: { id: personOf(who).id, name: personOf(who).name, email: personOf(who).email },
        headers: leaky ? leakyHeaders : soundHeaders,
      }),
    },
    // Nothing of anybody.
    "GET /products": {
      list: true,
      promises: ["sku", "title"],
      handle: () => ({ json: [{ sku: "LMP-40", title: "Brass reading lamp" }], headers: { "cache-control": "public, max-age=600" } }),
    },
  };
}

const control = (value: string) => ({ "cache-control": value });

export const twins: readonly Twin[] = [
  {
    name: "public for an hour",
    routes: account(control("public, max-age=3600"), control("no-store")),
    leaks: ["cacheable-personal-data null low"],
    verifies: ["safe-configuration GET /me"],
  },
  {
    name: "shared caches by s-maxage, or none by private and no-cache",
    routes: account(control("s-maxage=60"), control("private, no-cache")),
    leaks: ["cacheable-personal-data null low"],
    verifies: ["safe-configuration GET /me"],
  },
  {
    name: "nothing said",
    routes: account(control(""), control("max-age=0, private, must-revalidate")),
    leaks: ["cacheable-personal-data null low"],
    verifies: ["safe-configuration GET /me"],
  },
  {
    name: "kept by the caller's own browser on purpose",
    routes: account(control("max-age=60"), control("private, max-age=60")),
    leaks: ["cacheable-personal-data null low"],
    leavesOpen: ["safe-configuration GET /me"],
  },
];
