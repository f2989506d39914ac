// The engine: runs checks over the world within the budget, merges, masks, and tells.
export { type ScanOptions, scan } from "./scan.js";
