import type { DnsReply } from '../../probing/dns-reply';
import { unanswered } from '../../probing/dns-reply';
import { sanitize } from '../../sanitize';
import { RCODE_NAMES } from './dns-answer';
import { canonicalName, readHeader, refuseLength } from './dns-message';
import { MessageReader, type RecordPlace } from './message-reader';
import { spellRecord } from './spell-record';

/** What a message is to a question of any type. */
export type RecordReading = DnsReply | 'stranger' | 'truncated';

/** Which question is answered. */
export interface RecordAsked {
  readonly id: number;
  readonly name: string;
  readonly number: number;
}

const FLAGS = { response: 0x8000, aa: 0x0400, truncated: 0x0200, ad: 0x0020 };
const NS = 2;
const CNAME = 5;
/** More than any answer needs to be judged. */
const MAX_KEPT = 64;

function dataOf(reader: MessageReader, place: RecordPlace): string | undefined {
  try {
    return sanitize(spellRecord(reader, place));
  } catch {
    return undefined;
  }
}

/** The zone whose name servers stand beside an answer that is none. */
function referralOf(reader: MessageReader, others: readonly RecordPlace[]): string | undefined {
  const server = others.find(({ type }) => type === NS);
  if (server === undefined) return undefined;
  try {
    return sanitize(canonicalName(reader.nameAt(server.nameAt)) || '.');
  } catch {
    return undefined;
  }
}

function read(message: Buffer, { name, number }: RecordAsked): RecordReading {
  refuseLength(message.length);
  const reader = new MessageReader(message);
  const { flags, questions, answers, others, edns, extendedErrors } = readHeader(reader);
  if ((flags & FLAGS.response) === 0) return unanswered('EMALFORMED', 'a question came back');
  const rcode = (flags & 0xf) | (edns === undefined ? 0 : (edns.ttl >>> 24) << 4);
  const [question] = questions;
  const isOurs =
    question === undefined ? rcode !== 0 : question.name === canonicalName(name) && question.type === number;
  if (!isOurs) return 'stranger';
  if ((flags & FLAGS.truncated) !== 0) return 'truncated';
  const wanted = answers.filter(({ type }) => type === number).slice(0, MAX_KEPT);
  const records = wanted.map((place) => ({ value: dataOf(reader, place), ttl: place.ttl }));
  if (records.some(({ value }) => value === undefined)) return unanswered('EMALFORMED', 'a record that cannot be read');
  const aliases = answers
    .filter(({ type }) => type === CNAME && number !== CNAME)
    .flatMap((place) => dataOf(reader, place) ?? []);
  const isAuthoritative = (flags & FLAGS.aa) !== 0;
  const referral = isAuthoritative || answers.length > 0 || rcode !== 0 ? undefined : referralOf(reader, others);
  return {
    kind: 'answered',
    rcode: RCODE_NAMES[rcode] ?? `RCODE_${rcode}`,
    addresses: [],
    records: records.map(({ value = '', ttl }) => ({ value, ttl })),
    flags: { aa: isAuthoritative, ad: (flags & FLAGS.ad) !== 0 },
    ...(referral !== undefined && { referral }),
    ...(aliases.length > 0 && { aliases: aliases.slice(0, MAX_KEPT) }),
    ...(extendedErrors.length > 0 && {
      extendedErrors: extendedErrors.map(({ code, text }) => ({ code, text: sanitize(text) })),
    }),
  };
}

/** Reads what came back for a question of any type. Never throws, whatever the bytes are. */
export function readRecords(message: Buffer, asked: RecordAsked): RecordReading {
  if (message.length >= 2 && message.readUInt16BE(0) !== asked.id) return 'stranger';
  try {
    return read(message, asked);
  } catch (error) {
    const isCut = message.length > 2 && (message.readUInt8(2) & 0x82) === 0x82;
    return isCut ? 'truncated' : unanswered('EMALFORMED', error instanceof Error ? error.message : '');
  }
}
