"""What may leave, operation by operation. A column that is not named here stays inside, also the one that is added tomorrow.

Flask turns a dataclass into JSON with every field it has. That is safe here, and only here, because these classes hold nothing else
than what the document promises. A row, a `dict(row)` or `__dict__` never goes into an answer.
"""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    access_token: str
    refresh_token: str
    expires_in: int
    token_type: str = "Bearer"


@dataclass(frozen=True)
class Profile:  # for the person themselves
    id: str
    name: str
    email: str
    phone: str
    address: str

    @classmethod
    def of(cls, row: sqlite3.Row) -> "Profile":
        return cls(row["id"], row["name"], row["email"], row["phone"], row["address"])


@dataclass(frozen=True)
class UserSummary:  # for staff who may list users: enough to tell them apart
    id: str
    name: str


@dataclass(frozen=True)
class Order:
    id: str
    product_id: str
    quantity: int
    total_cents: int
    status: str
    placed_at: str

    @classmethod
    def of(cls, row: sqlite3.Row) -> "Order":
        return cls(row["id"], row["product_id"], row["quantity"], row["total_cents"], row["status"], row["placed_at"])


@dataclass(frozen=True)
class Invoice:
    order_id: str
    billed_to: str
    billing_address: str
    total_cents: int
    issued_at: str


@dataclass(frozen=True)
class AdminOrder:
    id: str
    customer_id: str
    total_cents: int
    status: str
    placed_at: str


@dataclass(frozen=True)
class SalesReport:
    users: int
    orders: int
    revenue_cents: int


@dataclass(frozen=True)
class Product:
    id: str
    name: str
    price_cents: int


@dataclass(frozen=True)
class Page:
    items: list
    next_offset: int | None

    @classmethod
    def of(cls, items: list, limit: int, offset: int) -> "Page":
        """`items` holds one more than the page where there is a next one."""
        return cls(items[:limit], offset + limit if len(items) > limit else None)
