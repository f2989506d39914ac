"""One SQLite connection a request. Parameters always travel apart from the SQL."""

import sqlite3
import time

from flask import Flask, current_app, g

from . import seed

SCHEMA = """
CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE, password_hash TEXT, scopes TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, address TEXT NOT NULL, birth_date TEXT NOT NULL,
    ssn_digest TEXT NOT NULL,  -- enough to tell whether two are the same, not enough to read one
    internal_role TEXT NOT NULL, staff_notes TEXT NOT NULL, risk_score INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS products (id TEXT PRIMARY KEY, name TEXT NOT NULL, price_cents INTEGER NOT NULL, supplier_price_cents INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS orders (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL REFERENCES users (id), product_id TEXT NOT NULL REFERENCES products (id),
    quantity INTEGER NOT NULL, total_cents INTEGER NOT NULL, status TEXT NOT NULL, placed_at TEXT NOT NULL, staff_notes TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS orders_by_owner ON orders (owner, placed_at);
CREATE TABLE IF NOT EXISTS revoked (id TEXT PRIMARY KEY, until INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS limits (key TEXT PRIMARY KEY, ends INTEGER NOT NULL, used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, subject TEXT, action TEXT NOT NULL, object TEXT,
    status INTEGER NOT NULL, request_id TEXT NOT NULL);
-- The trail can be added to and read. That it cannot be changed is the database's business, not the code's.
CREATE TRIGGER IF NOT EXISTS audit_keeps BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
"""


def connection() -> sqlite3.Connection:
    if "connection" not in g:
        g.connection = _open(current_app.extensions["settings"].database)
    return g.connection


def init_app(app: Flask) -> None:
    settings = app.extensions["settings"]
    database = _open(settings.database)
    database.execute("PRAGMA journal_mode = WAL")
    database.executescript(SCHEMA)
    # What ran out before this start is of no more use: a token past its end is refused for that.
    now = int(time.time())
    database.execute("DELETE FROM revoked WHERE until < ?", (now - 60,))
    database.execute("DELETE FROM limits WHERE ends < ?", (now,))
    seed.fill(database, settings)
    database.close()

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        if (open_connection := g.pop("connection", None)) is not None:
            open_connection.close()


def _open(path: object) -> sqlite3.Connection:
    database = sqlite3.connect(str(path), isolation_level=None, timeout=5)
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA synchronous = NORMAL")
    return database
