import { alarmName } from './alarm-names';
import type { Fleet } from './fleet';
import { hasCertificate, type IncidentDefinition } from './incident-definitions';
import type { IncidentKindName } from './incident-kinds';
import { shardOf } from './shard-of';

type Paths = (definition: IncidentDefinition, fleet: Fleet) => readonly string[];

/** One alarm in each stack of a hub that has such services. */
const inShards: Paths = ({ key, members }, fleet) => {
  const services = fleet.services.filter(({ name }) => members.includes(name));
  const shards = new Set(services.map((service) => shardOf(fleet, service)));
  return [...shards].sort((a, b) => a - b).map((shard) => alarmName.group(key, shard));
};

/** The alarm of each service, or one for all of a stack, where tickets are shared. */
const ofService =
  (own: (service: string) => string): Paths =>
  (definition, fleet) =>
    fleet.tickets === 'shared' ? inShards(definition, fleet) : definition.members.map(own);

const incident: Paths = ({ key }) => [alarmName.incident(key)];
const sameAsKey: Paths = ({ key }) => [key];
const causeOf = ({ key }: IncidentDefinition): string => key.replace(/^(partial|slow)\/cause\//, '');

const PATHS: Readonly<Record<IncidentKindName, Paths>> = {
  'quorum-lost': () => [alarmName.quorumLost],
  everything: incident,
  cause: incident,
  unexplained: incident,
  service: ({ members }) => members.map(alarmName.serviceDown),
  'blind-vantage': ({ name }) => [alarmName.blindTicket(name)],
  'hub-silent': sameAsKey,
  // the other hub's sentinel tells of it, and no alarm
  way: () => [],
  share: ({ name }) => [alarmName.cutOff(name)],
  coverage: sameAsKey,
  doubled: sameAsKey,
  resolvers: sameAsKey,
  certificates: (definition, fleet) =>
    inShards({ ...definition, members: fleet.services.filter(hasCertificate).map(({ name }) => name) }, fleet),
  'partial-cause': (definition) => [alarmName.causePartly(causeOf(definition))],
  'slow-cause': (definition) => [alarmName.causeSlowed(causeOf(definition))],
  'partial-service': ofService(alarmName.servicePartly),
  'slow-service': ofService(alarmName.serviceSlowed),
  'blocked-service': ofService(alarmName.serviceRefused),
};

/** Paths of the alarms of a hub that tell people of an incident or a ticket: what planned maintenance mutes. */
export function alarmsOf(definition: IncidentDefinition, fleet: Fleet): readonly string[] {
  return PATHS[definition.kind](definition, fleet);
}
