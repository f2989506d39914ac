// In: nothing. Out: what an identifier scheme is: a number or code with a published shape, and most often a check.

import type { Kind } from "../match.js";

/** One scheme; the rows are data. Every row works alone: no row knows another. */
export interface Scheme {
  /** `<country>-<name>` in kebab case for what one country issues (`br-cpf`), else the name alone (`imei`). */
  readonly type: string;
  readonly kind: Kind;
  readonly title: string;
  /** ISO 3166-1 alpha-2, where one country issues it. */
  readonly country?: string;
  /** The check in a few words: `two digits mod 11`, `birth date; Luhn`, `shape only`. */
  readonly validator: string;
  /** How rarely a random text of this shape passes `valid`, in bits: mod 11 3.5, mod 97 6.6, a day of birth in six digits 4.8; they add up. */
  readonly bits: number;
  /** The law, standard or page of the issuer that describes it. */
  readonly source: string;
  /** Over the bare id. Anchored at both ends and without nested repeats. */
  readonly shape: RegExp;
  /** Over a bare id that has the shape. */
  readonly valid: (bare: string) => boolean;
  /** What of a text is the id; where absent: in upper case, without spaces, dots, slashes and hyphens. */
  readonly bare?: (text: string) => string;
  /**
   * Official ways to write it that tell it from other numbers: `#` a digit, `@` a letter A-Z, `*` either, anything else itself. At least one separator or letter
   * each. Where absent, only a field's name (or the word before it) can tell.
   */
  readonly layouts?: readonly string[];
  /** How sure a valid id in such a layout is where nothing names it; where absent, `bits` and the layout decide. */
  readonly alone?: "firm" | "tentative" | "never";
  /**
   * Names of fields that promise it, in lower case without accents and separators, with blanks between: in the issuer's own language, its abbreviation, and English.
   * A word may stand in several rows (`nif`, `ruc`, `tin`): the first whose check holds is told.
   */
  readonly fields: string;
  /** It names a firm, not a person: never more than `tentative` but in a person's record. */
  readonly organisation?: true;
  /** Made-up but valid, as written; at least one. */
  readonly examples: readonly [string, ...string[]];
}
