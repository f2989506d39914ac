// One number and a grade out of findings and controls, with every point explained.
export { scoreReport } from "./score.js";
