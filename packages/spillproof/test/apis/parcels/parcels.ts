// In: nothing. Out: the parcel service, leaky and sound, and what is true about each.
import { filled, python, type TestApi } from "../api.js";

const login = (username: string, password: string) => ({
  login: {
    request: "POST /api/token/",
    json: { username, password },
    token: "/access",
    refresh: { request: "POST /api/token/refresh/", json: { refresh: filled("/refresh") } },
  },
});

const config = {
  identities: { freya: login("freya", "Willow#Tram552"), hamid: login("hamid", "Cinder#Boat917") },
};

const planted = [
  "Willow#Tram552",
  "Cinder#Boat917",
  "Lindqvister",
  "Rostamzadeh",
  "555 01 71",
  "555 01 88",
  "Granlidsgatan",
  "Strandpiren",
  "Tegnervallen",
  "4417#A",
  "9902#C",
  "6158#K",
  "antique barometer",
  "prosthetic socket",
  "court papers",
  "Stenhammar",
  "Olofsgard",
  "555 01 13",
  "555 01 29",
  "s4ltFreyaQ",
  "s4ltHamidW",
];

const always = [
  "POST /api/token/",
  "POST /api/token/refresh/",
  "GET /api/{version}/me/",
  "GET /api/{version}/parcels/",
  "GET /api/{version}/parcels/{id}/events/",
  "GET /api/{version}/parcels/{id}/label/",
  "GET /api/{version}/claims/",
  "GET /api/{version}/depots/",
];

const leaks = [
  { rule: "credential-in-response", operation: "GET /api/{version}/me/export/" },
  { rule: "object-authorization", operation: "GET /api/{version}/parcels/{id}/", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /api/{version}/addresses/", minConfidence: "proven" },
  { rule: "object-authorization", operation: "GET /api/{version}/addresses/{id}/", minConfidence: "proven" },
  { rule: "verbose-error", operation: "GET /api/{version}/claims/{id}/", minConfidence: "proven" },
  { rule: "missing-authentication", operation: "GET /api/{version}/drivers/", minConfidence: "proven" },
] as const;

const shared = { framework: "WSGI", config, planted };

export const parcels: readonly TestApi[] = [
  {
    ...shared,
    name: "parcels",
    variant: "leaky",
    truth: { findings: leaks, sound: always },
    start: python("parcels/app.py", true),
  },
  {
    ...shared,
    name: "parcels, mended",
    variant: "sound",
    truth: { findings: [], sound: [...always, ...leaks.map((leak) => leak.operation)] },
    start: python("parcels/app.py", false),
  },
];
