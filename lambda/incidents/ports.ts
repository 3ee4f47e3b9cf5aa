import type { Fleet } from '../../lib/contract/fleet';
import type { Message, Severity } from '../../lib/contract/message';
import type { RunRecord } from '../../lib/contract/run-record';
import type { Series } from '../../lib/contract/series';
import type { ReceiptTable } from './receipts/receipt-table';

/** One statistic of one series of the contract: `Sum` is how many vantages say so, `SampleCount` how many looked. */
export interface StatisticQuery {
  readonly series: Series;
  readonly statistic: 'Sum' | 'SampleCount';
}

/** State of an alarm. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/**
 * What became of one message at one topic. Unknown: it may have been taken, so it counts as told. Spared: a topic of this
 * form hears nothing of such news, and counts as told of it.
 */
export type Delivery = 'accepted' | 'unknown' | 'refused' | 'spared';

/** Everything outside of a hub's incidents: AWS in a Lambda, a table and a timeline in a drill. */
export interface IncidentPorts {
  readonly fleet: Fleet;
  /** The region of this hub. */
  readonly hub: string;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Statistics per whole minute (epoch milliseconds of its start) in [from, to); absent where there is no datapoint. In the order of the queries. */
  readonly statistics: (
    queries: readonly StatisticQuery[],
    from: number,
    to: number,
  ) => Promise<readonly ReadonlyMap<number, number>[]>;
  /** What a vantage wrote of one minute; undefined where it wrote nothing; rejects where it cannot be read. */
  readonly record: (vantage: string, minute: number) => Promise<RunRecord | undefined>;
  /** States of alarms of this hub by their paths, as far as these are there; rejects where they cannot be read. */
  readonly alarmStates: (paths: readonly string[]) => Promise<ReadonlyMap<string, AlarmState>>;
  /** Paths of alarms of this hub that are muted now: planned maintenance. Rejects where that cannot be read. */
  readonly mutedAlarms: () => Promise<ReadonlySet<string>>;
  readonly receipts: ReceiptTable;
  /** The other hub's, of which a read takes a second at most. @default there is no other hub */
  readonly otherReceipts?: ReceiptTable | undefined;
  /** Names of the topics that hear of such incidents. */
  readonly topicsOf: (severity: Severity) => readonly string[];
  /** Sends once to one topic; never rejects. */
  readonly send: (message: Message, topic: string) => Promise<Delivery>;
  readonly log: (entry: object) => void;
}
