import type { Fleet } from '../../../lib/contract/fleet';
import type { Evidence } from '../evidence';
import { sizeOf } from './title';

/** How sure it is that the services fail and not our view of them, and why. */
export function confidenceOf({ picture, vantages }: Evidence, { quorum }: Fleet): string {
  const count = sizeOf(vantages);
  const witnesses = picture.records.flatMap((record) => record.witnesses);
  const answering = witnesses.filter(({ code }) => code === 'up').length;
  const against = picture.records.map(({ vantage }) => vantage).filter((vantage) => !vantages.names.includes(vantage));
  const grade = count === vantages.of ? 'high' : count >= quorum ? 'medium' : 'low';
  return [
    `${grade}: ${count} of ${vantages.of} vantages say so, ${quorum} must`,
    ...(witnesses.length > 0 ? [`${answering} of ${witnesses.length} witnesses answer`] : []),
    ...(against.length > 0 && sizeOf(vantages) === vantages.names.length
      ? [`not seen from ${against.join(', ')}`]
      : []),
  ].join('; ');
}
