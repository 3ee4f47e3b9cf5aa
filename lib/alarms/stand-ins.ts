import { alarmName } from '../contract/alarm-names';
import type { Fleet } from '../contract/fleet';
import { definitionOf, type IncidentDefinition } from '../contract/incident-definitions';
import { type AbsentCauses, absentCauses } from './absent-causes';
import { agreement } from './agreement';
import type { AlarmScope } from './alarm-scope';
import { CAUSE_ALARMS, type CauseKind, causeOf } from './cause-kinds';
import type { MetricProps } from './metric-of';
import { grouped, type StandIn } from './stand-in-groups';

/** The alarm of a cause for the suppressors of one stack: the cause's own where it stands here, else its stand-in. */
export type Nearest = (kind: CauseKind, cause: string) => string;

/** Above so many, those that are always named together become one: a stack has room for 500 resources. */
const MOST_BY_THEMSELVES = 100;

/** What tickets of several services stand on, and tickets of vantages, knows nothing of causes that fail in part or are slow. */
function kindsFor({ tickets }: Fleet, services: readonly string[]): readonly CauseKind[] {
  return tickets === 'shared' || services.length === 0 ? ['cause'] : ['cause', 'partial-cause', 'slow-cause'];
}

function single(fleet: Fleet, absent: AbsentCauses): readonly StandIn[] {
  return [...absent].flatMap(([cause, services]) =>
    kindsFor(fleet, services).flatMap((kind) => {
      const definition = definitionOf(CAUSE_ALARMS[kind].keyOf(cause), fleet);
      return definition ? [{ path: CAUSE_ALARMS[kind].pathOf(cause), kind, definitions: [definition] }] : [];
    }),
  );
}

function metricOf(definitions: readonly IncidentDefinition[]): MetricProps {
  const watched = definitions.flatMap(({ watched: [series] }) => series ?? []);
  const [only] = watched;
  if (watched.length === 1 && only !== undefined) return { statistic: 'Sum', series: only };
  const of = Object.fromEntries(watched.map((series, index) => [`c${index}`, series]));
  return {
    statistic: 'Sum',
    of,
    expression: `MAX([${Object.keys(of).join(', ')}])`,
    label: 'vantages that blame one of these causes',
  };
}

/**
 * The conditions of causes once more, in a stack where their services stand and they do not. No rule names an alarm of
 * another stack that may go: CloudWatch deletes none that a rule names, and CloudFormation would leave it behind.
 */
export function standIns(alarms: AlarmScope): Nearest {
  const absent = absentCauses(alarms);
  const all = single(alarms.fleet, absent);
  const paths = new Map<string, string>();
  for (const { path, kind, definitions } of all.length > MOST_BY_THEMSELVES ? grouped(all, absent) : all) {
    const standIn = alarmName.inShard(alarms.shard, path);
    const text = `Stand-in for alarms of another stack, for the suppressors of this one: ${definitions.map(causeOf).join(', ')}.`;
    agreement(alarms, standIn, { kind, quorum: definitions[0]?.quorum ?? 0 }, metricOf(definitions), text);
    for (const { key } of definitions) paths.set(key, standIn);
  }
  return (kind, cause) => paths.get(CAUSE_ALARMS[kind].keyOf(cause)) ?? CAUSE_ALARMS[kind].pathOf(cause);
}
