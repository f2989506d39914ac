"""The API of users and orders as it is often written. Every mistake is marked `leak:` with the id of its rule. Never deploy this."""

import argparse
import logging
import os
import sqlite3
import time
import traceback
from functools import wraps

import jwt
from flask import Flask, g, jsonify, request
from werkzeug.exceptions import HTTPException
from werkzeug.security import check_password_hash
from werkzeug.serving import make_server

from database import connect, fill

JWT_SECRET = "your-256-bit-secret"  # leak: hardcoded-secret, weak-jwt-secret

app = Flask(__name__)
logging.basicConfig(level=logging.INFO)
log = logging.getLogger("orders")


def database():
    if "database" not in g:
        g.database = connect()
    return g.database


@app.teardown_appcontext
def close(_error):
    if "database" in g:
        g.database.close()


# --- tokens -----------------------------------------------------------------------------------------------------------


def make_token(user, use, seconds):
    claims = {
        "sub": str(user["id"]),
        "scope": user["scopes"],
        "use": use,
        "email": user["email"],  # leak: personal-data-in-token
        "iat": int(time.time()),
        "exp": int(time.time()) + seconds,
        "aud": "orders-api",
    }
    return jwt.encode(claims, JWT_SECRET, algorithm="HS256")


def login_required(view):
    @wraps(view)
    def guarded(*args, **kwargs):
        header = request.headers.get("Authorization") or "Bearer " + request.args.get("access_token", "")  # leak: token-in-url
        try:
            token = header.split(" ")[1]
            # Its use, issuer and audience are never looked at, and logging out ends nothing.
            # leak: audience-not-checked, token-type-confusion, token-not-revoked
            g.claims = jwt.decode(token, JWT_SECRET, algorithms=["HS256"], options={"verify_aud": False})
        except (jwt.InvalidTokenError, IndexError):
            return jsonify({"error": "a valid token is needed"}), 401
        return view(*args, **kwargs)

    return guarded


def scope(wanted):
    def decorate(view):
        @wraps(view)
        def guarded(*args, **kwargs):
            if wanted not in g.claims.get("scope", "").split():
                # leak: token-echo
                return jsonify({"error": f"scope {wanted} is missing", "you_sent": request.headers.get("Authorization")}), 403
            return view(*args, **kwargs)

        return guarded

    return decorate


# --- what every request meets -----------------------------------------------------------------------------------------
# No limit on requests or logins, and nobody writes down who read whose data.
# leak: no-rate-limit, enumeration-unhindered, no-audit-trail


@app.before_request
def log_request():
    # The URL as it was sent, with ids, e-mail addresses, line breaks, and the token beside it.
    # leak: credential-logged, personal-data-logged, log-injection
    log.info("%s %s authorization=%s body=%s", request.method, request.full_path, request.headers.get("Authorization"), request.get_data(as_text=True))


@app.after_request
def allow_any_origin(response):
    # No Cache-Control, no nosniff, no policy.
    # leak: cacheable-personal-data, missing-security-headers
    origin = request.headers.get("Origin")
    if origin:
        response.headers["Access-Control-Allow-Origin"] = origin  # leak: permissive-cors
        response.headers["Access-Control-Allow-Credentials"] = "true"
    response.headers["X-Powered-By"] = "Flask/3.1.3 SQLite/" + sqlite3.sqlite_version  # leak: software-disclosed
    return response


@app.errorhandler(Exception)
def explain(error):
    if isinstance(error, HTTPException):
        return jsonify({"error": error.description}), error.code
    # leak: verbose-error
    return jsonify({"error": str(error), "query": g.get("query"), "traceback": traceback.format_exc()}), 500


def find(query):
    g.query = query
    return database().execute(query).fetchall()


# --- public -----------------------------------------------------------------------------------------------------------


@app.get("/health")
def health():
    return jsonify({"status": "ok"})


@app.get("/openapi.json")
def document():
    with open(os.path.join(os.path.dirname(__file__), "openapi.json")) as file:
        return app.response_class(file.read(), mimetype="application/json")


@app.get("/debug")  # leak: undocumented-operation
def debug():
    return jsonify({"config": {"JWT_SECRET": JWT_SECRET, "DATABASE": "orders.db"}, "flask": dict(app.config, PERMANENT_SESSION_LIFETIME=None)})  # leak: debug-exposed


@app.get("/products")
def list_products():
    # Who bought it last was a nice idea for the front page.
    # leak: public-personal-data
    rows = find(
        "SELECT p.id, p.name, p.price_cents, u.name AS last_bought_by, u.email AS last_buyer_email FROM products p"
        " LEFT JOIN orders o ON o.id = (SELECT max(id) FROM orders WHERE product_id = p.id) LEFT JOIN users u ON u.id = o.owner ORDER BY p.id"
    )
    return jsonify({"items": [dict(row) for row in rows], "next_offset": None})


@app.post("/auth/login")
def login():
    sent = request.get_json()
    users = find(f"SELECT * FROM users WHERE username = '{sent['username']}'")  # leak: injection
    if not users:
        return jsonify({"error": f"There is no user {sent['username']}"}), 401  # leak: user-enumeration
    user = users[0]
    if not check_password_hash(user["password_hash"], sent["password"]):
        return jsonify({"error": f"Wrong password for {user['email']}"}), 401  # leak: verbose-error
    month = 30 * 24 * 3600  # leak: token-lifetime
    return jsonify({"access_token": make_token(user, "access", month), "refresh_token": make_token(user, "refresh", 12 * month), "expires_in": month, "token_type": "Bearer"})


@app.post("/auth/refresh")
def refresh():
    claims = jwt.decode(request.get_json()["refresh_token"], JWT_SECRET, algorithms=["HS256"], options={"verify_aud": False})
    user = find(f"SELECT * FROM users WHERE id = {int(claims['sub'])}")[0]
    return jsonify({"access_token": make_token(user, "access", 3600), "refresh_token": make_token(user, "refresh", 3600), "expires_in": 3600, "token_type": "Bearer"})


@app.post("/auth/logout")
@login_required
def logout():
    return "", 204


# --- users ------------------------------------------------------------------------------------------------------------


@app.get("/me")
@login_required
def read_me():
    user = dict(find(f"SELECT * FROM users WHERE id = {int(g.claims['sub'])}")[0])
    user["debug"] = {"authorization": request.headers.get("Authorization")}  # leak: token-echo
    return jsonify(user)  # leak: excessive-data, credential-in-response


@app.get("/users")
@login_required
def list_users():
    # Documented with the scope users:read, and the e-mail address is asked for in the URL.
    # leak: scope-not-enforced, personal-data-in-url
    email = request.args.get("email")
    rows = find(f"SELECT * FROM users WHERE email = '{email}'" if email else "SELECT * FROM users")  # leak: injection, unbounded-response
    return jsonify({"items": [dict(row) for row in rows], "next_offset": None})  # leak: excessive-data, credential-in-response


@app.get("/users/<user_id>")  # leak: predictable-ids
@login_required
def read_user(user_id):
    rows = find(f"SELECT * FROM users WHERE id = {user_id}")  # leak: object-authorization, injection
    if not rows:
        return jsonify({"error": "no such user"}), 404
    return jsonify(dict(rows[0]))  # leak: excessive-data, credential-in-response


@app.patch("/users/<user_id>")
@login_required
def change_user(user_id):
    for name, value in request.get_json().items():  # leak: mass-assignment, input-not-validated
        g.query = f"UPDATE users SET {name} = ? WHERE id = {user_id}"  # leak: object-authorization, injection
        database().execute(g.query, (value,))
    database().commit()
    return jsonify(dict(find(f"SELECT * FROM users WHERE id = {user_id}")[0]))  # leak: excessive-data, credential-in-response


# --- orders -----------------------------------------------------------------------------------------------------------


@app.get("/orders")
@login_required
def list_orders():
    rows = find("SELECT * FROM orders ORDER BY id LIMIT " + request.args.get("limit", "100"))  # leak: object-authorization, injection
    return jsonify({"items": [dict(row) for row in rows], "next_offset": None})  # leak: excessive-data


@app.post("/orders")
@login_required
def place_order():
    order = {"owner": int(g.claims["sub"]), "status": "placed", "placed_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "staff_notes": "", "risk_score": 0}
    order |= request.get_json()  # leak: mass-assignment, input-not-validated
    if "total_cents" not in order:
        order["total_cents"] = find(f"SELECT price_cents FROM products WHERE id = '{order['product_id']}'")[0][0] * order["quantity"]  # leak: injection
    g.query = f"INSERT INTO orders ({', '.join(order)}) VALUES ({', '.join('?' * len(order))})"
    made = database().execute(g.query, list(order.values()))
    database().commit()
    return jsonify(dict(find(f"SELECT * FROM orders WHERE id = {made.lastrowid}")[0])), 201, {"Location": f"/orders/{made.lastrowid}"}  # leak: excessive-data


def one_order(order_id):
    rows = find(f"SELECT * FROM orders WHERE id = {order_id}")  # leak: object-authorization, injection
    if not rows:
        return jsonify({"error": "no such order"}), 404
    return jsonify(dict(rows[0]))  # leak: excessive-data


@app.get("/orders/<order_id>")
@login_required
def read_order(order_id):
    return one_order(order_id)


@app.delete("/orders/<order_id>")
@login_required
def delete_order(order_id):
    database().execute("DELETE FROM orders WHERE id = ?", (order_id,))  # leak: object-authorization
    database().commit()
    return "", 204


@app.get("/orders/<order_id>/invoice")  # leak: missing-authentication
def read_invoice(order_id):
    rows = find(
        "SELECT o.id AS order_id, u.name AS billed_to, u.address AS billing_address, o.total_cents, o.placed_at AS issued_at"
        f" FROM orders o JOIN users u ON u.id = o.owner WHERE o.id = {order_id}"  # leak: injection
    )
    if not rows:
        return jsonify({"error": "no such order"}), 404
    return jsonify(dict(rows[0]))


@app.get("/users/<user_id>/orders/<order_id>")
@login_required
def read_order_of_user(user_id, order_id):
    if user_id != g.claims["sub"]:
        return jsonify({"error": "these are not your orders"}), 403
    return one_order(order_id)  # my own account with somebody else's order


# --- administration ---------------------------------------------------------------------------------------------------


@app.get("/admin/orders")
@login_required
def list_all_orders():
    # Documented with the scope orders:admin.
    # leak: admin-operation-exposed, scope-not-enforced
    rows = find("SELECT o.id, o.owner AS customer_id, o.total_cents, o.status, o.placed_at, u.name, u.phone, u.ssn FROM orders o JOIN users u ON u.id = o.owner ORDER BY o.id")
    return jsonify({"items": [dict(row) for row in rows], "next_offset": None})  # leak: excessive-data


@app.get("/admin/reports/sales")
@login_required
@scope("reports:read")
def read_sales():
    row = find("SELECT (SELECT count(*) FROM users) AS users, count(*) AS orders, sum(total_cents) AS revenue_cents FROM orders")[0]
    return jsonify(dict(row))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--port", type=int, default=5001)
    fill()
    server = make_server("127.0.0.1", arguments.parse_args().port, app, threaded=True)
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
