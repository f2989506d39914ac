// In: nothing. Out: what a sound bearer-token API shows, and whether it was seen to hold.

/** Each control with the words that a person reads. */
export const controls = {
  "token-validation": "Every protected operation refuses a caller without a valid token",
  "subject-ownership": "A token opens the objects of its own subject only",
  scopes: "An operation refuses a token that lacks its scope",
  "minimal-responses": "Answers hold what the document promises, and no more",
  "generic-errors": "Errors tell nothing of code, queries or people",
  "no-credential-echo": "No answer repeats the caller's credential",
  "clean-logs": "Logs hold no credentials and no personal data",
  "rate-limits": "Repeated calls are slowed or refused",
  "audit-trail": "Who read what is recorded",
  "protected-transport": "Credentials travel encrypted only",
  "safe-token-handling": "Tokens are short-lived, revocable and kept out of URLs",
  "llm-output": "A model's answers tell nothing that its caller may not read",
  "secrets-kept-out-of-source": "Source holds no secrets and no personal data",
  "input-controls": "Input is checked and cannot change what it should not",
  "hidden-surface": "Nothing answers that is not meant to be public",
  "safe-configuration": "The framework runs with its safe settings",
} as const;

export type ControlId = keyof typeof controls;
export type ControlStatus = "verified" | "violated" | "not-tested";

/** One control at one operation (`null`: the API as a whole), always with the reason. */
export interface Control {
  readonly control: ControlId;
  readonly operation: string | null;
  readonly status: ControlStatus;
  readonly reason: string;
}
