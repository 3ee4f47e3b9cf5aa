import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { DnsAnswer, DnsReply } from '../probing/dns-reply';
import { OWN_TROUBLE } from './own-trouble';

const ERROR_CODES: Readonly<Record<string, FailureCode>> = {
  ...OWN_TROUBLE,
  ETIMEOUT: 'dns.timeout',
  ETRUNCATED: 'dns.truncated',
  EANSWER: 'dns.answer',
  EMALFORMED: 'dns.malformed',
  EBADNAME: 'dns.nxdomain',
};

const RCODES: Readonly<Record<string, FailureCode>> = {
  NXDOMAIN: 'dns.nxdomain',
  REFUSED: 'dns.refused',
  SERVFAIL: 'dns.servfail',
};

function classifyAnswer({ rcode, addresses, aliasesLoop, uncheckedRcode }: DnsAnswer): FailureCode | 'up' {
  if (aliasesLoop === true) return 'dns.loop';
  if (rcode === 'NOERROR') return addresses.length > 0 ? 'up' : 'dns.nodata';
  if (rcode === 'SERVFAIL' && uncheckedRcode === 'NOERROR') return 'dns.bogus';
  return RCODES[rcode] ?? 'dns.servfail';
}

/** The stable code of what one resolver said, or `up`. Pure: the same reply is the same code in Lambda and in a drill. */
export function classifyReply(reply: DnsReply): FailureCode | 'up' {
  return reply.kind === 'answered' ? classifyAnswer(reply) : (ERROR_CODES[reply.error] ?? 'dns.unreachable');
}
