// In: nothing. Out: the shape of a JSON value as a document promises it, one dialect for every version of OpenAPI.

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/**
 * A lazy view of a schema: `$ref`s are followed and `allOf` is merged when a property is read, so that circular schemas are fine
 * and one that nobody asks for costs nothing. Equal places in the document give the same object.
 */
export interface Schema {
  /** The component's name, where the schema was reached by a `$ref`. */
  readonly name: string | null;
  /** JSON pointer of the place in the document. */
  readonly pointer: string;
  /** Empty: any type. `"null"` is among them where null is allowed, in either dialect. */
  readonly types: readonly JsonType[];
  readonly title: string | null;
  readonly description: string | null;
  readonly format: string | null;
  readonly pattern: string | null;
  readonly enum: readonly unknown[] | null;
  readonly examples: readonly unknown[];
  /** `undefined`: none. */
  readonly default: unknown;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly exclusiveMinimum: number | null;
  readonly exclusiveMaximum: number | null;
  readonly multipleOf: number | null;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  readonly uniqueItems: boolean;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  /**
   * What of further properties: `closed` (`additionalProperties: false`), `unstated` (the document lists properties and says no more, which
   * people mean as closed), `open` (`true`, or an object without any properties), or the schema that they follow.
   */
  readonly additional: "closed" | "unstated" | "open" | Schema;
  readonly items: Schema | null;
  readonly prefixItems: readonly Schema[];
  /** `oneOf` and `anyOf`: the value follows one of these besides what stands here; discriminated sub-schemas are among them. */
  readonly alternatives: readonly Schema[];
}
