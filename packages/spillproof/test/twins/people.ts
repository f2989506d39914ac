// In: nothing. Out: two invented people, and what an API would hold of them.

export const alice = {
  id: "user-a1",
  name: "Alice Larkwood",
  email: "alice.larkwood@larkwood-post.net",
  phone: "+44 20 7183 4417",
  street: "14 Larkspur Terrace",
  birth_date: "1987-04-19",
  ssn: "512-68-7731",
  iban: "DE37200411330837210056",
  card: "4716028339415273",
  salary: 58_417,
  diagnosis: "seasonal asthma, moderate",
} as const;

export const bob = {
  id: "user-b2",
  name: "Bob Fennimore",
  email: "bob.fennimore@fennimore-post.net",
  phone: "+44 161 496 7725",
  street: "9 Quarry Hollow",
  birth_date: "1979-11-02",
  ssn: "463-81-9054",
  iban: "DE03760501010943218765",
  card: "5318772045198363",
  salary: 41_982,
  diagnosis: "chronic migraine with aura",
} as const;

export const both = [alice, bob] as const;
type Somebody = { readonly [Key in keyof typeof alice]: (typeof alice)[Key] extends number ? number : string };

/** Whoever asks; of anybody but the two there is little to tell. */
export function personOf(who: string | null): Somebody {
  return both.find(({ id }) => id === who) ?? { ...alice, id: who ?? "", name: `Somebody ${who}`, email: `${who}@whitby-post.net` };
}
