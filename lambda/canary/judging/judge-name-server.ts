import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { DnsReply } from '../probing/dns-reply';
import type { TimedReply } from '../probing/timed-reply';
import { lamenessOf } from '../probing/zones/lameness';
import { isOwnAnswer, type ServerObservation } from '../probing/zones/zone-observation';
import { classifyReply } from './classify-reply';
import { SOCKET_ERRORS } from './describe-exchange';
import { spellSilence } from './spell-duration';

/** What one name server is to its zone. */
export interface NameServerJudgement {
  readonly code: FailureCode | 'up';
  /** Of its SOA record. */
  readonly serial?: string;
  /** What is wrong with it, for people; left out where nothing is. */
  readonly trouble?: string;
}

/** The third field of an SOA record, as zone files spell it. */
function serialOf(reply: DnsReply): string | undefined {
  const [soa] = reply.kind === 'answered' ? (reply.records ?? []) : [];
  return soa?.value.split(' ')[2];
}

function troubleIn({ reply, elapsedMs }: TimedReply, zone: string): string {
  if (reply.kind === 'answered') return lamenessOf(reply, zone) ?? reply.rcode;
  if (reply.error === 'ETIMEOUT') return spellSilence(elapsedMs);
  const { error, reason = error } = reply;
  // what the system says names a call of its own
  return /\bE[A-Z]{4,}/.test(reason) ? (SOCKET_ERRORS[error] ?? error) : reason;
}

/** The stable code of what a name server said of its zone. */
function codeOf(reply: DnsReply, zone: string): FailureCode | 'up' {
  if (isOwnAnswer(reply)) return 'up';
  const isHearsay = lamenessOf(reply, zone) !== undefined && reply.kind === 'answered' && reply.rcode === 'NOERROR';
  return isHearsay ? 'dns.answer' : classifyReply(reply);
}

/** Judges a name server by what it says over UDP, and over TCP. */
export function judgeNameServer(server: ServerObservation, zone: string): NameServerJudgement {
  if (server.kind === 'unaskable') return { code: 'dns.unreachable', trouble: server.reason };
  const { udp, tcp } = server;
  const [overUdp, overTcp] = [codeOf(udp.reply, zone), codeOf(tcp.reply, zone)];
  const serial = serialOf(overUdp === 'up' ? udp.reply : tcp.reply);
  const known = serial === undefined ? {} : { serial };
  if (overUdp === 'up' && overTcp === 'up') return { code: 'up', ...known };
  if (overUdp === 'up') return { code: 'up', ...known, trouble: `over TCP: ${troubleIn(tcp, zone)}` };
  if (overTcp === 'up') return { code: 'up', ...known, trouble: `over UDP: ${troubleIn(udp, zone)}` };
  return { code: overUdp, trouble: troubleIn(udp, zone) };
}
