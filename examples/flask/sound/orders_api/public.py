"""What everybody may see, said on purpose: health, the document, the catalogue."""

from pathlib import Path

from flask import Blueprint, Response, jsonify

from .auth import public
from .database import connection
from .responses import Page, Product

blueprint = Blueprint("public", __name__)
DOCUMENT = Path(__file__).resolve().parent.parent / "openapi.json"


@blueprint.get("/health")
@public
def health() -> dict[str, str]:
    connection().execute("SELECT 1")
    return {"status": "ok"}


@blueprint.get("/openapi.json")
@public
def document() -> Response:
    return Response(DOCUMENT.read_bytes(), mimetype="application/json")


@blueprint.get("/products")
@public
def list_products() -> Response:
    rows = connection().execute("SELECT id, name, price_cents FROM products ORDER BY id").fetchall()
    return jsonify(Page([Product(row["id"], row["name"], row["price_cents"]) for row in rows], None))
