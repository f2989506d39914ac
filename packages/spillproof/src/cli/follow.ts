// In: a configuration. Out: the report of its scan, with the progress told on the way.

import type { Report } from "../model/index.js";
import type { Configuration } from "../target/index.js";
import type { Progress } from "./progress.js";

/** Runs a scan to its end, or to the signal; the report holds what was seen until then. */
export async function followScan(configuration: Configuration, progress: Progress, signal: AbortSignal): Promise<Report> {
  const { scan } = await import("../scan/index.js");
  let report: Report | null = null;
  try {
    for await (const event of scan(configuration, { signal })) {
      progress.update(event);
      if (event.kind === "report") report = event.report;
    }
  } finally {
    progress.close();
  }
  if (!report) throw new Error("The scan ended without a report.");
  return report;
}
