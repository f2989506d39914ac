"""Answers hold what is promised; errors and logs hold nothing of anybody."""

import base64
import json
import logging
from pathlib import Path

from orders_api import logs

from .base import PASSWORDS, SECRET, ApiTest, Captured

SCHEMAS = json.loads((Path(__file__).parent.parent / "openapi.json").read_text())["components"]["schemas"]


class Answers(ApiTest):
    def test_each_operation_answers_its_model(self):
        alice, order = self.ids["alice"], self.orders["alice"][0]["id"]
        ones = {"/me": "Profile", f"/users/{alice}": "Profile", f"/orders/{order}": "Order", f"/orders/{order}/invoice": "Invoice", f"/users/{alice}/orders/{order}": "Order"}
        for path, model in ones.items():
            self.assertEqual(set(self.read(path, "alice").json), set(SCHEMAS[model]["properties"]), path)
        self.assertEqual(set(self.read("/admin/reports/sales", "admin").json), set(SCHEMAS["SalesReport"]["properties"]))
        lists = {"/orders": ("alice", "Order"), "/users": ("admin", "UserSummary"), "/admin/orders": ("admin", "AdminOrder"), "/products": (None, "Product")}
        for path, (name, model) in lists.items():
            for item in self.read(path, name).json["items"]:
                self.assertEqual(set(item), set(SCHEMAS[model]["properties"]), path)
        changed = self.read(f"/users/{alice}", "alice", method="PATCH", json={"phone": "+1 410-555-0177"})
        self.assertEqual(set(changed.json), set(SCHEMAS["Profile"]["properties"]))

    def test_no_answer_repeats_the_token(self):
        token = self.tokens["alice"]["access_token"]
        for path in ("/me", "/users", "/orders/x", "/nowhere", f"/nowhere/{token}", "/tests/broken/x"):
            answer = self.read(path, "alice", headers={"X-Echo": token})
            self.assertNotIn(token.split(".")[2], answer.text + str(answer.headers))
        answer = self.read("/me", token=token[:-4] + "AAAA")
        self.assertNotIn(token[20:60], answer.text + str(answer.headers))

    def test_nothing_is_kept_in_caches(self):
        for path in ("/me", "/orders", "/nowhere", "/openapi.json"):
            headers = self.read(path, "alice").headers
            self.assertEqual(headers["Cache-Control"], "no-store")
            self.assertIn("Authorization", headers["Vary"])

    def test_unnamed_fields_are_refused(self):
        path = f"/users/{self.ids['alice']}"
        for body in ({"internal_role": "boss"}, {"phone": "+1 410-555-0100", "scopes": "orders:admin"}, {"phone": 5}, [], "x", {"phone": ""}, {"phone": "1" * 99}):
            self.assertEqual(self.read(path, "alice", method="PATCH", json=body).status_code, 422, body)
        for body in ({"product_id": "lamp", "quantity": 1, "owner": self.ids["bob"]}, {"product_id": "lamp", "quantity": True}, {"product_id": "no such", "quantity": 1}, {"quantity": 1}):
            self.assertEqual(self.read("/orders", "alice", method="POST", json=body).status_code, 422, body)

    def test_pages_are_bounded(self):
        page = self.read("/orders?limit=1", "alice").json
        self.assertEqual((len(page["items"]), page["next_offset"]), (1, 1))
        for query in ("limit=0", "limit=101", "limit=x", "limit=-1", "offset=-1", "limit=1%27", "offset=9999999"):
            self.assertEqual(self.read(f"/orders?{query}", "alice").status_code, 422, query)


class Errors(ApiTest):
    def problem(self, answer, status: int) -> None:
        self.assertEqual(answer.status_code, status)
        self.assertEqual(answer.mimetype, "application/problem+json")
        self.assertEqual(set(answer.json), {"type", "title", "status", "request_id"})
        self.assertEqual(answer.json["request_id"], answer.headers["X-Request-Id"])

    def test_each_keeps_its_code_and_headers(self):
        self.problem(self.read("/nowhere"), 404)
        self.problem(self.read("/orders/not-an-id", "alice"), 404)
        wrong_method = self.read("/products", method="POST")
        self.problem(wrong_method, 405)
        self.assertIn("GET", wrong_method.headers["Allow"])
        self.problem(self.client.post("/auth/login", data="{", content_type="application/json"), 400)
        self.problem(self.client.post("/auth/login", data="x"), 415)
        self.problem(self.client.post("/auth/login", data="x" * 70_000, content_type="application/json"), 413)
        self.problem(self.client.post("/auth/login", json={"username": None, "password": []}), 422)

    def test_odd_bodies_and_tokens_are_the_callers_fault(self):
        for body, status in (('{"username": "\\ud800", "password": "x"}', 422), ("[" * 20_000, 400), ('{"username": ' + "9" * 9000 + "}", 400), ('{"username": NaN}', 422)):
            self.problem(self.client.post("/auth/login", data=body, content_type="application/json"), status)
        deep = base64.urlsafe_b64encode(b"[" * 20_000).decode().rstrip("=")
        for token in (f"{deep}.{deep}.AA", "é.é.é", "a.b", "." * 99):
            self.problem(self.client.get("/me", headers={"Authorization": f"Bearer {token}"}), 401)

    def test_options_and_unknown_urls_are_not_a_401(self):
        self.assertEqual(self.client.options("/orders").status_code, 200)
        self.assertEqual(self.read("/nowhere").status_code, 404)
        for path in ("/health", "/openapi.json", "/products"):
            self.assertEqual(self.read(path).status_code, 200)

    def test_a_crash_is_a_500_outside_and_a_traceback_inside(self):
        with Captured() as log:
            answer = self.read("/tests/broken/bob%40quillmere-post.net", "alice")
        self.problem(answer, 500)
        for word in ("SELECT", "RuntimeError", "quillmere", "Traceback", ".py"):
            self.assertNotIn(word, answer.text)
        self.assertIn("RuntimeError", log.text)
        self.assertIn("broken", log.text)
        self.assertNotIn("quillmere", log.text)

    def test_a_wrong_name_and_a_wrong_password_are_one_answer(self):
        one, other = self.log_in("alice", "wrong"), self.log_in("nobody-here", "wrong")
        self.assertEqual((one.status_code, other.status_code), (401, 401))
        self.assertEqual({**one.json, "request_id": ""}, {**other.json, "request_id": ""})


class Logs(ApiTest):
    def test_they_hold_no_token_no_person_no_id(self):
        token, order = self.tokens["alice"]["access_token"], self.orders["alice"][0]["id"]
        with Captured() as log:
            self.log_in("alice")
            self.log_in("alice", "not-the-password")
            self.read("/me", "alice")
            self.read(f"/orders/{order}?email=alice.marlowe@quillmere-post.net", "alice")
            self.read("/nowhere/alice.marlowe%40quillmere-post.net", "alice")
            self.read("/orders", token=token + "x")
        self.assertIn('"/orders/<uuid:order_id>"', log.text)
        for word in (token.split(".")[2], order, self.ids["alice"], "quillmere", "not-the-password", PASSWORDS["alice"], SECRET.decode(), "Marlowe"):
            self.assertNotIn(word, log.text)

    def test_a_line_cannot_be_forged(self):
        with Captured() as log:
            self.read("/nowhere%0a%7B%22level%22:%22INFO%22%7D")
            logging.getLogger("another.library").warning("first\n{\"event\": \"forged\"}")
        for line in log.text.splitlines():
            self.assertNotEqual(json.loads(line).get("event"), "forged")

    def test_other_libraries_are_redacted_too(self):
        token = self.tokens["bob"]["access_token"]
        with Captured() as log:
            for name in ("werkzeug", "gunicorn.error", "urllib3", "orders_api"):
                logging.getLogger(name).warning("sent Authorization: Bearer %s for bob.tennant@quillmere-post.net, 219-09-1234, +1 410-555-0100", token)
        for word in (token, "quillmere", "219-09-1234", "555-0100"):
            self.assertNotIn(word, log.text)
        self.assertEqual(log.text.count("[token]"), 4)

    def test_the_same_person_is_the_same_word(self):
        with Captured() as log:
            self.read("/me", "alice"), self.read("/orders", "alice"), self.read("/me", "bob")
        subjects = [json.loads(line)["subject"] for line in log.text.splitlines()]
        self.assertEqual(subjects[0], subjects[1])
        self.assertNotEqual(subjects[0], subjects[2])

    def test_nothing_leaves_by_telemetry(self):
        import http.client
        import sys

        self.assertEqual(http.client.HTTPConnection.debuglevel, 0)
        self.assertFalse({"sentry_sdk", "sqlalchemy", "flask_debugtoolbar"} & sys.modules.keys())
        self.assertFalse(self.app.debug or self.app.config["PROPAGATE_EXCEPTIONS"])

    def test_every_handler_is_clean(self):
        handler = logging.StreamHandler()
        logging.getLogger("gunicorn.error").addHandler(handler)
        try:
            logs._clean_every_handler()
            self.assertIsInstance(handler.formatter, logs.CleanFormatter)
        finally:
            logging.getLogger("gunicorn.error").removeHandler(handler)
