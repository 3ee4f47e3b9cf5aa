import type { Fleet } from '../../../lib/contract/fleet';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { Evidence } from '../evidence/evidence';
import type { History } from '../evidence/history';
import type { Raised } from '../evidence/raised';
import type { Snapshot } from '../evidence/snapshot';
import type { Closing, Ending, Receipt, Row } from '../receipts/receipt';
import type { Before } from '../receipts/receipt-changes';
import type { Incident } from './incident';
import type { News } from './news';

/** Everything that a decision is made from: read once, before anything is decided. */
export interface Known {
  readonly now: number;
  readonly fleet: Fleet;
  /** The region that decides. */
  readonly hub: string;
  /** What the table says; none where it cannot be read, which means "not told yet". */
  readonly rows: readonly Row[];
  /** What stood in a key's row. */
  readonly before: (key: string) => Before;
  readonly history: History;
  readonly snapshot: Snapshot;
  readonly raised: Raised;
}

/** Why nothing has been judged for an hour. */
export interface Unjudged {
  /** End of the newest minute that was judged; undefined where that is longer ago than series are read. */
  readonly since?: number;
  readonly why: 'it refuses us' | 'too few vantages can see' | 'nothing of it arrives';
}

/** A new incident: people are told of it. */
export interface Open {
  readonly kind: 'open';
  readonly definition: IncidentDefinition;
  /** Nobody has been told yet. */
  readonly receipt: Receipt;
  readonly evidence: Evidence;
}

/** A new incident that is told as an update of its root. */
export interface Merge {
  readonly kind: 'merge';
  readonly definition: IncidentDefinition;
  readonly receipt: Receipt;
  readonly root: Receipt;
  readonly news: News;
  readonly evidence: Evidence;
}

/** News of an open incident. */
export interface Update {
  readonly kind: 'update';
  readonly root: Receipt;
  readonly news: News;
  readonly unjudged?: Unjudged;
  readonly evidence: Evidence;
}

/** The end of an incident, and of all that is merged into it. */
export interface Close {
  readonly kind: 'close';
  readonly incident: Incident;
  readonly ending: Ending;
  readonly until: number;
  readonly evidence: Evidence;
}

/** The newest message of an incident, for topics that have refused it. */
export interface Resend {
  readonly kind: 'resend';
  readonly row: Receipt | Closing;
  readonly as: 'opened' | 'updated' | 'closed';
  readonly topics: readonly string[];
  readonly evidence: Evidence;
}

/** The end of what nobody knows by its own key: nobody is told. */
export interface Forget {
  readonly kind: 'forget';
  readonly receipt: Receipt;
  readonly ending: Ending;
}

/** A ticket that an open page speaks for, or the page of a service that has come to refuse us: written down, and nobody is told. */
export interface Hold {
  readonly kind: 'hold';
  readonly receipt: Receipt;
}

/** What a recheck has seen of an open incident, and is not worth a message. */
export interface Learn {
  readonly kind: 'learn';
  readonly root: Receipt;
  readonly until: number;
  readonly candidate: Receipt['candidate'];
  /** What a ticket of several is about, where nobody knew when it opened. */
  readonly raised?: readonly string[];
}

/** Nobody is told anything, and why; an event that is dropped is not even noted. */
export interface Silence {
  readonly kind: 'nothing' | 'end' | 'drop';
  readonly why: string;
}

/** What is done about one state change, or about one open incident. */
export type Decision = Open | Merge | Update | Close | Resend | Forget | Hold | Learn | Silence;
