// How often may one caller ask? Counted here in memory, for one process: with more of them, keep `counters` in a store that they share.
import { Problem } from "./errors.js";

const MOST_KEYS = 100_000;

export function createLimits(now = () => Date.now() / 1000) {
  const counters = new Map();

  /** Counts one. Gives what is left and the seconds until it begins anew; throws 429 with `Retry-After` where `key` has used up its quota. */
  function spend(key, quota, seconds) {
    const time = now();
    let counter = counters.get(key);
    if (counter === undefined || counter.ends <= time) {
      if (counters.size >= MOST_KEYS) for (const [old, { ends }] of counters) if (ends <= time) counters.delete(old);
      counter = { used: 0, ends: time + seconds };
      counters.set(key, counter);
    }
    counter.used++;
    const reset = Math.max(1, Math.ceil(counter.ends - time));
    if (counter.used > quota) throw new Problem(429, { headers: { "Retry-After": String(reset) } });
    return { left: quota - counter.used, reset };
  }

  return {
    spend,
    forgive: (key) => counters.delete(key),
    // By subject: behind one office's address sit many people. By address only until it is known who asks.
    brake: (quota) => (request, response, next) => {
      const { left, reset } = spend(request.caller ? `subject:${request.caller.subject}` : `address:${request.ip}`, quota, 60);
      response.set({ "RateLimit-Limit": String(quota), "RateLimit-Remaining": String(left), "RateLimit-Reset": String(reset) });
      next();
    },
  };
}
