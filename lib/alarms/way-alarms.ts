import { alarmName } from '../contract/alarm-names';
import { resourceName } from '../contract/resource-names';
import type { AlarmScope } from './alarm-scope';
import type { AwsMetric } from './metric-of';

/** An event that has waited so long for a function of ours is a message that comes too late. */
const LATE_MS = 60_000;

/** What people are told by, and who hears where it does not work. */
export interface WayProps {
  /** Names of the topics on the way to people. */
  readonly topics: readonly string[];
  /** ARNs of the topics of pages in this region: they hear of it raw, for the way to readable messages is what fails. */
  readonly pagesTopicArns: readonly string[];
}

function wayAlarm(
  alarms: AlarmScope,
  what: string,
  text: string,
  expression: string,
  metrics: Readonly<Record<string, AwsMetric>>,
  pagesTopicArns: readonly string[],
): void {
  alarms.metricAlarm(alarmName.way(what), {
    text,
    runbook: 'way',
    metric: { expression, label: 'failures', metrics },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: 1 },
    of: [1, 5],
    missing: 'notBreaching',
    alarmTopics: pagesTopicArns,
  });
}

/** Whether the way to people works: functions without errors and in time, topics that deliver. */
export function wayAlarms(alarms: AlarmScope, { topics, pagesTopicArns }: WayProps): void {
  const { name } = alarms.fleet;
  for (const nameOf of [resourceName.notifier, resourceName.sentinel, resourceName.fallback]) {
    const FunctionName = nameOf(name);
    const lambda = (metric: string, statistic: AwsMetric['statistic']): AwsMetric => ({
      namespace: 'AWS/Lambda',
      metric,
      statistic,
      dimensions: { FunctionName },
    });
    wayAlarm(
      alarms,
      FunctionName.slice(name.length + 1),
      `The function ${FunctionName} fails, or is invoked more than a minute late: messages may not arrive.`,
      `FILL(errors, 0) + IF(FILL(age, 0) > ${LATE_MS}, 1, 0)`,
      { errors: lambda('Errors', 'Sum'), age: lambda('AsyncEventAge', 'Maximum') },
      pagesTopicArns,
    );
  }
  for (const TopicName of topics) {
    const failed: AwsMetric = {
      namespace: 'AWS/SNS',
      metric: 'NumberOfNotificationsFailed',
      statistic: 'Sum',
      dimensions: { TopicName },
    };
    wayAlarm(
      alarms,
      TopicName.startsWith(`${name}-`) ? TopicName.slice(name.length + 1) : TopicName,
      `The topic ${TopicName} cannot deliver to a subscriber: somebody does not hear.`,
      'FILL(failed, 0)',
      { failed },
      pagesTopicArns,
    );
  }
}
