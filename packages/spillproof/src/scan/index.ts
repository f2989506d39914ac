// The engine: runs checks over the world within the budget, merges, masks, and tells.
export { scan, type ScanOptions } from "./scan.js";
