// In: the input, whole or in windows, and offsets in its bytes. Out: offset, line and column as the user counts them.

/** A place as it is told: `offset` in the user's unit from 0, line and column from 1 in the same unit. */
export interface Place {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Tells places. Cheap where the offsets rise; going back is allowed within what is at hand. */
export interface Places {
  at(offset: number): Place;
}

/** Counts lines over bytes. The whole input, or windows given one after the other. */
export class BytePlaces implements Places {
  #window: Uint8Array;
  #base = 0;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(whole: Uint8Array = new Uint8Array(0)) {
    this.#window = whole;
  }

  /** The window at hand, which begins at offset `base`. */
  enter(window: Uint8Array, base: number): void {
    this.#window = window;
    this.#base = base;
  }

  /** What lies before `offset` is about to go: its lines are counted now. */
  leave(offset: number): void {
    if (offset > this.#at) this.#forward(offset);
  }

  at(offset: number): Place {
    if (offset >= this.#at) this.#forward(offset);
    if (offset >= this.#lineStart) return { offset, line: this.#line, column: offset - this.#lineStart + 1 };
    let line = this.#line;
    let start = this.#lineStart;
    while (start > offset && line > 1) {
      line--;
      start = this.#base + (start - 2 < this.#base ? -1 : this.#window.lastIndexOf(10, start - this.#base - 2)) + 1;
    }
    return { offset, line, column: offset - start + 1 };
  }

  #forward(offset: number): void {
    const window = this.#window;
    const to = Math.min(offset - this.#base, window.length);
    for (let at = this.#at - this.#base; at < to; at++)
      if (window[at] === 10) {
        this.#line++;
        this.#lineStart = this.#base + at + 1;
      }
    this.#at = offset;
  }
}

/** Counts UTF-16 units of a text by offsets in its UTF-8. Lone surrogates count as the three bytes of U+FFFD. */
export class TextPlaces implements Places {
  readonly #text: string;
  #byte = 0;
  #unit = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  at(offset: number): Place {
    if (offset < this.#byte) {
      this.#byte = 0;
      this.#unit = 0;
      this.#line = 1;
      this.#lineStart = 0;
    }
    while (this.#byte < offset) {
      const code = this.#text.charCodeAt(this.#unit++);
      if (code < 128) {
        this.#byte++;
        if (code === 10) {
          this.#line++;
          this.#lineStart = this.#unit;
        }
      } else if (code < 2048) this.#byte += 2;
      else if (code >= 0xd800 && code < 0xdc00 && (this.#text.charCodeAt(this.#unit) & 0xfc00) === 0xdc00) {
        this.#unit++;
        this.#byte += 4;
      } else this.#byte += 3;
    }
    return { offset: this.#unit, line: this.#line, column: this.#unit - this.#lineStart + 1 };
  }
}
