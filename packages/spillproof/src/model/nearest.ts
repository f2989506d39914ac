// In: a key that is not known, and those that are. Out: the one that was probably meant, or null.

/** The nearest candidate by optimal string alignment distance, at most a third of the longer word away (one edit for short ones). */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  const asked = word.slice(0, 60).toLowerCase();
  for (const candidate of candidates) {
    const edits = distance(asked, candidate.toLowerCase());
    if (edits < least && edits <= Math.max(1, Math.floor(Math.max(asked.length, candidate.length) / 3))) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) edits = Math.min(edits, beforeLast[column - 2]! + 1);
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
