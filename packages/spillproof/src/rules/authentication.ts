// In: nothing. Out: the rules on who is asking: tokens that are not asked for, not checked, or easy to come by.

import type { RuleEntry } from "./rule.js";

export const authentication = [
  {
    id: "missing-authentication",
    title: "Answers without the token it asks for",
    severity: "critical",
    category: "authentication",
    cwe: ["CWE-306"],
    owasp: ["API2:2023"],
    control: "token-validation",
    witnesses: ["runtime", "source", "spec"],
    available: ["runtime", "spec"],
    varies: "In a document alone low, or medium where it promises health, money or government ids to anybody.",
    why: "The operation is meant for callers with a token, and gives the same data to a caller who sends none. Whoever knows the address reads it, without an account and without leaving a name. Nobody has to be tricked or robbed for it, and all records stand open at once.",
    fix: {
      summary:
        "Refuse by default: check the token before any route runs, and let a route be public only where it says so. Answer 401 with a WWW-Authenticate header.",
      recipes: {
        flask: `import os
import jwt
from flask import abort, g, request
from werkzeug.datastructures import WWWAuthenticate

KEY = os.environ["JWT_SECRET"]  # 32 random bytes or more, used for nothing else

def public(view):  # the one way for a route to answer without a token
    view.is_public = True
    return view

def unauthorized(**error):
    abort(401, www_authenticate=WWWAuthenticate("bearer", {"realm": "api", **error}))

@app.before_request
def authenticate():
    rule = request.url_rule
    if request.method == "OPTIONS" or rule is None or getattr(app.view_functions[rule.endpoint], "is_public", False):
        return
    sent = request.authorization
    if sent is None or sent.type != "bearer" or not sent.token or " " in sent.token:
        unauthorized()
    try:
        g.claims = jwt.decode(sent.token, KEY, algorithms=["HS256"], audience="orders-api", issuer="https://id.example",
                              leeway=30, options={"require": ["exp", "iat", "sub", "aud", "iss"]})
    except jwt.InvalidTokenError:
        unauthorized(error="invalid_token")
    if not users.is_active(g.claims["sub"]):
        unauthorized(error="invalid_token")
`,
        express: `import { jwtVerify } from "jose";

const key = new TextEncoder().encode(process.env.JWT_SECRET ?? "");
if (key.length < 32) throw new Error("JWT_SECRET must hold 32 random bytes or more");

async function authenticate(req, res, next) {
  const token = /^bearer +([^ ]+)$/i.exec(req.get("authorization") ?? "")?.[1];
  try {
    const { payload } = await jwtVerify(token ?? "", key, {
      algorithms: ["HS256"], audience: "orders-api", issuer: "https://id.example",
      clockTolerance: 30, requiredClaims: ["exp", "iat", "sub"],
    });
    if (!(await users.isActive(payload.sub))) throw new Error("no such user");
    req.auth = payload;
  } catch {
    res.set("WWW-Authenticate", token ? 'Bearer error="invalid_token"' : "Bearer");
    return res.status(401).json({ title: "Unauthorized", status: 401 });
  }
  next();
}

// Public routes (login, health) stand above this line; whatever stands below needs a token.
app.use(authenticate);
`,
      },
    },
  },
  {
    id: "signature-not-verified",
    title: "Takes tokens whose signature it does not check",
    severity: "critical",
    category: "authentication",
    cwe: ["CWE-347"],
    owasp: ["API2:2023"],
    control: "token-validation",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "A token says who is asking, and its signature is the only proof. Here a token passes whose signature is missing, broken or made with a key of the caller's own. So anybody can write a token in anybody's name and read that person's data.",
    fix: {
      summary:
        "Verify every token with one fixed list of algorithms and your own key. Never read the algorithm, a key or a key's address from the token itself.",
      recipes: {
        flask: `import os
import jwt

KEY = os.environ["JWT_SECRET"]

def claims_of(token):
    """The claims of a valid token; raises jwt.InvalidTokenError for any other."""
    return jwt.decode(
        token,
        KEY,
        algorithms=["HS256"],  # never taken from the token's header, never "none", never a mix of HS and RS
        audience="orders-api",
        issuer="https://id.example",
        leeway=30,
        options={"require": ["exp", "iat", "sub", "aud", "iss"]},
    )
`,
        express: `import { jwtVerify } from "jose";

const key = new TextEncoder().encode(process.env.JWT_SECRET ?? "");

// Never decodeJwt() for a decision: it reads the claims and checks nothing.
async function claimsOf(token) {
  const { payload } = await jwtVerify(token, key, {
    algorithms: ["HS256"],
    audience: "orders-api",
    issuer: "https://id.example",
    clockTolerance: 30,
    requiredClaims: ["exp", "iat", "sub"],
  });
  return payload;
}
`,
      },
    },
  },
  {
    id: "weak-jwt-secret",
    title: "Signs tokens with a secret that can be guessed",
    severity: "critical",
    category: "authentication",
    cwe: ["CWE-1391", "CWE-326", "CWE-522"],
    owasp: ["API2:2023"],
    control: "token-validation",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: "High where no operation was seen to take a token that the secret signs.",
    why: "The tokens are signed with a secret that stands in a list of common words, or is short enough to try out. Guessing needs one token and no further request, so nobody sees it happen. Whoever has the secret writes tokens for every user, the administrators among them.",
    fix: {
      summary:
        "Make a secret of 32 random bytes or more, keep it out of the source, refuse to start without it, use it for tokens only, and replace the old one at once.",
      recipes: {
        flask: `import os

# Make it once: python3 -c "import secrets; print(secrets.token_urlsafe(48))"
def token_key():
    key = os.environ.get("JWT_SECRET", "")
    if len(key.encode()) < 32 or len(set(key)) < 10:
        raise RuntimeError("JWT_SECRET must hold 32 random bytes or more")
    if key == os.environ.get("SECRET_KEY"):
        raise RuntimeError("JWT_SECRET must differ from SECRET_KEY")
    return key

app.config["JWT_KEY"] = token_key()  # at start, so that a wrong setting stops the start
`,
        express: `// Make it once: node -e 'console.log(crypto.randomBytes(48).toString("base64url"))'
function tokenKey() {
  const secret = process.env.JWT_SECRET ?? "";
  if (Buffer.byteLength(secret) < 32 || new Set(secret).size < 10) {
    throw new Error("JWT_SECRET must hold 32 random bytes or more");
  }
  return new TextEncoder().encode(secret);
}

app.locals.tokenKey = tokenKey(); // at start, so that a wrong setting stops the start
`,
      },
    },
  },
  {
    id: "guessable-token",
    title: "Hands out tokens that can be guessed",
    severity: "critical",
    category: "authentication",
    cwe: ["CWE-340", "CWE-331"],
    owasp: ["API2:2023"],
    control: "token-validation",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: "High where tokens follow no rule and are merely short enough to try them all.",
    why: "Tokens are counted up, or made from the time, the user's name or number, or another known value. Whoever sees one can work out those of other people. Their data is then open without their password.",
    fix: {
      summary: "Make tokens from at least 128 bits of a cryptographic random source, and keep only a hash of them on the server.",
      recipes: {
        flask: `import hashlib
import secrets

def new_token(user_id):
    token = secrets.token_urlsafe(32)  # 256 bits; never random, uuid1, a time or a name
    digest = hashlib.sha256(token.encode()).hexdigest()
    tokens.add(digest=digest, owner=user_id)  # the token itself is kept nowhere
    return token
`,
        express: `import { createHash, randomBytes } from "node:crypto";

async function newToken(userId) {
  const token = randomBytes(32).toString("base64url"); // 256 bits; never Math.random, a time or a name
  const digest = createHash("sha256").update(token).digest("hex");
  await tokens.insert({ digest, owner: userId }); // the token itself is kept nowhere
  return token;
}
`,
      },
    },
  },
  {
    id: "expired-token-accepted",
    title: "Takes tokens that have expired",
    severity: "high",
    category: "authentication",
    cwe: ["CWE-613"],
    owasp: ["API2:2023"],
    control: "token-validation",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "A token carries its own end, and the API does not look at it. A token from an old backup, log or laptop still opens the account. The person cannot know, and waiting does not help.",
    fix: {
      summary: "Require the expiry claim (`exp`) and check it on every request, with half a minute of leeway for clocks that differ.",
      recipes: {
        flask: `import jwt

claims = jwt.decode(
    token,
    KEY,
    algorithms=["HS256"],
    audience="orders-api",
    issuer="https://id.example",
    leeway=30,  # seconds, for clocks that differ
    options={"require": ["exp", "iat", "sub", "aud", "iss"]},  # without it a token that has no exp lives for ever
)
`,
        express: `import { jwtVerify } from "jose";

const { payload } = await jwtVerify(token, key, {
  algorithms: ["HS256"],
  audience: "orders-api",
  issuer: "https://id.example",
  clockTolerance: 30, // seconds, for clocks that differ
  requiredClaims: ["exp", "iat", "sub"], // without it a token that has no exp lives for ever
});
`,
      },
    },
  },
  {
    id: "token-type-confusion",
    title: "Takes a token of another kind as an access token",
    severity: "high",
    category: "authentication",
    cwe: ["CWE-287"],
    owasp: ["API2:2023"],
    control: "token-validation",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "A token made for something else (renewing a session, telling a web page who signed in, resetting a password) opens the API as well. Such tokens live longer and travel through mails, pages and logs. Whoever finds one reads the person's data for weeks.",
    fix: {
      summary:
        "Write the kind into every token (for access tokens the header `typ: at+jwt`, RFC 9068), and accept only that kind on API operations.",
      recipes: {
        flask: `import jwt

def access_claims(token):
    """The claims of an access token; raises jwt.InvalidTokenError for any other kind."""
    whole = jwt.decode_complete(
        token, KEY, algorithms=["HS256"], audience="orders-api", issuer="https://id.example",
        leeway=30, options={"require": ["exp", "iat", "sub", "aud", "iss"]},
    )
    if str(whole["header"].get("typ")).lower() != "at+jwt":
        raise jwt.InvalidTokenError("not an access token")
    return whole["payload"]
`,
        express: `import { jwtVerify } from "jose";

async function accessClaims(token) {
  const { payload } = await jwtVerify(token, key, {
    typ: "at+jwt", // refresh, id and reset tokens carry another type
    algorithms: ["HS256"],
    audience: "orders-api",
    issuer: "https://id.example",
    requiredClaims: ["exp", "iat", "sub"],
  });
  return payload;
}
`,
      },
    },
  },
  {
    id: "token-not-revoked",
    title: "A token still works after logout",
    severity: "medium",
    category: "authentication",
    cwe: ["CWE-613"],
    owasp: ["API2:2023"],
    control: "safe-token-handling",
    witnesses: ["runtime"],
    available: ["runtime"],
    varies: "Low where the token ends by itself within fifteen minutes.",
    why: "After logout, a changed password or a deleted account the old token goes on working. A person who notices a theft and does the right thing is not protected by it. The thief reads on until the token expires.",
    fix: {
      summary:
        "Give each token an id (`jti`) and refuse revoked ids, not the token's text, which can be written in more than one way. On a change of password refuse every token issued before it.",
      recipes: {
        flask: `from flask import g

@app.post("/auth/logout")
def logout():
    revoked.add(g.claims["jti"], until=g.claims["exp"])  # by id: token + "=" is the same token in other words
    return "", 204

def still_valid(claims):  # called where the token is verified
    user = users.find_active(claims["sub"])
    if user is None or revoked.has(claims["jti"]):
        return False
    return claims["iat"] >= user.password_changed_at
`,
        express: `app.post("/auth/logout", async (req, res) => {
  await revoked.add(req.auth.jti, { until: req.auth.exp }); // by id: token + "=" is the same token in other words
  res.status(204).end();
});

async function stillValid(claims) { // called where the token is verified
  const user = await users.findActive(claims.sub);
  if (!user || (await revoked.has(claims.jti))) return false;
  return claims.iat >= user.passwordChangedAt;
}
`,
      },
    },
  },
  {
    id: "audience-not-checked",
    title: "Takes tokens made for another service",
    severity: "medium",
    category: "authentication",
    cwe: ["CWE-345"],
    owasp: ["API2:2023"],
    control: "token-validation",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "A token names the service that it was made for, and this API does not look. A token given to a less careful service, or to a partner's, opens this one too. One weak service then costs the data of all.",
    fix: {
      summary:
        "Check the audience (`aud`) and the issuer (`iss`) of every token, and require that both are there. Turning the check off is no repair.",
      recipes: {
        flask: `import jwt

claims = jwt.decode(
    token,
    KEY,
    algorithms=["HS256"],
    audience="orders-api",  # never options={"verify_aud": False}
    issuer="https://id.example",
    options={"require": ["exp", "iat", "sub", "aud", "iss"]},
)
`,
        express: `import { jwtVerify } from "jose";

const { payload } = await jwtVerify(token, key, {
  algorithms: ["HS256"],
  audience: "orders-api", // giving it also requires that the claim is there
  issuer: "https://id.example",
  requiredClaims: ["exp", "iat", "sub"],
});
`,
      },
    },
  },
  {
    id: "spoofable-identity",
    title: "Believes a header that says who is asking",
    severity: "critical",
    category: "authentication",
    cwe: ["CWE-290"],
    owasp: ["API2:2023"],
    control: "token-validation",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "The API learns from a plain header, such as `X-User-Id`, who is asking, and anybody can send one. The token is then an ornament. Whoever knows or counts up user ids reads everybody's data.",
    fix: {
      summary:
        "Take the caller from the verified token alone. Where a gateway passes the user on, let it strip the header from outside and prove itself (a signed header or mutual TLS).",
      recipes: {
        flask: `from flask import abort, g

def subject():
    """Who asks: the verified token says so, never X-User-Id, a query or a body."""
    claims = g.get("claims")
    if not claims:
        abort(401)
    return claims["sub"]
`,
        express: `/** Who asks: the verified token says so, never X-User-Id, a query or a body. */
function subject(req) {
  if (!req.auth?.sub) {
    throw Object.assign(new Error("no verified token"), { status: 401 });
  }
  return req.auth.sub;
}
`,
      },
    },
  },
  {
    id: "token-in-url",
    title: "Takes or gives a token in a URL",
    severity: "high",
    category: "authentication",
    cwe: ["CWE-598", "CWE-522"],
    owasp: ["API2:2023"],
    control: "safe-token-handling",
    witnesses: ["runtime", "source", "spec"],
    available: ["runtime", "spec"],
    varies:
      "Medium for the implicit flow, whose token stands in the fragment; low where the name alone speaks for it, or no operation uses it.",
    why: "A URL is written down wherever it passes: browser history, server and proxy logs, the Referer header of the next page. A token in it is written down too. Whoever reads one of these places can act as that person.",
    fix: {
      summary:
        "Take tokens from the Authorization header only, and refuse a request that carries one in its URL. For downloads use a short-lived, single-use ticket.",
      recipes: {
        flask: `from flask import abort, request

TOKEN_PARAMETERS = {"access_token", "token", "api_key", "apikey", "jwt", "auth"}

@app.before_request
def refuse_tokens_in_urls():
    # Refusing, not ignoring: a client that goes on sending it goes on leaking it.
    if TOKEN_PARAMETERS & {name.lower() for name in request.args}:
        abort(400, description="send the token in the Authorization header")
`,
        express: `const tokenParameters = new Set(["access_token", "token", "api_key", "apikey", "jwt", "auth"]);

app.use((req, res, next) => {
  // Refusing, not ignoring: a client that goes on sending it goes on leaking it.
  if (Object.keys(req.query).some((name) => tokenParameters.has(name.toLowerCase()))) {
    return res.status(400).json({ title: "Send the token in the Authorization header", status: 400 });
  }
  next();
});
`,
      },
    },
  },
  {
    id: "token-lifetime",
    title: "Access tokens live too long",
    severity: "low",
    category: "authentication",
    cwe: ["CWE-613"],
    owasp: ["API2:2023"],
    control: "safe-token-handling",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "An access token works for days, or without an end. The longer it lives, the more a lost laptop, a log or a backup is worth to a thief. A short life limits what any other mistake can cost.",
    fix: {
      summary:
        "Let access tokens live for fifteen minutes or less, and renew them with a refresh token that is exchanged at each use and can be revoked.",
      recipes: {
        flask: `import time
import uuid
import jwt

def access_token(user_id, scope):
    now = int(time.time())
    claims = {"sub": str(user_id), "aud": "orders-api", "iss": "https://id.example", "scope": scope,
              "iat": now, "exp": now + 15 * 60, "jti": uuid.uuid4().hex}
    return jwt.encode(claims, KEY, algorithm="HS256", headers={"typ": "at+jwt"})
`,
        express: `import { SignJWT } from "jose";

const accessToken = (userId, scope) =>
  new SignJWT({ scope })
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setSubject(String(userId))
    .setAudience("orders-api")
    .setIssuer("https://id.example")
    .setIssuedAt()
    .setExpirationTime("15m")
    .setJti(crypto.randomUUID())
    .sign(key);
`,
      },
    },
  },
  {
    id: "session-fixation",
    title: "Keeps the session from before the login",
    severity: "high",
    category: "authentication",
    cwe: ["CWE-384"],
    owasp: ["API2:2023"],
    control: "safe-token-handling",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies: null,
    why: "The session id that a visitor brings stays the same after login. An attacker plants an id of their own, waits for the person to sign in, and shares the session. The password was never stolen, and changing it does not help.",
    fix: {
      summary: "Make a new session id at every login and every change of rights, and drop the old one.",
      recipes: {
        flask: `import time
from flask import session

def sign_in(user):
    session.clear()  # nothing from before the login survives it
    session["user_id"] = user.id
    session["signed_in_at"] = int(time.time())
    # Flask-Session keeps sessions on the server: there also call app.session_interface.regenerate(session)
`,
        express: `// with express-session
function signIn(req, user, next, done) {
  req.session.regenerate((error) => { // a new id; nothing from before the login survives it
    if (error) return next(error);
    req.session.userId = user.id;
    req.session.save((failed) => (failed ? next(failed) : done()));
  });
}
`,
      },
    },
  },
  {
    id: "user-enumeration",
    title: "Tells which accounts exist",
    severity: "medium",
    category: "authentication",
    cwe: ["CWE-204"],
    owasp: ["API2:2023"],
    control: "generic-errors",
    witnesses: ["runtime"],
    available: ["runtime"],
    varies: "Low at a registration, which in most APIs says that an address is taken.",
    why: "Login, registration or reset answers differently for a name that has an account. So a stranger can find out who is a customer, which for a clinic or a dating service is itself a secret. The list of real names also makes guessing passwords cheap.",
    fix: {
      summary:
        "Give the same status, the same body and about the same delay whether the account exists or not. Compare the password with a dummy hash where there is no user, and tell the rest by mail.",
      recipes: {
        flask: `from flask import abort, request
from werkzeug.security import check_password_hash, generate_password_hash

NOBODY = generate_password_hash("a password that nobody has")

@app.post("/auth/login")
@public
def login():
    sent = request.get_json()
    user = users.find_by_name(sent.get("username"))
    matches = check_password_hash(user.password_hash if user else NOBODY, str(sent.get("password")))
    if user is None or not matches:
        abort(401, description="wrong name or password")
    return {"access_token": access_token(user.id, user.scope), "token_type": "Bearer"}
`,
        express: `import { scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);
const nobody = { salt: Buffer.alloc(16), hash: Buffer.alloc(32) };

app.post("/auth/login", async (req, res) => {
  const user = await users.findOne({ username: String(req.body?.username) });
  const { salt, hash } = user ?? nobody;
  const matches = timingSafeEqual(await derive(String(req.body?.password), salt, hash.length), hash);
  if (!user || !matches) return res.status(401).json({ title: "Wrong name or password", status: 401 });
  res.set("Cache-Control", "no-store").json({ access_token: await accessToken(user.id, user.scope), token_type: "Bearer" });
});
`,
      },
    },
  },
  {
    id: "personal-data-in-token",
    title: "Carries personal data inside the token",
    severity: "low",
    category: "authentication",
    cwe: ["CWE-359", "CWE-201"],
    owasp: ["API3:2023"],
    control: "safe-token-handling",
    witnesses: ["runtime", "source"],
    available: ["runtime"],
    varies:
      "Low for names, contact data and the other standard OpenID Connect claims; high for government ids, health and payment data, passwords and their hashes.",
    why: "A signed token is not encrypted: whoever holds it can read what is inside. It is stored in browsers, sent to every service and written into logs, and the personal data goes along each time. Deleting the data at its source does not reach these copies.",
    fix: {
      summary: "Put an opaque subject id and the scope into the token, nothing else, and let the services look up what they need.",
      recipes: {
        flask: `import time
import uuid
import jwt

def access_token(user, scope):
    now = int(time.time())
    claims = {
        "sub": user.public_id,  # a random id: no name, e-mail or number of the person
        "scope": scope,
        "aud": "orders-api", "iss": "https://id.example",
        "iat": now, "exp": now + 15 * 60, "jti": uuid.uuid4().hex,
    }
    return jwt.encode(claims, KEY, algorithm="HS256", headers={"typ": "at+jwt"})
`,
        express: `import { SignJWT } from "jose";

const accessToken = (user, scope) =>
  new SignJWT({ scope }) // no name, e-mail, birth date or role description
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setSubject(user.publicId) // a random id
    .setAudience("orders-api")
    .setIssuer("https://id.example")
    .setIssuedAt()
    .setExpirationTime("15m")
    .setJti(crypto.randomUUID())
    .sign(key);
`,
      },
    },
  },
] as const satisfies readonly RuleEntry[];
