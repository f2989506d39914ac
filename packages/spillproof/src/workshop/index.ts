// Objects and accounts that the scan makes itself: made from what the document and other answers say, marked, kept in a ledger, undone.
export type { Active, MadeAccount, MadeObject, MadeWrite, Unmade } from "./active.js";
export * from "./doors.js";
export { itemPaths } from "./items.js";
export { Ledger, ledgerFile } from "./ledger.js";
export { markPrefix, mayWrite, type SendWrite, Workshop } from "./workshop.js";
