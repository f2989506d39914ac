// In: who got what. Out: the access matrix, identity by operation, as a picture and as a table.

import type { AccessCell, Finding } from "../model/index.js";
import { cleanLine } from "./clean.js";
import { type Html, html, type Part } from "./markup.js";
import { counted } from "./story.js";
import { cut } from "./terminal.js";

type Mark = "own" | "others" | "shared" | "none" | "refused" | "not-tested";

/** By shape and letter first: colour only repeats what they say. */
const marks: Readonly<Record<Mark, { readonly letter: string; readonly meaning: string }>> = {
  own: { letter: "O", meaning: "answered with its own" },
  others: { letter: "X", meaning: "answered with what is another's" },
  shared: { letter: "S", meaning: "answered with what is shared" },
  none: { letter: "A", meaning: "answered, nobody's in particular" },
  refused: { letter: "R", meaning: "refused" },
  "not-tested": { letter: "?", meaning: "not tested" },
};

const outcomes = ["answered", "refused", "not-tested"] as const;
const groups = ["own", "others", "any"] as const;
type Group = (typeof groups)[number];

/** Rows of the picture; the table has them all. */
const mostRows = 60;
const characterWidth = 7.25;

interface Column {
  readonly identity: string;
  readonly groups: readonly Group[];
}

export function renderMatrix(cells: readonly AccessCell[], findings: readonly Finding[]): Html {
  const identities = [...new Set(cells.map(({ identity }) => identity))];
  const columns = identities.map((identity): Column => {
    const used = new Set(cells.filter((cell) => cell.identity === identity).map(groupOf));
    return { identity, groups: groups.filter((group) => used.has(group)) };
  });
  const byOperation = new Map<string, AccessCell[]>();
  for (const cell of cells) {
    const row = byOperation.get(cell.operation) ?? [];
    byOperation.set(cell.operation, row);
    row.push(cell);
  }
  const leaking = new Set(findings.flatMap(({ operation, operations }) => (operation === null ? operations : [operation, ...operations])));
  // What leaks first, then what was tried.
  const rank = ([operation, row]: readonly [string, readonly AccessCell[]]) =>
    leaking.has(operation) ? 0 : row.some(({ outcome }) => outcome !== "not-tested") ? 1 : 2;
  const drawn = [...byOperation].sort((a, b) => rank(a) - rank(b)).slice(0, mostRows);
  const undrawn = byOperation.size - drawn.length;
  const shown = (Object.keys(marks) as Mark[]).filter((mark) => drawn.some(([, row]) => row.some((cell) => markOf(cell) === mark)));
  return html`<div class="matrix">
<div class="scroll wide" role="region" aria-label="Access matrix, picture" tabindex="0">${picture(columns, drawn, leaking, cells, "wide")}</div>
<div class="scroll narrow" role="region" aria-label="Access matrix, narrow picture" tabindex="0">${picture(columns, drawn, leaking, cells, "narrow")}</div>
<ul class="legend" aria-label="Marks">${shown.map((mark) => html`<li><svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true" focusable="false">${drawMark(mark, 13, 13)}</svg><span>${marks[mark].meaning}</span></li>`)}</ul>
${undrawn > 0 && html`<p class="small muted all">${counted(undrawn, "more operation")} in the table only.</p>`}
<details class="all"><summary>The matrix as a table</summary>
<div class="scroll" role="region" aria-label="Access matrix, table" tabindex="0">${table(columns, byOperation)}</div></details>
</div>`;
}

/** A caller without a credential owns nothing, so all that it asks for stands in one column. */
function groupOf({ identity, objects }: AccessCell): Group {
  if (identity === "nobody") return "any";
  return objects === "own" || objects === "others" ? objects : "any";
}

function markOf({ objects, outcome }: AccessCell): Mark {
  return outcome === "answered" ? objects : outcome;
}

/** Of several cells in one place the one that got most. */
function strongest(row: readonly AccessCell[], identity: string, group: Group): AccessCell | undefined {
  const here = row.filter((cell) => cell.identity === identity && groupOf(cell) === group);
  return outcomes.map((outcome) => here.find((cell) => cell.outcome === outcome)).find((cell) => cell !== undefined);
}

/** Wide: an operation left of its marks. Narrow: above them, and everything closer. */
function picture(
  columns: readonly Column[],
  rows: readonly (readonly [string, readonly AccessCell[]])[],
  leaking: ReadonlySet<string>,
  cells: readonly AccessCell[],
  form: "wide" | "narrow",
): Html {
  const wide = form === "wide";
  const labels = rows.map(([operation]) => cut(cleanLine(operation), 44));
  const labelWidth = Math.ceil(Math.max(12, ...labels.map((label) => label.length)) * characterWidth) + 26;
  const slots = columns.reduce((sum, column) => sum + column.groups.length, 0);
  const slot = wide ? Math.max(40, Math.min(56, (760 - labelWidth) / Math.max(1, slots))) : 36;
  const gap = wide ? 24 : 8;
  const top = 46;
  const rowHeight = wide ? 34 : 54;
  let x = wide ? labelWidth + 8 : 4;
  const placed = columns.map((column) => {
    const name = cut(cleanLine(column.identity), 16);
    const width = Math.max(column.groups.length * slot, Math.ceil(name.length * 7.5));
    const start = x + (width - column.groups.length * slot) / 2;
    const middle = x + width / 2;
    x += width + gap;
    return { ...column, name, middle, slots: column.groups.map((group, index) => ({ group, x: start + (index + 0.5) * slot })) };
  });
  const width = Math.max(x - gap + 4, wide ? 0 : labelWidth);
  const height = top + rows.length * rowHeight + 4;
  return html`<svg role="img" aria-labelledby="${form}-title ${form}-text" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="${form}-title">Access matrix: who got what from which operation</title>
<desc id="${form}-text">${describe(cells)}</desc>
${placed.map(({ name, middle, slots }) => html`<text class="who" x="${middle}" y="15">${name}</text>${slots.map(({ group, x }) => html`<text class="sub" x="${x}" y="34">${group}</text>`)}`)}
${rows.map(([operation, row], index) => {
  const y = top + index * rowHeight;
  const label = y + (wide ? rowHeight / 2 : 14);
  const middle = y + (wide ? rowHeight / 2 : 37);
  return html`<line class="rule" x1="0" x2="${width}" y1="${y}" y2="${y}"/>${leaking.has(operation) && html`<path class="mk full m-others" d="M2 ${label - 4.5}l7 4.5l-7 4.5z"/>`}<text class="op" x="18" y="${label + 4}">${labels[index] ?? ""}</text>${placed.map(
    ({ identity, slots }) =>
      slots.map(({ group, x }) => {
        const cell = strongest(row, identity, group);
        return cell === undefined ? null : drawMark(markOf(cell), x, middle);
      }),
  )}`;
})}
</svg>`;
}

function drawMark(mark: Mark, x: number, y: number): Html {
  const full = mark === "own" || mark === "others" || mark === "shared";
  return html`<g class="m-${mark}">${shape(mark, x, y)}<text class="lt${full ? " inverse" : ""}" x="${x}" y="${y + 3.8}">${marks[mark].letter}</text></g>`;
}

function shape(mark: Mark, x: number, y: number): Html {
  if (mark === "own") return html`<circle class="mk full" cx="${x}" cy="${y}" r="9.5"/>`;
  if (mark === "others") return html`<path class="mk full" d="M${x} ${y - 12.5}L${x + 12.5} ${y}L${x} ${y + 12.5}L${x - 12.5} ${y}z"/>`;
  if (mark === "shared") return html`<rect class="mk full" x="${x - 11.5}" y="${y - 7.5}" width="23" height="15" rx="7.5"/>`;
  if (mark === "none") return html`<circle class="mk" cx="${x}" cy="${y}" r="9.5"/>`;
  if (mark === "refused") return html`<rect class="mk" x="${x - 8.5}" y="${y - 8.5}" width="17" height="17" rx="2"/>`;
  return html`<circle class="mk dashed" cx="${x}" cy="${y}" r="9.5"/>`;
}

function describe(cells: readonly AccessCell[]): string {
  const identities = [...new Set(cells.map(({ identity }) => identity))];
  return identities
    .map((identity) => {
      const own = cells.filter((cell) => cell.identity === identity);
      const parts = (Object.keys(marks) as Mark[]).flatMap((mark) => {
        const count = own.filter((cell) => markOf(cell) === mark).length;
        return count > 0 ? [`${marks[mark].meaning} ${count}`] : [];
      });
      return `${identity}: ${parts.join(", ")}.`;
    })
    .join(" ");
}

function table(columns: readonly Column[], byOperation: ReadonlyMap<string, readonly AccessCell[]>): Html {
  const texts = (cells: readonly AccessCell[]): Part => cells.map((cell) => html`<div>${wording(cell)}</div>`);
  return html`<table><caption>Operations by identity</caption>
<thead><tr><th scope="col">Operation</th>${columns.map(({ identity }) => html`<th scope="col">${identity}</th>`)}</tr></thead>
<tbody>${[...byOperation].map(
    ([
      operation,
      row,
    ]) => html`<tr><th scope="row"><code>${operation}</code></th>${columns.map(({ identity }) => html`<td>${texts(row.filter((cell) => cell.identity === identity))}</td>`)}</tr>
`,
  )}</tbody></table>`;
}

function wording({ objects, outcome, kinds }: AccessCell): string {
  const what = objects === "none" ? "" : `${objects}: `;
  return `${what}${outcome === "not-tested" ? "not tested" : outcome}${kinds.length > 0 && outcome === "answered" ? ` (${kinds.join(", ")})` : ""}`;
}
