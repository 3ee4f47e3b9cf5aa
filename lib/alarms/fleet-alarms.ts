import type { Construct } from 'constructs';
import { type HubRole, stableHash } from '../contract/alarm-names';
import type { Fleet, Service } from '../contract/fleet';
import { incidentDefinitions } from '../contract/incident-definitions';
import { AlarmScope } from './alarm-scope';
import { causeAlarms } from './cause-alarms';
import { coverAlarms } from './covers';
import { certificateTicket, monitorTickets, sharedTickets } from './group-tickets';
import { monitorAlarms } from './monitor-alarms';
import { peerAlarms } from './peer-alarms';
import { serviceAlarms } from './service-alarms';
import { ownTickets, ticketMetricAlarms } from './service-tickets';
import { everythingAlarms, unexplainedAlarms } from './shared-failure-alarms';
import { vantageAlarms } from './vantage-alarms';

/** Which hub's alarms these are, and where their state changes go; ARNs of topics in the hub's region. */
export interface HubAlarmsProps {
  readonly fleet: Fleet;
  readonly role: HubRole;
  /** Where alarms that tell people send their state changes. */
  readonly topicArn: string;
  /** Where the loop's alarm sends its own, with two hubs. @default the hubs do not watch each other */
  readonly loopTopicArn?: string;
}

/** The stack of a hub, counted from 0, in which a service's alarms stand: it depends on nothing but its name. */
export function shardOf({ hubShards = 1 }: Fleet, { name }: Pick<Service, 'name'>): number {
  return Number.parseInt(stableHash([name]), 16) % hubShards;
}

function addFleetAlarms(alarms: AlarmScope, role: HubRole, loopTopicArn: string | undefined): void {
  const { fleet } = alarms;
  for (const vantage of fleet.vantages) vantageAlarms(alarms, vantage);
  monitorAlarms(alarms, role);
  if (loopTopicArn !== undefined) peerAlarms(alarms, role, loopTopicArn);
  everythingAlarms(alarms, role);
  for (const definition of incidentDefinitions(fleet)) {
    if (definition.kind === 'cause') causeAlarms(alarms, definition, role);
  }
  unexplainedAlarms(alarms);
  coverAlarms(alarms);
  monitorTickets(alarms);
}

function addServiceAlarms(alarms: AlarmScope, shard: number): void {
  const { fleet } = alarms;
  const services = fleet.services.filter((service) => shardOf(fleet, service) === shard);
  for (const service of services) {
    serviceAlarms(alarms, service);
    ticketMetricAlarms(alarms, service);
    if (fleet.tickets !== 'shared') ownTickets(alarms, service);
  }
  if (fleet.tickets === 'shared') sharedTickets(alarms, services, shard);
  certificateTicket(alarms, services, shard);
}

/** The alarms of a hub's first stack, in the order of precedence: all that are not about one service, and shard 0. */
export function hubAlarms(scope: Construct, { fleet, role, topicArn, loopTopicArn }: HubAlarmsProps): void {
  const alarms = new AlarmScope(scope, 'Alarms', fleet, topicArn);
  addFleetAlarms(alarms, role, loopTopicArn);
  addServiceAlarms(alarms, 0);
  alarms.connect();
}

/** The alarms of a further stack of a hub: those of the services of one shard, over the first stack's suppressors. */
export function shardAlarms(scope: Construct, { fleet, topicArn }: HubAlarmsProps, shard: number): void {
  const alarms = new AlarmScope(scope, 'Alarms', fleet, topicArn);
  addServiceAlarms(alarms, shard);
  alarms.connect();
}
