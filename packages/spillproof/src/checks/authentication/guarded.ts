// In: an identity. Out: something that it is answered and nobody is, and whether another answer opens it or refuses it.

import { type Instance, replyOf, sameData, sentValues } from "../../explore/index.js";
import type { Exchange, Operation } from "../../model/index.js";
import type { Context } from "../check.js";

export interface Kept {
  readonly operation: Operation;
  readonly instance: Instance;
  /** Nobody's answer. */
  readonly refused: Exchange;
}

export async function guarded(identity: string, context: Context): Promise<Kept | null> {
  for (const instance of context.world.allInstances(identity)) {
    const { operation } = instance.call;
    if (operation.method !== "GET" || !instance.exchange.succeeded) continue;
    const refused = await context.world.ask(instance.call, null);
    if (replyOf(refused) === "no" || [301, 302, 303].includes(refused.status) || refused.redirects.length > 0)
      return { operation, instance, refused };
  }
  return null;
}

export function opens(exchange: Exchange, { instance }: Kept): boolean {
  return replyOf(exchange) === "yes" && sameData(instance.exchange, exchange, sentValues(instance.call));
}

/** As nobody is refused, or plainly. */
export function isRefusal(exchange: Exchange, { refused }: Kept): boolean {
  if (replyOf(exchange) === "no") return true;
  return exchange.status !== 0 && exchange.status < 400 && exchange.status === refused.status && exchange.text === refused.text;
}
