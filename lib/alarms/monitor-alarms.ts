import { alarmName } from '../contract/alarm-names';
import { INCIDENT_KINDS, type IncidentDefinition } from '../contract/incident-kinds';
import type { AlarmScope } from './alarm-scope';

/** Whether enough vantages can see for anything to be said: the first page in the order of precedence. */
export function monitorAlarms(alarms: AlarmScope, { key, vantages, quorum }: IncidentDefinition): void {
  const never = alarms.composite(alarmName.never, {
    text: 'Never in ALARM: CloudWatch wants a suppressor wherever there is a wait.',
    runbook: 'building-blocks',
    rule: 'FALSE',
  });
  const tooMany = vantages.length - quorum + 1;
  const lost = alarms.composite(alarmName.quorumLost, {
    text: `The monitor is impaired: at least ${tooMany} of ${vantages.length} vantages are blind, so that outages would go unseen.`,
    runbook: INCIDENT_KINDS['quorum-lost'].runbook,
    key,
    rule: { count: tooMany, of: vantages.map(alarmName.blind) },
    suppressedBy: { alarm: never, waitSeconds: 180, extensionSeconds: 180 },
  });
  alarms.composite(alarmName.silence, {
    text: 'Suppressor: in ALARM while the monitor is impaired, and so cannot know.',
    runbook: 'building-blocks',
    rule: { any: [lost] },
  });
}
