// Passwords are kept as scrypt hashes in a string that names its own costs, so that they can be raised later.
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);
export const COSTS = { N: 2 ** 15, r: 8, p: 3 };

export async function hashPassword(password, costs) {
  const salt = randomBytes(16);
  const key = await derive(password, salt, 32, { ...costs, maxmem: 2 ** 26 });
  return `scrypt$${costs.N}$${costs.r}$${costs.p}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

export async function matchesPassword(password, hash) {
  const [, N, r, p, salt, key] = hash.split("$");
  const wanted = Buffer.from(key, "base64url");
  const found = await derive(password, Buffer.from(salt, "base64url"), wanted.length, {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    maxmem: 2 ** 26,
  });
  return timingSafeEqual(found, wanted);
}
