// In: nothing. Out: the types that only the finders of shapes tell, and the words of fields that promise them.

import type { TypeInfo } from "../match.js";

/** `fields`: in lower case without accents and separators, with blanks between. */
export const shapeTypes: readonly (TypeInfo & { readonly fields: string })[] = [
  {
    id: "magnetic-track",
    kind: "financial",
    title: "Magnetic stripe of a payment card",
    validator: "sentinels; Luhn, issuer range",
    source: "ISO/IEC 7813",
    fields: "track1 track2 track1data track2data trackdata magstripe magneticstripe magneticstripedata swipedata",
  },
  {
    id: "crypto-address",
    kind: "financial",
    title: "Address of a crypto wallet",
    validator: "Base58Check, Bech32, EIP-55, CRC-16 or Keccak",
    source: "BIP-173, BIP-350, EIP-55, SLIP-0173, SEP-0023",
    fields:
      "walletaddress wallet cryptoaddress cryptowallet cryptowalletaddress btcaddress bitcoinaddress btcwallet bitcoinwallet ethaddress ethereumaddress ethwallet ethereumwallet soladdress solanaaddress solanawallet " +
      "ltcaddress litecoinaddress xrpaddress rippleaddress xmraddress moneroaddress trxaddress tronaddress adaaddress cardanoaddress dotaddress polkadotaddress tonaddress tonwallet bchaddress dogeaddress " +
      "dashaddress zecaddress xlmaddress stellaraddress usdtaddress usdcaddress depositaddress withdrawaladdress payoutaddress blockchainaddress walletid xpub ypub zpub extendedpublickey",
  },
  {
    id: "crypto-private-key",
    kind: "credential",
    title: "Private key of a crypto wallet",
    validator: "Base58Check, Bech32 or CRC-16; 32 bytes under its field",
    source: "BIP-32, BIP-38, SLIP-0132, SEP-0023, NIP-19",
    fields:
      "walletprivatekey privatekeyhex privatekeywif wif wifkey ethprivatekey ethereumprivatekey btcprivatekey bitcoinprivatekey solanaprivatekey signerkey signerprivatekey deployerprivatekey deployerkey " +
      "stellarsecret stellarsecretkey xprv xpriv extendedprivatekey masterprivatekey hdprivatekey nsec spendkey privatespendkey viewkey privateviewkey",
  },
  {
    id: "seed-phrase",
    kind: "credential",
    title: "Seed phrase of a crypto wallet",
    validator: "word list; SHA-256",
    source: "BIP-39",
    fields:
      "seedphrase mnemonic mnemonicphrase mnemonicseed seedwords recoveryphrase recoverywords secretrecoveryphrase secretphrase backupphrase walletphrase walletseed walletmnemonic bip39 bip39mnemonic " +
      "passphrase12 wiederherstellungsphrase phrasederecuperation frasesemilla frasederecuperacion frasesemente frasedirecupero 助记词 助記詞 ニーモニック 니모닉",
  },
  {
    id: "mrz",
    kind: "personal",
    title: "Machine-readable zone of a travel document",
    validator: "weights 7 3 1 mod 10, every check digit",
    source: "ICAO Doc 9303",
    fields: "mrz mrzcode mrztext mrzdata mrzlines mrzraw machinereadablezone mrzstring passportmrz",
  },
];
