import { randomInt } from 'node:crypto';
import { recordNumber } from '../../../../lib/contract/dns-endpoint';
import { type DnsReply, unanswered } from '../../probing/dns-reply';
import type { NameServerQuestion } from '../../probing/network';
import { RUN_LIMITS_MS } from '../../run-limits';
import { errorCode, reasonOf } from '../failure';
import { encodeRecordQuestion } from './dns-question';
import { overTcp, overUdp } from './dns-transport';
import { readRecords } from './read-records';

/** Asks one name server of a zone for what it knows itself (RD is not set): one packet, and none after it. */
export async function askNameServer(
  { address, over, name, type }: NameServerQuestion,
  port: number,
  limitMs: number,
  signal: AbortSignal,
): Promise<DnsReply> {
  const server = { address, port };
  const limit = Math.min(RUN_LIMITS_MS.dnsQuestion, limitMs);
  const wire = { name, number: recordNumber(type) ?? 0, id: randomInt(0x1_0000), isRecursive: false };
  const query = encodeRecordQuestion(wire);
  const take = (message: Buffer) => {
    const reading = readRecords(message, wire);
    return reading === 'stranger' ? undefined : reading;
  };
  try {
    const reading =
      over === 'tcp'
        ? await overTcp(server, query, take, limit, signal)
        : await overUdp(server, [{ atMs: 0, query }], take, limit, signal);
    return typeof reading === 'string' ? unanswered('ETRUNCATED', 'an answer that is cut') : reading;
  } catch (error) {
    return unanswered(errorCode(error), reasonOf(error));
  }
}
