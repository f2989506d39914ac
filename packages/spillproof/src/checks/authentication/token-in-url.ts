/** The API takes the bearer token from a URL, where logs, histories and Referer headers keep it: proved by sending it there, and there alone. */

import { garble, type Instance, replyOf, requestOf, sameData, sentValues } from "../../explore/index.js";
import { type Credential, type Exchange, type HttpRequest, nobody, type Operation } from "../../model/index.js";
import { type Context, defineCheck, notTested, type Person, type Verdict, verified, violated } from "../check.js";
import { tokenOf } from "./access-token.js";

/** Where servers look for a token in a query: RFC 6750 section 2.3, and what is used beside it. All are sent at once; the one that works is then looked for. */
const usualNames = [
  "access_token",
  "token",
  "auth_token",
  "authToken",
  "accessToken",
  "api_key",
  "apikey",
  "apiKey",
  "jwt",
  "bearer",
  "bearer_token",
  "auth",
  "session",
  "session_token",
  "sid",
  "key",
];
/** These hold the whole of the header. */
const headerNames = ["authorization", "Authorization"];

/** One operation that keeps nobody out, and a caller that it answers. */
interface Trial {
  readonly operation: Operation;
  readonly person: Person;
  readonly instance: Instance;
  readonly credential: Credential;
  readonly refused: Exchange;
}

interface Accepted {
  readonly operation: Operation;
  readonly person: Person;
  readonly name: string;
  readonly control: Exchange;
  readonly experiment: Exchange;
}

export const tokenInUrl = defineCheck({
  per: "api",
  rules: ["token-in-url"],
  cost: 1,
  async *run(context): AsyncGenerator<Verdict> {
    const control = "safe-token-handling";
    const trials = await trialsOf(context);
    if (trials.length === 0) {
      if (context.people.length > 0) yield notTested(control, null, "no operation was seen to refuse nobody and to answer a token");
      return;
    }
    const accepted: Accepted[] = [];
    let refused = 0;
    let name: string | null = null;
    for (const [index, trial] of trials.entries()) {
      const found: Accepted | "refused" | "unclear" =
        trial.credential.in === "query" ? asItIs(trial) : await accepts(trial, name, index === 0, context);
      if (found === "refused") refused++;
      else if (found !== "unclear") {
        name ??= found.name;
        accepted.push(found);
      }
    }
    const first = accepted[0];
    if (first === undefined) {
      yield refused > 0
        ? verified(control, null, "a token in the query opens nothing")
        : notTested(control, null, "neither an answer nor a refusal to a token in the query");
      return;
    }
    const only = trials[0]!.credential.in === "query";
    yield violated("token-in-url", {
      operation: null,
      operations: accepted.map(({ operation }) => operation.id),
      confidence: "proven",
      control: first.control,
      experiment: first.experiment,
      difference: only
        ? `with ${first.person.name}'s token in the query ${first.name} it is answered, without it refused: the token travels in URLs`
        : `${first.person.name}'s token in the query ${first.name} opens what the same token garbled there does not`,
      title: only ? "The token travels in the URL" : `Takes the token from the query parameter ${first.name}`,
      data: [],
    });
  },
});

/** Operations that refuse nobody's request and answer the same with a token. */
async function trialsOf(context: Context): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  for (const operation of context.world.operations) {
    if (operation.method !== "GET") continue;
    for (const person of context.people) {
      const instance = context.world.instances(operation.id, person.name)[0];
      const credential = tokenOf(person, context);
      if (instance === undefined || credential === null) continue;
      const refused = await context.world.ask(instance.call, null);
      if (replyOf(refused) === "no") trials.push({ operation, person, instance, credential, refused });
      break;
    }
  }
  return trials;
}

/** The credential travels in the query because it is meant to. */
function asItIs({ operation, person, instance, credential, refused }: Trial): Accepted {
  return { operation, person, name: credential.name, control: refused, experiment: instance.exchange };
}

/** Whether the token in the query opens the operation, by which name, and not garbled. */
async function accepts(trial: Trial, known: string | null, first: boolean, context: Context): Promise<Accepted | "refused" | "unclear"> {
  const { operation, person, instance } = trial;
  const names = namesFor(trial, context);
  let candidates: readonly string[] = known === null ? [] : [known];
  let decided = false;
  if (known === null || !opens(await send([known], trial, context), trial)) {
    const all = await send(names, trial, context);
    decided = replyOf(all) === "no";
    // A server that stumbles over many names, or takes the first for something else, is asked by single ones.
    candidates = opens(all, trial) ? names : first || all.status !== trial.refused.status ? names.slice(0, 3) : [];
  }
  for (const name of candidates) {
    const experiment = await send([name], trial, context);
    decided ||= replyOf(experiment) === "no";
    if (!opens(experiment, trial)) continue;
    const control = await send([name], trial, context, garble);
    // Answered to a garbled one too: then it is the parameter, or chance, and not the token.
    if (replyOf(control) === "unclear" || opens(control, trial)) return "unclear";
    const still = first ? await context.world.ask(instance.call, null, { fresh: true }) : trial.refused;
    return replyOf(still) === "no" ? { operation, person, name, control, experiment } : "unclear";
  }
  return decided ? "refused" : "unclear";
}

function opens(exchange: Exchange, { instance }: Trial): boolean {
  return replyOf(exchange) === "yes" && sameData(instance.exchange, exchange, sentValues(instance.call));
}

/** The usual names, the names of the credential itself, and those that the document gives a key in the query or a parameter like one. */
function namesFor({ operation, credential }: Trial, context: Context): readonly string[] {
  const schemes = context.documented.flatMap(({ security }) =>
    (security ?? []).flat().flatMap((scheme) => (scheme.in === "query" && scheme.parameter !== null ? [scheme.parameter] : [])),
  );
  const declared = operation.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const likeTokens = declared.filter(
    (name) => /token|jwt|auth|bearer|session|api_?key/i.test(name) && !/page|next|cursor|csrf|sync/i.test(name),
  );
  const own = credential.in === "query" || /^authorization$/i.test(credential.name) ? [] : [credential.name];
  const all = [...new Set([...schemes, ...likeTokens, ...own, ...usualNames, ...headerNames])];
  // A name that the operation uses for something else is left alone.
  return all.filter((name) => !declared.includes(name) || likeTokens.includes(name));
}

/** Nobody's request with the token in the query. */
function send(
  names: readonly string[],
  trial: Trial,
  context: Context,
  change: (secret: string) => string = (secret) => secret,
): Promise<Exchange> {
  const { instance, credential, person, operation } = trial;
  const request = requestOf(instance.call);
  const [path = "", query = ""] = request.path.split("?");
  const secret = change(credential.secret);
  // A function, since a secret may hold what a replacement would read as a pattern.
  const whole = credential.value.replace(credential.secret, () => secret);
  const replaced = new Set(names.map(encodeURIComponent));
  const kept = query.split("&").filter((pair) => pair !== "" && !replaced.has(pair.split("=")[0]!));
  const added = names.map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(headerNames.includes(name) ? whole : secret)}`);
  const sent: HttpRequest = { ...request, path: `${path}?${[...kept, ...added].join("&")}` };
  const label = `${person.name}'s${change === garble ? ", garbled" : ""} and sent in the query`;
  return context.world.askRaw(sent, { ...nobody, token: label }, operation.id);
}
