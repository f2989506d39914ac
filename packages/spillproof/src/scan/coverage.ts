// In: the world after a scan. Out: what was reached, who was answered what, and who owns what.

import { type Context, kindsIn } from "../checks/index.js";
import { isEmpty, sensitiveFields, slotName } from "../explore/index.js";
import { type AccessCell, type Coverage, isSecured, type Operation, type Ownership } from "../model/index.js";

/**
 * @param left operations that were not called, with the reason
 * @param written operations that wrote for an identity
 */
export function coverageOf(
  operations: readonly Operation[],
  left: readonly { readonly operation: Operation; readonly reason: string }[],
  context: Context,
  written: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Coverage {
  const { world } = context;
  const answered = (operation: Operation, identity: string) =>
    world.instances(operation.id, identity).length > 0 ||
    world.wasEmpty(operation.id, identity) ||
    written.get(operation.id)?.has(identity) === true;
  const reached = operations.filter((operation) => world.identities.some((identity) => answered(operation, identity)));
  const missed = operations.flatMap((operation) => {
    if (reached.includes(operation)) return [];
    const reason =
      left.find((item) => item.operation === operation)?.reason ??
      world.identities.map((identity) => world.missed.get(`${operation.id}\n${identity}`)).find((item) => item !== undefined);
    return [
      {
        operation: operation.id,
        reason:
          reason ??
          (world.identities.length === 0
            ? "no identity is given"
            : operation.method === "HEAD"
              ? "answers no body"
              : "not reached within the budget"),
      },
    ];
  });
  return {
    operations: operations.length,
    reached: reached.length,
    byIdentity: Object.fromEntries(
      world.identities.map((identity) => [identity, operations.filter((operation) => answered(operation, identity)).length]),
    ),
    missed,
  };
}

/** Of the secured operations that read: all of them, and those that somebody reached. */
export function securedOf(operations: readonly Operation[], context: Context): { readonly total: number; readonly reached: number } {
  const secured = operations.filter((operation) => operation.method !== "HEAD" && (isSecured(operation) || operation.security === null));
  const reached = secured.filter((operation) =>
    context.world.identities.some(
      (identity) => context.world.instances(operation.id, identity).length > 0 || context.world.wasEmpty(operation.id, identity),
    ),
  );
  return { total: secured.length, reached: reached.length };
}

/** The matrix: what the checks recorded of others' and nobody's objects, and what reading showed of the own ones. */
export function accessOf(operations: readonly Operation[], recorded: readonly AccessCell[], context: Context): readonly AccessCell[] {
  const { world } = context;
  const cells = new Map<string, AccessCell>();
  const rank = { answered: 2, refused: 1, "not-tested": 0 } as const;
  const put = (cell: AccessCell) => {
    const key = `${cell.operation}\n${cell.identity}\n${cell.objects}`;
    const known = cells.get(key);
    if (known === undefined || rank[cell.outcome] > rank[known.outcome]) cells.set(key, cell);
  };
  for (const operation of operations) {
    for (const identity of world.identities) {
      const instance = world.instances(operation.id, identity)[0];
      const others = world.identities.filter((name) => name !== identity);
      const own = instance !== undefined && others.every((other) => world.claimed(instance, other).kind === "own");
      if (instance !== undefined) {
        const taken = recorded.some((cell) => cell.operation === operation.id && cell.identity === identity && cell.objects !== "others");
        if (!taken)
          put({
            identity,
            operation: operation.id,
            objects: own ? "own" : instance.selects ? "shared" : "none",
            outcome: "answered",
            kinds: isEmpty(instance.exchange) ? [] : kindsIn(sensitiveFields(instance.exchange)),
          });
      } else if (!recorded.some((cell) => cell.operation === operation.id && cell.identity === identity)) {
        const refused = /answered (?:401|403|404)/.test(world.missed.get(`${operation.id}\n${identity}`) ?? "");
        put({
          identity,
          operation: operation.id,
          objects: "none",
          outcome: refused ? "refused" : world.wasEmpty(operation.id, identity) ? "answered" : "not-tested",
          kinds: [],
        });
      }
    }
    if (!recorded.some((cell) => cell.operation === operation.id && cell.identity === "nobody"))
      put({ identity: "nobody", operation: operation.id, objects: "none", outcome: "not-tested", kinds: [] });
  }
  for (const cell of recorded) put(cell);
  const names = [...world.identities, "nobody"];
  const order = operations.map((operation) => operation.id);
  return [...cells.values()].sort(
    (a, b) =>
      order.indexOf(a.operation) - order.indexOf(b.operation) ||
      names.indexOf(a.identity) - names.indexOf(b.identity) ||
      (a.objects < b.objects ? -1 : 1),
  );
}

/** Which parameter takes whose id, and where the owner is named: what a policy needs to enforce ownership. */
export function ownershipOf(operations: readonly Operation[], context: Context): readonly Ownership[] {
  const { world } = context;
  return operations.flatMap((operation) => {
    const learnt = new Map<string, Ownership>();
    for (const identity of world.identities) {
      for (const instance of world.instances(operation.id, identity)) {
        if (!instance.selects) continue;
        for (const other of world.identities) {
          if (other === identity) continue;
          const claim = world.claimed(instance, other);
          if (claim.kind !== "own") continue;
          const slot = instance.slots.at(claim.sign === "self" ? 0 : -1);
          if (slot === undefined) continue;
          const name = slotName(slot.slot);
          const known = learnt.get(name);
          learnt.set(name, {
            operation: operation.id,
            parameter: name,
            claim: known?.claim ?? claim.claim,
            ownerField: known?.ownerField ?? claim.ownerField,
          });
        }
      }
    }
    return [...learnt.values()];
  });
}
