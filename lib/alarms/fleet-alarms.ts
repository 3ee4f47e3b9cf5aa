import type { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import { type IncidentDefinition, type IncidentKindName, incidentDefinitions } from '../contract/incident-kinds';
import { AlarmScope } from './alarm-scope';
import { causeAlarms } from './cause-alarms';
import { coverAlarms } from './covers';
import { monitorAlarms } from './monitor-alarms';
import { serviceAlarms } from './service-alarms';
import { everythingAlarms, unexplainedAlarms } from './shared-failure-alarms';
import { vantageAlarms } from './vantage-alarms';

type AddAlarms = (alarms: AlarmScope, definition: IncidentDefinition) => void;

const ADD: Readonly<Record<IncidentKindName, AddAlarms>> = {
  'quorum-lost': monitorAlarms,
  everything: everythingAlarms,
  cause: causeAlarms,
  unexplained: unexplainedAlarms,
  service: serviceAlarms,
};

/** Every alarm of a hub, in the order of precedence: monitor impaired, everything, causes, unexplained, one service. */
export function fleetAlarms(scope: Construct, fleet: Fleet, topicArn: string): AlarmScope {
  const alarms = new AlarmScope(scope, 'Alarms', fleet, topicArn);
  const definitions = incidentDefinitions(fleet);
  const add = (wanted: (kind: IncidentKindName) => boolean) => {
    for (const definition of definitions.filter(({ kind }) => wanted(kind))) ADD[definition.kind](alarms, definition);
  };
  for (const vantage of fleet.vantages) vantageAlarms(alarms, vantage);
  add((kind) => kind !== 'service');
  coverAlarms(alarms);
  add((kind) => kind === 'service');
  return alarms;
}
