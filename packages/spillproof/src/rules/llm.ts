// In: nothing. Out: the rules on operations behind which a language model answers.

import type { RuleEntry } from "./rule.js";

export const llm = [
  {
    id: "llm-system-prompt",
    title: "The model tells its instructions",
    severity: "high",
    category: "llm",
    cwe: ["CWE-200"],
    owasp: ["API3:2023", "LLM07:2025"],
    control: "llm-output",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "A caller can get the model to repeat the instructions it was given. They often hold rules, inner addresses, names of tools and at times keys or customers' data. Whoever knows them also knows how to get around them.",
    fix: {
      summary:
        "Put nothing into the instructions that callers may not read, hold back answers that repeat them, and enforce every rule in code outside the model.",
      recipes: {
        flask: `from flask import request

INSTRUCTIONS = "You answer questions about orders of this shop."  # no keys, no names, no rules that must hold

def repeats(answer, secret, window=40):
    """True where the answer holds a run of the instructions, whatever the spacing and case."""
    plain = "".join(answer.lower().split())
    hidden = "".join(secret.lower().split())
    return any(hidden[at:at + window] in plain for at in range(0, max(1, len(hidden) - window + 1), 8))

@app.post("/chat")
def chat():
    answer = model.reply(INSTRUCTIONS, str(request.get_json()["message"])[:4000], subject())
    if repeats(answer, INSTRUCTIONS):
        answer = "I cannot help with that."
    return {"reply": answer}
`,
        express: `const instructions = "You answer questions about orders of this shop."; // no keys, no names, no rules that must hold

/** True where the answer holds a run of the instructions, whatever the spacing and case. */
function repeats(answer, secret, window = 40) {
  const plain = answer.toLowerCase().replace(/\\s/g, "");
  const hidden = secret.toLowerCase().replace(/\\s/g, "");
  for (let at = 0; at === 0 || at + window <= hidden.length; at += 8) {
    if (plain.includes(hidden.slice(at, at + window))) return true;
  }
  return false;
}

app.post("/chat", async (req, res) => {
  const answer = await model.reply(instructions, String(req.body?.message ?? "").slice(0, 4000), req.auth.sub);
  res.json({ reply: repeats(answer, instructions) ? "I cannot help with that." : answer });
});
`,
      },
    },
  },
  {
    id: "llm-personal-data",
    title: "The model tells one person about another",
    severity: "high",
    category: "llm",
    cwe: ["CWE-359"],
    owasp: ["API1:2023", "LLM02:2025"],
    control: "llm-output",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "The model can reach data of other people and tells it to whoever asks well enough. An instruction to keep silent is a wish, not a lock. One friendly question then opens what the rest of the API guards.",
    fix: {
      summary:
        "Fetch what the model may see with the caller's own rights, before it answers; never give it a search over everybody's data, nor let it choose the owner.",
      recipes: {
        flask: `from flask import request

@app.post("/chat")
def chat():
    message = str(request.get_json()["message"])[:4000]
    # The owner comes from the token. The model never names it, and sees nothing of anybody else.
    context = [
        {"id": order["id"], "item": order["item"], "status": order["status"]}
        for order in orders.search(owner=subject(), words=message, limit=20)
    ]
    return {"reply": model.reply(INSTRUCTIONS, message, context)}
`,
        express: `app.post("/chat", async (req, res) => {
  const message = String(req.body?.message ?? "").slice(0, 4000);
  // The owner comes from the token. The model never names it, and sees nothing of anybody else.
  const found = await orders.search({ owner: req.auth.sub }, message, { limit: 20 });
  const context = found.map(({ id, item, status }) => ({ id, item, status }));
  res.json({ reply: await model.reply(instructions, message, context) });
});
`,
      },
    },
  },
  {
    id: "llm-credential",
    title: "The model gives out a credential",
    severity: "critical",
    category: "llm",
    cwe: ["CWE-522"],
    owasp: ["API3:2023", "LLM02:2025"],
    control: "llm-output",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "An answer of the model holds a key, a password or a token. It came from its instructions, its documents or its tools. Whoever asked can now reach what that credential opens, and it can be asked for again and again.",
    fix: {
      summary:
        "Keep credentials out of instructions, documents and tool results. Tools hold their own, outside the model. Scan answers before they leave, and replace what was told.",
      recipes: {
        flask: `import os
import requests

def order_status(owner, order_id):
    """A tool: the key stays in here, the model gets the answer's named fields only."""
    answer = requests.get(
        "https://shipping.example/parcels",
        params={"owner": owner, "order": order_id},
        headers={"Authorization": "Bearer " + os.environ["SHIPPING_KEY"]},
        timeout=5,
    )
    if answer.status_code != 200:
        return {"error": "not available"}  # never the text of an error: it may hold the request
    return {"status": answer.json()["status"]}
`,
        express: `/** A tool: the key stays in here, the model gets the answer's named fields only. */
async function orderStatus(owner, orderId) {
  const url = new URL("https://shipping.example/parcels");
  url.searchParams.set("owner", owner);
  url.searchParams.set("order", orderId);
  const answer = await fetch(url, {
    headers: { Authorization: "Bearer " + process.env.SHIPPING_KEY },
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok) return { error: "not available" }; // never the text of an error: it may hold the request
  const { status } = await answer.json();
  return { status };
}
`,
      },
    },
  },
  {
    id: "llm-executable-output",
    title: "The model's answer can run as code",
    severity: "high",
    category: "llm",
    cwe: ["CWE-1426", "CWE-116", "CWE-79"],
    owasp: ["API8:2023", "LLM05:2025"],
    control: "llm-output",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "Markup or links from the model's answer reach the page as they are. A text that somebody planted can make the model write a script or a picture's address that carries the conversation away. It runs in the browser of the person who asked.",
    fix: {
      summary:
        "Treat the answer like text from a stranger: send it as JSON, show it as text, allow links to known hosts only, load no pictures from it.",
      recipes: {},
    },
  },
  {
    id: "llm-prompt-injection",
    title: "A text can take over the model",
    severity: "high",
    category: "llm",
    cwe: ["CWE-1427"],
    owasp: ["API8:2023", "LLM01:2025"],
    control: "llm-output",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "Words in a message or a document make the model drop its instructions and follow new ones. Whoever can get such words in front of it can use its rights. The person in whose name it acts does not notice.",
    fix: {
      summary:
        "Give the model no right that the caller lacks, mark foreign text as data, confirm what changes anything with the person, and check answers in code.",
      recipes: {},
    },
  },
  {
    id: "llm-excessive-agency",
    title: "The model does more than the caller may",
    severity: "high",
    category: "llm",
    cwe: ["CWE-862"],
    owasp: ["API5:2023", "LLM06:2025"],
    control: "llm-output",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "The model can use tools that the caller has no right to, because they run with the service's own rights. Asking it is then a way around every check. Data of others can be read, changed or deleted by a sentence.",
    fix: {
      summary:
        "Run every tool with the caller's token and scope, offer only tools that this caller may use, and ask the person before a change.",
      recipes: {},
    },
  },
  {
    id: "llm-unbounded-consumption",
    title: "Nothing limits what a question may cost",
    severity: "medium",
    category: "llm",
    cwe: ["CWE-770"],
    owasp: ["API4:2023", "LLM10:2025"],
    control: "rate-limits",
    witnesses: ["runtime"],
    available: [],
    varies: null,
    why: "Length, number and cost of questions have no limit. One caller can run up the bill or keep the service from all others. It also lets somebody try thousands of wordings until the model gives something away.",
    fix: {
      summary: "Limit questions, input and output length and spending for each user, and stop an answer that runs too long.",
      recipes: {},
    },
  },
] as const satisfies readonly RuleEntry[];
