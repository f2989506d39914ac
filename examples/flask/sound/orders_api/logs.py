"""Logs tell what happened to which route, never with whose token, e-mail or id. One JSON object a line."""

import hashlib
import hmac
import json
import logging
import re
import sys
import time
import traceback
import uuid
from typing import Any

from flask import Flask, Response, current_app, g, request

access_log = logging.getLogger("orders_api.access")

# A net below what is written with care. Every pattern is linear: a fixed start, then one run of one class of characters.
REDACTIONS = (
    (re.compile(r"eyJ[\w-]{5,}\.[\w.=-]{10,}"), "[token]"),
    (re.compile(r"(?i)\b(bearer|basic|token)\s{1,4}[\w.~+/=-]{8,}"), r"\1 [token]"),
    (re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"), "[e-mail]"),
    (re.compile(r"\b\d{3}-\d{2}-\d{4}\b"), "[ssn]"),
    (re.compile(r"\+\d[\d ()-]{7,18}\d"), "[phone]"),
)


def redact(text: str) -> str:
    for pattern, replacement in REDACTIONS:
        text = pattern.sub(replacement, text)
    return text


def pseudonym(value: str) -> str:
    """The same person is the same word from line to line, and nobody without the key can say who."""
    key = current_app.extensions["settings"].hash_key
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()[:16]


class CleanFormatter(logging.Formatter):
    """Redacts the finished line, whoever wrote it, and JSON's escapes keep a `%0a` from forging a second one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), "level": record.levelname, "logger": record.name}
        line |= getattr(record, "fields", None) or {"message": redact(record.getMessage())}
        if record.exc_info and record.exc_info[0] is not None:
            # Frames are code; the exception's text may hold a row or a parameter, so only its type is told.
            line["error"] = record.exc_info[0].__name__
            line["frames"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(record.exc_info[2])[-12:]]
        return json.dumps(line)


class Api(Flask):
    def log_exception(self, exc_info: Any) -> None:
        # Flask's own line holds request.path, and a path holds ids.
        route = request.url_rule.rule if request.url_rule else None
        fields = {"event": "unhandled", "route": route, "request_id": g.get("request_id")}
        self.logger.error("unhandled", exc_info=exc_info, extra={"fields": fields})


def init_app(app: Flask) -> None:
    _clean_every_handler()

    @app.before_request
    def number_request() -> None:
        g.request_id, g.started = uuid.uuid4().hex, time.monotonic()

    @app.after_request
    def tell(response: Response) -> Response:
        caller = g.get("caller")
        fields = {
            "event": "request",
            "method": request.method if request.url_rule else "-",
            "route": request.url_rule.rule if request.url_rule else None,  # `/orders/<uuid:order_id>`, not the order
            "status": response.status_code,
            "milliseconds": round((time.monotonic() - g.started) * 1000),
            "subject": pseudonym(caller.subject) if caller else None,
            "request_id": g.request_id,
        }
        access_log.info("request", extra={"fields": fields})
        response.headers["X-Request-Id"] = g.request_id
        return response


def _clean_every_handler() -> None:
    """On the handlers, because a logger's filter does not see what its children and other libraries write."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.StreamHandler(sys.stderr))
    root.setLevel(logging.INFO)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # its access lines hold whole URLs; ours replace them
    for name in ("", "werkzeug", "gunicorn.error", "gunicorn.access"):
        for handler in logging.getLogger(name).handlers:
            handler.setFormatter(CleanFormatter())
