"""Orders. Every query names the owner, so that there is no way to fetch first and forget to check."""

import uuid
from datetime import datetime, timezone
from sqlite3 import Row
from uuid import UUID

from flask import Blueprint, Response, abort, jsonify

from . import inputs
from .auth import caller, requires
from .database import connection
from .responses import Invoice, Order, Page

blueprint = Blueprint("orders", __name__)


@blueprint.get("/orders")
@requires("orders:read")
def list_orders() -> Response:
    limit, offset = inputs.page()
    rows = connection().execute(
        "SELECT * FROM orders WHERE owner = ? ORDER BY placed_at, id LIMIT ? OFFSET ?", (caller().subject, limit + 1, offset)
    ).fetchall()
    return jsonify(Page.of([Order.of(row) for row in rows], limit, offset))


@blueprint.post("/orders")
@requires("orders:write")
def place_order() -> Response:
    sent = inputs.body({"product_id": inputs.text(32), "quantity": inputs.whole_number(1, 100)})
    product = connection().execute("SELECT price_cents FROM products WHERE id = ?", (sent["product_id"],)).fetchone()
    if product is None:
        abort(422)
    order_id = str(uuid.uuid4())
    # Owner, price and status are ours to say.
    connection().execute(
        "INSERT INTO orders (id, owner, product_id, quantity, total_cents, status, placed_at) VALUES (?, ?, ?, ?, ?, 'placed', ?)",
        (
            order_id,
            caller().subject,
            sent["product_id"],
            sent["quantity"],
            product["price_cents"] * sent["quantity"],
            datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z"),
        ),
    )
    response = jsonify(Order.of(_own_order(uuid.UUID(order_id))))
    response.status_code, response.location = 201, f"/orders/{order_id}"
    return response


@blueprint.get("/orders/<uuid:order_id>")
@requires("orders:read")
def read_order(order_id: UUID) -> Response:
    return jsonify(Order.of(_own_order(order_id)))


@blueprint.delete("/orders/<uuid:order_id>")
@requires("orders:write")
def delete_order(order_id: UUID) -> tuple[str, int]:
    done = connection().execute("DELETE FROM orders WHERE id = ? AND owner = ?", (str(order_id), caller().subject))
    if done.rowcount == 0:
        abort(404)
    return "", 204


@blueprint.get("/orders/<uuid:order_id>/invoice")
@requires("orders:read")
def read_invoice(order_id: UUID) -> Response:
    order = _own_order(order_id)
    user = connection().execute("SELECT name, address FROM users WHERE id = ?", (order["owner"],)).fetchone()
    return jsonify(Invoice(order["id"], user["name"], user["address"], order["total_cents"], order["placed_at"]))


@blueprint.get("/users/<uuid:user_id>/orders/<uuid:order_id>")
@requires("orders:read")
def read_order_of_user(user_id: UUID, order_id: UUID) -> Response:
    # Both ids must fit: my own account with somebody else's order is the classic way round.
    if str(user_id) != caller().subject:
        abort(404)
    return jsonify(Order.of(_own_order(order_id)))


def _own_order(order_id: UUID) -> Row:
    row = connection().execute("SELECT * FROM orders WHERE id = ? AND owner = ?", (str(order_id), caller().subject)).fetchone()
    return row or abort(404)  # foreign and unknown alike: a 403 would say that it exists
