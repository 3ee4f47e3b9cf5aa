import type { DnsReply } from '../dns-reply';

/** RCODEs of servers that do not have the zone: REFUSED, and NOTAUTH (RFC 2136). */
const NOT_MINE: ReadonlySet<string> = new Set(['REFUSED', 'RCODE_9']);

/**
 * Why a name server is lame: the zone is delegated to it, and it does not answer for it as its own (RFC 8499, section
 * 7). Undefined where it does, or says nothing.
 */
export function lamenessOf(reply: DnsReply, zone: string): string | undefined {
  if (reply.kind === 'unanswered') return undefined;
  const { rcode, flags, referral } = reply;
  if (NOT_MINE.has(rcode)) return `lame (${rcode})`;
  const isAnswer = rcode === 'NOERROR' || rcode === 'NXDOMAIN';
  if (!isAnswer || flags?.aa === true) return undefined;
  if (referral === undefined) return 'lame (no AA)';
  const isUpwards = referral === '.' || zone.endsWith(`.${referral}`);
  return `lame (refers ${isUpwards ? 'up ' : ''}to ${referral})`;
}
