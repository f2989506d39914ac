// In: nothing. Out: what an API promised about one method and path.

import type { Schema } from "./schema.js";

export type Method = "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE" | "TRACE" | "QUERY";

/** `body`: a property of the body of a POST that only reads. */
export type ParameterPlace = "path" | "query" | "header" | "cookie" | "body";

export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly description: string | null;
  /** RFC 6570 manner, with OpenAPI's default for the place filled in; Swagger 2.0's `collectionFormat` is translated. */
  readonly style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "tabDelimited";
  readonly explode: boolean;
  /** Reserved characters are sent as they are. */
  readonly allowReserved: boolean;
  readonly schema: Schema | null;
  /** Set where the value is a document of this media type (`content` instead of `schema`). */
  readonly mediaType: string | null;
  readonly examples: readonly unknown[];
  /** JSON pointer of the place that declares it; of its path, where nothing does. */
  readonly pointer: string;
}

export interface MediaContent {
  readonly mediaType: string;
  readonly schema: Schema | null;
  readonly examples: readonly unknown[];
}

export interface RequestBody {
  readonly required: boolean;
  /** JSON first, then form, then multipart, then the rest. */
  readonly content: readonly MediaContent[];
}

export interface ResponsePromise {
  readonly description: string;
  readonly content: readonly MediaContent[];
  readonly headers: ReadonlyMap<string, Schema | null>;
}

export type SchemeKind = "bearer" | "basic" | "apiKey" | "oauth2" | "openIdConnect" | "mutualTLS" | "other";

/** One scheme that must be met, with the scopes it must carry. */
export interface SecurityScheme {
  readonly name: string;
  readonly kind: SchemeKind;
  /** For an API key: where it travels. */
  readonly in: "header" | "query" | "cookie" | null;
  readonly parameter: string | null;
  readonly scopes: readonly string[];
}

/** Schemes that must all be met (AND). None: nobody in particular may call. */
export type SecurityRequirement = readonly SecurityScheme[];

export interface Operation {
  /** `GET /v1/users/{id}`, base path included. */
  readonly id: string;
  readonly method: Method;
  /** The path template from the origin, base path included, parameters as `{name}`. */
  readonly path: string;
  readonly operationId: string | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | null;
  /** By status: `200`, `4XX`, `default`. */
  readonly responses: ReadonlyMap<string, ResponsePromise>;
  /** Any one of these opens it (OR). `[]`: public by the document's word. `null`: the document is silent, here and at its top. */
  readonly security: readonly SecurityRequirement[] | null;
  /** Where the document says so: JSON pointer and, where known, 1-based line. */
  readonly place: { readonly pointer: string; readonly line: number | null };
}

/**
 * RFC 9110, 9.2.1: asked for, a safe method changes nothing. OPTIONS and TRACE say nothing of data and are left out; QUERY is new, and few
 * servers know that it is safe.
 */
export function isSafe(operation: Pick<Operation, "method">): boolean {
  return operation.method === "GET" || operation.method === "HEAD";
}

/** True where the document asks for a credential and offers no way without. */
export function isSecured(operation: Pick<Operation, "security">): boolean {
  return operation.security !== null && operation.security.length > 0 && operation.security.every((requirement) => requirement.length > 0);
}

/** A mistake in a document, with its place. The rest is used all the same. */
export interface DocumentError {
  readonly message: string;
  readonly pointer: string;
  readonly line: number | null;
}

export interface ApiDocument {
  /** The file or URL path it was read from. */
  readonly source: string;
  readonly sha256: string;
  readonly version: "2.0" | "3.0" | "3.1";
  readonly title: string | null;
  readonly operations: readonly Operation[];
  readonly errors: readonly DocumentError[];
}
