import { alarmName, stableHash } from '../contract/alarm-names';
import type { IncidentDefinition } from '../contract/incident-definitions';
import type { AbsentCauses } from './absent-causes';
import { CAUSE_ALARMS, type CauseKind, causeOf } from './cause-kinds';

/** What one stand-in is for: one alarm of a cause, or alarms of several for which as many vantages must agree. */
export interface StandIn {
  readonly path: string;
  readonly kind: CauseKind;
  readonly definitions: readonly IncidentDefinition[];
}

/** CloudWatch's most metrics of one alarm. */
const MOST_METRICS = 10;

/** Stand-ins for causes that the same services have, and that so are always named together: as few as can be. */
export function grouped(all: readonly StandIn[], absent: AbsentCauses): readonly StandIn[] {
  const groups = new Map<string, StandIn[]>();
  for (const each of all) {
    const services = each.definitions.flatMap((definition) => absent.get(causeOf(definition)) ?? []);
    const quorums = each.definitions.map(({ quorum }) => quorum);
    const path = `${CAUSE_ALARMS[each.kind].together}/${stableHash(services)}/${quorums.join()}`;
    groups.set(path, [...(groups.get(path) ?? []), each]);
  }
  return [...groups].flatMap(([path, group]) => inParts(path, group));
}

function inParts(path: string, group: readonly StandIn[]): readonly StandIn[] {
  const parts = Array.from({ length: Math.ceil(group.length / MOST_METRICS) }, (_, index) =>
    group.slice(index * MOST_METRICS, (index + 1) * MOST_METRICS),
  );
  return parts.flatMap((part, index) => {
    const [first] = part;
    if (first === undefined || part.length === 1) return part;
    const definitions = part.flatMap((each) => each.definitions);
    return [{ kind: first.kind, path: alarmName.part(path, index), definitions }];
  });
}
