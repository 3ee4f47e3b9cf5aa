import type { SentinelEvent } from '../../lib/contract/functions';
import type { Series } from '../../lib/contract/series';
import type { Clock } from '../canary/clock';
import type { AlarmState, IncidentPorts } from '../incidents/ports';

/** Writes the value 1 of one series into a hub's metrics, of now and in a high resolution; rejects where it is refused. */
export type Mark = (hub: string, series: Series) => Promise<void>;

/** An alarm over a hub's way to people, and since when (epoch milliseconds) it is as it is. */
export interface WayAlarm {
  readonly state: AlarmState;
  readonly since: number;
}

/** Everything outside of the sentinel besides the incidents that it judges again. */
export interface SentinelPorts extends Omit<IncidentPorts, 'now'> {
  readonly clock: Clock;
  readonly mark: Mark;
  /** Alarms over the way to people of a hub; rejects where they cannot be read. @default nobody looks */
  readonly wayAlarms?: (hub: string) => Promise<readonly WayAlarm[]>;
  /** Hands an event to this sentinel again after so many seconds; rejects where the queue refuses. */
  readonly queue: (event: SentinelEvent, delaySeconds: number) => Promise<void>;
}

/** Everything outside of the function at the end of the loop. */
export interface LoopPorts extends Pick<IncidentPorts, 'fleet' | 'hub' | 'log'> {
  readonly mark: Mark;
  /** Tells the heartbeat outside that a hub is alive; rejects where it does not take it. @default nobody outside watches */
  readonly ping?: () => Promise<void>;
}
