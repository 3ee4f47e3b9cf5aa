import type { DnsEndpoint } from '../../../lib/contract/dns-endpoint';
import type { AskContext } from './probe-name';
import type { QuestionObservation } from './service-observation';

/** Asks every server of a question at once, and waits for all: each may answer differently. */
export async function probeQuestion(question: DnsEndpoint, context: AskContext): Promise<QuestionObservation> {
  const { network, resolvers, clock, left, signal } = context;
  const replies = await Promise.all(
    (question.servers ?? resolvers).map(async (resolver) => {
      const askedAt = clock.now();
      const reply = await network.dns({ name: question.name, resolver, endpoint: question }, left(), signal);
      return { resolver, reply, elapsedMs: clock.now() - askedAt };
    }),
  );
  return { question, replies };
}
