// Errors say what went wrong for the caller, in general words (RFC 9457). What went wrong inside is told to the log.
import { STATUS_CODES } from "node:http";

/** A refusal that is meant. `challenge` is told in WWW-Authenticate (RFC 6750, section 3), `headers` are added as they are. */
export class Problem extends Error {
  constructor(status, { challenge, headers = {} } = {}) {
    super(STATUS_CODES[status]);
    this.status = status;
    this.headers = challenge === undefined ? headers : { ...headers, "WWW-Authenticate": challenge };
  }
}

export function answerProblem(log) {
  // Four parameters make it Express's error handler, also for what the body parser throws: its message quotes the body, so it stays inside.
  return (error, request, response, _next) => {
    const meant = error instanceof Problem || (Number.isInteger(error.status) && error.status >= 400 && error.status < 500);
    const status = meant ? error.status : 500;
    if (!meant) log.failure(error, request);
    if (response.headersSent) return request.socket.destroy();
    if (error instanceof Problem) response.set(error.headers);
    response.status(status).type("application/problem+json");
    // The name of the status and nothing of the request: no id, no value, no token comes back.
    response.send(JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status, request_id: request.id }));
  };
}
