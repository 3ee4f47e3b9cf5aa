import { createHash } from 'node:crypto';
import type { MetricLayer } from './failure-codes';

/** Alarm names without the configuration's prefix: paths that a person can say. */
export const alarmName = {
  never: 'never',
  silence: 'silence',
  quorumLost: 'quorum-lost',
  unexplained: 'unexplained',
  everything: 'everything',
  cause: (cause: string) => `cause/${cause}`,
  service: (service: string, layer: MetricLayer) => `service/${service}/${layer}`,
  serviceDown: (service: string) => `service/${service}/down`,
  witness: (vantage: string) => `vantage/${vantage}/witness`,
  heartbeat: (vantage: string) => `vantage/${vantage}/heartbeat`,
  blind: (vantage: string) => `vantage/${vantage}/blind`,
  incident: (key: string) => `incident/${key}`,
  unexplainedCovered: 'unexplained-covered',
  covered: (causes: readonly string[]) => `covered/${stableHash(causes)}`,
  coveredPart: (causes: readonly string[], part: number) => `covered/${stableHash(causes)}/${part}`,
} as const;

/** Ten characters that depend only on the set of names: not on their order, nor on anything else in the configuration. */
export function stableHash(names: readonly string[]): string {
  return createHash('sha256')
    .update([...names].sort().join('\n'))
    .digest('hex')
    .slice(0, 10);
}
