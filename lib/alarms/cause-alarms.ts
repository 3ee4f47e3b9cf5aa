import { alarmName, incidentKey } from '../contract/alarm-names';
import type { MetricName } from '../contract/metrics';
import type { AlarmScope, Description, MetricProps } from './alarm-scope';

/** One minute in which enough vantages agree is enough, after retries; ten clean minutes close (design.md, Alarms). */
function agreement(
  alarms: AlarmScope,
  path: string,
  metric: Omit<MetricProps, 'statistic'>,
  description: Description,
): string {
  return alarms.metricAlarm(path, {
    ...description,
    metric: { statistic: 'Sum', ...metric },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: alarms.fleet.quorum },
    of: [1, 10],
    missing: 'ignore',
    wallClock: true,
  });
}

/** What several services share fails: one page for all of them. */
export function causeAlarms(alarms: AlarmScope, cause: string, members: readonly string[]): void {
  const text = `${cause} fails: it explains the failures of services that share it (${members.length} members).`;
  const metric = { name: 'CauseFailed' as MetricName, dimensions: { Cause: cause } };
  const path = agreement(alarms, alarmName.cause(cause), metric, { text, runbook: 'cause' });
  alarms.composite(alarmName.incident(`cause/${cause}`), {
    text,
    runbook: 'cause',
    key: incidentKey.cause(cause),
    rule: { any: [path] },
    suppressedBy: { alarm: alarmName.silence, waitSeconds: 0, extensionSeconds: 180 },
    tells: true,
  });
}

/** Failures of a size that no single cause explains: nearly everything, or several services without a known cause. */
export function sharedFailureAlarms(alarms: AlarmScope): void {
  const everything = {
    text: 'Nearly everything fails while the witnesses answer: look at what is ours first (firewall, account, release).',
    runbook: 'everything',
  };
  const unexplained = {
    text: 'Several services fail together and no known cause explains them.',
    runbook: 'unexplained',
  };
  agreement(alarms, alarmName.everything, { name: 'Everything', dimensions: {} }, everything);
  agreement(alarms, alarmName.unexplained, { name: 'Unexplained', dimensions: {} }, unexplained);
  alarms.composite(alarmName.incident('everything'), {
    ...everything,
    key: incidentKey.everything,
    rule: { any: [alarmName.everything] },
    suppressedBy: { alarm: alarmName.silence, waitSeconds: 0, extensionSeconds: 180 },
    tells: true,
  });
  const covered = alarms.composite(alarmName.unexplainedCovered, {
    text: 'What speaks for unexplained failures when it is open itself.',
    runbook: 'building-blocks',
    rule: { any: [alarmName.everything, alarmName.silence] },
  });
  alarms.composite(alarmName.incident('unexplained'), {
    ...unexplained,
    key: incidentKey.unexplained,
    rule: { any: [alarmName.unexplained] },
    suppressedBy: { alarm: covered, waitSeconds: 70, extensionSeconds: 180 },
    tells: true,
  });
}
