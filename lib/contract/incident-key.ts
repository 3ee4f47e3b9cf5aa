import type { HubRole } from './hub-role';

/** Keys of incidents and tickets: what people and receipts call them. */
export const incidentKey = {
  unexplained: 'unexplained',
  everything: 'everything',
  quorumLost: 'monitor/quorum-lost',
  cause: (cause: string) => `cause/${cause}`,
  service: (service: string) => `service/${service}`,
  partialService: (service: string) => `partial/${service}`,
  slowService: (service: string) => `slow/${service}`,
  blockedService: (service: string) => `blocked/${service}`,
  partialCause: (cause: string) => `partial/cause/${cause}`,
  slowCause: (cause: string) => `slow/cause/${cause}`,
  blindVantage: (vantage: string) => `vantage/${vantage}/blind`,
  share: (vantage: string) => `vantage/${vantage}/share`,
  coverage: 'coverage',
  certificates: 'certificates',
  resolvers: 'resolvers',
  doubled: 'doubled',
  hubSilent: (hub: HubRole) => `hub/${hub}/silent`,
  /** What the heartbeat outside pages, when no hub has pinged it. */
  deadman: 'monitor/deadman',
  /** The way to people of the hub in a region fails. */
  way: (region: string) => `monitor/way/${region}`,
  test: 'test',
  /** Tickets of a kind together, where tickets are shared. */
  partial: 'partial',
  slow: 'slow',
  blocked: 'blocked',
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
