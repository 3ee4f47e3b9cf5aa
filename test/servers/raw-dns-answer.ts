import type { DnsQuery } from './dns-behaviours';

/** Records of an answer, by section, as bytes. */
export interface RawRecords {
  readonly answers?: readonly Buffer[];
  readonly authorities?: readonly Buffer[];
  readonly additionals?: readonly Buffer[];
}

/** A pointer to the name that was asked for: the first thing behind the header. */
export const ASKED_NAME = Buffer.from([0xc0, 12]);

const HEADER_BYTES = 12;
const QUESTION_TAIL_BYTES = 4;

/** One record, whatever is in it. */
export function rawRecord(type: number, data: Buffer, name: Buffer = ASKED_NAME): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt32BE(5, 4);
  head.writeUInt16BE(data.length, 8);
  return Buffer.concat([name, head, data]);
}

/** A name as it goes over the wire. */
export function rawName(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

/** An answer of records that no library would write. */
export function rawAnswer({ message }: DnsQuery, records: RawRecords): Buffer {
  const { answers = [], authorities = [], additionals = [] } = records;
  const header = Buffer.alloc(HEADER_BYTES);
  message.copy(header, 0, 0, 2);
  [0x8180, 1, answers.length, authorities.length, additionals.length].forEach((word, index) => {
    header.writeUInt16BE(word, 2 + 2 * index);
  });
  const questionEnd = message.indexOf(0, HEADER_BYTES) + 1 + QUESTION_TAIL_BYTES;
  const question = message.subarray(HEADER_BYTES, questionEnd);
  return Buffer.concat([header, question, ...answers, ...authorities, ...additionals]);
}
