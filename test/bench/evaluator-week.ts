import { Evaluation, MetricStore } from '../../lib/cloudwatch/evaluate';
import { type AlarmGraph, readAlarms } from '../../lib/cloudwatch/read-alarms';

/** How long something took, and how much of it a processor worked: other work on the machine changes only the former. */
export interface Seconds {
  readonly wall: number;
  readonly cpu: number;
}

/** What one week took. */
export interface WeekMeasured {
  readonly put: Seconds;
  readonly evaluate: Seconds;
  /** At the peak. */
  readonly megabytes: number;
  /** Changes and actions that the evaluation told. */
  readonly told: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HOURS = 7 * 24;
const START = Date.UTC(2026, 2, 1);
const VALUES = 4;

/** The shapes of our own alarms: a service's, a cause's, a heartbeat's; half of all values breach. */
const SHAPES: readonly ((metric: object) => object)[] = [
  (metric) => ({ ...metric, EvaluationPeriods: 5, DatapointsToAlarm: 2, TreatMissingData: 'ignore' }),
  (metric) => ({ ...metric, EvaluationPeriods: 10, DatapointsToAlarm: 1, TreatMissingData: 'ignore' }),
  ({ Period, Statistic: Stat, ...Metric }: { Period?: number; Statistic?: string }) => ({
    Metrics: [
      { Id: 'm', MetricStat: { Metric, Period, Stat }, ReturnData: false },
      { Id: 'filled', Expression: 'FILL(m, 0)' },
    ],
    EvaluationPeriods: 3,
    TreatMissingData: 'breaching',
  }),
];

function template(alarms: number): object {
  const resource = (_: unknown, index: number): readonly [string, object] => {
    const metric = { Namespace: 'bench', MetricName: `m${index}`, Statistic: 'Sum', Period: 60 };
    const Properties = {
      AlarmName: `a${index}`,
      ...SHAPES[index % SHAPES.length]?.(metric),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: VALUES / 2,
      EvaluationWindow: { WallClockWindow: {} },
      AlarmActions: ['arn:aws:sns:us-east-1:000000000000:topic'],
    };
    return [`A${index}`, { Type: 'AWS::CloudWatch::Alarm', Properties }];
  };
  return { Resources: Object.fromEntries(Array.from({ length: alarms }, resource)) };
}

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One minute after another, as canaries put them: readable 45 s after the minute's start. */
function filled(alarms: number, changes: number): MetricStore {
  const store = new MetricStore();
  const draw = random(1);
  const values = new Uint8Array(alarms);
  const dimensions = {};
  for (let timestamp = START; timestamp < START + HOURS * HOUR_MS; timestamp += MINUTE_MS)
    for (let index = 0; index < alarms; index++) {
      const value = values[index] as number;
      if (draw() < changes) values[index] = (value + 1 + Math.floor(draw() * (VALUES - 1))) % VALUES;
      const arrives = timestamp + 45_000;
      store.put({
        region: 'us-east-1',
        namespace: 'bench',
        name: `m${index}`,
        dimensions,
        timestamp,
        value: values[index] as number,
        arrives,
      });
    }
  return store;
}

function timed<T>(work: () => T): { readonly result: T; readonly seconds: Seconds } {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 } };
}

/** Hour by hour, and what is told is counted and let go: who keeps every event of every alarm needs room for them. */
function told(graph: AlarmGraph, metrics: MetricStore): number {
  const draw = random(2);
  const phaseMs = (): number => Math.floor(draw() * MINUTE_MS);
  const evaluation = new Evaluation({ graph, metrics, from: START, phaseMs, rerunAfterSuppression: false });
  let count = 0;
  for (let hour = 1; hour <= HOURS; hour++) count += evaluation.advance(START + hour * HOUR_MS).length;
  return count;
}

function measure(alarms: number, changes: number): WeekMeasured {
  const graph = readAlarms([{ region: 'us-east-1', template: template(alarms) }]);
  const put = timed(() => filled(alarms, changes));
  const evaluated = timed(() => told(graph, put.result));
  const megabytes = process.resourceUsage().maxRSS / 1000;
  return { put: put.seconds, evaluate: evaluated.seconds, megabytes, told: evaluated.result };
}

const [alarms = '', changes = ''] = process.argv.slice(2);
console.log(JSON.stringify(measure(Number(alarms), Number(changes))));
