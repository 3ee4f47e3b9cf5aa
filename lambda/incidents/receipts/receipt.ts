import type { MetricLayer } from '../../../lib/contract/failure-codes';
import type { Severity } from '../../../lib/contract/message';

/** Why an incident was closed: seen to be well, not seen for an hour, or no longer watched. */
export type Ending = 'recovered' | 'unseen' | 'gone';

/** Newest state changes of the alarm behind a key, by CloudWatch's `StateChangeTime`. Times are epoch milliseconds. */
export interface AlarmTimes {
  readonly alarmAt?: number;
  readonly okAt?: number;
}

/** What a hub knows of one incident: what was told, to whom, and what is known of its end. */
export interface Incidence extends AlarmTimes {
  readonly key: string;
  readonly severity: Severity;
  /** The state change that opened it. */
  readonly openedAt: number;
  /** The first minute of the streak of bad minutes that opened it. */
  readonly since: number;
  /** End of the newest minute that failed, over all that is merged into it. */
  readonly until: number;
  /** The region that told people. */
  readonly hub: string;
  /** The layer last told. */
  readonly layer?: MetricLayer;
  /** Every service and every vantage that any message of this incident has named. */
  readonly services: readonly string[];
  readonly vantages: readonly string[];
  /** Of a ticket of several alarms: what those were about of which people were told. */
  readonly raised?: readonly string[];
  /** When its newest message was written. */
  readonly toldAt: number;
  /** When it was last told to each topic; older than `toldAt`, or absent: the topic has refused what came since. */
  readonly told: Readonly<Record<string, number>>;
  /** When an update was last told. */
  readonly updatedAt?: number;
  /** A layer other than the told one, and the minute in which it was seen: told when the next recheck agrees. */
  readonly candidate?: { readonly layer: MetricLayer; readonly minute: number };
  /** Keys of the incidents that were told as updates of this one. */
  readonly joined: readonly string[];
  /** Key of its root: the incident whose update this one was. */
  readonly mergedInto?: string;
  /** Nobody was told: of a ticket, because a page names what it is about; of a page, because the service refused us long before it came. Since when. */
  readonly heldAt?: number;
  /** When it was told that nothing is judged any more. */
  readonly unjudgedAt?: number;
}

/** An open incident. */
export interface Receipt extends Incidence {
  readonly kind: 'receipt';
}

/** An incident that was closed: kept for a day, so that what comes late or twice is known for what it is. */
export interface Closing extends Incidence {
  readonly kind: 'closing';
  readonly closedAt: number;
  /** The newest ALARM that this closing answers; a newer one is still to be answered. */
  readonly closedFor: number;
  readonly ending: Ending;
}

/** State changes of an alarm of which nobody was told. */
export interface Noted extends AlarmTimes {
  readonly kind: 'noted';
  readonly key: string;
}

/** What a hub knows of one key. */
export type Row = Receipt | Closing | Noted;

/** The newest ALARM that a row knows. */
export function newestAlarm(row: Row): number {
  return Math.max(row.alarmAt ?? 0, row.kind === 'noted' ? 0 : row.openedAt);
}

/** The newest state change that a row knows. */
export function newestChange(row: Row): number {
  return Math.max(newestAlarm(row), row.okAt ?? 0);
}

/** Whether the alarm of a row is OK, as far as is known. */
export function isEnded(row: Row): boolean {
  return (row.okAt ?? 0) > newestAlarm(row);
}

/** Whether an ALARM is known that nobody has answered: its handler died, or a closing came in its way. */
export function isUnanswered(row: Row): boolean {
  if (row.kind === 'receipt' || isEnded(row)) return false;
  return newestAlarm(row) > (row.kind === 'closing' ? row.closedFor : 0);
}

/** Whether nobody was told of a receipt, on purpose. */
export function isHeld<Kind extends Incidence>(row: Kind): row is Kind & { readonly heldAt: number } {
  return row.heldAt !== undefined;
}

/** Topics that have been told of an incident, but not its newest message; or, of an open one, nothing at all. */
export function topicsBehind(row: Receipt | Closing, topics: readonly string[]): readonly string[] {
  const isBehind = (topic: string) => (row.told[topic] ?? 0) < row.toldAt;
  // nothing closes that did not open
  return topics.filter((topic) => isBehind(topic) && (row.kind === 'receipt' || row.told[topic] !== undefined));
}
