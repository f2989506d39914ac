// Who did what to which object, when, and how it ended: apart from the logs, only ever added to, each line sealed with the one before.
import { createHmac } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";

export function createAudit(settings, pseudonym) {
  const file = settings.auditFile;
  let seal = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8").trimEnd().split("\n").at(-1) || "{}").seal ?? "") : "";

  function record(action, status, subject, object, requestId) {
    const entry = {
      at: new Date().toISOString(),
      subject: subject ? pseudonym(subject) : null,
      action,
      object,
      status,
      request_id: requestId,
    };
    seal = sealOf(entry, seal, settings.hashKey);
    appendFileSync(file, `${JSON.stringify({ ...entry, seal })}\n`, { mode: 0o600 });
  }

  return {
    record,
    // Reads count: with personal data, who looked is the question that comes later.
    recordRequests(request, response, next) {
      response.on("finish", () => {
        if (!request.caller || !request.route) return;
        record(
          `${request.method} ${request.route.path}`,
          response.statusCode,
          request.caller.subject,
          request.objects?.join(" ") ?? null,
          request.id,
        );
      });
      next();
    },
  };
}

/** A line that was changed, taken out or put in breaks the chain from there on. */
export function isWhole(text, key) {
  let before = "";
  return text
    .trimEnd()
    .split("\n")
    .every((line) => {
      const { seal, ...entry } = JSON.parse(line);
      const right = seal === sealOf(entry, before, key);
      before = seal;
      return right;
    });
}

function sealOf(entry, before, key) {
  return createHmac("sha256", key).update(before).update(JSON.stringify(entry)).digest("hex");
}
