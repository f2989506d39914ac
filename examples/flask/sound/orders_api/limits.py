"""How often may one caller ask? Counted in the database, so that all workers count together."""

import time

from flask import Flask, current_app, g, request
from werkzeug.exceptions import TooManyRequests

from .database import connection


def init_app(app: Flask) -> None:
    @app.before_request
    def brake() -> None:
        settings = current_app.extensions["settings"]
        # By subject: behind one office's address sit many people. By address only until it is known who asks.
        who = f"subject:{g.caller.subject}" if g.caller else f"address:{request.remote_addr}"
        spend(who, settings.requests_per_minute, 60)


def spend(key: str, quota: int, seconds: int) -> None:
    """Counts one. Raises 429 with `Retry-After` where `key` has used up its quota of these seconds."""
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


def forgive(key: str) -> None:
    connection().execute("DELETE FROM limits WHERE key = ?", (key,))
