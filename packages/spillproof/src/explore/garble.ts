// In: a secret. Out: another, alike in shape and worth nothing.

/** The letters and digits of its second half are moved by one, so that the header of a JWT still reads. */
export function garble(secret: string): string {
  return [...secret]
    .map((character, index) =>
      index < secret.length / 2 || !/[a-zA-Z0-9]/.test(character)
        ? character
        : character === "z" || character === "Z" || character === "9"
          ? "a"
          : String.fromCharCode(character.charCodeAt(0) + 1),
    )
    .join("");
}
