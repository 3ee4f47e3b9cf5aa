import { alarmName } from '../contract/alarm-names';
import type { Service } from '../contract/fleet';
import { hasCertificate } from '../contract/incident-definitions';
import { incidentKey } from '../contract/incident-key';
import { INCIDENT_KINDS } from '../contract/incident-kinds';
import { partialQuorum } from '../contract/quorum';
import { quorumOf, vantagesOf } from '../contract/reach';
import { series } from '../contract/series';
import { agreement, windowOf } from './agreement';
import type { AlarmScope, CompositeProps } from './alarm-scope';
import { partlyCoverOf } from './covers';
import { allOf, anyOf, inAlarm, not, type Rule } from './rule';
import { suppression } from './suppressions';

/** Days left of a certificate below which it is a ticket. */
const CERTIFICATE_DAYS = 14;

/** The certificate alarm looks at an hour: certificates do not change by the minute. */
const HOUR_S = 3600;

/** The kinds of tickets that a service can have; each may be its own, or one for all services. */
export type ServiceTicket = 'partial' | 'slow' | 'blocked';

/** The rule of a service's ticket: partial is what is neither of the alarms that page. */
export function ticketRule(ticket: ServiceTicket, name: string): Rule {
  if (ticket === 'slow') return inAlarm(alarmName.serviceSlow(name));
  if (ticket === 'blocked') return inAlarm(alarmName.serviceBlocked(name));
  return allOf(
    inAlarm(alarmName.servicePartial(name)),
    not(anyOf(alarmName.service(name, 'dns'), alarmName.service(name, 'http'))),
  );
}

/** The tickets that a service can have: slow only with an objective, blocked only with a URL. */
export function ticketsOf({ objectiveMs, http }: Service): readonly ServiceTicket[] {
  return [
    'partial',
    ...(objectiveMs === undefined ? [] : (['slow'] as const)),
    ...(http.length === 0 ? [] : (['blocked'] as const)),
  ];
}

/** The metric alarms behind a service's tickets. */
export function ticketMetricAlarms(alarms: AlarmScope, service: Service): void {
  const { name } = service;
  const vantages = vantagesOf(alarms.fleet, service);
  const quorum = quorumOf(alarms.fleet, vantages);
  const some = partialQuorum(vantages.length);
  agreement(
    alarms,
    alarmName.servicePartial(name),
    { kind: 'partial-service', quorum: some },
    {
      statistic: 'Sum',
      of: { dns: series.failed(name, 'dns'), http: series.failed(name, 'http') },
      expression: 'MAX([dns, http])',
      label: 'vantages that see it fail',
    },
    `${name} fails from ${some} or more of ${vantages.length} vantages, for five of six minutes.`,
  );
  if (service.objectiveMs !== undefined) {
    const metric = { statistic: 'Sum', series: series.slow(name) } as const;
    agreement(
      alarms,
      alarmName.serviceSlow(name),
      { kind: 'slow-service', quorum },
      metric,
      `${name} is slower than its objective.`,
    );
  }
  if (service.http.length > 0) {
    const metric = { statistic: 'Sum', series: series.blocked(name) } as const;
    agreement(
      alarms,
      alarmName.serviceBlocked(name),
      { kind: 'blocked-service', quorum },
      metric,
      `${name} sees the canaries and refuses them.`,
    );
  }
  if (hasCertificate(service)) {
    alarms.metricAlarm(alarmName.serviceCertificate(name), {
      text: `The certificate of ${name} expires soon.`,
      ...windowOf('certificates'),
      metric: { statistic: 'Minimum', series: series.certificateDays(name), periodS: HOUR_S },
      condition: {
        comparisonOperator: 'LessThanThreshold',
        threshold: alarms.fleet.certificateDays ?? CERTIFICATE_DAYS,
      },
      missing: 'ignore',
    });
  }
}

function compositeOf(alarms: AlarmScope, ticket: ServiceTicket, name: string): readonly [string, CompositeProps] {
  const partlyCovered = suppression.ticket(partlyCoverOf(alarms, name));
  const rule = ticketRule(ticket, name);
  switch (ticket) {
    case 'partial':
      return [
        alarmName.servicePartly(name),
        {
          text: `${name} fails, but only as seen from some vantages: fewer than a page needs.`,
          runbook: INCIDENT_KINDS['partial-service'].runbook,
          key: incidentKey.partialService(name),
          rule,
          suppressedBy: partlyCovered,
        },
      ];
    case 'slow':
      return [
        alarmName.serviceSlowed(name),
        {
          text: `${name} is slower than its objective.`,
          runbook: INCIDENT_KINDS['slow-service'].runbook,
          key: incidentKey.slowService(name),
          rule,
          suppressedBy: partlyCovered,
        },
      ];
    case 'blocked':
      return [
        alarmName.serviceRefused(name),
        {
          text: `${name} sees the canaries and refuses them: nobody knows whether it is up.`,
          runbook: INCIDENT_KINDS['blocked-service'].runbook,
          key: incidentKey.blockedService(name),
          rule,
          suppressedBy: suppression.ticket(alarmName.silence),
        },
      ];
  }
}

/** A service's own tickets. */
export function ownTickets(alarms: AlarmScope, service: Service): void {
  for (const ticket of ticketsOf(service)) alarms.composite(...compositeOf(alarms, ticket, service.name));
}
