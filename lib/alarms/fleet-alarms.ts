import type { Construct } from 'constructs';
import { incidentDefinitions } from '../contract/incident-definitions';
import { shardOf } from '../contract/shard-of';
import { AlarmScope, type AlarmScopeProps } from './alarm-scope';
import { causeAlarms } from './cause-alarms';
import { coverAlarms } from './covers';
import { certificateTicket, monitorTickets, sharedTickets } from './group-tickets';
import { loopAlarms } from './loop-alarms';
import { monitorAlarms } from './monitor-alarms';
import { peerAlarms } from './peer-alarms';
import { serviceAlarms } from './service-alarms';
import { ownTickets, ticketMetricAlarms } from './service-tickets';
import { everythingAlarms, unexplainedAlarms } from './shared-failure-alarms';
import { vantageAlarms } from './vantage-alarms';
import { type WayProps, wayAlarms } from './way-alarms';

/** Whose alarms these are, and where their state changes go. */
export interface HubAlarmsProps extends AlarmScopeProps {
  /** Topic whose function proves that this hub is alive. @default nobody watches it */
  readonly loopTopicArn?: string;
  /** The way to people. @default nobody watches it */
  readonly way?: WayProps;
}

function addFleetAlarms(alarms: AlarmScope): void {
  const { fleet } = alarms;
  for (const vantage of fleet.vantages) vantageAlarms(alarms, vantage);
  if (fleet.hubs.length > 1) peerAlarms(alarms);
  monitorAlarms(alarms);
  everythingAlarms(alarms);
  for (const definition of incidentDefinitions(fleet)) {
    if (definition.kind === 'cause') causeAlarms(alarms, definition);
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
export function hubAlarms(scope: Construct, { loopTopicArn, way, ...props }: HubAlarmsProps): void {
  const alarms = new AlarmScope(scope, 'Alarms', props);
  addFleetAlarms(alarms);
  addServiceAlarms(alarms, 0);
  if (loopTopicArn !== undefined) loopAlarms(alarms, loopTopicArn);
  if (way !== undefined) wayAlarms(alarms, way);
  alarms.connect();
}

/** The alarms of a further stack of a hub: those of the services of one shard, over the first stack's suppressors. */
export function shardAlarms(scope: Construct, props: AlarmScopeProps, shard: number): void {
  const alarms = new AlarmScope(scope, 'Alarms', props);
  addServiceAlarms(alarms, shard);
  alarms.connect();
}
