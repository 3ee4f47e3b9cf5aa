import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';

/** All services of some incidents, each once. */
export function membersOf(definitions: readonly IncidentDefinition[]): readonly string[] {
  return [...new Set(definitions.flatMap(({ members }) => members))];
}
