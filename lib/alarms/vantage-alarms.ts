import { alarmName } from '../contract/alarm-names';
import { namespace } from '../contract/metrics';
import { series } from '../contract/series';
import { type AlarmScope, dimensionList } from './alarm-scope';

/** Whether one vantage can see, and whether it is there at all. Blind is never down and never up. */
export function vantageAlarms(alarms: AlarmScope, vantage: string): void {
  const witness = alarms.metricAlarm(alarmName.witness(vantage), {
    text: `Most witnesses fail from ${vantage}: it cannot see the Internet, and its verdicts do not count.`,
    runbook: 'vantage-blind',
    metric: { statistic: 'Average', series: series.witnessFailed(vantage) },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: 0.5 },
    of: [2, 3],
    missing: 'ignore',
  });
  const heartbeat = alarms.metricAlarm(alarmName.heartbeat(vantage), {
    text: `No run from ${vantage} for three minutes: its canary is gone, or cannot reach this hub.`,
    runbook: 'vantage-blind',
    metric: { metrics: heartbeatMetrics(alarms, vantage) },
    condition: { comparisonOperator: 'LessThanThreshold', threshold: 1 },
    of: [3, 3],
    missing: 'breaching',
  });
  alarms.composite(alarmName.blind(vantage), {
    text: `${vantage} is blind: it sees neither services nor witnesses, or it is silent. Nobody knows from there what is up.`,
    runbook: 'vantage-blind',
    rule: { any: [witness, heartbeat] },
  });
}

function heartbeatMetrics(alarms: AlarmScope, vantage: string) {
  const { metric: metricName, dimensions } = series.witnessFailed(vantage);
  const metric = { namespace: namespace(alarms.fleet.name), metricName, dimensions: dimensionList(dimensions) };
  return [
    { id: 'runs', metricStat: { metric, period: 60, stat: 'SampleCount' }, returnData: false },
    { id: 'filled', expression: 'FILL(runs, 0)', label: 'runs a minute', returnData: true },
  ];
}
