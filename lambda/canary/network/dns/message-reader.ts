/** What stands at a place of a message is not what the protocol lets stand there. */
export class MalformedMessage extends Error {
  readonly code = 'EMALFORMED';
}

/** A message that holds less than it says: nothing of it can be trusted to be whole. */
export class CutMessage extends MalformedMessage {}

const MAX_NAME_BYTES = 255;
/** More than a name of one-letter labels could need: a chain of pointers costs time, and means nothing. */
const MAX_POINTERS = 127;
const POINTER = 0xc0;

/** A record's place in its message: what it is, and where its data lie; its name and data are read on demand. */
export interface RecordPlace {
  readonly nameAt: number;
  readonly type: number;
  readonly class: number;
  readonly ttl: number;
  readonly from: number;
  readonly to: number;
}

/** A label as text: a dot within it is escaped, so that it is not taken for the border of labels (RFC 4343, section 2.1). */
function spellLabel(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('.', '\\.');
}

/** Reads a DNS message from left to right (RFC 1035, section 4); whatever the bytes are, in little time. */
export class MessageReader {
  #at = 0;

  constructor(readonly message: Buffer) {}

  #take(bytes: number): number {
    const from = this.#at;
    if (from + bytes > this.message.length) throw new CutMessage('the message ends too early');
    this.#at += bytes;
    return from;
  }

  uint16(): number {
    return this.message.readUInt16BE(this.#take(2));
  }

  #uint32(): number {
    return this.message.readUInt32BE(this.#take(4));
  }

  /** Passes over a name; says where it began. */
  skipName(): number {
    const from = this.#at;
    for (;;) {
      const length = this.message.readUInt8(this.#take(1));
      if (length === 0) return from;
      if (length >= POINTER) {
        this.#take(1);
        return from;
      }
      if (length >= 0x40) throw new MalformedMessage('a label of an unknown kind');
      this.#take(length);
    }
  }

  /** Passes over a record; says where it lies. */
  record(): RecordPlace {
    const nameAt = this.skipName();
    const [type, kind, ttl, length] = [this.uint16(), this.uint16(), this.#uint32(), this.uint16()];
    const from = this.#take(length);
    return { nameAt, type, class: kind, ttl, from, to: from + length };
  }

  /** The name that stands at a place, pointers followed: each must lead further back (RFC 1035, section 4.1.4). */
  nameAt(place: number): string {
    const labels: string[] = [];
    let [at, earliest, bytes, pointers] = [place, place, 0, 0];
    for (;;) {
      const length = this.message[at];
      if (length === undefined) throw new MalformedMessage('a name leads out of the message');
      if (length === 0) return labels.join('.');
      if (length >= POINTER) {
        const target = ((length & 0x3f) << 8) | (this.message[at + 1] ?? 0xff);
        pointers += 1;
        if (target >= earliest || pointers > MAX_POINTERS) throw new MalformedMessage('a pointer that leads nowhere');
        at = target;
        earliest = target;
        continue;
      }
      const end = at + 1 + length;
      bytes += 1 + length;
      if (length >= 0x40 || end > this.message.length || bytes >= MAX_NAME_BYTES) {
        throw new MalformedMessage('a label that is not one, or too many of them');
      }
      labels.push(spellLabel(this.message.subarray(at + 1, end)));
      at = end;
    }
  }
}
