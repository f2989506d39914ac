// In: nothing. Out: who asks.

/** Somebody the scan may ask as. */
export interface Identity {
  readonly name: string;
  /** May by right read what belongs to others. */
  readonly privileged: boolean;
  /** Names of groups whose things its members share. */
  readonly groups: readonly string[];
}

/** Who sends one request: an identity by name, or nobody, who sends no credential of any kind. */
export interface Asker {
  readonly identity: string | null;
  /** `access` is the identity's own token; else one of its `moreTokens` by name. Ignored for nobody. */
  readonly token: string;
}

export const nobody: Asker = { identity: null, token: "access" };

/** The asker that an identity is with its own token. */
export function asIdentity(name: string): Asker {
  return { identity: name, token: "access" };
}

/** One piece of a request that says who asks. */
export interface Credential {
  readonly in: "header" | "cookie" | "query";
  readonly name: string;
  /** The whole value as sent (`Bearer eyJ…`). */
  readonly value: string;
  /** The secret part alone (`eyJ…`), which no answer and no report may hold. */
  readonly secret: string;
}
