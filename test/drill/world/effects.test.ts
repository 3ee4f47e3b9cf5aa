import { describe, expect, it } from '@jest/globals';
import type { Sample } from '../../../lib/contract/series';
import type { Effect, ScenarioEvent } from '../../../lib/drill/scenario';
import { readScenario } from '../../../lib/drill/scenario/read-scenario';
import { phaseOf } from '../../../lib/drill/world/phase';
import type { RunCache } from '../../../lib/drill/world/run-cache';
import { type RecordedRun, recordRuns } from '../../../lib/drill/world/runs';
import { worldOf } from '../../../lib/drill/world/world';

const MINUTE = 60_000;

const BASE = readScenario(
  'effects.yaml',
  [
    'title: Effects',
    'fleet: { services: 4, vantages: 3, hubs: 1, causes: { dns/a: [svc0..svc3], cdn/b: [svc0, svc1] } }',
    'length: 12m',
  ].join('\n'),
  () => {
    throw new Error('the scenario has its own fleet');
  },
);

const { fleet } = BASE;
const [HERE = '', THERE = ''] = fleet.vantages;
const HUB = fleet.hubs[0] ?? '';
const ALL = new Set(fleet.services.map(({ name }) => name));
const WHOLE = { share: { from: 1, to: 1 }, redraw: false };

/** An event at one vantage from minute 2 to minute 10. */
function event(effect: Effect, more: Partial<ScenarioEvent> = {}): ScenarioEvent {
  return { index: 0, fromMs: 2 * MINUTE, toMs: 10 * MINUTE, vantages: new Set([HERE]), effect, ...more };
}

async function runsOf(events: readonly ScenarioEvent[], cache?: RunCache): Promise<readonly RecordedRun[]> {
  const scenario = { ...BASE, isExact: true, events: events.map((each, index) => ({ ...each, index })) };
  return recordRuns(worldOf(scenario, phaseOf(scenario, 7, 0)), 0, cache);
}

/** Runs of a vantage in a minute of the scenario. */
async function runsAt(vantage: string, minute: number, ...events: readonly ScenarioEvent[]) {
  const at = BASE.start + minute * MINUTE;
  return (await runsOf(events)).filter((run) => run.vantage === vantage && run.minute === at);
}

async function runAt(vantage: string, minute: number, ...events: readonly ScenarioEvent[]): Promise<RecordedRun> {
  const [run, ...more] = await runsAt(vantage, minute, ...events);
  if (run === undefined || more.length > 0) throw new Error(`${more.length} runs too many, or none`);
  return run;
}

function samplesOf({ publications }: RecordedRun, metric: Sample['metric']): readonly Sample[] {
  return publications.flatMap(({ samples }) => samples.filter((sample) => sample.metric === metric));
}

function kindsOf({ record }: RecordedRun): readonly string[] {
  return record.cells.map(({ verdict }) => verdict.kind);
}

const failing = (result: object): Effect => ({ kind: 'result', services: ALL, results: [result], ...WHOLE });

describe('witnesses', () => {
  it('failing: the vantage sees nothing at all, whatever else an event says', async () => {
    const up = event(failing({ name: 'up', connection: 'up' }));
    const { record, publications } = await runAt(HERE, 5, event({ kind: 'witnesses', state: 'failing' }), up);
    expect(record.blind).toBe(true);
    expect(record.witnesses.map(({ code }) => code)).toEqual(Array(5).fill('dns.timeout'));
    expect(publications[0]?.samples.map(({ metric }) => metric)).toEqual(['WitnessFailed', 'Probed']);
  });

  it('down: it is the witnesses alone, and services speak for the vantage', async () => {
    const { record } = await runAt(HERE, 5, event({ kind: 'witnesses', state: 'down' }));
    expect(record.blind).toBe(false);
    expect(record.witnesses.map(({ code }) => code)).toEqual(Array(5).fill('tcp.timeout'));
    expect(new Set(record.cells.map(({ verdict }) => verdict.kind))).toEqual(new Set(['up']));
  });
});

describe('unprobed services', () => {
  it('untold: the canary knows neither them nor their causes', async () => {
    const run = await runAt(HERE, 5, event({ kind: 'untold', services: new Set(['svc1']) }));
    expect(run.record.cells.map(({ service }) => service)).toEqual(['svc0', 'svc2', 'svc3']);
    expect(samplesOf(run, 'Probed').map(({ value }) => value)).toEqual([3]);
    expect(samplesOf(run, 'CauseFailed').map(({ dimensions }) => dimensions.Cause)).toEqual(['dns/a']);
  });

  it('cut short: so many are never asked, and nothing is said of them', async () => {
    const run = await runAt(HERE, 5, event({ kind: 'cut-short', services: ALL, share: 0.5 }));
    expect([...kindsOf(run)].sort()).toEqual(['unknown', 'unknown', 'up', 'up']);
    const codes = run.record.cells.flatMap(({ verdict }) => ('code' in verdict ? verdict.code : []));
    expect(codes).toEqual(['probe.budget', 'probe.budget']);
    expect(samplesOf(run, 'Probed').map(({ value }) => value)).toEqual([2]);
  });

  it('cut short among some: the others are asked', async () => {
    const run = await runAt(HERE, 5, event({ kind: 'cut-short', services: new Set(['svc2', 'svc3']), share: 1 }));
    expect(kindsOf(run)).toEqual(['up', 'up', 'unknown', 'unknown']);
  });
});

describe('a resolver', () => {
  const resolver = (results: readonly object[], more = {}): Effect => ({
    kind: 'resolvers',
    resolvers: new Set(['1.1.1.1']),
    results,
    ...WHOLE,
    ...more,
  });

  it('that fails for every name is told of, and no service fails by it', async () => {
    const run = await runAt(HERE, 5, event(resolver([{ name: 'dns.timeout' }])));
    expect(kindsOf(run)).toEqual(Array(4).fill('up'));
    expect(run.record.failedResolvers).toEqual(['1.1.1.1']);
    expect(samplesOf(run, 'ResolverFailed').map(({ dimensions, value }) => [dimensions.Resolver, value])).toEqual([
      ['system', 0],
      ['1.1.1.1', 1],
    ]);
  });

  it('that fails for some names only has a share of them', async () => {
    const spare = resolver([{ name: 'dns.timeout' }], { share: { from: 0, to: 0 } });
    expect((await runAt(HERE, 5, event(spare))).record.failedResolvers).toEqual([]);
  });

  it('that still answers, where all others fail, keeps a name alive', async () => {
    const names = event(failing({ name: 'dns.servfail' }));
    const run = await runAt(HERE, 5, names, event(resolver([{ name: 'up' }])));
    expect(kindsOf(run)).toEqual(Array(4).fill('up'));
    expect(run.record.failedResolvers).toEqual(['system']);
  });
});

describe('publishing', () => {
  const publish = (delivery: 'twice' | 'lost' | { readonly lateMs: number }, hub = HUB): Effect => ({
    kind: 'publish',
    delivery,
    hubs: new Set([hub]),
  });

  it('twice: every sample is there twice', async () => {
    const run = await runAt(HERE, 5, event(publish('twice')));
    expect(samplesOf(run, 'WitnessFailed')).toHaveLength(2);
    expect(run.record.hubs).toEqual({ [HUB]: 'published' });
  });

  it('lost: nothing arrives, and the record says so', async () => {
    const run = await runAt(HERE, 5, event(publish('lost')));
    expect(run.publications).toEqual([]);
    expect(run.record.hubs[HUB]).toContain('lost');
  });

  it('late: everything arrives, so much later', async () => {
    const [usual, late] = [await runAt(HERE, 5), await runAt(HERE, 5, event(publish({ lateMs: 90_000 })))];
    expect(late.publications[0]?.arrives).toBe((usual.publications[0]?.arrives ?? 0) + 90_000);
    expect(late.publications[0]?.samples).toEqual(usual.publications[0]?.samples);
    expect(late.arrives).toBe(usual.arrives);
  });

  it.each([
    ['another vantage', THERE, 5, HUB],
    ['another time', HERE, 11, HUB],
    ['another hub', HERE, 5, 'eu-north-1'],
  ])('is as ever for %s', async (_, vantage, minute, hub) => {
    const run = await runAt(vantage, minute, event(publish('lost', hub)));
    expect(run.publications).toHaveLength(1);
  });

  it('of two events the later one counts', async () => {
    const run = await runAt(HERE, 5, event(publish('lost')), event(publish('twice')));
    expect(run.publications).toHaveLength(2);
  });
});

describe('a minute that is delivered twice', () => {
  it('is told once, by whichever of two environments is first', async () => {
    const startsOf = async (...events: readonly ScenarioEvent[]) =>
      (await runsOf(events)).filter(({ vantage }) => vantage === HERE).map(({ record }) => record.startedAt);
    const [once, twice] = [await startsOf(), await startsOf(event({ kind: 'runs-twice' }))];
    expect(twice).toHaveLength(once.length);
    const earlier = twice.map((at, index) => at < (once[index] ?? ''));
    expect(twice.filter((at, index) => !earlier[index] && at !== once[index])).toEqual([]);
    expect(earlier.slice(0, 2)).toEqual([false, false]);
    expect(new Set(earlier.slice(2, 10))).toEqual(new Set([true, false]));
  });
});

describe('a cycle', () => {
  it('lets any event come and go', async () => {
    const cycle = { badMs: 2 * MINUTE, goodMs: 2 * MINUTE };
    const blind = event({ kind: 'witnesses', state: 'failing' }, { cycle });
    const seen = (await runsOf([blind])).filter(({ vantage }) => vantage === HERE);
    expect(seen.map(({ record }) => (record.blind ? '?' : '0')).join('')).toBe('00??00??0000');
  });
});

describe('remembering runs', () => {
  it.each<[string, Effect]>([
    ['witnesses that are down', { kind: 'witnesses', state: 'down' }],
    ['services that are untold', { kind: 'untold', services: new Set(['svc1']) }],
    ['runs that are cut short', { kind: 'cut-short', services: ALL, share: 0.5 }],
    [
      'a resolver that fails now and then',
      {
        kind: 'resolvers',
        resolvers: new Set(['system']),
        results: [{ name: 'dns.timeout' }, { name: 'dns.servfail' }],
        share: { from: 0.2, to: 0.9 },
        redraw: true,
      },
    ],
    ['samples that are lost', { kind: 'publish', delivery: 'lost', hubs: new Set([HUB]) }],
    ['samples that come twice', { kind: 'publish', delivery: 'twice', hubs: new Set([HUB]) }],
    ['minutes that come twice', { kind: 'runs-twice' }],
  ])('%s: changes none of them', async (_, effect) => {
    const cache: RunCache = new Map();
    await runsOf([event(effect)], cache);
    expect(await runsOf([event(effect)], cache)).toEqual(await runsOf([event(effect)]));
  });
});
