// In: a text with `${…}` in it. Out: its parts, or the text with its values filled in.

export type Part =
  | { readonly kind: "text"; readonly text: string }
  /** `${NAME}`, of the environment. */
  | { readonly kind: "variable"; readonly name: string }
  /** `${/pointer}`, of the answer before. */
  | { readonly kind: "pointer"; readonly pointer: string }
  /** `${token}`, `${unique}`, `${password}`: filled in by the scan. */
  | { readonly kind: "filled"; readonly name: FilledName }
  | { readonly kind: "unknown"; readonly text: string };

export type FilledName = (typeof filledNames)[number];
const filledNames = ["token", "unique", "password"] as const;

/** `$${` stands for a plain `${`. */
export function partsOfTemplate(template: string): readonly Part[] {
  const parts: Part[] = [];
  let text = "";
  for (let at = 0; at < template.length; ) {
    if (template.startsWith("$${", at)) {
      text += "${";
      at += 3;
      continue;
    }
    const end = template.startsWith("${", at) ? template.indexOf("}", at) : -1;
    if (end === -1) {
      text += template[at++]!;
      continue;
    }
    if (text !== "") parts.push({ kind: "text", text });
    text = "";
    parts.push(partOf(template.slice(at + 2, end)));
    at = end + 1;
  }
  if (text !== "") parts.push({ kind: "text", text });
  return parts;
}

function partOf(inner: string): Part {
  const name = inner.trim();
  const filled = filledNames.find((each) => each === name);
  if (filled !== undefined) return { kind: "filled", name: filled };
  if (name.startsWith("/")) return { kind: "pointer", pointer: name };
  return /^[A-Za-z_]\w{0,127}$/.test(name) ? { kind: "variable", name } : { kind: "unknown", text: name };
}

/** Keeps a value from being read as a template. */
export function escapeTemplate(value: string): string {
  // As a function, since a replacement text has dollars of its own.
  return value.replaceAll("${", () => "$${");
}

/** The text with its values; null where `valueFor` has none for a part. */
export function fillTemplate(template: string, valueFor: (part: Exclude<Part, { kind: "text" }>) => string | null): string | null {
  let text = "";
  for (const part of partsOfTemplate(template)) {
    const value = part.kind === "text" ? part.text : valueFor(part);
    if (value === null) return null;
    text += value;
  }
  return text;
}
