// In: a text that may be shown. Out: a branded text; the only kind that evidence and reports take.

declare const brand: unique symbol;

/** A text that holds no raw value of the target. Made by the scan's masker, by the audit for its own words (`audit/own-words.ts`), and by nothing else. */
export type Masked = string & { readonly [brand]: true };
