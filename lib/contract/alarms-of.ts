import { alarmName } from './alarm-names';
import type { Fleet } from './fleet';
import type { IncidentDefinition } from './incident-definitions';
import type { IncidentKindName } from './incident-kinds';
import { shardsWith } from './shards-of';
import { tellingAlarm } from './telling-alarm';

const OF_SERVICES: ReadonlySet<IncidentKindName> = new Set(['partial-service', 'slow-service', 'blocked-service']);

/** One alarm in each stack of a hub that has such services. */
function inShards({ key, members }: IncidentDefinition, fleet: Fleet): readonly string[] {
  const services = fleet.services.filter(({ name }) => members.includes(name));
  return shardsWith(fleet, services).map((shard) => alarmName.group(key, shard));
}

/** Paths of the alarms of a hub that tell people of an incident or a ticket: what planned maintenance mutes. */
export function alarmsOf(definition: IncidentDefinition, fleet: Fleet): readonly string[] {
  const { kind } = definition;
  // the other hub's sentinel tells of it, and no alarm
  if (kind === 'way') return [];
  const isShared = kind === 'certificates' || (fleet.tickets === 'shared' && OF_SERVICES.has(kind));
  return isShared ? inShards(definition, fleet) : [tellingAlarm(definition)];
}
