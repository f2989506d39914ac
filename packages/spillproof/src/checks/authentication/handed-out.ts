// In: the answer to a login. Out: the texts that it hands to the caller, by the names that they go by.

import { leavesOf } from "../../explore/index.js";
import type { Exchange } from "../../model/index.js";

/** Texts of the body by the name of their field and of the one around it, and cookies by theirs. */
export function handedOut(exchange: Exchange): readonly (readonly [name: string, value: string])[] {
  const fields = leavesOf(exchange.json?.value).flatMap(({ tokens, value }) => {
    const names = tokens.filter((token) => typeof token === "string").slice(-2);
    return typeof value === "string" ? names.reverse().map((name) => [name, value] as const) : [];
  });
  const cookies = (exchange.answer?.headers ?? []).flatMap(([name, line]) => {
    const [pair = ""] = name === "set-cookie" ? line.split(";") : [];
    const at = pair.indexOf("=");
    return at < 1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
  });
  return [...fields, ...cookies];
}

/** `refreshToken`, `refresh_token`, `jwt-refresh`, and the same in other languages. */
export function namesRefreshToken(name: string): boolean {
  return /^(?:(?:jwt|token)?(?:refresh|renewal|offline|rotation)(?:jwt|token)?|rt|(?:token)?(?:auffrischung|erneuerung|verlaengerung|actualizacion|refresco|renovacion|renovacao|atualizacao|rafraichissement|renouvellement|aggiornamento|rinnovo|verversing|vernieuwing|odswiezanie|odswiezenie)s?(?:token|de|di)?)$/.test(
    plainName(name),
  );
}

/** Its letters alone, small and without accents. */
export function plainName(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}
