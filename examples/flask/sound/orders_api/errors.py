"""Errors say what went wrong for the caller, in general words (RFC 9457). What went wrong inside is told to the log."""

from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException


def init_app(app: Flask) -> None:
    # HTTPException, not Exception: a 404 stays a 404 and a 405 keeps its `Allow`. What nobody handled arrives here as a 500 whose
    # `original_exception` Flask has logged already.
    @app.errorhandler(HTTPException)
    def problem(error: HTTPException) -> Response:
        response = error.get_response()  # keeps WWW-Authenticate, Allow, Retry-After
        if response.status_code < 400:
            return response
        response.content_type = "application/problem+json"
        # The name of the status and nothing of the request: no id, no value, no token comes back.
        body = {"type": "about:blank", "title": error.name, "status": response.status_code, "request_id": g.get("request_id", "")}
        response.data = app.json.dumps(body)
        return response
