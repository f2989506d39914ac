// In: the input as it comes, and offsets in it. Out: their line and column.

/** Counts lines as the offsets go on; going back is allowed within what was given last. Lines and columns start at 1. */
export class LineCounter {
  #text = "";
  #base = 0;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  /** The first newline at or after the last place in the text at hand; looked for once. */
  #newline = -2;

  /** `text` begins at offset `base`; all up to there has been counted or is counted now. */
  extend(text: string, base: number): void {
    if (base > this.#at) this.at(base);
    this.#text = text;
    this.#base = base;
    this.#newline = -2;
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    const text = this.#text;
    if (offset >= this.#at) {
      const to = offset - this.#base;
      if (this.#newline === -2) this.#newline = text.indexOf("\n", Math.max(0, this.#at - this.#base));
      while (this.#newline >= 0 && this.#newline < to) {
        this.#line++;
        this.#lineStart = this.#base + this.#newline + 1;
        this.#newline = text.indexOf("\n", this.#newline + 1);
      }
      this.#at = offset;
      return { line: this.#line, column: offset - this.#lineStart + 1 };
    }
    // Back within the text at hand.
    let line = this.#line;
    let start = this.#lineStart;
    while (start > offset) {
      line--;
      start = this.#base + text.lastIndexOf("\n", start - this.#base - 2) + 1;
      if (line <= 1) break;
    }
    return { line, column: offset - start + 1 };
  }
}
