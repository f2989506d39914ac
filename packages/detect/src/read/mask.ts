// In: a type and a value. Out: a hint that never gives the value back and that is itself seen as masked.

const stars = "***";
const digitsOf = (value: string): string => value.replace(/\D/g, "");

/** What may be shown of a value: the public prefix of a token, the last four digits of a card or an SSN, a first letter; of short values nothing. */
export function maskValue(type: string, value: string, shown: number): string {
  switch (type) {
    case "us-ssn": {
      const digits = digitsOf(value);
      return digits.length === 9 ? `***-**-${digits.slice(5)}` : stars;
    }
    case "card-number": {
      const digits = digitsOf(value);
      return digits.length >= 13 ? `**** **** **** ${digits.slice(-4)}` : stars;
    }
    case "email": {
      const at = value.indexOf("@");
      return at > 2 && /[A-Za-z]/.test(value[0]!) ? `${value[0]}***@***` : "***@***";
    }
    case "phone": {
      const digits = digitsOf(value);
      return digits.length >= 8 ? `${stars}${digits.slice(-2)}` : stars;
    }
    case "iban":
      return /^[A-Za-z]{2}/.test(value) && value.length >= 15 ? `${value.slice(0, 2).toUpperCase()}${stars}` : stars;
    default:
      // The public prefix only where most of the value is behind it.
      return shown > 0 && value.length >= shown + 12 ? `${value.slice(0, shown)}${stars}` : stars;
  }
}
