// In: nothing. Out: what a scan may be told, as a person writes it and as the scan reads it.

/** A string, or the two parts of it: `X-Api-Key: abc`, `sid=abc`. */
export type NamedValueInput = string | { readonly name: string; readonly value: string };

export interface LoginInput {
  /** `POST /auth/login`: a path of the target. */
  readonly request: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON pointer, `header:NAME` or `cookie:NAME`. */
  readonly token: string;
  readonly refresh?: RefreshInput;
}

/** Strings may hold `${/pointer}`, a value of the answer before, and `${token}`. */
export interface RefreshInput {
  readonly request: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The login's where absent. */
  readonly token?: string;
}

export interface OAuth2Input {
  readonly flow: "clientCredentials" | "password";
  /** A path of the target. */
  readonly tokenUrl: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly scope?: string;
  readonly audience?: string;
  readonly username?: string;
  readonly password?: string;
}

/** Exactly one of them is given. */
export interface CredentialInput {
  readonly bearer?: string;
  readonly basic?: { readonly username: string; readonly password: string };
  readonly header?: NamedValueInput;
  readonly cookie?: NamedValueInput;
  readonly query?: NamedValueInput;
  readonly login?: LoginInput;
  readonly oauth2?: OAuth2Input;
}

export interface IdentityInput extends CredentialInput {
  /** How a token is sent: `Authorization: Bearer ${token}` where absent. */
  readonly send?: string;
  readonly groups?: readonly string[];
  readonly privileged?: boolean;
  /** Further tokens of the same subject, by name. */
  readonly moreTokens?: Readonly<Record<string, CredentialInput>>;
}

export interface AccessInput {
  readonly operation: string;
  /** A group, `everybody`, or identities. */
  readonly sharedWith: string | readonly string[];
}

export interface IgnoreInput {
  readonly rule: string;
  readonly operation?: string;
  readonly reason: string;
  /** `2027-01-01`, the last day it holds. */
  readonly until?: string;
}

export interface SignupInput {
  readonly request: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TokensInput {
  readonly algorithms?: readonly string[];
  readonly key?: string;
  readonly jwks?: string;
  readonly issuer?: string;
  readonly audience?: string | readonly string[];
}

export interface LlmInput {
  readonly level?: "off" | "quick" | "standard" | "deep";
  readonly promptFile?: string;
  readonly rate?: number;
  readonly endpoints?: readonly { readonly operation: string; readonly message: string; readonly answer: string }[];
}

export type FailOn = "critical" | "high" | "medium" | "low" | "never";

/** What `spillproof.yaml` holds, and what the command line lays over it. */
export interface ConfigurationInput {
  readonly target?: string;
  readonly spec?: string;
  readonly identities?: Readonly<Record<string, IdentityInput>>;
  readonly signup?: SignupInput;
  /** Writes too, to what the scan made itself. */
  readonly active?: boolean;
  readonly tokens?: TokensInput;
  readonly known?: Readonly<Record<string, Readonly<Record<string, readonly (string | number)[]>>>>;
  readonly access?: readonly AccessInput[];
  readonly llm?: LlmInput;
  readonly ignore?: readonly IgnoreInput[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly maxRequests?: number;
  readonly maxSeconds?: number;
  readonly rate?: number;
  readonly timeout?: number;
  readonly seed?: number;
  readonly output?: readonly string[];
  readonly json?: boolean;
  readonly failOn?: FailOn;
  readonly quiet?: boolean;
  readonly noColor?: boolean;
  readonly debug?: boolean;
  readonly authorized?: boolean;
  readonly insecure?: boolean;
  /** A PEM file. */
  readonly ca?: string;
  readonly proxy?: string;
  /** `Name: value` */
  readonly header?: readonly string[];
  /** A file with a word on each line. */
  readonly wordlist?: string;
}

/** Everything a scan needs to know, with the defaults filled in and the environment read. Holds raw secrets: never print it. */
export interface Configuration {
  /** The file it was read from, as it is shown; null where there is none. */
  readonly file: string | null;
  readonly target: string | null;
  /** A URL, or a path from the working directory. */
  readonly spec: string | null;
  readonly identities: Readonly<Record<string, IdentityInput>>;
  readonly signup: SignupInput | null;
  readonly active: boolean;
  readonly tokens: TokensInput | null;
  readonly known: Readonly<Record<string, Readonly<Record<string, readonly (string | number)[]>>>>;
  readonly access: readonly AccessInput[];
  readonly llm: LlmInput | null;
  readonly ignore: readonly IgnoreInput[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly maxRequests: number;
  readonly maxSeconds: number;
  /** Requests a second; null: not given. */
  readonly rate: number | null;
  /** Seconds for one answer. */
  readonly timeout: number;
  readonly seed: number;
  readonly output: readonly string[];
  readonly json: boolean;
  readonly failOn: FailOn;
  readonly quiet: boolean;
  readonly noColor: boolean;
  readonly debug: boolean;
  readonly authorized: boolean;
  readonly insecure: boolean;
  /** Certificates in PEM, read from the file. */
  readonly ca: string | null;
  readonly proxy: string | null;
  readonly header: readonly (readonly [name: string, value: string])[];
  /** A file of likely secrets, a word on each line: the path; null where there is none. */
  readonly wordlist: string | null;
}
