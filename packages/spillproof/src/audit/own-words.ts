// In: a sentence of ours, or one that repeats a word of the document. Out: the same as a text that may be shown, rid of whatever looks like data.

import { createDetector } from "@spillproof/detect";
import type { Masked } from "../model/index.js";

const detector = createDetector({ samples: true });

/** The one maker of masked text where nothing was sent: there are no values of a target, and what a document's author left in it is taken out. */
export function ownWords(sentence: string): Masked {
  return detector.redact(sentence) as Masked;
}
