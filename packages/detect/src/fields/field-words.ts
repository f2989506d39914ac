// In: nothing. Out: words that field names are made of, by what they promise, in many languages. Data with a source a line.

/**
 * `words` are whole names or ends of names, in lower case, without accents and joined (`firstname` stands for first_name, firstName and first-name).
 * `person`: the word means so only inside an object that describes a person, or after a word for one (`customer_name`).
 */
interface FieldWords {
  readonly type: string;
  readonly person?: true;
  readonly words: string;
  readonly source: string;
}

export const fieldWords: readonly FieldWords[] = [
  // Names
  { type: "person-name", person: true, words: "name displayname", source: "schema.org/Person name; OIDC Core 5.1" },
  {
    type: "person-name",
    words:
      "fullname legalname realname personname nameoncard cardholdername cardholder accountholder accountholdername birthname familyandgivenname",
    source: "schema.org/Person; ISO/IEC 7813",
  },
  {
    type: "person-name",
    words:
      "firstname givenname forename middlename lastname surname familyname maidenname mothersmaidenname fname lname givennames firstnames lastnames middleinitial",
    source: "OIDC Core 5.1; vCard RFC 6350 N",
  },
  {
    type: "person-name",
    words: "vorname nachname familienname geburtsname vollername rufname kontoinhaber",
    source: "CLDR de; OZG-Datenfelder",
  },
  { type: "person-name", words: "prenom nomdefamille nomcomplet nomprenom nomnaissance nomjeunefille patronyme", source: "CLDR fr" },
  {
    type: "person-name",
    words: "apellido apellidos primerapellido segundoapellido nombrecompleto nombreyapellidos primernombre nombrepila",
    source: "CLDR es",
  },
  { type: "person-name", words: "nomecompleto sobrenome primeironome nomemae nomepai nomesocial apelido", source: "CLDR pt" },
  { type: "person-name", words: "cognome nomecognome nominativo codicenome", source: "CLDR it" },
  { type: "person-name", words: "voornaam achternaam volledigenaam tussenvoegsel voorletters geslachtsnaam", source: "CLDR nl" },
  { type: "person-name", words: "imie nazwisko imienazwisko imieinazwisko nazwiskorodowe drugieimie", source: "CLDR pl" },
  { type: "person-name", words: "soyad soyadi soyisim adsoyad adisoyadi isimsoyisim", source: "CLDR tr" },
  {
    type: "person-name",
    words:
      "fornavn etternavn efternavn fornamn efternamn etunimi sukunimi jmeno prijmeni keresztnev vezeteknev prenume ime priimek prezime",
    source: "CLDR da nb sv fi cs hu ro sl hr",
  },
  { type: "person-name", words: "имя фамилия отчество imya familiya otchestvo namalengkap", source: "CLDR ru id" },
  { type: "person-name", words: "姓名 氏名 名前 성명 이름 الاسمالكامل", source: "CLDR zh ja ko ar" },
  {
    type: "person-name",
    person: true,
    words: "nom nombre nome naam nazwa ad isim navn namn nimi nama",
    source: "CLDR fr es pt it nl pl tr da sv fi id",
  },
  // Contact
  {
    type: "email",
    words:
      "email emailaddress mail mailaddress useremail emailid primaryemail emails mailadresse emailadresse courriel adressemail adresseemail correo correoelectronico emailcorreo enderecoemail posta postaelettronica indirizzoemail emailadres adresemail eposta epostaadresi epost sahkoposti pochta почта электроннаяпочта электронныйадрес メールアドレス 邮箱 이메일",
    source: "OIDC Core 5.1; vCard RFC 6350 EMAIL; CLDR",
  },
  {
    type: "phone",
    words:
      "phone phonenumber phoneno telephone telephonenumber tel telno mobile mobilenumber mobilephone mobileno cell cellphone cellnumber msisdn faxnumber homephone workphone contactnumber whatsapp",
    source: "OIDC Core 5.1; vCard RFC 6350 TEL",
  },
  {
    type: "phone",
    words:
      "telefon telefonnummer handynummer mobilnummer handy rufnummer festnetz numerodetelephone telephoneportable portable telefono numerotelefono numerodetelefono movil celular telefone telemovel cellulare numerocellulare recapitotelefonico telefoonnummer telefoon mobielnummer numertelefonu komorka telefonnumarasi ceptelefonu telefonnumer puhelin puhelinnumero телефон номертелефона 電話番号 手机号 电话 전화번호 nomorhp nomortelepon",
    source: "CLDR de fr es pt it nl pl tr fi ru ja zh ko id",
  },
  // Address
  {
    type: "postal-address",
    words:
      "homeaddress streetaddress postaladdress mailingaddress residentialaddress shippingaddress billingaddress deliveryaddress addressline addressline1 addressline2 address1 address2 fulladdress homestreet physicaladdress",
    source: "schema.org/PostalAddress; OIDC Core 5.1.1",
  },
  {
    type: "postal-address",
    words:
      "anschrift wohnadresse hausnummer strassehausnummer adressepostale direcciondomicilio domicilio enderecoresidencial logradouro residenza indirizzoresidenza woonadres huisnummer adreszamieszkania evadresi",
    source: "CLDR de fr es pt it nl pl tr",
  },
  {
    type: "postal-address",
    person: true,
    words:
      "address addr street streetname city town zip zipcode postcode postalcode county suburb housenumber apartment addresslocality locality",
    source: "schema.org/PostalAddress; OIDC Core 5.1.1",
  },
  {
    type: "postal-address",
    person: true,
    words:
      "adresse strasse plz postleitzahl ort stadt wohnort rue codepostal ville direccion calle codigopostal ciudad endereco rua cep cidade indirizzo via cap citta straat postcode woonplaats adres ulica kodpocztowy miasto miejscowosc sokak postakodu sehir ilce gate postnummer katuosoite postinumero адрес улица город индекс 住所 地址 주소 alamat",
    source: "CLDR de fr es pt it nl pl tr da fi ru ja zh ko id",
  },
  // Birth, sex and what the GDPR calls special
  {
    type: "birth-date",
    words: "birthdate dateofbirth dob birthday bday birthdt yearofbirth birthyear patientdob",
    source: "OIDC Core 5.1; schema.org/birthDate",
  },
  { type: "birth-date", person: true, words: "born bornon geboren", source: "schema.org/birthDate; CLDR" },
  {
    type: "birth-date",
    words:
      "geburtsdatum geburtstag geburtsjahr datenaissance datedenaissance fechanacimiento fechadenacimiento fecnacimiento datanascimento datadenascimento nascimento datanascita datadinascita geboortedatum geboortedag dataurodzenia dogumtarihi fodselsdato fodelsedatum syntymaaika датарождения 生年月日 出生日期 생년월일 tanggallahir",
    source: "CLDR de fr es pt it nl pl tr da sv fi ru ja zh ko id",
  },
  {
    type: "birth-place",
    words:
      "birthplace placeofbirth geburtsort lieunaissance lieudenaissance lugarnacimiento localnascimento luogonascita luogodinascita geboorteplaats miejsceurodzenia dogumyeri",
    source: "schema.org/birthPlace; CLDR",
  },
  {
    type: "gender",
    person: true,
    words: "gender sex geschlecht sexe sexo sesso geslacht plec cinsiyet kon kjonn sukupuoli genero пол",
    source: "OIDC Core 5.1; CLDR",
  },
  { type: "age", person: true, words: "age alter edad idade eta leeftijd wiek yas", source: "CLDR" },
  {
    type: "special-category",
    words:
      "religion ethnicity ethnicorigin sexualorientation politicalopinion politicalaffiliation tradeunion unionmembership maritalstatus familienstand konfession etatcivil estadocivil statocivile burgerlijkestaat stancywilny medenihal criminalrecord convictions nationality staatsangehorigkeit nationalite nacionalidad nacionalidade nazionalita nationaliteit obywatelstwo uyruk immigrationstatus",
    source: "GDPR art. 9 and 10; CLDR",
  },
  {
    type: "emergency-contact",
    words: "emergencycontact emergencycontactname nextofkin notfallkontakt contactourgence contactoemergencia",
    source: "HL7 FHIR Patient.contact",
  },
  {
    type: "device-id",
    words: "imei imsi iccid androidid advertisingid idfa idfv gaid deviceserial deviceserialnumber deviceimei",
    source: "3GPP TS 23.003; contract: device identifiers are personal",
  },
  // Government ids
  { type: "us-ssn", words: "ssn socialsecuritynumber socialsecurityno socialsecurity ssnumber patientssn socsec", source: "ssa.gov" },
  { type: "uk-nino", words: "nino nationalinsurancenumber nationalinsurance niniumber nationalinsuranceno", source: "gov.uk" },
  { type: "uk-nhs", words: "nhs nhsnumber nhsno", source: "datadictionary.nhs.uk" },
  {
    type: "de-steuer-id",
    words: "steuerid steueridnr steueridentifikationsnummer steueridnummer identifikationsnummer idnr",
    source: "bzst.de",
  },
  {
    type: "fr-nir",
    words: "nir numerosecuritesociale securitesociale numerosecu numsecu insee numeroinsee numerodesecuritesociale",
    source: "insee.fr",
  },
  { type: "es-dni", words: "dni nif numerodni documentonacional dninif dninie", source: "interior.gob.es" },
  { type: "es-nie", words: "nie numeronie", source: "interior.gob.es" },
  { type: "it-codice-fiscale", words: "codicefiscale codfiscale codfisc", source: "agenziaentrate.gov.it" },
  { type: "nl-bsn", words: "bsn burgerservicenummer sofinummer", source: "rijksoverheid.nl" },
  { type: "pl-pesel", words: "pesel numerpesel", source: "gov.pl" },
  { type: "se-personnummer", words: "personnummer samordningsnummer", source: "skatteverket.se" },
  { type: "br-cpf", words: "cpf numerocpf cpfcnpj", source: "gov.br" },
  { type: "cn-resident-id", words: "身份证 身份证号 身份证号码 idcardno shenfenzheng residentid", source: "GB 11643-1999" },
  { type: "in-aadhaar", words: "aadhaar aadhar aadhaarnumber aadharnumber aadhaarno uidai", source: "uidai.gov.in" },
  { type: "in-pan", words: "pancard pannumber panno", source: "incometax.gov.in" },
  { type: "ca-sin", words: "sin sinnumber socialinsurancenumber numeroassurancesociale", source: "canada.ca" },
  { type: "au-tfn", words: "tfn taxfilenumber", source: "ato.gov.au" },
  { type: "dk-cpr", words: "cpr cprnumber cprnummer cprnr", source: "cpr.dk" },
  { type: "fi-hetu", words: "hetu henkilotunnus", source: "dvv.fi" },
  {
    type: "be-nrn",
    words: "rijksregisternummer numeroregistrenational registrenational nationalregisternumber insz niss",
    source: "ibz.rrn.fgov.be",
  },
  { type: "ch-ahv", words: "ahv ahvnummer ahvnumber numeroavs avsnumber", source: "zas.admin.ch" },
  { type: "no-fodselsnummer", words: "fodselsnummer fnr", source: "skatteetaten.no" },
  { type: "tr-tckn", words: "tckn tckimlik tckimlikno kimlikno tcno tcidentity", source: "nvi.gov.tr" },
  { type: "pt-nif", words: "contribuinte numerocontribuinte nifpt", source: "portaldasfinancas.gov.pt" },
  {
    type: "national-id",
    words:
      "nationalid nationalidnumber nationalidentifier identitynumber identitycardnumber idcardnumber nationalidentitynumber governmentid govid govtid personalidnumber personalnumber citizenid civilid nationalinsuranceid idnumber taxid taxidnumber taxpayerid taxnumber taxidentificationnumber itin tin fiscalcode personalausweisnummer ausweisnummer steuernummer sozialversicherungsnummer rvnr numerofiscal numerofiscale identifiantfiscal curp rfc rut cuit cuil cedula dnipassport documentoidentidad numerodocumento rg nrdowodu numerdowodu inn snils nik ktp mynumber",
    source: "stdnum.js's list of schemes; national registers",
  },
  {
    type: "passport",
    words:
      "passport passportnumber passportno passportid reisepass reisepassnummer passnummer numeropasseport passeport pasaporte numeropasaporte passaporte passaporto numeropassaporto paspoort paspoortnummer numerpaszportu paszport pasaportno",
    source: "ICAO Doc 9303; CLDR",
  },
  {
    type: "driving-licence",
    words:
      "driverlicense driverslicense driverslicence drivinglicence drivinglicense licensenumberdriver driverlicensenumber driverslicensenumber drivinglicencenumber drivinglicensenumber fuhrerschein fuhrerscheinnummer permisconduire permisdeconduire licenciaconducir cnh patente patenteguida rijbewijs rijbewijsnummer prawojazdy ehliyetno",
    source: "ISO/IEC 18013; CLDR",
  },
  // Money
  {
    type: "card-number",
    words:
      "card paymentcard bankcard paymentcardnumber bankcardnumber cardnumber cardno ccnumber ccnum creditcard creditcardnumber debitcard debitcardnumber cardpan primaryaccountnumber kreditkarte kreditkartennummer kartennummer numerocarte cartebancaire numerotarjeta tarjetacredito numerocartao cartaocredito numerocarta cartadicredito creditcardnummer numerkarty kartnumarasi kredikarti",
    source: "ISO/IEC 7812; CLDR",
  },
  {
    type: "card-security-code",
    words: "cvv cvv2 cvc cvc2 cardcvv cardcvc cardsecuritycode securitycodecard prufziffer cryptogramme codigoseguridad",
    source: "PCI DSS 4.0 3.3.1.2",
  },
  { type: "iban", words: "iban ibannumber ibannr kontoiban", source: "ISO 13616" },
  {
    type: "bank-account",
    words:
      "bankaccount bankaccountnumber bankaccountno accountno accountnumber acctnumber acctno sortcode routingnumber kontonummer numerodecompte numerocompte numerocuenta numerodecuenta cuentabancaria clabe numeroconta contabancaria numeroconto rekeningnummer numerkonta numerrachunku hesapno hesapnumarasi",
    source: "ISO 20022 Acct; CLDR",
  },
  {
    type: "income",
    words:
      "salary salaries annualsalary basesalary hourlywage monthlywage monthlysalary wage wages income annualincome grosspay netpay paygrade hourlyrate compensation gehalt jahresgehalt einkommen lohn salaire revenuannuel salario sueldo nomina remuneracao stipendio retribuzione reddito salaris loon inkomen wynagrodzenie pensja zarobki maas gelir зарплата 年収 工资 연봉 gaji",
    source: "schema.org/baseSalary; CLDR",
  },
  {
    type: "account-balance",
    words:
      "accountbalance bankbalance walletbalance availablebalance currentbalance kontostand soldecompte saldocuenta saldoconta saldoconto rekeningsaldo saldokonta hesapbakiyesi networth creditlimit debttotal outstandingdebt",
    source: "ISO 20022 Bal; CLDR",
  },
  { type: "account-balance", person: true, words: "balance saldo bakiye", source: "ISO 20022 Bal; CLDR" },
  // Health
  {
    type: "health-condition",
    words:
      "diagnosis diagnoses sickreason sickleavereason sicknessreason illness illnesses krankheit krankheiten enfermedad maladie malattia doenca ziekte icd10 icd10code icdcode medicalcondition medicalconditions medicalhistory healthcondition healthstatus symptoms disability disabilities pregnant hivstatus bloodtype bloodgroup chronicdiseases mentalhealth diagnose diagnosen diagnosticmedical diagnostico diagnostici diagnosi diagnoza rozpoznanie tani teshis blutgruppe groupesanguin gruposanguineo tiposanguineo grupposanguigno bloedgroep grupakrwi kangrubu диагноз 診断 诊断 진단",
    source: "HL7 FHIR Condition; CLDR",
  },
  {
    type: "health-treatment",
    words:
      "medication medications prescription prescriptions allergies allergy treatmentplan medicalnotes clinicalnotes labresults testresultsmedical vaccinations immunizations medikamente medikation allergien medicaments traitement alergias medicamentos farmaci allergie medicijnen leki alergie ilaclar alerjiler",
    source: "HL7 FHIR MedicationStatement, AllergyIntolerance; CLDR",
  },
  {
    type: "health-id",
    words:
      "medicalrecordnumber mrn patientmrn healthinsurancenumber insurancenumber insuranceid healthinsuranceid insurancemembernumber insurancepolicynumber healthcardnumber medicarenumber medicareid medicaidid mbi versichertennummer krankenversicherungsnummer kvnr numeromutuelle tarjetasanitaria cartaosus tesserasanitaria",
    source: "HL7 v2 table 0203 (MR, MC, SN)",
  },
  { type: "health-condition", person: true, words: "condition", source: "HL7 FHIR Condition" },
  // Place
  {
    type: "coordinates",
    words: "lastlocation currentlocation homelocation lastknownlocation gpslocation gpscoordinates homecoordinates",
    source: "RFC 7946",
  },
  {
    type: "coordinates",
    person: true,
    words: "lat latitude lng lon long longitude gps geolocation",
    source: "RFC 7946; schema.org/GeoCoordinates",
  },
  // Network
  {
    type: "ip-address",
    words:
      "ip ipaddress ipaddr clientip remoteip remoteaddr remoteaddress userip sourceip srcip lastloginip lastip signupip registrationip loginip xforwardedfor xrealip forwardedfor ipv4 ipv6 clientaddress adresseip direccionip enderecoip indirizzoip ipadres adresip ipadresi ipadresse",
    source: "RFC 7239; ECS client.ip",
  },
  { type: "mac-address", words: "mac macaddress macaddr hwaddress bssid wifimac", source: "IEEE 802; ECS host.mac" },
  // Credentials
  {
    type: "password",
    words:
      "password passwd pass passwort kennwort passphrase userpassword plainpassword passwordplain rawpassword temppassword temporarypassword initialpassword defaultpassword oldpassword newpassword currentpassword dbpassword databasepassword rootpassword adminpassword smtppassword pwd motdepasse mdp contrasena clave senha parola wachtwoord haslo sifre losenord adgangskode passord salasana heslo jelszo пароль パスワード 密码 비밀번호 katasandi",
    source: "OWASP ASVS 2; CWE-256; CLDR",
  },
  {
    type: "password-hash",
    words:
      "passwordhash hashedpassword passwordhashed pwhash pwdhash passhash passwdhash encryptedpassword passworddigest passwordencrypted bcrypthash passwordbcrypt passworthash hashpassword passwordsalt pwsalt hashmotdepasse contrasenahash senhahash",
    source: "CWE-916; Devise, Spring Security, ASP.NET Identity columns",
  },
  {
    type: "secret",
    words:
      "secret clientsecret appsecret sharedsecret secretkey secretaccesskey awssecretaccesskey consumersecret webhooksecret signingsecret signingkey jwtsecret apisecret encryptionkey masterkey privatekey sharedkey accountkey storagekey hmackey hmacsecret oauthsecret cookiesecret sessionsecret totpsecret otpsecret mfasecret twofactorsecret 2fasecret secretkeybase appkey presharedkey geheimnis geheimschlussel clesecrete clavesecreta chavesecreta chiavesegreta geheim tajnyklucz gizlianahtar",
    source: "RFC 6749 2.3.1; RFC 6238; OWASP secrets cheat sheet",
  },
  {
    type: "api-key",
    words:
      "apikey xapikey apitoken accesskey servicekey subscriptionkey integrationkey licensekeysecret deploykey authkey ocpapimsubscriptionkey apischlussel cleapi claveapi chaveapi chiaveapi apisleutel kluczapi apianahtari personalaccesstoken",
    source: "OpenAPI 3.1 apiKey; OWASP API2",
  },
  {
    type: "access-token",
    words:
      "accesstoken authtoken authenticationtoken bearertoken jwt jwttoken jwtaccess usertoken oauthtoken token idtoken securitytoken logintoken xauthtoken xaccesstoken servicetoken bottoken devicetoken pushtoken zugriffstoken jetonacces tokenacceso tokenacesso tokenaccesso toegangstoken tokendostepu erisimtokeni authorizationtoken invitetoken invitationtoken magiclinktoken",
    source: "RFC 6750; OIDC Core 3.1.3.3",
  },
  { type: "refresh-token", words: "refreshtoken offlinetoken rememberme remembermetoken remembertoken", source: "RFC 6749 1.5" },
  {
    type: "session-id",
    words: "sessionid sessiontoken sessionkey sessid phpsessid jsessionid connectsid sid sessioncookie",
    source: "CWE-384; OWASP session cheat sheet",
  },
  {
    type: "reset-token",
    words:
      "resettoken passwordresettoken resetpasswordtoken resetcode passwordresetcode verificationtoken emailverificationtoken confirmationtoken activationtoken activationcode recoverytoken recoverycode recoverycodes backupcodes backupcode",
    source: "CWE-640; Devise columns",
  },
  {
    type: "one-time-code",
    words:
      "otp otpcode onetimecode onetimepassword totp mfacode twofactorcode 2facode smscode pin pincode pinhash securityanswer secretanswer securityquestionanswer secretquestionanswer verificationcode",
    source: "NIST SP 800-63B 5.1",
  },
  { type: "authorization-header", words: "authorization proxyauthorization", source: "RFC 9110 11.6.2" },
  { type: "cookie", words: "cookie setcookie", source: "RFC 6265" },
  {
    type: "connection-string",
    words:
      "connectionstring databaseurl dburl databaseuri mongouri mongodburi redisurl postgresurl dsn jdbcurl amqpurl brokerurl celerybrokerurl sqlalchemydatabaseuri",
    source: "RFC 3986 3.2.1; twelve-factor config",
  },
  // Internal
  { type: "role", person: true, words: "role roles rol rolle ruolo rola papel", source: "contract: roles are internal" },
  {
    type: "role",
    words:
      "userrole userroles internalrole adminrole systemrole accountrole accesslevel permissionlevel privilegelevel clearancelevel securityclearance",
    source: "CWE-213; contract: roles are internal",
  },
  {
    type: "permissions",
    person: true,
    words: "permissions privileges authorities entitlements scopes",
    source: "contract: permission sets are internal",
  },
  {
    type: "permissions",
    words:
      "permissionset permissionsets userpermissions adminpermissions grantedauthorities accessrights berechtigungen droits permisos permissoes permessi rechten uprawnienia yetkiler",
    source: "contract: permission sets are internal",
  },
  { type: "access-flag", person: true, words: "admin superuser staff banned blocked suspended", source: "contract: flags are internal" },
  {
    type: "access-flag",
    words:
      "isadmin isstaff issuperuser issuperadmin isroot isadministrator isinternal isprivileged ismoderator isbanned isblocked issuspended isflagged isfraud isfraudulent isvip isshadowbanned shadowbanned flaggedforreview undersurveillance istestaccount canimpersonate mfadisabled bypassmfa",
    source: "Django auth_user columns; contract: flags are internal",
  },
  {
    type: "staff-note",
    words:
      "staffnote staffnotes adminnote adminnotes internalnote internalnotes internalcomment internalcomments internalremarks privatenotes supportnotes agentnotes moderatornotes hrnotes interviewnotes performancereview performancerating disciplinarynotes internenotiz internebemerkung noteinterne notesinternes notasinternas notainterna noteinterne internenotitie notatkawewnetrzna dahilinot",
    source: "contract: staff notes are internal",
  },
  {
    type: "staff-note",
    person: true,
    words: "notes remarks notizen bemerkungen remarques notas appunti opmerkingen uwagi notlar",
    source: "contract: staff notes are internal",
  },
  {
    type: "risk-score",
    words:
      "riskscore riskrating risklevel riskcategory riskprofile fraudscore fraudrisk fraudrating creditscore creditrating trustscore churnscore churnrisk churnprobability leadscore bonitat bonitatsscore scorecredit scorerisque puntajecredito scorecredito amlrisk amlscore kycstatus internalscore customerlifetimevalue ltvscore abusescore spamscore",
    source: "contract: scores are internal",
  },
  {
    type: "internal-field",
    words:
      "internalid internalref internalstatus internalflags internalcode internaldata internalinfo internalcost costprice internaltags internalname internaluserid internalaccountid interneid idinterne idinterno",
    source: "contract: internal ids are internal",
  },
];

/** A word for a person, alone or at the end of a container's name. Source: schema.org/Person and its roles, HL7 FHIR, CLDR. */
export const personWords: ReadonlySet<string> = new Set(
  (
    "user customer client patient person people employee member owner contacts profile account me self student teacher staff applicant candidate guest subscriber author recipient sender beneficiary cardholder holder passenger driver tenant resident " +
    "child parent spouse guardian dependent dependant relative doctor physician nurse practitioner agent manager supervisor assignee assigned reporter creator participant attendee lead buyer seller borrower lender payer payee payor insured policyholder claimant citizen " +
    "voter individual actor identity human kin donor worker colleague friend follower admin administrator operator principal subject personal userinfo whoami currentuser billing shipping delivery registrant traveler traveller witness victim suspect debtor creditor shopper consumer " +
    "benutzer nutzer kunde kunden kundin patienten mitarbeiter person personen mitglied inhaber besitzer schuler student utilisateur patiente employe employee membre proprietaire salarie personne usuario cliente paciente empleado miembro propietario persona personas alumno funcionario pessoa membro proprietario utente " +
    "paziente dipendente persone gebruiker klant patient medewerker persoon eigenaar uzytkownik klient pacjent pracownik osoba wlasciciel kullanici musteri hasta calisan kisi uye sahip пользователь клиент пациент сотрудник"
  ).split(" "),
);

/** A word for a thing that has a name and perhaps an address but is no person. Source: schema.org/Thing and below, CLDR. */
export const thingWords: ReadonlySet<string> = new Set(
  (
    "product item company organization organisation org business vendor supplier brand store shop merchant warehouse branch office location venue place restaurant hotel file folder document category tag team group project repository repo branch package module plugin app application service " +
    "server host device machine node cluster region country state currency language event course book movie film song album track artist game level achievement plan tier feature role permission scope setting config template theme color colour size unit department job position skill school university " +
    "hospital clinic bank institution network pet animal vehicle car room building property page post article channel board workspace endpoint field column table index key label option status type class method function variable schema model image video asset media icon font street city " +
    "error errors exception webhook integration collection bucket queue topic metric chart dashboard report job task pipeline environment release version license sponsor publisher manufacturer airline airport station carrier produkt firma artikel unternehmen entreprise produit societe empresa producto produto azienda prodotto bedrijf firma urun sirket"
  ).split(" "),
);
