import { alarmName } from './alarm-names';
import type { IncidentDefinition } from './incident-definitions';

/** The alarm that tells of an incident or ticket, by its path: where it is looked at, and muted. */
export function tellingAlarm({ kind, key, name }: IncidentDefinition): string {
  switch (kind) {
    case 'quorum-lost':
      return alarmName.quorumLost;
    case 'everything':
    case 'unexplained':
    case 'cause':
      return alarmName.incident(key);
    case 'service':
      return alarmName.serviceDown(name);
    case 'blind-vantage':
      return alarmName.blindTicket(name);
    case 'share':
      return alarmName.cutOff(name);
    case 'partial-cause':
      return alarmName.causePartly(key.slice('partial/cause/'.length));
    case 'slow-cause':
      return alarmName.causeSlowed(key.slice('slow/cause/'.length));
    case 'partial-service':
      return key.includes('/') ? alarmName.servicePartly(name) : key;
    case 'slow-service':
      return key.includes('/') ? alarmName.serviceSlowed(name) : key;
    case 'blocked-service':
      return key.includes('/') ? alarmName.serviceRefused(name) : key;
    // told by the other hub's sentinel: the nearest alarm is the first of that way
    case 'way':
      return alarmName.way('notifier');
    case 'hub-silent':
    case 'coverage':
    case 'doubled':
    case 'resolvers':
    case 'certificates':
      return key;
  }
}
