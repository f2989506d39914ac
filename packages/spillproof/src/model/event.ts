// In: nothing. Out: what a scan tells while it runs. The last event is the report.

import type { Finding } from "./finding.js";
import type { Report } from "./report.js";

export type ScanEvent =
  | { readonly kind: "phase"; readonly phase: "document" | "identities" | "explore" | "check" | "report"; readonly text: string }
  | {
      readonly kind: "progress";
      readonly requests: number;
      readonly maximumRequests: number;
      readonly secondsLeft: number;
      readonly text: string;
    }
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "warning"; readonly text: string }
  | { readonly kind: "report"; readonly report: Report };
