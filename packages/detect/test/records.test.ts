// Records in the forms that bodies, logs and tables have: what is told in them, and their twins in which nothing is.

import { describe, expect, it } from "vitest";
import { machineReadableZone } from "../../../bench/generate/identifiers.js";
import { random } from "../../../bench/generate/random.js";
import { createDetector } from "../src/index.js";

const detector = createDetector();
const told = (text: string): string[] =>
  detector
    .scan(text)
    .filter(({ confidence }) => confidence !== "tentative")
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
const encoded = (text: string): string => encodeURIComponent(text);

describe.each<[string, string, string[]]>([
  [
    "a form",
    `order=5&insured_voornaam=Sanne&insured_achternaam=${encoded("de Vrïes")}&note=x`,
    ["person-name Sanne", `person-name ${encoded("de Vrïes")}`],
  ],
  ["a form with names in another script", `id=5&${encoded("姓名")}=${encoded("李娜")}&lang=zh`, [`person-name ${encoded("李娜")}`]],
  ["a query", "GET /search?first_name=Uta&last_name=Klein&page=2 HTTP/1.1", ["person-name Uta", "person-name Klein"]],
  ["logfmt", 'level=info msg="read" full_name="Uta Klein" address_city=Bonn', ["person-name Uta Klein", "postal-address Bonn"]],
  ["a form in a string", '{"body":"first_name=Uta&last_name=Klein&x=1"}', ["person-name Uta", "person-name Klein"]],
  ["tags in another script", "<r><الاسم_الأول>عائشة</الاسم_الأول></r>", ["person-name عائشة"]],
  ["a row over two lines", 'first_name,motto,city\nUta,"bright\nand early",Bonn\n', ["person-name Uta", "postal-address Bonn"]],
  ["names of columns in another script", "INSERT INTO t (id, 姓名) VALUES (1, '李娜');", ["person-name 李娜"]],
  ["escaped JSON", '<p data-x="{&quot;firstName&quot;:&quot;Uta&quot;}">x</p>', ["person-name Uta"]],
  [
    "a word in another script behind its container's",
    '{"email":"uta@klein-web.de","homeAddress城市":"成都市"}',
    ["email uta@klein-web.de", "postal-address 成都市"],
  ],
  [
    "a device of somebody",
    '{"email":"uta@klein-web.de","device":{"deviceSerialNumber":"MZD2394WA927"}}',
    ["email uta@klein-web.de", "device-serial MZD2394WA927"],
  ],
  [
    "two words of one sort",
    '{"email":"uta@klein-web.de","postcodeWoonplaats":"1234 AB Utrecht"}',
    ["email uta@klein-web.de", "postal-address 1234 AB Utrecht"],
  ],
])("%s", (_, text, expected) => {
  it("is read as a record", () => expect(told(text)).toEqual(expected));
});

it.each([
  "GET /products?name=Lamp&city=Berlin&page=2 HTTP/1.1",
  'level=info msg="started" name=nginx role=web age=12 zone=eu',
  "level=info table=users name=idx_users city=Paris rows=5",
  "make CC=gcc NAME=build TARGET=all PASSWORD=$(PW)",
  "SELECT name FROM users WHERE name='x' AND city = 'y' AND age=5",
  '{"body":"name=Lamp&city=Berlin&page=2"}',
  "<r><اسم_المنتج>مصباح</اسم_المنتج></r>",
  'name,notes,city\nLamp,"bright\nand early",Bonn\n',
  '<p data-x="{&quot;product&quot;:{&quot;name&quot;:&quot;Lamp&quot;,&quot;city&quot;:&quot;Bonn&quot;}}">x</p>',
  '{"product":{"name":"Lamp","device":{"deviceSerialNumber":"MZD2394WA927"}}}',
])("%s holds nothing", (text) => expect(told(text)).toEqual([]));

describe("fields", () => {
  // The second line of a passport, with its own check digits and of no specimen's state.
  const [, line] = machineReadableZone(random(4), "Klein", "Uta", "POL");
  it.each([
    [`{"mrz_line2":"${line}"}`, [`mrz ${line}`]],
    ['{"mrz_line2":"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH"}', []],
    ['{"securityAnswer":"Kingfisher Lane"}', ["security-answer Kingfisher Lane"]],
    ['{"securityAnswer":"your answer","security_question":"First pet?"}', []],
    ['{"titularTarjeta":"Lucía Castillo"}', ["person-name Lucía Castillo"]],
    ['{"tipoTarjeta":"Visa Oro"}', []],
    [
      `{"ethereum_address":"0x${"2856ce45ef6c04c4".repeat(3).slice(0, 40)}"}`,
      [`crypto-address 0x${"2856ce45ef6c04c4".repeat(3).slice(0, 40)}`],
    ],
    [`{"contract_address":"0x${"2856ce45ef6c04c4".repeat(3).slice(0, 40)}"}`, []],
    ['{"passportNo":"CZXCGCY97"}', ["passport CZXCGCY97"]],
    ['{"passportNo":"VALIDATED"}', []],
    ['{"by":"anna.koc@wp.pl"}', ["email anna.koc@wp.pl"]],
    ['{"by":"main.rs@node.sh"}', []],
    ['{"firstName":"Zoé","address":"Main Street"}', ["person-name Zoé", "postal-address Main Street"]],
    ['{"firstName":"Prénom","lastName":"Nom de famille","address":"Adresse"}', []],
  ])("%s", (text, expected) => expect(told(text)).toEqual(expected));
});
