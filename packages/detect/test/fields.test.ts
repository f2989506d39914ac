import { describe, expect, it } from "vitest";
import { type KeyFacts, keyFacts, SHARED_NAME_BITS, SHORT_NAME_BITS, SPECIFIC_NAME_BITS } from "../src/fields/classify.js";
import { judge } from "../src/fields/field-value.js";
import { lengthRange } from "../src/fields/shape-length.js";
import { classifyField, createDetector, maskedLooking, types } from "../src/index.js";
import type { Scheme } from "../src/schemes/index.js";

const detector = createDetector();
const told = (value: unknown, least: "firm" | "tentative" = "firm"): string[] =>
  detector
    .scan(JSON.stringify(value))
    .filter(({ confidence }) => least === "tentative" || confidence !== "tentative")
    .map(({ type, pointer }) => `${pointer} ${type}`);

describe("what a field's name promises", () => {
  it.each([
    ["ssn", "us-ssn"],
    ["internal_role", "role"],
    ["passwordHash", "password-hash"],
    ["hashed_password", "password-hash"],
    ["fecha_nacimiento", "birth-date"],
    ["customer-name", "person-name"],
    ["user.email", "email"],
    ["Geburtsdatum", "birth-date"],
    ["numéro_de_téléphone", "phone"],
    ["doğum_tarihi", "birth-date"],
    ["imię", "person-name"],
    ["codice_fiscale", "it-codice-fiscale"],
    ["motDePasse", "password"],
    ["wachtwoord", "password"],
    ["Authorization", "authorization-header"],
    ["X-Api-Key", "api-key"],
    ["client_secret", "secret"],
    ["shippingAddress", "postal-address"],
    ["riskScore", "risk-score"],
    ["is_admin", "access-flag"],
    ["staff_notes", "staff-note"],
    ["sick_reason", "health-condition"],
    ["salario", "income"],
    ["phone2", "phone"],
    ["IBAN", "iban"],
    ["last_login_ip", "ip-address"],
  ])("%s is %s", (key, type) => expect(classifyField(key)?.type).toBe(type));

  it.each([
    "id",
    "template_id",
    "email_verified",
    "has_password",
    "password_reset_url",
    "password_changed_at",
    "token_type",
    "token_count",
    "next_page_token",
    "csrf_token",
    "csrfToken",
    "max_tokens",
    "userName",
    "product_name",
    "file_name",
    "company_name",
    "status",
    "score",
    "public_key",
    "map_pin",
    "page",
    "version",
    "__proto__",
    "constructor",
    "toString",
  ])("%s is nothing", (key) => expect(classifyField(key)).toBeNull());

  it("says what needs a person around it", () => {
    expect(classifyField("name")).toMatchObject({ type: "person-name", needsPerson: true });
    expect(classifyField("role")).toMatchObject({ type: "role", kind: "internal", needsPerson: true });
    expect(classifyField("first_name")).toMatchObject({ needsPerson: false });
  });
});

describe("names in many languages", () => {
  // Each language: its word, what it promises. Snake, camel, kebab and scripts without case.
  const byLanguage: Readonly<Record<string, string>> = {
    English:
      "first_name=person-name lastName=person-name customer-email=email phoneNumber=phone date_of_birth=birth-date mailing_address=postal-address bloodType=health-condition maritalStatus=marital-status license_plate=licence-plate faceEmbedding=biometric annual_salary=income credit_score=risk-score religion=special-category nextOfKin=emergency-contact advertising_id=device-id deathDate=death-date",
    German:
      "vorname=person-name kundenname=person-name geburts_datum=birth-date staatsangehoerigkeit=special-category Staatsangehörigkeit=special-category handynummer=phone strasse_hausnummer=postal-address Krankenversichertennummer=health-id gehalt=income Familienstand=marital-status kreditkartennummer=card-number",
    French:
      "prénom=person-name nom_de_famille=person-name dateDeNaissance=birth-date numero-de-telephone=phone adresse_complete=postal-address numero_de_securite_sociale=fr-nir etat_civil=marital-status groupe_sanguin=health-condition mot_de_passe=password nationalité=special-category",
    Spanish:
      "nombre_completo=person-name apellidoPaterno=person-name fecha_de_nacimiento=birth-date telefono_movil=phone correo-electronico=email domicilio=postal-address tipo_de_sangre=health-condition contraseña=password sueldo=income estado_civil=marital-status nombre_del_cliente=person-name fecha_nacimiento_paciente=birth-date",
    Portuguese:
      "nome_completo=person-name nomeDaMae=person-name data_de_nascimento=birth-date celular=phone endereço_residencial=postal-address cpf_cliente=br-cpf numero_de_cpf=br-cpf senha=password estado-civil=marital-status orientacaoSexual=special-category",
    Italian:
      "cognome=person-name dataDiNascita=birth-date luogo_di_nascita=birth-place numero_cellulare=phone indirizzo_residenza=postal-address codice-fiscale=it-codice-fiscale gruppo_sanguigno=health-condition stato_civile=marital-status stipendio=income",
    Dutch:
      "voornaam=person-name achternaam=person-name geboortedatum=birth-date telefoonnummer=phone woonadres=postal-address burgerservicenummer=nl-bsn bloedgroep=health-condition wachtwoord=password burgerlijkeStaat=marital-status",
    Polish:
      "imię=person-name nazwisko_rodowe=person-name data_urodzenia=birth-date numerTelefonu=phone numer_telefonu_klienta=phone adres-zamieszkania=postal-address pesel=pl-pesel grupa_krwi=health-condition hasło=password wynagrodzenie=income",
    Russian:
      "фамилия=person-name ФИО=person-name дата_рождения=birth-date датаРождения=birth-date номер_телефона=phone адрес_проживания=postal-address пароль=password диагноз=health-condition зарплата=income familiya=person-name data_rozhdeniya=birth-date nomer_telefona=phone номер_паспорта=passport",
    Ukrainian:
      "прізвище=person-name дата_народження=birth-date номер_телефону=phone громадянство=special-category група_крові=health-condition",
    Turkish:
      "soyadı=person-name ad_soyad=person-name doğum_tarihi=birth-date dogumTarihi=birth-date telefon_numarası=phone ev_adresi=postal-address tc_kimlik_no=tr-tckn kan_grubu=health-condition şifre=password medeni_hal=marital-status maaş=income",
    Indonesian:
      "nama_lengkap=person-name tanggal_lahir=birth-date nomor_hp=phone no_hp=phone alamat_rumah=postal-address golongan_darah=health-condition kata_sandi=password gaji=income agama=special-category nama_ibu_kandung=person-name",
    Japanese:
      "氏名=person-name フリガナ=person-name 生年月日=birth-date 電話番号=phone メールアドレス=email 血液型=health-condition パスワード=password 年収=income 国籍=special-category 口座番号=bank-account お客様の名前=person-name 氏名（カナ）=person-name seinengappi=birth-date",
    Chinese:
      "姓名=person-name 客户姓名=person-name 出生日期=birth-date 手机号=phone 家庭住址=postal-address 身份证号=cn-resident-id 身分證字號=national-id 血型=health-condition 密码=password 密碼=password 工资=income 国籍=special-category 银行卡号=card-number xingming=person-name shouji=phone chushengriqi=birth-date",
    Korean:
      "성명=person-name 고객명=person-name 생년월일=birth-date 휴대폰번호=phone 이메일=email 주민등록번호=national-id 혈액형=health-condition 비밀번호=password 연봉=income 국적=special-category 계좌번호=bank-account saengnyeonworil=birth-date",
    Arabic:
      "الاسم_الكامل=person-name تاريخ_الميلاد=birth-date رقم_الهاتف=phone البريد_الإلكتروني=email رقم_الهوية=national-id فصيلة_الدم=health-condition كلمة_المرور=password الراتب=income الجنسية=special-category tarikh_milad=birth-date",
    Czech:
      "příjmení=person-name datum_narozeni=birth-date telefonní_číslo=phone trvale_bydliste=postal-address heslo=password krevniSkupina=health-condition",
    Swedish:
      "förnamn=person-name efternamn=person-name födelsedatum=birth-date telefonnummer=phone lösenord=password medborgarskap=special-category",
    Danish:
      "efternavn=person-name fødselsdato=birth-date fodselsdato=birth-date foedselsdato=birth-date adgangskode=password telefonnummer=phone",
    Norwegian: "fornavn=person-name etternavn=person-name fødselsdato=birth-date mobilnummer=phone passord=password",
    Finnish:
      "etunimi=person-name sukunimi=person-name syntymäaika=birth-date puhelinnumero=phone salasana=password kansalaisuus=special-category",
    Hungarian:
      "vezetéknév=person-name anyja_neve=person-name születési_dátum=birth-date telefonszám=phone jelszó=password vércsoport=health-condition",
    Romanian:
      "prenume=person-name data_nasterii=birth-date numar_telefon=phone parola=password grupa_sanguina=health-condition cetatenie=special-category",
    Greek: "επώνυμο=person-name ονοματεπώνυμο=person-name ημερομηνία_γέννησης=birth-date τηλέφωνο=phone ιθαγένεια=special-category",
    Vietnamese:
      "ho_ten=person-name họ_và_tên=person-name ngay_sinh=birth-date so_dien_thoai=phone sốĐiệnThoại=phone mat_khau=password cccd=national-id",
    Thai: "ชื่อ-นามสกุล=person-name วันเกิด=birth-date เบอร์โทรศัพท์=phone รหัสผ่าน=password หมู่เลือด=health-condition สัญชาติ=special-category",
    Hebrew: "שם_משפחה=person-name תאריך_לידה=birth-date מספר_טלפון=phone תעודת_זהות=national-id סיסמה=password",
    Hindi: "जन्मतिथि=birth-date janm_tithi=birth-date मोबाइल_नंबर=phone राष्ट्रीयता=special-category",
  };
  it.each(Object.entries(byLanguage))("%s", (_, rows) => {
    const wrong = rows
      .split(" ")
      .map((row) => row.split("=") as [string, string])
      .filter(([key, type]) => classifyField(key)?.type !== type)
      .map(([key, type]) => `${key} is ${classifyField(key)?.type ?? "nothing"}, not ${type}`);
    expect(wrong).toEqual([]);
  });

  it("a word for a person before or behind makes it a person's, wherever it stands", () => {
    for (const key of [
      "customer_name",
      "kundenname",
      "nombre_cliente",
      "nama_pelanggan",
      "客户姓名",
      "고객 이름",
      "اسم_العميل",
      "client_city",
    ])
      expect([key, classifyField(key)?.needsPerson]).toEqual([key, false]);
  });

  const nothing =
    "template_id email_verified is_email_verified emailVerifiedAt email_template address_format address_type birth_rate gender_options gender_stats file_name host_name fileName className user_agent " +
    "card_type account_type card_brand last_name_required notes_enabled signature_algorithm session_count session_type token_type token_count nextPageToken csrf-token password_policy password_min_length passwordResetUrl " +
    "has_password password_strength product_name productName image_name tag_name pet_name contract_address memory_address network_address big_mac page package max-age maxAge cache_age race_name raceResult " +
    "workflow_state phone_brand phone_id card_id address_id email_count user_count order_id patient_id customer_id cookie_policy passport_type insurance_type salary_range_currency min_salary salaryMax sort_key primary_key public_key " +
    "description title state country currency rating score kind lang rates ttl rx tx dx diagnostics lib version createdAt updated_at 商品名 商品名称 会社名 상품명 اسم_المنتج produktname firmenname nombre_producto nome_prodotto nama_produk ürün_adı название 状态 状態 상태";
  it.each(nothing.split(" "))("%s is nothing", (key) => expect(classifyField(key)).toBeNull());

  it("knows the fields of shapes, and tells what has none of them as nothing", () => {
    expect(classifyField("wallet_address")?.type).toBe("crypto-address");
    expect(classifyField("mrz_lines")?.type).toBe("mrz");
    const told = (body: object): string[] =>
      createDetector()
        .scan(JSON.stringify(body))
        .map(({ type }) => type);
    expect(told({ eth_private_key: `${"9f".repeat(4)}07c1d2e3a4b5968778695a4b3c2d1e0f1a2b3c4d5e6f7081920314ab` })).toEqual([
      "crypto-private-key",
    ]);
    expect(told({ eth_private_key: "of the signer", wallet_address: "12 Harbour Way" })).toEqual([]);
  });

  it("prefers the vendor's name to that it is some key", () => {
    const key = Array.from("4b9d", (digit, at) => `${digit + "7c1e58f2".slice(at)}a3`)
      .join("")
      .slice(0, 32);
    const told = (name: string): string[] =>
      createDetector()
        .scan(JSON.stringify({ [name]: key }))
        .map(({ type }) => type);
    expect(told("datadog_api_key")).toEqual(["datadog-key"]);
    expect(told("shop_api_key")).toEqual(["api-key"]);
  });
});

describe("names that say nothing", () => {
  it("are not remembered and cost no more than a look at their end", () => {
    const plain = keyFacts("qzxv");
    for (const key of ["7f3a9c2e41b8", "550e8400-e29b-41d4-a716-446655440000", "1048576", "usr_9XkQzvvq", "xkcdqq"])
      expect(keyFacts(key)).toBe(plain);
  });
  it("keep what containers are told by", () => {
    expect(keyFacts("items").envelope).toBe(true);
    expect(keyFacts("customer_data").person).toBe(true);
    expect(keyFacts("datos_del_cliente").person).toBe(true);
    expect(keyFacts("お客様情報").person || keyFacts("顧客").person).toBe(true);
    expect(keyFacts("product").thing).toBe(true);
    expect(keyFacts("orderId").identifier).toBe(true);
    expect(keyFacts("errors").errors).toBe(true);
  });
});

describe("name and value together", () => {
  const judged = (key: string, value: string, kind: "string" | "number" = "string", person = false): string => {
    const found = judge(keyFacts(key), value, kind, "json", person);
    return found ? `${found.type} ${found.confidence}` : "nothing";
  };
  it.each([
    ..."1980-03-12,12.03.1980,3/12/1980,19800312,12. März 1980,12 de marzo de 1980,1980年3月12日,昭和55年3月12日,S55.3.12,平成元年1月8日,1980년 3월 12일,12 марта 1980 г.,١٢/٠٣/١٩٨٠,12 มีนาคม 2523,1980. március 12.,ngày 12 tháng 3 năm 1980,12-Mar-1980,1980,--03-12,0000-03-12,1980-03-12T00:00:00Z".split(
      ",",
    ),
    "March 12, 1980",
  ])("a day of birth: %s", (value) => expect(judged("dob", value)).toBe("birth-date firm"));
  it.each(["never", "1980-13-40", "32.01.1980", "options", "12", "required"])("no day of birth: %s", (value) =>
    expect(judged("dob", value)).toBe("nothing"),
  );
  it.each([
    ["name", "42", "nothing"],
    ["name", "active", "nothing"],
    ["name", "prod-db-01", "nothing"],
    ["name", "Zoë Ångström", "person-name firm"],
    ["address", "0x52908400098527886E0F7030069857D2E4169EE7", "nothing"],
    ["address", "10.1.2.3", "nothing"],
    ["address", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzz", "nothing"],
    ["address", "大阪市北区梅田1-2-3", "postal-address firm"],
    ["age", "3.7e9", "nothing"],
    ["age", "34", "age firm"],
    ["age", "٣٤", "age firm"],
    ["gender", "options", "nothing"],
    ["gender", "kobieta", "gender firm"],
    ["gender", "女", "gender firm"],
    ["gender", "أنثى", "gender firm"],
    ["gender", "she/her", "gender firm"],
    ["pin_code", "560034", "postal-address firm"],
    ["pin_code", "4821", "one-time-code firm"],
    ["license_plate", "B-AB 1234", "licence-plate firm"],
    ["license_plate", "unknown", "nothing"],
    ["job_title", "Nurse", "employment tentative"],
    ["card_expiry", "12/27", "card-expiry firm"],
    ["card_expiry", "soon", "nothing"],
    ["phone", "٠٥٠١٢٣٤٥٦٧", "phone firm"],
    ["document_number", "Invoice 2020 17", "nothing"],
    ["national_id", "10.0.0.255", "nothing"],
    ["passport", "C01X00T47", "passport firm"],
  ])("%s: %s is %s", (key, value, expected) => expect(judged(key, value)).toBe(expected));
  it("numbers are judged as numbers", () => {
    expect(judged("age", "3700000000", "number")).toBe("nothing");
    expect(judged("gender", "1", "number")).toBe("gender firm");
    expect(judged("name", "42", "number")).toBe("nothing");
  });
});

describe("evidence in bits", () => {
  const scheme = (type: string, rest: Partial<Scheme>): Scheme => ({
    type,
    kind: "personal",
    title: type,
    validator: "made up",
    bits: 3.3,
    source: "made up",
    shape: /^\d{8}$/,
    valid: (bare) => bare.endsWith("7"),
    fields: "made",
    examples: ["12345677"],
    ...rest,
  });
  const facts = (bits: number, ...candidates: Scheme[]): KeyFacts => ({
    ...keyFacts("national_id"),
    joined: "madeup",
    bits,
    meaning: { type: candidates.length === 1 ? candidates[0]!.type : "national-id", kind: "personal", needsPerson: false },
    schemes: candidates,
  });
  const told = (of: KeyFacts, value: string, person = false): string => {
    const found = judge(of, value, "string", "json", person);
    return found ? `${found.type} ${found.confidence}` : "nothing";
  };
  const one = scheme("xx-one", {});
  const two = scheme("xx-two", { valid: (bare) => bare.endsWith("8"), bits: 6.6 });
  it("a name for one scheme and its check prove it; a failed check leaves a hint", () => {
    expect(told(facts(SPECIFIC_NAME_BITS, one), "12345677")).toBe("xx-one proven");
    expect(told(facts(SPECIFIC_NAME_BITS, one), "12345671")).toBe("xx-one tentative");
    expect(told(facts(SPECIFIC_NAME_BITS, one), "1234")).toBe("nothing");
  });
  it("of schemes that share a name the one whose check holds is told", () => {
    expect(told(facts(SHARED_NAME_BITS, one, two), "12345677")).toBe("xx-one firm");
    expect(told(facts(SHARED_NAME_BITS, one, two), "12345678")).toBe("xx-two proven");
    expect(told(facts(SHARED_NAME_BITS, one, two), "12345677", true)).toBe("xx-one proven");
  });
  it("two letters that mean many things need a person", () => {
    expect(told(facts(SHORT_NAME_BITS, one), "12345677")).toBe("xx-one tentative");
    expect(told(facts(SHORT_NAME_BITS, one), "12345677", true)).toBe("xx-one firm");
  });
  it("a firm's number is a hint outside of a person's record", () => {
    const firm = scheme("xx-firm", { organisation: true, bits: 6.6 });
    expect(told(facts(SPECIFIC_NAME_BITS, firm), "12345677")).toBe("xx-firm tentative");
    expect(told(facts(SPECIFIC_NAME_BITS, firm), "12345677", true)).toBe("xx-firm proven");
  });
  it("the official way to write it adds to a check", () => {
    const written = scheme("xx-written", { layouts: ["####-####"], bits: 2.5 });
    expect(told(facts(SHARED_NAME_BITS, written), "1234-5677")).toBe("xx-written firm");
    expect(told(facts(SHARED_NAME_BITS - 1, written), "12345677")).toBe("xx-written tentative");
  });
});

describe("masked values", () => {
  it.each([
    "***-**-1234",
    "**********",
    "j***@example.com",
    "xxxx-1234",
    "[REDACTED]",
    "<hidden>",
    "••••••1234",
    "**** **** **** 4242",
    "XXX-XX-6789",
    "redacted",
    "###-##-1234",
    "(masked)",
  ])("%s", (value) => expect(maskedLooking(value)).toBe(true));
  it.each(["", "alice@example.com", "123-45-6789", "hunter2", "Alice", "a * b", "xylophone", "[1]"])("not %s", (value) =>
    expect(maskedLooking(value)).toBe(false),
  );
});

describe("field context", () => {
  it.each<[string, unknown, string[]]>([
    ["a page of people under items", { items: [{ home_address: "12 Juniper Lane, Fairview" }] }, ["/items/0/home_address postal-address"]],
    ["a payment card", { payment_card: "4929420573595709" }, ["/payment_card card-number"]],
    ["a name in a user", { user: { name: "Alice" } }, ["/user/name person-name"]],
    ["a name beside an e-mail", { name: "Alice", email: "alice@corp.io" }, ["/name person-name", "/email email"]],
    [
      "names in a list of customers",
      { customers: [{ name: "Alice" }, { name: "Bob" }] },
      ["/customers/0/name person-name", "/customers/1/name person-name"],
    ],
    [
      "a name in two halves",
      { patient: { name: { first: "Ann", last: "Lee" } } },
      ["/patient/name/first person-name", "/patient/name/last person-name"],
    ],
    [
      "an address of a person",
      { email: "a@corp.io", address: { street: "1 Main St" } },
      ["/email email", "/address/street postal-address"],
    ],
    [
      "coordinates of a person",
      { user: { location: { lat: 52.52437, lng: 13.41053 } } },
      ["/user/location/lat coordinates", "/user/location/lng coordinates"],
    ],
    [
      "where someone was last",
      { last_location: { latitude: 40.71281, longitude: -74.00602 } },
      ["/last_location/latitude coordinates", "/last_location/longitude coordinates"],
    ],
    ["a role of an account", { username: "alice", role: "admin" }, ["/role role"]],
    [
      "flags, notes and scores",
      { is_admin: true, staff_notes: "slow payer", fraud_score: 0.7, internal_ref: "x1" },
      ["/is_admin access-flag", "/staff_notes staff-note", "/fraud_score risk-score", "/internal_ref internal-field"],
    ],
    ["a JSON:API resource", { data: { type: "users", attributes: { name: "Bob" } } }, ["/data/attributes/name person-name"]],
    ["health", { patient_id: 4, diagnosis: "J45.0" }, ["/diagnosis health-condition"]],
    ["money", { employee: { salary: 51000, iban: "DE75512108001245126199" } }, ["/employee/salary income", "/employee/iban iban"]],
    ["JSON in a string", { payload: '{"ssn":"123-45-6789"}' }, ["/payload us-ssn"]],
    ["a key that escapes", { "a/b~c": { dob: "1990-02-03" } }, ["/a~1b~0c/dob birth-date"]],
    ["a login", { password: "hunter2", api_key: "9f8e7d6c5b4a39281706" }, ["/password password", "/api_key api-key"]],
    [
      "an account by its role and permissions",
      { name: "Bob", role: "admin", permissions: ["a:b"] },
      ["/name person-name", "/role role", "/permissions/0 permissions"],
    ],
    [
      "names in an array",
      { resourceType: "Patient", name: [{ family: "Lee", given: ["Ann"] }] },
      ["/name/0/family person-name", "/name/0/given/0 person-name"],
    ],
    ["a last address", { last_login_ip: "93.184.216.34" }, ["/last_login_ip ip-address"]],
  ])("%s", (_, value, expected) => expect(told(value)).toEqual(expected));

  it.each<[string, unknown]>([
    ["the articles of an order", { order: { items: [{ name: "Blue chair", price: 3 }] } }],
    ["a plug and its diagnostics", { pin: "4-pin", diagnostics: "Resource not found", concurrency_token: "9f8s7df9s8d7f9s8d7f" }],
    ["a product", { name: "Blue chair", price: 3, role: "main", status: "active", score: 7 }],
    ["a shop with an address", { store: { name: "Corner", address: { street: "1 Main St", city: "X" }, lat: 52.52437, lng: 13.41053 } }],
    ["a chat message", { role: "assistant", content: "Hello" }],
    ["messages about fields", { password: ["This field is required."], errors: { email: ["invalid"], password: "too short" } }],
    ["masked values", { password: "**********", ssn: "***-**-1234", user: { name: "A***", email: "a***@***" } }],
    ["placeholders", { api_key: "your-api-key", token: "<token>", secret: "$SECRET", password: "string" }],
    [
      "tokens that are none",
      {
        token_type: "bearer",
        next_token: "eyJvIjoxMDB9x8",
        csrf_token: "8c7b6a5f4e3d2c1b",
        page_token: "CAUQAA12",
        password_reset_url: "https://x.example/reset",
      },
    ],
    [
      "numbers that pass Luhn",
      { order_no: "4111111111111111", id: "4539148803436467", gtin: "4006381333931", tracking: "6011000990139424" },
    ],
    ["absent values", { user: { name: null, email: "", ssn: null }, password: null, is_admin: null }],
    ["a repository", { name: "Hello", full_name: "octo/Hello", permissions: { admin: false, pull: true }, license: { name: "MIT" } }],
    ["a firm's contact", { organization: { name: "Acme", phone: "+1 212 555 0100", email: "info@acme.io" } }],
    ["an API's contact", { info: { title: "x", contact: { name: "Support", email: "support@acme.io" } } }],
    ["a cast", { cast: [{ name: "Al", role: "Vincent" }] }],
    ["a city's weather", { coord: { lon: -0.1257, lat: 51.5085 }, name: "London" }],
    ["a role catalogue", { roles: ["admin", "user"] }],
    ["a schema", { properties: { password: { type: "string" }, ssn: { type: "string", format: "ssn" } } }],
    ["a column in which few pass", { refs: ["4539148803436467", "4539148803436468", "4539148803436469", "4539148803436460"] }],
  ])("nothing in %s", (_, value) => expect(told(value)).toEqual([]));

  it("role mailboxes are at most tentative", () => expect(told({ email: "support@acme.io" })).toEqual([]));
  it("a personal key is masked in the pointer", () => {
    const matches = detector.scan(JSON.stringify({ "alice@corp.io": { ssn: "123-45-6789" } }));
    expect(matches.map(({ pointer }) => pointer)).toEqual(["/a***@***", "/a***@***/ssn"]);
  });
  it("the parsed value gives the same", () => {
    const value = { user: { name: "Al", roles: ["x", null, "y"], tags: ["1"], email: "al@corp.io" }, list: [{ ssn: "123-45-6789" }, 3] };
    expect(
      detector
        .scanJson(value)
        .map(({ pointer, type }) => `${pointer} ${type}`)
        .sort(),
    ).toEqual(told(value).sort());
  });
  it("deep and cyclic values end", () => {
    const loop: Record<string, unknown> = { ssn: "123-45-6789" };
    loop.self = loop;
    expect(detector.scanJson(loop).length).toBeGreaterThan(0);
  });
});

it("every type stands once and has a source", () => {
  expect(new Set(types.map(({ id }) => id)).size).toBe(types.length);
  for (const type of types) expect(type.source.length).toBeGreaterThan(3);
});

it("only and skip choose types; an unknown one is refused", () => {
  const text = JSON.stringify({ ssn: "123-45-6789", email: "a@b.io" });
  expect(createDetector({ only: ["email"] }).scan(text)).toHaveLength(1);
  expect(createDetector({ skip: ["email"] }).scan(text)).toHaveLength(1);
  expect(() => createDetector({ only: ["nonsense"] })).toThrow(RangeError);
});

describe("how long a shape is", () => {
  it.each<[RegExp, number, number]>([
    [/^\d{11}$/, 11, 11],
    [/^[1-9]\d{7,8}[\dK]$/, 9, 10],
    [/^(?:AB|C)?\d{3}$/, 3, 5],
    [/^(?!000)\d{3}-?\d{2}$/, 5, 6],
    [/^(?:[A-Z]\d{2}){2,3}$/, 6, 9],
    [/^\d+$/, 1, Number.POSITIVE_INFINITY],
  ])("%s", (shape, least, most) => expect(lengthRange(shape.source)).toEqual([least, most]));
});
