import type { IncidentPorts } from '../../../lambda/incidents/ports';
import type { Mark, SentinelPorts } from '../../../lambda/sentinel/sentinel-ports';
import { turnLoop } from '../../../lambda/sentinel/turn-loop';
import { watch } from '../../../lambda/sentinel/watch';
import { MINUTE } from '../../contract/minute';
import { draw } from '../world/random';
import type { Heartbeat } from './heartbeat';
import { type HubContext, isReached } from './hub-ports';
import { MARK_READABLE_AFTER_MS } from './site';

/** A schedule, or a queue, hands an event over so late at most. */
const LATE_MS = 3_000;

/** Marks in the metrics of regions that can be reached. */
function marking(context: HubContext): Mark {
  const { clock, site, other } = context;
  return async (hub, series) => {
    const target = [site, other].find((each) => each?.region === hub);
    if (target === undefined || !isReached(context, hub)) throw new Error(`${hub}: not reached, as the scenario says`);
    const at = clock.now();
    target.marks.push({ region: hub, series, at });
    target.metrics.mark(series, at, at + MARK_READABLE_AFTER_MS);
  };
}

/** Whether functions of a hub run at all. */
export function isRunning({ clock, world, site }: HubContext): boolean {
  return world.hubState(site.region, clock.now() - world.phase.zero) !== 'lost';
}

/** Invokes the sentinel of a hub each minute; its queue invokes it in between. */
export function startSentinel(context: HubContext, ports: IncidentPorts): void {
  const { clock, world, site } = context;
  const { words } = world.phase;
  const mark = marking(context);
  const invoke = (event: object): void => {
    if (!isRunning(context)) return;
    clock.start(async () => {
      await watch(event, sentinelPorts);
    });
  };
  const late = (what: string, at: number): number => at + draw(...words, site.region, what, at) * LATE_MS;
  const sentinelPorts: SentinelPorts = {
    ...ports,
    clock,
    mark,
    queue: async (event, delaySeconds) => {
      const body = { Records: [{ body: JSON.stringify(event) }] };
      clock.call(late('queue', clock.now() + delaySeconds * 1_000), () => invoke(body));
    },
  };
  const eachMinute = (minute: number): void => {
    clock.call(late('sentinel', minute), () => {
      invoke({ scheduledTime: new Date(minute).toISOString() });
      eachMinute(minute + MINUTE);
    });
  };
  eachMinute(Math.ceil(clock.now() / MINUTE) * MINUTE);
}

/** The function at the end of a hub's loop. */
export async function turn(context: HubContext, ports: IncidentPorts, heartbeat: Heartbeat | undefined): Promise<void> {
  await turnLoop({
    ...ports,
    mark: marking(context),
    ...(heartbeat && { ping: async () => heartbeat.ping() }),
  });
}
