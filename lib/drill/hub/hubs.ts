import type { AlarmEvent } from '../../cloudwatch/evaluate';
import type { AlarmGraph } from '../../cloudwatch/read-alarms';
import type { Message } from '../../contract/message';
import type { Delivered } from '../outcome/told';
import type { RecordedRun } from '../world/runs';
import type { VirtualClock } from '../world/virtual-clock';
import type { World } from '../world/world';
import { startHeartbeat } from './heartbeat';
import { startHub } from './hub';
import { type Marked, siteOf } from './site';

/** What the hubs did in one phase; it grows while time passes. */
export interface HubsOutcome {
  /** Every change of an alarm's state with its reason, every action that reached somebody, and every action that was held back; but for the loop's. */
  readonly events: readonly AlarmEvent[];
  /** What people received, from whichever hub, or from outside. */
  readonly delivered: readonly Delivered[];
  /** What hubs have marked in each other's metrics. */
  readonly marks: () => readonly Marked[];
}

/** Starts all hubs of a scenario on one clock, each with its own region, and the heartbeat outside where there is one. */
export function startHubs(
  clock: VirtualClock,
  graph: AlarmGraph,
  world: World,
  runs: readonly RecordedRun[],
): HubsOutcome {
  const { fleet } = world.scenario;
  const { zero } = world.phase;
  const events: AlarmEvent[] = [];
  const delivered: Delivered[] = [];
  const deliver = (message: Message): void => {
    if (clock.now() >= zero) delivered.push({ atMs: clock.now() - zero, message });
  };
  const heartbeat = fleet.heartbeatSecret === undefined ? undefined : startHeartbeat(clock, deliver);
  const sites = fleet.hubs.map((region) => siteOf(world, graph, region, runs));
  for (const site of sites) {
    const other = sites.find((each) => each !== site);
    startHub(clock, world, { site, other, runs, heartbeat, hear: (event) => events.push(event), deliver });
  }
  return { events, delivered, marks: () => sites.flatMap(({ marks }) => marks) };
}
