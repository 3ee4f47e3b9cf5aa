import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { NameObservation } from '../probing/service-observation';
import type { ZoneObservation } from '../probing/zones/zone-observation';
import { sanitize } from '../sanitize';
import { describeZone } from './describe-zone';
import { judgeName } from './judge-name';

/** Codes of resolvers that have answered after all: what they said is what they know. */
const ANSWERED: ReadonlySet<FailureCode | 'up'> = new Set([
  'up',
  'dns.nxdomain',
  'dns.nodata',
  'dns.answer',
  'dns.loop',
]);

const isWithin = (name: string, zone: string) => name === zone || name.endsWith(`.${zone}`);

/**
 * What the name servers of a service's zones say, in one text; undefined where there is nothing to say.
 * @param names what the resolvers said of the service's names: of one that they have no answer for, its zone may know more
 */
export function zoneEvidence(zones: readonly ZoneObservation[], names: readonly NameObservation[]): string | undefined {
  const unanswered = names.filter((seen) => !ANSWERED.has(judgeName(seen).code));
  const said = zones.flatMap((zone) => {
    const around = zone.kind === 'asked' ? zone.zone : zone.name;
    return (
      describeZone(
        zone,
        unanswered.some(({ name }) => isWithin(name, around)),
      ) ?? []
    );
  });
  return said.length === 0 ? undefined : sanitize([...new Set(said)].join('; '));
}
