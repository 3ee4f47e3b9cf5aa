import type { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import { AlarmScope } from './alarm-scope';
import { causeAlarms, sharedFailureAlarms } from './cause-alarms';
import { monitorAlarms } from './monitor-alarms';
import { serviceAlarms } from './service-alarms';
import { vantageAlarms } from './vantage-alarms';

/** Every alarm of a hub, in the order of precedence: monitor impaired, everything, causes, unexplained, one service. */
export function fleetAlarms(scope: Construct, fleet: Fleet, topicArn: string): AlarmScope {
  const alarms = new AlarmScope(scope, 'Alarms', fleet, topicArn);
  for (const vantage of fleet.vantages) vantageAlarms(alarms, vantage);
  monitorAlarms(alarms);
  for (const [cause, members] of Object.entries(fleet.causes)) causeAlarms(alarms, cause, members);
  sharedFailureAlarms(alarms);
  for (const { name } of fleet.services) serviceAlarms(alarms, name);
  return alarms;
}
