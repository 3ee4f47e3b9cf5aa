import type { Causes } from './causes';

/** One HTTP URL of a service, and what counts as a good answer. */
export interface HttpEndpoint {
  readonly url: string;
  /** Accepted status codes as ranges: `200-299`, `404`. Default where empty: 200-299 after redirects. */
  readonly status?: readonly string[];
  /** Lets this endpoint (and no other) resolve to loopback, link-local and private addresses. */
  readonly allowPrivateAddresses?: boolean;
}

/** What people use: it fails when any of its endpoints fails. */
export interface Service {
  readonly name: string;
  /** What messages call it. @default its name */
  readonly title?: string;
  /** The vantages that can reach it: two at least, in the fleet's order. @default all */
  readonly vantages?: readonly string[];
  /** DNS names asked for addresses, those of the URLs included. */
  readonly dns: readonly string[];
  readonly http: readonly HttpEndpoint[];
  /** Response-time objective, milliseconds to first byte. Without it, `Slow` is not published. */
  readonly objectiveMs?: number;
}

/** An independent control target: tells whether the vantage itself can see. */
export interface Witness {
  readonly name: string;
  readonly http: HttpEndpoint;
}

/** Everything that canaries, alarms and notifier share: the resolved configuration, as it stands in each asset. */
export interface Fleet {
  /** Prefix of physical names; `common-cause` unless configured. */
  readonly name: string;
  readonly services: readonly Service[];
  /** Regions that look, in the order of the configuration. */
  readonly vantages: readonly string[];
  /** Regions where metrics meet and alarms are evaluated: primary first. */
  readonly hubs: readonly string[];
  /** Cause (`owner/meta`) to the names of its member services; two members at least. */
  readonly causes: Causes;
  readonly witnesses: readonly Witness[];
  /** Recursive resolvers asked for each name: `system`, or `address[:port]`. */
  readonly resolvers: readonly string[];
  /** Whether each service has tickets of its own, or all share one of each kind. @default each */
  readonly tickets?: 'each' | 'shared';
  /** A certificate with fewer days left is a ticket. @default 14 */
  readonly certificateDays?: number;
  /** Stacks of a hub; a service is in that of its name's hash. @default 1 */
  readonly hubShards?: number;
  /** How many vantages must say so, where all of them look. */
  readonly quorum: number;
  /** Runbook whose headings alarms and messages link to. @default this project's, by its path */
  readonly runbookUrl?: string;
}
