// In: nothing. Out: words that stand around the telling word of a name, by what they do to it. Data.

/** Says nothing itself: what lies below is what the container above says. */
export const envelopeWords =
  "data items results result rows records list attributes edges node nodes values content payload body response docs documents hits value objects entries page member members collection all 0 daten données datos dados dati gegevens dane veriler данные 数据 データ 데이터 البيانات";

/** A part of what lies above. */
export const partWords =
  "address addresses location profile details detail info information personal personalinfo personaldata contactinfo contactdetails contact name names demographics geo coordinates coords position medical health healthinfo finance financial employment hr identity identification identifiers bank bankdetails bankaccount payment card phones phone emails documents residence home adresse adressen adresses dirección endereço indirizzo adres anschrift security credentials auth account metadata meta extra preferences private internal " +
  "kontakt contacto contato contatto stammdaten kontaktdaten persönlichedaten datospersonales dadospessoais datipersonali donnéespersonnelles coordonnées persoonsgegevens daneosobowe kişiselbilgiler адрес контакты персональныеданные 住所 連絡先 基本情報 個人情報 地址 联系方式 个人信息 基本信息 주소 개인정보 기본정보 alamat kontak datadiri العنوان البياناتالشخصية";

/** Holds messages about fields, or names of fields, and no values. */
export const errorWords =
  "error errors validation validationerrors fielderrors problems violations fehler erreurs errores erros errori dependencies hints labels placeholders descriptions translations i18n";

/** An identifier, a hash, a version, a time: numbers below it are no data. */
export const identifierWords =
  "id ids uuid guid oid hash checksum digest sha sha1 sha256 sha512 md5 crc etag version ver revision rev commit build timestamp ts time date datetime epoch gtin ean ean13 upc isbn issn sku barcode asin mpn tracking trackingnumber trackingno trackingid order orderno ordernumber orderid invoice invoiceno invoicenumber invoiceid transaction transactionid txid ref reference refno referenceno " +
  "code number no nr num serial serialnumber batch lot count total amount price quantity qty size length width height weight offset limit index sequence seq created updated modified expires createdat updatedat deletedat nonce cursor trace traceid span spanid requestid correlationid fingerprint integrity signature slug parcel shipment article articleno articlenumber " +
  "nummer número numero numéro numer номер codigo código 番号 编号 编码 訂單號 订单号 번호 주문번호 注文番号 at";

/** May stand behind a word without changing it. */
export const tailWords =
  "value raw plain plaintext text txt str string current old new primary secondary home work private personal mobile main default full complete s clear cleartext unmasked decrypted field input given line original latest actual";

/** A writing system or reading that may stand behind or before a name. */
export const scriptWords =
  "kana kanji romaji furigana roman latin local english native カナ かな フリガナ ふりがな 漢字 ローマ字 英文 英字 中文 한글 영문";

/** May stand before a word without changing it. */
export const headWords =
  "my the x old new current last first home work private personal primary secondary main full plain raw client remote source src real public login signup their his her your alt alternate alternative backup other preferred contact billing shipping db database smtp root admin api app jwt web http mysql postgres redis default temp service server aws gps geo ftp ssh vpn ldap imap wifi " +
  "legal official permanent present residential registered mailing postal emergency mother mothers father fathers spouse spouses partner husband wife parent parents child childs guardian owner second third middle maiden previous former original latest actual local business office daytime evening " +
  "mein meine dein ihre seine neue alte aktuelle private geschäftlich privat mi su tu mon ma mes votre son meu minha seu sua mio mia suo sua mijn uw mój moja twój мой ваш 本人 自宅 現在 代表 本人の お 个人 現 현재 본인 자택";

/** Stands between two words and says nothing. */
export const joiningWords =
  "de del la el los las le les du des d l do da dos das di della dello dei of the der die das vom von van het und and e y et en i a des of's na для от の 的 의 on";

/** A number of: before or behind the name of a number. */
export const numberWords =
  "number numbers no nr num nbr numero número numéro nummer numer nº n code código codigo codice kod kode nomor nombor nro id idno value номер رقم מספר số ma mã เลข หมายเลข 番号 号 号码 號 號碼 번호 numarası numarasi numara čislo číslo szám szama αριθμός शंख्या संख्या";

/** Makes another thing of any name: a flag, a number of, a rule about it. */
export const flagWords =
  "is has had can should must may no not num count total min max allow allows allowed enable enabled disable disabled require requires required need needs show hide show display verify verified valid validate invalid supports uses use force forgot forgotten expected example sample placeholder label hint help format pattern regex field template type has missing wrong changed check checks mask masked masking regexp sort order filter group column index count avg sum average mean median";

/** Tokens that are no credentials, by the word before `token`. */
export const tokenVetoWords =
  "csrf xsrf next previous prev page pagination cursor continuation continue sync nextpage max min total count stop start eos bos pad public publishable design color colour syntax lexer input output prompt completion cached reasoning special unk mask site client cancel idempotency sas nft erc20 contract concurrency row version lock";

/** Keys that are no credentials, by the word before `key`. */
export const keyVetoWords = "public publishable primary foreign sort partition cache idempotency translation object";

/** Data about a person, behind a word for one: `customer_data`, `patient_record`. */
export const recordWords =
  "data info information detail details record records list dto entity model object response request resource summary row entry profile profiles dados datos dati daten données gegevens dane bilgileri данные 情報 信息 資料 资料 정보 بيانات";

/** The name of an account, which only a person (or a bot) has. */
export const accountWords =
  "username login loginname userlogin handle nickname screenname lastlogin lastloginat preferredusername benutzername usuario utilisateur nomutilisateur nomeutente gebruikersnaam kullaniciadi nombreusuario nombredeusuario nomeusuario nazwaużytkownika brugernavn brukernavn användarnamn käyttäjätunnus логин имяпользователя اسمالمستخدم namapengguna ユーザー名 ユーザ名 用户名 使用者名稱 사용자명 아이디 ログインid";

/** What firms and articles have and people have not. */
export const thingKeyWords =
  "callingcode demonym demonyms vat vatid vatnumber website industry companynumber registrationnumber legalform price sku stock mimetype filesize extension sizebytes publisher manufacturer brand model currency unitprice breed species population demonyms cca2 cca3 iso2 iso3 callingcode";

/** What firms and places have and people have not, and their customers' records neither. Source: schema.org/LocalBusiness, GTFS, OpenStreetMap, EN 16931. */
export const firmKeyWords =
  "openinghours openinghoursspecification weekdaytext businessstatus placeid storeid storenumber storecode iata icao iatacode icaocode amenity agencyid agencyurl agencyname pricerange servescuisine userratingstotal vatid vatnumber vatno companynumber companyregistrationnumber legalform contactpoint contacttype addresstype osmid osmtype bankcode handelsregister siret siren";

/** A key whose value says what the object is. */
export const typeKeyWords = "type resourcetype object kind typename atype";

/** Keys under which a mailbox is somebody's, even a role's. */
export const loginKeyWords =
  "username login sub upn principal preferredusername userid useremail owner from to cc bcc recipient sender account user subject";

/** Keys that mean something only together with their container's: `card.number`, `name.first`. */
export const halfWords =
  "number no nr first last given family middle full line1 line2 1 2 hash holder id street city zip postcode token key secret code value ip text state province region postal postalcode date year month day place country latitude longitude lat lng home work mobile expiry exp";
