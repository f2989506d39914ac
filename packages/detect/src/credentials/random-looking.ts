// In: the part of a token that should be random. Out: whether it may be, or is a sample, or words of a language.

import { placeholderLooking } from "./placeholder.js";

// The commonest pairs of letters in English words; a random text has one in five of its pairs here, English three in four.
const common = new Uint8Array(1024);
for (const pair of (
  "th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld ur me ne ri ro li ic io " +
  "co ll om ma el ce ta be la us ec no ch ho di wi ge em il so un tr ss ee ot pe lo ut ac ad ca da do ai ap am ns ct po mo ni pr id im ul ol if " +
  "ay gh op ow ir su ab ag ke ty sh bl pl ck ex up ue ey ts rt rs tt mp iv ef cl av ub bu oo fo fr wa wh cr vi vo du mi pa"
).split(" "))
  common[((pair.charCodeAt(0) - 97) << 5) | (pair.charCodeAt(1) - 97)] = 1;

// 1 digit, 2 upper, 3 lower, 4 anything else.
const kind = (code: number): number => (code >= 48 && code <= 57 ? 1 : code >= 65 && code <= 90 ? 2 : code >= 97 && code <= 122 ? 3 : 4);

/** How many of the neighbours at a distance are the same or follow one another, as in `1234…`, `aaaa…` and `a1b2c3…`. */
function steps(text: string, distance: number): number {
  let count = 0;
  for (let i = distance; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - distance);
    if (step >= -1 && step <= 1) count++;
  }
  return count / (text.length - distance);
}

/** Whether a text repeats itself all through: at some distance four neighbours in five are the same. */
function periodic(text: string): boolean {
  for (let period = 1; period <= 16 && period * 2 <= text.length; period++) {
    let others = (text.length - period) * 0.2;
    for (let i = period; i < text.length && others >= 0; i++) if (text.charCodeAt(i) !== text.charCodeAt(i - period)) others--;
    if (others >= 0) return true;
  }
  return false;
}

const lastSeen = new Uint32Array(128);
let stamp = 0;

/** How many different ASCII characters a text has. */
function different(text: string): number {
  stamp = (stamp + 1) >>> 0 || 1;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) & 127;
    if (lastSeen[code] !== stamp) count++;
    lastSeen[code] = stamp;
  }
  return count;
}

/** Whether a text was typed to stand for a token: a word such as `example`, few characters, a row of the keyboard or alphabet, a repetition. */
export function sampleLooking(text: string): boolean {
  if (text.length < 8) return placeholderLooking(text);
  const head = text.slice(0, 128);
  if (different(head) < Math.min(7, Math.max(4, head.length / 3))) return true;
  if (head.length >= 10 && (steps(head, 1) > 0.6 || steps(head, 2) > 0.6)) return true;
  return periodic(head) || placeholderLooking(text);
}

/**
 * Whether a text may be random. `careful`: what stands before it is a common text (`sk_`, `key-`), so that a name made of words must not pass.
 * `digits`: whether the alphabet has digits at all.
 */
export function randomLooking(text: string, careful: boolean, digits: boolean): boolean {
  const head = text.slice(0, 128);
  let pairs = 0;
  let frequent = 0;
  let changes = 0;
  let seen = 0;
  let run = 0;
  let inRuns = 0;
  let before = 0;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    const now = kind(code);
    seen |= 1 << now;
    run = now === 3 ? run + 1 : 0;
    if (run >= 4) inRuns += run === 4 ? 4 : 1;
    if (i > 0 && now !== before) changes++;
    if (i > 0 && (now === 2 || now === 3) && (before === now || (before === 2 && now === 3))) {
      const first = (head.charCodeAt(i - 1) | 32) - 97;
      const second = (code | 32) - 97;
      // The letters of hexadecimal digits make common pairs by chance.
      if (first > 5 || second > 5) {
        pairs++;
        frequent += common[(first << 5) | second]!;
      }
    }
    before = now;
  }
  const hasDigit = (seen & 2) !== 0;
  const hasLetter = (seen & 12) !== 0;
  if (!hasLetter) return false;
  // More common pairs than chance gives: its share is 0.22, and the limit lies 3.3 deviations above.
  if (pairs >= 10 && frequent > pairs * 0.22 + Math.sqrt(pairs) * 1.37) return false;
  // Words in camel case stand in runs of small letters; of random letters in both cases one in twelve stands in a run of four.
  if ((seen & 12) === 12 && head.length >= 12) {
    if (inRuns > head.length * 0.5) return false;
  }
  // Parts between separators that are words: `user` and `table` in `pk_user_table_2`.
  if ((seen & 16) !== 0) {
    const words = head.split(/[^A-Za-z0-9]+/).filter((part) => /^[a-z]{3,}$/.test(part) && /[aeiouy]/.test(part));
    if (words.length > (careful ? 1 : 2) || words.join("").length > head.length * 0.7) return false;
  }
  if (!digits || head.length < 12) return true;
  // Some tokens have no digit by chance: then the case must change as often as chance changes it, or (in capitals alone) the pairs have told enough.
  if (!hasDigit)
    return (seen & 12) === 12 ? changes >= head.length * 0.3 && inRuns <= head.length * 0.4 : !careful && (seen & 8) === 0 && pairs >= 20;
  return !careful || changes >= head.length * ((seen & 12) === 12 ? 0.25 : 0.1);
}
