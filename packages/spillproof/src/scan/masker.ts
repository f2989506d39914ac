// In: raw exchanges and values. Out: what of them may be shown: the only maker of masked text.

import { classifyField, createDetector } from "@spillproof/detect";
import type { Context, LeakedValue } from "../checks/index.js";
import { isObject, leavesOf, pointerOf, sensitiveFields, spellings, type Tokens, wordsOf } from "../explore/index.js";
import type { Credential, Exchange, LeakedField, Masked, MaskedExchange, Operation } from "../model/index.js";
import { matchPath } from "../openapi/index.js";
import { markPrefix } from "../workshop/index.js";

const shownHeaders = new Set(["content-type", "cache-control", "www-authenticate", "retry-after", "vary", "allow"]);
/** A made-up name ends differently in each run. */
const madeUp = new RegExp(`${markPrefix}[0-9a-z]{8}`, "g");
const maximumItems = 3;
const maximumFields = 40;
const detector = createDetector({ samples: true });

export interface MaskerInput {
  readonly origin: string;
  readonly operations: readonly Operation[];
  readonly context: Context;
  /** Every raw credential that the scan ever held. */
  readonly secrets: readonly string[];
  /** Ids of what the scan made itself, with whose they are: they differ from run to run, and so are never shown. */
  readonly made: ReadonlyMap<string, string>;
}

/**
 * Masks by default: a value is shown only where it is known to be harmless (a small number that is an id, a UUID, what the scan made up itself).
 * Equal values get equal ordinals, so that they are seen to be equal. Feed it in the order of the report: ordinals count from there.
 */
export class Masker {
  #input: MaskerInput;
  #ordinals = new Map<string, number>();
  /** By name of a variable in a URL: the distinct values that it stands for, told apart by a number. */
  #variables = new Map<string, string[]>();
  #personal: readonly string[] | undefined;

  constructor(input: MaskerInput) {
    this.#input = input;
  }

  /** The ordinal of a distinct value in this report. */
  ordinal(raw: string): string {
    const known = this.#ordinals.get(raw) ?? this.#ordinals.size + 1;
    this.#ordinals.set(raw, known);
    return `v${known}`;
  }

  /** A sentence of our own: names of identities, operations and types. Scrubbed all the same. */
  text(sentence: string): Masked {
    return this.#scrub(sentence) as Masked;
  }

  field(value: LeakedValue, exchange: Exchange): LeakedField {
    const found = sensitiveFields(exchange).find((field) => field.pointer === value.pointer && field.raw === value.raw);
    return {
      pointer: this.#pointer(value.pointer, exchange),
      type: value.type,
      kind: value.kind,
      owner: value.owner,
      masked: (found === undefined ? "•••" : this.#scrub(found.masked)) as Masked,
      value: this.ordinal(value.raw),
    };
  }

  /** A pointer with the keys that are data themselves (a map by e-mail address) masked. */
  #pointer(pointer: string, exchange: Exchange): string {
    if (exchange.json === null || !pointer.startsWith("/")) return pointer;
    return pointer
      .split("/")
      .map((token) =>
        token === "" ? token : this.#key(token.replaceAll("~1", "/").replaceAll("~0", "~")).replaceAll("~", "~0").replaceAll("/", "~1"),
      )
      .join("/");
  }

  exchange(exchange: Exchange, focus: readonly LeakedValue[], excerpt: readonly string[] = []): MaskedExchange {
    const headers =
      exchange.answer?.headers.filter(([name]) => shownHeaders.has(name) || focus.some((value) => value.pointer === `header:${name}`)) ??
      [];
    return {
      identity: exchange.asker.identity,
      token: exchange.asker.token === "access" ? null : exchange.asker.token,
      request: {
        method: exchange.request.method,
        url: this.url(exchange),
        headers: [
          ...exchange.request.headers.map(([name, value]) => [name, this.#requestHeader(name, value, exchange)] as const),
          ...this.#credentials(exchange)
            .filter((credential) => credential.in !== "query")
            .map(
              (credential) =>
                [credential.in === "cookie" ? "cookie" : credential.name, credentialText(credential, exchange) as Masked] as const,
            ),
        ],
        body: exchange.request.body === null ? null : this.#requestBody(exchange.request.body),
      },
      response: {
        status: exchange.status,
        headers: headers.map(([name, value]) => [
          name,
          (shownHeaders.has(name) && name !== "www-authenticate"
            ? this.#scrub(value.slice(0, 200))
            : name === "www-authenticate"
              ? this.#scrub(value.slice(0, 200))
              : `••• (${this.ordinal(value)})`) as Masked,
        ]),
        body: this.#body(exchange, focus, excerpt),
        truncated: exchange.answer?.truncated ?? false,
      },
    };
  }

  /** A command that sends the request again. Credentials and personal ids stand as variables. RFC-free: for a POSIX shell and curl. */
  curl(exchange: Exchange): Masked {
    const parts = ["curl -sS"];
    if (exchange.request.method !== "GET") parts.push(`-X ${exchange.request.method}`);
    for (const credential of this.#credentials(exchange)) {
      if (credential.in === "header") parts.push(`-H "${credential.name}: ${credentialText(credential, exchange)}"`);
      if (credential.in === "cookie") parts.push(`-b "${credentialText(credential, exchange)}"`);
    }
    for (const [name, value] of exchange.request.headers) parts.push(`-H "${quoted(name)}: ${this.#requestHeader(name, value, exchange)}"`);
    if (exchange.request.body !== null) parts.push(`--data-binary '${this.#requestBody(exchange.request.body).replaceAll("'", "'\\''")}'`);
    parts.push(`"${this.#input.origin}${this.url(exchange)}"`);
    return parts.join(" ") as Masked;
  }

  /** Path and query with personal ids as variables. */
  url(exchange: Exchange): Masked {
    const [path, query = ""] = exchange.request.path.split("?");
    const match = matchPath(this.#input.operations, path!);
    const shown =
      match === null
        ? this.#unknownPath(path!, exchange)
        : match.operation.path.replace(/\{([^{}]{1,200})\}/g, (_, name: string) =>
            this.#urlValue(name, String(match.values[name] ?? ""), exchange),
          );
    const pairs =
      query === ""
        ? []
        : query.split("&").map((pair) => {
            const [name = "", ...rest] = pair.split("=");
            return `${quoted(name)}=${this.#urlValue(name, decode(rest.join("=")), exchange)}`;
          });
    for (const credential of this.#credentials(exchange))
      if (credential.in === "query") pairs.push(`${credential.name}=${credentialText(credential, exchange)}`);
    return `${shown}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}` as Masked;
  }

  /** A path that no operation has: what was seen as somebody's id is a variable, the rest is the scan's own. */
  #unknownPath(path: string, exchange: Exchange): string {
    const { sightings } = this.#input.context.world;
    return path
      .split("/")
      .map((segment) => {
        const value = decode(segment);
        const isId =
          this.#input.made.has(value) || sightings.some((sighting) => sighting.identity !== null && String(sighting.value) === value);
        return isId ? this.#urlValue("id", value, exchange) : this.#scrub(quoted(segment));
      })
      .join("/");
  }

  #urlValue(name: string, value: string, exchange: Exchange): string {
    if (this.#isHarmless(name, value)) return quoted(encodeURIComponent(value));
    const base = `$${variable(this.#ownerOf(value) ?? exchange.asker.identity ?? "some")}_${variable(name)}`;
    const values = this.#variables.get(base) ?? [];
    this.#variables.set(base, values);
    if (!values.includes(value)) values.push(value);
    const index = values.indexOf(value);
    return index === 0 ? base : `${base}_${index + 1}`;
  }

  /** Whom an id belongs to: who is named beside it, for an open list shows it to everybody; else who saw it first. */
  #ownerOf(value: string): string | null {
    const { world } = this.#input.context;
    const made = this.#input.made.get(value);
    if (made !== undefined) return made;
    const seen = world.sightings.filter((sighting) => sighting.identity !== null && String(sighting.value) === value);
    for (const { row } of seen.slice(0, 20)) {
      if (row === null) continue;
      const leaves = leavesOf(row);
      const named = world.identities.filter((name) => world.naming(leaves, name).length > 0);
      if (named.length === 1) return named[0]!;
    }
    return seen[0]?.identity ?? null;
  }

  #isHarmless(name: string, value: string): boolean {
    if (this.#input.made.has(value) || value.search(madeUp) >= 0) return false;
    return isHarmless(name, value) || this.#input.context.world.isImpossible(value);
  }

  #requestHeader(name: string, value: string, { asker }: Exchange): Masked {
    // A token that is nobody's stands among the headers, and is called what it is.
    if (asker.identity === null && asker.token !== "access" && /^authorization$/i.test(name)) {
      const scheme = /^[A-Za-z][\w-]{0,20} /.exec(value)?.[0] ?? "";
      return `${scheme}$${variable(asker.token)}_TOKEN` as Masked;
    }
    if (/^(?:accept|content-type|origin)$/i.test(name)) return this.#scrub(quoted(value)) as Masked;
    return (this.#isHarmless(name, value) ? quoted(value) : `$${variable(name)}`) as Masked;
  }

  /** What the scan made up is shown, with small numbers and switches; all else stands as a variable by its key. */
  #requestBody(body: Uint8Array): Masked {
    const text = new TextDecoder().decode(body);
    const shown = (key: string, value: string): string =>
      this.#isHarmless(key, value) || value.search(madeUp) >= 0 ? this.#scrub(value) : `$${variable(key)}`;
    const mask = (value: unknown, key: string): unknown => {
      if (Array.isArray(value)) return value.map((item) => mask(item, key));
      if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [this.#key(name), mask(item, name)]));
      return value === null || typeof value === "boolean"
        ? value
        : typeof value === "number" && this.#isHarmless(key, String(value))
          ? value
          : shown(key, String(value));
    };
    try {
      return JSON.stringify(mask(JSON.parse(text), "")).slice(0, 500) as Masked;
    } catch {
      const isForm = /^[^\s=&]{1,100}=/.test(text) && !/[{<\n]/.test(text);
      return (
        isForm
          ? [...new URLSearchParams(text)].map(([key, value]) => `${encodeURIComponent(key)}=${shown(key, value)}`).join("&")
          : this.#scrub(text)
      ).slice(0, 500) as Masked;
    }
  }

  #credentials(exchange: Exchange): readonly Credential[] {
    return exchange.asker.identity === null ? [] : this.#input.context.credentials(exchange.asker);
  }

  #body(exchange: Exchange, focus: readonly LeakedValue[], excerpt: readonly string[]): Masked {
    if (exchange.answer === null) return "" as Masked;
    if (excerpt.length > 0) return excerpt.map((line) => this.#frame(line)).join("\n") as Masked;
    if (exchange.json !== null) return JSON.stringify(this.#json(exchange.json.value, exchange, focus), null, 1) as Masked;
    const type = (exchange.header("content-type") ?? "unknown").split(";")[0];
    const lines = focus
      .filter((value) => value.pointer.startsWith("line:"))
      .map((value) => `${value.pointer}: ${value.type} ••• (${this.ordinal(value.raw)})`);
    return [`${exchange.answer.body.length} bytes of ${this.#scrub(type ?? "unknown")}`, ...lines].join("\n") as Masked;
  }

  /** The shape of an answer, every value masked; where fields leaked, these and what stands beside them. */
  #json(value: unknown, exchange: Exchange, focus: readonly LeakedValue[]): unknown {
    const masks = new Map(sensitiveFields(exchange).map((field) => [field.pointer, field.masked]));
    const pointers = focus.map((item) => item.pointer);
    let fields = 0;
    const mask = (item: unknown, tokens: Tokens): unknown => {
      const pointer = pointerOf(tokens);
      if (item === null || typeof item === "boolean") return item;
      if (Array.isArray(item)) {
        const kept = item
          .map((child, index) => ({ child, index }))
          .filter(
            ({ index }) =>
              index < maximumItems || pointers.some((other) => other.startsWith(`${pointer}/${index}/`) || other === `${pointer}/${index}`),
          )
          .slice(0, maximumItems * 3);
        const shown = kept.map(({ child, index }) => mask(child, [...tokens, index]));
        return item.length > kept.length ? [...shown, `… ${item.length - kept.length} more`] : shown;
      }
      if (isObject(item)) {
        const entries: [string, unknown][] = [];
        for (const [key, child] of Object.entries(item)) {
          if (++fields > maximumFields && !pointers.some((other) => other.startsWith(`${pointer}/${key}`))) {
            entries.push(["…", `${Object.keys(item).length - entries.length} more`]);
            break;
          }
          entries.push([this.#key(key), mask(child, [...tokens, key])]);
        }
        return Object.fromEntries(entries);
      }
      const raw = String(item);
      const known = masks.get(pointer);
      if (isTime(item)) return "••• (time)";
      if (known !== undefined) return `${this.#scrub(known)} (${this.ordinal(raw)})`;
      const key = String(tokens.findLast((token) => typeof token === "string") ?? "");
      if (typeof item === "number" && Number.isInteger(item) && isFrame(key)) return item;
      return this.#isHarmless(key, raw) && wordsOf(key).some((word) => word === "id" || word === "uuid")
        ? item
        : `••• (${this.ordinal(raw)})`;
    };
    return mask(value, []);
  }

  /** A field's name is shown unless it is data itself: a map keyed by e-mail addresses, names or numbers. */
  #key(key: string): string {
    const isName = /^[\p{L}_$@-][\p{L}\p{N}_$.:@-]{0,60}$/u.test(key) && !/@.+\./.test(key) && !/\d{5}/.test(key);
    const isIndex = /^\d{1,4}$/.test(key);
    return (isName || isIndex) && this.#scrub(key) === key ? key : `•••${this.ordinal(key)}`;
  }

  /** A line of a stack or an engine's error: code and query are shown, what stands in quotes or looks like somebody's data is not. */
  #frame(line: string): string {
    const withoutFolders = line.replace(/(?:\/|[A-Za-z]:\\)(?:[^\s/\\"'():]{1,200}[/\\]){1,40}/g, "…/");
    const withoutValues = withoutFolders.replace(/'[^'\n]{1,200}'/g, "'•••'").replace(/=\s*\d{3,}/g, "= •••");
    return this.#scrub(withoutValues.trim().slice(0, 200));
  }

  /** Takes every known secret, every personal value that was seen and whatever the detector finds out of a text. */
  #scrub(text: string): string {
    let scrubbed = text.replace(madeUp, `${markPrefix}…`);
    for (const secret of this.#input.secrets)
      if (secret.length >= 4 && scrubbed.includes(secret)) scrubbed = scrubbed.replaceAll(secret, "•••");
    this.#personal ??= this.#personalValues();
    for (const value of this.#personal) if (scrubbed.includes(value)) scrubbed = scrubbed.replaceAll(value, "•••");
    return detector.redact(scrubbed);
  }

  /** Longest first, so that a part never unmasks its whole. Names of identities are ours. */
  #personalValues(): readonly string[] {
    const names = new Set(this.#input.context.people.map((person) => person.name));
    const values = new Set<string>();
    for (const exchange of this.#input.context.exchanges()) {
      for (const field of sensitiveFields(exchange))
        if (field.raw.length >= 4 && field.kind !== "network")
          for (const form of spellings(field.raw)) if (form.length >= 4) values.add(form);
    }
    return [...values]
      .filter((value) => !names.has(value) && !/^(?:true|false|null|user|admin|staff|member|customer|none)$/i.test(value))
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }
}

/** An id that tells nothing of a person: a small number, a UUID, what the scan made up. Names of people, accounts and the like never are. */
function isHarmless(name: string, value: string): boolean {
  if (value.startsWith("spillproof")) return true;
  if (/^(?:-1|0x7e|%00|9{22}|\{\}|null|)$/.test(value)) return true;
  const meaning = classifyField(name);
  if (meaning !== null && meaning.kind !== "internal") return false;
  return /^\d{1,6}$/.test(value) || /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);
}

/** A moment differs from run to run; its ordinal would, too. */
function isTime(item: unknown): boolean {
  if (typeof item === "string")
    return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(item) || /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:/.test(item);
  return typeof item === "number" && ((item > 1e9 && item < 4.1e9) || (item > 1e12 && item < 4.1e12));
}

function isFrame(key: string): boolean {
  return /^(?:page|per_?page|page_?size|limit|offset|pages|total_?pages|status|status_?code)$/i.test(key);
}

function credentialText(credential: Credential, exchange: Exchange): string {
  const name = `$${variable(exchange.asker.identity ?? "")}_${exchange.asker.token === "access" ? "" : `${variable(exchange.asker.token)}_`}TOKEN`;
  const value = credential.value.includes(credential.secret) ? credential.value.replace(credential.secret, name) : name;
  return credential.in === "cookie" ? `${credential.name}=${value}` : value;
}

function variable(name: string): string {
  return (
    name
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "") || "ID"
  );
}

/** For double quotes in a POSIX shell. */
function quoted(text: string): string {
  return text.replace(/[\\"$`]/g, "\\$&").replace(/[\x00-\x1f\x7f]/g, "");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
