// In: a path template such as `/files/{name}.json`. Out: its pieces, and the values of a path that fits.

/** Literal text, or a parameter. */
export type Piece = { readonly literal: string } | { readonly parameter: string };

/** The pieces of a template, or null where its braces do not match. */
export function piecesOf(template: string): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf("{", at);
    const literal = template.slice(at, open === -1 ? template.length : open);
    if (literal.includes("}")) return null;
    if (literal !== "") pieces.push({ literal });
    if (open === -1) break;
    const close = template.indexOf("}", open);
    const name = template.slice(open + 1, close === -1 ? template.length : close);
    if (close === -1 || name === "" || name.includes("{")) return null;
    pieces.push({ parameter: name });
    at = close + 1;
  }
  return pieces;
}

/** Names of the parameters in order; null where the braces do not match. */
export function templateNames(template: string): readonly string[] | null {
  return piecesOf(template)?.flatMap((piece) => ("parameter" in piece ? [piece.parameter] : [])) ?? null;
}

/**
 * The raw values that make one segment of the template into one segment of a path, or null. A value is never empty; between two
 * parameters the first place that fits counts.
 */
export function fitSegment(pieces: readonly Piece[], segment: string): ReadonlyMap<string, string> | null {
  const values = new Map<string, string>();
  let at = 0;
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if ("literal" in piece) {
      if (!segment.startsWith(piece.literal, at)) return null;
      at += piece.literal.length;
      continue;
    }
    const next = pieces[index + 1];
    let end = segment.length;
    if (next !== undefined && "literal" in next)
      end = index + 2 === pieces.length ? segment.length - next.literal.length : segment.indexOf(next.literal, at + 1);
    else if (next !== undefined) end = at + 1;
    if (end <= at) return null;
    values.set(piece.parameter, segment.slice(at, end));
    at = end;
  }
  return at === segment.length ? values : null;
}
