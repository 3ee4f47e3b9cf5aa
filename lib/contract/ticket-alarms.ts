import { alarmName } from './alarm-names';
import type { Fleet } from './fleet';
import type { IncidentDefinition } from './incident-definitions';

/** One of the alarms that a ticket of several stands on. */
export interface TicketAlarm {
  /** What it is about: a service, a vantage, a resolver. */
  readonly about: string;
  readonly path: string;
  /** It does not count while one of these is in ALARM. */
  readonly unless: readonly string[];
}

/** The alarms behind a ticket of several, by which it is known what it is about; none of a ticket that is about one thing. */
export function ticketAlarms({ kind, key, members }: IncidentDefinition, fleet: Fleet): readonly TicketAlarm[] {
  const each = (names: readonly string[], pathOf: (name: string) => string) =>
    names.map((about) => ({ about, path: pathOf(about), unless: [] }));
  // those of a single service have it in their key
  const shared = key.includes('/') ? [] : members;
  switch (kind) {
    case 'coverage':
      return each(fleet.vantages, alarmName.unprobed);
    case 'doubled':
      return each(fleet.vantages, alarmName.doubledRuns);
    case 'resolvers':
      return each(fleet.resolvers, alarmName.resolver);
    case 'certificates':
      return each(members, alarmName.serviceCertificate);
    case 'slow-service':
      return each(shared, alarmName.serviceSlow);
    case 'blocked-service':
      return each(shared, alarmName.serviceBlocked);
    case 'partial-service':
      return each(shared, alarmName.servicePartial).map((alarm) => ({
        ...alarm,
        unless: [alarmName.service(alarm.about, 'dns'), alarmName.service(alarm.about, 'http')],
      }));
    default:
      return [];
  }
}
