// In: what this machine has. Out: which example APIs the demo starts, and why these.

import { join } from "node:path";
import { type Framework, flaskFolder } from "./examples-folder.js";
import { findPython } from "./python.js";

export interface FrameworkChoice {
  readonly framework: Framework;
  /** A clause for people, without a full stop: "because …". */
  readonly reason: string;
}

/** Flask where Python can run it, else Express, which needs nothing that is not there. Makes the virtual environment where there is none yet. */
export async function chooseFramework(
  onProgress?: (text: string) => void,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FrameworkChoice> {
  const python = await findPython(join(flaskFolder("sound"), "requirements.txt"), onProgress, environment);
  return python.found
    ? { framework: "flask", reason: `because Python ${python.version} can run it` }
    : { framework: "express", reason: `because ${python.reason}` };
}
