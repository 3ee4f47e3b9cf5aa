import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { DnsAnswer, DnsReply, ExtendedError } from '../probing/dns-reply';
import { OWN_TROUBLE } from './own-trouble';

const ERROR_CODES: Readonly<Record<string, FailureCode>> = {
  ...OWN_TROUBLE,
  ETIMEOUT: 'dns.timeout',
  ETRUNCATED: 'dns.truncated',
  EMALFORMED: 'dns.malformed',
  EBADNAME: 'dns.nxdomain',
};

const RCODES: Readonly<Record<string, FailureCode>> = {
  NXDOMAIN: 'dns.nxdomain',
  REFUSED: 'dns.refused',
  SERVFAIL: 'dns.servfail',
};

/** Extended errors that say that a signature is not good: 5 to 12 of RFC 8914, section 4. */
function isSignature({ code }: ExtendedError): boolean {
  return code >= 5 && code <= 12;
}

function isBogus({ rcode, extendedErrors, uncheckedRcode }: DnsAnswer): boolean {
  if (rcode !== 'SERVFAIL') return false;
  // the resolver's own word decides; without one, that it answers when it need not check
  return extendedErrors === undefined ? uncheckedRcode === 'NOERROR' : extendedErrors.some(isSignature);
}

function classifyAnswer(answer: DnsAnswer, refused: ReadonlySet<string>): FailureCode | 'up' {
  const { rcode, addresses, aliasesLoop } = answer;
  if (aliasesLoop === true) return 'dns.loop';
  if (isBogus(answer)) return 'dns.bogus';
  if (rcode !== 'NOERROR') return RCODES[rcode] ?? 'dns.servfail';
  if (addresses.length === 0) return 'dns.nodata';
  return addresses.every((address) => refused.has(address)) ? 'dns.answer' : 'up';
}

/**
 * The stable code of what one resolver said, or `up`. Pure: the same reply is the same code in Lambda and in a drill.
 * @param refused addresses that nobody may connect to
 */
export function classifyReply(reply: DnsReply, refused: ReadonlySet<string> = new Set()): FailureCode | 'up' {
  return reply.kind === 'answered' ? classifyAnswer(reply, refused) : (ERROR_CODES[reply.error] ?? 'dns.unreachable');
}
