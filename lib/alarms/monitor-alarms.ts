import { alarmName, incidentKey } from '../contract/alarm-names';
import type { AlarmScope } from './alarm-scope';

/** Whether enough vantages can see for anything to be said: the first page in the order of precedence. */
export function monitorAlarms(alarms: AlarmScope): void {
  const { vantages, quorum } = alarms.fleet;
  const never = alarms.composite(alarmName.never, {
    text: 'Never in alarm: CloudWatch wants a suppressor wherever there is a wait.',
    runbook: 'building-blocks',
    rule: 'FALSE',
  });
  const tooMany = vantages.length - quorum + 1;
  const lost = alarms.composite(alarmName.quorumLost, {
    text: `The monitor is impaired: at least ${tooMany} of ${vantages.length} vantages are blind, so that outages would go unseen.`,
    runbook: 'quorum-lost',
    key: incidentKey.quorumLost,
    rule: { count: tooMany, of: vantages.map(alarmName.blind) },
    suppressedBy: { alarm: never, waitSeconds: 180, extensionSeconds: 180 },
    tells: true,
  });
  alarms.composite(alarmName.silence, {
    text: 'Holds back what an impaired monitor cannot know.',
    runbook: 'building-blocks',
    rule: { any: [lost] },
  });
}
