// In: what went wrong because of how Spillproof was used. Out: one error class that says what to do next.

/** Why Spillproof could not go on. `usage`, `config` and `input` are exit status 2, the others 3. */
export type ErrorCode =
  | "usage" // an option or argument that makes no sense
  | "config" // spillproof.yaml, or a value in it
  | "input" // a file or document that cannot be read
  | "not-authorized" // a public host without --authorized
  | "credential" // an identity's credential does not work
  | "unreachable" // the target does not answer
  | "environment" // something of this machine is missing
  | "internal";

/**
 * The one error class. `message` is one plain sentence that names the file, line, option or URL; `hint` says what to do next.
 * Neither holds a raw token, secret or personal value of a target.
 */
export class SpillproofError extends Error {
  override readonly name = "SpillproofError";
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
