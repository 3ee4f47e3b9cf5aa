import { alarmName } from '../contract/alarm-names';
import type { MetricLayer } from '../contract/failure-codes';
import { INCIDENT_KINDS, type IncidentDefinition } from '../contract/incident-kinds';
import { series } from '../contract/series';
import { agreement } from './agreement';
import type { AlarmScope } from './alarm-scope';
import { coverOf } from './covers';

function layerAlarm(alarms: AlarmScope, definition: IncidentDefinition, layer: MetricLayer): string {
  const { name, quorum, vantages } = definition;
  const text = `${name} fails at ${layer} from ${quorum} or more of ${vantages.length} vantages.`;
  return agreement(alarms, alarmName.service(name, layer), definition, text, series.failed(name, layer));
}

/** One service is down on its own: paged unless something that covers it speaks for it. */
export function serviceAlarms(alarms: AlarmScope, definition: IncidentDefinition): void {
  const { name, key } = definition;
  const layers = [layerAlarm(alarms, definition, 'dns'), layerAlarm(alarms, definition, 'http')];
  alarms.composite(alarmName.serviceDown(name), {
    text: `${name} is down, and nothing that it shares explains it: people cannot use it.`,
    runbook: INCIDENT_KINDS.service.runbook,
    key,
    rule: { any: layers },
    suppressedBy: { alarm: coverOf(alarms.fleet, name), waitSeconds: 70, extensionSeconds: 180 },
  });
}
