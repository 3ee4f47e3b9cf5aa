import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { sizeOf } from '../../../lib/contract/message';
import type { Evidence } from '../evidence/evidence';
import { agreeing, countedOf } from './spell';

/** How sure it is that the services fail and not our view of them, and why. */
export function confidenceOf({ snapshot, vantages }: Evidence, { kind, quorum }: IncidentDefinition): string {
  const count = sizeOf(vantages);
  if (kind === 'quorum-lost') return 'certain that too few can see; what is up meanwhile, nobody knows';
  if (kind === 'blind-vantage') return 'certain that it cannot see; what is up there, nobody knows';
  const against = snapshot.records.map(({ vantage }) => vantage).filter((vantage) => !vantages.names.includes(vantage));
  if (count === 0 && snapshot.records.length === 0) {
    return `the alarm says that ${countedOf(quorum, vantages.of, 'vantage')} ${agreeing(quorum, 'agree')}; the evidence could not be read`;
  }
  if (count === 0) return 'the alarm says so, over several minutes';
  const grade = count === vantages.of ? 'high' : count >= quorum ? 'medium' : 'low';
  const dissent = against.length > 0 && vantages.unnamed === undefined ? `; not seen from ${against.join(', ')}` : '';
  if (vantages.of === 1) return `high, its own runs say so${dissent}`;
  return `${grade}, ${countedOf(count, vantages.of, 'vantage')} ${agreeing(count, 'say')} so and ${quorum} must${dissent}`;
}
