"""How often may one caller ask? Counted in the database, so that all workers count together."""

import time

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import TooManyRequests

from .database import connection


def init_app(app: Flask) -> None:
    @app.before_request
    def brake() -> None:
        settings = current_app.extensions["settings"]
        # By subject: behind one office's address sit many people. By address only until it is known who asks.
        who = f"subject:{g.caller.subject}" if g.caller else f"address:{request.remote_addr}"
        g.allowance = spend(who, settings.requests_per_minute, 60)

    @app.after_request
    def tell(response: Response) -> Response:
        if allowance := g.get("allowance"):
            quota, left, seconds = allowance
            response.headers["RateLimit-Limit"] = str(quota)
            response.headers["RateLimit-Remaining"] = str(left)
            response.headers["RateLimit-Reset"] = str(seconds)
        return response


def spend(key: str, quota: int, seconds: int) -> tuple[int, int, int]:
    """Counts one. Gives the quota, what is left of it, and the seconds until it begins anew. Raises 429 with `Retry-After` where it is used up."""
    now = int(time.time())
    row = connection().execute(
        """INSERT INTO limits (key, ends, used) VALUES (:key, :now + :seconds, 1)
           ON CONFLICT (key) DO UPDATE SET used = CASE WHEN ends <= :now THEN 1 ELSE used + 1 END,
                                           ends = CASE WHEN ends <= :now THEN :now + :seconds ELSE ends END
           RETURNING used, ends""",
        {"key": key, "now": now, "seconds": seconds},
    ).fetchone()
    if row["used"] > quota:
        raise TooManyRequests(retry_after=max(1, row["ends"] - now))
    return quota, quota - row["used"], max(0, row["ends"] - now)


def forgive(key: str) -> None:
    connection().execute("DELETE FROM limits WHERE key = ?", (key,))
