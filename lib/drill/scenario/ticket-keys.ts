import { incidentKey } from '../../contract/incident-key';
import type { Cast } from './cast';

/** Keys of the tickets that a fleet can have; undefined where the fleet is unsound. */
export function ticketKeys({ services, vantages, causes, hubs }: Cast): readonly string[] | undefined {
  if (services === undefined || vantages === undefined || causes === undefined) return undefined;
  const { certificates, resolvers, doubled, coverage, partial, slow, blocked } = incidentKey;
  return [
    ...services.flatMap((service) => [
      incidentKey.partialService(service),
      incidentKey.slowService(service),
      incidentKey.blockedService(service),
    ]),
    ...causes.flatMap((cause) => [incidentKey.partialCause(cause), incidentKey.slowCause(cause)]),
    ...vantages.flatMap((region) => [incidentKey.blindVantage(region), incidentKey.share(region)]),
    ...[certificates, resolvers, doubled, coverage, partial, slow, blocked],
    ...(hubs === 2 ? [incidentKey.hubSilent('primary'), incidentKey.hubSilent('standby')] : []),
  ];
}
