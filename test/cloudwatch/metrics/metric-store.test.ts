import { describe, expect, it } from '@jest/globals';
import { type MetricDatum, MetricStore } from '../../../lib/cloudwatch/metrics/metric-store';
import type { Statistic } from '../../../lib/cloudwatch/metrics/statistic';
import { MINUTE, START } from '../rehearsal';

const KEY = { namespace: 'n', name: 'm', dimensions: { A: '1', B: '2' } };

type Without<T> = T extends unknown ? Omit<T, 'namespace' | 'name' | 'dimensions' | 'timestamp'> : never;
type Reported = Without<MetricDatum> & { readonly timestamp?: number };

function storeOf(...samples: readonly Reported[]): MetricStore {
  const store = new MetricStore();
  for (const sample of samples) store.put({ ...KEY, timestamp: START, ...sample });
  return store;
}

function ask(store: MetricStore, statistic: Statistic, asOf = START + MINUTE, key: object = {}): number | undefined {
  return store.statistic({ region: 'us-east-1', ...KEY, ...key }, statistic, START, MINUTE, asOf);
}

describe('a metric store', () => {
  it.each([
    ['Sum', 6],
    ['Average', 1.5],
    ['Minimum', 0],
    ['Maximum', 3],
    ['SampleCount', 4],
    ['p50', 1],
    ['p99.9', 3],
    ['p0', 0],
    ['p100', 3],
  ] as const)('knows %s of values, of values with counts and of single ones', (statistic, expected) => {
    const single = storeOf({ value: 3 }, { value: 0, timestamp: START + 59_999 }, { value: 1 }, { value: 2 });
    const counted = storeOf({ values: [3, 0], counts: [1, 1] }, { values: [1, 2] });
    expect([ask(single, statistic), ask(counted, statistic)]).toEqual([expected, expected]);
  });

  it('adds statistic sets, which tell percentiles only if all their values are the same', () => {
    const store = storeOf({ statisticSet: { sampleCount: 4, sum: 8, minimum: 2, maximum: 2 } });
    expect([ask(store, 'Average'), ask(store, 'p90')]).toEqual([2, 2]);
    store.put({ ...KEY, timestamp: START, statisticSet: { sampleCount: 2, sum: 0, minimum: -1, maximum: 1 } });
    expect([ask(store, 'Sum'), ask(store, 'Minimum'), ask(store, 'p90')]).toEqual([8, -1, 2]);
    const spread = storeOf({ statisticSet: { sampleCount: 2, sum: 0, minimum: -1, maximum: 1 } });
    expect(ask(spread, 'p90')).toBeUndefined();
  });

  it('tells a sum of 0 from no sample', () => {
    expect(ask(storeOf({ value: 0 }), 'Sum')).toBe(0);
    expect(ask(storeOf(), 'Sum')).toBeUndefined();
    expect(
      ask(storeOf({ value: 1, timestamp: START + MINUTE }, { value: 1, timestamp: START - 1 }), 'Sum'),
    ).toBeUndefined();
  });

  it('answers with what has arrived', () => {
    const store = storeOf({ value: 1, arrives: START + 10 }, { value: 2, arrives: START + 20 });
    expect([9, 10, 20].map((after) => ask(store, 'Sum', START + after))).toEqual([undefined, 1, 3]);
    expect([9, 10, 20].map((after) => ask(store, 'p100', START + after))).toEqual([undefined, 1, 2]);
  });

  it('tells series apart by region, dimensions and name; the order of dimensions does not matter', () => {
    const store = storeOf({ value: 1, region: 'us-east-1' }, { value: 2, region: 'eu-west-1' }, { value: 4 });
    expect(ask(store, 'Sum')).toBe(5);
    expect(ask(store, 'Sum', START, { region: 'eu-west-1' })).toBe(6);
    expect(ask(store, 'Sum', START, { dimensions: { B: '2', A: '1' } })).toBe(5);
    for (const key of [{ dimensions: { A: '1' } }, { dimensions: {} }, { name: 'M' }, { namespace: 'N' }])
      expect(ask(store, 'Sum', START, key)).toBeUndefined();
  });

  it('takes samples that come out of order, and after it was asked', () => {
    const store = storeOf({ value: 1, timestamp: START + 50_000 });
    expect(ask(store, 'Sum')).toBe(1);
    for (const second of [20, 0, 50, 30]) store.put({ ...KEY, value: 1, timestamp: START + second * 1000 });
    expect(ask(store, 'Sum')).toBe(5);
  });

  it('rejects what is no number', () => {
    expect(() => storeOf({ value: Number.NaN })).toThrow(
      `metric n m: not a number, got NaN at ${START}; CloudWatch refuses it`,
    );
  });
});
