// In: the rows of Europe's regions. Out: all of them.

import { europeBalkans } from "./europe-balkans.js";
import { europeCentral } from "./europe-central.js";
import { europeEast } from "./europe-east.js";
import { europeNorth } from "./europe-north.js";
import { europeSouth } from "./europe-south.js";
import { europeWest } from "./europe-west.js";
import type { Scheme } from "./scheme.js";

/** In this order: where a number passes the check of several under a word that they share, the first is told. */
export const europe: readonly Scheme[] = [...europeWest, ...europeCentral, ...europeNorth, ...europeSouth, ...europeBalkans, ...europeEast];
