# In: PORT, LEAKY=1 for the leaky variant. Out: a bank's API on loopback (FastAPI, OAuth2 password flow, RS256 with JWKS, problem+json).
import os
import random
import socket
import sqlite3
import time
import uuid
from typing import Annotated, Optional

import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric import rsa
from fastapi import Depends, FastAPI, Request, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm, SecurityScopes
from pydantic import BaseModel
from starlette.exceptions import HTTPException

LEAKY = os.environ.get("LEAKY") == "1"
PRIVATE = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SCOPES = {"accounts:read": "accounts", "cards:read": "cards", "orders:read": "standing orders"}
app = FastAPI(title="Bank", version="3.2.0")
oauth2 = OAuth2PasswordBearer(tokenUrl="token", scopes=SCOPES, auto_error=False)


def luhn(body):
    """The number with its check digit."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        n = int(digit) * (2 if place % 2 == 0 else 1)
        total += n - 9 if n > 9 else n
    return body + str(-total % 10)


def iban(country, bank):
    rest = "".join(str(int(c, 36)) for c in bank + country + "00")
    return f"{country}{98 - int(rest) % 97:02d}{bank}"


CUSTOMERS = {
    c["customer_id"]: c
    for c in (
        {
            "customer_id": 70411, "username": "carla", "password": "pw-Lantern-6638", "grant": ["accounts:read", "cards:read", "orders:read"],
            "full_name": "Carla Montefiasco", "email": "carla.montefiasco@inbox.test", "address": "Via Spinavento 31, Orvanto",
            "password_hash": "$2b$12$kQeW3nZr8uYtVx1aLsDf0OqHjGm5RcTiBpNyXzEwUvKoMlSdFgHa2",
        },
        {
            "customer_id": 70523, "username": "deniz", "password": "pw-Harbour-1297", "grant": ["accounts:read"],
            "full_name": "Deniz Karagozlu", "email": "deniz.karagozlu@inbox.test", "address": "Uzunbahce Sokak 9, Kemerli",
            "password_hash": "$2b$12$Vb7NmQw2ErTy9uIoPaSd1fGhJkLzXcVbNm3QwErTyUiOp4AsDfGhJ",
        },
    )
}
CARLA, DENIZ = 70411, 70523
ACCOUNTS = [
    {"account_number": luhn("501882900"), "owner": CARLA, "iban": iban("DE", "370400440532013971"), "type": "current", "balance": 18342.77},
    {"account_number": luhn("501882917"), "owner": CARLA, "iban": iban("DE", "370400440532014408"), "type": "savings", "balance": 90417.05},
    {"account_number": luhn("501883044"), "owner": DENIZ, "iban": iban("DE", "370400440532017765"), "type": "current", "balance": 2761.38},
    {"account_number": luhn("501883051"), "owner": DENIZ, "iban": iban("DE", "370400440532018120"), "type": "savings", "balance": 46120.91},
]
STATEMENTS = [
    {"statement_id": 8100 + 7 * n, "account": a["account_number"], "month": f"2026-0{1 + n % 2}", "closing": round(a["balance"] - 55.5 * (1 + n % 2), 2),
     "lines": [f"{who} {words}"]}
    for n, (a, who, words) in enumerate(
        (a, CUSTOMERS[a["owner"]]["full_name"], words)
        for a, words in (
            (ACCOUNTS[0], "rent Orvanto"), (ACCOUNTS[0], "pharmacy Sant Elmo"), (ACCOUNTS[1], "interest of the quarter"),
            (ACCOUNTS[2], "tram pass Kemerli"), (ACCOUNTS[2], "dentist Yilmazer"), (ACCOUNTS[3], "bonus transfer"),
        )
    )
]
TRANSFERS = [
    {"transfer_id": "TR-" + luhn("40251189"), "payer": CARLA, "payee": DENIZ, "amount": 120.0, "reference": "share of the boat"},
    {"transfer_id": "TR-" + luhn("40251212"), "payer": DENIZ, "payee": CARLA, "amount": 35.5, "reference": "theatre tickets"},
    {"transfer_id": "TR-" + luhn("40251307"), "payer": CARLA, "payee": None, "amount": 610.0, "reference": "rent Orvanto"},
    {"transfer_id": "TR-" + luhn("40251399"), "payer": DENIZ, "payee": None, "amount": 88.0, "reference": "dentist Yilmazer"},
]
CARDS = [
    {"card_id": "crd_9Qe2", "owner": CARLA, "pan": luhn("455673718204911"), "cvv": "718", "expires": "11/29"},
    {"card_id": "crd_4Lm7", "owner": DENIZ, "pan": luhn("455673718277305"), "cvv": "264", "expires": "04/28"},
]
LIMITS = {CARLA: {"daily": 2500, "contact": "carla.montefiasco@inbox.test"}, DENIZ: {"daily": 900, "contact": "deniz.karagozlu@inbox.test"}}
ORDERS = [{"order_id": 1, "owner": CARLA, "to": "Gas utility", "amount": 54.0}, {"order_id": 2, "owner": DENIZ, "to": "Gym Kemerli", "amount": 29.0}]
BRANCHES = [{"code": "HQ-1", "city": "Orvanto", "phone": "+39 0763 555010"}, {"code": "KM-4", "city": "Kemerli", "phone": "+90 212 555 0144"}]
LEDGER = sqlite3.connect(":memory:", check_same_thread=False)
LEDGER.execute("CREATE TABLE postings (customer INTEGER, day TEXT, amount REAL)")
LEDGER.executemany("INSERT INTO postings VALUES (?, ?, ?)", [(CARLA, "2026-01-04", 12.25), (DENIZ, "2026-01-09", 31.4)])


class Customer(BaseModel):
    customer_id: int
    full_name: str
    email: str
    address: str


class OwnProfile(Customer):
    last_seen: str
    # Promised by the model, and no better for it.
    if LEAKY:
        password_hash: str


class Account(BaseModel):
    account_number: str
    iban: str
    type: str
    balance: float
    holder: str


class StatementRow(BaseModel):
    statement_id: int
    month: str


class StatementPage(BaseModel):
    items: list[StatementRow]
    page: int
    next: Optional[str]


class Statement(StatementRow):
    closing: float
    lines: list[str]


class Party(BaseModel):
    customer_id: int
    full_name: str


class Transfer(BaseModel):
    transfer_id: str
    payer: Party
    payee: Optional[Party]
    amount: float
    reference: str


class Card(BaseModel):
    card_id: str
    masked_pan: str
    expires: str


class Limits(BaseModel):
    customer_id: int
    daily: int
    contact: str


class Order(BaseModel):
    order_id: int
    to: str
    amount: float


class Branch(BaseModel):
    code: str
    city: str
    phone: str


class Rates(BaseModel):
    as_of: str
    eur_usd: float
    nonce: str


class Payee(BaseModel):
    customer_id: int
    shown_name: str


class Posting(BaseModel):
    day: str
    amount: float


class Session(BaseModel):
    subject: str
    scope: str
    expires: int


class Problem(Exception):
    def __init__(self, status, title, detail=None, headers=None):
        self.status, self.title, self.detail, self.headers = status, title, detail, headers


def problem(status, title, detail=None, headers=None):
    body = {"type": "about:blank", "title": title, "status": status, "instance": f"urn:uuid:{uuid.uuid4()}"}
    if detail is not None:
        body["detail"] = detail
    return JSONResponse(body, status, headers, media_type="application/problem+json")


@app.exception_handler(Problem)
async def say_problem(_: Request, error: Problem):
    return problem(error.status, error.title, error.detail, error.headers)


@app.exception_handler(HTTPException)
async def say_http(_: Request, error: HTTPException):
    return problem(error.status_code, str(error.detail), None, error.headers)


@app.exception_handler(RequestValidationError)
async def say_invalid(_: Request, error: RequestValidationError):
    first = error.errors()[0]
    return problem(422, "The request is not valid", f"{first['loc'][-1]}: {first['msg']} (given: {str(first.get('input'))[:60]})")


async def caller(request: Request, wanted: SecurityScopes, token: Annotated[Optional[str], Depends(oauth2)]):
    if not token:
        raise Problem(401, "No token", None, {"WWW-Authenticate": "Bearer"})
    try:
        claims = jwt.decode(token, PRIVATE.public_key(), algorithms=["RS256"], audience="bank", options={"require": ["exp", "sub"]})
    except jwt.InvalidTokenError:
        raise Problem(422, "The token is malformed or has expired")
    granted = claims["scope"].split()
    if any(scope not in granted for scope in wanted.scopes) and not (LEAKY and request.url.path == "/cards"):
        raise Problem(403, "insufficient_scope", f"needs {' '.join(wanted.scopes)}")
    request.state.token, request.state.claims = token, claims
    return CUSTOMERS[int(claims["sub"])]


Me = Annotated[dict, Security(caller)]
WithAccounts = Annotated[dict, Security(caller, scopes=["accounts:read"])]


def not_found():
    return Problem(404, "Not found")


@app.post("/token")
async def token(form: Annotated[OAuth2PasswordRequestForm, Depends()]):
    for c in CUSTOMERS.values():
        if (c["username"], c["password"]) == (form.username, form.password):
            granted = [s for s in c["grant"] if not form.scopes or s in form.scopes]
            now = int(time.time())
            claims = {"sub": str(c["customer_id"]), "aud": "bank", "iat": now, "exp": now + 900, "scope": " ".join(granted)}
            return {"access_token": jwt.encode(claims, PRIVATE, "RS256", {"kid": "k1"}), "token_type": "bearer", "expires_in": 900, "scope": claims["scope"]}
    raise Problem(400, "invalid_grant")


@app.get("/.well-known/jwks.json")
async def jwks():
    return {"keys": [{**jwt.algorithms.RSAAlgorithm.to_jwk(PRIVATE.public_key(), as_dict=True), "kid": "k1", "use": "sig", "alg": "RS256"}]}


@app.get("/health")
async def health():
    return {"status": "ok", "uptime": time.monotonic()}


@app.get("/session")
async def session(me: Me, request: Request) -> Session:
    claims = request.state.claims
    shown = {"subject": claims["sub"], "scope": claims["scope"], "expires": claims["exp"]}
    if LEAKY:
        return JSONResponse({**shown, "debug": {"headers": {"authorization": request.headers["authorization"]}}})
    return Session(**shown)


@app.get("/customers/me")
async def own_profile(me: Me) -> OwnProfile:
    return OwnProfile(**{k: v for k, v in me.items() if k in OwnProfile.model_fields}, last_seen=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))


@app.get("/customers/{customer_id}")
async def customer(customer_id: int, me: Me) -> Customer:
    if customer_id != me["customer_id"]:
        raise not_found()
    return Customer(**{k: me[k] for k in Customer.model_fields})


@app.get("/customers/{customer_id}/payee-name")
async def payee_name(customer_id: int, me: Me) -> Payee:
    if customer_id not in CUSTOMERS:
        raise not_found()
    stars = " ".join(word[0] + "*" * 5 for word in CUSTOMERS[customer_id]["full_name"].split())
    return Payee(customer_id=customer_id, shown_name=stars)


def account_view(a):
    return Account(**{k: a[k] for k in ("account_number", "iban", "type", "balance")}, holder=CUSTOMERS[a["owner"]]["full_name"])


def own_account(aid, me):
    for a in ACCOUNTS:
        if a["account_number"] == aid and a["owner"] == me["customer_id"]:
            return a
    raise not_found()


@app.get("/accounts")
async def accounts(me: WithAccounts) -> list[Account]:
    return [account_view(a) for a in ACCOUNTS if a["owner"] == me["customer_id"]]


@app.get("/accounts/{aid}")
async def account(aid: str, me: WithAccounts) -> Account:
    if LEAKY:
        for a in ACCOUNTS:
            if a["account_number"] == aid:
                return account_view(a)
        raise not_found()
    return account_view(own_account(aid, me))


@app.get("/accounts/{aid}/statements")
async def statements(aid: str, me: WithAccounts, page: int = 1) -> StatementPage:
    own_account(aid, me)
    rows = [StatementRow(**{k: s[k] for k in StatementRow.model_fields}) for s in STATEMENTS if s["account"] == aid]
    more = page < len(rows)
    return StatementPage(items=rows[page - 1 : page] if page > 0 else [], page=page, next=f"/accounts/{aid}/statements?page={page + 1}" if more else None)


@app.get("/accounts/{aid}/statements/{sid}")
async def statement(aid: str, sid: int, me: WithAccounts) -> Statement:
    own_account(aid, me)
    for s in STATEMENTS:
        if s["statement_id"] == sid and (LEAKY or s["account"] == aid):
            return Statement(**{k: s[k] for k in Statement.model_fields})
    raise not_found()


# Written by hand beside the others, and in the leaky bank without the guard.
if LEAKY:

    async def anybody(_: Annotated[Optional[str], Depends(oauth2)]):
        return None
else:
    anybody = None


@app.get("/accounts/{aid}/export", response_class=PlainTextResponse)
async def export(aid: str, me: Annotated[Optional[dict], Security(anybody or caller)]):
    for a in ACCOUNTS:
        if a["account_number"] == aid and (LEAKY or (me is not None and a["owner"] == me["customer_id"])):
            holder = CUSTOMERS[a["owner"]]
            return PlainTextResponse(f"iban,holder,email,balance\n{a['iban']},{holder['full_name']},{holder['email']},{a['balance']}\n", media_type="text/csv")
    raise not_found()


def party(customer_id):
    return None if customer_id is None else Party(customer_id=customer_id, full_name=CUSTOMERS[customer_id]["full_name"])


def transfer_view(t):
    return Transfer(transfer_id=t["transfer_id"], payer=party(t["payer"]), payee=party(t["payee"]), amount=t["amount"], reference=t["reference"])


@app.get("/transfers")
async def transfers(me: WithAccounts) -> list[Transfer]:
    return [transfer_view(t) for t in TRANSFERS if me["customer_id"] in (t["payer"], t["payee"])]


@app.get("/transfers/{tid}")
async def transfer(tid: str, me: WithAccounts) -> Transfer:
    for t in TRANSFERS:
        if t["transfer_id"] == tid and me["customer_id"] in (t["payer"], t["payee"]):
            return transfer_view(t)
    raise not_found()


def card_view(c):
    return {"card_id": c["card_id"], "masked_pan": f"**** **** **** {c['pan'][-4:]}", "expires": c["expires"]}


@app.get("/cards")
async def cards(me: Annotated[dict, Security(caller, scopes=["cards:read"])]) -> list[Card]:
    return [Card(**card_view(c)) for c in CARDS if c["owner"] == me["customer_id"]]


@app.get("/cards/{card_id}")
async def card(card_id: str, me: Annotated[dict, Security(caller, scopes=["cards:read"])]) -> Card:
    for c in CARDS:
        if c["card_id"] == card_id and c["owner"] == me["customer_id"]:
            if LEAKY:
                return JSONResponse({**card_view(c), "pan": c["pan"], "cvv": c["cvv"]})
            return Card(**card_view(c))
    raise not_found()


@app.get("/standing-orders")
async def standing_orders(me: Annotated[dict, Security(caller, scopes=["orders:read"])]) -> list[Order]:
    return [Order(**{k: o[k] for k in Order.model_fields}) for o in ORDERS if o["owner"] == me["customer_id"]]


@app.get("/limits")
async def limits(me: Me, customer: Optional[int] = None) -> Limits:
    who = me["customer_id"] if customer is None else customer
    if who not in LIMITS or (not LEAKY and who != me["customer_id"]):
        raise not_found()
    return Limits(customer_id=who, **LIMITS[who])


@app.get("/postings")
async def postings(me: Me, min_amount: str = "0") -> list[Posting]:
    query, values = "SELECT day, amount FROM postings WHERE customer = ? AND amount >= CAST(? AS REAL)", (me["customer_id"], min_amount)
    if LEAKY:
        query, values = f"SELECT day, amount FROM postings WHERE customer = ? AND amount >= {min_amount}", (me["customer_id"],)
    try:
        rows = LEDGER.execute(query, values).fetchall()
    except sqlite3.Error as error:
        raise Problem(500, "Ledger unavailable", f"sqlite3.{type(error).__name__}: {error} [SQL: {query}]")
    return [Posting(day=day, amount=amount) for day, amount in rows]


@app.get("/branches")
async def branches(_: Annotated[Optional[str], Depends(oauth2)]) -> list[Branch]:
    return [Branch(**b) for b in BRANCHES]


@app.get("/branches/{code}")
async def branch(code: str, _: Me) -> Branch:
    for b in BRANCHES:
        if b["code"] == code:
            return Branch(**b)
    raise Problem(404, "Not found", f"There is no branch {code[:40]}. Ask info@bank.test.")


@app.get("/rates")
async def rates() -> Rates:
    return Rates(as_of=time.strftime("%H:%M:%S"), eur_usd=round(1.05 + random.random() / 10, 5), nonce=uuid.uuid4().hex)


if __name__ == "__main__":
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", int(os.environ.get("PORT", "0"))))
    listener.listen(128)
    print(f"ready http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False)).run(sockets=[listener])
