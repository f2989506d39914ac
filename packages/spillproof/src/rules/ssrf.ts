// In: nothing. Out: the rule on requests that the server makes for a caller.

import type { RuleEntry } from "./rule.js";

export const ssrf = [
  {
    id: "ssrf",
    title: "Fetches any address a caller names",
    severity: "high",
    category: "ssrf",
    cwe: ["CWE-918"],
    owasp: ["API7:2023"],
    control: "input-controls",
    witnesses: ["runtime", "source"],
    available: [],
    varies: null,
    why: "The server fetches an address from the request. A caller can make it ask machines that only the inside reaches: databases, administration pages, the cloud's store of keys. What they answer, keys and records, comes back to the caller.",
    fix: {
      summary:
        "Fetch from a fixed list of hosts only. Where any host must be possible, check the address that the name resolves to when connecting, refuse private and link-local ones, and follow no redirects.",
      recipes: {
        flask: `from urllib.parse import urlsplit
import requests
from flask import abort

HOSTS = {"images.example.com"}

def fetch_picture(url):
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.hostname not in HOSTS or parts.port not in (None, 443) or parts.username:
        abort(422, description="this host is not allowed")
    answer = requests.get(url, timeout=5, allow_redirects=False, stream=True)
    if answer.status_code != 200:
        abort(502)
    return answer.raw.read(5_000_000, decode_content=True)
`,
        express: `const hosts = new Set(["images.example.com"]);

async function fetchPicture(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== "https:" || !hosts.has(url.host) || url.username !== "") {
    throw Object.assign(new Error("this host is not allowed"), { status: 422 });
  }
  const answer = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(5000) });
  if (!answer.ok) throw Object.assign(new Error("the picture cannot be had"), { status: 502 });
  return answer.body;
}
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];
