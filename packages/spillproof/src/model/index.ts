// The nouns of the house, one file each. Data only: nothing here asks, decides or prints.
export * from "./error.js";
