import { randomInt } from 'node:crypto';
import type { SecureContext } from 'node:tls';
import { type DnsEndpoint, recordNumber } from '../../../../lib/contract/dns-endpoint';
import { type DnsReply, unanswered } from '../../probing/dns-reply';
import { unmetByDns } from '../../probing/promises/dns-promises';
import { RUN_LIMITS_MS } from '../../run-limits';
import { errorCode, reasonOf } from '../failure';
import { countdown } from '../time-limit';
import { encodeRecordQuestion } from './dns-question';
import { overTcp, overTls, overUdp } from './dns-transport';
import { overHttps } from './over-https';
import { type RecordReading, readRecords } from './read-records';
import type { DnsServerAddress } from './server-address';

async function askOver(
  server: DnsServerAddress,
  query: Buffer,
  take: (message: Buffer) => RecordReading | undefined,
  context: SecureContext,
  left: () => number,
  signal: AbortSignal,
): Promise<RecordReading> {
  switch (server.transport) {
    case 'tcp':
      return overTcp(server, query, take, left(), signal);
    case 'tls':
      return overTls(server, query, take, context, left(), signal);
    case 'https':
      return overHttps(server, query, take, context, left(), signal);
    case 'udp': {
      const times = [0, ...RUN_LIMITS_MS.dnsResent].map((atMs) => ({ atMs, query }));
      const answer = await overUdp(server, times, take, left(), signal);
      return answer === 'truncated' ? overTcp(server, query, take, left(), signal) : answer;
    }
  }
}

/** Asks a question of whatever type of one server, and says what of its promises the answer does not keep. */
export async function askRecords(
  question: DnsEndpoint,
  server: DnsServerAddress,
  context: SecureContext,
  limitMs: number,
  signal: AbortSignal,
): Promise<DnsReply> {
  const left = countdown(Math.min(RUN_LIMITS_MS.dnsQuestion, limitMs));
  const began = performance.now();
  const wire = { ...question, number: recordNumber(question.type) ?? 0, id: randomInt(0x1_0000) };
  const take = (message: Buffer) => {
    const reading = readRecords(message, wire);
    return reading === 'stranger' ? undefined : reading;
  };
  try {
    const reading = await askOver(server, encodeRecordQuestion(wire), take, context, left, signal);
    if (reading === 'truncated') return unanswered('ETRUNCATED', 'cut again over TCP');
    if (reading === 'stranger' || reading.kind === 'unanswered') {
      return reading === 'stranger' ? unanswered('EMALFORMED', 'an answer to another question') : reading;
    }
    return { ...reading, ...unmetByDns(reading, question.expect ?? {}, performance.now() - began) };
  } catch (error) {
    return unanswered(errorCode(error), reasonOf(error));
  }
}
