// The world as it was found: who was answered what, who owns what, what *no* looks like here.
export * from "./call.js";
export * from "./compare.js";
export { candidates, type ExploreInput, explore, plainCall, slotsOf } from "./explore.js";
export * from "./garble.js";
export { impossibleId, neighbourIds, pinned, type Sighting, sightingsIn } from "./ids.js";
export * from "./leaves.js";
export { nextPage } from "./pages.js";
export { type Naming, type PersonSource, tokenClaims } from "./people.js";
export * from "./refusal.js";
export * from "./sensitive.js";
export * from "./words.js";
export * from "./world.js";
