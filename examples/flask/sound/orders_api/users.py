"""People. Everybody sees and changes themselves; staff with `users:read` see who there is."""

from uuid import UUID

from flask import Blueprint, Response, abort, jsonify

from . import inputs
from .auth import caller, requires
from .database import connection
from .responses import Page, Profile, UserSummary

blueprint = Blueprint("users", __name__)
CHANGEABLE = {"email": inputs.text(254), "phone": inputs.text(32), "address": inputs.text(200)}


@blueprint.get("/me")
@requires("profile:read")
def read_me() -> Response:
    return jsonify(_profile(caller().subject))


@blueprint.get("/users")
@requires("users:read")
def list_users() -> Response:
    limit, offset = inputs.page()
    rows = connection().execute("SELECT id, name FROM users ORDER BY id LIMIT ? OFFSET ?", (limit + 1, offset)).fetchall()
    return jsonify(Page.of([UserSummary(row["id"], row["name"]) for row in rows], limit, offset))


@blueprint.get("/users/<uuid:user_id>")
@requires("profile:read")
def read_user(user_id: UUID) -> Response:
    return jsonify(_profile(_own(user_id)))


@blueprint.patch("/users/<uuid:user_id>")
@requires("profile:write")
def change_user(user_id: UUID) -> Response:
    own = _own(user_id)
    sent = inputs.body(optional=CHANGEABLE)
    # The columns are named in this statement; a name from outside never becomes part of it.
    connection().execute(
        "UPDATE users SET email = coalesce(?, email), phone = coalesce(?, phone), address = coalesce(?, address) WHERE id = ?",
        (sent.get("email"), sent.get("phone"), sent.get("address"), own),
    )
    return jsonify(_profile(own))


def _own(user_id: UUID) -> str:
    """The caller's own id. Somebody else's is as unknown as one that does not exist: both are 404."""
    if str(user_id) != caller().subject:
        abort(404)
    return caller().subject


def _profile(subject: str) -> Profile:
    row = connection().execute("SELECT id, name, email, phone, address FROM users WHERE id = ?", (subject,)).fetchone()
    if row is None:
        abort(404)  # raised: a returned (body, 404) that passes through jsonify is a 200
    return Profile.of(row)
