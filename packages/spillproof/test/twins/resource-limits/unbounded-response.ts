// In: nothing. Out: lists without an upper limit, and others that are long by right or too short to tell.

import { me } from "../collection.js";
import type { Ask, Route, Twin } from "../kit.js";

/** Entries of whoever asks. */
const entries = (who: string | null, length: number) =>
  Array.from({ length }, (_, index) => ({ id: `${who}-${(index * 7_919 + 104_729) % 999_983}`, ware: `ware number ${index} of ${who}` }));

function items(length: number, give: (ask: Ask, leaky: boolean) => number, parameters: readonly string[] = []): Record<string, Route> {
  return {
    ...me,
    "GET /items": {
      promises: { items: { type: "array", items: { type: "object", properties: { id: {}, ware: {} } } }, total: {} },
      parameters: parameters.map((name) => ({ name, in: "query", schema: { type: "integer" } })),
      handle: (ask, leaky) => ({ json: { items: entries(ask.who, length).slice(0, give(ask, leaky)), total: length } }),
    },
  };
}

export const twins: readonly Twin[] = [
  {
    name: "everything at once",
    routes: items(240, ({ query }, leaky) => (leaky ? 240 : Math.min(Number(query.get("limit") ?? 50), 50))),
    leaks: ["unbounded-response null low"],
  },
  {
    name: "as many as are asked for",
    routes: items(1_400, ({ query }, leaky) => Math.min(Number(query.get("per_page") ?? 25), leaky ? Number.POSITIVE_INFINITY : 100), [
      "per_page",
      "page",
    ]),
    leaks: ["unbounded-response null low"],
    verifies: ["rate-limits GET /items"],
  },
  {
    name: "a limit that is refused, another that is not",
    routes: items(1_400, ({ query }) => Number(query.get("size") ?? 20), ["size"]),
    before: ({ query }, _, leaky) =>
      !leaky && Number(query.get("size") ?? 1) > 100 ? { status: 422, json: { error: "size is 1 to 100" } } : null,
    leaks: ["unbounded-response null low"],
    verifies: ["rate-limits GET /items"],
  },
  {
    name: "a list for reference, and a short one",
    routes: {
      ...items(12, () => 12),
      "GET /units": {
        list: true,
        promises: ["code", "title"],
        handle: ({ who }, leaky) => ({
          json: Array.from({ length: 249 }, (_, index) => ({ code: `u${index}`, title: `unit ${index}${leaky ? ` of ${who}` : ""}` })),
        }),
      },
    },
    leaks: ["unbounded-response null low"],
    leavesOpen: ["rate-limits GET /units", "rate-limits GET /items"],
  },
];
