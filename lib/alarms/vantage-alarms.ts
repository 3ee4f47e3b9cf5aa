import { alarmName } from '../contract/alarm-names';
import { incidentKey } from '../contract/incident-key';
import { INCIDENT_KINDS } from '../contract/incident-kinds';
import { probedFrom } from '../contract/reach';
import { series } from '../contract/series';
import { windowOf } from './agreement';
import type { AlarmScope } from './alarm-scope';
import { allOf, anyOf, inAlarm, not } from './rule';
import { suppression } from './suppressions';

/** So nearly all of what a vantage asks fails there, although its witnesses answer. */
const NEARLY_ALL = 0.799;

/** Whether one vantage can see, and whether it is there at all. Blind is never down and never up. */
function sightAlarms(alarms: AlarmScope, vantage: string): void {
  const { runbook } = INCIDENT_KINDS['blind-vantage'];
  alarms.metricAlarm(alarmName.witness(vantage), {
    text: `Neither witnesses nor services answer to ${vantage}: it cannot see the Internet, and its verdicts do not count.`,
    runbook,
    metric: { statistic: 'Average', series: series.witnessFailed(vantage) },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: 0.5 },
    of: [2, 3],
    missing: 'ignore',
  });
  alarms.metricAlarm(alarmName.heartbeat(vantage), {
    text: `No run from ${vantage} for three minutes: its canary is gone, or cannot reach this hub.`,
    runbook,
    metric: {
      statistic: 'SampleCount',
      of: { runs: series.witnessFailed(vantage) },
      expression: 'FILL(runs, 0)',
      label: 'runs a minute',
    },
    condition: { comparisonOperator: 'LessThanThreshold', threshold: 1 },
    of: [3, 3],
    missing: 'breaching',
  });
  const text = `${vantage} is blind: it sees neither services nor witnesses, or it is silent. Nobody knows from there what is up.`;
  alarms.composite(alarmName.blind(vantage), {
    text,
    runbook,
    rule: anyOf(alarmName.witness(vantage), alarmName.heartbeat(vantage)),
  });
  // a composite of its own: silence depends on blind, and CloudFormation knows no circles
  alarms.composite(alarmName.blindTicket(vantage), {
    text,
    runbook,
    key: incidentKey.blindVantage(vantage),
    rule: anyOf(alarmName.blind(vantage)),
    suppressedBy: suppression.blind(alarmName.silence),
  });
}

/** Whether nearly everything fails from one vantage alone: it sees, and is answered with errors or cut off. */
function shareAlarms(alarms: AlarmScope, vantage: string): void {
  const { runbook, of } = windowOf('share');
  alarms.metricAlarm(alarmName.share(vantage), {
    text: `Nearly all services fail from ${vantage}, although its witnesses answer.`,
    runbook,
    metric: { statistic: 'Average', series: series.shareFailed(vantage) },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: NEARLY_ALL },
    of,
    missing: 'ignore',
  });
  alarms.composite(alarmName.cutOff(vantage), {
    text: `${vantage} is cut off: it is answered with errors, or not at all, where the other vantages are answered well.`,
    runbook,
    key: incidentKey.share(vantage),
    rule: allOf(inAlarm(alarmName.share(vantage)), not(inAlarm(alarmName.blind(vantage)))),
    suppressedBy: suppression.ticket(alarmName.cutOffCovered),
  });
}

/** Whether a vantage asks all that it should, once a minute. */
function runAlarms(alarms: AlarmScope, vantage: string): void {
  const expected = probedFrom(alarms.fleet, vantage).length;
  const coverage = windowOf('coverage');
  const doubled = windowOf('doubled');
  alarms.metricAlarm(alarmName.unprobed(vantage), {
    text: `${vantage} does not ask all of its ${expected} services: runs end early, or its canary knows fewer.`,
    ...coverage,
    metric: { statistic: 'Maximum', series: series.probed(vantage) },
    condition: { comparisonOperator: 'LessThanThreshold', threshold: expected },
    missing: 'ignore',
  });
  alarms.metricAlarm(alarmName.doubledRuns(vantage), {
    text: `${vantage} publishes minutes more than once, and so counts as more than one vantage.`,
    ...doubled,
    metric: { statistic: 'SampleCount', series: series.witnessFailed(vantage) },
    condition: { comparisonOperator: 'GreaterThanThreshold', threshold: 1 },
    missing: 'ignore',
  });
}

/** All alarms about one vantage. */
export function vantageAlarms(alarms: AlarmScope, vantage: string): void {
  sightAlarms(alarms, vantage);
  shareAlarms(alarms, vantage);
  runAlarms(alarms, vantage);
}
