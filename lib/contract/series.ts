import type { MetricLayer } from './failure-codes';
import type { HubRole } from './hub-role';
import { type Dimensions, METRICS, type MetricName, type MetricUnit } from './metrics';

/** One series of the contract: what canaries publish, alarms watch, and dashboard and notifier read. */
export interface Series {
  readonly metric: MetricName;
  readonly dimensions: Dimensions;
}

/** Every series, by what it is about. */
export const series = {
  failed: (service: string, layer: MetricLayer): Series => ({
    metric: 'Failed',
    dimensions: { Service: service, Layer: layer },
  }),
  blocked: (service: string): Series => ({ metric: 'Blocked', dimensions: { Service: service } }),
  slow: (service: string): Series => ({ metric: 'Slow', dimensions: { Service: service } }),
  responseTime: (service: string): Series => ({ metric: 'ResponseTime', dimensions: { Service: service } }),
  certificateDays: (service: string): Series => ({ metric: 'CertificateDays', dimensions: { Service: service } }),
  causeFailed: (cause: string): Series => ({ metric: 'CauseFailed', dimensions: { Cause: cause } }),
  causeSlow: (cause: string): Series => ({ metric: 'CauseSlow', dimensions: { Cause: cause } }),
  unexplained: { metric: 'Unexplained', dimensions: {} },
  everything: { metric: 'Everything', dimensions: {} },
  witnessFailed: (vantage: string): Series => ({ metric: 'WitnessFailed', dimensions: { Vantage: vantage } }),
  shareFailed: (vantage: string): Series => ({ metric: 'ShareFailed', dimensions: { Vantage: vantage } }),
  probed: (vantage: string): Series => ({ metric: 'Probed', dimensions: { Vantage: vantage } }),
  resolverFailed: (resolver: string): Series => ({ metric: 'ResolverFailed', dimensions: { Resolver: resolver } }),
  loopRequest: (hub: HubRole): Series => ({ metric: 'LoopRequest', dimensions: { Hub: hub } }),
  loopTick: (hub: HubRole): Series => ({ metric: 'LoopTick', dimensions: { Hub: hub } }),
  peerAlive: (hub: HubRole): Series => ({ metric: 'PeerAlive', dimensions: { Hub: hub } }),
  test: { metric: 'Test', dimensions: {} },
} as const;

/** One value of one series, as a canary publishes it; its timestamp is the minute of the run. */
export interface Sample extends Series {
  readonly value: number;
  readonly unit: MetricUnit;
}

/** A sample of a series, in the unit of its metric; true counts as 1. */
export function sampleOf(of: Series, value: number | boolean): Sample {
  return { ...of, value: Number(value), unit: METRICS[of.metric].unit };
}
