import { alarmsOf } from '../../contract/alarms-of';
import type { Fleet } from '../../contract/fleet';
import { incidentDefinitions } from '../../contract/incident-definitions';
import { listedTwice } from '../../input/listed-twice';
import { didYouMean } from '../../input/nearest-name';
import type { Problem } from '../../input/problem';
import { show } from '../../input/show';
import { entriesOf, type MonitorDraft } from './monitor-draft';

/** A window begins in one way, and names each key once. */
export function checkMaintenance({ maintenance }: MonitorDraft): readonly Problem[] {
  return entriesOf(maintenance, 'maintenance').flatMap(({ path, value }) => {
    const keys = entriesOf(value.keys, ...path, 'keys').map((each) => ({ ...each, identity: each.value }));
    const ways = (['at', 'cron'] as const).filter((way) => way in value);
    const twice = listedTwice(keys, 'name it once');
    if (ways.length === 1) return twice;
    const what = ways.length === 0 ? 'never begins' : 'begins in two ways';
    return [...twice, { path, text: `${what}, got ${show(value)}; write one of at and cron` }];
  });
}

/** Keys that no alarm of the fleet tells of: what they are is known once the rest of a configuration is sound. */
export function unknownKeys({ maintenance }: MonitorDraft, fleet: Fleet): readonly Problem[] {
  const known = incidentDefinitions(fleet)
    .filter((definition) => alarmsOf(definition, fleet).length > 0)
    .map(({ key }) => key);
  return entriesOf(maintenance, 'maintenance').flatMap(({ path, value }) =>
    entriesOf(value.keys, ...path, 'keys')
      .filter((each) => !known.includes(each.value))
      .map((each) => ({
        path: each.path,
        text: `is not a key that an alarm tells of, got ${show(each.value)}; ${didYouMean(each.value, known, 'write one such as service/NAME or cause/KIND/NAME')}`,
      })),
  );
}
