// Logs tell what happened to which route, never with whose token, e-mail or id. One JSON object a line.
import { createHmac, randomUUID } from "node:crypto";

// A net below what is written with care. Every pattern is linear: a fixed start, then one run of one class of characters.
const REDACTIONS = [
  [/eyJ[\w-]{5,}\.[\w.=-]{10,}/g, "[token]"],
  [/\b(bearer|basic|token)\s{1,4}[\w.~+/=-]{8,}/gi, "$1 [token]"],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, "[e-mail]"],
  [/\b\d{3}-\d{2}-\d{4}\b/g, "[ssn]"],
  [/\+\d[\d ()-]{7,18}\d/g, "[phone]"],
];

export function redact(text) {
  return REDACTIONS.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}

export function createLog(settings, write = (line) => process.stderr.write(`${line}\n`)) {
  // The same person is the same word from line to line, and nobody without the key can say who.
  const pseudonym = (value) => createHmac("sha256", settings.hashKey).update(value).digest("hex").slice(0, 16);
  // JSON's escapes keep a line break in a value from forging a second line.
  const tell = (fields) => write(redact(JSON.stringify({ at: new Date().toISOString(), ...fields })));

  return {
    pseudonym,
    tell,
    tellRequests(request, response, next) {
      request.id = randomUUID();
      response.set("X-Request-Id", request.id);
      const started = performance.now();
      response.on("finish", () =>
        tell({
          event: "request",
          method: request.route ? request.method : "-",
          route: request.route?.path ?? null, // `/orders/:order_id`, not the order
          status: response.statusCode,
          milliseconds: Math.round(performance.now() - started),
          subject: request.caller ? pseudonym(request.caller.subject) : null,
          request_id: request.id,
        }),
      );
      next();
    },
    /** Frames are code; the error's text may hold a row or a parameter, so only its type is told. */
    failure(error, request) {
      const frames = String(error?.stack ?? "")
        .split("\n")
        .filter((line) => /^ {4}at /.test(line));
      tell({
        event: "unhandled",
        error: error?.constructor?.name ?? typeof error,
        frames: frames.slice(0, 12),
        route: request.route?.path ?? null,
        request_id: request.id,
      });
    },
  };
}
