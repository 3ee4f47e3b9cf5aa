import { alarmName } from '../contract/alarm-names';
import type { Service } from '../contract/fleet';
import { hasCertificate } from '../contract/incident-definitions';
import { incidentKey } from '../contract/incident-key';
import { INCIDENT_KINDS, type IncidentKindName } from '../contract/incident-kinds';
import { series } from '../contract/series';
import { agreement } from './agreement';
import type { AlarmScope } from './alarm-scope';
import { anyOf, type Rule } from './rule';
import { type ServiceTicket, ticketRule, ticketsOf } from './service-tickets';
import { suppression } from './suppressions';

interface Group {
  readonly path: string;
  readonly key: string;
  readonly kind: IncidentKindName;
  readonly text: string;
  readonly alarms: readonly (string | Rule)[];
}

/** One ticket over several alarms; the message says which. */
function groupTicket(alarms: AlarmScope, { path, key, kind, text, alarms: of }: Group): void {
  if (of.length === 0) return;
  alarms.composite(path, {
    text,
    runbook: INCIDENT_KINDS[kind].runbook,
    key,
    rule: anyOf(...of),
    suppressedBy: suppression.ticket(alarmName.silence),
  });
}

/** Tickets about the monitor itself: coverage, doubled runs, resolvers. */
export function monitorTickets(alarms: AlarmScope): void {
  const { vantages, resolvers, quorum } = alarms.fleet;
  groupTicket(alarms, {
    path: alarmName.group(incidentKey.coverage, 0),
    key: incidentKey.coverage,
    kind: 'coverage',
    text: 'Services are not asked that should be: somewhere, nobody knows whether they are up.',
    alarms: vantages.map(alarmName.unprobed),
  });
  groupTicket(alarms, {
    path: alarmName.group(incidentKey.doubled, 0),
    key: incidentKey.doubled,
    kind: 'doubled',
    text: 'A vantage publishes minutes more than once: one vantage counts as two.',
    alarms: vantages.map(alarmName.doubledRuns),
  });
  for (const resolver of resolvers) {
    agreement(
      alarms,
      alarmName.resolver(resolver),
      { kind: 'resolvers', quorum },
      { statistic: 'Sum', series: series.resolverFailed(resolver) },
      `Resolver ${resolver} fails for most names that another resolver answers.`,
    );
  }
  groupTicket(alarms, {
    path: alarmName.group(incidentKey.resolvers, 0),
    key: incidentKey.resolvers,
    kind: 'resolvers',
    text: 'A resolver fails for most names that another one answers: not the names are at fault.',
    alarms: resolvers.map(alarmName.resolver),
  });
}

/** Certificates of the services of one shard, as one ticket. */
export function certificateTicket(alarms: AlarmScope, services: readonly Service[], shard: number): void {
  groupTicket(alarms, {
    path: alarmName.group(incidentKey.certificates, shard),
    key: incidentKey.certificates,
    kind: 'certificates',
    text: 'A certificate expires soon.',
    alarms: services.filter(hasCertificate).map(({ name }) => alarmName.serviceCertificate(name)),
  });
}

const SHARED: Readonly<Record<ServiceTicket, { readonly kind: IncidentKindName; readonly text: string }>> = {
  partial: {
    kind: 'partial-service',
    text: 'Services fail, but only as seen from some vantages: fewer than a page needs.',
  },
  slow: { kind: 'slow-service', text: 'Services are slower than their objectives.' },
  blocked: {
    kind: 'blocked-service',
    text: 'Services see the canaries and refuse them: nobody knows whether they are up.',
  },
};

/** One ticket of each kind for all services of a shard, where tickets are shared. */
export function sharedTickets(alarms: AlarmScope, services: readonly Service[], shard: number): void {
  for (const ticket of ['partial', 'slow', 'blocked'] as const) {
    groupTicket(alarms, {
      path: alarmName.group(ticket, shard),
      key: incidentKey[ticket],
      ...SHARED[ticket],
      alarms: services
        .filter((service) => ticketsOf(service).includes(ticket))
        .map(({ name }) => ticketRule(ticket, name)),
    });
  }
}
