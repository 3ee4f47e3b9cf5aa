import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readMessage } from '../../../lambda/canary/network/dns/dns-message';
import { recordName } from '../../../lambda/canary/network/dns/spell-record';
import { type Packet, packets } from '../../../lambda/canary/network/packets';
import { sanitize } from '../../../lambda/canary/sanitize';
import { line } from '../print/line';
import type { Paper } from '../print/paper';
import { milliseconds } from './milliseconds';

/** A packet, and when it passed, epoch milliseconds. */
export interface TimedPacket extends Packet {
  readonly at: number;
}

function isPacket(message: unknown): message is Packet {
  return typeof message === 'object' && message !== null && 'direction' in message;
}

/** Collects every packet while some work is done. */
export async function tracing<T>(
  now: () => number,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly packets: readonly TimedPacket[] }> {
  const seen: TimedPacket[] = [];
  const listen = (message: unknown) => {
    if (isPacket(message)) seen.push({ ...message, at: now() });
  };
  subscribe(packets.name, listen);
  try {
    return { result: await work(), packets: seen };
  } finally {
    unsubscribe(packets.name, listen);
  }
}

const RCODES = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];

/** What a message says, in the words of `dig`. */
function summary(message: Buffer): string {
  try {
    const { isResponse, isTruncated, rcode, questions, answers } = readMessage(message);
    const asked = questions.map(({ name, type }) => `${recordName(type)} ${sanitize(name)}`).join(', ');
    if (!isResponse) return `${asked}?`;
    const records = answers.map(({ type, value }) => `${recordName(type)} ${sanitize(value ?? '')}`.trim());
    return [asked, RCODES[rcode] ?? `RCODE${rcode}`, ...(isTruncated ? ['cut'] : []), ...records].join(' ');
  } catch {
    return 'not a DNS message';
  }
}

/** Every packet of a run, a line each, with its time from the run's beginning. */
export function packetLines(paper: Paper, seen: readonly TimedPacket[], began: number): readonly string[] {
  if (seen.length === 0) return [];
  return [
    '',
    line(paper, ['strong', 'packets']),
    ...seen.map(({ at, direction, over, server, message }) =>
      line(
        paper,
        `  ${milliseconds(at - began).padStart(8)}  ${over} ${direction === 'sent' ? '->' : '<-'} ${server.address}:${server.port}  `,
        `${message.length} bytes  ${summary(message)}`,
      ),
    ),
  ];
}
