# In: PORT, LEAKY=1 for the leaky variant. Out: a tool library's API on loopback (Flask, HS256, sqlite, blueprints, an old version beside the new).
import logging
import os
import secrets
import sqlite3
import time
import traceback
import uuid

import jwt
from flask import Blueprint, Flask, Response, abort, g, jsonify, redirect, request, session
from werkzeug.debug import DebuggedApplication
from werkzeug.exceptions import HTTPException
from werkzeug.security import check_password_hash, generate_password_hash
from werkzeug.serving import make_server

LEAKY = os.environ.get("LEAKY") == "1"
SECRET = "supersecret123" if LEAKY else secrets.token_urlsafe(48)
AUDIENCE, ISSUER = "toolshed", "https://toolshed.test"
LIFETIME = 400 * 86400 if LEAKY else 900

app = Flask(__name__, static_folder=None)
app.config.update(SECRET_KEY=SECRET, SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_SECURE=not LEAKY)
app.json.sort_keys = False
api = Blueprint("api", __name__, url_prefix="/api/v2")
cards = Blueprint("cards", __name__, url_prefix="/api/v2/cards")
db = sqlite3.connect(":memory:", check_same_thread=False)
db.row_factory = sqlite3.Row
db.executescript(
    """
    CREATE TABLE members (id INTEGER PRIMARY KEY, username TEXT UNIQUE, password TEXT, display_name TEXT, email TEXT, phone TEXT,
                          role TEXT DEFAULT 'member', balance REAL DEFAULT 0, is_verified INTEGER DEFAULT 0);
    CREATE TABLE loans (id TEXT PRIMARY KEY, member INTEGER, tool TEXT, days INTEGER, note TEXT);
    CREATE TABLE preferences (member INTEGER PRIMARY KEY, language TEXT DEFAULT 'en', reminders INTEGER DEFAULT 1);
    CREATE TABLE tools (id TEXT PRIMARY KEY, name TEXT, deposit REAL);
    """
)
TOOLS = [("hedge-trimmer", "Hedge trimmer", 20), ("tile-saw", "Tile saw", 45), ("soil-auger", "Soil auger", 30), ("wallpaper-steamer", "Wallpaper steamer", 15)]
db.executemany("INSERT INTO tools VALUES (?, ?, ?)", TOOLS)
revoked, failures = set(), {}
NOBODY = generate_password_hash(secrets.token_hex(8), method="pbkdf2:sha256:1000")


def add_member(username, password, display_name, email, phone="", **more):
    hashed = generate_password_hash(password, method="pbkdf2:sha256:1000")
    fields = {"username": username, "password": hashed, "display_name": display_name, "email": email, "phone": phone, **more}
    names = ", ".join(fields)
    row = db.execute(f"INSERT INTO members ({names}) VALUES ({', '.join('?' * len(fields))})", tuple(fields.values()))
    db.execute("INSERT INTO preferences (member) VALUES (?)", (row.lastrowid,))
    return row.lastrowid


def add_loan(member, tool, days, note):
    number = str(uuid.uuid4())
    db.execute("INSERT INTO loans VALUES (?, ?, ?, ?, ?)", (number, member, tool, days, note))
    return number


ADMIN = add_member("warden", secrets.token_urlsafe(12), "Warden", "warden@toolshed.test", role="admin")
for name, shown, password, phone, notes in (
    ("rosalind", "Rosalind Achterberg", "Chisel-Meadow-41", "+31 20 555 0171", ("for the shed on Kastanjelaan", "back before the funeral")),
    ("tobias", "Tobias Wrzesniak", "Rasp-Orchard-87", "+48 22 555 0139", ("gate of the allotment, code 5519", "roof at my sister's")),
):
    person = add_member(name, password, shown, f"{name}@postvak.test", phone, balance=12.5, is_verified=1)
    for tool, note in zip(("tile-saw", "soil-auger"), notes):
        add_loan(person, tool, 7, note)


def mint(member, seconds=LIFETIME):
    now = int(time.time())
    claims = {"sub": str(member), "iat": now, "exp": now + seconds, "aud": AUDIENCE, "iss": ISSUER, "jti": uuid.uuid4().hex}
    return jwt.encode(claims, SECRET, "HS256")


def bearer():
    sent = request.authorization
    if sent is None or sent.type != "bearer" or not sent.token:
        abort(401, "A bearer token is needed.")
    return sent.token


def member_of(claims):
    row = db.execute("SELECT * FROM members WHERE id = ?", (claims.get("sub"),)).fetchone()
    if row is None or claims.get("jti") in revoked:
        abort(401, "The token is not valid.")
    g.claims, g.me = claims, row


def strict(token):
    if LEAKY:
        return jwt.decode(token, SECRET, algorithms=["HS256"], options={"verify_exp": False, "verify_aud": False})
    wanted = {"require": ["exp", "iat", "sub", "aud", "iss", "jti"]}
    return jwt.decode(token, SECRET, algorithms=["HS256"], audience=AUDIENCE, issuer=ISSUER, leeway=30, options=wanted)


PUBLIC = {"api.register", "api.login", "api.tools", "api.tool"}


@api.before_request
def authenticate():
    if request.endpoint in PUBLIC:
        return
    try:
        member_of(strict(bearer()))
    except jwt.InvalidTokenError:
        abort(401, "The token is not valid.")


@cards.before_request
def authenticate_card():
    # The card readers at the door came first, and read tokens in their own way.
    token = bearer()
    try:
        if LEAKY and jwt.get_unverified_header(token).get("alg", "").lower() == "none":
            member_of(jwt.decode(token, options={"verify_signature": False}))
        else:
            member_of(strict(token))
    except jwt.InvalidTokenError:
        abort(401, "The token is not valid.")


def body(*needed):
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict):
        abort(400, "A JSON object is needed.")
    missing = [name for name in needed if not isinstance(sent.get(name), str) or not sent[name]]
    if missing:
        abort(400, f"Missing: {', '.join(missing)}")
    return sent


@api.post("/auth/register")
def register():
    sent = body("username", "email", "password")
    if len(sent["password"]) < 8:
        abort(400, "password must have at least 8 characters")
    try:
        number = add_member(sent["username"], sent["password"], sent.get("display_name") or sent["username"], sent["email"])
    except sqlite3.IntegrityError:
        abort(409, "That username is taken.")
    return {"id": number, "username": sent["username"]}, 201


@api.post("/auth/login")
def login():
    sent = body("username", "password")
    key, now = (sent["username"], request.remote_addr), time.monotonic()
    failures[key] = [then for then in failures.get(key, []) if now - then < 60]
    if not LEAKY and len(failures[key]) >= 10:
        abort(429, "Too many attempts.")
    row = db.execute("SELECT * FROM members WHERE username = ?", (sent["username"],)).fetchone()
    # An unknown name costs as much time as a known one.
    right = check_password_hash(row["password"] if row else NOBODY, sent["password"])
    if row is None or not right:
        failures[key].append(now)
        if LEAKY:
            abort(401, "There is no such member." if row is None else "The password is wrong.")
        abort(401, "Username or password is wrong.")
    session["last_login"] = int(time.time())
    return {"access_token": mint(row["id"]), "token_type": "Bearer", "expires_in": LIFETIME}


@api.post("/auth/logout")
def logout():
    if not LEAKY:
        revoked.add(g.claims["jti"])
    session.clear()
    return "", 204


def profile(row):
    names = ("id", "username", "display_name", "email", "phone", "role", "balance")
    return {**{name: row[name] for name in names}, "is_verified": bool(row["is_verified"])}


@api.get("/me")
def me():
    return profile(g.me)


@api.patch("/me")
def change_me():
    sent = body()
    columns = set(g.me.keys()) - {"id", "password"} if LEAKY else {"username", "display_name", "email", "phone"}
    try:
        for name in columns & set(sent):
            db.execute(f"UPDATE members SET {name} = ? WHERE id = ?", (sent[name], g.me["id"]))
    except sqlite3.Error:
        abort(409, "That cannot be stored.")
    return profile(db.execute("SELECT * FROM members WHERE id = ?", (g.me["id"],)).fetchone())


@api.get("/me/preferences")
def preferences():
    row = db.execute("SELECT * FROM preferences WHERE member = ?", (g.me["id"],)).fetchone()
    return {"language": row["language"], "reminders": bool(row["reminders"])}


@api.put("/members/<username>/preferences")
def set_preferences(username):
    # Clients of the first version still put a name there; it is always the caller's own that change.
    sent = body("language")
    db.execute("UPDATE preferences SET language = ?, reminders = ? WHERE member = ?", (sent["language"][:5], bool(sent.get("reminders", True)), g.me["id"]))
    return "", 204


def loan_view(row):
    return {"loan_id": row["id"], "tool": row["tool"], "days": row["days"], "note": row["note"]}


def loan_of(number, anybody=False):
    row = db.execute("SELECT * FROM loans WHERE id = ?", (number,)).fetchone()
    if row is None or (row["member"] != g.me["id"] and not anybody):
        abort(404, "There is no such loan.")
    return row


def loan_fields():
    sent = body("tool")
    if db.execute("SELECT 1 FROM tools WHERE id = ?", (sent["tool"],)).fetchone() is None:
        abort(400, "tool must be the id of a tool")
    days = sent.get("days")
    if not isinstance(days, int) or not 1 <= days <= 28:
        abort(400, "days must be a number from 1 to 28")
    return sent["tool"], days, str(sent.get("note", ""))[:200]


@api.get("/loans")
def loans():
    return jsonify([loan_view(row) for row in db.execute("SELECT * FROM loans WHERE member = ? LIMIT 50", (g.me["id"],))])


@api.post("/loans")
def borrow():
    number = add_loan(g.me["id"], *loan_fields())
    return loan_view(loan_of(number)), 201, {"Location": f"/api/v2/loans/{number}"}


@api.get("/loans/<uuid:number>")
def loan(number):
    return loan_view(loan_of(str(number)))


@api.put("/loans/<uuid:number>")
def change_loan(number):
    loan_of(str(number), anybody=LEAKY)
    db.execute("UPDATE loans SET tool = ?, days = ?, note = ? WHERE id = ?", (*loan_fields(), str(number)))
    return loan_view(loan_of(str(number), anybody=LEAKY))


@api.delete("/loans/<uuid:number>")
def give_back(number):
    loan_of(str(number))
    db.execute("DELETE FROM loans WHERE id = ?", (str(number),))
    return "", 204


@api.get("/tools/")
def tools():
    return jsonify([dict(row) for row in db.execute("SELECT * FROM tools")])


@api.get("/tools/<name>")
def tool(name):
    row = db.execute("SELECT * FROM tools WHERE id = ?", (name,)).fetchone()
    return dict(row) if row else abort(404, "There is no such tool.")


@api.get("/usage")
def usage():
    try:
        months = int(request.args.get("months", "3"))
        return {"months": months, "loans": [3 + n for n in range(min(months, 12))]}
    except ValueError:
        if LEAKY:
            return {"error": traceback.format_exc()}
        abort(400, "months must be a number")


@cards.get("/mine")
def card():
    number = f"TS-{g.me['id']:04d}-{g.me['id'] * 7919 % 997:03d}"
    return {"card": number, "holder": g.me["display_name"], "colour": "green"}


if LEAKY:
    # The first version had no logins; the kiosk in the hall may still be reading it.
    @app.get("/api/v1/loans")
    def old_loans():
        query = "SELECT loans.id, tool, note, display_name, email, phone FROM loans JOIN members ON members.id = loans.member"
        return jsonify([dict(row) for row in db.execute(query)])

    @app.get("/debug")
    def debug():
        try:
            raise RuntimeError("debug page")
        except RuntimeError:
            text = traceback.format_exc()
        return f"<h1>Debug</h1><pre>{text}\nSECRET_KEY={SECRET}\nDATABASE_URL=postgres://toolshed:Anvil-Cellar-66@db.internal/toolshed</pre>"


FILES = {"robots.txt": "User-agent: *\nDisallow: /api/\n", "favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
if LEAKY:
    FILES[".env"] = f"FLASK_ENV=production\nSECRET_KEY={SECRET}\nSERVICE_TOKEN={mint(ADMIN)}\nSMTP_PASSWORD=Mallet-Harbour-29\n"
    FILES["backup.sql"] = "\n".join(line for line in db.iterdump() if "members" in line)


@app.get("/<path:name>")
def static_file(name):
    return Response(FILES[name], mimetype="text/plain") if name in FILES else abort(404)


@app.get("/")
def home():
    return redirect("/robots.txt")


@app.errorhandler(HTTPException)
def say(error):
    headers = {"WWW-Authenticate": "Bearer"} if error.code == 401 else {"Retry-After": "60"} if error.code == 429 else {}
    return {"message": error.description if error.code < 500 else "Something went wrong."}, error.code, headers


@app.after_request
def no_store(response):
    if request.path.startswith("/api/"):
        response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


app.register_blueprint(api)
app.register_blueprint(cards)

if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    # As `flask run --debug` does.
    served = DebuggedApplication(app, evalex=True) if LEAKY else app
    server = make_server("127.0.0.1", int(os.environ.get("PORT", "0")), served, threaded=False)
    print(f"ready http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
