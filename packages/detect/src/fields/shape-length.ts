// In: the source of an anchored regular expression. Out: how long a text that it matches can be.

/** The least and greatest number of characters that match `source` (Infinity where it sets no end). Knows what the shapes of schemes are made of. */
export function lengthRange(source: string): readonly [least: number, most: number] {
  let at = 0;

  function alternatives(): [number, number] {
    let [least, most] = sequence();
    while (source[at] === "|") {
      at++;
      const [other, longest] = sequence();
      least = Math.min(least, other);
      most = Math.max(most, longest);
    }
    return [least, most];
  }

  function sequence(): [number, number] {
    let least = 0;
    let most = 0;
    while (at < source.length && source[at] !== "|" && source[at] !== ")") {
      const [one, longest] = atom();
      const [times, often] = repeats();
      least += one * times;
      most += longest === 0 ? 0 : longest * often;
    }
    return [least, most];
  }

  function atom(): [number, number] {
    const sign = source[at++]!;
    if (sign === "^" || sign === "$") return [0, 0];
    if (sign === "\\") {
      const letter = source[at++];
      if (letter === "p" || letter === "u") at = source.indexOf("}", at) + 1 || at;
      return letter === "b" || letter === "B" ? [0, 0] : [1, 1];
    }
    if (sign === "[") {
      while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
      at++;
      return [1, 1];
    }
    if (sign !== "(") return [1, 1];
    const look = /^\?(?:<?[=!])/.exec(source.slice(at, at + 3));
    if (source[at] === "?") at = look ? at + look[0].length : source[at + 1] === "<" ? source.indexOf(">", at) + 1 : at + 2;
    const inner = alternatives();
    at++;
    return look ? [0, 0] : inner;
  }

  function repeats(): [number, number] {
    const sign = source[at];
    if (sign === "?") {
      at++;
      return [0, 1];
    }
    if (sign === "*" || sign === "+") {
      at++;
      return [sign === "+" ? 1 : 0, Number.POSITIVE_INFINITY];
    }
    const found = sign === "{" ? /^\{(\d+)(,?)(\d*)\}/.exec(source.slice(at, at + 12)) : null;
    if (!found) return [1, 1];
    at += found[0].length;
    const least = Number(found[1]);
    return [least, found[2] === "" ? least : found[3] === "" ? Number.POSITIVE_INFINITY : Number(found[3])];
  }

  return alternatives();
}
