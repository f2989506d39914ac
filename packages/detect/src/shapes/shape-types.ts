// In: nothing. Out: the types that only the finders of shapes tell, and the words of fields that promise them.

import type { TypeInfo } from "../match.js";
import { seedPhraseExample, trackExample, walletKeyExample } from "./shape-examples.js";

export const shapeTypes: readonly TypeInfo[] = [
  {
    id: "magnetic-track",
    kind: "financial",
    title: "Magnetic stripe of a payment card",
    validator: "sentinels; Luhn, issuer range",
    bits: 30,
    source: "ISO/IEC 7813",
    get examples() {
      return [trackExample("4716384021957308")];
    },
  },
  {
    id: "crypto-address",
    kind: "financial",
    title: "Address of a crypto wallet",
    validator: "Base58Check, Bech32, EIP-55, CRC-16 or Keccak",
    bits: 24,
    source: "BIP-173, BIP-350, EIP-55, SLIP-0173, SEP-0023",
    get examples() {
      return ["0x0e5382F8C209e3F2581dD9c64bFaFCa33D1DC543"];
    },
  },
  {
    id: "crypto-private-key",
    kind: "credential",
    title: "Private key of a crypto wallet",
    validator: "Base58Check, Bech32 or CRC-16; 32 bytes under its field",
    bits: 32,
    source: "BIP-32, BIP-38, SLIP-0132, SEP-0023, NIP-19",
    get examples() {
      return [JSON.stringify({ eth_private_key: walletKeyExample() })];
    },
  },
  {
    id: "seed-phrase",
    kind: "credential",
    title: "Seed phrase of a crypto wallet",
    validator: "word list; SHA-256",
    bits: 40,
    source: "BIP-39",
    get examples() {
      return [seedPhraseExample()];
    },
  },
  {
    id: "mrz",
    kind: "personal",
    title: "Machine-readable zone of a travel document",
    validator: "weights 7 3 1 mod 10, every check digit",
    bits: 16,
    source: "ICAO Doc 9303",
    get examples() {
      return ["P<D<<KOVACS<<NADIA<<<<<<<<<<<<<<<<<<<<<<<<<<\nC48KQ39204D<<8406114F3109270<<<<<<<<<<<<<<<2"];
    },
  },
];

/** Names of fields that promise one of them, in lower case without accents and separators, with blanks between. */
export const shapeFields: readonly (readonly [type: string, words: string])[] = [
  ["magnetic-track", "track1 track2 track1data track2data trackdata magstripe magneticstripe magneticstripedata swipedata"],
  [
    "crypto-address",
    "walletaddress wallet cryptoaddress cryptowallet cryptowalletaddress btcaddress bitcoinaddress btcwallet bitcoinwallet ethaddress ethereumaddress ethwallet ethereumwallet soladdress solanaaddress solanawallet " +
      "ltcaddress litecoinaddress xrpaddress rippleaddress xmraddress moneroaddress trxaddress tronaddress adaaddress cardanoaddress dotaddress polkadotaddress tonaddress tonwallet bchaddress dogeaddress " +
      "dashaddress zecaddress xlmaddress stellaraddress usdtaddress usdcaddress depositaddress withdrawaladdress payoutaddress blockchainaddress walletid xpub ypub zpub extendedpublickey",
  ],
  [
    "crypto-private-key",
    "walletprivatekey privatekeyhex privatekeywif wif wifkey ethprivatekey ethereumprivatekey btcprivatekey bitcoinprivatekey solanaprivatekey signerkey signerprivatekey deployerprivatekey deployerkey " +
      "stellarsecret stellarsecretkey xprv xpriv extendedprivatekey masterprivatekey hdprivatekey nsec spendkey privatespendkey viewkey privateviewkey",
  ],
  [
    "seed-phrase",
    "seedphrase mnemonic mnemonicphrase mnemonicseed seedwords recoveryphrase recoverywords secretrecoveryphrase secretphrase backupphrase walletphrase walletseed walletmnemonic bip39 bip39mnemonic " +
      "passphrase12 wiederherstellungsphrase phrasederecuperation frasesemilla frasederecuperacion frasesemente frasedirecupero 助记词 助記詞 ニーモニック 니모닉",
  ],
  ["mrz", "mrz mrzcode mrztext mrzdata mrzlines mrzraw machinereadablezone mrzstring passportmrz"],
];
