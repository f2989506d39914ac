// In: any text, hostile ones too. Out: the same text without anything that steers a terminal or turns the direction of reading.

// Colours and cursor moves (CSI), titles and links (OSC), and what other sequences leave behind. Each is linear: a class never holds what ends it.
const sequences = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?/g;
// C0 but tab and line feed, DEL, C1, soft hyphen, zero width, bidi controls, separators of lines, invisible operators, annotations, tags.
const invisible =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

const unpaired = /\p{Surrogate}/gu;

/** Keeps line feeds and tabs; an unpaired surrogate becomes U+FFFD. */
export function cleanBlock(text: string): string {
  return text.replace(sequences, "").replace(invisible, "").replace(unpaired, "\ufffd");
}

/** One line: what separates lines or columns becomes a space. */
export function cleanLine(text: string): string {
  return cleanBlock(text.replace(/[\t\n\r\v\f\x85\u2028\u2029]/g, " "));
}
