import { type ServiceTicket, ticketsOf } from '../../alarms/service-tickets';
import { alarmName } from '../../contract/alarm-names';
import type { Fleet, Service } from '../../contract/fleet';
import { otherRole, roleOf } from '../../contract/hub-role';
import { hasCertificate, hasObjective } from '../../contract/incident-definitions';
import { incidentKey } from '../../contract/incident-key';
import { shardsWith } from '../../contract/shards-of';

const OWN: Readonly<Record<ServiceTicket, (service: string) => string>> = {
  partial: alarmName.servicePartly,
  slow: alarmName.serviceSlowed,
  blocked: alarmName.serviceRefused,
};

/** A ticket that several services share, one for each stack that has such services. */
function grouped(fleet: Fleet, key: string, services: readonly Service[]): readonly string[] {
  return shardsWith(fleet, services).map((shard) => alarmName.group(key, shard));
}

function ofServices(fleet: Fleet): readonly string[] {
  const { services, tickets } = fleet;
  if (tickets !== 'shared') {
    return services.flatMap((service) => ticketsOf(service).map((ticket) => OWN[ticket](service.name)));
  }
  return (['partial', 'slow', 'blocked'] as const).flatMap((ticket) =>
    grouped(
      fleet,
      incidentKey[ticket],
      services.filter((service) => ticketsOf(service).includes(ticket)),
    ),
  );
}

/** Paths of all alarms of the hub in a region that are tickets, the monitor's own first. */
export function ticketPaths(fleet: Fleet, region: string): readonly string[] {
  const { coverage, doubled, resolvers, certificates } = incidentKey;
  return [
    ...fleet.vantages.flatMap((vantage) => [alarmName.blindTicket(vantage), alarmName.cutOff(vantage)]),
    ...(fleet.hubs.length > 1 ? [alarmName.hubSilent(otherRole(roleOf(fleet, region)))] : []),
    ...[coverage, doubled, resolvers].map((key) => alarmName.group(key, 0)),
    ...grouped(fleet, certificates, fleet.services.filter(hasCertificate)),
    ...Object.entries(fleet.causes).flatMap(([cause, members]) => [
      alarmName.causePartly(cause),
      ...(hasObjective(fleet, members) ? [alarmName.causeSlowed(cause)] : []),
    ]),
    ...ofServices(fleet),
  ];
}
