import type { AlarmGraph } from '../../cloudwatch/alarm';
import { evaluate } from '../../cloudwatch/evaluate';
import type { Message } from '../../contract/message';
import { MINUTE } from '../../contract/minute';
import type { Scenario } from '../scenario';
import type { Phase } from '../world/phase';
import { draw } from '../world/random';
import type { RecordedRun } from '../world/runs';
import type { World } from '../world/world';
import { hubMetrics } from './hub-metrics';
import { createNotifierFunction, type NotifierFunction } from './notifier-function';

/** What one hub did in one phase: what people received, and how many raw pages were behind it. */
export interface HubOutcome {
  readonly messages: readonly Message[];
  readonly rawSends: number;
}

/** One invocation of the notifier. */
interface Invocation {
  readonly at: number;
  readonly of: (notifier: NotifierFunction) => Promise<void>;
}

/** The schedule looks again once a minute, at a second of its own. */
function looks({ words }: Phase, from: number, to: number): readonly Invocation[] {
  const first = Math.ceil(from / MINUTE) * MINUTE + draw(...words, 'look') * MINUTE;
  const count = Math.max(0, Math.ceil((to - first) / MINUTE));
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * MINUTE;
    return { at, of: (notifier) => notifier.look(at) };
  });
}

/** Evaluates a hub's alarms over what the runs published, and lets the notifier act on their actions. */
export async function playHub(
  scenario: Scenario,
  phase: Phase,
  world: World,
  graph: AlarmGraph,
  runs: readonly RecordedRun[],
  fromMs: number,
): Promise<HubOutcome> {
  const [region = ''] = scenario.fleet.hubs;
  const to = phase.zero + scenario.lengthMs;
  const metrics = hubMetrics(scenario, region, graph, runs);
  const { events } = evaluate({
    graph,
    metrics: metrics.store,
    from: phase.zero + fromMs,
    to,
    phaseMs: (alarm) => Math.floor(draw(...phase.words, 'alarm', alarm) * MINUTE),
    rerunAfterSuppression: phase.rerunAfterSuppression,
  });
  const actions = events.flatMap((event) => (event.kind === 'action' && event.at >= phase.zero ? [event] : []));
  const invocations: readonly Invocation[] = [
    ...actions.map(({ at, payload }): Invocation => ({ at, of: (notifier) => notifier.act(at, payload) })),
    ...looks(phase, phase.zero, to),
  ].sort((a, b) => a.at - b.at);

  const messages: Message[] = [];
  const notifier = createNotifierFunction(scenario, phase, world, metrics, runs, (message) => messages.push(message));
  for (const invocation of invocations) await invocation.of(notifier);
  return { messages, rawSends: actions.filter(({ state }) => state === 'ALARM').length };
}
