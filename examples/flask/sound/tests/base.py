"""An app on a fresh database, and people who log in."""

import io
import logging
import tempfile
import time
import unittest
import uuid
from pathlib import Path
from typing import Any

import jwt
from flask import Flask

from orders_api import create_app
from orders_api.config import Settings
from orders_api.logs import CleanFormatter

PASSWORDS = {"alice": "alice-tests-only", "bob": "bob-tests-only", "admin": "admin-tests-only"}
SECRET = b"a secret of these tests alone, 32 bytes and more"


class ApiTest(unittest.TestCase):
    settings: dict[str, Any] = {}

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        cls.app = cls.make_app(Path(cls.folder.name) / "orders.db")
        cls.client = cls.app.test_client()
        cls.tokens = {name: cls.log_in(name).json for name in PASSWORDS}
        cls.ids = {name: cls.read("/me", name).json["id"] for name in PASSWORDS}
        cls.orders = {name: cls.read("/orders", name).json["items"] for name in ("alice", "bob")}

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    @classmethod
    def make_app(cls, database: Path) -> Flask:
        settings = Settings(jwt_secret=SECRET, hash_key=b"another one, of 32 bytes or more too", database=database, passwords=PASSWORDS, **({"password_method": "pbkdf2:sha256:1000"} | cls.settings))
        app = create_app(settings)

        @app.get("/tests/broken/<name>")
        def broken(name: str) -> None:
            raise RuntimeError(f"SELECT * FROM users WHERE email = 'alice.marlowe@quillmere-post.net' -- {name}")

        return app

    @classmethod
    def log_in(cls, name: str, password: str | None = None):
        return cls.client.post("/auth/login", json={"username": name, "password": password or PASSWORDS[name]})

    @classmethod
    def read(cls, path: str, name: str | None = None, token: str | None = None, method: str = "GET", **more: Any):
        token = token or (cls.tokens[name]["access_token"] if name else None)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return cls.client.open(path, method=method, headers=headers | more.pop("headers", {}), **more)

    @classmethod
    def claims(cls, **changes: Any) -> dict[str, Any]:
        """What alice's access token says; a change to None leaves the claim out."""
        now = int(time.time())
        claims = {
            "iss": "https://orders.invalid", "aud": "orders-api", "sub": cls.ids["alice"], "iat": now, "exp": now + 600,
            "jti": uuid.uuid4().hex, "sid": uuid.uuid4().hex, "use": "access", "scope": "profile:read",
        }  # fmt: skip
        return {name: value for name, value in (claims | changes).items() if value is not None}

    @classmethod
    def mint(cls, secret: bytes = SECRET, algorithm: str = "HS256", **changes: Any) -> str:
        return jwt.encode(cls.claims(**changes), secret, algorithm=algorithm)


class Captured:
    """Everything that reaches the log while it is open."""

    def __enter__(self) -> "Captured":
        self.stream = io.StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(CleanFormatter())
        logging.getLogger().addHandler(self.handler)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self.handler)

    @property
    def text(self) -> str:
        return self.stream.getvalue()
