import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { HttpExchange } from '../probing/http-exchange';
import type { ServiceObservation } from '../probing/service-observation';
import { classifyExchange } from './classify-exchange';

/** Codes of a handshake that went as far as a certificate. */
const CERTIFICATE_SEEN: ReadonlySet<string> = new Set<FailureCode>([
  'tls.expired',
  'tls.notyet',
  'tls.hostname',
  'tls.untrusted',
]);

function provesSight(exchange: HttpExchange): boolean {
  if (exchange.kind === 'answered' || exchange.tls !== undefined) return true;
  return exchange.head !== undefined || CERTIFICATE_SEEN.has(classifyExchange(exchange, { url: '' }));
}

/** Whether any URL of a service gave an HTTP answer, of whatever status, or a certificate: then the vantage sees. */
export function hasAnswered({ endpoints }: ServiceObservation): boolean {
  return endpoints.some((seen) => seen.kind === 'requested' && seen.hops.some(({ exchange }) => provesSight(exchange)));
}
