// In: what the configuration says is shared. Out: whether a reader may see an owner's object.

import type { Configuration } from "./configuration.js";
import { namesOperation } from "./operation-pattern.js";

/** True where `access` lets the reader see, through the operation (`GET /teams/{team_id}`), what is the owner's. */
export type IsShared = (operationId: string, owner: string, reader: string) => boolean;

export function sharing(configuration: Pick<Configuration, "access" | "identities">): IsShared {
  const inGroup = (identity: string, group: string) =>
    Object.hasOwn(configuration.identities, identity) && configuration.identities[identity]!.groups?.includes(group) === true;
  return (operationId, owner, reader) => {
    const space = operationId.indexOf(" ");
    const operation = { method: operationId.slice(0, space) as "GET", path: operationId.slice(space + 1) };
    return configuration.access.some(
      (rule) =>
        namesOperation(rule.operation, operation) &&
        [rule.sharedWith].flat().some(
          // A group shares what is its members'; an identity by name is let in to everybody's.
          (name) => name === "everybody" || name === reader || (inGroup(reader, name) && inGroup(owner, name)),
        ),
    );
  };
}
