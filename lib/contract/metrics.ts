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
  | 'CertificateDays';

/** The two planes that `Failed` tells apart; `http` stands for tcp, tls and http. */
export type Plane = 'dns' | 'http';

/** Names of dimensions: what a series is about. */
export type DimensionName = 'Service' | 'Layer' | 'Cause' | 'Vantage' | 'Resolver';

/** Dimensions of one series; none for what concerns the whole fleet. */
export type Dimensions = Readonly<Partial<Record<DimensionName, string>>>;

/** Units as CloudWatch spells them. */
export type MetricUnit = 'Count' | 'Milliseconds' | 'None';

/** One value of one metric, as a canary publishes it; its timestamp is the minute of the run. */
export interface Sample {
  readonly metric: MetricName;
  readonly dimensions: Dimensions;
  readonly value: number;
  readonly unit: MetricUnit;
}

const DEFAULT_NAME = 'common-cause';

/** The namespace of a configuration: `CommonCause`, or `CommonCause/<name>` for one with a name of its own. */
export function namespace(name: string): string {
  return name === DEFAULT_NAME ? 'CommonCause' : `CommonCause/${name}`;
}
