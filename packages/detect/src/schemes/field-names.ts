// In: the words for an identifier. Out: the names that fields give it.

const endings = "number no num nr";

/** Each word alone and with what stands behind it for "number": in English, and in the language that `local` gives. */
export function numbered(words: string, local = ""): string {
  const behind = ["", ...endings.split(" "), ...(local ? local.split(" ") : [])];
  return words
    .split(" ")
    .flatMap((word) => behind.map((end) => word + end))
    .join(" ");
}

/** What any country's number for value added tax is called in English. `vat` alone is as often an amount. */
export const vatNames =
  "vatid vatids vatidnumber vatidno vatnumber vatnumbers vatno vatnum vatnr vatin vatcode vatregno vatregnumber vatregistration vatregistrationnumber vatregistrationno vatidentificationnumber euvat euvatid euvatnumber companyvat customervat vatnumberid";
