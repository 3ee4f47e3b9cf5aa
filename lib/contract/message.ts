import type { MetricLayer } from './failure-codes';

/** Whether people are woken. */
export type Severity = 'page' | 'ticket';

/** Every form in which people are told: for themselves, for a pager's integration, for a chat. */
export const FORMS = ['people', 'pager', 'chat'] as const;

/** A form in which people are told. */
export type Form = (typeof FORMS)[number];

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

/** One thing that a message says, under its heading. */
export interface Fact {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Where to look further; a page that opens, or the path of one. */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** What a message says below its first line, for forms that lay it out themselves. */
export interface Body {
  /** What kind of trouble this is, and what to look at first. */
  readonly advice: string;
  /** What must be seen at once: what, where, how sure, what is not affected. */
  readonly facts: readonly Fact[];
  /** What was seen, vantage by vantage and code by code: with text from targets in it. */
  readonly evidence: readonly Fact[];
  readonly links: readonly Link[];
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
  /** Of a ticket of several alarms: what those in ALARM are about. */
  readonly raised?: Scope;
  /** Of a blind vantage: the services that too few vantages can watch now. */
  readonly unwatched?: Scope;
  readonly since: number;
  /** An update that names more than was known: services, vantages, or another incident. */
  readonly isLarger?: boolean;
  /** The first line: what, where, since when. */
  readonly title: string;
  /** The whole message; its first line is the title. */
  readonly text: string;
  /** The same in parts. @default only the text is known, as of a raw alarm */
  readonly body?: Body;
  /** The same for all messages of one incident, from whichever hub. */
  readonly dedupKey: string;
}
