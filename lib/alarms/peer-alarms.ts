import { alarmName, type HubRole } from '../contract/alarm-names';
import { incidentKey } from '../contract/incident-key';
import { INCIDENT_KINDS } from '../contract/incident-kinds';
import { type Series, series } from '../contract/series';
import type { AlarmScope } from './alarm-scope';
import { allOf, anyOf, inAlarm, isOk } from './rule';
import { suppression } from './suppressions';

/** The sentinel ticks twice a minute. */
const TICK_S = 30;

/** What an alarm can look at most often. */
const HIGH_RESOLUTION_S = 10;

/** The other of two hubs. */
export function otherHub(hub: HubRole): HubRole {
  return hub === 'primary' ? 'standby' : 'primary';
}

/** ALARM means good: so many ticks arrived that the loop behind them works. */
function beats(alarms: AlarmScope, path: string, of: Series, text: string): void {
  alarms.metricAlarm(path, {
    text: `${text} In ALARM while all is well.`,
    runbook: INCIDENT_KINDS['hub-silent'].runbook,
    metric: {
      statistic: 'SampleCount',
      of: { ticks: of },
      expression: 'FILL(ticks, 0)',
      label: 'ticks',
      periodS: TICK_S,
    },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: 1 },
    of: [18, 20],
    missing: 'notBreaching',
  });
}

/** How two hubs watch each other: a loop through metric, alarm, topic and function proves a hub alive to the other. */
export function peerAlarms(alarms: AlarmScope, role: HubRole, loopTopicArn: string): void {
  const other = otherHub(role);
  beats(
    alarms,
    alarmName.hubAlive(other),
    series.peerAlive(other),
    `The ${other} hub is alive: it measures, alarms and sends.`,
  );
  beats(alarms, alarmName.hubTicking(role), series.loopTick(role), `The loop of this hub, the ${role}, turns.`);
  alarms.composite(alarmName.hubSilent(other), {
    text: `The ${other} hub is silent: it does not measure, alarm or send, or the hubs cannot reach each other.`,
    runbook: INCIDENT_KINDS['hub-silent'].runbook,
    key: incidentKey.hubSilent(other),
    rule: allOf(isOk(alarmName.hubAlive(other)), inAlarm(alarmName.hubTicking(role))),
    suppressedBy: suppression.hub(alarmName.never),
  });
  alarms.metricAlarm(alarmName.loopTick, {
    text: "The sentinel's tick has arrived. It comes and goes each 30 s.",
    runbook: 'building-blocks',
    metric: { statistic: 'Maximum', series: series.loopRequest(role), periodS: HIGH_RESOLUTION_S },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: 1 },
    of: [1, 1],
    missing: 'notBreaching',
  });
  alarms.composite(alarmName.loopTurn, {
    text: 'Turns the loop: its action is what proves this hub alive.',
    runbook: 'building-blocks',
    rule: anyOf(alarmName.loopTick),
    actionArn: loopTopicArn,
  });
}
