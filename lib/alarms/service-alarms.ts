import { alarmName } from '../contract/alarm-names';
import type { MetricLayer } from '../contract/failure-codes';
import type { Service } from '../contract/fleet';
import { incidentKey } from '../contract/incident-key';
import { INCIDENT_KINDS } from '../contract/incident-kinds';
import { quorumOf, vantagesOf } from '../contract/reach';
import { series } from '../contract/series';
import { agreement } from './agreement';
import type { AlarmScope } from './alarm-scope';
import { coverOf } from './covers';
import { anyOf } from './rule';
import { suppression } from './suppressions';

const LAYERS: readonly MetricLayer[] = ['dns', 'http'];

/** One service is down on its own: paged unless something that covers it speaks for it. */
export function serviceAlarms(alarms: AlarmScope, service: Service): void {
  const { fleet } = alarms;
  const { name } = service;
  const vantages = vantagesOf(fleet, service);
  const quorum = quorumOf(fleet, vantages);
  const layers = LAYERS.map((layer) =>
    agreement(
      alarms,
      alarmName.service(name, layer),
      { kind: 'service', quorum },
      { statistic: 'Sum', series: series.failed(name, layer) },
      `${name} fails at ${layer} from ${quorum} or more of ${vantages.length} vantages.`,
    ),
  );
  alarms.composite(alarmName.serviceDown(name), {
    text: `${name} is down, and nothing that it shares explains it: people cannot use it.`,
    runbook: INCIDENT_KINDS.service.runbook,
    key: incidentKey.service(name),
    rule: anyOf(...layers),
    suppressedBy: suppression.page(coverOf(alarms, name)),
  });
}
