"""Logging in, going on, logging out."""

import secrets
import time
from functools import cache

from flask import Blueprint, Response, abort, current_app, jsonify, request
from werkzeug.security import check_password_hash, generate_password_hash

from . import audit, inputs, limits
from .auth import caller, issue, public, read_token, revoke, unauthorized
from .database import connection
from .logs import pseudonym
from .responses import Tokens

blueprint = Blueprint("accounts", __name__, url_prefix="/auth")


@cache
def _nobodys_hash(method: str) -> str:
    return generate_password_hash(secrets.token_hex(), method)


@blueprint.post("/login")
@public
def login() -> Response:
    settings = current_app.extensions["settings"]
    limits.spend(f"login:{request.remote_addr}", settings.logins_per_minute, 60)
    sent = inputs.body({"username": inputs.text(64), "password": inputs.text(256)})
    tries = f"login-name:{pseudonym(sent['username'])}"
    limits.spend(tries, settings.logins_per_name, 900)
    user = connection().execute("SELECT id, password_hash, scopes FROM users WHERE username = ? AND active = 1", (sent["username"],)).fetchone()
    # A name that nobody has costs the same time and gets the same answer as a wrong password.
    matches = check_password_hash((user and user["password_hash"]) or _nobodys_hash(settings.password_method), sent["password"])
    if user is None or user["password_hash"] is None or not matches:
        audit.record("login", 401, user["id"] if user else None)
        raise unauthorized()
    limits.forgive(tries)  # only wrong passwords count against a name
    audit.record("login", 200, user["id"])
    return _tokens(user["id"], user["scopes"])


@blueprint.post("/refresh")
@public
def refresh() -> Response:
    settings = current_app.extensions["settings"]
    limits.spend(f"refresh:{request.remote_addr}", settings.logins_per_minute, 60)
    sent = inputs.body({"refresh_token": inputs.text(4096)})
    holder, ends = read_token(sent["refresh_token"], "refresh")
    if not revoke(holder.token_id, ends):  # each one is good once, also for two who come at the same moment
        raise unauthorized("invalid_token")
    user = connection().execute("SELECT scopes FROM users WHERE id = ?", (holder.subject,)).fetchone() or abort(401)
    audit.record("refresh", 200, holder.subject)
    return _tokens(holder.subject, user["scopes"], holder.session)


@blueprint.post("/logout")
def logout() -> tuple[str, int]:
    # The session, so that its refresh token ends with it.
    revoke(caller().session, until=int(time.time()) + current_app.extensions["settings"].refresh_seconds)
    return "", 204


def _tokens(subject: str, scopes: str, session: str | None = None) -> Response:
    pair = issue(subject, scopes, session)
    return jsonify(Tokens(pair["access"], pair["refresh"], current_app.extensions["settings"].access_seconds))
