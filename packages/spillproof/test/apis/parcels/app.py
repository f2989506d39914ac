# In: PORT, LEAKY=1 for the leaky variant. Out: a parcel service's API on loopback (plain WSGI, paths that end in a slash, short tokens with refresh).
import base64
import hashlib
import hmac
import json
import os
import re
import socketserver
import time
import traceback
from http.client import responses
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

LEAKY = os.environ.get("LEAKY") == "1"
KEY = os.urandom(48)
LIVES = 8  # seconds: whoever scans for longer has to refresh


def hashed(password, salt):
    return f"pbkdf2_sha256$1000${salt}${base64.b64encode(hashlib.pbkdf2_hmac('sha256', password.encode(), salt.encode(), 1000)).decode()}"


USERS = [
    {"id": 11, "username": "freya", "password": "Willow#Tram552", "salt": "s4ltFreyaQ", "full_name": "Freya Lindqvister", "phone": "+46 8 555 01 71"},
    {"id": 12, "username": "hamid", "password": "Cinder#Boat917", "salt": "s4ltHamidW", "full_name": "Hamid Rostamzadeh", "phone": "+46 8 555 01 88"},
]
ADDRESSES = [
    {"id": 301, "owner": 11, "street": "Granlidsgatan 63", "door_code": "4417#A"},
    {"id": 302, "owner": 11, "street": "Strandpiren 8", "door_code": "9902#C"},
    {"id": 303, "owner": 12, "street": "Tegnervallen 21", "door_code": "6158#K"},
]
PARCELS = [
    {"id": 7001, "sender": 11, "recipient": None, "contents": "antique barometer", "note": "ring for Lindqvister", "number": "00340434161094027318"},
    {"id": 7002, "sender": 12, "recipient": None, "contents": "prosthetic socket", "note": "ring for Rostamzadeh", "number": "00340434161094027325"},
    # Sender and recipient both follow this one.
    {"id": 7003, "sender": 11, "recipient": 12, "contents": "three jars of honey", "note": "leave with neighbour", "number": "00340434161094027332"},
    {"id": 7004, "sender": 12, "recipient": None, "contents": "court papers", "note": "sign in person", "number": "00340434161094027349"},
    {"id": 7005, "sender": 11, "recipient": None, "contents": "hearing tubes", "note": "fragile", "number": "00340434161094027356"},
]
CLAIMS = [{"id": 91, "owner": 11, "amount": 340, "reason": "glass broken"}, {"id": 92, "owner": 12, "amount": 75, "reason": "soaked in rain"}]
DRIVERS = [{"id": 1, "name": "Ulrika Stenhammar", "mobile": "+46 70 555 01 13", "user": 11}, {"id": 2, "name": "Bashir Olofsgard", "mobile": "+46 70 555 01 29", "user": 12}]
DEPOTS = [{"id": 1, "city": "Gävle", "mailbox": "depot@parcels.test"}, {"id": 2, "city": "Luleå", "mailbox": "depot@parcels.test"}]


class Refused(Exception):
    def __init__(self, status, body, headers=()):
        self.status, self.body, self.headers = status, body, list(headers)


NOT_FOUND = {"detail": "No record matches the given query."}


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def mint(user, kind, seconds):
    now = int(time.time())
    text = b64(json.dumps({"alg": "HS256", "typ": "JWT"}).encode()) + "."
    text += b64(json.dumps({"token_type": kind, "user_id": user["id"], "iat": now, "exp": now + seconds}).encode())
    return f"{text}.{b64(hmac.new(KEY, text.encode(), 'sha256').digest())}"


def holder(token, kind):
    """The user of a token of this kind, or None."""
    text, _, signature = token.rpartition(".")
    if not hmac.compare_digest(signature.encode(), b64(hmac.new(KEY, text.encode(), "sha256").digest()).encode()):
        return None
    body = text.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    if claims["token_type"] != kind or claims["exp"] <= time.time():
        return None
    return next(u for u in USERS if u["id"] == claims["user_id"])


def only(record, *fields):
    return {name: record[name] for name in fields}


def find(records, key, fits):
    for record in records:
        if str(record["id"]) == key and fits(record):
            return record
    raise Refused(404, NOT_FOUND)


def me_view(ask):
    return only(ask.me, "id", "username", "full_name", "phone")


def export(ask):
    shown = {"user": only(ask.me, "username", "full_name"), "made_at": time.time()}
    if LEAKY:
        shown["user"]["password"] = hashed(ask.me["password"], ask.me["salt"])
    return shown


def party(ask):
    return lambda parcel: ask.me["id"] in (parcel["sender"], parcel["recipient"])


def parcel_view(ask, parcel):
    return {"url": f"{ask.origin}/api/{ask.version}/parcels/{parcel['id']}/", **only(parcel, "id", "sender", "recipient", "contents", "note", "number")}


def parcels(ask):
    try:
        page = int(ask.query.get("page", "1"))
    except ValueError:
        page = 0
    rows = [p for p in PARCELS if party(ask)(p)]
    part = rows[2 * page - 2 : 2 * page]
    if page < 1 or not part:
        raise Refused(404, {"detail": "Invalid page."})
    there = f"{ask.origin}/api/{ask.version}/parcels/?page="
    return {
        "count": len(rows),
        "next": f"{there}{page + 1}" if len(rows) > 2 * page else None,
        "previous": f"{there}{page - 1}" if page > 1 else None,
        "results": [parcel_view(ask, p) for p in part],
    }


def parcel(ask, key):
    return parcel_view(ask, find(PARCELS, key, (lambda _: True) if LEAKY else party(ask)))


def events(ask, key):
    found = find(PARCELS, key, party(ask))
    return [{"parcel": found["id"], "place": "Gävle", "what": f"sorted: {found['contents']}"}]


def label(ask, key):
    found = find(PARCELS, key, party(ask))
    raise Refused(302, None, [("Location", f"https://labels.parcels.example/{hashlib.sha256(found['number'].encode()).hexdigest()}.pdf")])


def addresses(ask):
    owner = ask.query.get("owner", str(ask.me["id"]))
    if not LEAKY and owner != str(ask.me["id"]):
        return []
    return [a for a in ADDRESSES if str(a["owner"]) == owner]


def address(ask, key):
    if LEAKY:
        found = find(ADDRESSES, key, lambda _: True)
        if found["owner"] != ask.me["id"]:
            # The refusal carries what it refuses.
            raise Refused(403, {"detail": "You do not own this.", "object": found})
    return find(ADDRESSES, key, lambda a: a["owner"] == ask.me["id"])


def claims(ask):
    return [only(c, "id", "amount", "reason") for c in CLAIMS if c["owner"] == ask.me["id"]]


def claim(ask, key):
    if not re.fullmatch("[0-9]{1,9}", key):
        if LEAKY:
            int(key, 10)
        raise Refused(404, {"detail": f"'{key[:40]}' is not a claim. Ask claims@parcels.test"})
    return only(find(CLAIMS, key, lambda c: c["owner"] == ask.me["id"]), "id", "amount", "reason")


def drivers(ask):
    if LEAKY:
        return [only(d, "id", "name", "mobile") for d in DRIVERS]
    return [only(d, "id", "name", "mobile") for d in DRIVERS if d["user"] == ask.me["id"]]


def depots(_):
    return DEPOTS


INTEGER, TEXT, NUMBER = {"type": "integer"}, {"type": "string"}, {"type": "number"}


def shape(**properties):
    return {"type": "object", "properties": properties}


def many(items):
    return {"type": "array", "items": items}


OR_NONE = {"type": "integer", "nullable": True}
LINK = {"type": "string", "format": "uri", "nullable": True}
PARCEL = shape(url=TEXT, id=INTEGER, sender=INTEGER, recipient=OR_NONE, contents=TEXT, note=TEXT, number=TEXT)
ADDRESS = shape(id=INTEGER, owner=INTEGER, street=TEXT, door_code=TEXT)
CLAIM = shape(id=INTEGER, amount=INTEGER, reason=TEXT)
PAGE, OWNER = {"name": "page", "in": "query", "schema": INTEGER}, {"name": "owner", "in": "query", "schema": INTEGER}
# Path below /api/{version}, what answers, what is promised, parameters in the query.
ROUTES = [
    ("me/", me_view, shape(id=INTEGER, username=TEXT, full_name=TEXT, phone=TEXT), []),
    ("me/export/", export, shape(user=shape(username=TEXT, full_name=TEXT), made_at=NUMBER), []),
    ("parcels/", parcels, shape(count=INTEGER, next=LINK, previous=LINK, results=many(PARCEL)), [PAGE]),
    ("parcels/{id}/", parcel, PARCEL, []),
    ("parcels/{id}/events/", events, many(shape(parcel=INTEGER, place=TEXT, what=TEXT)), []),
    ("parcels/{id}/label/", label, None, []),
    ("addresses/", addresses, many(ADDRESS), [OWNER]),
    ("addresses/{id}/", address, ADDRESS, []),
    ("claims/", claims, many(CLAIM), []),
    ("claims/{id}/", claim, CLAIM, []),
    ("drivers/", drivers, many(shape(id=INTEGER, name=TEXT, mobile=TEXT)), []),
    ("depots/", depots, many(shape(id=INTEGER, city=TEXT, mailbox=TEXT)), []),
]
VERSION = {"name": "version", "in": "path", "required": True, "schema": {"type": "string", "enum": ["v1", "v2"]}}


def document():
    paths = {}
    for path, _, schema, query in ROUTES:
        ids = [{"name": "id", "in": "path", "required": True, "schema": INTEGER}] if "{id}" in path else []
        good = {"302": {"description": "where the label is"}}
        if schema is not None:
            good = {"200": {"description": "", "content": {"application/json": {"schema": schema}}}}
        paths[f"/api/{{version}}/{path}"] = {"get": {"parameters": [VERSION, *ids, *query], "security": [{"jwtAuth": []}], "responses": good}}
    for path, fields, answer in (("/api/token/", ("username", "password"), ("access", "refresh")), ("/api/token/refresh/", ("refresh",), ("access",))):
        body = {"required": True, "content": {"application/json": {"schema": shape(**dict.fromkeys(fields, TEXT))}}}
        told = {"200": {"description": "", "content": {"application/json": {"schema": shape(**dict.fromkeys(answer, TEXT))}}}}
        paths[path] = {"post": {"requestBody": body, "security": [], "responses": told}}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Parcels", "version": "0.0.0"},
        "paths": paths,
        "components": {"securitySchemes": {"jwtAuth": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}},
    }


class Ask:
    """One request, and who sends it."""

    def __init__(self, environ):
        self.method, self.path = environ["REQUEST_METHOD"], environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        self.query = {name: values[-1] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
        self.origin = f"http://{environ['HTTP_HOST']}"
        self.header = environ.get("HTTP_AUTHORIZATION", "")
        self.environ, self.me, self.version = environ, None, "v1"

    def json(self):
        try:
            body = json.loads(self.environ["wsgi.input"].read(min(int(self.environ.get("CONTENT_LENGTH") or 0), 65536)))
        except ValueError:
            raise Refused(400, {"detail": "JSON parse error"})
        return body if isinstance(body, dict) else {}

    def sign_in(self):
        kind, _, token = self.header.partition(" ")
        if kind != "Bearer":
            raise Refused(401, {"detail": "Authentication credentials were not provided."}, [("WWW-Authenticate", "Bearer")])
        self.me = holder(token, "access")
        if self.me is None:
            raise Refused(401, {"detail": "Given token not valid", "code": "token_not_valid"}, [("WWW-Authenticate", "Bearer")])


def answer(ask):
    if not ask.path.endswith("/"):
        raise Refused(301, None, [("Location", ask.path + "/" + ("?" + ask.environ["QUERY_STRING"] if ask.environ["QUERY_STRING"] else ""))])
    if ask.path == "/api/token/" and ask.method == "POST":
        given = ask.json()
        for u in USERS:
            if (u["username"], u["password"]) == (given.get("username"), given.get("password")):
                return {"access": mint(u, "access", LIVES), "refresh": mint(u, "refresh", 3600)}
        raise Refused(401, {"detail": "No active account found with the given credentials"})
    if ask.path == "/api/token/refresh/" and ask.method == "POST":
        user = holder(str(ask.json().get("refresh")), "refresh")
        if user is None:
            raise Refused(401, {"detail": "Token is invalid or expired", "code": "token_not_valid"})
        return {"access": mint(user, "access", LIVES)}
    if ask.path == "/api/schema/":
        ask.sign_in()
        return document()
    for path, handler, *_ in ROUTES:
        fits = re.fullmatch(f"/api/(v1|v2)/{path.replace('{id}', '([^/]+)')}", ask.path)
        if fits is None:
            continue
        if ask.method != "GET":
            raise Refused(405, {"detail": f'Method "{ask.method}" not allowed.'}, [("Allow", "GET")])
        if not (LEAKY and handler is drivers):
            ask.sign_in()
        ask.version = fits[1]
        return handler(ask, *fits.groups()[1:])
    raise Refused(404, {"detail": "Not found."})


def application(environ, start):
    ask = Ask(environ)
    status, kind, headers = 200, "application/json", []
    try:
        body = answer(ask)
    except Refused as refused:
        status, body, headers = refused.status, refused.body, refused.headers
    except Exception as error:
        status, body = 500, {"detail": "A server error occurred."}
        if LEAKY:
            kind = "text/html; charset=utf-8"
            body = f"<html><head><title>{type(error).__name__} at {ask.path}</title></head><body><pre class=exception>{traceback.format_exc()}</pre></body></html>"
            body = body.replace("<module>", "&lt;module&gt;")
    data = b"" if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
    start(f"{status} {responses[status]}", [("Content-Type", kind), ("Content-Length", str(len(data))), ("Vary", "Accept, Cookie"), *headers])
    return [data]


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self):
        # Without the look-up of the host's name that takes long on some machines.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]
        self.setup_environ()


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        return


if __name__ == "__main__":
    with make_server("127.0.0.1", int(os.environ.get("PORT", "0")), application, Server, Quiet) as server:
        print(f"ready http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()
