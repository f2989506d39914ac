"""People who do not exist, with data as real people have. Made at start, so that no personal data stands in the source."""

import hashlib
import hmac
import random
import sqlite3
import uuid
from datetime import date, datetime, timedelta, timezone

from werkzeug.security import generate_password_hash

from .config import Settings

PEOPLE = (
    ("alice", "Alice Marlowe", "profile:read profile:write orders:read orders:write", "customer-gold"),
    ("bob", "Bob Tennant", "profile:read profile:write orders:read orders:write", "customer"),
    ("admin", "Ada Winslow", "profile:read orders:read users:read orders:admin reports:read", "operations-lead"),
)
PRODUCTS = (("kettle", "Copper kettle", 4900, 2100), ("lamp", "Reading lamp", 3250, 1200), ("scarf", "Wool scarf", 2700, 900))
STREETS = ("Alder Court", "Bridge Street", "Canal Walk", "Orchard Lane")
TOWNS = ("Fairbury, NE 68352", "Millbrook, NY 12545", "Easton, MD 21601")


def digest(key: bytes, value: str) -> str:
    """A keyed hash: without the key it cannot be tried out, though there are only a billion government ids."""
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()


def fill(database: sqlite3.Connection, settings: Settings) -> None:
    if database.execute("SELECT 1 FROM users").fetchone() is not None:
        return
    # The same people at every start: it keeps examples and tests steady. Real ids come from uuid4.
    made = random.Random(20)
    database.execute("BEGIN IMMEDIATE")
    database.executemany("INSERT OR IGNORE INTO products VALUES (?, ?, ?, ?)", PRODUCTS)
    for username, name, scopes, role in PEOPLE:
        subject = str(uuid.UUID(int=made.getrandbits(128), version=4))
        password = settings.passwords.get(username)
        ssn = f"{made.randint(100, 665)}-{made.randint(10, 99)}-{made.randint(1000, 9999)}"
        database.execute(
            "INSERT OR IGNORE INTO users VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                subject,
                username,
                generate_password_hash(password, settings.password_method) if password else None,
                scopes,
                name,
                f"{name.lower().replace(' ', '.')}@quillmere-post.net",
                f"+1 {made.choice(('402', '845', '410'))}-555-01{made.randint(10, 99)}",
                f"{made.randint(3, 240)} {made.choice(STREETS)}, {made.choice(TOWNS)}",
                (date(1958, 1, 1) + timedelta(days=made.randint(0, 16_000))).isoformat(),
                digest(settings.hash_key, ssn),
                role,
                f"Called on {made.randint(1, 28)} March, wants no calls at work.",
                made.randint(1, 99),
            ),
        )
        for _ in range(2 if "orders:write" in scopes else 0):
            product, _name, price, _cost = made.choice(PRODUCTS)
            quantity = made.randint(1, 4)
            placed = datetime(2026, 3, 1, 8, tzinfo=timezone.utc) + timedelta(minutes=made.randint(0, 300_000))
            database.execute(
                "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    str(uuid.UUID(int=made.getrandbits(128), version=4)),
                    subject,
                    product,
                    quantity,
                    price * quantity,
                    made.choice(("paid", "sent")),
                    placed.isoformat(timespec="seconds").replace("+00:00", "Z"),
                    f"Refund limit {made.randint(20, 90)} without asking.",
                ),
            )
    database.execute("COMMIT")
