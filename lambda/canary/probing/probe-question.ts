import { AUTHORITATIVE, type DnsEndpoint } from '../../../lib/contract/dns-endpoint';
import type { AskContext } from './probe-name';
import type { QuestionObservation } from './service-observation';
import { timed } from './timed-reply';
import { askNameServers } from './zones/ask-name-servers';
import type { Zones } from './zones/zones';

/** What a question takes besides it. */
export interface QuestionContext extends AskContext {
  /** The run's zones. @default nobody asks name servers */
  readonly zones?: Zones;
}

/** Asks every server of a question at once, and waits for all: each may answer differently. */
export async function probeQuestion(question: DnsEndpoint, context: QuestionContext): Promise<QuestionObservation> {
  const { network, resolvers, clock, left, signal, zones } = context;
  const { servers = resolvers } = question;
  if (servers === AUTHORITATIVE) {
    const asks = process.env.CANARY_WITHOUT_ZONES !== 'yes' && zones !== undefined;
    return { question, replies: asks ? await askNameServers(question, zones) : [] };
  }
  const replies = await Promise.all(
    servers.map(async (resolver) => {
      const asked = { name: question.name, resolver, endpoint: question };
      return { resolver, ...(await timed(clock, () => network.dns(asked, left(), signal))) };
    }),
  );
  return { question, replies };
}
