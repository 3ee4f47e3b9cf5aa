import type { Causes } from '../contract/causes';

/** The cause that services of one owner share. */
export function ownerCause(owner: string): string {
  return `owner/${owner}`;
}

/** Cause to members, in the order of the configuration: what owners say and what the map says, united. */
export function causeMembers(
  services: readonly { readonly name?: string | undefined; readonly owner?: string | undefined }[],
  causes: Causes,
): Causes {
  const members = new Map<string, Set<string>>();
  const add = (cause: string, names: readonly string[]) => {
    members.set(cause, new Set([...(members.get(cause) ?? []), ...names]));
  };
  for (const { name, owner } of services) {
    if (name !== undefined && owner !== undefined) add(ownerCause(owner), [name]);
  }
  for (const [cause, names] of Object.entries(causes)) add(cause, names);
  return Object.fromEntries([...members].map(([cause, names]) => [cause, [...names]]));
}
