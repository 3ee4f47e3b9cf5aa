import fc from 'fast-check';
import { drill } from '../../lib/drill/drill';
import type { Told } from '../../lib/drill/outcome/told';
import type { Effect, LayerResults, Scenario, ScenarioEvent } from '../../lib/drill/scenario';
import { readScenario } from '../../lib/drill/scenario/read-scenario';
import { HubAlarms } from '../../lib/stacks/hub-alarms';

/** Four vantages, of which three must agree; pairs that share little, and kinds that share much. */
const TEXT = `
title: Generated
fleet:
  services: 6
  vantages: 4
  hubs: 1
  causes:
    cdn/a: [svc0, svc1]
    host/b: [svc2, svc3]
    network/c: [svc4, svc5]
    dns/d: [svc0..svc5]
    owner/e: [svc0..svc3]
start: 2026-01-05T12:00:00Z
`;

const SECOND = 1_000;

const BASE = readScenario('generated.yaml', TEXT, () => {
  throw new Error('the scenario has its own fleet');
});

/** Services and vantages that generated outages are about. */
export const FLEET = BASE.fleet;

/** A scripted event before it has its place in a scenario; times in seconds. */
export interface Plan {
  readonly at: number;
  readonly lasts: number;
  readonly vantages: readonly string[];
  readonly cycle?: NonNullable<ScenarioEvent['cycle']>;
  readonly effect: Effect;
}

/** Some of these names, at least one. */
export function someOf(names: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.subarray([...names], { minLength: 1 });
}

/** One of these results for some services. */
export function results(...choices: readonly LayerResults[]): fc.Arbitrary<Effect> {
  return fc
    .record({
      services: someOf(FLEET.services.map(({ name }) => name)).map((names) => new Set(names)),
      results: fc.constantFrom(...choices).map((choice) => [choice]),
    })
    .map((found) => ({ kind: 'result', share: { from: 1, to: 1 }, redraw: false, ...found }));
}

/** Failures that fit all kinds of causes, or some. */
export const FAILURES: readonly LayerResults[] = [
  { connection: 'http.status' },
  { connection: 'tcp.timeout' },
  { name: 'dns.servfail' },
  { name: 'dns.timeout', connection: 'tcp.timeout' },
];

/** A vantage that cannot see, or is gone. */
export const lossOfSight: fc.Arbitrary<Effect> = fc.constantFrom(
  { kind: 'witnesses', state: 'failing' },
  { kind: 'silent' },
);

const cycle = fc.record({
  badMs: fc.integer({ min: 50_000, max: 200_000 }),
  goodMs: fc.integer({ min: 50_000, max: 200_000 }),
});

/** Events with an effect at some vantages, at any second of the first twenty minutes, for up to twenty, all along or in turns. */
export function plans(
  effect: fc.Arbitrary<Effect>,
  vantages: readonly string[],
  most: number,
): fc.Arbitrary<readonly Plan[]> {
  const plan = fc.record(
    {
      at: fc.integer({ min: 0, max: 1_200 }),
      lasts: fc.integer({ min: 30, max: 1_200 }),
      vantages: someOf(vantages),
      cycle,
      effect,
    },
    { requiredKeys: ['at', 'lasts', 'vantages', 'effect'] },
  );
  return fc.array(plan, { maxLength: most });
}

function eventOf({ at, lasts, vantages, ...rest }: Plan, index: number): ScenarioEvent {
  return { index, fromMs: at * SECOND, toMs: (at + lasts) * SECOND, vantages: new Set(vantages), ...rest };
}

/** The scenario of some events, until everything that they began is over. */
export function scenarioOf(events: readonly Plan[]): Scenario {
  const end = Math.max(0, ...events.map(({ at, lasts }) => at + lasts));
  return { ...BASE, isExact: true, lengthMs: (end + 25 * 60) * SECOND, events: events.map(eventOf) };
}

const GRAPH = new HubAlarms().of(FLEET);

/** What people are told of some events, phase by phase. */
export async function toldOf(events: readonly Plan[], phases: number): Promise<readonly (readonly Told[])[]> {
  const outcome = await drill(scenarioOf(events), GRAPH, { phases, seed: 1 });
  return outcome.phases.map(({ told }) => told);
}

/** Keys of the pages that are opened, each as often as it is. */
export function pagesOf(told: readonly Told[]): readonly string[] {
  return told
    .filter(({ message }) => message.kind === 'opened' && message.severity === 'page')
    .map(({ message }) => message.key)
    .sort();
}
