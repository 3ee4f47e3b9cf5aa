import type { Fleet } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';
import { countAlarms } from './counted-alarms';
import { eachMinuteFunctions, type MinuteFunction } from './each-minute-functions';
import { MINUTES_A_MONTH, PRICES_USD } from './price-table';
import { proofsOfLife } from './proofs-of-life';
import { billedSeries, quietRun } from './quiet-run';
import { resourcesOfType, type SynthesizedStack } from './synthesized-stack';

/** One line of a bill: so many of something at a price each. */
export interface BillLine {
  readonly what: string;
  readonly count: number;
  /** What is counted: `series`, `GB-second`. */
  readonly unit: string;
  readonly priceUsd: number;
  readonly monthlyUsd: number;
}

/** Seconds that cannot be counted from templates. */
export const ASSUMED_SECONDS = { probing: 2, queueing: 0.1, other: 0.5 } as const;

/** Lambda's own lines about one invocation. */
const PLATFORM_LOG_BYTES = 300;

/** Lambda asks a queue with five pollers, each 20 s at a time, message or not; and sends, receives and deletes each one. */
const QUEUE_REQUESTS = { pollers: 5, pollsAMinute: 3, aMessage: 3 } as const;

/** Limit of PutMetricData. */
const METRICS_A_REQUEST = 1_000;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function billLine(what: string, count: number, unit: string, priceUsd: number): readonly BillLine[] {
  return count === 0 ? [] : [{ what, count, unit, priceUsd, monthlyUsd: count * priceUsd }];
}

/** A run is invoked twice: to go into its queue, and to probe. */
function secondsOf({ hasQueue }: MinuteFunction): number {
  return ASSUMED_SECONDS.probing + (hasQueue ? ASSUMED_SECONDS.queueing : 0);
}

function invocationsOf(functions: readonly MinuteFunction[]): number {
  return sum(functions.map(({ hasQueue }) => (hasQueue ? 2 : 1)));
}

function lambdaLines(fleet: Fleet, stacks: readonly SynthesizedStack[]): readonly BillLine[] {
  const functions = eachMinuteFunctions(stacks);
  const canaries = functions.filter(({ name }) => name === resourceName.canary(fleet.name));
  const others = functions.filter((each) => !canaries.includes(each));
  const seconds = (some: readonly MinuteFunction[], each: (one: MinuteFunction) => number) =>
    sum(some.map((one) => one.memoryGb * each(one))) * MINUTES_A_MONTH;
  const queues = functions.filter(({ hasQueue }) => hasQueue).length;
  const requests = QUEUE_REQUESTS.pollers * QUEUE_REQUESTS.pollsAMinute + QUEUE_REQUESTS.aMessage;
  return [
    ...billLine('canaries', seconds(canaries, secondsOf), 'GB-second', PRICES_USD.gigabyteSecond),
    ...billLine(
      'other functions, each minute',
      seconds(others, () => ASSUMED_SECONDS.other),
      'GB-second',
      PRICES_USD.gigabyteSecond,
    ),
    ...billLine('Lambda requests', invocationsOf(functions) * MINUTES_A_MONTH, 'request', PRICES_USD.invocation),
    ...billLine('Scheduler', functions.length * MINUTES_A_MONTH, 'invocation', PRICES_USD.schedulerInvocation),
    ...billLine('queues, polled by Lambda', queues * requests * MINUTES_A_MONTH, 'request', PRICES_USD.queueRequest),
  ];
}

function publishingLines(fleet: Fleet, stacks: readonly SynthesizedStack[]): readonly BillLine[] {
  const runs = fleet.vantages.map((vantage) => quietRun(fleet, vantage));
  const proofs = proofsOfLife(fleet);
  const requests =
    sum(runs.map(({ samples }) => Math.ceil(samples.length / METRICS_A_REQUEST))) * fleet.hubs.length +
    proofs.requestsAMinute;
  const invocations = invocationsOf(eachMinuteFunctions(stacks));
  const bytes = sum(runs.map(({ recordBytes }) => recordBytes)) + invocations * PLATFORM_LOG_BYTES;
  return [
    ...billLine('metrics', billedSeries(fleet) * fleet.hubs.length + proofs.series, 'series', PRICES_USD.series),
    ...billLine('PutMetricData', requests * MINUTES_A_MONTH, 'request', PRICES_USD.putMetricData),
    ...billLine('logs', (bytes * MINUTES_A_MONTH) / 1e9, 'GB', PRICES_USD.logGigabyte),
  ];
}

function hubLines(stacks: readonly SynthesizedStack[]): readonly BillLine[] {
  const { alarmMetrics, fastAlarmMetrics, compositeAlarms } = countAlarms(stacks);
  const dashboards = resourcesOfType(stacks, 'AWS::CloudWatch::Dashboard').length;
  return [
    ...billLine('metric alarms', alarmMetrics, 'metric', PRICES_USD.alarmMetric),
    ...billLine('metric alarms below a minute', fastAlarmMetrics, 'metric', PRICES_USD.fastAlarmMetric),
    ...billLine('composite alarms', compositeAlarms, 'alarm', PRICES_USD.compositeAlarm),
    ...billLine('dashboards', dashboards, 'dashboard', PRICES_USD.dashboard),
    ...billLine('keys', resourcesOfType(stacks, 'AWS::KMS::Key').length, 'key', PRICES_USD.key),
  ];
}

/** Each vantage claims each of its minutes with one write; the hub's table is written only while something is wrong. */
function claimLines(fleet: Fleet, stacks: readonly SynthesizedStack[]): readonly BillLine[] {
  const names = fleet.vantages.map((region) => resourceName.vantageStack(fleet.name, region));
  const vantages = stacks.filter(({ name }) => names.includes(name));
  const tables = resourcesOfType(vantages, 'AWS::DynamoDB::Table').length;
  return billLine('claims of minutes', tables * MINUTES_A_MONTH, 'write', PRICES_USD.tableWrite);
}

/** What some stacks cost a month, the dearest first. */
export function billOf(fleet: Fleet, stacks: readonly SynthesizedStack[]): readonly BillLine[] {
  return [
    ...publishingLines(fleet, stacks),
    ...hubLines(stacks),
    ...lambdaLines(fleet, stacks),
    ...claimLines(fleet, stacks),
  ].toSorted((a, b) => b.monthlyUsd - a.monthlyUsd);
}

/** The whole of a bill. */
export function totalOf(lines: readonly BillLine[]): number {
  return sum(lines.map(({ monthlyUsd }) => monthlyUsd));
}
