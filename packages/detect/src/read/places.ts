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

/** How many UTF-16 units a byte of UTF-8 begins. */
const unitsOf = (byte: number): number => ((byte & 0xc0) === 0x80 ? 0 : byte >= 0xf0 ? 2 : 1);

/** Counts lines over bytes: the whole input, or windows given one after the other. `wide`: the bytes stand for UTF-16, of which bytes are counted. */
export class BytePlaces implements Places {
  readonly #wide: boolean;
  #window: Uint8Array;
  #base = 0;
  #at = 0;
  #offset = 0;
  #line = 1;
  #lineAt = 0;
  #lineStart = 0;

  constructor(whole: Uint8Array = new Uint8Array(0), wide = false) {
    this.#window = whole;
    this.#wide = wide;
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
    const there = this.#offset - this.#width(offset, this.#at);
    if (offset >= this.#lineAt) return { offset: there, line: this.#line, column: there - this.#lineStart + 1 };
    let line = this.#line;
    let start = this.#lineAt;
    while (start > offset && line > 1) {
      line--;
      start = this.#base + (start - 2 < this.#base ? -1 : this.#window.lastIndexOf(10, start - this.#base - 2)) + 1;
    }
    return { offset: there, line, column: this.#width(start, offset) + 1 };
  }

  /** How far it is from one offset to a later one, as the user counts. */
  #width(from: number, to: number): number {
    if (!this.#wide) return to - from;
    let units = 0;
    for (let at = from - this.#base; at < to - this.#base; at++) units += unitsOf(this.#window[at]!);
    return units * 2;
  }

  #forward(offset: number): void {
    const window = this.#window;
    const to = Math.min(offset - this.#base, window.length);
    for (let at = this.#at - this.#base; at < to; at++)
      if (window[at] === 10) {
        this.#line++;
        this.#lineAt = this.#base + at + 1;
        this.#offset += this.#width(this.#at, this.#lineAt);
        this.#at = this.#lineAt;
        this.#lineStart = this.#offset;
      }
    this.#offset += this.#width(this.#at, offset);
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
