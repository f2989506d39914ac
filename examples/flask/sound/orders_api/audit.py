"""Who did what to which object, when, and how it ended: kept apart from the logs, append-only (see the triggers in database.py)."""

from datetime import datetime, timezone

from flask import Flask, Response, g, request

from .database import connection
from .logs import pseudonym


def init_app(app: Flask) -> None:
    @app.after_request
    def record_request(response: Response) -> Response:
        # Reads count: with personal data, who looked is the question that comes later.
        if g.get("caller") is not None and request.url_rule is not None:
            ids = " ".join(str(value) for value in (request.view_args or {}).values())
            record(f"{request.method} {request.url_rule.rule}", response.status_code, g.caller.subject, ids or None)
        return response


def record(action: str, status: int, subject: str | None, object_id: str | None = None) -> None:
    connection().execute(
        "INSERT INTO audit (at, subject, action, object, status, request_id) VALUES (?, ?, ?, ?, ?, ?)",
        (
            datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
            pseudonym(subject) if subject else None,
            action,
            object_id,
            status,
            g.request_id,
        ),
    )
