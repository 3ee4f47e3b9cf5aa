import { createHash } from 'node:crypto';
import type { MetricLayer } from './failure-codes';
import type { HubRole } from './hub-role';

/** Alarm names without the configuration's prefix: paths that a person can say. */
export const alarmName = {
  never: 'never',
  silence: 'silence',
  quorumLost: 'quorum-lost',
  unexplained: 'unexplained',
  everything: 'everything',
  cause: (cause: string) => `cause/${cause}`,
  causePartial: (cause: string) => `cause/${cause}/partial`,
  causeSlow: (cause: string) => `cause/${cause}/slow`,
  causePartly: (cause: string) => `cause/${cause}/partly`,
  causeSlowed: (cause: string) => `cause/${cause}/slowed`,
  service: (service: string, layer: MetricLayer) => `service/${service}/${layer}`,
  serviceDown: (service: string) => `service/${service}/down`,
  servicePartial: (service: string) => `service/${service}/partial`,
  serviceSlow: (service: string) => `service/${service}/slow`,
  serviceBlocked: (service: string) => `service/${service}/blocked`,
  serviceCertificate: (service: string) => `service/${service}/certificate`,
  servicePartly: (service: string) => `service/${service}/partly`,
  serviceSlowed: (service: string) => `service/${service}/slowed`,
  serviceRefused: (service: string) => `service/${service}/refused`,
  witness: (vantage: string) => `vantage/${vantage}/witness`,
  heartbeat: (vantage: string) => `vantage/${vantage}/heartbeat`,
  share: (vantage: string) => `vantage/${vantage}/share`,
  unprobed: (vantage: string) => `vantage/${vantage}/unprobed`,
  doubledRuns: (vantage: string) => `vantage/${vantage}/doubled`,
  blind: (vantage: string) => `vantage/${vantage}/blind`,
  blindTicket: (vantage: string) => `ticket/vantage/${vantage}/blind`,
  cutOff: (vantage: string) => `vantage/${vantage}/cut-off`,
  resolver: (resolver: string) => `resolver/${resolver}`,
  alive: (hub: HubRole) => `hub/${hub}/alive`,
  ticking: (hub: HubRole) => `hub/${hub}/ticking`,
  hubSilent: (hub: HubRole) => `hub/${hub}/silent`,
  loopTick: 'loop/tick',
  loopTurn: 'loop/turn',
  test: 'test',
  way: (part: string) => `way/${part}`,
  incident: (key: string) => `incident/${key}`,
  unexplainedCovered: 'unexplained-covered',
  cutOffCovered: 'cut-off-covered',
  causePartlyCovered: 'cause-partly-covered',
  causeSlowedCovered: (cause: string) => `cause/${cause}/slowed-covered`,
  covered: (causes: readonly string[]) => `covered/${stableHash(causes)}`,
  partlyCovered: (causes: readonly string[]) => `partly-covered/${stableHash(causes)}`,
  part: (path: string, part: number) => `${path}/${part}`,
  /** What a stack of a hub has for its own suppressors alone; stacks are counted from 0. */
  inShard: (shard: number, path: string) => `shard/${shard}/${path}`,
  /** A ticket that several alarms share; further shards of a hub have their own. */
  group: (name: string, shard: number) => (shard === 0 ? name : `${name}/${shard}`),
} as const;

/** Whether an alarm is part of the loop, in which something happens twice a minute, whatever else does. */
export function isLoop(path: string): boolean {
  return path === alarmName.loopTick || path === alarmName.loopTurn;
}

/** Ten characters that depend only on the set of names: not on their order, nor on anything else in the configuration. */
export function stableHash(names: readonly string[]): string {
  return createHash('sha256')
    .update([...names].sort().join('\n'))
    .digest('hex')
    .slice(0, 10);
}
