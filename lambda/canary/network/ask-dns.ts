import { randomInt } from 'node:crypto';
import type { DnsQuestion } from '../network';
import type { DnsObservation } from '../observation';
import { noAnswer, type Reading, readAnswer } from './dns-answer';
import { encodeQuestion, isAskable, type WireQuestion } from './dns-question';
import { overTcp, overUdp } from './dns-transport';
import { codeOf } from './failure';
import type { ResolverAddress } from './resolver-address';
import { countdown } from './within';

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
    return whole === 'truncated' ? noAnswer('ETRUNCATED') : whole;
  } catch {
    return noAnswer('ETRUNCATED');
  }
}

/** After a SERVFAIL, what the same question gets without DNSSEC validation: best effort, within the same limit. */
async function askUnchecked(ask: Ask, server: ResolverAddress, left: () => number): Promise<string | undefined> {
  try {
    return (await askOnce(ask, server, true, left)).rcode;
  } catch {
    return undefined;
  }
}

/** Asks one name of one resolver: UDP, then TCP where the answer was cut. Every failure is an observation. */
export async function askDns(ask: Ask, server: ResolverAddress, limitMs: number): Promise<DnsObservation> {
  if (!isAskable(ask.name)) return noAnswer('EBADNAME');
  const left = countdown(limitMs);
  try {
    const seen = await askOnce(ask, server, false, left);
    if (seen.rcode !== 'SERVFAIL') return seen;
    const uncheckedRcode = await askUnchecked(ask, server, left);
    return uncheckedRcode === undefined ? seen : { ...seen, uncheckedRcode };
  } catch (error) {
    return noAnswer(codeOf(error));
  }
}
