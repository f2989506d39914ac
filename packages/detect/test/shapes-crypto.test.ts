import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seedPhraseAt, seedPhraseInField, walletAt, walletInField, walletKeyInField } from "../src/shapes/crypto.js";
import { keccak256, sha256 } from "../src/shapes/digest.js";
import { seedWords as listOfWords } from "../src/shapes/seed-words.js";

const seedWords = listOfWords();

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (all: Uint8Array): string => Buffer.from(all).toString("hex");
const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));
const told = (text: string): string | null => {
  const found = walletAt(bytes(text), 0, text.length);
  return found && `${found.type} ${found.confidence} ${found.start === 0 && found.end === text.length}`;
};
const ours = "crypto-address proven true";
const key = "crypto-private-key proven true";

describe("digests", () => {
  it("SHA-256 as FIPS 180-4 and the platform have it", () => {
    expect(hex(sha256(bytes("abc")))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(hex(sha256(bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")))).toBe(
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    );
    for (let size = 0; size < 200; size++) {
      const input = new Uint8Array(size).fill(size * 7 + 1);
      expect(hex(sha256(input))).toBe(createHash("sha256").update(input).digest("hex"));
    }
  });
  it("Keccak-256 as the Keccak team's vectors have it", () => {
    expect(hex(keccak256(bytes("")))).toBe("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    expect(hex(keccak256(bytes("abc")))).toBe("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    expect(hex(keccak256(bytes("testing")))).toBe("5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02");
  });
});

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Base58 by big numbers, another way than there. */
function base58(all: Uint8Array, letters = alphabet): string {
  let rest = BigInt(`0x${hex(all) || "0"}`);
  let out = "";
  for (; rest > 0n; rest /= 58n) out = letters[Number(rest % 58n)] + out;
  for (let i = 0; i < all.length && all[i] === 0; i++) out = letters[0] + out;
  return out;
}
const twice = (all: Uint8Array): Buffer => createHash("sha256").update(createHash("sha256").update(all).digest()).digest();
const check58 = (head: string, body: Uint8Array, letters = alphabet): string => {
  const all = Buffer.concat([fromHex(head), body]);
  return base58(Buffer.concat([all, twice(all).subarray(0, 4)]), letters);
};
const filled = (size: number, from = 3): Uint8Array => Uint8Array.from({ length: size }, (_, i) => (i * 37 + from * 11 + 5) & 255);

describe("addresses", () => {
  // The vectors of the standards named: they are public keys' hashes.
  it.each<[string, string]>([
    ["Base58Check, the block of genesis", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
    ["BIP-173", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
    ["BIP-173 in capitals", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"],
    ["BIP-350", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"],
    ["EIP-55", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"],
    ["EIP-55, mostly numbers", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"],
    ["EIP-55, mostly capitals", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"],
    ["CashAddr", "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"],
    ["XRP Ledger's genesis account", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"],
    ["CIP-19", "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x"],
    ["CIP-19, stake", "stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw"],
    ["Monero's donations", "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"],
    ["TON's foundation", "EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2"],
    ["Cosmos", "cosmos1depk54cuajgkzea6zpgkq36tnjwdzv4afc3d27"],
    ["Tezos", "tz1VSUr8wwNhLAzempoch5d6hLRiTh8Cjcjb"],
    ["Dogecoin", check58("1e", filled(20))],
    ["Litecoin", check58("30", filled(20))],
    ["Dash", check58("4c", filled(20))],
    ["Zcash", check58("1cb8", filled(20))],
    ["Tron", check58("41", filled(20))],
    ["an extended public key", check58("0488b21e", filled(74))],
  ])("%s", (_, text) => {
    expect(told(text)).toBe(ours);
    expect(walletInField(text)).toBe("proven");
    for (const at of [5, text.length - 3]) {
      const other = text[at] === "7" ? "8" : "7";
      expect(told(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
    }
    expect(told(`${text}x`)).toBeNull();
    expect(walletAt(bytes(`a${text}`), 1, text.length + 1)).toBeNull();
  });

  it("of test networks and of nobody are not told", () => {
    expect(told(check58("6f", filled(20)))).toBe("crypto-address null true");
    expect(told("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx")).toBe("crypto-address null true");
    expect(told(check58("00", new Uint8Array(20)))).toBe("crypto-address null true");
  });

  it("of contracts and signs are not told", () => {
    expect(told("0xdAC17F958D2ee523a2206206994597C13D831ec7")).toBe("crypto-address null true");
    expect(told("0x000000000000000000000000000000000000dEaD")).toBe("crypto-address null true");
    expect(walletInField("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE")).toBeNull();
  });

  it("without a checksum only in a field", () => {
    const lower = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    expect(told(lower)).toBeNull();
    expect(walletInField(lower)).toBe("firm");
    expect(walletInField(`0x${"0".repeat(40)}`)).toBeNull();
    expect(told(base58(filled(32)))).toBeNull();
    expect(walletInField(base58(filled(32)))).toBe("firm");
    expect(walletInField("nadia-k.eth")).toBe("firm");
    expect(walletInField(`0:${hex(filled(32))}`)).toBe("firm");
    expect(walletInField("default")).toBeNull();
    expect(walletInField("a-wallet-of-leather-in-brown")).toBeNull();
  });

  it("hashes and ids are none", () => {
    for (let i = 0; i < 3000; i++) {
      const digest = createHash("sha512").update(String(i)).digest();
      for (const text of [
        digest.toString("hex", 0, 16),
        base58(digest.subarray(0, 25)),
        `0x${digest.toString("hex", 0, 20)}`,
        digest.toString("base64url", 0, 36),
      ])
        expect(told(text)).toBeNull();
    }
  });
});

describe("private keys", () => {
  it.each<[string, string]>([
    ["WIF", check58("80", filled(32))],
    ["WIF, compressed", check58("80", Uint8Array.from([...filled(32), 1]))],
    ["xprv", check58("0488ade4", filled(74))],
    ["zprv", check58("04b2430c", filled(74))],
    ["tprv", check58("04358394", filled(74))],
    ["BIP-38", check58("0142", filled(37))],
    ["an XRP Ledger seed", check58("21", filled(16), "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz")],
  ])("%s", (_, text) => {
    expect(told(text)).toBe(key);
    expect(walletKeyInField(text)).toBe("proven");
    expect(walletInField(text)).toBeNull();
    expect(told(text.slice(0, -2) + (text.at(-2) === "7" ? "8" : "7") + text.at(-1))).toBeNull();
  });

  it("in hex and Base58 only in a field", () => {
    const bare = hex(filled(32));
    expect(walletKeyInField(bare)).toBe("firm");
    expect(walletKeyInField(`0x${bare}`)).toBe("firm");
    expect(walletKeyInField(base58(filled(64)))).toBe("firm");
    expect(walletKeyInField("0".repeat(64))).toBeNull();
    expect(walletKeyInField("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")).toBeNull();
  });
});

/** BIP-39 by strings of bits, another way than there. */
function phrase(entropy: Uint8Array): string {
  const bits = (all: Uint8Array): string => [...all].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const all = bits(entropy) + bits(createHash("sha256").update(entropy).digest()).slice(0, entropy.length / 4);
  return all
    .match(/.{11}/g)!
    .map((word) => seedWords[Number.parseInt(word, 2)])
    .join(" ");
}

describe("seed phrases", () => {
  it("of the word list that BIP-39 has", () => {
    expect(seedWords.length).toBe(2048);
    expect(hex(sha256(bytes(`${seedWords.join("\n")}\n`)))).toBe("2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
  });

  it("of BIP-39's first vector, which is a sample", () => {
    const text = phrase(new Uint8Array(16));
    expect(text).toBe(`${"abandon ".repeat(11)}about`);
    expect(seedPhraseAt(bytes(text), 0, 0, text.length)).toEqual({ type: "seed-phrase", start: 0, end: text.length, confidence: null });
    expect(seedPhraseInField(text)).toBeNull();
  });

  it.each([16, 20, 24, 28, 32])("of %i bytes", (size) => {
    const text = phrase(filled(size, size));
    const around = `My words: ${text}. Keep them.`;
    const starts = [...around.matchAll(/\b[a-z]{3,8}\b/g)].map(({ index }) => index).filter((at) => at >= 10 && at < 10 + text.length);
    // Wherever it is asked, so that the reader may ask at every eighth word.
    for (const at of starts.slice(0, -4))
      expect(seedPhraseAt(bytes(around), at, 0, around.length)).toEqual({
        type: "seed-phrase",
        start: 10,
        end: 10 + text.length,
        confidence: "proven",
      });
    expect(seedPhraseInField(text)).toBe("proven");
    expect(
      seedPhraseInField(
        text
          .split(" ")
          .map((word, i) => `${i + 1}. ${word}`)
          .join(" "),
      ),
    ).toBe("proven");
    const words = text.split(" ");
    const other = [...words.slice(0, -1), words.at(-1) === "zoo" ? "zone" : "zoo"].join(" ");
    expect(seedPhraseInField(other)).toBe(phraseLike(other));
  });

  // In a field, another list or language has its own checksum.
  const phraseLike = (text: string): string => (text.split(" ").length >= 12 ? "firm" : "");

  it("not in prose, not with a word more", () => {
    const prose = "the city can change when people help each other and nothing more will ever happen again";
    for (const { index } of prose.matchAll(/\b[a-z]/g)) expect(seedPhraseAt(bytes(prose), index, 0, prose.length)).toBeNull();
    const text = `${phrase(filled(16))} about`;
    expect(seedPhraseAt(bytes(text), 0, 0, text.length)).toBeNull();
    expect(seedPhraseInField("a short text")).toBeNull();
    expect(seedPhraseInField(prose)).toBeNull();
  });

  it("random words of the list pass at the rate of four bits", () => {
    let passed = 0;
    for (let i = 0; i < 4000; i++) {
      const text = Array.from({ length: 12 }, (_, j) => seedWords[(i * 7919 + j * 104729 + i * j * 31) % 2048]).join(" ");
      if (seedPhraseAt(bytes(text), 0, 0, text.length)) passed++;
    }
    expect(passed).toBeGreaterThan(180);
    expect(passed).toBeLessThan(330);
  });
});
