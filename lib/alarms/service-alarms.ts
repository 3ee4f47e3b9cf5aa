import { alarmName, incidentKey } from '../contract/alarm-names';
import type { Plane } from '../contract/metrics';
import type { AlarmScope } from './alarm-scope';

function causesOf({ fleet }: AlarmScope, service: string): readonly string[] {
  return Object.keys(fleet.causes).filter((cause) => fleet.causes[cause]?.includes(service));
}

/** What speaks for a service while it is open: shared by all services of the same causes. */
function covered(alarms: AlarmScope, causes: readonly string[]): string {
  const path = alarmName.covered(causes);
  if (alarms.paths.includes(path)) return path;
  return alarms.composite(path, {
    text: `What speaks for services of these causes when it is open itself: ${causes.join(', ') || 'none'}.`.slice(
      0,
      800,
    ),
    runbook: 'building-blocks',
    rule: {
      any: [...causes.map(alarmName.cause), alarmName.unexplained, alarmName.everything, alarmName.silence],
    },
  });
}

function plane(alarms: AlarmScope, service: string, layer: Plane): string {
  return alarms.metricAlarm(alarmName.service(service, layer), {
    text: `${service} fails at ${layer} from ${alarms.fleet.quorum} or more of ${alarms.fleet.vantages.length} vantages.`,
    runbook: 'service-down',
    metric: { statistic: 'Sum', name: 'Failed', dimensions: { Service: service, Layer: layer } },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: alarms.fleet.quorum },
    of: [2, 5],
    missing: 'ignore',
    wallClock: true,
  });
}

/** One service is down on its own: paged unless something that covers it speaks for it. */
export function serviceAlarms(alarms: AlarmScope, service: string): void {
  const planes = [plane(alarms, service, 'dns'), plane(alarms, service, 'http')];
  alarms.composite(alarmName.serviceDown(service), {
    text: `${service} is down, and nothing that it shares explains it: people cannot use it.`,
    runbook: 'service-down',
    key: incidentKey.service(service),
    rule: { any: planes },
    suppressedBy: { alarm: covered(alarms, causesOf(alarms, service)), waitSeconds: 70, extensionSeconds: 180 },
    tells: true,
  });
}
