import type { Clock } from '../clock';
import { RUN_LIMITS_MS } from '../run-limits';
import type { Network } from './network';
import type { NameObservation, ResolverReply } from './service-observation';

/** What asking for a name takes besides the name. */
export interface NameContext {
  readonly network: Network;
  readonly resolvers: readonly string[];
  readonly clock: Clock;
  /** Milliseconds that this try may still take. */
  readonly left: () => number;
}

/** Asks every resolver for a name at once, and hears them all. */
export async function probeName(name: string, context: NameContext): Promise<NameObservation> {
  const { network, resolvers, clock, left } = context;
  const limitMs = Math.min(RUN_LIMITS_MS.dnsQuestion, left());
  const ask = async (resolver: string): Promise<ResolverReply> => {
    const askedAt = clock.now();
    const reply = await network.dns({ name, type: 'A', resolver }, limitMs);
    return { resolver, type: 'A', reply, elapsedMs: clock.now() - askedAt };
  };
  return { name, replies: await Promise.all(resolvers.map(ask)) };
}

/** All addresses that any resolver gave, each once. */
export function addressesOf({ replies }: NameObservation): readonly string[] {
  return [
    ...new Set(
      replies.flatMap(({ reply }) => (reply.kind === 'answered' && reply.rcode === 'NOERROR' ? reply.addresses : [])),
    ),
  ];
}
