// In: the types seen in one record. Out: whether it is a person's.

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

// What makes an object the record of a person, or of something else.
const strongTypes = words(
  "email birth-date birth-place gender age person-name passport driving-licence national-id special-category health-condition health-treatment health-id income password password-hash card-number",
);
export const weakTypes = words("phone postal-address role ip-address iban bank-account one-time-code");

const bits = new Map([...strongTypes, ...weakTypes, "account", "permissions"].map((type, at) => [type, 1 << (at % 30)]));

/** One bit a type. */
export const bitOf = (type: string): number => bits.get(type) ?? 1 << 30;

export const isStrong = (type: string): boolean => strongTypes.has(type);

/** Whether more than one type was seen. */
export const several = (seen: number): boolean => (seen & (seen - 1)) !== 0;

/** Whether what was seen makes a record a person's; `thing`: something says that it is another's. */
export const enough = (strong: number, weak: number, thing: boolean): boolean => (thing ? several(strong) : strong !== 0 || several(weak));

/** Of what needs a person around it, this makes one a little more likely. */
export const tellsAccount = (type: string): boolean => type === "gender" || type === "age" || type === "role" || type === "permissions";
