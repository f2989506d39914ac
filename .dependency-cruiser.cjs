// The import law: rooms stand in the order of the way, and nothing on the left imports anything on its right.
const way = [
  "model",
  "rules",
  "openapi",
  "tokens",
  "target",
  "exchange",
  "explore",
  "workshop",
  "checks",
  "score",
  "audit",
  "scan",
  "report",
  "demo",
  "cli",
];
// The rooms of detect; what stands beside them (bytes, match, types) is shared.
const wayOfDetect = ["schemes", "shapes", "credentials", "fields", "read"];
const room = (name) => `^packages/spillproof/src/${name}/`;

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-orphan", severity: "error", from: { orphan: true, pathNot: "\\.d\\.ts$" }, to: {} },
    {
      name: "detect-stands-alone",
      comment: "detect has no dependency and does no I/O.",
      severity: "error",
      from: { path: "^packages/detect/src/" },
      to: { pathNot: "^packages/detect/src/" },
    },
    ...way.slice(0, -1).map((name, index) => ({
      name: `${name}-looks-only-left`,
      severity: "error",
      from: { path: room(name) },
      to: { path: way.slice(index + 1).map(room) },
    })),
    ...wayOfDetect.slice(0, -1).map((name, index) => ({
      name: `detect-${name}-looks-only-left`,
      severity: "error",
      from: { path: `^packages/detect/src/${name}/` },
      to: { path: wayOfDetect.slice(index + 1).map((right) => `^packages/detect/src/${right}/`) },
    })),
    {
      name: "detect-tables-know-no-types",
      comment: "The table of types is made of the rooms' tables.",
      severity: "error",
      from: { path: "^packages/detect/src/(schemes|shapes|credentials)/" },
      to: { path: "^packages/detect/src/(types|detector|index)\\.ts$" },
    },
    {
      name: "one-door",
      comment: "A room is entered by its index.ts.",
      severity: "error",
      from: { path: "^packages/spillproof/src/([^/]+)/" },
      to: { path: "^packages/spillproof/src/[^/]+/.+", pathNot: ["^packages/spillproof/src/$1/", "/index\\.ts$"] },
    },
    {
      name: "only-exchange-touches-the-network",
      severity: "error",
      from: { path: "^packages/spillproof/src/", pathNot: room("exchange") },
      to: { path: ["^(node:)?(http|https|net|tls|dns|http2|dgram)$", "node_modules/undici/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"], extensions: [".ts", ".js"] },
  },
};
