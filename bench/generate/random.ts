// In: a seed. Out: the same numbers, choices and texts for the same seed, on every machine.

export interface Random {
  /** An integer from 0 (inclusive) to `limit` (exclusive). */
  readonly below: (limit: number) => number;
  readonly between: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(of: ArrayLike<T>) => T;
  readonly from: (alphabet: string, length: number) => string;
  readonly digits: (length: number) => string;
  readonly hex: (length: number) => string;
}

export const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const lower = "abcdefghijklmnopqrstuvwxyz";
export const alphanumeric = `${upper}${lower}0123456789`;

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, plenty for traffic. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const from = (alphabet: string, length: number): string => {
    let text = "";
    for (let i = 0; i < length; i++) text += alphabet[below(alphabet.length)];
    return text;
  };
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => next() < probability,
    pick: (of) => of[below(of.length)]!,
    from,
    digits: (length) => from("0123456789", length),
    hex: (length) => from("0123456789abcdef", length),
  };
}

export const uuid = (r: Random): string => `${r.hex(8)}-${r.hex(4)}-4${r.hex(3)}-${r.pick("89ab")}${r.hex(3)}-${r.hex(12)}`;

/** A day as the parts that numbers are made of; `adult`: of somebody between 18 and 85 in 2025. */
export function day(r: Random): {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly yy: string;
  readonly mm: string;
  readonly dd: string;
} {
  const [y, m, d] = [r.between(1945, 1999), r.between(1, 12), r.between(1, 28)];
  const two = (value: number): string => String(value % 100).padStart(2, "0");
  return { y, m, d, yy: two(y), mm: two(m), dd: two(d) };
}
