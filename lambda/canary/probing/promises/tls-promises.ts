import type { HttpExpectations } from '../../../../lib/contract/expectations';
import type { TlsFacts, Unmet } from '../http-exchange';
import { showSeen } from './show-seen';

const DAY_MS = 86_400_000;

/** TLS versions, the older first, as OpenSSL spells them. */
const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

const bare = (fingerprint: string) => fingerprint.replaceAll(':', '').toLowerCase();

/**
 * What a handshake promises, and does not keep.
 * @param now epoch milliseconds
 */
export function unmetByTls(
  tls: TlsFacts | undefined,
  { certificate, leastTls, httpVersion }: HttpExpectations,
  now: number,
): readonly Unmet[] {
  if ((certificate ?? leastTls ?? httpVersion) === undefined) return [];
  if (tls === undefined) return [{ about: 'protocol', text: 'not over TLS, expected TLS' }];
  const unmet: Unmet[] = [];
  if (leastTls !== undefined && VERSIONS.indexOf(tls.version) < VERSIONS.indexOf(leastTls)) {
    unmet.push({ about: 'protocol', text: `${tls.version}, expected ${leastTls}` });
  }
  if (httpVersion !== undefined && tls.httpVersion !== httpVersion) {
    unmet.push({ about: 'protocol', text: 'HTTP/1.1, expected HTTP/2' });
  }
  const [own] = tls.chain;
  if (certificate === undefined) return unmet;
  const { issuer, fingerprints, leastDays } = certificate;
  const pin = (text: string) => unmet.push({ about: 'pin', text });
  if (own === undefined) pin('no certificate, expected one');
  else {
    const days = Math.floor((own.validTo - now) / DAY_MS);
    if (issuer !== undefined && !own.issuer.includes(issuer)) {
      pin(`certificate issued by ${showSeen(own.issuer)}, expected ${showSeen(issuer)}`);
    }
    if (fingerprints !== undefined && !fingerprints.map(bare).includes(bare(own.fingerprint ?? ''))) {
      pin(`certificate with SHA-256 ${bare(own.fingerprint ?? '')}, expected ${fingerprints.map(bare).join(' or ')}`);
    }
    if (leastDays !== undefined && !(days >= leastDays)) {
      pin(`certificate with ${days} days left, expected at least ${leastDays}`);
    }
  }
  return unmet;
}
