import type { DnsEndpoint } from '../../../../lib/contract/dns-endpoint';
import { type DnsReply, unanswered } from '../dns-reply';
import { unmetByDns } from '../promises/dns-promises';
import type { QuestionObservation } from '../service-observation';
import type { TimedReply } from '../timed-reply';
import { lamenessOf } from './lameness';
import type { NameServer } from './zone-observation';
import type { Zones } from './zones';

/** Over UDP, and over TCP where nothing whole came: a packet may be lost. */
async function askOne(question: DnsEndpoint, address: string, zones: Zones): Promise<TimedReply> {
  const { name, type, allowPrivateAddresses: mayUsePrivate = false } = question;
  const first = await zones.ask({ address, over: 'udp', name, type, mayUsePrivate });
  if (first.reply.kind === 'answered') return first;
  const second = await zones.ask({ address, over: 'tcp', name, type, mayUsePrivate });
  return second.reply.kind === 'answered' ? second : first;
}

/** A reply with what of its promises it does not keep; who answers for a zone without having it keeps none. */
function withPromises({ reply, elapsedMs }: TimedReply, { expect = {} }: DnsEndpoint, zone: string): DnsReply {
  if (reply.kind === 'unanswered') return reply;
  const lameness = reply.rcode === 'REFUSED' ? undefined : lamenessOf(reply, zone);
  if (lameness !== undefined) return { ...reply, unmet: [{ about: 'answer', text: lameness }] };
  const { unmet, ...degraded } = unmetByDns(reply, expect, elapsedMs);
  // where an alias leads is another zone's affair
  const own = reply.aliases === undefined ? unmet : unmet.filter(({ about }) => about !== 'nodata');
  return { ...reply, unmet: own, ...degraded };
}

/** Asks each name server of a question's zone for itself; where none is known, what the resolvers said is the reply. */
export async function askNameServers(question: DnsEndpoint, zones: Zones): Promise<QuestionObservation['replies']> {
  const { name, allowPrivateAddresses: mayUsePrivate = false } = question;
  const located = await zones.locate({ name, mayUsePrivate });
  if (located.kind === 'lost') {
    const { resolver, ...said } = located.said;
    return [{ ...said, resolver: `${resolver}, for its name servers` }];
  }
  const replyOf = async (server: NameServer) => {
    if (server.kind === 'unaskable') {
      return { resolver: server.name, reply: unanswered('EUNASKABLE', server.reason), elapsedMs: 0 };
    }
    const timed = await askOne(question, server.address, zones);
    const reply = withPromises(timed, question, located.zone);
    return { resolver: server.name, reply, elapsedMs: timed.elapsedMs };
  };
  return Promise.all(located.servers.map(replyOf));
}
