import ipaddr from 'ipaddr.js';
import { RECORD_NUMBERS } from '../../../../lib/contract/dns-endpoint';
import type { MessageReader, RecordPlace } from './message-reader';

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(RECORD_NUMBERS).map(([name, number]) => [number, name]),
);

/** The name of a type: `MX`, `TYPE99`. */
export function recordName(type: number): string {
  return NAMES.get(type) ?? `TYPE${type}`;
}

/** Where the name ends that stands at a place. @throws RangeError where it leads out of the message */
function endOfName(message: Buffer, at: number): number {
  for (let place = at; ; ) {
    const length = message.readUInt8(place);
    if (length === 0) return place + 1;
    if (length >= 0xc0) return place + 2;
    place += 1 + length;
  }
}

/** Strings of one record, which belong together, joined without anything between (RFC 1035, section 3.3.14). */
function strings(data: Buffer): string {
  const parts: string[] = [];
  for (let at = 0; at < data.length; ) {
    const length = data.readUInt8(at);
    parts.push(data.toString('utf8', at + 1, Math.min(data.length, at + 1 + length)));
    at += 1 + length;
  }
  return parts.join('');
}

/** The end of a name as zone files spell it; the root is a dot. */
const bare = (name: string) => (name === '' ? '.' : name.toLowerCase());

function spellSoa(reader: MessageReader, { from, to }: RecordPlace): string {
  const { message } = reader;
  const second = endOfName(message, from);
  const numbers = endOfName(message, second);
  const fields = Array.from({ length: 5 }, (_, index) => message.readUInt32BE(numbers + 4 * index));
  if (numbers + 20 > to) throw new RangeError('an SOA that ends too early');
  return [bare(reader.nameAt(from)), bare(reader.nameAt(second)), ...fields].join(' ');
}

/** The data of a record in the form of zone files, names in lower case and without their last dot. @throws where it cannot be read */
export function spellRecord(reader: MessageReader, place: RecordPlace): string {
  const { type, from, to } = place;
  const { message } = reader;
  const data = message.subarray(from, to);
  switch (recordName(type)) {
    case 'A':
    case 'AAAA':
      return ipaddr.fromByteArray([...data]).toString();
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return bare(reader.nameAt(from));
    case 'MX':
      return `${data.readUInt16BE(0)} ${bare(reader.nameAt(from + 2))}`;
    case 'TXT':
      return strings(data);
    case 'SRV':
      return `${data.readUInt16BE(0)} ${data.readUInt16BE(2)} ${data.readUInt16BE(4)} ${bare(reader.nameAt(from + 6))}`;
    case 'CAA': {
      const length = data.readUInt8(1);
      return `${data.readUInt8(0)} ${data.toString('latin1', 2, 2 + length)} "${data.toString('utf8', 2 + length)}"`;
    }
    case 'SOA':
      return spellSoa(reader, place);
    default:
      // as types are spelled that nobody knows (RFC 3597, section 5)
      return `\\# ${data.length} ${data.toString('hex')}`.trim();
  }
}
