// The door of the demo: real example APIs, leaky and sound, started as processes of their own.
export { chooseFramework, type FrameworkChoice } from "./framework.js";
export { findPython, type PythonSearch } from "./python.js";
export { type Login, type RunningTwin, startTwin, type TwinOptions } from "./twin.js";
