// In: a seed and a name. Out: the same numbers every time, whatever was asked for before under other names.

/** Numbers in [0, 1): FNV-1a of seed and name starts mulberry32. */
export function randomFor(seed: number, name: string): () => number {
  let state = 0x811c9dc5;
  for (const character of `${seed}\n${name}`) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
