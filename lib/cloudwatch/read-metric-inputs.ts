import type { MetricInput } from './alarm';
import type { Expression, Term } from './metric-math';
import { parseMetricMath } from './parse-metric-math';
import type { Properties } from './properties';
import { isStatistic, type Statistic } from './statistic';

/** What an alarm's datapoints are made of. */
export interface MetricInputs {
  readonly inputs: readonly MetricInput[];
  readonly expression?: Expression;
  readonly queries?: readonly object[];
  readonly periodMs: number;
}

const SIMPLE_STATISTICS = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const;
const MAX_INPUTS = 10;
const MAX_QUERIES = 20;
const MAX_DIMENSIONS = 30;
const HIGH_RESOLUTION_SECONDS = [10, 20, 30];

/** The metric or the metric math of an alarm; undefined where a problem was noted. */
export function readMetricInputs(alarm: Properties): MetricInputs | undefined {
  return alarm.has('Metrics') ? readQueries(alarm) : readSingle(alarm);
}

function readSingle(alarm: Properties): MetricInputs | undefined {
  const metric = readMetric(alarm);
  const simple = alarm.oneOf('Statistic', SIMPLE_STATISTICS);
  const extended = readStatistic(alarm, 'ExtendedStatistic');
  if (alarm.has('Statistic') === alarm.has('ExtendedStatistic'))
    alarm.refuse('Statistic', 'not exactly one of Statistic and ExtendedStatistic', 'give one of them');
  const periodMs = readPeriod(alarm);
  const statistic = simple ?? extended;
  const unit = alarm.text('Unit', 255);
  if (metric === undefined || statistic === undefined || periodMs === undefined) return undefined;
  return { inputs: [{ id: '', series: metric, statistic, ...(unit === undefined ? {} : { unit }) }], periodMs };
}

function readQueries(alarm: Properties): MetricInputs | undefined {
  for (const key of ['MetricName', 'Namespace', 'Dimensions', 'Period', 'Statistic', 'ExtendedStatistic', 'Unit'])
    if (alarm.has(key)) alarm.refuse(key, 'given beside Metrics', 'leave one of them out');
  const queries = alarm.objects('Metrics');
  const inputs = new Map<string, MetricInput>();
  const expressions = new Map<string, Properties>();
  const periods = new Set<number>();
  let returned: string | undefined;
  let returns = 0;
  for (const query of queries) {
    const id = query.required('Id', query.text('Id', 255)) ?? '';
    if (inputs.has(id) || expressions.has(id)) query.refuse('Id', 'not the only one of this name', 'give each its own');
    if (query.boolean('ReturnData') ?? true) {
      returned = id;
      returns++;
    }
    query.ignore('Label');
    const stat = query.object('MetricStat');
    if (stat === undefined) expressions.set(id, query);
    const input = stat && readStat(id, stat, periods);
    if (input !== undefined) inputs.set(id, input);
    if (stat === undefined && !query.has('Expression')) query.refuse('Expression', 'missing', 'give it or MetricStat');
  }
  if (returns !== 1) alarm.refuse('Metrics', `${returns} of them return data`, 'exactly one must');
  if (inputs.size > MAX_INPUTS || queries.length > MAX_QUERIES)
    alarm.refuse('Metrics', 'too many', `CloudWatch takes ${MAX_INPUTS} metrics and ${MAX_QUERIES} in all`);
  const expression = compile(returned ?? '', [...inputs.keys()], expressions, periods);
  for (const query of queries) query.refuseOthers();
  if (periods.size > 1) alarm.refuse('Metrics', 'metrics of different periods', 'give all the same period');
  const [periodMs] = periods;
  if (periodMs === undefined || expression === undefined) return undefined;
  return { inputs: [...inputs.values()], expression, queries: queries.map(({ values }) => values), periodMs };
}

function readStat(id: string, stat: Properties, periods: Set<number>): MetricInput | undefined {
  const metric = stat.object('Metric');
  const series = metric && readMetric(metric);
  metric?.refuseOthers();
  const statistic = stat.required('Stat', readStatistic(stat, 'Stat'));
  const unit = stat.text('Unit', 255);
  const periodMs = readPeriod(stat);
  stat.refuseOthers();
  if (periodMs !== undefined) periods.add(periodMs);
  if (series === undefined || statistic === undefined) return undefined;
  return { id, series, statistic, ...(unit === undefined ? {} : { unit }) };
}

function readMetric(properties: Properties): MetricInput['series'] | undefined {
  const namespace = properties.required('Namespace', properties.text('Namespace', 255));
  const name = properties.required('MetricName', properties.text('MetricName', 255));
  const dimensions: Record<string, string> = {};
  const pairs = properties.objects('Dimensions');
  for (const pair of pairs) {
    const key = pair.required('Name', pair.text('Name', 255));
    const value = pair.required('Value', pair.text('Value', 1024));
    pair.refuseOthers();
    if (key !== undefined && value !== undefined) dimensions[key] = value;
  }
  if (pairs.length > MAX_DIMENSIONS) properties.refuse('Dimensions', 'too many', `CloudWatch takes ${MAX_DIMENSIONS}`);
  if (namespace === undefined || name === undefined) return undefined;
  return { region: properties.stack.region, namespace, name, dimensions };
}

function readStatistic(properties: Properties, key: string): Statistic | undefined {
  const text = properties.text(key, 255);
  if (text === undefined || isStatistic(text)) return text;
  return properties.refuse(key, 'not modelled', `give ${SIMPLE_STATISTICS.join(', ')} or a percentile like p99`);
}

function readPeriod(properties: Properties): number | undefined {
  const seconds = properties.required('Period', properties.number('Period'));
  if (seconds === undefined) return undefined;
  if (HIGH_RESOLUTION_SECONDS.includes(seconds) || (seconds > 0 && seconds % 60 === 0)) return seconds * 1000;
  return properties.refuse('Period', 'no period of an alarm', 'give 10, 20, 30 or a multiple of 60');
}

function compile(
  returned: string,
  inputs: readonly string[],
  expressions: ReadonlyMap<string, Properties>,
  periods: Set<number>,
): Expression | undefined {
  const terms = new Map<string, Term | undefined>();
  const termOf = (id: string): Term => {
    const index = inputs.indexOf(id);
    if (index >= 0) return { kind: 'series', at: (slots, slot) => (slots[index] as ArrayLike<number>)[slot] as number };
    if (terms.has(id)) {
      const term = terms.get(id);
      if (term === undefined) throw new Error(`${id} refers to itself or to what is wrong`);
      return term;
    }
    const query = expressions.get(id);
    const text = query?.text('Expression', 2048);
    if (query === undefined || text === undefined) throw new Error(`there is no metric "${id}"`);
    terms.set(id, undefined);
    const term = parseMetricMath(text, termOf);
    terms.set(id, term);
    return term;
  };
  let result: Expression | undefined;
  for (const [id, query] of expressions) {
    const periodMs = query.has('Period') ? readPeriod(query) : undefined;
    if (periodMs !== undefined) periods.add(periodMs);
    try {
      const term = termOf(id);
      if (id !== returned) continue;
      if (term.kind === 'series') result = term.at;
      else
        query.refuse(
          'Expression',
          `an expression that gives ${term.kind === 'scalar' ? 'a single number' : 'several series'}`,
          'return one series',
        );
    } catch (error) {
      query.refuse('Expression', (error as Error).message, 'see AWS, Using metric math');
    }
  }
  if (inputs.includes(returned)) {
    const term = termOf(returned);
    return term.kind === 'series' ? term.at : undefined;
  }
  return result;
}
