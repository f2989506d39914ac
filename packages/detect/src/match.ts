// In: nothing. Out: the nouns of this package: what a match, a type and a field's meaning are.

/** What sort of data a type is; the seven kinds of the public contract. */
export type Kind = "personal" | "credential" | "financial" | "health" | "location" | "network" | "internal";

/** `proven`: a strong check holds. `firm`: no innocent reading. `tentative`: worth a look. */
export type Confidence = "proven" | "firm" | "tentative";

/** One find. `start`/`end` are bytes for byte input and UTF-16 units for text; `line` and `column` start at 1, the column in the same unit. */
export interface Match {
  readonly type: string;
  readonly kind: Kind;
  readonly confidence: Confidence;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** A hint that never gives the value back. */
  readonly masked: string;
  /** RFC 6901; only where the input is JSON. A segment that itself holds a match is written masked. */
  readonly pointer?: string;
}

/** One find in a parsed value. `start`/`end` are UTF-16 units within the string leaf, absent where the leaf is no string. */
export interface JsonMatch {
  readonly type: string;
  readonly kind: Kind;
  readonly confidence: Confidence;
  readonly pointer: string;
  readonly masked: string;
  readonly start?: number;
  readonly end?: number;
}

/** A type that can be found. `validator` names the check, `source` the standard or page that it comes from. */
export interface TypeInfo {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly country?: string;
  readonly validator?: string;
  /** How much a value itself tells when its check holds, in bits: mod 10 3.3, mod 97 6.6, six a fixed character; 0 where only the field's name tells. */
  readonly bits: number;
  readonly source: string;
  /** Made up, at least one: a text that holds it, or JSON where a field's name must speak for it. Computed when asked for. */
  readonly examples: readonly string[];
}

/** What a field's name promises. `needsPerson`: it means so only inside an object that describes a person. */
export interface FieldMeaning {
  readonly type: string;
  readonly kind: Kind;
  readonly needsPerson: boolean;
}

export interface DetectorOptions {
  /** Only these types (ids) are reported. */
  readonly only?: readonly string[];
  /** These types (ids) are not reported. */
  readonly skip?: readonly string[];
  /** Also told is what documentation reserves for samples (`alice@example.com`, trial cards): the test data of a system under test. */
  readonly samples?: boolean;
}

/** Finds in chunks; offsets are absolute bytes. A match may be told some writes after its bytes came. */
export interface DetectorStream {
  write(chunk: Uint8Array): Match[];
  end(): Match[];
}

export interface Detector {
  /** All matches, in the order of their start. Never throws on content. */
  scan(input: Uint8Array | string): Match[];
  /** Matches in a value that JSON.parse gave. At most 256 levels and 1,000,000 leaves are walked; cycles end at the depth limit. */
  scanJson(value: unknown): JsonMatch[];
  stream(): DetectorStream;
  /** The input with every match masked; JSON stays JSON. */
  redact(input: string): string;
  redact(input: Uint8Array): Uint8Array;
}
