// In: a seed. Out: answers of APIs as the documents in openapi/ describe them, in many forms and languages, each with what must be told in it.

import { readdirSync, readFileSync } from "node:fs";
import { base64Of } from "./credentials.js";
import { identifierOf, type Label, type Leaf, nameOf, type Setting, valueNamed } from "./labelled-values.js";
import { type Locale, locales } from "./people.js";
import { random } from "./random.js";

export const forms = [
  "json",
  "pretty",
  "ndjson",
  "csv",
  "form",
  "xml",
  "logfmt",
  "sql",
  "html",
  "json-in-json",
  "url-encoded",
  "html-escaped",
  "base64",
] as const;
export type Form = (typeof forms)[number];

/** Offsets are UTF-16 units. `inside`: the labels stand anywhere within the outer span, which is encoded. */
export interface LabelledBody {
  readonly text: string;
  readonly form: Form;
  readonly locale: Locale;
  readonly api: string;
  readonly inside: boolean;
  readonly labels: readonly Label[];
}

interface Schema {
  readonly type?: "object" | "array" | "string" | "number" | "boolean";
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly "x-value"?: string;
}
interface Api {
  readonly name: string;
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: { readonly responses: { readonly 200: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } } };
      }
    >
  >;
  readonly "x-case": "camel" | "snake" | "kebab";
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
type Node = { readonly leaf: Leaf } | { readonly items: readonly Node[] } | { readonly fields: readonly (readonly [string, Node])[] };

const folder = new URL("../generate/openapi/", import.meta.url);
const apis: readonly Api[] = readdirSync(folder)
  .sort()
  .map((file) => ({ ...JSON.parse(readFileSync(new URL(file, folder), "utf8")), name: file.slice(0, -5) }));

const spelled = (name: string, style: Api["x-case"]): string => {
  const parts = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).split(/[_-]/);
  if (style === "camel") return parts.map((part, i) => (i === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join("");
  return parts.join(style === "snake" ? "_" : "-");
};

function build(schema: Schema, api: Api, style: Api["x-case"], s: Setting): Node {
  if (schema.$ref) return build(api.components.schemas[schema.$ref.split("/").at(-1)!]!, api, style, s);
  if (schema.items) {
    const count = s.r.between(schema.minItems ?? 1, schema.maxItems ?? 3);
    return { items: Array.from({ length: count }, () => build(schema.items!, api, style, s)) };
  }
  if (!schema.properties) return { leaf: valueNamed(schema["x-value"]!, s) };
  const fields: [string, Node][] = [];
  for (const [key, property] of Object.entries(schema.properties)) {
    const value = property["x-value"];
    let [name, node]: [string, Node | null] = [key, null];
    if (value?.startsWith("identifier")) {
      const made = identifierOf(value.slice(11), s);
      [name, node] = [made.name, { leaf: made.leaf }];
    } else if (value && !value.startsWith("clean:")) name = nameOf(value, key, s);
    node ??= build(property, api, style, s);
    const written = spelled(name, style);
    // Two of one name would be one field in JSON.
    if (!fields.some(([other]) => other === written)) fields.push([written, node]);
  }
  return { fields };
}

const same = (text: string): string => text;
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const inXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const inUrl = (text: string): string => encodeURIComponent(text);
const inCsv = (text: string): string => text.replaceAll('"', '""');
const inSql = (text: string): string => text.replaceAll("'", "''");

/** Text that grows, and where the labels come to stand in it. */
class Writer {
  text = "";
  readonly labels: Label[] = [];

  put(text: string): void {
    this.text += text;
  }

  /** Escapes piece by piece, so that the ends of a label stay where they belong. */
  leaf({ value, labels }: Leaf, escaped: (text: string) => string, told: (label: Label) => Label = (label) => label): void {
    const text = String(value);
    const ends = [...new Set([0, text.length, ...labels.flatMap(({ start, end, outer }) => [start, end, ...outer])])].sort((a, b) => a - b);
    const places = new Map<number, number>([[0, this.text.length]]);
    for (let i = 1; i < ends.length; i++) {
      this.text += escaped(text.slice(ends[i - 1], ends[i]));
      places.set(ends[i]!, this.text.length);
    }
    for (const label of labels)
      this.labels.push(
        told({
          ...label,
          start: places.get(label.start)!,
          end: places.get(label.end)!,
          outer: [places.get(label.outer[0])!, places.get(label.outer[1])!],
        }),
      );
  }
}

function writeJson(out: Writer, node: Node, indent: string | null, escaped: (text: string) => string = same): void {
  const line = indent === null ? "" : `\n${indent}`;
  const inner = indent === null ? null : `${indent}  `;
  const [open, close, list] =
    "leaf" in node ? ["", "", []] : "items" in node ? ["[", "]", node.items.map((item) => [null, item] as const)] : ["{", "}", node.fields];
  if ("leaf" in node) {
    const quote = typeof node.leaf.value === "string" ? escaped('"') : "";
    out.put(quote);
    out.leaf(node.leaf, (text) => escaped(inJson(text)));
    out.put(quote);
    return;
  }
  out.put(escaped(open));
  for (const [i, [key, child]] of list.entries()) {
    out.put(
      escaped(
        `${i > 0 ? "," : ""}${inner === null ? "" : `\n${inner}`}${key === null ? "" : `"${inJson(key)}":${inner === null ? "" : " "}`}`,
      ),
    );
    writeJson(out, child, inner, escaped);
  }
  out.put(escaped(`${list.length > 0 ? line : ""}${close}`));
}

/** The leaves of a record, by the path of names to them; lists are left out. */
function* flat(node: Node, prefix: string, join: (prefix: string, name: string) => string): Generator<readonly [string, Leaf]> {
  if ("leaf" in node) yield [prefix, node.leaf];
  else if ("fields" in node) for (const [key, child] of node.fields) yield* flat(child, prefix ? join(prefix, key) : key, join);
}

const latinOnly: ReadonlySet<Form> = new Set(["logfmt", "sql"]);
const isLatin = (locale: Locale): boolean => !["ru", "ja", "zh", "ko", "ar"].includes(locale);
/** What a table would hold a row of: the first list's first member, else the thing itself. */
function oneRecord(node: Node): Node {
  if ("leaf" in node) return node;
  const list =
    "items" in node ? node : node.fields.map(([, child]) => child).find((child) => "items" in child && !("leaf" in child.items[0]!));
  return list && "items" in list ? oneRecord(list.items[0]!) : node;
}

function writeFlat(out: Writer, form: Form, records: readonly (readonly (readonly [string, Leaf])[])[]): void {
  const columns = records[0]!.map(([name]) => name);
  if (form === "csv") out.put(`${columns.join(",")}\n`);
  if (form === "sql") out.put(`INSERT INTO records (${columns.join(", ")}) VALUES\n`);
  if (form === "html") out.put(`<table><thead><tr>${columns.map((name) => `<th>${inXml(name)}</th>`).join("")}</tr></thead><tbody>\n`);
  if (form === "xml") out.put('<?xml version="1.0" encoding="UTF-8"?>\n<records>');
  for (const [row, record] of records.entries()) {
    if (form === "sql") out.put(row > 0 ? ",\n(" : "(");
    if (form === "html") out.put("<tr>");
    if (form === "xml") out.put("<record>");
    if (form === "logfmt") out.put(`ts=2025-03-0${row + 1}T09:14:22Z level=info msg="record read"`);
    for (const [i, [name, leaf]] of record.entries()) {
      const text = String(leaf.value);
      const word = typeof leaf.value !== "string";
      if (form === "csv") {
        const quote = /[",\n]/.test(text) ? '"' : "";
        out.put((i > 0 ? "," : "") + quote);
        out.leaf(leaf, inCsv);
        out.put(quote);
      } else if (form === "form") {
        out.put(`${i > 0 ? "&" : ""}${inUrl(name)}=`);
        out.leaf(leaf, inUrl);
      } else if (form === "xml") {
        out.put(`<${name}>`);
        out.leaf(leaf, inXml);
        out.put(`</${name}>`);
      } else if (form === "html") {
        out.put("<td>");
        // A cell stands far from its heading: only what tells by itself must be told.
        out.leaf(leaf, inXml, (label) => ({ ...label, optional: label.optional || !label.alone }));
        out.put("</td>");
      } else if (form === "sql") {
        out.put(`${i > 0 ? ", " : ""}${word ? "" : "'"}`);
        out.leaf(leaf, inSql);
        if (!word) out.put("'");
      } else {
        const quote = /[\s="\\]/.test(text) ? '"' : "";
        out.put(` ${name}=${quote}`);
        out.leaf(leaf, quote ? inJson : same);
        out.put(quote);
      }
    }
    if (form === "sql") out.put(")");
    if (form === "html") out.put("</tr>\n");
    if (form === "xml") out.put("</record>");
    if (form === "csv" || form === "logfmt") out.put("\n");
  }
  if (form === "sql") out.put(";\n");
  if (form === "html") out.put("</tbody></table>\n");
  if (form === "xml") out.put("</records>\n");
}

/** `count` bodies, the same for the same seed. Documents, forms, languages and the rows of the tables take turns, so that none is left out. */
export function* labelledBodies(seed: number, count: number): Generator<LabelledBody> {
  const r = random(seed);
  const turns = { identifier: r.below(1000), credential: r.below(1000), prose: r.below(1000) };
  const answers = apis.flatMap((api) =>
    Object.entries(api.paths).map(([path, { get }]) => ({ api, path, schema: get.responses[200].content["application/json"]!.schema })),
  );
  for (let i = 0; i < count; i++) {
    const { api, path, schema } = answers[(i * 7 + Math.floor(i / answers.length)) % answers.length]!;
    // JSON is what APIs speak: every second body.
    const form = i % 2 === 0 ? (i % 4 === 0 ? "json" : "pretty") : forms[2 + (((i - 1) / 2) % (forms.length - 2))]!;
    let locale = locales[(i * 4 + Math.floor(i / 15)) % locales.length]!;
    if (latinOnly.has(form) && !isLatin(locale)) locale = r.pick(locales.filter(isLatin));
    const style =
      latinOnly.has(form) && api["x-case"] === "kebab" ? "snake" : r.chance(0.8) ? api["x-case"] : r.pick(["camel", "snake"] as const);
    const setting: Setting = { r, locale, turn: (table) => turns[table]++ };
    const node = build(schema, api, style, setting);
    const out = new Writer();
    let inside = false;
    if (form === "json") writeJson(out, node, null);
    else if (form === "pretty") writeJson(out, node, "");
    else if (form === "json-in-json") {
      out.put(`{"event":"record.read","payload":"`);
      writeJson(out, node, null, inJson);
      out.put('","attempt":1}');
    } else if (form === "url-encoded") {
      out.put("https://api.northwind-logistics.eu/v1/import?format=json&body=");
      writeJson(out, node, null, inUrl);
    } else if (form === "html-escaped") {
      out.put('<div data-state="');
      writeJson(out, node, null, inXml);
      out.put('"></div>');
    } else if (form === "base64") {
      writeJson(out, node, null);
      const encoded = base64Of(
        encodeURIComponent(out.text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      );
      const lead = '{"data":"';
      const span = [lead.length, lead.length + encoded.length] as const;
      inside = true;
      out.text = `${lead}${encoded}"}`;
      for (const [at, label] of out.labels.entries()) out.labels[at] = { ...label, start: span[0], end: span[1], outer: span };
    } else if (form === "ndjson")
      for (let row = 0; row < 3; row++) {
        writeJson(out, row === 0 ? node : build(schema, api, style, setting), null);
        out.put("\n");
      }
    else {
      const rows = form === "csv" || form === "sql" || form === "html" || form === "logfmt" ? 3 : 1;
      const join = (prefix: string, key: string): string => spelled(`${prefix}_${key}`, style);
      const first = [...flat(oneRecord(node), "", join)];
      const records = [first];
      // Further rows have the columns of the first; a field that took another name is drawn again.
      for (let tries = 0; records.length < rows && tries < 40; tries++) {
        const next = [...flat(oneRecord(build(schema, api, style, { r, locale, turn: setting.turn })), "", join)];
        if (next.length === first.length && next.every(([key], at) => key === first[at]![0])) records.push(next);
      }
      writeFlat(out, form, records);
    }
    yield { text: out.text, form, locale, api: `${api.name}${path}`, inside, labels: out.labels };
  }
}
