"""Callers are braked one by one, and what they did is kept."""

import sqlite3
from pathlib import Path

from .base import PASSWORDS, ApiTest


class Limits(ApiTest):
    settings = {"requests_per_minute": 12, "logins_per_minute": 6, "logins_per_name": 4}

    def test_subjects_are_counted_apart_and_by_all_workers_together(self):
        worker = self.make_app(Path(self.folder.name) / "orders.db").test_client()
        headers = {"Authorization": f"Bearer {self.tokens['alice']['access_token']}"}
        answers = [(self.client if turn % 2 else worker).get("/me", headers=headers) for turn in range(14)]
        self.assertEqual(answers[0].status_code, 200)
        left = [int(answer.headers["RateLimit-Remaining"]) for answer in answers[:3]]
        self.assertEqual(left, [left[0], left[0] - 1, left[0] - 2])
        self.assertEqual(answers[-1].status_code, 429)
        self.assertEqual(answers[-1].mimetype, "application/problem+json")
        self.assertGreaterEqual(int(answers[-1].headers["Retry-After"]), 1)
        self.assertEqual(self.read("/me", "bob").status_code, 200)  # the same address, another person

    def test_logins_are_braked_by_address(self):
        codes = [self.client.post("/auth/login", json={"username": f"x{turn}", "password": "x"}, environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code for turn in range(8)]
        self.assertEqual((codes[0], codes[-1]), (401, 429))

    def test_logins_are_braked_by_name(self):
        codes = [self.client.post("/auth/login", json={"username": "victim", "password": "x"}, environ_base={"REMOTE_ADDR": f"192.0.2.{20 + turn}"}).status_code for turn in range(6)]
        self.assertEqual((codes[0], codes[-1]), (401, 429))

    def test_who_knows_the_password_is_not_braked_by_name(self):
        for turn in range(6):
            sent = {"username": "bob", "password": PASSWORDS["bob"]}
            self.assertEqual(self.client.post("/auth/login", json=sent, environ_base={"REMOTE_ADDR": f"192.0.2.{40 + turn}"}).status_code, 200)


class Proxies(ApiTest):
    settings = {"trusted_proxies": 1, "logins_per_minute": 3}

    def test_the_address_is_the_callers_not_the_proxys(self):
        for turn in range(5):
            answer = self.client.post("/auth/login", json={}, headers={"X-Forwarded-For": f"198.51.100.{turn}"})
            self.assertEqual(answer.status_code, 422)


class Audit(ApiTest):
    settings = {"password_method": "scrypt:32768:8:3"}

    def rows(self):
        database = sqlite3.connect(Path(self.folder.name) / "orders.db")
        try:
            return database.execute("SELECT subject, action, object, status FROM audit ORDER BY number").fetchall()
        finally:
            database.close()

    def test_reads_refusals_and_logins_are_kept(self):
        order = self.orders["bob"][0]["id"]
        self.read(f"/orders/{order}", "alice"), self.read("/users", "alice"), self.log_in("alice", "wrong")
        told = self.rows()[-3:]
        self.assertEqual([row[1:] for row in told], [("GET /orders/<uuid:order_id>", order, 404), ("GET /users", None, 403), ("login", None, 401)])
        self.assertEqual(len({row[0] for row in told}), 1)
        self.assertNotIn(self.ids["alice"], str(self.rows()))

    def test_the_trail_cannot_be_changed(self):
        database = sqlite3.connect(Path(self.folder.name) / "orders.db")
        for statement in ("DELETE FROM audit", "UPDATE audit SET status = 200"):
            with self.assertRaises(sqlite3.IntegrityError):
                database.execute(statement)
        database.close()

    def test_government_ids_and_passwords_are_not_stored(self):
        database = sqlite3.connect(Path(self.folder.name) / "orders.db")
        for ssn_digest, password_hash in database.execute("SELECT ssn_digest, password_hash FROM users"):
            self.assertEqual(len(ssn_digest), 64)
            self.assertTrue(password_hash.startswith("scrypt:"))
        database.close()
