import { describe, expect, it } from '@jest/globals';
import { dueSamples } from '../../lambda/canary/due-samples';
import { sampleOf, series } from '../../lib/contract/series';

const at = (time: string) => Date.parse(`2026-03-01T${time}:00Z`);
const days = (left: number) => [sampleOf(series.certificateDays('shop'), left), sampleOf(series.blocked('shop'), 0)];
const metrics = (left: number, time: string, fleet = {}) =>
  dueSamples(days(left), fleet, at(time)).map(({ metric }) => metric);

describe('days left of a certificate', () => {
  it.each(['00:00', '03:30', '12:59', '21:00'])('are published in one hour of three: at %s', (time) => {
    expect(metrics(60, time)).toEqual(['CertificateDays', 'Blocked']);
  });

  it.each(['02:59', '01:00', '13:00', '23:59'])('are not published at %s: CloudWatch bills by the hour', (time) => {
    expect(metrics(60, time)).toEqual(['Blocked']);
  });

  it('are published in each run while they are few, so that nobody is told late', () => {
    expect(metrics(29.9, '13:00')).toContain('CertificateDays');
    expect(metrics(-2, '13:00')).toContain('CertificateDays');
    expect(metrics(30, '13:00')).not.toContain('CertificateDays');
  });

  it('are few below the limit of the ticket, whatever that is', () => {
    expect(metrics(44, '13:00', { certificateDays: 45 })).toContain('CertificateDays');
  });
});
