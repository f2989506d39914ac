"""Tokens are validated in full, and refused in the words of RFC 6750."""

import json
import time
import unittest
from pathlib import Path

import jwt

from orders_api.config import ConfigurationError, Settings

from .base import SECRET, ApiTest

GOOD = {"JWT_SECRET": "s" * 44, "HASH_KEY": "h" * 44}


class Claims(ApiTest):
    def test_a_good_token_passes(self):
        self.assertEqual(self.read("/me", token=self.mint()).status_code, 200)

    def test_every_claim_is_required(self):
        for name in ("exp", "iat", "sub", "aud", "iss", "jti", "sid", "use"):
            with self.subTest(name):
                self.assertEqual(self.read("/me", token=self.mint(**{name: None})).status_code, 401)

    def test_wrong_claims_are_refused(self):
        old = int(time.time()) - 3600
        wrong = [
            {"aud": "another-api"}, {"iss": "https://other.invalid"}, {"exp": old}, {"sub": ""}, {"sub": "nobody"}, {"use": "refresh"},
            {"use": "id"}, {"scope": {"profile:read": True}}, {"scope": ["profile:read", 7]}, {"scope": 7},
        ]  # fmt: skip
        null = jwt.encode(self.claims() | {"scope": None}, SECRET, algorithm="HS256")
        self.assertEqual(self.read("/me", token=null).status_code, 401)
        for changes in wrong:
            with self.subTest(changes):
                self.assertEqual(self.read("/me", token=self.mint(**changes)).status_code, 401)

    def test_clocks_may_differ_by_half_a_minute(self):
        now = int(time.time())
        self.assertEqual(self.read("/me", token=self.mint(exp=now - 10)).status_code, 200)
        self.assertEqual(self.read("/me", token=self.mint(exp=now - 40)).status_code, 401)

    def test_wrong_signatures_are_refused(self):
        head, body, signature = self.mint().split(".")
        none = jwt.encode(self.claims(), None, algorithm="none")
        for token in (self.mint(secret=b"x" * 48), f"{head}.{body}.", f"{head}.{body}", none, self.mint(algorithm="HS512")):
            self.assertEqual(self.read("/me", token=token).status_code, 401)

    def test_scopes_come_as_a_string_a_list_or_scp(self):
        for changes in ({"scope": ["profile:read"]}, {"scope": None, "scp": "profile:read"}, {"scope": None, "scp": ["profile:read"]}):
            self.assertEqual(self.read("/me", token=self.mint(**changes)).status_code, 200)
        for changes in ({"scope": None}, {"scope": ""}, {"scope": []}):
            self.assertEqual(self.read("/me", token=self.mint(**changes)).status_code, 403)

    def test_a_refresh_token_is_no_access_token(self):
        tokens = self.log_in("bob").json
        self.assertEqual(self.read("/me", token=tokens["refresh_token"]).status_code, 401)
        self.assertEqual(self.client.post("/auth/refresh", json={"refresh_token": tokens["access_token"]}).status_code, 401)

    def test_a_user_who_is_switched_off_is_nobody(self):
        with self.app.app_context():
            from orders_api.database import connection

            connection().execute("UPDATE users SET active = 0 WHERE username = 'admin'")
            self.assertEqual(self.read("/me", "admin").status_code, 401)
            connection().execute("UPDATE users SET active = 1 WHERE username = 'admin'")
        self.assertEqual(self.read("/me", "admin").status_code, 200)


class Sessions(ApiTest):
    def test_logout_ends_both_tokens_however_they_are_written(self):
        tokens = self.log_in("bob").json
        self.assertEqual(self.read("/auth/logout", token=tokens["access_token"], method="POST").status_code, 204)
        for text in (tokens["access_token"], tokens["access_token"] + "=", tokens["access_token"] + "=="):
            self.assertEqual(self.read("/me", token=text).status_code, 401)
        self.assertEqual(self.client.post("/auth/refresh", json={"refresh_token": tokens["refresh_token"]}).status_code, 401)

    def test_a_refresh_token_is_good_once(self):
        sent = {"refresh_token": self.log_in("bob").json["refresh_token"]}
        first = self.client.post("/auth/refresh", json=sent)
        self.assertEqual(first.status_code, 200)
        self.assertEqual(self.read("/me", token=first.json["access_token"]).status_code, 200)
        self.assertEqual(self.client.post("/auth/refresh", json=sent).status_code, 401)


class Headers(ApiTest):
    def send(self, value: str | None):
        return self.client.get("/me", headers={} if value is None else {"Authorization": value})

    def test_the_scheme_has_no_case(self):
        for scheme in ("Bearer", "bearer", "BEARER"):
            self.assertEqual(self.send(f"{scheme} {self.mint()}").status_code, 200)

    def test_other_forms_are_refused(self):
        token = self.mint()
        for value in (f"Bearer {token} junk", f"Bearer  {token} {token}", "Bearer", "Bearer ", f"Token {token}", token, "Basic YTpi", f"Bearer {token}, Bearer {token}"):
            with self.subTest(value[:12]):
                self.assertEqual(self.send(value).status_code, 401)

    def test_a_token_in_the_query_is_none(self):
        self.assertEqual(self.client.get("/me", query_string={"access_token": self.mint()}).status_code, 401)

    def test_refusals_say_which_kind_they_are(self):
        self.assertEqual(self.send(None).headers["WWW-Authenticate"], "Bearer")
        self.assertEqual(self.send("Bearer nonsense").headers["WWW-Authenticate"], 'Bearer error="invalid_token"')
        answer = self.read("/users", "alice")
        self.assertEqual(answer.status_code, 403)
        self.assertEqual(answer.headers["WWW-Authenticate"], 'Bearer error="insufficient_scope", scope="users:read"')


class Configuration(unittest.TestCase):
    def test_a_missing_or_short_secret_stops_the_start(self):
        for name in GOOD:
            for value in ("", "short", "your-256-bit-secret", "x" * 31):
                with self.subTest(name), self.assertRaises(ConfigurationError) as caught:
                    Settings.from_environment(GOOD | {name: value})
                self.assertIn(name, str(caught.exception))
        Settings.from_environment(GOOD)

    def test_passwords_are_hashed_slowly(self):
        self.assertEqual(Settings.from_environment(GOOD).password_method, "scrypt:32768:8:3")

    def test_secrets_do_not_print(self):
        self.assertNotIn("ssss", repr(Settings.from_environment(GOOD | {"ALICE_PASSWORD": "ssssssss"})))


class Document(ApiTest):
    """Every documented operation exists, every route is documented, and each asks for what its document says."""

    document = json.loads((Path(__file__).parent.parent / "openapi.json").read_text())

    def operations(self):
        for path, item in self.document["paths"].items():
            for method in item.keys() - {"parameters"}:
                yield method.upper(), path, item[method]

    def test_routes_and_document_agree(self):
        documented = {(method, path) for method, path, _ in self.operations()}
        routes = {
            (method, rule.rule.replace("<uuid:", "{").replace(">", "}"))
            for rule in self.app.url_map.iter_rules()
            for method in rule.methods - {"HEAD", "OPTIONS"}
            if not rule.rule.startswith("/tests/") and rule.rule != "/openapi.json"
        }
        self.assertEqual(routes, documented)

    def test_security_and_scopes_are_enforced(self):
        for method, path, operation in self.operations():
            real = path.replace("{user_id}", self.ids["alice"]).replace("{order_id}", self.orders["alice"][0]["id"])
            with self.subTest(f"{method} {path}"):
                answer = self.client.open(real, method=method)
                if not operation["security"]:
                    self.assertNotEqual(answer.headers.get("WWW-Authenticate"), "Bearer" if path not in ("/auth/login", "/auth/refresh") else "")
                    continue
                self.assertEqual(answer.status_code, 401)
                if operation["security"][0]["bearer"]:
                    self.assertEqual(self.read(real, token=self.mint(scope="something:else"), method=method).status_code, 403)
