import { alarmsOf } from '../../contract/alarms-of';
import type { Fleet } from '../../contract/fleet';
import { roleOf } from '../../contract/hub-role';
import { definitionOf, type IncidentDefinition, incidentDefinitions } from '../../contract/incident-definitions';
import { incidentKey } from '../../contract/incident-key';
import { didYouMean } from '../../input/nearest-name';
import { InputError } from '../../input/problem';
import { show } from '../../input/show';

/**
 * What a key is about that can be muted.
 * @param source the file that names services and causes: what a message blames
 * @throws InputError where nothing has that key, or no alarm tells of it
 */
export function mutedKey(key: string, fleet: Fleet, source: string): IncidentDefinition {
  const definition = definitionOf(key, fleet);
  if (definition === undefined) {
    const known = incidentDefinitions(fleet).map((each) => each.key);
    const remedy = didYouMean(key, known, 'write a key of a message, such as service/NAME or cause/KIND/NAME');
    throw new InputError([`key: is not a key of ${source}, got ${show(key)}; ${remedy}`]);
  }
  if (alarmsOf(definition, fleet).length > 0) return definition;
  throw new InputError([`key: is told by a sentinel and no alarm, got ${show(key)}; silence it at the pager`]);
}

/** Hubs whose alarms tell of a key: all, but of a silent hub the other one. */
export function hubsTelling({ key }: IncidentDefinition, fleet: Fleet): readonly string[] {
  return fleet.hubs.filter((region) => key !== incidentKey.hubSilent(roleOf(fleet, region)));
}
