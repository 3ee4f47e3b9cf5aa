import type { MetricInput } from '../alarm/alarm';
import type { Expression, Term } from '../expressions/metric-math';
import { parseMetricMath } from '../expressions/parse-metric-math';
import type { Properties } from './properties';
import { type MetricInputs, readMetric, readPeriod, readStatistic } from './read-metric';

const MAX_METRICS = 10;
const MAX_QUERIES = 20;
const MODELLED =
  'modelled are + - * /, comparisons, AND, OR, FILL, IF, PERIOD, EPOCH and its like, and MAX, MIN, SUM of arrays';

/** One item of `Metrics`: a metric, or an expression over others. */
interface Query {
  readonly properties: Properties;
  readonly id: string;
  readonly returned: boolean;
  readonly input: MetricInput | undefined;
  readonly expression: string | undefined;
  readonly periodMs: number | undefined;
}

/** The metric math of an alarm; undefined where a problem was noted. */
export function readMetricQueries(alarm: Properties): MetricInputs | undefined {
  const queries = alarm.objects('Metrics', MAX_QUERIES).map(readQuery);
  const inputs = queries.flatMap(({ input }) => input ?? []);
  const periods = new Set(queries.flatMap(({ periodMs }) => periodMs ?? []));
  const [returned, ...others] = queries.filter((query) => query.returned);
  for (const { id, properties } of queries)
    if (queries.find((query) => query.id === id)?.properties !== properties)
      properties.refuse('Id', 'given twice', 'give each its own');
  if (inputs.length > MAX_METRICS)
    alarm.refuse('Metrics', `${inputs.length} metrics`, `CloudWatch takes at most ${MAX_METRICS}`);
  if (others.length > 0 || returned === undefined)
    alarm.refuse('Metrics', 'not exactly one that returns data', 'set ReturnData to false in all others');
  if (periods.size > 1) alarm.refuse('Metrics', 'metrics of different periods', 'give all the same');
  if (inputs.length === 0) alarm.refuse('Metrics', 'no metric among them', 'give at least one MetricStat');
  const { series, followsTime } = compiled(queries);
  const expression = returned && series.get(returned.id);
  const [periodMs] = periods;
  if (expression === undefined || periodMs === undefined) return undefined;
  return { inputs, expression, followsTime, queries: queries.map(inMessages), periodMs };
}

function readQuery(properties: Properties): Query {
  const id = properties.required('Id', properties.text('Id', 255)) ?? '';
  const returned = properties.boolean('ReturnData') ?? true;
  const stat = properties.object('MetricStat');
  const expression = properties.text('Expression', 2048);
  if (properties.has('MetricStat') === properties.has('Expression'))
    properties.refuse('Expression', 'not exactly one of Expression and MetricStat', 'give one of them');
  const periodMs =
    stat === undefined ? (properties.has('Period') ? readPeriod(properties) : undefined) : readPeriod(stat);
  const input = stat && readMetricStat(stat);
  properties.ignore('Label');
  properties.refuseOthers();
  return { properties, id, returned, input, expression, periodMs };
}

function readMetricStat(stat: Properties): MetricInput | undefined {
  const metric = stat.required('Metric', stat.object('Metric'));
  const series = metric && readMetric(metric);
  const statistic = stat.required('Stat', readStatistic(stat, 'Stat'));
  const unit = stat.text('Unit', 255);
  metric?.refuseOthers();
  stat.refuseOthers();
  if (series === undefined || statistic === undefined) return undefined;
  return { series, statistic, ...(unit === undefined ? {} : { unit }) };
}

/** What the queries of an alarm come to. */
interface Compiled {
  /** Each query by its id, where it is one series. */
  readonly series: ReadonlyMap<string, Expression>;
  /** Some expression depends on when it is asked. */
  readonly followsTime: boolean;
}

/** Compiles the queries; an expression may refer to those before and after it. */
function compiled(queries: readonly Query[]): Compiled {
  const terms = new Map<string, Term>();
  queries
    .filter(({ input }) => input !== undefined)
    .forEach(({ id }, index) => {
      terms.set(id, { kind: 'series', at: ({ inputs }, slot) => inputs[index]?.[slot] ?? Number.NaN });
    });
  const underway = new Set<string>();
  let followsTime = false;
  const periodMsOf = (id: string): number | undefined =>
    queries.find((query) => query.id === id && query.input !== undefined)?.periodMs;
  const termOf = (id: string): Term => {
    const known = terms.get(id);
    if (known !== undefined) return known;
    const text = queries.find((query) => query.id === id)?.expression;
    if (text === undefined) throw new Error(`there is no metric ${id}`);
    if (underway.has(id)) throw new Error(`${id} depends on itself`);
    if (/^\s*SELECT\s/i.test(text)) throw new Error('Metrics Insights is not modelled');
    underway.add(id);
    const parsed = parseMetricMath(text, { termOf, periodMsOf });
    terms.set(id, parsed.term);
    followsTime ||= parsed.followsTime;
    return parsed.term;
  };
  const series = new Map<string, Expression>();
  for (const { id, returned, expression, properties } of queries) {
    try {
      const term = termOf(id);
      if (term.kind === 'series') series.set(id, term.at);
      else if (returned) properties.refuse('Expression', 'not one series', 'let it give a single time series');
    } catch (error) {
      if (expression !== undefined) properties.refuse('Expression', (error as Error).message, MODELLED);
    }
  }
  return { series, followsTime };
}

/** A query as CloudWatch repeats it in its messages. */
function inMessages({ id, returned, input, expression, periodMs }: Query): object {
  if (input === undefined) return { Expression: expression, Id: id, ReturnData: returned };
  const { series, statistic, unit } = input;
  const Dimensions = Object.entries(series.dimensions).map(([name, value]) => ({ value, name }));
  const Metric = { Dimensions, MetricName: series.name, Namespace: series.namespace };
  const MetricStat = {
    Metric,
    Period: (periodMs ?? 0) / 1000,
    Stat: statistic,
    ...(unit === undefined ? {} : { Unit: unit }),
  };
  return { Id: id, MetricStat, ReturnData: returned };
}
