// In: bytes. Out: their SHA-256 or Keccak-256, for the checksums inside of wallets' addresses and phrases.

/** FIPS 180-4 section 4.2.2 and 5.3.3: the first 32 bits of the fractions of roots of the first primes, computed. */
const k = new Int32Array(64);
const initial = new Int32Array(8);
for (let candidate = 2, count = 0; count < 64; candidate++) {
  let prime = true;
  for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) prime = false;
  if (!prime) continue;
  if (count < 8) initial[count] = Math.floor((Math.sqrt(candidate) % 1) * 4294967296);
  k[count++] = Math.floor((Math.cbrt(candidate) % 1) * 4294967296);
}

const w = new Int32Array(64);

/** FIPS 180-4. Meant for short inputs. */
export function sha256(input: Uint8Array): Uint8Array {
  const blocks = new Uint8Array(((input.length + 72) >> 6) << 6);
  blocks.set(input);
  blocks[input.length] = 0x80;
  new DataView(blocks.buffer).setUint32(blocks.length - 4, input.length * 8);
  const state = initial.slice();
  for (let from = 0; from < blocks.length; from += 64) {
    for (let i = 0; i < 16; i++) {
      const at = from + i * 4;
      w[i] = (blocks[at]! << 24) | (blocks[at + 1]! << 16) | (blocks[at + 2]! << 8) | blocks[at + 3]!;
    }
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15]!;
      const y = w[i - 2]!;
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
    }
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let d = state[3]!;
    let e = state[4]!;
    let f = state[5]!;
    let g = state[6]!;
    let h = state[7]!;
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[i]! + w[i]!) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0]! += a;
    state[1]! += b;
    state[2]! += c;
    state[3]! += d;
    state[4]! += e;
    state[5]! += f;
    state[6]! += g;
    state[7]! += h;
  }
  const out = new Uint8Array(32);
  const view = new DataView(out.buffer);
  state.forEach((value, i) => {
    view.setInt32(i * 4, value);
  });
  return out;
}

// Keccak reference, section 1.2: rotations along the lanes' walk, and the round constants from their shift register; a lane is two words, low first.
const lane = new Uint8Array(24);
const turn = new Uint8Array(24);
const roundLow = new Int32Array(24);
const roundHigh = new Int32Array(24);
for (let round = 0, x = 1, y = 0, register = 1; round < 24; round++) {
  [x, y] = [y, (2 * x + 3 * y) % 5];
  lane[round] = 5 * y + x;
  turn[round] = (((round + 1) * (round + 2)) / 2) % 64;
  for (let j = 0; j < 7; j++) {
    const place = (1 << j) - 1;
    if (register & 1) {
      if (place < 32) roundLow[round]! |= 1 << place;
      else roundHigh[round]! |= 1 << (place - 32);
    }
    register = register & 0x80 ? (register << 1) ^ 0x171 : register << 1;
  }
}

const column = new Int32Array(10);

function permute(s: Int32Array): void {
  for (let round = 0; round < 24; round++) {
    for (let x = 0; x < 10; x++) column[x] = s[x]! ^ s[x + 10]! ^ s[x + 20]! ^ s[x + 30]! ^ s[x + 40]!;
    for (let x = 0; x < 10; x += 2) {
      const before = x === 0 ? 8 : x - 2;
      const after = x === 8 ? 0 : x + 2;
      const low = column[before]! ^ ((column[after]! << 1) | (column[after + 1]! >>> 31));
      const high = column[before + 1]! ^ ((column[after + 1]! << 1) | (column[after]! >>> 31));
      for (let y = x; y < 50; y += 10) {
        s[y]! ^= low;
        s[y + 1]! ^= high;
      }
    }
    let low = s[2]!;
    let high = s[3]!;
    for (let i = 0; i < 24; i++) {
      const at = lane[i]! * 2;
      const by = turn[i]!;
      const one = by < 32 ? low : high;
      const other = by < 32 ? high : low;
      const shift = by & 31;
      low = s[at]!;
      high = s[at + 1]!;
      s[at] = shift === 0 ? one : (one << shift) | (other >>> (32 - shift));
      s[at + 1] = shift === 0 ? other : (other << shift) | (one >>> (32 - shift));
    }
    for (let y = 0; y < 50; y += 10) {
      for (let x = 0; x < 10; x++) column[x] = s[y + x]!;
      for (let x = 0; x < 10; x++) s[y + x]! ^= ~column[x > 7 ? x - 8 : x + 2]! & column[x > 5 ? x - 6 : x + 4]!;
    }
    s[0]! ^= roundLow[round]!;
    s[1]! ^= roundHigh[round]!;
  }
}

/** Keccak-256 as Ethereum and Monero use it: rate 1088, padding 0x01 (not that of FIPS 202). Meant for short inputs. */
export function keccak256(input: Uint8Array): Uint8Array {
  const state = new Int32Array(50);
  const rate = 136;
  const blocks = new Uint8Array((Math.floor(input.length / rate) + 1) * rate);
  blocks.set(input);
  blocks[input.length]! ^= 1;
  blocks[blocks.length - 1]! ^= 0x80;
  const view = new DataView(blocks.buffer);
  for (let from = 0; from < blocks.length; from += rate) {
    for (let i = 0; i < rate / 4; i++) state[i]! ^= view.getInt32(from + i * 4, true);
    permute(state);
  }
  const out = new Uint8Array(32);
  const into = new DataView(out.buffer);
  for (let i = 0; i < 8; i++) into.setInt32(i * 4, state[i]!, true);
  return out;
}
