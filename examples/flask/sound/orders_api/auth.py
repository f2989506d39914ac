"""Who asks, and what may they do? Tokens are made and read here and nowhere else."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import jwt
from flask import Flask, abort, current_app, g, request
from werkzeug.exceptions import HTTPException

from .config import Settings
from .database import connection


@dataclass(frozen=True)
class Caller:
    subject: str
    scopes: frozenset[str]
    token_id: str
    session: str


class Refusal(HTTPException):
    """401 or 403 with the challenge that tells a client which of them and why (RFC 6750, section 3)."""

    def __init__(self, code: int, error: str | None = None, scope: str | None = None) -> None:
        super().__init__()
        self.code = code
        told = [f'{name}="{value}"' for name, value in (("error", error), ("scope", scope)) if value]
        self.challenge = " ".join(["Bearer", ", ".join(told)]).strip()

    def get_headers(self, *args: Any, **kwargs: Any) -> list[tuple[str, str]]:
        return [*super().get_headers(*args, **kwargs), ("WWW-Authenticate", self.challenge)]


def unauthorized(error: str | None = None) -> Refusal:
    """A bare challenge where no token was sent, with an error code where one was."""
    return Refusal(401, error)


# --- making and reading tokens ----------------------------------------------------------------------------------------


def issue(subject: str, scopes: str, session: str | None = None) -> dict[str, str]:
    """A pair of tokens of one session. No personal data goes into a token: everybody on its way can read it."""
    settings = _settings()
    session = session or uuid.uuid4().hex
    now = int(time.time())

    def sign(use: str, seconds: int) -> str:
        claims = {
            "iss": settings.issuer,
            "aud": settings.audience,
            "sub": subject,
            "iat": now,
            "exp": now + seconds,
            "jti": uuid.uuid4().hex,
            "sid": session,
            "use": use,
            "scope": scopes,
        }
        return jwt.encode(claims, settings.jwt_secret, algorithm="HS256")

    return {"access": sign("access", settings.access_seconds), "refresh": sign("refresh", settings.refresh_seconds)}


def read_token(token: str, use: str) -> tuple[Caller, int]:
    """Who a token speaks for, and when it ends. Raises 401 for anything that is not a live token of that use."""
    settings = _settings()
    try:
        claims = jwt.decode(
            token,
            settings.jwt_secret,
            algorithms=["HS256"],  # a list of ours, never the token's own `alg`
            audience=settings.audience,
            issuer=settings.issuer,
            leeway=30,
            # Without this a token that simply lacks `exp` lives for ever, and one without `sub` is nobody's.
            options={"require": ["exp", "iat", "sub", "aud", "iss", "jti"]},
        )
    except (jwt.InvalidTokenError, ValueError, RecursionError):
        raise unauthorized("invalid_token") from None
    subject, token_id, session = claims["sub"], claims["jti"], claims.get("sid")
    if claims.get("use") != use or not all(isinstance(value, str) and value for value in (subject, token_id, session)):
        raise unauthorized("invalid_token")
    scopes = scopes_of(claims)
    if scopes is None or not _is_active(subject) or is_revoked(token_id) or is_revoked(session):
        raise unauthorized("invalid_token")
    return Caller(subject, scopes, token_id, session), claims["exp"]


def scopes_of(claims: dict[str, Any]) -> frozenset[str] | None:
    """`scope` (or `scp`) is a string or a list of strings (RFC 9068 and its elder brothers). None: it is neither."""
    value = claims.get("scope", claims.get("scp", ""))
    if isinstance(value, str):
        return frozenset(value.split())
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return frozenset(value)
    return None


def revoke(identifier: str, until: int) -> bool:
    """By `jti` or `sid`, not by the token's text: `token + "="` is another text and the same token. False: somebody was first."""
    return connection().execute("INSERT OR IGNORE INTO revoked (id, until) VALUES (?, ?)", (identifier, until)).rowcount == 1


def is_revoked(identifier: str) -> bool:
    return connection().execute("SELECT 1 FROM revoked WHERE id = ?", (identifier,)).fetchone() is not None


def _is_active(subject: str) -> bool:
    return connection().execute("SELECT 1 FROM users WHERE id = ? AND active = 1", (subject,)).fetchone() is not None


# --- guarding routes --------------------------------------------------------------------------------------------------


def public(view: Callable) -> Callable:
    """Says on purpose that a route needs no token. Every route without it does."""
    view.is_public = True
    return view


def requires(*scopes: str) -> Callable:
    """Stands inside the route decorator. `wraps` keeps the name, which Flask takes for the endpoint's."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not caller().scopes.issuperset(scopes):
                raise Refusal(403, "insufficient_scope", " ".join(scopes))
            return view(*args, **kwargs)

        return guarded

    return decorate


def caller() -> Caller:
    """The one way to ask who asks. On a route without a caller it is a 401, not an AttributeError."""
    found = g.get("caller")
    if found is None:
        raise unauthorized()
    return found


def identify_callers(app: Flask) -> None:
    @app.before_request
    def identify() -> None:
        g.caller, g.refusal = None, unauthorized()
        sent = request.authorization  # knows that `bearer` and `Bearer` are one scheme
        if sent is None or sent.type != "bearer":
            return
        if not sent.token or any(character.isspace() for character in sent.token):
            g.refusal = unauthorized("invalid_token")
            return
        try:
            g.caller, _ = read_token(sent.token, "access")
        except Refusal as refusal:
            g.refusal = refusal


def deny_by_default(app: Flask) -> None:
    @app.before_request
    def refuse() -> None:
        # An unknown URL is a 404, a wrong method a 405, and OPTIONS is answered by Flask: none of them reaches a view.
        if request.url_rule is None or request.method == "OPTIONS":
            return
        view = current_app.view_functions.get(request.endpoint) or abort(404)
        if g.caller is None and not getattr(view, "is_public", False):
            raise g.refusal


def _settings() -> Settings:
    return current_app.extensions["settings"]
