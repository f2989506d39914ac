// In: the files of one document and its `$ref`s. Out: the places that they name, or why they name none.

import type { DocumentError } from "../model/index.js";
import { childPointer, pointerTokens } from "./json-pointer.js";
import type { SourceFile } from "./source-file.js";

export type Json = Readonly<Record<string, unknown>>;

/** A value where it stands: references in it are read from its own file. */
export interface Place {
  readonly node: unknown;
  readonly file: string;
  readonly pointer: string;
}

/** The pointer that the document's readers are given: with the file in front where it is another than the document's own. */
export function addressOf({ file, pointer }: Pick<Place, "file" | "pointer">): string {
  return file === "" ? pointer : `${file}#${pointer}`;
}

/** The object there, or an empty one. */
export function objectAt(place: Place): Json {
  return isJson(place.node) ? place.node : {};
}

export function isJson(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function own(node: Json, key: string): unknown {
  return Object.hasOwn(node, key) ? node[key] : undefined;
}

export function textOf(node: Json, key: string): string | null {
  const value = own(node, key);
  return typeof value === "string" ? value : null;
}

/** The value under a key; its node is `undefined` where there is none. */
export function childOf(place: Place, key: string | number): Place {
  const { node } = place;
  const value = node !== null && typeof node === "object" && Object.hasOwn(node, key) ? (node as Json)[key] : undefined;
  return { node: value, file: place.file, pointer: childPointer(place.pointer, key) };
}

/** Own keys and values of an object; nothing for anything else. */
export function* entriesOf(place: Place): Generator<[string, Place]> {
  if (!isJson(place.node)) return;
  for (const key of Object.keys(place.node)) yield [key, childOf(place, key)];
}

/** Items of an array; nothing for anything else. */
export function* itemsOf(place: Place): Generator<Place> {
  if (!Array.isArray(place.node)) return;
  for (let index = 0; index < place.node.length; index++) yield childOf(place, index);
}

/** Where a `$ref` leads: the place, or one sentence that says why nowhere. */
type Resolved = { readonly place: Place } | { readonly broken: string };

const maximumErrors = 500;
const maximumHops = 100;

/** The document's files with what is wrong in them. Lives as long as one document is read; its schemas keep it. */
export class References {
  readonly errors: DocumentError[] = [];
  readonly files = new Map<string, SourceFile>();
  /** Files that a reference names and that are not here yet. */
  readonly wanted = new Set<string>();
  /** Files that may not be read, or cannot, with the reason. */
  readonly refused = new Map<string, string>();
  readonly readsFiles: boolean;
  #seen = new Set<string>();
  #dropped = 0;
  #anchors = new Map<string, Map<string, Place>>();

  constructor(readsFiles: boolean) {
    this.readsFiles = readsFiles;
  }

  /** Forgets the errors, to read again with more files. */
  restart(): void {
    this.errors.length = 0;
    this.#seen.clear();
    this.#dropped = 0;
  }

  report(place: Pick<Place, "file" | "pointer">, message: string): void {
    const pointer = addressOf(place);
    const key = `${pointer}\n${message}`;
    if (this.#seen.has(key)) return;
    if (this.errors.length >= maximumErrors) {
      this.#dropped++;
      return;
    }
    this.#seen.add(key);
    this.errors.push({ message, pointer, line: null });
  }

  /** How many errors there were beyond those that are listed. */
  get dropped(): number {
    return this.#dropped;
  }

  root(): Place {
    return { node: this.files.get("")?.root, file: "", pointer: "" };
  }

  /** One step of a reference from a file. */
  resolve(reference: string, from: string, hops = 0): Resolved {
    const hash = reference.indexOf("#");
    const address = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : reference.slice(hash + 1);
    let file = from;
    if (address !== "") {
      const target = this.#fileOf(address, from);
      if ("broken" in target) return target;
      file = target.file;
    }
    const source = this.files.get(file);
    if (source === undefined) return { broken: `$ref ${shown(reference)} could not be read` };
    const root: Place = { node: source.root, file, pointer: "" };
    const pointer = percentDecoded(fragment);
    if (pointer !== "" && !pointer.startsWith("/")) {
      const anchored = this.#anchorsOf(root).get(pointer);
      return anchored === undefined ? { broken: `$ref ${shown(reference)} names nothing in this document` } : { place: anchored };
    }
    let place = root;
    for (const token of pointerTokens(pointer)) {
      let child = childOf(place, token);
      const through = isJson(place.node) ? own(place.node, "$ref") : undefined;
      if (child.node === undefined && typeof through === "string" && hops < maximumHops) {
        // A pointer may lead through a reference: `#/components/schemas/Order/properties/customer/name`.
        const target = this.resolve(through, place.file, hops + 1);
        if ("place" in target) child = childOf(target.place, token);
      }
      if (child.node === undefined) return { broken: `$ref ${shown(reference)} names nothing in this document` };
      place = child;
    }
    return { place };
  }

  /** Follows references until something else stands there; a broken or circular one is reported at its place and gives null. */
  follow(place: Place): Place | null {
    let at = place;
    for (let hop = 0; hop < maximumHops; hop++) {
      const reference = isJson(at.node) ? own(at.node, "$ref") : undefined;
      if (typeof reference !== "string") return at;
      const resolved = this.resolve(reference, at.file);
      if ("broken" in resolved) {
        this.report(at, resolved.broken);
        return null;
      }
      at = resolved.place;
    }
    this.report(place, "$ref leads round in a circle");
    return null;
  }

  #fileOf(address: string, from: string): { file: string } | { broken: string } {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return { broken: `$ref ${shown(address)} is another document and is not fetched` };
    if (!this.readsFiles) return { broken: `$ref ${shown(address)} is another document and is not fetched` };
    const path = percentDecoded(address);
    if (path.startsWith("/") || path.includes("\\") || path.includes("\0"))
      return { broken: `$ref ${shown(address)} is not below the document's directory and is not read` };
    const parts = from.split("/").slice(0, -1);
    for (const part of path.split("/")) {
      if (part === "..") {
        if (parts.pop() === undefined) return { broken: `$ref ${shown(address)} is not below the document's directory and is not read` };
      } else if (part !== "" && part !== ".") parts.push(part);
    }
    const file = parts.join("/");
    const refusal = this.refused.get(file);
    if (refusal !== undefined) return { broken: `$ref ${shown(address)} ${refusal}` };
    if (!this.files.has(file)) this.wanted.add(file);
    return { file };
  }

  #anchorsOf(root: Place): ReadonlyMap<string, Place> {
    const known = this.#anchors.get(root.file);
    if (known !== undefined) return known;
    const anchors = new Map<string, Place>();
    const seen = new Set<unknown>();
    for (const work = [root]; work.length > 0; ) {
      const place = work.pop()!;
      if (place.node === null || typeof place.node !== "object" || seen.has(place.node)) continue;
      seen.add(place.node);
      if (isJson(place.node)) {
        const name = textOf(place.node, "$anchor") ?? textOf(place.node, "$dynamicAnchor");
        if (name !== null && !anchors.has(name)) anchors.set(name, place);
        work.push(...[...entriesOf(place)].map(([, child]) => child));
      } else work.push(...itemsOf(place));
    }
    this.#anchors.set(root.file, anchors);
    return anchors;
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A reference as it may stand in a message. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 119)}…` : text);
}
