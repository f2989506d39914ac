// In: nothing. Out: colours in two themes and the style sheet of the HTML report.

/** Every colour of ink is readable (WCAG 2.2, 1.4.3: 4.5 to 1) on every ground of its theme. */
export const themes = {
  light: {
    grounds: { paper: "#faf9f6", surface: "#ffffff", sunken: "#f3f1ec", mark: "#fbeac0" },
    inks: {
      ink: "#1f1d1a",
      muted: "#5f5a52",
      accent: "#0b5e5b",
      critical: "#951a48",
      high: "#a62f10",
      medium: "#7c4e00",
      low: "#2f5a85",
      info: "#5a564f",
      good: "#1a6340",
    },
    lines: { line: "#e0dcd3", "line-strong": "#8c867b" },
  },
  dark: {
    grounds: { paper: "#141518", surface: "#1b1d21", sunken: "#22252a", mark: "#43370f" },
    inks: {
      ink: "#ecebe7",
      muted: "#b0aca3",
      accent: "#6fcbc4",
      critical: "#ff94b8",
      high: "#ff9d7c",
      medium: "#ecbd69",
      low: "#97c2f2",
      info: "#b8b4ab",
      good: "#84d3a4",
    },
    lines: { line: "#33363c", "line-strong": "#7d7a74" },
  },
} as const;

function tokens(theme: keyof typeof themes): string {
  const { grounds, inks, lines } = themes[theme];
  return Object.entries({ ...grounds, ...inks, ...lines })
    .map(([name, value]) => `--${name}:${value};`)
    .join("");
}

export const styleSheet = `
:root { color-scheme: light dark; ${tokens("light")}
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  --gap: 1.5rem; --radius: 10px; }
@media (prefers-color-scheme: dark) { :root { ${tokens("dark")} } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1rem/1.6 var(--sans); font-kerning: normal; overflow-wrap: anywhere; }
.page { max-width: 70rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 5rem; }
h1, h2, h3, h4, p, ul, ol, dl, pre, figure, table { margin: 0; }
h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.35rem); line-height: 1.15; font-weight: 650; letter-spacing: -.02em; text-wrap: balance; }
h2 { font-size: 1.4rem; line-height: 1.25; font-weight: 650; letter-spacing: -.012em; }
h3 { font-size: 1.22rem; line-height: 1.3; font-weight: 650; letter-spacing: -.008em; text-wrap: balance; }
h4 { font-size: .82rem; line-height: 1.4; font-weight: 650; color: var(--muted); margin-bottom: .4rem; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
code, pre, .mono { font-family: var(--mono); font-size: .875em; unicode-bidi: isolate; }
.muted { color: var(--muted); }
.small { font-size: .875rem; }
.measure { max-width: 68ch; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--surface); padding: .6rem 1rem; z-index: 1; }
svg { display: block; }
.icon { display: inline-block; width: .95em; height: .95em; vertical-align: -.1em; margin-right: .4em; }

.masthead { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 1rem 3rem; align-items: center; padding: 3.25rem 0 2.25rem; }
.eyebrow { font-size: .875rem; font-weight: 600; color: var(--accent); margin-bottom: .6rem; }
.masthead .facts { margin-top: .7rem; }
.grade { width: 8.5rem; height: 8.5rem; }
.grade .track { stroke: var(--line); } .grade .bar { stroke: currentColor; }
.grade text { fill: currentColor; font-family: var(--sans); text-anchor: middle; }
.grade .of { fill: var(--muted); }
.grade-A, .grade-B { color: var(--good); } .grade-C { color: var(--medium); } .grade-D { color: var(--high); } .grade-F { color: var(--critical); } .grade-none { color: var(--muted); }

.overview { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2rem 3.5rem; padding: 2rem 0 0; border-top: 1px solid var(--line); }
.lede { font-size: 1.22rem; line-height: 1.5; text-wrap: pretty; }
.lede + p { margin-top: .6rem; }
.counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; margin-top: 1.1rem; }
.counts b { font-variant-numeric: tabular-nums; font-size: 1.05rem; }
.reach { margin-bottom: .5rem; }
.shares { list-style: none; padding: 0; display: grid; gap: .8rem; }
.shares .row { display: flex; justify-content: space-between; gap: 1rem; font-size: .94rem; font-variant-numeric: tabular-nums; }
.shares .row span:last-child { flex: none; }
.shares .track { height: 6px; border-radius: 3px; background: var(--line); margin-top: .3rem; overflow: hidden; }
.shares .bar { height: 100%; background: var(--accent); border-radius: 3px; }
.note { border-left: 4px solid var(--medium); background: var(--surface); border-radius: 0 var(--radius) var(--radius) 0; padding: 1rem 1.25rem; margin-top: 2rem; }
.note ul { padding-left: 1.1rem; margin-top: .3rem; }

main > section { margin-top: 4rem; }
main > section > h2 + p { margin-top: .35rem; }
.stack > * + * { margin-top: 1.1rem; }
.contents { list-style: none; padding: 0; margin-top: 1.1rem; border-top: 1px solid var(--line); }
.contents li { display: grid; grid-template-columns: 7rem minmax(0, 1fr) minmax(0, 20rem); gap: .25rem 1rem; padding: .55rem 0; border-bottom: 1px solid var(--line); align-items: baseline; }

.badge { font-weight: 650; white-space: nowrap; }
.sev-critical { color: var(--critical); } .sev-high { color: var(--high); } .sev-medium { color: var(--medium); } .sev-low { color: var(--low); } .sev-info { color: var(--info); }
.st-verified { color: var(--good); } .st-violated { color: var(--high); } .st-not-tested { color: var(--muted); }

.finding { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); margin-top: 1.75rem; padding: clamp(1.1rem, 3vw, 2rem); scroll-margin-top: 1rem; }
.finding > * + * { margin-top: 1.6rem; }
.finding header > * + * { margin-top: .35rem; }
.finding header .line { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .94rem; }
.story { font-size: 1.06rem; }
.proof { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
.proof.alone { grid-template-columns: minmax(0, 1fr); }
.exchange { border: 1px solid var(--line); border-radius: 8px; background: var(--sunken); overflow: hidden; display: flex; flex-direction: column; }
.exchange h4 { display: flex; justify-content: space-between; gap: 1rem; padding: .6rem .9rem; margin: 0; border-bottom: 1px solid var(--line); font-size: .875rem; background: var(--surface); }
.exchange h4 b { color: var(--ink); }
.exchange.experiment { border-color: currentColor; } .exchange.experiment > * { color: var(--ink); }
.exchange.experiment h4 { color: var(--muted); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8125rem; line-height: 1.55; tab-size: 2; }
pre code { font-size: inherit; }
.exchange pre { padding: .75rem .9rem; }
.exchange pre + pre { border-top: 1px dashed var(--line-strong); flex: 1; }
.exchange .meta { color: var(--muted); }
mark { background: var(--mark); color: inherit; border-radius: 3px; padding: 0 .12em; }
.block { background: var(--sunken); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; }
.difference { border-left: 3px solid currentColor; padding-left: .9rem; }
.difference > * { color: var(--ink); }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.5rem 2.5rem; }
details { border-top: 1px solid var(--line); }
details:last-of-type { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding: .55rem 0; font-weight: 600; color: var(--accent); }
summary:hover { text-decoration: underline; text-underline-offset: .18em; }
details[open] > summary { margin-bottom: .3rem; }
details > :last-child { margin-bottom: 1rem; }
.recipes { margin-top: .9rem; }
td details, td details:last-of-type { border: 0; } td summary { padding: 0; font-weight: 400; } td details ul { padding-left: 1.1rem; }
.tags { display: flex; flex-wrap: wrap; gap: .15rem 1.2rem; font-size: .84rem; color: var(--muted); border-top: 1px solid var(--line); padding-top: .9rem; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; padding-bottom: .4rem; font-size: .82rem; font-weight: 650; color: var(--muted); }
th, td { text-align: left; vertical-align: top; padding: .5rem 1.25rem .5rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { font-size: .82rem; color: var(--muted); white-space: nowrap; }
tbody th { font-weight: 500; }
td.num, th.num { text-align: right; font-variant-numeric: tabular-nums; }
th:last-child, td:last-child { padding-right: 0; }
.fields td { min-width: 7rem; } .fields td:nth-child(2) { min-width: 11rem; } .fields tbody th { min-width: 11rem; } .fields td.num { min-width: 4rem; }
.controls th:first-child { width: 36%; } .controls th b { display: block; font-weight: 650; } .controls th span { font-weight: 400; color: var(--muted); font-size: .875rem; }
.controls td > * + * { margin-top: .25rem; }

.matrix { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; margin-top: 1.4rem; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.25rem; }
.matrix svg text { font-family: var(--sans); font-size: 12.5px; fill: var(--ink); }
.matrix svg text.op { font-family: var(--mono); font-size: 12px; }
.matrix svg text.sub { font-size: 11px; fill: var(--muted); text-anchor: middle; }
.matrix svg text.who { font-weight: 650; text-anchor: middle; }
.matrix svg .rule { stroke: var(--line); }
.mk { stroke-width: 1.5; stroke: currentColor; fill: none; }
.mk.full { fill: currentColor; }
.mk.dashed { stroke-dasharray: 2.5 2.5; }
.matrix svg text.lt, .legend text.lt { font: 700 10.5px var(--sans); text-anchor: middle; fill: currentColor; }
.matrix svg text.lt.inverse, .legend text.lt.inverse { fill: var(--surface); }
.m-own { color: var(--good); } .m-others { color: var(--high); } .m-shared { color: var(--low); } .m-none, .m-refused, .m-not-tested { color: var(--muted); }
.matrix > .all { grid-column: 1 / -1; }
.matrix .narrow { display: none; }
.legend { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr)); gap: .5rem; font-size: .875rem; }
.legend li { display: flex; align-items: center; gap: .5rem; }
.legend svg { flex: none; }
.matrix details:last-of-type { border-bottom: 0; } .matrix details > :last-child { margin-bottom: 0; } .matrix summary { padding-bottom: 0; } .matrix details[open] > summary { margin-bottom: 1rem; }

footer { margin-top: 4.5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }

@media (max-width: 46rem) {
  .masthead { padding-top: 2rem; gap: 1rem; } .grade { width: 5.5rem; height: 5.5rem; }
  .overview, .proof, .pair { grid-template-columns: minmax(0, 1fr); }
  .contents li { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .matrix { padding: .9rem; } .matrix .wide { display: none; } .matrix .narrow { display: block; }
  .controls thead { position: absolute; left: -999rem; }
  .controls, .controls tbody, .controls tr, .controls th, .controls td { display: block; } .controls th:first-child { width: auto; }
  .controls tr { border-bottom: 1px solid var(--line); padding: .6rem 0; } .controls th, .controls td { border: 0; padding: .15rem 0; }
}
@media (max-width: 30rem) { .masthead { grid-template-columns: minmax(0, 1fr); } }
@media print {
  :root { ${tokens("light")} --paper: #ffffff; }
  body { font-size: 10pt; } .page { max-width: none; padding: 0; } .skip { display: none; }
  .exchange, tr, h2, h3, .difference { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
  .scroll { overflow: visible; } .fields td, .fields td:nth-child(2), .fields tbody th { min-width: 0; }
  mark, .shares div, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
