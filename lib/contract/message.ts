import type { MetricLayer } from './failure-codes';

/** Whether people are woken. */
export type Severity = 'page' | 'ticket';

/** What a message tells of its incident. */
export type MessageKind = 'opened' | 'updated' | 'closed';

/** `x of n`, and which. `unnamed` counts those of whom only the number is known. */
export interface Scope {
  readonly names: readonly string[];
  readonly of: number;
  readonly unnamed?: number;
}

/** How many a scope counts, those without a name included. */
export function sizeOf({ names, unnamed = 0 }: Omit<Scope, 'of'>): number {
  return names.length + unnamed;
}

/** What people receive: one message about one incident. Times are milliseconds since the epoch. */
export interface Message {
  readonly kind: MessageKind;
  readonly severity: Severity;
  readonly key: string;
  readonly at: number;
  /** The region that tells it. */
  readonly hub: string;
  readonly layer?: MetricLayer;
  /** Absent where the incident is about the monitor itself. */
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
