import { alarmName } from '../contract/alarm-names';
import type { Fleet } from '../contract/fleet';
import { hasObjective } from '../contract/incident-definitions';
import type { AlarmScope } from './alarm-scope';
import { anyOf } from './rule';

const { unexplained, everything, silence } = alarmName;

/** The causes that a service belongs to. */
export function causesOf({ causes }: Fleet, service: string): readonly string[] {
  return Object.keys(causes).filter((cause) => causes[cause]?.includes(service));
}

function slowCauses(fleet: Fleet, causes: readonly string[]): readonly string[] {
  return causes.filter((cause) => hasObjective(fleet, fleet.causes[cause] ?? []));
}

/** Suppressors for services, of pages and of tickets of their own, for each set of causes that some service has. */
function serviceCovers(alarms: AlarmScope): void {
  const { fleet } = alarms;
  const sets = new Map(
    fleet.services.map(({ name }) => causesOf(fleet, name)).map((causes) => [alarmName.covered(causes), causes]),
  );
  for (const causes of sets.values()) {
    const list = `Causes: ${causes.join(', ') || 'none'}.`;
    alarms.composite(alarmName.covered(causes), {
      text: `Suppressor: in ALARM while a cause of these services, or a wider failure, is in ALARM. ${list}`,
      runbook: 'building-blocks',
      rule: anyOf(...causes.map(alarmName.cause), unexplained, everything, silence),
    });
    // a ticket that all services share is about more than these causes
    if (fleet.tickets === 'shared') continue;
    alarms.composite(alarmName.partlyCovered(causes), {
      text: `Suppressor of tickets: in ALARM while these services are covered, a cause of theirs fails in part or is slow, or a vantage is cut off. ${list}`,
      runbook: 'building-blocks',
      rule: anyOf(
        alarmName.covered(causes),
        ...causes.map(alarmName.causePartial),
        ...slowCauses(fleet, causes).map(alarmName.causeSlow),
        ...fleet.vantages.map(alarmName.share),
      ),
    });
  }
}

/** Every suppressor that several alarms share: in ALARM while something wider speaks for them. */
export function coverAlarms(alarms: AlarmScope): void {
  const { fleet } = alarms;
  alarms.composite(alarmName.cutOffCovered, {
    text: 'Suppressor: in ALARM while any cause fails, or anything wider.',
    runbook: 'building-blocks',
    rule: anyOf(...Object.keys(fleet.causes).map(alarmName.cause), unexplained, everything, silence),
  });
  if (Object.keys(fleet.causes).length > 0) {
    alarms.composite(alarmName.causePartlyCovered, {
      text: 'Suppressor: in ALARM while a vantage is cut off, or something wider than a cause fails.',
      runbook: 'building-blocks',
      rule: anyOf(...fleet.vantages.map(alarmName.share), unexplained, everything, silence),
    });
  }
  serviceCovers(alarms);
}
