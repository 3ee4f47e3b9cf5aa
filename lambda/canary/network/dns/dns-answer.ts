import { isIP } from 'node:net';
import { type Answer, type DecodedPacket, decode, type OptAnswer, type StringAnswer } from 'dns-packet';
import { type DnsReply, unanswered } from '../../probing/dns-reply';
import { sanitize } from '../../sanitize';
import type { WireQuestion } from './dns-question';

/** What a message is to a question. `stranger`: no answer to it. `truncated`: ask again over TCP. */
export type Reading = DnsReply | 'stranger' | 'truncated';

/** Its types leave out what the library decodes. */
type Packet = DecodedPacket & { readonly rcode: string };

const HEADER_BYTES = 12;
/** QR and TC in the third byte: an answer, and cut. */
const CUT_ANSWER = 0x82;
/** RFC 8914, section 2. */
const EXTENDED_ERROR_OPTION = 15;
const MAX_EXTENDED_ERRORS = 10;
/** Of addresses and of aliases: an answer over TCP may hold thousands. */
const MAX_RECORDS = 32;

const canonical = (name: string) => name.replace(/\.$/, '').toLowerCase();

function isOurs({ questions = [], rcode }: Packet, asked: WireQuestion): boolean {
  const [question] = questions;
  // A server that refuses or does not understand a question may leave it out of its answer.
  if (question === undefined) return rcode !== 'NOERROR';
  return questions.length === 1 && question.type === asked.type && canonical(question.name) === canonical(asked.name);
}

function rcodeOf({ rcode, flags = 0 }: Packet, edns: OptAnswer | undefined): string {
  const upper = edns?.extendedRcode ?? 0;
  return upper === 0 ? rcode : `RCODE_${(upper << 4) | (flags & 0xf)}`;
}

function extendedErrorsOf(edns: OptAnswer | undefined): readonly number[] {
  const options: readonly { readonly code: number; readonly data?: Buffer | undefined }[] = edns?.options ?? [];
  const errors = options.filter(({ code }) => code === EXTENDED_ERROR_OPTION).slice(0, MAX_EXTENDED_ERRORS);
  return errors.flatMap(({ data }) => (data !== undefined && data.length >= 2 ? [data.readUInt16BE(0)] : []));
}

/** The aliases from a name on, and the name at their end: undefined where they bite their own tail. */
function followAliases(records: readonly StringAnswer[], name: string) {
  const aliases = new Map(records.flatMap((r) => (r.type === 'CNAME' ? [[canonical(r.name), r.data] as const] : [])));
  const seen = new Set<string>();
  const chain: string[] = [];
  let end = canonical(name);
  for (let target = aliases.get(end); target !== undefined; target = aliases.get(end)) {
    seen.add(end);
    chain.push(sanitize(target));
    end = canonical(target);
    if (seen.has(end)) return { chain, end: undefined };
  }
  return { chain, end };
}

function isAddressOrAlias(record: Answer): record is StringAnswer {
  return record.type === 'A' || record.type === 'AAAA' || record.type === 'CNAME';
}

function observe(packet: Packet, asked: WireQuestion): DnsReply {
  const edns = packet.additionals?.find((record): record is OptAnswer => record.type === 'OPT');
  const records = (packet.answers ?? []).filter(isAddressOrAlias);
  const { chain, end } = followAliases(records, asked.name);
  const addresses = records.filter((r) => r.type === asked.type && canonical(r.name) === end).map((r) => r.data);
  // The decoder does not notice a record that was cut.
  if (!addresses.every((address) => isIP(address) !== 0)) return unanswered('EMALFORMED');
  const extendedErrors = extendedErrorsOf(edns);
  return {
    kind: 'answered',
    rcode: rcodeOf(packet, edns),
    addresses: addresses.slice(0, MAX_RECORDS),
    ...(chain.length > 0 && { aliases: chain.slice(0, MAX_RECORDS) }),
    ...(end === undefined && { aliasesLoop: true }),
    ...(extendedErrors.length > 0 && { extendedErrors }),
  };
}

/** Reads what came back for a question. Never throws, whatever the bytes are. */
export function readAnswer(message: Buffer, asked: WireQuestion): Reading {
  if (message.length >= 2 && message.readUInt16BE(0) !== asked.id) return 'stranger';
  if (message.length < HEADER_BYTES) return unanswered('EMALFORMED');
  const isTruncated = (message.readUInt8(2) & CUT_ANSWER) === CUT_ANSWER;
  try {
    const packet = decode(message) as Packet;
    if (packet.type !== 'response') return unanswered('EMALFORMED');
    if (!isOurs(packet, asked)) return 'stranger';
    return isTruncated ? 'truncated' : observe(packet, asked);
  } catch {
    // A server may cut in the middle of a record: only the flag counts then.
    return isTruncated ? 'truncated' : unanswered('EMALFORMED');
  }
}
