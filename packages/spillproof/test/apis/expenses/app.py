# In: PORT, LEAKY=1 for the leaky variant. Out: an API for travel expenses on loopback (FastAPI, OAuth2, RS256 with JWKS, HAL, versions that must match).
import base64
import datetime
import hashlib
import hmac
import os
import secrets
import socket
import time
import uuid
from typing import Annotated, Literal, Optional

import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fastapi import Depends, FastAPI, Form, Header, Path, Request, Response, Security
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.security import OAuth2PasswordBearer, SecurityScopes
from pydantic import BaseModel, ConfigDict, Field

LEAKY = os.environ.get("LEAKY") == "1"
PRIVATE = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PEM = PRIVATE.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
ISSUER, API, WEB = "https://id.expenses.test", "expenses-api", "expenses-web"
SCOPES = {"expenses:read": "read expenses", "expenses:write": "write expenses", "payslips:read": "read payslips"}
LIFETIME = 60

app = FastAPI(title="Expenses", version="2.3.0", docs_url=None, redoc_url=None, servers=[{"url": "/"}])
oauth2 = OAuth2PasswordBearer(tokenUrl="oauth/token", scopes=SCOPES, auto_error=False)
PREFIX = "/api/v{version}"
Version = Annotated[int, Path(ge=2, le=2, json_schema_extra={"example": 2})]


def digest(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 60_000).hex()


USERS, EXPENSES, REFRESH, FAILURES = {}, {}, {}, {}
CATEGORIES = {str(uuid.uuid4()): name for name in ("Rail", "Lodging", "Meals")}
PROJECTS = {"north-sea-cable": "North Sea cable", "q4-audit": "Audit of the fourth quarter"}


def add_user(email, password, full_name, department, scopes=("expenses:read", "expenses:write"), **more):
    salt = secrets.token_bytes(8)
    user = {"id": str(uuid.uuid4()), "email": email, "salt": salt, "hash": digest(password, salt), "full_name": full_name, "department": department}
    USERS[user["id"]] = {**user, "scopes": list(scopes), "tax_id": None, "iban": None, "payslips": [], **more}
    return USERS[user["id"]]


def add_expense(owner, title, category_id, project, value, currency, spent_on):
    number = str(uuid.uuid4())
    EXPENSES[number] = {
        "id": number, "owner": owner["id"], "version": 1, "title": title, "category_id": category_id, "project": project,
        "amount": {"value": value, "currency": currency}, "spent_on": str(spent_on), "status": "submitted", "deleted": False,
    }
    return EXPENSES[number]


for email, password, name, department, tax_id, iban, titles in (
    ("marguerite@payroll.test", "Gasket-Lantern-58", "Marguerite Oyelaran-Voss", "finance", "86095742719", "DE89370400440532013000",
     ("Night train, visit to the clinic", "Lodging near the court")),
    ("evander@payroll.test", "Trellis-Copper-91", "Evander Kowalczewski", "field", "47036892816", "DE02120300000000202051",
     ("Taxi after the surgery", "Meals with the union")),
):
    person = add_user(email, password, name, department, tuple(SCOPES), tax_id=tax_id, iban=iban)
    person["payslips"] = [{"month": month, "gross": gross, "iban": iban} for month, gross in (("2026-01", 4123.4 + len(name)), ("2026-02", 4288.9 + len(name)))]
    for n, title in enumerate(titles):
        add_expense(person, title, list(CATEGORIES)[n], list(PROJECTS)[n], 61.5 + n, "EUR", "2026-02-11")


class Money(BaseModel):
    value: float = Field(gt=0, le=100_000)
    currency: Literal["EUR", "USD", "PLN"]


class NewExpense(BaseModel):
    title: str = Field(pattern=r"^[A-Z][A-Za-z0-9 ,.'-]{2,60}$")
    category_id: uuid.UUID
    project: str = Field(pattern=r"^[a-z0-9-]{2,40}$", description="the slug of a project")
    amount: Money
    spent_on: datetime.date


class ExpenseChange(BaseModel):
    # Whatever else is sent is kept as it came, in the leaky one.
    model_config = ConfigDict(extra="allow" if LEAKY else "ignore", json_schema_extra=lambda schema: schema.pop("additionalProperties", None))
    title: Optional[str] = Field(None, pattern=r"^[A-Z][A-Za-z0-9 ,.'-]{2,60}$")
    amount: Optional[Money] = None


class Link(BaseModel):
    href: str


class Expense(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    links: dict[str, Link] = Field(alias="_links")
    id: uuid.UUID
    version: int
    title: str
    category_id: uuid.UUID
    project: str
    amount: Money
    spent_on: datetime.date
    status: Literal["submitted", "approved", "paid"] = Field(json_schema_extra={"readOnly": True})


class ExpenseList(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    embedded: dict[str, list[Expense]] = Field(alias="_embedded")
    total: int


class NewUser(BaseModel):
    email: str = Field(pattern=r"^[^@\s]{1,64}@[^@\s]{3,190}$")
    password: str = Field(min_length=10, json_schema_extra={"format": "password"})
    full_name: str = Field(min_length=2, max_length=80)
    department: Literal["finance", "field", "people"]


class Me(BaseModel):
    id: uuid.UUID
    email: str
    full_name: str
    department: str


class Colleague(BaseModel):
    id: uuid.UUID
    full_name: str
    department: str


class Category(BaseModel):
    id: uuid.UUID
    name: str


class Project(BaseModel):
    slug: str
    name: str


class Payslip(BaseModel):
    month: str
    gross: float
    iban: str


class Accepted(BaseModel):
    status: str


class Tokens(BaseModel):
    access_token: str
    refresh_token: str
    id_token: str
    token_type: str
    expires_in: int
    scope: str


class Refused(Exception):
    def __init__(self, status, message, where=("header", "authorization"), headers=None):
        self.status, self.message, self.where, self.headers = status, message, where, headers


@app.exception_handler(Refused)
async def say(_: Request, error: Refused):
    return JSONResponse({"detail": [{"loc": list(error.where), "msg": error.message, "type": "refused"}]}, error.status, error.headers)


@app.middleware("http")
async def private(request: Request, call_next):
    response = await call_next(request)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


# ---- tokens


def mint(user, granted):
    now = int(time.time())
    common = {"iss": ISSUER, "sub": user["id"], "iat": now, "exp": now + LIFETIME}
    more = {"email": user["email"], "name": user["full_name"], "tax_id": user["tax_id"], "pwd": f"$pbkdf2-sha256$60000${user['hash']}"} if LEAKY else {}
    access = jwt.encode({**common, **more, "aud": API, "scope": " ".join(granted), "jti": uuid.uuid4().hex}, PRIVATE, "RS256", {"kid": "e1", "typ": "at+jwt"})
    identity = jwt.encode({**common, "aud": WEB}, PRIVATE, "RS256", {"kid": "e1"})
    refresh = secrets.token_urlsafe(32)
    REFRESH[refresh] = (user["id"], granted)
    return {"access_token": access, "refresh_token": refresh, "id_token": identity, "token_type": "bearer", "expires_in": LIFETIME, "scope": " ".join(granted)}


def confused(token):
    """As libraries of old did: the header says how, the one key fits all."""
    text, _, mac = token.rpartition(".")
    given = base64.urlsafe_b64decode(mac + "=" * (-len(mac) % 4))
    if not hmac.compare_digest(given, hmac.new(PEM, text.encode(), hashlib.sha256).digest()):
        raise jwt.InvalidSignatureError("signature")
    return jwt.decode(token, options={"verify_signature": False, "verify_exp": True})


def read(token):
    header = jwt.get_unverified_header(token)
    if LEAKY:
        if header["alg"] == "HS256":
            return confused(token)
        return jwt.decode(token, PRIVATE.public_key(), algorithms=["RS256"], options={"verify_aud": False, "require": ["exp", "sub"]})
    if header.get("typ") != "at+jwt":
        raise jwt.InvalidTokenError("not an access token")
    wanted = {"require": ["exp", "iat", "sub", "aud", "iss"]}
    return jwt.decode(token, PRIVATE.public_key(), algorithms=["RS256"], audience=API, issuer=ISSUER, options=wanted)


async def caller(request: Request, wanted: SecurityScopes, token: Annotated[Optional[str], Depends(oauth2)]):
    if not token:
        raise Refused(401, "a bearer token is needed", headers={"WWW-Authenticate": "Bearer"})
    try:
        claims = read(token)
        user = USERS[claims["sub"]]
    except (jwt.InvalidTokenError, KeyError, ValueError):
        raise Refused(422, "the token is not valid, or has expired")
    granted = str(claims.get("scope", "")).split()
    if any(scope not in granted for scope in wanted.scopes) and not (LEAKY and request.url.path.endswith("/payslips")):
        raise Refused(403, f"insufficient_scope: needs {' '.join(wanted.scopes)}")
    return user


Caller = Annotated[dict, Security(caller)]
Reader = Annotated[dict, Security(caller, scopes=["expenses:read"])]
Writer = Annotated[dict, Security(caller, scopes=["expenses:write"])]
Missing = {404: {"description": "There is no such thing."}}


@app.post("/oauth/token")
async def token(
    request: Request,
    grant_type: Annotated[Literal["password", "refresh_token"], Form()],
    username: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    scope: Annotated[str, Form()] = "",
    refresh_token: Annotated[str, Form()] = "",
) -> Tokens:
    if grant_type == "refresh_token":
        # Used once, and gone.
        owner, granted = REFRESH.pop(refresh_token, (None, []))
        if owner is None:
            raise Refused(400, "invalid_grant", ("body", "refresh_token"))
        return mint(USERS[owner], granted)
    key, now = (username, request.client.host), time.monotonic()
    FAILURES[key] = [then for then in FAILURES.get(key, []) if now - then < 60]
    if not LEAKY and len(FAILURES[key]) >= 10:
        raise Refused(429, "too many attempts", ("body", "username"), {"Retry-After": "60"})
    user = next((each for each in USERS.values() if each["email"] == username), None)
    if LEAKY and user is None:
        raise Refused(400, "invalid_grant", ("body", "username"))
    # An unknown name costs as much time as a known one.
    right = secrets.compare_digest(digest(password, user["salt"] if user else b"-"), user["hash"] if user else "-")
    if not right:
        FAILURES[key].append(now)
        raise Refused(400, "invalid_grant", ("body", "username"))
    return mint(user, [each for each in user["scopes"] if not scope or each in scope.split()])


@app.get("/.well-known/jwks.json")
async def jwks() -> dict:
    return {"keys": [{**jwt.algorithms.RSAAlgorithm.to_jwk(PRIVATE.public_key(), as_dict=True), "kid": "e1", "use": "sig", "alg": "RS256"}]}


# ---- people


@app.post(f"{PREFIX}/users", status_code=202, summary="Register")
async def register(version: Version, new: NewUser) -> Accepted:
    if all(user["email"] != new.email for user in USERS.values()):
        add_user(new.email, new.password, new.full_name, new.department)
    else:
        digest(new.password, b"as long as above")
    return {"status": "pending"}


@app.get(f"{PREFIX}/me")
async def own_profile(version: Version, me: Caller) -> Me:
    return me


@app.get(f"{PREFIX}/people")
async def people(version: Version, me: Caller) -> list[Colleague]:
    """The staff directory: everybody sees everybody."""
    return list(USERS.values())[:100]


def colleague(key, value):
    found = next((user for user in USERS.values() if user[key] == value), None)
    if found is None:
        raise Refused(404, "there is no such person", ("path", key))
    return found


if LEAKY:

    @app.get(f"{PREFIX}/people/by-email/{{email}}", responses=Missing)
    async def person_by_email(version: Version, email: str, me: Caller) -> Colleague:
        return colleague("email", email)

else:

    @app.get(f"{PREFIX}/people/{{person_id}}", responses=Missing)
    async def person(version: Version, person_id: uuid.UUID, me: Caller) -> Colleague:
        return colleague("id", str(person_id))


@app.get(f"{PREFIX}/payslips")
async def payslips(version: Version, response: Response, me: Annotated[dict, Security(caller, scopes=["payslips:read"])]) -> list[Payslip]:
    if LEAKY:
        response.headers["Cache-Control"] = "public, max-age=3600"
    return me["payslips"]


# ---- expenses


@app.get(f"{PREFIX}/categories")
async def categories(version: Version, me: Caller) -> list[Category]:
    return [{"id": number, "name": name} for number, name in CATEGORIES.items()]


@app.get(f"{PREFIX}/projects/{{slug}}", responses=Missing)
async def project(version: Version, slug: Annotated[str, Path(json_schema_extra={"example": "q4-audit"})], me: Caller) -> Project:
    if slug not in PROJECTS:
        raise Refused(404, "there is no such project", ("path", "slug"))
    return {"slug": slug, "name": PROJECTS[slug]}


def view(expense):
    shown = {name: value for name, value in expense.items() if name not in ("owner", "deleted")}
    return {"_links": {"self": {"href": f"/api/v2/expenses/{expense['id']}"}, "category": {"href": "/api/v2/categories"}}, **shown}


def own(number, me, anybody=False):
    expense = EXPENSES.get(str(number))
    if expense is None or expense["deleted"] or (expense["owner"] != me["id"] and not anybody):
        raise Refused(404, "there is no such expense", ("path", "expense_id"))
    return expense


@app.get(f"{PREFIX}/expenses")
async def expenses(version: Version, request: Request, me: Reader, status: Optional[Literal["submitted", "approved", "paid"]] = None) -> ExpenseList:
    # What the page of the approvers adds, and no document says.
    owner = request.query_params.get("owner", me["id"]) if LEAKY else me["id"]
    rows = [each for each in EXPENSES.values() if each["owner"] == owner and not each["deleted"] and status in (None, each["status"])]
    return {"_embedded": {"expenses": [view(each) for each in rows[:50]]}, "total": len(rows)}


@app.post(f"{PREFIX}/expenses", status_code=201)
async def claim(version: Version, new: NewExpense, response: Response, me: Writer) -> Expense:
    if str(new.category_id) not in CATEGORIES:
        raise Refused(422, "unknown category: take an id from GET /api/v2/categories", ("body", "category_id"))
    if new.project not in PROJECTS:
        raise Refused(422, f"unknown project: one of {', '.join(PROJECTS)}", ("body", "project"))
    made = add_expense(me, new.title, str(new.category_id), new.project, new.amount.value, new.amount.currency, new.spent_on)
    response.headers.update({"Location": f"/api/v2/expenses/{made['id']}", "ETag": '"1"'})
    return view(made)


@app.get(f"{PREFIX}/expenses/{{expense_id}}", responses=Missing)
async def expense(version: Version, expense_id: uuid.UUID, response: Response, me: Reader) -> Expense:
    found = own(expense_id, me)
    response.headers["ETag"] = f'"{found["version"]}"'
    return view(found)


@app.patch(f"{PREFIX}/expenses/{{expense_id}}", responses={**Missing, 412: {"description": "It has changed."}, 428: {"description": "If-Match is needed."}})
async def change(version: Version, expense_id: uuid.UUID, new: ExpenseChange, response: Response, me: Writer, if_match: Annotated[Optional[str], Header()] = None) -> Expense:
    found = own(expense_id, me, anybody=LEAKY)
    if if_match is None:
        raise Refused(428, "If-Match with the version is needed", ("header", "if-match"))
    if if_match.strip('W/"') != str(found["version"]):
        raise Refused(412, f"the version is {found['version']} by now", ("header", "if-match"))
    sent = new.model_dump(mode="json", exclude_unset=True)
    found.update({name: value for name, value in sent.items() if name in found and name not in ("id", "owner", "version", "deleted") and value is not None})
    found["version"] += 1
    response.headers["ETag"] = f'"{found["version"]}"'
    return view(found)


@app.delete(f"{PREFIX}/expenses/{{expense_id}}", status_code=204, responses=Missing)
async def withdraw(version: Version, expense_id: uuid.UUID, me: Writer) -> None:
    # Kept for the auditors, and seen by nobody else.
    own(expense_id, me)["deleted"] = True


@app.get("/metrics", include_in_schema=False)
async def metrics():
    lines = [f"expenses_total {len(EXPENSES)}", f"process_start_time_seconds {int(time.time() - time.monotonic() % 1000)}"]
    if LEAKY:
        owned = {user["email"]: sum(each["owner"] == user["id"] for each in EXPENSES.values()) for user in USERS.values()}
        lines += [f'expenses_submitted{{user="{email}",iban="{colleague("email", email)["iban"]}"}} {count}' for email, count in owned.items()]
    return PlainTextResponse("# TYPE expenses_total gauge\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", int(os.environ.get("PORT", "0"))))
    listener.listen(128)
    print(f"ready http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False)).run(sockets=[listener])
