// In: nothing. Out: the rules on what passes between this API and others.

import type { RuleEntry } from "./rule.js";

export const unsafeConsumption = [
  {
    id: "token-forwarded",
    title: "Passes the caller's token on",
    severity: "critical",
    category: "unsafe-consumption",
    cwe: ["CWE-522", "CWE-201"],
    owasp: ["API10:2023"],
    control: "safe-token-handling",
    witnesses: ["runtime", "source"],
    available: [],
    varies: "Critical to a third party; medium to a service of one's own.",
    why: "The API sends the caller's own token along to another service. That service, its logs and everybody who breaks into it can act as the caller here. The person trusted this API with it, not the others.",
    fix: {
      summary:
        "Call other services with a credential of one's own, or exchange the caller's token for one with their audience and less scope (RFC 8693). Never copy incoming headers.",
      recipes: {
        flask: `import os
import requests

GEOCODER_KEY = os.environ["GEOCODER_KEY"]  # our own credential, for this one service

def locate(city):
    # Headers are named one by one, never headers=request.headers.
    answer = requests.get(
        "https://geocoder.example/search",
        params={"q": city},
        headers={"Authorization": f"Bearer {GEOCODER_KEY}", "Accept": "application/json"},
        timeout=5,
        allow_redirects=False,
    )
    answer.raise_for_status()
    return answer.json()
`,
        express: `// Our own credential, for this one service. Headers are named one by one, never headers: req.headers.
async function locate(city) {
  const url = new URL("https://geocoder.example/search");
  url.searchParams.set("q", city);
  const answer = await fetch(url, {
    headers: { Authorization: "Bearer " + process.env.GEOCODER_KEY, Accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok) throw new Error("the geocoder answered " + answer.status);
  return answer.json();
}
`,
      },
    },
  },
  {
    id: "unverified-callback",
    title: "Believes calls that claim to come from a partner",
    severity: "medium",
    category: "unsafe-consumption",
    cwe: ["CWE-345"],
    owasp: ["API10:2023"],
    control: "input-controls",
    witnesses: ["runtime", "source"],
    available: [],
    varies: null,
    why: "A callback from a payment, mail or other service is taken without checking its signature. Anybody can send one and say that a bill was paid or an address confirmed. Accounts and records then change hands on a stranger's word.",
    fix: {
      summary:
        "Check the partner's signature over the raw body with a constant-time comparison, refuse what is older than five minutes, and take each event once.",
      recipes: {
        flask: `import hashlib
import hmac
import os
import time
from flask import abort, request

KEY = os.environ["CALLBACK_SECRET"].encode()

@app.post("/callbacks/payments")
@public  # it proves itself by its signature
def payment_callback():
    sent_at = request.headers.get("X-Timestamp", "")
    expected = hmac.new(KEY, sent_at.encode() + b"." + request.get_data(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), request.headers.get("X-Signature", "").encode()):
        abort(401)
    if not sent_at.isdigit() or abs(time.time() - int(sent_at)) > 300:
        abort(401)
    return "", 204
`,
        express: `import express from "express";
import { createHmac, timingSafeEqual } from "node:crypto";

// The raw body, before express.json(); it proves itself by its signature.
app.post("/callbacks/payments", express.raw({ type: "*/*" }), (req, res) => {
  const sentAt = req.get("x-timestamp") ?? "";
  const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  const expected = createHmac("sha256", process.env.CALLBACK_SECRET).update(sentAt + ".").update(body).digest();
  const given = Buffer.from(req.get("x-signature") ?? "", "hex");
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  const fresh = Math.abs(Date.now() / 1000 - Number(sentAt)) <= 300;
  res.status(genuine && fresh ? 204 : 401).end();
});
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];
