// In: a JSON value. Out: a text that is equal for equal values.

/** Whatever the order of keys. Values too deep to be written are all alike. */
export function canonical(value: unknown): string {
  try {
    return (
      JSON.stringify(value, (_, item: unknown) =>
        item !== null && typeof item === "object" && !Array.isArray(item)
          ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
          : item,
      ) ?? "undefined"
    );
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return "too deep";
    throw error;
  }
}
