import type { MetricLayer } from '../../lib/contract/failure-codes';
import type { Fleet } from '../../lib/contract/fleet';
import type { Message } from '../../lib/contract/message';
import type { RunRecord } from '../../lib/contract/run-record';
import type { Series } from '../../lib/contract/series';

/** A hub's memory of one open incident. Times are milliseconds since the epoch. */
export interface Receipt {
  readonly key: string;
  readonly openedAt: number;
  /** The first minute of the streak of bad minutes that opened it. */
  readonly since: number;
  /** The region that told people. */
  readonly hub: string;
  /** The layer last told. */
  readonly layer?: MetricLayer;
  /** Every service and every vantage that any message of this incident has named. */
  readonly services: readonly string[];
  readonly vantages: readonly string[];
  /** When its last message was sent; `openedAt` until there is an update. */
  readonly toldAt: number;
  /** A layer other than the told one, and the minute in which a look saw it: told when the next look agrees. */
  readonly candidate?: { readonly layer: MetricLayer; readonly minute: number };
  /** Keys of the incidents that were told as updates of this one. */
  readonly joined?: readonly string[];
  /** The open incident whose update this one was. */
  readonly foldedInto?: string;
  /** Its own alarm is OK again, and only incidents folded into it keep it open. */
  readonly endedAt?: number;
}

/** A hub's table of open incidents. */
export interface Receipts {
  readonly get: (key: string) => Promise<Receipt | undefined>;
  readonly list: () => Promise<readonly Receipt[]>;
  readonly put: (receipt: Receipt) => Promise<void>;
  /** Changes a receipt that still stands with the same `openedAt`; never brings back a closed incident. */
  readonly amend: (receipt: Receipt) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
}

/** Everything outside of the notifier: AWS in a Lambda, a table and a timeline in a drill. */
export interface Host {
  readonly fleet: Fleet;
  /** The region of this hub. */
  readonly hub: string;
  readonly now: () => number;
  /** Sum per whole minute (epoch milliseconds of its start) in [from, to); absent where there is no datapoint. In the order of the queries. */
  readonly sums: (
    queries: readonly Series[],
    from: number,
    to: number,
  ) => Promise<readonly ReadonlyMap<number, number>[]>;
  /** What a vantage wrote of one minute; undefined where it wrote nothing; rejects where it cannot be read. */
  readonly record: (vantage: string, minute: number) => Promise<RunRecord | undefined>;
  readonly receipts: Receipts;
  readonly send: (message: Message) => Promise<void>;
  readonly log: (entry: object) => void;
}
