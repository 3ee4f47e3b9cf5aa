import { CHECKING_DISABLED, encode, type OptAnswer, RECURSION_DESIRED, type RecordType } from 'dns-packet';
import type { DnsEndpoint } from '../../../../lib/contract/dns-endpoint';
import type { DnsQuestion } from '../../probing/network';

/** A question as it goes over the wire. */
export interface WireQuestion extends Pick<DnsQuestion, 'name' | 'type'> {
  /** Random: half of the guard against forged answers; the other half is the socket's own port. */
  readonly id: number;
  /** Asks the resolver not to validate DNSSEC: tells a bogus signature from a zone that cannot be reached. */
  readonly checkingDisabled: boolean;
  /** Left out for servers that do not know EDNS. */
  readonly hasEdns: boolean;
}

const MAX_LABEL_BYTES = 63;
const MAX_NAME_BYTES = 253;

/** EDNS0 (RFC 6891) without DNSSEC records; the size fits into one datagram nearly everywhere (DNS flag day 2020). */
const EDNS: OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: 1232,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

/** Whether a name can be asked for at all (RFC 1035, section 2.3.4): a redirect may lead to any text. */
export function isAskable(name: string): boolean {
  const bare = name.replace(/\.$/, '');
  const labels = bare.split('.').map((label) => Buffer.byteLength(label));
  return Buffer.byteLength(bare) <= MAX_NAME_BYTES && labels.every((bytes) => bytes > 0 && bytes <= MAX_LABEL_BYTES);
}

/** A question in wire format. */
export function encodeQuestion({ id, name, type, checkingDisabled, hasEdns }: WireQuestion): Buffer {
  return encode({
    type: 'query',
    id,
    flags: RECURSION_DESIRED | (checkingDisabled ? CHECKING_DISABLED : 0),
    questions: [{ name, type, class: 'IN' }],
    additionals: hasEdns ? [EDNS] : [],
  });
}

/** A question of any type, as it goes over the wire. */
export interface RecordQuestion extends Pick<DnsEndpoint, 'name' | 'isRecursive' | 'isUnchecked'> {
  readonly id: number;
  readonly number: number;
}

/** DNSSEC OK and AD: without one of them a validating resolver does not say that it has validated (RFC 6840, section 5.7). */
const AUTHENTIC_DATA = 0x0020;

/** A question of any type in wire format. */
export function encodeRecordQuestion({
  id,
  name,
  number,
  isRecursive = true,
  isUnchecked = false,
}: RecordQuestion): Buffer {
  const flags = (isRecursive ? RECURSION_DESIRED : 0) | (isUnchecked ? CHECKING_DISABLED : 0) | AUTHENTIC_DATA;
  // the library knows fewer types by name than there are
  const type = `UNKNOWN_${number}` as RecordType;
  return encode({ type: 'query', id, flags, questions: [{ name, type, class: 'IN' }], additionals: [EDNS] });
}
