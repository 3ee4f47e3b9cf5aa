import type { Fleet } from './fleet';

/** What a hub is to the other one: the primary tells people, the standby does while the primary is not alive. */
export type HubRole = 'primary' | 'standby';

type Hubs = Pick<Fleet, 'hubs'>;

/** What the hub in a region is: the first of the configuration is the primary. */
export function roleOf({ hubs }: Hubs, region: string): HubRole {
  return hubs.indexOf(region) === 1 ? 'standby' : 'primary';
}

/** What the other one is to a hub. */
export function otherRole(role: HubRole): HubRole {
  return role === 'primary' ? 'standby' : 'primary';
}

/** The region of the other hub; undefined where there is one hub. */
export function otherHub({ hubs }: Hubs, region: string): string | undefined {
  return hubs.find((hub) => hub !== region);
}

/** Roles of a fleet's hubs. */
export function rolesOf({ hubs }: Hubs): readonly HubRole[] {
  return hubs.map((region) => roleOf({ hubs }, region));
}

/** Whether the hubs prove that they are alive: to each other, or to a heartbeat outside. */
export function hasLoop({ hubs, heartbeatSecret }: Pick<Fleet, 'hubs' | 'heartbeatSecret'>): boolean {
  return hubs.length > 1 || heartbeatSecret !== undefined;
}
