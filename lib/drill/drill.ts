import type { AlarmGraph } from '../cloudwatch/alarm';
import { MINUTE } from '../contract/minute';
import { playHub } from './hub/hub';
import { judge, type Told, type Verdict } from './outcome/judge';
import type { Scenario } from './scenario';
import { type Phase, phaseOf } from './world/phase';
import { type RecordedRun, type RunCache, recordRuns } from './world/runs';
import { worldOf } from './world/world';

/** How often, and from which seed, a scenario is run. */
export interface DrillOptions {
  readonly phases: number;
  readonly seed: number;
  /** Hears after each phase how many are done. */
  readonly onPhase?: (done: number) => void;
}

/** One phase of a drill: what was seen, what was told, and what of it was not as expected. */
export interface PhaseOutcome {
  readonly phase: Phase;
  readonly runs: readonly RecordedRun[];
  readonly told: readonly Told[];
  readonly rawSends: number;
  readonly verdict: Verdict;
}

/** A scenario over all its phases. */
export interface DrillOutcome {
  readonly scenario: Scenario;
  readonly phases: readonly PhaseOutcome[];
  /** Phases that failed, the tolerated ones left out. */
  readonly failures: readonly { readonly phase: number; readonly what: string }[];
  readonly pass: boolean;
}

/** Healthy minutes before minute 0, so that alarms are past their warm-up. */
const WARM_MS = 30 * MINUTE;

async function playPhase(scenario: Scenario, graph: AlarmGraph, phase: Phase, cache: RunCache): Promise<PhaseOutcome> {
  const fromMs = scenario.warm ? -WARM_MS : 0;
  const world = worldOf(scenario, ...phase.words);
  const runs = await recordRuns(scenario, world, phase, fromMs, cache);
  const { messages, rawSends } = await playHub(scenario, phase, world, graph, runs, fromMs);
  const told = messages.map((message) => ({ atMs: message.at - phase.zero, message }));
  return { phase, runs, told, rawSends, verdict: judge(scenario.expected, told) };
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
  const tolerated = phases
    .filter(({ verdict }) => verdict.isTolerable)
    .slice(0, Math.floor(scenario.expected.tolerate * options.phases + 1e-9));
  const failures = phases
    .filter((each) => !tolerated.includes(each))
    .flatMap(({ phase, verdict }) => verdict.failures.map((what) => ({ phase: phase.index, what })));
  return { scenario, phases, failures, pass: failures.length === 0 };
}
