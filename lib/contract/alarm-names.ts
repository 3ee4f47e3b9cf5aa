import { createHash } from 'node:crypto';
import type { Plane } from './metrics';

/** Alarm names without the configuration's prefix: paths that a person can say. */
export const alarmName = {
  never: 'never',
  silence: 'silence',
  quorumLost: 'quorum-lost',
  unexplained: 'unexplained',
  everything: 'everything',
  cause: (cause: string) => `cause/${cause}`,
  service: (service: string, plane: Plane) => `service/${service}/${plane}`,
  serviceDown: (service: string) => `service/${service}/down`,
  witness: (vantage: string) => `vantage/${vantage}/witness`,
  heartbeat: (vantage: string) => `vantage/${vantage}/heartbeat`,
  blind: (vantage: string) => `vantage/${vantage}/blind`,
  incident: (key: string) => `incident/${key}`,
  unexplainedCovered: 'unexplained-covered',
  covered: (causes: readonly string[]) => `covered/${stableHash(causes)}`,
  coveredPart: (causes: readonly string[], part: number) => `covered/${stableHash(causes)}/${part}`,
} as const;

/** Keys of incidents: what people and receipts call them. */
export const incidentKey = {
  unexplained: 'unexplained',
  everything: 'everything',
  quorumLost: 'monitor/quorum-lost',
  cause: (cause: string) => `cause/${cause}`,
  service: (service: string) => `service/${service}`,
} as const;

const KEY_LINE = /(?:^|\s)key: (\S(?:.*\S)?)\s*$/m;

/** The line in an alarm's description that carries its key. */
export function keyLine(key: string): string {
  return `key: ${key}`;
}

/** The key in an alarm's description, or undefined where it has none. */
export function keyOf(description: string | undefined): string | undefined {
  return KEY_LINE.exec(description ?? '')?.[1];
}

/** Ten characters that depend only on the set of names: not on their order, nor on anything else in the configuration. */
export function stableHash(names: readonly string[]): string {
  return createHash('sha256')
    .update([...names].sort().join('\n'))
    .digest('hex')
    .slice(0, 10);
}
