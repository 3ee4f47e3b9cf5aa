/** The metrics of the contract (design.md, What is published). One series for all vantages: `Sum` counts vantages. */
export type MetricName =
  | 'Failed'
  | 'Blocked'
  | 'CauseFailed'
  | 'CauseSlow'
  | 'Unexplained'
  | 'Everything'
  | 'WitnessFailed'
  | 'ShareFailed'
  | 'Probed'
  | 'ResolverFailed'
  | 'Slow'
  | 'ResponseTime'
  | 'CertificateDays'
  | 'LoopRequest'
  | 'LoopTick'
  | 'PeerAlive'
  | 'Test';

/** Names of dimensions: what a series is about. */
export type DimensionName = 'Service' | 'Layer' | 'Cause' | 'Vantage' | 'Resolver' | 'Hub';

/** Dimensions of one series; none for what concerns the whole fleet. */
export type Dimensions = Readonly<Partial<Record<DimensionName, string>>>;

/** Units as CloudWatch spells them. */
export type MetricUnit = 'Count' | 'Milliseconds' | 'None';

/** What the datapoints of one metric mean, and how its series are told apart. */
export interface MetricMeaning {
  readonly dimensions: readonly DimensionName[];
  readonly unit: MetricUnit;
  readonly meaning: string;
}

/** The contract as data: what documentation is generated from, and what samples are held against. */
export const METRICS: Readonly<Record<MetricName, MetricMeaning>> = {
  Failed: {
    dimensions: ['Service', 'Layer'],
    unit: 'Count',
    meaning:
      '1 when the service fails at that layer, 0 when it is up or fails at the other; none while blocked or unknown',
  },
  Blocked: {
    dimensions: ['Service'],
    unit: 'Count',
    meaning: '1 when the service saw the canary and refused it; none while unknown',
  },
  CauseFailed: {
    dimensions: ['Cause'],
    unit: 'Count',
    meaning:
      '1 when this vantage attributes its failures to the cause; none where it judged (up or failing) too few members',
  },
  CauseSlow: {
    dimensions: ['Cause'],
    unit: 'Count',
    meaning:
      '1 when this vantage attributes its slowness to the cause; only where a member has an objective, and none where it judged too few members',
  },
  Unexplained: {
    dimensions: [],
    unit: 'Count',
    meaning:
      '1 when several services fail and no cause explains them; none where fewer than half of the services were judged',
  },
  Everything: {
    dimensions: [],
    unit: 'Count',
    meaning:
      '1 when 60 % of the services fail and it would take three messages to say so; the causes and Unexplained are then 0; none as for Unexplained',
  },
  WitnessFailed: {
    dimensions: ['Vantage'],
    unit: 'Count',
    meaning:
      '1 when the vantage is blind: half of its witnesses fail, and most of its services are silent. Its number of datapoints is the heartbeat',
  },
  ShareFailed: { dimensions: ['Vantage'], unit: 'Count', meaning: 'share of the services that fail as seen from here' },
  Probed: {
    dimensions: ['Vantage'],
    unit: 'Count',
    meaning: 'number of services that this run asked, whatever the verdict',
  },
  ResolverFailed: {
    dimensions: ['Resolver'],
    unit: 'Count',
    meaning: '1 when the resolver failed for most names that another one answered',
  },
  Slow: {
    dimensions: ['Service'],
    unit: 'Count',
    meaning: '1 when slower than the objective of the service; only where one is set, and none while failing',
  },
  ResponseTime: { dimensions: ['Service'], unit: 'Milliseconds', meaning: 'time to first byte' },
  CertificateDays: {
    dimensions: ['Service'],
    unit: 'None',
    meaning:
      'days until the certificate expires, from a good handshake; in one hour of three, or in each run while fewer than 30 are left',
  },
  LoopRequest: {
    dimensions: ['Hub'],
    unit: 'Count',
    meaning: '1 each 30 s, from the sentinel of the hub: its loop begins here',
  },
  LoopTick: {
    dimensions: ['Hub'],
    unit: 'Count',
    meaning: '1 each 30 s where the loop of the hub has come round: metric, alarm, topic, function',
  },
  PeerAlive: {
    dimensions: ['Hub'],
    unit: 'Count',
    meaning: '1 each 30 s in the other hub, from the loop of this one: it is alive',
  },
  Test: {
    dimensions: [],
    unit: 'Count',
    meaning: 'never published: its alarm is moved by hand, to test the way to people',
  },
};

const DEFAULT_NAME = 'common-cause';

/** The namespace of a configuration: `CommonCause`, or `CommonCause/<name>` for one with a name of its own. */
export function namespace(name: string): string {
  return name === DEFAULT_NAME ? 'CommonCause' : `CommonCause/${name}`;
}
