import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AlarmEvent, Evaluation, type MetricDatum, MetricStore } from '../../../lib/cloudwatch/evaluate';
import { alarmsOf, metricAlarm } from '../alarm-template';
import { data, MINUTE, rehearse, START } from '../rehearsal';

const MINUTES = 150;
const WALL_CLOCK = { EvaluationWindow: { WallClockWindow: {} } };

const quietAlarm = (name: string, properties: object) =>
  metricAlarm(name, { AlarmActions: [], OKActions: [], ...properties });

/** Windows of each kind: they move on by whole slots, by parts of slots, on local clocks; over one metric and over two. */
const ALARMS = [
  quietAlarm('a', { ...WALL_CLOCK, EvaluationPeriods: 5, DatapointsToAlarm: 2, TreatMissingData: 'ignore' }),
  quietAlarm('a2', { MetricName: 'a', EvaluationPeriods: 3, ExtendedStatistic: 'p50', Statistic: undefined }),
  quietAlarm('a3', { MetricName: 'a', Period: 300, EvaluationPeriods: 2, TreatMissingData: 'breaching' }),
  quietAlarm('a4', { MetricName: 'a', Period: 300, EvaluationPeriods: 2, ...WALL_CLOCK }),
  quietAlarm('a5', {
    MetricName: 'a',
    Period: 3600,
    EvaluationPeriods: 1,
    EvaluationWindow: { WallClockWindow: { Timezone: 'Asia/Kathmandu' } },
  }),
  quietAlarm('a6', { MetricName: 'a', Period: 10, EvaluationPeriods: 12, DatapointsToAlarm: 1, Statistic: 'Maximum' }),
  quietAlarm('b', {
    Metrics: [
      { Id: 'sum', Expression: 'FILL(a, 0) + b' },
      ...['a', 'b'].map((name) => ({
        Id: name,
        MetricStat: { Metric: { Namespace: 'n', MetricName: name }, Period: 60, Stat: 'Sum' },
        ReturnData: false,
      })),
    ],
    EvaluationPeriods: 4,
    DatapointsToAlarm: 3,
    TreatMissingData: 'notBreaching',
  }),
  quietAlarm('b2', {
    Metrics: [
      { Id: 'odd', Expression: 'IF(MINUTE(b) / 7 < 4, b, 0)' },
      {
        Id: 'b',
        MetricStat: { Metric: { Namespace: 'n', MetricName: 'b' }, Period: 60, Stat: 'Sum' },
        ReturnData: false,
      },
    ],
    EvaluationPeriods: 2,
  }),
];

const GRAPH = alarmsOf(...ALARMS);
const END = START + MINUTES * MINUTE;
const phaseMs = (id: string): number => (id.length * 7919) % MINUTE;

/** Long stretches of the same, with gaps and changes between them. */
const chart = fc
  .array(fc.tuple(fc.constantFrom('0', 'X', '-'), fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 8 })
  .map((parts) =>
    parts
      .map(([mark, minutes]) => mark.repeat(minutes))
      .join('')
      .slice(0, MINUTES),
  );
/** Which data come twice, and how late. */
const lateMs = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * MINUTE }));
const lateness = fc.array(fc.tuple(fc.nat(MINUTES), lateMs), { maxLength: 20 });

function samplesOf(a: string, b: string, late: readonly (readonly [number, number])[]): readonly MetricDatum[] {
  const by = new Map(late);
  return [...data('a', a), ...data('b', b, { region: 'us-east-1' })]
    .flatMap((datum, index) => {
      const lateMs = by.get((datum.timestamp - START) / MINUTE);
      const timestamp = datum.timestamp + (index % 5) * 10_000;
      const first = { ...datum, timestamp, arrives: datum.timestamp + 55_000 + (lateMs ?? 0) };
      return lateMs === undefined ? [first] : [first, { ...first, arrives: first.arrives + 3000, value: 1 }];
    })
    .filter(({ arrives }) => arrives < END);
}

/** Puts each datum shortly before it arrives, as a world does that goes on while it is evaluated. */
function livedThrough(samples: readonly MetricDatum[], leadMs: number): readonly AlarmEvent[] {
  const metrics = new MetricStore();
  const evaluation = new Evaluation({
    graph: GRAPH,
    metrics,
    from: START,
    phaseMs,
    rerunAfterSuppression: false,
  });
  const events: AlarmEvent[] = [];
  for (const sample of [...samples].sort((one, other) => (one.arrives ?? 0) - (other.arrives ?? 0))) {
    events.push(...evaluation.advance((sample.arrives ?? 0) - leadMs));
    metrics.put(sample);
  }
  return [...events, ...evaluation.advance(END)];
}

const ofAllAtOnce = (samples: readonly MetricDatum[]): readonly AlarmEvent[] =>
  rehearse(GRAPH, samples, MINUTES, { phaseMs }).events;

/** To compare at once: where a property fails, the first difference says enough. */
const lines = (events: readonly AlarmEvent[]): string => events.map((event) => JSON.stringify(event)).join('\n');

describe('whatever the data', () => {
  it('it does not matter whether they are there from the start or come while it goes on', () => {
    fc.assert(
      fc.property(chart, chart, lateness, fc.constantFrom(0, 25_000, 3 * MINUTE), (a, b, late, leadMs) => {
        const samples = samplesOf(a, b, late);
        expect(lines(livedThrough(samples, leadMs))).toBe(lines(ofAllAtOnce(samples)));
      }),
      { numRuns: 40 },
    );
  });

  it('resting overlooks nothing: the same happens with a datum each minute that never arrives, which keeps all awake', () => {
    const awake = Array.from({ length: MINUTES }, (_, minute): readonly MetricDatum[] =>
      ['a', 'b'].map((name) => {
        const timestamp = START + minute * MINUTE;
        return { namespace: 'n', name, dimensions: {}, timestamp, arrives: Number.MAX_VALUE, value: 9 };
      }),
    ).flat();
    fc.assert(
      fc.property(chart, chart, lateness, (a, b, late) => {
        const samples = samplesOf(a, b, late);
        expect(lines(ofAllAtOnce([...samples, ...awake]))).toBe(lines(ofAllAtOnce(samples)));
      }),
      { numRuns: 40 },
    );
  });
});
