import { EXPIRES_SOON_DAYS } from '../../lib/contract/certificate-days';
import type { Fleet } from '../../lib/contract/fleet';
import { MINUTE } from '../../lib/contract/minute';
import type { Sample } from '../../lib/contract/series';

const HOUR = 60 * MINUTE;

/** CloudWatch bills a series by the hours in which it is fed: what changes every few weeks is fed in one of so many. */
const EVERY_HOURS = 3;

/**
 * What a run publishes of its samples. Days left of a certificate: in one hour of three, by UTC; in each run where they
 * are few, so that nobody is told late.
 * @param minute the run's minute, epoch milliseconds
 */
export function dueSamples(
  samples: readonly Sample[],
  { certificateDays = 0 }: Pick<Fleet, 'certificateDays'>,
  minute: number,
): readonly Sample[] {
  const isDueHour = Math.floor(minute / HOUR) % EVERY_HOURS === 0;
  const few = Math.max(EXPIRES_SOON_DAYS, certificateDays);
  return samples.filter(({ metric, value }) => metric !== 'CertificateDays' || isDueHour || value < few);
}
