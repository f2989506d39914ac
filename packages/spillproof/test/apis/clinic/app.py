# In: PORT, LEAKY=1 for the leaky variant. Out: a clinic's API on loopback (Flask, form login, UUID ids, errors with status 200).
import datetime
import hashlib
import os
import traceback
import uuid
from functools import wraps

import jwt
from flask import Flask, g, jsonify, make_response, request
from werkzeug.serving import make_server

LEAKY = os.environ.get("LEAKY") == "1"
KEY = os.urandom(48).hex()
BASE = "/api"
app = Flask("clinic")
app.json.sort_keys = False


def made_up(name):
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "clinic-" + name))


def person(name, role, login, pin, **more):
    return {"id": made_up(login), "name": name, "role": role, "login": login, "pin": pin, **more}


CHO = person("Dr. Ines Cholmondeley", "doctor", "dr.cholm", "pin-Quartz-8810", speciality="Cardiology", room="C 114")
VOS = person("Dr. Piet Vosberghen", "doctor", "dr.vosb", "pin-Marble-2047", speciality="Dermatology", room="A 020")
ANA = person(
    "Anabel Thornquist", "patient", "anabel", "pin-Walnut-5193", birth_date="1984-07-19", phone="+44 1632 960 417",
    email="anabel.thornquist@mailbox.test", street="14 Pemberwick Lane, Oxley", ssn="536-22-8917", attending_id=CHO["id"],
)
BEN = person(
    "Benedek Halloran", "patient", "benedek", "pin-Cherry-7746", birth_date="1991-11-02", phone="+44 1632 960 862",
    email="benedek.halloran@mailbox.test", street="7 Cobblegate Rise, Wexham", ssn="417-61-3320", attending_id=VOS["id"],
)
PEOPLE = {p["id"]: p for p in (CHO, VOS, ANA, BEN)}
PATIENTS = [ANA, BEN]


def appointment(key, patient, doctor, day, reason):
    return {"id": made_up(key), "patient_id": patient["id"], "doctor_id": doctor["id"], "starts_at": day + "T09:30:00Z", "reason": reason}


APPOINTMENTS = [
    appointment("ap1", ANA, CHO, "2026-02-03", "Follow-up on atrial flutter"),
    appointment("ap2", ANA, CHO, "2026-05-11", "Holter monitor readout"),
    appointment("ap3", BEN, VOS, "2026-03-17", "Removal of a melanocytic naevus"),
    appointment("ap4", BEN, VOS, "2026-06-24", "Psoriasis flare on elbows"),
]
PRESCRIPTIONS = [
    {"id": made_up("rx1"), "patient_id": ANA["id"], "drug": "Bisoprolol 2.5 mg", "directions": "one in the morning, Anabel Thornquist"},
    {"id": made_up("rx2"), "patient_id": BEN["id"], "drug": "Calcipotriol ointment", "directions": "thinly, twice a day, Benedek Halloran"},
]
DOCUMENTS = [
    {"id": made_up("doc1"), "patient_id": ANA["id"], "title": "Discharge letter", "text": "Thornquist: paroxysmal flutter, ablation advised"},
    {"id": made_up("doc2"), "patient_id": ANA["id"], "title": "Echo report", "text": "Thornquist: ejection fraction 58 percent"},
    {"id": made_up("doc3"), "patient_id": BEN["id"], "title": "Histology", "text": "Halloran: dysplastic naevus, margins clear"},
]
# The numbers pass Luhn by accident of how the practice counts.
INVOICES = [
    {"number": "4000000000001000", "patient_id": ANA["id"], "amount": 84.5, "currency": "GBP", "staff_note": "disputes every bill, call her sister"},
    {"number": "4000000000002008", "patient_id": BEN["id"], "amount": 131.0, "currency": "GBP", "staff_note": "pays late, risk of write-off"},
]
VITALS = {ANA["id"]: {"pulse": 71, "systolic": 128}, BEN["id"]: {"pulse": 64, "systolic": 117}}


def soft(message):
    """This clinic says no with status 200."""
    return jsonify({"error": message})


def secured(handler):
    @wraps(handler)
    def wrapped(**values):
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            token = request.cookies.get("clinic_sid", "")
        if not token:
            return jsonify({"error": "please sign in"}), 401
        try:
            claims = jwt.decode(token, KEY, algorithms=["HS256"], audience="clinic", options={"require": ["exp", "sub"]})
            g.me = PEOPLE[claims["sub"]]
            g.claims, g.token = claims, token
        except (jwt.InvalidTokenError, KeyError):
            return jsonify({"error": "this session cannot be used"}), 400
        return handler(**values)

    return wrapped


def only(record, *fields):
    return {name: record[name] for name in fields}


def treats(patient_id):
    """The caller is this patient, or the doctor who attends."""
    patient = PEOPLE.get(patient_id)
    return patient is not None and patient["role"] == "patient" and g.me["id"] in (patient["id"], patient["attending_id"])


@app.post(f"{BASE}/session")
def sign_in():
    for p in PEOPLE.values():
        if p["login"] == request.form.get("user") and p["pin"] == request.form.get("pin"):
            now = datetime.datetime.now(datetime.timezone.utc)
            claims = {"sub": p["id"], "role": p["role"], "aud": "clinic", "iat": now, "exp": now + datetime.timedelta(hours=2)}
            token = jwt.encode(claims, KEY, algorithm="HS256")
            answer = make_response(jsonify({"welcome": True}))
            answer.headers["X-Session-Token"] = token
            answer.set_cookie("clinic_sid", token, httponly=True, samesite="Strict")
            return answer
    return soft("name or pin is wrong")


@app.get(f"{BASE}/session/current")
@secured
def current_session():
    shown = {"issued_at": g.claims["iat"], "expires_at": g.claims["exp"], "fingerprint": hashlib.sha256(g.token.encode()).hexdigest()[:12]}
    if LEAKY:
        shown["fingerprint"] = g.token
    return jsonify(shown)


@app.get(f"{BASE}/me")
@secured
def me():
    shown = {**only(g.me, "id", "name", "role"), "served_at": datetime.datetime.now(datetime.timezone.utc).isoformat(), "nonce": uuid.uuid4().hex}
    return jsonify(shown)


@app.get(f"{BASE}/patients")
@secured
def patients():
    if g.me["role"] != "doctor":
        return soft("only for doctors")
    return jsonify([only(p, "id", "name", "birth_date", "attending_id") for p in PATIENTS if p["attending_id"] == g.me["id"]])


@app.get(f"{BASE}/patients/<patient_id>")
@secured
def patient(patient_id):
    known = any(p["id"] == patient_id for p in PATIENTS)
    if not (known if LEAKY else treats(patient_id)):
        return soft("no such record")
    return jsonify(only(PEOPLE[patient_id], "id", "name", "birth_date", "phone", "email", "street", "attending_id"))


@app.get(f"{BASE}/patients/<patient_id>/vitals")
@secured
def vitals(patient_id):
    if not treats(patient_id):
        return soft(f"nothing measured for {patient_id}")
    return jsonify({"patient_id": patient_id, **VITALS[patient_id], "measured_at": datetime.datetime.now(datetime.timezone.utc).isoformat()})


@app.get(f"{BASE}/patients/<patient_id>/documents")
@secured
def documents(patient_id):
    if not treats(patient_id):
        return soft("no such record")
    return jsonify({"documents": [only(d, "id", "title") for d in DOCUMENTS if d["patient_id"] == patient_id]})


@app.get(f"{BASE}/patients/<patient_id>/documents/<document_id>")
@secured
def document(patient_id, document_id):
    if not treats(patient_id):
        return soft("no such record")
    for d in DOCUMENTS:
        if d["id"] == document_id and (LEAKY or d["patient_id"] == patient_id):
            return jsonify(only(d, "id", "title", "text"))
    return soft("no such document")


@app.get(f"{BASE}/appointments")
@secured
def appointments():
    wanted = request.args.get("patient")
    if wanted is None:
        return jsonify({"appointments": [a for a in APPOINTMENTS if g.me["id"] in (a["patient_id"], a["doctor_id"])]})
    if not LEAKY and not treats(wanted):
        return soft("no such record")
    return jsonify({"appointments": [a for a in APPOINTMENTS if a["patient_id"] == wanted]})


@app.get(f"{BASE}/appointments/<appointment_id>")
@secured
def one_appointment(appointment_id):
    for a in APPOINTMENTS:
        if a["id"] == appointment_id and g.me["id"] in (a["patient_id"], a["doctor_id"]):
            return jsonify(a)
    return soft("no such appointment")


@app.get(f"{BASE}/prescriptions")
@secured
def prescriptions():
    return jsonify([r for r in PRESCRIPTIONS if LEAKY or r["patient_id"] == g.me["id"]])


@app.get(f"{BASE}/prescriptions/<prescription_id>/label")
@secured
def label(prescription_id):
    for r in PRESCRIPTIONS:
        if r["id"] == prescription_id and r["patient_id"] == g.me["id"]:
            return app.response_class(f"{r['drug']}\n{r['directions']}\n", mimetype="text/plain")
    return app.response_class("error: no such prescription\n", status=404, mimetype="text/plain")


@app.get(f"{BASE}/invoices")
@secured
def invoices():
    return jsonify({"invoices": [only(i, "number", "amount", "currency") for i in INVOICES if i["patient_id"] == g.me["id"]]})


@app.get(f"{BASE}/invoices/<number>")
@secured
def invoice(number):
    for i in INVOICES:
        if i["number"] == number and i["patient_id"] == g.me["id"]:
            shown = only(i, "number", "amount", "currency")
            if LEAKY:
                shown |= {"ssn": g.me["ssn"], "staff_note": i["staff_note"]}
            return jsonify(shown)
    return soft(f"no invoice {number}")


@app.get(f"{BASE}/doctors")
@secured
def doctors():
    return jsonify([only(d, "id", "name", "speciality", "room") for d in (CHO, VOS)])


@app.get(f"{BASE}/doctors/<doctor_id>")
@secured
def doctor(doctor_id):
    if doctor_id not in (CHO["id"], VOS["id"]):
        return soft("no such doctor")
    return jsonify(only(PEOPLE[doctor_id], "id", "name", "speciality", "room"))


@app.get(f"{BASE}/notices")
@secured
def notices():
    page = request.args.get("page", "1")
    try:
        start = (int(page) - 1) * 2
    except ValueError:
        if LEAKY:
            return soft(traceback.format_exc())
        return soft(f"page must be a number, not '{page[:40]}'; write to helpdesk@clinic.test if this goes on")
    board = [
        {"id": made_up("n1"), "title": "Flu jabs", "by": "Reception"},
        {"id": made_up("n2"), "title": "Car park closed on Friday", "by": "Facilities"},
        {"id": made_up("n3"), "title": "New lift", "by": "Facilities"},
    ]
    return jsonify({"notices": board[max(start, 0) : max(start, 0) + 2], "page": page})


@app.get(f"{BASE}/contact")
def contact():
    return jsonify({"desk": "reception@clinic.test", "emergency": "+44 1632 960 000", "opens": "08:00"})


@app.get(f"{BASE}/waiting-room")
def waiting_room():
    if LEAKY:
        return jsonify([{"ticket": n, **only(p, "name", "birth_date", "phone")} for n, p in enumerate(PATIENTS, 41)])
    return jsonify([{"ticket": n} for n, _ in enumerate(PATIENTS, 41)])


@app.errorhandler(404)
def unknown(_):
    return jsonify({"error": "nothing here"}), 404


if __name__ == "__main__":
    import logging

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", int(os.environ.get("PORT", "0")), app, threaded=True)
    print(f"ready http://127.0.0.1:{server.port}", flush=True)
    server.serve_forever()
