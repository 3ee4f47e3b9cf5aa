import type { AlarmEvent } from '../cloudwatch/evaluate';
import type { AlarmGraph } from '../cloudwatch/read-alarms';
import { definitionOf } from '../contract/incident-definitions';
import { keyOf } from '../contract/incident-key';
import { INCIDENT_KINDS } from '../contract/incident-kinds';
import { MINUTE } from '../contract/minute';
import { startHubs } from './hub/hubs';
import type { Marked } from './hub/site';
import { failuresOver, type Judgement, judge, type PhaseFailure } from './outcome/judge';
import { type Told, toldBy } from './outcome/told';
import type { Scenario } from './scenario';
import { type Phase, phaseOf } from './world/phase';
import type { RunCache } from './world/run-cache';
import { type RecordedRun, recordRuns } from './world/runs';
import { createVirtualClock } from './world/virtual-clock';
import { worldOf } from './world/world';

/** How often, and from which seed, a scenario is run. */
export interface DrillOptions {
  readonly phases: number;
  readonly seed: number;
  /** Hears after each phase how many are done. */
  readonly onPhase?: (done: number) => void;
}

/** One phase of a drill: what was seen, what alarms made of it, what was told, and what of that was not as expected. */
export interface PhaseOutcome {
  readonly phase: Phase;
  readonly runs: readonly RecordedRun[];
  /** What hubs have marked in each other's metrics. */
  readonly marks: readonly Marked[];
  readonly events: readonly AlarmEvent[];
  readonly told: readonly Told[];
  /** How many pages of alarms reached the notifier. */
  readonly rawSends: number;
  readonly judgement: Judgement;
}

/** A scenario over all its phases. */
export interface DrillOutcome {
  readonly scenario: Scenario;
  readonly phases: readonly PhaseOutcome[];
  /** Those of phases that failed, the tolerated ones left out. */
  readonly failures: readonly PhaseFailure[];
  readonly pass: boolean;
}

/** Healthy minutes before minute 0, so that alarms are past their warm-up. */
const WARM_MS = 30 * MINUTE;

/** Whether an alarm acts on a page; tickets wake nobody. */
function isPage(event: AlarmEvent, { fleet }: Scenario): boolean {
  if (event.kind !== 'action' || event.state !== 'ALARM' || !('AlarmDescription' in event.payload)) return false;
  const kind = definitionOf(keyOf(String(event.payload.AlarmDescription)) ?? '', fleet)?.kind;
  return kind !== undefined && INCIDENT_KINDS[kind].severity === 'page';
}

async function playPhase(scenario: Scenario, graph: AlarmGraph, phase: Phase, cache: RunCache): Promise<PhaseOutcome> {
  const { zero } = phase;
  const fromMs = scenario.warm ? -WARM_MS : 0;
  const world = worldOf(scenario, phase);
  const runs = await recordRuns(world, fromMs, cache);
  const clock = createVirtualClock(zero + fromMs);
  const { events, delivered, marks } = startHubs(clock, graph, world, runs);
  await clock.passTo(zero + scenario.lengthMs);

  const told = toldBy(delivered);
  return {
    phase,
    runs,
    marks: marks(),
    events,
    told,
    rawSends: events.filter((event) => event.at >= zero && isPage(event, scenario)).length,
    judgement: judge(scenario.expected, told),
  };
}

/**
 * Rehearses a scenario: the shipped canary code, the alarms of the synthesized templates, the shipped notifier.
 * @param graph alarms of the scenario's fleet, read from its hub's template
 */
export async function drill(scenario: Scenario, graph: AlarmGraph, options: DrillOptions): Promise<DrillOutcome> {
  const cache: RunCache = new Map();
  const phases: PhaseOutcome[] = [];
  for (let index = 0; index < options.phases; index += 1) {
    phases.push(await playPhase(scenario, graph, phaseOf(scenario, options.seed, index), cache));
    options.onPhase?.(index + 1);
  }
  const failures = failuresOver(
    phases.map(({ judgement }) => judgement),
    scenario.expected.tolerate,
  );
  return { scenario, phases, failures, pass: failures.length === 0 };
}
