import type { Causes } from '../contract/causes';
import type { Fleet } from '../contract/fleet';
import type { Severity } from '../contract/message';

/** A way to people. Of a pager and a webhook the secret is known that holds its URL. */
export type Way =
  | { readonly kind: 'email'; readonly address: string }
  | { readonly kind: 'sms'; readonly number: string }
  | { readonly kind: 'pager' | 'webhook'; readonly secretName: string }
  | { readonly kind: 'chat' }
  | { readonly kind: 'topics'; readonly arns: Readonly<Partial<Record<string, string>>> };

/** How people are told, one way each, and of what. */
export type Notify = Way & { readonly severities: readonly Severity[] };

/** A network in which a canary stands. */
export interface Network {
  readonly id: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly ipv6: boolean;
}

/** How stacks are deployed and kept. */
export interface StackSettings {
  /** Twelve digits. @default whatever account the credentials are of */
  readonly account?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly logRetentionDays: number;
  /** Name or ARN of a managed policy. @default roles have no boundary */
  readonly permissionsBoundary?: string;
  /** What a month may cost. @default whatever it costs */
  readonly maxMonthlyUsd?: number;
  /** Run records, logs and receipts stay when a stack goes. */
  readonly keepData: boolean;
  readonly terminationProtection: boolean;
  /** Region of a vantage to the network in which its canary stands; none outside. */
  readonly networks: Readonly<Record<string, Network>>;
}

/** A configuration, checked, with its defaults: what stacks are built from. */
export interface Deployment {
  readonly fleet: Fleet;
  /** Every cause that the configuration names, those that never speak too. */
  readonly namedCauses: Causes;
  readonly notify: readonly Notify[];
  readonly settings: StackSettings;
  /** The file that asked for it: what messages blame. */
  readonly source: string;
  /** What was left out of what was asked for, and why: a line each, for people. */
  readonly notes: readonly string[];
}

/** Settings of a configuration that names none: those of a drill, and of tests. */
export const DEFAULT_SETTINGS: StackSettings = {
  tags: {},
  logRetentionDays: 30,
  keepData: false,
  terminationProtection: false,
  networks: {},
};
