import { type AlarmEvent, Evaluation } from '../../cloudwatch/evaluate';
import { alarmName, isLoop } from '../../contract/alarm-names';
import type { Message } from '../../contract/message';
import { resourceName } from '../../contract/resource-names';
import type { RecordedRun } from '../world/runs';
import type { VirtualClock } from '../world/virtual-clock';
import type { World } from '../world/world';
import { alarmPhaseMs } from './alarm-phase';
import { evaluateOn } from './evaluate-on';
import type { Heartbeat } from './heartbeat';
import { type HubContext, hubPorts } from './hub-ports';
import { muteRulesOf } from './mute-rules-of';
import { notify } from './notifier-function';
import { isRunning, startSentinel, turn } from './sentinel-function';
import type { Site } from './site';

/** A hub's region and the other one's, what was run, and who hears. */
export interface HubOptions {
  readonly site: Site;
  readonly other: Site | undefined;
  readonly runs: readonly RecordedRun[];
  readonly heartbeat: Heartbeat | undefined;
  /** Every change of an alarm's state with its reason, every action, and every action that was held back; but for the loop's. */
  readonly hear: (event: AlarmEvent) => void;
  readonly deliver: (message: Message) => void;
}

/** Starts a hub: its alarms over what the runs published, its notifier on their actions and its sentinel, while the clock's time passes. */
export function startHub(clock: VirtualClock, world: World, options: HubOptions): void {
  const { site, other, runs, heartbeat, hear, deliver } = options;
  const { zero, rerunAfterSuppression } = world.phase;
  const stateAt = (at: number) => world.hubState(site.region, at - zero);
  const isStalled = (at: number): boolean => {
    const state = stateAt(at);
    return state === 'lost' || state === 'ingest-only';
  };
  const evaluation = new Evaluation({
    graph: { ...site.graph, muteRules: [...site.graph.muteRules, ...muteRulesOf(world, site.graph)] },
    metrics: site.metrics.store,
    from: clock.now(),
    phaseMs: (alarm) => alarmPhaseMs(world.phase, alarm),
    rerunAfterSuppression,
    isStalled,
  });
  const stateOf: HubContext['stateOf'] = (name) => evaluation.states.get(`${site.region}/${name}`);
  const isMuted = (id: string) => evaluation.isMuted(id);
  const context: HubContext = { clock, world, runs, site, other, stateOf, isMuted, deliver };
  const ports = hubPorts(context);
  const prefix = resourceName.alarm(world.scenario.fleet.name, '');

  evaluateOn(
    clock,
    evaluation,
    (event) => {
      // an action that SNS cannot deliver reaches nobody, and nobody sees it afterwards
      const isSent = event.kind !== 'action' || (isRunning(context) && stateAt(clock.now()) !== 'mute');
      const path = event.alarm.slice(prefix.length);
      if (isSent && !isLoop(path)) hear(event);
      if (event.kind !== 'action' || !isSent) return;
      if (path === alarmName.loopTurn) clock.start(() => turn(context, ports, heartbeat));
      else if (clock.now() >= zero) {
        clock.start(() => notify(event.payload, ports, world.isBroken('notifier', clock.now() - zero)));
      }
    },
    isStalled,
  );
  startSentinel(context, ports);
}
