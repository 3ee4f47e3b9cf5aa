import type { Fleet } from '../../../lib/contract/fleet';
import { definitionOf, type IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { oncePerFleet } from '../../../lib/contract/once-per-fleet';

const titles = oncePerFleet(
  ({ services }): ReadonlyMap<string, string> => new Map(services.map(({ name, title = name }) => [name, title])),
);

/** What people call a service: its title where it has one. */
export function serviceTitle(name: string, fleet: Fleet): string {
  return titles(fleet).get(name) ?? name;
}

/** What people call several services. */
export function serviceTitles(names: readonly string[], fleet: Fleet): readonly string[] {
  return names.map((name) => serviceTitle(name, fleet));
}

/** What people call that which an incident is about. */
export function titleOfDefinition({ name, members }: IncidentDefinition, fleet: Fleet): string {
  return members.length === 1 && members[0] === name ? serviceTitle(name, fleet) : name;
}

/** What people call an incident of which they were told before. */
export function incidentTitle(key: string, fleet: Fleet): string {
  const definition = definitionOf(key, fleet);
  return definition === undefined ? key : titleOfDefinition(definition, fleet);
}
