// In: a bank account's number as a country writes it in an IBAN. Out: whether the country's own check digits in it hold.

import { luhn, mod11_10, remainder, weighted } from "./check-digits.js";

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;
const tens = (text: string, weights: readonly number[]): boolean => weighted(text, weights) % 10 === 0;
const elevens = (text: string, weights: readonly number[]): boolean => weighted(text, weights) % 11 === 0;
const isoCheck = (account: string): boolean => remainder(account, 97) === 1;
const ribCheck = (account: string): boolean => remainder(account, 97) === 0;

/** Relevé d'identité bancaire: letters count 1 to 9, J and S begin anew. */
const frenchRib = (account: string): boolean =>
  ribCheck(account.replace(/[A-Z]/g, (letter) => String(((letter.charCodeAt(0) - 65 + (letter > "R" ? 1 : 0)) % 9) + 1)));

// ABI, coordinate bancarie: what a character in an odd place counts, 0-9 or A-Z.
const oddPlace = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function italianCin(account: string): boolean {
  let sum = 0;
  for (let i = 1; i < account.length; i++) {
    const code = account.charCodeAt(i);
    const value = code < 58 ? code - 48 : code - 65;
    sum += i % 2 === 1 ? oddPlace[value]! : value;
  }
  return sum % 26 === account.charCodeAt(0) - 65;
}

const czechAccount = (account: string): boolean =>
  elevens(account.slice(4), [10, 5, 8, 4, 2, 1]) && elevens(account.slice(10), [6, 3, 7, 9, 10, 5, 8, 4, 2, 1]);

/** Código cuenta cliente: the two digits between branch and account. */
function spanishCcc(account: string): boolean {
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
  const check = (digits: string): number => {
    const rest = 11 - (weighted(digits, weights) % 11);
    return rest === 11 ? 0 : rest === 10 ? 1 : rest;
  };
  return check(`00${account.slice(0, 8)}`) === digitAt(account, 8) && check(account.slice(10)) === digitAt(account, 9);
}

const hungarianGiro = (account: string): boolean =>
  tens(account, [9, 7, 3, 1, 9, 7, 3, 1]) && tens(account.slice(8), [9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1]);

const norwegianKonto = (account: string): boolean => elevens(account, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);

/** Checks that a country's own account number has inside of the IBAN; each over the account alone. Source: SWIFT IBAN registry, and the country's banking association. */
export const accountChecks: ReadonlyMap<string, (account: string) => boolean> = new Map([
  ["AL", (account: string) => tens(account, [9, 7, 3, 1, 9, 7, 3, 1])],
  ["BA", isoCheck],
  ["BE", (account: string) => (remainder(account.slice(0, 10), 97) || 97) === Number(account.slice(10))],
  ["CZ", czechAccount],
  ["EE", (account: string) => tens(account.slice(2), [7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1])],
  ["ES", spanishCcc],
  ["FI", luhn],
  ["FR", frenchRib],
  ["HR", (account: string) => mod11_10(account.slice(0, 7)) && mod11_10(account.slice(7))],
  ["HU", hungarianGiro],
  ["IS", (account: string) => elevens(account.slice(12), [3, 2, 7, 6, 5, 4, 3, 2, 1])],
  ["IT", italianCin],
  ["MC", frenchRib],
  ["ME", isoCheck],
  ["MK", isoCheck],
  ["MR", ribCheck],
  ["NL", (account: string) => elevens(account.slice(4), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1])],
  ["NO", norwegianKonto],
  ["PL", (account: string) => tens(account, [3, 9, 7, 1, 3, 9, 7, 1])],
  ["PT", isoCheck],
  ["RS", isoCheck],
  ["SI", isoCheck],
  ["SK", czechAccount],
  ["SM", italianCin],
  ["TL", isoCheck],
  ["TN", ribCheck],
  ["XK", isoCheck],
]);
