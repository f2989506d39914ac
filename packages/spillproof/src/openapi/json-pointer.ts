// In: tokens, or a JSON pointer (RFC 6901). Out: the other.

/** `/paths` and `/users/{id}` → `/paths/~1users~1{id}`. */
export function childPointer(pointer: string, key: string | number): string {
  const plain = typeof key === "number" || !(key.includes("/") || key.includes("~"));
  return `${pointer}/${plain ? key : key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** `/paths/~1users` → `["paths", "/users"]`; the empty pointer is the whole document. */
export function pointerTokens(pointer: string): readonly string[] {
  return pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
