import { alarmName } from '../contract/alarm-names';
import type { Fleet } from '../contract/fleet';
import { hasObjective } from '../contract/incident-definitions';
import { oncePerFleet } from '../contract/once-per-fleet';
import { shardsOf } from '../contract/shards-of';
import type { AlarmScope } from './alarm-scope';
import type { CauseKind } from './cause-kinds';
import { causesOf } from './causes-of';
import { anyOf } from './rule';
import type { Nearest } from './stand-ins';

const { unexplained, everything, silence } = alarmName;

/** A suppressor that each stack of a hub has for itself; the first one's has no number. */
function own({ shard }: AlarmScope, path: string): string {
  return shard === 0 ? path : alarmName.inShard(shard, path);
}

/** Whether slowness is told of causes that stand in this stack. */
function tellsSlowCauses({ fleet, shard }: AlarmScope): boolean {
  return slowCauses(fleet, [...(shardsOf(fleet)[shard]?.causes ?? [])]).length > 0;
}

/** Whether the monitor is impaired: each slow cause has a rule that names it, and no alarm is named in more than 150. */
export function silenceOf(alarms: AlarmScope): string {
  return tellsSlowCauses(alarms) ? own(alarms, silence) : silence;
}

/** The suppressor of a service's page. */
export function coverOf(alarms: AlarmScope, service: string): string {
  return own(alarms, alarmName.covered(causesOf(alarms.fleet, service)));
}

/** The suppressor of a service's own tickets. */
export function partlyCoverOf(alarms: AlarmScope, service: string): string {
  return own(alarms, alarmName.partlyCovered(causesOf(alarms.fleet, service)));
}

/** Of each stack the sets of causes that its services have, each once. */
const causeSets = oncePerFleet((fleet): readonly (readonly (readonly string[])[])[] =>
  shardsOf(fleet).map(({ services }) => {
    const sets = services.map(({ name }) => causesOf(fleet, name));
    return [...new Map(sets.map((causes) => [alarmName.covered(causes), causes])).values()];
  }),
);

/** CloudWatch lets 150 rules name an alarm; so many of them may be covers. */
const MOST_COVERS_THAT_NAME_IT = 100;

/** Whether every cover of a hub can name what is wider than a cause itself: a composite less in each further stack. */
function isInlined({ fleet }: AlarmScope): boolean {
  return causeSets(fleet).flat().length <= MOST_COVERS_THAT_NAME_IT;
}

/** What is wider than any cause: one alarm of a further stack, where too many would name it. */
function wider(alarms: AlarmScope): readonly string[] {
  return alarms.shard === 0 || isInlined(alarms)
    ? [unexplained, everything, silenceOf(alarms)]
    : [own(alarms, alarmName.covered([]))];
}

function slowCauses(fleet: Fleet, causes: readonly string[]): readonly string[] {
  return causes.filter((cause) => hasObjective(fleet, fleet.causes[cause] ?? []));
}

/** The alarms of some causes, each once. */
function named(causes: readonly string[], kind: CauseKind, nearest: Nearest): readonly string[] {
  return [...new Set(causes.map((cause) => nearest(kind, cause)))];
}

/** Suppressors for services, of pages and of tickets of their own, for each set of causes that some service of the stack has. */
function serviceCovers(alarms: AlarmScope, nearest: Nearest): void {
  const { fleet, shard } = alarms;
  for (const causes of causeSets(fleet)[shard] ?? []) {
    const list = `Causes: ${causes.join(', ') || 'none'}.`;
    // that of none is there where it stands for all that is wider
    if (causes.length > 0 || shard === 0 || isInlined(alarms)) {
      alarms.composite(own(alarms, alarmName.covered(causes)), {
        text: `Suppressor: in ALARM while a cause of these services, or a wider failure, is in ALARM. ${list}`,
        runbook: 'building-blocks',
        rule: anyOf(...named(causes, 'cause', nearest), ...wider(alarms)),
      });
    }
    // a ticket that all services share is about more than these causes
    if (fleet.tickets === 'shared') continue;
    alarms.composite(own(alarms, alarmName.partlyCovered(causes)), {
      text: `Suppressor of tickets: in ALARM while these services are covered, a cause of theirs fails in part or is slow, or a vantage is cut off. ${list}`,
      runbook: 'building-blocks',
      rule: anyOf(
        own(alarms, alarmName.covered(causes)),
        ...named(causes, 'partial-cause', nearest),
        ...named(slowCauses(fleet, causes), 'slow-cause', nearest),
        ...(shard === 0 ? fleet.vantages.map(alarmName.share) : [alarmName.causePartlyCovered]),
      ),
    });
  }
}

/** Every suppressor of a hub's first stack that several alarms share: in ALARM while something wider speaks for them. */
export function coverAlarms(alarms: AlarmScope, nearest: Nearest): void {
  const { fleet } = alarms;
  alarms.composite(alarmName.cutOffCovered, {
    text: 'Suppressor: in ALARM while any cause fails, or anything wider.',
    runbook: 'building-blocks',
    rule: anyOf(...named(Object.keys(fleet.causes), 'cause', nearest), unexplained, everything, silence),
  });
  // further stacks may name it, and so it stays
  if (Object.keys(fleet.causes).length > 0 || shardsOf(fleet).length > 1) {
    alarms.composite(alarmName.causePartlyCovered, {
      text: 'Suppressor: in ALARM while a vantage is cut off, or something wider than a cause fails.',
      runbook: 'building-blocks',
      rule: anyOf(...fleet.vantages.map(alarmName.share), unexplained, everything, silence),
    });
  }
  serviceCovers(alarms, nearest);
}

/** The suppressors of a further stack: they name its own alarms, and those of the first stack that never go. */
export function shardCovers(alarms: AlarmScope, nearest: Nearest): void {
  if (tellsSlowCauses(alarms)) {
    alarms.composite(silenceOf(alarms), {
      text: 'Suppressor: in ALARM while the monitor is impaired, or the primary hub speaks.',
      runbook: 'building-blocks',
      rule: anyOf(silence),
    });
  }
  if (shardsOf(alarms.fleet)[alarms.shard]?.services.length === 0) return;
  if (!isInlined(alarms)) {
    alarms.composite(own(alarms, alarmName.covered([])), {
      text: 'Suppressor: in ALARM while something wider than a cause fails, or the monitor is impaired.',
      runbook: 'building-blocks',
      rule: anyOf(unexplained, everything, silenceOf(alarms)),
    });
  }
  serviceCovers(alarms, nearest);
}
