"""The leaks are really there: a twin that stopped leaking would prove nothing any more."""

import os
import tempfile
import unittest

os.environ["DATABASE"] = os.path.join(tempfile.mkdtemp(), "orders.db")

from app import app  # noqa: E402
from database import fill  # noqa: E402


class Leaks(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        fill()
        cls.client = app.test_client()
        tokens = cls.client.post("/auth/login", json={"username": "alice", "password": "alice123"}).json
        cls.headers = {"Authorization": f"Bearer {tokens['access_token']}"}
        cls.refresh_token = tokens["refresh_token"]

    def read(self, path: str):
        return self.client.get(path, headers=self.headers)

    def test_foreign_objects(self):
        for path in ("/users/1002", "/orders/5003", "/users/1001/orders/5003"):
            self.assertEqual(self.read(path).status_code, 200)
        self.assertEqual({order["owner"] for order in self.read("/orders").json["items"]}, {1001, 1002})

    def test_whole_rows(self):
        for body in (self.read("/me").json, self.read("/users").json["items"][1]):
            self.assertLessEqual({"ssn", "password_hash", "internal_role", "staff_notes"}, body.keys())

    def test_no_token_and_the_wrong_token(self):
        self.assertEqual(self.client.get("/orders/5003/invoice").status_code, 200)
        self.assertEqual(self.client.get("/me", headers={"Authorization": f"Bearer {self.refresh_token}"}).status_code, 200)
        self.assertEqual(self.client.get("/me").status_code, 401)

    def test_echo_and_traceback(self):
        self.assertIn(self.headers["Authorization"], self.read("/me").json["debug"].values())
        self.assertIn("Traceback", self.read("/orders/x").json["traceback"])

    def test_logs(self):
        with self.assertLogs("orders") as log:
            self.read("/users?email=bob@quillmere-post.net")
        self.assertIn(self.headers["Authorization"], log.output[0])
