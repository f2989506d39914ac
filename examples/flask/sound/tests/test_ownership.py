"""What is somebody else's does not exist."""

import uuid

from .base import ApiTest


class Ownership(ApiTest):
    def test_ones_own_is_there(self):
        alice, order = self.ids["alice"], self.orders["alice"][0]["id"]
        for path in (f"/users/{alice}", f"/orders/{order}", f"/orders/{order}/invoice", f"/users/{alice}/orders/{order}"):
            self.assertEqual(self.read(path, "alice").status_code, 200, path)

    def test_foreign_and_unknown_are_told_apart_by_nothing(self):
        alice, bob, mine, order = self.ids["alice"], self.ids["bob"], self.orders["alice"][0]["id"], self.orders["bob"][0]["id"]
        pairs = [
            (f"/users/{bob}", "/users/{}"), (f"/orders/{order}", "/orders/{}"), (f"/orders/{order}/invoice", "/orders/{}/invoice"),
            (f"/users/{alice}/orders/{order}", f"/users/{alice}/orders/{{}}"), (f"/users/{bob}/orders/{order}", f"/users/{{}}/orders/{order}"),
            (f"/users/{bob}/orders/{mine}", f"/users/{{}}/orders/{mine}"),
        ]  # fmt: skip
        for foreign, pattern in pairs:
            with self.subTest(foreign):
                one, other = self.read(foreign, "alice"), self.read(pattern.format(uuid.uuid4()), "alice")
                self.assertEqual((one.status_code, other.status_code), (404, 404))
                self.assertEqual({**one.json, "request_id": ""}, {**other.json, "request_id": ""})

    def test_lists_hold_ones_own(self):
        mine, theirs = ({order["id"] for order in self.orders[name]} for name in ("alice", "bob"))
        self.assertTrue(mine and theirs and not mine & theirs)

    def test_writes_stop_at_the_owner(self):
        bob, order = self.ids["bob"], self.orders["bob"][0]["id"]
        before = self.read("/me", "bob").json
        self.assertEqual(self.read(f"/users/{bob}", "alice", method="PATCH", json={"phone": "+1 410-555-0100"}).status_code, 404)
        self.assertEqual(self.read(f"/orders/{order}", "alice", method="DELETE").status_code, 404)
        self.assertEqual(self.read("/me", "bob").json, before)
        self.assertEqual(self.read(f"/orders/{order}", "bob").status_code, 200)

    def test_an_order_lives_and_ends(self):
        made = self.read("/orders", "alice", method="POST", json={"product_id": "lamp", "quantity": 2})
        self.assertEqual((made.status_code, made.json["total_cents"], made.json["status"]), (201, 6500, "placed"))
        self.assertEqual(self.read(made.headers["Location"], "alice").json, made.json)
        self.assertEqual(self.read(made.headers["Location"], "bob").status_code, 404)
        self.assertEqual(self.read(made.headers["Location"], "alice", method="DELETE").status_code, 204)
        self.assertEqual(self.read(made.headers["Location"], "alice").status_code, 404)

    def test_scopes_open_what_they_name(self):
        self.assertEqual(len(self.read("/users", "admin").json["items"]), 3)
        self.assertEqual(self.read("/admin/reports/sales", "admin").json["users"], 3)
        self.assertGreaterEqual(len(self.read("/admin/orders", "admin").json["items"]), 4)
        self.assertEqual(self.read("/orders", "admin", method="POST", json={"product_id": "lamp", "quantity": 1}).status_code, 403)
