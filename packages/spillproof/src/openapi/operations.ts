// In: the paths of a document of any version. Out: its operations, and what kept others from being read.

import type {
  MediaContent,
  Method,
  Operation,
  Parameter,
  ParameterPlace,
  RequestBody,
  ResponsePromise,
  Schema,
  SecurityRequirement,
} from "../model/index.js";
import { basePathOf, type Surroundings, swaggerBasePath } from "./base-path.js";
import {
  addressOf,
  childOf,
  entriesOf,
  isJson,
  itemsOf,
  type Json,
  objectAt,
  own,
  type Place,
  type References,
  shown,
  textOf,
} from "./references.js";
import type { Schemas } from "./schema-view.js";
import { readSchemes, readSecurity, securityOfHeader } from "./security.js";
import { templateNames } from "./template.js";

interface Reading {
  readonly references: References;
  readonly schemas: Schemas;
  readonly surroundings: Surroundings;
  readonly swagger2: boolean;
  /** Where schemas stand, to be checked afterwards. */
  readonly starts: Place[];
}

const methods: ReadonlyMap<string, Method> = new Map(
  (["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"] as const).map((method) => [method.toLowerCase(), method]),
);
const maximumOperations = 20_000;
const maximumParameters = 500;
/** Parameters, responses and contents in all: aliases and references can repeat a large operation at many paths. */
const maximumPieces = 200_000;
const styles = new Set<string>(["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"]);

type Context = Reading & {
  readonly root: Place;
  readonly base: string;
  readonly schemes: ReturnType<typeof readSchemes>;
  readonly security: readonly SecurityRequirement[] | null;
  readonly consumes: readonly string[] | null;
  readonly produces: readonly string[] | null;
  /** Lists of parameters that were read: aliases repeat them. */
  readonly lists: Map<unknown, Declared>;
};

/** An operation that cannot be read drops only itself. */
export function readOperations(reading: Reading, root: Place): readonly Operation[] {
  const { references } = reading;
  const schemes = readSchemes(references, root);
  const context: Context = {
    ...reading,
    root,
    schemes,
    base: reading.swagger2
      ? swaggerBasePath(references, root, reading.surroundings)
      : (basePathOf(references, childOf(root, "servers"), reading.surroundings) ?? ""),
    security: readSecurity(references, childOf(root, "security"), schemes),
    consumes: mediaTypes(references, childOf(root, "consumes")),
    produces: mediaTypes(references, childOf(root, "produces")),
    lists: new Map(),
  };
  const paths = childOf(root, "paths");
  if (paths.node !== undefined && !isJson(paths.node)) references.report(paths, "paths must be an object");
  const operations = new Map<string, Operation>();
  let pieces = 0;
  for (const [path, entry] of entriesOf(paths)) {
    if (path.startsWith("x-")) continue;
    for (const operation of readPathItem(context, path, entry)) {
      pieces += piecesIn(operation);
      if (operations.size >= maximumOperations || pieces > maximumPieces) {
        references.report(paths, `only the first ${operations.size} operations are read`);
        return [...operations.values()];
      }
      if (operations.has(operation.id)) references.report(operation.place.from, `${operation.id} stands in the document twice`);
      else operations.set(operation.id, { ...operation, place: { pointer: operation.place.pointer, line: null } });
    }
  }
  return [...operations.values()];
}

function piecesIn({ parameters, responses, body }: Placed): number {
  let count = parameters.length + (body?.content.length ?? 0);
  for (const { content, headers } of responses.values()) count += 1 + content.length + headers.size;
  return count;
}

type Placed = Omit<Operation, "place"> & { readonly place: { readonly pointer: string; readonly from: Place } };

function* readPathItem(context: Context, written: string, entry: Place): Generator<Placed> {
  const { references } = context;
  const item = references.follow(entry);
  if (item === null) return;
  if (!isJson(item.node)) {
    references.report(entry, "a path item must be an object");
    return;
  }
  const path = cleanPath(references, written, entry);
  if (path === null) return;
  const base = basePathOf(references, childOf(item, "servers"), context.surroundings);
  const shared = readParameters(context, childOf(item, "parameters"));
  const further = [...entriesOf(childOf(item, "additionalOperations"))];
  for (const [key, place] of [...entriesOf(item), ...further]) {
    const method = methods.get(key.toLowerCase());
    if (method === undefined) continue;
    if (!isJson(place.node)) {
      references.report(place, "an operation must be an object");
      continue;
    }
    yield readOperation(context, method, path, base, shared, place);
  }
}

function cleanPath(references: References, written: string, entry: Place): string | null {
  const cut = written.search(/[?#]/);
  if (cut !== -1) references.report(entry, `a path has no query or fragment; ${shown(written.slice(cut))} is left out`);
  const path = cut === -1 ? written : written.slice(0, cut);
  if (!path.startsWith("/")) references.report(entry, "a path must start with a slash");
  const names = templateNames(path);
  if (names === null) {
    references.report(entry, "the braces of this path do not match");
    return null;
  }
  if (new Set(names).size < names.length) {
    references.report(entry, "this path names a parameter twice");
    return null;
  }
  return `/${path.replace(/^\/+/, "")}`;
}

function readOperation(context: Context, method: Method, path: string, itemBase: string | null, shared: Declared, place: Place): Placed {
  const { references } = context;
  const node = objectAt(place);
  const base = basePathOf(references, childOf(place, "servers"), context.surroundings) ?? itemBase ?? context.base;
  const whole = base + path;
  const ownParameters = readParameters(context, childOf(place, "parameters"));
  const declared = new Map([...shared.parameters, ...ownParameters.parameters]);
  const authorization = ownParameters.authorization ?? shared.authorization;

  const names = new Set(templateNames(whole) ?? []);
  const parameters: Parameter[] = [];
  for (const { parameter, place: at } of declared.values()) {
    if (parameter.in === "path" && !names.has(parameter.name))
      references.report(at, `${shown(path)} has no parameter ${shown(parameter.name)}`);
    else parameters.push(parameter);
  }
  for (const name of names) {
    if (declared.has(`path:${name}`)) continue;
    parameters.push({
      name,
      in: "path",
      required: true,
      description: null,
      style: "simple",
      explode: false,
      allowReserved: false,
      schema: null,
      mediaType: null,
      examples: [],
      pointer: addressOf(place),
    });
  }

  const stated = readSecurity(references, childOf(place, "security"), context.schemes) ?? context.security;
  const tags = own(node, "tags");
  return {
    id: `${method} ${whole}`,
    method,
    path: whole,
    operationId: textOf(node, "operationId"),
    summary: textOf(node, "summary"),
    description: textOf(node, "description"),
    tags: Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === "string") : [],
    deprecated: own(node, "deprecated") === true,
    parameters,
    body: context.swagger2
      ? swaggerBody(context, place, [...shared.bodies, ...ownParameters.bodies])
      : readBody(context, childOf(place, "requestBody")),
    responses: readResponses(context, place),
    security: stated ?? (authorization === null ? null : securityOfHeader(authorization.description)),
    place: { pointer: addressOf(place), from: place },
  };
}

/** What a list of parameters declares: real parameters by place and name, Swagger 2.0's body parts, and a required `Authorization` header. */
interface Declared {
  readonly parameters: ReadonlyMap<string, { readonly parameter: Parameter; readonly place: Place }>;
  readonly bodies: readonly Place[];
  readonly authorization: { readonly description: string | null } | null;
}

function readParameters(context: Context, list: Place): Declared {
  const read = context.lists.get(list.node) ?? readList(context, list);
  if (Array.isArray(list.node)) context.lists.set(list.node, read);
  return read;
}

function readList(context: Context, list: Place): Declared {
  const { references } = context;
  const parameters = new Map<string, { parameter: Parameter; place: Place }>();
  const bodies: Place[] = [];
  let authorization: Declared["authorization"] = null;
  if (list.node !== undefined && list.node !== null && !Array.isArray(list.node)) references.report(list, "parameters must be a list");
  let count = 0;
  for (const entry of itemsOf(list)) {
    if (++count > maximumParameters) {
      references.report(list, `only the first ${maximumParameters} parameters are read`);
      break;
    }
    const place = references.follow(entry);
    if (place === null) continue;
    const node = objectAt(place);
    const name = textOf(node, "name");
    const at = textOf(node, "in");
    if (context.swagger2 && (at === "body" || (at === "formData" && name !== null))) {
      bodies.push(place);
      continue;
    }
    if (name === null || name === "") {
      references.report(place, "a parameter must have a name");
      continue;
    }
    if (at !== "path" && at !== "query" && at !== "header" && at !== "cookie") {
      references.report(place, at === null ? "a parameter must say where it stands (in)" : `a parameter cannot stand in ${shown(at)}`);
      continue;
    }
    if (at === "header" && /^(?:accept|content-type|authorization)$/i.test(name)) {
      // OpenAPI 3.1, 4.8.12: these three are not parameters, whatever the document says.
      if (name.toLowerCase() === "authorization" && own(node, "required") === true)
        authorization = { description: textOf(node, "description") };
      continue;
    }
    const key = `${at}:${name}`;
    if (parameters.has(key)) references.report(entry, `the ${at} parameter ${shown(name)} is declared twice`);
    parameters.set(key, { parameter: readParameter(context, place, node, name, at), place: entry });
  }
  return { parameters, bodies, authorization };
}

function readParameter(context: Context, place: Place, node: Json, name: string, at: ParameterPlace): Parameter {
  const manner = context.swagger2 ? swaggerStyle(node, at) : styleOf(context.references, place, node, at);
  const content = context.swagger2 ? null : firstContent(childOf(place, "content"));
  const schema = context.swagger2 ? place : childOf(content ?? place, "schema");
  return {
    name,
    in: at,
    required: at === "path" || own(node, "required") === true,
    description: textOf(node, "description"),
    ...manner,
    allowReserved: own(node, "allowReserved") === true,
    schema: schemaAt(context, schema),
    mediaType: content?.mediaType ?? null,
    examples: [...examplesOf(context, place, node), ...(content === null ? [] : examplesOf(context, content, objectAt(content)))],
    pointer: addressOf(place),
  };
}

function firstContent(place: Place): (Place & { readonly mediaType: string }) | null {
  for (const [mediaType, content] of entriesOf(place)) return { ...content, mediaType };
  return null;
}

function styleOf(references: References, place: Place, node: Json, at: ParameterPlace): Pick<Parameter, "style" | "explode"> {
  const usual = at === "query" || at === "cookie" ? "form" : "simple";
  const stated = own(node, "style");
  if (stated !== undefined && (typeof stated !== "string" || !styles.has(stated)))
    references.report(childOf(place, "style"), `${shown(String(stated))} is not a style`);
  const style = typeof stated === "string" && styles.has(stated) ? (stated as Parameter["style"]) : usual;
  const explode = own(node, "explode");
  return { style, explode: typeof explode === "boolean" ? explode : style === "form" };
}

function swaggerStyle(node: Json, at: ParameterPlace): Pick<Parameter, "style" | "explode"> {
  const usual = at === "query" ? "form" : "simple";
  switch (own(node, "collectionFormat")) {
    case "multi":
      return { style: usual, explode: true };
    case "ssv":
      return { style: "spaceDelimited", explode: false };
    case "tsv":
      return { style: "tabDelimited", explode: false };
    case "pipes":
      return { style: "pipeDelimited", explode: false };
    default:
      return { style: usual, explode: false };
  }
}

function schemaAt(context: Context, place: Place): Schema | null {
  if (place.node === undefined || place.node === null) return null;
  context.starts.push(place);
  return context.schemas.view(place);
}

function examplesOf(context: Context, place: Place, node: Json): readonly unknown[] {
  const values: unknown[] = [];
  for (const key of ["example", "x-example"]) if (own(node, key) !== undefined) values.push(node[key]);
  const examples = childOf(place, "examples");
  if (Array.isArray(examples.node)) values.push(...examples.node);
  for (const [, entry] of entriesOf(examples)) {
    const example = context.references.follow(entry);
    if (example === null) continue;
    const value = isJson(example.node) ? own(example.node, "value") : example.node;
    if (value !== undefined) values.push(value);
  }
  return values;
}

function readContent(context: Context, content: Place): readonly MediaContent[] {
  if (content.node !== undefined && content.node !== null && !isJson(content.node))
    context.references.report(content, "content must be an object");
  const list: MediaContent[] = [];
  for (const [mediaType, entry] of entriesOf(content)) {
    const place = context.references.follow(entry);
    if (place === null) continue;
    if (!isJson(place.node)) {
      context.references.report(entry, "a media type must be an object");
      continue;
    }
    list.push({ mediaType, schema: schemaAt(context, childOf(place, "schema")), examples: examplesOf(context, place, place.node) });
  }
  return list;
}

function readBody(context: Context, entry: Place): RequestBody | null {
  if (entry.node === undefined || entry.node === null) return null;
  const place = context.references.follow(entry);
  if (place === null) return null;
  if (!isJson(place.node)) {
    context.references.report(entry, "a request body must be an object");
    return null;
  }
  return { required: own(place.node, "required") === true, content: inOrder(readContent(context, childOf(place, "content"))) };
}

function swaggerBody(context: Context, operation: Place, parts: readonly Place[]): RequestBody | null {
  const consumes = mediaTypes(context.references, childOf(operation, "consumes")) ?? context.consumes;
  const body = parts.findLast((part) => own(objectAt(part), "in") === "body");
  if (body !== undefined) {
    const schema = schemaAt(context, childOf(body, "schema"));
    const examples = examplesOf(context, body, objectAt(body));
    return {
      required: own(objectAt(body), "required") === true,
      content: inOrder((consumes ?? ["application/json"]).map((mediaType) => ({ mediaType, schema, examples }))),
    };
  }
  if (parts.length === 0) return null;
  const fields = parts.map((part) => ({ name: textOf(objectAt(part), "name") ?? "", node: objectAt(part) }));
  const required = fields.filter(({ node }) => own(node, "required") === true).map(({ name }) => name);
  const properties = Object.fromEntries(fields.map(({ name, node }) => [name, node]));
  context.starts.push(...parts);
  const schema = context.schemas.view({ ...childOf(operation, "parameters"), node: { type: "object", properties, required } });
  const hasFile = fields.some(({ node }) => own(node, "type") === "file");
  const forms = (consumes ?? []).filter((type) => /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type));
  const types = forms.length > 0 ? forms : [hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded"];
  return { required: required.length > 0, content: inOrder(types.map((mediaType) => ({ mediaType, schema, examples: [] }))) };
}

function inOrder(content: readonly MediaContent[]): readonly MediaContent[] {
  const rank = ({ mediaType }: MediaContent) =>
    /[/+]json\b/i.test(mediaType) ? 0 : /x-www-form-urlencoded/i.test(mediaType) ? 1 : /^multipart\//i.test(mediaType) ? 2 : 3;
  return [...content].sort((a, b) => rank(a) - rank(b));
}

function readResponses(context: Context, operation: Place): ReadonlyMap<string, ResponsePromise> {
  const { references } = context;
  const responses = new Map<string, ResponsePromise>();
  const list = childOf(operation, "responses");
  if (list.node !== undefined && list.node !== null && !isJson(list.node)) references.report(list, "responses must be an object");
  const produces = context.swagger2
    ? (mediaTypes(references, childOf(operation, "produces")) ?? context.produces ?? ["application/json"])
    : [];
  for (const [key, entry] of entriesOf(list)) {
    if (key.startsWith("x-")) continue;
    const status = /^[1-5]xx$/i.test(key) ? key.toUpperCase() : key;
    if (!/^(?:[1-5]\d\d|[1-5]XX|default)$/.test(status)) {
      references.report(entry, `${shown(key)} is not a status`);
      continue;
    }
    const place = references.follow(entry);
    if (place === null) continue;
    if (!isJson(place.node)) {
      references.report(entry, "a response must be an object");
      continue;
    }
    responses.set(status, {
      description: textOf(place.node, "description") ?? "",
      content: context.swagger2 ? swaggerContent(context, place, produces) : inOrder(readContent(context, childOf(place, "content"))),
      headers: readHeaders(context, childOf(place, "headers")),
    });
  }
  return responses;
}

function swaggerContent(context: Context, response: Place, produces: readonly string[]): readonly MediaContent[] {
  const schema = schemaAt(context, childOf(response, "schema"));
  if (schema === null) return [];
  const examples = objectAt(childOf(response, "examples"));
  return inOrder(
    produces.map((mediaType) => {
      const example = own(examples, mediaType);
      return { mediaType, schema, examples: example === undefined ? [] : [example] };
    }),
  );
}

function readHeaders(context: Context, headers: Place): ReadonlyMap<string, Schema | null> {
  const read = new Map<string, Schema | null>();
  for (const [name, entry] of entriesOf(headers)) {
    const place = context.references.follow(entry);
    if (place === null || !isJson(place.node)) continue;
    const schema = context.swagger2 ? place : childOf(firstContent(childOf(place, "content")) ?? place, "schema");
    read.set(name, schemaAt(context, schema));
  }
  return read;
}

function mediaTypes(references: References, place: Place): readonly string[] | null {
  if (place.node === undefined || place.node === null) return null;
  if (!Array.isArray(place.node)) references.report(place, "media types must be a list");
  const types = [...itemsOf(place)].map(({ node }) => node).filter((type): type is string => typeof type === "string");
  return types.length === 0 ? null : types;
}
