import type { Delivery, IncidentPorts } from '../../../lambda/incidents/ports';
import type { ReceiptTable } from '../../../lambda/incidents/receipts/receipt-table';
import type { AlarmState } from '../../cloudwatch/evaluate';
import type { Message } from '../../contract/message';
import { resourceName } from '../../contract/resource-names';
import type { Part } from '../scenario';
import { type RecordedRun, runsByMinute } from '../world/runs';
import type { VirtualClock } from '../world/virtual-clock';
import type { World } from '../world/world';
import type { Site } from './site';
import { createSteps } from './steps';

/** The topic that people subscribe to. */
const TOPIC = 'people';

/** The time in which the other region's table answers, or does not. */
const OTHER_TABLE_WITHIN_MS = 1_000;

/** What the functions of a hub are given. */
export interface HubContext {
  readonly clock: VirtualClock;
  readonly world: World;
  readonly runs: readonly RecordedRun[];
  readonly site: Site;
  /** The other hub's region. */
  readonly other: Site | undefined;
  readonly stateOf: (path: string) => AlarmState | undefined;
  /** Whether a mute rule holds the actions of an alarm (`region/name`) back now. */
  readonly isMuted: (id: string) => boolean;
  readonly deliver: (message: Message) => void;
}

/** Whether one hub's region can be reached from another one now. */
export function isReached(
  { clock, world, site }: Pick<HubContext, 'clock' | 'world' | 'site'>,
  region: string,
): boolean {
  const ms = clock.now() - world.phase.zero;
  const [own, far] = [world.hubState(site.region, ms), world.hubState(region, ms)];
  if (own === 'lost' || far === 'lost') return false;
  return region === site.region || (own !== 'cut-off' && far !== 'cut-off');
}

/** The ports of a hub's incidents: a drill's metrics, records and tables, each with the time that it takes. */
export function hubPorts(context: HubContext): IncidentPorts {
  const { clock, world, runs, site, other, stateOf, isMuted, deliver } = context;
  const { now } = clock;
  const { scenario, phase } = world;
  const steps = createSteps(clock, [...phase.words, site.region]);
  const runOf = runsByMinute(runs);
  const refuseBroken = (part: Part): void => {
    if (world.isBroken(part, now() - phase.zero)) throw new Error(`${part}: failing, as the scenario says`);
  };
  const read = <T>(question: () => T | Promise<T>, region = site.region): Promise<T> =>
    steps.read(async () => {
      if (!isReached(context, region)) {
        if (region !== site.region) await clock.sleep(OTHER_TABLE_WITHIN_MS);
        throw new Error(`${region}: not reached, as the scenario says`);
      }
      return question();
    });
  const tableIn = ({ region, table }: Site): ReceiptTable => ({
    list: () =>
      read(() => {
        refuseBroken('receipts');
        return table.list();
      }, region),
    change: (change, withinMs) =>
      read(() => {
        refuseBroken('receipts');
        return table.change(change, withinMs);
      }, region),
  });
  const send = (): Promise<Delivery> =>
    steps.send(async () => {
      const state = world.hubState(site.region, now() - phase.zero);
      return world.isBroken('topics', now() - phase.zero) || state === 'mute' || state === 'lost'
        ? 'refused'
        : 'accepted';
    });
  const mutedNow = () =>
    new Set(site.graph.alarms.filter(({ id }) => isMuted(id)).map(({ name }) => name.slice(prefix.length)));
  const prefix = resourceName.alarm(scenario.fleet.name, '');
  return {
    fleet: scenario.fleet,
    hub: site.region,
    now,
    sleep: (ms) => clock.sleep(ms),
    statistics: (queries, from, to) =>
      read(() =>
        queries.map(({ series, statistic }) =>
          site.metrics.statistics(series.metric, series.dimensions, statistic, from, to, now()),
        ),
      ),
    record: (vantage, minute) =>
      read(() => {
        refuseBroken('run-records');
        const run = runOf(vantage, minute);
        return run !== undefined && run.arrives <= now() ? run.record : undefined;
      }),
    alarmStates: (paths) =>
      read(() => {
        const found = paths.map((path) => [path, stateOf(`${prefix}${path}`)] as const);
        return new Map(found.flatMap(([path, state]) => (state === undefined ? [] : [[path, state] as const])));
      }),
    mutedAlarms: () => read(mutedNow),
    receipts: tableIn(site),
    ...(other && { otherReceipts: tableIn(other) }),
    topicsOf: () => [TOPIC],
    send: async (message) => {
      const delivery = await send();
      if (delivery === 'accepted') deliver(message);
      return delivery;
    },
    log: () => undefined,
  };
}
