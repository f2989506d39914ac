// Objects and accounts that the scan makes itself: made from what the document and other answers say, marked, kept in a ledger, undone.
export type { Active, MadeAccount, MadeObject, MadeWrite, Unmade } from "./active.js";
