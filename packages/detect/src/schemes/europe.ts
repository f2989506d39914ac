// In: the rows of Europe's regions. Out: all of them.

import { europeBalkans } from "./europe-balkans.js";
import { europeEast } from "./europe-east.js";
import { europeNorth } from "./europe-north.js";
import { europeSouth } from "./europe-south.js";
import { europeWest } from "./europe-west.js";
import type { Scheme } from "./scheme.js";

export const europe: readonly Scheme[] = [...europeWest, ...europeNorth, ...europeSouth, ...europeBalkans, ...europeEast];
