// In: a type and a value of it. Out: whether documentation and standards reserve it for examples.

import { isTrialCard } from "./card.js";
import { isSampleMailbox } from "./email.js";
import { isSampleIban } from "./iban.js";
import { phoneIsFictional } from "./telephone.js";

/** Whether the value is a sample of its type: a reserved domain (RFC 2606), a trial card, a registry's IBAN, a number of films. */
export function isSample(type: string, value: string): boolean {
  switch (type) {
    case "email":
      return isSampleMailbox(value);
    case "card-number":
      return isTrialCard(value.replace(/\D/g, ""));
    case "iban":
      return isSampleIban(value.toUpperCase().replace(/[\s-]/g, ""));
    case "phone":
      return phoneIsFictional(value);
    default:
      return false;
  }
}
