// In: nothing. Out: a program that hands itself out, and code that is meant for browsers.

import { always, hiding, open, shell, text } from "../hidden.js";
import type { Reply, Twin } from "../kit.js";

const python = `import os\nfrom flask import Flask\n\napp = Flask(__name__)\nJWT_SECRET = "9fJ2kq8XvLm3pQz7wRt5"\n\n@app.get("/orders")\ndef orders():\n    return []\n`;
const node = `const express = require("express");\nconst app = express();\napp.get("/orders", (req, res) => res.json([]));\napp.listen(process.env.PORT);\n`;
const bundle = `import{createRoot}from"react-dom/client";const r=document.getElementById("root");createRoot(r).render(e("div"));fetch("/api/orders").then(t=>t.json());window.app={listen(t){}};`;
const stripe = "sk_live_51Hc0vQ2eZvKYlo2CxTqBnWe8";
const maps = `AIza${"SyD4Kq8XvLm3pQz7wRt5bN1cFgHjK2mPxYz"}`;
const mapOf = (name: string, source: string): Reply => ({
  json: { version: 3, sources: [name], sourcesContent: [source], mappings: "AAAA" },
});
const go = `package main\n\nimport (\n\t"net/http"\n)\n\nfunc main() {\n\thttp.ListenAndServe(":8080", nil)\n}\n`;

export const twins: readonly Twin[] = [
  hiding("a Python program", open("/app.py", text(python, "text/x-python")), ["exposed-source GET /app.py high"], {
    planted: ["9fJ2kq8XvLm3pQz7wRt5"],
    verifies: ["hidden-surface null"],
  }),
  hiding(
    "a Node program",
    { ...open("/server.js", text(node, "text/javascript")), ...always("/app.js", text(bundle, "text/javascript")) },
    ["exposed-source GET /server.js high"],
  ),
  hiding("a Go program", open("/main.go", text(go)), ["exposed-source GET /main.go high"]),
  hiding(
    "a map of a program",
    open("/server.js.map", { json: { version: 3, sources: ["server.ts"], sourcesContent: [node], mappings: "AAAA" } }),
    ["exposed-source GET /server.js.map high"],
  ),
  hiding(
    "a map of what browsers run, and a page about a program",
    {
      ...open("/main.py", text(python)),
      ...always("/app.js.map", { json: { version: 3, sources: ["app.tsx"], sourcesContent: [bundle], mappings: "AAAA" } }),
      ...always("/app.py", text(`<!doctype html><h1>How to write app.py</h1><pre>${python.replace(/9f\w+/, "…")}</pre>`, "text/html")),
    },
    ["exposed-source GET /main.py high", "exposed-source GET /app.js.map low"],
    { unknown: ({ url }) => shell(url), planted: ["9fJ2kq8XvLm3pQz7wRt5"], soundMaySay: ["exposed-source GET /app.js.map low"] },
  ),
  hiding(
    "a map that a script of its page names, with a key in it",
    {
      ...always("/", shell("/")),
      ...always("/assets/main.4f2a.js", text(`${bundle}\n//# sourceMappingURL=main.4f2a.js.map`, "text/javascript")),
      "GET /assets/main.4f2a.js.map": {
        hidden: true,
        open: true,
        handle: (_, leaky) => mapOf("src/main.tsx", leaky ? `${bundle}\nconst STRIPE = "${stripe}";` : `const MAPS = "${maps}";`),
      },
      // What others published stands in their packages.
      ...always("/assets/vendor.js.map", mapOf("../node_modules/react/index.js", bundle)),
    },
    ["exposed-source GET /assets/main.4f2a.js.map high"],
    { unknown: ({ url }) => shell(url), planted: [stripe], soundMaySay: ["exposed-source GET /assets/main.4f2a.js.map low"] },
  ),
];
