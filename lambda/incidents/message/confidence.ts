import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { sizeOf } from '../../../lib/contract/message';
import type { Evidence } from '../evidence/evidence';

/** How sure it is that the services fail and not our view of them, and why. */
export function confidenceOf({ snapshot, vantages }: Evidence, { quorum }: IncidentDefinition): string {
  const count = sizeOf(vantages);
  const against = snapshot.records.map(({ vantage }) => vantage).filter((vantage) => !vantages.names.includes(vantage));
  if (count === 0 && snapshot.records.length === 0) {
    return `the alarm says that ${quorum} of ${vantages.of} vantages agree; the evidence could not be read`;
  }
  const grade = count === vantages.of ? 'high' : count >= quorum ? 'medium' : 'low';
  const dissent = against.length > 0 && vantages.unnamed === undefined ? `; not seen from ${against.join(', ')}` : '';
  return `${grade}, ${count} of ${vantages.of} vantages say so and ${quorum} must${dissent}`;
}
