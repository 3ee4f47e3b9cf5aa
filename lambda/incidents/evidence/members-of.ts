import type { IncidentDefinition } from '../../../lib/contract/incident-kinds';

/** All services of some incidents, each once. */
export function membersOf(definitions: readonly IncidentDefinition[]): readonly string[] {
  return [...new Set(definitions.flatMap(({ members }) => members))];
}
