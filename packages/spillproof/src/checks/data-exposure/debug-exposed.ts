/** A tool for developers answers outsiders: a console, a debugger, the environment, what the process tells of itself. By content, never by name. */

import { saysNoMore, wordsOf } from "../../explore/index.js";
import { type Exchange, nobody, type Severity } from "../../model/index.js";
import { type Context, defineCheck, type LeakedValue, type Verdict, violated } from "../check.js";
import { disclosedAt } from "../disclosed.js";
import { basePathsOf, held, type Surface, surfaceOf, type Visit } from "../surface.js";
import { type DebugTool, debugPaths, debugWords, isDiagnostic, isMetrics, settingsIn, toolOf } from "./debug-pages.js";

interface Told {
  readonly what: string;
  readonly severity: Severity;
  readonly because: string | null;
  readonly data: readonly LeakedValue[];
  readonly experiment: Exchange;
  readonly open: boolean;
}

export const debugExposed = defineCheck({
  per: "api",
  rules: ["debug-exposed"],
  cost: 30,
  async *run(context): AsyncGenerator<Verdict> {
    const surface = surfaceOf(context);
    const before = { asked: surface.asked, refused: surface.refused };
    const named = basePathsOf(context).flatMap((base) => debugWords.map((word) => `${base}/${word}`));
    const hidden = [...named, ...debugPaths].filter((path) => surface.documented(path) !== path);
    const visits = await surface.visitAll([...hidden, ...documentedTools(context)]);
    let found = false;
    for (const visit of visits) {
      const told = await judge(visit, surface, context);
      if (told === null) continue;
      found ||= told.severity !== "info";
      const who = told.open ? "anybody is" : `${visit.by!.name} is`;
      yield violated("debug-exposed", {
        operation: `GET ${visit.path}`,
        severity: told.severity,
        confidence: "firm",
        control: visit.unknown,
        experiment: told.experiment,
        difference: `${who} answered with ${told.what}; a path beside it that nobody has is answered otherwise`,
        title: told.open ? `Anybody reads ${told.what}` : `Any caller reads ${told.what}`,
        data: told.data,
        ...(told.because === null ? {} : { because: told.because }),
      });
    }
    const pages = await debuggersIn(context);
    yield* pages;
    if (found || pages.length > 0) return;
    yield held(surface, before, "debugging tools", "usual paths were tried; none answers");
  },
});

/** Documented all the same: whoever describes `/debug` has not closed it. */
function documentedTools(context: Context): readonly string[] {
  const words = ["debug", "env", "environment", "actuator", "phpinfo", "diagnostics"];
  return context.world.operations
    .filter(({ method, path, parameters }) => method === "GET" && !path.includes("{") && !parameters.some(({ required }) => required))
    .map(({ path }) => path)
    .filter((path) => wordsOf(path).some((word) => words.includes(word)))
    .slice(0, 5);
}

async function judge(visit: Visit, surface: Surface, context: Context): Promise<Told | null> {
  const { exchange } = visit;
  const tool = toolOf(exchange);
  const disclosed = await disclosedAt(visit, surface, context);
  const told = (what: string, severity: Severity, because: string | null, data: readonly LeakedValue[] = []): Told => ({
    ...disclosed,
    what,
    data,
    ...fromHere(severity, because, tool, data, context),
  });
  if (tool?.kind === "console") return told(tool.what, "critical", "it runs code");
  const settings = await sharedSettings(visit, disclosed.open, surface);
  const named = settings?.data ?? [];
  const known = new Set(named.map(({ pointer }) => pointer));
  const detected = disclosed.gravity === "credential" ? disclosed.data.filter(({ pointer }) => !known.has(pointer)) : [];
  const secrets = settings === null ? [] : [...named, ...detected];
  if (tool?.kind === "environment" || secrets.length > 0 || settings?.environment === true)
    return told(
      tool?.what ?? "the server's settings",
      "high",
      secrets.length > 0 ? "secrets stand in it" : "the server's environment stands in it",
      secrets,
    );
  const hidden = surface.documented(visit.path) !== visit.path;
  const isTool = tool !== null || isMetrics(exchange) || (hidden && wordsOf(visit.path).some((word) => /^(?:debug|trace|env)$/.test(word)));
  if (isTool && /^(?:credential|intimate|contact)$/.test(disclosed.gravity))
    return told(tool?.what ?? "a debugging tool", "high", "data of others stands in it", disclosed.data);
  if (tool?.kind === "index")
    return told(tool.what, /GraphQL/.test(tool.what) ? "info" : "low", "it names what there is, and shows none of it");
  if (isMetrics(exchange)) return told("the server's metrics", context.target.loopback ? "info" : "low", "they count, and tell of nobody");
  if (settings !== null && hidden) return told("the server's settings", "medium", null);
  if (tool !== null) return told(tool.what, "medium", null);
  if (!isDiagnostic(exchange) || !hidden) return null;
  const isHealth = /\/health[^/]*$/.test(visit.path);
  return told(
    "what the process tells of itself",
    isHealth ? "low" : "medium",
    isHealth ? "it tells how the process is, and nothing of anybody" : null,
  );
}

/** What a scan on the same machine is answered, others may not be; where data lies open, the sentence alone says so. */
function fromHere(
  severity: Severity,
  because: string | null,
  tool: DebugTool | null,
  data: readonly LeakedValue[],
  context: Context,
): Pick<Told, "severity" | "because"> {
  if (!context.target.loopback || severity === "info" || severity === "low") return { severity, because };
  const here = "the scan asks from the same machine, which some tools alone answer";
  if (severity === "medium" || (tool?.local === true && data.length === 0))
    return { severity: severity === "medium" ? "low" : "medium", because: because === null ? here : `${because}, and ${here}` };
  return { severity, because: because === null ? here : `${because}; ${here}` };
}

/** Settings that are the same for whoever asks: those of a caller's own are no secret of the server. */
async function sharedSettings(visit: Visit, open: boolean, surface: Surface): Promise<ReturnType<typeof settingsIn>> {
  const settings = settingsIn(visit.exchange);
  if (settings === null || open) return settings;
  const other = await surface.asOther(visit);
  return other === null || !saysNoMore(visit.exchange, other) ? null : settings;
}

/** Pages of a debugger among all answers so far, and for a path that nobody has, as a browser asks. */
async function debuggersIn(context: Context): Promise<readonly Verdict[]> {
  const path = `/spillproof-${Math.floor(context.randomFor("debug page")() * 1e9).toString(36)}`;
  if (context.mayProbe(path)) await context.probe({ path, headers: [["accept", "text/html"]] }, nobody);
  const byTool = new Map<string, { readonly tool: DebugTool; readonly exchanges: Exchange[] }>();
  for (const exchange of context.exchanges()) {
    if (exchange.status < 400) continue;
    const tool = toolOf(exchange);
    if (tool === null || tool.kind === "index") continue;
    const known = byTool.get(tool.what);
    if (known === undefined) byTool.set(tool.what, { tool, exchanges: [exchange] });
    else if (known.tool.kind === "diagnostics" && tool.kind !== "diagnostics")
      byTool.set(tool.what, { tool, exchanges: [exchange, ...known.exchanges] });
    else known.exchanges.push(exchange);
  }
  const documented = new Set(context.documented.map(({ id }) => id));
  return [...byTool.values()].map(({ tool, exchanges }) => {
    const operations = [
      ...new Set(exchanges.flatMap(({ operation }) => (operation !== null && documented.has(operation) ? [operation] : []))),
    ];
    return violated("debug-exposed", {
      operation: null,
      operations,
      severity: tool.kind === "console" ? "critical" : tool.kind === "environment" ? "high" : "medium",
      confidence: "firm",
      control: null,
      experiment: exchanges[0]!,
      difference: `an error is answered with ${tool.what}`,
      title: `Errors are answered with ${tool.what}`,
      data: [],
      ...(tool.kind === "diagnostics"
        ? {}
        : { because: tool.kind === "console" ? "it runs code" : "the server's environment stands in it" }),
    });
  });
}
