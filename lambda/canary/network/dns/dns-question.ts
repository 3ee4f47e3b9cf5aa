import type { DnsEndpoint } from '../../../../lib/contract/dns-endpoint';
import type { DnsQuestion } from '../../probing/network';
import { RECORD_TYPE } from './dns-message';

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

/** Flags of a question (RFC 1035, section 4.1.1; RFC 4035, section 3.2). */
const RECURSION_DESIRED = 0x0100;
const CHECKING_DISABLED = 0x0010;

/** DNSSEC OK and AD: without one of them a validating resolver does not say that it has validated (RFC 6840, section 5.7). */
const AUTHENTIC_DATA = 0x0020;

const HEADER_BYTES = 12;
const INTERNET = 1;

/**
 * EDNS0 (RFC 6891) without DNSSEC records: the root, type OPT, room for 1,232 bytes, which fits into one datagram
 * nearly everywhere (DNS flag day 2020), version and flags 0, no options.
 */
const EDNS = Buffer.from([0, 0, RECORD_TYPE.OPT, 1232 >> 8, 1232 & 0xff, 0, 0, 0, 0, 0, 0]);

/** Whether a name can be asked for at all (RFC 1035, section 2.3.4): a redirect may lead to any text. */
export function isAskable(name: string): boolean {
  const bare = name.replace(/\.$/, '');
  const labels = bare.split('.').map((label) => Buffer.byteLength(label));
  return Buffer.byteLength(bare) <= MAX_NAME_BYTES && labels.every((bytes) => bytes > 0 && bytes <= MAX_LABEL_BYTES);
}

/** Header, question and, where wanted, EDNS (RFC 1035, section 4.1). */
function encode(id: number, flags: number, name: string, type: number, hasEdns: boolean): Buffer {
  const bare = name.replace(/\.$/, '');
  const message = Buffer.alloc(HEADER_BYTES + Buffer.byteLength(bare) + 6 + EDNS.length);
  message.writeUInt16BE(id, 0);
  message.writeUInt16BE(flags, 2);
  message.writeUInt16BE(1, 4);
  message.writeUInt16BE(hasEdns ? 1 : 0, 10);
  let at = HEADER_BYTES;
  for (const label of bare === '' ? [] : bare.split('.')) {
    const bytes = message.write(label, at + 1);
    message.writeUInt8(bytes, at);
    at += 1 + bytes;
  }
  // behind the root, which is the byte 0
  at = message.writeUInt16BE(type, at + 1);
  at = message.writeUInt16BE(INTERNET, at);
  if (hasEdns) at += EDNS.copy(message, at);
  return message.subarray(0, at);
}

/** A question in wire format. */
export function encodeQuestion({ id, name, type, checkingDisabled, hasEdns }: WireQuestion): Buffer {
  const flags = RECURSION_DESIRED | (checkingDisabled ? CHECKING_DISABLED : 0);
  return encode(id, flags, name, RECORD_TYPE[type], hasEdns);
}

/** A question of any type, as it goes over the wire. */
export interface RecordQuestion extends Pick<DnsEndpoint, 'name' | 'isRecursive' | 'isUnchecked'> {
  readonly id: number;
  readonly number: number;
}

/** A question of any type in wire format. */
export function encodeRecordQuestion({
  id,
  name,
  number,
  isRecursive = true,
  isUnchecked = false,
}: RecordQuestion): Buffer {
  const flags = (isRecursive ? RECURSION_DESIRED : 0) | (isUnchecked ? CHECKING_DISABLED : 0) | AUTHENTIC_DATA;
  return encode(id, flags, name, number, true);
}
