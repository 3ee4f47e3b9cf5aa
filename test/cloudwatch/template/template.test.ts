import { describe, expect, it } from '@jest/globals';
import type { MetricAlarm } from '../../../lib/cloudwatch/read-alarms';
import { readAlarms } from '../../../lib/cloudwatch/read-alarms';
import { alarmsOf, compositeAlarm, metricAlarm, templateOf } from '../alarm-template';

const ARN = 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:';
describe('a template', () => {
  it('gives alarms in its order, with what they leave out filled in', () => {
    const { alarms, composites } = alarmsOf(
      compositeAlarm('outer', 'ALARM(inner)'),
      compositeAlarm('inner', 'ALARM(a)'),
      { Type: 'AWS::CloudWatch::Dashboard', Properties: {} },
      metricAlarm('a'),
    );
    expect(alarms.map(({ id, arn }) => [id, arn])).toEqual([
      ['us-east-1/outer', `${ARN}outer`],
      ['us-east-1/inner', `${ARN}inner`],
      ['us-east-1/a', `${ARN}a`],
    ]);
    expect(composites.map(({ name }) => name)).toEqual(['inner', 'outer']);
    expect(alarms[2]).toMatchObject({ treatMissingData: 'missing', window: { kind: 'sliding' }, actionsEnabled: true });
  });

  it('takes numbers and booleans as texts, as CloudFormation does', () => {
    const [alarm] = alarmsOf(metricAlarm('a', { Threshold: '0.5', Period: '60', ActionsEnabled: 'false' })).alarms;
    expect(alarm).toMatchObject({ threshold: 0.5, periodMs: 60_000, actionsEnabled: false });
  });

  it('leaves out what has no value', () => {
    const nothing = { Ref: 'AWS::NoValue' };
    expect(() => alarmsOf(metricAlarm('a', { Unit: nothing, EvaluationCriteria: nothing }))).not.toThrow();
  });

  it('names an alarm without a name by its logical id', () => {
    expect(alarmsOf(metricAlarm('a', { AlarmName: undefined })).alarms[0]?.id).toBe('us-east-1/R0');
  });

  it('keeps the state of alarms over DynamoDB unless told otherwise', () => {
    const modes = [{}, { TreatMissingData: 'missing' }].map((rest) => {
      const [alarm] = alarmsOf(metricAlarm('a', { Namespace: 'AWS/DynamoDB', ...rest })).alarms;
      return (alarm as MetricAlarm).treatMissingData;
    });
    expect(modes).toEqual(['ignore', 'missing']);
  });

  it('refers to alarms of other templates of its region, by name and by ARN', () => {
    const sources = [
      { region: 'us-east-1', template: templateOf(compositeAlarm('c', `ALARM(a) OR OK("${ARN}b")`)) },
      { region: 'us-east-1', template: templateOf(metricAlarm('a'), metricAlarm('b')) },
      { region: 'eu-west-1', template: templateOf(metricAlarm('a', { AlarmActions: [], OKActions: [] })) },
    ];
    expect(readAlarms(sources).composites[0]?.children).toEqual(['us-east-1/a', 'us-east-1/b']);
  });
});
