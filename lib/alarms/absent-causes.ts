import { shardsOf } from '../contract/shards-of';
import type { AlarmScope } from './alarm-scope';
import { causesOf } from './causes-of';

/** Causes that stand in another stack of the hub and matter in this one, each with its services here. */
export type AbsentCauses = ReadonlyMap<string, readonly string[]>;

/** The absent causes of a stack. The first one knows of every cause: where any speaks, no vantage is called cut off. */
export function absentCauses({ fleet, shard }: AlarmScope): AbsentCauses {
  const { services = [], causes = [] } = shardsOf(fleet)[shard] ?? {};
  const absent = new Map<string, readonly string[]>(
    shard === 0 ? Object.keys(fleet.causes).map((cause) => [cause, []]) : [],
  );
  for (const { name } of services) {
    for (const cause of causesOf(fleet, name)) absent.set(cause, [...(absent.get(cause) ?? []), name]);
  }
  for (const cause of causes) absent.delete(cause);
  return absent;
}
