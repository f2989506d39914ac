// In: a type and a value of it. Out: whether documentation and standards reserve it for examples.

import { isTrialCard } from "./card.js";
import { isSampleMailbox } from "./email.js";
import { isSampleIban } from "./iban.js";

/** Whether the value is a sample of its type: a reserved domain (RFC 2606), a trial card, a registry's IBAN. */
export function isSample(type: string, value: string): boolean {
  switch (type) {
    case "email":
      return isSampleMailbox(value);
    case "card-number":
      return isTrialCard(value.replace(/\D/g, ""));
    case "iban":
      return isSampleIban(value.toUpperCase().replace(/[\s-]/g, ""));
    default:
      return false;
  }
}
