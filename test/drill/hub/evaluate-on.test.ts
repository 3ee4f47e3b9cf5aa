import { describe, expect, it } from '@jest/globals';
import { type AlarmEvent, Evaluation, MetricStore } from '../../../lib/cloudwatch/evaluate';
import { readAlarms } from '../../../lib/cloudwatch/read-alarms';
import { evaluateOn } from '../../../lib/drill/hub/evaluate-on';
import { createVirtualClock } from '../../../lib/drill/world/virtual-clock';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const NAMESPACE = 'Loop';

function alarmOn(region: string, metric: string) {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: metric,
      Namespace: NAMESPACE,
      MetricName: metric,
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [`arn:aws:sns:${region}:111122223333:topic`],
    },
  };
}

/** Two alarms of two hubs; whatever the first does puts, five seconds later, a sample into the second's metric. */
async function played(): Promise<readonly AlarmEvent[]> {
  const clock = createVirtualClock(0);
  const heard: AlarmEvent[] = [];
  const stores = ['us-west-2', 'eu-west-1'].map((region, index) => {
    const metrics = new MetricStore();
    const template = { Resources: { Alarm: alarmOn(region, index === 0 ? 'Here' : 'There') } };
    const graph = readAlarms([{ region, file: `${region}.json`, template }]);
    const phaseMs = () => (index === 0 ? 20 : 40) * SECOND;
    const evaluation = new Evaluation({ graph, metrics, from: 0, phaseMs, rerunAfterSuppression: true });
    evaluateOn(clock, evaluation, (event) => {
      heard.push(event);
      if (event.kind !== 'action' || event.alarm !== 'Here') return;
      clock.start(async () => {
        await clock.sleep(5 * SECOND);
        const sample = { namespace: NAMESPACE, name: 'There', dimensions: {}, timestamp: clock.now(), value: 1 };
        stores[1]?.put(sample);
      });
    });
    return metrics;
  });
  stores[0]?.put({ namespace: NAMESPACE, name: 'Here', dimensions: {}, timestamp: 3 * MINUTE, value: 1 });
  await clock.passTo(10 * MINUTE);
  return heard;
}

describe('evaluateOn', () => {
  it('an action of one hub comes back as a metric of another, whose alarm acts on it', async () => {
    const actions = (await played()).filter(({ kind }) => kind === 'action');
    expect(actions.map(({ at, region, alarm }) => [at / SECOND, region, alarm])).toEqual([
      [260, 'us-west-2', 'Here'],
      [340, 'eu-west-1', 'There'],
    ]);
  });
});
