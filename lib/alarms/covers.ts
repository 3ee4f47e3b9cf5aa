import { alarmName } from '../contract/alarm-names';
import type { Fleet } from '../contract/fleet';
import type { AlarmScope } from './alarm-scope';

/** CloudWatch's longest description is 1,024 characters; the heading of the runbook needs room too. */
const LONGEST_LIST = 800;

function causesOf({ causes }: Fleet, service: string): readonly string[] {
  return Object.keys(causes).filter((cause) => causes[cause]?.includes(service));
}

/** Path of what holds back the page of a service: shared by all services of the same causes. */
export function coverOf(fleet: Fleet, service: string): string {
  return alarmName.covered(causesOf(fleet, service));
}

/** The suppressors of services, one for each set of causes that some service has: in ALARM while something wider is. */
export function coverAlarms(alarms: AlarmScope): void {
  const { fleet } = alarms;
  const sets = new Map(fleet.services.map(({ name }) => [coverOf(fleet, name), causesOf(fleet, name)]));
  for (const [path, causes] of sets) {
    const list = causes.join(', ') || 'none';
    alarms.composite(path, {
      text: `Suppressor: in ALARM while a cause of these services, or a wider failure, is in ALARM. Causes: ${list}`.slice(
        0,
        LONGEST_LIST,
      ),
      runbook: 'building-blocks',
      rule: {
        any: [...causes.map(alarmName.cause), alarmName.unexplained, alarmName.everything, alarmName.silence],
      },
    });
  }
}
