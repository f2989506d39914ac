// What everybody may see, said on purpose: health, the document, the catalogue.
import * as responses from "../responses.js";

export const publicRoutes = ({ store, document, guards: { everybody } }) => [
  ["get", "/health", everybody, (_request, response) => response.json({ status: "ok" })],
  ["get", "/openapi.json", everybody, (_request, response) => response.json(document)],
  [
    "get",
    "/products",
    everybody,
    (_request, response) => response.json({ items: store.products().map(responses.product), next_offset: null }),
  ],
];
