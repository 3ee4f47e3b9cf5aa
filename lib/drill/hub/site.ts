import type { ReceiptTable } from '../../../lambda/incidents/receipts/receipt-table';
import type { AlarmGraph } from '../../cloudwatch/read-alarms';
import type { Series } from '../../contract/series';
import type { RecordedRun } from '../world/runs';
import type { World } from '../world/world';
import { type HubMetrics, hubMetrics } from './hub-metrics';
import { createReceiptTable } from './receipt-table';

/** What stands in the region of a hub, and can be reached from the other one. */
export interface Site {
  readonly region: string;
  /** Alarms of this hub alone. */
  readonly graph: AlarmGraph;
  readonly metrics: HubMetrics;
  readonly table: ReceiptTable;
  /** What hubs have marked here. */
  readonly marks: Marked[];
}

/** A mark of a hub in the metrics of a region: a 1, at an instant (epoch milliseconds). */
export interface Marked {
  readonly region: string;
  readonly series: Series;
  readonly at: number;
}

/** A mark can be read so long after it was made. */
export const MARK_READABLE_AFTER_MS = 1_000;

const byGraph = new WeakMap<AlarmGraph, Map<string, AlarmGraph>>();

/** The alarms of one hub among those of all; found once for all phases. */
function alarmsIn(graph: AlarmGraph, region: string): AlarmGraph {
  const known = byGraph.get(graph) ?? new Map<string, AlarmGraph>();
  byGraph.set(graph, known);
  const found = known.get(region) ?? {
    alarms: graph.alarms.filter((alarm) => alarm.region === region),
    composites: graph.composites.filter((alarm) => alarm.region === region),
    muteRules: graph.muteRules.filter(({ id }) => id.startsWith(`${region}/`)),
  };
  known.set(region, found);
  return found;
}

/** The region of a hub as it is when a phase begins, with all that canaries will have published there. */
export function siteOf(world: World, graph: AlarmGraph, region: string, runs: readonly RecordedRun[]): Site {
  const own = alarmsIn(graph, region);
  const marks: Marked[] = [];
  return {
    region,
    graph: own,
    metrics: hubMetrics(world.scenario, region, own, runs),
    table: createReceiptTable(),
    marks,
  };
}
