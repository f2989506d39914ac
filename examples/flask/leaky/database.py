"""Tables and people. Everything stands there as it was typed in, and nobody here exists."""

import os
import sqlite3

from werkzeug.security import generate_password_hash

SCHEMA = """
DROP TABLE IF EXISTS users; DROP TABLE IF EXISTS products; DROP TABLE IF EXISTS orders;
CREATE TABLE users (id INTEGER PRIMARY KEY, username TEXT, password_hash TEXT, scopes TEXT, name TEXT, email TEXT, phone TEXT, address TEXT,
                    birth_date TEXT, ssn TEXT, internal_role TEXT, staff_notes TEXT);
CREATE TABLE products (id TEXT PRIMARY KEY, name TEXT, price_cents INTEGER);
CREATE TABLE orders (id INTEGER PRIMARY KEY, owner INTEGER, product_id TEXT, quantity INTEGER, total_cents INTEGER, status TEXT, placed_at TEXT,
                     staff_notes TEXT, risk_score INTEGER);
"""
CUSTOMER = "profile:read profile:write orders:read orders:write"
STAFF = "profile:read orders:read users:read orders:admin reports:read"
# leak: personal-data-in-source, cleartext-storage
PEOPLE = [
    (1001, "alice", CUSTOMER, "Alice Marlowe", "alice.marlowe@quillmere-post.net", "+1 402-555-0134", "118 Alder Court, Fairbury, NE 68352", "1987-06-14", "505-17-4392", "customer-gold", "Disputed a charge in March, be careful."),
    (1002, "bob", CUSTOMER, "Bob Tennant", "bob.tennant@quillmere-post.net", "+1 845-555-0171", "9 Canal Walk, Millbrook, NY 12545", "1974-11-02", "087-62-9051", "customer-late-payer", "Paid late twice, no credit."),
    (1003, "admin", STAFF, "Ada Winslow", "ada.winslow@quillmere-post.net", "+1 410-555-0112", "31 Orchard Lane, Easton, MD 21601", "1969-02-27", "219-43-7718", "operations-lead", "May approve refunds."),
]
PRODUCTS = [("kettle", "Copper kettle", 4900), ("lamp", "Reading lamp", 3250), ("scarf", "Wool scarf", 2700)]
ORDERS = [
    (5001, 1001, "kettle", 1, 4900, "sent", "2026-03-02T09:15:00Z", "Refund up to 40 without asking.", 12),
    (5002, 1001, "lamp", 2, 6500, "paid", "2026-04-11T17:40:00Z", "", 14),
    (5003, 1002, "scarf", 3, 8100, "paid", "2026-03-20T08:05:00Z", "Ask for payment in advance.", 71),
    (5004, 1002, "kettle", 1, 4900, "sent", "2026-05-06T12:30:00Z", "", 69),
]


def connect():
    database = sqlite3.connect(os.environ.get("DATABASE", "orders.db"))
    database.row_factory = sqlite3.Row
    return database


def fill():
    with connect() as database:
        database.executescript(SCHEMA)
        for number, username, *rest in PEOPLE:
            password = os.environ.get(f"{username.upper()}_PASSWORD", f"{username}123")  # leak: hardcoded-secret
            database.execute("INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, username, generate_password_hash(password), *rest))
        database.executemany("INSERT INTO products VALUES (?, ?, ?)", PRODUCTS)
        database.executemany("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", ORDERS)
