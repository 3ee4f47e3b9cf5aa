import { randomInt } from 'node:crypto';
import { type DnsReply, unanswered } from '../../probing/dns-reply';
import type { DnsQuestion } from '../../probing/network';
import { errorCode } from '../failure';
import { countdown } from '../time-limit';
import { type Reading, readAnswer } from './dns-answer';
import { encodeQuestion, isAskable, type WireQuestion } from './dns-question';
import { overTcp, overUdp } from './dns-transport';
import type { ResolverAddress } from './resolver-address';

type Ask = Pick<DnsQuestion, 'name' | 'type'>;

async function askOnce(ask: Ask, server: ResolverAddress, checkingDisabled: boolean, left: () => number) {
  const question: WireQuestion = { name: ask.name, type: ask.type, id: randomInt(0x1_0000), checkingDisabled };
  const query = encodeQuestion(question);
  const take = (message: Buffer): Exclude<Reading, 'stranger'> | undefined => {
    const reading = readAnswer(message, question);
    return reading === 'stranger' ? undefined : reading;
  };
  const answer = await overUdp(server, query, take, left());
  if (answer !== 'truncated') return answer;
  try {
    const whole = await overTcp(server, query, take, left());
    return whole === 'truncated' ? unanswered('ETRUNCATED') : whole;
  } catch {
    return unanswered('ETRUNCATED');
  }
}

/** After a SERVFAIL, what the same question gets without DNSSEC validation: best effort, within the same limit. */
async function askUnchecked(ask: Ask, server: ResolverAddress, left: () => number): Promise<string | undefined> {
  try {
    const reply = await askOnce(ask, server, true, left);
    return reply.kind === 'answered' ? reply.rcode : undefined;
  } catch {
    return undefined;
  }
}

/** Asks one name of one resolver: UDP, then TCP where the answer was cut. Every failure is a reply. */
export async function askDns(ask: Ask, server: ResolverAddress, limitMs: number): Promise<DnsReply> {
  if (!isAskable(ask.name)) return unanswered('EBADNAME');
  const left = countdown(limitMs);
  try {
    const reply = await askOnce(ask, server, false, left);
    if (reply.kind !== 'answered' || reply.rcode !== 'SERVFAIL') return reply;
    const uncheckedRcode = await askUnchecked(ask, server, left);
    return uncheckedRcode === undefined ? reply : { ...reply, uncheckedRcode };
  } catch (error) {
    return unanswered(errorCode(error));
  }
}
