/** An answer repeats the caller's credential: in its body, a header or an error, plain or encoded. */

import { requestOf } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";
import { type Context, defineCheck, notTested, type Verdict, verified, violated } from "../check.js";
import { echoOf } from "./echo.js";

export const tokenEcho = defineCheck({
  per: "operation",
  rules: ["token-echo"],
  cost: 20,
  applies: () => true,
  async *run(operation, context): AsyncGenerator<Verdict> {
    const control = "no-credential-echo";
    const askers = context.people.flatMap((person) => {
      const instance = context.world.instances(operation.id, person.name)[0];
      return instance === undefined ? [] : [{ person, instance }];
    });
    const logins = new Set(context.people.flatMap((person) => person.login));
    const own = context
      .exchanges()
      .filter((exchange) => exchange.operation === operation.id && exchange.asker.identity !== null && !logins.has(exchange));
    let answered = false;
    for (const exchange of own) {
      if (exchange.answer === null) continue;
      answered ||= exchange.succeeded;
      const place = echoOf(exchange, secretsOf(context, exchange));
      if (place === null) continue;
      const other = context.people.find(
        (person) => person.name !== exchange.asker.identity && context.credentials({ identity: person.name, token: "access" }).length > 0,
      );
      const twin =
        other === undefined ? null : await context.world.askRaw(exchange.request, { identity: other.name, token: "access" }, operation.id);
      const again = twin === null ? null : echoOf(twin, secretsOf(context, twin));
      return yield told(operation.id, exchange, place, again === null ? null : twin);
    }
    const stranger = strangersToken(operation.id, context);
    if (stranger !== null) return yield stranger;
    if (askers.length === 0) return yield notTested(control, operation.id, "no valid token was answered");
    // An error that quotes the token it refuses: sent garbled, so that it opens nothing.
    const garbled: { readonly exchange: Exchange; readonly place: string | null }[] = [];
    for (const { person, instance } of askers.slice(0, 2)) {
      const exchange = await context.askGarbled(operation, requestOf(instance.call).path, { identity: person.name, token: "access" });
      garbled.push({
        exchange,
        place: echoOf(
          exchange,
          [exchange.request.headers, new URLSearchParams(exchange.request.path.split("?")[1] ?? "")]
            .flatMap((source) => [...source].map(([, value]) => value))
            .filter((value) => value.length >= 12),
        ),
      });
      if (garbled[0]!.place === null) break;
    }
    const echo = garbled[0];
    if (echo !== undefined && echo.place !== null)
      return yield told(operation.id, echo.exchange, echo.place, garbled[1]?.place ? garbled[1].exchange : null);
    if (answered) yield verified(control, operation.id, "no answer repeats a token, and neither does the answer to a garbled one");
    else yield notTested(control, operation.id, "no answer was read");
  },
});

/** Another caller's token in an answer: from a cache, a list of sessions, a log that is shown. */
function strangersToken(operation: string, context: Context): Verdict | null {
  const logins = new Set(context.people.flatMap((person) => person.login));
  for (const exchange of context.exchanges()) {
    if (exchange.operation !== operation || exchange.answer === null || logins.has(exchange)) continue;
    for (const person of context.people) {
      if (person.name === exchange.asker.identity) continue;
      const place = echoOf(exchange, secretsOf(context, { asker: { identity: person.name, token: "access" } }));
      if (place === null) continue;
      return violated("token-echo", {
        operation,
        confidence: "firm",
        control: null,
        experiment: exchange,
        difference: `the answer to ${exchange.asker.identity ?? "nobody"} holds ${person.name}'s token`,
        title: `The answer holds ${person.name}'s token`,
        data: [{ pointer: place, type: "bearer-token", kind: "credential", owner: person.name, raw: `token of ${person.name}` }],
      });
    }
  }
  return null;
}

function secretsOf(context: Context, exchange: Pick<Exchange, "asker">): readonly string[] {
  return context.credentials(exchange.asker).map(({ secret }) => secret);
}

function told(operation: string, experiment: Exchange, place: string, twin: Exchange | null): Verdict {
  const garbled = experiment.asker.identity === null;
  const answer = garbled ? "refusal" : "answer";
  return violated("token-echo", {
    operation,
    confidence: twin === null ? "firm" : "proven",
    control: twin,
    experiment,
    difference:
      twin === null
        ? `the ${answer} repeats the credential that was sent`
        : `another ${garbled ? "garbled " : ""}token was sent, and the ${answer} repeats that other one`,
    title: garbled ? "A refusal repeats the token that was sent" : "The answer repeats the caller's token",
    data: [
      {
        pointer: place,
        type: "bearer-token",
        kind: "credential",
        owner: experiment.asker.identity,
        raw: `token of ${experiment.asker.identity}`,
      },
    ],
  });
}
