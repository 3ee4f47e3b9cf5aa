import { alarmName } from '../contract/alarm-names';
import { otherRole } from '../contract/hub-role';
import { incidentKey } from '../contract/incident-key';
import { INCIDENT_KINDS } from '../contract/incident-kinds';
import { type Series, series } from '../contract/series';
import type { AlarmScope } from './alarm-scope';
import { allOf, inAlarm, isOk } from './rule';
import { suppression } from './suppressions';

/** Twice a minute each hub proves that it is alive. */
const PROOF_S = 30;

/** In ALARM while proofs of being alive come in, nine of ten: ALARM means good. */
function proof(alarms: AlarmScope, path: string, of: Series, text: string): void {
  alarms.metricAlarm(path, {
    text,
    runbook: INCIDENT_KINDS['hub-silent'].runbook,
    metric: {
      statistic: 'SampleCount',
      of: { proofs: of },
      expression: 'FILL(proofs, 0)',
      label: 'proofs in half a minute',
      periodS: PROOF_S,
    },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: 1 },
    of: [18, 20],
    missing: 'notBreaching',
  });
}

/** What a hub knows of the other one, and of itself: one that has just come back accuses nobody. */
export function peerAlarms(alarms: AlarmScope): void {
  const own = alarms.role;
  const other = otherRole(own);
  proof(
    alarms,
    alarmName.alive(other),
    series.peerAlive(other),
    `ALARM is good: the ${other} hub proves that it is alive, twice a minute.`,
  );
  proof(
    alarms,
    alarmName.ticking(own),
    series.loopTick(own),
    `ALARM is good: the loop of this hub, the ${own}, comes round twice a minute.`,
  );
  alarms.composite(alarmName.hubSilent(other), {
    text: `The ${other} hub is silent: it does not prove that it is alive, and this hub tells people what happens meanwhile.`,
    runbook: INCIDENT_KINDS['hub-silent'].runbook,
    key: incidentKey.hubSilent(other),
    rule: allOf(isOk(alarmName.alive(other)), inAlarm(alarmName.ticking(own))),
    suppressedBy: suppression.peer(alarmName.never),
  });
}
