// In: nothing. Out: for each pair of characters, how much likelier it is in random text than in names and words; made by tools/rarity.mjs.

/** A row of 28 for each first character (a break, a to z, a digit); quarter bits in base64url's order from A: -8 to _: +7.75. */
export const rarityTable =
  "nehcfffhieokfeggcteZcgijkuquiuhdfvocmeogVZVvbwUYTeglkgmzgZpmrZrnqWbrTnkXm5ZdlVwrzcttibvnqbuuTazYamnRo1afVcuvxj2x" +
  "bcqshVplpVqpemjZm1ecicpqwjywciqgfolhohqmZcUnfjSWYoilbjr3dcqnpdeowRuvbrlUq5adcbyx1dytedprrTvjdZ5tfjdfr_bddexr3py4" +
  "fVwxtVx1uV1uhknYt5glbdvs5l31nfhbdegdvvwlbeTZhwfYZqhzm0i9mYuvlTvzhZznjlmal5rSkbij5y83fYsmoTsjmaykiriZo4gdedrn9jy3" +
  "hYnpfUdoxVuqaroZn7tfednw6h05hTermTuqzZrtienZZ0rgoguyyn43gatdZZiYtctkosjcn2uaWhlx5mt5llhebtjiulrhbaUhb3Vdecfgpxq_" +
  "iWwpmWrrjc5naoqYe1Wiaesy6i10hktvqssw1m7_cnsvstjgmNrp_5y1gYnhhUphtY4kkhiZq4fbchlt5hu6dgudtVqsfb3hippdfsqdVfrpyj14" +
  "eZwlrVqwZXztmqrbn6aehiwtues3nfchhahhtdnnZbXpc6XZYtsxsxpmmTqmtQsnyX8wprhcn_nlqowx2ftrgWrppXuoeV5potbYp_Zdop0fyl51" +
  "dgrerZr0ud8ztlvmZ1upUsy0pi0haflijjpiul0odfdkW-lbeqvj2uq2mVmrjQuvnXvjmkfbj6omjdlmskl3Tjjjhih0xv1vrvwyq3rpsxv0u23f";
