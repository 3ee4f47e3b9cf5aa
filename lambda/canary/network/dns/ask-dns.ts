import { randomInt } from 'node:crypto';
import { type DnsReply, unanswered } from '../../probing/dns-reply';
import type { DnsQuestion } from '../../probing/network';
import { RUN_LIMITS_MS } from '../../run-limits';
import { errorCode, reasonOf } from '../failure';
import { countdown } from '../time-limit';
import { type Reading, readReply } from './dns-answer';
import { encodeQuestion, isAskable, type WireQuestion } from './dns-question';
import { type Datagram, overTcp, overUdp } from './dns-transport';
import { MalformedMessage } from './message-reader';
import type { ResolverAddress } from './resolver-address';

type Ask = Pick<DnsQuestion, 'name' | 'type'> & Pick<WireQuestion, 'checkingDisabled' | 'hasEdns'>;

/** Whom a question is asked, and how long. */
interface Asked {
  readonly server: ResolverAddress;
  readonly left: () => number;
  readonly signal: AbortSignal;
}

/** RCODEs of servers that do not know EDNS, or not this version of it (RFC 6891, sections 6.1.3 and 7). */
const EDNS_REFUSALS: ReadonlySet<string> = new Set(['FORMERR', 'NOTIMP', 'RCODE_16']);

/** What stands for an answer that was cut, and of which no whole one could be had over TCP. */
function wasCut(error: unknown): DnsReply {
  if (error instanceof MalformedMessage) return unanswered('EMALFORMED', error.message);
  return unanswered('ETRUNCATED', `the answer was cut, and over TCP: ${reasonOf(error)}`);
}

async function askOnce(ask: Ask, { server, left, signal }: Asked): Promise<DnsReply> {
  const question: WireQuestion = { ...ask, id: randomInt(0x1_0000) };
  const query = encodeQuestion(question);
  const take = (message: Buffer): Exclude<Reading, 'stranger'> | undefined => {
    const reading = readReply(message, question);
    return reading === 'stranger' ? undefined : reading;
  };
  const resent = RUN_LIMITS_MS.dnsResent.map((atMs): Datagram => ({ atMs, query }));
  const answer = await overUdp(server, [{ atMs: 0, query }, ...resent], take, left(), signal);
  if (answer !== 'truncated') return answer;
  try {
    const whole = await overTcp(server, query, take, left(), signal);
    return whole === 'truncated' ? wasCut(new Error('cut again')) : whole;
  } catch (error) {
    return wasCut(error);
  }
}

/** Asks with EDNS, and without where the server does not know it. */
async function askPlainly(ask: Ask, asked: Asked): Promise<DnsReply> {
  const reply = await askOnce(ask, asked);
  const refused = reply.kind === 'answered' && EDNS_REFUSALS.has(reply.rcode);
  return refused ? askOnce({ ...ask, hasEdns: false }, asked).catch(() => reply) : reply;
}

/** After a SERVFAIL, what the same question gets without DNSSEC validation: best effort, within the same limit. */
async function askUnchecked(ask: Ask, asked: Asked): Promise<string | undefined> {
  try {
    const reply = await askOnce({ ...ask, checkingDisabled: true }, asked);
    return reply.kind === 'answered' ? reply.rcode : undefined;
  } catch {
    return undefined;
  }
}

/** Asks one name of one resolver: UDP, again where nothing comes, then TCP where the answer was cut. */
export async function askDns(
  { name, type }: Pick<DnsQuestion, 'name' | 'type'>,
  server: ResolverAddress,
  limitMs: number,
  signal: AbortSignal,
): Promise<DnsReply> {
  if (!isAskable(name)) return unanswered('EBADNAME', 'not a name that can be asked for');
  const asked: Asked = { server, left: countdown(Math.min(RUN_LIMITS_MS.dnsQuestion, limitMs)), signal };
  const ask: Ask = { name, type, checkingDisabled: false, hasEdns: true };
  try {
    const reply = await askPlainly(ask, asked);
    // a resolver that says why needs no second question
    if (reply.kind !== 'answered' || reply.rcode !== 'SERVFAIL' || reply.extendedErrors !== undefined) return reply;
    const uncheckedRcode = await askUnchecked(ask, asked);
    return uncheckedRcode === undefined ? reply : { ...reply, uncheckedRcode };
  } catch (error) {
    return unanswered(errorCode(error), reasonOf(error));
  }
}
