// In: settings and the OpenAPI document. Out: the Express app, every route behind a guard that it names itself.
import express from "express";
import { createAudit } from "./audit.js";
import { answerProblem, Problem } from "./errors.js";
import { createGuards } from "./guards.js";
import { addHeaders } from "./headers.js";
import { createLimits } from "./limits.js";
import { createLog } from "./log.js";
import { accountRoutes } from "./routes/accounts.js";
import { adminRoutes } from "./routes/admin.js";
import { orderRoutes } from "./routes/orders.js";
import { publicRoutes } from "./routes/public.js";
import { userRoutes } from "./routes/users.js";
import { createStore } from "./store.js";
import { createTokens } from "./tokens.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `write` takes the log's lines; `extra` adds routes in tests. */
export async function createApp(settings, document, { write, extra = () => [] } = {}) {
  const store = await createStore(settings);
  const log = createLog(settings, write);
  const audit = createAudit(settings, log.pseudonym);
  const limits = createLimits();
  const tokens = createTokens(settings, store);
  const guards = createGuards(tokens);
  const parts = { settings, document, store, log, audit, limits, tokens, guards };

  const app = express();
  app.disable("x-powered-by"); // not which framework answers
  app.disable("etag"); // nothing here is to be kept
  app.set("query parser", "simple");
  app.set("trust proxy", settings.trustedProxies); // without it every caller behind the proxy shares one address

  // In this order: number the request, see who asks, brake, then the route's own guard.
  app.use(log.tellRequests, addHeaders, guards.identify, audit.recordRequests, limits.brake(settings.requestsPerMinute));
  app.use(express.json({ limit: "64kb" }));
  for (const name of ["user_id", "order_id"]) {
    app.param(name, (request, _response, next, value) => {
      if (!UUID.test(value)) throw new Problem(404);
      request.objects = [...(request.objects ?? []), value]; // for the audit trail: Express forgets `params` where a handler throws
      next();
    });
  }

  const routes = [publicRoutes, accountRoutes, userRoutes, orderRoutes, adminRoutes, extra].flatMap((part) => part(parts));
  const methods = new Map();
  for (const [method, path, guard, handler] of routes) {
    // Deny by default: a route that does not say who may come in stops the start.
    if (!guards.knows(guard)) throw new Error(`${method} ${path} names no guard`);
    app[method](path, guard, handler);
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
  }
  for (const [path, known] of methods) app.all(path, answerOtherMethods(known));
  app.use((_request, _response, next) => next(new Problem(404)));
  app.use(answerProblem(log));
  app.locals.routes = routes.map(([method, path]) => `${method.toUpperCase()} ${path}`);
  return app;
}

function answerOtherMethods(known) {
  const allow = [...known, ...(known.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  return (request, response) => {
    response.set("Allow", allow);
    if (request.method !== "OPTIONS") throw new Problem(405);
    response.status(204).end();
  };
}
