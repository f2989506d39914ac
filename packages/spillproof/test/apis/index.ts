// In: nothing. Out: the APIs that a scan is measured on, each with what is true about it.
import type { TestApi } from "./api.js";
import { atelier } from "./atelier/atelier.js";
import { bank } from "./bank/bank.js";
import { clinic } from "./clinic/clinic.js";
import { commons } from "./commons/commons.js";
import { expenses } from "./expenses/expenses.js";
import { fleet } from "./fleet/fleet.js";
import { helpdesk } from "./helpdesk/helpdesk.js";
import { parcels } from "./parcels/parcels.js";
import { shop } from "./shop/shop.js";
import { toolshed } from "./toolshed/toolshed.js";
import { verein } from "./verein/verein.js";
import { wiki } from "./wiki/wiki.js";

export { filled, type Planted, type RunningApi, type TestApi, type Truth } from "./api.js";

/** Read-only ones. */
export const apis: readonly TestApi[] = [...clinic, ...bank, ...helpdesk, ...fleet, wiki, ...shop, ...parcels];

/** With registrations, writes, and what lies beside the document. */
export const writableApis: readonly TestApi[] = [...toolshed, ...atelier, ...verein, ...expenses, ...commons];
