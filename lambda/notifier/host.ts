import type { Fleet } from '../../lib/contract/fleet';
import type { Dimensions, MetricName, Plane } from '../../lib/contract/metrics';
import type { RunRecord } from '../../lib/contract/run-record';

/** One series of the contract, as the notifier asks for its sums. */
export interface MetricQuery {
  readonly metric: MetricName;
  readonly dimensions: Dimensions;
}

/** A hub's memory of one open incident. Times are milliseconds since the epoch. */
export interface Receipt {
  readonly key: string;
  readonly openedAt: number;
  /** The first minute of the streak of bad minutes that opened it. */
  readonly since: number;
  /** The region that told people. */
  readonly hub: string;
  /** The layer last told. */
  readonly layer?: Plane;
  /** Every service and every vantage that any message of this incident has named. */
  readonly services: readonly string[];
  readonly vantages: readonly string[];
  /** When its last message was sent; `openedAt` until there is an update. */
  readonly toldAt: number;
  /** A layer other than the told one, and the minute in which a look saw it: told when the next look agrees. */
  readonly candidate?: { readonly layer: Plane; readonly minute: number };
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

/** `x of n`, and which. `unnamed` counts those of whom only the number is known. */
export interface Scope {
  readonly names: readonly string[];
  readonly of: number;
  readonly unnamed?: number;
}

/** What people receive: one message about one incident. */
export interface Message {
  readonly kind: 'opened' | 'updated' | 'closed';
  readonly severity: 'page' | 'ticket';
  readonly key: string;
  readonly at: number;
  /** The region that tells it. */
  readonly hub: string;
  readonly layer?: Plane;
  readonly services?: Scope;
  readonly vantages?: Scope;
  readonly since: number;
  /** The first line: what, where, since when. */
  readonly title: string;
  /** The whole message; its first line is the title. */
  readonly text: string;
  /** The same for all messages of one incident, from whichever hub. */
  readonly dedupKey: string;
}

/** Everything outside of the notifier: AWS in a Lambda, a table and a timeline in a drill. */
export interface Host {
  readonly fleet: Fleet;
  /** The region of this hub. */
  readonly hub: string;
  readonly now: () => number;
  /** Sum per whole minute (epoch milliseconds of its start) in [from, to); absent where there is no datapoint. In the order of the queries. */
  readonly sums: (
    queries: readonly MetricQuery[],
    from: number,
    to: number,
  ) => Promise<readonly ReadonlyMap<number, number>[]>;
  /** What a vantage wrote of one minute; undefined where it wrote nothing; rejects where it cannot be read. */
  readonly record: (vantage: string, minute: number) => Promise<RunRecord | undefined>;
  readonly receipts: Receipts;
  readonly send: (message: Message) => Promise<void>;
  readonly log: (entry: object) => void;
}
