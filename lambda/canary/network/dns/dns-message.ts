import ipaddr from 'ipaddr.js';
import type { ExtendedError } from '../../probing/dns-reply';
import { CutMessage, MalformedMessage, MessageReader, type RecordPlace } from './message-reader';

/** An address or an alias of a name, names in lower case; without a value where it cannot be read. */
export interface AnswerRecord {
  readonly type: number;
  readonly name: string;
  readonly value: string | undefined;
}

/** What a message says, as far as a probe needs it: a record that nobody needs may be as odd as it likes. */
export interface DnsMessage {
  readonly isResponse: boolean;
  readonly isTruncated: boolean;
  readonly rcode: number;
  readonly questions: readonly { readonly name: string; readonly type: number }[];
  readonly answers: readonly AnswerRecord[];
  readonly extendedErrors: readonly ExtendedError[];
}

/** Numbers of record types (IANA). */
export const RECORD_TYPE = { A: 1, CNAME: 5, AAAA: 28, OPT: 41 } as const;

const ADDRESS_BYTES: Readonly<Record<number, number>> = { [RECORD_TYPE.A]: 4, [RECORD_TYPE.AAAA]: 16 };

/** More than any resolver needs to send: a message of 64 kB can cost a second to read. */
const MAX_MESSAGE_BYTES = 16 * 1024;
const MAX_RECORDS = 1_000;
const MAX_EXTENDED_ERRORS = 10;
const EXTENDED_ERROR_OPTION = 15;
const INTERNET = 1;

/** A name as it is compared: without its last dot, and in lower case. */
export function canonicalName(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}

/** @throws MalformedMessage where a message of so many bytes is not worth reading */
export function refuseLength(bytes: number): void {
  if (bytes > MAX_MESSAGE_BYTES) throw new MalformedMessage(`an answer of ${Math.ceil(bytes / 1024)} kB`);
}

function recordValue(reader: MessageReader, { type, from, to }: RecordPlace): string | undefined {
  if (type === RECORD_TYPE.CNAME) return reader.nameAt(from);
  const bytes = [...reader.message.subarray(from, to)];
  return bytes.length === ADDRESS_BYTES[type] ? ipaddr.fromByteArray(bytes).toString() : undefined;
}

function readAnswer(reader: MessageReader, place: RecordPlace): AnswerRecord {
  const { type, nameAt } = place;
  try {
    return { type, name: canonicalName(reader.nameAt(nameAt)), value: recordValue(reader, place) };
  } catch {
    return { type, name: '', value: undefined };
  }
}

function readExtendedErrors(message: Buffer, { from, to }: RecordPlace): readonly ExtendedError[] {
  const errors: ExtendedError[] = [];
  for (let at = from; at + 4 <= to && errors.length < MAX_EXTENDED_ERRORS; ) {
    const [option, length] = [message.readUInt16BE(at), message.readUInt16BE(at + 2)];
    const data = message.subarray(at + 4, Math.min(at + 4 + length, to));
    at += 4 + length;
    if (option !== EXTENDED_ERROR_OPTION || data.length < 2) continue;
    errors.push({ code: data.readUInt16BE(0), text: data.subarray(2).toString('utf8') });
  }
  return errors;
}

/** Records behind the answer: evidence, read as far as they can be. */
function readRest(reader: MessageReader, count: number): readonly RecordPlace[] {
  const records: RecordPlace[] = [];
  try {
    while (records.length < count) records.push(reader.record());
  } catch (error) {
    if (error instanceof CutMessage) throw error;
  }
  return records;
}

/** What stands around the records of a message, and where these are. */
export interface MessageParts {
  readonly flags: number;
  readonly questions: DnsMessage['questions'];
  readonly answers: readonly RecordPlace[];
  /** Behind the answers, as far as they can be read. */
  readonly others: readonly RecordPlace[];
  readonly edns: RecordPlace | undefined;
  readonly extendedErrors: readonly ExtendedError[];
}

/** Reads a message up to what its records mean. @throws MalformedMessage where it is cut, or none */
export function readHeader(reader: MessageReader): MessageParts {
  reader.uint16();
  const flags = reader.uint16();
  const [questionCount, answerCount] = [reader.uint16(), reader.uint16()];
  const restCount = reader.uint16() + reader.uint16();
  if (questionCount + answerCount + restCount > MAX_RECORDS) {
    throw new MalformedMessage(`an answer of ${questionCount + answerCount + restCount} records`);
  }
  const questions = Array.from({ length: questionCount }, () => {
    const name = canonicalName(reader.nameAt(reader.skipName()));
    const type = reader.uint16();
    reader.uint16();
    return { name, type };
  });
  const answers = Array.from({ length: answerCount }, () => reader.record());
  const others = readRest(reader, restCount);
  const edns = others.find(({ type }) => type === RECORD_TYPE.OPT);
  const extendedErrors = edns === undefined ? [] : readExtendedErrors(reader.message, edns);
  return { flags, questions, answers, others, edns, extendedErrors };
}

/** Reads a message. @throws MalformedMessage where it is too large, cut, or none */
export function readMessage(message: Buffer): DnsMessage {
  refuseLength(message.length);
  const reader = new MessageReader(message);
  const { flags, questions, answers, edns, extendedErrors } = readHeader(reader);
  return {
    isResponse: (flags & 0x8000) !== 0,
    isTruncated: (flags & 0x0200) !== 0,
    // the upper bits of an extended RCODE stand where other records have their time to live (RFC 6891, section 6.1.3)
    rcode: (flags & 0xf) | (edns === undefined ? 0 : (edns.ttl >>> 24) << 4),
    questions,
    answers: answers
      .filter(({ type, class: kind }) => kind === INTERNET && (type === RECORD_TYPE.CNAME || type in ADDRESS_BYTES))
      .map((place) => readAnswer(reader, place)),
    extendedErrors,
  };
}
