import type { CertificateFacts } from '../../../lambda/canary/probing/http-exchange';
import { sanitize } from '../../../lambda/canary/sanitize';

const DAY_MS = 86_400_000;

/** A distinguished name on one line, fit to be shown: `C=US, O=DigiCert Inc, CN=DigiCert Global G3`. */
export function distinguishedName(name: string): string {
  return sanitize(name.split('\n').join(', '));
}

/** What people call the holder of a distinguished name: its common name, else its organization, else the whole. */
export function holder(name: string): string {
  const parts = name.split('\n').map((part) => part.split('='));
  const part = (key: string) =>
    parts
      .find(([own]) => own === key)
      ?.slice(1)
      .join('=');
  return sanitize(part('CN') ?? part('O') ?? name.split('\n').join(', '));
}

/** Whole days that a certificate is still good; negative where it is not any more. */
export function daysLeft({ validTo }: CertificateFacts, at: number): number {
  return Math.floor((validTo - at) / DAY_MS);
}

/** The day of a time: `2027-01-25`; a certificate may hold a date that is none. */
export function dayOf(ms: number): string {
  return Number.isNaN(ms) ? 'an unknown day' : new Date(ms).toISOString().slice(0, 10);
}

/** How long a certificate is still good, for people. */
export function validity(certificate: CertificateFacts, at: number): string {
  const days = daysLeft(certificate, at);
  if (Number.isNaN(days)) return `good to ${dayOf(certificate.validTo)}`;
  if (certificate.validFrom > at) return `not valid before ${dayOf(certificate.validFrom)}`;
  if (days < 0) return `expired ${dayOf(certificate.validTo)}`;
  return `${days} ${days === 1 ? 'day' : 'days'} left, to ${dayOf(certificate.validTo)}`;
}
