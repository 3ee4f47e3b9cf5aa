import { type Answer, type DecodedPacket, encode, TRUNCATED_RESPONSE } from 'dns-packet';

/** A question as it arrived. */
export interface DnsQuery {
  readonly packet: DecodedPacket;
  readonly message: Buffer;
  readonly overTcp: boolean;
}

/** What a server sends back for a question: none is silence over UDP, and a closed connection over TCP. */
export type DnsBehaviour = (query: DnsQuery) => readonly Buffer[];

const RCODE = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

/** What is unusual about an answer. */
export interface Oddity {
  readonly rcode?: keyof typeof RCODE;
  readonly answers?: readonly Answer[];
  readonly extendedErrors?: readonly number[];
  /** The resolver's own words beside each extended error. */
  readonly words?: string;
  readonly extendedRcode?: number;
  readonly flags?: number;
  readonly withoutQuestion?: boolean;
  readonly wrongId?: boolean;
  readonly question?: string;
}

/** An answer in wire format; an empty NOERROR unless said otherwise. */
export function answer({ packet }: DnsQuery, odd: Oddity = {}): Buffer {
  const asked = (packet.questions ?? []).map((question) => ({ ...question, name: odd.question ?? question.name }));
  const options = (odd.extendedErrors ?? []).map((error) => ({
    code: 15,
    data: Buffer.concat([Buffer.from([error >> 8, error & 0xff]), Buffer.from(odd.words ?? '')]),
  }));
  const edns = {
    type: 'OPT',
    name: '.',
    udpPayloadSize: 1232,
    extendedRcode: odd.extendedRcode ?? 0,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    // The types of dns-packet know no option of RFC 8914; the library encodes any.
    options: options as never,
  } as const;
  return encode({
    type: 'response',
    id: (packet.id ?? 0) ^ (odd.wrongId === true ? 1 : 0),
    flags: (odd.flags ?? 0) | RCODE[odd.rcode ?? 'NOERROR'],
    questions: odd.withoutQuestion === true ? [] : asked,
    answers: [...(odd.answers ?? [])],
    additionals: [edns],
  });
}

/** A record of the question's name or of another. */
export const record = (type: 'A' | 'AAAA' | 'CNAME', name: string, data: string): Answer => ({
  type,
  name,
  data,
  ttl: 5,
});

/** Answers so, whatever is asked. */
export const answers =
  (odd: Oddity = {}): DnsBehaviour =>
  (query) => [answer(query, odd)];

/** Answers with addresses of the name that is asked for. */
export const addresses =
  (...list: readonly string[]): DnsBehaviour =>
  (query) => {
    const name = query.packet.questions?.[0]?.name ?? '';
    const records = list.map((address) => record(address.includes(':') ? 'AAAA' : 'A', name, address));
    return [answer(query, { answers: records })];
  };

/** Never answers. */
export const silent: DnsBehaviour = () => [];

/** Sends a cut answer over UDP; over TCP it behaves as told, or closes the connection. */
export const truncated =
  (overTcp: DnsBehaviour = silent): DnsBehaviour =>
  (query) =>
    query.overTcp ? overTcp(query) : [answer(query, { flags: TRUNCATED_RESPONSE })];

/** Sends messages that nobody asked for, and then behaves as told. */
export const after =
  (strangers: readonly Oddity[], then: DnsBehaviour): DnsBehaviour =>
  (query) => [...strangers.map((odd) => answer(query, odd)), ...then(query)];

/** A validating resolver before a bad signature: SERVFAIL, unless checking is disabled; it says why, or does not. */
export const bogus =
  (unchecked: DnsBehaviour, extendedErrors: readonly number[] = []): DnsBehaviour =>
  (query) =>
    query.packet.flag_cd ? unchecked(query) : [answer(query, { rcode: 'SERVFAIL', extendedErrors })];
