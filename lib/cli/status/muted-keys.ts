import { muteEnd } from '../../cloudwatch/mute-end';
import { alarmsOf } from '../../contract/alarms-of';
import type { Fleet } from '../../contract/fleet';
import { incidentDefinitions } from '../../contract/incident-definitions';
import { resourceName } from '../../contract/resource-names';
import type { ActiveMute } from './status-ports';

/** Who put a mute rule: planned maintenance, `common-cause mute`, or somebody by hand. */
export type MutedBy = 'configuration' | 'command' | 'hand';

/** A key of which a hub tells nobody now. */
export interface MutedKey {
  readonly key: string;
  /** When people are told of it again, epoch milliseconds; undefined where the rule's times cannot be read. */
  readonly until?: number;
  readonly by: MutedBy;
  /** The rule that decides it. */
  readonly rule: string;
}

interface Ending extends Pick<ActiveMute, 'rule'> {
  readonly until: number | undefined;
}

function mutedBy(rule: string, { name, hubShards = 1 }: Fleet, region: string): MutedBy {
  if (rule.startsWith(resourceName.muteRules(name))) return 'command';
  const stacks = Array.from({ length: hubShards }, (_, shard) => resourceName.hubStack(name, region, shard));
  return stacks.some((stack) => rule.startsWith(resourceName.maintenance(stack, ''))) ? 'configuration' : 'hand';
}

/** What cannot be read ends last: nobody promises an end that is not known. */
const byEnd = (a: Ending, b: Ending) => (a.until ?? Infinity) - (b.until ?? Infinity);

/** The keys that are muted in a hub: those all of whose alarms are. Two rules over an alarm mute it until the later end. */
export function mutedKeys(fleet: Fleet, region: string, mutes: readonly ActiveMute[], at: number): readonly MutedKey[] {
  const last = new Map<string, Ending>();
  for (const mute of mutes) {
    const ending = { rule: mute.rule, until: muteEnd(mute, at) };
    for (const alarm of mute.alarms) {
      const known = last.get(alarm);
      if (known === undefined || byEnd(known, ending) < 0) last.set(alarm, ending);
    }
  }
  return incidentDefinitions(fleet).flatMap((definition): readonly MutedKey[] => {
    const alarms = alarmsOf(definition, fleet).map((path) => resourceName.alarm(fleet.name, path));
    const endings = alarms.flatMap((alarm) => last.get(alarm) ?? []).toSorted(byEnd);
    const [first] = endings;
    if (first === undefined || endings.length < alarms.length) return [];
    const { until, rule } = first;
    return [{ key: definition.key, by: mutedBy(rule, fleet, region), rule, ...(until === undefined ? {} : { until }) }];
  });
}
