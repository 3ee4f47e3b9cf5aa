import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { type BillLine, billOf, totalOf } from '../../lib/cost/bill';
import { countAlarms } from '../../lib/cost/counted-alarms';
import { eachMinuteFunctions } from '../../lib/cost/each-minute-functions';
import { MINUTES_A_MONTH } from '../../lib/cost/price-table';
import { proofsOfLife } from '../../lib/cost/proofs-of-life';
import { billedSeries, seriesCount } from '../../lib/cost/quiet-run';
import { refuseTooDear } from '../../lib/cost/refuse-too-dear';
import { countOf, dollars, priceOf } from '../../lib/cost/spelling';
import type { Resource, SynthesizedStack } from '../../lib/cost/synthesized-stack';
import { synthesizedStacks } from '../../lib/stacks/synthesized-stacks';
import config from '../../monitor.config';

const deployment = readMonitor(config);
const { fleet } = deployment;
const stacks = synthesizedStacks(deployment);
const lines = billOf(fleet, stacks);

function lineOf(what: string): BillLine | undefined {
  return lines.find((each) => each.what === what);
}

function stackOf(Resources: Readonly<Record<string, Resource>>): SynthesizedStack {
  return { name: 'test', region: 'eu-west-1', file: 'test.json', template: { Resources }, bytes: 0 };
}

const alarm = (Properties: Record<string, unknown>): Resource => ({ Type: 'AWS::CloudWatch::Alarm', Properties });

describe('a bill', () => {
  it('counts the alarms that the templates hold', () => {
    const types = stacks.flatMap(({ template }) => Object.values(template.Resources ?? {}).map(({ Type }) => Type));
    const composites = types.filter((type) => type === 'AWS::CloudWatch::CompositeAlarm').length;
    expect(lineOf('composite alarms')).toMatchObject({ count: composites, monthlyUsd: composites * 0.5 });
    expect(countAlarms(stacks).metricAlarms).toBe(types.filter((type) => type === 'AWS::CloudWatch::Alarm').length);
  });

  it('every line is its count times its price, and the whole is their sum', () => {
    for (const { count, priceUsd, monthlyUsd } of lines) expect(monthlyUsd).toBeCloseTo(count * priceUsd, 9);
    expect(totalOf(lines)).toBeCloseTo(
      lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
      9,
    );
  });

  it('an alarm of an expression costs as much as the metrics that it reads', () => {
    const query = (Id: string) => ({ Id, MetricStat: { Period: 60 } });
    const Metrics = [query('a'), query('b'), query('c'), { Id: 'sum', Expression: 'a+b+c' }];
    expect(countAlarms([stackOf({ math: alarm({ Metrics }), plain: alarm({ Period: 300 }) })])).toEqual({
      metricAlarms: 2,
      compositeAlarms: 0,
      alarmMetrics: 4,
      fastAlarmMetrics: 0,
    });
  });

  it('an alarm below a minute is counted apart, for it costs three times as much', () => {
    const fast = alarm({ Metrics: [{ Id: 'a', MetricStat: { Period: 10 } }] });
    expect(countAlarms([stackOf({ fast, too: alarm({ Period: 30 }) })])).toMatchObject({
      alarmMetrics: 0,
      fastAlarmMetrics: 2,
    });
  });

  it('counts each series once, however many vantages publish into it', () => {
    const more = { ...fleet, vantages: [...fleet.vantages, 'eu-north-1'] };
    const ownOfVantage = ['WitnessFailed', 'ShareFailed', 'Probed'].length;
    expect(seriesCount(more) - seriesCount(fleet)).toBe(ownOfVantage);
  });

  it('a series that is fed in one hour of three is a third of one', () => {
    const certificates = fleet.services.length;
    expect(seriesCount(fleet) - billedSeries(fleet)).toBeCloseTo((certificates * 2) / 3, 9);
  });

  it('counts what the hubs publish to prove that they are alive, each with a request of its own', () => {
    expect(proofsOfLife(fleet)).toEqual({ series: 6, requestsAMinute: 12 });
    const alone = { ...fleet, hubs: ['us-west-2'] };
    expect(proofsOfLife(alone)).toEqual({ series: 0, requestsAMinute: 0 });
    expect(proofsOfLife({ ...alone, heartbeatSecret: 'ping' })).toEqual({ series: 2, requestsAMinute: 4 });
    expect(lineOf('metrics')?.count).toBeCloseTo(2 * billedSeries(fleet) + 6, 9);
    expect(lineOf('PutMetricData')?.count).toBe((2 * fleet.vantages.length + 12) * MINUTES_A_MONTH);
  });

  it('finds what schedules invoke, and what a queue invokes besides', () => {
    const fn = (FunctionName: string): Resource => ({
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName, MemorySize: 512 },
    });
    const schedule = (id: string): Resource => ({
      Type: 'AWS::Scheduler::Schedule',
      Properties: { Target: { Arn: { 'Fn::GetAtt': [id, 'Arn'] }, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    });
    const mapping: Resource = { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FunctionName: { Ref: 'A' } } };
    const found = eachMinuteFunctions([
      stackOf({ A: fn('a'), B: fn('b'), C: fn('c'), a: schedule('A'), b: schedule('B'), mapping }),
    ]);
    expect(found).toEqual([
      { name: 'a', memoryGb: 0.5, hasQueue: true },
      { name: 'b', memoryGb: 0.5, hasQueue: false },
    ]);
  });

  it('every type of resource in the templates is billed, or known to cost nothing of its own', () => {
    const free = [
      /^AWS::IAM::/,
      /^AWS::KMS::Alias$/,
      /^AWS::Lambda::(Function|Permission|EventInvokeConfig|EventSourceMapping)$/,
      /^AWS::Logs::LogGroup$/,
      /^AWS::Scheduler::Schedule$/,
      /^AWS::SNS::/,
      /^AWS::SQS::/,
      /^AWS::DynamoDB::Table$/,
      /^AWS::CloudWatch::(Alarm|CompositeAlarm|Dashboard)$/,
      /^AWS::KMS::Key$/,
      /^AWS::CDK::Metadata$/,
    ];
    const types = stacks.flatMap(({ template }) => Object.values(template.Resources ?? {}).map(({ Type }) => Type));
    expect([...new Set(types)].filter((type) => !free.some((known) => known.test(type)))).toEqual([]);
  });
});

describe('the limit of a month', () => {
  const withLimit = (maxMonthlyUsd: number) => ({ ...deployment, settings: { ...deployment.settings, maxMonthlyUsd } });

  it('lets pass what costs less, and what has no limit', () => {
    expect(() => refuseTooDear(withLimit(1_000), stacks)).not.toThrow();
    expect(() => refuseTooDear(deployment, stacks)).not.toThrow();
  });

  it('rejects what costs more, with both amounts and the remedy', () => {
    const total = dollars(totalOf(lines));
    expect(() => refuseTooDear(withLimit(50), stacks)).toThrow(
      `monitor.config.ts: maxMonthlyUsd is less than what this costs, got 50 for ${total} USD a month (`,
    );
  });

  it('is an amount above nothing', () => {
    expect(() => readMonitor({ ...config, maxMonthlyUsd: 0 })).toThrow(/maxMonthlyUsd is not an amount, got 0; write/);
    expect(() => readMonitor({ ...config, maxMonthlyUsd: '50' })).toThrow(/maxMonthlyUsd is not an amount, got "50"/);
  });
});

describe('spelling', () => {
  const line = (count: number, priceUsd: number, unit = 'request'): BillLine => ({
    what: '',
    count,
    unit,
    priceUsd,
    monthlyUsd: 0,
  });

  it.each([
    [0.3, '0.30'],
    [0.000_01, '0.01 per 1,000'],
    [0.000_000_2, '0.20 per million'],
    [0.000_013_333_4, '13.3334 per million'],
    [0.000_000_625, '0.625 per million'],
    [3, '3.00'],
  ])('a price of %s is %s', (price, text) => {
    expect(priceOf(line(1, price))).toBe(text);
  });

  it('counts have a unit in their number', () => {
    expect([
      countOf(line(1, 1, 'key')),
      countOf(line(131_400, 1)),
      countOf(line(0.166, 1, 'GB')),
      countOf(line(1, 1, 'series')),
    ]).toEqual(['1 key', '131,400 requests', '0.17 GB', '1 series']);
  });
});
