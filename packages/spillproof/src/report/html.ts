// In: a report. Out: one self-contained page that needs no script and no network.

import type { Finding, Grade, MaskedExchange, Report, Severity } from "../model/index.js";
import { severities } from "../model/index.js";
import { scoreReport } from "../score/index.js";
import { type Html, html, type Part, toText, trusted, whole } from "./markup.js";
import { renderMatrix } from "./matrix.js";
import { askerOf, counted, listed, placeOf, storyOf } from "./story.js";
import { styleSheet } from "./style.js";
import { type ControlTally, foldReasons, percent, type Reason, sharesOf, tallyControls, wholeApi } from "./tally.js";

/** Letters of one body; the JSON report has the rest. */
const longestBody = 6000;
const longestHeader = 600;

/** Holds nothing that the target wrote but as escaped text. Ends in a line feed. */
export function renderHtml(report: Report): string {
  return toText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${report.grade === null ? "" : `${report.grade} · `}${report.target} · Spillproof report</title>
<style>${trusted(styleSheet)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<div class="page">
${masthead(report)}
<main id="main">
${overview(report)}
${report.access.length > 0 && section("access", "Who got what", html`<p class="muted measure">Each row is an operation, each column whose things were asked for.${report.findings.length > 0 && " A pointer marks the operations with findings."}</p>${renderMatrix(report.access, report.findings)}`)}
${report.findings.length > 0 && section("findings", "Findings", findingsOf(report))}
${report.controls.length > 0 && section("controls", "Controls", controlsOf(report))}
${section("coverage", "Coverage", coverageOf(report))}
${report.score !== null && section("score", "How the score came about", scoreOf(report))}
</main>
<footer class="small muted">Spillproof ${report.tool.version} · seed ${report.seed}${report.spec !== null && html` · document <code>${report.spec.source}</code>, SHA-256 <code>${report.spec.sha256.slice(0, 16)}</code>`}. Values of the target are masked; equal numbers (v1, v2 …) stand for equal values.</footer>
</div>
</body>
</html>
`);
}

function section(id: string, title: string, body: Part): Html {
  return html`<section aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}</section>`;
}

function masthead(report: Report): Html {
  const sent =
    report.command === "audit"
      ? "the document alone, read"
      : `${report.spec === null ? "without a document" : report.spec.source} · ${counted(report.requests, "request")}`;
  return html`<header class="masthead"><div>
<p class="eyebrow">Spillproof report</p>
<h1>${report.target}</h1>
<p class="facts muted"><time datetime="${report.startedAt}">${report.startedAt.slice(0, 16).replace("T", ", ")} UTC</time> · ${sent} in ${report.seconds.toFixed(1)} s</p>
</div>${gradeRing(report.grade, report.score)}</header>`;
}

function gradeRing(grade: Grade | null, score: number | null): Html {
  const length = 2 * Math.PI * 54;
  const label = grade === null ? "No grade" : `Grade ${grade}, ${score} of 100`;
  return html`<svg class="grade grade-${grade ?? "none"}" viewBox="0 0 120 120" role="img" aria-label="${label}">
<circle class="track" cx="60" cy="60" r="54" fill="none" stroke-width="6"/>
${score !== null && score > 0 && html`<circle class="bar" cx="60" cy="60" r="54" fill="none" stroke-width="6" stroke-linecap="round" stroke-dasharray="${((length * score) / 100).toFixed(1)} ${length.toFixed(1)}" transform="rotate(-90 60 60)"/>`}
<text x="60" y="${grade === null ? 74 : 70}" font-size="46" font-weight="650">${grade ?? "–"}</text>
${grade !== null && html`<text class="of" x="60" y="89" font-size="12">${score} of 100</text>`}</svg>`;
}

function overview(report: Report): Html {
  const { coverage, findings, summary } = report;
  const tallies = tallyControls(report.controls);
  const held = tallies.filter(({ status }) => status === "verified").length;
  const untested = tallies.filter(({ status }) => status === "not-tested").length;
  const stories = findings
    .filter(({ severity }) => severity === "critical" || severity === "high")
    .flatMap((finding) => storyOf(finding) ?? []);
  const lede =
    stories.length > 0
      ? `${stories[0]}.`
      : report.command === "audit"
        ? `${counted(findings.length, "finding")} in ${counted(coverage.operations, "operation")} of the document. What the API really answers, a scan shows.`
        : findings.length > 0
          ? `${counted(findings.length, "finding")}, none by which somebody was seen to read what is another's.`
          : report.grade === null
            ? "Nothing was found, but too little was seen to say more."
            : "Nothing was found in what was tested.";
  const reason = report.grade === null ? (scoreReport(report).reason ?? "too few of the secured operations were reached") : null;
  return html`<div class="overview"><div>
<p class="lede">${lede}</p>
<p class="muted">${counted(held, "control")} verified${untested > 0 ? `, ${untested} not tested` : ""}.${reason !== null && ` No grade: ${reason}.`}</p>
${findings.length > 0 && html`<ul class="counts" aria-label="Findings by severity">${severities.filter((severity) => summary[severity] > 0).map((severity) => html`<li>${badge(severity, html`<b>${summary[severity]}</b> ${severity}`)}</li>`)}</ul>`}
</div>${report.command !== "audit" && reachOf(coverage)}</div>
${report.incomplete.length > 0 && html`<div class="note"><strong>${report.command === "audit" ? "What is broken in the document was not read." : "This scan is incomplete."}</strong><ul>${report.incomplete.map((sentence) => html`<li>${sentence}</li>`)}</ul></div>`}
${report.ledger.length > 0 && html`<div class="note"><strong>This could not be undone.</strong><ul>${report.ledger.map((entry) => html`<li>${entry}</li>`)}</ul></div>`}`;
}

function reachOf(coverage: Report["coverage"]): Html {
  return html`<div>
<p class="small muted reach">Operations that answered</p>
<ul class="shares" aria-label="Operations reached, by identity">
${[
  { identity: "All together", reached: coverage.reached, share: percent(coverage.reached, coverage.operations) },
  ...sharesOf(coverage),
].map(
  ({
    identity,
    reached,
    share,
  }) => html`<li><div class="row"><span>${identity}</span><span class="muted">${reached} of ${coverage.operations} · ${share} %</span></div><div class="track"><div class="bar" style="width:${Math.min(100, share)}%"></div></div></li>
`,
)}</ul></div>`;
}

/** A shape for each severity, so that none is known by its colour alone. */
const shapes: Readonly<Record<Severity, Html>> = {
  critical: html`<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor"/>`,
  high: html`<path d="M8 1l7.5 14H.5z" fill="currentColor"/>`,
  medium: html`<path d="M8 .5L15.5 8L8 15.5L.5 8z" fill="currentColor"/>`,
  low: html`<circle cx="8" cy="8" r="6.5" fill="currentColor"/>`,
  info: html`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2.5"/>`,
};

function badge(severity: Severity, label: Part): Html {
  return html`<span class="badge sev-${severity}"><svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shapes[severity]}</svg>${label}</span>`;
}

function findingsOf({ findings }: Report): Html {
  const anchors = new Map(findings.map(({ id }, index) => [id, index + 1]));
  return html`<ol class="contents">${findings.map(
    (
      finding,
      index,
    ) => html`<li>${badge(finding.severity, finding.severity)}<a href="#finding-${index + 1}">${finding.title}</a><code class="muted">${finding.operation ?? wholeApi}</code></li>
`,
  )}</ol>
${findings.map((finding, index) => findingOf(finding, index + 1, anchors))}`;
}

function findingOf(finding: Finding, number: number, anchors: ReadonlyMap<string, number>): Html {
  const { evidence, fix, data } = finding;
  const story = storyOf(finding);
  const recipes = Object.entries(fix.recipes);
  const hidden = data.map(({ masked }) => masked);
  const elsewhere = finding.operations.filter((operation) => operation !== finding.operation);
  return html`<article class="finding" id="finding-${number}" aria-labelledby="finding-${number}-title">
<header>
<p class="line">${badge(finding.severity, finding.severity)}<span class="muted">${finding.confidence}</span></p>
<h3 id="finding-${number}-title">${finding.title}</h3>
<p class="line"><code>${finding.operation ?? wholeApi}</code>${finding.source !== null && html`<code class="muted">${placeOf(finding.source)}</code>`}</p>
${finding.source?.pointer !== undefined && html`<p class="small muted">JSON pointer <code>${finding.source.pointer}</code></p>`}
${elsewhere.length > 0 && html`<p class="small muted">Seen at ${elsewhere.map((operation, index) => html`${index > 0 && ", "}<code>${operation}</code>`)}</p>`}
${story !== null && html`<p class="story measure">${story}.</p>`}
</header>
<div class="stack">
${evidence.difference !== "" && html`<div class="difference sev-${finding.severity}"><p class="measure">${evidence.difference}</p></div>`}
${evidence.experiment !== null && html`<div class="proof${evidence.control === null ? " alone" : ""}">${evidence.control !== null && exchangeOf("Control", evidence.control, finding.severity, hidden)}${exchangeOf("Experiment", evidence.experiment, finding.severity, hidden)}</div>`}
</div>
${data.length > 0 && evidence.experiment === null && promisedFields(data, number)}
${
  data.length > 0 &&
  evidence.experiment !== null &&
  html`<div class="scroll" role="region" aria-label="Data that leaked, finding ${number}" tabindex="0"><table class="fields"><caption>What leaked</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Kind</th><th scope="col">Whose</th><th scope="col">Masked</th><th scope="col">Value</th></tr></thead>
<tbody>${data.map(
    (
      field,
    ) => html`<tr><th scope="row"><code>${field.pointer}</code></th><td>${field.type}</td><td>${field.kind}</td><td>${field.owner ?? "–"}</td><td><code>${field.masked}</code></td><td class="muted">${field.value}</td></tr>
`,
  )}</tbody></table></div>`
}
<div class="pair"><div><h4>Why it matters</h4><p>${whole(finding.why)}</p></div>
<div><h4>Fix</h4><p>${whole(fix.summary)}</p></div></div>
${recipes.length > 0 && html`<div class="recipes">${recipes.map(([framework, recipe]) => html`<details><summary>Recipe for ${framework.slice(0, 1).toUpperCase() + framework.slice(1)}</summary><pre class="block"><code>${whole(recipe)}</code></pre></details>`)}</div>`}
${finding.reproduce.length > 0 && html`<div><h4>See it again</h4>${finding.reproduce.map((command) => html`<pre class="block"><code>${whole(command)}</code></pre>`)}</div>`}
<p class="tags"><span>${finding.rule}</span>${[...finding.cwe, ...finding.owasp].map((reference) => html`<span>${reference}</span>`)}${finding.also.length > 0 && html`<span>also ${listed(finding.also, 5)}</span>`}${finding.leadsTo.flatMap(
    (id) => {
      const opened = anchors.get(id);
      return opened === undefined ? [] : [html`<span>opens <a href="#finding-${opened}">finding ${opened}</a></span>`];
    },
  )}<span>id <code>${finding.id}</code></span></p>
</article>
`;
}

/** Nothing was sent, so there are no values: only what the document says there will be. */
function promisedFields(data: Finding["data"], number: number): Html {
  return html`<div class="scroll" role="region" aria-label="Data that is promised, finding ${number}" tabindex="0"><table class="fields"><caption>What is promised</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Kind</th></tr></thead>
<tbody>${data.map(
    ({ pointer, type, kind }) => html`<tr><th scope="row"><code>${pointer}</code></th><td>${type}</td><td>${kind}</td></tr>
`,
  )}</tbody></table></div>`;
}

function exchangeOf(title: "Control" | "Experiment", exchange: MaskedExchange, severity: Severity, hidden: readonly string[]): Html {
  const { request, response } = exchange;
  return html`<div class="exchange${title === "Experiment" && html` experiment sev-${severity}`}">
<h4><span>${title}</span><b>${askerOf(exchange)}</b></h4>
<pre>${html`<b>${request.method} ${request.url}</b>${headerLines(request.headers, hidden)}${
    request.body !== null &&
    request.body !== "" &&
    html`

${body(request.body, hidden)}`
  }`}</pre>
<pre>${html`<b>${response.status === 0 ? "no answer" : response.status}</b>${headerLines(response.headers, hidden)}${
    response.body !== "" &&
    html`

${body(response.body, hidden)}`
  }${
    response.truncated &&
    html`
<span class="meta">… cut by the scan</span>`
  }`}</pre></div>`;
}

function headerLines(headers: MaskedExchange["request"]["headers"], hidden: readonly string[]): Part {
  return headers.map(
    ([name, value]) => html`
<span class="meta">${name}: ${marked(value.slice(0, longestHeader), hidden)}</span>`,
  );
}

function body(text: string, hidden: readonly string[]): Part {
  return [
    marked(text.slice(0, longestBody), hidden),
    text.length > longestBody &&
      html`
<span class="meta">… the JSON report has the rest</span>`,
  ];
}

/** The masks of what leaked stand out where they stand. Short ones would be found where nothing leaked. */
function marked(text: string, hidden: readonly string[]): Part {
  const masks = [...new Set(hidden)].filter((mask) => mask.length >= 4).slice(0, 50);
  let pieces: readonly (string | Html)[] = [text];
  for (const mask of masks) {
    pieces = pieces.flatMap((piece) =>
      typeof piece === "string"
        ? piece.split(mask).flatMap((rest, index) => (index === 0 ? [rest] : [html`<mark>${mask}</mark>`, rest]))
        : [piece],
    );
  }
  return pieces.map((piece) => (typeof piece === "string" ? whole(piece) : piece));
}

const statusShapes: Readonly<Record<ControlTally["status"], Html>> = {
  verified: html`<path d="M2 8.5l4 4L14 3.5" fill="none" stroke="currentColor" stroke-width="2.5"/>`,
  violated: html`<path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="2.5"/>`,
  "not-tested": html`<path d="M3 8h10" fill="none" stroke="currentColor" stroke-width="2.5"/>`,
};

/** On narrow screens its rows are stacked; the roles keep it a table for those who do not see it. */
function controlsOf({ controls }: Report): Html {
  return html`<p class="muted measure">What a sound API shows. Verified only where an experiment that could have failed did not.</p>
<table class="controls" style="margin-top:1.1rem" role="table" aria-labelledby="controls-title"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Control</th><th scope="col" role="columnheader">What was seen</th></tr></thead>
<tbody role="rowgroup">${tallyControls(controls).map(
    (
      tally,
    ) => html`<tr role="row"><th scope="row" role="rowheader"><b>${tally.control}</b><span>${tally.meaning}</span></th><td role="cell">${[
      ...tally.violated.map((reason) => reasonOf("violated", reason)),
      ...tally.verified.map((reason) => reasonOf("verified", reason)),
      ...tally.notTested.map((reason) => reasonOf("not-tested", reason)),
    ]}</td></tr>
`,
  )}</tbody></table>`;
}

function reasonOf(status: ControlTally["status"], { reason, operations }: Reason): Html {
  const label = html`<span class="badge st-${status}"><svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${statusShapes[status]}</svg>${status === "not-tested" ? "not tested" : status}</span>`;
  if (operations.length === 1 && operations[0] === wholeApi) return html`<p>${label} · ${reason}</p>`;
  if (operations.length <= 2)
    return html`<p>${label} at ${operations.map((operation, index) => html`${index > 0 && " and "}<code>${operation}</code>`)} · ${reason}</p>`;
  return html`<div><p>${label} · ${reason}</p><details><summary>${counted(operations.length, "operation")}</summary><ul>${operations.map((operation) => html`<li><code>${operation}</code></li>`)}</ul></details></div>`;
}

function coverageOf(report: Report): Html {
  const { coverage, ownership, ignored } = report;
  const missed = foldReasons(coverage.missed);
  return html`<p class="muted measure">${report.command === "audit" ? `${counted(coverage.operations, "operation")} of the document ${coverage.operations === 1 ? "was" : "were"} read. None was called.` : `${coverage.reached} of ${counted(coverage.operations, "operation")} answered somebody with a success.`}</p>
<div class="stack" style="margin-top:1.1rem">
${
  missed.length > 0 &&
  html`<table><caption>Not reached, and why</caption><thead><tr><th scope="col">Reason</th><th scope="col">Operations</th></tr></thead><tbody>${missed.map(
    ({
      reason,
      operations,
    }) => html`<tr><th scope="row">${reason}</th><td>${operations.map((operation) => html`<div><code>${operation}</code></div>`)}</td></tr>
`,
  )}</tbody></table>`
}
${
  ownership.length > 0 &&
  html`<div class="scroll" role="region" aria-label="Ownership" tabindex="0"><table class="fields"><caption>What was learnt of who owns what</caption><thead><tr><th scope="col">Operation</th><th scope="col">Parameter</th><th scope="col">Claim of the token</th><th scope="col">Field of the answer</th></tr></thead><tbody>${ownership.map(
    ({
      operation,
      parameter,
      claim,
      ownerField,
    }) => html`<tr><th scope="row"><code>${operation}</code></th><td><code>${parameter}</code></td><td>${claim === null ? "–" : html`<code>${claim}</code>`}</td><td>${ownerField === null ? "–" : html`<code>${ownerField}</code>`}</td></tr>
`,
  )}</tbody></table></div>`
}
${
  ignored.length > 0 &&
  html`<table><caption>Ignored by the configuration</caption><thead><tr><th scope="col">Rule</th><th scope="col">Operation</th><th scope="col">Reason</th></tr></thead><tbody>${ignored.map(
    ({
      rule,
      operation,
      reason,
    }) => html`<tr><th scope="row">${rule}</th><td><code>${operation ?? wholeApi}</code></td><td>${reason}</td></tr>
`,
  )}</tbody></table>`
}
</div>`;
}

function scoreOf(report: Report): Html {
  const { version, reason, categories } = scoreReport(report);
  const costly = categories.filter(({ points }) => points.length > 0);
  const lost = costly.reduce((sum, { score, weight }) => sum + (weight * (100 - score)) / 100, 0);
  return html`<p class="muted measure">Formula version ${version}. Every category starts at 100 and loses points by finding; what it lost, times its weight, comes off the whole${costly.length > 0 && `: 100 − ${lost.toFixed(1)}${lost > 100 ? ", and not below 0" : ""}`}.${reason !== null && ` Here ${reason}.`}${costly.length === 0 && " No finding, so nothing was taken off."}</p>
${
  costly.length > 0 &&
  html`<div class="scroll" role="region" aria-label="Categories that lost points" tabindex="0" style="margin-top:1.1rem"><table class="fields"><caption>Categories that lost points</caption><thead><tr><th scope="col">Category</th><th scope="col">Findings</th><th scope="col" class="num">Score</th><th scope="col" class="num">Off the whole</th></tr></thead><tbody>${costly.map(
    ({
      category,
      score,
      weight,
      points,
    }) => html`<tr><th scope="row">${category}</th><td>${points.map((point) => html`<div>${point.rule} <span class="muted">−${point.cost}</span></div>`)}</td><td class="num">${score}</td><td class="num">${((weight * (100 - score)) / 100).toFixed(1)} of ${weight}</td></tr>
`,
  )}</tbody></table></div>`
}`;
}
