import type { DnsReply, ExtendedError } from '../probing/dns-reply';
import type { NameObservation, RefusedAddress, ResolverReply } from '../probing/service-observation';
import { byLastWord } from './last-word';
import { spellSilence } from './spell-duration';

/** Extended DNS Errors by their info code (RFC 8914, section 4). */
const EXTENDED_ERRORS = [
  'Other Error',
  'Unsupported DNSKEY Algorithm',
  'Unsupported DS Digest Type',
  'Stale Answer',
  'Forged Answer',
  'DNSSEC Indeterminate',
  'DNSSEC Bogus',
  'Signature Expired',
  'Signature Not Yet Valid',
  'DNSKEY Missing',
  'RRSIGs Missing',
  'No Zone Key Bit Set',
  'NSEC Missing',
  'Cached Error',
  'Not Ready',
  'Blocked',
  'Censored',
  'Filtered',
  'Prohibited',
  'Stale NXDOMAIN Answer',
  'Not Authoritative',
  'Not Supported',
  'No Reachable Authority',
  'Network Error',
  'Invalid Data',
];

function spellExtendedError({ code, text }: ExtendedError): string {
  const name = `EDE ${code}${EXTENDED_ERRORS[code] === undefined ? '' : ` ${EXTENDED_ERRORS[code]}`}`;
  return text === '' ? name : `${name} "${text}"`;
}

function spellAnswer(reply: DnsReply, refused: readonly RefusedAddress[], elapsedMs: number, nothing: string): string {
  if (reply.kind === 'unanswered') {
    if (reply.error === 'ETIMEOUT') return spellSilence(elapsedMs);
    return reply.reason === undefined || reply.reason === '' ? reply.error : reply.reason;
  }
  const { rcode, addresses, aliases, aliasesLoop, uncheckedRcode } = reply;
  const [alias] = aliases?.slice(-1) ?? [];
  if (aliasesLoop === true) return `aliases that bite their own tail (${aliases?.join(', ')})`;
  if (uncheckedRcode === 'NOERROR') return `${rcode}, but ${uncheckedRcode} with checking disabled`;
  if (rcode !== 'NOERROR') return rcode;
  if (addresses.length === 0) return alias === undefined ? nothing : `${nothing} of its alias ${alias}`;
  return addresses
    .map((address) => [address, refused.find((each) => each.address === address)?.reason] as const)
    .map(([address, reason]) => (reason === undefined ? address : `${address}, ${reason}`))
    .join(', ');
}

/**
 * What one resolver said of a name, for people.
 * @param nothing what a name is called to have not, where it has none
 */
export function spellReply(
  { reply, elapsedMs }: ResolverReply,
  refused: readonly RefusedAddress[],
  nothing = 'no address',
): string {
  const errors = reply.kind === 'answered' ? (reply.extendedErrors ?? []) : [];
  const answer = spellAnswer(reply, refused, elapsedMs, nothing);
  return errors.length === 0 ? answer : `${answer} (${errors.map(spellExtendedError).join(', ')})`;
}

/** What resolvers said of a name that failed, for people: `site.test: SERVFAIL from system, no answer in 2.0 s from 1.1.1.1`. */
export function describeReplies({ name, replies, refused }: NameObservation): string {
  const [type, ...types] = new Set(replies.map((each) => each.type));
  // asked for one family alone, it may well have the other
  const nothing = types.length > 0 ? 'no address' : type === 'AAAA' ? 'no IPv6 address' : 'no IPv4 address';
  const said = new Map<string, string[]>();
  // what a resolver said last is what counts of it
  for (const [resolver, reply] of new Map(byLastWord(replies).map((each) => [each.resolver, each]))) {
    const text = spellReply(reply, refused, nothing);
    said.set(text, [...(said.get(text) ?? []), resolver]);
  }
  return `${name}: ${[...said].map(([text, resolvers]) => `${text} from ${resolvers.join(' and ')}`).join(', ')}`;
}
