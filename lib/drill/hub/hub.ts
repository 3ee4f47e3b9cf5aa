import { type AlarmEvent, Evaluation } from '../../cloudwatch/evaluate';
import type { AlarmGraph } from '../../cloudwatch/read-alarms';
import { MINUTE } from '../../contract/minute';
import type { Delivered } from '../outcome/told';
import { draw } from '../world/random';
import type { RecordedRun } from '../world/runs';
import type { VirtualClock } from '../world/virtual-clock';
import type { World } from '../world/world';
import { alarmPhaseMs } from './alarm-phase';
import { evaluateOn } from './evaluate-on';
import { hubMetrics } from './hub-metrics';
import { createNotifierFunction } from './notifier-function';

/** A hub's region, and the alarms of its template. */
export interface HubOptions {
  readonly region: string;
  readonly graph: AlarmGraph;
}

/** What one hub did in one phase; it grows while time passes. */
export interface HubOutcome {
  /** Every change of an alarm's state with its reason, every action, and every action that was held back. */
  readonly events: readonly AlarmEvent[];
  /** What people received. */
  readonly delivered: readonly Delivered[];
}

/** Invokes something each minute from an instant on. */
function eachMinute(clock: VirtualClock, first: number, invoke: () => void): void {
  clock.call(first, (at) => {
    invoke();
    eachMinute(clock, at + MINUTE, invoke);
  });
}

/** Starts a hub: its alarms over what the runs published, and its notifier on their actions, while the clock's time passes. */
export function startHub(
  clock: VirtualClock,
  { region, graph }: HubOptions,
  world: World,
  runs: readonly RecordedRun[],
): HubOutcome {
  const { zero, words, rerunAfterSuppression } = world.phase;
  const events: AlarmEvent[] = [];
  const delivered: Delivered[] = [];
  const metrics = hubMetrics(world.scenario, region, graph, runs);
  const notifier = createNotifierFunction(clock, region, world, metrics, runs, (message) =>
    delivered.push({ atMs: clock.now() - zero, message }),
  );

  const evaluation = new Evaluation({
    graph,
    metrics: metrics.store,
    from: clock.now(),
    phaseMs: (alarm) => alarmPhaseMs(world.phase, alarm),
    rerunAfterSuppression,
  });
  evaluateOn(clock, evaluation, (event) => {
    events.push(event);
    if (event.kind === 'action' && event.at >= zero) clock.start(() => notifier.act(event.payload));
  });
  const second = draw(...words, 'recheck') * MINUTE;
  eachMinute(clock, Math.ceil(zero / MINUTE) * MINUTE + second, () => clock.start(notifier.recheck));
  return { events, delivered };
}
