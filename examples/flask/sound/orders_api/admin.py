"""For staff. The scope opens the door, and even behind it an answer holds what the task needs and no more."""

from flask import Blueprint, Response, jsonify

from . import inputs
from .auth import requires
from .database import connection
from .responses import AdminOrder, Page, SalesReport

blueprint = Blueprint("admin", __name__, url_prefix="/admin")


@blueprint.get("/orders")
@requires("orders:admin")
def list_all_orders() -> Response:
    limit, offset = inputs.page()
    rows = connection().execute("SELECT * FROM orders ORDER BY placed_at, id LIMIT ? OFFSET ?", (limit + 1, offset)).fetchall()
    items = [AdminOrder(row["id"], row["owner"], row["total_cents"], row["status"], row["placed_at"]) for row in rows]
    return jsonify(Page.of(items, limit, offset))


@blueprint.get("/reports/sales")
@requires("reports:read")
def read_sales() -> Response:
    row = connection().execute(
        "SELECT (SELECT count(*) FROM users) AS users, count(*) AS orders, coalesce(sum(total_cents), 0) AS revenue FROM orders"
    ).fetchone()
    return jsonify(SalesReport(row["users"], row["orders"], row["revenue"]))
