import type { Construct } from 'constructs';
import { definitionOf } from '../contract/incident-definitions';
import { incidentKey } from '../contract/incident-key';
import { shardsOf } from '../contract/shards-of';
import { AlarmScope, type AlarmScopeProps } from './alarm-scope';
import { causeAlarms } from './cause-alarms';
import { coverAlarms, shardCovers } from './covers';
import { certificateTicket, monitorTickets, sharedTickets } from './group-tickets';
import { loopAlarms } from './loop-alarms';
import { monitorAlarms } from './monitor-alarms';
import { peerAlarms } from './peer-alarms';
import { serviceAlarms } from './service-alarms';
import { ownTickets, ticketMetricAlarms } from './service-tickets';
import { everythingAlarms, unexplainedAlarms } from './shared-failure-alarms';
import { type Nearest, standIns } from './stand-ins';
import { vantageAlarms } from './vantage-alarms';
import { type WayProps, wayAlarms } from './way-alarms';

/** Whose alarms these are, and where their state changes go. */
export interface HubAlarmsProps extends AlarmScopeProps {
  /** Topic whose function proves that this hub is alive. @default nobody watches it */
  readonly loopTopicArn?: string;
  /** The way to people. @default nobody watches it */
  readonly way?: WayProps;
}

/** Causes are spread over the stacks of a hub as services are; of those that stand elsewhere there are stand-ins. */
function addCauseAlarms(alarms: AlarmScope): Nearest {
  const { fleet, shard } = alarms;
  for (const cause of shardsOf(fleet)[shard]?.causes ?? []) {
    const definition = definitionOf(incidentKey.cause(cause), fleet);
    if (definition !== undefined) causeAlarms(alarms, definition);
  }
  return standIns(alarms);
}

function addFleetAlarms(alarms: AlarmScope): void {
  const { fleet } = alarms;
  for (const vantage of fleet.vantages) vantageAlarms(alarms, vantage);
  if (fleet.hubs.length > 1) peerAlarms(alarms);
  monitorAlarms(alarms);
  everythingAlarms(alarms);
  const nearest = addCauseAlarms(alarms);
  unexplainedAlarms(alarms);
  coverAlarms(alarms, nearest);
  monitorTickets(alarms);
}

function addServiceAlarms(alarms: AlarmScope): void {
  const { fleet, shard } = alarms;
  const services = shardsOf(fleet)[shard]?.services ?? [];
  for (const service of services) {
    serviceAlarms(alarms, service);
    ticketMetricAlarms(alarms, service);
    if (fleet.tickets !== 'shared') ownTickets(alarms, service);
  }
  if (fleet.tickets === 'shared') sharedTickets(alarms, services, shard);
  certificateTicket(alarms, services, shard);
}

/** The alarms of a hub's first stack, in the order of precedence: all that are of no cause and no service, and shard 0. */
export function hubAlarms(scope: Construct, { loopTopicArn, way, ...props }: HubAlarmsProps): void {
  const alarms = new AlarmScope(scope, 'Alarms', props);
  addFleetAlarms(alarms);
  addServiceAlarms(alarms);
  if (loopTopicArn !== undefined) loopAlarms(alarms, loopTopicArn);
  if (way !== undefined) wayAlarms(alarms, way);
  alarms.connect();
}

/** The alarms of a further stack of a hub: those of the causes and services of one shard. */
export function shardAlarms(scope: Construct, props: AlarmScopeProps, shard: number): void {
  const alarms = new AlarmScope(scope, 'Alarms', { ...props, shard });
  shardCovers(alarms, addCauseAlarms(alarms));
  addServiceAlarms(alarms);
  alarms.connect();
}
