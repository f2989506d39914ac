// In: a file, what the command line lays over it, and the environment. Out: a whole configuration, or the line that is wrong.

import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import type * as Zod from "zod";
import { nearest, SpillproofError } from "../model/index.js";
import type { Configuration, ConfigurationInput, CredentialInput } from "./configuration.js";
import { type ConfigurationFile, type Path, readConfigurationFile } from "./configuration-file.js";
import { partsOf } from "./operation-pattern.js";
import { configurationSchema } from "./schema.js";
import { splitAt } from "./send-form.js";
import { escapeTemplate, type Part, partsOfTemplate } from "./template.js";
import { wordlistAt } from "./wordlist.js";

export interface ReadInput {
  /** `--config`; looked for from `cwd` upwards where absent. */
  readonly file?: string;
  readonly cwd: string;
  /** What the command line says. It wins over the file; identities of the same name are laid over each other. */
  readonly overrides?: ConfigurationInput;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What day it is, for the dates of `ignore`. */
  readonly now?: Date;
}

interface Problem {
  readonly path: Path;
  readonly message: string;
}

const credentialKinds = [
  "bearer",
  "basic",
  "header",
  "cookie",
  "query",
  "login",
  "oauth2",
] as const satisfies readonly (keyof CredentialInput)[];
const maximumDepth = 40;

/**
 * Reads the configuration with its defaults.
 * @throws SpillproofError `config` with file, line and what is expected; never with a value, which may be a secret.
 */
export async function readConfiguration(input: ReadInput): Promise<Configuration> {
  const file = await readConfigurationFile(input.file, input.cwd);
  const overrides = Object.fromEntries(Object.entries(input.overrides ?? {}).filter(([, value]) => value !== undefined));
  const merged: Record<string, unknown> = { ...file?.value, ...overrides };
  if (isObject(file?.value.identities) && isObject(overrides.identities))
    merged.identities = layIdentities(file.value.identities, overrides.identities);

  const problems: Problem[] = [];
  const substituted = substitute(merged, [], input.env, problems, 0);
  if (problems.length > 0) throw tell(problems, file, overrides);

  const zod = await import("zod");
  const schema = configurationSchema(zod);
  const parsed = schema.safeParse(substituted);
  if (!parsed.success) {
    const shape = zod.z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    throw tell(
      parsed.error.issues.flatMap((issue) => problemsOf(issue, [], shape)),
      file,
      overrides,
    );
  }
  const configuration = parsed.data as ConfigurationInput;
  problems.push(...contradictions(configuration, input.now ?? new Date()));
  if (problems.length > 0) throw tell(problems, file, overrides);

  const fromFile = (key: string) => file !== null && !Object.hasOwn(overrides, key);
  const placed = (key: string, path: string) => (fromFile(key) ? resolve(dirname(file!.path), path) : resolve(input.cwd, path));
  return {
    file: file?.name ?? null,
    target: configuration.target === undefined ? null : new URL(configuration.target).origin,
    spec: configuration.spec === undefined ? null : specOf(configuration.spec, placed),
    identities: configuration.identities ?? {},
    signup: configuration.signup ?? null,
    active: configuration.active ?? false,
    tokens: configuration.tokens ?? null,
    known: configuration.known ?? {},
    access: configuration.access ?? [],
    llm: configuration.llm ?? null,
    ignore: configuration.ignore ?? [],
    include: configuration.include ?? [],
    exclude: configuration.exclude ?? [],
    only: configuration.only ?? [],
    skip: configuration.skip ?? [],
    maxRequests: configuration.maxRequests ?? 2000,
    maxSeconds: configuration.maxSeconds ?? 120,
    rate: configuration.rate ?? null,
    timeout: configuration.timeout ?? 10,
    seed: configuration.seed ?? 1,
    output: configuration.output ?? [],
    json: configuration.json ?? false,
    failOn: configuration.failOn ?? "high",
    quiet: configuration.quiet ?? false,
    noColor: configuration.noColor ?? false,
    debug: configuration.debug ?? false,
    authorized: configuration.authorized ?? false,
    insecure: configuration.insecure ?? false,
    ca: configuration.ca === undefined ? null : await certificates(placed("ca", configuration.ca), configuration.ca),
    proxy: configuration.proxy ?? null,
    header: (configuration.header ?? []).map((line) => {
      const { name, value } = splitAt(line, ":")!;
      return [name, value] as const;
    }),
    wordlist:
      configuration.wordlist === undefined ? null : await wordlistAt(placed("wordlist", configuration.wordlist), configuration.wordlist),
  };
}

/** A credential given anew takes the place of the old one; groups and the rest stay. */
function layIdentities(below: Record<string, unknown>, above: Record<string, unknown>): Record<string, unknown> {
  const laid = { ...below };
  for (const [name, identity] of Object.entries(above)) {
    const old = laid[name];
    if (!isObject(old) || !isObject(identity)) laid[name] = identity;
    else {
      const anew = credentialKinds.some((kind) => Object.hasOwn(identity, kind));
      const kept = Object.entries(old).filter(([key]) => !anew || !(credentialKinds as readonly string[]).includes(key));
      laid[name] = { ...Object.fromEntries(kept), ...identity };
    }
  }
  return laid;
}

/** Fills in the environment. What is filled in later stays as it is, where it may stand; a value of the environment is never read as a template. */
function substitute(value: unknown, path: Path, env: ReadInput["env"], problems: Problem[], depth: number): unknown {
  if (depth > maximumDepth) {
    problems.push({ path, message: "this is nested too deep" });
    return null;
  }
  if (typeof value === "string" && value.includes(`\${`)) {
    const later = laterParts(path);
    return partsOfTemplate(value)
      .map((part) => {
        if (part.kind === "text") return later === null ? part.text : escapeTemplate(part.text);
        if (part.kind === "variable") {
          const found = env[part.name];
          if (found === undefined) problems.push({ path, message: `the environment variable ${part.name} is not set` });
          return later === null ? (found ?? "") : escapeTemplate(found ?? "");
        }
        const name = nameOf(part);
        if (part.kind === "unknown")
          problems.push({
            path,
            message: `expected a name of the environment between \${ and }; write $\${ for the characters themselves`,
          });
        else if (!later?.includes(part.kind === "filled" ? part.name : "pointer"))
          problems.push({ path, message: `\${${name}} is not filled in here` });
        return `\${${name}}`;
      })
      .join("");
  }
  if (Array.isArray(value)) return value.map((item, index) => substitute(item, [...path, index], env, problems, depth + 1));
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, substitute(item, [...path, key], env, problems, depth + 1)]),
    );
  }
  return value;
}

function nameOf(part: Exclude<Part, { kind: "text" | "variable" }>): string {
  return part.kind === "pointer" ? part.pointer : part.kind === "filled" ? part.name : "";
}

/** What may be filled in later at a place of the file; null where nothing is filled in at all. */
function laterParts(path: Path): readonly string[] | null {
  if (path[0] === "signup") return ["unique", "password"];
  if (path[0] !== "identities") return null;
  if (path[2] === "send") return ["token"];
  const credential = path[2] === "moreTokens" ? path.slice(4) : path.slice(2);
  if (credential[0] !== "login") return null;
  return credential[1] === "refresh" ? ["token", "pointer"] : [];
}

/** What the shape alone cannot say. */
function contradictions(configuration: ConfigurationInput, now: Date): readonly Problem[] {
  const problems: Problem[] = [];
  const identities = Object.entries(configuration.identities ?? {});
  const origin = configuration.target === undefined ? null : new URL(configuration.target).origin;
  const elsewhere = (address: string) => /^https?:/i.test(address) && (!URL.canParse(address) || new URL(address).origin !== origin);
  for (const [name, identity] of identities) {
    const all: (readonly [Path, CredentialInput])[] = [
      [["identities", name], identity],
      ...Object.entries(identity.moreTokens ?? {}).map(([token, more]): readonly [Path, CredentialInput] => [
        ["identities", name, "moreTokens", token],
        more,
      ]),
    ];
    for (const [path, credential] of all) {
      const requests: (readonly [Path, string | undefined])[] = [
        [[...path, "login", "request"], credential.login && partsOf(credential.login.request).path],
        [[...path, "login", "refresh", "request"], credential.login?.refresh && partsOf(credential.login.refresh.request).path],
        [[...path, "oauth2", "tokenUrl"], credential.oauth2?.tokenUrl],
      ];
      for (const [place, address] of requests) {
        if (address === undefined) continue;
        if (elsewhere(address)) problems.push({ path: place, message: "expected a path of the target, the only host that is ever called" });
        else if (!/^(?:\/|https?:)/i.test(address)) problems.push({ path: place, message: "expected a path that begins with /" });
      }
      for (const kind of ["header", "cookie", "query"] as const) {
        const given = credential[kind];
        if (typeof given === "string" && splitAt(given, kind === "header" ? ":" : "=") === null)
          problems.push({ path: [...path, kind], message: kind === "header" ? 'expected "Name: value"' : 'expected "name=value"' });
      }
    }
  }
  const names = identities.map(([name]) => name);
  const groups = identities.flatMap(([, identity]) => identity.groups ?? []);
  (configuration.access ?? []).forEach((rule, index) => {
    for (const name of [rule.sharedWith].flat()) {
      if (name === "everybody" || names.includes(name) || groups.includes(name)) continue;
      problems.push({
        path: ["access", index, "sharedWith"],
        message: `there is no group or identity "${name}"${meant(name, [...names, ...groups, "everybody"])}`,
      });
    }
  });
  for (const [parameter, owners] of Object.entries(configuration.known ?? {})) {
    for (const owner of Object.keys(owners)) {
      if (!names.includes(owner))
        problems.push({ path: ["known", parameter, owner], message: `there is no identity "${owner}"${meant(owner, names)}` });
    }
  }
  const today = now.toISOString().slice(0, 10);
  (configuration.ignore ?? []).forEach((entry, index) => {
    if (entry.until !== undefined && entry.until < today)
      problems.push({
        path: ["ignore", index, "until"],
        message: `this ignore of ${entry.rule} ended on ${entry.until}; correct the defect or set a later date`,
      });
  });
  return problems;
}

function meant(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === null ? "" : `; did you mean "${near}"?`;
}

/** An issue of zod in our words, which hold no value. */
function problemsOf(issue: Zod.core.$ZodIssue, below: Path, shape: unknown): readonly Problem[] {
  const path = [...below, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(shape, path);
    return issue.keys.map((key) => ({ path: [...path, key], message: `unknown key "${key}"${meant(key, known)}` }));
  }
  if (issue.code === "invalid_union") {
    // The branch that got furthest says most.
    const branch = issue.errors.find((errors) => errors.every((error) => error.path.length > 0 || error.code === "unrecognized_keys"));
    if (branch !== undefined) return branch.flatMap((error) => problemsOf(error, path, shape));
  }
  if (issue.code === "invalid_key") return [{ path, message: issue.issues[0]?.message ?? "expected another name" }];
  if (issue.code === "invalid_type" && issue.input === undefined && path.length > 0 && isRequired(shape, path)) {
    const key = String(path.at(-1));
    const expected = issue.message.startsWith("expected") ? ` (${issue.message})` : "";
    return [{ path, message: `"${key}" is missing${expected}` }];
  }
  return [{ path, message: issue.message.startsWith("expected") ? issue.message : `expected ${expectedType(issue)}` }];
}

function expectedType(issue: Zod.core.$ZodIssue): string {
  if (issue.code !== "invalid_type") return "another value";
  const words: Readonly<Record<string, string>> = { object: "keys and values", record: "keys and values", array: "a list", string: "text" };
  return words[issue.expected] ?? `a ${issue.expected}`;
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly required?: readonly string[];
}

function shapesAt(shape: unknown, path: Path): readonly Shape[] {
  let shapes = [shape as Shape];
  for (const step of path) {
    shapes = shapes
      .flatMap((each) => [each, ...(each.anyOf ?? [])])
      .flatMap((each) => {
        if (typeof step === "number") return each.items ?? [];
        return each.properties?.[String(step)] ?? (typeof each.additionalProperties === "object" ? each.additionalProperties : []);
      });
  }
  return shapes.flatMap((each) => [each, ...(each.anyOf ?? [])]);
}

function knownKeys(shape: unknown, path: Path): readonly string[] {
  return shapesAt(shape, path).flatMap((each) => Object.keys(each.properties ?? {}));
}

function isRequired(shape: unknown, path: Path): boolean {
  return shapesAt(shape, path.slice(0, -1)).some((each) => each.required?.includes(String(path.at(-1))));
}

/** The first problem with its line; the others in the hint. */
function tell(problems: readonly Problem[], file: ConfigurationFile | null, overrides: Record<string, unknown>): SpillproofError {
  const sentences = problems
    .map(({ path, message }) => {
      const line = placeOf(path, file, overrides);
      // A dotted path leads to the place where a line does not say it.
      const where =
        message.startsWith("unknown key") || message.includes(" is missing") || path.length === 0 ? "" : `${path.map(String).join(".")}: `;
      return { line: line.number, text: `${line.name}: ${where}${message}` };
    })
    .sort((a, b) => a.line - b.line)
    .map(({ text }) => text);
  const more = sentences.slice(1, 5);
  const hint = more.length === 0 ? "Correct it there." : `Correct it there. Also: ${more.join("; ")}${sentences.length > 5 ? "; …" : ""}`;
  return new SpillproofError("config", sentences[0]!, hint);
}

function placeOf(
  path: Path,
  file: ConfigurationFile | null,
  overrides: Record<string, unknown>,
): { readonly name: string; readonly number: number } {
  const key = String(path[0]);
  const given = overrides[key];
  const laidOver = Object.hasOwn(overrides, key) && (key !== "identities" || (isObject(given) && Object.hasOwn(given, String(path[1]))));
  if (file === null || laidOver) return { name: "options", number: 0 };
  const number = file.lineOf(path);
  return { name: `${file.name}:${number}`, number };
}

function specOf(spec: string, placed: (key: string, path: string) => string): string {
  if (/^https?:\/\//i.test(spec)) return spec;
  const path = placed("spec", spec);
  // As it was written, where it means the same from here.
  return resolve(spec) === path ? spec : relative(process.cwd(), path);
}

async function certificates(path: string, shown: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new SpillproofError("config", `The certificates in ${shown} cannot be read.`, "Check the path given with --ca.", { cause });
  });
  if (!text.includes("-----BEGIN CERTIFICATE-----"))
    throw new SpillproofError(
      "config",
      `${shown} holds no certificate in PEM.`,
      "Give a file that begins with -----BEGIN CERTIFICATE-----.",
    );
  return text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
